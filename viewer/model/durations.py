"""Known lengths of time: ``4 days``, ``about 7 days``, ``P7D``, ``2 h 30 min``."""

from __future__ import annotations

import re
from functools import lru_cache

from viewer.model.calendar import add_months, civil_of, days_from_civil, month_length
from viewer.model.dates import quoted
from viewer.model.timespan import DAY

#: A longer duration than this is a slip of the pen, and would leave the range of years.
MOST_YEARS = 100_000_000
_LONGEST_TEXT = 80


class DurationError(ValueError):
    """A text is no duration; ``message`` says in one line what is expected."""

    def __init__(self, text: str) -> None:
        self.message = f"{quoted(text)} is not a duration; expected such as 4 days, about 7 days or P7D"
        super().__init__(self.message)


class Duration:
    """A length in calendar units; treated as frozen.

    Attributes:
        text: As written.
        months: Whole months, years included.
        days: Whole days, weeks included.
        seconds: What is shorter than a day.
        approximate: The author said "about".
    """

    __slots__ = ("approximate", "days", "months", "seconds", "text")

    def __init__(self, text: str, months: int, days: int, seconds: int, approximate: bool) -> None:
        self.text = text
        self.months = months
        self.days = days
        self.seconds = seconds
        self.approximate = approximate

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Duration) and other.text == self.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __repr__(self) -> str:
        return f"Duration({self.text!r})"

    def after(self, start: int) -> int:
        """Return the first second after something of this length that starts at ``start``.

        Whole days count calendar days inclusively: 4 days from the 20th end as the 24th
        begins. A month later keeps the day of the month, or takes the last one there is.
        """
        if self.months:
            at = civil_of(start)
            year, month = add_months(at.year, at.month, self.months)
            day = min(at.day, month_length(year, month))
            start = days_from_civil(year, month, day) * DAY + start % DAY
        return start + self.days * DAY + self.seconds

    def phrase(self) -> str:
        """Return the length in words, such as ``about 7 days``."""
        years, months = divmod(self.months, 12)
        hours, rest = divmod(self.seconds, 3600)
        minutes, seconds = divmod(rest, 60)
        named = ((years, "year"), (months, "month"), (self.days, "day"))
        named += ((hours, "hour"), (minutes, "minute"), (seconds, "second"))
        words = [f"{count:,} {unit}{'' if count == 1 else 's'}" for count, unit in named if count]
        return ("about " if self.approximate else "") + " ".join(words)


_ISO = re.compile(
    r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", re.ASCII
)
_ABOUT = re.compile(r"(?:(?:about|around|approximately|approx\.?|roughly|some|circa|ca?\.?)\s+|~\s*)", re.I)
_WORDS = re.compile(r"(\d{1,12}|an?|one|two|three|four|five|six|seven|eight|nine|ten)[\s-]*([a-z]+)\.?", re.I)
_JOINT = re.compile(r"(?:\s*,\s*|\s+and\s+|\s+)?", re.I)
_NUMBERS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten".split(), start=1)
} | {"a": 1, "an": 1}
#: Months, days, seconds of each unit by its name without a plural s.
_UNITS = {
    "year": (12, 0, 0), "yr": (12, 0, 0), "y": (12, 0, 0),
    "month": (1, 0, 0), "mo": (1, 0, 0),
    "week": (0, 7, 0), "wk": (0, 7, 0), "w": (0, 7, 0), "fortnight": (0, 14, 0),
    "day": (0, 1, 0), "d": (0, 1, 0),
    "hour": (0, 0, 3600), "hr": (0, 0, 3600), "h": (0, 0, 3600),
    "minute": (0, 0, 60), "min": (0, 0, 60),
    "second": (0, 0, 1), "sec": (0, 0, 1), "s": (0, 0, 1),
}  # fmt: skip


@lru_cache(maxsize=1024)
def parse_duration(text: str) -> Duration:
    """Return the length that a text says: ISO 8601 or English words.

    Raises:
        DurationError: The text says no length, or none above zero.
    """
    stripped = text.strip()
    if len(stripped) > _LONGEST_TEXT:
        raise DurationError(text)
    about = _ABOUT.match(stripped)
    core = stripped[about.end() :] if about else stripped
    approximate = about is not None or core.endswith("~")
    months, days, seconds = _parse_iso(core.rstrip("~")) or _parse_words(core.rstrip("~")) or (0, 0, 0)
    if not (months or days or seconds) or months > 12 * MOST_YEARS or days > 366 * MOST_YEARS:
        raise DurationError(text)
    return Duration(text, months, days, seconds, approximate)


def _parse_iso(text: str) -> tuple[int, int, int] | None:
    match = _ISO.fullmatch(text.upper())
    if match is None:
        return None
    years, months, weeks, days, hours, minutes, seconds = (int(group or 0) for group in match.groups())
    return years * 12 + months, weeks * 7 + days, hours * 3600 + minutes * 60 + seconds


def _parse_words(text: str) -> tuple[int, int, int] | None:
    total = [0, 0, 0]
    place = 0
    while place < len(text):
        match = _WORDS.match(text, place)
        unit = _unit(match.group(2)) if match else None
        if match is None or unit is None:
            return None
        number = match.group(1).lower()
        count = _NUMBERS.get(number) or int(number)
        total = [sum_ + count * size for sum_, size in zip(total, unit, strict=True)]
        joint = _JOINT.match(text, match.end())
        place = joint.end() if joint else match.end()
    return total[0], total[1], total[2]


def _unit(word: str) -> tuple[int, int, int] | None:
    word = word.lower()
    return _UNITS.get(word) or _UNITS.get(word.removesuffix("s"))
