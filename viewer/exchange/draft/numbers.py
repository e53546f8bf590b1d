"""Dates that foreign files hold in parts or as bounds, as EDTF."""

from __future__ import annotations

import re
from collections.abc import Sequence

from viewer.exchange.draft.worded import Reason, worded
from viewer.model.dates.edtf import MAX_YEAR, date_or_none, edtf_of
from viewer.words import N_

_WHOLE = re.compile(r"[-+]?\d{1,15}(?:\.0+)?")

_PARTS = (N_("year"), N_("month"), N_("day"), N_("hour"), N_("minute"), N_("second"))


class NoDate(Exception):
    """Parts make no date.

    Attributes:
        why: In a few words.
    """

    def __init__(self, why: Reason) -> None:
        super().__init__(why)
        self.why = why


def whole_number(text: str) -> int | None:
    """Return a whole number written with commas or blanks between its digits, None for anything else."""
    bare = re.sub(r"[\s,_']", "", text).replace("−", "-")
    return int(bare.partition(".")[0]) if _WHOLE.fullmatch(bare) else None


def edtf_from_parts(parts: Sequence[str], *, historical: bool = False) -> str:
    """Return EDTF as exact as the parts that are there.

    Args:
        parts: Year, month, day, hour, minute, second; empty where missing. What stands behind a gap is not
            looked at, apart from a minute of 0 that an hour without one has.
        historical: Years below 1 count without a year 0, as historians do: -500 is 500 BCE.

    Raises:
        NoDate: There is no year, a part is no number, or there never was such a time.
    """
    numbers: list[int] = []
    for text, name in zip(parts, _PARTS, strict=False):
        if not text.strip():
            break
        number = whole_number(text)
        if number is None:
            raise NoDate(worded(N_("the {name} “{text}” is no number"), name=worded(name), text=text))
        numbers.append(number)
    if not numbers:
        raise NoDate(worded(N_("no year")))
    year, *rest = numbers
    if abs(year) > MAX_YEAR:
        raise NoDate(worded(N_("the year {year} is beyond what is drawn"), year=year))
    if historical and year < 0:
        year += 1
    found = edtf_of(year, *rest[:2])
    if (rest and not rest[0]) or (len(rest) > 1 and not rest[1]) or not found:
        raise NoDate(worded(N_("{date} never was"), date="-".join(str(number) for number in numbers[:3])))
    return found + _clock(rest[2:])


def _clock(numbers: Sequence[int]) -> str:
    if not numbers:
        return ""
    hour, minute, second = [*numbers, 0, 0][:3]
    if not (0 <= hour < 24 and 0 <= minute < 60 and 0 <= second < 60):
        raise NoDate(
            worded(
                N_("{hour}:{minute:02d}:{second:02d} is no time of day"),
                hour=hour,
                minute=minute,
                second=second,
            )
        )
    return f"T{hour:02d}:{minute:02d}" + (f":{second:02d}" if len(numbers) > 2 else "")


def from_to(first: str, last: str) -> str:
    """Return EDTF of what lasted from one date to another, the same date where they are one.

    Returns:
        Empty where that is no date, such as where it would end before it begins.
    """
    if first == last:
        return first
    found = f"{first}/{last}"
    return found if date_or_none(found) is not None else ""
