"""Where an event's quotations and pictures stand in the file; found when needed, not kept for every event."""

from __future__ import annotations

from viewer.files.read.nodes import ListNode, MapNode, Node, Scalar, extent, node_by_itself
from viewer.files.read.reading import Reading
from viewer.files.read.spans import TextSpans
from viewer.files.read.texts import SourceText
from viewer.model.timeline import Event

Position = tuple[int, int, int, int]


def quote_positions(reading: Reading, event: Event) -> list[Position]:
    """Return (line, column, end line, end column) of each quotation's text, never none at all.

    Where the text cannot be taken apart again, the entry's own position stands for all.
    """
    source = SourceText(reading.text)
    return [
        (*source.position(start), *source.position(end))
        for start, end in item_extents(source, reading.spans, event, "quotes", "text")
    ]


def item_extents(
    source: SourceText, spans: TextSpans, event: Event, field: str, part: str
) -> list[tuple[int, int]]:
    """Return where one part of each item of a field stands, never none at all.

    Args:
        source: The text that was read.
        spans: Where its events stand.
        field: One whose items are a text or a mapping.
        part: The part that an item which is a text stands for.

    Returns:
        Indices [start, end) without the byte order mark, in the order of the file; those of the
        entry where the text cannot be taken apart again.
    """
    bom = int(source.bom)
    entry = spans.entry(event.index)
    fields = spans.fields(event.index)
    start = entry.start - bom
    fallback = [(start, start + 1)]
    if field not in fields or entry.aliased:
        return fallback
    first, last = fields[field].start - bom, fields[field].end - bom
    line_start = source.text.rfind("\n", 0, first) + 1
    padding = " " * (first - line_start)
    node = node_by_itself(padding + source.text[first:last])
    if node is None:
        return fallback
    shift = first - len(padding)
    items: list[Node] = node.items if isinstance(node, ListNode) else [node]
    parts = [_part_of(item, part) for item in items]
    found = [extent(one) for one in parts if one is not None]
    return [(one + shift, other + shift) for one, other in found] or fallback


def _part_of(node: Node, part: str) -> Node | None:
    if isinstance(node, MapNode):
        for key, value in node.pairs:
            if type(key) is Scalar and key.value == part:
                return value
        return None
    return node if type(node) is Scalar else None
