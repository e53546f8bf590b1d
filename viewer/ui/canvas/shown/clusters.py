"""What opening a cluster leads to."""

from __future__ import annotations

from viewer.layout.frame.boxes import Box
from viewer.model.dates.timespan import TimeSpan
from viewer.ui.state.view_state import ViewState

#: Zooming in by less than this parts nothing: the events are listed instead.
_PARTED_ZOOM = 1.2


def opened(state: ViewState, box: Box) -> tuple[TimeSpan | None, list[int]]:
    """Return the span to zoom to for what a cluster stands for, and the places of its events in the one order.

    No span where zoom cannot part them. While something is searched, a cluster stands for what was found in it.

    Args:
        state: The view that it is opened in.
        box: Drawn in that; without members there is nothing to open.
    """
    places = box.members.places() if box.members is not None else []
    hits = state.hits
    if hits is not None and box.members is not None and box.members.hits(hits):
        places = [place for place in places if place in hits]
    events = [state.timeline.events[place] for place in places]
    if not events or state.scale is None:
        return None, []
    span = TimeSpan(min(e.when.start for e in events), max(e.when.end for e in events))
    target = state.scale_showing(span)
    is_parted = target is not None and target.zoom > state.scale.zoom * _PARTED_ZOOM
    return span if is_parted else None, places
