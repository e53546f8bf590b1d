"""The rows of a piece of a lane: what stands in them, and where there is room."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

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
        for row in range(item.row, item.row + item.rows):
            lows, highs = self._lows.setdefault(row, []), self._highs.setdefault(row, [])
            place = bisect_left(lows, item.low)
            lows.insert(place, item.low)
            highs.insert(place, item.high)

    def room_from(self, row: int, low: float) -> float:
        """Return up to where a row is free from a position on; at most the position where it is taken."""
        lows = self._lows.get(row)
        if not lows:
            return float("inf")
        place = bisect_right(self._highs[row], low - BOX_GAP_PX)
        return lows[place] - BOX_GAP_PX if place < len(lows) else float("inf")

    def first_free(self, item: Item, rows: range) -> int:
        """Return the first of these rows from which on an item finds room, -1 for none."""
        # Hundreds of rows are looked at for one event of a crowded day: ``room_from`` stands here inline.
        low, high, run = item.low - BOX_GAP_PX, item.high, 0
        wanted, all_lows, all_highs = item.rows, self._lows, self._highs
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
