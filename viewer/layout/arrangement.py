"""A timeline packed into lanes and rows, level of zoom by level of zoom.

Zoom levels are discrete, so that panning and small zooms move boxes without any change of
row. Boxes are packed for the smallest zoom of a level: at every larger one they have more
room, since marks move apart while labels keep their width, so nothing can overlap.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from math import floor, log2

from viewer.layout.index import TimelineIndex
from viewer.layout.labels import Labels
from viewer.layout.marks import Item, ItemMaker
from viewer.layout.rows import BOX_GAP_PX, pack_rows
from viewer.layout.scale import Axis

LEVELS_PER_DOUBLING = 2
#: A cluster's box is at least this wide.
CLUSTER_PX = 44.0


@dataclass(slots=True)
class Cluster:
    """Events that are too dense to draw apart at one level.

    Attributes:
        places: Their places in the one order, ascending.
        base0, breaks0, base1, breaks1: The extent they stand for, as in ``Item``.
        low, high: Extent of its box in this level's content pixels.
        row: Its row in the lane.
    """

    places: list[int]
    base0: float
    breaks0: float
    base1: float
    breaks1: float
    low: float
    high: float
    row: int


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

    def between(self, low: float, high: float) -> Iterator[Item | Cluster]:
        """Yield the boxes that touch [low, high] in this level's content pixels, by their low end."""
        first = bisect_left(self._highest, low)
        last = bisect_right(self._lows, high)
        for box in self._boxes[first:last]:
            if box.high >= low:
                yield box

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
        self._levels: dict[int, list[PackedLane]] = {}

    def lanes(self, level: int) -> list[PackedLane]:
        """Return every lane packed at a level, in the timeline's order."""
        lanes = self._levels.get(level)
        if lanes is None:
            while len(self._levels) >= self._KEPT_LEVELS:
                self._levels.pop(next(key for key in self._levels if key != 0))
            lanes = self._levels[level] = self._packed(level)
        return lanes

    def lane_rows(self) -> list[int]:
        """Return the rows that each lane is high: those it needs when everything is shown.

        Zooming in never needs more, so lanes keep their height at every zoom.
        """
        return [lane.rows for lane in self.lanes(0)]

    def _packed(self, level: int) -> list[PackedLane]:
        maker = ItemMaker(self.axis, self._labels, zoom_of(level))
        return [self._packed_lane(maker, places, level) for places in self.index.lane_places]

    def _packed_lane(self, maker: ItemMaker, places: list[int], level: int) -> PackedLane:
        events = self.index.timeline.events
        items = [maker.item(place, events[place]) for place in places]
        rows, left_over = pack_rows(items, self.max_rows)
        if not left_over:
            return PackedLane(items, [], rows)
        clusters = clustered(left_over, rows)
        return PackedLane([item for item in items if item.row >= 0], clusters, rows + 1)


def clustered(items: list[Item], row: int) -> list[Cluster]:
    """Return items that found no row as clusters, neighbours together, none overlapping."""
    clusters: list[Cluster] = []
    for item in sorted(items, key=lambda item: (item.breaks0, item.base0)):
        middle = (item.low + item.high) / 2
        start = min(item.low, middle)
        last = clusters[-1] if clusters else None
        if last is not None and start < last.high + BOX_GAP_PX:
            last.places.append(item.place)
            if (item.breaks1, item.base1) > (last.breaks1, last.base1):
                last.base1, last.breaks1 = item.base1, item.breaks1
            continue
        clusters.append(
            Cluster(
                [item.place], item.base0, item.breaks0, item.base1, item.breaks1,
                start, start + CLUSTER_PX, row,
            )  # fmt: skip
        )
    for cluster in clusters:
        cluster.places.sort()
    return clusters
