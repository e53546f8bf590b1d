"""Reading years beyond four digits, with an exponent, or known to some of their digits.

``Y-12000`` is that year. An exponent says how exactly a year is known: ``Y-66E6`` is 66 million
years before the year 0, give or take half a million. ``S`` counts the digits that are sure:
``1950S2`` is some year from 1900 to 1999, estimated to be 1950 (ISO 8601-2, 4.7).
"""

from __future__ import annotations

import re

from viewer.model.dates.calendar import days_from_civil
from viewer.model.dates.errors import not_a_date, year_limit_fault
from viewer.model.dates.granularity import Granularity, of_years
from viewer.model.dates.timespan import DAY
from viewer.model.dates.values import MAX_YEAR, QUALIFIERS, DatePart, Qualifier
from viewer.words import _

_FORM = re.compile(r"(Y?)(-?)([0-9]+)(?:E([0-9]{1,4}))?(?:S([0-9]{1,4}))?([?~%])?").fullmatch
_MOST_DIGITS = len(str(MAX_YEAR))


def read_far_year(text: str) -> DatePart | None:
    """Read one such year; None where the text has none of these forms.

    Raises:
        DateError: It has one of them and names no year that is read.
    """
    match = _FORM(text)
    if match is None or not _is_form(match):
        return None
    _, sign, digits, exponent, sure, mark = match.groups()
    zeros = int(exponent or 0)
    if len(digits.lstrip("0")) + zeros > _MOST_DIGITS or int(digits) * 10**zeros > MAX_YEAR:
        raise year_limit_fault(text)
    year = int(sign + digits) * 10**zeros
    qualifier = QUALIFIERS[mark]
    if sure is not None:
        return _with_sure_digits(text, year, int(sure), qualifier)
    if zeros:
        half = 10**zeros // 2
        return _window(text, year, (year - half, year + half - 1), of_years(zeros), qualifier)
    return _window(text, None, (year, year), Granularity.YEAR, qualifier)


def _is_form(match: re.Match[str]) -> bool:
    """Tell whether the text is such a year; faults of its digits are raised here.

    Raises:
        DateError: Zeros in front of a year with Y, or a year without any digit that counts.
    """
    text = match[0]
    has_y, digits, exponent, sure = bool(match[1]), match[3], match[4], match[5]
    if not has_y:
        return sure is not None and exponent is None and len(digits) == 4
    if exponent is None and len(digits) < 5:
        return False
    if digits[0] == "0":
        raise not_a_date(text, _("a year with Y has no leading zeros and at least five digits"))
    return True


def _with_sure_digits(text: str, year: int, sure: int, qualifier: Qualifier) -> DatePart:
    if not sure or not year:
        raise not_a_date(text, _("S is followed by how many of the year's digits are sure, at least one"))
    unknown = len(str(abs(year))) - sure
    if unknown <= 0:
        return _window(text, year, (year, year), Granularity.YEAR, qualifier)
    unit = 10**unknown
    low = abs(year) // unit * unit
    high = low + unit - 1
    bounds = (-high, -low) if year < 0 else (low, high)
    return _window(text, year, bounds, of_years(unknown), qualifier)


def _window(
    text: str, year: int | None, bounds: tuple[int, int], granularity: Granularity, qualifier: Qualifier
) -> DatePart:
    first, last = bounds
    start, end = days_from_civil(first, 1, 1) * DAY, days_from_civil(last + 1, 1, 1) * DAY
    return DatePart(text, start, end, granularity, qualifier, year=year)
