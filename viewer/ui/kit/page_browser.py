"""A page of text to read, select and follow links in: what a page of the pane and one of the guide have in common."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt, QUrl
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QTextOption
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from viewer.ui.kit.focus_ring import BY_KEY, draw_focus_ring


class PageBrowser(QTextBrowser):
    """Read-only text that loads nothing, scrolls by keys as a page does and shows whether it has the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_ringed = False
        self.setObjectName("detailText")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setOpenLinks(False)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextBrowserInteraction | flags.TextSelectableByKeyboard)
        self.setCursorWidth(0)
        # Columns of a table are rounded up, to a pixel more than there is.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

    def scroll_by_key(self, event: QKeyEvent) -> bool:
        """Scroll by ↑, ↓, Home and End; tell whether it was one of them."""
        bar = self.verticalScrollBar()
        places: dict[int, int] = {
            Qt.Key.Key_Up: bar.value() - bar.singleStep(),
            Qt.Key.Key_Down: bar.value() + bar.singleStep(),
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        if event.key() not in places:
            return False
        bar.setValue(places[event.key()])
        return True

    def draw_ring(self, color: QColor) -> None:
        """Draw, over the page, that it has the keyboard; nothing where it was not brought there by a key."""
        if self._is_ringed:
            painter = QPainter(self.viewport())
            draw_focus_ring(painter, color, QRectF(self.viewport().rect()))
            painter.end()

    # --- Qt -----------------------------------------------------------------------------

    def loadResource(self, kind: int, name: QUrl | str) -> QByteArray:
        """Load nothing, whatever asks for it."""
        # Nothing at all would not do: the document would then read the file itself.
        return QByteArray()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is, to whom it was brought by a key."""
        super().focusInEvent(event)
        self._is_ringed = event.reason() in BY_KEY
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._is_ringed = False
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll the page, but not the ring around it."""
        super().scrollContentsBy(dx, dy)
        if self._is_ringed:
            self.viewport().update()
