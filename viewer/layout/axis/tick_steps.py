"""The steps that ticks can stand at, from a thousandth of a second to billions of years.

A step cuts all time into numbered periods: period ``index`` lies between
``start_of(index)`` and ``start_of(index + 1)``. Years are counted as people count them,
so that round ones fall on ticks on both sides of the year 1, which is itself a tick.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from functools import lru_cache
from math import floor

from viewer.layout.axis.far_labels import is_ancient
from viewer.layout.axis.tick_labels import (
    clock_forms,
    day_forms,
    long_day_forms,
    long_second_forms,
    moment_forms,
    month_forms,
    month_year_forms,
    second_forms,
    thousandth_forms,
    year_forms,
    years_forms,
)
from viewer.model.dates.calendar import civil_of, seconds_of
from viewer.model.dates.timespan import DAY, HOUR, MEAN_YEAR, MINUTE, WEEK

#: Round years have fewer digits than their neighbours: 66 Ma, 66.5 Ma.
_NEIGHBOURS = 5
#: 1970-01-05 was a Monday.
_FIRST_MONDAY = 4 * DAY
#: The Monday of a week whose days have two digits.
_WIDE_WEEK = seconds_of(2011, 8, 22)


class Step(ABC):
    """One regular division of time.

    Attributes:
        shortest_s: Seconds of its shortest regular period, for choosing by room.
        is_point: Its labels name where a period begins and not the whole of it, so that
            they stand only there; names for the tier above always mean the whole.
    """

    shortest_s: float
    is_point = False

    @abstractmethod
    def index_of(self, instant: float) -> int:
        """Return the number of the period that contains an instant."""

    @abstractmethod
    def start_of(self, index: int) -> int:
        """Return the first second of a period."""

    def place_of(self, index: int) -> float:
        """Return where a period begins on the axis, in seconds; between whole ones for thousandths."""
        return self.start_of(index)

    @abstractmethod
    def labels(self, index: int) -> tuple[str, ...]:
        """Return the names of a period under its major one, longest first."""

    @abstractmethod
    def major_labels(self, index: int) -> tuple[str, ...]:
        """Return the names of a period in the tier above another, longest first."""

    def own_labels(self, index: int) -> tuple[str, ...]:
        """Return the names of a period that has no tier above it, longest first."""
        return self.labels(index)

    @property
    @abstractmethod
    def major(self) -> Step:
        """The step of the tier above."""

    def widest_indices(self, first: int, last: int) -> tuple[int, ...]:
        """Return periods that between them have the widest labels of [first, last]."""
        return first, last


class _Fixed(Step):
    """Steps of always the same length, counted from an origin."""

    def __init__(self, seconds: int, origin: int = 0) -> None:
        self.shortest_s = seconds
        self._seconds = seconds
        self._origin = origin

    def index_of(self, instant: float) -> int:
        return int((instant - self._origin) // self._seconds)

    def start_of(self, index: int) -> int:
        return index * self._seconds + self._origin

    def labels(self, index: int) -> tuple[str, ...]:
        return clock_forms(self.start_of(index))

    def major_labels(self, index: int) -> tuple[str, ...]:
        return long_day_forms(self.start_of(index))

    @property
    def major(self) -> Step:
        return DAYS


class _Clock(_Fixed):
    """Minutes and hours."""

    is_point = True

    def own_labels(self, index: int) -> tuple[str, ...]:
        return moment_forms(self.start_of(index))

    def widest_indices(self, first: int, last: int) -> tuple[int, ...]:
        return (first,)


class _Seconds(_Clock):
    """Seconds, and the tier above thousandths."""

    def labels(self, index: int) -> tuple[str, ...]:
        return second_forms(self.start_of(index))

    def major_labels(self, index: int) -> tuple[str, ...]:
        return long_second_forms(self.start_of(index))

    def own_labels(self, index: int) -> tuple[str, ...]:
        return long_second_forms(self.start_of(index))[-2:]


class _Thousandths(Step):
    """Steps of thousandths of a second that divide one."""

    is_point = True

    def __init__(self, ms: int) -> None:
        self._ms = ms
        self.shortest_s = ms / 1000

    def index_of(self, instant: float) -> int:
        return floor(instant * 1000 + 0.5) // self._ms

    def start_of(self, index: int) -> int:
        return index * self._ms // 1000

    def place_of(self, index: int) -> float:
        return index * self._ms / 1000

    def labels(self, index: int) -> tuple[str, ...]:
        return thousandth_forms(index * self._ms % 1000)

    def major_labels(self, index: int) -> tuple[str, ...]:
        return self.labels(index)

    def own_labels(self, index: int) -> tuple[str, ...]:
        return (second_forms(self.start_of(index))[0] + self.labels(index)[0],)

    @property
    def major(self) -> Step:
        return SECONDS


class _Days(_Fixed):
    """Days, and weeks named by their Monday."""

    def __init__(self, seconds: int, origin: int = 0) -> None:
        super().__init__(seconds, origin)
        self.is_point = seconds > DAY

    def labels(self, index: int) -> tuple[str, ...]:
        return day_forms(self.start_of(index))

    def own_labels(self, index: int) -> tuple[str, ...]:
        return long_day_forms(self.start_of(index))[2:]

    @property
    def major(self) -> Step:
        return MONTHS

    def widest_indices(self, first: int, last: int) -> tuple[int, ...]:
        """Return the days of a week whose numbers all have two digits, or its Monday."""
        index = self.index_of(_WIDE_WEEK)
        return tuple(range(index, index + WEEK // self._seconds))


class _Months(Step):
    """Steps of whole months that divide a year."""

    def __init__(self, months: int) -> None:
        self._months = months
        self.is_point = months > 1
        self.shortest_s = (28 if months == 1 else 30 * months) * DAY

    def index_of(self, instant: float) -> int:
        civil = civil_of(int(instant // 1))
        return (civil.year * 12 + civil.month - 1) // self._months

    def start_of(self, index: int) -> int:
        year, month = divmod(index * self._months, 12)
        return seconds_of(year, month + 1)

    def labels(self, index: int) -> tuple[str, ...]:
        return month_forms(self.start_of(index))

    def major_labels(self, index: int) -> tuple[str, ...]:
        return month_year_forms(self.start_of(index))

    def own_labels(self, index: int) -> tuple[str, ...]:
        return month_year_forms(self.start_of(index))[1:2]

    @property
    def major(self) -> Step:
        return year_step(1)

    def widest_indices(self, first: int, last: int) -> tuple[int, ...]:
        """Return the months of a year, and both ends, whose years may be longer."""
        start = first - first % (12 // self._months)
        return *range(start, start + 12 // self._months), first, last


class _Years(Step):
    """Steps of whole years: ... 20 BCE, 10 BCE, 1 CE, 10 CE, 20 CE ..."""

    def __init__(self, years: int) -> None:
        self.years = years
        self.is_point = years > 1
        self.shortest_s = years * MEAN_YEAR - (2 * DAY if years > 1 else MEAN_YEAR - 365 * DAY)

    def index_of(self, instant: float) -> int:
        return self._index_of_year(civil_of(int(instant // 1)).year)

    def _index_of_year(self, year: int) -> int:
        """Return the period that an astronomical year lies in."""
        return year // self.years if year > 0 else (year - 1) // self.years

    def start_of(self, index: int) -> int:
        return seconds_of(self.first_year(index))

    def first_year(self, index: int) -> int:
        """Return the astronomical year that a period begins with."""
        if index > 0:
            return index * self.years
        return index * self.years + 1

    def widest_indices(self, first: int, last: int) -> tuple[int, ...]:
        """Return both ends, what is nearest to them, and the years before and after every power of ten."""
        near = [index + step for index in (first, last) for step in range(-_NEIGHBOURS, _NEIGHBOURS + 1)]
        steep = [
            self._index_of_year(year + step)
            for power in range(12)
            for year in (10**power, 1 - 10**power)  # 1000 CE and 1000 BCE
            for step in (-1, 0, 1)
        ]
        return tuple(sorted({index for index in (*near, *steep) if first <= index <= last}))

    def labels(self, index: int) -> tuple[str, ...]:
        return year_forms(self._named_year(index))

    def major_labels(self, index: int) -> tuple[str, ...]:
        if self.years == 1:
            return self.labels(index)
        if is_ancient(self._named_year(index)):
            return years_forms(self._named_year(index), (index + 1) * self.years)
        return years_forms(self.first_year(index), self.first_year(index + 1) - 1)

    def _named_year(self, index: int) -> int:
        """Return the year that a period is named by: a round one of those counted in thousands."""
        year = index * self.years
        return year if is_ancient(year) else self.first_year(index)

    @property
    def major(self) -> Step:
        """Ten, a hundred, a thousand... years: the next power of ten above a step of 1, 2 or 5."""
        return year_step(10 ** len(str(self.years)))


class _SingleYears(_Years):
    """Years one by one; the year 1 is preceded by 0, which is 1 BCE."""

    def index_of(self, instant: float) -> int:
        return civil_of(int(instant // 1)).year

    def first_year(self, index: int) -> int:
        return index


@lru_cache(maxsize=256)
def year_step(years: int) -> _Years:
    """Return the step of so many years."""
    return _SingleYears(1) if years == 1 else _Years(years)


SECONDS = _Seconds(1)
DAYS = _Days(DAY)
WEEKS = _Days(WEEK, _FIRST_MONDAY)
MONTHS = _Months(1)
_FINE_STEPS: tuple[Step, ...] = (
    *(_Thousandths(ms) for ms in (1, 2, 5, 10, 20, 50, 100, 200, 500)),
    SECONDS,
    *(_Seconds(seconds) for seconds in (5, 15, 30)),
    *(_Clock(minutes * MINUTE) for minutes in (1, 5, 15, 30)),
    *(_Clock(hours * HOUR) for hours in (1, 3, 6)),
    DAYS,
    WEEKS,
    MONTHS,
    _Months(3),
)


def steps_from(least_s: float) -> Iterator[Step]:
    """Yield the steps whose periods last at least so many seconds, finest first, without end."""
    for step in _FINE_STEPS:
        if step.shortest_s >= least_s:
            yield step
    yield from year_steps_from(least_s)


def year_steps_from(least_s: float) -> Iterator[Step]:
    """Yield the steps of whole years that last at least so many seconds, finest first, without end."""
    power = 10 ** max(0, len(str(int(least_s / MEAN_YEAR))) - 1)
    while True:
        for digit in (1, 2, 5):
            step = year_step(digit * power)
            if step.shortest_s >= least_s:
                yield step
        power *= 10
