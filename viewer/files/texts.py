"""Positions in a text, counted as an editor counts them."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from functools import cached_property


class SourceText:
    """The text of an event file without its byte order mark.

    YAML counts U+0085, U+2028 and U+2029 as line breaks; editors do not, so lines are
    counted here from the index alone: after a line feed, a carriage return, or both.
    """

    def __init__(self, text: str) -> None:
        self.bom = text.startswith("\ufeff")
        self.text = text[1:] if self.bom else text

    @cached_property
    def _line_starts(self) -> array[int]:
        text = self.text
        if "\r" in text:
            text = text.replace("\r\n", " \n").replace("\r", "\n")
        starts, place, find = array("q", (0,)), text.find("\n"), text.find
        while place >= 0:
            starts.append(place + 1)
            place = find("\n", place + 1)
        return starts

    def line(self, index: int) -> int:
        """Return the 1-based line of an index."""
        return bisect_right(self._line_starts, index)

    def position(self, index: int) -> tuple[int, int]:
        """Return (line, column) of an index, both 1-based, the column in characters."""
        index = min(max(index, 0), len(self.text))
        line = bisect_right(self._line_starts, index)
        return line, index - self._line_starts[line - 1] + 1

    def line_end(self, index: int) -> int:
        """Return where the line of an index ends, its line break excluded."""
        starts = self._line_starts
        line = bisect_right(starts, index)
        end = starts[line] if line < len(starts) else len(self.text)
        while end > starts[line - 1] and self.text[end - 1] in "\r\n":
            end -= 1
        return end


def shown(text: str, most: int = 60) -> str:
    """Return a text in quotation marks for a message: one line, printable, not long."""
    line = " ".join(text[: most + 200].split())
    line = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in line)
    cut = len(line) > most or len(text) > most + 200
    return f"“{line[:most].rstrip()}…”" if cut else f"“{line}”"
