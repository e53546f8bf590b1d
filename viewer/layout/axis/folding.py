"""Which empty stretches fold into breaks: those that let a fitted view show more.

A break interrupts the eye, so it must earn its place. The rule starts from true scale and folds,
one step after another, what gains most: titles that find room and times that can be told apart. A
step is one gap, or the two gaps around a crowd, which so gets a scale of its own. The rule is a
function of the data, the fitted width, the rows and the font, never of zoom, pan or search; what a
view would show is told by a function that it is given.
"""

from __future__ import annotations

import heapq
import itertools
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from math import log2

from viewer.dataclass import dataclass
from viewer.model.dates.timespan import DAY, MINUTE, TimeSpan
from viewer.model.dates.when import When

#: A span longer than this part of the whole range is taken for its two ends only.
LONG_SPAN_SHARE = 10
#: An approximate end of such a span is as wide as this part of the range: who says "about 10,000
#: BCE" gives no reason to look at months.
SOFT_END_SHARE = 20
#: One break for so many pixels of width, at most.
PX_PER_BREAK = 220.0
#: A break gains at least this part of all events and distinct times ...
LEAST_GAIN = 0.04
#: ... or, where it gains nothing and loses nothing, frees this part of the width,
LEAST_FREED = 1 / 8
#: or this part of an episode that itself takes so much of the width: it is mostly empty.
MOSTLY_EMPTY = 1 / 2
#: An episode is never narrower than this: it says when it is.
LEAST_EPISODE_PX = 56.0
#: Islets of one or two events take this part of the width at the most, so that they leave it to the
#: crowd; where a break does away with so much emptiness that the crowd gains anyway, this part.
ISLETS_SHARE = 1 / 3
ISLETS_SHARE_OF_VOID = 1 / 2
#: So many of the longest gaps are looked at, and so many crowds between them.
LONGEST_GAPS = 400
SINGLE_GAPS = 16
CROWDS = 24
#: An estimate of titles must be better by this factor to be surely no worse.
TRUST = 1.05
#: Titles are counted in fractions; this much is none.
_ROUNDING = 1e-6


def whole_range(whens: Sequence[When]) -> TimeSpan | None:
    """Return the span from the first to the last known bound, None for no events."""
    if not whens:
        return None
    # Lists are looked through faster than anything that makes one value at a time.
    start = min([when.start for when in whens])
    return TimeSpan(start, max(max([when.end for when in whens]), start + MINUTE))


def occupied_time(whens: Sequence[When]) -> list[TimeSpan]:
    """Return the stretches that events occupy, ascending and apart from each other.

    Windows that touch or overlap make one stretch. A span longer than a tenth of the
    whole range counts by its two ends alone, each as wide as it is imprecise; where it is
    the only event, there is nothing to bring closer and it counts whole.
    """
    reach = whole_range(whens)
    if reach is None:
        return []
    longest = reach.length // LONG_SPAN_SHARE if len(whens) > 1 else reach.length
    soft = reach.length // SOFT_END_SHARE
    pieces: list[tuple[int, int]] = []
    for when in whens:
        start, end = when.start, when.end
        if end - start > longest and when.is_span:
            pieces.append((start, _end_of_start(when, soft)))
            pieces.append((_start_of_end(when, soft), end))
        else:
            pieces.append((start, end))
    pieces.sort()
    return _merged(pieces)


def _end_of_start(when: When, soft_s: int) -> int:
    """Return where the imprecise start of a long span ends; a sharp one is a day."""
    least = soft_s if when.soft_start else 0
    return min(max(when.latest_start, when.start + max(DAY, least)), when.end)


def _start_of_end(when: When, soft_s: int) -> int:
    least = soft_s if when.soft_end else 0
    return max(min(when.earliest_end, when.end - max(DAY, least)), when.start)


def _merged(pieces: list[tuple[int, int]]) -> list[TimeSpan]:
    merged: list[TimeSpan] = []
    start, end = pieces[0]
    for piece_start, piece_end in pieces:
        if piece_start > end:
            merged.append(TimeSpan(start, end))
            start, end = piece_start, piece_end
        elif piece_end > end:
            end = piece_end
    merged.append(TimeSpan(start, end))
    return merged


def stretches_between(reach: TimeSpan, gaps: Sequence[TimeSpan]) -> list[TimeSpan]:
    """Return the episodes of a range that remain when ``gaps`` fold; one more than there are gaps."""
    starts = [reach.start, *(gap.end for gap in gaps)]
    ends = [*(gap.start for gap in gaps), reach.end]
    return [TimeSpan(start, end) for start, end in zip(starts, ends, strict=True)]


# --- what could fold --------------------------------------------------------------------


Fold = tuple[TimeSpan, ...]


def possible_folds(occupied: Sequence[TimeSpan], times: Sequence[int]) -> list[Fold]:
    """Return the steps that are worth a try: single gaps, and the pairs of gaps around a crowd.

    Crowds are the nodes of the tree that merging nearest neighbours gives: everything between two
    gaps that are longer than all gaps inside. Those come first whose many times have least of the
    range for themselves.

    Args:
        occupied: Ascending stretches apart from each other.
        times: Distinct starts of events, ascending.
    """
    gaps = [TimeSpan(a.end, b.start) for a, b in itertools.pairwise(occupied)]
    if not gaps:
        return []
    longest = sorted(heapq.nsmallest(LONGEST_GAPS, gaps, key=_longest_first))
    singles = heapq.nsmallest(SINGLE_GAPS, longest, key=_longest_first)
    reach_s = occupied[-1].end - occupied[0].start

    def crowding(pair: Fold) -> tuple[float, int]:
        before, after = pair
        held = bisect_left(times, after.start + 1) - bisect_left(times, before.end)
        return -held * log2(reach_s / max(1, after.start - before.end)), before.start

    pairs = heapq.nsmallest(CROWDS, _around_crowds(longest), key=crowding)
    return [*((gap,) for gap in singles), *pairs]


def _longest_first(gap: TimeSpan) -> tuple[int, int]:
    return -gap.length, gap.start


def _around_crowds(gaps: Sequence[TimeSpan]) -> Iterator[Fold]:
    """Yield the pairs of gaps with nothing between them as long as either, ascending gaps given."""
    standing: list[TimeSpan] = []
    for gap in gaps:
        while standing:
            yield standing[-1], gap
            if standing[-1].length > gap.length:
                break
            last = standing.pop()
            if last.length == gap.length:
                break
        standing.append(gap)


# --- what does fold ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Score:
    """What a fitted view shows.

    Attributes:
        titles: Events whose title finds room; an estimate, in fractions.
        times: Distinct times that can be told apart.
    """

    titles: float
    times: int

    @property
    def total(self) -> float:
        """Titles and times together."""
        return self.titles + self.times

    def is_safe_beside(self, other: Score, events: int) -> bool:
        """Tell whether this view surely shows no fewer titles and no fewer times than another.

        An estimate that all titles find room is taken at its word, any other only by a margin.

        Args:
            other: The score to compare with.
            events: How many there are.
        """
        doubt = 1.0 if self.titles > events - _ROUNDING else TRUST
        return self.times >= other.times and self.titles >= other.titles * doubt - _ROUNDING


@dataclass(frozen=True, slots=True)
class FittedView:
    """A whole timeline fitted to a width with some gaps folded.

    Attributes:
        gaps: The folded ones, ascending.
        spans: The episodes between them.
        widths_px: The width of each.
        score: What this shows.
        islets: The part of the width, 0 to 1, that episodes of one or two events take.
    """

    gaps: tuple[TimeSpan, ...]
    spans: tuple[TimeSpan, ...]
    widths_px: tuple[float, ...]
    score: Score
    islets: float

    def is_void(self, gap: TimeSpan, room_px: float, break_px: float) -> bool:
        """Tell whether a gap that is not folded wastes so much width that it may fold for nothing else."""
        place = bisect_left(self.spans, gap.start, key=lambda span: span.start + 1) - 1
        width_px = self.widths_px[place]
        gap_px = width_px * gap.length / self.spans[place].length
        mostly = width_px >= room_px * LEAST_FREED and gap_px > width_px * MOSTLY_EMPTY
        return mostly or gap_px - break_px >= room_px * LEAST_FREED


#: Fits a timeline with these gaps folded, ascending.
Fit = Callable[[tuple[TimeSpan, ...]], FittedView]


@dataclass(frozen=True, slots=True)
class Budget:
    """What breaks may cost.

    Attributes:
        most: How many there may be.
        break_px: Width of one.
        room_px: The width that everything is fitted to.
        least_gain: What one must add to the score.
        most_score: No view can score more.
        events: How many there are.
    """

    most: int
    break_px: float
    room_px: float
    least_gain: float
    most_score: float
    events: int


def earned_view(fit: Fit, folds: Sequence[Fold], budget: Budget) -> FittedView:
    """Return the view with those gaps folded that earn a break; it never shows less than true scale.

    Args:
        fit: Fits the timeline with some gaps folded.
        folds: The steps to try.
        budget: What breaks may cost.
    """
    plain = view = fit(())
    while True:
        steps = [
            step
            for step in _steps(fit, view, folds, budget)
            if step.view.score.is_safe_beside(plain.score, budget.events)
        ]
        if not steps:
            return view
        view = _best(steps, budget.least_gain).view


@dataclass(frozen=True, slots=True)
class _Step:
    """A view with more gaps folded, what each new break adds to the score, and the shortest of them."""

    view: FittedView
    gain: float
    shortest_s: int


def _best(steps: Sequence[_Step], tolerance: float) -> _Step:
    """Return the step that gains most, or gains about as much and folds longer gaps.

    A break of months says something of the time that it stands in; one of six hours in twenty
    years is only where the scale happens to change.
    """
    most = max(step.gain for step in steps)
    alike = [step for step in steps if step.gain >= most - tolerance / 2]
    return max(alike, key=lambda step: (step.shortest_s, step.gain))


def _steps(fit: Fit, view: FittedView, folds: Sequence[Fold], budget: Budget) -> Iterator[_Step]:
    """Yield the steps from a view that are worth their breaks."""
    tried = dict.fromkeys(tuple(gap for gap in fold if gap not in view.gaps) for fold in folds)
    for new in tried:
        if not new or len(view.gaps) + len(new) > budget.most:
            continue
        voids = all(view.is_void(gap, budget.room_px, budget.break_px) for gap in new)
        if not voids and budget.most_score - view.score.total < budget.least_gain * len(new):
            continue  # it could not gain enough
        step = fit(tuple(sorted((*view.gaps, *new))))
        gain = (step.score.total - view.score.total) / len(new)
        earned = gain >= budget.least_gain and step.islets <= ISLETS_SHARE
        freed = voids and gain >= 0 and step.islets <= ISLETS_SHARE_OF_VOID
        if (earned or freed) and min(step.widths_px) >= LEAST_EPISODE_PX:
            yield _Step(step, gain, min(gap.length for gap in new))
