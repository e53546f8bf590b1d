"""Dates in English, never more precise than they are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.model.calendar import MONTHS, WEEKDAYS, CivilTime, civil_of, weekday_of
from viewer.model.dates import DateKind, DatePart, EventDate, Granularity, Qualifier
from viewer.model.when import End

if TYPE_CHECKING:
    from viewer.model.timeline import PartOfDay

_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_QUALIFIED = {
    Qualifier.NONE: "{}",
    Qualifier.UNCERTAIN: "possibly {}",
    Qualifier.APPROXIMATE: "about {}",
    Qualifier.BOTH: "possibly about {}",
}
_PARTS = {"early": "early on", "late": "late on", "night": "in the night of", "midday": "at midday on"}


def date_phrase(date: EventDate, *, weekday: bool = False, part_of_day: PartOfDay | None = None) -> str:
    """Return a date in words, such as ``about 20–27 August 2011``.

    Args:
        date: Any date.
        weekday: Name the weekday of dates that are known to the day.
        part_of_day: Put before a date that is known to the day.
    """
    if date.kind is DateKind.INTERVAL:
        return _interval(date, weekday)
    if date.kind is DateKind.ONE_OF:
        return _one_of(date, weekday)
    part = date.parts[0]
    phrase = _qualified(part, weekday)
    if part_of_day is not None and part.granularity is Granularity.DAY:
        name = part_of_day.value
        return f"{_PARTS.get(name, f'in the {name} of')} {phrase}"
    return phrase


def year_phrase(year: int) -> str:
    """Return an astronomical year as people write it: 2011, 500 BCE, 12,000 BCE, year 79 as 79 CE."""
    if year <= 0:
        return f"{_year_digits(1 - year)} BCE"
    return f"{year} CE" if year < 1000 else _year_digits(year)


def _year_digits(year: int) -> str:
    return f"{year:,}" if year > 9999 else str(year)


def clock(instant: int, granularity: Granularity, *, with_day: bool = False) -> str:
    """Return a time of day, ``14:30`` or ``14:30:05``, with its day before it if asked."""
    at = civil_of(instant)
    time = f"{at.hour:02}:{at.minute:02}"
    if granularity is Granularity.SECOND:
        time += f":{at.second:02}"
    return f"{at.day} {MONTHS[at.month - 1]} {year_phrase(at.year)}, {time}" if with_day else time


def _qualified(part: DatePart, weekday: bool) -> str:
    return _QUALIFIED[part.qualifier].format(_plain(part, weekday))


def _day(at: CivilTime, start: int, weekday: bool) -> str:
    name = f"{WEEKDAYS[weekday_of(start)]} " if weekday else ""
    return f"{name}{at.day} {MONTHS[at.month - 1]} {year_phrase(at.year)}"


def _plain(part: DatePart, weekday: bool) -> str:
    """Return a part in words without its qualifier."""
    at = civil_of(part.start)
    last = civil_of(part.end - 1)
    if part.granularity < Granularity.DAY:
        return f"{_day(at, part.start, weekday)}, {clock(part.start, part.granularity)}{_offset(part)}"
    if part.granularity is Granularity.DAY:
        return _day(at, part.start, weekday)
    if part.granularity is Granularity.MONTH:
        if (at.day, last.day) != (1, _month_end(part)):
            return f"some time within {at.day}–{last.day} {MONTHS[at.month - 1]} {year_phrase(at.year)}"
        return f"{MONTHS[at.month - 1]} {year_phrase(at.year)}"
    if part.granularity is Granularity.SEASON:
        year = year_phrase(at.year) if at.year == last.year else f"{at.year}–{last.year % 100:02}"
        return f"{_SEASONS[part.season]} {year}"
    if part.granularity is Granularity.YEAR and (at.month, last.month) != (1, 12):
        return f"some time within {MONTHS[at.month - 1]}–{MONTHS[last.month - 1]} {year_phrase(at.year)}"
    return _years(part, at.year, last.year)


def _month_end(part: DatePart) -> int:
    at = civil_of(part.end)
    return civil_of(part.end - 1).day if at.day == 1 else 0


def _years(part: DatePart, first: int, last: int) -> str:
    if part.granularity is Granularity.YEAR:
        return year_phrase(first)
    if part.granularity is Granularity.DECADE and first > 0:
        return f"{first}s"
    if first > 0:
        return f"some time within {first}–{last}"
    return f"some time within {1 - first}–{1 - last} BCE"


def _offset(part: DatePart) -> str:
    if part.offset_s is None:
        return ""
    if part.offset_s == 0:
        return " UTC"
    sign = "−" if part.offset_s < 0 else "+"
    hours, minutes = divmod(abs(part.offset_s) // 60, 60)
    return f" UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")


def _interval(date: EventDate, weekday: bool) -> str:
    first, last = date.first, date.last
    if first is not None and last is not None:
        return _range(first, last, weekday)
    if first is not None:
        beyond = "" if date.open_end is End.OPEN else ", end not known"
        return f"from {_qualified(first, weekday)}{' on' if date.open_end is End.OPEN else ''}{beyond}"
    assert last is not None
    beyond = "" if date.open_start is End.OPEN else ", start not known"
    return f"until {_qualified(last, weekday)}{beyond}"


def _range(first: DatePart, last: DatePart, weekday: bool) -> str:
    """Return a range with what both ends share said once."""
    if first.qualifier is last.qualifier:
        return _QUALIFIED[first.qualifier].format(_plain_range(first, last, weekday))
    return f"from {_qualified(first, weekday)} to {_qualified(last, weekday)}"


def _plain_range(first: DatePart, last: DatePart, weekday: bool) -> str:
    a, b = civil_of(first.start), civil_of(last.start)
    whole_first, whole_last = _plain(first, weekday), _plain(last, weekday)
    if whole_first == whole_last:
        return whole_first
    if first.granularity is not last.granularity or first.has_time or a.year <= 0 or weekday:
        return _clock_range(first, last, weekday) or f"{whole_first} – {whole_last}"
    if first.granularity is Granularity.DAY and a.year == b.year:
        if a.month == b.month:
            return f"{a.day}–{b.day} {MONTHS[a.month - 1]} {year_phrase(a.year)}"
        return f"{a.day} {MONTHS[a.month - 1]} – {whole_last}"
    if first.granularity is Granularity.MONTH and a.year == b.year and "–" not in whole_first + whole_last:
        return f"{MONTHS[a.month - 1]}–{whole_last}"
    spaced = " " in whole_first or " " in whole_last
    return f"{whole_first}{' – ' if spaced else '–'}{whole_last}"


def _clock_range(first: DatePart, last: DatePart, weekday: bool) -> str:
    """Return two times of one day as ``20 August 2011, 09:30–11:00``, else nothing."""
    same_day = first.start // 86400 == last.start // 86400
    if not (first.has_time and last.has_time and same_day and first.offset_s == last.offset_s):
        return ""
    times = f"{clock(first.start, first.granularity)}–{clock(last.start, last.granularity)}"
    return f"{_day(civil_of(first.start), first.start, weekday)}, {times}{_offset(first)}"


def _one_of(date: EventDate, weekday: bool) -> str:
    parts = date.parts
    if date.open_start is End.OPEN and len(parts) == 1:
        return f"on or before {_qualified(parts[0], weekday)}"
    if date.open_end is End.OPEN and len(parts) == 1:
        return f"on or after {_qualified(parts[0], weekday)}"
    if date.ranges and len(parts) == 2 and date.open_start is date.open_end is End.KNOWN:
        return f"some time within {_range(parts[0], parts[1], weekday)}"
    named = [_qualified(part, weekday) for part in parts]
    if date.open_start is End.OPEN:
        named[0] = f"on or before {named[0]}"
    if date.open_end is End.OPEN:
        named[-1] = f"on or after {named[-1]}"
    if date.ranges:
        return f"one of {', '.join(named)}, ranges included"
    return f"{', '.join(named[:-1])} or {named[-1]}" if len(named) > 1 else named[0]
