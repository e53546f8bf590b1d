"""Rows for the events that become long at one doubling of zoom, tile by tile.

A row in sight takes the title into account, unless a crowd of events has one window. Where none is free, an event
gets a row below those in sight; what stands there shows only once it is wide, so its title will stand inside it:
nothing is measured for it, and where it lies is enough.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Generator, Sequence
from math import inf
from operator import itemgetter

from viewer.dataclass import dataclass
from viewer.layout.packing.grid import TileGrid
from viewer.layout.packing.lane_content import LaneContent
from viewer.layout.packing.layer import is_same_window, shortened
from viewer.layout.packing.lengths import Lengths
from viewer.layout.packing.marks import (
    DOT_BELOW_PX,
    MIN_BAR_PX,
    OPEN_TAIL_PX,
    Item,
    ItemMaker,
    Mark,
    title_reach,
)
from viewer.layout.packing.rows import BOX_GAP_PX, Rows, RowsBelow
from viewer.model.dates.when import End
from viewer.model.timeline import Event

#: How far the label of a long event may reach: not through the tile beside its own.
REACH_PX = 590.0
#: So many events of one tile get rows for good at the most, and of the one tile that everything is at first.
MOST_IN_TILE = 400
_MOST_AT_FIRST = 800
#: Giving a row below those in sight, or looking through so many events, is as much work as this part of an item,
#: or as an item.
_ITEMS_PER_ROW = 0.5
_LISTED_PER_ITEM = 30
#: Half of the gap between two boxes, and some of what rounding may take: see :meth:`Bar.claim`.
_HALF_GAP_PX = BOX_GAP_PX / 2 + 0.001


@dataclass(slots=True, eq=False)
class Bar:
    """A long event in its row.

    At a zoom it stands from ``zoom * base0 + px0`` to ``zoom * base1 + px1`` in content pixels, or further, to be
    ``least_px`` wide, label included.

    Attributes:
        number: The event's in its lane.
        base0, px0, base1, px1, least_px: Its extent, as above.
        before_px, after_px: How far it reaches beyond the start of its mark, and beyond the end but for its label.
        breaks_px: Width of the breaks that the mark crosses.
        row: Uppermost row, 0-based, those below the rows in sight counted on; -1 until packed.
        rows: Rows it takes, 1 or 2.
        item: As it was packed, with its title; None where that is to stand inside the mark, as it does below the rows
            in sight.
    """

    number: int
    base0: float
    px0: float
    base1: float
    px1: float
    least_px: float
    before_px: float
    after_px: float
    breaks_px: float
    row: int = -1
    rows: int = 1
    item: Item | None = None

    def at(self, zoom: float) -> tuple[float, float]:
        """Return its extent in content pixels of a zoom."""
        low = zoom * self.base0 + self.px0
        return low, max(zoom * self.base1 + self.px1, low + self.least_px)

    def claim(self, zoom: float) -> tuple[float, float]:
        """Return what it needs of a row at a zoom: with a gap to its neighbours, unless two edges of marks meet.

        Where one day ends another one begins: with a gap their events could share no row, and those of the
        second day would begin below all of the first.
        """
        low, end = zoom * self.base0 + self.px0, zoom * self.base1 + self.px1
        high = low + self.least_px
        is_edge = self.after_px == 0.0 and end >= high
        return (
            low + (-_HALF_GAP_PX if self.before_px else _HALF_GAP_PX),
            max(end, high) + (-_HALF_GAP_PX if is_edge else _HALF_GAP_PX),
        )

    def mark_px(self, zoom: float) -> float:
        """Return the width of its mark at a zoom."""
        return zoom * (self.base1 - self.base0) + self.breaks_px


#: A bar, and where it stands at some zoom: low and high end in content pixels.
Stand = tuple[float, float, Bar]
_low_of = itemgetter(0)


class BarRows:
    """Gives rows for good to the events that become long at one doubling.

    Args:
        lane: What is packed.
        lengths: Which events are long.
        doubling: How often zoom has doubled.
        grid: The tiles of the doubling, at its own zoom.
    """

    def __init__(self, lane: LaneContent, lengths: Lengths, doubling: int, grid: TileGrid) -> None:
        self._lane = lane
        self._lengths = lengths
        self._doubling = doubling
        self._zoom = 2.0**doubling
        self._maker = ItemMaker(lane.axis, lane.labels, self._zoom, lane.ends)
        self._grid = grid

    def numbers(self, tile: int) -> list[int]:
        """Return the numbers of the events that begin in a tile and become long, ascending."""
        most = MOST_IN_TILE if self._doubling else _MOST_AT_FIRST
        return self._lengths.becoming_long(self._doubling, self._grid.pieces(tile))[:most]

    def reach_back(self, tile: int) -> bool:
        """Tell whether something that begins in a tile reaches out of its left end: its start is not known."""
        edge = self._grid.edge(tile)
        for bar in map(self._bar, self.numbers(tile)):
            low, _ = bar.at(self._zoom)
            if low < edge:
                return True
            if low >= edge + OPEN_TAIL_PX:
                break
        return False

    def filled(self, tile: int, standing: Sequence[Stand]) -> Generator[float, None, list[Stand]]:
        """Give rows to the events that begin in a tile, in order of time, and return those that found one.

        Args:
            tile: The tile; some event begins in it and becomes long.
            standing: What stands already where these may reach.

        Yields:
            How many items' work the step was.
        """
        zoom, first_below = self._zoom, self._lane.rows
        marks = [(*bar.claim(zoom), bar) for bar in map(self._bar, self.numbers(tile))]
        marks.sort(key=_low_of)
        yield len(marks) / _LISTED_PER_ITEM
        sight, below = self._rows_of(standing, marks)
        yield len(standing) / _LISTED_PER_ITEM
        placed: list[Bar] = []
        crowded_out: list[Bar] = []
        above, is_crowded = None, self._is_crowded(marks)
        for low, high, bar in marks:
            # Events with one window stand below each other in order, however long their titles are.
            least = above.row + above.rows if above is not None and self._is_same(above, bar) else 0
            above, titled = bar, None
            if is_crowded:
                titled = self._untitled(bar, least, sight)
            elif (titled := self._titled(bar, least, sight, tile)) is not None:
                yield 1.0
            if titled is not None and titled.row >= 0:
                above = titled
            elif (row := below.take_first(low, high, max(0, least - first_below))) >= 0:
                bar.row = first_below + row
            elif titled is not None:
                crowded_out.append(titled)
            if above.row >= 0:
                placed.append(above)
            yield _ITEMS_PER_ROW
        for bar in crowded_out:
            yield 1.0
            short = self._shortened(bar, sight)
            placed += [short] if short is not None else []
        if is_crowded:
            coming = self._coming(tile)
            yield len(coming) / _LISTED_PER_ITEM
            for number, bar in enumerate(placed):
                if bar.row < first_below:
                    placed[number] = self._with_room(bar, sight, tile, coming)
                    yield 1.0
        return [(*bar.at(zoom), bar) for bar in placed]

    def _rows_of(self, standing: Sequence[Stand], marks: Sequence[Stand]) -> tuple[Rows, RowsBelow]:
        """Return the rows in sight and those below them, with what stands there where some marks are to stand."""
        sight, below, first_below = Rows(), list[tuple[float, float, int]](), self._lane.rows
        for _, _, bar in standing:
            low, high = bar.claim(self._zoom)
            if bar.row < first_below:
                sight.stand(low, high, bar.row, bar.rows)
            else:
                below.append((low, high, bar.row - first_below))
        reach = marks[0][0], max(high for _, high, _ in marks)
        return sight, RowsBelow(below, self._lane.deep_rows, *reach)

    def _is_crowded(self, marks: Sequence[Stand]) -> bool:
        """Tell whether more of some marks have one window than there are rows in sight.

        Titles that reach beyond such marks would leave hardly a row to the next window, and those of its marks
        that find none would stand below all of the rows.
        """
        if not self._doubling or not self._lane.deep_rows:
            return False
        starts, ends = self._lane.index.starts, self._lane.index.ends
        alike = Counter((starts[bar.number], ends[bar.number]) for _, _, bar in marks)
        return max(alike.values()) >= self._lane.rows

    def _untitled(self, bar: Bar, least: int, sight: Rows) -> Bar | None:
        """Return a bar in the first row in sight that has room for its mark from ``least`` on, None without one.

        Its title is to stand inside the mark.
        """
        low, high = bar.claim(self._zoom)
        rows = range(least, max(1, self._lane.rows - 1))
        row = sight.free(low, high, 1, rows)
        if row < 0 or row >= self._most(bar.number):
            return None
        bar.row = row
        sight.stand(low, high, row, 1)
        return bar

    def _coming(self, tile: int) -> list[float]:
        """Return where those begin, ascending, that will be given rows beside a tile when this is done."""
        following = self.numbers(tile + 1) if tile % 2 and tile + 1 < self._grid.count else []
        return sorted(bar.claim(self._zoom)[0] for bar in map(self._bar, following))

    def _with_room(self, bar: Bar, sight: Rows, tile: int, coming: Sequence[float]) -> Bar:
        """Return a bar with its whole title where the row has room for it beyond the mark, else as it is.

        So many of the upper rows are left free as there are events to come that begin beside the title.
        """
        titled = _with_title(bar, item := self._item(bar, tile))
        (_, end), (_, high) = bar.claim(self._zoom), titled.claim(self._zoom)
        is_whole = item.rows == 1 and not item.label.cut and titled.before_px == bar.before_px
        if not is_whole or high > sight.room_from(bar.row, end + BOX_GAP_PX):
            return bar
        if bar.row < bisect_left(coming, high + BOX_GAP_PX):
            return bar
        titled.row = item.row = bar.row
        if high > end:
            sight.stand(end, high, bar.row, 1)
        return titled

    def _item(self, bar: Bar, tile: int) -> Item:
        place = self._lane.index.places[bar.number]
        reach_px = REACH_PX if self._doubling else inf
        item = self._maker.item(place, self._lane.events[place], reach_px, self._grid.edge(tile))
        item.rank = bar.number
        return item

    def _titled(self, bar: Bar, least: int, sight: Rows, tile: int) -> Bar | None:
        """Return a bar with its title, in the first row in sight that has room from ``least`` on, if there is one.

        None where not even the mark finds room: then its title is not measured.
        """
        rows, zoom = self._lane.rows, self._zoom
        row = sight.free(*bar.claim(zoom), 1, range(least, max(1, rows - 1)))
        # What is left to shorter ones is counted where it matters.
        most = self._most(bar.number) if row >= 0 else 0
        if row >= most:
            return None
        item = self._item(bar, tile)
        titled = _with_title(bar, item)
        low, high = titled.claim(zoom)
        titled.row = item.row = sight.free(low, high, item.rows, range(least, most))
        if item.row >= 0:
            sight.stand(low, high, item.row, item.rows)
        return titled

    def _shortened(self, bar: Bar, sight: Rows) -> Bar | None:
        """Return a bar in a row in sight with as much of its title as finds room there."""
        short = bar.item and shortened(sight, bar.item, range(self._most(bar.number)), self._maker)
        if short is None:
            return None
        sight.take(short)
        return _with_title(bar, short)

    def _most(self, number: int) -> int:
        """Return how many of the rows in sight an event may choose from: half of them are left to shorter ones."""
        rows = self._lane.rows
        return max(1, rows - 1 - self._lane.index.shorter(number, rows // 2))

    def _event(self, number: int) -> Event:
        return self._lane.events[self._lane.index.places[number]]

    def _is_same(self, above: Bar, bar: Bar) -> bool:
        starts = self._lane.index.starts
        if above.row < 0 or starts[above.number] != starts[bar.number]:
            return False
        return is_same_window(self._event(above.number), self._event(bar.number))

    def _bar(self, number: int) -> Bar:
        """Return the mark of an event, without a title."""
        lane = self._lane
        place = lane.index.places[number]
        event = lane.events[place]
        base0, breaks0, base1, breaks1 = self._ends(number, place, event)
        before = 0.0 if event.when.open_start is End.KNOWN else OPEN_TAIL_PX
        after = 0.0 if event.when.open_end is End.KNOWN else OPEN_TAIL_PX
        px0, px1 = lane.axis.break_width_px * breaks0, lane.axis.break_width_px * breaks1
        least_px = before + MIN_BAR_PX
        return Bar(number, base0, px0 - before, base1, px1 + after, least_px, before, after, px1 - px0)

    def _ends(self, number: int, place: int, event: Event) -> tuple[float, float, float, float]:
        """Return base pixels and breaks of both ends of an event."""
        lane, start = self._lane, self._lane.index.starts[number]
        stretch = lane.axis.stretches[lane.axis.stretch_at(start)]
        # Nearly all begin and end in one stretch: where, is not remembered of each.
        if not self._doubling or start >= stretch.span.end:
            return lane.ends.of(place, event)[:4]
        base, first, px_per_s = stretch.base_px, stretch.span.start, stretch.px_per_s
        breaks = float(stretch.breaks)
        end = lane.index.ends[number]
        return base + (start - first) * px_per_s, breaks, base + (end - first) * px_per_s, breaks


def _with_title(bar: Bar, item: Item) -> Bar:
    """Return a bar in the row of its item, with a title that may reach further than the mark."""
    left, right = title_reach(item)
    more = 0.0
    if item.mark is Mark.DOT:
        # The title stands beside its middle, which at no zoom is beyond either end.
        left, more, right = max(left, DOT_BELOW_PX / 2), max(right, DOT_BELOW_PX / 2), 0.0
    left = max(0.0, left - bar.before_px)
    return Bar(
        bar.number, bar.base0, bar.px0 - left, bar.base1, bar.px1 + more, bar.before_px + left + max(MIN_BAR_PX, right),
        bar.before_px + left, bar.after_px + more, bar.breaks_px, item.row, item.rows, item,
    )  # fmt: skip
