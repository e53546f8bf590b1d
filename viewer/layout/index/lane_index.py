"""One lane's events sorted for questions that must not depend on how many there are."""

from __future__ import annotations

import itertools
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from operator import sub

from viewer.layout.index.run_on import drawn_bounds
from viewer.model.dates.timespan import TimeSpan
from viewer.model.timeline import Event

#: Events that begin closer to each other are not told apart, in seconds.
_MOMENT_S = 0.0005
#: So many of the next events are looked at one by one.
_NEXT_ONES = 24


class LaneIndex:
    """Sorted starts and ends of one lane, and its events by classes of length.

    A length's class is the number of bits of its seconds, so that every class holds events
    of similar length. An event's number is its place in the lane by start.

    Args:
        events: All events, in the one order.
        places: Those of the lane.
        reach: First to last known bound of the whole timeline.
        number: The lane's place in the timeline.

    Attributes:
        number: The lane's place in the timeline.
        starts, ends: Where they are drawn from and to, in seconds and their parts, by start.
        places: Places in the one order, in the same sequence.
    """

    def __init__(
        self, events: Sequence[Event], places: Sequence[int], reach: TimeSpan, number: int = 0
    ) -> None:
        self.number = number
        starts, ends = drawn_bounds([events[place].when for place in places], reach)
        order = sorted(range(len(starts)), key=starts.__getitem__)
        self.places = array("q", [places[number] for number in order])
        self.starts = array("d", [starts[number] for number in order])
        self.ends = array("d", [ends[number] for number in order])
        self._by_class: defaultdict[int, array[int]] = defaultdict(partial(array, "q"))
        for number, length in enumerate(map(sub, self.ends, self.starts)):
            self._by_class[_class_of(length)].append(number)
        self._by_class.default_factory = None

    def __len__(self) -> int:
        return len(self.starts)

    def length_class(self, number: int) -> int:
        """Return the class of an event's length."""
        return _class_of(self.ends[number] - self.starts[number])

    def starting(self, start: float, end: float) -> tuple[int, int]:
        """Return the numbers [first, last) of the events that start in [start, end)."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def holds(self, place: int, start: float) -> bool:
        """Tell whether an event is one of the lane's.

        Args:
            place: Its place in the one order.
            start: Where it is drawn from, in axis seconds.
        """
        first = bisect_left(self.starts, start)
        return place in self.places[first : bisect_right(self.starts, start, first)]

    def lasting(self, start: float, end: float, instant: float) -> int:
        """Count the events that start in [start, end) and are not over at an instant."""
        first, last = self.starting(start, end)
        # Over numbers alone: a count may stand for hundreds of thousands of events.
        return sum(over > instant for over in self.ends[first:last])

    @cached_property
    def ascending_ends(self) -> array[float]:
        """The ends alone, ascending."""
        return array("d", sorted(self.ends))

    def before(self, instant: float) -> int:
        """Count the events that are over at an instant."""
        return bisect_right(self.ascending_ends, instant)

    def after(self, instant: float) -> int:
        """Count the events that begin at an instant or later."""
        return len(self.starts) - bisect_left(self.starts, instant)

    def of_class(self, length_class: int, start: float, end: float) -> Sequence[int]:
        """Return the numbers of the events of one class that start in [start, end), ascending."""
        first, last = self._bounds(length_class, start, end)
        return self._by_class[length_class][first:last] if first < last else ()

    def _bounds(self, length_class: int, start: float, end: float) -> tuple[int, int]:
        numbers, start_of = self._by_class.get(length_class, ()), self.starts.__getitem__
        first = bisect_left(numbers, start, key=start_of)
        return first, bisect_left(numbers, end, first, key=start_of)

    def from_class(self, length_class: int, start: float, end: float) -> list[int]:
        """Return the numbers of the events of a class or longer that start in [start, end), ascending."""
        longer = [self.of_class(cls, start, end) for cls in self._by_class if cls >= length_class]
        return sorted(number for numbers in longer for number in numbers)

    def crossing(self, instant: int) -> Iterator[int]:
        """Yield the numbers of the events that begin before an instant and end after it."""
        for cls in self._by_class:
            numbers = self.of_class(cls, instant - (1 << cls), instant)
            yield from (number for number in numbers if self.ends[number] > instant)

    def shorter(self, number: int, most: int) -> int:
        """Count the events of shorter classes that start while an event lasts, up to ``most`` of them."""
        starts, ends = self.starts, self.ends
        start, end, own = starts[number], ends[number], self.length_class(number)
        if not own:
            return 0
        count, limit, first = 0, 1 << own - 1, bisect_left(starts, start)
        # In a crowd enough of the next ones are shorter: then nobody looks through all classes.
        for other in range(first, min(first + _NEXT_ONES, len(starts))):
            if starts[other] >= end or count >= most:
                return min(count, most)
            count += ends[other] - starts[other] < limit
        count = 0
        for cls in self._by_class:
            if cls < own:
                first, last = self._bounds(cls, start, end)
                count += last - first
                if count >= most:
                    return most
        return count

    def spread(self, bounds: Sequence[float]) -> Iterator[int]:
        """Yield the numbers of the events that start between bounds, coarse to fine.

        First comes the first event of every column, then that of every half of one, and so on: any
        beginning of this order is spread evenly, and what comes early for wide columns comes early
        for narrow ones too.

        Args:
            bounds: Ascending instants, one more than there are columns.
        """
        pieces: deque[tuple[int, int, float, float]] = deque()
        starts = self.starts
        for start, end in itertools.pairwise(bounds):
            first, last = self.starting(start, end)
            if first < last:
                yield first
                # One event alone parts no further.
                if last - first > 1:
                    pieces.append((first, last, max(start, starts[0]), min(end, starts[-1] + 1)))
        while pieces:
            first, last, start, end = pieces.popleft()
            middle = (start + end) / 2
            if end - start < _MOMENT_S or not start < middle < end:
                yield from range(first + 1, last)
                continue
            half = bisect_left(starts, middle, first + 1, last)
            if half < last:
                yield half
                if last - half > 1:
                    pieces.append((half, last, starts[half], end))
            if half - first > 1:
                pieces.append((first, half, start, middle))


def _class_of(length_s: float) -> int:
    return int(length_s).bit_length()
