"""Proves that an edit of the header says what was meant, and that nothing else says anything else."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from viewer.files.read.reading import Reading
from viewer.files.write.comparing import NOT_PROVEN, say_the_same, words_of
from viewer.files.write.edits import fields_of
from viewer.files.write.header.cut import cut
from viewer.files.write.header.followers import followers, lane_after
from viewer.files.write.header.items import section_of
from viewer.files.write.header_edits import (
    ChangeHead,
    ChangeItem,
    DeleteItem,
    EditRefused,
    HeaderEdit,
)
from viewer.model.fields import Plain
from viewer.model.problems import Severity
from viewer.model.timeline import Event
from viewer.words import _

_LISTS = ("lanes", "sources", "eras")


def prove_header(before: Reading, after: Reading, edit: HeaderEdit) -> None:
    """Compare what a file says with what it said before, and with what was to be done.

    Raises:
        EditRefused: It says something else than was meant.
    """
    if after.timeline is None or len(before.not_placed) != len(after.not_placed):
        raise EditRefused(_(NOT_PROVEN))
    _refuse_new_errors(before, after)
    if _head(after) != _wished_head(before, edit):
        raise EditRefused(_(NOT_PROVEN))
    if isinstance(edit, ChangeItem):
        _compare_item(before, after, edit)
    _compare_events(before, after, edit)


class _Head(NamedTuple):
    """Everything that a file says around its events: its lists, and all else by name."""

    lists: dict[str, list[Plain]]
    rest: dict[str, Plain]


def _head(reading: Reading) -> _Head:
    header = cut(reading)
    node, placed = header.root
    said = placed.named(node) if node is not None else {}
    rest = {name: placed.plain(value) for name, (_, value) in said.items() if name not in (*_LISTS, "events")}
    return _Head({name: list(section_of(reading, name, header).plain) for name in _LISTS}, rest)


def _wished_head(reading: Reading, edit: HeaderEdit) -> _Head:
    head = _head(reading)
    if isinstance(edit, ChangeHead):
        rest = {name: value for name, value in head.rest.items() if name not in edit.changed}
        rest |= {name: edit.after[name] for name in edit.changed if name in edit.after}
        return head._replace(rest=rest)
    place = section_of(reading, edit.section).wanted(edit)
    items = list(head.lists[edit.section])
    if isinstance(edit, ChangeItem):
        items[place] = _said_after(items[place], edit)
    elif isinstance(edit, DeleteItem):
        del items[place]
    else:
        items.insert(place + edit.step, items.pop(place))
    return head._replace(lists={**head.lists, edit.section: items})


def _said_after(item: Plain, edit: ChangeItem) -> Plain:
    """Return what an item says once it is changed; what stays is as it was read before."""
    known = item if isinstance(item, dict) else {}
    return {
        name: known[name] if name in known and edit.before.get(name) == value else value
        for name, value in edit.after.items()
    }


def _compare_item(before: Reading, after: Reading, edit: ChangeItem) -> None:
    """Refuse where the changed item does not say to the letter what was wished."""
    place = section_of(before, edit.section).wanted(edit)
    if section_of(after, edit.section).fields(place) != edit.after:
        raise EditRefused(_(NOT_PROVEN))


def _compare_events(before: Reading, after: Reading, edit: HeaderEdit) -> None:
    """Refuse where an event says something else, apart from what goes along with the edit."""
    old = before.timeline.events if before.timeline is not None else ()
    new = after.timeline.events if after.timeline is not None else ()
    if len(old) != len(new):
        raise EditRefused(_(NOT_PROVEN))
    wished = {event.index: fields for event, fields in followers(before, edit)}
    for one, other in zip(sorted(old, key=_place), sorted(new, key=_place), strict=True):
        if one.id != other.id or not say_the_same(one, other, is_laid_alike=False):
            raise EditRefused(_(NOT_PROVEN))
        _compare_lane(before, one, other, edit)
        if one.index in wished:
            if fields_of(after, other) != wished[one.index]:
                raise EditRefused(_(NOT_PROVEN))
        elif words_of(before, one) != words_of(after, other) or _sources(one) != _sources(other):
            raise EditRefused(_(NOT_PROVEN))


def _place(event: Event) -> int:
    return event.index


def _compare_lane(before: Reading, one: Event, other: Event, edit: HeaderEdit) -> None:
    """Refuse where an event stands in another lane than it shall."""
    assert before.timeline is not None
    # One whose lane is not known stands in the first one, whichever that is.
    is_unknown = one.flawed and "lane" in before.spans.fields(one.index)
    if not is_unknown and other.lane != lane_after(one, before.timeline, edit):
        raise EditRefused(_(NOT_PROVEN))


def _sources(event: Event) -> list[Plain]:
    quoted, pictured = (one.source for one in event.quotes), (one.source for one in event.images)
    return [*event.sources, *quoted, *pictured]


def _refuse_new_errors(before: Reading, after: Reading) -> None:
    """Refuse an edit that brings an error, in the reader's words.

    Errors are counted by what they are: their words may name lanes and sources that there are.
    """
    known = Counter(problem.code for problem in before.problems if problem.severity is Severity.ERROR)
    for problem in after.problems:
        if problem.severity is not Severity.ERROR:
            continue
        known[problem.code] -= 1
        if known[problem.code] < 0:
            at_hand = {one.message for one in before.problems}
            fresh = [one for one in after.problems if one.code == problem.code and one.message not in at_hand]
            raise EditRefused((fresh or [problem])[0].message)
