"""How exactly the dates near a place of the axis are known."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from viewer.model.dates.granularity import Granularity
from viewer.model.dates.timespan import TimeSpan
from viewer.model.dates.when import When

#: Dates as far outside a view as the view is long are near it.
_NEAR = 1
_BLOCK = 1024


class Precision:
    """Every beginning and end by time, with how exactly it is known.

    Asking costs two bisections and the least of a few thousand bytes, whatever the number of events.

    Attributes:
        finest: The finest granularity of all; DAY without events.
    """

    def __init__(self, whens: Sequence[When]) -> None:
        points = [(when.start, when.start_granularity) for when in whens]
        points += [(when.end, when.end_granularity) for when in whens if when.is_span]
        points.sort()
        self._instants = [instant for instant, _ in points]
        self._grains = bytes(grain for _, grain in points)
        self._least = bytes(
            min(self._grains[first : first + _BLOCK]) for first in range(0, len(points), _BLOCK)
        )
        self.finest = Granularity(min(self._least)) if points else Granularity.DAY

    def near(self, span: TimeSpan) -> Granularity:
        """Return the finest granularity in a span and as far around it as it is long.

        Where nothing begins or ends there, that of the nearest beginning or end on either side.
        """
        reach = max(1, span.length) * _NEAR
        first = bisect_left(self._instants, span.start - reach)
        last = bisect_left(self._instants, span.end + reach)
        if first == last:
            first, last = max(0, first - 1), min(len(self._instants), last + 1)
        return Granularity(self._between(first, last)) if first < last else Granularity.DAY

    def _between(self, first: int, last: int) -> int:
        low, high = -(-first // _BLOCK), last // _BLOCK
        if low >= high:
            return min(self._grains[first:last])
        parts = (
            self._grains[first : low * _BLOCK],
            self._least[low:high],
            self._grains[high * _BLOCK : last],
        )
        return min(min(part) for part in parts if part)
