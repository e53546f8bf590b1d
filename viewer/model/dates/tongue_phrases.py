"""Dates in a language other than English: CLDR's patterns, and a sentence of the catalogue around them.

A sentence names a date as ``{date}``; where a word of it asks for the case that months have beside a
day, a translation writes ``{date:of}``: Russian ``с {date:of}`` makes "с августа 2011 г.".
"""

from __future__ import annotations

from collections.abc import Callable

from viewer.model.dates.calendar import civil_of, days_from_civil
from viewer.model.dates.durations import Duration
from viewer.model.dates.far_words import is_far, rounded_number
from viewer.model.dates.granularity import Granularity
from viewer.model.dates.part_of_day import PartOfDay
from viewer.model.dates.timespan import DAY
from viewer.model.dates.tongues import Tongue, in_millions, in_myriads
from viewer.model.dates.values import DateKind, DatePart, EventDate, Member, Qualifier
from viewer.model.dates.when import End
from viewer.model.dates.words import offset_note
from viewer.words import pgettext

_DAY, _MONTH, _YEAR = Granularity.DAY, Granularity.MONTH, Granularity.YEAR
#: Whether a word before it governs what is said.
_Make = Callable[[bool], str]


class _Said:
    """A date inside a sentence, in the case that the sentence asks for."""

    def __init__(self, make: _Make) -> None:
        self._make = make

    def __format__(self, case: str) -> str:
        return self._make(case == "of")


def phrase_in(
    tongue: Tongue,
    date: EventDate,
    *,
    weekday: bool = False,
    part_of_day: PartOfDay | None = None,
    duration: Duration | None = None,
) -> str:
    """Return a date in a language's words; what is asked for is that of :func:`~.phrases.date_phrase`."""
    speaker = _Speaker(tongue, weekday=weekday)
    if part_of_day is not None and date.kind is DateKind.POINT and date.granularity is _DAY:
        phrase = speaker.part_of_day(date, part_of_day)
    else:
        phrase = speaker.phrase(date)
    if duration is None:
        return phrase
    return pgettext("date", "{length}, {date}").format(length=duration.phrase(), date=phrase)


def moment_in(tongue: Tongue, instant: int, granularity: Granularity, ms: int | None = None) -> str:
    """Return an instant of the axis as a time on a day."""
    return _Speaker(tongue).at_time(instant, granularity, ms)


def _in_part_of_day(part: PartOfDay) -> str:
    return {
        PartOfDay.EARLY: pgettext("date", "early on {date}"),
        PartOfDay.MORNING: pgettext("date", "morning of {date}"),
        PartOfDay.MIDDAY: pgettext("date", "midday on {date}"),
        PartOfDay.AFTERNOON: pgettext("date", "afternoon of {date}"),
        PartOfDay.EVENING: pgettext("date", "evening of {date}"),
        PartOfDay.NIGHT: pgettext("date", "night of {date}"),
        PartOfDay.LATE: pgettext("date", "late on {date}"),
    }[part]


def _in_season(month: int) -> str:
    return {
        3: pgettext("date", "spring {year}"),
        6: pgettext("date", "summer {year}"),
        9: pgettext("date", "autumn {year}"),
        12: pgettext("date", "winter {year}"),
    }[month]


def far_year(tongue: Tongue, year: int) -> str:
    """Return a year that is counted in millions, with every digit that counts."""
    count = in_myriads(tongue, abs(year)) or in_millions(tongue, abs(year))
    form = pgettext("date", "{count} years ago") if year < 0 else pgettext("date", "in {count} years")
    return form.format(count=count)


class _Speaker:
    """Says dates in one tongue.

    Args:
        tongue: How the language writes dates.
        weekday: Name the weekday of every day.
    """

    def __init__(self, tongue: Tongue, *, weekday: bool = False) -> None:
        self._tongue = tongue
        self._days = "yMEd" if weekday else "yMd"

    # --- whole dates ----------------------------------------------------------------------

    def phrase(self, date: EventDate) -> str:
        """Return a date."""
        first, last = date.first, date.last
        if date.kind is DateKind.ONE_OF:
            return self._one_of(date.members)
        if first is not None and last is not None:
            return self._named(first) if first is last else self._range(first, last)
        if first is not None:
            return self._half(self._since(date.open_end), first)
        assert last is not None
        return self._half(self._until(date.open_start), last)

    def _half(self, form: str, part: DatePart) -> str:
        return form.format(date=_Said(lambda governed: self._named(part, governed)))

    def _since(self, end: End) -> str:
        if self._tongue.is_long:
            if end is End.OPEN:
                return pgettext("date", "from {date} onwards")
            return pgettext("date", "from {date}, end not known")
        return pgettext("short date", "{date} →") if end is End.OPEN else pgettext("short date", "{date} – ?")

    def _until(self, start: End) -> str:
        if not self._tongue.is_long:
            return pgettext("short date", "→ {date}")
        if start is End.UNKNOWN:
            return pgettext("date", "until {date}, start not known")
        return pgettext("date", "until {date}")

    def part_of_day(self, date: EventDate, name: PartOfDay) -> str:
        """Return a day with a named part of it."""
        part = date.first
        assert part is not None

        def make(governed: bool) -> str:
            return _in_part_of_day(name).format(date=_Said(lambda more: self._part(part, governed or more)))

        return self._qualified(part.qualifier, make)(False)

    def _qualified(self, qualifier: Qualifier, make: _Make) -> _Make:
        """Return what says a date with how sure it is."""
        about, perhaps = qualifier & Qualifier.APPROXIMATE, qualifier & Qualifier.UNCERTAIN
        is_long = self._tongue.is_long
        if about:
            form = pgettext("date", "about {date}") if is_long else pgettext("short date", "c. {date}")
            make = _within(form, make)
        if perhaps:
            form = pgettext("date", "perhaps {date}") if is_long else pgettext("short date", "{date}?")
            make = _within(form, make)
        return make

    # --- parts ------------------------------------------------------------------------------

    def _named(self, part: DatePart, governed: bool = False) -> str:
        """Return one part with how sure it is, or the set that stands for it."""
        if part.members:
            return self._one_of(part.members)
        return self._qualified(part.qualifier, lambda more: self._part(part, more))(governed)

    def _part(self, part: DatePart, governed: bool = False) -> str:
        """Return one part without how sure it is."""
        civil = civil_of(part.start)
        if part.year is not None:
            return self._estimate(part)
        if part.is_partial:
            return self._partial(part)
        if part.granularity < _DAY:
            return f"{self.at_time(part.start, part.granularity, part.ms)}{offset_note(part.offset_s)}"
        if is_far(civil.year):
            return far_year(self._tongue, civil.year)
        if part.granularity is Granularity.SEASON:
            return self._season(part.start)
        names = {_DAY: self._days, _MONTH: "yM"}.get(part.granularity, "y")
        return self._tongue.written(names, part.start, governed=governed)

    def at_time(self, instant: int, granularity: Granularity, ms: int | None = None) -> str:
        """Return a time of day with its day."""
        return pgettext("date", "{time} on {date}").format(
            time=self._clock(instant, granularity, ms),
            date=_Said(lambda governed: self._tongue.written(self._days, instant, governed=governed)),
        )

    def _clock(self, instant: int, granularity: Granularity, ms: int | None) -> str:
        clock = self._tongue.clock(instant, with_seconds=granularity <= Granularity.SECOND)
        return clock if ms is None or granularity > Granularity.SECOND else f"{clock}.{ms:03d}"

    def _season(self, start: int) -> str:
        civil = civil_of(start)
        year = self._tongue.written("y", start)
        if civil.month == 12:
            year = self._years(start, start + 370 * DAY)
            if self._tongue.patterns["y"] == "y" and 1000 <= civil.year <= 9998 and civil.year % 100 != 99:
                year = year.replace(str(civil.year + 1), f"{(civil.year + 1) % 100:02d}")
        return _in_season(civil.month).format(year=year)

    def _estimate(self, part: DatePart) -> str:
        """Return a year that was written with an exponent or a count of its sure digits."""
        year = part.year
        assert year is not None
        if part.granularity <= _YEAR:
            return self._year(year)
        rounded = rounded_number(year, part.granularity)
        if is_far(year):
            return far_year(self._tongue, rounded)
        if "S" in part.text:
            stretch = self._years(part.start, part.end - 1)
            if not self._tongue.is_long:
                return stretch
            form = pgettext("date", "some time in {date}, estimated {year}")
            return form.format(date=stretch, year=self._year(year))
        if part.qualifier & Qualifier.APPROXIMATE:
            return self._year(rounded)
        return self._qualified(Qualifier.APPROXIMATE, lambda _: self._year(rounded))(False)

    def _year(self, year: int) -> str:
        if is_far(year):
            return far_year(self._tongue, year)
        return self._tongue.written("y", days_from_civil(year, 1, 1) * DAY)

    def _partial(self, part: DatePart) -> str:
        """Return a part with unknown digits: the stretch that they leave open."""
        civil, last = civil_of(part.start), civil_of(part.end - 1)
        start, end = part.start, part.end - 1
        if part.granularity is Granularity.DECADE and civil.year >= 100:
            return pgettext("date", "{decade}s").format(decade=civil.year)
        if part.granularity > _YEAR:
            stretch = self._years(start, end)
        elif part.granularity is _YEAR:
            whole = (civil.month, last.month) == (1, 12)
            stretch = self._tongue.written("y", start) if whole else self._joined("yM", "M", start, end)
        elif part.text.rstrip("?~%").endswith("XX"):
            stretch = self._tongue.written("yM", start)
        else:
            stretch = self._joined("yMd", "d", start, end)
        return (
            pgettext("date", "some time in {date}").format(date=stretch) if self._tongue.is_long else stretch
        )

    # --- ranges -----------------------------------------------------------------------------

    def _years(self, start: int, end: int) -> str:
        return self._joined("y", "y", start, end)

    def _joined(self, names: str, differs: str, first: int, last: int) -> str:
        """Return a range of units of one kind, what both ends share said once where the language can."""
        tongue = self._tongue
        if is_far(civil_of(first).year) or is_far(civil_of(last).year):
            return tongue.between(self._year(civil_of(first).year), self._year(civil_of(last).year))
        return tongue.range_written(names, differs, first, last) or tongue.between(
            tongue.written(names, first), tongue.written(names, last)
        )

    def _range(self, first: DatePart, last: DatePart) -> str:
        """Return a range of two parts."""
        if first.members or last.members:
            if self._tongue.is_long:
                return pgettext("date", "from {start} until {end}").format(
                    start=_Said(lambda governed: self._named(first, governed)),
                    end=_Said(lambda governed: self._named(last, governed)),
                )
            return self._tongue.between(
                *(f"({self._named(p)})" if p.members else self._named(p) for p in (first, last))
            )
        if first.qualifier is last.qualifier:
            return self._qualified(first.qualifier, lambda _: self._plain_range(first, last))(False)
        return self._tongue.between(self._named(first), self._named(last))

    def _plain_range(self, first: DatePart, last: DatePart) -> str:
        begin, end = self._part(first), self._part(last)
        if begin == end:
            return begin
        vague = any(part.is_partial or part.year is not None for part in (first, last))
        if not vague and first.offset_s == last.offset_s:
            if first.has_time and last.has_time and first.start // DAY == last.start // DAY:
                return self._times(first, last)
            differs = _differing(first, last)
            if differs and first.granularity is last.granularity:
                names = {_DAY: self._days, _MONTH: "yM", _YEAR: "y"}[first.granularity]
                return self._joined(names, differs, first.start, last.start)
        return self._tongue.between(begin, end)

    def _times(self, first: DatePart, last: DatePart) -> str:
        clocks = "–".join(self._clock(part.start, part.granularity, part.ms) for part in (first, last))
        day = first.start
        said = pgettext("date", "{time} on {date}").format(
            time=clocks, date=_Said(lambda governed: self._tongue.written(self._days, day, governed=governed))
        )
        return f"{said}{offset_note(first.offset_s)}"

    # --- sets -------------------------------------------------------------------------------

    def _one_of(self, members: tuple[Member, ...]) -> str:
        return self._tongue.any_of([self._alternative(member) for member in members])

    def _alternative(self, member: Member) -> str:
        start, end = member
        is_long = self._tongue.is_long
        if start is end and start is not None:
            return self._named(start)
        if start is None and end is not None:
            return self._half(
                pgettext("date", "{date} or before") if is_long else pgettext("short date", "by {date}"), end
            )
        if end is None and start is not None:
            return self._half(
                pgettext("date", "{date} or after")
                if is_long
                else pgettext("short date", "not before {date}"),
                start,
            )
        assert start is not None
        assert end is not None
        form = (
            pgettext("date", "some time between {dates}") if is_long else pgettext("short date", "in {dates}")
        )
        return form.format(dates=self._range(start, end))


def _within(form: str, make: _Make) -> _Make:
    return lambda governed: form.format(date=_Said(lambda more: make(governed or more)))


def _differing(first: DatePart, last: DatePart) -> str:
    """Return the largest unit in which two parts differ that are days, months or years; empty for others."""
    if first.granularity not in (_DAY, _MONTH, _YEAR):
        return ""
    begin, end = civil_of(first.start), civil_of(last.start)
    if begin.year != end.year:
        return "y"
    return "M" if begin.month != end.month else "d"
