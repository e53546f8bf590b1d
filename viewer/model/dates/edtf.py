"""Dates as they are written in event files: EDTF, exactly as precise as they are known.

Read are EDTF (ISO 8601-2) levels 0 and 1, and of level 2 the one-of sets, years with
exponents or significant digits, and ``X`` in any trailing digits. Our extensions are times of
minute precision, thousandths of a second, times inside intervals and sets, qualified times,
and one-of sets as ends of an interval. Years run to a hundred milliards either way
(:data:`MAX_YEAR`), so that seconds fit into 64 bits.

White space around the text and around ``/ .. , [ ]`` is dropped: YAML re-flows
long values, and a space there changes nothing.
"""

from __future__ import annotations

import re

from viewer.model.dates.calendar import month_length
from viewer.model.dates.errors import MAX_TEXT, DateError, explain, quoted, slashes_fault
from viewer.model.dates.granularity import Granularity
from viewer.model.dates.parts import read_part
from viewer.model.dates.timespan import DAY
from viewer.model.dates.values import (
    MAX_YEAR,
    DateKind,
    DatePart,
    EventDate,
    Member,
    Qualifier,
)
from viewer.model.dates.when import End
from viewer.words import _

__all__ = [
    "MAX_TEXT",
    "MAX_YEAR",
    "DateError",
    "DateKind",
    "DatePart",
    "EventDate",
    "Granularity",
    "Member",
    "Qualifier",
    "date_or_none",
    "parse_date",
]

_POINT, _INTERVAL, _ONE_OF = DateKind.POINT, DateKind.INTERVAL, DateKind.ONE_OF
_KNOWN, _OPEN, _UNKNOWN = End.KNOWN, End.OPEN, End.UNKNOWN
_SPACE = re.compile(r"\s").search
_LOOSE_SPACE = re.compile(r"\s*(\.\.|[,/\[\]])\s*")
#: No date that is read has other letters.
_ITS_LETTERS = re.compile(r"[-+0-9XYESTZ.,:/\[\]?~%\s]+").fullmatch


def date_or_none(text: str) -> EventDate | None:
    """Read one date as :func:`parse_date` does; None for a text that is none, where nobody asks why.

    Saying why takes many times as long as reading, so that most other texts are told by their letters.
    """
    if _ITS_LETTERS(text) is None:
        return None
    try:
        return parse_date(text)
    except DateError:
        return None


def parse_date(text: str) -> EventDate:
    """Read one date, interval or one-of set.

    Args:
        text: EDTF; see the module's description for what is read.

    Raises:
        DateError: With a one-line ``message``; :func:`~viewer.model.dates.typed.suggest.suggest_date` may know
            what was meant.
    """
    if len(text) > MAX_TEXT or _SPACE(text):
        return _read_loose(text)
    if "/" in text or text[:1] == "[":
        try:
            return _interval(text) if _is_interval(text) else _set(text)
        except DateError as error:
            raise _within(text, error) from None
    part = read_part(text)
    return EventDate(text, _POINT, part, part)


def _read_loose(text: str) -> EventDate:
    """Read a text without its harmless white space.

    Raises:
        DateError: Naming the text as it was typed.
    """
    stripped = text.strip()
    if len(stripped) > MAX_TEXT:
        raise explain(stripped)
    tight = _LOOSE_SPACE.sub(r"\1", stripped)
    try:
        if len(tight) <= MAX_TEXT and not _SPACE(tight):
            return parse_date(tight)
        raise explain(tight)
    except DateError as error:
        message = error.message.replace(quoted(tight), quoted(stripped), 1)
        raise DateError(message, stripped) from None


def _within(whole: str, error: DateError) -> DateError:
    """Return the error of a part as the error of the whole date, which it names."""
    if error.text == whole:
        return error
    found = quoted(error.text)
    where = _("{found} in {whole}").format(found=found, whole=quoted(whole))
    message = error.message
    message = message.replace(found, where, 1) if found in message else f"{quoted(whole)}: {message}"
    return DateError(message, whole)


def _is_interval(text: str) -> bool:
    """Tell whether a slash stands outside brackets."""
    before, slash, _rest = text.partition("/")
    return bool(slash) and before.count("[") == before.count("]")


def _interval(text: str) -> EventDate:
    start_text, _slash, end_text = text.partition("/")
    if "/" in end_text:
        raise slashes_fault(text)
    first = last = None
    open_start = open_end = _KNOWN
    if start_text not in ("", ".."):
        first = _end_part(start_text)
    else:
        open_start = _OPEN if start_text else _UNKNOWN
    if end_text not in ("", ".."):
        last = _end_part(end_text)
    else:
        open_end = _OPEN if end_text else _UNKNOWN
    if first is None and last is None:
        raise DateError(
            _("{text} is not a date; an interval needs at least one known date").format(text=quoted(text)),
            text,
        )
    if first is not None and last is not None and _ends_before(first, last):
        raise DateError(
            _("{text} is not a date; the interval ends before it starts").format(text=quoted(text)), text
        )
    return EventDate(text, _INTERVAL, first, last, open_start, open_end)


def _end_part(text: str) -> DatePart:
    """Return an interval's end: a date, or a set of which one member is meant, as one part."""
    if text[:1] != "[":
        return read_part(text)
    members = _members(text)
    parts = [part for member in members for part in member]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        raise DateError(
            _("{text} is not a date; a set at an interval's end is closed on both sides").format(
                text=quoted(text)
            ),
            text,
        )
    offsets = {part.offset_s for part in known}
    if len(offsets) > 1:
        raise DateError(
            _("{text} is not a date; a set at an interval's end has one offset from UTC").format(
                text=quoted(text)
            ),
            text,
        )
    qualifier = Qualifier.NONE
    for part in known:
        qualifier |= part.qualifier
    return DatePart(
        text, min(part.start for part in known), max(part.end for part in known),
        max(part.granularity for part in known), qualifier, offsets.pop(), all(part.has_time for part in known),
        members=members,
    )  # fmt: skip


def _ends_before(first: DatePart, last: DatePart) -> bool:
    """Tell whether ``last`` surely lies before ``first``, whatever their time zones."""
    if first.offset_s == last.offset_s:
        return last.end <= first.start or (first.start == last.start and _is_earlier_thousandth(first, last))
    if first.offset_s is not None and last.offset_s is not None:
        return last.end - last.offset_s <= first.start - first.offset_s
    # Two wall clocks are never two days apart; placing compares them on the axis.
    return last.end + 2 * DAY <= first.start


def _is_earlier_thousandth(first: DatePart, last: DatePart) -> bool:
    return first.ms is not None and last.ms is not None and last.ms < first.ms


def _set(text: str) -> EventDate:
    members = _members(text)
    starts = [start for start, _ in members]
    ends = [end for _, end in members]
    first = None if None in starts else min((s for s in starts if s is not None), key=_start_of)
    last = None if None in ends else max((e for e in ends if e is not None), key=_end_of)
    open_start = _OPEN if first is None else _KNOWN
    return EventDate(text, _ONE_OF, first, last, open_start, _OPEN if last is None else _KNOWN, members)


def _members(text: str) -> tuple[Member, ...]:
    """Return the alternatives of a set, in the order written."""
    if text[-1:] != "]":
        raise DateError(
            _("{text} is not a date; a set ends with a closing bracket").format(text=quoted(text)), text
        )
    inside = text[1:-1]
    if not inside:
        raise DateError(
            _("{text} is not a date; a set needs at least one date inside").format(text=quoted(text)), text
        )
    if "[" in inside or "]" in inside:
        raise DateError(
            _("{text} is not a date; a set holds dates, no further brackets").format(text=quoted(text)), text
        )
    if "/" in inside:
        raise DateError(
            _("{text} is not a date; a set holds no intervals (2011..2012 is any time between)").format(
                text=quoted(text)
            ),
            text,
        )
    return tuple(_member(text, member) for member in inside.split(","))


def _start_of(part: DatePart) -> int:
    return part.start - (part.offset_s or 0)


def _end_of(part: DatePart) -> int:
    return part.end - (part.offset_s or 0)


def _member(whole: str, text: str) -> Member:
    if not text:
        raise DateError(
            _("{whole} is not a date; a date is missing beside a comma").format(whole=quoted(whole)), whole
        )
    start_text, dots, end_text = text.partition("..")
    if not dots:
        part = read_part(text)
        return part, part
    if not start_text and not end_text:
        raise DateError(
            _("{whole} is not a date; two dots need a date on one side").format(whole=quoted(whole)), whole
        )
    start = read_part(start_text) if start_text else None
    end = read_part(end_text) if end_text else None
    if start is not None and end is not None and _ends_before(start, end):
        raise DateError(
            _("{whole} is not a date; “{text}” ends before it starts").format(whole=quoted(whole), text=text),
            whole,
        )
    return start, end


def edtf_of(year: int, month: int = 0, day: int = 0) -> str:
    """Return the EDTF text of a year, month or day; empty where it has none or the day never was."""
    if abs(year) > 9999:
        return "" if month else f"Y{year}"
    if not 0 <= month <= 12 or (day and not (month and 0 < day <= month_length(year, month))):
        return ""
    text = f"-{-year:04d}" if year < 0 else f"{year:04d}"
    return text + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")
