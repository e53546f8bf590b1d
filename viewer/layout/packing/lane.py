"""A lane at one level of zoom: long events in rows for good, short ones around them, counts of the rest.

Rows are filled first: what finds no room in them is counted where it stands, in the last row in
sight. Only where a day is as wide as half of the view, so that further zoom parts no days, there
are as many rows as it takes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import pairwise
from math import floor, inf
from typing import TYPE_CHECKING, TypeVar

from viewer.dataclass import dataclass
from viewer.layout.index.run_on import drawn_end, drawn_start
from viewer.layout.packing.bars import Bars
from viewer.layout.packing.candidates import COLUMN_PX, Candidates
from viewer.layout.packing.clusters import CLUSTER_PX, Cluster, Members
from viewer.layout.packing.grid import TILE_PX
from viewer.layout.packing.lane_content import LaneContent
from viewer.layout.packing.layer import Layer
from viewer.layout.packing.marks import Item, ItemMaker

if TYPE_CHECKING:
    from viewer.layout.index.hits import Hits

#: Tiles of one level that are remembered; beyond that all are packed anew as they are wanted.
_KEPT = 200
#: Of so many boxes it is worth knowing whether all of them are in view.
_FEW = 400
#: Who walks from event to event goes to and fro between so many views, prepared ones included.
_VIEWS = 4
#: Counting what a tile does not show costs as much as packing so many items.
_TILE_COST = 4

_Key = TypeVar("_Key")
_Found = TypeVar("_Found")


@dataclass(slots=True)
class _Tile:
    """What one tile shows: short events around it, long ones that run through it, and counts."""

    short: list[Item]
    long: list[Item]
    counts: list[Cluster]


@dataclass(slots=True)
class _Run:
    """Boxes that touch some tiles.

    Attributes:
        boxes: All of them.
        begins, ends: Where the last of few of them begins, and where the first of them ends.
        depths: The same boxes by how many rows they reach down; the deepest come first.
    """

    boxes: list[Item | Cluster]
    begins: float
    ends: float
    depths: list[tuple[int, list[Item | Cluster]]] | None = None


class LaneLevel:
    """One lane at one level.

    Args:
        lane: What is packed.
        bars: The lane's long events.
        doubling: How often zoom has doubled.
        zoom: The level's zoom, at which content pixels are counted.
    """

    def __init__(self, lane: LaneContent, bars: Bars, doubling: int, zoom: float) -> None:
        self._lane = lane
        self._index = lane.index
        self._axis = lane.axis
        self._zoom = zoom
        maker = ItemMaker(lane.axis, lane.labels, zoom, lane.ends)
        self._grid = grid = lane.grids.at(doubling, zoom, TILE_PX)
        self._candidates = of = Candidates(lane, maker, bars, grid, doubling, zoom)
        self._layer = Layer(grid, maker, of.picked, of.choices, of.long, lane.budget)
        self._tiles: dict[int, _Tile] = {}
        #: Of the last few views the boxes; the latest comes last.
        self._views: dict[tuple[float, float], list[Item | Cluster]] = {}
        #: The last few runs of tiles.
        self._runs: dict[range, _Run] = {}

    def between(self, low: float, high: float) -> list[Item | Cluster]:
        """Return the boxes that touch [low, high] in this level's content pixels.

        Raises:
            Unfinished: The budget is used up before all of them have their rows.
        """
        # Where a step is revealed and then drawn, both ask; and between two frames others are prepared.
        boxes = self._views.pop((low, high), None)
        if boxes is None:
            boxes = self._between(low, high)
            _make_room(self._views)
        self._views[low, high] = boxes
        return boxes

    def is_packed(self, low: float, high: float) -> bool:
        """Tell whether everything that touches [low, high] has its row already."""
        return all(number in self._tiles for number in self._grid.between(low, high))

    def pack(self, low: float, high: float) -> None:
        """Give rows to everything that touches [low, high], for when it is asked for.

        Raises:
            Unfinished: The budget is used up first; what is done stays done.
        """
        for number in self._grid.between(low, high):
            self._tile(number)

    def rows_between(self, low: float, high: float) -> int:
        """Return how many rows of the lane are in use in [low, high], 0 where nothing is; looked for from below.

        Raises:
            Unfinished: The budget is used up before all boxes there have their rows.
        """
        run = self._run(low, high)
        if run.depths is None:
            found: dict[int, list[Item | Cluster]] = {}
            for box in run.boxes:
                found.setdefault(box.row + box.rows, []).append(box)
            run.depths = sorted(found.items(), reverse=True)
        for depth, boxes in run.depths:
            for box in boxes:
                if box.low <= high and box.high >= low:
                    return depth
        return 0

    def _between(self, low: float, high: float) -> list[Item | Cluster]:
        run = self._run(low, high)
        if run.begins <= high and run.ends >= low:
            return run.boxes  # where everything is shown, every lane is asked in every frame
        return [box for box in run.boxes if box.low <= high and box.high >= low]

    def _run(self, low: float, high: float) -> _Run:
        """Return what touches the tiles that [low, high] touches."""
        tiles = self._grid.between(low, high)
        # While one pans, the same tiles are in view for many frames.
        run = self._runs.pop(tiles, None)
        if run is None:
            boxes = self._in_tiles(tiles)
            begins, ends = inf, -inf
            if len(boxes) <= _FEW:
                begins, ends = (
                    max((box.low for box in boxes), default=low),
                    min((box.high for box in boxes), default=high),
                )
            run = _Run(boxes, begins, ends)
            _make_room(self._runs)
        self._runs[tiles] = run
        return run

    def _in_tiles(self, tiles: range) -> list[Item | Cluster]:
        """Return the boxes that touch some tiles: what touches several of them once."""
        long: dict[int, Item] = {}
        short: dict[int, Item] = {}
        counts: list[Item | Cluster] = []
        for number in tiles:
            tile = self._tile(number)
            long.update((item.place, item) for item in tile.long)
            short.update((item.place, item) for item in tile.short)
            counts += tile.counts
        return [*long.values(), *short.values(), *counts]

    def _tile(self, number: int) -> _Tile:
        tile = self._tiles.get(number)
        if tile is None:
            if len(self._tiles) > _KEPT:
                self._tiles.clear()
                self._candidates.clear()
                self._layer.clear()
            self._lane.budget.spend(_TILE_COST)
            self._lane.tally.count += 1
            short = self._layer.around(number)
            long = self._candidates.long(self._grid.edge(number), self._grid.edge(number + 1))
            tile = self._tiles[number] = _Tile(short, long, list(self._counts(number, [*short, *long])))
        return tile

    # --- counts -------------------------------------------------------------------------

    def _counts(self, tile: int, shown: list[Item]) -> Iterator[Cluster]:
        """Yield a count for every column of a tile in which events begin that are not shown."""
        reach = self._axis.reach
        for piece in self._grid.pieces(tile):
            columns = self._grid.columns(piece, COLUMN_PX)
            starts = [start for start, _ in columns]
            drawn: list[set[int]] = [set() for _ in columns]
            for item in shown:
                start = drawn_start(item.event.when, reach)
                if starts[0] <= start < starts[-1]:
                    drawn[bisect_right(starts, start) - 1].add(item.place)
            for there, ((begin, low), (end, high)) in zip(drawn, pairwise(columns), strict=False):
                first, last = self._index.starting(begin, end)
                if last - first > len(there):
                    members = Members(last - first - len(there), *self._members(begin, end, there))
                    yield self._cluster(piece.place, members, low, min(high, low + CLUSTER_PX + 4))

    def _members(
        self, start: float, end: float, drawn: set[int]
    ) -> tuple[
        Callable[[], list[int]], Callable[[Hits], int], Callable[[float, float], int], Callable[[int], bool]
    ]:
        index, events, reach = self._index, self._lane.events, self._axis.reach

        def places() -> list[int]:
            first, last = index.starting(start, end)
            return sorted(set(index.places[first:last]) - drawn)

        def hits(found: Hits) -> int:
            return found.starting(index.number, start, end) - found.count_among(drawn)

        def lasting(low: float, high: float) -> int:
            whens = (events[place].when for place in drawn)
            shown = sum(drawn_start(when, reach) < high and drawn_end(when, reach) > low for when in whens)
            return index.lasting(start, min(end, high), low) - shown

        def holds(place: int) -> bool:
            begins = drawn_start(events[place].when, reach)
            return start <= begins < end and place not in drawn and index.holds(place, begins)

        return places, hits, lasting, holds

    def _cluster(self, place: int, members: Members, low: float, high: float) -> Cluster:
        stretch = self._axis.stretches[place]
        left = self._axis.break_width_px * stretch.breaks
        base0, base1 = ((px - left) / self._zoom for px in (low + 2, high - 2))
        breaks = float(stretch.breaks)
        return Cluster(members, base0, breaks, base1, breaks, low + 2, high - 2, self._lane.rows - 1)


def _make_room(kept: dict[_Key, _Found]) -> None:
    """Forget the eldest of what is kept, if there are as many as may be."""
    if len(kept) >= _VIEWS:
        del kept[next(iter(kept))]


class PackedLane:
    """One lane at every level; the long events' rows are the same in all of them."""

    def __init__(self, lane: LaneContent) -> None:
        self._lane = lane
        self._bars = Bars(lane)

    @property
    def packed(self) -> int:
        """So often something of it was packed, or forgotten, at any level."""
        return self._lane.tally.count

    def at(self, level: int, levels_per_doubling: int) -> LaneLevel:
        """Return the lane at a level, nothing of it packed yet."""
        zoom = 2.0 ** (level / levels_per_doubling)
        return LaneLevel(self._lane, self._bars, floor(level / levels_per_doubling), zoom)
