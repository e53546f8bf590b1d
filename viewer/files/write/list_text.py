"""Lists with each item behind a ``-``: one item added, taken out or moved, with its comments.

Used for the events, lanes and sources of a file, and for lists within one entry. Whose a
comment is: those on lines directly above an item are the item's, and so are those indented
deeper than its ``-`` that follow at once below it. One with a blank line below it is a heading
and stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from viewer.files.write.splices import Splice, line_start, next_line, previous_line

_BLANK = re.compile(r"[ \t]*(?:\r\n|\r|\n|\Z)")
_COMMENT = re.compile(r"([ \t]*)#")
_KEEPS = re.compile(r"[|>][1-9]?\+[1-9]?[ \t]*(?:#[^\r\n]*)?[\r\n]")
_WORD = re.compile(r"([ \t]*)([^ \t\r\n])")


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
    end = next_line(text, _content_end(text, item))
    while (match := _COMMENT.match(text, end)) and len(match.group(1)) > column:
        end = next_line(text, end)
    return Block(first, end)


def _content_end(text: str, item: Item) -> int:
    """Return an index on the last line of an item.

    The blank lines below a text that stands as a block are not its own, unless that says so with a ``+``.
    """
    if text[item.end - 1 : item.end] not in ("\n", "\r"):
        return item.end
    return item.end - 1 if _keeps(text, item) else item.start + len(text[item.start : item.end].rstrip())


def _keeps(text: str, item: Item) -> bool:
    """Tell whether an item may end in a text to which the blank lines below it belong."""
    ends_as_block = text[item.end - 1 : item.end] in ("\n", "\r")
    return ends_as_block and _KEEPS.search(text, item.start, item.end) is not None


def has_comment_line(text: str, index: int) -> bool:
    """Tell whether a line that holds nothing but a comment begins at an index."""
    return _COMMENT.match(text, index) is not None


def is_blank_line(text: str, index: int) -> bool:
    """Tell whether a blank line begins at an index."""
    return index < len(text) and _BLANK.match(text, index) is not None


def _is_blank_above(text: str, index: int) -> bool:
    """Tell whether the line above the one that begins at an index is blank."""
    return index > 0 and is_blank_line(text, previous_line(text, index))


class BlockList:
    """A list with each item behind a ``-``.

    Args:
        text: The whole text.
        items: Those that are known, in the order of the text; at least one.
        newline: The text's line break.
    """

    def __init__(self, text: str, items: Sequence[Item], newline: str) -> None:
        self.text = text
        self.items = items
        self.newline = newline

    @property
    def indent(self) -> int:
        """The column of the dashes."""
        return self._column(0)

    def lines(self, place: int) -> Block:
        """Return the lines of an item, its comments included."""
        return Block(self._lead(place), own_lines(self.text, self.items[place]).end)

    def moved(self, place: int, before: int) -> list[Splice]:
        """Return the splices that set an item before another one; the number of items appends.

        Going up it comes to stand right above the other one, going down right below the one
        before that; so it passes no heading without need.
        """
        start, end = self.lines(place)
        body = self.text[start:end].removesuffix("\n").removesuffix("\r")
        put = self._put_above(before, body) if before < place else self.inserted(before, body)
        if put.start == len(self.text) and self._ends_as_block(place):
            put = put._replace(text=put.text + self.newline)  # or the text would lose its line break
        return [put, self.removed(place)]

    def _ends_as_block(self, place: int) -> bool:
        """Tell whether an item's last text stands as a block, whose line break is part of it."""
        end = self.items[place].end
        return self.text[end - 1 : end] in ("\n", "\r")

    # --- adding -------------------------------------------------------------------------------

    def inserted(self, place: int, body: str) -> Splice:
        """Return the splice that puts an item below the one before a number; 0 puts it first.

        Args:
            place: 0 to the number of items.
            body: The item's indented lines, without the last line break.
        """
        if place == 0:
            return self._put_above(0, body)
        end = own_lines(self.text, self.items[place - 1]).end
        needs_gap = self._are_apart(place - 1) or self._is_deep(body, 0)
        gap = self.newline if needs_gap and not _is_blank_above(self.text, end) else ""
        if self.text[end - 1 : end] not in ("\n", "\r"):
            return Splice(end, end, self.newline + gap + body)
        return Splice(end, end, gap + body + self.newline)

    def _put_above(self, place: int, body: str) -> Splice:
        """Put an item right above another one and its comments."""
        at = self._lead(place)
        needs_gap = self._are_apart(place) or self._is_deep(self.text, at)
        lead = self.newline if place and self._is_deep(body, 0) and not _is_blank_above(self.text, at) else ""
        return Splice(at, at, lead + body + self.newline + (self.newline if needs_gap else ""))

    def _is_deep(self, text: str, index: int) -> bool:
        """Tell whether a line is a comment that would be taken for the item's above it."""
        match = _COMMENT.match(text, index)
        return match is not None and len(match.group(1)) > self.indent

    def _are_apart(self, place: int) -> bool:
        """Tell whether blank lines stand between the items about a place."""
        for one in (place, place - 1):
            if 0 <= one < len(self.items) - 1:
                return is_blank_line(self.text, own_lines(self.text, self.items[one]).end)
        return False

    # --- taking out -----------------------------------------------------------------------------

    def removed(self, place: int) -> Splice:
        """Return the splice that takes an item's lines away, with the blank line that set it apart."""
        start, end = self.lines(place)
        is_last = place == len(self.items) - 1
        if self._has_own_gap(place, start) and (is_last or is_blank_line(self.text, end)):
            start = previous_line(self.text, start)
        elif place == 0 and len(self.items) > 1 and is_blank_line(self.text, end):
            end = next_line(self.text, end)
        # They would become part of a text above that keeps the blank lines below it.
        while place and _keeps(self.text, self.items[place - 1]) and is_blank_line(self.text, end):
            end = next_line(self.text, end)
        return Splice(start, end, "")

    def _has_own_gap(self, place: int, start: int) -> bool:
        """Tell whether a blank line above an item is no part of the item before it."""
        if not place or not _is_blank_above(self.text, start):
            return False
        return previous_line(self.text, start) >= own_lines(self.text, self.items[place - 1]).end

    # --- what stands where ------------------------------------------------------------------------

    def _column(self, place: int) -> int:
        start = self.items[place].start
        return start - line_start(self.text, start)

    def _lead(self, place: int) -> int:
        """Return where an item's lines begin: those of the comments directly above it."""
        start = line_start(self.text, self.items[place].start)
        lines = [start]
        while lines[-1] > 0 and has_comment_line(self.text, above := previous_line(self.text, lines[-1])):
            if above == lines[-1]:
                break
            lines.append(above)
        if self._belongs_to_what_is_above(lines[-1]):
            # What stands there may be no item that is known, and a "#" part of a text in it.
            while len(lines) > 1 and self._is_deep(self.text, lines[-1]):
                lines.pop()
        return lines[-1]

    def _belongs_to_what_is_above(self, at: int) -> bool:
        """Tell whether deeper comments from a line on belong to an item above it, not to the list's key."""
        if at <= 0 or _is_blank_above(self.text, at):
            return False
        match = _WORD.match(self.text, previous_line(self.text, at))
        return match is not None and (len(match.group(1)) > self.indent or match.group(2) == "-")
