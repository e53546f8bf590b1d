"""A kept copy to read in, opened at the passage that a quotation stands in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from viewer.ui.document.document_facts import Passage
from viewer.ui.look.theme import Appearance

_WIDTH_PX, _HEIGHT_PX = 640, 560
_TEXT_PX = 15


class SourceWindow(QDialog):
    """The words of a kept copy, the passage marked and selected; nothing in it can be changed.

    Args:
        passage: What to show.
        appearance: Colours and fonts, followed while it is open.
    """

    def __init__(self, passage: Passage, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._passage = passage
        self._appearance = appearance
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Kept copy of {passage.source}")
        self.resize(_WIDTH_PX, _HEIGHT_PX)
        self.verdict = QLabel(passage.verdict, self)
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self.verdict.setWordWrap(True)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Text of the kept copy")
        # A caret, so that the keyboard too can select and copy.
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.text.setPlainText(passage.text)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (self.verdict, self.text, buttons):
            column.addWidget(widget)
        appearance.theme_changed.connect(self._dress)
        self._dress()
        self.text.setFocus()

    def _dress(self) -> None:
        theme = self._appearance.theme
        self.text.setFont(theme.font(_TEXT_PX, serif=True))
        cursor = self._cursor()
        mark = QTextEdit.ExtraSelection()
        mark.cursor = cursor
        mark.format.setBackground(theme.selection_fill)
        mark.format.setForeground(theme.text)
        self.text.setExtraSelections([mark] if cursor.hasSelection() else [])

    def _cursor(self) -> QTextCursor:
        """Return a cursor that selects the passage; Qt counts in UTF-16."""
        start, end = (_utf16_length(self._passage.text[:place]) for place in self._passage.span)
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def show_passage(self) -> None:
        """Open it with the passage in the middle."""
        self.show()
        cursor = self._cursor()
        cursor.setPosition(cursor.selectionStart())
        self.text.setTextCursor(cursor)
        self.text.centerCursor()


def _utf16_length(text: str) -> int:
    return len(text) + sum(letter > "\uffff" for letter in text)
