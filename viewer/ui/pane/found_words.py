"""Marks where the words stand in a page that are searched for; the page itself stays as it is."""

from __future__ import annotations

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from viewer.model.search.standing import places_of
from viewer.ui.kit.text_rects import qt_places
from viewer.ui.look.inks import found_word
from viewer.ui.look.theme import Theme

#: A common letter stands in a long page thousands of times; so many tell enough.
_MOST_MARKS = 500


def marks_in(document: QTextDocument, words: tuple[str, ...], theme: Theme) -> list[QTextEdit.ExtraSelection]:
    """Return a mark for every place of simplified words in a document, from above."""
    marks: list[QTextEdit.ExtraSelection] = []
    block, color = document.begin(), found_word(theme)
    while block.isValid() and len(marks) < _MOST_MARKS:
        text, begin = block.text(), block.position()
        found = places_of(words, text)
        places = qt_places(text) if found else ()
        for start, end in found:
            marks.append(_mark(document, begin + places[start], begin + places[end], color))
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
