"""iCalendar: days and times of calendars; what is known less exactly fills its whole window, and says so.

Source: RFC 5545.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from viewer.exchange.draft.carried_lines import ENTRY_NAME, FILE_NAME, shown_by
from viewer.exchange.draft.carrier import carrier
from viewer.exchange.draft.pace import stepping
from viewer.exchange.writers.known import not_held
from viewer.exchange.writers.outgoing import (
    USUAL,
    Manner,
    Outgoing,
    Unsaid,
    count_left_out,
    count_unread,
    lane_title,
    timeline_of,
)
from viewer.exchange.writers.own_fields import entry_of, head_of
from viewer.files.read.reader import Reading
from viewer.model.dates.calendar import civil_of
from viewer.model.dates.granularity import Granularity
from viewer.model.dates.phrases import date_phrase
from viewer.model.dates.stamped import stamped_at
from viewer.model.dates.timespan import DAY
from viewer.model.dates.values import DateKind, DatePart
from viewer.model.dates.zones import zone_of
from viewer.model.event_words import attribution, quoted
from viewer.model.fields import Fields
from viewer.model.timeline import Event, Status, Timeline
from viewer.words import N_, NN_

_FOLD_AT = 75
_STATUS = {Status.EXPECTED: "TENTATIVE", Status.RETRACTED: "CANCELLED"}


def write_calendar(reading: Reading, manner: Manner = USUAL) -> Outgoing:
    """Return a calendar with an entry for every event of the years 1 to 9999; unless plain, ours travel in it."""
    timeline, lost, unsaid = timeline_of(reading), Unsaid(), Unsaid()
    head = {"title": timeline.title, "description": timeline.description}
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dateline//EN"]
    named = zip(("X-WR-CALNAME", "X-WR-CALDESC"), head.values(), strict=True)
    lines += [f"{name}:{_text(text)}" for name, text in named if text]
    if not manner.plain:
        lines.append(_carrier(FILE_NAME, head_of(reading), head))
    stamp = _stamp()
    for event in stepping(N_("Writing"), timeline.events):
        if why := _why_not(event, manner):
            lost.add(why)
            continue
        shown = _shown(event, timeline, unsaid)
        lines += ["BEGIN:VEVENT", f"UID:{_text(event.id)}@dateline", f"DTSTAMP:{stamp}", *shown]
        if not manner.plain:
            lines.append(_carrier(ENTRY_NAME, entry_of(reading, event), shown_by(shown)))
        lines.append("END:VEVENT")
    unsaid.add(NN_("{number} era left out", "{number} eras left out"), len(timeline.eras))
    count_left_out(reading, unsaid, not_held("ics"))
    count_unread(reading, lost)
    content = "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"]).encode()
    if manner.plain:
        return Outgoing(content, (*lost.lines(), *unsaid.lines()))
    return Outgoing(content, lost.lines(), unsaid.lines())


_TOO_FAR = NN_(
    "{number} event outside the years 1 to 9998, left out",
    "{number} events outside the years 1 to 9998, left out",
)
_TOO_VAGUE = NN_(
    "{number} event known less exactly than to the day, left out",
    "{number} events known less exactly than to the day, left out",
)
_UNKNOWN_STATUS = NN_(
    "{number} event whose status is “{what}”, which calendars do not know",
    "{number} events whose status is “{what}”, which calendars do not know",
)


def _carrier(name: str, what: Fields, shown: Mapping[str, object]) -> str:
    return f"{name}:{_text(json.dumps(carrier(what, shown), ensure_ascii=False, separators=(',', ':')))}"


def _why_not(event: Event, manner: Manner) -> tuple[str, str] | None:
    """Return why an event has no place in a calendar, as one event and as many; None where it has one."""
    years = [civil_of(at).year for at in (event.when.start, event.when.end)]
    if min(years) < 1 or max(years) > 9998:
        return _TOO_FAR
    if manner.days_only and _is_vague(event):
        return _TOO_VAGUE
    return None


def _stamp() -> str:
    return f"{stamped_at():%Y%m%dT%H%M%SZ}"


def _shown(event: Event, timeline: Timeline, unsaid: Unsaid) -> list[str]:
    """Return the lines of an event that calendars show."""
    lines = _dates(event, timeline, unsaid)
    lines.append(f"SUMMARY:{_text(event.title)}")
    lines.append(f"DESCRIPTION:{_text(_description(event, timeline))}")
    lane = lane_title(event, timeline)
    groups = [text for text in (lane, *event.tags) if text]
    if groups:
        lines.append(f"CATEGORIES:{','.join(_text(text) for text in groups)}")
    if event.place is not None:
        lines.append(f"LOCATION:{_text(event.place.name)}")
        if event.place.lat is not None and event.place.lon is not None:
            lines.append(f"GEO:{event.place.lat};{event.place.lon}")
    if event.links:
        lines.append(f"URL:{event.links[0].url}")
    unsaid.add(
        NN_(
            "{number} event with more than one link, of which the first is said",
            "{number} events with more than one link, of which the first is said",
        ),
        len(event.links) > 1,
    )
    if event.status in (Status.CONFIRMED, Status.DISPUTED):
        unsaid.add(_UNKNOWN_STATUS, what=event.status.value)
    if event.status in _STATUS:
        lines.append(f"STATUS:{_STATUS[event.status]}")
    return lines


def _dates(event: Event, timeline: Timeline, unsaid: Unsaid) -> list[str]:
    """Return the lines of an event's date: a moment, days, or the whole window that it may lie in."""
    parts = event.date.parts
    if all(part.has_time for part in parts):
        return _moments(event, timeline, parts)
    if _is_vague(event):
        unsaid.add(
            NN_(
                "{number} date less exact than a day, shown as the whole window",
                "{number} dates less exact than a day, shown as the whole window",
            )
        )
    start, end = event.when.start, event.when.end
    first, behind = start // DAY * DAY, -(-end // DAY) * DAY
    lines = [f"DTSTART;VALUE=DATE:{_day(first)}", f"DTEND;VALUE=DATE:{_day(max(behind, first + DAY))}"]
    return [*lines, "TRANSP:TRANSPARENT"]


def _is_vague(event: Event) -> bool:
    """Tell whether a date is known less exactly than to the day, or is one of several."""
    parts = event.date.parts
    soft = any(part.granularity > Granularity.DAY or part.is_soft for part in parts)
    return soft or event.date.kind is DateKind.ONE_OF


def _moments(event: Event, timeline: Timeline, parts: tuple[DatePart, ...]) -> list[str]:
    names = ("DTSTART", "DTEND")
    return [
        f"{name}:{_moment(part, event, timeline)}"
        for name, part in zip(names, dict.fromkeys(parts), strict=False)
    ]


def _moment(part: DatePart, event: Event, timeline: Timeline) -> str:
    """Return a time in UTC where its zone is known, else on no clock in particular."""
    at = part.start
    offset_s = part.offset_s
    zone = zone_of(event.time_zone or timeline.time_zone) if event.time_zone or timeline.time_zone else None
    if offset_s is None and zone is not None:
        offset = datetime(*civil_of(at), tzinfo=zone).utcoffset()
        offset_s = round(offset.total_seconds()) if offset is not None else None
    time = civil_of(at - (offset_s or 0))
    text = f"{_day(at - (offset_s or 0))}T{time.hour:02d}{time.minute:02d}{time.second:02d}"
    return text if offset_s is None else f"{text}Z"


def _day(at: int) -> str:
    time = civil_of(at)
    return f"{time.year:04d}{time.month:02d}{time.day:02d}"


def _description(event: Event, timeline: Timeline) -> str:
    said = [date_phrase(event.date), event.summary]
    for quote in event.quotes:
        credit = attribution(quote, timeline.source(quote.source))
        said.append(f"{quoted(quote.text)} — {credit}" if credit else quoted(quote.text))
    return "\n\n".join(text for text in said if text)


def _text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\\n").replace("\r", "\\n").replace("\n", "\\n")


def _folded(line: str) -> str:
    """Return a line in pieces of at most 75 octets, none of them cutting a letter."""
    pieces: list[str] = []
    piece, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > (_FOLD_AT if not pieces else _FOLD_AT - 1):
            pieces.append(piece)
            piece, size = "", 0
        piece, size = piece + letter, size + width
    return "\r\n ".join([*pieces, piece])
