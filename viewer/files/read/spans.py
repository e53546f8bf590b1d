"""Where every event and field stands in the text, kept compactly for editing."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import NamedTuple

from viewer.model.event_fields import EVENT_FIELDS
from viewer.model.field_kinds import names_of

FIELDS = names_of(EVENT_FIELDS)
FIELD_NUMBERS = {name: number for number, name in enumerate(FIELDS)}
_ENTRY = 4
_FLOW, _ALIASED, _PLAIN, _DERIVED = 1, 2, 4, 8


class FieldSpan(NamedTuple):
    """A field's text indices: its key begins, its value begins and ends (excluded)."""

    key: int
    start: int
    end: int


class EntrySpan(NamedTuple):
    """An entry's text indices and how it stands there.

    Attributes:
        start: Its ``-``, or its ``{`` in a flow list.
        end: Behind its last leaf; comments that follow are outside.
        flow: It is written in braces.
        aliased: It stands elsewhere, behind an alias, and must not be edited here.
    """

    start: int
    end: int
    flow: bool
    aliased: bool


class TextSpans:
    """Spans of all events by their place in the file, as indices into the whole text.

    A large file has many: sixteen bytes an event and sixteen a field.

    Args:
        offset: Characters before the text that was parsed: 1 with a byte order mark.
    """

    def __init__(self, offset: int = 0) -> None:
        self._entries = array("I")
        self._rows = array("I")
        self._offset = offset

    def add(self, start: int, end: int, rows: list[int], *, flow: bool, aliased: bool) -> None:
        """Note the next drawn event, by indices without the byte order mark.

        Args:
            start, end: As in :class:`EntrySpan`.
            rows: Number (see ``FIELD_NUMBERS``), key, start and end of each field, flat.
            flow, aliased: As in :class:`EntrySpan`.
        """
        self._entries.fromlist([start, end, flow | aliased << 1, len(self._rows)])
        self._rows.fromlist(rows)

    def take(self, other: TextSpans, first: int, last: int, shift: int) -> None:
        """Note the events [first, last) of other spans, ``shift`` characters further on."""
        entries = other._entries[_ENTRY * first : _ENTRY * last]
        begin = entries[3]
        end = other._entries[_ENTRY * last + 3] if last < len(other) else len(other._rows)
        rows = other._rows[begin:end]
        if shift:
            for column in (0, 1):
                entries[column::_ENTRY] = array("I", map(shift.__add__, entries[column::_ENTRY]))
            for column in (1, 2, 3):
                rows[column::4] = array("I", map(shift.__add__, rows[column::4]))
        if begin != len(self._rows):
            moved = (len(self._rows) - begin).__add__
            entries[3::_ENTRY] = array("I", map(moved, entries[3::_ENTRY]))
        self._entries += entries
        self._rows += rows

    def start(self, index: int) -> int:
        """Return where an entry begins, without the byte order mark."""
        return self._entries[_ENTRY * index]

    def starting(self, start: int) -> int:
        """Return the place in the file of the event that begins at an index without the mark; -1 for none."""
        starts = self._entries
        place = bisect_left(range(len(self)), start, key=lambda index: starts[_ENTRY * index])
        return place if place < len(self) and starts[_ENTRY * place] == start else -1

    def last_end(self) -> int:
        """Return where the event that came last ends, without the byte order mark."""
        return self._entries[-3]

    def is_plain(self, index: int) -> bool:
        """Tell whether an event is what its text says by itself, whatever else the file holds."""
        return bool(self._entries[_ENTRY * index + 2] & _PLAIN)

    def is_derived(self, index: int) -> bool:
        """Tell whether a plain event's id was derived."""
        return bool(self._entries[_ENTRY * index + 2] & _DERIVED)

    def mark_plain(self, *, derived: bool) -> None:
        """Note of the event that came last that it is plain."""
        self._entries[-2] |= _PLAIN | (_DERIVED if derived else 0)

    def mark_odd(self, index: int) -> None:
        """Note that an event is no longer what its own text says."""
        self._entries[_ENTRY * index + 2] &= ~_PLAIN

    def __len__(self) -> int:
        return len(self._entries) // _ENTRY

    def entry(self, index: int) -> EntrySpan:
        """Return the span of the event with this place in the file."""
        start, end, flags, _ = self._entries[_ENTRY * index : _ENTRY * (index + 1)]
        return EntrySpan(
            start + self._offset, end + self._offset, bool(flags & _FLOW), bool(flags & _ALIASED)
        )

    def field(self, index: int, name: str) -> FieldSpan:
        """Return the span of one field of an event.

        Raises:
            KeyError: The event has no such field.
        """
        rows, wanted = self._rows, FIELD_NUMBERS[name]
        for row in range(*self._rows_of(index), 4):
            if rows[row] == wanted:
                return self._span(row)
        raise KeyError(name)

    def fields(self, index: int) -> dict[str, FieldSpan]:
        """Return the spans of an event's fields by name, in the order of the file."""
        return {FIELDS[self._rows[row]]: self._span(row) for row in range(*self._rows_of(index), 4)}

    def _rows_of(self, index: int) -> tuple[int, int]:
        """Return where the rows of an event's fields begin and end."""
        last = self._entries[_ENTRY * index + 7] if index + 1 < len(self) else len(self._rows)
        return self._entries[_ENTRY * index + 3], last

    def _span(self, row: int) -> FieldSpan:
        key, start, end = self._rows[row + 1 : row + 4]
        return FieldSpan(key + self._offset, start + self._offset, end + self._offset)
