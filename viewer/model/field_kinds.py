"""What a field of an event file may hold, and a row of the tables that fields are declared in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import Enum, auto
from typing import Any

from viewer.dataclass import dataclass


class Kind(Enum):
    """What a field holds; by this it is read, written, described in the schema and edited in a form."""

    LINE = auto()  # a text of one line
    PROSE = auto()  # a text that may have paragraphs
    WORDS = auto()  # a text as it stands, which often comes again
    TEXTS = auto()  # one text or a list of texts
    CHOICE = auto()  # one of a few words
    ID = auto()  # a name of its own
    LANE = auto()  # the id of a lane
    SOURCE = auto()  # the id of a source
    SOURCES = auto()  # ids of sources, one or a list
    EVENTS = auto()  # ids of events, one or a list
    DATE = auto()  # a date in EDTF
    DURATION = auto()  # a length of time
    ZONE = auto()  # the IANA name of a time zone
    COLOR = auto()  # a colour's name or six hex digits
    URL = auto()  # an http(s) address
    LATITUDE = auto()  # degrees north, -90 to 90
    LONGITUDE = auto()  # degrees east, -180 to 180
    PLACE = auto()  # a place: its name, or a mapping
    QUOTES = auto()  # quotations: a text, a mapping, or a list of these
    LINKS = auto()  # web addresses: an address, a mapping, or a list of these
    PICTURES = auto()  # pictures: a path, a mapping, or a list of these
    REASONS = auto()  # warnings that are accepted: a mapping of each to why


#: Kinds of which one is as good as a list of one.
LISTS = frozenset({Kind.TEXTS, Kind.SOURCES, Kind.EVENTS, Kind.QUOTES, Kind.LINKS, Kind.PICTURES})


@dataclass(frozen=True, slots=True)
class Option:
    """A field on the command line of ``add``.

    Attributes:
        name: With ``_`` for ``-``; the field's own name, or its singular where it may be repeated.
        help: What the command line says of it, where that is not the field's description.
    """

    name: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an event, or one part of a quotation, a place, a link, a lane, a source or an era.

    Attributes:
        name: Its key in the file, and the attribute of the value that is made of it.
        kind: What it holds.
        description: One sentence for people in an editor.
        examples: Values that it might have, as JSON.
        required: Without it there is no such thing.
        choices: Of a ``CHOICE``: every word, and what it means.
        label: In forms, with ``&`` before its access key; empty where no form has it.
        is_seldom: Forms fold it away where nothing stands in it.
        form_place: Its place in the form among those that are folded away or not.
        hint: What stands in an empty row of the form.
        lines: Height of its row in the form at first, for ``PROSE``.
        option: On the command line; None where ``add`` does not take it.
        members: The choices by their words in the file.
    """

    name: str
    kind: Kind
    description: str
    examples: tuple[Any, ...] = ()
    required: bool = False
    choices: Mapping[Enum, str] = field(default_factory=dict)
    label: str = ""
    is_seldom: bool = False
    form_place: int = 0
    hint: str = ""
    lines: int = 1
    option: Option | None = None
    members: Mapping[str, Enum] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "members", {member.value: member for member in self.choices})


def names_of(fields: tuple[Field, ...]) -> tuple[str, ...]:
    """Return the names of a table's rows, in its order."""
    return tuple(row.name for row in fields)
