"""The guide: contents at the left, a page at the right, and a bar above both."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from viewer.model.event_words import place_among
from viewer.ui.guide.bar import GuideBar
from viewer.ui.guide.browser import GuideBrowser
from viewer.ui.guide.contents import GuideContents
from viewer.ui.guide.history import GuideHistory
from viewer.ui.guide.pages import FIRST, Place, page_title, pages_with
from viewer.ui.look.theme import Appearance
from viewer.words import _

_CONTENTS_PX = 240
_LEAST_PX = 40
#: Where less is left for both, at the usual size of texts, the contents are the guide's first page.
_NARROW_PX = 640


class GuideView(QWidget):
    """Shows the guide and goes about in it; a window or a panel may hold it.

    Args:
        appearance: Colours and text size, followed.
    """

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._history = GuideHistory()
        self._hit = -1
        self.bar = GuideBar(appearance, self)
        self.contents = GuideContents(appearance, self)
        self.browser = GuideBrowser(appearance, self)
        self._lay_out()
        self._connect()
        self._take_keys()
        self.setFocusProxy(self.browser)
        self._show(Place(FIRST))

    def _lay_out(self) -> None:
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.setHandleWidth(1)
        halves.setChildrenCollapsible(False)
        for part in (self.contents, self.browser):
            part.setMinimumHeight(_LEAST_PX)  # else a low window would grow with the guide in it
        halves.addWidget(self.contents)
        halves.addWidget(self.browser)
        halves.setStretchFactor(0, 0)
        halves.setStretchFactor(1, 1)
        halves.setSizes([self._appearance.theme.sized(_CONTENTS_PX), 2000])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(halves, 1)

    def _connect(self) -> None:
        self.bar.stepped.connect(self.step)
        self.bar.contents_wanted.connect(lambda: self.go(Place(FIRST)))
        self.bar.searched.connect(self._search)
        self.bar.hit_wanted.connect(self.next_hit)
        self.bar.left.connect(self.browser.setFocus)
        self.contents.chosen.connect(self.go)
        self.browser.followed.connect(self.go)
        self._appearance.theme_changed.connect(self._arrange)

    def _take_keys(self) -> None:
        """Answer keys wherever the keyboard is in the guide, before a window does that has the same ones."""
        self._keys: dict[str, Callable[[], object]] = {
            "Alt+Left": lambda: self.step(-1),
            "Alt+Right": lambda: self.step(1),
            "Ctrl+F": self.begin_search,
            "F3": lambda: self.next_hit(1),
            "Shift+F3": lambda: self.next_hit(-1),
        }
        bar = self.bar
        for part in (bar.back, bar.forward, bar.contents, bar.field, self.contents, self.browser):
            part.installEventFilter(self)

    # --- going about --------------------------------------------------------------------

    @property
    def place(self) -> Place:
        """Where one is."""
        return self.browser.place

    def go(self, place: Place) -> None:
        """Go to a place of the guide."""
        self._history.visit(place, self._scroll_px)
        self._show(place)

    def step(self, step: int) -> None:
        """Go back (-1) or forward (1), to where one was on that page."""
        stop = self._history.go(step, self._scroll_px)
        self._show(stop.place, stop.scroll_px)

    @property
    def _scroll_px(self) -> int:
        return self.browser.verticalScrollBar().value()

    def _show(self, place: Place, scroll_px: int = 0) -> None:
        self.browser.show_place(place, scroll_px)
        self.contents.show_place(place)
        self.bar.back.setEnabled(self._history.can_go_back)
        self.bar.forward.setEnabled(self._history.can_go_forward)
        self._hit = -1
        self._tell()

    # --- finding ------------------------------------------------------------------------

    def begin_search(self) -> None:
        """Go to the field."""
        self.bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.field.selectAll()

    def _search(self, needle: str) -> None:
        self.browser.find_all(needle)
        self._hit = -1
        if self.browser.hits:
            self.next_hit(1)
        self._tell()

    def next_hit(self, step: int) -> None:
        """Show the next place of what is searched for, or the previous one; where the page has none, another page."""
        count = len(self.browser.hits)
        if count:
            self._hit = (self._hit + step) % count if self._hit >= 0 else (0 if step > 0 else count - 1)
            self.browser.show_hit(self._hit)
            self._tell()
        elif other := self._other_page:
            self.go(Place(other))
            if self.browser.hits:
                self.next_hit(1)

    @property
    def _other_page(self) -> str:
        """Another page on which the words stand; empty where there is none, or no word."""
        needle = self.bar.field.text()
        return next((page for page in pages_with(needle) if page != self.place.page), "") if needle else ""

    def _tell(self) -> None:
        """Say how much was found."""
        count = len(self.browser.hits)
        if not self.bar.field.text():
            text = ""
        elif count:
            text = place_among(max(self._hit, 0), count)
        elif other := self._other_page:
            text = _("Not here; Enter goes to “{page}”").format(page=page_title(other))
        else:
            text = _("Not in the guide")
        self.bar.tell(text)

    # --- Qt -----------------------------------------------------------------------------

    def _arrange(self) -> None:
        is_narrow = self.width() < self._appearance.theme.sized(_NARROW_PX)
        self.contents.setHidden(is_narrow)
        self.bar.set_narrow(is_narrow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim the guide's keys, then do what they say."""
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if not isinstance(event, QKeyEvent) or event.type() not in kinds:
            return False
        run = self._keys.get(QKeySequence(event.keyCombination()).toString())
        if run is None:
            return False
        event.accept()
        if event.type() is QEvent.Type.KeyPress:
            run()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the contents out where there is no room for them."""
        super().resizeEvent(event)
        self._arrange()
