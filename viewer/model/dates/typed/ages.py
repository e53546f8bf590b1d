"""Ages as people write them: 66 million years ago, 4.6 Ga, 12 ka.

An age becomes a year with an exponent, exactly as precise as it is written: "66 million" is
known to the million. Below ten thousand years of precision an age counts back from 2000.
"""

from __future__ import annotations

import re
from decimal import Decimal

_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+(?:[.,]\d+)?"
_UNIT = (
    r"ga|ma|ka|bya|gya|mya|kya"
    r"|(?:(?:billion|bn|million|thousand)\s)?(?:years|yrs)(?:\sago|\sbp|\sbefore (?:the )?present)"
    r"|(?:billion|million)(?:\s(?:years\s)?b\.?c\.?(?:e\.?)?)"
)
_AGE = re.compile(rf"({_NUMBER})\s?({_UNIT})")
_RANGE = re.compile(rf"({_NUMBER})\s?-\s?({_NUMBER})\s?({_UNIT})")
_POWERS = {"g": 9, "b": 9, "m": 6, "k": 3, "t": 3, "y": 0}
_NOW = 2000
_LEAST_AGE = 1000


def age_of(text: str) -> str:
    """Return EDTF of an age in small letters, empty for any other text and for ages below a thousand years."""
    match = _AGE.fullmatch(text)
    return _edtf(match[1], match[2]) if match else ""


def ages_between(text: str) -> tuple[str, str]:
    """Return EDTF of both ends of ``252-66 million years ago``, two empty texts for anything else."""
    match = _RANGE.fullmatch(text)
    return (_edtf(match[1], match[3]), _edtf(match[2], match[3])) if match else ("", "")


def _edtf(number_text: str, unit: str) -> str:
    grouped = re.fullmatch(r"\d{1,3}(?:,\d{3})+", number_text)
    number = Decimal(number_text.replace(",", "" if grouped else "."))
    power = _POWERS[unit[0]]
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)  # the text has digits only
    zeros = power + exponent
    years = int(number.scaleb(power))
    if not power:
        zeros = len(str(years)) - len(str(years).rstrip("0"))
    if years < _LEAST_AGE or zeros < 2:
        return ""
    unit_years = 10**zeros
    year = -years if zeros >= 4 else _NOW - years
    mantissa = (abs(year) + unit_years // 2) // unit_years
    return f"Y{'-' if year < 0 else ''}{mantissa}E{zeros}" if mantissa else ""
