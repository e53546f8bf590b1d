"""The guide's contents: every page, and the headings of the one that is open."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from viewer.ui.guide.pages import PAGES, Place, headings_of, page_title
from viewer.ui.look.theme import Appearance
from viewer.ui.look.wheel_sizer import WheelSizer
from viewer.words import _

_TEXT_PX = 13
_PLACE = Qt.ItemDataRole.UserRole


class GuideContents(QTreeWidget):
    """A tree of pages; the open one shows its headings.

    Args:
        appearance: Fonts, followed.

    Signals:
        chosen(object): the :class:`Place` that was gone to, by pointer or keyboard.
    """

    chosen = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setObjectName("guideContents")
        self.setAccessibleName(_("Contents of the guide"))
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(False)
        self.setIndentation(16)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._items: dict[Place, QTreeWidgetItem] = {}
        for page in PAGES:
            item = QTreeWidgetItem(self)
            self._fill(item, page_title(page), Place(page))
            for text, anchor in headings_of(page):
                self._fill(QTreeWidgetItem(item), text, Place(page, anchor))
        self.currentItemChanged.connect(self._choose)
        self.itemClicked.connect(lambda item: self.chosen.emit(item.data(0, _PLACE)))
        WheelSizer(appearance, self)
        appearance.theme_changed.connect(self._dress)
        self._dress()

    def _fill(self, item: QTreeWidgetItem, text: str, place: Place) -> None:
        item.setText(0, text)
        item.setToolTip(0, text)
        item.setData(0, _PLACE, place)
        self._items[place] = item

    def show_place(self, place: Place) -> None:
        """Point out where one is, and open that page's headings."""
        item = self._items[place] if place in self._items else self._items[Place(place.page)]
        with QSignalBlocker(self):
            for page in PAGES:
                self._items[Place(page)].setExpanded(page == place.page)
            self.setCurrentItem(item)

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(0, _PLACE))

    def _dress(self) -> None:
        self.setFont(self._appearance.theme.font(_TEXT_PX))
