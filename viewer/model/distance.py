"""How long it is from one event to another, in the calendar's units and no more exactly than known.

What is known of the end of the earlier event and of the start of the later one is a range of
*cells*: whole days, or whole minutes (seconds) where both are known to the minute (second). From a day to the
day six days later is six days, whatever the hours.
"""

from __future__ import annotations

from viewer.dataclass import dataclass
from viewer.model.dates.calendar import add_months, civil_of, days_from_civil, month_length
from viewer.model.dates.durations import counted_units, large_number
from viewer.model.dates.granularity import Granularity
from viewer.model.dates.timespan import DAY, HOUR, MINUTE
from viewer.model.dates.when import End, When
from viewer.model.joining import joined
from viewer.model.timeline import Event
from viewer.words import _

#: From here on months and days are left out: nobody counts them beside so many years.
_YEARS_ALONE = 10_000


@dataclass(frozen=True, slots=True)
class Moment:
    """A cell of time, or a range of cells of which one is meant.

    Attributes:
        first, last: The first seconds of the earliest and the latest possible cell.
        cell_s: Length of a cell: a day, a minute or a second.
        about: Only roughly known.
        open_before, open_after: It may also be earlier than ``first``, later than ``last``.
    """

    first: int
    last: int
    cell_s: int = DAY
    about: bool = False
    open_before: bool = False
    open_after: bool = False

    def in_cells(self, cell_s: int) -> Moment:
        """Return this in coarser cells."""
        first, last = (instant // cell_s * cell_s for instant in (self.first, self.last))
        return Moment(first, last, cell_s, self.about, self.open_before, self.open_after)


@dataclass(frozen=True, slots=True)
class Ends:
    """When something began and when it ended; twice the same for what happened at one time."""

    beginning: Moment
    ending: Moment


@dataclass(frozen=True, slots=True)
class Distance:
    """The time between two things.

    Attributes:
        least, most: The shortest and the longest it can be, as (from, to) cells; the longest is
            None where nothing bounds it.
        cell_s: Length of a cell.
        overlap: Both went on at the same time; there is nothing between them.
    """

    least: tuple[int, int]
    most: tuple[int, int] | None
    cell_s: int
    about: bool = False
    overlap: bool = False

    def phrase(self) -> str:
        """Return it in words: "6 days", "between 3 and 10 days", "at most 2 years, 3 months"."""
        if self.overlap:
            return _("at the same time")
        least = Length.between(*self.least)
        if self.most is None:
            if least.is_nothing:
                return _("not known: a date is open")
            return _("at least {length}").format(length=least.phrase())
        most = Length.between(*self.most)
        if least == most:
            return self._exact(least)
        return self._as_known(_range_words(least, most))

    def _exact(self, length: Length) -> str:
        if length.is_nothing:
            return self._at_once()
        days = (self.least[1] - self.least[0]) // DAY
        said = length.phrase()
        if (length.years or length.months) and days < 1000:
            said = _("{length} ({days})").format(length=said, days=counted_units(days, "day"))
        return self._as_known(said)

    def _as_known(self, said: str) -> str:
        return _("about {length}").format(length=said) if self.about else said

    def _at_once(self) -> str:
        if self.cell_s == DAY:
            return _("about the same day") if self.about else _("the same day")
        if self.cell_s == MINUTE:
            return _("about the same minute") if self.about else _("the same minute")
        return _("about the same second") if self.about else _("the same second")


@dataclass(frozen=True, slots=True)
class Length:
    """A length in calendar units, each as large as it can be: months below 12, hours below 24."""

    years: int = 0
    months: int = 0
    days: int = 0
    hours: int = 0
    minutes: int = 0
    seconds: int = 0

    @staticmethod
    def between(start: int, end: int) -> Length:
        """Return the length from ``start`` to a later or equal instant: months first, then days, then clock time.

        A month from the 31st ends on the last day of a shorter month.
        """
        begin, close = civil_of(start), civil_of(end)
        months = (close.year - begin.year) * 12 + close.month - begin.month
        if _months_on(start, months) > end:
            months -= 1
        days, rest = divmod(end - _months_on(start, months), DAY)
        return Length(months // 12, months % 12, days, rest // HOUR, rest % HOUR // MINUTE, rest % MINUTE)

    def added_to(self, start: int) -> int:
        """Return the instant that lies this much later."""
        later = _months_on(start, self.years * 12 + self.months)
        return later + self.days * DAY + self.hours * HOUR + self.minutes * MINUTE + self.seconds

    @property
    def is_nothing(self) -> bool:
        """Tell whether it has no length at all."""
        return not any(self._counts())

    def _counts(self) -> tuple[int, ...]:
        return self.years, self.months, self.days, self.hours, self.minutes, self.seconds

    def parts(self) -> list[tuple[int, str]]:
        """Return its (count, unit) from large to small; clock time only below a month, years alone from 10,000 on."""
        shown = 1 if self.years >= _YEARS_ALONE else 3 if self.years or self.months else 6
        pairs = zip(
            self._counts()[:shown], ("year", "month", "day", "hour", "minute", "second"), strict=False
        )
        return [(count, unit) for count, unit in pairs if count]

    def phrase(self) -> str:
        """Return it in words: "2 years, 3 months", "5 hours, 20 minutes"."""
        return joined(counted_units(count, unit) for count, unit in self.parts()) or _("nothing")


def _months_on(instant: int, months: int) -> int:
    civil = civil_of(instant)
    year, month = add_months(civil.year, civil.month, months)
    day = min(civil.day, month_length(year, month))
    return days_from_civil(year, month, day) * DAY + instant % DAY


def _range_words(least: Length, most: Length) -> str:
    """Return a range, its unit said once where both ends have the same one."""
    if least.is_nothing:
        return _("at most {length}").format(length=most.phrase())
    low, high = least.parts(), most.parts()
    if len(low) == len(high) == 1 and low[0][1] == high[0][1]:
        least_said, most_said = large_number(low[0][0]), counted_units(*high[0])
        return _("between {least} and {most}").format(least=least_said, most=most_said)
    return _("between {least} and {most}").format(least=least.phrase(), most=most.phrase())


def distance(one: Ends, other: Ends) -> Distance:
    """Return the time between two things, whichever comes first: from one's end to the other's start."""
    cell_s = max(one.beginning.cell_s, other.beginning.cell_s)
    earlier, later = sorted((one, other), key=_order)
    end, start = earlier.ending.in_cells(cell_s), later.beginning.in_cells(cell_s)
    about = end.about or start.about
    if start.last < end.first and not start.open_after and not end.open_before:
        return Distance((0, 0), (0, 0), cell_s, overlap=True)
    least = (end.last, start.first) if start.first > end.last else (end.last, end.last)
    if end.open_after or start.open_before:
        least = (end.last, end.last)
    # What may itself have come after the later one, or before the earlier one, bounds nothing.
    unbounded = earlier.beginning.open_after or later.ending.open_before
    if end.open_before or start.open_after or unbounded:
        return Distance(least, None, cell_s, about)
    # Where the order itself is not known, the later may as well have been the earlier.
    most = max(((end.first, start.last), (start.first, end.last)), key=lambda pair: pair[1] - pair[0])
    return Distance(least, most, cell_s, about)


def _order(ends: Ends) -> tuple[int, int, int, int]:
    return ends.beginning.first, ends.beginning.last, ends.ending.first, ends.ending.last


def ends_of(event: Event) -> Ends:
    """Return what is known of an event's beginning and end."""
    when = event.when
    cell_s = _cell_s(when.granularity)
    if not when.is_span:
        whole = _moment(
            when, when.start, when.end - 1, cell_s, soft=when.soft_start or when.soft_end, open_ends=True
        )
        return Ends(whole, whole)
    last_start = max(when.start, when.latest_start - 1)
    first_end = min(when.earliest_end, when.end - 1)
    beginning = Moment(
        when.start, last_start, cell_s, when.soft_start, open_before=when.open_start is not End.KNOWN
    )
    ending = Moment(
        max(first_end, when.start), max(when.start, when.end - 1), cell_s, when.soft_end,
        open_after=when.open_end is not End.KNOWN,
    )  # fmt: skip
    return Ends(beginning.in_cells(cell_s), ending.in_cells(cell_s))


def _cell_s(granularity: Granularity) -> int:
    """Return the length of the cells that something known so exactly is counted in, seconds."""
    if granularity >= Granularity.DAY:
        return DAY
    return MINUTE if granularity >= Granularity.MINUTE else 1


def _moment(when: When, first: int, last: int, cell_s: int, *, soft: bool, open_ends: bool) -> Moment:
    before = open_ends and when.open_start is not End.KNOWN
    after = open_ends and when.open_end is not End.KNOWN
    return Moment(first, max(first, last), cell_s, soft, before, after).in_cells(cell_s)


def ends_at(instant: int, grain_s: float) -> Ends:
    """Return an instant that is known to ``grain_s`` seconds, such as a pointer's, as beginning and end."""
    cell_s = MINUTE if grain_s < HOUR else DAY
    moment = Moment(instant, instant, cell_s, about=grain_s > DAY).in_cells(cell_s)
    return Ends(moment, moment)
