"""Who could know what when, by the dates that sources are given, however sure their author is of them."""

from __future__ import annotations

import math
from collections.abc import Callable
from zoneinfo import ZoneInfo

from viewer.model.dates.placing import place_on_axis
from viewer.model.dates.when import End
from viewer.model.timeline import Event, Source, Timeline


def is_forecast(event: Event, source: Source | None) -> bool:
    """Tell whether a source had appeared before an event could happen: what it says of it foretells it.

    By the dates as they are given, each by its own clock, however sure their author is of them; where
    they leave it open, it is none.
    """
    if source is None or source.published is None or event.date.earliest is None:
        return False
    appeared = source.published.latest
    return appeared is not None and appeared <= event.date.earliest


def known_since(timeline: Timeline, axis_zone: ZoneInfo | None) -> Callable[[Event], float]:
    """Return what tells since when an event was published.

    A source of which only the month of publication is known had surely appeared when that month was over.

    Args:
        timeline: Whose sources say when they were published.
        axis_zone: Of the axis's wall clock; None for an axis without one.

    Returns:
        For an event the axis second from which on one of its sources had surely appeared, infinite
        where none says when it was published, or it has none.
    """
    appeared: dict[str, int] = {}
    for source in timeline.sources:
        if source.published is not None:
            when = place_on_axis(source.published, axis_zone=axis_zone)
            if when.open_end is End.KNOWN:
                appeared[source.id] = when.end

    def since(event: Event) -> float:
        names = (*[quote.source for quote in event.quotes], *event.sources)
        return min((appeared[name] for name in names if name in appeared), default=math.inf)

    return since
