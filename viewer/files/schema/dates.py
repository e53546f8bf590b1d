"""Regular expressions, in the dialect that JSON Schema and Python share, for dates as text.

They find what cannot be a date (the 13th month, 25 o'clock, words) and refuse nothing that
the reader accepts; days that a month does not have are left to the reader.
"""

from __future__ import annotations

_YEAR = "-?[0-9][0-9X]{3}"
_MONTH = "(?:0[1-9X]|1[0-2X]|XX)"
_SEASON = "2[1-4]"
_DAY = "(?:0[1-9X]|[12][0-9X]|3[01X]|XX)"
_ZONE = "(?:Z|[+-][0-2][0-9](?::[0-5][0-9])?)"
_CLOCK = rf"T[0-2][0-9]:[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{{3}})?)?{_ZONE}?"
_SURE = "S[0-9]{1,4}"
_FAR_YEAR = f"Y-?[1-9][0-9]*(?:E[0-9]{{1,4}})?(?:{_SURE})?"
_PART = f"(?:{_FAR_YEAR}|-?[0-9]{{4}}{_SURE}|{_YEAR}(?:-{_SEASON}|-{_MONTH}(?:-{_DAY}(?:{_CLOCK})?)?)?)[?~%]?"
_DOTS = r"\s*\.\.\s*"
_MEMBER = rf"(?:{_PART}(?:{_DOTS}(?:{_PART})?)?|{_DOTS}{_PART})"
_SET = rf"\[\s*{_MEMBER}(?:\s*,\s*{_MEMBER})*\s*\]"
_END = rf"(?:{_PART}|{_SET})"
_INTERVAL = rf"(?:{_END}\s*/\s*(?:{_END}|\.\.)?|(?:\.\.)?\s*/\s*{_END})"

#: One member of a one-of set, which an editor takes for a list.
SET_MEMBER = rf"^\s*{_MEMBER}\s*$"
#: Any date as one text.
DATE = rf"^\s*(?:{_PART}|{_INTERVAL}|{_SET})\s*$"
