"""What a save has changed, event by event."""

from __future__ import annotations

from operator import attrgetter

from viewer.model.timeline import Event, Timeline

#: All of an event but its place in the file, which moves with every line above it.
_SAID = attrgetter(
    "title", "date", "when", "lane", "status", "as_written", "date_note", "part_of_day", "duration", "time_zone",
    "about", "place", "people", "tags", "summary", "quotes", "sources", "links",
)  # fmt: skip


def changed_ids(before: Timeline, after: Timeline) -> frozenset[str]:
    """Return the ids in ``after`` of events that are new or say something else than they did."""
    return frozenset(event.id for event in after.events if _is_changed(before.event(event.id), event))


def _is_changed(before: Event | None, after: Event) -> bool:
    return before is None or _SAID(before) != _SAID(after)
