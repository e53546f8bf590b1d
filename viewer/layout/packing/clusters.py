"""Clusters: several events drawn as one, with their count and the extent they stand for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from viewer.dataclass import dataclass
from viewer.words import _, number

if TYPE_CHECKING:
    from viewer.layout.index.hits import Hits

#: Width of a cluster's box at the most.
CLUSTER_PX = 60.0


class Members:
    """The events of a cluster: how many at once, which ones when somebody asks.

    Args:
        count: How many.
        places: Returns their places in the one order, ascending.
        count_hits: Counts those that a search has found without listing them.
        count_lasting: Counts those that last at some time between two instants without listing them.
        holds: Tells whether an event, known by its place in the one order, is one of them without listing them.
    """

    __slots__ = (
        "_asked", "_count", "_count_hits", "_count_lasting", "_found", "_hit_lines", "_hits", "_holds", "_lines",
        "_places",
    )  # fmt: skip

    def __init__(
        self,
        count: int,
        places: Callable[[], list[int]],
        count_hits: Callable[[Hits], int],
        count_lasting: Callable[[float, float], int],
        holds: Callable[[int], bool],
    ) -> None:
        self._count = count
        self._places = places
        self._count_hits = count_hits
        self._count_lasting = count_lasting
        self._holds = holds
        self._asked: Sequence[int] | None = None
        self._hits = 0
        self._hit_lines: tuple[str, ...] | None = None
        self._found: list[int] | None = None
        self._lines: tuple[str, ...] | None = None

    def __len__(self) -> int:
        return self._count

    @property
    def lines(self) -> tuple[str, ...]:
        """The text of the pill: how many; written once."""
        if self._lines is None:
            self._lines = (number(self._count),)
        return self._lines

    def hits(self, hits: Hits) -> int:
        """Return how many of the events a search has found; counted once for all that find the same."""
        if self._asked is not hits.places:
            self._asked = hits.places
            self._hits = self._count_hits(hits)
            self._hit_lines = None
        return self._hits

    def hit_lines(self, hits: Hits) -> tuple[str, ...]:
        """The text of the pill while something is searched: how many were found of how many."""
        found = self.hits(hits)
        if self._hit_lines is None:
            self._hit_lines = self.found_lines(found)
        return self._hit_lines

    def found_lines(self, found: int) -> tuple[str, ...]:
        """The text of the pill where so many were found."""
        return (_("{found} of {whole}").format(found=number(found), whole=self.lines[0]),)

    def lasting(self, start: float, end: float) -> int:
        """Return how many of the events last at some time in [start, end), axis seconds."""
        return self._count_lasting(start, end)

    def places(self) -> list[int]:
        """Return the places of all members in the one order, ascending."""
        if self._found is None:
            self._found = self._places()
        return self._found

    def __contains__(self, place: object) -> bool:
        return isinstance(place, int) and self._holds(place)


@dataclass(slots=True)
class Cluster:
    """Events that are too dense to draw apart at one level.

    Attributes:
        members: The events.
        base0, breaks0, base1, breaks1: The extent they stand for, as in ``Item``.
        low, high: Extent of its box in this level's content pixels.
        row: Its row in the lane.
        rows: How many rows it takes.
    """

    members: Members
    base0: float
    breaks0: float
    base1: float
    breaks1: float
    low: float
    high: float
    row: int
    rows: int = 1
