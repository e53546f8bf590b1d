"""One lane's events sorted for questions that must not depend on how many there are."""

from __future__ import annotations

import itertools
from array import array
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence

from viewer.model.timeline import Event

#: Long spans that are drawn one by one, at most so many above each other.
TRACKS = 3


class LaneIndex:
    """Sorted starts and ends of one lane, and its spans by classes of length.

    A length's class is the number of bits of its seconds, so that every class holds spans
    of similar length and "how many longer ones touch this time" is two bisections a class.

    Attributes:
        starts, ends: Known bounds in seconds, by start.
        places: Places in the one order, in the same sequence.
    """

    def __init__(self, events: Sequence[Event], places: Sequence[int]) -> None:
        order = sorted(places, key=lambda place: events[place].when.start)
        self.places = array("q", order)
        self.starts = array("q", [events[place].when.start for place in order])
        self.ends = array("q", [events[place].when.end for place in order])
        self._by_class: dict[int, tuple[array[int], array[int]]] = {}
        self._sort_classes()
        self._tracks = self._tracked()

    def _sort_classes(self) -> None:
        starts: dict[int, list[int]] = {}
        ends: dict[int, list[int]] = {}
        for start, end in zip(self.starts, self.ends, strict=True):
            size = (end - start).bit_length()
            starts.setdefault(size, []).append(start)
            ends.setdefault(size, []).append(end)
        for size in starts:
            self._by_class[size] = array("q", starts[size]), array("q", sorted(ends[size]))

    def _tracked(self) -> list[dict[int, array[int]]]:
        """Put the longest events into tracks of which none overlap: numbers by class, by start."""
        tracks: list[list[tuple[int, int]]] = [[] for _ in range(TRACKS)]
        for number in sorted(range(len(self.starts)), key=self._length_class, reverse=True):
            for track in tracks:
                if self._fits(track, number):
                    insort(track, (self.starts[number], number))
                    break
        return [self._by_length_class(number for _, number in track) for track in tracks]

    def _by_length_class(self, numbers: Iterable[int]) -> dict[int, array[int]]:
        classes: dict[int, array[int]] = {}
        for number in numbers:
            classes.setdefault(self._length_class(number), array("q")).append(number)
        return classes

    def _length_class(self, number: int) -> int:
        return (self.ends[number] - self.starts[number]).bit_length()

    def _fits(self, track: list[tuple[int, int]], number: int) -> bool:
        place = bisect_left(track, (self.starts[number], number))
        if place and self.ends[track[place - 1][1]] > self.starts[number]:
            return False
        return place == len(track) or track[place][0] >= self.ends[number]

    def __len__(self) -> int:
        return len(self.starts)

    def starting(self, start: int, end: int) -> tuple[int, int]:
        """Return the numbers [first, last) of the events that start in [start, end)."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def is_long(self, number: int, size: int) -> bool:
        """Tell whether an event's length is of a class above ``size``."""
        return (self.ends[number] - self.starts[number]).bit_length() > size

    def counts_between(self, bounds: Sequence[int], size: int) -> list[int]:
        """Count the events up to class ``size`` that start between neighbouring bounds.

        Args:
            bounds: Ascending instants.
            size: Events of a class above it are left out.

        Returns:
            One count fewer than there are bounds.
        """
        before = [bisect_left(self.starts, bound) for bound in bounds]
        for cls, (starts, _) in self._by_class.items():
            if cls > size:
                longer = [bisect_left(starts, bound) for bound in bounds]
                before = [every - some for every, some in zip(before, longer, strict=True)]
        return [after - here for here, after in itertools.pairwise(before)]

    def count_long(self, pieces: Sequence[tuple[int, int, int]]) -> int:
        """Count the events that are long in a piece of time that they touch, each once.

        Args:
            pieces: (start, end, class) ascending; in [start, end) events above the class
                are long. Between pieces lies nothing but events that run through.
        """
        total = 0
        for cls, (starts, ends) in self._by_class.items():
            run: tuple[int, int] | None = None
            for start, end, size in pieces:
                if cls > size:
                    run = (run[0] if run else start), end
                elif run:
                    total += bisect_left(starts, run[1]) - bisect_right(ends, run[0])
                    run = None
            if run:
                total += bisect_left(starts, run[1]) - bisect_right(ends, run[0])
        return total

    def long_touching(self, start: int, end: int, size: int) -> Iterator[int]:
        """Yield the numbers of all events of a class above ``size`` that overlap [start, end)."""
        for number in range(bisect_left(self.starts, end)):
            if self.ends[number] > start and self.is_long(number, size):
                yield number

    def tracks_used(self, size: int) -> int:
        """Return how many tracks hold an event of a class above ``size``."""
        for used in range(TRACKS, 0, -1):
            if any(cls > size for cls in self._tracks[used - 1]):
                return used
        return 0

    def tracked(self, track: int, start: int, end: int, size: int) -> Iterator[int]:
        """Yield the numbers of a class above ``size`` in a track that overlap [start, end)."""
        starts, ends = self.starts, self.ends
        for cls, row in self._tracks[track].items():
            if cls > size:
                first = bisect_right(row, start, key=starts.__getitem__) - 1
                for place in range(max(0, first), len(row)):
                    number = row[place]
                    if starts[number] >= end:
                        break
                    if ends[number] > start:
                        yield number
