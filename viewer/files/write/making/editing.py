"""Makes an edit on a file that others may be editing too: merged, proven, saved."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from viewer.files.read.reader import Reading, read_text
from viewer.files.read.text_file import file_text
from viewer.files.write.edits import Edit
from viewer.files.write.making.proof import Edited, edited
from viewer.files.write.saving import ChangedMeanwhile, Patience, for_ever, save
from viewer.files.write.undo import Step

#: Whoever writes the file without a pause would keep us at it for ever.
_MOST_TRIES = 50


class Outcome(NamedTuple):
    """A saved edit.

    Attributes:
        reading: What the file says now.
        event_id: Of the event that was added or changed; empty where there is none.
        step: What was done, to be undone.
        merged: Somebody else had changed the file since ``reading``; their changes are kept.
    """

    reading: Reading
    event_id: str
    step: Step
    merged: bool


def edit_file(
    path: Path, edit: Edit, reading: Reading | None = None, goes_on: Patience = for_ever
) -> Outcome:
    """Make an edit and save the file.

    Args:
        path: The event file.
        edit: What to do.
        reading: What was last read of it; read again where it is missing or out of date.
        goes_on: Whether to go on waiting for another program's lock.

    Raises:
        EditRefused: The edit cannot be made.
        EditConflict: The entry that it changes has been changed by somebody else.
        SaveRefused: The file cannot be written.
        ReadError: The file cannot be read.
    """
    known = reading.text if reading is not None else None
    for _ in range(_MOST_TRIES):
        text = file_text(path)
        if reading is None or reading.text != text:
            reading = read_text(text, path.parent, before=reading)
        done = edited(reading, edit, path.parent)
        try:
            save(path, done.text.encode(), text.encode(), goes_on)
        except ChangedMeanwhile:
            if not path.is_file():
                raise
            continue
        return _outcome(path, reading, done, edit, known is not None and known != text)
    raise ChangedMeanwhile(
        _("{name} is being written all the time by another program").format(name=path.name)
    )


def _outcome(path: Path, before: Reading, done: Edited, edit: Edit, merged: bool) -> Outcome:
    step = Step.between(edit.name, before.text, done.text)
    return Outcome(done.reading, done.event_id, step, merged)
