"""The timeline as frozen values: events and what they refer to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from enum import Enum

from viewer.dataclass import dataclass
from viewer.model.dates.durations import Duration
from viewer.model.dates.edtf import EventDate
from viewer.model.dates.part_of_day import PartOfDay
from viewer.model.dates.when import When


class Status(Enum):
    """How well an event is borne out."""

    REPORTED = "reported"
    CONFIRMED = "confirmed"
    EXPECTED = "expected"
    DISPUTED = "disputed"
    RETRACTED = "retracted"

    # Every mark of every frame looks its status up: the library would hash its name each time.
    __hash__ = object.__hash__


_PART_RANKS = {part: rank for rank, part in enumerate(PartOfDay)}
_MIDDAY_RANK = _PART_RANKS[PartOfDay.MIDDAY]


class Stance(Enum):
    """Whether a quotation bears an event out or speaks against it."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"


#: Id of the lane that stands as a heading over those of a timeline laid beside; no file can have it.
HEADING = "heading@beside"


@dataclass(frozen=True, slots=True)
class Lane:
    """A named group of events. ``color`` is a name or six hex digits, empty for a chosen one."""

    id: str
    title: str
    color: str = ""

    @property
    def is_heading(self) -> bool:
        """Tell whether it has no events, but stands over the lanes below it."""
        return self.id == HEADING


@dataclass(frozen=True, slots=True)
class Accepted:
    """A warning that the author has looked at and accepts, by its code, and why."""

    warning: str
    reason: str


@dataclass(frozen=True, slots=True)
class Source:
    """A document that events stand on.

    Attributes:
        copy: Path of the kept copy as written, relative to the event file; empty without one.
        accept: Warnings of this source that are not told.
    """

    id: str
    title: str
    publisher: str = ""
    credit: str = ""
    published: EventDate | None = None
    url: str = ""
    copy: str = ""
    accept: tuple[Accepted, ...] = ()


@dataclass(frozen=True, slots=True)
class Era:
    """A background band; it occupies no time. ``when`` is its date laid on the axis."""

    title: str
    date: EventDate
    when: When
    color: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place's name, with degrees north and east where the author gave them."""

    name: str
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a source, as the author of the file copied them.

    Attributes:
        text: The words, without surrounding quotation marks.
        source: Id of the source, empty where none was given.
        attributed_to: Whom the source credits for an indirect claim.
        speaker: Who says it inside quotation marks in the source itself.
        locator: Page, paragraph or line.
    """

    text: str
    source: str = ""
    attributed_to: str = ""
    speaker: str = ""
    locator: str = ""
    stance: Stance = Stance.SUPPORTS


@dataclass(frozen=True, slots=True)
class Link:
    """An http(s) address with an optional title."""

    url: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that belongs to an event.

    Attributes:
        file: Its path as written, relative to the event file.
        alt: What is to be seen on it, for those who cannot see it.
        caption: What stands below it.
        credit: Who took it, and whose it is.
        source: Id of the source that it comes from, empty where none was given.
    """

    file: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    source: str = ""


@dataclass(slots=True, eq=True)
class Event:
    """A dated thing; treated as frozen by everyone who holds one.

    It is not declared frozen because a frozen dataclass with this many fields takes
    several times as long to construct, which a file of 100,000 events pays for.

    Attributes:
        when: ``date`` laid on the axis, with duration and time zone applied.
        lane: Id of a lane of the timeline, never empty.
        about: Ids of the events that this statement speaks about; None where it is no statement.
        accept: Warnings of this event that are not told.
        index: Place in the file among the events that are drawn, 0-based.
        line: 1-based line of the entry's first key.
        flawed: A field of it was dropped; it is drawn with a problem mark.
    """

    id: str
    title: str
    date: EventDate
    when: When
    lane: str
    index: int = 0
    line: int = 0
    status: Status = Status.REPORTED
    as_written: str = ""
    date_note: str = ""
    part_of_day: PartOfDay | None = None
    duration: Duration | None = None
    time_zone: str = ""
    about: tuple[str, ...] | None = None
    place: Place | None = None
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    summary: str = ""
    quotes: tuple[Quote, ...] = ()
    sources: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Picture, ...] = ()
    accept: tuple[Accepted, ...] = ()
    flawed: bool = False

    @property
    def is_statement(self) -> bool:
        """Tell whether the event is somebody's saying something."""
        return self.about is not None


#: What events are ordered by.
OrderKey = tuple[int, int, int, int, int]


def order_key(event: Event) -> OrderKey:
    """Return the key of the one order: start, part of day, narrower window, place in the file."""
    when = event.when
    part = event.part_of_day
    rank = _MIDDAY_RANK if part is None else _PART_RANKS[part]
    return when.known_start, when.start_ms, rank, when.end - when.start, event.index


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything that an event file says.

    Attributes:
        time_zone: IANA name of the axis's wall clock, empty for a zoneless axis.
        lanes: In the order of display; never empty (one lane with an empty title where
            the file names none).
        events: In the one order (see :func:`order_key`).
        accept: Warnings that are told of nothing in the file.
    """

    title: str = ""
    description: str = ""
    time_zone: str = ""
    lanes: tuple[Lane, ...] = (Lane("", ""),)
    sources: tuple[Source, ...] = ()
    eras: tuple[Era, ...] = ()
    events: tuple[Event, ...] = ()
    accept: tuple[Accepted, ...] = ()
    _by_id: dict[str, Event] = field(init=False, repr=False, compare=False)
    _sources: dict[str, Source] = field(init=False, repr=False, compare=False)
    _quotes: int = field(init=False, repr=False, compare=False)
    _statements: dict[str, list[Event]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {event.id: event for event in self.events})
        object.__setattr__(self, "_sources", {source.id: source for source in self.sources})
        object.__setattr__(self, "_quotes", sum(len(event.quotes) for event in self.events))
        object.__setattr__(self, "_statements", _statements_by_subject(self.events))

    def event(self, event_id: str) -> Event | None:
        """Return the event with this id, or None."""
        return self._by_id.get(event_id)

    def source(self, source_id: str) -> Source | None:
        """Return the source with this id, or None."""
        return self._sources.get(source_id)

    def statements_about(self, event_id: str) -> tuple[Event, ...]:
        """Return the statements that speak about an event, in the one order."""
        return tuple(self._statements.get(event_id, ()))

    def quote_count(self) -> int:
        """Return the number of quotations of all events."""
        return self._quotes


def _statements_by_subject(events: Iterable[Event]) -> dict[str, list[Event]]:
    """Return the statements about each event that any speaks about, in the order of the events."""
    found: dict[str, list[Event]] = {}
    for event in events:
        if event.about:
            for subject in dict.fromkeys(event.about):
                found.setdefault(subject, []).append(event)
    return found


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return events sorted into the one order."""
    return tuple(sorted(events, key=order_key))
