"""Words selected in a kept copy, as the text of a quotation: nobody retypes them."""

from __future__ import annotations

import unicodedata

from viewer.files.evidence.levels import laid_flat, without_width
from viewer.files.evidence.matching import cuts
from viewer.model.pasted import unquoted

#: So many letters before and behind a place tell whether a word goes on there.
_NEAR = 8
#: Marks that lead on to what is not quoted. Before the words they stay: a minus belongs to its number.
_LEAD_ON = " ,;:–—"


def whole_selection(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a selection with the words that its edges cut made whole, and without blanks at its ends.

    Args:
        text: The copy's.
        start, end: What is selected of it, [start, end).
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return start, end
    while _is_within(text, start):
        start -= 1
    while _is_within(text, end, is_end=True):
        end += 1
    return start, end


def _is_within(text: str, place: int, *, is_end: bool = False) -> bool:
    """Tell whether a place lies within a word, be there a soft hyphen or an accent of its own."""
    if not 0 < place < len(text):
        return False
    if unicodedata.combining(text[place]):
        return True
    before = without_width(text[max(0, place - _NEAR) : place])
    behind = without_width(text[place : place + _NEAR])
    return cuts(before + behind, len(before), is_end=is_end)


def quotable(text: str, start: int, end: int) -> str:
    """Return the words of a selection as a quotation has them; empty where there are none.

    On one line, without marks that no one sees, and without the quotation marks around all of them.
    """
    start, end = whole_selection(text, start, end)
    words = without_width(laid_flat(text[start:end])).rstrip(_LEAD_ON)
    return unquoted(words) if any(letter.isalnum() for letter in words) else ""
