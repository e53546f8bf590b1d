"""What a search has found, and how much of it stands where."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Collection, Iterator, Sequence
from copy import copy
from itertools import accumulate, repeat

from viewer.layout.index.index import TimelineIndex
from viewer.model.search.fields import Outside
from viewer.model.search.query import Query
from viewer.model.search.texts import SearchTexts

#: Places looked at in one step, which takes a millisecond.
STEP = 10_000
#: Of so many events it is noted together how many of them are hits.
BLOCK = 4096


class Hits:
    """The events that a search has found; it never changes.

    Attributes:
        places: Their places in the one order, ascending.
        are_known: It was asked what was known by a date: what is not among them was not known yet.
        words: The simplified words and phrases that were looked for, for showing where they stand.
        told: What is told of events that are among them: ``found`` or ``different``.
        key: Is the same for searches that have found the same; it keeps nothing of what they found.
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
        self.key = object()
        self.words = words
        self.places = array("q", places)
        self._index = index
        #: A 1 for every hit, lane by lane, so that those of a stretch of time lie together.
        self._mask = bytearray(len(index.timeline.events))
        self._slots: Sequence[int] = ()
        self._before: Sequence[int] | None = None
        self._mark(places)

    def _mark(self, places: Sequence[int]) -> None:
        if places:
            self._slots = self._index.slots
            deque(map(self._mask.__setitem__, map(self._slots.__getitem__, places), repeat(1)), 0)

    @property
    def index(self) -> TimelineIndex:
        """Of the timeline in which they were found."""
        return self._index

    def found_by(self, query: Query) -> Hits:
        """Return the same events as what another search has found."""
        again = copy(self)
        again.are_known, again.words = query.is_of_knowledge, query.words
        return again

    def __len__(self) -> int:
        return len(self.places)

    def __contains__(self, place: object) -> bool:
        # With every letter all boxes in sight are asked for.
        return (
            isinstance(place, int) and 0 <= place < len(self._slots) and self._mask[self._slots[place]] == 1
        )

    def among(self, places: Sequence[int]) -> bytes:
        """Return for each of some places of events a 1 where it is a hit, else a 0; with every letter, all in sight."""
        if not self.places:
            return bytes(len(places))
        return bytes(map(self._mask.__getitem__, map(self._slots.__getitem__, places)))

    def count_among(self, places: Collection[int]) -> int:
        """Count the hits among some places of events; with every letter, for all counts in sight."""
        return sum(map(self._mask.__getitem__, map(self._slots.__getitem__, places))) if self.places else 0

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
        if not self.places:
            return 0
        lane_slot = self._index.lane_slots[lane]
        first, last = (lane_slot + number for number in self._index.lane_indexes[lane].starting(start, end))
        begin, over = -(-first // BLOCK), last // BLOCK
        if begin >= over:
            return self._mask.count(1, first, last)
        before = self._counted()
        edges = self._mask.count(1, first, begin * BLOCK) + self._mask.count(1, over * BLOCK, last)
        return edges + before[over] - before[begin]

    def _counted(self) -> Sequence[int]:
        """Return how many hits there are before each block of events, lane by lane."""
        if self._before is None:
            blocks = range(0, len(self._mask), BLOCK)
            counts = (self._mask.count(1, first, first + BLOCK) for first in blocks)
            self._before = list(accumulate(counts, initial=0))
        return self._before

    @classmethod
    def gathered(cls, index: TimelineIndex, places: Sequence[int], query: Query) -> Iterator[Hits | None]:
        """Make hits with everything that is asked of them step by step; the last step gives them."""
        hits = cls(index, (), are_known=query.is_of_knowledge, words=query.words)
        if isinstance(places, array):
            hits.places = places
        for _ in index.prepare_slots():
            yield None
        if len(places) == len(hits._mask):
            hits._mask, hits._slots = bytearray(b"\1") * len(places), index.slots  # every event is found
        for first in range(0, len(places), STEP):
            part = places[first : first + STEP]
            if hits.places is not places:
                hits.places.extend(part)
            if len(places) < len(hits._mask):
                hits._mark(part)
            yield None
        hits._counted()
        yield hits


class HitColumns:
    """Tells in which columns of a drawing hits stand; every letter typed asks for the same columns.

    Args:
        index: Of the timeline.
        bounds: Ascending instants, one more than there are columns.
    """

    def __init__(self, index: TimelineIndex, bounds: Sequence[int]) -> None:
        self._index = index
        self._bounds = bounds
        #: The column of every event's middle counted from 1, in the one order; 0 before the first.
        self._columns = array("H")
        #: Of each column, whether the middle of any event stands there.
        self._all = [False] * (len(bounds) - 1)

    @property
    def is_ready(self) -> bool:
        """Whether it is known where every event stands."""
        return len(self._columns) == len(self._index.timeline.events)

    def standing(self) -> Iterator[None]:
        """Look step by step in which column the middle of every event stands."""
        yield from self._index.prepare_middles()
        middles, bounds = self._index.middles, self._bounds
        while len(self._columns) < len(middles):
            first = len(self._columns)
            few = middles[first : first + STEP // 2]
            self._columns.extend(bisect_right(bounds, middle) for middle in few)
            for column in set(self._columns[first:]):
                if 0 < column < len(bounds):
                    self._all[column - 1] = True
            yield

    def holding(self, hits: Hits) -> Iterator[list[bool] | None]:
        """Look step by step which columns hold the middle of a hit; the last step tells it of each."""
        for _ in self.standing():
            yield None
        bounds = self._bounds
        if len(hits) == len(self._columns):
            yield self._all
            return
        found = bytearray(len(bounds) + 1)
        for first in range(0, len(hits), STEP):
            for column in set(map(self._columns.__getitem__, hits.places[first : first + STEP])):
                found[column] = 1
            yield None
        yield [bool(holds) for holds in found[1 : len(bounds)]]


def find(
    index: TimelineIndex, query: Query, outside: Outside | None = None, before: Sequence[Hits] = ()
) -> Iterator[Hits | None]:
    """Look for events, some thousands with every step; the last step gives what was found.

    Args:
        index: Of the timeline.
        query: What is searched for.
        outside: What tells the values that the file does not.
        before: What searches have found, the last one last: another letter of a word, or one that is
            taken away, often finds the same.
    """
    for places in SearchTexts.of(index.timeline).find(query, outside):
        if places is None:
            yield None
            continue
        same = next((hits for hits in before if hits.index is index and hits.places is places), None)
        if same is not None:
            yield same.found_by(query)
            return
        last = before[-1] if before else None
        if last is not None and last.index is index and len(last) == len(places):
            yield None
            if places == last.places:
                yield last.found_by(query)
                return
        yield from Hits.gathered(index, places, query)
