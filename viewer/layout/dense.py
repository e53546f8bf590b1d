"""A crowded lane at one level of zoom, packed lazily in fixed tiles of time.

A tile is a piece of a stretch a few hundred pixels wide. What a tile shows depends on the
level and the tile alone, so panning moves boxes and never rearranges them, and a frame's
cost is that of the tiles in view, however many events there are.

Four kinds of boxes share a lane's rows, from above: *tracks* hold the longest events, which
cross tiles and are placed once for the whole lane; *rows* hold events of one tile, those
that cross into the next tile first; the last row holds *clusters*. Long events that
found no track are counted in the lane's gutter, where they can be opened.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor

from viewer.layout.clusters import Cluster, Members
from viewer.layout.lane_index import LaneIndex
from viewer.layout.marks import Item, ItemMaker
from viewer.layout.rows import BOX_GAP_PX
from viewer.layout.scale import Axis
from viewer.model.timeline import Event

TILE_PX = 640.0
#: Spans longer than this many pixels (up to twice as many) cross tiles and go into tracks.
LONG_PX = 128.0
COLUMN_PX = 64.0
#: A tile with more events than this for each row shows counts only.
EVENTS_PER_ROW = 9


@dataclass(slots=True)
class _Row:
    """What is taken of one row of a tile: up to ``end``, and from ``limit`` on."""

    end: float
    limit: float


class DenseLane:
    """One crowded lane at one level; the counterpart of ``PackedLane``.

    Args:
        index: The lane's events.
        events: All events, in the one order.
        maker: Makes items at this level.
        axis: The axis.
        zoom: The level's zoom.
        max_rows: Rows of the lane, at least 3, cluster row included.
        long_class: Events of a higher class than this may cross breaks: always long.
    """

    def __init__(
        self,
        index: LaneIndex,
        events: Sequence[Event],
        maker: ItemMaker,
        axis: Axis,
        zoom: float,
        max_rows: int,
        long_class: int,
    ) -> None:
        self.rows = max(3, max_rows)
        self._index = index
        self._events = events
        self._maker = maker
        self._axis = axis
        self._zoom = zoom
        self._sizes = [
            min(int(LONG_PX / (zoom * stretch.px_per_s)).bit_length(), long_class)
            for stretch in axis.stretches
        ]
        self._tracks = min(index.tracks_used(min(self._sizes)), max(1, self.rows - 3))
        self._item_rows = self.rows - self._tracks - 1
        self._most = EVENTS_PER_ROW * self._item_rows
        self._tiles: dict[tuple[int, int], list[Item | Cluster]] = {}
        self._crossing: dict[tuple[int, int], list[Item]] = {}
        self._long_items: dict[int, Item] = {}
        self._lefts = [zoom * s.base_px + axis.break_width_px * s.breaks for s in axis.stretches]

    def between(self, low: float, high: float) -> Iterator[Item | Cluster]:
        """Yield the boxes that touch [low, high] in this level's content pixels."""
        pieces = self._pieces(low, high)
        for track in range(self._tracks):
            numbers = {n for start, end, size in pieces for n in self._index.tracked(track, start, end, size)}
            for number in sorted(numbers):
                yield self._long_item(number, track)
        first = max(0, bisect_right(self._lefts, low) - 1)
        for place in range(first, len(self._lefts)):
            left = self._lefts[place]
            if left > high:
                break
            yield from self._in_stretch(place, low - left, high - left)

    def _in_stretch(self, place: int, low: float, high: float) -> Iterator[Item | Cluster]:
        """Yield the boxes of one stretch; positions count from its left edge."""
        width = self._zoom * self._axis.stretches[place].span.length * self._axis.stretches[place].px_per_s
        low, high = max(low, 0.0), min(high, width)
        if low > high:
            return
        last = max(0, ceil(width / TILE_PX) - 1)
        left = self._lefts[place]
        for number in range(max(0, floor(low / TILE_PX) - 1), min(last, floor(high / TILE_PX)) + 1):
            for box in self.tile(place, number):
                if box.low <= left + high and box.high >= left + low:
                    yield box

    # --- long events --------------------------------------------------------------------

    def _long_item(self, number: int, track: int) -> Item:
        item = self._long_items.get(number)
        if item is None:
            place = self._index.places[number]
            item = self._long_items[number] = self._maker.item_inside(place, self._events[place])
            item.row = track
        return item

    def running(self, low: float, high: float) -> Members:
        """Return the long events that touch [low, high] and have no track, as one group."""
        pieces = self._pieces(low, high)

        def members() -> list[int]:
            found: set[int] = set()
            for start, end, size in pieces:
                found.update(self._index.long_touching(start, end, size))
            return sorted(self._index.places[n] for n in found - self._tracked(pieces))

        return Members(self._index.count_long(pieces) - len(self._tracked(pieces)), members)

    def _pieces(self, low: float, high: float) -> list[tuple[int, int, int]]:
        """Return (start, end, class) of the visible piece of each stretch, ascending."""
        pieces = []
        for place, left in enumerate(self._lefts):
            stretch = self._axis.stretches[place]
            width = self._zoom * stretch.span.length * stretch.px_per_s
            if left + width >= low and left <= high:
                start = self._time(place, max(low - left, 0.0))
                pieces.append((start, self._time(place, min(high - left, width)) + 1, self._sizes[place]))
        return pieces

    def _tracked(self, pieces: list[tuple[int, int, int]]) -> set[int]:
        """Return the numbers of the long events in pieces that are drawn in tracks."""
        return {
            number
            for track in range(self._tracks)
            for start, end, size in pieces
            for number in self._index.tracked(track, start, end, size)
        }

    def _time(self, place: int, px: float) -> int:
        """Return the first second at or after a position from the stretch's left edge."""
        stretch = self._axis.stretches[place]
        return stretch.span.start + ceil(px / (self._zoom * stretch.px_per_s) - 1e-9)

    # --- tiles --------------------------------------------------------------------------

    def tile(self, place: int, number: int) -> list[Item | Cluster]:
        """Return the packed boxes that begin in a tile of a stretch."""
        key = place, number
        boxes = self._tiles.get(key)
        if boxes is None:
            if len(self._tiles) > 400:
                self._tiles.clear()
                self._crossing.clear()
            boxes = self._tiles[key] = self._packed(place, number)
        return boxes

    def _numbers(self, place: int, number: int) -> tuple[int, int]:
        if number < 0:
            return 0, 0
        start = self._time(place, number * TILE_PX)
        end = min(self._time(place, (number + 1) * TILE_PX), self._axis.stretches[place].span.end)
        return self._index.starting(start, end)

    def _is_dense(self, place: int, number: int) -> bool:
        first, last = self._numbers(place, number)
        if last - first <= self._most:
            return False
        start = self._time(place, number * TILE_PX)
        end = self._time(place, (number + 1) * TILE_PX)
        return self._index.counts_between([start, end], self._sizes[place])[0] > self._most

    def _packed(self, place: int, number: int) -> list[Item | Cluster]:
        if self._is_dense(place, number):
            return list(self._counted(place, number))
        left = self._lefts[place] + number * TILE_PX
        rows = [_Row(float("-inf"), float("inf")) for _ in range(self._item_rows)]
        for item in self._crossing_into(place, number):
            rows[item.row - self._tracks].end = item.high
        boxes: list[Item | Cluster] = []
        leaving = self._crossing_into(place, number + 1)
        for item in leaving:
            rows[item.row - self._tracks].limit = item.low
            boxes.append(item)
        gone = {item.place for item in leaving}
        over: list[Item] = []
        for item in self._short_items(place, number, left, left + TILE_PX):
            if item.place in gone:
                continue
            row = self._free_row(rows, item)
            if row < 0:
                over.append(item)
            else:
                boxes.append(item)
        boxes.extend(self._overflow(place, number, over))
        return boxes

    def _free_row(self, rows: list[_Row], item: Item) -> int:
        for number in range(len(rows) - item.rows + 1):
            used = rows[number : number + item.rows]
            if all(row.end <= item.low - BOX_GAP_PX and row.limit >= item.high + BOX_GAP_PX for row in used):
                for row in used:
                    row.end = item.high
                item.row = number + self._tracks
                return number
        return -1

    def _short_items(self, place: int, number: int, left: float, right: float) -> Iterator[Item]:
        """Yield the events that begin in a tile and are not long, labels kept inside it."""
        first, last = self._numbers(place, number)
        size = self._sizes[place]
        for n in range(first, last):
            if not self._index.is_long(n, size):
                event_place = self._index.places[n]
                yield self._maker.item(
                    event_place, self._events[event_place], (left + 2, right - 2), one_line=True
                )

    def _crossing_into(self, place: int, number: int) -> list[Item]:
        """Return the bars that begin in the tile before and reach into this one, in their rows."""
        key = place, number
        items = self._crossing.get(key)
        if items is not None:
            return items
        items = []
        if number > 0 and not self._is_dense(place, number - 1):
            edge = self._lefts[place] + number * TILE_PX
            room = edge - TILE_PX / 2 + BOX_GAP_PX, edge - 2
            first, last = self._numbers(place, number - 1)
            size = self._sizes[place]
            for n in range(first, last):
                if len(items) == self._item_rows:
                    break
                if self._index.is_long(n, size) or self._index.ends[n] <= self._time(place, number * TILE_PX):
                    continue
                event_place = self._index.places[n]
                item = self._maker.item(event_place, self._events[event_place], room, one_line=True)
                if item.rows == 1 and item.high > edge:
                    item.row = self._tracks + len(items)
                    items.append(item)
        self._crossing[key] = items
        return items

    # --- clusters -----------------------------------------------------------------------

    def _counted(self, place: int, number: int) -> Iterator[Cluster]:
        """Yield a cluster for each column of a dense tile that any event begins in."""
        columns = round(TILE_PX / COLUMN_PX)
        lows = [number * TILE_PX + column * COLUMN_PX for column in range(columns + 1)]
        end = self._axis.stretches[place].span.end
        bounds = [min(self._time(place, low), end) for low in lows]
        counts = self._index.counts_between(bounds, self._sizes[place])
        for column, count in enumerate(counts):
            if count:
                members = self._members(place, bounds[column], bounds[column + 1])
                yield self._pill(place, lows[column], Members(count, members))

    def _members(self, place: int, start: int, end: int) -> Callable[[], list[int]]:
        index, size = self._index, self._sizes[place]

        def members() -> list[int]:
            first, last = index.starting(start, end)
            return sorted(index.places[n] for n in range(first, last) if not index.is_long(n, size))

        return members

    def _pill(self, place: int, low: float, members: Members) -> Cluster:
        stretch = self._axis.stretches[place]
        left = self._lefts[place] + low
        base0 = stretch.base_px + (low + 2) / self._zoom
        base1 = stretch.base_px + (low + COLUMN_PX - 2) / self._zoom
        breaks = float(stretch.breaks)
        return Cluster(
            members,
            base0,
            breaks,
            base1,
            breaks,
            left + 2,
            left + COLUMN_PX - 2,
            self._tracks + self._item_rows,
        )

    def _overflow(self, place: int, number: int, over: list[Item]) -> Iterator[Cluster]:
        """Yield clusters of the events of a tile that found no row, one for a column."""
        columns: dict[int, list[int]] = {}
        left = self._lefts[place]
        for item in over:
            x = self._zoom * item.base0 + self._axis.break_width_px * item.breaks0 - left
            column = min(int((x - number * TILE_PX) / COLUMN_PX), round(TILE_PX / COLUMN_PX) - 1)
            columns.setdefault(max(0, column), []).append(item.place)
        for column, places in columns.items():
            low = number * TILE_PX + column * COLUMN_PX
            yield self._pill(place, low, Members(len(places), sorted(places).copy))
