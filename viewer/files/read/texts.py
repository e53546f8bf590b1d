"""Positions in a text, counted as an editor counts them."""

from __future__ import annotations

from functools import cached_property

from viewer.model.direction import isolated
from viewer.words import _


def line_begin(text: str, index: int) -> int:
    """Return where the line of an index begins: behind a line feed, a carriage return, or both.

    A return is looked for on that line alone: a text without one would be looked through to its beginning.
    """
    behind = text.rfind("\n", 0, index) + 1
    return max(behind, text.rfind("\r", behind, index) + 1)


def line_end(text: str, index: int) -> int:
    """Return where the line of an index ends, its line break excluded; looks no further than that line."""
    end = text.find("\n", index)
    end = len(text) if end < 0 else end
    found = text.find("\r", index, end)
    return end if found < 0 else found


class SourceText:
    """The text of an event file without its byte order mark.

    YAML counts U+0085, U+2028 and U+2029 as line breaks; editors do not, so lines are
    counted here from the index alone: after a line feed, a carriage return, or both.

    Lines are counted from the place that was asked for last: problems come in file order,
    and an index of all lines would cost more than a file without problems is worth.
    """

    def __init__(self, text: str) -> None:
        self.bom = text.startswith("\ufeff")
        self.text = text[1:] if self.bom else text
        self._at, self._line, self._line_start = 0, 1, 0

    @cached_property
    def _plain(self) -> str:
        """The text with every line break as one line feed, at the same indices."""
        text = self.text
        return text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text

    def line(self, index: int) -> int:
        """Return the 1-based line of an index."""
        text, index = self._plain, min(index, len(self.text))
        if index < self._at:
            return self.position(index)[0]
        # Forward, line after line: half of what a column takes besides.
        passed = text.count("\n", self._at, index)
        if passed:
            self._line += passed
            self._line_start = -1
        self._at = index
        return self._line

    def count_from(self, index: int, line: int) -> None:
        """Take an index and its line from somebody who has counted lines on the way there."""
        self._at, self._line, self._line_start = index, line, -1

    def position(self, index: int) -> tuple[int, int]:
        """Return (line, column) of an index, both 1-based, the column in characters."""
        text, index = self._plain, min(max(index, 0), len(self.text))
        if index < self._at - index:
            self._at, self._line, self._line_start = 0, 1, 0  # the beginning is nearer
        if index >= self._at:
            passed = text.count("\n", self._at, index)
        else:
            passed = -text.count("\n", index, self._at)
        if passed or self._line_start < 0:
            self._line += passed
            self._line_start = text.rfind("\n", 0, index) + 1
        self._at = index
        return self._line, index - self._line_start + 1

    def line_end(self, index: int) -> int:
        """Return where the line of an index ends, its line break excluded."""
        end = self._plain.find("\n", index)
        if end < 0:
            return len(self.text)
        return end - 1 if self.text[end - 1 : end + 1] == "\r\n" else end


def shown(text: str, most: int = 60) -> str:
    """Return a text in quotation marks for a message: one line, printable, not long, its direction its own."""
    line = " ".join(text[: most + 200].split())
    if not line.isprintable():
        line = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in line)
    cut = len(line) > most or len(text) > most + 200
    return _("“{words}”").format(words=isolated(f"{line[:most].rstrip()}…" if cut else line))
