"""Marks where the words stand in a page that are searched for; the page itself stays as it is."""

from __future__ import annotations

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from viewer.model.search.standing import places_of
from viewer.ui.look.inks import found_word
from viewer.ui.look.theme import Theme

#: A common letter stands in a long page thousands of times; so many tell enough.
_MOST_MARKS = 500


def marks_in(document: QTextDocument, words: tuple[str, ...], theme: Theme) -> list[QTextEdit.ExtraSelection]:
    """Return a mark for every place of simplified words in a document, from above."""
    marks: list[QTextEdit.ExtraSelection] = []
    block, color = document.begin(), found_word(theme)
    while block.isValid() and len(marks) < _MOST_MARKS:
        for start, end in places_of(words, block.text()):
            marks.append(_mark(document, block.position() + start, block.position() + end, color))
        block = block.next()
    return marks


def _mark(document: QTextDocument, start: int, end: int, color: QColor) -> QTextEdit.ExtraSelection:
    mark = QTextEdit.ExtraSelection()
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    form = QTextCharFormat()
    form.setBackground(color)
    mark.cursor, mark.format = cursor, form
    return mark
