"""One lane's events sorted for questions that must not depend on how many there are."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from viewer.layout.index.span_counts import SpanCounts
from viewer.model.timeline import Event

#: Long spans that are drawn one by one, at most so many above each other.
TRACKS = 3


class LaneIndex(SpanCounts):
    """Sorted starts and ends of one lane, and its spans by classes of length.

    Attributes:
        number: The lane's place in the timeline.
        starts, ends: Known bounds in seconds, by start.
        places: Places in the one order, in the same sequence.
    """

    def __init__(self, events: Sequence[Event], places: Sequence[int], number: int = 0) -> None:
        self.number = number
        order = sorted(places, key=lambda place: events[place].when.start)
        self.places = array("q", order)
        self.starts = array("q", [events[place].when.start for place in order])
        self.ends = array("q", [events[place].when.end for place in order])
        super().__init__(self.starts, self.ends)
        self._tracks = self._tracked()

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

    def long_touching(self, start: int, end: int, size: int) -> Iterator[int]:
        """Yield the numbers of all events of a class above ``size`` that overlap [start, end)."""
        for number in range(bisect_left(self.starts, end)):
            if self.ends[number] > start and self.is_long(number, size):
                yield number

    @cached_property
    def _numbers_by_class(self) -> dict[int, array[int]]:
        return self._by_length_class(range(len(self.starts)))

    @cached_property
    def _track_of(self) -> bytearray:
        """Of every event the number of its track, counted from 1; 0 for none."""
        found = bytearray(len(self.starts))
        for track, classes in enumerate(self._tracks, 1):
            for numbers in classes.values():
                for number in numbers:
                    found[number] = track
        return found

    def has_track(self, number: int, tracks: int) -> bool:
        """Tell whether an event stands in one of the first so many tracks."""
        return 0 < self._track_of[number] <= tracks

    def touching(self, start: int, end: int, size: int, most: int) -> list[int] | None:
        """Return the numbers of all events of a class above ``size`` that overlap [start, end).

        Returns:
            None where there are more than ``most``, or finding them would mean looking at many more.
        """
        if self.count_long([(start, end, size)]) > most:
            return None
        starts, ends = self.starts, self.ends
        found: list[int] = []
        for cls, numbers in self._numbers_by_class.items():
            if cls <= size:
                continue
            first = bisect_right(numbers, start - (1 << cls), key=starts.__getitem__)
            last = bisect_left(numbers, end, key=starts.__getitem__)
            if last - first > 4 * most:
                return None
            found += [number for number in numbers[first:last] if ends[number] > start]
        return found

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
