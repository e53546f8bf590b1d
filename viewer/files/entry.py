"""One entry of ``events`` into an event: every field checked, one bad field dropping itself alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from sys import intern
from typing import Any
from zoneinfo import ZoneInfo

from viewer.files.nodes import ListNode, MapNode, Node, Scalar, extent, line_of, marks_of
from viewer.files.spans import FIELDS, TextSpans
from viewer.files.texts import shown
from viewer.files.values import ValueReader, slug, zone_of
from viewer.model.dates import EventDate, parse_date
from viewer.model.durations import DurationError, parse_duration
from viewer.model.placing import PlacingError, place_on_axis
from viewer.model.problems import Problem
from viewer.model.timeline import Event, Link, PartOfDay, Place, Quote, Stance, Status

STATUSES = {status.value: status for status in Status}
PARTS = {part.value: part for part in PartOfDay}
STANCES = {stance.value: stance for stance in Stance}
QUOTE_FIELDS = ("text", "source", "attributed_to", "speaker", "locator", "stance")
_FIELD_SET = frozenset(FIELDS)
_NO_DATE = parse_date("2000")
_NO_WHEN = place_on_axis(_NO_DATE, axis_zone=None, event_zone=None, duration=None)
#: A longer quotation is no longer a short one, and hardly fair use.
MOST_QUOTED_WORDS = 60


class Reference:
    """An id used somewhere, to be checked when all ids are known."""

    __slots__ = ("event", "field", "node", "offset", "value")

    def __init__(self, event: Event, field: str, value: str, node: Node, offset: int) -> None:
        self.event = event
        self.field = field
        self.value = value
        self.node = node
        self.offset = offset

    def drop(self) -> None:
        """Take the id out of its event."""
        event, value = self.event, self.value
        if self.field == "lane":
            event.lane = ""
        elif self.field == "about":
            event.about = tuple(name for name in event.about or () if name != value)
        elif self.field == "sources":
            event.sources = tuple(name for name in event.sources if name != value)
        else:
            event.quotes = tuple(
                replace(quote, source="") if quote.source == value else quote for quote in event.quotes
            )


class EntryReader:
    """Reads entries one after the other.

    Attributes:
        references: Ids of lanes, sources and events that were used.
        unplaced: (title, date text, problem, entry start) of entries that cannot be drawn.
    """

    def __init__(self, values: ValueReader, spans: TextSpans, axis_zone: ZoneInfo | None) -> None:
        self._values = values
        self._spans = spans
        self._axis_zone = axis_zone
        self.events: list[Event] = []
        self.derived_ids: set[str] = set()
        self.references: list[Reference] = []
        self.unplaced: list[tuple[str, str, Problem, int]] = []
        self._event: Event
        self._date: EventDate | None = None
        self._date_node: Node | None = None
        self._duration_node: Node | None = None
        self._setters: dict[str, Callable[[Node], None]] = {
            name: getattr(self, f"_set_{name}") for name in FIELDS if name not in ("date", "title")
        }

    def read(self, node: Node) -> None:
        """Read one entry; it becomes an event, or is reported and stands under the unplaced."""
        values = self._values
        values.report.event = ""
        start, end = extent(node)
        if not isinstance(node, MapNode):
            what = "a list" if isinstance(node, ListNode) else shown(values.raw(node))
            problem = values.report.error(
                start, end, "wrong-shape", f"an entry is {what}; expected date and title", hides_entry=True
            )
            self.unplaced.append((values.raw(node)[:80], "", problem, start))
            return
        if node.tag is not None:
            values.drop(node, "tag", f"the tag {shown(node.tag)} is not read; expected a plain entry")
        self._spans.begin(
            start + values.report.offset, end + values.report.offset, flow=node.flow, aliased=node.aliased
        )
        self._read_fields(node)

    def _read_fields(self, node: MapNode) -> None:
        values = self._values
        values.failed = False
        self._date = self._date_node = self._duration_node = None
        event = self._event = _new_event()
        title_node: Node | None = None
        fields = self._fields(node)
        date_node = fields.get("date")
        if (found := fields.get("title")) is not None:
            title_node = found
            event.title = " ".join(values.prose(found, "title").split())
            values.report.event = event.title
        if date_node is not None:
            self._date = values.date(date_node, "date")
            self._date_node = date_node
        if self._date is None or not event.title:
            self._report_unplaced(node, date_node, title_node)
            return
        event.date = self._date
        for name, value in fields.items():
            setter = self._setters.get(name)
            if setter is not None and not (type(value) is Scalar and not value.value and not value.style):
                setter(value)
        self._finish(node)

    def _fields(self, node: MapNode) -> dict[str, Node]:
        """Return an entry's known fields, noting their spans; unknown and repeated keys are reported."""
        offset = self._values.report.offset
        note = self._spans.field
        fields: dict[str, Node] = {}
        key: Any
        value: Any
        for key, value in node.pairs:
            name = key.value if type(key) is Scalar else None
            if name in _FIELD_SET and name not in fields:
                fields[name] = value
                start, end = marks_of(value) if type(value) is Scalar else (value.start, value.end)
                note(name, marks_of(key)[0] + offset, start + offset, end + offset)
            else:
                self._refuse_key(key, name, name in fields)
        return fields

    def _refuse_key(self, key: Any, name: str | None, is_repeated: bool) -> None:
        """Report a key that is repeated, odd or unknown."""
        values = self._values
        if is_repeated:
            message = f"{shown(name or '')} stands twice in this event; the first one counts"
            values.drop(key, "duplicate-key", message)
        elif name is None:
            values.drop(key, "bad-key", f"{shown(values.raw(key))} is no field of an event")
        elif not name.startswith("x-"):
            values.unknown_key(key, name, FIELDS, "an event")

    def _report_unplaced(self, node: MapNode, date_node: Node | None, title_node: Node | None) -> None:
        """Report an entry without a usable date or title."""
        values, event = self._values, self._event
        start = node.start
        problem: Problem | None = None
        if date_node is None or (type(date_node) is Scalar and not date_node.value.strip()):
            where = extent(date_node) if date_node is not None else (start, start)
            problem = values.report.error(
                *where,
                "no-date",
                "the entry has no date; expected date: such as 2011-08-20",
                hides_entry=True,
            )
        if title_node is None or not event.title:
            where = extent(title_node) if title_node is not None else (start, start)
            missing = values.report.error(
                *where, "no-title", "the entry has no title; expected title: in a few words", hides_entry=True
            )
            problem = problem or missing
        date_text = values.raw(date_node) if date_node is not None else ""
        if problem is None:
            assert date_node is not None
            problem = values.report.hide_entry(extent(date_node)[0])
        self._spans.drop_last()
        self.unplaced.append((event.title, date_text[:80], problem, start))

    def _finish(self, node: MapNode) -> None:
        event, values = self._event, self._values
        assert self._date is not None
        self._place()
        event.index = len(self.events)
        key = node.pairs[0][0]
        if values.lines_from_marks and type(key) is Scalar:
            event.line = line_of(key)
        else:
            event.line = values.source.position(node.start + values.report.offset)[0]
        event.flawed = values.failed
        if not event.id:
            event.id = intern(f"{slug(event.title) or 'event'}-{self._date.text}")
            self.derived_ids.add(event.id)
        if not event.quotes and not event.sources:
            start, _ = extent(node)
            values.report.warning(
                start,
                start + 1,
                "no-source",
                f"{shown(event.title)} has no source; expected quotes or sources",
            )
        self.events.append(event)

    def _place(self) -> None:
        event, values = self._event, self._values
        zone = zone_of(event.time_zone) if event.time_zone else None
        try:
            event.when = place_on_axis(
                event.date, axis_zone=self._axis_zone, event_zone=zone, duration=event.duration
            )
        except PlacingError as error:
            assert self._duration_node is not None
            values.drop(self._duration_node, "bad-duration", str(error))
            event.duration = None
            event.when = place_on_axis(event.date, axis_zone=self._axis_zone, event_zone=zone, duration=None)

    def id_span(self, event: Event) -> tuple[int, int]:
        """Return where an event's id stands in the text without mark, else where the entry begins."""
        fields = self._spans.fields(event.index)
        if "id" in fields:
            return self._spans.without_bom(fields["id"].start), self._spans.without_bom(fields["id"].end)
        start = self._spans.without_bom(self._spans.entry(event.index).start)
        return start, start + 1

    # --- one setter a field ---------------------------------------------------------------

    def _refer(self, field: str, value: str, node: Node) -> None:
        self.references.append(Reference(self._event, field, value, node, self._values.report.offset))

    def _set_id(self, node: Node) -> None:
        self._event.id = self._values.slug(node, "id")

    def _set_as_written(self, node: Node) -> None:
        self._event.as_written = self._values.prose(node, "as_written")

    def _set_date_note(self, node: Node) -> None:
        self._event.date_note = self._values.prose(node, "date_note")

    def _set_part_of_day(self, node: Node) -> None:
        self._event.part_of_day = PARTS.get(self._values.choice(node, "part_of_day", PARTS))

    def _set_duration(self, node: Node) -> None:
        text = self._values.text(node, "duration")
        self._duration_node = node
        try:
            self._event.duration = parse_duration(text) if text else None
        except DurationError as error:
            self._values.drop(node, "bad-duration", str(error))

    def _set_time_zone(self, node: Node) -> None:
        self._event.time_zone = self._values.zone(node, "time_zone")

    def _set_lane(self, node: Node) -> None:
        value = self._values.text(node, "lane")
        if value:
            self._event.lane = intern(value)
            if value not in self._values.lane_ids:
                self._refer("lane", value, node)

    def _set_status(self, node: Node) -> None:
        self._event.status = STATUSES.get(self._values.choice(node, "status", STATUSES), Status.REPORTED)

    def _set_about(self, node: Node) -> None:
        found = []
        for item in self._values.items(node):
            value = self._values.text(item, "an entry of about")
            if value:
                found.append(intern(value))
                self._refer("about", value, item)
        self._event.about = tuple(found)

    def _set_place(self, node: Node) -> None:
        values = self._values
        if not isinstance(node, MapNode):
            name = values.prose(node, "place")
            self._event.place = Place(intern(name)) if name else None
            return
        fields = {name: value for name, _, value in values.pairs(node, ("name", "lat", "lon"), "place")}
        name = values.prose(fields["name"], "name") if "name" in fields else ""
        if not name:
            values.drop(node, "no-name", "the place has no name; expected {name, lat, lon}")
            return
        lat = self._degrees(fields.get("lat"), "lat", 90)
        lon = self._degrees(fields.get("lon"), "lon", 180)
        self._event.place = Place(name, lat, lon)

    def _degrees(self, node: Node | None, field: str, most: int) -> float | None:
        if node is None:
            return None
        text = self._values.text(node, field)
        try:
            degrees = float(text)
        except ValueError:
            degrees = float("nan")
        if -most <= degrees <= most:
            return degrees
        self._values.drop(
            node, "bad-degrees", f"{field} {shown(text)} is not degrees; expected −{most} to {most}"
        )
        return None

    def _set_people(self, node: Node) -> None:
        self._event.people = self._values.texts(node, "people")

    def _set_tags(self, node: Node) -> None:
        self._event.tags = self._values.texts(node, "tags")

    def _set_summary(self, node: Node) -> None:
        self._event.summary = self._values.prose(node, "summary").strip()

    def _set_quotes(self, node: Node) -> None:
        quotes = [self._quote(item) for item in self._values.items(node)]
        self._event.quotes = tuple(quote for quote in quotes if quote is not None)

    def _quote(self, node: Node) -> Quote | None:
        values = self._values
        if type(node) is Scalar:
            return Quote(values.prose(node, "a quotation"))
        if not isinstance(node, MapNode):
            values.drop(node, "wrong-shape", "a quotation is a list; expected {text, source}")
            return None
        found = {"text": "", "source": "", "attributed_to": "", "speaker": "", "locator": ""}
        stance = Stance.SUPPORTS
        for name, _, value in values.pairs(node, QUOTE_FIELDS, "quotation"):
            if name == "stance":
                stance = STANCES.get(values.choice(value, "stance", STANCES), Stance.SUPPORTS)
            else:
                found[name] = values.prose(value, name)
                if name == "source" and found[name] and found[name] not in values.source_ids:
                    self._refer("source", found[name], value)
        if not found["text"].strip():
            values.drop(node, "no-text", "the quotation has no text; expected the words of the source")
            return None
        self._warn_of_length(node, found["text"])
        return Quote(
            found["text"].strip(), intern(found["source"]), intern(found["attributed_to"]), intern(found["speaker"]),
            found["locator"], stance,
        )  # fmt: skip

    def _warn_of_length(self, node: Node, text: str) -> None:
        if len(text) > 4 * MOST_QUOTED_WORDS:
            words = len(text.split())
            if words > MOST_QUOTED_WORDS:
                self._values.warn(
                    node,
                    "long-quote",
                    f"the quotation has {words} words; expected at most {MOST_QUOTED_WORDS}",
                )

    def _set_sources(self, node: Node) -> None:
        found = []
        for item in self._values.items(node):
            value = self._values.text(item, "an entry of sources")
            if value:
                found.append(intern(value))
                if value not in self._values.source_ids:
                    self._refer("sources", value, item)
        self._event.sources = tuple(found)

    def _set_links(self, node: Node) -> None:
        links = [self._link(item) for item in self._values.items(node)]
        self._event.links = tuple(link for link in links if link is not None)

    def _link(self, node: Node) -> Link | None:
        values = self._values
        title = ""
        if isinstance(node, MapNode):
            fields = {name: value for name, _, value in values.pairs(node, ("url", "title"), "link")}
            if "url" not in fields:
                values.drop(node, "no-url", "the link has no url; expected {url, title}")
                return None
            title = values.prose(fields["title"], "title") if "title" in fields else ""
            node = fields["url"]
        url = values.text(node, "link", "an http(s) address")
        if url and not url.lower().startswith(("http://", "https://")):
            values.drop(node, "bad-url", f"{shown(url)} is no web address; expected http:// or https://")
            return None
        return Link(url, title) if url else None


def _new_event() -> Event:
    return Event("", "", _NO_DATE, _NO_WHEN, "")
