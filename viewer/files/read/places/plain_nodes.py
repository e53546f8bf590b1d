"""Nodes of the parser as plain texts, lists and mappings, and an entry's node found again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from viewer.files.read.nodes import ListNode, MapNode, Node, Scalar, extent, node_by_itself
from viewer.files.read.reading import Reading
from viewer.files.read.spans import EntrySpan
from viewer.files.read.texts import line_begin
from viewer.model.fields import Fields, Plain
from viewer.words import _

#: Fields whose brackets are the value's own text: sets of dates.
AS_TEXT = ("date", "published")
_QUESTION_IN_FLOW = re.compile(r"(?<=[\dX])\?(?=[ \t]*(?:[,\]}]|\.\.))")


class NotEditable(Exception):
    """An entry cannot be edited here; the message is one line that says why."""


class PlacedMap(NamedTuple):
    """A mapping's node with what its indices mean.

    Attributes:
        node: Its indices are those of ``text`` less ``shift``.
        shift: To be added to them.
        text: The whole text.
        mask: A character that stands for ``?`` in the node's values; empty for none.
    """

    node: MapNode
    shift: int
    text: str
    mask: str

    def extent(self, node: Node) -> tuple[int, int]:
        """Return [start, end) of a part of it in the whole text, trailing blank lines excluded."""
        return extent(node)[0] + self.shift, self._end(node)

    def _end(self, node: Node) -> int:
        start, end = extent(node)
        if type(node) is not Scalar and not node.flow:
            leaves = node.items if type(node) is ListNode else [value for _, value in node.pairs]
            return self._end(leaves[-1]) if leaves else end + self.shift
        start, end = start + self.shift, end + self.shift
        if type(node) is Scalar and node.style in ("|", ">"):
            return start + _content_length(self.text[start:end])
        return end

    def plain(self, node: Node) -> Plain:
        """Return what a part of it says."""
        if type(node) is Scalar:
            value: str = node.value
            return value.replace(self.mask, "?") if self.mask else value
        if type(node) is ListNode:
            return [self.plain(item) for item in node.items]
        return {str(name): self.plain(value) for name, (_key, value) in self.named(node).items()}

    def named(self, node: MapNode) -> dict[str, tuple[Node, Node]]:
        """Return a mapping's key and value nodes by name, the first of each name."""
        pairs: dict[str, tuple[Node, Node]] = {}
        for key, value in node.pairs:
            if type(key) is Scalar:
                pairs.setdefault(key.value, (key, value))
        return pairs

    def fields(self) -> Fields:
        """Return an entry's fields; sets of dates are their own text."""
        return dict(self._read_fields())

    def _read_fields(self) -> Iterator[tuple[str, Plain]]:
        for name, (_key, value) in self.named(self.node).items():
            if name in AS_TEXT and type(value) is not Scalar:
                start, end = self.extent(value)
                yield name, self.text[start:end]
            else:
                yield name, self.plain(value)


def _content_length(text: str) -> int:
    """Return the length of a block scalar without the blank lines that it does not keep."""
    header = text[: max(0, text.find("\n"))]
    if "+" in header.partition("#")[0]:
        return len(text)
    return len(text.rstrip())


def entry_map(reading: Reading, index: int) -> PlacedMap:
    """Return the mapping of the event with this place in the file.

    Raises:
        NotEditable: It stands behind an alias or uses one.
    """
    span = reading.spans.entry(index)
    if span.aliased:
        raise NotEditable(_("the entry stands elsewhere in the file, behind an alias; edit it there by hand"))
    return placed_map(reading.text, span)


def placed_map(text: str, span: EntrySpan) -> PlacedMap:
    """Parse one entry again, by itself.

    Raises:
        NotEditable: It uses aliases, or is no mapping.
    """
    padding = "" if span.flow else " " * _column(text, span.start)
    for mask, piece in unmasked_and_masked(padding + text[span.start : span.end]):
        node = node_by_itself(piece)
        if type(node) is ListNode and len(node.items) == 1 and not node.flow:
            node = node.items[0]
        if type(node) is MapNode:
            return PlacedMap(node, span.start - len(padding), text, mask)
    raise NotEditable(_("the entry uses anchors, aliases or tags of YAML; edit it in a text editor"))


def _column(text: str, index: int) -> int:
    """Return in which column a character stands: a block's columns say what belongs to what, braces need none.

    Thousands of entries in braces may stand on one line, each of them far to the right.
    """
    return index - line_begin(text, index)


def unmasked_and_masked(text: str) -> Iterator[tuple[str, str]]:
    """Yield a text as it is, and with another character for the ``?`` of dates in brackets; that character first."""
    yield "", text
    mask = next(chr(code) for code in range(0xE000, 0xF8FF) if chr(code) not in text)
    masked = _QUESTION_IN_FLOW.sub(mask, text)
    if masked != text:
        yield mask, masked
