"""Changes within one entry: splices that touch no more than the fields that change."""

from __future__ import annotations

import re
from collections import Counter

from viewer.files.read.nodes import ListNode, MapNode, Node, Scalar
from viewer.files.read.places.plain_nodes import AS_TEXT, NotEditable, PlacedMap, placed_map
from viewer.files.read.spans import EntrySpan
from viewer.files.read.texts import line_end
from viewer.files.write.comments import comments, header_comment, refuse_to_lose
from viewer.files.write.flow_list import FlowList, Part, Unclear
from viewer.files.write.list_steps import ListStep, next_step
from viewer.files.write.list_text import BlockList, Item, own_lines
from viewer.files.write.rendering import (
    Style,
    field_lines,
    inline,
    inline_pair,
    item_lines,
    padded,
    rank_of,
)
from viewer.files.write.scalars import Setting, scalar
from viewer.files.write.splices import Splice, dash_before, line_start, previous_line, spliced
from viewer.model.fields import Fields, Plain

_FIRST_LINE = re.compile(r"[\r\n]([ ]+)[^ \r\n]")
_TYPED = ("date", "published", "lat", "lon")
#: Steps from one entry to another: far more than there are fields and items in one.
_MOST_STEPS = 2_000


class TooOdd(Exception):
    """A value is written in a way that cannot be changed piece by piece."""


def changed_entry(text: str, span: EntrySpan, style: Style, after: Fields, *, whole: bool) -> str:
    """Return a text with other fields for an entry, changed step by step.

    Each step changes one value or one item and is read back before the next, so that steps
    never stand in each other's way.

    Args:
        text: Whole lines that hold the entry.
        span: The entry in them.
        style: How the file is written.
        after: The fields that it shall have.
        whole: Write every changed field anew instead of changing parts of it.

    Raises:
        TooOdd: Some value is written in a way that this cannot change.
        CommentInTheWay: It could be only by losing a comment.
    """
    for _ in range(_MOST_STEPS):
        try:
            placed = placed_map(text, span)
            fields = placed.fields()
            if fields == after:
                return text
            splices = MapEdit(placed, style, whole=whole).step(fields, after)
            new = spliced(text, splices)
            behind = span._replace(end=span.end + len(new) - len(text))
            if new == text or _loses_a_comment(placed, span, placed_map(new, behind), behind, splices):
                raise TooOdd
        except (NotEditable, Unclear, ValueError):
            raise TooOdd from None
        span, text = behind, new
    raise TooOdd


def _loses_a_comment(
    old: PlacedMap, span: EntrySpan, new: PlacedMap, behind: EntrySpan, splices: list[Splice]
) -> bool:
    """Tell whether a comment outside of what a step takes out is no longer one.

    A text that is newly written as a block may have swallowed the comment below it.
    """
    kept = Counter(
        comment
        for at, comment in comments(old, span.start, span.end)
        if not any(one.start <= at < one.end for one in splices)
    )
    return bool(kept - Counter(comment for _, comment in comments(new, behind.start, behind.end)))


class MapEdit:
    """Changes of one mapping of a file.

    Args:
        placed: The mapping.
        style: How the file is written.
        whole: Write every changed field anew instead of changing parts of it.
    """

    def __init__(self, placed: PlacedMap, style: Style, *, whole: bool = False) -> None:
        self._placed = placed
        self._text = placed.text
        self._style = style
        self._whole = whole

    def step(self, before: Fields, after: Fields) -> list[Splice]:
        """Return what takes the entry's fields one step nearer to others; the two differ.

        Raises:
            TooOdd, Unclear: Some value is written in a way that this cannot change.
            CommentInTheWay: It could be only by losing a comment.
        """
        return self._map(self._placed.node, before, after)

    # --- mappings -----------------------------------------------------------------------------

    def _map(self, node: MapNode, before: Fields, after: Fields) -> list[Splice]:
        named = self._placed.named(node)
        kept = [name for name in before if name in after]
        if not kept:
            raise TooOdd
        for name in kept:
            if before[name] != after[name]:
                return self._change(node, name, *named[name], before[name], after[name])
        for name in before:
            if name not in after:
                return self._take_out(node, named[name][0])
        new = min((name for name in after if name not in before), key=lambda name: rank_of(name, self._style))
        return self._put_in(node, new, after[new], kept)

    def _change(
        self, owner: MapNode, name: str, key: Node, node: Node, old: Plain, new: Plain
    ) -> list[Splice]:
        if type(node) is Scalar and isinstance(new, str) and not self._whole:
            return [self._scalar(node, name, new, self._column(key))]
        if name in AS_TEXT and isinstance(new, str):
            return [self._anew(*self._placed.extent(node), inline(new, self._style, name))]
        if type(node) is ListNode and isinstance(old, list) and isinstance(new, list) and not self._whole:
            return self._list(node, old, new)
        if type(node) is MapNode and isinstance(old, dict) and isinstance(new, dict) and not self._whole:
            return self._map(node, old, new)
        start, end = self._placed.extent(key)[0], self._placed.extent(node)[1]
        return [self._anew(start, end, self._pair(owner, name, new, self._column(key)))]

    def _anew(self, start: int, end: int, new: str) -> Splice:
        """Write a part anew, unless a comment stands in it."""
        refuse_to_lose(self._placed, start, end)
        return Splice(start, end, new)

    def _pair(self, owner: MapNode, name: str, value: Plain, column: int) -> str:
        """Return a field's text, its first line without indentation."""
        if owner.flow:
            return inline_pair(name, value, self._style)
        return padded(field_lines(name, value, self._style), column, self._style)[column:]

    def _column(self, key: Node) -> int:
        start = self._placed.extent(key)[0]
        return start - line_start(self._text, start)

    def _scalar(self, node: Node, name: str, value: str, column: int) -> Splice:
        start, end = self._placed.extent(node)
        rest = self._text[end : line_end(self._text, end)].strip()
        in_block = node.style in ("|", ">")
        setting = Setting(
            self._text_column(node) or column + 2, bool(rest) and not in_block, self._style.quote,
            self._style.newline, name in _TYPED, self._style.json,
        )  # fmt: skip
        if self._is_in_flow(node):
            setting = setting._replace(flow=True)
        text = scalar(value, setting, node.style or "")
        comment = header_comment(self._placed, node)
        if comment:
            first, line_break, more = text.partition(self._style.newline)
            text = f"{first} {comment}{line_break}{more}"
        if end > start and self._text[end - 1] in "\r\n" and text[-1:] not in ("\n", "\r"):
            text += self._style.newline
        lead = " " if self._text[start - 1 : start] in (":", "-") else ""
        return Splice(start, end, lead + text)

    def _text_column(self, node: Node) -> int:
        """Return the column of a text that stands as a block: a comment below it may stand deeper than ours would."""
        if node.style not in ("|", ">"):
            return 0
        start, end = self._placed.extent(node)
        match = _FIRST_LINE.search(self._text, start, end)
        return match.end(1) - match.start(1) if match is not None else 0

    def _is_in_flow(self, node: Node) -> bool:
        """Tell whether a part of the entry stands inside brackets or braces."""
        return _is_within(self._placed.node, node, False)

    def _pairs(self, node: MapNode) -> list[Item]:
        place = self._placed.extent
        return [Item(place(key)[0], place(value)[1]) for key, value in node.pairs]

    def _take_out(self, node: MapNode, key: Node) -> list[Splice]:
        pairs, place = self._pairs(node), self._placed_at(node, key)
        if node.flow:
            return FlowList(self._text, pairs, self._style.newline).removed(place)
        return [self._lines_out(pairs, place)]

    def _lines_out(self, pairs: list[Item], place: int) -> Splice:
        start = pairs[place].start
        first, below = line_start(self._text, start), own_lines(self._text, pairs[place]).end
        if not self._text[first:start].strip():
            return Splice(first, below, "")
        if place + 1 == len(pairs):
            raise TooOdd
        following = pairs[place + 1].start
        if not self._text[below : line_start(self._text, following)].strip():
            return Splice(start, following, "")
        dash = self._text[first:start].rstrip()
        return Splice(first + len(dash), line_end(self._text, previous_line(self._text, below)), "")

    def _put_in(self, node: MapNode, name: str, value: Plain, kept: list[str]) -> list[Splice]:
        style, named = self._style, self._placed.named(node)
        above = [one for one in kept if rank_of(one, style) <= rank_of(name, style)]
        pairs = self._pairs(node)
        at = max((self._placed_at(node, named[one][0]) + 1 for one in above), default=0)
        if node.flow:
            part = Part("", inline_pair(name, value, style), "")
            return FlowList(self._text, pairs, style.newline).inserted(at, part)
        column = self._column(node.pairs[0][0])
        body = padded(field_lines(name, value, style), column, style)
        if at == 0:
            return [Splice(pairs[0].start, pairs[0].start, body[column:] + style.newline + " " * column)]
        below = own_lines(self._text, pairs[at - 1]).end
        if self._text[below - 1] not in "\r\n":
            return [Splice(below, below, style.newline + body)]
        return [Splice(below, below, body + style.newline)]

    @staticmethod
    def _placed_at(node: MapNode, key: Node) -> int:
        return next(place for place, (one, _) in enumerate(node.pairs) if one is key)

    # --- lists ----------------------------------------------------------------------------------

    def _list(self, node: ListNode, old: list[Plain], new: list[Plain]) -> list[Splice]:
        if not node.flow and not new:
            raise TooOdd
        if not old:
            start, end = self._placed.extent(node)
            return [self._anew(start, end, inline(new, self._style))]
        step = next_step(old, new)
        if step.kind == "change":
            return self._item(node, step.old, old[step.old], new[step.new])
        return self._brackets(node, step, new) if node.flow else self._dashes(node, step, new)

    def _brackets(self, node: ListNode, step: ListStep, new: list[Plain]) -> list[Splice]:
        items = [Item(*self._placed.extent(item)) for item in node.items]
        flows = FlowList(self._text, items, self._style.newline)
        if step.kind == "remove":
            return flows.removed(step.old)
        if step.kind == "move":
            return flows.moved(step.old, step.new)
        return flows.inserted(step.old, Part("", inline(new[step.new], self._style), ""))

    def _dashes(self, node: ListNode, step: ListStep, new: list[Plain]) -> list[Splice]:
        items = [Item(self._dash(item), self._placed.extent(item)[1]) for item in node.items]
        blocks = BlockList(self._text, items, self._style.newline)
        if step.kind == "remove":
            return [blocks.removed(step.old)]
        if step.kind == "move":
            return blocks.moved(step.old, step.new)
        lines = item_lines(new[step.new], self._style)
        return [blocks.inserted(step.old, padded(lines, blocks.indent, self._style))]

    def _dash(self, item: Node) -> int:
        start = self._placed.extent(item)[0]
        dash = dash_before(self._text, start)
        if dash < 0:
            raise TooOdd
        return dash

    def _item(self, owner: ListNode, place: int, old: Plain, new: Plain) -> list[Splice]:
        node = owner.items[place]
        if type(node) is Scalar and isinstance(new, str):
            indent = 0 if owner.flow else self._dash(node) - line_start(self._text, self._dash(node))
            return [self._scalar(node, "", new, indent)]
        if type(node) is MapNode and isinstance(old, dict) and isinstance(new, dict):
            return self._map(node, old, new)
        if owner.flow:
            return [self._anew(*self._placed.extent(node), inline(new, self._style))]
        raise TooOdd


def _is_within(node: Node, wanted: Node, in_flow: bool) -> bool:
    if node is wanted:
        return in_flow
    if type(node) is MapNode:
        return any(_is_within(part, wanted, in_flow or node.flow) for pair in node.pairs for part in pair)
    if type(node) is ListNode:
        return any(_is_within(item, wanted, in_flow or node.flow) for item in node.items)
    return False
