"""Half-open stretches of axis time, in whole seconds.

Every instant in the program is an ``int``: seconds of the axis's wall clock
since 1970-01-01T00:00 in the proleptic Gregorian calendar. Integers have no
range limit, so the year -12000 and a minute in 2011 use one type.
"""

from __future__ import annotations

from viewer.dataclass import dataclass

MINUTE = 60
HOUR = 3600
DAY = 86400
WEEK = 7 * DAY
#: Mean Gregorian year and month, for choosing scales only, never for arithmetic on dates.
MEAN_YEAR = 31556952
MEAN_MONTH = MEAN_YEAR // 12


@dataclass(frozen=True, slots=True, order=True)
class TimeSpan:
    """A stretch of time with ``start`` included and ``end`` excluded.

    Attributes:
        start: First second, axis-local.
        end: First second after it; never before ``start``.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"span ends before it starts: {self.start} > {self.end}")

    @property
    def length(self) -> int:
        """Seconds from start to end."""
        return self.end - self.start

    @property
    def middle(self) -> int:
        """The second halfway through, rounded down."""
        return (self.start + self.end) // 2

    def contains(self, instant: int) -> bool:
        """Tell whether ``instant`` lies in [start, end)."""
        return self.start <= instant < self.end

    def overlaps(self, other: TimeSpan) -> bool:
        """Tell whether the two share at least one second; touching spans do not."""
        return self.start < other.end and other.start < self.end
