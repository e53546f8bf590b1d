"""Known lengths: ``4 days``, ``about a week``, ``P7D``, ``PT3H30M``.

Days, weeks, months and years are calendar units and count inclusively: four
days from the 20th are the 20th to the 23rd. Hours, minutes and seconds are exact.
"""

from __future__ import annotations

import re
from decimal import Decimal

from viewer.dataclass import dataclass
from viewer.model.dates.calendar import add_months, civil_of, days_from_civil, month_length
from viewer.model.dates.errors import quoted
from viewer.model.dates.far_words import in_millions, is_far
from viewer.model.dates.timespan import DAY, HOUR, MINUTE
from viewer.words import N_, NN_, _, language, ngettext, number

_EXAMPLES = N_("expected a length such as 4 days, about 7 days or P7D")
#: No length is written so long, and no pattern is to walk through more.
_MAX_TEXT = 100
#: The most of one unit that is read.
_MAX_COUNT = 999_999_999


_COUNTED_UNITS = {
    "year": NN_("{number} year", "{number} years"),
    "month": NN_("{number} month", "{number} months"),
    "week": NN_("{number} week", "{number} weeks"),
    "day": NN_("{number} day", "{number} days"),
    "hour": NN_("{number} hour", "{number} hours"),
    "minute": NN_("{number} minute", "{number} minutes"),
    "second": NN_("{number} second", "{number} seconds"),
}


class DurationError(ValueError):
    """A text that is no length. ``message`` is one line."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(slots=True, eq=False)
class Duration:
    """A length of time; treated as frozen, equal and hashed by its text.

    Attributes:
        text: As written, without surrounding white space.
        years, months, days: Calendar units; weeks are seven days.
        seconds: Hours, minutes and seconds together.
        approximate: Written with ``about``, ``c.``, ``~`` or the like.
    """

    text: str
    years: int = 0
    months: int = 0
    days: int = 0
    seconds: int = 0
    approximate: bool = False

    def __eq__(self, other: object) -> bool:
        return self.text == other.text if isinstance(other, Duration) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.text)

    def seconds_after(self, start: int) -> int:
        """Return how many seconds it takes from an instant of the axis.

        Whole calendar units count the starting day as the first: from any time on the
        20th, four days end where the 24th begins.
        """
        return self._shifted(start, 1) - start if self.seconds else self._days_end(start) - start

    def seconds_before(self, end: int) -> int:
        """Return how many seconds it takes up to an instant, which is excluded."""
        if self.seconds:
            return end - self._shifted(end, -1)
        midnight = -(-end // DAY) * DAY
        return end - self._shifted(midnight, -1)

    def phrase(self) -> str:
        """Return it in words: "about 7 days", "1 year 2 months", "3 hours 30 minutes"."""
        hours, rest = divmod(self.seconds, HOUR)
        minutes, seconds = divmod(rest, MINUTE)
        counts = (
            (self.years, "year"), (self.months, "month"), (self.days, "day"),
            (hours, "hour"), (minutes, "minute"), (seconds, "second"),
        )  # fmt: skip
        said = " ".join(counted_units(count, unit) for count, unit in counts if count)
        return _("about {length}").format(length=said) if self.approximate else said

    def _days_end(self, start: int) -> int:
        return self._shifted(start // DAY * DAY, 1)

    def _shifted(self, instant: int, sign: int) -> int:
        """Return the instant moved by months first, then by days and seconds; late days are clamped."""
        months = sign * (self.years * 12 + self.months)
        if months:
            civil = civil_of(instant)
            year, month = add_months(civil.year, civil.month, months)
            day = min(civil.day, month_length(year, month))
            instant = days_from_civil(year, month, day) * DAY + instant % DAY
        return instant + sign * (self.days * DAY + self.seconds)


def counted_units(count: int, unit: str) -> str:
    """Return a count of a unit in words: ``6 years``, ``1 day``, ``65.5 million years``."""
    return ngettext(*_COUNTED_UNITS[unit], count).format(number=large_number(count))


def large_number(count: int) -> str:
    """Return a whole number, from a million on to three digits in words: ``12,345``, ``65.5 million``."""
    if not is_far(count):
        return number(count)
    spoken = language()
    if spoken is None:
        return in_millions(count)
    from viewer.model.dates.tongues import count_in_millions, tongue

    return count_in_millions(tongue(spoken.code), count)


_COUNTED = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_NUMBER_WORDS = {word: number for number, word in enumerate(_COUNTED)} | _TENS | {"a": 1, "an": 1}
_UNIT_SECONDS = {"hour": HOUR, "minute": MINUTE, "second": 1}
_UNIT_NAMES = {
    name: unit
    for unit, names in {
        "year": "year years yr yrs y",
        "month": "month months",
        "week": "week weeks wk wks w",
        "day": "day days d",
        "hour": "hour hours hr hrs h",
        "minute": "minute minutes min mins",
        "second": "second seconds sec secs s",
    }.items()
    for name in names.split()
}
_ABOUT = re.compile(
    r"(?:~\s*|(?:about|around|approximately|approx\.?|circa|c\.|ca\.?|some|roughly)\s+)", re.IGNORECASE
)
_TERM = re.compile(r"([0-9]{1,12}(?:[.,][0-9]{1,6})?|[a-z]+)[ -]?([a-z]+)\.?", re.IGNORECASE)
_ISO = re.compile(
    r"P(?:([0-9.,]+)Y)?(?:([0-9.,]+)M)?(?:([0-9.,]+)W)?(?:([0-9.,]+)D)?"
    r"(?:T(?:([0-9.,]+)H)?(?:([0-9.,]+)M)?(?:([0-9.,]+)S)?)?"
)
_ISO_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")


def parse_duration(text: str) -> Duration:
    """Read a length.

    Raises:
        DurationError: With a one-line ``message``.
    """
    stripped = " ".join(text[: _MAX_TEXT + 1].split())
    if len(text.strip()) > _MAX_TEXT or not stripped:
        raise _fault(text.strip(), _(_EXAMPLES))
    about = _ABOUT.match(stripped)
    rest = stripped[about.end() :] if about else stripped
    approximate = about is not None
    if rest[-1:] == "~":
        rest, approximate = rest[:-1], True
    terms = _iso_terms(rest) if rest[:1] == "P" else _word_terms(rest)
    if not terms:
        raise _fault(stripped, _(_EXAMPLES))
    return _added_up(stripped, terms, approximate)


def _fault(text: str, reason: str) -> DurationError:
    if not text:
        return DurationError(_("a length is missing; {reason}").format(reason=reason))
    return DurationError(
        _("{text} is not a length of time; {reason}").format(text=quoted(text), reason=reason)
    )


def _iso_terms(text: str) -> list[tuple[Decimal, str]]:
    match = _ISO.fullmatch(text)
    if match is None or text[-1] in "PT":
        return []
    terms = [(n, unit) for n, unit in zip(match.groups(), _ISO_UNITS, strict=True) if n is not None]
    numbers = [(_number(number), unit) for number, unit in terms]
    return [(number, unit) for number, unit in numbers if number is not None]


_JOINT = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|(?<=[a-z.])\s+(?=[0-9])", re.IGNORECASE)
_HALF = re.compile(r"half an? ([a-z]+)", re.IGNORECASE)


def _word_terms(text: str) -> list[tuple[Decimal, str]]:
    terms: list[tuple[Decimal, str]] = []
    for piece in _JOINT.split(text):
        half, counted = _HALF.fullmatch(piece), _TERM.fullmatch(piece)
        number = Decimal("0.5") if half else _number(counted[1].lower()) if counted else None
        name = half[1] if half else counted[2] if counted else ""
        unit = _UNIT_NAMES.get(name.lower())
        if number is None or unit is None:
            return []
        terms.append((number, unit))
    return terms


def _number(text: str) -> Decimal | None:
    if text in _NUMBER_WORDS:
        return Decimal(_NUMBER_WORDS[text])
    if re.fullmatch(r"[0-9]{1,12}(?:[.,][0-9]{1,6})?", text):
        return Decimal(text.replace(",", "."))
    return None


def _added_up(text: str, terms: list[tuple[Decimal, str]], approximate: bool) -> Duration:
    counts = dict.fromkeys(_ISO_UNITS, Decimal(0))
    for amount, unit in terms:
        if amount > _MAX_COUNT:
            raise _fault(
                text,
                _("at most {length} are read").format(
                    length=ngettext(*_COUNTED_UNITS[unit], _MAX_COUNT).format(number=number(_MAX_COUNT))
                ),
            )
        counts[unit] += amount
    years = counts["year"]
    months = counts["month"] + years % 1 * 12
    days = counts["day"] + counts["week"] * 7
    seconds = days % 1 * DAY + sum(counts[unit] * _UNIT_SECONDS[unit] for unit in _ISO_UNITS[4:])
    if months % 1:
        raise _fault(text, _("months are counted whole"))
    total = Duration(text, int(years), int(months), int(days), int(seconds), approximate)
    if not (total.years or total.months or total.days or total.seconds):
        raise _fault(text, _("expected more than nothing"))
    return total
