"""A crowded lane at one level of zoom, packed lazily in fixed tiles of time.

A tile is a piece of a stretch a few hundred pixels wide. What a tile shows depends on the
level and the tile alone, so panning moves boxes and never rearranges them, and a frame's
cost is that of the tiles in view, however many events there are.

A tile is divided into columns. A column with few events shows their titles, a crowded one
its count; a lone event beside a crowd keeps its title. A label or bar may reach into the
tile behind its own and is placed there before anything else.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING

from viewer.layout.axis.scale import Axis
from viewer.layout.index.lane_index import LaneIndex
from viewer.layout.packing.clusters import Cluster, Members
from viewer.layout.packing.marks import OPEN_TAIL_PX, Item, ItemMaker, Side
from viewer.layout.packing.rows import BOX_GAP_PX
from viewer.model.timeline import Event

if TYPE_CHECKING:
    from viewer.layout.index.hits import Hits

TILE_PX = 640.0
#: Spans longer than this many pixels (up to twice as many) cross tiles and go into tracks.
LONG_PX = 128.0
COLUMN_PX = 64.0
COLUMNS = round(TILE_PX / COLUMN_PX)
#: So many events for each row are titled in one column at the most; a column with more is counted.
COLUMN_EVENTS_PER_ROW = 4
#: And in the whole tile, fullest columns counted first: this bounds what a tile costs.
TILE_EVENTS_PER_ROW = 9
#: How far a tile's boxes may reach into the next one, and how far before its end such boxes begin.
REACH_PX = 2 * LONG_PX
_REACH_FROM_PX = TILE_PX / 2 - BOX_GAP_PX
#: What ends closer than this to a tile's end stands in the way of the next one's marks.
_EDGE_PX = OPEN_TAIL_PX + BOX_GAP_PX


class TileGrid:
    """Where the tiles of an axis lie at one zoom.

    Attributes:
        lefts: Left edge of each stretch in content pixels, ascending.
    """

    def __init__(self, axis: Axis, zoom: float) -> None:
        self._axis = axis
        self._zoom = zoom
        self.lefts = [zoom * s.base_px + axis.break_width_px * s.breaks for s in axis.stretches]

    def width(self, place: int) -> float:
        """Return a stretch's width in pixels."""
        stretch = self._axis.stretches[place]
        return self._zoom * stretch.span.length * stretch.px_per_s

    def first_place(self, px: float) -> int:
        """Return the last stretch that begins at or before a content position, else the first."""
        return max(0, bisect_right(self.lefts, px) - 1)

    def time(self, place: int, px: float) -> int:
        """Return the first second at or after a position from the stretch's left edge."""
        stretch = self._axis.stretches[place]
        return stretch.span.start + ceil(px / (self._zoom * stretch.px_per_s) - 1e-9)

    def column_bounds(self, place: int, number: int) -> list[int]:
        """Return the first second of each of a tile's columns, and where the last one ends."""
        end = self._axis.stretches[place].span.end
        first = number * TILE_PX
        return [min(self.time(place, first + column * COLUMN_PX), end) for column in range(COLUMNS + 1)]

    def base(self, place: int, px: float) -> tuple[float, float]:
        """Return (base pixels, breaks before) of a position from the stretch's left edge."""
        stretch = self._axis.stretches[place]
        return stretch.base_px + px / self._zoom, float(stretch.breaks)

    def offset(self, place: int, item: Item) -> float:
        """Return where an item's window starts, in pixels from the stretch's left edge."""
        return self._zoom * item.base0 + self._axis.break_width_px * item.breaks0 - self.lefts[place]


@dataclass(slots=True)
class _Row:
    """What is taken of one row of a tile: up to ``end``, from ``limit`` on, and pieces between."""

    end: float
    limit: float
    blocked: list[tuple[float, float]]

    def has_room(self, low: float, high: float) -> bool:
        """Tell whether a box finds room, with some distance on both sides."""
        low, high = low - BOX_GAP_PX, high + BOX_GAP_PX
        return (
            self.end <= low
            and self.limit >= high
            and all(end <= low or start >= high for start, end in self.blocked)
        )


@dataclass(slots=True)
class _Columns:
    """The columns of a tile: their bounds in seconds, how many short events begin in each.

    Those with more than ``most`` are counted, the others titled. ``hits`` are those of the
    search that was asked for last.
    """

    bounds: list[int]
    counts: list[int]
    most: int
    asked: Hits | None = None
    hits: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Reaching:
    """What begins in a tile and reaches into the next one, in rows from 0 on, in order.

    Attributes:
        items: The boxes; they belong to the tile that they begin in.
        others: By place, those that were looked at and stay in their tile.
    """

    items: list[Item]
    others: dict[int, Item]


class Tiles:
    """The tiles of one lane at one level.

    Args:
        index: The lane's events.
        events: All events, in the one order.
        maker: Makes items at this level.
        grid: Where the tiles lie.
        sizes: For each stretch the highest class of length that is packed into tiles.
        first_row: The first row of theirs in the lane.
        rows: How many rows they have for titles; the counts stand in the one below.
        obstacles: Returns what stands in these rows already, by stretch and positions from
            and to, counted from the stretch's left edge.
    """

    _KEPT = 400

    def __init__(
        self,
        index: LaneIndex,
        events: Sequence[Event],
        maker: ItemMaker,
        grid: TileGrid,
        sizes: Sequence[int],
        first_row: int,
        rows: int,
        obstacles: Callable[[int, float, float], Iterable[Item]],
    ) -> None:
        self._index = index
        self._events = events
        self._maker = maker
        self._grid = grid
        self._sizes = sizes
        self._first_row = first_row
        self._rows = rows
        self._obstacles = obstacles
        self._tiles: dict[tuple[int, int], list[Item | Cluster]] = {}
        self._columns_of: dict[tuple[int, int], _Columns] = {}
        self._reaching_of: dict[tuple[int, int], _Reaching] = {}

    def tile(self, place: int, number: int) -> list[Item | Cluster]:
        """Return the packed boxes that begin in a tile of a stretch."""
        key = place, number
        boxes = self._tiles.get(key)
        if boxes is None:
            if len(self._tiles) > self._KEPT:
                self._tiles.clear()
                self._columns_of.clear()
                self._reaching_of.clear()
            boxes = self._tiles[key] = self._packed(place, number)
        return boxes

    def _packed(self, place: int, number: int) -> list[Item | Cluster]:
        rows = self._empty_rows(place, number)
        if number > 0:
            for item in self._reaching(place, number - 1).items:
                rows[item.row - self._first_row].end = item.high
        reaching = self._reaching(place, number)
        boxes: list[Item | Cluster] = []
        for item in reaching.items:
            rows[item.row - self._first_row].limit = item.low
            boxes.append(item)
        over: list[Item] = []
        for item in self._staying(place, number, reaching):
            row = _free_row(rows, item)
            if row < 0:
                over.append(item)
            else:
                item.row = row + self._first_row
                boxes.append(item)
        boxes.extend(self._overflow(place, number, over))
        boxes.extend(self._counted(place, number))
        return boxes

    def _empty_rows(self, place: int, number: int) -> list[_Row]:
        """Return the rows of a tile, and as far beyond as its boxes may reach, with what stands in them."""
        rows = [_Row(float("-inf"), float("inf"), []) for _ in range(self._rows)]
        left = number * TILE_PX
        for item in self._obstacles(place, left - _EDGE_PX, left + TILE_PX + REACH_PX):
            rows[item.row - self._first_row].blocked.append((item.low, item.high))
        return rows

    # --- titles -------------------------------------------------------------------------

    def _columns(self, place: int, number: int) -> _Columns:
        key = place, number
        columns = self._columns_of.get(key)
        if columns is None:
            bounds = self._grid.column_bounds(place, number)
            counts = self._index.counts_between(bounds, self._sizes[place])
            columns = self._columns_of[key] = _Columns(bounds, counts, titled_most(counts, self._rows))
        return columns

    def _titled(self, place: int, number: int, from_px: float) -> Iterator[int]:
        """Yield the places of the events of titled columns that begin at or after a position.

        Args:
            place: The stretch.
            number: The tile.
            from_px: From the stretch's left edge.
        """
        columns, size = self._columns(place, number), self._sizes[place]
        start = self._grid.time(place, from_px)
        for column, count in enumerate(columns.counts):
            if not 0 < count <= columns.most or columns.bounds[column + 1] <= start:
                continue
            first, last = self._index.starting(max(start, columns.bounds[column]), columns.bounds[column + 1])
            for n in range(first, last):
                if not self._index.is_long(n, size):
                    yield self._index.places[n]

    def _staying(self, place: int, number: int, reaching: _Reaching) -> Iterator[Item]:
        """Yield what is titled and reaches into no other tile."""
        left = self._grid.lefts[place] + number * TILE_PX
        room = left + 2, left + TILE_PX - _EDGE_PX
        gone = {item.place for item in reaching.items}
        for event in self._titled(place, number, number * TILE_PX):
            if event not in gone:
                item = reaching.others.get(event)
                yield item or self._maker.item(event, self._events[event], room, one_line=True)

    def _reaching(self, place: int, number: int) -> _Reaching:
        """Return the boxes that begin in a tile and end in the next, or too close before it."""
        key = place, number
        found = self._reaching_of.get(key)
        if found is not None:
            return found
        found = self._reaching_of[key] = _Reaching([], {})
        edge = (number + 1) * TILE_PX
        right = self._grid.lefts[place] + edge
        room = right - _REACH_FROM_PX, right + REACH_PX
        rows, free = self._empty_rows(place, number), list(range(self._rows))
        for event in self._titled(place, number, edge - _REACH_FROM_PX + OPEN_TAIL_PX):
            if not free:
                break
            item = self._maker.item(event, self._events[event], room, one_line=True)
            if item.high <= right - _EDGE_PX:
                if item.side is Side.START:
                    found.others[event] = item
            elif item.rows == 1 and item.low >= room[0]:
                row = next((r for r in free if rows[r].has_room(item.low, item.high)), -1)
                if row >= 0:
                    free.remove(row)
                    item.row = self._first_row + row
                    found.items.append(item)
        return found

    # --- counts -------------------------------------------------------------------------

    def _counted(self, place: int, number: int) -> Iterator[Cluster]:
        """Yield a cluster for each crowded column of a tile."""
        columns = self._columns(place, number)
        for column, count in enumerate(columns.counts):
            if count > columns.most:
                members = self._members(place, columns.bounds[column], columns.bounds[column + 1])
                hits = partial(self._hits, columns, self._sizes[place], column)
                yield self._pill(place, number, column, Members(count, members, hits))

    def _members(self, place: int, start: int, end: int) -> Callable[[], list[int]]:
        index, size = self._index, self._sizes[place]

        def members() -> list[int]:
            first, last = index.starting(start, end)
            return sorted(index.places[n] for n in range(first, last) if not index.is_long(n, size))

        return members

    def _hits(self, columns: _Columns, size: int, column: int, hits: Hits) -> int:
        """Count the hits in a column; those of its neighbours, which are asked for as well, at once."""
        if columns.asked is not hits:
            columns.asked = hits
            columns.hits = hits.starting(self._index.number, columns.bounds, size)
        return columns.hits[column]

    def _overflow(self, place: int, number: int, over: list[Item]) -> Iterator[Cluster]:
        """Yield clusters of the titled events of a tile that found no row, one for a column."""
        columns: dict[int, list[int]] = {}
        for item in over:
            column = int((self._grid.offset(place, item) - number * TILE_PX) / COLUMN_PX)
            columns.setdefault(max(0, min(column, COLUMNS - 1)), []).append(item.place)
        for column, places in columns.items():
            yield self._pill(place, number, column, Members(len(places), sorted(places).copy))

    def _pill(self, place: int, number: int, column: int, members: Members) -> Cluster:
        low = number * TILE_PX + column * COLUMN_PX + 2
        high = low + COLUMN_PX - 4
        left = self._grid.lefts[place]
        ends = *self._grid.base(place, low), *self._grid.base(place, high)
        return Cluster(members, *ends, left + low, left + high, self._first_row + self._rows)


def titled_most(counts: Sequence[int], rows: int) -> int:
    """Return how many events a column of a tile may have to be titled; one with more is counted.

    Columns with the same number of events are treated alike, and the emptiest are titled first.

    Args:
        counts: The events of each column.
        rows: The rows for titles.
    """
    most, total = 0, 0
    for count, alike in groupby(sorted(counts)):
        total += sum(alike)
        if count > COLUMN_EVENTS_PER_ROW * rows or total > TILE_EVENTS_PER_ROW * rows:
            break
        most = count
    return most


def _free_row(rows: Sequence[_Row], item: Item) -> int:
    """Take the uppermost rows that are free for an item, and return the first; -1 for none."""
    for number in range(len(rows) - item.rows + 1):
        used = rows[number : number + item.rows]
        if all(row.has_room(item.low, item.high) for row in used):
            for row in used:
                row.end = item.high
            return number
    return -1
