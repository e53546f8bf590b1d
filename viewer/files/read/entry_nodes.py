"""An entry taken apart into the nodes of its fields, of which none has been read yet.

Two tokenizers take entries apart, and :class:`~viewer.files.read.entry.EntryReader` cannot tell
which: libyaml by :func:`entry_of`, and a glance at the lines of simple ones.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING
from dataclasses import fields as fields_of
from typing import Any

from viewer.dataclass import dataclass
from viewer.files.read.fields import READ, FieldReader
from viewer.files.read.nodes import MapNode, Node, Scalar
from viewer.files.read.spans import FIELDS
from viewer.files.read.values import ValueReader
from viewer.model.event_fields import EVENT_FIELDS
from viewer.model.field_kinds import Field
from viewer.model.timeline import Event
from viewer.words import N_

THIS_EVENT = N_("this event")
#: The attributes of an event, in the order in which it takes them.
COLUMNS = [field.name for field in fields_of(Event)]
#: An event's values before anything is known of it: its defaults, and nothing where it has none.
NOTHING: tuple[Any, ...] = tuple(
    {"date": None, "when": None}.get(field.name, "") if field.default is MISSING else field.default
    for field in fields_of(Event)
)


# No named tuples: taking one of these apart takes eight times as long, and every line of a file does.
@dataclass(frozen=True, slots=True)
class Column:
    """A field of an entry: its number, its place among an event's attributes, and what reads it."""

    number: int
    place: int
    read: Callable[[FieldReader, Node, Field], Any]
    field: Field


COLUMN_OF = {
    field.name: Column(number, COLUMNS.index(field.name), READ[field.kind], field)
    for number, field in enumerate(EVENT_FIELDS)
}


@dataclass(slots=True)
class Entry:
    """One entry; its indices and those of its nodes are those of the text being parsed.

    Attributes:
        first_key: Where its first key begins, or its brace.
        end: Behind its last value, or its brace.
        fields: Each known field, the first of its name, and its value.
        marks: Of each field, known already or not, its number, where its key begins, its value begins and ends; flat.
        row: An event's values: what is known of it already without reading.
        line: The 1-based line of its first key; 0 where nobody has counted.
        flow: It is written in braces.
        aliased: It stands elsewhere, behind an alias.
    """

    first_key: int
    end: int
    fields: list[tuple[Column, Node]]
    marks: list[int]
    row: list[Any]
    line: int = 0
    flow: bool = False
    aliased: bool = False


def entry_of(node: MapNode, values: ValueReader) -> Entry:
    """Return a mapping's fields; keys that are not known, or repeated, are reported."""
    values.refuse_tag(node)
    fields: list[tuple[Column, Node]] = []
    marks: list[int] = []
    seen: set[str] = set()
    for key, value in node.pairs:
        name: str = key.value if type(key) is Scalar else ""
        column = COLUMN_OF.get(name)
        if column is None or name in seen:
            values.odd_key(key, FIELDS, THIS_EVENT, seen)
        else:
            seen.add(name)
            fields.append((column, value))
            marks += column.number, key.start, value.start, value.end
    return Entry(node.start, node.end, fields, marks, list(NOTHING), 0, node.flow, node.aliased)
