"""Proleptic Gregorian calendar arithmetic on unbounded integer years.

``datetime`` stops at years 1 and 9999; a timeline does not. Years are
astronomical: 0 is 1 BCE and -499 is 500 BCE.
"""

from __future__ import annotations

from typing import NamedTuple

from viewer.model.dates.timespan import DAY

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class CivilTime(NamedTuple):
    """A wall-clock reading: astronomical year, month 1-12, day 1-31, hour, minute, second."""

    year: int
    month: int
    day: int
    hour: int
    minute: int
    second: int


def is_leap(year: int) -> bool:
    """Tell whether the astronomical ``year`` has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Return the number of days of ``month`` (1-12) in ``year``."""
    return 29 if month == 2 and is_leap(year) else _MONTH_LENGTHS[month - 1]


def days_from_civil(year: int, month: int, day: int) -> int:
    """Return days since 1970-01-01 of a date; negative before it.

    Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    """
    if month <= 2:
        year -= 1
    era = year // 400
    of_era = year - era * 400
    of_year = (153 * (month - 3 if month > 2 else month + 9) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


def civil_from_days(days: int) -> tuple[int, int, int]:
    """Return (year, month, day) of a count of days since 1970-01-01.

    Source: Howard Hinnant, as above.
    """
    days += 719468
    era = days // 146097
    of_era = days - era * 146097
    year_of_era = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return year_of_era + era * 400 + (month <= 2), month, of_year - (153 * shifted + 2) // 5 + 1


def seconds_of(
    year: int, month: int = 1, day: int = 1, hour: int = 0, minute: int = 0, second: int = 0
) -> int:
    """Return the instant of a wall-clock reading, in axis seconds since 1970."""
    return days_from_civil(year, month, day) * DAY + hour * 3600 + minute * 60 + second


def civil_of(instant: int) -> CivilTime:
    """Return the wall-clock reading of an instant in axis seconds since 1970."""
    days, rest = divmod(instant, DAY)
    hour, rest = divmod(rest, 3600)
    minute, second = divmod(rest, 60)
    return CivilTime(*civil_from_days(days), hour, minute, second)


def weekday_of(instant: int) -> int:
    """Return the weekday of an instant, Monday 0 to Sunday 6."""
    return (instant // DAY + 3) % 7


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Return the (year, month) that lies ``count`` months later, or earlier if negative."""
    total = year * 12 + month - 1 + count
    return total // 12, total % 12 + 1
