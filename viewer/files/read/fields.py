"""The fields of an event, each read by itself: one bad field drops nothing but itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from enum import Enum
from sys import intern
from typing import Any, NamedTuple

from viewer.files.read.nodes import ListNode, MapNode, Node, Scalar, extent
from viewer.files.read.texts import shown
from viewer.files.read.values import AN_ENTRY, MOST_SHARED, SLUG, ValueReader
from viewer.model.dates.durations import Duration, DurationError, parse_duration
from viewer.model.dates.edtf import EventDate
from viewer.model.event_fields import LINK_PARTS, PICTURE_PARTS, PLACE_PARTS, QUOTE_PARTS
from viewer.model.field_kinds import Field, Kind, names_of
from viewer.model.timeline import Accepted, Link, Picture, Place, Quote
from viewer.words import N_, _

QUOTE_FIELDS, PLACE_FIELDS, LINK_FIELDS = names_of(QUOTE_PARTS), names_of(PLACE_PARTS), names_of(LINK_PARTS)
#: A longer quotation is no longer a short one, and hardly fair use.
MOST_QUOTED_WORDS = 40
#: What stands in messages, marked here because reading asks for it of every value.
_AN_ID, _AN_ADDRESS, _DEGREES = N_("an id"), N_("an http(s) address"), N_("degrees")
_A_QUOTATION, _THE_QUOTATION = N_("a quotation"), N_("the quotation")
_THE_PLACE, _THE_LINK, _THE_PICTURE = N_("the place"), N_("the link"), N_("the picture")


class Reference(NamedTuple):
    """An id that was used before it was known; text indices [start, end) of the whole text."""

    field: str
    value: str
    start: int
    end: int


class FieldReader:
    """Reads fields of events, and the parts of quotations and places.

    Attributes:
        values: Turns nodes into texts and dates.
        references: Ids used in the current entry that were not known yet.
    """

    def __init__(self, values: ValueReader) -> None:
        self.values = values
        self.references: list[Reference] = []
        self._places: dict[str, Place] = {}
        self._durations: dict[str, Duration] = {}

    def _refer(self, name: str, value: str, node: Node) -> None:
        start, end = extent(node)
        offset = self.values.report.offset
        self.references.append(Reference(name, value, start + offset, end + offset))

    def line(self, node: Node, field: Field) -> str | None:
        """Return a text as one line."""
        value = self.values.prose(node, field.name)
        return None if value is None else _one_line(value)

    def prose(self, node: Node, field: Field) -> str | None:
        """Return a text without the blanks around it."""
        value = self.values.prose(node, field.name)
        return None if value is None else value.strip()

    def words(self, node: Node, field: Field) -> str | None:
        """Return a text as it stands, the same object where it comes again."""
        value = self.values.prose(node, field.name)
        return None if value is None else _shared(value)

    def texts(self, node: Node, field: Field) -> tuple[str, ...] | None:
        """Return one text or several."""
        return self.values.texts(node, field.name)

    def choice(self, node: Node, field: Field) -> Enum | None:
        """Return the member that a word stands for."""
        members = field.members
        if type(node) is Scalar and node.tag is None and node.value in members:
            return members[node.value]
        return members.get(self.values.choice(node, field.name, members) or "")

    def id(self, node: Node, field: Field) -> str | None:
        """Return an id of its own."""
        return self.values.id(node, field.name)

    def date(self, node: Node, field: Field) -> EventDate | None:
        """Return a date, not laid on the axis yet."""
        return self.values.date(node, field.name)

    def zone(self, node: Node, field: Field) -> str | None:
        """Return the IANA name of a zone."""
        return self.values.zone(node, field.name)

    def duration(self, node: Node, field: Field) -> Duration | None:
        """Return a length of time."""
        text = self.values.text(node, field.name)
        if text is None:
            return None
        try:
            return self._durations.get(text) or self._durations.setdefault(text, parse_duration(text))
        except DurationError as error:
            self.values.drop(node, "bad-duration", error.message)
            return None

    def latitude(self, node: Node, field: Field) -> float | None:
        """Return degrees north."""
        return self._degrees(node, field.name, 90)

    def longitude(self, node: Node, field: Field) -> float | None:
        """Return degrees east."""
        return self._degrees(node, field.name, 180)

    # --- ids of other things ------------------------------------------------------------------

    def lane(self, node: Node, field: Field) -> str | None:
        """Return the id of a lane."""
        value = self.values.text(node, field.name)
        if value is None:
            return None
        if value not in self.values.lane_ids:
            self._refer(field.name, value, node)
        return intern(value)

    def source(self, node: Node, field: Field) -> str | None:
        """Return the id of a quotation's source."""
        return self._source_of("quotes", node, field)

    def picture_source(self, node: Node, field: Field) -> str | None:
        """Return the id of a picture's source."""
        return self._source_of("images", node, field)

    def _source_of(self, owner: str, node: Node, field: Field) -> str | None:
        if type(node) is Scalar and node.tag is None and node.value in self.values.source_ids:
            return intern(node.value)
        value = self.values.text(node, field.name, _AN_ID)
        if value and value not in self.values.source_ids:
            self._refer(owner, value, node)
        return value and intern(value)

    def _ids(self, node: Node, name: str, known: Collection[str]) -> tuple[str, ...]:
        found = []
        for item in self.values.items(node):
            value = self.values.text(item, name, _AN_ID, AN_ENTRY)
            if value:
                found.append(intern(value))
                if value not in known:
                    self._refer(name, value, item)
        return tuple(found)

    def events(self, node: Node, field: Field) -> tuple[str, ...]:
        """Return ids of events, of which none is known before all are read."""
        return self._ids(node, field.name, ())

    def sources(self, node: Node, field: Field) -> tuple[str, ...]:
        """Return ids of sources."""
        return self._ids(node, field.name, self.values.source_ids)

    # --- places ---------------------------------------------------------------------------------

    def place(self, node: Node, field: Field) -> Place | None:
        """Return a place; one that is a name alone is shared with those that are the same."""
        values = self.values
        if type(node) is not MapNode:
            name = values.line(node, field.name)
            return (self._places.get(name) or self._places.setdefault(name, Place(name))) if name else None
        found = self._parts(node, _PLACE_PARTS, _THE_PLACE)
        if found.get("name"):
            return Place(**found)
        values.drop(
            node, "no-name", _("the place has no name; expected a name, or {name: …, lat: …, lon: …}")
        )
        return None

    def _degrees(self, node: Node, field: str, most: int) -> float | None:
        text = self.values.text(node, field, _DEGREES)
        if text is None:
            return None
        try:
            degrees = float(text) if text.isascii() and "_" not in text else float("nan")
        except ValueError:
            degrees = float("nan")
        if -most <= degrees <= most:
            return degrees
        self.values.drop(
            node,
            "bad-degrees",
            _("{field} {text} is no number of degrees; expected -{most} to {most}").format(
                field=field, text=shown(text), most=most
            ),
        )
        return None

    def _parts(self, node: MapNode, known: _Parts, owner: str) -> dict[str, Any]:
        """Return what the parts of a mapping say, by name."""
        found: dict[str, Any] = {}
        if node.tag is not None:
            self.values.refuse_tag(node)
        seen: list[str] = []
        for key, value in node.pairs:
            name: str = key.value if type(key) is Scalar else ""
            part = known.get(name)
            if part is None or name in seen:
                self.values.odd_key(key, known, owner, seen)
                continue
            seen.append(name)
            if value.end > value.start:
                said = part[0](self, value, part[1])
                if said is not None:
                    found[name] = said
        return found

    # --- quotations ------------------------------------------------------------------------------

    def quotes(self, node: Node, _field: Field) -> tuple[Quote, ...]:
        """Return one quotation or several."""
        if type(node) is ListNode and node.tag is None:
            quotes = [self._quote(item) for item in node.items]
        else:
            quotes = [self._quote(item) for item in self.values.items(node)]
        return tuple([quote for quote in quotes if quote is not None])

    def _quote(self, node: Node) -> Quote | None:
        if type(node) is MapNode:
            return self._checked_quote(node, self._parts(node, _QUOTE_PARTS, _THE_QUOTATION))
        words = self.values.text(node, "quotes", "{text: …, source: …}", _A_QUOTATION)
        return self._checked_quote(node, {"text": words}) if words is not None else None

    def _checked_quote(self, node: Node, found: dict[str, Any]) -> Quote | None:
        text = found["text"] = found.get("text", "").strip()
        if not text:
            if not any(name == "text" for name in self._keys(node)):
                self.values.drop(
                    node, "no-text", _("the quotation has no text; expected the words of the source")
                )
            return None
        if len(text) > 2 * MOST_QUOTED_WORDS:
            words = len(text.split())
            if words > MOST_QUOTED_WORDS:
                self.values.warn(
                    node, "long-quote",
                    _("the quotation has {words} words; expected at most {most}",).format(words=words, most=MOST_QUOTED_WORDS),
                )  # fmt: skip
        return Quote(**found)

    def _keys(self, node: Node) -> list[str]:
        """Return the keys whose values have been complained about already."""
        if type(node) is not MapNode:
            return []
        return [key.value for key, value in node.pairs if type(key) is Scalar and type(value) is not Scalar]

    def quotes_at_once(self, found: Sequence[Mapping[str, str | None]]) -> tuple[Quote, ...] | None:
        """Return quotations of which there is nothing to say; None where there may be.

        Args:
            found: For each quotation the texts of its parts, by their names; None for what is no text.
        """
        quotes = []
        for texts in found:
            parts: dict[str, Any] = {}
            for name, text in texts.items():
                read = _QUOTES_AT_ONCE.get(name)
                if text is None or read is None or (said := read(self, text)) is None:
                    return None
                parts[name] = said
            words = parts["text"] = parts.get("text", "").strip()
            if not 0 < len(words) <= 2 * MOST_QUOTED_WORDS:
                return None
            quotes.append(Quote(**parts))
        return tuple(quotes)

    # --- links -------------------------------------------------------------------------------------

    def links(self, node: Node, _field: Field) -> tuple[Link, ...]:
        """Return one web address or several."""
        links = [self._link(item) for item in self.values.items(node)]
        return tuple(link for link in links if link is not None)

    def _link(self, node: Node) -> Link | None:
        values = self.values
        title, address = "", node
        if type(node) is MapNode:
            fields = dict(values.pairs(node, LINK_FIELDS, _THE_LINK))
            if "url" not in fields:
                values.drop(node, "no-url", _("the link has no url; expected {url: …, title: …}"))
                return None
            title = values.line(fields["title"], "title") or "" if "title" in fields else ""
            address = fields["url"]
        url = web_address(values, address, "link")
        return Link(url, title) if url else None

    # --- pictures ----------------------------------------------------------------------------------

    def pictures(self, node: Node, _field: Field) -> tuple[Picture, ...]:
        """Return one picture or several; whether their files are there is not asked here."""
        pictures = [self._picture(item) for item in self.values.items(node)]
        return tuple(picture for picture in pictures if picture is not None)

    def _picture(self, node: Node) -> Picture | None:
        values = self.values
        if type(node) is MapNode:
            found = self._parts(node, _PICTURE_PARTS, _THE_PICTURE)
        else:
            path = values.line(node, "a picture")
            found = {"file": path} if path else {}
        if not found.get("file"):
            if type(node) is MapNode and "file" not in self._keys(node):
                values.drop(node, "no-file", _("the picture has no file; expected {file: photos/…, alt: …}"))
            return None
        if not found.get("alt"):
            values.warn(
                node, "no-alt",
                _(
"the picture {file} has no alt; expected a sentence "
"for those who cannot see it"
).format(file=shown(found['file'])),
            )  # fmt: skip
        return Picture(**found)

    # --- accepted warnings -------------------------------------------------------------------------

    def reasons(self, node: Node, field: Field) -> tuple[Accepted, ...]:
        """Return the warnings that are accepted, in their order."""
        return self.values.accepted(node, field.name)


#: What reads a field or a part, by its kind; None comes back where nothing can be made of it.
READ: dict[Kind, Callable[[FieldReader, Node, Field], Any]] = {
    Kind.LINE: FieldReader.line,
    Kind.PROSE: FieldReader.prose,
    Kind.WORDS: FieldReader.words,
    Kind.TEXTS: FieldReader.texts,
    Kind.CHOICE: FieldReader.choice,
    Kind.ID: FieldReader.id,
    Kind.LANE: FieldReader.lane,
    Kind.SOURCE: FieldReader.source,
    Kind.SOURCES: FieldReader.sources,
    Kind.EVENTS: FieldReader.events,
    Kind.DATE: FieldReader.date,
    Kind.DURATION: FieldReader.duration,
    Kind.ZONE: FieldReader.zone,
    Kind.LATITUDE: FieldReader.latitude,
    Kind.LONGITUDE: FieldReader.longitude,
    Kind.PLACE: FieldReader.place,
    Kind.QUOTES: FieldReader.quotes,
    Kind.LINKS: FieldReader.links,
    Kind.PICTURES: FieldReader.pictures,
    Kind.REASONS: FieldReader.reasons,
}


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _shared(text: str) -> str:
    """Return a text, of a short one the same object where it comes again."""
    return intern(text) if len(text) < MOST_SHARED else text


#: What reads a text as it stands, without a node, by the kind of its field. None comes back where
#: there may be something to say of it; then it is read as a node.
AT_ONCE: dict[Kind, Callable[[FieldReader, str], Any]] = {
    Kind.LINE: lambda _, text: _one_line(text),
    Kind.PROSE: lambda _, text: text.strip(),
    Kind.WORDS: lambda _, text: _shared(text),
    Kind.ID: lambda _, text: text if SLUG.fullmatch(text) else None,
    Kind.SOURCE: lambda reader, text: intern(text) if text in reader.values.source_ids else None,
    Kind.DATE: lambda reader, text: reader.values.date_at_once(text),
}
_QUOTES_AT_ONCE = {row.name: AT_ONCE[row.kind] for row in QUOTE_PARTS if row.kind in AT_ONCE}

_Parts = Mapping[str, tuple[Callable[[FieldReader, Node, Field], Any], Field]]
_QUOTE_PARTS: _Parts = {row.name: (READ[row.kind], row) for row in QUOTE_PARTS}
_PLACE_PARTS: _Parts = {row.name: (READ[row.kind], row) for row in PLACE_PARTS}
_PICTURE_PARTS: _Parts = {
    row.name: (FieldReader.picture_source if row.kind is Kind.SOURCE else READ[row.kind], row)
    for row in PICTURE_PARTS
}


def web_address(values: ValueReader, node: Node, field: str) -> str | None:
    """Return an http(s) address; anything else is reported."""
    url = values.text(node, field, _AN_ADDRESS)
    if url is None or url.lower().startswith(("http://", "https://")):
        return url
    values.drop(
        node,
        "bad-url",
        _("{field} {url} is no web address; expected one that begins with https://").format(
            field=field, url=shown(url)
        ),
    )
    return None
