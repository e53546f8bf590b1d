"""The text that an edit makes of an event file: only the entry's own lines change."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from viewer.files.read.places.plain_nodes import NotEditable, entry_map
from viewer.files.read.reading import Reading
from viewer.files.read.spans import EntrySpan
from viewer.files.write.edit_names import in_marks
from viewer.files.write.edits import (
    AddAll,
    AddEvent,
    AddToSection,
    ChangeEvent,
    DeleteEvent,
    Edit,
    EditRefused,
    MoveEvent,
    wanted_event,
)
from viewer.files.write.entry_text import changed_text, style_near
from viewer.files.write.flow_list import FlowList, Part, Unclear
from viewer.files.write.header.writing import header_text
from viewer.files.write.list_text import BlockList, Item
from viewer.files.write.rendering import Style, entry_lines, flow_entry, padded, style_of
from viewer.files.write.sections import NoPlace, section_splices
from viewer.files.write.splices import (
    Splice,
    dash_before,
    line_number,
    newline_of,
    spliced,
)
from viewer.model.fields import Fields
from viewer.model.timeline import Event
from viewer.words import _


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
        raise EditRefused(_("the file is of a newer format than this program writes; nothing was changed"))
    if isinstance(edit, AddEvent):
        return _added(reading, edit.fields)
    if isinstance(edit, AddToSection):
        return _with_sections(reading, {edit.section: (edit.fields,)})
    if isinstance(edit, AddAll):
        return _with_sections(reading, edit.sections())
    if not isinstance(edit, ChangeEvent | DeleteEvent | MoveEvent):
        return Written(header_text(reading, edit), -1)
    event = wanted_event(reading, edit.event_id, edit.before)
    if isinstance(edit, ChangeEvent):
        return _changed(reading, event, edit.after)
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
            raise EditRefused(_("the events are written in a way that cannot be edited here"))
        return dash

    def blocks(self) -> BlockList:
        return BlockList(self.text, self.items(), newline_of(self.text))

    def flows(self) -> FlowList:
        return FlowList(self.text, self.items(), newline_of(self.text))


# --- adding -----------------------------------------------------------------------------------


def _added(reading: Reading, fields: Fields) -> Written:
    text, style = reading.text, style_of(reading.text)
    if reading.timeline is None and reading.problems:
        raise EditRefused(_("the file cannot be read at the moment; repair it first"))
    # A text that stands as a block loses its last line break at the end of a file without one.
    style = style._replace(blocks=text.endswith(("\n", "\r")))
    if not len(reading.spans):
        splices = _section_splices(text, "events", (fields,), style)
        return Written(spliced(text, splices), _entry_start(splices))
    events = _Events(reading)
    place = _place_for(reading, fields)
    near = events.spans[max(0, place - 1)]
    if events.in_brackets:
        entry = flow_entry(fields, style)
        splices = _in_brackets(reading, lambda: events.flows().inserted(place, Part("", entry, "")))
        return Written(spliced(text, splices), _new_place(splices, entry))
    lists = events.blocks()
    body = padded([f"- {flow_entry(fields, style)}"], lists.indent, style)
    if not near.flow:
        body = padded(entry_lines(fields, style_near(text, near, style)), lists.indent, style)
    splice = lists.inserted(place, body)
    return Written(spliced(text, [splice]), _entry_start([splice], near.flow))


def _entry_start(splices: Sequence[Splice], flow: bool = False) -> int:
    """Return where an inserted entry's span begins in the new text: at its dash, else at its brace."""
    *before, splice = splices
    shift = splice.start + sum(len(one.text) - (one.end - one.start) for one in before)
    dashed = None if flow else re.search(r"(?:\A|[\r\n])[ ]*(-)[ ]", splice.text)
    if dashed is not None:
        return shift + dashed.start(1)
    listed = re.search(r"\[(\{)", splice.text) if not flow else None
    return shift + (listed.start(1) if listed is not None else splice.text.index("{"))


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


def _with_sections(reading: Reading, sections: Mapping[str, Sequence[Fields]]) -> Written:
    """Return the text with items added at the ends of sections."""
    if reading.timeline is None and reading.problems:
        raise EditRefused(_("the file cannot be read at the moment; repair it first"))
    text, style = reading.text, style_of(reading.text)
    for section, items in sections.items():
        # As in _added: a block at the end of a file without a last line break would lose its own.
        blocks = style._replace(blocks=text.endswith(("\n", "\r")) or not text)
        text = spliced(text, _section_splices(text, section, items, blocks))
    return Written(text, -1)


def _section_splices(text: str, section: str, items: Sequence[Fields], style: Style) -> list[Splice]:
    try:
        return section_splices(text, section, items, style)
    except NoPlace as error:
        raise EditRefused(str(error)) from None


# --- changing ---------------------------------------------------------------------------------


def _changed(reading: Reading, event: Event, after: Fields) -> Written:
    """Return the text with other fields: as few characters changed as can be."""
    text, span = reading.text, reading.spans.entry(event.index)
    try:
        entry_map(reading, event.index)
    except NotEditable as error:
        raise EditRefused(str(error)) from None
    splice = changed_text(text, span, after, style_of(text), in_marks(event.title))
    return Written(spliced(text, [splice]), span.start)


# --- taking out and moving --------------------------------------------------------------------


def _deleted(reading: Reading, event: Event) -> Written:
    events = _Events(reading)
    if reading.spans.entry(event.index).aliased:
        raise EditRefused(_("“{title}” stands behind an alias; delete it by hand").format(title=event.title))
    if events.in_brackets:
        splices = _in_brackets(reading, lambda: events.flows().removed(event.index))
    else:
        splices = [events.blocks().removed(event.index)]
    return Written(spliced(reading.text, splices), -1, event.id)


def _in_brackets(reading: Reading, splices: Callable[[], list[Splice]]) -> list[Splice]:
    """Return splices of the list in brackets, refused where more than entries stands in it."""
    if reading.not_placed:
        line = reading.not_placed[0].line
        raise EditRefused(
            _("the list in brackets holds an entry that cannot be read; repair line {line} first").format(
                line=line
            )
        )
    try:
        return splices()
    except Unclear as error:
        line = line_number(reading.text, error.at)
        raise EditRefused(
            _(
                "the list in brackets is written in a way that cannot be edited here (line {line}); edit it by hand"
            ).format(line=line)
        ) from None


def _moved(reading: Reading, event: Event, edit: MoveEvent) -> Written:
    events = _Events(reading)
    timeline = reading.timeline
    assert timeline is not None
    target = timeline.event(edit.before_id) if edit.before_id else None
    if edit.before_id and target is None:
        raise EditRefused(_("the entry to stand before is no longer in the file"))
    place = target.index if target is not None else len(events.spans)
    span = reading.spans.entry(event.index)
    if place in (event.index, event.index + 1):
        return Written(reading.text, span.start)
    if events.in_brackets:
        splices = _in_brackets(reading, lambda: events.flows().moved(event.index, place))
    else:
        splices = events.blocks().moved(event.index, place)
    return Written(spliced(reading.text, splices), _new_place(splices, reading.text[span.start : span.end]))


def _new_place(splices: Sequence[Splice], entry: str) -> int:
    """Return where an entry that one of some splices puts in begins in the new text."""
    put = next(splice for splice in splices if entry.rstrip() in splice.text)
    shift = sum(
        len(one.text) - (one.end - one.start) for one in splices if one.end <= put.start and one is not put
    )
    return put.start + put.text.index(entry.rstrip()) + shift
