"""Which empty stretches fold into breaks: a function of the data and the width alone."""

from __future__ import annotations

import itertools
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from viewer.model.dates.timespan import DAY, MINUTE, TimeSpan
from viewer.model.dates.when import When

#: A span longer than this part of the whole range is taken for its two ends only.
LONG_SPAN_SHARE = 10
#: Breaks together take at most one part in this many of the width.
BREAKS_SHARE = 4
#: A gap folds when it is longer than this many times the shorter stretch beside it.
FOLD_FACTOR = 2


def whole_range(whens: Iterable[When]) -> TimeSpan | None:
    """Return the span from the first to the last known bound, None for no events."""
    start = end = None
    for when in whens:
        if start is None or when.start < start:
            start = when.start
        if end is None or when.end > end:
            end = when.end
    if start is None or end is None:
        return None
    return TimeSpan(start, max(end, start + MINUTE))


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
    pieces: list[tuple[int, int]] = []
    for when in whens:
        if when.is_span and when.end - when.start > longest:
            pieces.append((when.start, _end_of_start(when)))
            pieces.append((_start_of_end(when), when.end))
        else:
            pieces.append((when.start, when.end))
    pieces.sort()
    return _merged(pieces)


def _end_of_start(when: When) -> int:
    """Return where the imprecise start of a long span ends; a sharp one is a day."""
    return min(max(when.latest_start, when.start + DAY), when.end)


def _start_of_end(when: When) -> int:
    return max(min(when.earliest_end, when.end - DAY), when.start)


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


def folded_gaps(occupied: Sequence[TimeSpan], most: int) -> list[TimeSpan]:
    """Return the gaps that fold, ascending.

    Gaps are tried longest first, equal ones from the left. One folds when it is longer
    than twice the shorter of the two stretches beside it, a stretch reaching to the next
    gap already folded or to the end of the whole range.

    Args:
        occupied: Ascending stretches apart from each other.
        most: How many breaks there is room for.
    """
    if len(occupied) < 2 or most < 1:
        return []
    gaps = [TimeSpan(a.end, b.start) for a, b in itertools.pairwise(occupied)]
    gaps.sort(key=lambda gap: (-gap.length, gap.start))
    first, last = occupied[0].start, occupied[-1].end
    folded: list[TimeSpan] = []
    for gap in gaps:
        place = bisect_left(folded, gap)
        before = folded[place - 1].end if place else first
        after = folded[place].start if place < len(folded) else last
        if gap.length > FOLD_FACTOR * min(gap.start - before, after - gap.end):
            insort(folded, gap)
            if len(folded) == most:
                break
    return folded


def break_capacity(width_px: float, break_width_px: float) -> int:
    """Return how many breaks fit into their share of the width."""
    return max(0, int(width_px / BREAKS_SHARE / break_width_px))


def stretches_between(occupied: Sequence[TimeSpan], gaps: Sequence[TimeSpan]) -> list[TimeSpan]:
    """Return the episodes that remain when ``gaps`` fold; one more than there are gaps."""
    if not occupied:
        return []
    starts = [occupied[0].start, *(gap.end for gap in gaps)]
    ends = [*(gap.start for gap in gaps), occupied[-1].end]
    return [TimeSpan(start, end) for start, end in zip(starts, ends, strict=True)]
