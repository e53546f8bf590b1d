"""What ticks say in a language other than English, by CLDR's patterns: longest first, as in ``tick_labels``."""

from __future__ import annotations

from functools import cache

from viewer.layout.axis.far_labels import axis_year, axis_years, is_ancient, rounded_span, shorter_names
from viewer.model.dates.calendar import civil_of, days_from_civil
from viewer.model.dates.far_words import is_far
from viewer.model.dates.timespan import DAY, TimeSpan
from viewer.model.dates.tongue_phrases import far_year
from viewer.model.dates.tongues import Tongue, tongue
from viewer.words import pgettext


class TongueLabels:
    """Names of times in one language.

    Args:
        code: Of the language.
    """

    def __init__(self, code: str) -> None:
        self._long = tongue(code)
        self._short = tongue(code, is_long=False)

    # --- days and their times -----------------------------------------------------------

    def clock(self, start: int, *, with_seconds: bool = False) -> str:
        """Return a time of day: ``06:00``."""
        return self._long.clock(start, with_seconds=with_seconds)

    def moment(self, day: str, clock: str) -> str:
        """Return a named day with a time on it."""
        return self._long.moment(day, clock)

    def day_forms(self, start: int) -> tuple[str, ...]:
        """Name a day inside its month: ``Freitag, 19.``, ``Fr., 19.``, ``19``."""
        named = (self._long.written("Ed", start), self._short.written("Ed", start))
        return _each_once(*named, self._long.written("d", start), str(civil_of(start).day))

    def long_day_forms(self, start: int) -> tuple[str, ...]:
        """Name a day in full, four times: with weekday, long and short; with the year; without it."""
        return (
            self._long.written("yMEd", start),
            self._short.written("yMEd", start),
            self._short.written("yMd", start),
            self._short.written("Md", start),
        )

    def plain_day(self, start: int) -> str:
        """Name a day in full, without its weekday."""
        return self._long.written("yMd", start)

    # --- months and years ---------------------------------------------------------------

    def month_forms(self, start: int) -> tuple[str, ...]:
        """Name a month inside its year."""
        return _each_once(self._long.month_alone(start), self._short.month_alone(start))

    def month_year_forms(self, start: int) -> tuple[str, str, str]:
        """Name a month: with its year, long and short, and alone."""
        return (
            self._long.written("yM", start),
            self._short.written("yM", start),
            self._short.month_alone(start),
        )

    def year(self, year: int) -> str:
        """Name an astronomical year: ``2011``, ``500 v. Chr.``, ``66 Ma``."""
        if is_ancient(year):
            return self._decimal(axis_year(year))
        return far_year(self._long, year) if is_far(year) else self._long.written("y", _first_of(year))

    def years(self, first: int, last: int) -> str:
        """Name a run of astronomical years, what both ends share named once where the language can."""
        if is_ancient(first) and (is_ancient(last) or not last):
            return self._decimal(axis_years(first, last))
        if first == last:
            return self.year(first)
        if is_ancient(first) or is_far(last):
            return self._long.between(self.year(first), self.year(last))
        joined = self._long.range_written("y", "y", _first_of(first), _first_of(last))
        return joined or self._long.between(self.year(first), self.year(last))

    def years_forms(self, first: int, last: int) -> tuple[str, ...]:
        """Name a run of astronomical years: ``1990er``, ``1900–1999``."""
        if first % 10 == 0 and last == first + 9 and first >= 1000:
            return (pgettext("date", "{decade}s").format(decade=first),)
        return (self.years(first, last),)

    def about_year(self, year: int) -> str:
        """Name an astronomical year that is only about so."""
        return pgettext("date", "about {date}").format(date=self.year(year))

    def _decimal(self, name: str) -> str:
        return self._long.decimal(name)

    # --- stretches ----------------------------------------------------------------------

    def span_forms(self, span: TimeSpan) -> tuple[str, ...]:
        """Name a whole stretch by its days, months or years."""
        start, last = civil_of(span.start), civil_of(max(span.start, span.end - 1))
        year = self.year(start.year)
        if start.year != last.year:
            first, until = rounded_span(start.year, last.year)
            return _each_once(self.years(first, until), self.year(first), *self._shorter(first))
        if is_ancient(start.year):
            return _each_once(year, *self._shorter(start.year))
        if is_far(start.year):
            return (year,)
        if start.month != last.month:
            if (start.month, start.day, last.month, last.day) == (1, 1, 12, 31):
                return (year,)
            return _each_once(*self._ranges("yM", "M", span.start, span.end - 1), year)
        of_month = (self._long.written("yM", span.start), self._short.written("yM", span.start), year)
        if start.day == last.day:
            return _each_once(*self.long_day_forms(span.start - span.start % DAY)[:3], *of_month[1:])
        if span.length >= 28 * DAY:
            return _each_once(*of_month)
        return _each_once(*self._ranges("yMd", "d", span.start, span.end - 1), *of_month)

    def _shorter(self, year: int) -> tuple[str, ...]:
        return tuple(self._decimal(name) for name in shorter_names(year))

    def _ranges(self, names: str, differs: str, first: int, last: int) -> tuple[str, str]:
        return _range(self._long, names, differs, first, last), _range(
            self._short, names, differs, first, last
        )


def _range(own: Tongue, names: str, differs: str, first: int, last: int) -> str:
    joined = own.range_written(names, differs, first, last)
    return joined or own.between(own.written(names, first), own.written(names, last))


def _first_of(year: int) -> int:
    """Return the first second of an astronomical year."""
    return days_from_civil(year, 1, 1) * DAY


def _each_once(*forms: str) -> tuple[str, ...]:
    """Return forms without those that say the same as the one before: with numbers of months, short is long."""
    return tuple(dict.fromkeys(forms))


@cache
def labels_in(code: str) -> TongueLabels:
    """Return the names of times in a language that is not English."""
    return TongueLabels(code)
