"""Entries of ``events`` into events that are not laid on the axis yet.

This is the loop that a large file spends its time in: the fields of an entry are read one by
one, and the event is made in one go at the end.
"""

from __future__ import annotations

import re
from operator import attrgetter
from typing import Any, NamedTuple

from viewer.files.read.entry_nodes import COLUMN_OF, COLUMNS, Entry, entry_of
from viewer.files.read.fields import FieldReader, Reference
from viewer.files.read.known_entries import KnownEntries
from viewer.files.read.nodes import ListNode, MapNode, Node, extent
from viewer.files.read.reporter import Draft
from viewer.files.read.spans import TextSpans
from viewer.files.read.texts import shown
from viewer.files.read.values import ValueReader, slug
from viewer.model.timeline import Event
from viewer.words import N_, _

_DASH = re.compile(r"(?:^|(?<=\r))[ \t]*(-)(?=[ \t\r\n])", re.MULTILINE)
_values_of = attrgetter(*COLUMNS)
_ID, _TITLE, _DATE = COLUMNS.index("id"), COLUMNS.index("title"), COLUMNS.index("date")
_INDEX, _LINE, _FLAWED = COLUMNS.index("index"), COLUMNS.index("line"), COLUMNS.index("flawed")
_REQUIRED = (
    ("date", _DATE, N_("the entry has no date; expected date: such as 2011-08-20")),
    ("title", _TITLE, N_("the entry has no title; expected title: in a few words")),
)
_DATE_NUMBER = COLUMN_OF["date"].number


class Unplaced(NamedTuple):
    """An entry that cannot be drawn; ``start`` is a text index."""

    title: str
    date_text: str
    draft: Draft
    start: int


class OpenReference(NamedTuple):
    """An id that an event uses and that was not known when it was read."""

    event: Event
    reference: Reference


def _moved(event: Event, places: int, lines: int) -> Event:
    """Return an event so many places and lines further on in the file."""
    moved = Event(*_values_of(event))
    moved.index += places
    moved.line += lines
    return moved


def _shifted(marks: list[int], shift: int) -> list[int]:
    """Return marks of a piece of the text as those of the whole."""
    return [mark + shift if place % 4 else mark for place, mark in enumerate(marks)]


class EntryReader:
    """Reads entries one after the other.

    Attributes:
        events: What can be drawn, in the order of the file; those just read have no ``when``.
        derived: Places in ``events`` of those whose id was derived.
        references: Ids that were not known when they were used.
        unplaced: What cannot be drawn.
        lost_ids: Ids of entries that cannot be drawn.
        values: Turns nodes into values.
        reader: Reads single fields.
    """

    def __init__(self, values: ValueReader, spans: TextSpans) -> None:
        self.values = values
        self._report = values.report
        self._spans = spans
        self.reader = FieldReader(values)
        self._last_end = 0
        self.events: list[Event] = []
        self.derived: set[int] = set()
        self.references: list[OpenReference] = []
        self.unplaced: list[Unplaced] = []
        self.lost_ids: set[str] = set()

    def read(self, node: Node) -> None:
        """Read the entry that the parser has made a node of."""
        self._report.begin_entry()
        if type(node) is MapNode:
            self.read_fields(entry_of(node, self.values))
        else:
            self._refuse(node)

    def _refuse(self, node: Node) -> None:
        """Report an entry that is no mapping."""
        raw = self.values.raw(node)
        what = _("a list") if type(node) is ListNode else shown(raw) if raw else _("empty")
        message = _("the entry is {what}; expected date: and title:").format(what=what)
        draft = self._report.error(*extent(node), "wrong-shape", message, hides_entry=True)
        self.unplaced.append(Unplaced(" ".join(raw.split())[:80], "", draft, draft.start))

    def read_fields(self, entry: Entry) -> None:
        """Read an entry's fields and make an event of them, or report why there is none."""
        reader, report = self.reader, self._report
        row = entry.row
        for column, value in entry.fields:
            if value.end > value.start:
                found = column.read(reader, value, column.field)
                if found is not None:
                    row[column.place] = found
        marks = _shifted(entry.marks, report.offset) if report.offset else entry.marks
        if row[_DATE] is None or not row[_TITLE]:
            self._give_up(row, marks, entry.first_key + report.offset)
            reader.references.clear()
            return
        row[_FLAWED] = report.failures > report.failures_before
        event = self._added(row, entry, marks)
        if reader.references:
            self.references += [OpenReference(event, reference) for reference in reader.references]
            reader.references.clear()
        report.end_entry(event.title, event)

    # --- the whole entry: from here on all indices are those of the whole text ---------------

    def _added(self, row: list[Any], entry: Entry, marks: list[int]) -> Event:
        """Make an event and note where it stands."""
        shift, number = self._report.offset, len(self.events)
        first_key, end = entry.first_key + shift, entry.end + shift
        row[_INDEX], row[_LINE] = number, entry.line or self.values.source.line(first_key)
        if not row[_ID]:
            self.derived.add(number)
            row[_ID] = f"{slug(row[_TITLE]) or 'event'}-{row[_DATE].text}"
        event = Event(*row)
        self.events.append(event)
        start = first_key if entry.flow or entry.aliased else self._dash(first_key)
        self._spans.add(start, end, marks, flow=entry.flow, aliased=entry.aliased)
        self._last_end = end
        return event

    def _dash(self, first_key: int) -> int:
        """Return where the entry's ``-`` stands, which may be lines above its first key."""
        text = self.values.source.text
        if text[first_key - 2 : first_key] == "- ":
            return first_key - 2
        # The last one: above the first entry stand the dashes of other lists.
        dashes = [match.start(1) for match in _DASH.finditer(text, self._last_end, first_key)]
        return dashes[-1] if dashes else first_key

    def read_plain(self, entry: Entry) -> Event | None:
        """Read an entry that means the same wherever it stands; return its event if there is nothing to say of it."""
        report, count = self._report, len(self.events)
        noted, references = report.count, len(self.references)
        report.begin_entry()
        self.read_fields(entry)
        if len(self.events) == count or report.count != noted or len(self.references) != references:
            return None
        self._spans.mark_plain(derived=count in self.derived)
        return self.events[-1]

    def take(self, known: KnownEntries, first: int, last: int, shift: int) -> None:
        """Take over the events [first, last) of an earlier reading, which stand ``shift`` characters further on."""
        own, number = known.events[first:last], len(self.events)
        line = self.values.source.line(known.spans.start(first) + shift + 2)
        by = number - first, line - own[0].line
        if any(by):
            own = [_moved(event, *by) for event in own]
        self.derived.update(
            number + place for place in range(last - first) if known.spans.is_derived(first + place)
        )
        self.events += own
        self._spans.take(known.spans, first, last, shift)
        self._last_end = self._spans.last_end()

    def _give_up(self, row: list[Any], marks: list[int], first_key: int) -> None:
        """Report an entry without a usable date or title, whose problem may have been noted."""
        spans = {marks[at]: (marks[at + 2], marks[at + 3]) for at in range(0, len(marks), 4)}
        nowhere = first_key, first_key + 1
        if row[_ID]:
            self.lost_ids.add(row[_ID])
        draft = self._report.first_hiding()
        for name, place, message in _REQUIRED:
            if row[place]:
                continue
            where = spans.get(COLUMN_OF[name].number, nowhere)
            noted = self._report.noted(*where) or self._report.error_at(
                *where,
                f"no-{name}",
                _(message),
            )
            noted.hides_entry = True
            draft = draft or noted
        assert draft is not None
        start, end = spans.get(_DATE_NUMBER, (0, 0))
        date_text = " ".join(self.values.source.text[start:end].split())[:80]
        self._report.end_entry(row[_TITLE], None)
        self.unplaced.append(Unplaced(row[_TITLE], date_text, draft, first_key))
