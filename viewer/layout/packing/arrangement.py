"""A timeline packed into lanes and rows, level of zoom by level of zoom.

Zoom levels are discrete, so that panning and small zooms move boxes without any change of
row. Boxes are packed for the smallest zoom of a level: at every larger one they have more
room, since marks move apart while labels keep their width, so nothing can overlap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import floor, inf, log2
from typing import TypeVar

from viewer.layout.axis.scale import Axis, TimeScale
from viewer.layout.axis.tick_values import Ruler
from viewer.layout.axis.ticks import AxisTicks, axis_ticks
from viewer.layout.index.index import TimelineIndex
from viewer.layout.packing.budget import Budget, Unfinished
from viewer.layout.packing.clusters import Cluster
from viewer.layout.packing.grid import Grids
from viewer.layout.packing.labels import Labels, Measure
from viewer.layout.packing.lane import LaneLevel, PackedLane
from viewer.layout.packing.lane_content import LaneContent
from viewer.layout.packing.marks import Ends, Item

#: Labels keep their size while one zooms, so each level is packed for its smallest zoom; between two levels
#: boxes stand apart by up to √2.
LEVELS_PER_DOUBLING = 2
#: So many items are packed in one step ahead at the most: some two milliseconds' work.
_STEP_ITEMS = 60
#: The axes of so many views are kept: as many as somebody may keep pictures of, and some.
_KEPT_TICKS = 12
#: Of so many lanes and views it is known what stands in for what is not packed.
_KEPT_STAND_INS = 400

_Found = TypeVar("_Found")


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
        rows: For each lane, in the timeline's order, its rows in sight at the most, the one of counts
            included; what finds no room in them is counted.
        deep_rows: How many more there may be below, where every event is to have its own row.

    Attributes:
        levels: What is packed of each level, in the timeline's order of lanes; the last is the one
            asked for last.
        budget: What may be packed now; everything, unless somebody limits it.
    """

    #: Five doublings and what shows everything: who zooms in to look at something zooms out again.
    _KEPT_LEVELS = 11

    def __init__(
        self, index: TimelineIndex, axis: Axis, labels: Labels, rows: Sequence[int], deep_rows: int = 0
    ) -> None:
        self.index = index
        self.axis = axis
        self.budget = Budget()
        events, grids, ends, budget = index.timeline.events, Grids(axis), Ends(axis), self.budget
        self._lanes = [
            PackedLane(LaneContent(lane, events, axis, grids, labels, ends, max(2, most), deep_rows, budget))
            for lane, most in zip(index.lane_indexes, rows, strict=True)
        ]
        self._needed: dict[int, int] = {}
        #: The last one comes last.
        self._ticks: list[tuple[object, AxisTicks]] = []
        self._rulers: tuple[object, Ruler, Ruler] | None = None
        self._latest: int | None = None
        self.levels: dict[int, list[LaneLevel]] = {}
        #: Of lanes, levels and views which coarser level stood in for them, and how much of the lane was packed then.
        self._stand_ins: dict[tuple[int, int, tuple[float, float]], tuple[int, int | None]] = {}

    def ticks(self, scale: TimeScale, width_px: float, measure: Measure, measure_major: Measure) -> AxisTicks:
        """Return the axis of one view; the same object again while few others were asked for in between."""
        if self._rulers is None or self._rulers[0] != (measure, measure_major):
            self._rulers = (measure, measure_major), Ruler(measure), Ruler(measure_major)
        _, *rulers = self._rulers
        view = (scale, width_px, *rulers)
        for number in reversed(range(len(self._ticks))):
            if self._ticks[number][0] == view:
                self._ticks.append(self._ticks.pop(number))
                return self._ticks[-1][1]
        ticks = axis_ticks(scale, width_px, *rulers, precise=self.index.precision.near)
        self._ticks.append((view, ticks))
        del self._ticks[:-_KEPT_TICKS]
        return ticks

    def lanes(self, level: int) -> list[LaneLevel]:
        """Return every lane at a level, in the timeline's order."""
        if level == self._latest:
            return self.levels[level]
        self._latest = level
        lanes = self.levels.pop(level, None)
        if lanes is None:
            while len(self.levels) >= self._KEPT_LEVELS:
                self.levels.pop(next(key for key in self.levels if key != 0))
                self._stand_ins.clear()
            lanes = [lane.at(level, LEVELS_PER_DOUBLING) for lane in self._lanes]
        self.levels[level] = lanes  # the last one is the one asked for last
        return lanes

    def in_view(
        self, number: int, level: int, extent: Callable[[int], tuple[float, float]]
    ) -> list[Item | Cluster]:
        """Return the boxes of a lane that touch a view.

        Where the budget is used up before they have their rows, those of the finest coarser level
        that are packed there stand in for them: at a larger zoom they have all the more room.

        Args:
            number: The lane's place in the timeline.
            level: The level of the view.
            extent: Returns the view's two edges in the content pixels of a level.
        """
        return self._in_view(LaneLevel.between, number, level, extent)

    def rows_in_view(self, number: int, level: int, extent: Callable[[int], tuple[float, float]]) -> int:
        """Return how many rows the boxes of a lane take that touch a view; arguments as for :meth:`in_view`."""
        return self._in_view(LaneLevel.rows_between, number, level, extent)

    def _in_view(
        self,
        between: Callable[[LaneLevel, float, float], _Found],
        number: int,
        level: int,
        extent: Callable[[int], tuple[float, float]],
    ) -> _Found:
        """Return what a lane tells of a view, or what stands in for it."""
        try:
            return between(self.lanes(level)[number], *extent(level))
        except Unfinished:
            other = self._stand_in(number, level, extent)
        if other is not None:
            return between(self.levels[other][number], *extent(other))
        with self.budget.unlimited():  # one tile, which every view of everything has packed already
            whole = between(self.lanes(0)[number], *extent(0))
        self.lanes(level)
        return whole

    def _stand_in(self, number: int, level: int, extent: Callable[[int], tuple[float, float]]) -> int | None:
        """Return the finest coarser level at which a lane is packed in view; None for none.

        A frame asks twice, and whoever draws it ahead asks before: until more of the lane is packed it is the same.
        """
        key, packed = (number, level, extent(level)), self._lanes[number].packed
        found = self._stand_ins.get(key)
        if found is None or found[0] != packed:
            coarser = sorted((other for other in self.levels if other < level), reverse=True)
            shown = (other for other in coarser if self.levels[other][number].is_packed(*extent(other)))
            if len(self._stand_ins) >= _KEPT_STAND_INS:
                self._stand_ins.clear()
            found = self._stand_ins[key] = packed, next(shown, None)
        return found[1]

    def pack_around(self, level: int, extents: Sequence[tuple[int, float, float]]) -> Iterator[None]:
        """Pack what the next pan or zoom may show, a little with every step; what a level shows stays the same.

        Args:
            level: The one on screen, which stays the one asked for last.
            extents: Levels, each with the content pixels (of that level) from and to.
        """
        for other, low, high in extents:
            for number in range(len(self._lanes)):
                while not self._packed_some(other, number, low, high):
                    self.lanes(level)
                    yield
                self.lanes(level)
                yield

    def pack_in_view(
        self, level: int, low: float, high: float, first: Callable[[], Sequence[int]]
    ) -> Iterator[bool]:
        """Pack all lanes of a view, a little with every step.

        Args:
            level: The one on screen, which stays the one asked for last.
            low, high: The view's two edges in content pixels of the level.
            first: Returns the places of the lanes that are packed before others; it is asked with every
                step, for somebody may look at others meanwhile.

        Yields:
            Whether all of these are packed.
        """
        left = dict.fromkeys(range(len(self._lanes)))
        while left:
            number = next((number for number in first() if number in left), next(iter(left)))
            if self._packed_some(level, number, low, high):
                del left[number]
            self.lanes(level)
            yield not any(number in left for number in first())

    def _packed_some(self, level: int, number: int, low: float, high: float) -> bool:
        """Pack some more of a lane between two content positions; tell whether that was all of it."""
        with self.budget.limited(_STEP_ITEMS):
            try:
                self.lanes(level)[number].pack(low, high)
            except Unfinished:
                return False
        return True

    def rows_needed(self, number: int) -> int:
        """Return the rows that a lane needs when everything is shown, counts included; at least 1."""
        rows = self._needed.get(number)
        if rows is None:
            with self.budget.unlimited():
                rows = self._needed[number] = max(1, self.lanes(0)[number].rows_between(-inf, inf))
        return rows

    def lane_rows(self) -> list[int]:
        """Return the rows that each lane needs when everything is shown, in the timeline's order."""
        return [self.rows_needed(number) for number in range(len(self._lanes))]
