"""Long events: each gets its row for good at the last doubling of zoom at which it is short.

Rows are given coarse to fine. While an event is short, it is packed anew at every level among its
neighbours; when it grows so long that it will run through many tiles, it gets a row among those
that got theirs at coarser zooms, and keeps it at all finer ones.

Tiles halve with every doubling. What is long in one was so already in the tile around it or has
just become so: nobody goes through all coarser zooms to find it. A bar is made once and says of
every zoom from where to where it reaches there; no doubling makes those before it again.
"""

from __future__ import annotations

from collections.abc import Iterable

from viewer.layout.packing.bar_rows import Bar, BarRows, Stand
from viewer.layout.packing.budget import Job
from viewer.layout.packing.grid import TILE_PX
from viewer.layout.packing.lane_content import LaneContent
from viewer.layout.packing.lengths import Lengths
from viewer.layout.packing.marks import OPEN_TAIL_PX
from viewer.layout.packing.rows import BOX_GAP_PX

#: Width of the tiles in which events get their rows for good: what begins in one never reaches through the next.
_BAR_TILE_PX = 640.0
#: Tiles of one doubling that are remembered, of what they hold and of what begins in them.
_KEPT = 300
#: No rounding of a place on the axis is as large.
_ROUNDING_PX = 1.0
#: What stands so close to a tile's left end may leave no room to what begins in it, also at the next doubling.
_BESIDE_PX = 2 * (OPEN_TAIL_PX + BOX_GAP_PX) + _ROUNDING_PX
#: Collecting the bars of a tile costs as much as packing so many items, and another one for so many of them.
_TILE_OF_BARS = 1
_BARS_PER_ITEM = 64


class Bars:
    """The long events of one lane, at every zoom.

    Attributes:
        lengths: Which ones these are.
    """

    def __init__(self, lane: LaneContent) -> None:
        self._lane = lane
        self.lengths = Lengths(lane.index, lane.axis)
        self._doublings: list[_Doubling] = []

    def in_tile(self, doubling: int, tile: int) -> list[Stand]:
        """Return the events that are long at a doubling and touch a tile, in their rows.

        They stand as at the doubling's own zoom; some of them may only come near the tile.

        Raises:
            Unfinished: The budget is used up before all of them have their rows.
        """
        while len(self._doublings) <= doubling:
            coarser = self._doublings[-1] if self._doublings else None
            self._doublings.append(_Doubling(self._lane, self.lengths, len(self._doublings), coarser))
        grid = self._lane.grids.at(doubling, 2.0**doubling, TILE_PX)
        return self._doublings[doubling].between(grid.edge(tile), grid.edge(tile + 1))


def standing(bars: Iterable[Bar], zoom: float, low: float, high: float) -> list[Stand]:
    """Return those of some bars that touch [low, high] in content pixels of a zoom, as they stand there."""
    found = []
    for bar in bars:
        # Hundreds stand beside every tile of every doubling: this is ``Bar.at`` inline.
        bar_low = zoom * bar.base0 + bar.px0
        if bar_low <= high:
            bar_high = zoom * bar.base1 + bar.px1
            if bar_high < bar_low + bar.least_px:
                bar_high = bar_low + bar.least_px
            if bar_high >= low:
                found.append((bar_low, bar_high, bar))
    return found


class _Doubling:
    """The long events of one doubling, those that were long before and those that become so.

    What becomes long gets its row tile by tile, in every second one first and then in those between them, which
    know what reaches into them from both sides: so rows hang on nothing but the tiles beside, and nothing is
    packed that is not near the tile that was asked for.

    Args:
        lane: What is packed.
        lengths: Which events are long.
        number: How often zoom has doubled.
        coarser: The doubling before, None for the first.
    """

    def __init__(self, lane: LaneContent, lengths: Lengths, number: int, coarser: _Doubling | None) -> None:
        self._zoom = 2.0**number
        self._grid = lane.grids.at(number, self._zoom, _BAR_TILE_PX)
        self._budget = lane.budget
        self._coarser = coarser
        self._rows = BarRows(lane, lengths, number, self._grid)
        self._tiles: dict[int, list[Stand]] = {}
        self._carried: dict[int, list[Stand]] = {}
        self._own: dict[int, list[Stand]] = {}
        self._jobs: dict[int, Job[list[Stand]]] = {}

    def between(self, low: float, high: float) -> list[Stand]:
        """Return all that touch [low, high] in content pixels of the doubling's own zoom, or nearly do."""
        first, *others = self._grid.between(low, high)
        found = list(self.in_tile(first))
        for tile in others:
            edge = self._grid.edge(tile) + _ROUNDING_PX
            found += [stand for stand in self.in_tile(tile) if stand[0] > edge]
        return found

    def in_tile(self, tile: int) -> list[Stand]:
        """Return all that touch a tile, or nearly do."""
        found = self._tiles.get(tile)
        if found is None:
            # Coarse to fine: what becomes long here finds what stands there already.
            carried = self._carried_in(tile)
            low, high = self._grid.edge(tile) - _BESIDE_PX, self._grid.edge(tile + 1) + _ROUNDING_PX
            # No bar reaches through more than one tile at the doubling at which it becomes long.
            near = [tile - 1, tile, tile + 1] if self._reach_back(tile + 1) else [tile - 1, tile]
            own = [stand for other in near for stand in self._own_of(other)]
            self._budget.spend(_TILE_OF_BARS)
            found = [*carried, *(stand for stand in own if stand[0] <= high and stand[1] >= low)]
            self._budget.charge(len(found) / _BARS_PER_ITEM)
            if len(self._tiles) > _KEPT:
                self._tiles.clear()
            self._tiles[tile] = found
        return found

    def _reach_back(self, tile: int) -> bool:
        return tile < self._grid.count and self._rows.reach_back(tile)

    def _carried_in(self, tile: int) -> list[Stand]:
        """Return what was long before and touches a tile, or comes near it, as it stands at the doubling's own zoom."""
        found = self._carried.get(tile)
        if found is None:
            before: list[Stand] = []
            if self._coarser is not None:
                # Seen from further out a bar covers all the time that it does here, and more.
                before = self._coarser.in_tile(self._coarser._grid.around(tile))
            low, high = self._grid.edge(tile) - _BESIDE_PX, self._grid.edge(tile + 1) + _ROUNDING_PX
            found = standing((bar for _, _, bar in before), self._zoom, low, high)
            if len(self._carried) > _KEPT:
                self._carried.clear()
            self._carried[tile] = found
        return found

    def _own_of(self, tile: int) -> list[Stand]:
        """Return what begins in a tile and becomes long at the doubling, in rows."""
        if not 0 <= tile < self._grid.count:
            return []
        found = self._own.get(tile)
        if found is None:
            found = self._filled(tile) if self._rows.numbers(tile) else []
            if len(self._own) > _KEPT:
                self._own.clear()
            self._own[tile] = found
        return found

    def _filled(self, tile: int) -> list[Stand]:
        """Give rows to what begins in a tile: work that is begun once and goes on until it is done."""
        job = self._jobs.get(tile)
        if job is None:
            job = self._jobs[tile] = Job(self._rows.filled(tile, self._beside(tile)))
        found = job.result(self._budget)
        del self._jobs[tile]
        return found

    def _beside(self, tile: int) -> list[Stand]:
        """Return what stands already where events that begin in a tile may reach."""
        edge = self._grid.edge(tile + 1) + _ROUNDING_PX
        beyond = self._carried_in(tile + 1) if tile + 1 < self._grid.count else []
        found = [*self._carried_in(tile), *(stand for stand in beyond if stand[0] > edge)]
        if tile % 2 == 0:
            found += [*self._own_of(tile - 1), *self._own_of(tile + 1)]
        return found
