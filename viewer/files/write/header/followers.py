"""Events that go along when a lane or a source changes: those that refer to it, each with its new fields."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.files.read.reading import Reading
from viewer.files.write.edits import fields_of
from viewer.files.write.header.referring import REFERRING, referring
from viewer.files.write.header_edits import (
    ChangeHead,
    ChangeItem,
    DeleteItem,
    EditRefused,
    HeaderEdit,
)
from viewer.model.fields import Fields
from viewer.model.timeline import Event, Lane, Timeline
from viewer.words import N_, _

_UNREADABLE = {
    "lanes": N_("the entry on line {line} cannot be read and may refer to this lane; repair it first"),
    "sources": N_("the entry on line {line} cannot be read and may refer to this source; repair it first"),
}


def id_change(edit: HeaderEdit) -> tuple[str, str] | None:
    """Return the id that a lane or source had and the one to be referred to from now on; None for no change."""
    if not isinstance(edit, ChangeItem | DeleteItem) or edit.section not in REFERRING:
        return None
    old = str(edit.before.get("id", ""))
    new = edit.instead if isinstance(edit, DeleteItem) else str(edit.after.get("id", ""))
    return (old, new) if old and old != new else None


def lanes_after(lanes: tuple[Lane, ...], edit: HeaderEdit) -> list[str]:
    """Return the ids of a timeline's lanes as an edit leaves them, in their order."""
    ids = [lane.id for lane in lanes]
    if isinstance(edit, ChangeHead) or edit.section != "lanes" or edit.before.get("id") not in ids:
        return ids
    place = ids.index(str(edit.before["id"]))
    if isinstance(edit, ChangeItem):
        ids[place] = str(edit.after.get("id", ""))
    elif isinstance(edit, DeleteItem):
        del ids[place]
    elif 0 <= place + edit.step < len(ids):
        ids.insert(place + edit.step, ids.pop(place))
    return ids or [""]


def lane_after(event: Event, timeline: Timeline, edit: HeaderEdit) -> str:
    """Return the id of the lane that an event shall stand in once an edit is made."""
    ids = lanes_after(timeline.lanes, edit)
    change = id_change(edit)
    if change is None or getattr(edit, "section", "") != "lanes" or event.lane != change[0]:
        return event.lane
    return change[1] or ids[0]


def followers(reading: Reading, edit: HeaderEdit) -> Iterator[tuple[Event, Fields]]:
    """Yield the events whose entries an edit changes, and the fields that each shall have.

    An event without a lane stands in the first one: where another becomes the first, it is
    written down which lane it stands in.

    Raises:
        EditRefused: Such an entry cannot be edited here.
    """
    timeline = reading.timeline
    change = id_change(edit)
    if timeline is None or isinstance(edit, ChangeHead):
        return
    if change is not None:
        _refuse_unreadable(reading, edit.section)
    ids = lanes_after(timeline.lanes, edit)
    old = change[0] if change is not None else ""
    for event in timeline.events:
        span = reading.spans.entry(event.index)
        refers = bool(old) and old in reading.text[span.start : span.end]
        refers = refers and (edit.section != "lanes" or event.lane == old)
        stays = edit.section != "lanes" or "lane" in reading.spans.fields(event.index)
        wanted = event.lane if stays else lane_after(event, timeline, edit)
        if not refers and (stays or wanted == ids[0]):
            continue
        before = fields_of(reading, event)
        after = referring(before, edit.section, *change) if refers and change is not None else dict(before)
        if not stays and wanted != ids[0]:
            after["lane"] = wanted
        if after != before:
            yield event, after


def _refuse_unreadable(reading: Reading, section: str) -> None:
    """Refuse to change an id where an entry that cannot be read may refer to it."""
    if reading.not_placed:
        line = reading.not_placed[0].line
        raise EditRefused(_(_UNREADABLE[section]).format(line=line))
