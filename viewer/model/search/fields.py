"""The fields that a search can name: one row for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum

from viewer.dataclass import dataclass
from viewer.model.folding import one_line
from viewer.model.timeline import Event, Timeline

Values = Callable[[Event], Iterator[str]]


def _none(_timeline: Timeline) -> frozenset[str]:
    return frozenset()


@dataclass(frozen=True, slots=True)
class ValueField:
    """A field that holds names.

    Attributes:
        name: As it is typed before the colon.
        aliases: Other words for it.
        meaning: What it finds, for people.
        values: Returns the names of one event as people see them; several names of one thing
            (a source's publisher and title) are one name each.
        shorthands: Returns, simplified, those of them that only stand for another name of the same
            thing: ids, which may be typed and need not be offered.
    """

    name: str
    aliases: tuple[str, ...]
    meaning: str
    values: Callable[[Timeline], Values]
    shorthands: Callable[[Timeline], frozenset[str]] = _none


@dataclass(frozen=True, slots=True)
class OutsideField:
    """A field of which the file does not tell the values: whoever searches brings them along.

    Attributes:
        name, aliases, meaning: As in :class:`ValueField`.
        words: The values that there may be.
    """

    name: str
    aliases: tuple[str, ...]
    meaning: str
    words: tuple[str, ...]


#: By the name of an :class:`OutsideField`, what returns its values of an event.
Outside = Mapping[str, Callable[[Event], Iterable[str]]]


class DateSide(Enum):
    """How an event stands to a date: it lies before, in or after it, and may have been known by its end."""

    BEFORE = "before"
    IN = "in"
    AFTER = "after"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class DateField:
    """A field that holds a date."""

    name: str
    meaning: str
    side: DateSide


def _person(_timeline: Timeline) -> Values:
    def values(event: Event) -> Iterator[str]:
        yield from event.people
        for quote in event.quotes:
            if quote.speaker:
                yield quote.speaker

    return values


def _place(_timeline: Timeline) -> Values:
    def values(event: Event) -> Iterator[str]:
        if event.place is not None:
            yield event.place.name

    return values


def _lane(timeline: Timeline) -> Values:
    titles = {lane.id: lane.title or lane.id for lane in timeline.lanes}

    def values(event: Event) -> Iterator[str]:
        yield titles.get(event.lane, event.lane)
        if titles.get(event.lane) != event.lane:
            yield event.lane

    return values


def _lane_ids(timeline: Timeline) -> frozenset[str]:
    titles = {one_line(lane.title) for lane in timeline.lanes}
    return frozenset(one_line(lane.id) for lane in timeline.lanes if lane.title) - titles


def _status(_timeline: Timeline) -> Values:
    def values(event: Event) -> Iterator[str]:
        yield event.status.value

    return values


def _source(timeline: Timeline) -> Values:
    names = {
        source.id: tuple(dict.fromkeys(name for name in (source.publisher, source.title, source.id) if name))
        for source in timeline.sources
    }

    def values(event: Event) -> Iterator[str]:
        for source_id in dict.fromkeys((*(quote.source for quote in event.quotes), *event.sources)):
            if source_id:
                yield from names.get(source_id, (source_id,))

    return values


def _source_ids(timeline: Timeline) -> frozenset[str]:
    names = {one_line(name) for source in timeline.sources for name in (source.publisher, source.title)}
    named = (source.id for source in timeline.sources if source.publisher or source.title)
    return frozenset(map(one_line, named)) - names


def _tag(_timeline: Timeline) -> Values:
    def values(event: Event) -> Iterator[str]:
        yield from event.tags

    return values


VALUE_FIELDS: tuple[ValueField, ...] = (
    ValueField("person", ("people", "speaker"), "people who take part or are quoted", _person),
    ValueField("place", ("where",), "where it happened", _place),
    ValueField("lane", (), "the lane's title or id", _lane, _lane_ids),
    ValueField("status", (), "reported, confirmed, expected, disputed or retracted", _status),
    ValueField("source", (), "publisher, title or id of a source", _source, _source_ids),
    ValueField("tag", ("tags",), "tags", _tag),
)
DATE_FIELDS: tuple[DateField, ...] = (
    DateField("before", "what lies wholly before a date", DateSide.BEFORE),
    DateField("after", "what lies wholly after a date", DateSide.AFTER),
    DateField("in", "what lies in a date, or may", DateSide.IN),
    DateField("known-by", "what a source had published by the end of a date", DateSide.KNOWN),
)
#: What a comparison with kept copies, now or earlier, may say of a quotation.
OUTSIDE_FIELDS: tuple[OutsideField, ...] = (
    OutsideField(
        "verdict",
        (),
        "what kept copies say of its quotations",
        (
            "word for word", "other typography", "shortened", "altered", "not found", "leaves out a denial",
            "changed since", "not checked",
        ),
    ),
)  # fmt: skip
NAME_FIELDS: tuple[ValueField | OutsideField, ...] = (*VALUE_FIELDS, *OUTSIDE_FIELDS)
_BY_NAME: dict[str, ValueField | OutsideField | DateField] = {
    **{name: field for field in NAME_FIELDS for name in (field.name, *field.aliases)},
    **{field.name: field for field in DATE_FIELDS},
}


def field_named(name: str) -> ValueField | OutsideField | DateField | None:
    """Return the field of a name or another word for it, in any case; None where there is none."""
    return _BY_NAME.get(name.lower())
