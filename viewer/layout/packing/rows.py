"""The rows of a piece of a lane: what stands in them, and where there is room."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush

from viewer.layout.packing.marks import Item

#: Empty pixels kept between two boxes of one row.
BOX_GAP_PX = 8.0


class Rows:
    """Boxes that stand in rows, none overlapping.

    Args:
        items: What stands there to begin with, each in its row.
    """

    def __init__(self, items: Iterable[Item] = ()) -> None:
        self._lows: dict[int, list[float]] = {}
        self._highs: dict[int, list[float]] = {}
        for item in items:
            self.take(item)

    def take(self, item: Item) -> None:
        """Let an item stand in the rows that it says."""
        self.stand(item.low, item.high, item.row, item.rows)

    def stand(self, low: float, high: float, first: int, wanted: int) -> None:
        """Let something stand between two positions in so many rows from ``first`` on."""
        for row in range(first, first + wanted):
            lows, highs = self._lows.setdefault(row, []), self._highs.setdefault(row, [])
            place = bisect_left(lows, low)
            lows.insert(place, low)
            highs.insert(place, high)

    def room_from(self, row: int, low: float) -> float:
        """Return up to where a row is free from a position on; at most the position where it is taken."""
        lows = self._lows.get(row)
        if not lows:
            return float("inf")
        place = bisect_right(self._highs[row], low - BOX_GAP_PX)
        return lows[place] - BOX_GAP_PX if place < len(lows) else float("inf")

    def first_free(self, item: Item, rows: range) -> int:
        """Return the first of these rows from which on an item finds room, -1 for none."""
        return self.free(item.low, item.high, item.rows, rows)

    def free(self, low: float, high: float, wanted: int, rows: range) -> int:
        """Return the first of these rows from which on so many have room between two positions, -1 for none."""
        # Hundreds of rows are looked at for one event of a crowded day: ``room_from`` stands here inline.
        low, run = low - BOX_GAP_PX, 0
        all_lows, all_highs = self._lows, self._highs
        for row in rows:
            highs = all_highs.get(row)
            if highs is None or highs[-1] <= low:
                run += 1
            else:
                place = bisect_right(highs, low)
                run = run + 1 if all_lows[row][place] - BOX_GAP_PX >= high else 0
            if run == wanted:
                return row - run + 1
        return -1


class RowsBelow:
    """Rows that are filled from the left, each piece into the uppermost that is free.

    Which rows are taken is one number, a bit for each: hundreds of them are looked at in one go.

    Args:
        standing: What stands there to begin with: low and high end, and row.
        count: How many rows there are.
        low, high: Between these is all that will be put there.
    """

    def __init__(
        self, standing: Sequence[tuple[float, float, int]], count: int, low: float, high: float
    ) -> None:
        self._count = count
        self._taken = 0
        self._to_come = []
        for piece in standing:
            # Most run through from end to end.
            if piece[0] <= low and piece[1] >= high:
                self._taken |= 1 << piece[2]
            elif piece[0] < high + BOX_GAP_PX and piece[1] > low - BOX_GAP_PX:
                self._to_come.append(piece)
        self._to_come.sort(reverse=True)
        self._ends: list[tuple[float, int]] = []
        self._until: dict[int, float] = {}

    def take_first(self, low: float, high: float, least: int) -> int:
        """Let a piece stand in the first row from ``least`` on that has room for it, and return that; -1 for none.

        Args:
            low, high: Its ends; no piece begins before the one that was put there last.
            least: No row above this one will do.
        """
        self._go_on_to(low)
        taken = self._taken | (1 << least) - 1
        for begin, _, row in reversed(self._to_come):
            if begin >= high + BOX_GAP_PX:
                break
            taken |= 1 << row
        first = (~taken & taken + 1).bit_length() - 1
        if first >= self._count:
            return -1
        self._stand(high, first)
        return first

    def _stand(self, high: float, row: int) -> None:
        self._taken |= 1 << row
        self._until[row] = max(high, self._until.get(row, high))
        heappush(self._ends, (high, row))

    def _go_on_to(self, low: float) -> None:
        """Take what has begun by a position, and free what has ended."""
        while self._to_come and self._to_come[-1][0] <= low:
            _, high, row = self._to_come.pop()
            self._stand(high, row)
        while self._ends and self._ends[0][0] + BOX_GAP_PX <= low:
            high, row = heappop(self._ends)
            # Two that meet may seem to cross by what rounding takes: the row is free when the last has ended.
            if self._until[row] <= high:
                self._taken &= ~(1 << row)
