"""The text that an edit makes of an event file: only the entry's own lines change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from viewer.files.read.plain_nodes import NotEditable, PlacedMap, entry_map, placed_map
from viewer.files.read.reading import Reading
from viewer.files.read.spans import EntrySpan
from viewer.files.write.edits import (
    AddEvent,
    AddToSection,
    ChangeEvent,
    DeleteEvent,
    Edit,
    EditRefused,
    MoveEvent,
    wanted_event,
)
from viewer.files.write.list_text import BlockList, FlowList, Item, own_lines
from viewer.files.write.map_edits import MapEdit, TooOdd
from viewer.files.write.rendering import Style, entry_lines, flow_entry, padded, style_of
from viewer.files.write.sections import NoPlace, section_splice
from viewer.files.write.splices import Splice, dash_before, line_start, spliced
from viewer.model.fields import Fields
from viewer.model.timeline import Event

_MOST_TRIES = 3


class Written(NamedTuple):
    """What an edit makes of a file.

    Attributes:
        text: The whole new text.
        at: Where the entry begins in it: the ``-`` or ``{`` that its span begins with; -1 for none.
        gone: Id of the event that is no longer there; empty for none.
    """

    text: str
    at: int
    gone: str = ""


def written(reading: Reading, edit: Edit) -> Written:
    """Return what an edit makes of the text that was read; it is not proven yet.

    Raises:
        EditRefused: It cannot be made.
        EditConflict: The entry is not what it was.
    """
    if not reading.format_ok:
        raise EditRefused("the file is of a newer format than this program writes; nothing was changed")
    if isinstance(edit, AddEvent):
        return _added(reading, edit.fields)
    if isinstance(edit, AddToSection):
        style = style_of(reading.text)
        return Written(
            spliced(reading.text, [_section_splice(reading, edit.section, edit.fields, style)]), -1
        )
    event = wanted_event(reading, edit.event_id, edit.before)
    if isinstance(edit, ChangeEvent):
        return _changed(reading, event, edit.before, edit.after)
    if isinstance(edit, DeleteEvent):
        return _deleted(reading, event)
    return _moved(reading, event, edit)


class _Events:
    """The list of events in the text, of those that are drawn."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text
        self.spans = [reading.spans.entry(index) for index in range(len(reading.spans))]
        self.in_brackets = (
            bool(self.spans) and self.spans[0].flow and dash_before(self.text, self.spans[0].start) < 0
        )

    def items(self) -> list[Item]:
        return [Item(self._start(span), span.end) for span in self.spans]

    def _start(self, span: EntrySpan) -> int:
        if self.in_brackets or not span.flow:
            return span.start
        dash = dash_before(self.text, span.start)
        if dash < 0:
            raise EditRefused("the events are written in a way that cannot be edited here")
        return dash

    def blocks(self) -> BlockList:
        return BlockList(self.text, self.items())

    def flows(self) -> FlowList:
        return FlowList(self.text, self.items())


# --- adding -----------------------------------------------------------------------------------


def _added(reading: Reading, fields: Fields) -> Written:
    text, style = reading.text, style_of(reading.text)
    if reading.timeline is None and reading.problems:
        raise EditRefused("the file cannot be read at the moment; repair it first")
    # A text that stands as a block loses its last line break at the end of a file without one.
    style = style._replace(blocks=text.endswith(("\n", "\r")))
    if not len(reading.spans):
        splice = _section_splice(reading, "events", fields, style)
        return Written(spliced(text, [splice]), _entry_start(splice))
    events = _Events(reading)
    place = _place_for(reading, fields)
    near = events.spans[max(0, place - 1)]
    if events.in_brackets:
        splice = events.flows().inserted(place, flow_entry(fields, style))
        return Written(spliced(text, [splice]), splice.start + splice.text.index("{"))
    lists = events.blocks()
    body = padded([f"- {flow_entry(fields, style)}"], lists.indent, style)
    if not near.flow:
        body = padded(entry_lines(fields, _like(text, near, style)), lists.indent, style)
    splice = lists.inserted(place, body)
    return Written(spliced(text, [splice]), _entry_start(splice, near.flow))


def _entry_start(splice: Splice, flow: bool = False) -> int:
    """Return where an inserted entry's span begins in the new text: at its dash, else at its brace."""
    dashed = None if flow else re.search(r"(?:\A|[\r\n])[ ]*(-)[ ]", splice.text)
    if dashed is not None:
        return splice.start + dashed.start(1)
    listed = re.search(r"\[(\{)", splice.text) if not flow else None
    return splice.start + (listed.start(1) if listed is not None else splice.text.index("{"))


def _like(text: str, near: EntrySpan, style: Style) -> Style:
    """Return the style of a neighbouring entry, in what may differ from entry to entry."""
    match = re.match(r"-([ ]+)[\w\"']", text[near.start : near.start + 40])
    first = re.match(r"-\s+[\"']?(\w+)", text[near.start : near.start + 200])
    gap = len(match.group(1)) + 1 if match else style.gap
    return style._replace(gap=gap, id_first=style.id_first or (first is not None and first.group(1) == "id"))


def _place_for(reading: Reading, fields: Fields) -> int:
    """Return before which event a new one stands: in date order where the file is in it.

    A file that is grouped by lanes has its order within each lane.
    """
    from viewer.files.write.entry_reading import read_entry

    assert reading.timeline is not None
    events = sorted(reading.timeline.events, key=lambda event: event.index)
    new = read_entry(fields, reading.timeline)
    if new is None:
        return len(events)
    place = _place_among(events, new)
    if place is None:
        place = _place_among([event for event in events if event.lane == new.lane], new)
    return len(events) if place is None else place


def _place_among(events: Sequence[Event], new: Event) -> int | None:
    """Return where an event stands among others that are in date order; None where they are not.

    Args:
        events: In the order of the file, oldest or newest first.
    """
    keys, start = [_date_key(event) for event in events], _date_key(new)
    if not keys:
        return None
    rising = all(one <= other for one, other in pairwise(keys))
    falling = len(keys) > 1 and all(one >= other for one, other in pairwise(keys))
    if not rising and not falling:
        return None
    for event, key in zip(reversed(events), reversed(keys), strict=True):
        if key <= start if rising else key >= start:
            return event.index + 1
    return events[0].index


def _date_key(event: Event) -> tuple[int, int]:
    return event.when.known_start, event.when.end


def _section_splice(reading: Reading, section: str, fields: Fields, style: Style) -> Splice:
    try:
        return section_splice(reading.text, section, fields, style)
    except NoPlace as error:
        raise EditRefused(str(error)) from None


# --- changing ---------------------------------------------------------------------------------


def _changed(reading: Reading, event: Event, before: Fields, after: Fields) -> Written:
    """Return the text with other fields: as few characters changed as can be."""
    text, style = reading.text, style_of(reading.text)
    span = reading.spans.entry(event.index)
    try:
        placed = entry_map(reading, event.index)
    except NotEditable as error:
        raise EditRefused(str(error)) from None
    style = _like(text, span, style)._replace(json=_is_json(text, span))
    for attempt in range(_MOST_TRIES):
        try:
            new = spliced(text, _attempt(placed, style, before, after, attempt, span))
        except (TooOdd, ValueError):
            continue
        if _reads_as(new, text, span, after):
            return Written(new, span.start)
    raise EditRefused(f"“{event.title}” is written in a way that cannot be changed here; edit it by hand")


def _is_json(text: str, span: EntrySpan) -> bool:
    return span.flow and re.match(r"\{\s*\"", text[span.start : span.end]) is not None


def _attempt(
    placed: PlacedMap, style: Style, before: Fields, after: Fields, attempt: int, span: EntrySpan
) -> Sequence[Splice]:
    if attempt < 2:
        whole = attempt == 1
        return MapEdit(placed, style._replace(blocks=not whole), whole=whole).splices(before, after)
    if span.flow:
        return [Splice(span.start, span.end, flow_entry(after, style))]
    indent = span.start - line_start(placed.text, span.start)
    body = padded(entry_lines(after, style), indent, style)
    return [Splice(span.start, placed.extent(placed.node)[1], body[indent:])]


def _reads_as(new: str, old: str, span: EntrySpan, wanted: Fields) -> bool:
    """Read the changed entry again by itself, and tell whether it says what was meant."""
    grown = len(new) - len(old)
    end = span.end if span.flow else own_lines(old, Item(span.start, span.end)).end
    try:
        return placed_map(new, span._replace(end=end + grown)).fields() == wanted
    except NotEditable:
        return False


# --- taking out and moving --------------------------------------------------------------------


def _deleted(reading: Reading, event: Event) -> Written:
    events = _Events(reading)
    if reading.spans.entry(event.index).aliased:
        raise EditRefused(f"“{event.title}” stands behind an alias; delete it by hand")
    _refuse_hidden_in_brackets(reading, events)
    lists = events.flows() if events.in_brackets else events.blocks()
    return Written(spliced(reading.text, [lists.removed(event.index)]), -1, event.id)


def _refuse_hidden_in_brackets(reading: Reading, events: _Events) -> None:
    if events.in_brackets and reading.not_placed:
        line = reading.not_placed[0].line
        raise EditRefused(
            f"the list in brackets holds an entry that cannot be read; repair line {line} first"
        )


def _moved(reading: Reading, event: Event, edit: MoveEvent) -> Written:
    events = _Events(reading)
    _refuse_hidden_in_brackets(reading, events)
    timeline = reading.timeline
    assert timeline is not None
    target = timeline.event(edit.before_id) if edit.before_id else None
    if edit.before_id and target is None:
        raise EditRefused("the entry to stand before is no longer in the file")
    place = target.index if target is not None else len(events.spans)
    if place in (event.index, event.index + 1):
        return Written(reading.text, reading.spans.entry(event.index).start)
    if events.in_brackets:
        flows = events.flows()
        put, taken = flows.inserted(place, flows.text_of(event.index)), flows.removed(event.index)
    else:
        blocks = events.blocks()
        put, taken = blocks.inserted(place, blocks.body_of(event.index)), blocks.removed(event.index)
    text = spliced(reading.text, [put, taken])
    inner = put.text.index(reading.text[reading.spans.entry(event.index).start :][:1])
    shift = taken.start - taken.end if taken.start < put.start else 0
    return Written(text, put.start + inner + shift)
