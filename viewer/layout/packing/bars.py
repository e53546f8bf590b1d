"""Long events: each gets its row for good at the last doubling of zoom at which it is short.

Rows are given coarse to fine. While an event is short, it is packed anew at every level among its
neighbours; when it grows so long that it will run through many tiles, it gets a row among those
that got theirs at coarser zooms, and keeps it at all finer ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import floor, inf, log2
from weakref import ref

from viewer.dataclass import dataclass
from viewer.layout.axis.scale import Axis, TimeScale
from viewer.layout.index.lane_index import LaneIndex
from viewer.layout.packing.budget import Budget
from viewer.layout.packing.grid import Piece, TileGrid
from viewer.layout.packing.labels import Labels
from viewer.layout.packing.layer import Layer, Strip
from viewer.layout.packing.marks import Item, ItemMaker
from viewer.model.timeline import Event

#: An event is short up to half of this length, and gets its row for good before it is longer than this.
LONG_PX = 512.0
_TILE_PX = 1792.0
#: How far the label of a long event may reach; a box and what stands beyond its tile never meet.
_REACH_PX = 850.0
#: So many events of one tile get rows for good at the most.
MOST_IN_TILE = 800
_KEPT = 300


@dataclass(frozen=True, slots=True)
class LaneContent:
    """What one lane is packed from, and into how many rows.

    Attributes:
        index: The lane's events.
        events: All events, in the one order.
        axis: The axis.
        labels: Measures labels.
        rows: Those in sight, at least 2; the last is kept for counts.
        deep_rows: How many more there may be where everything is to have its own row.
        budget: What may be packed now.
    """

    index: LaneIndex
    events: Sequence[Event]
    axis: Axis
    labels: Labels
    rows: int
    deep_rows: int
    budget: Budget


class Bars:
    """The long events of one lane, at every zoom."""

    def __init__(self, lane: LaneContent) -> None:
        self._lane = lane
        self._index = lane.index
        self.axis = lane.axis
        self._sizes = [floor(log2(LONG_PX / stretch.px_per_s)) for stretch in lane.axis.stretches]
        self._layers: list[_Doubling] = []

    def is_short(self, number: int, doubling: int) -> bool:
        """Tell whether an event is packed anew at a doubling; no event that crosses a break ever is."""
        place, stretches = self.axis.stretch_at(self._index.starts[number]), self.axis.stretches
        if self._index.length_class(number) >= self._sizes[place] - doubling:
            return False
        return place + 1 == len(stretches) or self._index.ends[number] <= stretches[place].span.end

    def touching(
        self,
        doubling: int,
        zoom: float,
        maker: ItemMaker,
        low: float,
        high: float,
    ) -> list[Item]:
        """Return the events that are long at a doubling and touch a piece, in their rows.

        Args:
            doubling: How often zoom has doubled.
            zoom: The zoom that the piece is given at and that the items stand at.
            maker: Makes items at that zoom.
            low, high: The piece in content pixels of that zoom.

        Raises:
            Unfinished: The budget is used up before all of them have their rows.
        """
        scale, break_px = TimeScale(self.axis, zoom, 0.0), self.axis.break_width_px
        ends = scale.locate(low), scale.locate(high)
        while len(self._layers) <= doubling:
            self._layers.append(_Doubling(self, len(self._layers)))
        bounds = [
            [2.0**number * base + break_px * breaks for base, breaks in ends]
            for number in range(doubling + 1)
        ]
        # Packed before any is collected: where a budget ends, this begins again with the next one.
        for number, (first, last) in enumerate(bounds):
            self._layers[number].pack(first, last)
        found: list[Item] = []
        for number, (first, last) in enumerate(bounds):
            found += self._layers[number].touching(first, last)
        standing = (maker.again(item) for item in found)
        return [item for item in standing if item.high >= low and item.low <= high]

    def layer(self, doubling: int, grid: TileGrid) -> Layer:
        """Return the layer of the events that become long at a doubling."""
        zoom = 2.0**doubling
        maker = ItemMaker(self.axis, self._lane.labels, zoom)
        # The layers live no longer than this, and must not keep it: only the collector would part them.
        weak = ref(self)

        def bars() -> Bars:
            found = weak()
            assert found is not None
            return found

        def pick(tile: int) -> Iterator[Item]:
            return bars().becoming_long(doubling, maker, grid.pieces(tile))

        def choices(item: Item) -> list[range]:
            return bars().choices(item)

        def standing(low: float, high: float) -> list[Item]:
            return bars().touching(doubling - 1, zoom, maker, low, high)

        return Layer(grid, maker, pick, choices, standing, self._lane.budget)

    def becoming_long(self, doubling: int, maker: ItemMaker, pieces: Sequence[Piece]) -> Iterator[Item]:
        """Return the events that begin in pieces and become long at a doubling, in order of time, made one by one."""
        numbers = sorted(self._becoming_long(doubling, pieces))[:MOST_IN_TILE]
        reach_px = _REACH_PX if doubling else inf
        return (self._item(number, maker, reach_px) for number in numbers)

    def _becoming_long(self, doubling: int, pieces: Sequence[Piece]) -> set[int]:
        """Return the numbers of the events that begin in pieces and become long at a doubling."""
        found: set[int] = set()
        for piece in pieces:
            size = self._sizes[piece.place] - doubling
            if doubling:
                numbers = self._index.of_class(size, piece.start, piece.end)
                found.update(number for number in numbers if self.is_short(number, doubling - 1))
            else:
                found.update(self._index.from_class(size, piece.start, piece.end))
                found.update(self._index.crossing(self.axis.stretches[piece.place].span.end))
        return found

    def _item(self, number: int, maker: ItemMaker, reach_px: float) -> Item:
        place = self._index.places[number]
        item = maker.item(place, self._lane.events[place], reach_px)
        item.rank = number
        return item

    def choices(self, item: Item) -> list[range]:
        """Return the rows of a long event: in sight, but half of them are left to shorter ones; else deep."""
        rows = self._lane.rows
        left = min(self._index.shorter(item.rank), rows // 2)
        return [range(max(1, rows - 1 - left)), range(rows, rows + self._lane.deep_rows)]


class _Doubling:
    """The events that become long at one doubling, packed as far as they were asked for."""

    def __init__(self, bars: Bars, doubling: int) -> None:
        self._grid = TileGrid(bars.axis, doubling, 2.0**doubling, _TILE_PX)
        self._layer = bars.layer(doubling, self._grid)
        self._strips: dict[int, Strip] = {}

    def pack(self, low: float, high: float) -> None:
        """Give rows to all that touch [low, high] in content pixels at the doubling's zoom.

        Raises:
            Unfinished: The budget is used up first.
        """
        if len(self._strips) > _KEPT:
            self._strips.clear()
            self._layer.clear()
        for tile in self._tiles(low, high):
            if tile not in self._strips:
                self._strips[tile] = Strip(self._layer.owned(tile))

    def _tiles(self, low: float, high: float) -> range:
        return self._grid.between(low - LONG_PX - _REACH_PX, high + _REACH_PX)

    def touching(self, low: float, high: float) -> list[Item]:
        """Return those that touch [low, high], which is packed, in content pixels at the doubling's zoom."""
        tiles = (self._strips[tile] for tile in self._tiles(low, high))
        return [item for strip in tiles for item in strip.touching(low, high)]
