"""Lists and mappings in brackets and braces: one item added, taken out or moved, with its comments.

Whose a comment is: one behind an item, on the line where that ends, is the item's; so are
those on lines directly above an item that begins a line. Everything else between the items
(a comment behind the opening bracket, a heading with a blank line below it, a comment above
the closing bracket) belongs to nobody and stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from viewer.files.write.list_text import Item, has_comment_line
from viewer.files.write.splices import Splice, line_start, next_line, previous_line

_BETWEEN = re.compile(r"(?:[ \t\r\n]+|(?<=[ \t\r\n,])#[^\r\n]*)*")
_TRAIL = re.compile(r"[ \t]*#[^\r\n]*")


class Unclear(Exception):
    """What stands between two items is more than a comma, blanks and comments.

    Attributes:
        at: Its text index.
    """

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


class Gap(NamedTuple):
    """What stands behind an item, up to the next one or to the closing bracket; text indices.

    Attributes:
        comma: Its comma; -1 for none.
        held: Behind the comma, else behind the item.
        trail: Behind the comment on the item's line; ``held`` where there is none.
        end: Where the next item begins, or the closing bracket stands.
        breaks: The next item or bracket stands on another line than the item ends on.
    """

    comma: int
    held: int
    trail: int
    end: int
    breaks: bool


class Part(NamedTuple):
    """An item's own text: comment lines above it, itself, and the comment behind it with its blanks."""

    lead: str
    core: str
    trail: str


class FlowList:
    """A list in brackets or a mapping in braces, its items divided by commas.

    Args:
        text: The whole text.
        items: All of them, in the order of the text; at least one.
        newline: The text's line break.
    """

    def __init__(self, text: str, items: Sequence[Item], newline: str) -> None:
        self.text = text
        self.items = items
        self.newline = newline

    def part(self, place: int) -> Part:
        """Return an item with what belongs to it."""
        start, end = self.items[place]
        gap = self._gap(place)
        return Part(
            self.text[self._lead(place) : self._line(place)],
            self.text[start:end],
            self.text[gap.held : gap.trail],
        )

    def moved(self, place: int, before: int) -> list[Splice]:
        """Return the splices that set an item before another one; the number of items appends."""
        return [*self.inserted(before, self.part(place)), *self.removed(place)]

    # --- adding -------------------------------------------------------------------------------

    def inserted(self, place: int, part: Part) -> list[Splice]:
        """Return the splices that put an item before the one with a number; the last number appends."""
        if place == len(self.items):
            return self._appended(part)
        if place:
            self._gap(place - 1)
        start = self.items[place].start
        if self._begins_line(place):
            at, lead = self._lead(place), self.text[self._line(place) : start]
            return [Splice(at, at, f"{part.lead}{lead}{part.core},{part.trail}{self.newline}")]
        if not part.lead and not part.trail:
            return [Splice(start, start, f"{part.core}, ")]
        lines = self._on_own_lines(part, ",")
        return [Splice(start, start, f"{lines}{self.newline}{self._padding()}")]

    def _appended(self, part: Part) -> list[Splice]:
        last = len(self.items) - 1
        gap, end = self._gap(last), self.items[last].end
        has_comma = gap.comma >= 0
        comma = "," if has_comma else ""
        is_alone = self._begins_line(last) or gap.trail > gap.held or bool(part.lead or part.trail)
        if not is_alone:
            if has_comma:
                return [Splice(gap.held, gap.held, f" {part.core},")]
            return [Splice(end, end, f", {part.core}")]
        body = self._on_own_lines(part, comma)
        if part.trail and not gap.breaks:
            body += self.newline + self._padding()
        return [Splice(end, end, "" if has_comma else ","), Splice(gap.trail, gap.trail, body)]

    def _on_own_lines(self, part: Part, comma: str) -> str:
        return f"{self.newline}{part.lead}{self._padding()}{part.core}{comma}{part.trail}"

    def _padding(self) -> str:
        """Return the indentation of items that begin a line, else blanks up to the first item."""
        for place in (*range(len(self.items) - 1, 0, -1), 0):
            if self._begins_line(place):
                return self.text[self._line(place) : self.items[place].start]
        return " " * (self.items[0].start - line_start(self.text, self.items[0].start))

    # --- taking out -----------------------------------------------------------------------------

    def removed(self, place: int) -> list[Splice]:
        """Return the splices that take an item away, with its comma and its comments."""
        gap = self._gap(place)
        is_last = place + 1 == len(self.items)
        before = self._gap(place - 1) if place else None
        comma = []
        if is_last and before is not None and gap.comma < 0:
            comma = [Splice(before.comma, before.held, "")]
        if self._begins_line(place):
            return [*comma, *self._lines_removed(place, gap, before, is_last=is_last)]
        start = before.held if before is not None else self.items[place].start
        if before is None and not is_last and not self.text[gap.trail : gap.end].strip():
            return [Splice(start, gap.end, "")]
        if not gap.breaks and not is_last:
            return [Splice(self.items[place].start, gap.end, "")]
        return [*comma, Splice(start, gap.trail, "")]

    def _lines_removed(self, place: int, gap: Gap, before: Gap | None, *, is_last: bool) -> list[Splice]:
        """Take out an item that begins a line: the whole lines, where nothing else stands on them."""
        lead, line, start = self._lead(place), self._line(place), self.items[place].start
        if gap.breaks:
            return [Splice(lead, next_line(self.text, gap.trail), "")]
        if not is_last:
            return [Splice(lead, line, ""), Splice(start, gap.end, "")]
        if before is not None and not self.text[before.held : lead].strip():
            return [Splice(before.held, gap.trail, "")]
        return [Splice(lead, line, ""), Splice(start, gap.trail, "")]

    # --- what stands where ------------------------------------------------------------------------

    def _line(self, place: int) -> int:
        """Return where the line of an item begins; the item itself where it does not begin a line."""
        start = self.items[place].start
        return line_start(self.text, start) if self._begins_line(place) else start

    def _begins_line(self, place: int) -> bool:
        start = self.items[place].start
        return not self.text[line_start(self.text, start) : start].strip(" \t")

    def _lead(self, place: int) -> int:
        """Return where the comment lines directly above an item begin."""
        at = self._line(place)
        if not self._begins_line(place):
            return at
        floor = self.items[place - 1].end if place else 0
        while (
            at > 0
            and previous_line(self.text, at) >= floor
            and has_comment_line(self.text, previous_line(self.text, at))
        ):
            at = previous_line(self.text, at)
        return at

    def _gap(self, place: int) -> Gap:
        """Return what stands behind an item.

        Raises:
            Unclear: It is more than a comma, blanks and comments, or the comma stands on another
                line than the item, behind a comment.
        """
        text, start = self.text, self.items[place].end
        is_last = place + 1 == len(self.items)
        comma = _passed(text, start)
        has_comma = text[comma : comma + 1] == ","
        end = _passed(text, comma + 1) if has_comma else comma
        wanted = (
            text[end : end + 1] in ("]", "}") if is_last else has_comma and end == self.items[place + 1].start
        )
        if not wanted:
            raise Unclear(end)
        if has_comma and "#" in text[start:comma]:
            raise Unclear(comma)
        held = comma + 1 if has_comma else start
        match = _TRAIL.match(text, held)
        trail = match.end() if match is not None and match.end() <= end else held
        return Gap(comma if has_comma else -1, held, trail, end, bool({"\r", "\n"} & set(text[held:end])))


def _passed(text: str, start: int) -> int:
    match = _BETWEEN.match(text, start)
    return match.end() if match is not None else start
