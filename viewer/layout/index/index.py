"""What layout needs to know of a timeline, found once when it is loaded."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, count

from viewer.layout.axis.folding import LONG_SPAN_SHARE, Fold, occupied_time, possible_folds, whole_range
from viewer.layout.index.lane_index import LaneIndex
from viewer.layout.index.overview import Density
from viewer.layout.index.precision import Precision
from viewer.model.dates.timespan import TimeSpan
from viewer.model.dates.when import End
from viewer.model.timeline import Event, Timeline

#: Events looked at in one step, which takes a millisecond.
_STEP = 2000


class TimelineIndex:
    """A timeline sorted for layout; it never changes.

    Attributes:
        timeline: The timeline.
        lane_places: For every lane, in the timeline's order, the places of its events in
            the one order, ascending.
    """

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self._middles = array("q")
        self._slots = array("i")
        self._slotted = 0
        self._whens = [event.when for event in timeline.events]
        self.lane_places: list[list[int]] = [[] for _ in timeline.lanes]
        places_of = {lane.id: places for lane, places in zip(timeline.lanes, self.lane_places, strict=True)}
        for place, event in enumerate(timeline.events):
            places_of.get(event.lane, self.lane_places[0]).append(place)

    @classmethod
    def of(cls, timeline: Timeline) -> TimelineIndex:
        """Return the index of a timeline; that of the last one is remembered.

        A thread that reads a large file prepares it for the thread that draws.
        """
        global _last
        if _last is None or _last.timeline is not timeline:
            _last = cls(timeline)
        return _last

    def prepare(self) -> None:
        """Find now what would otherwise be found when the first frame is drawn."""
        _ = self.reach, self.folds, self._known_starts, self.lane_indexes, self.density, self.positions
        _ = self.precision, self.long_events, [lane.ascending_ends for lane in self.lane_indexes]

    @cached_property
    def positions(self) -> dict[str, int]:
        """The place of every event in the one order, by id."""
        return {event.id: place for place, event in enumerate(self.timeline.events)}

    @cached_property
    def density(self) -> Density:
        """Where the events stand, for the overview."""
        return Density(self.timeline)

    @cached_property
    def precision(self) -> Precision:
        """How exactly the dates near a place of the axis are known."""
        return Precision(self._whens)

    @property
    def middles(self) -> Sequence[int]:
        """The middle of every event's window, in the one order."""
        for _ in self.prepare_middles():
            pass
        return self._middles

    def prepare_middles(self) -> Iterator[None]:
        """Find the middles of some hundreds of events with every step: a window is made for each."""
        while len(self._middles) < len(self._whens):
            first = len(self._middles)
            few = self._whens[first : first + _STEP // 4]
            self._middles.extend([when.window.middle for when in few])
            yield

    @property
    def slots(self) -> Sequence[int]:
        """Where every event stands if the lanes stand one behind the other, each by start; in the one order."""
        for _ in self.prepare_slots():
            pass
        return self._slots

    def prepare_slots(self) -> Iterator[None]:
        """Find of some thousands of events with every step where they stand in their lanes."""
        if not self._slotted:
            self._slots = array("i", bytes(4 * len(self._whens)))
        while self._slotted < len(self._whens):
            lane = self.lane_indexes[bisect_right(self.lane_slots, self._slotted) - 1]
            first = self._slotted - self.lane_slots[lane.number]
            places = lane.places[first : first + _STEP]
            deque(map(self._slots.__setitem__, places, count(self._slotted)), 0)
            self._slotted += len(places)
            yield

    @cached_property
    def lane_slots(self) -> list[int]:
        """For every lane, in the timeline's order, where its first event stands in ``slots``."""
        return list(accumulate(map(len, self.lane_places), initial=0))[:-1]

    @cached_property
    def lane_indexes(self) -> list[LaneIndex]:
        """Every lane sorted for lazy packing, in the timeline's order."""
        events, reach = self.timeline.events, self.reach or TimeSpan(0, 0)
        return [LaneIndex(events, places, reach, number) for number, places in enumerate(self.lane_places)]

    @cached_property
    def reach(self) -> TimeSpan | None:
        """First to last known bound of all events, None without any."""
        return whole_range(self._whens)

    @cached_property
    def occupied(self) -> list[TimeSpan]:
        """The stretches of time that events occupy."""
        return occupied_time(self._whens)

    @cached_property
    def times(self) -> list[int]:
        """The distinct starts of all events, ascending."""
        return list(dict.fromkeys(sorted([when.start for when in self._whens])))

    @cached_property
    def long_events(self) -> list[Event]:
        """The spans that are long enough to cross a break, by their starts."""
        longest = self.reach.length // LONG_SPAN_SHARE if self.reach is not None else 0
        pairs = zip(self.timeline.events, self._whens, strict=True)
        found = [event for event, when in pairs if when.end - when.start > longest and when.is_span]
        return sorted(found, key=lambda event: event.when.start)

    @cached_property
    def folds(self) -> list[Fold]:
        """The gaps, one by one or in pairs, that may fold."""
        return possible_folds(self.occupied, self.times)

    @cached_property
    def _known_starts(self) -> list[int]:
        return [when.start if when.open_start is End.KNOWN else when.known_start for when in self._whens]

    def events_starting(self, span: TimeSpan) -> Sequence[Event]:
        """Return the events whose known start lies in [start, end] of a span, in the one order."""
        first, last = self._starting(span)
        return self.timeline.events[first:last]

    def count_starting(self, span: TimeSpan) -> int:
        """Count the events whose known start lies in [start, end] of a span."""
        first, last = self._starting(span)
        return last - first

    def _starting(self, span: TimeSpan) -> tuple[int, int]:
        return bisect_left(self._known_starts, span.start), bisect_left(self._known_starts, span.end + 1)


_last: TimelineIndex | None = None
