"""Dates of calendars: days with exclusive ends, clock times, and the zones that they name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from viewer.exchange.draft.numbers import NoDate, edtf_from_parts, from_to
from viewer.exchange.draft.worded import worded
from viewer.exchange.readers.calendar_lines import Component, Property
from viewer.model.dates.calendar import civil_of, seconds_of
from viewer.model.dates.timespan import DAY
from viewer.model.dates.zones import zone_of
from viewer.words import N_, _

_VALUE = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?")
_DURATION = re.compile(
    r"([-+]?)P(?:(\d{1,12})W)?(?:(\d{1,12})D)?(?:T(?:(\d{1,12})H)?(?:(\d{1,12})M)?(?:(\d{1,12})S)?)?"
)
_LATEST = seconds_of(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A date of a calendar.

    Attributes:
        edtf: Ends are included, as everywhere in our files.
        time_zone: IANA name of its times; empty for none.
        changes: Codes and one-line texts of what is said differently now.
        aside: An end that does not fit, as it stands in the file.
    """

    edtf: str
    time_zone: str = ""
    changes: tuple[tuple[str, str], ...] = ()
    aside: str = ""


@dataclass(frozen=True, slots=True)
class _Moment:
    """One end: axis seconds without any zone, whether it is a day, and its zone or offset."""

    at: int
    is_day: bool
    zone: str = ""
    offset: str = ""
    unknown: str = ""


def _of_zone(start: _Moment) -> list[tuple[str, str]]:
    if not start.unknown:
        return []
    return [
        (
            "time-zone",
            _("the time zone “{zone}” is not known; the time stands without one").format(zone=start.unknown),
        )
    ]


def calendar_date(event: Component, offsets: Mapping[str, str]) -> CalendarDate:
    """Return when an event is.

    Args:
        event: Its DTSTART, DTEND and DURATION are taken.
        offsets: The one offset of zones that the calendar declares itself, by their names.

    Raises:
        NoDate: It has no beginning, or none that can be read.
    """
    starts = event.take("DTSTART")
    if not starts:
        raise NoDate(worded(N_("no DTSTART")))
    start = _moment(starts[0], offsets)
    ends, lengths = event.take("DTEND"), event.take("DURATION")
    changes = _of_zone(start)
    aside = ""
    end: _Moment | None = None
    try:
        end = _moment(ends[0], offsets) if ends else _after(start, lengths[0]) if lengths else None
    except NoDate as error:
        changes.append(("end", _("its end cannot be read ({why}) and is kept aside").format(why=error)))
        aside = (ends or lengths)[0].value
    if end is not None and _is_midnight(start) and _is_midnight(end) and not start.is_day:
        changes.append(("midnights", _("from midnight to midnight: taken as days")))
        start, end = _Moment(start.at, True), _Moment(end.at, True)
    if end is None or end.at <= start.at:
        if end is not None and end.at < start.at:
            changes.append(("end", _("it would end before it begins; its end is kept aside")))
            aside = (ends or lengths)[0].value
        return CalendarDate(_edtf(start), start.zone, tuple(changes), aside)
    if start.is_day and end.is_day:
        return CalendarDate(from_to(_edtf(start), _edtf(_Moment(end.at - DAY, True))), "", tuple(changes))
    if (start.zone, start.offset) != (end.zone, end.offset) and start.zone and end.zone:
        changes.append(
            (
                "two-zones",
                _("it begins in {zone} and ends in {end_zone}; both are written with offsets").format(
                    zone=start.zone, end_zone=end.zone
                ),
            )
        )
        start, end = _with_offset(start), _with_offset(end)
    edtf = from_to(_edtf(start), _edtf(end))
    if not edtf:
        return CalendarDate(
            _edtf(start),
            start.zone,
            (*changes, ("end", _("its end does not fit and is kept aside"))),
            (ends or lengths)[0].value,
        )
    return CalendarDate(edtf, start.zone, tuple(changes))


def _moment(one: Property, offsets: Mapping[str, str]) -> _Moment:
    match = _VALUE.fullmatch(one.value.strip())
    if match is None:
        raise NoDate(worded(N_("“{value}” is no date of a calendar"), value=one.value))
    year, month, day, hour, minute, second, utc = match.groups()
    edtf_from_parts([year, month, day, hour or "", minute or "", second or ""])  # raises for what never was
    midnight = seconds_of(int(year), int(month), int(day))
    if hour is None or one.parameters.get("VALUE", "").upper() == "DATE":
        return _Moment(midnight, True)
    at = midnight + int(hour) * 3600 + int(minute) * 60 + int(second or 0)
    if utc:
        return _Moment(at, False, "", "Z")
    named = one.parameters.get("TZID", "").strip()
    zone = zone_named(named)
    if not named or zone:
        return _Moment(at, False, zone)
    return _Moment(at, False, "", offsets[named]) if named in offsets else _Moment(at, False, unknown=named)


def zone_named(name: str) -> str:
    """Return the IANA name in the name of a zone, empty where there is none.

    Programs put a path before it (``/freeassociation.sourceforge.net/Europe/Berlin``), or write Windows' names,
    which the package icalendar knows, where it is installed.
    """
    parts = name.strip("/").split("/")
    for start in range(len(parts)):
        candidate = "/".join(parts[start:])
        if candidate and zone_of(candidate) is not None:
            return candidate
    try:
        from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON
    except ImportError:
        return ""
    return WINDOWS_TO_OLSON.get(name, "")


def _after(start: _Moment, length: Property) -> _Moment:
    match = _DURATION.fullmatch(length.value.strip())
    if match is None:
        raise NoDate(worded(N_("“{value}” is no length"), value=length.value))
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    total = ((weeks * 7 + days) * 24 + hours) * 3600 + minutes * 60 + seconds
    at = start.at - total if match[1] == "-" else start.at + total
    if not seconds_of(1) <= at <= _LATEST:
        raise NoDate(worded(N_("“{value}” reaches beyond the years 1 to 9999"), value=length.value))
    is_day = start.is_day and not total % DAY
    return _Moment(at, is_day, start.zone, start.offset)


def _is_midnight(moment: _Moment) -> bool:
    return not moment.at % DAY


def _with_offset(moment: _Moment) -> _Moment:
    """Return a moment of a zone with the offset that the zone has then."""
    zone = zone_of(moment.zone)
    time = civil_of(moment.at)
    offset = datetime(*time, tzinfo=zone).utcoffset()
    minutes = round(offset.total_seconds() / 60) if offset is not None else 0
    sign = "-" if minutes < 0 else "+"
    return _Moment(moment.at, False, "", f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}")


def _edtf(moment: _Moment) -> str:
    time = civil_of(moment.at)
    parts = [str(part) for part in (time[:3] if moment.is_day else time)]
    return edtf_from_parts(parts) + ("" if moment.is_day else moment.offset)


def declared_offsets(zones: list[Component]) -> dict[str, str]:
    """Return the offsets of zones that a calendar declares with a single one."""
    found: dict[str, str] = {}
    for zone in zones:
        names = [one.value.strip() for one in zone.properties if one.name == "TZID"]
        offsets = {
            one.value.strip() for rule in zone.children for one in rule.properties if one.name == "TZOFFSETTO"
        }
        match = re.fullmatch(r"([+-])(\d\d)(\d\d)(?:\d\d)?", offsets.pop()) if len(offsets) == 1 else None
        if names and match is not None and int(match[2]) < 24 and int(match[3]) < 60:
            found[names[0]] = f"{match[1]}{match[2]}:{match[3]}"
    return found
