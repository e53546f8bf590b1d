"""What hovering over the canvas says, as text that Qt shows literally."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.layout.frame.boxes import Box
from viewer.model.dates.phrases import date_phrase
from viewer.model.dates.timespan import TimeSpan
from viewer.model.timeline import Event, Lane, Timeline

if TYPE_CHECKING:
    from viewer.layout.index.hits import Hits

_MOST_MEMBERS = 8


def hover_text(timeline: Timeline, box: Box | None, gap: TimeSpan | None, hits: Hits | None = None) -> str:
    """Return the hover text of a box or a break, empty for neither.

    While something is searched, a cluster names what was found in it.

    Markup in a title is shown as the letters it is made of.
    """
    if box is not None and box.event is not None:
        return _literal(*_event_lines(box.event))
    if box is not None and box.members is not None:
        places, head = box.members.places(), f"{len(box.members):,} events here; click to open"
        if hits is not None and box.members.hits(hits):
            places = [place for place in places if place in hits]
            head = f"{len(places):,} of {len(box.members):,} events here were found; click to open"
        events = [timeline.events[place] for place in places[:_MOST_MEMBERS]]
        lines = [head, *(f"{date_phrase(event.date)}: {event.title}" for event in events)]
        if len(places) > len(events):
            lines.append("…")
        return _literal(*lines)
    return _literal("Nothing happened here; click to unfold") if gap is not None else ""


def lane_text(timeline: Timeline, lane: Lane) -> str:
    """Return the hover text of a lane's title: all of it, and what is in the lane."""
    count = sum(event.lane == lane.id for event in timeline.events)
    return _literal(*filter(None, (lane.title, f"{count:,} event{'' if count == 1 else 's'}")))


def _event_lines(event: Event) -> list[str]:
    kind = "Statement" if event.is_statement else event.status.value.capitalize()
    if event.is_statement and event.status.value != "reported":
        kind += f", {event.status.value}"
    lines = [event.title, date_phrase(event.date, weekday=True, part_of_day=event.part_of_day), kind]
    if event.flawed:
        lines.append("Something in this entry could not be read")
    return lines


def _literal(*lines: str) -> str:
    from html import escape  # its table of entities is not needed before the pointer rests

    return "<qt>" + "<br>".join(escape(line) for line in lines) + "</qt>"
