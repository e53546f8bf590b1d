"""Which entry stands at a line of the file."""

from __future__ import annotations

from viewer.files.read.reading import NotPlaced, Reading
from viewer.model.timeline import Event


def event_at_line(reading: Reading, line: int, column: int = 0) -> Event | None:
    """Return the event whose entry stands at a line, from its first to its last; None where there is none.

    Args:
        line: 1-based, as editors count.
        column: 1-based, for entries that share a line; 0 for the first of them.
    """
    first, end = _line_span(reading.text, line)
    if first < 0 or reading.timeline is None:
        return None
    if column:
        first = min(first + column - 1, end)
    spans = [reading.spans.entry(index) for index in range(len(reading.spans))]
    here = [index for index, span in enumerate(spans) if span.start < end and span.end > first]
    if not here and column:
        return event_at_line(reading, line)
    number = min(here, key=lambda index: spans[index].start, default=-1)
    return next((event for event in reading.timeline.events if event.index == number), None)


def unplaced_at_line(reading: Reading, line: int) -> NotPlaced | None:
    """Return the entry that cannot be drawn and stands at a line; None where there is none."""
    above = [entry for entry in reading.not_placed if entry.line <= line]
    if not above:
        return None
    entry = max(above, key=lambda one: one.line)
    lines = reading.text.split("\n")[entry.line - 1 : line]
    depth = _depth(lines[0]) if lines else 0
    inside = len(lines) == line - entry.line + 1 and all(
        not text.strip() or _depth(text) > depth for text in lines[1:]
    )
    return entry if inside else None


def _line_span(text: str, line: int) -> tuple[int, int]:
    """Return where a line begins and where the next one does, as indices; (-1, -1) where there is no such line."""
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
        if start == 0:
            return -1, -1
    end = text.find("\n", start) + 1
    return (start, end or len(text)) if line > 0 else (-1, -1)


def _depth(text: str) -> int:
    return len(text) - len(text.lstrip(" "))
