"""Literal text that wraps anywhere, can be selected and is exactly as high as it is long."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from viewer.words import ngettext, number

#: Longer texts are cut on screen, so that one pasted book does not stop the window.
MOST_CHARACTERS = 20_000
#: Per cent of a font's own line height: for running text, and for titles.
RUNNING = 118.0
TIGHT = 100.0


def shortened(text: str) -> str:
    """Return a text cut to what a pane shows, with a note of how much is missing."""
    missing = len(text) - MOST_CHARACTERS
    if missing <= 0:
        return text
    more = ngettext(
        "({number} more character in the file)", "({number} more characters in the file)", missing
    )
    return f"{text[:MOST_CHARACTERS]}… {more.format(number=number(missing))}"


class ReadingText(QTextEdit):
    """Plain text, never markup; the layout around it gives the width, the text the height.

    A label would do, but it cuts a word that is longer than its line.

    Args:
        tab_stop: Reached by the Tab key; else by a click only.
        line_height: Per cent of the font's own.
    """

    def __init__(
        self,
        text: str,
        font: QFont,
        color: QColor,
        parent: QWidget | None = None,
        *,
        tab_stop: bool = False,
        line_height: float = RUNNING,
    ) -> None:
        super().__init__(parent)
        self._heights: dict[int, int] = {}
        self.setObjectName("readingText")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setTabChangesFocus(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tab_stop else Qt.FocusPolicy.ClickFocus)
        self.viewport().setAutoFillBackground(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._write(shortened(text), font, color, line_height)

    def _write(self, text: str, font: QFont, color: QColor, line_height: float) -> None:
        self.setFont(font)
        self.document().setDefaultFont(font)
        self.document().setDocumentMargin(0)
        self.setPlainText(text)
        self.setAccessibleName(text[:200])
        paragraph = QTextBlockFormat()
        paragraph.setLineHeight(line_height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        ink = QTextCharFormat()
        ink.setForeground(color)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(paragraph)
        cursor.mergeCharFormat(ink)

    @property
    def ideal_px(self) -> int:
        """The width at which nothing needs to wrap."""
        metrics = QFontMetricsF(self.document().defaultFont())
        lines = self.toPlainText().splitlines()
        return int(max((metrics.horizontalAdvance(line) for line in lines), default=0.0)) + 2

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the text at a width, logical pixels."""
        height = self._heights.get(width)
        if height is None:
            document = self.document()
            shown_px = document.textWidth()
            document.setTextWidth(max(1, width))
            height = self._heights[width] = int(document.size().height() + 0.999)
            document.setTextWidth(shown_px)
        return height

    def sizeHint(self) -> QSize:
        """Wish for no more than a column's width."""
        return QSize(240, self.heightForWidth(240))

    def minimumSizeHint(self) -> QSize:
        """Fit any width: a word is broken where it must be."""
        return QSize(24, 12)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave scrolling to the pane."""
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy a selection; without one, leave the menu to what is around."""
        if self.textCursor().hasSelection():
            super().contextMenuEvent(event)
        else:
            event.ignore()
