"""What a fitted view would show, told without packing it: a few bisections for each episode.

A title finds room where its column has a free row, columns being as wide as the timeline's mean
label; in an episode narrower than that, only where the label fits beside its own mark. A time is
told apart where the next one is some pixels away. Nothing here depends on how many events there
are, only on the width.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from math import fsum

from viewer.layout.axis.folding import Score
from viewer.layout.index.index import TimelineIndex
from viewer.layout.packing.labels import Labels
from viewer.layout.packing.marks import DOT_BELOW_PX, DOT_LABEL_PX, LABEL_INSET_PX, SPEECH_PX
from viewer.layout.packing.rows import BOX_GAP_PX
from viewer.model.dates.timespan import TimeSpan
from viewer.model.dates.when import When
from viewer.model.timeline import Event

#: Times closer than this are one to the eye.
APART_PX = 4.0
#: So many events tell how wide a timeline's labels are.
SAMPLE = 200
#: The labels of episodes with so few events are measured one by one.
FEW = 24
#: The distances of so few times are sorted, so that all further questions are one bisection.
LISTED_TIMES = 400
#: So many widths stand for those of all labels.
KINDS = 20
#: So many bars before a break are looked at whose labels might be cut off by it.
GOING_ON = 60
#: Room beside a label: from its mark, and to the episode's edge.
_BESIDE_PX = 2 * LABEL_INSET_PX + 2
#: No label comes closer to a break.
_EDGE_PX = 2.0
#: A mark at the very end of an episode leaves this part of it, so that nothing is divided by 0.
_LEAST_ROOM = 0.01
_ROUNDING_PX = 1e-6
#: Between the labels of an islet and its breaks, where there is room for it.
_AIR_PX = 8.0


class Prospect:
    """A timeline in one font and with so many rows, ready to be asked what views of it show.

    Args:
        index: The timeline; it has at least one event.
        labels: Measures labels in the font they will be drawn in.
        rows: Rows of a lane at the most.
    """

    def __init__(self, index: TimelineIndex, labels: Labels, rows: int) -> None:
        self.index = index
        self._labels = labels
        self.lanes = len(index.lane_indexes)
        self.rows = rows
        self._crowded = [lane.starts for lane in index.lane_indexes if len(lane) > rows]
        self.long_events = index.long_events
        self.long_starts = [event.when.start for event in self.long_events]
        self._fitting: dict[tuple[int, bool], float] = {}
        self._episodes: dict[TimeSpan, Episode] = {}

    @cached_property
    def wholes_px(self) -> list[float]:
        """Widths of labels on one line with their marks, ascending: some that stand for all."""
        return _kinds(self._labels.whole(event.title).width_px + _speech_px(event) for event in self._sample)

    @cached_property
    def needs_px(self) -> list[float]:
        """Widths of labels on two lines with their marks, ascending: some that stand for all."""
        return _kinds(self.label_px(event) for event in self._sample)

    @cached_property
    def _whole_px(self) -> float:
        return fsum(self.wholes_px) / len(self.wholes_px)

    @cached_property
    def _need_px(self) -> float:
        return fsum(self.needs_px) / len(self.needs_px)

    @cached_property
    def _sample(self) -> Sequence[Event]:
        events = self.index.timeline.events
        return events[:: -(-len(events) // SAMPLE)]

    def label_px(self, event: Event) -> float:
        """Return the width of an event's label on two lines."""
        return self._labels.wrapped(event.title).width_px + _speech_px(event)

    def need_px(self, event: Event) -> float:
        """Return the width that an event's label needs on two lines, with its mark."""
        return self.label_px(event) + _BESIDE_PX

    def ceiling(self, width_px: float) -> float:
        """Return more than any view of a width can show: every row full of the narrowest labels."""
        titles = self.lanes * self.rows * (width_px / self.needs_px[0] + 1)
        return min(titles, len(self.index.timeline.events)) + min(
            width_px / APART_PX + 1, len(self.index.times)
        )

    def episode(self, span: TimeSpan) -> Episode:
        """Return what is known of a stretch of time; remembered."""
        episode = self._episodes.get(span)
        if episode is None:
            episode = self._episodes[span] = Episode(self, span)
        return episode

    def over(self, span: TimeSpan, width_px: float) -> float:
        """Estimate how many events find no row in a stretch of a width.

        What does not fit beside its mark on one line takes two, is narrower, and uses two rows.
        """
        if not self._crowded:
            return 0.0
        single = self._part_fitting(round(width_px), True)
        label_px = single * self._whole_px + (1 - single) * self._need_px + BOX_GAP_PX
        label_s = label_px * max(1, span.length) / width_px
        return sum(_over(starts, span, label_s, self.rows / (2 - single)) for starts in self._crowded)

    def fitting(self, width_px: float) -> float:
        """Return the part of all labels that fit on two lines in a stretch of a width."""
        return self._part_fitting(round(width_px), False)

    def _part_fitting(self, width_px: int, one_line: bool) -> float:
        """Return the part of all labels that fit in a width, remembered; whole pixels are exact enough."""
        found = self._fitting.get((width_px, one_line))
        if found is None:
            needs = self.wholes_px if one_line else self.needs_px
            found = self._fitting[width_px, one_line] = fitting(needs, width_px)
        return found


class Episode:
    """A stretch of time shown without a break, at any width.

    Attributes:
        span: The time.
        events: How many begin in it.
        times: How many distinct starts there are.
    """

    def __init__(self, prospect: Prospect, span: TimeSpan) -> None:
        self._prospect = prospect
        self.span = span
        starts = prospect.index.times
        self._first, self._last = bisect_left(starts, span.start), bisect_right(starts, span.end)
        self.times = self._last - self._first
        self.events = prospect.index.count_starting(span)
        few = prospect.index.events_starting(span) if self.events <= FEW else ()
        #: Widths from which on the labels of a few events fit, ascending.
        self._fit_from_px = sorted(fits_from_px(event.when, span, prospect.label_px(event)) for event in few)

    @cached_property
    def _going_on(self) -> list[tuple[int, float]]:
        """Start and needed width of the bars that cross the break behind the episode."""
        prospect, end = self._prospect, self.span.end
        first, last = (
            bisect_left(prospect.long_starts, self.span.start),
            bisect_left(prospect.long_starts, end),
        )
        going_on = [
            event
            for event in prospect.long_events[max(first, last - GOING_ON) : last]
            if event.when.end > end
        ]
        return [(event.when.start, prospect.need_px(event)) for event in going_on]

    @property
    def least_px(self) -> float:
        """The width in which the labels of a few events all fit with some air; 0 for more events."""
        return self._fit_from_px[-1] + _AIR_PX if self._fit_from_px else 0.0

    def _cut_off(self, width_px: float) -> int:
        """Count the labels of bars that go on beyond the episode and begin too close to its end."""
        px_per_s = width_px / max(1, self.span.length)
        return sum((self.span.end - start) * px_per_s < need for start, need in self._going_on)

    def titles(self, width_px: float) -> float:
        """Return how many titles find room at a width."""
        if self._fit_from_px:
            return float(bisect_right(self._fit_from_px, width_px + _ROUNDING_PX))
        whole = 1 - self._cut_off(width_px) / max(1, self.events)
        whole *= self._prospect.fitting(width_px)
        return whole * (self.events - self._prospect.over(self.span, width_px))

    def times_apart(self, width_px: float) -> int:
        """Count the starts that stand ``APART_PX`` or more from the next one; exact."""
        least_s = APART_PX * max(1, self.span.length) / width_px
        if self.times > LISTED_TIMES:
            return times_apart(self._prospect.index.times, self._first, self._last, least_s)
        distances = self._distances_s
        return len(distances) - bisect_left(distances, least_s) + (self.times > 0)

    @cached_property
    def _distances_s(self) -> list[int]:
        """From every start but the last to the next one, shortest first."""
        return sorted(b - a for a, b in pairwise(self._prospect.index.times[self._first : self._last]))

    def score(self, width_px: float) -> Score:
        """Return what is shown at a width."""
        return Score(self.titles(width_px), self.times_apart(width_px))


def fits_from_px(when: When, span: TimeSpan, label_px: float) -> float:
    """Return the width of an episode from which on a label fits on either side of its mark.

    Follows how marks are drawn: a narrow window is a dot, a label that runs left from a bar ends
    before it, and one that runs left over a window needs the window's end in the same episode.

    Args:
        when: The event's place; it begins in the episode.
        span: The episode.
        label_px: Width of the label alone.
    """
    length = max(1, span.length)
    left, right = (when.start - span.start) / length, (when.end - span.start) / length
    middle = (left + right) / 2
    dot_px = (label_px + DOT_LABEL_PX + _EDGE_PX) / max(1 - middle, middle)
    if not when.is_span and dot_px * (right - left) < DOT_BELOW_PX:
        return dot_px
    back = left if when.is_span else right if right <= 1 else 0.0
    room = max(1 - left, back)
    bar_px = (label_px + LABEL_INSET_PX + _EDGE_PX) / max(room, _LEAST_ROOM)
    return bar_px if when.is_span else max(bar_px, DOT_BELOW_PX / max(right - left, _LEAST_ROOM))


def _kinds(widths_px: Iterable[float]) -> list[float]:
    """Return some of these widths that stand for all, ascending, with room beside each."""
    ordered = sorted(widths_px)
    return [px + _BESIDE_PX for px in ordered[len(ordered) // (2 * KINDS) :: -(-len(ordered) // KINDS)]]


def fitting(needs_px: Sequence[float], width_px: float) -> float:
    """Return the part of some labels that fit beside their marks in a stretch of a width.

    Marks are taken to stand anywhere in it: a label of more than half the width fits beside
    those that stand near an end.
    """
    return sum(min(1.0, max(0.0, 2 * (1 - need / width_px))) for need in needs_px) / len(needs_px)


def _over(starts: Sequence[float], span: TimeSpan, label_s: float, rows: float) -> float:
    """Count those starts in a span that find no row, each label as long as ``label_s``.

    A column begins with the first event behind the last one. Labels in the last ``label_s`` of
    the span run back over the column before, and find only the rows that are left free there.
    """
    place, last = bisect_left(starts, span.start), bisect_right(starts, span.end)
    if last - place <= rows / 2:
        return 0.0  # even where labels run back over each other
    over, free = 0.0, rows
    while place < last:
        following = bisect_left(starts, starts[place] + label_s, place + 1, last)
        onwards = min(1.0, max(0.0, (span.end - starts[place]) / label_s - 1))
        room = min(rows, rows * onwards + free)
        over += max(0.0, following - place - room)
        free = max(0.0, room - (following - place))
        place = following
    return over


def times_apart(times: Sequence[int], first: int, last: int, least_s: float) -> int:
    """Count the times of [first, last) whose next one is ``least_s`` or more away; the last has none.

    Looks at no more than two times for every ``least_s``, however many there are.
    """
    count, place = 0, first
    while place < last:
        following = bisect_left(times, times[place] + least_s, place + 1, last)
        if following == place + 1:
            count += 1
            place = following
        else:
            place = following - 1  # all before it have a neighbour that is too close
    return count


def _speech_px(event: Event) -> float:
    return SPEECH_PX if event.is_statement else 0.0
