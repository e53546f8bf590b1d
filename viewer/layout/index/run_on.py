"""From where to where an event is drawn: one that goes on runs to the end of what the timeline knows."""

from __future__ import annotations

from viewer.model.dates.timespan import TimeSpan
from viewer.model.dates.when import End, When


def drawn_start(when: When, reach: TimeSpan) -> float:
    """Return where a mark begins, in axis seconds.

    Args:
        when: The event's place on the axis.
        reach: First to last known bound of the whole timeline.
    """
    if when.open_start is End.OPEN and when.is_span:
        return min(reach.start, when.exact_start)
    return when.exact_start


def drawn_end(when: When, reach: TimeSpan) -> float:
    """Return where a mark ends, in axis seconds, excluded; arguments as for :func:`drawn_start`."""
    if when.open_end is End.OPEN and when.is_span:
        return max(reach.end, when.exact_end)
    return when.exact_end
