"""How exactly the dates near a place of the axis are known."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence

from viewer.model.dates.granularity import Granularity
from viewer.model.dates.timespan import TimeSpan
from viewer.model.dates.when import Shape, When

#: Dates as far outside a view as the view is long are near it.
_NEAR = 1
_BITS = 5
_MASK = (1 << _BITS) - 1


class Precision:
    """Every beginning and end by time, with how exactly it is known.

    Asking costs a few bisections and a search of the bytes between for each granularity there is.

    Attributes:
        finest: The finest granularity of all; DAY without events.
    """

    def __init__(self, whens: Sequence[When]) -> None:
        spans = [when for when in whens if when.shape is Shape.SPAN]
        starts = _Points([when.start for when in whens], [when.start_granularity for when in whens])
        ends = _Points([when.end for when in spans], [when.end_granularity for when in spans])
        self._points = [points for points in (starts, ends) if points.known]
        self.finest = min((points.known[0] for points in self._points), default=Granularity.DAY)

    def near(self, span: TimeSpan) -> Granularity:
        """Return the finest granularity in a span and as far around it as it is long.

        Where nothing begins or ends there, that of the nearest on either side.
        """
        reach = max(1, span.length) * _NEAR
        around = TimeSpan(span.start - reach, span.end + reach)
        inside = [found for points in self._points if (found := points.inside(around)) is not None]
        return min(inside) if inside else self._beside(around.start)

    def _beside(self, instant: int) -> Granularity:
        """Return the finer of the two that are nearest before and after an instant."""
        before = [found for points in self._points if (found := points.before(instant)) is not None]
        after = [found for points in self._points if (found := points.after(instant)) is not None]
        nearest = [pair for pair in (max(before, default=None), min(after, default=None)) if pair is not None]
        return min((grain for _, grain in nearest), default=Granularity.DAY)


class _Points:
    """Instants, ascending, and the granularity of each as one byte.

    Attributes:
        known: The granularities there are, finest first.
    """

    def __init__(self, instants: list[int], grains: list[Granularity]) -> None:
        ascending = sorted(instants)
        if ascending != instants:
            # One number for both: a million pairs would take seconds to sort.
            coded = sorted([at << _BITS | grain for at, grain in zip(instants, grains, strict=True)])
            self._grains = bytes([code & _MASK for code in coded])
        else:
            self._grains = bytes(grains)
        self._instants = array("q", ascending)
        self.known = [Granularity(grain) for grain in sorted(set(self._grains))]

    def inside(self, span: TimeSpan) -> Granularity | None:
        """Return the finest in [start, end) of a span, None for nothing there."""
        first, last = bisect_left(self._instants, span.start), bisect_left(self._instants, span.end)
        return self._finest(first, last) if first < last else None

    def before(self, instant: int) -> tuple[int, Granularity] | None:
        """Return the last instant before another and its granularity, None for none."""
        place = bisect_left(self._instants, instant)
        return (self._instants[place - 1], Granularity(self._grains[place - 1])) if place else None

    def after(self, instant: int) -> tuple[int, Granularity] | None:
        """Return the first instant from another on and its granularity, None for none."""
        place = bisect_left(self._instants, instant)
        if place == len(self._instants):
            return None
        return self._instants[place], Granularity(self._grains[place])

    def _finest(self, first: int, last: int) -> Granularity:
        # A search for one byte runs at the speed of memory; looking at every byte would not.
        return next(grain for grain in self.known if self._grains.find(grain, first, last) >= 0)
