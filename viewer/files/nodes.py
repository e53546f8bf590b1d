"""YAML events with their marks as small nodes: texts, lists, mappings. No constructors.

Scalars stay the text that the author typed. Depth and aliases are bounded, tags refused.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

try:
    from yaml._yaml import CParser as Parser
except ImportError:  # PyYAML without libyaml: slower, the same events
    from yaml import SafeLoader as Parser  # type: ignore[assignment]

MOST_DEPTH = 60
MOST_ALIASES = 10_000

Scalar = yaml.ScalarEvent


class Unreadable(Exception):
    """Something in the text goes beyond what an event file may hold.

    Attributes:
        index: Where, in the parsed text.
        message: One line.
    """

    def __init__(self, index: int, message: str) -> None:
        super().__init__(message)
        self.index = index
        self.message = message


class ListNode:
    """A sequence: its items and its extent [start, end) in the text."""

    __slots__ = ("end", "flow", "items", "start", "tag")

    def __init__(self, start: int, flow: bool, tag: str | None) -> None:
        self.start = start
        self.end = start
        self.flow = flow
        self.tag = tag
        self.items: list[Node] = []


class MapNode:
    """A mapping: its (key, value) pairs in order and its extent [start, end) in the text.

    ``end`` is that of its last leaf, without the comments that follow.
    """

    __slots__ = ("aliased", "end", "flow", "pairs", "start", "tag")

    def __init__(self, start: int, flow: bool, tag: str | None) -> None:
        self.start = start
        self.end = start
        self.flow = flow
        self.tag = tag
        self.aliased = False
        self.pairs: list[tuple[Node, Node]] = []


Node = yaml.ScalarEvent | ListNode | MapNode


def marks_of(event: Any) -> tuple[int, int]:
    """Return [start, end) of one parser event."""
    return event.start_mark.index, event.end_mark.index


def line_of(event: Any) -> int:
    """Return the 1-based line that one parser event begins in, as YAML counts lines."""
    return int(event.start_mark.line) + 1


def extent(node: Node) -> tuple[int, int]:
    """Return [start, end) of a node in the parsed text."""
    if isinstance(node, (ListNode, MapNode)):
        return node.start, node.end
    return marks_of(node)


def node_end(node: Node) -> int:
    """Return where a node ends in the parsed text."""
    if isinstance(node, (ListNode, MapNode)):
        return node.end
    return marks_of(node)[1]


class NodeStream:
    """Reads nodes from the event stream of one text."""

    def __init__(self, text: str) -> None:
        self._parser: Any = Parser(text)
        self.next: Callable[[], Any] = self._parser.get_event
        self._anchors: dict[str, Node] = {}
        self._aliases = 0

    def dispose(self) -> None:
        """Let the parser go."""
        if hasattr(self._parser, "dispose"):
            self._parser.dispose()

    def node(self, event: Any, depth: int = 0) -> Node:
        """Return the node that begins with an event, read to its end.

        Raises:
            Unreadable: Nested too deep, or too many aliases.
            yaml.YAMLError: The text is not YAML.
        """
        kind = type(event)
        if kind is Scalar:
            if event.anchor is not None:
                self._anchors[event.anchor] = event
            return event  # type: ignore[no-any-return]
        if depth > MOST_DEPTH:
            raise Unreadable(event.start_mark.index, f"nested more than {MOST_DEPTH} levels deep")
        if kind is yaml.MappingStartEvent:
            return self._mapping(event, depth)
        if kind is yaml.SequenceStartEvent:
            return self._sequence(event, depth)
        return self._alias(event)

    def _mapping(self, event: Any, depth: int) -> MapNode:
        node = MapNode(event.start_mark.index, bool(event.flow_style), event.tag)
        pairs, following = node.pairs, self.next
        end: Any = event
        value: Node | None = None
        while type(end := following()) is not yaml.MappingEndEvent:
            key = end if type(end) is Scalar and end.anchor is None else self.node(end, depth + 1)
            end = following()
            value = end if type(end) is Scalar and end.anchor is None else self.node(end, depth + 1)
            pairs.append((key, value))
        if node.flow or value is None:
            node.end = marks_of(end)[1]
        else:
            node.end = node_end(value)
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        return node

    def _sequence(self, event: Any, depth: int) -> ListNode:
        node = ListNode(event.start_mark.index, bool(event.flow_style), event.tag)
        items, following = node.items, self.next
        end: Any = event
        while type(end := following()) is not yaml.SequenceEndEvent:
            items.append(end if type(end) is Scalar and end.anchor is None else self.node(end, depth + 1))
        node.end = marks_of(end)[1] if node.flow or not items else node_end(items[-1])
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        return node

    def _alias(self, event: Any) -> Node:
        self._aliases += 1
        index = event.start_mark.index
        if self._aliases > MOST_ALIASES:
            raise Unreadable(index, f"more than {MOST_ALIASES:,} aliases")
        node = self._anchors.get(event.anchor)
        if node is None:
            raise Unreadable(
                index, f"*{event.anchor} names nothing before it; text that begins with * needs quotes"
            )
        if isinstance(node, MapNode):
            node.aliased = True
        return node
