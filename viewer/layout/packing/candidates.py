"""What the tiles of one lane at one level of zoom are filled with, and which rows it may have.

Nothing here knows the layer that is filled: what refers to each other is only taken away by the
collector of garbage, which would stop the window for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from math import inf

from viewer.layout.packing.bar_rows import Bar, Stand
from viewer.layout.packing.bars import Bars, standing
from viewer.layout.packing.grid import Piece, TileGrid
from viewer.layout.packing.lane_content import LaneContent
from viewer.layout.packing.marks import Item, ItemMaker
from viewer.model.dates.timespan import DAY

COLUMN_PX = 64.0
#: How far a short event's label may reach from its mark; a box reaches over one end of its tile at most.
REACH_PX = 400.0
#: How many events a tile tries to show, for each row and each label's width of it.
_TRIED = 2.5
_LABEL_PX = 100.0
#: So many times as many are looked at, long ones among them, which are none of a tile's.
_LOOKED_AT = 4
#: And where every event has its own row.
_MOST_TRIED = 2000
#: So many long events are made at a level, or looked through, for the work of packing an item.
_AGAIN_PER_ITEM = 8
_LISTED_PER_ITEM = 64


class Candidates:
    """The events of one lane at one level.

    Args:
        lane: What is packed.
        maker: Makes items at the level's zoom.
        bars: The lane's long events.
        grid: The level's tiles.
        doubling: How often zoom has doubled.
        zoom: The level's zoom, at which content pixels are counted.
    """

    def __init__(
        self, lane: LaneContent, maker: ItemMaker, bars: Bars, grid: TileGrid, doubling: int, zoom: float
    ) -> None:
        self._lane = lane
        self._index = lane.index
        self._axis = lane.axis
        self._maker = maker
        self._bars = bars
        self._grid = grid
        self._doubling = doubling
        self._zoom = zoom
        self._wide_px = lane.axis.content_px(1.0) / 2
        self._bars_in: dict[int, list[Stand]] = {}
        self._shown: dict[int, Item] = {}
        self._in_sight = [range(lane.rows - 1)]
        places = range(len(lane.axis.stretches))
        self._some_show_days = lane.deep_rows > 0 and any(map(self._shows_days, places))

    def clear(self) -> None:
        """Forget where the long events stand at this level."""
        self._bars_in.clear()
        self._shown.clear()

    def _touching(self, low: float, high: float) -> Iterator[Bar]:
        """Yield the long events that touch [low, high] in this level's content pixels."""
        # A tile asks for them several times: what is in its seams, among its short ones, and what it shows.
        tiles = self._grid.between(low, high)
        seen: set[int] = set()
        for tile in tiles:
            for bar_low, bar_high, bar in self._bars_of(tile):
                if bar_low <= high and bar_high >= low and bar.number not in seen:
                    seen.add(bar.number)
                    yield bar

    def _bars_of(self, tile: int) -> list[Stand]:
        found = self._bars_in.get(tile)
        if found is None:
            found = self._bars.in_tile(self._doubling, tile)
            if self._zoom != 2.0**self._doubling:
                edges = self._grid.edge(tile), self._grid.edge(tile + 1)
                found = standing((bar for _, _, bar in found), self._zoom, *edges)
                self._lane.budget.charge(len(found) / _LISTED_PER_ITEM)
            self._bars_in[tile] = found
        return found

    def long(self, low: float, high: float) -> list[Item]:
        """Return the long events between two positions that are in sight at this level, in their rows."""
        rows = self._lane.rows
        return [
            self._item_of(bar) for bar in self._touching(low, high) if bar.row < rows or self._is_wide(bar)
        ]

    def _item_of(self, bar: Bar) -> Item:
        """Return a long event as it stands at this level; made once for all tiles that it runs through."""
        item = self._shown.get(bar.number)
        if item is None:
            if bar.item is not None:
                item = self._maker.again(bar.item)
            else:
                place = self._index.places[bar.number]
                item = self._maker.inside(place, self._lane.events[place])
                item.row, item.rank = bar.row, bar.number
            self._shown[bar.number] = item
            self._lane.budget.charge(1 / _AGAIN_PER_ITEM)
        return item

    def _waiting(self, low: float, high: float) -> set[int]:
        """Return the numbers of the long events that are packed like short ones for now.

        Their rows lie deep and do not show before they are wide.
        """
        most, rows = REACH_PX if self._doubling else inf, self._lane.rows
        deep = (bar for bar in self._touching(low, high) if bar.row >= rows)
        return {bar.number for bar in deep if bar.mark_px(self._zoom) <= most and not self._is_wide(bar)}

    def _is_wide(self, bar: Bar) -> bool:
        """Tell whether zooming in would not part an event from others: it is as wide as half of the view."""
        if bar.mark_px(self._zoom) >= self._wide_px:
            return True
        start = self._index.starts[bar.number]
        return self._some_show_days and self._shows_days(self._axis.stretch_at(start))

    def _shows_days(self, place: int) -> bool:
        """Tell whether a day of a stretch is so wide that every event has its own row."""
        return self._zoom * self._axis.stretches[place].px_per_s * DAY >= self._wide_px

    def choices(self, item: Item) -> list[range]:
        """Return the rows that a short event may have, those in sight first; the last in sight is kept for counts."""
        rows = self._lane.rows
        if self._some_show_days and self._shows_days(self._axis.stretch_at(item.event.when.start)):
            return [range(rows - 1), range(rows, rows + self._lane.deep_rows)]
        return self._in_sight

    def picked(self, tile: int) -> Iterator[Item]:
        """Return the short events that a tile tries to show, in order of time, made one by one."""
        ranks = [self._ranks(piece) for piece in self._grid.pieces(tile)]
        return (self._item(number, of[number]) for of in ranks for number in sorted(of))

    def _ranks(self, piece: Piece) -> dict[int, int]:
        """Return the numbers of the short events that a piece tries to show, with the order in which it does."""
        bounds = [start for start, _ in self._grid.columns(piece, COLUMN_PX)]
        most = max(self._lane.rows, round(_TRIED * self._lane.rows * (piece.high - piece.low) / _LABEL_PX))
        if self._shows_days(piece.place):
            most = max(most, _MOST_TRIED)
        looked_at = islice(self._index.spread(bounds), _LOOKED_AT * most)
        waiting = self._waiting(piece.low, piece.high)
        mine = (n for n in looked_at if n in waiting or self._bars.lengths.is_short(n, self._doubling))
        return {number: rank for rank, number in enumerate(islice(mine, most))}

    def _item(self, number: int, rank: int) -> Item:
        place = self._index.places[number]
        item = self._maker.item(place, self._lane.events[place], REACH_PX if self._doubling else inf)
        item.rank = rank
        return item
