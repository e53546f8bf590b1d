"""Two readings of one text: as it stands with its layout taken out, and with its typography levelled.

What a page does to words without changing them is of two kinds. *Layout*: where lines break and how
wide a blank is; every copy differs in it. *Typography*: which quotation marks, dashes, blanks,
ligatures and Unicode forms are used; a quotation that differs in these alone is true, and is told apart.

Superscripts, fractions and the like stay what they are, which is why compatibility forms are not
levelled wholesale: 10² is not 102.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Callable

#: Letters without width: they say where a word may break or which way it runs.
_ZERO = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"
_DASH = "-‐‑‒–—―−﹘﹣－"
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ´`′＇", "'"),
        **dict.fromkeys("“”„‟«»″＂〝〞", '"'),
        **dict.fromkeys(_DASH, "-"),
        **dict.fromkeys(_ZERO, ""),
        "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "…": "...",
    }
)  # fmt: skip
_ANY_DASH = re.escape(_DASH)
_NO_ZERO = str.maketrans(dict.fromkeys(_ZERO, ""))
_BLANKS = re.compile(r"\s+")
_DASHES = re.compile(r"(?: ?-)+ ?")
_LAYOUT = re.compile(r"[ \t\n\r\f\v]+")
#: Printable ASCII but for what levelling changes: quotation marks, the grave and the hyphen.
_SAME = r"[!#$%&()*+,./0-9:;<=>?@A-Z\[\\\]^_a-z{|}~]"
#: A run that levelling leaves as it is, or one thing that it may change: a dash with the blanks
#: around it, blanks, letters without width, letters beyond ASCII with the one that a combining
#: mark may join, or a mark.
_TYPOGRAPHY_TOKEN = re.compile(
    rf"(?P<same>(?:{_SAME}(?![^\x00-\x7f])| (?={_SAME}))+)"
    rf"|(?P<dash>[\s{_ZERO}]*(?:[{_ANY_DASH}][\s{_ZERO}]*)+)"
    rf"|(?P<blank>[\s{_ZERO}]*\s[\s{_ZERO}]*)"
    rf"|(?P<none>[{_ZERO}]+)"
    rf"|(?P<other>[\x21-\x2c\x2e-\x7e]?[^\x00-\x7f\s{_ANY_DASH}{_ZERO}]+|.)",
    re.DOTALL,
)
_LAYOUT_TOKEN = re.compile(r"(?P<blank>[ \t\n\r\f\v]+)|(?P<same>(?:[^ \t\n\r\f\v]| (?=[^ \t\n\r\f\v]))+)")


def laid_flat(text: str) -> str:
    """Return a text without its layout: runs of blanks and line breaks as one blank, none at the ends."""
    return _LAYOUT.sub(" ", text).strip(" ")


def without_width(text: str) -> str:
    """Return a text without the letters that have no width, such as soft hyphens."""
    return text.translate(_NO_ZERO)


def levelled(text: str) -> str:
    """Return a text with its typography levelled too; case and every letter and number stay."""
    flat = unicodedata.normalize("NFC", without_width(text)).translate(_ALIKE)
    return _DASHES.sub("-", _BLANKS.sub(" ", flat)).strip(" ")


class Flat:
    """A text made comparable that knows where each of its places stood.

    Attributes:
        text: What is searched.
    """

    def __init__(self, text: str, starts: array[int], raw_starts: array[int], raw_length: int) -> None:
        self.text = text
        self._starts, self._raw_starts = starts, raw_starts
        self._raw_length = raw_length

    @classmethod
    def of_layout(cls, raw: str) -> Flat:
        """Return a raw text without its layout."""
        return cls._of(raw, _LAYOUT_TOKEN, _level_layout)

    @classmethod
    def of_typography(cls, raw: str) -> Flat:
        """Return a raw text with layout and typography levelled."""
        return cls._of(raw, _TYPOGRAPHY_TOKEN, _level_typography)

    @classmethod
    def _of(cls, raw: str, pattern: re.Pattern[str], level: Callable[[re.Match[str]], str]) -> Flat:
        pieces: list[str] = []
        starts, raw_starts = array("q"), array("q")
        length = 0
        for match in pattern.finditer(raw):
            piece = level(match)
            lead = 0
            if not pieces:  # a blank at the beginning is none
                lead = len(piece) - len(piece.lstrip(" "))
                piece = piece[lead:]
            if not piece:
                continue
            pieces.append(piece)
            starts.append(length)
            raw_starts.append(match.start() + lead)
            length += len(piece)
        return cls("".join(pieces).rstrip(" "), starts, raw_starts, len(raw))

    def find(self, wanted: str, place: int, end: int | None = None) -> int:
        """Return where some words begin in [place, end) of the searched text, -1 for nowhere."""
        return self.text.find(wanted, place, end)

    def raw_start(self, place: int) -> int:
        """Return where in the raw text a place of the searched text stands; within a token its start."""
        token = bisect_right(self._starts, place) - 1
        if token < 0:
            return 0
        offset = place - self._starts[token]
        end = self._raw_starts[token + 1] if token + 1 < len(self._raw_starts) else self._raw_length
        return min(self._raw_starts[token] + offset, max(self._raw_starts[token], end - 1))

    def raw_end(self, place: int) -> int:
        """Return where in the raw text what ends before a place of the searched text ends, exclusive."""
        return self.raw_start(place - 1) + 1 if place > 0 else 0


def _level_layout(match: re.Match[str]) -> str:
    return " " if match["blank"] else match.group()


def _level_typography(match: re.Match[str]) -> str:
    if match["same"]:
        return match.group()
    if match["dash"]:
        return "-"
    if match["blank"]:
        return " "
    return "" if match["none"] else unicodedata.normalize("NFC", match["other"]).translate(_ALIKE)
