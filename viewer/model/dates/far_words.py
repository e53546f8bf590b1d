"""Saying years as people do: 2011, 79 CE, 12,001 BCE, 66 million years ago.

From a million years on either way, years are counted in millions and billions. "Ago" counts from
the year 0 there: the two thousand years since are less than such a date can tell.
"""

from __future__ import annotations

from decimal import Decimal

from viewer.model.dates.granularity import Granularity
from viewer.model.dates.values import DatePart

_MILLION, _BILLION = 10**6, 10**9
_SCALES = ((_BILLION, "billion"), (_MILLION, "million"))


def year_name(year: int) -> str:
    """Return an astronomical year as people write it: 2011, 79 CE, 500 BCE, 66 million years ago."""
    if is_far(year):
        return _counted(year)
    if year <= 0:
        return f"{_grouped(1 - year)} BCE"
    return _grouped(year) if 1000 <= year <= 9999 else f"{_grouped(year)} CE"


def is_far(year: int) -> bool:
    """Tell whether a year is counted in millions."""
    return abs(year) >= _MILLION


def _grouped(year: int) -> str:
    return f"{year:,}" if year > 9999 else str(year)


def _counted(year: int) -> str:
    """Return a year in millions or billions, with every digit that counts."""
    scale, name = next(pair for pair in _SCALES if abs(year) >= pair[0])
    number = (Decimal(abs(year)) / scale).normalize()
    return f"{number:f} {name} {'years ago' if year < 0 else 'CE'}"


def rounded_year_name(year: int, granularity: Granularity) -> str:
    """Return a year with no more digits than its granularity lets be known: ``12,000 BCE``."""
    unit = 10 ** max(0, granularity - Granularity.YEAR)
    if unit == 1:
        return year_name(year)
    if is_far(year):
        return year_name(_rounded(year, unit))
    counted = _rounded(year if year > 0 else 1 - year, unit) or unit
    return (
        f"{_grouped(counted)} {'CE' if year > 0 else 'BCE'}"
        if counted < _MILLION
        else _counted(counted if year > 0 else -counted)
    )


def rounded_number(year: int, granularity: Granularity) -> int:
    """Return an astronomical year with no more digits, as people count it, than its granularity lets be known."""
    unit = 10 ** max(0, granularity - Granularity.YEAR)
    if unit == 1 or is_far(year):
        return _rounded(year, unit)
    counted = _rounded(year if year > 0 else 1 - year, unit) or unit
    return counted if year > 0 else (1 - counted if counted < _MILLION else -counted)


def _rounded(number: int, unit: int) -> int:
    """Return a number as the nearest multiple of a unit, halves away from zero."""
    size = (abs(number) + unit // 2) // unit * unit
    return -size if number < 0 else size


def estimate_words(part: DatePart, about: str, some_time: str, stretch: str) -> str:
    """Return a year that was written with an exponent or a count of its sure digits.

    Args:
        part: Its ``year`` is not None.
        about: The format of what is only about so; left out for "million years ago", which
            nobody takes for a year.
        some_time: Goes before ``stretch``, the years from the first to the last possible one.
    """
    year = part.year
    assert year is not None
    if part.granularity <= Granularity.YEAR:
        return year_name(year)
    if is_far(year):
        return rounded_year_name(year, part.granularity)
    if "S" in part.text:
        return f"{some_time}{stretch}" + (f", estimated {year_name(year)}" if some_time else "")
    return about.format(rounded_year_name(year, part.granularity))


def in_millions(count: int) -> str:
    """Return a count of years to three digits: ``65.5 million``; empty below a million."""
    if not is_far(count):
        return ""
    scale, name = next(pair for pair in _SCALES if count >= pair[0])
    return f"{Decimal(f'{Decimal(count) / scale:.3g}').normalize():f} {name}"


_TAILS = (*(f" {name} {way}" for _, name in _SCALES for way in ("years ago", "CE")), " BCE")


def shared_tail(one: str, other: str) -> str:
    """Return what two names of years both end with and need to say once only; empty for nothing."""
    return next((tail for tail in _TAILS if one.endswith(tail) and other.endswith(tail)), "")
