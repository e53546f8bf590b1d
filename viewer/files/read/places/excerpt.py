"""The lines around a problem as they stand in the text, with the offending part marked."""

from __future__ import annotations

import re
from array import array
from typing import NamedTuple

from viewer.model.problems import Problem

_BREAK = re.compile(r"\r\n|\r|\n")
#: Of a longer line only the part around the problem is shown.
MOST_COLUMNS = 400
_LEAD = 120
#: Of a problem of many lines only the first ones are shown.
_MOST_LINES = 6
_SHOWN = {"\t": "→", "\u2028": "␤", "\u2029": "␤", "\x85": "␤", "\ufeff": "\N{REPLACEMENT CHARACTER}"}


class ExcerptLine(NamedTuple):
    """One line of an excerpt.

    Attributes:
        number: 1-based, as an editor counts.
        text: What stands there, every character as one that can be shown; a long line is cut.
        start, end: The marked part [start, end) as indices into ``text``; equal for none.
    """

    number: int
    text: str
    start: int = 0
    end: int = 0


class SourceLines:
    """Finds lines of a text by number; line breaks are those of editors."""

    def __init__(self, text: str) -> None:
        self._text = text.removeprefix("\ufeff")
        self._starts = array("Q", [0])
        self._starts.extend(match.end() for match in _BREAK.finditer(self._text))

    def __len__(self) -> int:
        return len(self._starts)

    def line(self, number: int) -> str:
        """Return a line by its 1-based number, without its break; empty beyond the text."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self._text)
        return self._text[start:end].rstrip("\r\n")

    def around(self, problem: Problem) -> tuple[ExcerptLine, ...]:
        """Return a problem's lines with one before and one after; an empty place is marked one wide."""
        last = min(problem.end_line, problem.line + _MOST_LINES - 1)
        numbers = range(max(1, problem.line - 1), min(len(self), last + 1) + 1)
        return tuple(self._marked(number, problem) for number in numbers)

    def _marked(self, number: int, problem: Problem) -> ExcerptLine:
        text = self.line(number)
        start = end = 0
        if problem.line <= number <= problem.end_line:
            start = problem.column - 1 if number == problem.line else len(text) - len(text.lstrip())
            end = problem.end_column - 1 if number == problem.end_line else len(text)
            start, end = min(start, len(text)), min(end, len(text))
            if start >= end and number == problem.line:
                end = start + 1
                text += " " * (end - len(text))
        return _cut(ExcerptLine(number, _visible(text), start, max(start, end)))


def _visible(text: str) -> str:
    if text.isprintable():
        return text
    odd = "\N{REPLACEMENT CHARACTER}"
    return "".join(letter if letter.isprintable() else _SHOWN.get(letter, odd) for letter in text)


def _cut(line: ExcerptLine) -> ExcerptLine:
    """Return a long line cut to the part around its mark."""
    if len(line.text) <= MOST_COLUMNS:
        return line
    first = max(0, line.start - _LEAD)
    text = line.text[first : first + MOST_COLUMNS]
    before = "…" if first else ""
    after = "…" if first + MOST_COLUMNS < len(line.text) else ""
    shift = len(before) - first
    end = min(line.end + shift, len(before) + len(text))
    return ExcerptLine(line.number, before + text + after, line.start + shift, max(line.start + shift, end))
