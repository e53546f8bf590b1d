"""Two readings of event files as versions to be compared."""

from __future__ import annotations

from typing import Any

from viewer.files.read.places.plain_nodes import NotEditable, entry_map
from viewer.files.read.reader import Reading
from viewer.files.read.spans import FIELD_NUMBERS
from viewer.model.comparing.compare import Version, compared
from viewer.model.comparing.differences import Comparison
from viewer.model.timeline import Event, Timeline

#: How the fields begin that a file may hold for other programs.
_OTHERS = "x-"


def compare_readings(old: Reading, new: Reading) -> Comparison:
    """Return everything that is different between two event files; mistakes that keep something from being read too."""
    return compared(version_of(old), version_of(new))


def version_of(reading: Reading) -> Version:
    """Return a reading as a version; one of which nothing could be read is empty but for its mistakes."""

    def others(event: Event) -> dict[str, Any]:
        return _other_fields(reading, event)

    mistakes = tuple((problem.line, problem.message) for problem in reading.errors)
    return Version(reading.timeline or Timeline(), mistakes, others)


def _other_fields(reading: Reading, event: Event) -> dict[str, Any]:
    """Return the fields of an entry that belong to other programs, as they stand in the file."""
    span = reading.spans.entry(event.index)
    if _OTHERS not in reading.text[span.start : span.end]:
        return {}
    try:
        fields = entry_map(reading, event.index).fields()
    except NotEditable:
        return {}
    return {
        name: value
        for name, value in fields.items()
        if name not in FIELD_NUMBERS and name.startswith(_OTHERS)
    }
