"""Large YAML of other programs as plain values, of which long lists are handed on item by item."""

from __future__ import annotations

from collections.abc import Callable, Collection
from types import SimpleNamespace
from typing import Any, Protocol, TextIO

from viewer.files.read import libyaml
from viewer.files.read.nodes import (
    TWO_DOCUMENTS,
    Anchors,
    ListNode,
    MapNode,
    Node,
    NodeStream,
    Scalar,
    Unreadable,
)
from viewer.files.read.plain_yaml import NotYaml, free_name, plain_of
from viewer.files.read.recovery import bad_character, explained
from viewer.model.fields import Plain
from viewer.words import N_, _

#: Letters, and values, of one item, and of everything that is no item; and letters that anchors keep.
_MOST_LETTERS, _MOST_VALUES, _MOST_KEPT = 16_000_000, 200_000, 1_000_000
_PIECE = 1_000_000
#: So much of the text is looked at to say what is wrong there.
_AROUND = 2_000
_TOO_LARGE = N_("one record of the YAML, or what stands beside its records, is larger than can be taken in")


class Shelf(Protocol):
    """Takes items in their order."""

    def append(self, item: Plain, /) -> None:
        """Take one more."""


def yaml_by_items(
    opened: Callable[[], TextIO], paths: Collection[tuple[str, ...]], shelf: Callable[[], Shelf]
) -> object:
    """Return what a text says: texts, lists and mappings, and shelves for the lists at some places.

    Args:
        opened: Gives the text from its beginning.
        paths: Keys that lead to the lists whose items go on shelves.
        shelf: Makes an empty one.

    Raises:
        NotYaml: It is none, nested too deep, swells by aliases, or is more than can be taken in.
    """
    _refuse_characters(opened())
    reader = _Reader(opened(), frozenset(paths), shelf)
    try:
        return reader.whole()
    except Unreadable as error:
        line = _around(opened(), error.index)[0]
        raise NotYaml(_("line {line}: {message}").format(line=line, message=error.message)) from None
    except libyaml.YAMLError as error:
        raise NotYaml(_told(opened, error)) from None
    finally:
        reader.dispose()


def _refuse_characters(text: TextIO) -> None:
    line, is_first = 1, True
    while piece := text.read(_PIECE):
        at = bad_character(piece if is_first else f" {piece}")
        if at >= 0:
            line += piece.count("\n", 0, at)
            raise NotYaml(_("line {line}: a character that no text may hold; delete it").format(line=line))
        line, is_first = line + piece.count("\n"), False


def _around(text: TextIO, index: int) -> tuple[int, str, int]:
    """Return the line of an index, some of the text around it, and where that begins."""
    first = max(0, index - _AROUND)
    left, line = first, 1
    while left and (piece := text.read(min(left, _PIECE))):
        left -= len(piece)
        line += piece.count("\n")
    around = text.read(2 * _AROUND)
    return line + around.count("\n", 0, index - first), around, first


def _told(opened: Callable[[], TextIO], error: libyaml.YAMLError) -> str:
    """Return what broke a text, with the number of its line."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return "a character that no text may hold; delete it"
    around, first = _around(opened(), mark.index)[1:]

    def near(one: Any) -> Any:
        return SimpleNamespace(index=max(0, one.index - first)) if one is not None else None

    context_mark = getattr(error, "context_mark", None)
    moved: Any = SimpleNamespace(
        problem=getattr(error, "problem", ""), context=getattr(error, "context", ""),
        problem_mark=near(getattr(error, "problem_mark", None)), context_mark=near(context_mark),
    )  # fmt: skip
    start, _end, message = explained(moved, around)
    return _("line {line}: {message}").format(line=_around(opened(), first + start)[0], message=message)


class _Stream(NodeStream):
    """Nodes from a text that is nowhere whole, as large as they may be."""

    def __init__(self, text: TextIO) -> None:
        super().__init__("", Anchors())
        self.dispose()
        self._parser = libyaml.Parser(text)
        self.next = self._parser.get_event
        self.letters = self.values = self._kept = 0

    def node(self, event: Any, depth: int = 1) -> Node:
        """Return the node that begins with an event; see the base."""
        node = super().node(event, depth)
        self.values += 1
        if type(node) is Scalar:
            self.letters += len(node.value)
            self._kept += len(node.value) if node.anchor is not None else 0
        if self.letters > _MOST_LETTERS or self.values > _MOST_VALUES or self._kept > _MOST_KEPT:
            raise Unreadable(node.start, _(_TOO_LARGE))
        return node

    def _keep(self, anchor: str, node: ListNode | MapNode) -> None:
        self._kept += node.end - node.start
        super()._keep(anchor, node)


class _Reader:
    """Goes through a text once."""

    def __init__(self, text: TextIO, paths: frozenset[tuple[str, ...]], shelf: Callable[[], Shelf]) -> None:
        self._paths, self._shelf = paths, shelf
        self._stream = _Stream(text)

    def dispose(self) -> None:
        """Let the parser go."""
        self._stream.dispose()

    def whole(self) -> object:
        """Return all of it."""
        stream = self._stream
        stream.next()  # stream start
        if type(stream.next()) is libyaml.StreamEndEvent:
            return ""
        found = self._value(stream.next(), ())
        stream.next()  # document end
        extra = stream.next()
        if type(extra) is not libyaml.StreamEndEvent:
            raise Unreadable(extra.start_mark.index, TWO_DOCUMENTS)
        return found

    def _value(self, event: Any, path: tuple[str, ...]) -> object:
        kind = type(event)
        is_outer = any(one[: len(path)] == path for one in self._paths)
        if not is_outer or event.anchor is not None:
            return plain_of(self._stream.node(event, len(path) + 1))
        if kind is libyaml.MappingStartEvent:
            return self._mapping(path)
        if kind is libyaml.SequenceStartEvent and path in self._paths:
            return self._items(len(path) + 2)
        return plain_of(self._stream.node(event, len(path) + 1))

    def _mapping(self, path: tuple[str, ...]) -> dict[str, object]:
        found: dict[str, object] = {}
        while type(event := self._stream.next()) is not libyaml.MappingEndEvent:
            key = self._stream.node(event, len(path) + 2)
            name = key.value if type(key) is Scalar else str(plain_of(key))
            value = self._value(self._stream.next(), (*path, name))
            found[free_name(name, found)] = value
        return found

    def _items(self, depth: int) -> Shelf:
        shelf, stream = self._shelf(), self._stream
        while type(event := stream.next()) is not libyaml.SequenceEndEvent:
            before = stream.letters, stream.values
            shelf.append(plain_of(stream.node(event, depth)))
            stream.letters, stream.values = before
        return shelf
