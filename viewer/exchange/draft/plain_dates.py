"""Common forms of dates, read at a glance: a large column has a hundred thousand that differ.

Each gives what :func:`~viewer.model.dates.typed.suggest.read_typed` would, or says that it does not know.
"""

from __future__ import annotations

import re
from functools import lru_cache

from viewer.model.dates.edtf import date_or_none
from viewer.model.dates.typed.suggest import Understood, read_typed
from viewer.model.dates.typed_words import MONTH_NUMBERS, WEEKDAY_NUMBERS

_CLOCK = re.compile(r"[ ,]+([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?").fullmatch
_DAY_AND_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)( .+)").fullmatch
_WORD = re.compile(r"[^\W\d_]+")
_LONG_NUMBER = re.compile(r"\d{3}").search
_PLAIN = re.compile(r"(?:[^\W_]|[ .,:'’/-])+").fullmatch
_IN_2000 = re.compile(r"2000(-\d\d(?:-\d\d)?)").fullmatch


def with_clock(day: str, time: str) -> str:
    """Return EDTF of a day at a time such as `` 9:05``; empty where the time is written in any other way.

    Args:
        day: EDTF of a whole day.
        time: With the blank or comma before it.
    """
    match = _CLOCK(time)
    if match is None:
        return ""
    seconds = f":{match[3]}" if match[3] else ""
    return f"{day}T{int(match[1]):02d}:{match[2]}{seconds}"


def day_and_clock(text: str) -> str:
    """Return EDTF of such as ``2011-08-20 14:05``; empty for any other text, and where there never was such a day."""
    match = _DAY_AND_CLOCK(text)
    found = with_clock(match[1], match[2]) if match else ""
    return found if found and date_or_none(found) is not None else ""


def needs_its_century(text: str) -> bool:
    """Tell whether a text is certainly no date by itself: names of months and days, and short numbers alone."""
    if _LONG_NUMBER(text) or not _PLAIN(text):
        return False
    return all(word in MONTH_NUMBERS or word in WEEKDAY_NUMBERS for word in _WORD.findall(text.lower()))


@lru_cache(maxsize=4096)  # days of a year and names of months, of which a column has few
def in_2000(text: str) -> str:
    """Return EDTF of a text in the year 2000, which is written behind it; empty where it is no date then."""
    found = read_typed(f"{text} 2000")
    return found.edtf if isinstance(found, Understood) else ""


def in_year(text: str, year: int, time: str) -> str:
    """Return EDTF of a text such as ``21 Aug`` in a year, at a time.

    Args:
        text: Names a day or month.
        year: Of up to four digits.
        time: What stands behind; empty for none.

    Returns:
        Empty where nothing is certain at a glance.
    """
    match = _IN_2000(in_2000(text))
    if match is None or any(word not in MONTH_NUMBERS for word in _WORD.findall(text.lower())):
        return ""  # a weekday is right in one year and wrong in the next
    day = f"{year:04d}{match[1]}"
    found = (with_clock(day, time) if len(match[1]) > 3 else "") if time else day
    return found if found and date_or_none(found) is not None else ""
