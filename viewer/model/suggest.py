"""What a person may have meant who typed a date in words: the EDTF text for it.

dateutil fills what is missing from a default date, so every text is read twice with
different defaults and only the parts that agree are kept. It also reads intervals and
negative years wrongly; such texts never reach it.
"""

from __future__ import annotations

import re
from datetime import datetime

_ONE, _OTHER = datetime(2003, 1, 1), datetime(2008, 12, 28)
_LONGEST = 60
_ABOUT = re.compile(r"^(?:c\.?|ca\.?|circa|about|around|approx\.?|approximately|roughly)\s+", re.I)
_BEFORE = re.compile(r"^(?:before|until|up to|by|no later than|on or before)\s+", re.I)
_AFTER = re.compile(r"^(?:after|since|from|no earlier than|on or after)\s+", re.I)
_BC = re.compile(r"^(\d{1,6})\s*(?:b\.?\s?c\.?(?:\s?e\.?)?)$", re.I)
_AD = re.compile(r"^(?:a\.?d\.?\s*(\d{1,4})|(\d{1,4})\s*(?:a\.?d\.?|c\.?e\.?))$", re.I)
_DECADE = re.compile(r"^(?:the\s+)?(\d{3})0['’]?s$", re.I)
_CENTURY = re.compile(r"^(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)\s+century$", re.I)
_SEASON = re.compile(r"^(spring|summer|autumn|fall|winter)\s+(?:of\s+)?(\d{4})$", re.I)
_DAYS = re.compile(r"^(\d{1,2})\s*(?:-|–|to|until)\s*(\d{1,2})\s+(\w{3,9}\.?,?\s+\d{4})$", re.I)
_YEARS = re.compile(r"^(\d{4})\s*(?:-|–|to|until)\s*(\d{4})$", re.I)
_LOOSE = re.compile(r"^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$")
_DOTTED = re.compile(r"^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$")
_SEASON_NUMBERS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}


def suggest_date(text: str) -> str:
    """Return valid EDTF for what a person typed, empty where it would be a guess.

    No missing part is invented: ``Aug 2011`` becomes ``2011-08``, not a day of it.
    """
    stripped = " ".join(text.split())
    if not stripped or len(stripped) > _LONGEST:
        return ""
    found = _suggested(stripped)
    return found if found and _is_valid(found) else ""


def _is_valid(text: str) -> bool:
    from viewer.model.dates import DateError, parse_date

    try:
        parse_date(text)
    except DateError:
        return False
    return True


def _suggested(text: str) -> str:
    for pattern, form in ((_ABOUT, "{}~"), (_BEFORE, "[..{}]"), (_AFTER, "[{}..]")):
        match = pattern.match(text)
        if match:
            inner = _suggested(text[match.end() :])
            return form.format(inner) if inner and inner[-1] not in "~]" and "/" not in inner else ""
    return _special(text) or _range(text) or _by_dateutil(text)


def _special(text: str) -> str:
    if match := _BC.match(text):
        year = 1 - int(match[1])
        return (f"{year:05}" if year < 0 else f"{year:04}") if year > -10_000 else f"Y{year}"
    if match := _AD.match(text):
        return f"{int(match[1] or match[2]):04}"
    if match := _DECADE.match(text):
        return f"{match[1]}X"
    if match := _CENTURY.match(text):
        return f"{int(match[1]) - 1:02}XX"
    if match := _SEASON.match(text):
        return f"{match[2]}-{_SEASON_NUMBERS[match[1].lower()]}"
    if match := _LOOSE.match(text):
        return "-".join(f"{int(group):02}" for group in match.groups() if group)
    if match := _DOTTED.match(text):
        return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    if re.fullmatch(r"\d{4}", text):
        return text
    return ""


def _range(text: str) -> str:
    if match := _YEARS.match(text):
        return f"{match[1]}/{match[2]}"
    if match := _DAYS.match(text):
        first = _by_dateutil(f"{match[1]} {match[3]}")
        last = _by_dateutil(f"{match[2]} {match[3]}")
        return f"{first}/{last}" if len(first) == len(last) == 10 else ""
    return ""


def _by_dateutil(text: str) -> str:
    """Return the parts that two readings with different defaults agree on."""
    if not re.search(r"\d{4}", text) or not re.search(r"[A-Za-z]", text) or re.search(r"[/\[\]]|^-", text):
        return ""
    from dateutil import parser

    try:
        one, other = parser.parse(text, default=_ONE), parser.parse(text, default=_OTHER)
    except (ValueError, OverflowError, TypeError, AttributeError):
        return ""
    if one.year != other.year or one.tzinfo is not None:
        return ""
    if one.month != other.month:
        return f"{one.year:04}"
    if one.day != other.day:
        return f"{one.year:04}-{one.month:02}"
    day = f"{one:%Y-%m-%d}"
    return f"{day}T{one:%H:%M}" if re.search(r"\d:\d\d", text) else day
