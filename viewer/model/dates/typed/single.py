"""One date as people type it, read without making anything up.

Digits alone are read where their order is sure; :mod:`viewer.model.dates.typed.asked` knows the two
readings of those where it is not. What nobody typed is never filled in: no day, no century.
"""

from __future__ import annotations

import re

from viewer.model.dates.edtf import edtf_of
from viewer.model.dates.typed.ages import age_of
from viewer.model.dates.typed.parts import named_day, typed_parts


def single_date(text: str) -> str:
    """Return EDTF for one date in small letters, without qualifiers; empty where it is not sure."""
    parts = typed_parts(text.strip(" .,"))
    if parts is None:
        return ""
    body = parts.body
    return parts.joined(_numeric(body) or _eastern(body) or _era(body) or _stretch(body) or _named(body))


def _named(body: str) -> str:
    return named_day(body) or age_of(body)


_ERA = re.compile(r"(.*?)\s*(\d{1,3}(?:,\d{3})+|\d{1,6})\s*(b\.?\s?c\.?(?:\s?e)?|a\.?\s?d|c\.?\s?e)\.?")
_ERA_FIRST = re.compile(r"a\.?\s?d\.?\s*(\d{1,4})")


def _era(text: str) -> str:
    """Return a suggestion for ``500 BC``, ``AD 79`` or ``15 March 44 BC``."""
    match = _ERA_FIRST.fullmatch(text)
    if match:
        return edtf_of(int(match[1])) if int(match[1]) else ""
    match = _ERA.fullmatch(text)
    number = int(match[2].replace(",", "")) if match else 0
    if match is None or not number:
        return ""
    year = 1 - number if match[3][0] == "b" else number
    if not match[1]:
        return edtf_of(year)
    return named_day(match[1], year)


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


_ISO_LIKE = re.compile(r"(\d{4})([-./ ])\s?(\d{1,2})(?:\2\s?(\d{1,2}))?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[./](\d{4})")
_SHORT_YEAR = re.compile(r"\d{3}")
_LONG_YEAR = re.compile(r"y?(-?)0*(\d{1,12})")
#: Days of a spreadsheet from 1954 to 2064, which it counts from the end of 1899.
SPREADSHEET_DAYS = range(20_000, 60_000)
#: Until England changed its new year in 1752, 1699/00 was one year with two names.
DOUBLE_YEARS_END = 1752


def _numeric(text: str) -> str:
    """Return EDTF for a date of digits alone, empty where its order is not sure."""
    match = _ISO_LIKE.fullmatch(text)
    if match:
        return _iso_like(match)
    match = _COMPACT.fullmatch(text)
    if match:
        return edtf_of(*map(int, match.groups()))
    match = _DAY_FIRST.fullmatch(text)
    if match:
        return _day_first(int(match[1]), int(match[3]), int(match[4]), match[2])
    match = _MONTH_YEAR.fullmatch(text)
    if match:
        return edtf_of(int(match[2]), int(match[1]))
    if re.fullmatch(r"\d{4}", text):
        return text
    match = _LONG_YEAR.fullmatch(text)
    if match and (text[0] == "y" or len(match[2]) >= 5):
        return _long_year(text, match)
    return edtf_of(int(text)) if _SHORT_YEAR.fullmatch(text) else ""


def _long_year(text: str, match: re.Match[str]) -> str:
    year = int(match[1] + match[2])
    if text[0] != "y" and (len(match[2]) in (6, 8) or year in SPREADSHEET_DAYS):
        return ""  # a day without dividers, or a spreadsheet's
    return edtf_of(year)


def _iso_like(match: re.Match[str]) -> str:
    year, divider, month, day = match.groups()
    if divider == "/" and day is None and len(month) == 2 and int(month) > int(year[2:]):
        return _to_year(int(year), int(month))
    return edtf_of(int(year), int(month), int(day or 0)) if int(month) else ""


def _to_year(year: int, last: int) -> str:
    """Return ``1914/18`` as the years from one to the other; empty where it may be a month or a double year."""
    if last <= 12 or (last == year % 100 + 1 and year < DOUBLE_YEARS_END):
        return ""
    return f"{year:04d}/{year // 100 * 100 + last:04d}"


def _day_first(first: int, second: int, year: int, mark: str) -> str:
    """Return the day that two numbers and a year name: dots and numbers over 12 tell the order."""
    if not first or not second:
        return ""
    if mark == "." or first > 12 or first == second:
        return edtf_of(year, second, first)
    return edtf_of(year, first, second) if second > 12 else ""


_EASTERN = re.compile(
    r"(기원전|公元前|前|紀元前)?\s?(?:서기|公元|西元)?\s?(\d{1,4})\s?[년年]"
    r"(?:\s?(\d{1,2})\s?[월月](?:\s?(\d{1,2})\s?[일日号號])?)?"
)


def _eastern(text: str) -> str:
    """Return EDTF for ``2011년 8월 21일`` or ``2011年8月21日``."""
    match = _EASTERN.fullmatch(text)
    if match is None or (len(match[2]) < 3 and not match[1]):
        return ""
    year = 1 - int(match[2]) if match[1] else int(match[2])
    return edtf_of(year, int(match[3] or 0), int(match[4] or 0))
