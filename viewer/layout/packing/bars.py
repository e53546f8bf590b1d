"""Long events: each gets its row for good at the last doubling of zoom at which it is short.

Rows are given coarse to fine. While an event is short, it is packed anew at every level among its
neighbours; when it grows so long that it will run through many tiles, it gets a row among those
that got theirs at coarser zooms, and keeps it at all finer ones.

Tiles halve with every doubling. What is long in one was so already in the tile around it or has
just become so: nobody goes through all coarser zooms to find it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import inf

from viewer.dataclass import dataclass
from viewer.layout.axis.scale import Axis
from viewer.layout.index.lane_index import LaneIndex
from viewer.layout.packing.budget import Budget
from viewer.layout.packing.grid import TILE_PX, Grids, TileGrid
from viewer.layout.packing.labels import Labels
from viewer.layout.packing.layer import Layer, Strip
from viewer.layout.packing.lengths import LONG_PX, Lengths
from viewer.layout.packing.marks import Ends, Item, ItemMaker
from viewer.model.timeline import Event

#: Width of the tiles in which events get their rows for good.
_LONG_TILE_PX = 1792.0
#: How far the label of a long event may reach; a box and what stands beyond its tile never meet.
_REACH_PX = 850.0
#: So many events of one tile get rows for good at the most.
MOST_IN_TILE = 800
#: Tiles of one doubling that are remembered: with their rows, and with what touches them.
_KEPT = 300
_KEPT_STRIPS = 100
#: No rounding of a place on the axis is as large.
_ROUNDING_PX = 1.0
#: Collecting the long events of a tile costs as much as packing so many items, and another one for so many of them.
_TILE_OF_BARS = 2
_BARS_PER_ITEM = 16


@dataclass(frozen=True, slots=True)
class LaneContent:
    """What one lane is packed from, and into how many rows.

    Attributes:
        index: The lane's events.
        events: All events, in the one order.
        axis: The axis.
        grids: Where its tiles lie.
        labels: Measures labels.
        ends: Where the events stand on the axis.
        rows: Those in sight, at least 2; the last is kept for counts.
        deep_rows: How many more there may be where everything is to have its own row.
        budget: What may be packed now.
    """

    index: LaneIndex
    events: Sequence[Event]
    axis: Axis
    grids: Grids
    labels: Labels
    ends: Ends
    rows: int
    deep_rows: int
    budget: Budget


class Bars:
    """The long events of one lane, at every zoom.

    Attributes:
        lengths: Which ones these are.
    """

    def __init__(self, lane: LaneContent) -> None:
        self._lane = lane
        self.lengths = Lengths(lane.index, lane.axis)
        self._doublings: list[_Doubling] = []

    def in_tile(self, doubling: int, tile: int) -> Strip:
        """Return the events that are long at a doubling and touch a tile, in their rows.

        They stand as at the doubling's own zoom; some of them may only come near the tile.

        Raises:
            Unfinished: The budget is used up before all of them have their rows.
        """
        while len(self._doublings) <= doubling:
            coarser = self._doublings[-1] if self._doublings else None
            self._doublings.append(_Doubling(self._lane, self.lengths, len(self._doublings), coarser))
        return self._doublings[doubling].in_tile(tile)


def standing(items: Iterable[Item], maker: ItemMaker, low: float, high: float) -> Strip:
    """Return those of some long events that touch [low, high] at another zoom, as they stand there.

    Args:
        items: As they stand at a coarser zoom.
        maker: Makes items at the zoom wanted.
        low, high: In content pixels of that zoom.
    """
    moved = [maker.again(item) for item in items]
    return Strip(item for item in moved if item.high >= low and item.low <= high)


class _Doubling:
    """The long events of one doubling, those that were long before and those that become so.

    Args:
        lane: What is packed.
        lengths: Which events are long.
        number: How often zoom has doubled.
        coarser: The doubling before, None for the first.
    """

    def __init__(self, lane: LaneContent, lengths: Lengths, number: int, coarser: _Doubling | None) -> None:
        zoom = 2.0**number
        maker = ItemMaker(lane.axis, lane.labels, zoom, lane.ends)
        self.grid = lane.grids.at(number, zoom, TILE_PX)
        self._budget = lane.budget
        self._carried = _Carried(coarser, self.grid, maker)
        self._own = _Becoming(_Picking(lane, lengths, number, maker), lane, maker, self._carried)
        self._strips: dict[int, Strip] = {}

    def in_tile(self, tile: int) -> Strip:
        """Return all that touch a tile, or nearly do, as :meth:`Bars.in_tile`."""
        strip = self._strips.get(tile)
        if strip is None:
            if len(self._strips) > _KEPT_STRIPS:
                self._strips.clear()
                self._carried.clear()
            # Coarse to fine: what becomes long here finds what stands there already.
            carried = self._carried.in_tile(tile)
            own = self._own.touching(*_around(self.grid, tile))
            strip = self._strips[tile] = Strip([*carried.items, *own])
            self._budget.charge(_TILE_OF_BARS + len(strip.items) / _BARS_PER_ITEM)
        return strip


def _around(grid: TileGrid, tile: int) -> tuple[float, float]:
    """Return the edges of a tile, so far apart that nothing is lost to rounding."""
    return grid.edge(tile) - _ROUNDING_PX, grid.edge(tile + 1) + _ROUNDING_PX


class _Carried:
    """What was long before a doubling, as it stands at the doubling's own zoom."""

    def __init__(self, coarser: _Doubling | None, grid: TileGrid, maker: ItemMaker) -> None:
        self._coarser = coarser
        self._grid = grid
        self._maker = maker
        self._strips: dict[int, Strip] = {}

    def clear(self) -> None:
        """Forget what touches which tile."""
        self._strips.clear()

    def in_tile(self, tile: int) -> Strip:
        """Return those that touch a tile, or nearly do."""
        strip = self._strips.get(tile)
        if strip is None:
            before: Sequence[Item] = ()
            if self._coarser is not None:
                # Seen from further out a box covers all the time that it does here, and more.
                before = self._coarser.in_tile(self._coarser.grid.around(tile)).items
            strip = self._strips[tile] = standing(before, self._maker, *_around(self._grid, tile))
        return strip

    def touching(self, low: float, high: float) -> list[Item]:
        """Return those that touch [low, high] in content pixels of the doubling's zoom."""
        tiles = (self.in_tile(tile) for tile in self._grid.between(low, high))
        return list({item.place: item for strip in tiles for item in strip.touching(low, high)}.values())


class _Picking:
    """Makes the items of the events that become long at one doubling, and says which rows they may have."""

    def __init__(self, lane: LaneContent, lengths: Lengths, doubling: int, maker: ItemMaker) -> None:
        self._lane = lane
        self._lengths = lengths
        self._doubling = doubling
        self._maker = maker
        self._reach_px = _REACH_PX if doubling else inf
        self.grid = lane.grids.at(doubling, 2.0**doubling, _LONG_TILE_PX)

    def picked(self, tile: int) -> Iterator[Item]:
        """Return the events that begin in a tile and become long, in order of time, made one by one."""
        numbers = self._lengths.becoming_long(self._doubling, self.grid.pieces(tile))
        return (self._item(number) for number in numbers[:MOST_IN_TILE])

    def _item(self, number: int) -> Item:
        place = self._lane.index.places[number]
        item = self._maker.item(place, self._lane.events[place], self._reach_px)
        item.rank = number
        return item

    def choices(self, item: Item) -> list[range]:
        """Return the rows of a long event: in sight, but half of them are left to shorter ones; else deep."""
        rows = self._lane.rows
        left = self._lane.index.shorter(item.rank, rows // 2)
        return [range(max(1, rows - 1 - left)), range(rows, rows + self._lane.deep_rows)]


class _Becoming:
    """The events that become long at one doubling, packed as far as they were asked for."""

    def __init__(self, of: _Picking, lane: LaneContent, maker: ItemMaker, carried: _Carried) -> None:
        self._grid = of.grid
        self._layer = Layer(of.grid, maker, of.picked, of.choices, carried.touching, lane.budget)
        self._strips: dict[int, Strip] = {}

    def touching(self, low: float, high: float) -> list[Item]:
        """Return those that touch [low, high] in content pixels of the doubling's zoom.

        Raises:
            Unfinished: The budget is used up before all that may touch it have their rows.
        """
        if len(self._strips) > _KEPT:
            self._strips.clear()
            self._layer.clear()
        tiles = self._grid.between(low - LONG_PX - _REACH_PX, high + _REACH_PX)
        strips = [self._strip(tile) for tile in tiles]
        return [item for strip in strips for item in strip.touching(low, high)]

    def _strip(self, tile: int) -> Strip:
        strip = self._strips.get(tile)
        if strip is None:
            strip = self._strips[tile] = Strip(self._layer.owned(tile))
        return strip
