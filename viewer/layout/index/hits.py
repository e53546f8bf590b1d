"""What a search has found, and how much of it stands where."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import compress, pairwise, repeat

from viewer.layout.index.index import TimelineIndex
from viewer.model.search.fields import Outside
from viewer.model.search.query import Query
from viewer.model.search.texts import SearchTexts


class Hits:
    """The events that a search has found; it never changes.

    Attributes:
        places: Their places in the one order, ascending.
        are_known: It was asked what was known by a date: what is not among them was not known yet.
        words: The simplified words and phrases that were looked for, for showing where they stand.
        told: What is said of events that are among them.
    """

    def __init__(
        self,
        index: TimelineIndex,
        places: Sequence[int],
        *,
        are_known: bool = False,
        words: tuple[str, ...] = (),
        told: str = "found",
    ) -> None:
        self.are_known = are_known
        self.told = told
        self.words = words
        self.places = array("q", places)
        self._index = index
        self._mask = bytearray(len(index.timeline.events))
        deque(map(self._mask.__setitem__, self.places, repeat(1)), 0)
        self._lanes: dict[int, array[float]] = {}
        self._middles: array[int] | None = None

    def __len__(self) -> int:
        return len(self.places)

    def __contains__(self, place: object) -> bool:
        return isinstance(place, int) and 0 <= place < len(self._mask) and bool(self._mask[place])

    def step(self, place: int, step: int) -> int | None:
        """Return the hit ``step`` hits on from a place, going round at the ends; None without hits.

        Args:
            place: In the one order; -1 stands before the first event.
            step: 1 or -1.
        """
        if not self.places:
            return None
        if step > 0:
            number = bisect_right(self.places, place)
        else:
            number = bisect_left(self.places, place) - 1
        return self.places[number % len(self.places)]

    def number_of(self, place: int) -> int | None:
        """Return which of the hits a place is, counted from 1; None where it is none."""
        return bisect_left(self.places, place) + 1 if place in self else None

    def starting(self, lane: int, start: float, end: float) -> int:
        """Count the hits of a lane that start in [start, end)."""
        starts = self._lane(lane)
        return bisect_left(starts, end) - bisect_left(starts, start)

    def prepare(self, lane: int) -> None:
        """Sort the hits of a lane now rather than in the first frame that counts them."""
        self._lane(lane)

    def _lane(self, number: int) -> array[float]:
        """Return the starts of a lane's hits, ascending."""
        starts = self._lanes.get(number)
        if starts is None:
            lane = self._index.lane_indexes[number]
            found = compress(lane.starts, map(self._mask.__getitem__, lane.places))
            starts = self._lanes[number] = array("d", found)
        return starts

    def are_between(self, bounds: Sequence[int]) -> list[bool]:
        """Tell for each pair of neighbouring instants whether the middle of a hit lies in [one, next)."""
        if self._middles is None:
            self._middles = array("q", sorted(compress(self._index.middles, self._mask)))
        before = [bisect_left(self._middles, bound) for bound in bounds]
        return [after > here for here, after in pairwise(before)]


def find(index: TimelineIndex, query: Query, outside: Outside | None = None) -> Iterator[Hits | None]:
    """Look for events, some thousands with every step; the last step gives what was found.

    Args:
        index: Of the timeline.
        query: What is searched for.
        outside: What tells the values that the file does not.
    """
    for places in SearchTexts.of(index.timeline).find(query, outside):
        if places is None:
            yield None
            continue
        hits = Hits(index, places, are_known=query.is_of_knowledge, words=query.words)
        for lane in range(len(index.lane_places)):
            hits.prepare(lane)
            yield None
        for _ in index.prepare_middles():
            yield None
        yield hits
