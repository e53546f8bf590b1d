"""Dates with two readings, which a person is asked about and nobody guesses."""

from __future__ import annotations

import re

from viewer.model.dates.calendar import civil_from_days, days_from_civil
from viewer.model.dates.edtf import edtf_of
from viewer.model.dates.typed.parts import named_day, typed_parts
from viewer.model.dates.typed.single import DOUBLE_YEARS_END, SPREADSHEET_DAYS

_DAY_AND_MONTH = re.compile(r"(\d{1,2})([/-])\s?(\d{1,2})\2\s?(\d{4})")
_YEAR_AND_TWO = re.compile(r"(.*?)(\d{4})/(\d\d)")
_FIVE_DIGITS = re.compile(r"\d{5}")
_SPREADSHEET_ORIGIN = days_from_civil(1899, 12, 30)


def two_readings(text: str) -> tuple[str, ...]:
    """Return the EDTF of each reading of a text in small letters, the likelier first.

    ``03/04/2011`` is the 3rd of April or the 4th of March, ``1699/00`` the year that began in
    January 1700 or both years, ``2001/08`` a month or eight years, ``44197`` the day of a
    spreadsheet or a year. Where a weekday fits one reading alone, that one is left.
    """
    parts = typed_parts(text)
    if parts is None:
        return ()
    found = (parts.joined(reading) for reading in _readings(parts.body))
    return tuple(dict.fromkeys(reading for reading in found if reading))


def _readings(body: str) -> tuple[str, ...]:
    if match := _DAY_AND_MONTH.fullmatch(body):
        one, other, year = int(match[1]), int(match[3]), int(match[4])
        return edtf_of(year, other, one) if one and other else "", edtf_of(
            year, one, other
        ) if one and other else ""
    if _FIVE_DIGITS.fullmatch(body) and int(body) in SPREADSHEET_DAYS:
        return edtf_of(*civil_from_days(_SPREADSHEET_ORIGIN + int(body))), f"Y{body}"
    if match := _YEAR_AND_TWO.fullmatch(body):
        return _double_year(match[1].strip(), int(match[2]), int(match[3]))
    return ()


def _double_year(before: str, year: int, last: int) -> tuple[str, ...]:
    """Return the readings of a year with two more digits behind a slash, and perhaps a day before it."""
    is_next = last == (year + 1) % 100
    if before:
        return (named_day(before, year + 1), named_day(before, year)) if is_next else ()
    if 1 <= last <= 12 and last > year % 100:
        return f"{year:04d}-{last:02d}", f"{year:04d}/{year // 100 * 100 + last:04d}"
    if is_next and year < DOUBLE_YEARS_END:
        return f"{year + 1:04d}", f"{year:04d}/{year + 1:04d}"
    return ()
