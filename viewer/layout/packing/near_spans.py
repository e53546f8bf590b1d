"""Long events without a track, in rows of their own where few of them overlap.

Tracks are filled once for the whole lane and hold the longest events. Of the others that
are long at a zoom, those that overlap in time make a group. A small group is packed as a
whole, so that its rows depend on the level alone; the events of a large one, and those
that find no row, stay in the count in the lane's gutter.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from viewer.layout.axis.scale import Axis
from viewer.layout.index.lane_index import LaneIndex
from viewer.layout.packing.marks import Item, ItemMaker
from viewer.layout.packing.tiles import TILE_PX, TileGrid
from viewer.model.dates.when import End
from viewer.model.timeline import Event

#: A group of more events for each row, and a few, is not packed.
GROUP_PER_ROW = 6
MOST_IN_GROUP = 80
#: A tile that long events of more than so many full groups touch shows none of them.
_GROUPS_IN_TILE = 3
#: So often a group that leaves its tile is followed further.
_MOST_STEPS = 6


class NearSpans:
    """Packs the long events of one lane at one level, tile by tile, when they are first asked for.

    Args:
        index: The lane's events.
        events: All events, in the one order.
        maker: Makes items at this level.
        axis: The axis.
        grid: Where the tiles lie.
        sizes: For each stretch the highest class of length that is packed into tiles.
        has_track: Tells of an event's number in the lane whether it is drawn in a track.
        first_row, rows: The rows to use.
    """

    _KEPT = 400

    def __init__(
        self,
        index: LaneIndex,
        events: Sequence[Event],
        maker: ItemMaker,
        axis: Axis,
        grid: TileGrid,
        sizes: Sequence[int],
        has_track: Callable[[int], bool],
        first_row: int,
        rows: int,
    ) -> None:
        self._index = index
        self._events = events
        self._maker = maker
        self._axis = axis
        self._grid = grid
        self._sizes = sizes
        self._has_track = has_track
        self._first_row = first_row
        self._rows = rows
        self._most = min(MOST_IN_GROUP, GROUP_PER_ROW * (rows + 1))
        self._tiles: dict[tuple[int, int], list[Item]] = {}

    def tile(self, place: int, number: int) -> list[Item]:
        """Return the packed long events that touch a tile of a stretch."""
        key = place, number
        items = self._tiles.get(key)
        if items is None:
            if len(self._tiles) > self._KEPT:
                self._tiles.clear()
            items = self._tiles[key] = self._packed(place, number) if self._rows > 0 else []
        return items

    def touching(self, place: int, low: float, high: float) -> dict[int, Item]:
        """Return the packed long events between two positions from a stretch's left edge, by place."""
        low, high = max(low, 0.0), min(high, self._grid.width(place))
        first, last = int(low // TILE_PX), int(high // TILE_PX)
        left = self._grid.lefts[place]
        return {
            item.place: item
            for number in range(first, last + 1)
            for item in self.tile(place, number)
            if item.low <= left + high and item.high >= left + low
        }

    def _packed(self, place: int, number: int) -> list[Item]:
        start = self._grid.time(place, number * TILE_PX)
        end = min(self._grid.time(place, (number + 1) * TILE_PX), self._axis.stretches[place].span.end)
        found = self._index.touching(start, end, self._sizes[place], self._most * _GROUPS_IN_TILE)
        if found is None:
            return []
        items: list[Item] = []
        for group in self._groups(self._fitting(place, found)):
            whole = self._whole(place, group, start, end)
            if whole is not None:
                items += (item for item in self._in_rows(whole) if self._touches(item, start, end))
        return items

    def _fitting(self, place: int, numbers: Sequence[int]) -> list[int]:
        """Return those that have no track, lie in one stretch and know both their ends, by start."""
        span = self._axis.stretches[place].span
        starts, ends = self._index.starts, self._index.ends
        return sorted(
            number
            for number in numbers
            if span.start <= starts[number]
            and ends[number] <= span.end
            and not self._has_track(number)
            and self._is_closed(number)
        )

    def _is_closed(self, number: int) -> bool:
        when = self._events[self._index.places[number]].when
        return when.open_start is End.KNOWN and when.open_end is End.KNOWN

    def _groups(self, numbers: Sequence[int]) -> list[list[int]]:
        """Return numbers, ascending by start, in groups that overlap in time."""
        groups: list[list[int]] = []
        end = 0
        for number in numbers:
            if groups and self._index.starts[number] < end:
                groups[-1].append(number)
                end = max(end, self._index.ends[number])
            else:
                groups.append([number])
                end = self._index.ends[number]
        return groups

    def _whole(self, place: int, group: list[int], start: int, end: int) -> list[int] | None:
        """Return a group with what of it lies outside of [start, end), None where it is too large."""
        starts, ends, size = self._index.starts, self._index.ends, self._sizes[place]
        for _ in range(_MOST_STEPS):
            low, high = starts[group[0]], max(ends[number] for number in group)
            if len(group) > self._most:
                return None
            if low >= start and high <= end:
                return group
            start, end = min(start, low), max(end, high)
            found = self._index.touching(start, end, size, self._most * _GROUPS_IN_TILE)
            if found is None:
                return None
            # What touches the wider stretch may overlap nothing of the group: it is not part of it.
            group = next(g for g in self._groups(self._fitting(place, found)) if group[0] in g)
        return None

    def _in_rows(self, group: Sequence[int]) -> list[Item]:
        """Put a group into the first rows that are free, and return those that found one."""
        free = [float("-inf")] * self._rows
        items = []
        for number in group:
            begin = self._index.starts[number]
            row = next((row for row, taken in enumerate(free) if taken <= begin), -1)
            if row < 0:
                continue
            free[row] = self._index.ends[number]
            event = self._index.places[number]
            item = self._maker.item_inside(event, self._events[event])
            item.row = self._first_row + row
            items.append(item)
        return items

    def _touches(self, item: Item, start: int, end: int) -> bool:
        when = item.event.when
        return when.start < end and when.end > start
