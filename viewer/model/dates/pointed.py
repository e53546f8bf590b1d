"""The date that a person means by pointing at a place of the axis: no finer than they can point."""

from __future__ import annotations

from viewer.model.dates.calendar import civil_of
from viewer.model.dates.edtf import MAX_YEAR
from viewer.model.dates.timespan import DAY

#: A unit that is narrower on screen cannot be pointed at.
MIN_UNIT_PX = 6.0
_MINUTE, _HOUR, _MONTH, _YEAR = 60, 3600, 30 * DAY, 365 * DAY


def pointed_date(instant: float, seconds_per_px: float) -> str:
    """Return the EDTF text of the calendar unit that is pointed at.

    Args:
        instant: Axis seconds.
        seconds_per_px: Of the scale at that place, in logical pixels; the finest unit that
            is at least ``MIN_UNIT_PX`` wide is taken: second, minute, hour (as its first
            minute), day, month, year, for years 0 to 9999 decade and century, and beyond
            them tens, hundreds, thousands… of years as an exponent.
    """
    civil = civil_of(int(instant // 1))
    least = seconds_per_px * MIN_UNIT_PX
    if abs(civil.year) > 9999 and least > _YEAR:
        return _far_year(civil.year, least)
    year = max(-MAX_YEAR, min(MAX_YEAR, civil.year))
    year_text = f"{year:04}" if 0 <= year <= 9999 else f"{year:05}" if year >= -9999 else f"Y{year}"
    if year > 9999:
        year_text = f"Y{year}"
    if year != civil.year or least > _YEAR:
        return _rounded_year(year_text, least)
    if least > _MONTH:
        return year_text
    month_text = f"{year_text}-{civil.month:02}"
    if len(year_text) > 5:
        return year_text  # months of years that need a Y are not written
    if least > DAY:
        return month_text
    day_text = f"{month_text}-{civil.day:02}"
    if least > _HOUR:
        return day_text
    if least <= 1:
        return f"{day_text}T{civil.hour:02}:{civil.minute:02}:{civil.second:02}"
    return f"{day_text}T{civil.hour:02}:{0 if least > _MINUTE else civil.minute:02}"


def _far_year(year: int, least: float) -> str:
    """Return a year of more than four digits, to the power of ten that can be pointed at."""
    power = 1
    while 10**power * _YEAR < least and 10 ** (power + 1) <= abs(year):
        power += 1
    number = round(min(abs(year), MAX_YEAR) / 10**power)
    return f"Y{'-' if year < 0 else ''}{number}E{power}"


def _rounded_year(year_text: str, least: float) -> str:
    """Return a year, or its decade or century where a year is too narrow to point at."""
    if not year_text.isdigit() or least <= _YEAR:
        return year_text
    if least <= 10 * _YEAR:
        return year_text[:3] + "X"
    return year_text[:2] + "XX"
