"""Positions in a text, counted as an editor counts them."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property


class SourceText:
    r"""The text of an event file without its byte order mark.

    YAML counts U+0085, U+2028 and U+2029 as line breaks; editors do not, so lines are
    counted here from the index alone: after ``\n``, ``\r\n`` and a lone ``\r``.
    """

    def __init__(self, text: str) -> None:
        self.bom = text.startswith("\ufeff")
        self.text = text[1:] if self.bom else text

    @cached_property
    def _line_starts(self) -> list[int]:
        text = self.text.replace("\r\n", " \n")
        text = text.replace("\r", "\n")
        starts, place = [0], text.find("\n")
        while place >= 0:
            starts.append(place + 1)
            place = text.find("\n", place + 1)
        return starts

    def position(self, index: int) -> tuple[int, int]:
        """Return (line, column) of an index, both 1-based, the column in characters."""
        index = min(max(index, 0), len(self.text))
        line = bisect_right(self._line_starts, index)
        return line, index - self._line_starts[line - 1] + 1

    def line_span(self, line: int) -> tuple[int, int]:
        """Return [start, end) of a 1-based line without its line break."""
        starts = self._line_starts
        start = starts[min(max(line, 1), len(starts)) - 1]
        end = starts[line] if line < len(starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start, end


def shown(text: str, most: int = 60) -> str:
    """Return a text in quotation marks for a message: one line, printable, not long."""
    clipped = text[: most + 1]
    line = " ".join(clipped.split()) if clipped.strip() else ""
    line = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in line)
    return f"“{line[:most].rstrip()}…”" if len(text) > most else f"“{line}”"
