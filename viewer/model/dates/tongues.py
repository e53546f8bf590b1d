"""How a language writes dates: names of months in their cases, patterns, ranges, eras, numbers.

The tables are CLDR's. In their patterns ``y`` is a year, ``M`` a month beside a day or a year (``MMMM``
its name, in many languages a genitive), ``L`` a month that stands alone, ``d`` a day, ``E`` a weekday,
``c`` one that stands alone, ``G`` an era; what stands between apostrophes is itself.

Source: Unicode Technical Standard 35, Date Field Symbol Table.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Any, cast

from viewer.dataclass import dataclass
from viewer.model.dates.calendar import CivilTime, civil_of, weekday_of
from viewer.words import date_table, number, pgettext

_FIELD = re.compile(r"'([^']*)'|([GyMLdEcHms])\2*")


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language's way of writing dates, long or short.

    Attributes:
        table: All that CLDR has of the language here.
        patterns: Those of this way, by what they name: ``yMd``; of a range by what differs: ``yMd/M``.
        months, months_alone: Twelve names each, beside a day and alone.
        is_long: Whole names, and whole sentences around them.
    """

    table: dict[str, Any]
    patterns: dict[str, Any]
    months: list[str]
    months_alone: list[str]
    is_long: bool

    def written(self, names: str, instant: int, *, governed: bool = False) -> str:
        """Return what a pattern makes of an instant, such as ``yMd``; the era is added where it is needed.

        Args:
            names: What is named.
            instant: Seconds on the date's own clock.
            governed: A word before it asks for the case that months have beside a day.
        """
        civil = civil_of(instant)
        if "y" in names and not 1000 <= civil.year <= 9999:
            names = f"G{names}"
        pattern = self.patterns[names]
        return self._filled(pattern.replace("L", "M") if governed else pattern, civil, instant)

    def range_written(self, names: str, differs: str, first: int, last: int) -> str:
        """Return a range that says once what both ends share, empty where the language has no such form.

        Args:
            names: What is named of both ends: ``yMd``.
            differs: The largest unit in which they differ: ``M``.
        """
        begin, end = civil_of(first), civil_of(last)
        usual = begin.year >= 1000 and end.year <= 9999
        if not usual:
            if names != "y" or (begin.year > 0) != (end.year > 0):
                return ""
            names = "Gy"
        parts = self.patterns.get(f"{names}/{differs}")
        if parts is None:
            return ""
        return self._filled(parts[0], begin, first) + self._filled(parts[1], end, last)

    def clock(self, instant: int, *, with_seconds: bool) -> str:
        """Return a time of day."""
        return self._filled(self.table["clock_s" if with_seconds else "clock"], civil_of(instant), instant)

    def moment(self, day: str, clock: str) -> str:
        """Return a day with a time on it: ``21. August 2011, 14:30``."""
        return cast(str, self.table["moment"].format(clock, day))

    def month_alone(self, instant: int) -> str:
        """Return the name of a month with nothing beside it."""
        return self.months_alone[civil_of(instant).month - 1]

    def decimal(self, digits: str) -> str:
        """Return a number with this language's decimal sign."""
        return digits.replace(".", self.table["decimal"])

    def any_of(self, names: list[str]) -> str:
        """Return alternatives: ``a, b or c``."""
        forms = self.table["or"]
        if len(names) == 1:
            return names[0]
        if len(names) == 2:
            return cast(str, forms["2"].format(*names))
        said: str = forms["end"].format(names[-2], names[-1])
        for place, name in reversed(list(enumerate(names[:-2]))):
            said = forms["middle" if place else "start"].format(name, said)
        return said

    def between(self, first: str, last: str) -> str:
        """Return a range of two whole dates."""
        return cast(str, self.table["between"].format(first, last))

    def _filled(self, pattern: str, civil: CivilTime, instant: int) -> str:
        def field(match: re.Match[str]) -> str:
            if match[2] is None:
                return match[1]
            return self._field(match[2], len(match[0]), civil, instant)

        return _FIELD.sub(field, pattern)

    def _field(self, letter: str, width: int, civil: CivilTime, instant: int) -> str:
        if letter == "y":
            year = civil.year if civil.year > 0 else 1 - civil.year
            return str(year) if year <= 9999 else number(year)
        if letter in "ML":
            month_names = self.months if letter == "M" else self.months_alone
            return month_names[civil.month - 1] if width > 2 else str(civil.month)
        if letter == "d":
            return self.table["first_day"] if civil.day == 1 and self.table["first_day"] else str(civil.day)
        if letter in "Ec":
            names = "weekdays" if width > 3 else "short_weekdays" if letter == "E" else "short_weekdays_alone"
            return cast(str, self.table[names][weekday_of(instant)])
        if letter == "G":
            return cast(str, self.table["eras"][civil.year > 0])
        count = {"H": civil.hour, "m": civil.minute, "s": civil.second}[letter]
        return f"{count:02d}" if width > 1 else str(count)


def count_in_millions(tongue: Tongue, count: int) -> str:
    """Return a count of at least a million to three digits: ``65,5 Millionen``."""
    unit: int = 10 ** max(0, len(str(count)) - 3)
    count = (count + unit // 2) // unit * unit
    return in_myriads(tongue, count) or in_millions(tongue, count)


def in_millions(tongue: Tongue, count: int) -> str:
    """Return a count in millions or billions, with every digit that counts."""
    scale, form = (
        (10**9, pgettext("date", "{number} billion"))
        if count >= 10**9
        else (10**6, pgettext("date", "{number} million"))
    )
    return form.format(number=tongue.decimal(f"{(Decimal(count) / scale).normalize():f}"))


def in_myriads(tongue: Tongue, count: int) -> str:
    """Return a count in the units of ten thousand that East Asian languages have; empty for others."""
    units: list[str] = tongue.table["myriads"]
    if not units:
        return ""
    hundred_millions, rest = divmod(count, 10**8)
    said = f"{hundred_millions}{units[1]}" if hundred_millions else ""
    return said + (f"{rest // 10**4}{units[0]}" if rest >= 10**4 else "")


@cache
def tongue(code: str, *, is_long: bool = True) -> Tongue:
    """Return how a language writes dates."""
    table: dict[str, Any] = date_table(code)
    short = "" if is_long else "short_"
    return Tongue(
        table, table["long" if is_long else "short"], table[f"{short}months"], table[f"{short}months_alone"],
        is_long,
    )  # fmt: skip
