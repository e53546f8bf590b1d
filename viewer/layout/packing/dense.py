"""A crowded lane at one level of zoom: tiles for short events, tracks for long ones.

Three kinds of boxes share a lane's rows, from above: *tracks* hold the longest events, which
cross tiles and are placed once for the whole lane; below them lie the rows of the tiles, which
long events in small groups share with short ones; and last a row of *clusters*. Long events
that found no place are counted in the lane's gutter, where they can be opened.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor
from typing import TYPE_CHECKING

from viewer.layout.axis.scale import Axis
from viewer.layout.index.lane_index import LaneIndex
from viewer.layout.packing.clusters import Cluster, Members
from viewer.layout.packing.marks import Item, ItemMaker
from viewer.layout.packing.near_spans import NearSpans
from viewer.layout.packing.tiles import LONG_PX, TILE_PX, TileGrid, Tiles
from viewer.model.timeline import Event

if TYPE_CHECKING:
    from viewer.layout.index.hits import Hits


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
        self._grid = TileGrid(axis, zoom)
        self._sizes = [
            min(int(LONG_PX / (zoom * stretch.px_per_s)).bit_length(), long_class)
            for stretch in axis.stretches
        ]
        self._tracks = min(index.tracks_used(min(self._sizes)), max(1, self.rows - 3))
        rows = self.rows - self._tracks - 1
        # The last row of titles is left to short events.
        self._near = NearSpans(
            index, events, maker, axis, self._grid, self._sizes, self._has_track, self._tracks, rows - 1
        )
        self._tiles = Tiles(
            index, events, maker, self._grid, self._sizes, self._tracks, rows,
            lambda place, low, high: self._near.touching(place, low, high).values(),
        )  # fmt: skip
        self._long_items: dict[int, Item] = {}

    def _has_track(self, number: int) -> bool:
        return self._index.has_track(number, self._tracks)

    def between(self, low: float, high: float) -> list[Item | Cluster]:
        """Return the boxes that touch [low, high] in this level's content pixels."""
        # Every frame asks this of every lane in view: lists spare it a generator's step for each box.
        found: list[Item | Cluster] = []
        pieces = self._pieces(low, high)
        for track in range(self._tracks):
            numbers = {n for start, end, size in pieces for n in self._index.tracked(track, start, end, size)}
            found += [self._long_item(number, track) for number in sorted(numbers)]
        lefts = self._grid.lefts
        for place in range(self._grid.first_place(low), len(lefts)):
            if lefts[place] > high:
                break
            self._add_stretch(found, place, low, high)
        return found

    def _add_stretch(self, found: list[Item | Cluster], place: int, low: float, high: float) -> None:
        """Add the boxes of one stretch that touch [low, high] in content pixels."""
        left, width = self._grid.lefts[place], self._grid.width(place)
        low, high = max(low, left), min(high, left + width)
        if low > high:
            return
        found += self._near.touching(place, low - left, high - left).values()
        last = min(max(0, ceil(width / TILE_PX) - 1), floor((high - left) / TILE_PX))
        first = floor((low - left) / TILE_PX)
        for number in range(max(0, first - 1), last + 1):
            boxes = self._tiles.tile(place, number)
            if first < number < last:
                found += boxes
            else:
                found += [box for box in boxes if box.low <= high and box.high >= low]

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
        tracked = self._tracked(pieces)
        near = self._near_between(low, high)

        def members() -> list[int]:
            found: set[int] = set()
            for start, end, size in pieces:
                found.update(self._index.long_touching(start, end, size))
            return sorted({self._index.places[n] for n in found - tracked} - near)

        def hits(found: Hits) -> int:
            drawn = sum(self._index.places[number] in found for number in tracked)
            drawn += sum(place in found for place in near)
            return found.long_in(self._index.number, pieces) - drawn

        return Members(self._index.count_long(pieces) - len(tracked) - len(near), members, hits)

    def _near_between(self, low: float, high: float) -> set[int]:
        """Return the places of the long events in small groups that overlap the time of [low, high]."""
        found: set[int] = set()
        for place, left in enumerate(self._grid.lefts):
            span = self._visible(place, low, high)
            if span is not None:
                start, end = span
                found.update(
                    number
                    for number, item in self._near.touching(place, low - left - 1, high - left + 1).items()
                    if item.event.when.start < end and item.event.when.end > start
                )
        return found

    def _pieces(self, low: float, high: float) -> list[tuple[int, int, int]]:
        """Return (start, end, class) of the visible piece of each stretch, ascending."""
        spans = ((place, self._visible(place, low, high)) for place in range(len(self._sizes)))
        return [(*span, self._sizes[place]) for place, span in spans if span is not None]

    def _visible(self, place: int, low: float, high: float) -> tuple[int, int] | None:
        """Return the first second of a stretch in [low, high], and the one behind the last; None for none."""
        left, width = self._grid.lefts[place], self._grid.width(place)
        if left + width < low or left > high:
            return None
        start = self._grid.time(place, max(low - left, 0.0))
        return start, self._grid.time(place, min(high - left, width)) + 1

    def _tracked(self, pieces: list[tuple[int, int, int]]) -> set[int]:
        """Return the numbers of the long events in pieces that are drawn in tracks."""
        return {
            number
            for track in range(self._tracks)
            for start, end, size in pieces
            for number in self._index.tracked(track, start, end, size)
        }
