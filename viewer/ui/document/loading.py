"""Reading the event file for the window: no Qt here, so that it can run on any thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

from viewer.dataclass import dataclass
from viewer.files.read.reader import ReadError, Reading, file_text, read_text
from viewer.model.timeline import Event, Timeline


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of reading a file once.

    Attributes:
        fingerprint: Of the text that was read; None where it could not be read.
        reading: None where the file could not be read at all; ``error`` then says why.
        is_blank: There is nothing but white space in it.
    """

    fingerprint: int | None
    reading: Reading | None
    error: str = ""
    is_blank: bool = False


def load(
    path: Path,
    known: int | None = None,
    progress: Callable[[float], bool] | None = None,
    before: Reading | None = None,
) -> Loaded | None:
    """Read a file, unless its text is the one known already.

    Args:
        path: The event file.
        known: The fingerprint of the last reading.
        progress: Called now and then with the part done, 0 to 1; False stops.
        before: The last reading, which spares reading again what has stayed.

    Returns:
        None where nothing has changed.

    Raises:
        ReadCancelled: ``progress`` returned False.
    """
    try:
        text = file_text(path)
        fingerprint = hash(text)
        if fingerprint == known:
            return None
        reading = read_text(text, path.parent, progress, before=before)
        return Loaded(fingerprint, reading, is_blank=not text or text.isspace())
    except ReadError as error:
        return Loaded(None, None, str(error))


def follow_selection(before: Timeline, after: Timeline, selected_id: str) -> str:
    """Return the id in ``after`` of the event that was selected in ``before``.

    It is the one with the same id, else the new one that is equal in all but title or date,
    else the one at the same place in the file; empty where nothing was selected or is left.
    """
    if not selected_id or after.event(selected_id) is not None:
        return selected_id
    lost = before.event(selected_id)
    if lost is None or not after.events:
        return ""
    fresh = [event for event in after.events if before.event(event.id) is None]
    alike = [event for event in fresh if _is_same_entry(lost, event)]
    if alike:
        return min(alike, key=lambda event: abs(event.index - lost.index)).id
    place = min(lost.index, len(after.events) - 1)
    return next((event.id for event in after.events if event.index == place), "")


def _is_same_entry(before: Event, after: Event) -> bool:
    if before.title != after.title and before.date != after.date:
        return False
    return all(getattr(before, name) == getattr(after, name) for name in _KEPT)


#: Title and date are compared by themselves; the rest follows from the date, or from other lines.
_COMPARED_APART = {"title", "date", "when", "id", "index", "line", "flawed"}
_KEPT = tuple(field.name for field in fields(Event) if field.name not in _COMPARED_APART)
