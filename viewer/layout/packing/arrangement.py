"""A timeline packed into lanes and rows, level of zoom by level of zoom.

Zoom levels are discrete, so that panning and small zooms move boxes without any change of
row. Boxes are packed for the smallest zoom of a level: at every larger one they have more
room, since marks move apart while labels keep their width, so nothing can overlap.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import floor, log2

from viewer.layout.axis.folding import LONG_SPAN_SHARE
from viewer.layout.axis.scale import Axis
from viewer.layout.index.index import TimelineIndex
from viewer.layout.index.lane_index import LaneIndex
from viewer.layout.packing.clusters import Cluster, clustered
from viewer.layout.packing.dense import DenseLane
from viewer.layout.packing.labels import Labels
from viewer.layout.packing.marks import Item, ItemMaker
from viewer.layout.packing.rows import pack_rows

LEVELS_PER_DOUBLING = 2
#: Timelines with more events than this are packed lazily, tile by tile.
DENSE_EVENTS = 600


class PackedLane:
    """One lane at one level: items in rows, and clusters of what found none.

    Attributes:
        rows: Rows in use, at least 1.
    """

    def __init__(self, items: list[Item], clusters: list[Cluster], rows: int) -> None:
        self.rows = max(1, rows)
        self._boxes: list[Item | Cluster] = sorted([*items, *clusters], key=lambda box: box.low)
        self._lows = [box.low for box in self._boxes]
        self._highest = list(accumulate((box.high for box in self._boxes), max))

    def between(self, low: float, high: float) -> list[Item | Cluster]:
        """Return the boxes that touch [low, high] in this level's content pixels, by their low end."""
        first = bisect_left(self._highest, low)
        last = bisect_right(self._lows, high)
        return [box for box in self._boxes[first:last] if box.high >= low]

    def __iter__(self) -> Iterator[Item | Cluster]:
        return iter(self._boxes)


def level_of(zoom: float) -> int:
    """Return the level whose packing is drawn at a zoom."""
    return floor(LEVELS_PER_DOUBLING * log2(zoom) + 1e-9)


def zoom_of(level: int) -> float:
    """Return the smallest zoom of a level."""
    return float(2.0 ** (level / LEVELS_PER_DOUBLING))


class Arrangement:
    """Packs the lanes of one timeline on one axis, lazily, and remembers recent levels.

    Args:
        index: The timeline.
        axis: The axis that it is drawn on.
        labels: Measures labels in the font that they are drawn in.
        max_rows: Rows of one lane at the most; what finds no room in them is clustered.
    """

    _KEPT_LEVELS = 6

    def __init__(self, index: TimelineIndex, axis: Axis, labels: Labels, max_rows: int) -> None:
        self.index = index
        self.axis = axis
        self._labels = labels
        self.max_rows = max(1, max_rows)
        self._levels: dict[int, list[PackedLane | DenseLane]] = {}
        self.is_dense = len(index.timeline.events) > DENSE_EVENTS

    def lanes(self, level: int) -> list[PackedLane | DenseLane]:
        """Return every lane packed at a level, in the timeline's order."""
        lanes = self._levels.pop(level, None)
        if lanes is None:
            while len(self._levels) >= self._KEPT_LEVELS:
                self._levels.pop(next(key for key in self._levels if key != 0))
            lanes = self._packed(level)
        self._levels[level] = lanes  # the last one is the one asked for last
        return lanes

    def pack_around(self, level: int, extents: Sequence[tuple[int, float, float]]) -> Iterator[None]:
        """Pack what the next zoom may show, a little with every step; what a level shows stays the same.

        Args:
            level: The one on screen, which stays the one asked for last.
            extents: Other levels, each with the content pixels (of that level) from and to.
        """
        if not self.is_dense:
            return
        for other, low, high in extents:
            for number in range(len(self.index.lane_indexes)):
                self.lanes(other)[number].between(low, high)
                self.lanes(level)
                yield

    def lane_rows(self) -> list[int]:
        """Return the rows that each lane is high: those it needs when everything is shown.

        Zooming in never needs more, so lanes keep their height at every zoom.
        """
        return [lane.rows for lane in self.lanes(0)]

    def _packed(self, level: int) -> list[PackedLane | DenseLane]:
        maker = ItemMaker(self.axis, self._labels, zoom_of(level))
        if self.is_dense:
            return [self._dense_lane(maker, index, level) for index in self.index.lane_indexes]
        return [self._packed_lane(maker, places) for places in self.index.lane_places]

    def _dense_lane(self, maker: ItemMaker, index: LaneIndex, level: int) -> DenseLane:
        reach = self.index.reach
        assert reach is not None
        long_class = max(1, (reach.length // LONG_SPAN_SHARE).bit_length() - 1)
        events = self.index.timeline.events
        return DenseLane(index, events, maker, self.axis, zoom_of(level), self.max_rows, long_class)

    def _packed_lane(self, maker: ItemMaker, places: list[int]) -> PackedLane:
        events = self.index.timeline.events
        items = [maker.item(place, events[place]) for place in places]
        rows, left_over = pack_rows(items, self.max_rows)
        if not left_over:
            return PackedLane(items, [], rows)
        clusters = clustered(left_over, rows, maker.position)
        return PackedLane([item for item in items if item.row >= 0], clusters, rows + 1)
