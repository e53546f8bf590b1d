"""The panel itself: a tab for every page, the page, and a way to close it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QTabBar, QToolButton, QVBoxLayout, QWidget

from viewer.ui.kit.icons import icon
from viewer.ui.look.theme import Appearance
from viewer.words import _

_ICON_PX = 14
#: Beside the tabs: margins and what parts them from the button.
_AROUND_TABS_PX = 6 + 10 + 8
#: (name, title, makes the page for a parent) of a page.
Page = tuple[str, str, Callable[[QWidget], QWidget]]


class HelpPanel(QFrame):
    """Pages behind tabs, each made when it is first looked at.

    Args:
        pages: From the left; at least one.
        appearance: Colours.

    Signals:
        turned(str): the page of this name is looked at.
        closed(): the user wants the panel away.
    """

    turned = Signal(str)
    closed = Signal()

    def __init__(self, pages: Sequence[Page], appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("helpPanel")
        self.setAccessibleName(_("Help"))
        self._pages = list(pages)
        self._made: dict[str, QWidget] = {}
        self._appearance = appearance
        self.tabs = QTabBar(self)
        self.close_button = QToolButton(self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._dress()
        appearance.theme_changed.connect(self._dress)
        self.tabs.currentChanged.connect(self._turn)
        self.close_button.clicked.connect(lambda _checked=False: self.closed.emit())

    def _lay_out(self) -> None:
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(_("Pages of help"))
        for _name, title, _make in self._pages:
            self.tabs.addTab(title)
        self.close_button.setObjectName("quiet")
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.setToolTip(_("Close (Esc)"))
        self.close_button.setAccessibleName(_("Close help"))
        bar = QFrame(self)
        bar.setObjectName("tabPlace")
        row = QHBoxLayout(bar)
        row.setContentsMargins(6, 0, 10, 0)
        row.addWidget(self.tabs, 1)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._stack, 1)

    def _dress(self) -> None:
        theme = self._appearance.theme
        self.close_button.setIcon(icon("close", theme.muted))
        self.close_button.setIconSize(QSize(theme.sized(_ICON_PX), theme.sized(_ICON_PX)))

    @property
    def tabs_px(self) -> int:
        """How wide it must be for all titles of its pages to stand whole."""
        return self.tabs.sizeHint().width() + self.close_button.sizeHint().width() + _AROUND_TABS_PX

    @property
    def page_name(self) -> str:
        """The name of the page that is looked at."""
        return self._pages[self.tabs.currentIndex()][0]

    @property
    def page(self) -> QWidget:
        """The page that is looked at."""
        name, _title, make = self._pages[self.tabs.currentIndex()]
        if name not in self._made:
            self._made[name] = make(self)
            self._stack.addWidget(self._made[name])
        return self._made[name]

    def turn_to(self, name: str) -> None:
        """Look at a page; an unknown name leaves the one that is there."""
        names = [page[0] for page in self._pages]
        if name in names:
            self.tabs.setCurrentIndex(names.index(name))
        self._stack.setCurrentWidget(self.page)

    def _turn(self, _number: int) -> None:
        self._stack.setCurrentWidget(self.page)
        self.turned.emit(self.page_name)

    def take_focus(self) -> None:
        """Give the page the keyboard, as a key does."""
        self.page.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
