"""The fields of an event, each read by itself: one bad field drops nothing but itself."""

from __future__ import annotations

from collections.abc import Callable
from sys import intern
from typing import Any, NamedTuple

from viewer.files.read.nodes import ListNode, MapNode, Node, Scalar, extent
from viewer.files.read.texts import shown
from viewer.files.read.values import ValueReader
from viewer.model.dates.durations import Duration, DurationError, parse_duration
from viewer.model.dates.part_of_day import PartOfDay
from viewer.model.timeline import Link, Place, Quote, Stance, Status

STATUSES = {status.value: status for status in Status}
PARTS = {part.value: part for part in PartOfDay}
STANCES = {stance.value: stance for stance in Stance}
QUOTE_FIELDS = ("text", "source", "attributed_to", "speaker", "locator", "stance")
PLACE_FIELDS = ("name", "lat", "lon")
LINK_FIELDS = ("url", "title")
QUOTE_SLOTS = {name: slot for slot, name in enumerate(QUOTE_FIELDS)}
NO_QUOTE = ("", "", "", "", "", Stance.SUPPORTS)
#: A longer quotation is no longer a short one, and hardly fair use.
MOST_QUOTED_WORDS = 40


class Reference(NamedTuple):
    """An id that was used before it was known; text indices [start, end) of the whole text."""

    field: str
    value: str
    start: int
    end: int


class FieldReader:
    """Reads the fields of events.

    Attributes:
        references: Ids used in the current entry that were not known yet.
        readers: Of each field but ``date``: what turns its node into its value, or None.
    """

    def __init__(self, values: ValueReader) -> None:
        self._values = values
        self.references: list[Reference] = []
        self._places: dict[str, Place] = {}
        self._durations: dict[str, Duration] = {}
        one_line, shared = values.line, values.shared
        self.readers: dict[str, Callable[[Node], Any]] = {
            "title": lambda node: one_line(node, "title"),
            "id": lambda node: values.id(node, "id"),
            "as_written": lambda node: one_line(node, "as_written"),
            "date_note": lambda node: values.prose(node, "date_note"),
            "part_of_day": self._part_of_day,
            "duration": self._duration,
            "time_zone": lambda node: values.zone(node, "time_zone"),
            "lane": self._lane,
            "status": self._status,
            "about": self._about,
            "place": self._place,
            "people": lambda node: values.texts(node, "people"),
            "tags": lambda node: values.texts(node, "tags"),
            "summary": self._summary,
            "quotes": self._quotes,
            "sources": self._sources,
            "links": self._links,
        }
        self._shared = shared

    def _refer(self, field: str, value: str, node: Node) -> None:
        start, end = extent(node)
        offset = self._values.report.offset
        self.references.append(Reference(field, value, start + offset, end + offset))

    def _part_of_day(self, node: Node) -> PartOfDay | None:
        return PARTS.get(self._values.choice(node, "part_of_day", PARTS) or "")

    def _status(self, node: Node) -> Status | None:
        if type(node) is Scalar and node.tag is None and node.value in STATUSES:
            return STATUSES[node.value]
        return STATUSES.get(self._values.choice(node, "status", STATUSES) or "")

    def _summary(self, node: Node) -> str | None:
        value = self._values.prose(node, "summary")
        return None if value is None else value.strip()

    def _duration(self, node: Node) -> Duration | None:
        text = self._values.text(node, "duration")
        if text is None:
            return None
        try:
            return self._durations.get(text) or self._durations.setdefault(text, parse_duration(text))
        except DurationError as error:
            self._values.drop(node, "bad-duration", error.message)
            return None

    # --- ids of other things ------------------------------------------------------------------

    def _lane(self, node: Node) -> str | None:
        value = self._values.text(node, "lane")
        if value is None:
            return None
        if value not in self._values.lane_ids:
            self._refer("lane", value, node)
        return intern(value)

    def _ids(self, node: Node, field: str, known: set[str]) -> tuple[str, ...]:
        found = []
        for item in self._values.items(node):
            value = self._values.text(item, f"an entry of {field}", "an id")
            if value:
                found.append(intern(value))
                if value not in known:
                    self._refer(field, value, item)
        return tuple(found)

    def _about(self, node: Node) -> tuple[str, ...]:
        return self._ids(node, "about", set())

    def _sources(self, node: Node) -> tuple[str, ...]:
        return self._ids(node, "sources", self._values.source_ids)

    # --- places ---------------------------------------------------------------------------------

    def _place(self, node: Node) -> Place | None:
        values = self._values
        if type(node) is not MapNode:
            name = values.line(node, "place")
            return (self._places.get(name) or self._places.setdefault(name, Place(name))) if name else None
        name, lat, lon = None, None, None
        for field, value in values.pairs(node, PLACE_FIELDS, "the place"):
            if field == "name":
                name = values.line(value, "name")
            elif field == "lat":
                lat = self._degrees(value, "lat", 90)
            else:
                lon = self._degrees(value, "lon", 180)
        if name:
            return Place(name, lat, lon)
        values.drop(node, "no-name", "the place has no name; expected a name, or {name: …, lat: …, lon: …}")
        return None

    def _degrees(self, node: Node, field: str, most: int) -> float | None:
        text = self._values.text(node, field, "degrees")
        if text is None:
            return None
        try:
            degrees = float(text) if text.isascii() and "_" not in text else float("nan")
        except ValueError:
            degrees = float("nan")
        if -most <= degrees <= most:
            return degrees
        self._values.drop(
            node, "bad-degrees", f"{field} {shown(text)} is no number of degrees; expected -{most} to {most}"
        )
        return None

    # --- quotations ------------------------------------------------------------------------------

    def _quotes(self, node: Node) -> tuple[Quote, ...]:
        if type(node) is ListNode and node.tag is None:
            quotes = [self._quote(item) for item in node.items]
        else:
            quotes = [self._quote(item) for item in self._values.items(node)]
        return tuple([quote for quote in quotes if quote is not None])

    def _quote(self, node: Node) -> Quote | None:
        values = self._values
        if type(node) is not MapNode:
            words = values.text(node, "a quotation", "{text: …, source: …}")
            return self._checked_quote(node, [words, *NO_QUOTE[1:]]) if words is not None else None
        found: list[Any] = list(NO_QUOTE)
        for name, value in values.pairs(node, QUOTE_SLOTS, "the quotation"):
            if name == "stance":
                said: Any = STANCES.get(values.choice(value, "stance", STANCES) or "")
            elif name == "source":
                said = values.text(value, "source", "an id")
                if said and said not in values.source_ids:
                    self._refer("quotes", said, value)
            else:
                said = self._shared(value, name)
            if said is not None:
                found[QUOTE_SLOTS[name]] = said
        return self._checked_quote(node, found)

    def _checked_quote(self, node: Node, found: list[Any]) -> Quote | None:
        text = found[0] = found[0].strip()
        if not text:
            if not any(name == "text" for name in self._keys(node)):
                self._values.drop(
                    node, "no-text", "the quotation has no text; expected the words of the source"
                )
            return None
        if len(text) > 2 * MOST_QUOTED_WORDS:
            words = len(text.split())
            if words > MOST_QUOTED_WORDS:
                self._values.warn(
                    node, "long-quote",
                    f"the quotation has {words} words; expected at most {MOST_QUOTED_WORDS}",
                )  # fmt: skip
        found[1] = intern(found[1])
        return Quote(*found)

    def _keys(self, node: Node) -> list[str]:
        """Return the keys whose values have been complained about already."""
        if type(node) is not MapNode:
            return []
        return [key.value for key, value in node.pairs if type(key) is Scalar and type(value) is not Scalar]

    # --- links -------------------------------------------------------------------------------------

    def _links(self, node: Node) -> tuple[Link, ...]:
        links = [self._link(item) for item in self._values.items(node)]
        return tuple(link for link in links if link is not None)

    def _link(self, node: Node) -> Link | None:
        values = self._values
        title, address = "", node
        if type(node) is MapNode:
            fields = dict(values.pairs(node, LINK_FIELDS, "the link"))
            if "url" not in fields:
                values.drop(node, "no-url", "the link has no url; expected {url: …, title: …}")
                return None
            title = values.line(fields["title"], "title") or "" if "title" in fields else ""
            address = fields["url"]
        url = web_address(values, address, "link")
        return Link(url, title) if url else None


def web_address(values: ValueReader, node: Node, field: str) -> str | None:
    """Return an http(s) address; anything else is reported."""
    url = values.text(node, field, "an http(s) address")
    if url is None or url.lower().startswith(("http://", "https://")):
        return url
    values.drop(
        node, "bad-url", f"{field} {shown(url)} is no web address; expected one that begins with https://"
    )
    return None
