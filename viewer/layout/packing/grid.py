"""Where the tiles of an axis lie: pieces of the time line that are packed one by one.

Tiles belong to a doubling of zoom and halve with every one, so that those of one doubling lie
inside those of the one before. At the first everything is one tile, so that a view of everything
has no seams. Breaks take no part in it: a tile may hold several.
"""

from __future__ import annotations

from bisect import bisect_right
from math import ceil, inf

from viewer.dataclass import dataclass
from viewer.layout.axis.scale import Axis, TimeScale

#: Width of a lane's tiles at a doubling's own zoom, without breaks.
TILE_PX = 896.0
#: So many edges of one grid are remembered.
_KEPT_EDGES = 4000


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of one stretch that lies in a tile.

    Attributes:
        place: The stretch.
        start, end: Its time; what begins in [start, end) belongs to it.
        low, high: From where to where it stands, in content pixels.
    """

    place: int
    start: float
    end: float
    low: float
    high: float


class TileGrid:
    """The tiles of one axis at one zoom, numbered from the left.

    Args:
        axis: The axis.
        doubling: How often zoom has doubled since everything was in view; it says where tiles lie.
        zoom: The zoom that content pixels are counted at.
        tile_px: Width of a tile at the doubling's own zoom, without breaks.
    """

    def __init__(self, axis: Axis, doubling: int, zoom: float, tile_px: float) -> None:
        self._axis = axis
        self._scale = TimeScale(axis, zoom, 0.0)
        self._bases = [stretch.base_px for stretch in axis.stretches]
        self._tile_base = tile_px / 2.0**doubling if doubling else inf
        self._edges: dict[int, float] = {}
        self._touched = (inf, -inf, range(0))
        self.count = max(1, ceil(axis.base_length_px / self._tile_base - 1e-6))

    def between(self, low: float, high: float) -> range:
        """Return the tiles that touch [low, high] in content pixels."""
        # Every lane asks for those of the view.
        before, until, tiles = self._touched
        if before != low or until != high:
            tiles = range(self._at(low), self._at(high) + 1)
            self._touched = low, high, tiles
        return tiles

    def _at(self, px: float) -> int:
        if self.count == 1:
            return 0
        base = self._scale.locate(px)[0]
        return int(min(max(0.0, base / self._tile_base), self.count - 1))

    def around(self, number: int) -> int:
        """Return the tile that a tile of the next doubling lies in, both as wide on their own zooms."""
        return min(number // 2, self.count - 1)

    def edge(self, number: int) -> float:
        """Return where a tile begins in content pixels; the first and the one after the last are infinite."""
        if not 0 < number < self.count:
            return -inf if number <= 0 else inf
        edge = self._edges.get(number)
        if edge is None:
            if len(self._edges) > _KEPT_EDGES:
                self._edges.clear()
            breaks = self._axis.stretches[self._place(number)].breaks
            edge = self._edges[number] = self._px(breaks, number * self._tile_base)
        return edge

    def _place(self, number: int) -> int:
        return bisect_right(self._bases, number * self._tile_base) - 1

    def _px(self, breaks: int, base: float) -> float:
        return self._scale.zoom * base + self._axis.break_width_px * breaks

    def pieces(self, number: int) -> list[Piece]:
        """Return the parts of a tile, ascending; together those of all tiles hold all of time."""
        stretches = self._axis.stretches
        first = 0 if number == 0 else self._place(number)
        last = len(stretches) - 1
        if number + 1 < self.count:
            last = self._place(number + 1)
        found = []
        for place in range(first, last + 1):
            stretch = stretches[place]
            base0, base1 = stretch.base_px, stretch.base_end_px
            start: float = -inf if place == 0 else stretch.span.start
            end: float = inf if place + 1 == len(stretches) else stretches[place + 1].span.start
            if place == first and number:
                base0, start = number * self._tile_base, self.instant(place, number * self._tile_base)
            if place == last and number + 1 < self.count:
                base1 = (number + 1) * self._tile_base
                end = self.instant(place, base1)
            if start < end:
                breaks = stretch.breaks
                found.append(Piece(place, start, end, self._px(breaks, base0), self._px(breaks, base1)))
        return found

    def instant(self, place: int, base: float) -> float:
        """Return the instant of a stretch at a position in base pixels."""
        stretch = self._axis.stretches[place]
        return stretch.span.start + (base - stretch.base_px) / stretch.px_per_s

    def columns(self, piece: Piece, column_px: float) -> list[tuple[float, float]]:
        """Return (start, left edge in content pixels) of the columns of a piece, and of its end."""
        count = max(1, round((piece.high - piece.low) / column_px))
        left = self._axis.break_width_px * self._axis.stretches[piece.place].breaks
        found = [(piece.start, piece.low)]
        for number in range(1, count):
            px = piece.low + (piece.high - piece.low) * number / count
            found.append((self.instant(piece.place, (px - left) / self._scale.zoom), px))
        return [*found, (piece.end, piece.high)]


class Grids:
    """The grids of one axis; all lanes have the same, so each is made once.

    Args:
        axis: The axis.
    """

    def __init__(self, axis: Axis) -> None:
        self._axis = axis
        self._made: dict[tuple[int, float, float], TileGrid] = {}

    def at(self, doubling: int, zoom: float, tile_px: float) -> TileGrid:
        """Return a grid; arguments as for :class:`TileGrid`."""
        key = doubling, zoom, tile_px
        grid = self._made.get(key)
        if grid is None:
            grid = self._made[key] = TileGrid(self._axis, *key)
        return grid
