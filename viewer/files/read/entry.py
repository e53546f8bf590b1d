"""One entry of ``events`` into an event, straight from the parser's events.

This is the loop that a large file spends its time in: no tree is built of an entry, each
field is read as it comes, and the event is made in one go at the end.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields as fields_of
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

import yaml

from viewer.files.read.fields import READ, FieldReader, Reference
from viewer.files.read.nodes import ListNode, MapNode, Node, NodeStream, Scalar, extent
from viewer.files.read.reporter import Draft
from viewer.files.read.spans import FIELD_NUMBERS, FIELDS, TextSpans
from viewer.files.read.texts import shown
from viewer.files.read.values import ValueReader, slug, zone_of
from viewer.model.dates.calendar import seconds_of
from viewer.model.dates.edtf import EventDate
from viewer.model.dates.placing import PlacingError, ignores_zone, place_on_axis
from viewer.model.dates.when import When
from viewer.model.event_fields import EVENT_FIELDS
from viewer.model.field_kinds import Field
from viewer.model.timeline import Event, Status

if TYPE_CHECKING:
    from viewer.files.read.known_entries import KnownEntries

_DASH = re.compile(r"(?:^|(?<=\r))[ \t]*(-)(?=[ \t\r\n])", re.MULTILINE)
_MAP_START: Any = yaml.MappingStartEvent
_MAP_END: Any = yaml.MappingEndEvent
COLUMNS = [field.name for field in fields_of(Event)]
_values_of = attrgetter(*COLUMNS)
_ID, _TITLE, _DATE, _WHEN, _, _INDEX, _LINE = range(7)
_REQUIRED = (("date", _DATE, "such as 2011-08-20"), ("title", _TITLE, "in a few words"))
_ZONE, _DURATION = COLUMNS.index("time_zone"), COLUMNS.index("duration")
_QUOTES, _SOURCES = COLUMNS.index("quotes"), COLUMNS.index("sources")
_FLAWED = COLUMNS.index("flawed")
#: Times inside these are never too far away for time zones; with room for every offset.
_ZONES_FROM, _ZONES_UNTIL = seconds_of(2, 1, 1), seconds_of(9999, 1, 1)
_Pull = Callable[[], Any]
#: An event's values in the order of its fields, before anything is known of it.
NOTHING: tuple[Any, ...] = (
    "", "", None, None, "", 0, 0, Status.REPORTED, "", "", None, None, "", None, None, (), (), "", (), (), (), False,
)  # fmt: skip


class Unplaced(NamedTuple):
    """An entry that cannot be drawn; ``start`` is a text index."""

    title: str
    date_text: str
    draft: Draft
    start: int


class OpenReference(NamedTuple):
    """An id that an event uses and that was not known when it was read."""

    event: Event
    reference: Reference


class _Column(NamedTuple):
    """Where one field of an entry goes: its bit, column in the event and number; and what reads it."""

    bit: int
    column: int
    number: int
    read: Callable[[FieldReader, Node, Field], Any]
    field: Field


_COLUMNS = {
    field.name: _Column(1 << number, COLUMNS.index(field.name), number, READ[field.kind], field)
    for number, field in enumerate(EVENT_FIELDS)
}


def _moved(event: Event, places: int, lines: int) -> Event:
    """Return an event so many places and lines further on in the file."""
    moved = Event(*_values_of(event))
    moved.index += places
    moved.line += lines
    return moved


class EntryReader:
    """Reads entries one after the other.

    Attributes:
        events: What can be drawn, in the order of the file.
        derived: Places in ``events`` of those whose id was derived.
        references: Ids that were not known when they were used.
        unplaced: What cannot be drawn.
        lost_ids: Ids of entries that cannot be drawn.
        values: Turns nodes into values.
    """

    def __init__(self, values: ValueReader, spans: TextSpans, axis_zone: ZoneInfo | None) -> None:
        self.values = values
        self._report = values.report
        self._spans = spans
        self._axis_zone = axis_zone
        self._reader = FieldReader(values)
        self._whens: dict[str, When] = {}
        self._last_end = 0
        self._row: list[Any] = []
        self._marks: list[int] = []
        self._first_key = 0
        self._aliased = False
        self.events: list[Event] = []
        self.derived: set[int] = set()
        self.references: list[OpenReference] = []
        self.unplaced: list[Unplaced] = []
        self.lost_ids: set[str] = set()

    def read(self, event: Any, stream: NodeStream) -> None:
        """Read the entry that begins with a parser's event (or is a node already)."""
        self._report.begin_entry()
        kind = type(event)
        self._aliased = False
        if kind is _MAP_START and event.anchor is None and event.tag is None:
            self._read_pairs(event.start_mark.index, stream, stream.next, event.flow_style)
            return
        node = stream.node(event, 2)
        if type(node) is not MapNode:
            self._refuse(node)
            return
        self._aliased = node.aliased
        self.values.refuse_tag(node)
        following = partial(next, (part for pair in node.pairs for part in pair), _MAP_END())
        self._read_pairs(node.start, stream, following, node.flow, node.end)

    def _refuse(self, node: Node) -> None:
        """Report an entry that is no mapping."""
        raw = self.values.raw(node)
        what = "a list" if type(node) is ListNode else shown(raw) if raw else "empty"
        message = f"the entry is {what}; expected date: and title:"
        draft = self._report.error(*extent(node), "wrong-shape", message, hides_entry=True)
        self.unplaced.append(Unplaced(" ".join(raw.split())[:80], "", draft, draft.start))

    def _read_pairs(self, start: int, stream: NodeStream, following: _Pull, flow: bool, end: int = 0) -> None:
        """Read an entry's keys and values up to its end.

        Args:
            start: Index of its first key in the text being parsed.
            stream: For values that are lists or mappings.
            following: Returns the next key or value; behind the last one the mapping's end.
            flow: It is written in braces.
            end: Where it ends; 0 for the end of its last value.
        """
        known, report, shift, reader = _COLUMNS, self._report, self._report.offset, self._reader
        self._row = row = list(NOTHING)
        marks: list[int] = []
        self._marks = marks
        key: Any
        self._first_key, value_end, seen, failures = start + shift, start, 0, report.failures
        while True:
            key = following()
            if type(key) is not Scalar:
                if type(key) is _MAP_END:
                    break
                value_end = self._skip(key, stream, following, seen)
                continue
            field = known.get(key.value)
            value = following()
            if type(value) is Scalar and value.anchor is None:
                value_start, value_end = value.start_mark.index, value.end_mark.index
            else:
                value = stream.node(value, 3)
                value_start, value_end = extent(value)
            if field is None or seen & field[0]:
                self.values.odd_key(key, FIELDS, "this event", self._names(seen))
                continue
            bit, column, number, read, row_of_field = field
            seen |= bit
            marks += number, key.start_mark.index + shift, value_start + shift, value_end + shift
            if value_end > value_start:
                found = read(reader, value, row_of_field)
                if found is not None:
                    row[column] = found
        if flow and not end:
            value_end = key.end_mark.index
        row[_FLAWED] = report.failures > failures
        self._finish((end or value_end) + shift, flow)

    def _names(self, seen: int) -> list[str]:
        return [name for name, field in _COLUMNS.items() if seen & field.bit]

    def _skip(self, event: Any, stream: NodeStream, following: _Pull, seen: int) -> int:
        """Report a key that is no text, pass over its value and return where that ends."""
        self.values.odd_key(stream.node(event, 3), FIELDS, "this event", self._names(seen))
        return extent(stream.node(following(), 3))[1]

    # --- the whole entry: from here on all indices are those of the whole text ---------------

    def _finish(self, end: int, flow: bool) -> None:
        """Make the event of what was read, or report why there is none."""
        row, references = self._row, self._reader.references
        when = self._placed() if row[_TITLE] and row[_DATE] is not None else None
        if when is None:
            self._give_up()
            references.clear()
            return
        row[_WHEN] = when
        start = self._first_key if flow or self._aliased else self._dash()
        event = self.add(row, self._first_key, start, end, self._marks, flow=flow, aliased=self._aliased)
        if not row[_QUOTES] and not row[_SOURCES]:
            message = f"{shown(event.title)} has no source; expected quotes or sources"
            self._note(self._report.warning, "title", "no-source", message)
        if references:
            self.references += [OpenReference(event, reference) for reference in references]
            references.clear()
        self._report.end_entry(event.title, event)

    def add(
        self,
        row: list[Any],
        first_key: int,
        start: int,
        end: int,
        marks: list[int],
        *,
        flow: bool = False,
        aliased: bool = False,
        plain: bool = False,
    ) -> Event:
        """Make an event and note where it stands; all indices are those of the whole text.

        Args:
            row: Its values in the order of its fields, place in the file and line still to come.
            first_key: Index of its first key.
            start, end, marks, flow, aliased: As ``TextSpans.add`` takes them.
            plain: It is what its text says by itself.
        """
        number = len(self.events)
        row[_INDEX], row[_LINE] = number, self.values.source.line(first_key)
        derived = not row[_ID]
        if derived:
            self.derived.add(number)
            row[_ID] = f"{slug(row[_TITLE]) or 'event'}-{row[_DATE].text}"
        event = Event(*row)
        self.events.append(event)
        self._spans.add(start, end, marks, flow=flow, aliased=aliased)
        if plain:
            self._spans.mark_plain(derived=derived)
        self._last_end = end
        return event

    def take(self, known: KnownEntries, first: int, last: int, shift: int) -> None:
        """Take over the events [first, last) of an earlier reading, which stand ``shift`` characters further on."""
        own, number = known.events[first:last], len(self.events)
        line = self.values.source.line(known.spans.start(first) + shift + 2)
        by = number - first, line - own[0].line
        if any(by):
            own = [_moved(event, *by) for event in own]
        self.derived.update(
            number + place for place in range(last - first) if known.spans.is_derived(first + place)
        )
        self.events += own
        self._spans.take(known.spans, first, last, shift)
        self._last_end = self._spans.last_end()

    def _dash(self) -> int:
        """Return where the entry's ``-`` stands, which may be lines above its first key."""
        text, first_key = self.values.source.text, self._first_key
        if text[first_key - 2 : first_key] == "- ":
            return first_key - 2
        # The last one: above the first entry stand the dashes of other lists.
        dashes = [match.start(1) for match in _DASH.finditer(text, self._last_end, first_key)]
        return dashes[-1] if dashes else first_key

    def _placed(self) -> When | None:
        """Return where the event stands on the axis; None where its date cannot be laid there."""
        row = self._row
        date, duration, zone_name = row[_DATE], row[_DURATION], row[_ZONE]
        is_plain = duration is None and not zone_name
        if is_plain and date.text in self._whens:
            return self._whens[date.text]
        zone = zone_of(zone_name) if zone_name else None
        try:
            when = place_on_axis(date, axis_zone=self._axis_zone, event_zone=zone, duration=duration)
        except PlacingError as error:
            return self._misplaced(error)
        is_far = when.start < _ZONES_FROM or when.end > _ZONES_UNTIL
        if is_far and ignores_zone(date, zone):
            message = (
                "time zones are known for the years 1 to 9999; expected a time without one (it is ignored)"
            )
            self._note(self._report.warning, "date", "zone-ignored", message)
        elif is_plain:
            self._whens[date.text] = when
        return when

    def plain_when(self, date: EventDate) -> When | None:
        """Return where a date without duration and zone stands; None where that needs a message."""
        when = self._whens.get(date.text)
        if when is None:
            try:
                when = place_on_axis(date, axis_zone=self._axis_zone, event_zone=None, duration=None)
            except PlacingError:
                return None
            if (when.start < _ZONES_FROM or when.end > _ZONES_UNTIL) and ignores_zone(date, None):
                return None
            self._whens[date.text] = when
        return when

    def _misplaced(self, error: PlacingError) -> When | None:
        """Drop the duration that contradicts the date; without one, the date itself."""
        row = self._row
        row[_FLAWED] = True
        if row[_DURATION] is None:
            self._note(self._report.error, "date", "bad-date", error.message).hides_entry = True
            return None
        self._note(self._report.error, "duration", "bad-duration", error.message)
        row[_DURATION] = None
        return self._placed()

    def _note(self, report: Callable[..., Draft], field: str, code: str, message: str) -> Draft:
        """Report something about a field of the entry."""
        self._report.offset, offset = 0, self._report.offset
        draft = report(*self._span_of(field), code, message)
        self._report.offset = offset
        return draft

    def _span_of(self, name: str) -> tuple[int, int]:
        """Return where a field's value stands, the first key where there is none."""
        marks, number = self._marks, FIELD_NUMBERS[name]
        for place in range(0, len(marks), 4):
            if marks[place] == number:
                return marks[place + 2], marks[place + 3]
        return self._first_key, self._first_key + 1

    def _give_up(self) -> None:
        """Report an entry without a usable date or title, whose problem may have been noted."""
        row = self._row
        if row[_ID]:
            self.lost_ids.add(row[_ID])
        draft = self._report.first_hiding()
        for name, column, example in _REQUIRED:
            if row[column]:
                continue
            noted = self._report.noted(*self._span_of(name))
            if noted is None:
                message = f"the entry has no {name}; expected {name}: {example}"
                noted = self._note(self._report.error, name, f"no-{name}", message)
            noted.hides_entry = True
            draft = draft or noted
        assert draft is not None
        start, end = self._span_of("date")
        has_date = FIELD_NUMBERS["date"] in self._marks[::4]
        date_text = " ".join(self.values.source.text[start:end].split())[:80] if has_date else ""
        self._report.end_entry(row[_TITLE], None)
        self.unplaced.append(Unplaced(row[_TITLE], date_text, draft, self._first_key))
