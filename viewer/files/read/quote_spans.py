"""Where an event's quotations stand in the file; found when needed, not kept for every event."""

from __future__ import annotations

from viewer.files.read.nodes import ListNode, MapNode, Node, Scalar, extent, node_by_itself
from viewer.files.read.reading import Reading
from viewer.files.read.texts import SourceText
from viewer.model.timeline import Event

Position = tuple[int, int, int, int]


def quote_positions(reading: Reading, event: Event) -> list[Position]:
    """Return (line, column, end line, end column) of each quotation's text, never none at all.

    Where the text cannot be taken apart again, the entry's own position stands for all.
    """
    source = SourceText(reading.text)
    spans, bom = reading.spans, int(source.bom)
    entry = spans.entry(event.index)
    fields = spans.fields(event.index)
    start = entry.start - bom
    fallback = [_position(source, start, start + 1)]
    if "quotes" not in fields or entry.aliased:
        return fallback
    span = fields["quotes"]
    first, last = span.start - bom, span.end - bom
    line_start = source.text.rfind("\n", 0, first) + 1
    padding = " " * (first - line_start)
    node = node_by_itself(padding + source.text[first:last])
    if node is None:
        return fallback
    shift = first - len(padding)
    items: list[Node] = node.items if isinstance(node, ListNode) else [node]
    found = []
    for item in items:
        text = _text_of(item)
        if text is not None:
            one, other = extent(text)
            found.append(_position(source, one + shift, other + shift))
    return found or fallback


def _text_of(node: Node) -> Node | None:
    if isinstance(node, MapNode):
        for key, value in node.pairs:
            if type(key) is Scalar and key.value == "text":
                return value
        return None
    return node if type(node) is Scalar else None


def _position(source: SourceText, start: int, end: int) -> Position:
    return (*source.position(start), *source.position(end))
