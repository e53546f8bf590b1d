"""Writing that runs the other way than the sentence that it stands in."""

from __future__ import annotations

from unicodedata import bidirectional

from viewer import words

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_FROM_RIGHT = {"R", "AL", "AN"}


def runs_from_right(text: str) -> bool:
    """Tell whether any of a text runs from right to left."""
    return not text.isascii() and any(bidirectional(letter) in _FROM_RIGHT for letter in text)


def may_slant(text: str) -> bool:
    """Tell whether a text may be set in italics: few slanted fonts have letters that run from right to left.

    Others that have none are taken upright from another font; these would be boxes, for the upright font of the
    same family has them.
    """
    return not (words.runs_from_right() or runs_from_right(text))


def _runs_from_left(text: str) -> bool:
    """Tell whether any of a text runs from left to right: a letter, or the digits of a date with its hyphens."""
    return any(bidirectional(letter) in ("L", "EN") for letter in text)


def isolated(text: str) -> str:
    """Return a text as it may stand in a sentence: with marks around it that keep its direction to itself.

    Without them, quotation marks, brackets and dates beside a Hebrew or Arabic title change sides.
    A text whose letters run as the sentence does comes back as it is: in Arabic sentences these are Arabic ones.

    Source: Unicode Standard Annex 9, explicit directional isolates.
    """
    if not (_runs_from_left(text) if words.runs_from_right() else runs_from_right(text)):
        return text
    return f"{_FIRST_STRONG_ISOLATE}{text}{_POP_ISOLATE}"
