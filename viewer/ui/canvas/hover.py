"""What hovering over the canvas says, as text that Qt shows literally."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from viewer.layout.frame.boxes import Box
from viewer.model.dates.phrases import date_phrase
from viewer.model.dates.timespan import TimeSpan
from viewer.model.event_words import FLAWED, counted, date_line, kind, list_line
from viewer.model.timeline import Era, Event, Lane, Timeline
from viewer.words import N_, NN_, _, ngettext, number

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF

    from viewer.layout.index.hits import Hits
    from viewer.ui.canvas.shown.on_screen import OnScreen
    from viewer.ui.state.view_state import ViewState

_MOST_MEMBERS = 8
#: Heads of clusters in which some events are told apart, by what is told of them.
_TOLD = {
    "found": NN_(
        "{found} of {number} event here were found; click to open",
        "{found} of {number} events here were found; click to open",
    ),
    "different": NN_(
        "{found} of {number} event here were different; click to open",
        "{found} of {number} events here were different; click to open",
    ),
}
_NONE, _NONE_SHOWN = N_("No events here · click to unfold"), N_("No events shown here · click to unfold")
_NONE_THEN = N_("No events here, {when} · click to unfold")
_NONE_SHOWN_THEN = N_("No events shown here, {when} · click to unfold")


def text_at(on_screen: OnScreen, state: ViewState, position: QPointF, today: str) -> str:
    """Return the hover text of a place of a canvas, empty for none.

    Args:
        on_screen: The canvas's.
        state: What the canvas shows.
        position: In the canvas's own pixels.
        today: What is said of today there.
    """
    box, gap = on_screen.box_at(position), on_screen.gap_at(position)
    lane = on_screen.titled_lane_at(position) if box is None else None
    if lane is not None:
        return lane_text(state.timeline, lane)
    return eras_text(on_screen.eras_at(position)) or hover_text(
        state.timeline, box, gap, state.hits, is_part=state.is_part, today=today
    )


def hover_text(
    timeline: Timeline,
    box: Box | None,
    gap: TimeSpan | None,
    hits: Hits | None = None,
    *,
    is_part: bool = False,
    today: str = "",
) -> str:
    """Return the hover text of a box, else of a break and of today, empty for none.

    Args:
        timeline: What is shown.
        box: Under the pointer.
        gap: Of the break under the pointer.
        hits: What the search has found.
        is_part: There may be events that are not shown: filtered, or in hidden lanes.
        today: What is said of today, where the pointer is on its line.

    While something is searched, a cluster names what was found in it.

    Markup in a title is shown as the letters it is made of.
    """
    if box is not None and box.event is not None:
        return _literal(*_event_lines(box.event))
    if box is not None and box.members is not None:
        places, whole = box.members.places(), len(box.members)
        head = ngettext("{number} event here; click to open", "{number} events here; click to open", whole)
        if hits is not None and box.members.hits(hits):
            places = [place for place in places if place in hits]
            head = ngettext(*_TOLD[hits.told], whole)
        head = head.format(found=number(len(places)), number=number(whole))
        events = [timeline.events[place] for place in places[:_MOST_MEMBERS]]
        lines = [head, *map(list_line, events)]
        if len(places) > len(events):
            lines.append("…")
        return _literal(*lines)
    lines = [today] if today else []
    if gap is not None:
        # Nothing of these eras is to be seen while the gap is folded.
        hidden = [era for era in timeline.eras if gap.start <= era.when.start and era.when.end <= gap.end]
        lines = [gap_text(gap, is_part=is_part), *map(_era_line, hidden[:_MOST_MEMBERS]), *lines]
    return _literal(*lines) if lines else ""


def eras_text(eras: Sequence[Era]) -> str:
    """Return the hover text of eras' titles: all of each, however little room it has, and when it is; empty for none."""
    return _literal(*map(_era_line, eras)) if eras else ""


def _era_line(era: Era) -> str:
    return _("{title}: {date}").format(title=era.title, date=date_phrase(era.date))


def gap_text(gap: TimeSpan, *, is_part: bool = False) -> str:
    """Say of a break that no event is in it, and when: ``No events here, 2003–2007 · click to unfold``."""
    from viewer.model.dates.within import phrase_within  # once a break is asked about

    when = phrase_within(gap)
    if is_part:
        text = _NONE_SHOWN_THEN if when else _NONE_SHOWN
    else:
        text = _NONE_THEN if when else _NONE
    return _(text).format(when=when)


def lane_text(timeline: Timeline, lane: Lane) -> str:
    """Return the hover text of a lane's title: all of it, and what is in the lane."""
    count = sum(event.lane == lane.id for event in timeline.events)
    return _literal(*filter(None, (lane.title, counted(count, "event"))))


def _event_lines(event: Event) -> list[str]:
    lines = [event.title, date_line(event), kind(event)]
    return [*lines, _(FLAWED)] if event.flawed else lines


def _literal(*lines: str) -> str:
    from html import escape  # its table of entities is not needed before the pointer rests

    return "<qt>" + "<br>".join(escape(line) for line in lines) + "</qt>"
