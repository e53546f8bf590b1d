"""Where every event and field stands in the text, kept compactly for editing."""

from __future__ import annotations

from array import array
from typing import NamedTuple

FIELDS = (
    "date", "title", "id", "as_written", "date_note", "part_of_day", "duration", "time_zone", "lane", "status",
    "about", "place", "people", "tags", "summary", "quotes", "sources", "links",
)  # fmt: skip
_NUMBERS = {name: number for number, name in enumerate(FIELDS)}


class FieldSpan(NamedTuple):
    """A field's text indices: its key begins, its value begins and ends (excluded)."""

    key: int
    start: int
    end: int


class EntrySpan(NamedTuple):
    """An entry's text indices: from its ``-`` to the end of its last leaf, and how it stands there."""

    start: int
    end: int
    flow: bool
    aliased: bool


class TextSpans:
    """Spans of all events by their place in the file, as indices into the whole text.

    Forty bytes an event and thirty-two a field: a large file has many of both.
    """

    def __init__(self, offset: int = 0) -> None:
        self._entries = array("q")
        self._rows = array("q")
        self._offset = offset

    def begin(self, start: int, end: int, *, flow: bool, aliased: bool) -> None:
        """Note the next entry; its fields follow."""
        self._entries.extend((start, end, flow, aliased, len(self._rows)))

    def field(self, name: str, key: int, start: int, end: int) -> None:
        """Note a field of the entry begun last."""
        self._rows.extend((_NUMBERS[name], key, start, end))

    def drop_last(self) -> None:
        """Forget the entry begun last: it is not drawn."""
        del self._rows[self._entries[-1] :]
        del self._entries[-5:]

    def without_bom(self, index: int) -> int:
        """Return an index into the whole text as one into the text behind the byte order mark."""
        return index - self._offset

    def __len__(self) -> int:
        return len(self._entries) // 5

    def entry(self, index: int) -> EntrySpan:
        """Return the span of the event with this place in the file."""
        start, end, flow, aliased, _ = self._entries[5 * index : 5 * index + 5]
        return EntrySpan(start + self._offset, end + self._offset, bool(flow), bool(aliased))

    def fields(self, index: int) -> dict[str, FieldSpan]:
        """Return the spans of an event's fields by name."""
        first = self._entries[5 * index + 4]
        last = self._entries[5 * index + 9] if index + 1 < len(self) else len(self._rows)
        spans = {}
        for row in range(first, last, 4):
            number, key, start, end = self._rows[row : row + 4]
            spans[FIELDS[number]] = FieldSpan(key + self._offset, start + self._offset, end + self._offset)
        return spans
