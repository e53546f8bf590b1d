"""One date as people type it, read without making anything up.

dateutil does the reading of names and orders. It fills what is missing from a
default, moves years below 100 into this century, and takes intervals and negative
years for something else. So it only sees texts made of known words with one year of
four digits, in whose place stands a leap year; it reads them twice, with two
defaults, and only what both readings agree on is kept.
"""

from __future__ import annotations

import re
from datetime import datetime

from viewer.model.dates.calendar import MONTHS, WEEKDAYS, seconds_of, weekday_of

_DEFAULTS = (datetime(1604, 1, 1, 1, 1, 1), datetime(1908, 2, 2, 2, 2, 2))
_STAND_IN = "2000"


def edtf_of(year: int, month: int = 0, day: int = 0) -> str:
    """Return the EDTF text of a year, month or day; empty where it has none."""
    if abs(year) > 9999:
        return "" if month else f"Y{year}"
    text = f"-{-year:04d}" if year < 0 else f"{year:04d}"
    return text + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")


def single_date(text: str) -> str:
    """Return a suggestion for one date, without qualifiers."""
    text = text.strip(" .,")
    return _numeric(text) or _era(text) or _stretch(text) or _named(text)


_ERA = re.compile(r"(.*?)\s*(\d{1,6})\s*(b\.?\s?c\.?(?:\s?e)?|a\.?\s?d|c\.?\s?e)\.?")
_ERA_FIRST = re.compile(r"a\.?\s?d\.?\s*(\d{1,4})")


def _era(text: str) -> str:
    """Return a suggestion for ``500 BC``, ``AD 79`` or ``15 March 44 BC``."""
    match = _ERA_FIRST.fullmatch(text)
    if match:
        return edtf_of(int(match[1])) if int(match[1]) else ""
    match = _ERA.fullmatch(text)
    if match is None or int(match[2]) == 0:
        return ""
    year = 1 - int(match[2]) if match[3][0] == "b" else int(match[2])
    if not match[1]:
        return edtf_of(year)
    known = re.fullmatch(rf"{_STAND_IN}(-\d\d(?:-\d\d)?)", _named(f"{match[1]} {_STAND_IN}"))
    return edtf_of(year) + known[1] if known and abs(year) <= 9999 else ""


_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_SEASON = re.compile(r"(?:the )?(spring|summer|autumn|fall|winter)(?: of|,)? (\d{4})(?:[-/](\d\d(?:\d\d)?))?")
_DECADE = re.compile(r"(?:the )?(\d{3})0'?s")
_CENTURY = re.compile(
    r"(?:the )?(\d{1,2})(?:st|nd|rd|th)[- ](?:century|cent|c)\.?(?: (?:(?:ad|ce)|(b\.?\s?c\.?(?:\s?e\.?)?)))?"
)
_CENTURY_PLURAL = re.compile(r"(?:the )?(\d\d)00'?s")


def _stretch(text: str) -> str:
    """Return a suggestion for a season, decade or century."""
    match = _SEASON.fullmatch(text)
    if match:
        return _season(match[1], int(match[2]), match[3])
    match = _CENTURY_PLURAL.fullmatch(text)
    if match:
        return ""  # "1900s" is a century to some and a decade to others
    match = _DECADE.fullmatch(text)
    if match:
        return f"{match[1]}X"
    match = _CENTURY.fullmatch(text)
    # The 19th century began in 1801, and 18XX in 1800; nobody who writes it means that year.
    # The 5th century BC is 500 to 401 BC, which is -0499 to -0400: exactly -04XX.
    if match is None or not int(match[1]):
        return ""
    return f"{'-' if match[2] else ''}{int(match[1]) - 1:02d}XX"


def _season(name: str, year: int, second: str | None) -> str:
    if second is not None and (name != "winter" or not str(year + 1).endswith(second)):
        return ""
    if name == "winter" and second is None:
        return ""  # the one that began in that year, or the one that ended in it
    return f"{year:04d}-{_SEASONS[name]}"


_ISO_LIKE = re.compile(
    r"(\d{4})[-./ ]\s?(\d{1,2})(?:[-./ ]\s?(\d{1,2}))?(?:[t ]+(\d{1,2}):(\d\d)(?::(\d\d))?(z)?)?"
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[./](\d{4})")
_SHORT_YEAR = re.compile(r"\d{1,3}")
_LONG_YEAR = re.compile(r"y?(-?)0*(\d{1,9})")


def _numeric(text: str) -> str:
    """Return a suggestion for a date of digits alone, empty where its order is not sure."""
    match = _ISO_LIKE.fullmatch(text)
    if match:
        return _iso_like(match)
    match = _COMPACT.fullmatch(text)
    if match:
        return "-".join(match.groups())
    match = _DAY_FIRST.fullmatch(text)
    if match:
        return _day_first(int(match[1]), int(match[3]), int(match[4]), match[2])
    match = _MONTH_YEAR.fullmatch(text)
    if match:
        return edtf_of(int(match[2]), int(match[1]))
    if re.fullmatch(r"\d{4}", text):
        return text
    match = _LONG_YEAR.fullmatch(text)
    if match and (text[0] == "y" or len(match[2]) >= 5) and len(match[2]) not in (6, 8):
        return edtf_of(int(match[1] + match[2]))
    return edtf_of(int(text)) if _SHORT_YEAR.fullmatch(text) and len(text) == 3 else ""


def _iso_like(match: re.Match[str]) -> str:
    year, month, day, hour, minute, second, utc = match.groups()
    found = edtf_of(int(year), int(month), int(day or 0))
    if hour is None:
        return found
    if day is None:
        return ""
    return f"{found}T{int(hour):02d}:{minute}" + (f":{second}" if second else "") + ("Z" if utc else "")


def _day_first(first: int, second: int, year: int, mark: str) -> str:
    """Return the day that two numbers and a year name: dots and numbers over 12 tell the order."""
    if mark == "." or first > 12 or first == second:
        return edtf_of(year, second, first)
    return edtf_of(year, first, second) if second > 12 else ""


_KNOWN_WORDS = frozenset(
    word
    for name in (*MONTHS, *WEEKDAYS)
    for word in (name.lower(), name[:3].lower())
) | {"sept", "tues", "thur", "thurs", "of", "the", "on", "at", "in", "st", "nd", "rd", "th", "am", "pm"}  # fmt: skip
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)(?::(\d\d))?(?:\s?([ap]m))?")


def _named(text: str) -> str:
    """Return a suggestion for a date with a month's name, by way of dateutil."""
    words = re.findall(r"[^\W\d_]+", text)
    numbers = re.findall(r"\d+", _CLOCK.sub("", text))
    if not words or not _KNOWN_WORDS.issuperset(words) or re.search(r"[/\[\]+~?%]|^-|-\s*$", text):
        return ""
    years = [number for number in numbers if len(number) == 4]
    weekdays = [word for word in words if _weekday(word) is not None]
    months = [word for word in words if word[:3] in _MONTH_HEADS]
    if len(years) != 1 or len(numbers) > 2 or any(len(n) == 3 or len(n) > 4 for n in numbers):
        return ""
    if len(weekdays) > 1 or len(months) != 1:
        return ""
    found = _agreed(re.sub(rf"\b{years[0]}\b", _STAND_IN, text), has_day=len(numbers) == 2)
    found = years[0] + found[4:] if found else ""
    return found if not weekdays or _falls_on(found, weekdays[0]) else ""


_MONTH_HEADS = frozenset(name[:3].lower() for name in MONTHS)


def _weekday(word: str) -> int | None:
    names = [name.lower() for name in WEEKDAYS]
    return next((n for n, name in enumerate(names) if len(word) >= 3 and name.startswith(word)), None)


def _falls_on(found: str, weekday: str) -> bool:
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)", found)
    return match is not None and weekday_of(seconds_of(*map(int, match.groups()))) == _weekday(weekday)


def _agreed(text: str, *, has_day: bool) -> str:
    """Return what two readings with different defaults have in common, in the stand-in year."""
    from dateutil import parser  # slow to import, and needed for mistakes only

    plain = re.sub(r"\b(?:the|on|in)\b|(?<=\d)(?:st|nd|rd|th)\b", " ", text)
    try:
        one, other = (parser.parse(plain, default=day, ignoretz=True) for day in _DEFAULTS)
    except (ValueError, OverflowError, TypeError, AttributeError, LookupError, ArithmeticError):
        return ""
    if f"{one.year}" != _STAND_IN or other.year != one.year or one.month != other.month:
        return ""
    if not has_day:
        return "" if one.day == other.day else edtf_of(one.year, one.month)
    if one.day != other.day:
        return ""
    found = edtf_of(one.year, one.month, one.day)
    if (one.hour, one.minute) == (other.hour, other.minute):
        return f"{found}T{one:%H:%M}" + (f":{one:%S}" if one.second == other.second else "")
    return "" if one.hour == other.hour else found
