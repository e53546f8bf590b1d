"""What ticks say: each name in several forms, longest first, so that one fits.

Every function takes the first second (axis-local) or year of what it names and is cached,
because the same few dozen names are asked for in every frame.
"""

from __future__ import annotations

from functools import lru_cache

from viewer.model.dates.calendar import MONTHS, WEEKDAYS, civil_of, weekday_of
from viewer.model.dates.far_words import in_millions, year_name
from viewer.model.dates.timespan import DAY, HOUR, MEAN_YEAR, MINUTE, TimeSpan

_CACHED = 4096
_SHORT_MONTHS = tuple(name[:3] for name in MONTHS)


@lru_cache(maxsize=_CACHED)
def clock_forms(start: int) -> tuple[str, ...]:
    """Name a moment of a day: ``06:00``."""
    civil = civil_of(start)
    return (f"{civil.hour:02}:{civil.minute:02}",)


@lru_cache(maxsize=_CACHED)
def moment_forms(start: int) -> tuple[str, ...]:
    """Name a moment without a tier above it: ``21 Aug 06:00``."""
    return (f"{long_day_forms(start - start % DAY)[-1]} {clock_forms(start)[0]}",)


@lru_cache(maxsize=_CACHED)
def day_forms(start: int) -> tuple[str, ...]:
    """Name a day inside its month: ``Friday 19``, ``Fri 19``, ``19``."""
    day, weekday = civil_of(start).day, WEEKDAYS[weekday_of(start)]
    return f"{weekday} {day}", f"{weekday[:3]} {day}", str(day)


@lru_cache(maxsize=_CACHED)
def long_day_forms(start: int) -> tuple[str, ...]:
    """Name a day in full: from ``Sunday 21 August 2011`` to ``21 Aug``."""
    civil, weekday = civil_of(start), WEEKDAYS[weekday_of(start)]
    month, short = MONTHS[civil.month - 1], _SHORT_MONTHS[civil.month - 1]
    year = year_name(civil.year)
    return (
        f"{weekday} {civil.day} {month} {year}",
        f"{weekday[:3]} {civil.day} {short} {year}",
        f"{civil.day} {short} {year}",
        f"{civil.day} {short}",
    )


@lru_cache(maxsize=_CACHED)
def month_forms(start: int) -> tuple[str, ...]:
    """Name a month inside its year: ``August``, ``Aug``."""
    month = civil_of(start).month - 1
    return MONTHS[month], _SHORT_MONTHS[month]


@lru_cache(maxsize=_CACHED)
def month_year_forms(start: int) -> tuple[str, ...]:
    """Name a month: ``August 2011``, ``Aug 2011``, ``Aug``."""
    civil = civil_of(start)
    short = _SHORT_MONTHS[civil.month - 1]
    return f"{MONTHS[civil.month - 1]} {year_name(civil.year)}", f"{short} {year_name(civil.year)}", short


@lru_cache(maxsize=_CACHED)
def year_forms(year: int) -> tuple[str, ...]:
    """Name an astronomical year: ``2011``, ``500 BCE``."""
    return (year_name(year),)


@lru_cache(maxsize=_CACHED)
def years_forms(first: int, last: int) -> tuple[str, ...]:
    """Name a run of astronomical years: ``1990s``, ``1900–1999``, ``500–491 BCE``."""
    if first % 10 == 0 and last == first + 9 and first >= 1000:
        return (f"{first}s",)
    return (year_range(first, last),)


def year_range(first: int, last: int) -> str:
    """Return a run of years with their era named once where both have the same."""
    one, other = year_name(first), year_name(last)
    if one == other:
        return one
    for era in (" BCE", " CE"):
        if one.endswith(era) and other.endswith(era):
            return f"{one.removesuffix(era)}–{other}"
    if first > 0:
        return f"{one.removesuffix(' CE')}–{other}"
    return f"{one}–{other}"


@lru_cache(maxsize=_CACHED)
def span_forms(span: TimeSpan) -> tuple[str, ...]:
    """Name a whole stretch by its days, months or years, longest first: ``May 2011``, ``2001–2003``."""
    start, last = civil_of(span.start), civil_of(max(span.start, span.end - 1))
    year = year_name(start.year)
    if start.year != last.year:
        return _long_span_forms(start.year, last.year)
    month, short = MONTHS[start.month - 1], _SHORT_MONTHS[start.month - 1]
    if start.month != last.month:
        until, until_short = MONTHS[last.month - 1], _SHORT_MONTHS[last.month - 1]
        if (start.month, start.day, last.month, last.day) == (1, 1, 12, 31):
            return (year,)
        return f"{month}–{until} {year}", f"{short}–{until_short} {year}", year
    brief = (f"{short} ’{start.year % 100:02}",) if 1000 <= start.year <= 9999 else ()
    of_month = f"{month} {year}", f"{short} {year}", *brief, year
    if start.day == last.day:
        return *long_day_forms(span.start - span.start % DAY)[:3], *of_month[1:]
    if span.length >= 28 * DAY:
        return of_month
    days = f"{start.day}–{last.day}"
    return f"{days} {month} {year}", f"{days} {short} {year}", *of_month


def _long_span_forms(first: int, last: int) -> tuple[str, ...]:
    whole = year_range(first, last)
    if first >= 1000 and last <= 9999 and first // 100 == last // 100:
        return whole, f"{first}–{last % 100:02}", str(first)
    return whole, year_name(first)


@lru_cache(maxsize=_CACHED)
def gap_forms(gap: TimeSpan) -> tuple[str, ...]:
    """Say how long a gap is in round words: ``6 years``, ``6 y``; ``1 year 4 months`` to ``1 y``.

    Counts are rounded down unless all but a tenth of the next one is there, and from a hundred
    years on to two digits: ``7,000 years`` for 6,999.
    """
    months = _whole_months(gap)
    if months >= 24:
        return _years(round(months / 12) if months >= 1200 else (months + 1) // 12)
    if months >= 12:
        year, rest = _counted(1, "year"), _counted(months - 12, "month")
        both = tuple(f"{a} {b}" for a, b in zip(year, rest, strict=True))
        return (*both, year[1]) if months > 12 else year
    if months:
        return _counted(months, "month")
    for unit_s, unit in ((DAY, "day"), (HOUR, "hour"), (MINUTE, "minute")):
        if gap.length >= unit_s:
            return _counted((gap.length + unit_s // 10) // unit_s, unit)
    return _counted(gap.length, "second")


def _years(count: int) -> tuple[str, str]:
    """Return a count of years with two digits that count from a hundred on, millions in words."""
    unit: int = 10 ** max(0, len(str(count)) - 2)
    count = (count + unit // 2) // unit * unit
    millions = in_millions(count)
    if not millions:
        return _counted(count, "year")
    number, _, scale = millions.partition(" ")
    return f"{millions} years", f"{number} {'Ga' if scale == 'billion' else 'Ma'}"


def _counted(count: int, unit: str) -> tuple[str, str]:
    letter = "min" if unit == "minute" else unit[0]
    return f"{count:,} {unit}{'' if count == 1 else 's'}", f"{count:,} {letter}"


def _whole_months(gap: TimeSpan) -> int:
    """Return the calendar months that fit between two instants."""
    start, end = civil_of(gap.start), civil_of(gap.end)
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - (end[2:] < start[2:])


def format_pointer_time(instant: int, px_per_s: float) -> str:
    """Return an instant as exactly as one pixel tells it.

    Args:
        instant: Axis seconds.
        px_per_s: Pixels per second where the pointer is.

    Returns:
        ``21 August 2011, 14:30`` where a pixel is under an hour; then
        ``Sunday 21 August 2011``, ``August 2011``, ``2002``, ``500 BCE``, and
        ``about 12,000 BCE`` where a pixel is more than a year.
    """
    second_px = 1 / max(px_per_s, 1e-300)
    civil = civil_of(instant)
    year, month = year_name(civil.year), MONTHS[civil.month - 1]
    if second_px < HOUR:
        quantum = next(m for m in (1, 5, 15, 30, 60) if m * MINUTE >= second_px)
        minute = civil.minute - civil.minute % quantum
        return f"{civil.day} {month} {year}, {civil.hour:02}:{minute:02}"
    if second_px < DAY:
        return long_day_forms(instant - instant % DAY)[0]
    if second_px < MEAN_YEAR / 12:
        return f"{month} {year}"
    if second_px <= MEAN_YEAR:
        return year
    return _about(civil.year, second_px / MEAN_YEAR)


def _about(year: int, years_per_px: float) -> str:
    """Return a year rounded to a power of ten that a pixel can tell."""
    quantum = 10
    while quantum < years_per_px:
        quantum *= 10
    counted = year if year > 0 else 1 - year
    rounded = round(counted / quantum) * quantum
    if not rounded:
        rounded = 1
    return f"about {year_name(rounded if year > 0 else 1 - rounded)}"
