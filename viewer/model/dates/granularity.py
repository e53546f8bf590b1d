"""How exactly a date is known: one scale from thousandths of a second to billions of years."""

from __future__ import annotations

from enum import IntEnum

from viewer.model.dates.timespan import DAY, HOUR, MEAN_MONTH, MEAN_YEAR, MINUTE


class Granularity(IntEnum):
    """How exactly a date is known, from fine to coarse; from YEAR on every step is ten times the last."""

    MILLISECOND = 0
    SECOND = 1
    MINUTE = 2
    HOUR = 3
    DAY = 4
    MONTH = 5
    SEASON = 6
    YEAR = 7
    DECADE = 8
    CENTURY = 9
    MILLENNIUM = 10
    TEN_MILLENNIA = 11
    HUNDRED_MILLENNIA = 12
    MILLION_YEARS = 13
    TEN_MILLION_YEARS = 14
    HUNDRED_MILLION_YEARS = 15
    BILLION_YEARS = 16
    TEN_BILLION_YEARS = 17
    HUNDRED_BILLION_YEARS = 18

    @property
    def length_s(self) -> float:
        """Mean seconds of the unit, for choosing scales only, never for arithmetic on dates."""
        if self < Granularity.YEAR:
            return _SHORT_UNITS_S[self]
        return float(MEAN_YEAR * 10 ** (self - Granularity.YEAR))


_SHORT_UNITS_S = (0.001, 1.0, float(MINUTE), float(HOUR), float(DAY), float(MEAN_MONTH), 3.0 * MEAN_MONTH)


def of_years(power: int) -> Granularity:
    """Return the granularity of ten to the ``power`` years, 0 to 11."""
    return Granularity(Granularity.YEAR + power)
