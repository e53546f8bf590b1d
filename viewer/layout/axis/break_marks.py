"""The breaks in view and what they say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

from viewer.layout.axis.scale import TimeScale
from viewer.layout.axis.tick_labels import gap_forms
from viewer.layout.axis.tick_values import BreakMark, Ruler, Tick
from viewer.model.dates.timespan import TimeSpan

#: How far a break's label may reach out of the break on either side.
_REACH_PX = 36.0
#: Between a break's label and its neighbours.
_GAP_PX = 6.0


def break_marks(
    scale: TimeScale, left_px: float, right_px: float, minors: Sequence[Tick], ruler: Ruler
) -> Iterator[BreakMark]:
    """Yield the breaks in view, each labelled in the room that the minor labels leave.

    A label is drawn whole or not at all: it neither lies on a tick's label nor leaves the view.
    """
    stretches = scale.axis.stretches
    taken = {tick.stretch: tick.label_px + ruler.width(tick.label) for tick in minors if tick.label}
    first_label = {tick.stretch: tick.label_px for tick in reversed(minors) if tick.label}
    last_px = -inf
    for number in range(
        scale.stretch_at_px(left_px), min(scale.stretch_at_px(right_px) + 1, len(stretches) - 1)
    ):
        before, after = stretches[number], stretches[number + 1]
        edge = scale.stretch_px(number)[1]
        end = scale.stretch_px(number + 1)[0]
        if before.breaks == after.breaks or end <= left_px or edge >= right_px:
            continue
        low = max(taken.get(number, -inf) + _GAP_PX, last_px + _GAP_PX, edge - _REACH_PX, left_px)
        reach = end + _reach_right(scale, number + 1)
        high = min(first_label.get(number + 1, inf) - _GAP_PX, reach, right_px)
        gap = TimeSpan(before.span.end, after.span.start)
        label = ruler.fitting(gap_forms(gap), high - low)
        width = ruler.width(label)
        label_px = max(low, min((edge + end - width) / 2, high - width))
        if label:
            last_px = label_px + width
        yield BreakMark(edge, end, label, label_px, gap)


def _reach_right(scale: TimeScale, number: int) -> float:
    """Return how far a label may reach into the stretch behind its break: no more than half of it."""
    left, right = scale.stretch_px(number)
    return min(_REACH_PX, (right - left - _GAP_PX) / 2)
