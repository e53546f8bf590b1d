"""Where every event and field stands in the text, kept compactly for editing."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import NamedTuple

FIELDS = (
    "date", "title", "id", "as_written", "date_note", "part_of_day", "duration", "time_zone", "lane", "status",
    "about", "place", "people", "tags", "summary", "quotes", "sources", "links",
)  # fmt: skip
FIELD_NUMBERS = {name: number for number, name in enumerate(FIELDS)}
_ENTRY = 4


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

    def add(self, start: int, end: int, rows: Iterable[int], *, flow: bool, aliased: bool) -> None:
        """Note the next drawn event, by indices without the byte order mark.

        Args:
            start, end: As in :class:`EntrySpan`.
            rows: Number (see ``FIELD_NUMBERS``), key, start and end of each field, flat.
            flow, aliased: As in :class:`EntrySpan`.
        """
        self._entries.extend((start, end, flow | aliased << 1, len(self._rows)))
        self._rows.extend(rows)

    def __len__(self) -> int:
        return len(self._entries) // _ENTRY

    def entry(self, index: int) -> EntrySpan:
        """Return the span of the event with this place in the file."""
        start, end, flags, _ = self._entries[_ENTRY * index : _ENTRY * (index + 1)]
        return EntrySpan(start + self._offset, end + self._offset, bool(flags & 1), bool(flags & 2))

    def fields(self, index: int) -> dict[str, FieldSpan]:
        """Return the spans of an event's fields by name, in the order of the file."""
        first = self._entries[_ENTRY * index + 3]
        last = self._entries[_ENTRY * index + 7] if index + 1 < len(self) else len(self._rows)
        spans = {}
        for row in range(first, last, 4):
            number, key, start, end = self._rows[row : row + 4]
            spans[FIELDS[number]] = FieldSpan(key + self._offset, start + self._offset, end + self._offset)
        return spans
