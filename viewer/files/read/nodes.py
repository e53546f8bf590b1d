"""YAML events with their marks as small nodes: texts, lists, mappings. No constructors.

Scalars stay the text that the author typed. Depth and aliases are bounded, so that a
hostile file ends in a message and not in a full memory.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from viewer.files.read import libyaml
from viewer.words import N_, _, number

#: Nodes are built by functions that call themselves; a hundred thousand brackets must end in a problem, not
#: in a crash.
MOST_DEPTH = 60
#: Nodes that all aliases of a file together may stand for.
MOST_ALIASED = 100_000
_PIECEWISE_FROM = 100_000
TWO_DOCUMENTS = N_("a second document begins here; expected one, without “---” between")

# Plain variables: a type checker would otherwise narrow events to classes whose marks may be None.
_SCALAR: Any = libyaml.ScalarEvent
_MAP_START: Any = libyaml.MappingStartEvent
_MAP_END: Any = libyaml.MappingEndEvent
_LIST_START: Any = libyaml.SequenceStartEvent
_LIST_END: Any = libyaml.SequenceEndEvent


class Unreadable(Exception):
    """Something in the text goes beyond what an event file may hold.

    Attributes:
        index: Where, in the parsed text.
        message: One line.
        length: How many characters of it.
    """

    def __init__(self, index: int, message: str, length: int = 1) -> None:
        super().__init__(message)
        self.index = index
        self.message = message
        self.length = length


class Scalar:
    """A text as it was typed, and its extent [start, end) with its quotation marks.

    Attributes:
        style: The mark that it is written with: ``'``, ``"``, ``|`` or ``>``; empty for none.
        tag, anchor: What YAML writes before a value with ``!`` and ``&``; None for none.
    """

    __slots__ = ("anchor", "end", "start", "style", "tag", "value")

    def __init__(
        self,
        value: str,
        start: int,
        end: int,
        style: str,
        tag: str | None = None,
        anchor: str | None = None,
    ) -> None:
        self.value = value
        self.start = start
        self.end = end
        self.style = style
        self.tag = tag
        self.anchor = anchor


class ListNode:
    """A sequence: its items and its extent [start, end) in the text.

    Attributes:
        raw: Its own source text where it stands elsewhere, behind an alias; else empty.
    """

    __slots__ = ("end", "flow", "items", "raw", "start", "tag")

    def __init__(self, start: int, flow: bool, tag: str | None) -> None:
        self.start = start
        self.end = start
        self.flow = flow
        self.tag = tag
        self.raw = ""
        self.items: list[Node] = []


class MapNode:
    """A mapping: its (key, value) pairs in order and its extent [start, end) in the text.

    ``end`` is that of its last leaf, without the comments that follow. ``raw`` is as in
    :class:`ListNode`; ``aliased`` says that it stands elsewhere, behind an alias.
    """

    __slots__ = ("aliased", "end", "flow", "pairs", "raw", "start", "tag")

    def __init__(self, start: int, flow: bool, tag: str | None) -> None:
        self.start = start
        self.end = start
        self.flow = flow
        self.tag = tag
        self.raw = ""
        self.aliased = False
        self.pairs: list[tuple[Node, Node]] = []


#: A ``Scalar``, a ``ListNode`` or a ``MapNode``.
Node = Any


def is_empty(node: Node) -> bool:
    """Tell whether nothing was written after the key."""
    return type(node) is Scalar and not node.value and not node.style


def extent(node: Node) -> tuple[int, int]:
    """Return [start, end) of a node in the parsed text."""
    return node.start, node.end


def _scalar(event: Any) -> Scalar:
    start, end = event.start_mark.index, event.end_mark.index
    return Scalar(event.value, start, end, event.style or "", event.tag, event.anchor)


class Anchors:
    """What a file has anchored so far, and how much its aliases stand for."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.aliased = 0


class _Rest:
    """A text from some place on, handed to the parser piece by piece; a line may stand before it."""

    def __init__(self, text: str, start: int, before: str) -> None:
        self._text = text
        self._at = start
        self._before = before

    def read(self, size: int = 4096, /) -> str:
        """Return the next piece, empty at the end."""
        piece, self._before = self._before, ""
        if not piece:
            piece = self._text[self._at : self._at + size]
            self._at += len(piece)
        return piece


class NodeStream:
    """Reads nodes from the event stream of one text.

    Args:
        text: What is parsed.
        anchors: Of the whole file; added to.
        start: Where parsing begins.
        before: What the parser reads before that; it counts its indices from there.
    """

    def __init__(self, text: str, anchors: Anchors, start: int = 0, before: str = "") -> None:
        self._text = text
        self._shift = start - len(before)
        # A large text in one piece would be copied in one go, and the window would stand still.
        is_whole = len(text) < _PIECEWISE_FROM and not start
        self._parser: Any = libyaml.Parser(text if is_whole else _Rest(text, start, before))
        self.next: Callable[[], Any] = self._parser.get_event
        self._anchors = anchors

    def dispose(self) -> None:
        """Let the parser go."""
        if hasattr(self._parser, "dispose"):
            self._parser.dispose()

    def node(self, event: Any, depth: int = 1) -> Node:
        """Return the node that begins with an event, read to its end.

        Args:
            event: The parser's event, or a node, which is returned as it is.
            depth: How many lists and mappings it stands in.

        Raises:
            Unreadable: Nested too deep, or aliases that stand for too much.
            libyaml.YAMLError: The text is not YAML.
        """
        kind = type(event)
        if kind is _SCALAR:
            scalar = _scalar(event)
            if scalar.anchor is not None:
                self._anchors.nodes[scalar.anchor] = scalar
            return scalar
        if kind is _MAP_START or kind is _LIST_START:
            if depth > MOST_DEPTH:
                raise Unreadable(
                    event.start_mark.index,
                    _("nested more than {most} levels deep").format(most=MOST_DEPTH),
                )
            return self._mapping(event, depth) if kind is _MAP_START else self._sequence(event, depth)
        return self._alias(event) if kind is libyaml.AliasEvent else event

    def _mapping(self, event: Any, depth: int) -> MapNode:
        node = MapNode(event.start_mark.index, event.flow_style, event.tag)
        pairs, following = node.pairs, self.next
        key: Any
        value: Any = None
        while type(key := following()) is not _MAP_END:
            key, value = self.node(key, depth + 1), self.node(following(), depth + 1)
            pairs.append((key, value))
        node.end = key.end_mark.index if node.flow or value is None else value.end
        if event.anchor is not None:
            self._keep(event.anchor, node)
        return node

    def _sequence(self, event: Any, depth: int) -> ListNode:
        node = ListNode(event.start_mark.index, event.flow_style, event.tag)
        items, following = node.items, self.next
        item: Any
        while type(item := following()) is not _LIST_END:
            items.append(self.node(item, depth + 1))
        node.end = item.end_mark.index if node.flow or not items else items[-1].end
        if event.anchor is not None:
            self._keep(event.anchor, node)
        return node

    def _keep(self, anchor: str, node: ListNode | MapNode) -> None:
        node.raw = self._text[node.start + self._shift : node.end + self._shift]
        self._anchors.nodes[anchor] = node

    def _alias(self, event: Any) -> Node:
        """Return a copy of what an alias stands for, every part of it placed at the alias."""
        if event.anchor not in self._anchors.nodes:
            raise Unreadable(
                event.start_mark.index,
                _("*{anchor} names nothing that stands above; text that begins with * needs quotes").format(
                    anchor=event.anchor
                ),
            )
        return self._copied(self._anchors.nodes[event.anchor], event)

    def _copied(self, node: Node, alias: Any) -> Node:
        self._anchors.aliased += 1
        if type(node) is Scalar:
            self._anchors.aliased += len(node.value) // 1000  # a long text is worth many
        start, end = alias.start_mark, alias.end_mark
        if self._anchors.aliased > MOST_ALIASED:
            raise Unreadable(
                start.index,
                _("aliases stand for more than {most} values").format(most=number(MOST_ALIASED)),
            )
        if type(node) is Scalar:
            return Scalar(node.value, start.index, end.index, node.style or "'", node.tag)
        copy: ListNode | MapNode
        if type(node) is ListNode:
            copy = ListNode(start.index, node.flow, node.tag)
            copy.items = [self._copied(item, alias) for item in node.items]
        else:
            copy = MapNode(start.index, node.flow, node.tag)
            copy.aliased = True
            copy.pairs = [(self._copied(k, alias), self._copied(v, alias)) for k, v in node.pairs]
        copy.raw, copy.end = node.raw, end.index
        return copy


def only_node(text: str, anchors: Anchors) -> Node | None:
    """Return the one node of a text, None where it says nothing at all.

    Raises:
        Unreadable: Nested too deep, aliases that stand for too much, or a second document.
        libyaml.YAMLError: The text is not YAML.
    """
    stream = NodeStream(text, anchors)
    try:
        stream.next()  # stream start
        if type(stream.next()) is libyaml.StreamEndEvent:
            return None
        node = stream.node(stream.next())
        stream.next()  # document end
        extra = stream.next()
        if type(extra) is not libyaml.StreamEndEvent:
            raise Unreadable(extra.start_mark.index, _(TWO_DOCUMENTS), len("---"))
        return node
    finally:
        stream.dispose()


def node_by_itself(text: str) -> Node | None:
    """Return the one node of a small text, None where it is not YAML or leans on anchors outside."""
    try:
        return only_node(text, Anchors())
    except (libyaml.YAMLError, Unreadable, UnicodeError):  # the last: half a character
        return None
