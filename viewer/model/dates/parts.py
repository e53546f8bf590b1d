"""Reading one EDTF date: a day, month, year, season, time or one with unknown digits.

The common forms come first and cost about two microseconds; everything that is
wrong is handed to :mod:`viewer.model.dates.errors`.
"""

from __future__ import annotations

import re

from viewer.model.dates.calendar import days_from_civil, month_length
from viewer.model.dates.errors import (
    clock_fault,
    day_fault,
    explain,
    month_fault,
    not_a_date,
    offset_fault,
)
from viewer.model.dates.far_years import read_far_year
from viewer.model.dates.granularity import Granularity
from viewer.model.dates.timespan import DAY, HOUR, MINUTE
from viewer.model.dates.values import QUALIFIERS, DatePart, Qualifier
from viewer.words import _

# Read once: looking a member up in its enumeration costs more than the rest of a year.
_MILLISECOND, _SECOND = Granularity.MILLISECOND, Granularity.SECOND
_MINUTE, _DAY = Granularity.MINUTE, Granularity.DAY
_MONTH, _SEASON, _YEAR = Granularity.MONTH, Granularity.SEASON, Granularity.YEAR
_UNKNOWN_YEAR_DIGITS = {1: Granularity.DECADE, 2: Granularity.CENTURY, 3: Granularity.MILLENNIUM}

_COMMON = re.compile(r"(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([?~%])?").fullmatch
_CLOCK = re.compile(
    r"(-?[0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{3}))?)?"
    r"(Z|[+-][0-9]{2}(?::[0-9]{2})?)?([?~%])?"
).fullmatch
_PARTIAL = re.compile(r"(-?)([0-9]+X*)(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?([?~%])?").fullmatch
_TRAILING_X = re.compile(r"[0-9]+X+").fullmatch


def read_part(text: str) -> DatePart:
    """Read one date.

    Raises:
        DateError: The text is in no form that is read, or names a day that never was.
    """
    match = _COMMON(text)
    if match is not None:
        year_text, month_text, day_text, mark = match.groups()
        year = int(year_text)
        if year == 0 and year_text[0] == "-":
            raise not_a_date(text, _("the year 0 (1 BCE) is written 0000"))
        if day_text is not None:
            start = _day_start(text, year, month_text, day_text)
            return DatePart(text, start, start + DAY, _DAY, QUALIFIERS[mark])
        if month_text is not None:
            return _month(text, year, month_text, QUALIFIERS[mark])
        return _years(text, year, year, _YEAR, QUALIFIERS[mark])
    return _read_clock(text) or read_far_year(text) or _read_partial(text)


def _day_start(text: str, year: int, month_text: str, day_text: str) -> int:
    month = int(month_text)
    day = int(day_text)
    if not 1 <= month <= 12:
        raise month_fault(text, month_text)
    if not 1 <= day <= 28 and not 1 <= day <= month_length(year, month):
        raise day_fault(text, year, month, day)
    return days_from_civil(year, month, day) * DAY


def _month(text: str, year: int, month_text: str, qualifier: Qualifier) -> DatePart:
    month = int(month_text)
    if 1 <= month <= 12:
        first = days_from_civil(year, month, 1)
        return DatePart(text, first * DAY, (first + month_length(year, month)) * DAY, _MONTH, qualifier)
    if 21 <= month <= 24:
        start_month = (month - 20) * 3
        return _months(text, year, start_month, 3, _SEASON, qualifier)
    raise month_fault(text, month_text)


def _months(
    text: str, year: int, month: int, count: int, granularity: Granularity, qualifier: Qualifier
) -> DatePart:
    behind = month + count
    end = days_from_civil(year, behind, 1) if behind <= 12 else days_from_civil(year + 1, behind - 12, 1)
    return DatePart(text, days_from_civil(year, month, 1) * DAY, end * DAY, granularity, qualifier)


def _years(text: str, first: int, last: int, granularity: Granularity, qualifier: Qualifier) -> DatePart:
    start = days_from_civil(first, 1, 1) * DAY
    return DatePart(text, start, days_from_civil(last + 1, 1, 1) * DAY, granularity, qualifier)


def _read_clock(text: str) -> DatePart | None:
    match = _CLOCK(text)
    if match is None:
        return None
    year, month, day, hour_text, minute_text, second_text, ms_text, offset, mark = match.groups()
    midnight = _day_start(text, int(year), month, day)
    hour, minute, second = int(hour_text), int(minute_text), int(second_text or 0)
    if hour > 23 or minute > 59 or second > 59:
        raise clock_fault(text, (int(year), int(month), int(day)), (hour, minute, second))
    start = midnight + hour * HOUR + minute * MINUTE + second
    offset_s = None if offset is None else _offset(text, offset)
    if second_text is None:
        return DatePart(text, start, start + MINUTE, _MINUTE, QUALIFIERS[mark], offset_s, True)
    if ms_text is not None:
        return DatePart(
            text, start, start + 1, _MILLISECOND, QUALIFIERS[mark], offset_s, True, ms=int(ms_text)
        )
    return DatePart(text, start, start + 1, _SECOND, QUALIFIERS[mark], offset_s, True)


def _offset(text: str, offset: str) -> int:
    if offset == "Z":
        return 0
    hours, minutes = int(offset[1:3]), int(offset[4:] or 0)
    if hours > 23 or minutes > 59:
        raise offset_fault(text, offset)
    seconds = hours * HOUR + minutes * MINUTE
    return -seconds if offset[0] == "-" else seconds


def _read_partial(text: str) -> DatePart:
    match = _PARTIAL(text)
    if match is None:
        raise explain(text)
    sign, year, month, day, mark = match.groups()
    if len(year) != 4 or not _TRAILING_X(year + (month or "") + (day or "")):
        raise explain(text)
    if "X" in year:
        return _partial_years(text, sign, year, QUALIFIERS[mark])
    if "X" in month:
        return _partial_months(text, int(sign + year), month, QUALIFIERS[mark])
    return _partial_days(text, int(sign + year), month, day, QUALIFIERS[mark])


def _partial_years(text: str, sign: str, year: str, qualifier: Qualifier) -> DatePart:
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if sign:
        low, high = -high, -low
    return _years(text, low, high, _UNKNOWN_YEAR_DIGITS[year.count("X")], qualifier)


def _partial_months(text: str, year: int, month: str, qualifier: Qualifier) -> DatePart:
    low, high = _digit_range(month, 12)
    if low > high:
        raise not_a_date(text, _("no month begins with {month}").format(month=month[0]))
    return _months(text, year, low, high - low + 1, _YEAR, qualifier)


def _partial_days(text: str, year: int, month_text: str, day: str, qualifier: Qualifier) -> DatePart:
    month = int(month_text)
    if not 1 <= month <= 12:
        raise month_fault(text, month_text)
    low, high = _digit_range(day, month_length(year, month))
    if low > high:
        raise day_fault(text, year, month, low)
    first = days_from_civil(year, month, 1) - 1
    return DatePart(text, (first + low) * DAY, (first + high + 1) * DAY, _MONTH, qualifier)


def _digit_range(digits: str, limit: int) -> tuple[int, int]:
    return max(1, int(digits.replace("X", "0"))), min(limit, int(digits.replace("X", "9")))
