"""Events of one kind at one zoom, put into rows tile by tile when they are first asked for.

What crosses the edge between two tiles, the *seam*, gets its rows first, then what lies inside.
A seam depends on the events of its two tiles alone, and the inside of a tile on its two seams:
so rows never depend on what else is in view, and nothing is packed that is not near it.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence

from viewer.dataclass import dataclass
from viewer.layout.packing.budget import Budget, Job
from viewer.layout.packing.grid import TileGrid
from viewer.layout.packing.marks import Item, ItemMaker
from viewer.layout.packing.rows import BOX_GAP_PX, Rows
from viewer.model.timeline import Event

#: Between a box and the end of its tile; one that comes closer crosses it.
_EDGE_PX = BOX_GAP_PX / 2

#: Looking through so many rows, or beside so many boxes that stand already, is as much work as making an item.
_ROWS_PER_ITEM = 150
_STANDING_PER_ITEM = 5

#: Returns the rows that an item may have, those to be preferred first.
Choices = Callable[[Item], Sequence[range]]


def filling(
    standing: Sequence[Item], items: Sequence[Item], choices: Choices, maker: ItemMaker
) -> Generator[float, None, list[Item]]:
    """Give items rows beside what stands there, one with every step, and return those that found one.

    All are tried in order of time, which reads best. Where there is no room for all of them it goes
    by rank, so that what stands apart at a coarse zoom has a title at every finer one; and what found
    no room is tried once more with a shorter label.

    Args:
        standing: What has its row already.
        items: In order of time; their rows are set.
        choices: The rows that an item may have.
        maker: Shortens labels.

    Yields:
        How many items' work the step was.
    """
    rows = Rows(standing)
    yield len(standing) / _STANDING_PER_ITEM
    ranked = sorted(items, key=lambda item: item.rank)
    is_one_order = all(one is other for one, other in zip(ranked, items, strict=True))
    placed = yield from _in_rows(rows, items, choices, all_or_none=not is_one_order)
    if len(placed) == len(items):
        return placed
    if not is_one_order:
        rows = Rows(standing)
        placed = yield from _in_rows(rows, ranked, choices)
    for item in ranked:
        yield 1.0
        short = shortened(rows, item, choices(item)[0], maker) if item.row < 0 else None
        if short is not None:
            rows.take(short)
            placed.append(short)
    return placed


def _in_rows(
    rows: Rows, items: Iterable[Item], choices: Choices, *, all_or_none: bool = False
) -> Generator[float, None, list[Item]]:
    """Give rows to items in their order, and return those that found one; in vain tries end it where all have to."""
    placed: list[Item] = []
    previous: Item | None = None
    for item in items:
        # Events with one window stand below each other in order, however long their titles are.
        above = previous if previous is not None and is_same_window(previous.event, item.event) else None
        item.row = (
            -1 if above is not None and _is_hopeless(item, above) else _row(rows, item, choices(item), above)
        )
        if item.row >= 0:
            rows.take(item)
            placed.append(item)
        elif all_or_none:
            break
        previous = item
        yield 1.0 + max(0, item.row) / _ROWS_PER_ITEM
    return placed


def _is_hopeless(item: Item, above: Item) -> bool:
    """Tell whether an item cannot find room where one that takes no more did not."""
    return above.row < 0 and item.low <= above.low and item.high >= above.high and item.rows >= above.rows


def _row(rows: Rows, item: Item, choices: Sequence[range], above: Item | None) -> int:
    least = above.row + above.rows if above is not None and above.row >= 0 else 0
    for part in choices:
        row = rows.first_free(item, range(least, part.stop) if least > part.start else part)
        if row >= 0:
            return row
    return -1


def is_same_window(one: Event, other: Event) -> bool:
    """Tell whether two events take the same time."""
    a, b = one.when, other.when
    return a.start == b.start and a.end == b.end


def shortened(rows: Rows, item: Item, choices: range, maker: ItemMaker) -> Item | None:
    """Return an item in the first row where a part of its label finds room, None where there is no such row."""
    too_little = 0.0
    for row in choices:
        room = rows.room_from(row, item.low) - item.low
        if room <= too_little:
            continue
        short = maker.shortened(item, room)
        if short is not None:
            short.row = row
            return short
        too_little = room  # nor is less of it enough
    return None


@dataclass(slots=True)
class _Picked:
    """The items that begin in a tile, in order of time: what crosses its left end, its right one, and none."""

    left: list[Item]
    inside: list[Item]
    right: list[Item]


class Layer:
    """The tiles of one lane at one zoom.

    Args:
        grid: Where they lie.
        maker: Makes the items.
        pick: Makes the items that begin in a tile, in order of time, without rows, one by one.
        choices: The rows that an item may have.
        standing: Returns what stands in the rows already, between two content positions.
        budget: What may be packed now.

    Everything that is asked for raises :class:`~viewer.layout.packing.budget.Unfinished` where the
    budget is used up, and goes on from there when it is asked for again.
    """

    def __init__(
        self,
        grid: TileGrid,
        maker: ItemMaker,
        pick: Callable[[int], Iterable[Item]],
        choices: Choices,
        standing: Callable[[float, float], list[Item]],
        budget: Budget,
    ) -> None:
        self._grid = grid
        self._maker = maker
        self._pick = pick
        self._choices = choices
        self._standing = standing
        self._budget = budget
        self._jobs: dict[tuple[str, int], Job[list[Item]]] = {}
        self._picked: dict[int, _Picked] = {}
        self._seams: dict[int, list[Item]] = {}
        self._insides: dict[int, list[Item]] = {}

    def clear(self) -> None:
        """Forget everything that was packed."""
        self._jobs.clear()
        self._picked.clear()
        self._seams.clear()
        self._insides.clear()

    def around(self, tile: int) -> list[Item]:
        """Return what begins in a tile and what crosses its ends, in rows."""
        return [*self._seam(tile), *self._inside(tile), *self._seam(tile + 1)]

    def _items(self, tile: int) -> _Picked:
        picked = self._picked.get(tile)
        if picked is None:
            items = self._done("picked", tile, lambda: _listing(self._pick(tile)))
            # Parted once: where a budget is small, a seam is asked for many times before it is done.
            picked = self._picked[tile] = self._parted(tile, items)
        return picked

    def _parted(self, tile: int, items: list[Item]) -> _Picked:
        """Part the items of a tile; one that is longer than the tile crosses its right end."""
        low, high = self._grid.edge(tile) + _EDGE_PX, self._grid.edge(tile + 1) - _EDGE_PX
        picked = _Picked([], [], [])
        for item in items:
            part = picked.right if item.high > high else picked.left if item.low < low else picked.inside
            part.append(item)
        return picked

    def _done(
        self, part: str, tile: int, begin: Callable[[], Generator[float, None, list[Item]]]
    ) -> list[Item]:
        """Return the result of a part of a tile's work, which is begun once and goes on until it is done."""
        job = self._jobs.get((part, tile))
        if job is None:
            self._budget.spend()
            job = self._jobs[part, tile] = Job(begin())
        items = job.result(self._budget)
        del self._jobs[part, tile]
        return items

    def _seam(self, tile: int) -> list[Item]:
        """Return what crosses the left end of a tile."""
        if not 0 < tile < self._grid.count:
            return []
        items = self._seams.get(tile)
        if items is None:
            crossing = [*self._items(tile - 1).right, *self._items(tile).left]
            items = self._seams[tile] = self._filled("seam", tile, crossing, ())
        return items

    def _inside(self, tile: int) -> list[Item]:
        items = self._insides.get(tile)
        if items is None:
            own = self._items(tile).inside
            seams = [*self._seam(tile), *self._seam(tile + 1)]
            items = self._insides[tile] = self._filled("inside", tile, own, seams)
        return items

    def _filled(self, part: str, tile: int, items: list[Item], seams: Sequence[Item]) -> list[Item]:
        if not items:
            return []

        def begin() -> Generator[float, None, list[Item]]:
            low, high = min(item.low for item in items), max(item.high for item in items)
            standing = self._standing(low - BOX_GAP_PX, high + BOX_GAP_PX)
            return filling([*standing, *seams], items, self._choices, self._maker)

        return self._done(part, tile, begin)


def _listing(items: Iterable[Item]) -> Generator[float, None, list[Item]]:
    """List items, one with every step."""
    found: list[Item] = []
    for item in items:
        found.append(item)
        yield 1.0
    return found
