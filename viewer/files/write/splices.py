"""Cutting and inserting in a text without touching the rest of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from viewer.files.read.texts import line_begin, line_end

_DASH = re.compile(r"[ \t]*(-)[ \t]+")
_BREAK = re.compile(r"\r\n|\r|\n")


class Splice(NamedTuple):
    """Text indices [start, end) and what takes the place of the text between them."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """Return a text with non-overlapping splices applied; those at one place keep their order."""
    parts, at = [], 0
    for start, end, new in sorted(splices, key=lambda splice: (splice.start, splice.end)):
        if start < at:
            raise ValueError("splices overlap")
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])


def newline_of(text: str) -> str:
    """Return the line break that a text uses: the one of its first line, else a line feed."""
    end = text.find("\n")
    if end < 0:
        return "\r" if "\r" in text else "\n"
    return "\r\n" if text[end - 1 : end] == "\r" else "\n"


def line_number(text: str, index: int) -> int:
    """Return the number of the line of an index, as an editor counts: the first is 1."""
    return len(_BREAK.findall(text, 0, index)) + 1


def line_start(text: str, index: int) -> int:
    """Return where the line of an index begins; behind a byte order mark in the first one."""
    start = line_begin(text, index)
    return 1 if start == 0 and text.startswith("\ufeff") and index >= 1 else start


def dash_before(text: str, index: int) -> int:
    """Return where the ``-`` of a list's item stands that begins at an index; -1 where more is before it."""
    first = line_start(text, index)
    match = _DASH.fullmatch(text, first, index)
    return match.start(1) if match is not None else -1


def next_line(text: str, index: int) -> int:
    """Return where the line below an index begins, the end of the text where there is none."""
    end = line_end(text, index)
    if text[end : end + 2] == "\r\n":
        return end + 2
    return min(end + 1, len(text))


def previous_line(text: str, start: int) -> int:
    """Return where the line above one begins; ``start`` is where that one begins, above 0."""
    end = start - 2 if text[start - 2 : start] == "\r\n" else start - 1
    return line_start(text, max(end, 0))
