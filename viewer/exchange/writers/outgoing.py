"""What a writer gives back: the bytes, and what they cannot say, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from viewer.files.read.places.plain_nodes import NotEditable, entry_map
from viewer.files.read.reader import Reading
from viewer.model.timeline import Event, Timeline
from viewer.words import NN_, ngettext, number


@dataclass(frozen=True, slots=True)
class Manner:
    """How a format is written, where it can be written in several ways.

    Attributes:
        plain: Without our own entries beside what the format says, which bring everything back here.
        days_only: Without events that are known less exactly than to the day.
        with_tables: With further tables beside that of the events.
    """

    plain: bool = False
    days_only: bool = False
    with_tables: bool = False


USUAL = Manner()


class Writer(Protocol):
    """Writes a timeline in a format."""

    def __call__(self, reading: Reading, manner: Manner = USUAL, /) -> Outgoing:
        """Return the bytes, and what they cannot say.

        Raises:
            Unreadable: The format needs a package that is not installed.
        """


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A timeline in another format.

    Attributes:
        unsaid: What the format cannot say of this file, one line each; empty where all is said.
        carried: What the format cannot say and the file says beside it, for this program alone.
        notes: What was left out because that was asked for, or because the file cannot be read there.
        summary: What was written, where a person would want to know; empty for nothing to say.
        tables: Files to be written beside it, by the middle of their names.
    """

    content: bytes
    unsaid: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    summary: str = ""
    tables: Mapping[str, bytes] = field(default_factory=dict)


_WITH_FIELD = NN_(
    "{number} event with “{what}”, which is left out", "{number} events with “{what}”, which is left out"
)


@dataclass(slots=True)
class Unsaid:
    """Counts what cannot be said, by what it is."""

    counts: Counter[tuple[tuple[str, str], str]] = field(default_factory=Counter)

    def add(self, forms: tuple[str, str], count: int = 1, what: str = "") -> None:
        """Count some more of one sort.

        Args:
            forms: The message for one and for many, with a place for their ``number``.
            count: How many more.
            what: For the message's place of that name.
        """
        if count:
            self.counts[forms, what] += count

    def lines(self) -> tuple[str, ...]:
        """Return one line for each sort, in the order in which they were met."""
        return tuple(
            ngettext(*forms, count).format(number=number(count), what=what)
            for (forms, what), count in self.counts.items()
        )


def timeline_of(reading: Reading) -> Timeline:
    """Return a reading's timeline, an empty one where nothing could be read."""
    return reading.timeline or Timeline()


def count_left_out(reading: Reading, unsaid: Unsaid, fields: Sequence[str], *, others: bool = True) -> None:
    """Count what the events say that a format has no place for.

    Args:
        reading: The file; entries that could not be read are counted too.
        unsaid: Where it is counted.
        fields: Names of the event's fields that the format does not hold.
        others: Keys that begin with ``x-`` have no place either.
    """
    for event in timeline_of(reading).events:
        for name in fields:
            unsaid.add(_WITH_FIELD, _says(event, name), name)
        if not others:
            continue
        try:
            names = entry_map(reading, event.index).fields()
        except NotEditable:
            continue
        unsaid.add(
            NN_(
                "{number} event with keys that begin with x-, left out",
                "{number} events with keys that begin with x-, left out",
            ),
            any(name.startswith("x-") for name in names),
        )


def _says(event: Event, name: str) -> bool:
    """Tell whether an event says something in a field; a statement about nothing here is a statement too."""
    value = getattr(event, name)
    return value is not None if name in ("about", "place") else bool(value)


def count_unread(reading: Reading, unsaid: Unsaid) -> None:
    """Count the entries of a file that cannot be read."""
    unsaid.add(
        NN_("{number} entry that cannot be read, left out", "{number} entries that cannot be read, left out"),
        len(reading.not_placed),
    )


def lane_title(event: Event, timeline: Timeline) -> str:
    """Return what an event's lane is called, empty where the file has no lanes."""
    return next((lane.title for lane in timeline.lanes if lane.id == event.lane), "")
