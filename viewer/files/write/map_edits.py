"""Changes within one entry: splices that touch no more than the fields that change."""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import SequenceMatcher

from viewer.files.read.nodes import ListNode, MapNode, Node, Scalar
from viewer.files.read.plain_nodes import AS_TEXT, PlacedMap
from viewer.files.write.list_text import BlockList, FlowList, Item
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
from viewer.files.write.splices import Splice, dash_before, line_end, line_start, next_line
from viewer.model.fields import Fields, Plain

_TYPED = ("date", "published", "lat", "lon")


class TooOdd(Exception):
    """A value is written in a way that cannot be changed piece by piece."""


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

    def splices(self, before: Fields, after: Fields) -> list[Splice]:
        """Return what turns the entry's fields into others.

        Raises:
            TooOdd: Some value is written in a way that this cannot change.
        """
        return list(self._map(self._placed.node, before, after))

    # --- mappings -----------------------------------------------------------------------------

    def _map(self, node: MapNode, before: Fields, after: Fields) -> Iterator[Splice]:
        named = self._placed.named(node)
        kept = [name for name in before if name in after]
        if not kept:
            raise TooOdd
        for name in kept:
            if before[name] != after[name]:
                yield from self._change(node, name, *named[name], before[name], after[name])
        yield from self._take_out(node, [name for name in before if name not in after])
        new = sorted(
            (name for name in after if name not in before), key=lambda name: rank_of(name, self._style)
        )
        for name in new:
            yield self._put_in(node, name, after[name], [one for one in named if one in kept])

    def _change(
        self, owner: MapNode, name: str, key: Node, node: Node, old: Plain, new: Plain
    ) -> Iterator[Splice]:
        if type(node) is Scalar and isinstance(new, str) and not self._whole:
            yield self._scalar(node, name, new, self._column(key))
        elif name in AS_TEXT and isinstance(new, str):
            start, end = self._placed.extent(node)
            yield Splice(start, end, inline(new, self._style, name))
        elif type(node) is ListNode and isinstance(old, list) and isinstance(new, list) and not self._whole:
            yield from self._list(node, old, new)
        elif type(node) is MapNode and isinstance(old, dict) and isinstance(new, dict) and not self._whole:
            yield from self._map(node, old, new)
        else:
            start, end = self._placed.extent(key)[0], self._placed.extent(node)[1]
            yield Splice(start, end, self._pair(owner, name, new, self._column(key)))

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
            column + 2, bool(rest) and not in_block, self._style.quote, self._style.newline, name in _TYPED,
            self._style.json,
        )  # fmt: skip
        if self._is_in_flow(node):
            setting = setting._replace(flow=True)
        text = scalar(value, setting, node.style or "")
        if self._text[end - 1 : end] == "\n" and end > start and not text.endswith("\n"):
            text += self._style.newline
        lead = " " if self._text[start - 1 : start] in (":", "-") else ""
        return Splice(start, end, lead + text)

    def _is_in_flow(self, node: Node) -> bool:
        """Tell whether a part of the entry stands inside brackets or braces."""
        return _is_within(self._placed.node, node, False)

    def _pairs(self, node: MapNode) -> list[Item]:
        place = self._placed.extent
        return [Item(place(key)[0], place(value)[1]) for key, value in node.pairs]

    def _take_out(self, node: MapNode, names: list[str]) -> Iterator[Splice]:
        pairs, placed = self._pairs(node), self._placed.named(node)
        for name in names:
            place = next(i for i, (key, _) in enumerate(node.pairs) if key is placed[name][0])
            yield FlowList(self._text, pairs).removed(place) if node.flow else self._line_out(pairs, place)

    def _line_out(self, pairs: list[Item], place: int) -> Splice:
        start, end = pairs[place]
        first = line_start(self._text, start)
        below = next_line(self._text, end if self._text[end - 1] not in "\r\n" else end - 1)
        if not self._text[first:start].strip():
            return Splice(first, below, "")
        if place + 1 == len(pairs):
            raise TooOdd
        following = pairs[place + 1].start
        if not self._text[below : line_start(self._text, following)].strip():
            return Splice(start, following, "")
        dash = self._text[first:start].rstrip()
        return Splice(first + len(dash), line_end(self._text, end), "")

    def _put_in(self, node: MapNode, name: str, value: Plain, kept: list[str]) -> Splice:
        style, named = self._style, self._placed.named(node)
        above = [one for one in kept if rank_of(one, style) <= rank_of(name, style)]
        pairs = self._pairs(node)
        at = max((self._placed_at(node, named[one][0]) + 1 for one in above), default=0)
        if node.flow:
            return FlowList(self._text, pairs).inserted(at, inline_pair(name, value, style))
        column = self._column(node.pairs[0][0])
        body = padded(field_lines(name, value, style), column, style)
        if at == 0:
            return Splice(pairs[0].start, pairs[0].start, body[column:] + style.newline + " " * column)
        end = pairs[at - 1].end
        below = next_line(self._text, end if self._text[end - 1] not in "\r\n" else end - 1)
        if self._text[below - 1] not in "\r\n":
            return Splice(below, below, style.newline + body)
        return Splice(below, below, body + style.newline)

    @staticmethod
    def _placed_at(node: MapNode, key: Node) -> int:
        return next(place for place, (one, _) in enumerate(node.pairs) if one is key)

    # --- lists ----------------------------------------------------------------------------------

    def _list(self, node: ListNode, old: list[Plain], new: list[Plain]) -> Iterator[Splice]:
        if not new or not old:
            start, end = self._placed.extent(node)
            if not node.flow:
                raise TooOdd
            yield Splice(start, end, inline(new, self._style))
        elif node.flow:
            yield self._brackets(node, old, new)
        else:
            yield from self._dashes(node, old, new)

    def _brackets(self, node: ListNode, old: list[Plain], new: list[Plain]) -> Splice:
        """Write a list in brackets anew, items that stay in their own words."""
        start, end = self._placed.extent(node)
        extents = [self._placed.extent(item) for item in node.items]
        texts = {_key(item): self._text[one:other] for item, (one, other) in zip(old, extents, strict=True)}
        items = [texts.get(_key(item)) or inline(item, self._style) for item in new]
        return Splice(start, end, f"[{', '.join(items)}]")

    def _dashes(self, node: ListNode, old: list[Plain], new: list[Plain]) -> Iterator[Splice]:
        items = [Item(self._dash(item), self._placed.extent(item)[1]) for item in node.items]
        lines = BlockList(self._text, items)
        matcher = SequenceMatcher(None, [_key(item) for item in old], [_key(item) for item in new], False)
        for kind, i1, i2, j1, j2 in matcher.get_opcodes():
            if kind == "equal":
                continue
            both = min(i2 - i1, j2 - j1)
            for step in range(both):
                yield from self._item(node.items[i1 + step], old[i1 + step], new[j1 + step], lines.indent)
            for place in range(i1 + both, i2):
                yield lines.removed(place)
            for item in new[j1 + both : j2]:
                yield lines.inserted(
                    i1 + both, padded(item_lines(item, self._style), lines.indent, self._style)
                )

    def _dash(self, item: Node) -> int:
        dash = dash_before(self._text, self._placed.extent(item)[0])
        if dash < 0:
            raise TooOdd
        return dash

    def _item(self, node: Node, old: Plain, new: Plain, indent: int) -> Iterator[Splice]:
        if type(node) is Scalar and isinstance(new, str):
            yield self._scalar(node, "", new, indent)
        elif isinstance(old, dict) and isinstance(new, dict):
            yield from self._map(node, old, new)
        else:
            raise TooOdd


def _key(item: Plain) -> str:
    return json.dumps(item, ensure_ascii=False)


def _is_within(node: Node, wanted: Node, in_flow: bool) -> bool:
    if node is wanted:
        return in_flow
    if type(node) is MapNode:
        return any(_is_within(part, wanted, in_flow or node.flow) for pair in node.pairs for part in pair)
    if type(node) is ListNode:
        return any(_is_within(item, wanted, in_flow or node.flow) for item in node.items)
    return False
