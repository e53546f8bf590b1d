"""What a save has changed, event by event."""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter

from viewer.model.timeline import Event, Timeline

#: The id is what events are found by; the others move with every line above, or with other entries.
_NOT_SAID = {"id", "index", "line", "flawed"}
_SAID = attrgetter(*(field.name for field in fields(Event) if field.name not in _NOT_SAID))


def changed_ids(before: Timeline, after: Timeline) -> frozenset[str]:
    """Return the ids in ``after`` of events that are new or say something else than they did."""
    return frozenset(event.id for event in after.events if _is_changed(before.event(event.id), event))


def _is_changed(before: Event | None, after: Event) -> bool:
    return before is None or _SAID(before) != _SAID(after)
