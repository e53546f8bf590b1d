"""A date picked from a calendar, put in its place in what was typed."""

from __future__ import annotations

from viewer.model.dates.calendar import civil_of
from viewer.model.dates.edtf import parse_date
from viewer.model.dates.errors import DateError

_QUALIFIERS = "?~%"


def takes_pick(text: str) -> bool:
    """Tell whether a calendar can write into a date: not into a set, whose members it would lose."""
    return not text.strip().startswith(("[", "{"))


def with_pick(text: str, cursor: int, picked: str) -> str:
    """Return a typed date with another one in it.

    Of an interval only the end that the cursor stands in changes; ``?``, ``~`` and ``%`` behind it stay.

    Args:
        text: EDTF, or anything typed.
        cursor: Place in the text, 0 to its length.
        picked: EDTF of a day, month or year.
    """
    before, slash, after = text.partition("/")
    if not slash:
        return picked + _qualifier(text)
    if cursor <= len(before):
        return f"{picked}{_qualifier(before)}/{after}"
    return f"{before}/{picked}{_qualifier(after)}"


def day_at(text: str, cursor: int) -> tuple[int, int, int] | None:
    """Return (year, month, day) of the first day of the date that the cursor stands in; None where there is none."""
    before, slash, after = text.partition("/")
    part = after if slash and cursor > len(before) else before
    try:
        date = parse_date(part.strip())
    except DateError:
        return None
    if date.first is None:
        return None
    civil = civil_of(date.first.start)
    return civil.year, civil.month, civil.day


def _qualifier(part: str) -> str:
    bare = part.strip()
    return bare[-1] if bare and bare[-1] in _QUALIFIERS and bare[0].isdigit() else ""
