"""First days: where a format always demands a day, a year is often written as its 1 January."""

from __future__ import annotations

import re
from collections.abc import Sequence

from viewer.model.dates.edtf import date_or_none
from viewer.words import _, ngettext, number

_FIRST = re.compile(r"(?<![\d-])(-?\d{4,})-(\d\d)-01(?![\dT])")
_DAY = re.compile(r"(-?\d{4,})-(\d\d)-(\d\d)")
#: Days by chance: one in 365 is a 1 January, and one in thirty a first.
_FEWEST, _SHARE = 3, 0.1


def meant(edtf: str, wish: str) -> str:
    """Return a date, or a range or window of two, in which first days are what a person says that they mean.

    Args:
        edtf: Of any kind; times of day are left alone.
        wish: ``year`` takes a 1 January as its year and another first as its month, ``month`` takes every
            first as its month; anything else leaves them.
    """
    if wish not in ("year", "month"):
        return edtf
    found = _FIRST.sub(
        lambda match: match[1] if wish == "year" and match[2] == "01" else f"{match[1]}-{match[2]}", edtf
    )
    return found if date_or_none(found) is not None else edtf


def doubt_of_firsts(dates: Sequence[str]) -> str:
    """Return one line where more of the dates are first days than chance has it, empty where not."""
    days = [match for date in dates if (match := _DAY.fullmatch(date))]
    firsts = [match for match in days if match[3] == "01"]
    if len(firsts) < _FEWEST or len(firsts) < len(days) * _SHARE:
        return ""
    januaries = sum(match[2] == "01" for match in firsts)
    others = len(firsts) - januaries
    whole = number(len(days))
    if not januaries:
        said = ngettext(
            "{number} of {whole} dates is the first of a month",
            "{number} of {whole} dates are the first of a month",
            others,
        ).format(number=number(others), whole=whole)
    else:
        said = ngettext(
            "{number} of {whole} dates is 1 January", "{number} of {whole} dates are 1 January", januaries
        ).format(number=number(januaries), whole=whole)
        if others:
            said = _("{said}, {number} more the first of a month").format(said=said, number=number(others))
    doubt = _("{said}: years or months may be meant").format(said=said)
    return f"{doubt}; --firsts year or --firsts month says so"
