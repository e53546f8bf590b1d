"""Names of a calendar's lines that carry entries of ours, and what counts as shown beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable

ENTRY_NAME, FILE_NAME = "X-DATELINE-ENTRY", "X-DATELINE-FILE"
#: Other lines come and go as calendars please.
_SHOWN = frozenset(
    {"SUMMARY", "DESCRIPTION", "DTSTART", "DTEND", "DURATION", "LOCATION", "GEO", "CATEGORIES", "URL", "STATUS", "RRULE",
     "RDATE", "EXDATE"}
)  # fmt: skip
#: Lines of an entry that this program writes and that tell a person nothing.
OWN = frozenset({ENTRY_NAME, "UID", "DTSTAMP", "TRANSP"})


def shown_by(lines: Iterable[str]) -> dict[str, object]:
    """Return what logical lines show, by their names; equal names are one text.

    Backslashes count for nothing: not every program writes them before the same letters.
    """
    found: dict[str, object] = {}
    for line in lines:
        name, parameters, value = _parts(line)
        if name in _SHOWN:
            zone = "".join(sorted(re.findall(r";TZID=[^;:]*", parameters)))
            found[name] = f"{found.get(name, '')}{zone}{value.replace(chr(92), '')}\n"
    return found


def _parts(line: str) -> tuple[str, str, str]:
    match = re.match(r"([A-Za-z0-9-]+)((?:;[^:\"]*(?:\"[^\"]*\"[^:\"]*)*)?):", line)
    return (match[1].upper(), match[2].upper(), line[match.end() :]) if match else ("", "", "")
