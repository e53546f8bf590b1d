"""Taking a typed date apart: its time of day, its weekday, and the calendar day that is left."""

from __future__ import annotations

import re

from viewer.dataclass import dataclass
from viewer.model.dates.calendar import seconds_of, weekday_of
from viewer.model.dates.edtf import edtf_of
from viewer.model.dates.typed_words import (
    EASTERN_WEEKDAYS,
    FILLERS,
    HALVES_OF_DAY,
    MONTH_NUMBERS,
    WEEKDAY_NUMBERS,
)

_EASTERN_HALF = "|".join(half for half in HALVES_OF_DAY if len(half) > 1)
_ZONE = r"\s?(z|[+-]\d\d:\d\d)?"
_CLOCKS = tuple(
    re.compile(form)
    for form in (
        rf"(?:(?<=\d)t|(?<!\d))(\d{{1,2}}):(\d\d)(?::(\d\d)(?:[.,](\d{{3}}))?)?(?:\s?([ap])\.?\s?m\b\.?)?{_ZONE}(?![\d:])",
        r"(?<!\d)(\d{1,2})\s?h\s?(\d\d)(?:\s?min(?:\s?(\d\d)\s?s)?)?()()()\b",
        r"(\d{1,2})시\s?(\d{1,2})분(?:\s?(\d{1,2})초)?()()()",
    )
)
_HALF_BEFORE = re.compile(rf"({_EASTERN_HALF})\s?$")
_EASTERN_DAY = re.compile(
    r"(?:(?<=\s)|(?<=\d)|(?<=일)|(?<=日))\(?(?:([월화수목금토일])요일|(?:星期|周|週)([一二三四五六日天]))\)?"
    r"|\(([월화수목금토일一二三四五六日])\)|(?<=\s)([월화수목금토일])$"
)
_ALL_DIGITS = re.compile(r"\d([-./])\s?\d+\1\s?\d")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class TypedParts:
    """A typed date in three parts.

    Attributes:
        body: What is left for the calendar.
        clock: EDTF of the time of day with its ``T``; empty for none.
        weekday: Monday 0 to Sunday 6, None for none.
    """

    body: str
    clock: str = ""
    weekday: int | None = None

    def joined(self, day: str) -> str:
        """Return the EDTF of a body with time and weekday, empty where they contradict it or need a day."""
        if not self.clock and self.weekday is None:
            return day
        match = re.fullmatch(r"(-?\d{4})-(\d\d)-(\d\d)", day)
        if match is None:
            return ""
        year, month, number = map(int, match.groups())
        if self.weekday not in (None, weekday_of(seconds_of(year, month, number))):
            return ""
        return day + self.clock


def typed_parts(text: str) -> TypedParts | None:
    """Take a text in small letters apart, None for a time or weekday that cannot be.

    Two weekdays, or hours beyond 23, leave nothing to go by.
    """
    body, clock = text, ""
    for form in _CLOCKS:
        match = form.search(text)
        if match is not None:
            half = _HALF_BEFORE.search(text[: match.start()])
            clock = _clock(match, half[1] if half else match[5])
            if not clock:
                return None
            before = text[: half.start() if half else match.start()]
            body = f"{before} {text[match.end() :]}"
            break
    body, weekday, count = _without_weekday(body)
    return TypedParts(body.strip(" .,"), clock, weekday) if count < 2 else None


def _clock(match: re.Match[str], half: str | None) -> str:
    """Return EDTF of a time of day, empty for one that does not exist."""
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    if half:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if HALVES_OF_DAY[half] else 0)
    if hour > 23 or minute > 59 or second > 59:
        return ""
    seconds = f":{second:02d}" if match[3] else ""
    return (
        f"T{hour:02d}:{minute:02d}{seconds}" + (f".{match[4]}" if match[4] else "") + (match[6] or "").upper()
    )


def _without_weekday(text: str) -> tuple[str, int | None, int]:
    """Return a text without its weekday, the weekday, and how many there were."""
    eastern = _EASTERN_DAY.search(text)
    if eastern:
        sign = next(group for group in eastern.groups() if group)
        return text[: eastern.start()] + text[eastern.end() :], EASTERN_WEEKDAYS[sign], 1
    words = [match for match in _WORD.finditer(text) if match[0] in WEEKDAY_NUMBERS]
    months = sum(match[0] in MONTH_NUMBERS for match in _WORD.finditer(text))
    has_month = months > 1 or _ALL_DIGITS.search(text) is not None
    found = [match for match in words if match[0] not in MONTH_NUMBERS or has_month]
    if len(found) != 1:
        return text, None, len(found)
    match = found[0]
    behind = text[match.end() :].lstrip(".")
    return text[: match.start()] + behind, WEEKDAY_NUMBERS[match[0]], 1


_TOKEN = re.compile(r"[^\W\d_]+|\d+|\S")
_DIVIDERS = frozenset(".,'-/()")


def named_day(text: str, year: int | None = None) -> str:
    """Return EDTF of a month or day with the month's name, empty where something is left over.

    Args:
        text: In small letters, without time and weekday.
        year: The year where it is known already; else one of three or four digits is looked for.
    """
    tokens = _TOKEN.findall(text)
    months = [MONTH_NUMBERS[token] for token in tokens if token in MONTH_NUMBERS]
    numbers = [token for token in tokens if token.isdigit()]
    rest = [t for t in tokens if not t.isdigit() and t not in MONTH_NUMBERS and t not in FILLERS | _DIVIDERS]
    if rest or len(months) != 1 or text[:1] in "-/" or text[-1:] in "-/":
        return ""
    if year is None:
        years = [number for number in numbers if len(number) in (3, 4)]
        if len(years) != 1:
            return ""
        numbers.remove(years[0])
        year = int(years[0])
    if len(numbers) > 1 or any(len(number) > 2 or number == "0" for number in numbers):
        return ""
    return edtf_of(year, months[0], int(numbers[0]) if numbers else 0)
