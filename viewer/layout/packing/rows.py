"""Stacking inside a lane: first fit, in order, nothing overlapping."""

from __future__ import annotations

from collections.abc import Iterable

from viewer.layout.packing.marks import Item

#: Empty pixels kept between two boxes of one row.
BOX_GAP_PX = 8.0


def pack_rows(items: Iterable[Item], max_rows: int) -> tuple[int, list[Item]]:
    """Give every item the uppermost rows that are free, and return (rows used, items left over).

    Items come in the one order. Each is put into the first rows whose boxes all end before
    it begins; events with the same window stand below each other in order. An item that
    finds no row below ``max_rows`` keeps row -1 and is left over.

    Args:
        items: In the one order; their ``row`` is set.
        max_rows: How many rows there are at the most, at least 1.
    """
    ends: list[float] = []
    left_over: list[Item] = []
    previous: Item | None = None
    for item in items:
        lowest = 0
        if previous is not None and _same_window(previous, item):
            lowest = previous.row + previous.rows if previous.row >= 0 else max_rows
        row = _first_free(ends, item.low - BOX_GAP_PX, lowest, item.rows)
        if row + item.rows > max_rows:
            item.row = -1
            left_over.append(item)
        else:
            item.row = row
            ends.extend([float("-inf")] * (row + item.rows - len(ends)))
            for used in range(row, row + item.rows):
                ends[used] = item.high
        previous = item
    return len(ends), left_over


def _same_window(one: Item, other: Item) -> bool:
    a, b = one.event.when, other.event.when
    return a.start == b.start and a.end == b.end


def _first_free(ends: list[float], before: float, lowest: int, rows: int) -> int:
    """Return the first row from ``lowest`` on where ``rows`` neighbouring rows all end by ``before``."""
    run = 0
    for row in range(lowest, len(ends)):
        run = run + 1 if ends[row] <= before else 0
        if run == rows:
            return row - rows + 1
    return max(lowest, len(ends) - run)
