"""What stands before the colon of an event of markwhen: one date, two, a length, or a date that hangs on others.

Source: regex.ts and dateRange/ of mark-when/parser, 1.2; slashes are American there unless its header says else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from viewer.exchange.draft.notes import Asked
from viewer.exchange.draft.numbers import NoDate, edtf_from_parts, from_to
from viewer.exchange.draft.worded import Reason, worded
from viewer.model.dates.calendar import add_months, civil_of, days_from_civil, month_length
from viewer.model.dates.edtf import date_or_none, edtf_of
from viewer.model.dates.timespan import DAY
from viewer.words import N_

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TIME = r"(?:(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?\s*(?P<half>[ap]m)?)"
_ISO = re.compile(rf"(?P<year>\d{{4}})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:\s+{_TIME})?)?)?", re.IGNORECASE)
_WEEK = re.compile(r"(\d{4})-?W(\d\d)(?:-?([1-7]))?")
_STAMP = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?Z?")
_SLASHES = re.compile(rf"(\d{{1,5}})(?:/(\d{{1,5}}))?(?:/(\d{{1,5}}))?(?:[,\s]+{_TIME})?", re.IGNORECASE)
_DAY_FIRST = re.compile(
    rf"(?P<day>\d{{1,2}})\s+(?P<name>{_MONTH})(?:,?\s+(?P<year>\d{{4}}),?)?(?:\s+{_TIME})?", re.IGNORECASE
)
_MONTH_FIRST = re.compile(
    rf"(?P<name>{_MONTH})\s+(?P<day>\d{{1,2}})(?:,?\s+(?P<year>\d{{4}}),?)?(?:\s+{_TIME})?", re.IGNORECASE
)
_MONTH_ALONE = re.compile(rf"(?P<name>{_MONTH})(?:\s+(?P<year>\d{{3,4}}))?", re.IGNORECASE)
_BCE = re.compile(r"(\d{1,10})\s*(?:BCE|BC)", re.IGNORECASE)
_UNITS = {
    "second": 1, "sec": 1, "s": 1, "minute": 60, "min": 60, "hour": 3600, "h": 3600, "day": DAY, "d": DAY,
    "week": 7 * DAY, "w": 7 * DAY,
}  # fmt: skip
_AMOUNT = r"\d+\s*(?:years?|y|months?|weeks?|w|days?|d|hours?|h|minutes?|mins?|seconds?|secs?|sec|s)"
_LENGTH = re.compile(rf"{_AMOUNT}(?:[\s,]+{_AMOUNT})*", re.IGNORECASE)
_PART = re.compile(r"(\d+)\s*([a-z]+)", re.IGNORECASE)
_HANGING = re.compile(
    rf"(?:(?:after|before|by)\b)?\s*(?:!\w+(?:\.(?:start|end))?|\.(?:start|end))?\s*(?:plus\b|[+-])?\s*(?:{_LENGTH.pattern})?|{_TIME}|now",
    re.IGNORECASE,
)
_BARE_CLOCK = re.compile(r"\d{1,2}:\d\d(?:\s*[ap]m)?|\d{1,2}\s*[ap]m", re.IGNORECASE)
_EVERY = re.compile(r"(.*?)\s*\bevery\b(.*)", re.IGNORECASE | re.DOTALL)
_BETWEEN = (re.compile(r"\s*/\s*"), re.compile(r"\s+to\s+", re.IGNORECASE), re.compile(r"\s*-\s*"))
#: In years; a length that leads further is none.
_FAR = 100_000
#: A range is short; what is longer is a sentence with a colon.
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Written:
    """A range as it was written.

    Attributes:
        edtf: Empty where it cannot be told by itself.
        why: Why not, in a few words.
        rule: By which it repeats; empty for none.
        is_period: One year or month by itself, which lasts that long in markwhen.
    """

    edtf: str
    why: Reason = ""
    rule: str = ""
    is_period: bool = False


def range_of(text: str, order: str = "mdy") -> Written | None:
    """Return what the text before an event's colon says, None where it is no range.

    Args:
        text: Without the colon.
        order: Of day and month in ``3/4/2011``; empty where that is to be asked.

    Raises:
        Asked: The order of day and month is needed and not known.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    rule = ""
    if match := _EVERY.fullmatch(text):
        text, rule = match[1].strip(), f"every{match[2]}".strip()
        if not text:
            return Written("", worded(N_("it repeats and names no first time")), rule)
    whole = _single(text, order)
    if whole is not None:
        return Written(
            whole, "" if whole else worded(N_("“{text}” never was"), text=text), rule, _is_period(whole)
        )
    for between in _BETWEEN:
        for cut in between.finditer(text):
            first, last = text[: cut.start()], text[cut.end() :]
            if found := _from_to(first.strip(), last.strip(), order):
                return Written(found.edtf, found.why, rule)
    if _is_hanging(text):
        return Written("", worded(N_("its date hangs on another event or on today")), rule)
    return None


def _is_hanging(text: str) -> bool:
    if not text or re.fullmatch(r"\d{1,2}", text):
        return False  # two digits are far more often the number of something than an hour
    return _HANGING.fullmatch(text) is not None or _without_year(text)


def _without_year(text: str) -> bool:
    match = _DAY_FIRST.fullmatch(text) or _MONTH_FIRST.fullmatch(text) or _MONTH_ALONE.fullmatch(text)
    return match is not None and not match["year"]


def _is_period(edtf: str) -> bool:
    return re.fullmatch(r"-?\d{4,}(-\d\d)?", edtf) is not None


def _from_to(first: str, last: str, order: str) -> Written | None:
    start = _single(first, order)
    if start is None:
        hangs = _is_hanging(first) and (
            _is_hanging(last) or _single(last, order) is not None or last.lower() == "now"
        )
        return Written("", worded(N_("its date hangs on another event or on today"))) if hangs else None
    if last.lower() == "now":
        return Written(f"{start}/.." if start else "", "" if start else worded(N_("its beginning never was")))
    end = _single(last, order)
    if end is None and _LENGTH.fullmatch(last):
        end = _after(start, last)
        return Written(end, "" if end else worded(N_("its length cannot be counted from there")))
    if end is None:
        return Written("", worded(N_("its end hangs on another event"))) if _is_hanging(last) else None
    found = from_to(start, end) if start and end else ""
    return Written(found, "" if found else worded(N_("it would end before it begins, or never was")))


def _single(text: str, order: str) -> str | None:
    """Return one date, empty where there never was such a one, None where it is no date by itself."""
    if match := _STAMP.fullmatch(text):
        edtf = _made([match[number] or "" for number in range(1, 7)])
        return f"{edtf}Z" if edtf and text.endswith("Z") else edtf
    if match := _WEEK.fullmatch(text):
        return _week(int(match[1]), int(match[2]), int(match[3] or 0))
    if match := _ISO.fullmatch(text):
        return _made([match["year"], match["month"] or "", match["day"] or "", *_clock(match)])
    if match := _BCE.fullmatch(text):
        year = int(match[1])
        return edtf_of(1 - year) if year else ""
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _MONTH_ALONE):
        match = pattern.fullmatch(text)
        if match is not None and match["year"]:
            month = _MONTHS.index(match["name"][:3].lower()) + 1
            parts = match.groupdict()
            return _made([match["year"], str(month), parts.get("day") or "", *_clock(match)])
    if (
        (match := _SLASHES.fullmatch(text))
        and ("/" in text or len(text) > 2)
        and not _BARE_CLOCK.fullmatch(text)
    ):
        return _slashes(match, order)
    return None


def _slashes(match: re.Match[str], order: str) -> str | None:
    one, two, three = match[1], match[2], match[3]
    if three is None:
        if match["hour"] or (two and len(one) > 2):
            return None
        return _made([two, one]) if two else _made([one])
    if not order:
        raise Asked(
            f"the header has a date format that is not known, and “{match[0]}” needs one; say --dates dmy or --dates mdy"
        )
    day, month = (two, one) if order == "mdy" else (one, two)
    return _made([three, month, day, *_clock(match)])


def _clock(match: re.Match[str]) -> list[str]:
    parts = match.groupdict()
    if not parts.get("hour"):
        return []
    hour = int(parts["hour"])
    if parts.get("half"):
        hour = hour % 12 + (12 if parts["half"].lower() == "pm" else 0)
    return [str(hour), parts.get("minute") or "0"]


def _made(parts: list[str]) -> str:
    try:
        return edtf_from_parts(parts)
    except NoDate:
        return ""


def _week(year: int, week: int, day: int) -> str:
    """Return the days of a week as ISO 8601 counts them: the first one has the year's first Thursday."""
    fourth = days_from_civil(year, 1, 4)
    monday = fourth - (fourth + 3) % 7 + (week - 1) * 7
    last = days_from_civil(year, 12, 28)
    if week < 1 or monday > last:
        return ""
    days = [monday + day - 1] if day else [monday, monday + 6]
    ends = [edtf_of(*civil_of(one * DAY)[:3]) for one in days]
    return "/".join(ends)


def _after(start: str, length: str) -> str:
    """Return a range from a date that lasts a length, said no finer than the two of them are."""
    date = date_or_none(start)
    if date is None or date.first is None or "/" in start:
        return ""
    offset = "Z" if start.endswith("Z") else ""
    begin = civil_of(date.first.start)
    year, month, seconds = begin.year, begin.month, 0
    for number, unit in _PART.findall(length):
        count, name = int(number), unit.lower()
        if count > _FAR * DAY:
            return ""
        singular = name[:-1] if name.endswith("s") and name != "s" else name
        if singular in ("year", "y"):
            year += count
        elif singular == "month":
            year, month = add_months(year, month, count)
        else:
            seconds += count * _UNITS[singular]
    if abs(year) > _FAR or seconds > _FAR * 366 * DAY:
        return ""
    day = min(begin.day, month_length(year, month))
    clock = begin.hour * 3600 + begin.minute * 60 + begin.second
    behind = days_from_civil(year, month, day) * DAY + clock + seconds
    return _said(date.first.start, behind, start, offset)


def _said(begin: int, behind: int, start: str, offset: str) -> str:
    """Return [begin, behind) with ends that are included, in years, months, days or minutes."""
    first, end = civil_of(begin), civil_of(behind)
    if "T" in start or behind % DAY or behind <= begin:
        last = edtf_from_parts([str(part) for part in end[: 6 if end.second else 5]])
        whole = start if "T" in start else f"{edtf_of(*first[:3])}T00:00"
        return from_to(whole, f"{last}{offset}")
    if end.day == 1 and first.day == 1:
        if len(start) <= 5 and end.month == 1 and first.month == 1:
            return from_to(edtf_of(first.year), edtf_of(end.year - 1))
        if start.count("-", 1) <= 1:
            month = add_months(end.year, end.month, -1)
            return from_to(edtf_of(first.year, first.month), edtf_of(*month))
    return from_to(edtf_of(*first[:3]), edtf_of(*civil_of(behind - DAY)[:3]))
