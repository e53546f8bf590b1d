"""From where to where an event is drawn: one that goes on runs to the end of what the timeline knows."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.model.dates.timespan import TimeSpan
from viewer.model.dates.when import End, When

_KNOWN = End.KNOWN


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


def drawn_bounds(whens: Sequence[When], reach: TimeSpan) -> tuple[list[float], list[float]]:
    """Return where many marks begin and end, in their order; arguments as for :func:`drawn_start`."""
    # Nearly all have ends that are known to the second: for these there is nothing to call.
    starts = [
        when.start if when.open_start is _KNOWN and not when.start_ms else drawn_start(when, reach)
        for when in whens
    ]
    ends = [
        when.end if when.open_end is _KNOWN and not when.end_ms else drawn_end(when, reach) for when in whens
    ]
    return starts, ends
