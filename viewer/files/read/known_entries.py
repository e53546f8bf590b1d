"""What an earlier reading knows of entries whose text has stayed as it was.

A simple entry means the same wherever it stands, as long as zone, lanes and sources are the
same; whether they are is for the caller to see when all is read. So when a large file is read
again after a change in one place, entries before and behind that place are taken over: the
same events, moved by as many lines as were added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.files.read.common import common_ends

if TYPE_CHECKING:
    from viewer.files.read.reading import Reading
    from viewer.files.read.spans import TextSpans
    from viewer.model.timeline import Event


class KnownEntries:
    """The simple entries of an earlier reading, found by where their text stands in another text.

    All indices are those of texts without a byte order mark.

    Attributes:
        events: Of the earlier reading, by place in the file.
        spans: Of the earlier reading.
    """

    def __init__(self, before: Reading, text: str) -> None:
        timeline = before.timeline
        old = before.text.removeprefix("\ufeff")
        self.spans: TextSpans = before.spans
        self.events: list[Event] = sorted(timeline.events, key=_index_of) if timeline is not None else []
        self._head, tail = common_ends(old, text)
        self._tail_at = len(text) - tail
        self._shift = len(text) - len(old)

    def place_of(self, start: int) -> tuple[int, int]:
        """Return (place in the file, shift) of the known entry that begins at an index; (-1, 0) for none.

        The shift is how much further on it stands now than it did.
        """
        if start < self._head:
            shift = 0
        elif start >= self._tail_at:
            shift = self._shift
        else:
            return -1, 0
        return self.spans.starting(start - shift), shift

    def stays(self, start: int, end: int) -> bool:
        """Tell whether the text [start, end) is one that was read before, at one piece."""
        return end <= self._head or start >= self._tail_at


def _index_of(event: Event) -> int:
    return event.index
