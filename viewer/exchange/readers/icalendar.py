"""iCalendar: events and dated journal entries; repetitions are told and never made up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter

from viewer.exchange.draft.answers import Answers
from viewer.exchange.draft.builder import DraftBuilder, Found
from viewer.exchange.draft.carried_lines import ENTRY_NAME, FILE_NAME, OWN, shown_by
from viewer.exchange.draft.carrier import carried, carried_text
from viewer.exchange.draft.decoding import foreign_text
from viewer.exchange.draft.draft import Draft
from viewer.exchange.draft.notes import Unreadable
from viewer.exchange.draft.numbers import NoDate
from viewer.exchange.draft.worded import worded
from viewer.exchange.readers.calendar_dates import calendar_date, declared_offsets, zone_named
from viewer.exchange.readers.calendar_lines import Component, calendars_of
from viewer.model.fields import Fields, Plain
from viewer.words import N_, _, ngettext

NAME = "iCalendar"
_NONE: tuple[int, Iterator[tuple[int, Component]]] = (-1, iter(()))
_STATUS = {"TENTATIVE": "expected", "CANCELLED": "retracted"}
_REPEATS = ("RRULE", "RDATE", "EXDATE", "EXRULE")
_LINKS = ("URL", "CONFERENCE", "ATTACH")


def is_icalendar(text: str) -> bool:
    """Tell whether a text looks like a calendar."""
    return re.match(r"\s*BEGIN:(?:VCALENDAR|VEVENT)", text, re.IGNORECASE) is not None


def read(data: bytes, answers: Answers) -> Draft:
    """Return what the calendars of a file say.

    Raises:
        Unreadable: There is none in it.
        Asked: Its encoding is not known.
    """
    found = calendars_of(foreign_text(data, answers.encoding).opened(newline=None))
    if not found.components:
        raise Unreadable(_("it holds no calendar; expected BEGIN:VCALENDAR"))
    builder = DraftBuilder(NAME, "ical", data, answers)
    for line, text in found.stray:
        builder.lost("stray-line", f"line {line}", _("“{text}” is no line of a calendar").format(text=text))
    by_calendar = groupby(found.records, key=itemgetter(0))
    following, records = next(by_calendar, _NONE)
    number = 0
    for place, calendar in enumerate(found.components):
        offsets: dict[str, str] = {}
        if calendar is not None:
            _carried_head(calendar, builder)
            offsets = declared_offsets([one for one in _every(calendar) if one.name == "VTIMEZONE"])
        for record in (one[1] for one in records) if following == place else ():
            number += 1
            _take(record, f"event {number} (line {record.line})", offsets, builder)
        if following == place:
            following, records = next(by_calendar, _NONE)
        if calendar is not None:
            _head(calendar, builder)
    return builder.finished()


def _carried_head(calendar: Component, builder: DraftBuilder) -> None:
    """Take the head of a file of ours that a calendar carries, the first one."""
    told = calendar.first(FILE_NAME) if builder.head is None else None
    if told is None:
        return
    shown = {
        name: said[0].text if (said := [one for one in calendar.properties if one.name == line]) else ""
        for name, line in (("title", "X-WR-CALNAME"), ("description", "X-WR-CALDESC"))
    }
    if builder.carry(carried(carried_text(told.text), shown)):
        calendar.taken.update({"VERSION", "PRODID"})
        if builder.title:
            calendar.take("X-WR-CALNAME")
        if builder.description:
            calendar.take("X-WR-CALDESC")
    else:
        calendar.taken.discard(FILE_NAME)


def _every(component: Component) -> Iterator[Component]:
    """Go through the components inside one, those inside calendars in calendars too."""
    for child in component.children:
        yield child
        if child.name == "VCALENDAR":
            yield from _every(child)


def _head(calendar: Component, builder: DraftBuilder) -> None:
    """Take what a calendar says of itself; the first one with a name names the file."""
    for name, attribute in (("X-WR-CALNAME", "title"), ("X-WR-CALDESC", "description")):
        said = calendar.first(name) if not getattr(builder, attribute) else None
        if said is not None:
            setattr(builder, attribute, said.text)
    zone = calendar.first("X-WR-TIMEZONE") if not builder.time_zone else None
    if zone is not None:
        builder.time_zone = zone_named(zone.text.strip())
        if not builder.time_zone:
            calendar.taken.discard("X-WR-TIMEZONE")
    rest = calendar.rest()
    present = builder.extra.get("x-ical")
    if rest:
        builder.extra["x-ical"] = [*(present if isinstance(present, list) else []), rest]


def _take(record: Component, where: str, offsets: Mapping[str, str], builder: DraftBuilder) -> None:
    whole: Plain = record.whole() or record.name
    if record.name not in ("VEVENT", "VJOURNAL"):
        builder.leave_out(where, worded(N_("a {name} is no event"), name=record.name), whole)
        return
    if _is_carried(record, where, builder):
        return
    try:
        date = calendar_date(record, offsets)
    except NoDate as error:
        is_there = record.first("DTSTART") is not None
        why = (
            worded(N_("its date cannot be read: {why}"), why=error.why)
            if is_there
            else worded(N_("it has no date (no DTSTART)"))
        )
        builder.leave_out(where, why, whole)
        return
    for code, what in date.changes:
        builder.changed(code, where, what)
    aside: dict[str, Plain] = {"end": date.aside} if date.aside else {}
    repeats = [one for one in record.properties if one.name in _REPEATS]
    if repeats:
        rule = ", ".join(f"{one.name} {one.value}" for one in repeats)
        builder.lost(
            "repeats", where, _("it repeats ({rule}); only the first time was taken").format(rule=rule)
        )
    for child in record.children:
        builder.lost("part", where, _("{name} is lost: {whole}").format(name=child.name, whole=child.whole()))
    fields, group = _fields(record, where, builder)
    fields.update({"date": date.edtf, "time_zone": date.time_zone if "T" in date.edtf else ""})
    uid = record.first("UID")
    found = Found(where, fields, uid.text.strip() if uid is not None else "", group)
    found.aside = {**record.rest(), **aside}
    builder.add(found)


def _is_carried(record: Component, where: str, builder: DraftBuilder) -> bool:
    """Take the entry of ours that an event carries; tell whether there is one that can be believed."""
    told = [one for one in record.properties if one.name == ENTRY_NAME]
    if len(told) != 1:
        return False
    lines = [f"{one.key}:{one.value}" for one in record.properties]
    shown = shown_by(lines)
    added = {
        f"{one.key}": one.value for one in record.properties if one.name not in OWN and one.name not in shown
    }
    if not builder.add_carried(where, carried(carried_text(told[0].text), shown), {**added}):
        return False
    for child in record.children:
        builder.lost("part", where, _("{name} is lost: {whole}").format(name=child.name, whole=child.whole()))
    return True


def _fields(record: Component, where: str, builder: DraftBuilder) -> tuple[Fields, str]:
    """Return the fields of an event without its date, and what it is grouped by."""
    links: list[Plain] = []
    fields: Fields = {}
    for name, field in (("SUMMARY", "title"), ("DESCRIPTION", "summary"), ("LOCATION", "place")):
        said = record.first(name)
        if said is not None:
            fields[field] = builder.words(said.text, where, name, links)
    for name in _LINKS:
        linked = [builder.link(one.text, "", links) for one in record.properties if one.name == name]
        if linked and all(linked):
            record.take(name)
    fields["links"] = links
    groups = [text for one in record.take("CATEGORIES") for text in one.texts()]
    if groups[1:]:
        fields["tags"] = [*dict.fromkeys(groups[1:])]
    if people := _people(record, where, builder):
        fields["people"] = people
    status = record.first("STATUS")
    word = status.value.strip().upper() if status is not None else ""
    if word in _STATUS:
        fields["status"] = _STATUS[word]
        builder.changed(
            "status", where, _("STATUS {word} is told as {status}").format(word=word, status=_STATUS[word])
        )
    else:  # CONFIRMED is no second source, which is what the word means here
        record.taken.discard("STATUS")
    _place(record, fields)
    return fields, groups[0] if groups else ""


def _people(record: Component, where: str, builder: DraftBuilder) -> list[Plain]:
    """Return the names of those who attend; their mail addresses are nobody's business."""
    attendees = record.take("ATTENDEE")
    if attendees:
        builder.lost(
            "mail-addresses",
            where,
            ngettext(
                "addresses of {number} who attend are not taken; names are",
                "addresses of {number} who attend are not taken; names are",
                len(attendees),
            ).format(number=len(attendees)),
        )
    return [*dict.fromkeys(name for one in attendees if (name := one.parameters.get("CN", "").strip()))]


def _place(record: Component, fields: Fields) -> None:
    """Add degrees to a place, or make one of them."""
    geo = record.first("GEO")
    match = (
        re.fullmatch(r"\s*([-+]?\d{1,2}(?:\.\d+)?);([-+]?\d{1,3}(?:\.\d+)?)\s*", geo.value)
        if geo is not None
        else None
    )
    if match is None or abs(float(match[1])) > 90 or abs(float(match[2])) > 180:
        record.taken.discard("GEO")
        return
    name = " ".join(str(fields.get("place", "")).split()) or f"{match[1]}, {match[2]}"
    fields["place"] = {"name": name, "lat": match[1], "lon": match[2]}
