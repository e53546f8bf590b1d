"""Dates as programs write them: mail headers, logs, ISO weeks and days of the year, by way of dateutil.

dateutil fills what is missing from today, and takes ``GMT-0600`` for six hours east. So only texts
that hold a whole stamp are given to it, and the two words are taken out before.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

_ISO_CLOCK = re.compile(r"\d{8}T\d{4}(?:\d\d)?(?:Z|[+-]\d\d:?\d\d)?", re.IGNORECASE)
_ISO_WEEK = re.compile(r"\d{4}-?W\d\d(-?\d)?", re.IGNORECASE)
_ISO_DAY = re.compile(r"\d{4}-\d{3}")
#: A weekday if any, then day, month's name, a year of four digits, a clock and an offset, in
#: the orders of mail (RFC 5322), of the C library's ``ctime`` and of JavaScript's ``toString``.
_MAIL = re.compile(
    r"(?:[a-z]{3},?\s+)?(?:\d{1,2}\s+[a-z]{3,9}|[a-z]{3,9}\s+\d{1,2})\s+\d{4}\s+\d\d:\d\d(?::\d\d)?\s*"
    r"(?:(?:gmt|utc)?[+-]\d\d:?\d\d|gmt|utc|z)(?:\s+\([^)]{1,40}\))?",
    re.IGNORECASE,
)
_SECONDS = re.compile(r"\d\d:\d\d:\d\d")
_CTIME = re.compile(r"[a-z]{3}\s+[a-z]{3}\s+\d{1,2}\s+\d\d:\d\d:\d\d\s+(?:gmt|utc)\s+\d{4}", re.IGNORECASE)


def stamp(text: str) -> str:
    """Return EDTF for a date that a program wrote, exactly as precise; empty for anything else."""
    from dateutil.parser import isoparse, parse  # slow to import, and needed for such texts only

    try:
        if week := _ISO_WEEK.fullmatch(text):
            first = isoparse(text.upper()).date()
            return first.isoformat() if week[1] else f"{first}/{first + timedelta(days=6)}"
        if _ISO_DAY.fullmatch(text):
            return isoparse(text).date().isoformat()
        if _ISO_CLOCK.fullmatch(text):
            return _edtf(isoparse(text.upper()), has_seconds=len(re.sub(r"Z|[+-].*", "", text.upper())) > 13)
        if _MAIL.fullmatch(text) or _CTIME.fullmatch(text):
            plain = re.sub(r"\([^)]*\)|(?:gmt|utc)(?=[+-])", "", text, flags=re.IGNORECASE)
            return _edtf(parse(plain), has_seconds=bool(_SECONDS.search(plain)))
    except (ValueError, OverflowError):
        pass  # such as week 60, or the 31st of February
    return ""


def _edtf(moment: datetime, *, has_seconds: bool) -> str:
    clock = moment.strftime("%H:%M:%S" if has_seconds else "%H:%M")
    offset = moment.utcoffset()
    if offset is None:
        return f"{moment.date().isoformat()}T{clock}"
    if not offset:
        return f"{moment.date().isoformat()}T{clock}Z"
    minutes = round(offset.total_seconds() / 60)
    sign, minutes = ("-", -minutes) if minutes < 0 else ("+", minutes)
    return f"{moment.date().isoformat()}T{clock}{sign}{minutes // 60:02}:{minutes % 60:02}"
