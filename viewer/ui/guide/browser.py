"""Shows one page of the guide: links lead to other pages, and what is searched for is marked."""

from __future__ import annotations

from pathlib import PurePosixPath

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from viewer.shipped import guide_file
from viewer.ui.guide.page_text import fit_to_width, heading_at, write_page
from viewer.ui.guide.pages import FIRST, Place, page_title
from viewer.ui.kit.page_browser import PageBrowser
from viewer.ui.look.theme import Appearance
from viewer.ui.look.wheel_sizer import WheelSizer
from viewer.words import _

#: A single letter stands thousands of times on a page.
_MOST_MARKED = 500
#: What is left in sight above a heading that one goes to.
_ABOVE_HEADING_PX = 12


class GuideBrowser(PageBrowser):
    """A page of the guide, to read, to search and to copy from. It opens the guide's own files and nothing else.

    Its pictures are put into the document at their size, rather than loaded by it.

    Args:
        appearance: Colours and text size, followed.

    Signals:
        followed(object): the :class:`Place` that a link leads to.
    """

    followed = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.place = Place(FIRST)
        self.hits: list[QTextCursor] = []
        self._needle = ""
        self.anchorClicked.connect(self._follow)
        WheelSizer(appearance, self)
        appearance.theme_changed.connect(self._dress_anew)

    def show_place(self, place: Place, scroll_px: int = 0) -> None:
        """Show a page: at a heading, where the place has one, else as far down as it was scrolled before.

        Raises:
            OSError: The page cannot be read.
        """
        self.place = place
        write_page(self.document(), place.page, self._appearance.theme)
        self._fit()
        self.setAccessibleName(_("Guide: {page}").format(page=page_title(place.page)))
        # Tab is to find the first link of the page, not the one behind the last place.
        self.setTextCursor(QTextCursor(self.document()))
        self.find_all(self._needle)
        self.document().size()  # lays out all, as far as headings at the end
        self.verticalScrollBar().setValue(scroll_px)
        heading = heading_at(self.document(), place.heading) if place.heading and not scroll_px else None
        if heading is not None:
            # Qt's own scrolling to an anchor finds none in what it has read from Markdown.
            top = self.document().documentLayout().blockBoundingRect(heading).top()
            self.verticalScrollBar().setValue(round(top) - self._appearance.theme.sized(_ABOVE_HEADING_PX))

    def find_all(self, needle: str) -> None:
        """Mark every place of some words, in any case; none takes the marks away."""
        self._needle = needle
        self.hits = []
        cursor = self.document().find(needle) if needle else QTextCursor()
        while not cursor.isNull() and len(self.hits) < _MOST_MARKED:
            self.hits.append(cursor)
            cursor = self.document().find(needle, cursor)
        self._mark(-1)

    def show_hit(self, number: int) -> None:
        """Bring one of the places that were found into sight and point it out."""
        cursor = QTextCursor(self.hits[number])
        cursor.setPosition(cursor.selectionStart())
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self._mark(number)

    def _mark(self, current: int) -> None:
        theme = self._appearance.theme
        marks = []
        for number, cursor in enumerate(self.hits):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            is_current = number == current
            mark.format.setBackground(theme.selection if is_current else theme.selection_fill)
            mark.format.setForeground(theme.panel if is_current else theme.text)
            marks.append(mark)
        self.setExtraSelections(marks)

    def _follow(self, url: QUrl) -> None:
        place = Place.of(url.toString(), self.place.page)
        if place is not None:
            self.followed.emit(place)

    def _dress_anew(self) -> None:
        """Write the page once more in the new colours and sizes, as far down as it was in sight."""
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        self.show_place(Place(self.place.page))
        bar.setValue(round(share * bar.maximum()))

    def _fit(self) -> None:
        # At the width beside a scroll bar, so that the text holds still when one comes.
        width = self.width() - self.verticalScrollBar().sizeHint().width()
        fit_to_width(self.document(), width, self._appearance.theme, self.picture)

    def picture(self, name: str, most_px: int) -> QImage:
        """Return a picture of the guide, no wider than some pixels of the page, sharp on this screen."""
        path = PurePosixPath(name)
        image = QImage(str(guide_file(name))) if path.parts[:-1] == ("pictures",) else QImage()
        ratio = self.devicePixelRatioF()
        if image.width() > most_px * ratio:
            image = image.scaledToWidth(round(most_px * ratio), Qt.TransformationMode.SmoothTransformation)
            image.setDevicePixelRatio(ratio)
        return image

    # --- Qt -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by the arrows, as a page does; with Shift they select."""
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if not is_plain or not self.scroll_by_key(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let lines and pictures suit the new width."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page, and around it where the keyboard is."""
        super().paintEvent(event)
        self.draw_ring(self._appearance.theme.focus)
