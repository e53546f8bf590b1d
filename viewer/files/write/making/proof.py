"""Reads a written text back and proves that it says what was meant, before it replaces a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from viewer.files.read.reader import Reading, read_text
from viewer.files.write.comparing import NOT_PROVEN, say_the_same, words_of
from viewer.files.write.edits import (
    AddAll,
    AddEvent,
    AddToSection,
    ChangeEvent,
    DeleteEvent,
    Edit,
    EditRefused,
    MoveEvent,
    event_id_of,
    fields_of,
)
from viewer.files.write.header.proof import prove_header
from viewer.files.write.header_edits import HeaderEdit
from viewer.files.write.making.writer import Written, written
from viewer.files.write.rendering import Style, inline_pair
from viewer.model.fields import Fields, Plain
from viewer.model.problems import Problem, Severity
from viewer.model.timeline import Event, Timeline
from viewer.words import _


class Edited(NamedTuple):
    """A proven edit.

    Attributes:
        text: The whole new text.
        reading: What the reader makes of it.
        event_id: Of the event that was added or changed; empty where there is none.
    """

    text: str
    reading: Reading
    event_id: str


def edited(reading: Reading, edit: Edit, base: Path | None = None) -> Edited:
    """Return what an edit makes of a file, read back and compared with what was meant.

    Args:
        reading: What the file says now.
        edit: What to do.
        base: Folder that the paths of kept copies are relative to.

    Raises:
        EditRefused: It cannot be made, or would not say exactly what was meant.
        EditConflict: The entry is not what it was when the edit began.
    """
    return proven(reading, edit, written(reading, edit), base)


def proven(reading: Reading, edit: Edit, made: Written, base: Path | None = None) -> Edited:
    """Return a written edit once it is shown to say exactly what was meant.

    Args:
        reading: What the file said before.
        edit: What was to be done.
        made: What is said to be that; nothing of it is believed.
        base: Folder that the paths of kept copies are relative to.

    Raises:
        EditRefused: It says something else.
    """
    again = read_text(made.text, base, before=reading)
    if isinstance(edit, HeaderEdit):
        prove_header(reading, again, edit)
        return Edited(made.text, again, "")
    _refuse_new_errors(reading, again, made, edit)
    own = _event_at(again, made.at) if made.at >= 0 else None
    if isinstance(edit, (AddEvent, ChangeEvent)):
        _compare_own(again, own, edit.fields if isinstance(edit, AddEvent) else edit.after)
    elif isinstance(edit, MoveEvent):
        _compare_own(again, own, edit.before)
    old = reading.timeline.events if reading.timeline is not None else ()
    new = again.timeline.events if again.timeline is not None else ()
    moved = event_id_of(edit)
    left = [event for event in _in_file_order(old) if event.id != moved]
    right = [event for event in _in_file_order(new) if event is not own]
    if isinstance(edit, AddAll):
        right = _without_added(again, right, edit.events)
    _compare_headers(reading.timeline, again.timeline, edit)
    if isinstance(edit, MoveEvent):
        _compare_place(left, right, own, edit.before_id)
    _compare_others(left, right, reading, again)
    places = {own.index} if own is not None else set()
    places |= {event.index for event in old if event.id == moved}
    _compare_neighbours(reading, again, left, right, places)
    if len(reading.not_placed) != len(again.not_placed):
        raise EditRefused(_(NOT_PROVEN))
    return Edited(made.text, again, own.id if own is not None else "")


def _without_added(again: Reading, events: list[Event], added: Sequence[Fields]) -> list[Event]:
    """Return events without the last ones, once these are shown to say what was to be added."""
    first = len(events) - len(added)
    if first < 0:
        raise EditRefused(_(NOT_PROVEN))
    for event, wanted in zip(events[first:], added, strict=True):
        _compare_own(again, event, wanted)
    return events[:first]


def _in_file_order(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda event: event.index)


def _event_at(reading: Reading, at: int) -> Event | None:
    """Return the event whose entry begins at an index."""
    for event in reading.timeline.events if reading.timeline is not None else ():
        if reading.spans.entry(event.index).start == at:
            return event
    return None


def _compare_own(again: Reading, own: Event | None, wanted: Fields) -> None:
    if own is None or fields_of(again, own) != wanted:
        raise EditRefused(_(NOT_PROVEN))


def _compare_place(left: list[Event], right: list[Event], own: Event | None, before_id: str) -> None:
    """Refuse a move to another place than the one before an event, or behind all."""
    wanted = next((place for place, event in enumerate(left) if event.id == before_id), len(left))
    found = sum(event.index < own.index for event in right) if own is not None else -1
    if found != wanted:
        raise EditRefused(_(NOT_PROVEN))


def _compare_others(left: list[Event], right: list[Event], old: Reading, new: Reading) -> None:
    """Refuse where another entry is written in other words, or means something else.

    What it means may change though its words stay: behind an alias, or in another zone.
    """
    if len(left) != len(right):
        raise EditRefused(_(NOT_PROVEN))
    for one, other in zip(left, right, strict=True):
        if one is other:
            continue
        if not say_the_same(one, other):
            raise EditRefused(_(NOT_PROVEN))
        if words_of(old, one) != words_of(new, other):
            raise EditRefused(_(NOT_PROVEN))


def _compare_neighbours(
    before: Reading, after: Reading, left: list[Event], right: list[Event], places: set[int]
) -> None:
    """Compare to the letter what stands beside the places where an entry came or went.

    A text that keeps the blank lines below it changes with them; an event does not show that.
    """
    for place in places | {place - 1 for place in places}:
        if not 0 <= place < len(left):
            continue
        if _written(before, left[place]) != _written(after, right[place]):
            raise EditRefused(_(NOT_PROVEN))


def _written(reading: Reading, event: Event) -> Fields | None:
    """Return an event's fields to the letter; None where they stand elsewhere."""
    try:
        return fields_of(reading, event)
    except EditRefused:
        return None


def _compare_headers(old: Timeline | None, new: Timeline | None, edit: Edit) -> None:
    if new is None:
        raise EditRefused(_(NOT_PROVEN))
    if old is None:
        return
    added = _added(edit)
    lanes = tuple(lane for lane in old.lanes if lane.id)
    sources = new.sources[: len(old.sources)] if "sources" in added else new.sources
    kept = new.lanes[: len(lanes)] if "lanes" in added or not lanes else new.lanes
    eras = new.eras[: len(old.eras)] if "eras" in added else new.eras
    same = (
        (old.title, old.description, old.time_zone, old.eras, old.sources, old.accept)
        == (new.title, new.description, new.time_zone, eras, sources, new.accept)
        and kept == lanes
    )  # fmt: skip
    if not same:
        raise EditRefused(_(NOT_PROVEN))
    before = {"lanes": len(lanes), "sources": len(old.sources), "eras": len(old.eras)}
    for section, items in added.items():
        if section in before:
            _compare_added(new, section, items, before[section])


def _added(edit: Edit) -> Mapping[str, Sequence[Fields]]:
    """Return the items that an edit adds to sections."""
    if isinstance(edit, AddAll):
        return edit.sections()
    return {edit.section: (edit.fields,)} if isinstance(edit, AddToSection) else {}


def _compare_added(new: Timeline, section: str, items: Sequence[Fields], before: int) -> None:
    """Refuse where what was added to a section is not these items, or says something else than wished."""
    plain: list[Plain] = [dict(item) for item in items]
    whole = [inline_pair("time_zone", new.time_zone, Style(json=True))] if new.time_zone else []
    whole.append(inline_pair(section, plain, Style(json=True)))
    alone = read_text("{" + ", ".join(whole) + "}").timeline
    if alone is None or getattr(new, section)[before:] != getattr(alone, section):
        raise EditRefused(_(NOT_PROVEN))


def _refuse_new_errors(old: Reading, new: Reading, made: Written, edit: Edit) -> None:
    """Refuse an edit that brings an error into its own entry, in the reader's words.

    An entry that was wrong before may stay so, and other entries may now refer to what is
    gone: that is said in the problems, and can be undone. What nobody could read any more,
    because an alias stands for what the entry anchors, is refused.
    """
    before = Counter(problem.message for problem in old.problems if problem.severity is Severity.ERROR)
    after = Counter(problem.message for problem in new.problems if problem.severity is Severity.ERROR)
    more = after - before
    fresh = [p for p in new.problems if p.severity is Severity.ERROR and p.message in more]
    if isinstance(edit, DeleteEvent):
        broken = [problem for problem in fresh if problem.code == "broken-yaml"]
        if broken:
            raise EditRefused(
                _("line {line} could not be read any more: {message}").format(
                    line=broken[0].line, message=broken[0].message
                )
            )
        return
    mine = [problem for problem in fresh if not _is_elsewhere(problem, new, made)]
    if mine:
        raise EditRefused(mine[0].message)


def _is_elsewhere(problem: Problem, reading: Reading, made: Written) -> bool:
    """Tell whether a problem stands in an entry that the edit did not write."""
    if made.at < 0:
        return False
    own = _event_at(reading, made.at)
    return own is not None and problem.event_id not in ("", own.id)
