"""Numbers by which spreadsheets count days, where a date is expected.

Source: ECMA-376 part 1, 18.17.4: both date systems of workbooks.
"""

from __future__ import annotations

import re
from decimal import Decimal

from viewer.model.dates.calendar import civil_from_days, days_from_civil

_NUMBER = re.compile(r"([2-6]\d{4})(?:\.(\d{1,12}))?")
_MINUTES = 24 * 60
#: Days before the first of each system; that of 1900 counts a day too many up to 1 March.
_BEFORE = {"days": (1899, 12, 30), "days-1904": (1904, 1, 1)}


def is_day_number(text: str) -> bool:
    """Tell whether a cell is a number of 20000 to 69999, perhaps with a part of a day."""
    return _NUMBER.fullmatch(text) is not None


def day_of_number(text: str, system: str = "days") -> str:
    """Return EDTF of such a number, to the minute where it has a part of a day.

    Args:
        text: The cell.
        system: ``days`` counts from 1900, ``days-1904`` from 1904.
    """
    match = _NUMBER.fullmatch(text)
    if match is None:
        return ""
    days = days_from_civil(*_BEFORE[system]) + int(match[1])
    minutes = int(round(Decimal(f"0.{match[2] or 0}") * _MINUTES * 60) // 60)
    year, month, day = civil_from_days(days + minutes // _MINUTES)
    edtf = f"{year:04d}-{month:02d}-{day:02d}"
    hour, minute = divmod(minutes % _MINUTES, 60)
    return f"{edtf}T{hour:02d}:{minute:02d}" if match[2] else edtf


def year_of_number(text: str) -> str:
    """Return EDTF of such a number where it is a year, empty where it has a part of a day."""
    return f"Y{text}" if is_day_number(text) and "." not in text else ""
