"""What ticks say: each name in several forms, longest first, so that one fits.

Every function takes the first second (axis-local) or year of what it names and is cached,
because the same few dozen names are asked for in every frame. English stands here; what CLDR
has for other languages is looked up in ``tongue_labels``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, wraps
from itertools import pairwise
from math import floor
from typing import TYPE_CHECKING, TypeVarTuple

from viewer.layout.axis.far_labels import axis_year, axis_years, is_ancient, rounded_span, shorter_names
from viewer.model.dates.calendar import MONTHS, WEEKDAYS, civil_of, weekday_of
from viewer.model.dates.durations import counted_units
from viewer.model.dates.far_words import is_far, rounded_year_name, year_name
from viewer.model.dates.granularity import of_years
from viewer.model.dates.timespan import DAY, HOUR, MEAN_MONTH, MEAN_YEAR, MINUTE, TimeSpan
from viewer.words import Language, language, ngettext, number

if TYPE_CHECKING:
    from viewer.layout.axis.tongue_labels import TongueLabels

#: While one pans, nearly the same ticks are named in every frame.
_CACHED = 4096
_SHORT_MONTHS = tuple(name[:3] for name in MONTHS)
_Given = TypeVarTuple("_Given")


def _cached(forms: Callable[[*_Given], tuple[str, ...]]) -> Callable[[*_Given], tuple[str, ...]]:
    """Keep what a function has named, in each language by itself."""

    @lru_cache(maxsize=_CACHED)
    def kept(_spoken: Language | None, *given: *_Given) -> tuple[str, ...]:
        return forms(*given)

    @wraps(forms)
    def said(*given: *_Given) -> tuple[str, ...]:
        return kept(language(), *given)

    return said


def _labels() -> TongueLabels | None:
    """Return the names of times in the language that is spoken; None for English."""
    spoken = language()
    if spoken is None:
        return None
    from viewer.layout.axis.tongue_labels import labels_in

    return labels_in(spoken.code)


@_cached
def clock_forms(start: int) -> tuple[str, ...]:
    """Name a moment of a day: ``06:00``."""
    if (labels := _labels()) is not None:
        return (labels.clock(start),)
    civil = civil_of(start)
    return (f"{civil.hour:02}:{civil.minute:02}",)


@_cached
def second_forms(start: int) -> tuple[str, ...]:
    """Name a second of a day: ``06:00:05``."""
    if (labels := _labels()) is not None:
        return (labels.clock(start, with_seconds=True),)
    return (f"{clock_forms(start)[0]}:{start % MINUTE:02}",)


@_cached
def long_second_forms(start: int) -> tuple[str, ...]:
    """Name a second in full: from ``Sunday 21 August 2011, 06:00:05`` to ``06:00:05``."""
    clock, days = second_forms(start)[0], long_day_forms(start - start % DAY)
    if (labels := _labels()) is not None:
        return (*(labels.moment(day, clock) for day in days), clock)
    return (*(f"{day}, {clock}" for day in days), clock)


@_cached
def thousandth_forms(ms: int) -> tuple[str, ...]:
    """Name a thousandth inside its second: ``.042``."""
    return (f".{ms:03}",)


@_cached
def moment_forms(start: int) -> tuple[str, ...]:
    """Name a moment without a tier above it: ``21 Aug 06:00``."""
    day, clock = long_day_forms(start - start % DAY)[-1], clock_forms(start)[0]
    if (labels := _labels()) is not None:
        return (labels.moment(day, clock),)
    return (f"{day} {clock}",)


@_cached
def day_forms(start: int) -> tuple[str, ...]:
    """Name a day inside its month: ``Friday 19``, ``Fri 19``, ``19``."""
    if (labels := _labels()) is not None:
        return labels.day_forms(start)
    day, weekday = civil_of(start).day, WEEKDAYS[weekday_of(start)]
    return f"{weekday} {day}", f"{weekday[:3]} {day}", str(day)


@_cached
def long_day_forms(start: int) -> tuple[str, ...]:
    """Name a day in full: from ``Sunday 21 August 2011`` to ``21 Aug``."""
    if (labels := _labels()) is not None:
        return labels.long_day_forms(start)
    civil, weekday = civil_of(start), WEEKDAYS[weekday_of(start)]
    month, short = MONTHS[civil.month - 1], _SHORT_MONTHS[civil.month - 1]
    year = year_name(civil.year)
    return (
        f"{weekday} {civil.day} {month} {year}",
        f"{weekday[:3]} {civil.day} {short} {year}",
        f"{civil.day} {short} {year}",
        f"{civil.day} {short}",
    )


@_cached
def month_forms(start: int) -> tuple[str, ...]:
    """Name a month inside its year: ``August``, ``Aug``."""
    if (labels := _labels()) is not None:
        return labels.month_forms(start)
    month = civil_of(start).month - 1
    return MONTHS[month], _SHORT_MONTHS[month]


@_cached
def month_year_forms(start: int) -> tuple[str, ...]:
    """Name a month: ``August 2011``, ``Aug 2011``, ``Aug``."""
    if (labels := _labels()) is not None:
        return labels.month_year_forms(start)
    civil = civil_of(start)
    short = _SHORT_MONTHS[civil.month - 1]
    return f"{MONTHS[civil.month - 1]} {year_name(civil.year)}", f"{short} {year_name(civil.year)}", short


@_cached
def year_forms(year: int) -> tuple[str, ...]:
    """Name an astronomical year: ``2011``, ``500 BCE``, ``66 Ma``."""
    labels = _labels()
    return (axis_year(year) if labels is None else labels.year(year),)


@_cached
def years_forms(first: int, last: int) -> tuple[str, ...]:
    """Name a run of astronomical years: ``1990s``, ``1900–1999``, ``500–491 BCE``, ``66–57 Ma``."""
    if (labels := _labels()) is not None:
        return labels.years_forms(first, last)
    if first % 10 == 0 and last == first + 9 and first >= 1000:
        return (f"{first}s",)
    return (axis_years(first, last),)


@_cached
def span_forms(span: TimeSpan) -> tuple[str, ...]:
    """Name a whole stretch by its days, months or years, longest first: ``May 2011``, ``2001–2003``."""
    if (labels := _labels()) is not None:
        return labels.span_forms(span)
    start, last = civil_of(span.start), civil_of(max(span.start, span.end - 1))
    year = axis_year(start.year)
    if start.year != last.year:
        return _long_span_forms(start.year, last.year)
    if is_ancient(start.year):
        return year, *shorter_names(start.year)
    month, short = MONTHS[start.month - 1], _SHORT_MONTHS[start.month - 1]
    if start.month != last.month:
        until, until_short = MONTHS[last.month - 1], _SHORT_MONTHS[last.month - 1]
        if (start.month, start.day, last.month, last.day) == (1, 1, 12, 31):
            return (year,)
        return f"{month}–{until} {year}", f"{short}–{until_short} {year}", year
    has_short_year = 1000 <= start.year <= 9999
    brief = (f"{short} ’{start.year % 100:02}",) if has_short_year else ()
    shortest = (f"’{start.year % 100:02}",) if has_short_year else ()
    of_month = f"{month} {year}", f"{short} {year}", *brief, year, *shortest
    if start.day == last.day:
        return *long_day_forms(span.start - span.start % DAY)[:3], *of_month[1:]
    if span.length >= 28 * DAY:
        return of_month
    days = f"{start.day}–{last.day}"
    return f"{days} {month} {year}", f"{days} {short} {year}", *of_month


def _long_span_forms(first: int, last: int) -> tuple[str, ...]:
    first, last = rounded_span(first, last)
    whole = axis_years(first, last)
    if first >= 1000 and last <= 9999 and first // 100 == last // 100:
        return whole, f"{first}–{last % 100:02}", str(first)
    return whole, axis_year(first), *shorter_names(first)


def telling_forms(spans: Sequence[TimeSpan], least_s: float) -> list[tuple[str, ...]]:
    """Name stretches that one name does not tell apart: by month, day, time or second, the first that does.

    Five days of one month are ``20 Jul``, ``21 Jul``… and, where that is too long, ``20``, ``21``….

    Args:
        spans: Stretches side by side.
        least_s: The shortest unit, seconds, that the dates near them are known to.

    Returns:
        The forms of each, longest first; empty where nothing so coarse tells them apart.
    """
    for unit_s, naming in _TELLING:
        named = [naming(span.start) for span in spans]
        if unit_s >= least_s and all(one[-1] != other[-1] for one, other in pairwise(named)):
            return named
    return []


_TELLING: tuple[tuple[int, Callable[[int], tuple[str, ...]]], ...] = (
    (MEAN_MONTH, lambda start: month_year_forms(start)[1:]),
    (DAY, lambda start: (*long_day_forms(start - start % DAY)[2:], str(civil_of(start).day))),
    (MINUTE, clock_forms),
    (1, second_forms),
)


@_cached
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
    return (counted_units(count, "year"), _short_age(count)) if is_far(count) else _counted(count, "year")


def _short_age(count: int) -> str:
    labels = _labels()
    years = axis_year(-count)
    return years if labels is None else labels.year(-count)


def _counted(count: int, unit: str) -> tuple[str, str]:
    short = {
        "year": ngettext("{number} y", "{number} y", count),
        "month": ngettext("{number} m", "{number} m", count),
        "day": ngettext("{number} d", "{number} d", count),
        "hour": ngettext("{number} h", "{number} h", count),
        "minute": ngettext("{number} min", "{number} min", count),
        "second": ngettext("{number} s", "{number} s", count),
    }[unit]
    return counted_units(count, unit), short.format(number=number(count))


def _whole_months(gap: TimeSpan) -> int:
    """Return the calendar months that fit between two instants."""
    start, end = civil_of(gap.start), civil_of(gap.end)
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - (end[2:] < start[2:])


def format_pointer_time(instant: float, px_per_s: float) -> str:
    """Return an instant as exactly as one pixel tells it.

    Args:
        instant: Axis seconds.
        px_per_s: Pixels per second where the pointer is. Seconds are named where one is
            ``SECONDS_PX`` wide, which no scale reaches whose dates are not known to them, and
            thousandths likewise.

    Returns:
        ``21 August 2011, 14:30`` where a pixel is under an hour; then
        ``Sunday 21 August 2011``, ``August 2011``, ``2002``, ``500 BCE``, and
        ``about 12,000 BCE`` where a pixel is more than a year.
    """
    second_px = 1 / max(px_per_s, 1e-300)
    if px_per_s >= SECONDS_PX:
        return _fine_pointer_time(instant, px_per_s)
    instant = int(instant // 1)
    year = civil_of(instant).year
    if second_px < HOUR:
        quantum_s = next(m for m in (1, 5, 15, 30, 60) if m * MINUTE >= second_px) * MINUTE
        return _moment(instant, clock_forms(instant - instant % quantum_s)[0])
    if second_px < DAY:
        return long_day_forms(instant - instant % DAY)[0]
    if second_px < MEAN_YEAR / 12:
        return month_year_forms(instant)[0]
    if second_px <= MEAN_YEAR:
        labels = _labels()
        return year_name(year) if labels is None else labels.year(year)
    return _about(year, second_px / MEAN_YEAR)


#: Above this many pixels a second, pointer times name it; a minute is then wider than 240 px.
SECONDS_PX = 4.001
_THOUSANDTHS_PX = 300.0


def _fine_pointer_time(instant: float, px_per_s: float) -> str:
    ms = floor(instant * 1000 + 0.5)
    second, rest = divmod(ms, 1000)
    clock = second_forms(second)[0]
    if px_per_s >= _THOUSANDTHS_PX:
        clock += thousandth_forms(rest)[0]
    return _moment(second, clock)


def _moment(instant: int, clock: str) -> str:
    """Return a time on its day, without the weekday: ``21 August 2011, 14:30``."""
    labels = _labels()
    if labels is not None:
        return labels.moment(labels.plain_day(instant), clock)
    civil = civil_of(instant)
    return f"{civil.day} {MONTHS[civil.month - 1]} {year_name(civil.year)}, {clock}"


def _about(year: int, years_per_px: float) -> str:
    """Return a year rounded to a power of ten that a pixel can tell."""
    power = 1
    while 10**power < years_per_px:
        power += 1
    counted = year if year > 0 else 1 - year
    rounded = round(counted / 10**power) * 10**power
    if (labels := _labels()) is not None:
        return labels.about_year(_astronomical(year, rounded))
    if not rounded:
        return f"about {year_name(1 if year > 0 else 0)}"
    return f"about {year_name(rounded) if year > 0 else rounded_year_name(year, of_years(power))}"


def _astronomical(year: int, rounded: int) -> int:
    """Return the astronomical year of one that was rounded as people count it, before our era or in it."""
    if year > 0:
        return rounded or 1
    return -rounded if is_far(rounded) else 1 - (rounded or 1)
