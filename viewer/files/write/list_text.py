"""A list in the text of a file: its items' lines, and splices that add, take and move them.

Used for the events, lanes and sources of a file, and for lists within one entry.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from viewer.files.write.splices import Splice, line_start, newline_of, next_line, previous_line

_BLANK = re.compile(r"[ \t]*(?:\r\n|\r|\n|\Z)")
_COMMENT = re.compile(r"([ \t]*)#")
_TRAILING_COMMA = re.compile(r"[ \t]*,")


class Item(NamedTuple):
    """An item's text indices: its ``-`` (in braces or brackets: its first character), its end excluded."""

    start: int
    end: int


class Block(NamedTuple):
    """Whole lines [start, end) that belong to an item."""

    start: int
    end: int


def own_lines(text: str, item: Item) -> Block:
    """Return the lines of a block item: comments indented deeper that follow at once belong to it."""
    first = line_start(text, item.start)
    column = item.start - first
    end = next_line(text, item.end if text[item.end - 1 : item.end] not in ("\n", "\r") else item.end - 1)
    while (match := _COMMENT.match(text, end)) and len(match.group(1)) > column:
        end = next_line(text, end)
    return Block(first, end)


def is_blank_line(text: str, index: int) -> bool:
    """Tell whether a blank line begins at an index."""
    return index < len(text) and _BLANK.match(text, index) is not None


def _is_blank_above(text: str, index: int) -> bool:
    """Tell whether the line above the one that begins at an index is blank."""
    return index > 0 and is_blank_line(text, previous_line(text, index))


class BlockList:
    """A list with each item behind a ``-``.

    Args:
        text: The whole file.
        items: Those that are known, in the order of the file; at least one.
    """

    def __init__(self, text: str, items: Sequence[Item]) -> None:
        self.text = text
        self.items = items
        self.newline = newline_of(text)

    @property
    def indent(self) -> int:
        """The column of the dashes."""
        return self.items[0].start - line_start(self.text, self.items[0].start)

    def inserted(self, place: int, body: str) -> Splice:
        """Return the splice that puts an item before the one with a number; the last number appends.

        Args:
            place: 0 to the number of items.
            body: The item's indented lines, without the last line break.
        """
        if place == 0:
            start = line_start(self.text, self.items[0].start)
            gap = self.newline if self._are_apart(0) else ""
            return Splice(start, start, body + self.newline + gap)
        end = own_lines(self.text, self.items[place - 1]).end
        gap = self.newline if self._are_apart(place - 1) else ""
        if self.text[end - 1 : end] not in ("\n", "\r"):
            return Splice(end, end, self.newline + gap + body)
        return Splice(end, end, gap + body + self.newline)

    def _are_apart(self, place: int) -> bool:
        """Tell whether blank lines stand between the items about a place."""
        for one in (place, place - 1):
            if 0 <= one < len(self.items) - 1:
                return is_blank_line(self.text, own_lines(self.text, self.items[one]).end)
        return False

    def removed(self, place: int) -> Splice:
        """Return the splice that takes an item's lines away, with the blank line that set it apart."""
        start, end = own_lines(self.text, self.items[place])
        is_last = place == len(self.items) - 1
        if _is_blank_above(self.text, start) and (is_last or is_blank_line(self.text, end)) and place:
            start = previous_line(self.text, start)
        elif place == 0 and len(self.items) > 1 and is_blank_line(self.text, end):
            end = next_line(self.text, end)
        return Splice(start, end, "")

    def body_of(self, place: int) -> str:
        """Return an item's lines as they stand, without the last line break."""
        start, end = own_lines(self.text, self.items[place])
        return self.text[start:end].removesuffix("\n").removesuffix("\r")


class FlowList:
    """A list in brackets, its items divided by commas."""

    def __init__(self, text: str, items: Sequence[Item]) -> None:
        self.text = text
        self.items = items
        self.newline = newline_of(text)

    def inserted(self, place: int, item: str) -> Splice:
        """Return the splice that puts an item before the one with a number; the last number appends."""
        divider = self._divider()
        if place < len(self.items):
            start = self.items[place].start
            return Splice(start, start, f"{item},{divider}")
        end = self.items[-1].end
        return Splice(end, end, f",{divider}{item}")

    def _divider(self) -> str:
        """Return what stands behind the commas: a blank, or a line break with its indentation."""
        first = self.items[0].start
        start = line_start(self.text, first)
        is_alone = not self.text[start:first].strip()
        if is_alone and (len(self.items) < 2 or "\n" in self.text[self.items[0].end : self.items[1].start]):
            return self.newline + " " * (first - start)
        return " "

    def removed(self, place: int) -> Splice:
        """Return the splice that takes an item and its comma away."""
        item = self.items[place]
        if place + 1 < len(self.items):
            return Splice(item.start, self.items[place + 1].start, "")
        if place:
            return Splice(self.items[place - 1].end, item.end, "")
        comma = _TRAILING_COMMA.match(self.text, item.end)
        return Splice(item.start, comma.end() if comma else item.end, "")

    def text_of(self, place: int) -> str:
        """Return an item's own text."""
        return self.text[self.items[place].start : self.items[place].end]
