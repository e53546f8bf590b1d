"""A scale between two scales of different foldings, so that breaks open and close in motion."""

from __future__ import annotations

import itertools

from viewer.layout.axis.scale import Axis, Stretch, TimeScale
from viewer.model.dates.timespan import TimeSpan

_LEAST_PX = 1e-9


def blended(start: TimeScale, end: TimeScale, share: float) -> TimeScale:
    """Return the scale on which every instant is a ``share`` of the way from its old place to its new one.

    Both mappings are piecewise linear and rise, and so does every mixture of them: it is an
    axis of its own, at zoom 1, with a stretch between any two bounds of either. An instant
    that both scales show at one place stays there all the way.
    """
    bounds = _bounds(start.axis) | _bounds(end.axis)
    kept = set(start.axis.gaps) & set(end.axis.gaps)
    break_px = end.axis.break_width_px
    stretches: list[Stretch] = []
    base, breaks, first_px = 0.0, 0, 0.0
    for number, (low, high) in enumerate(itertools.pairwise(sorted(bounds))):
        low_px, high_px = (
            (1 - share) * start.to_px(bound) + share * end.to_px(bound) for bound in (low, high)
        )
        if not number:
            first_px = low_px
        span = TimeSpan(low, high)
        if span in kept:
            breaks += 1
            continue
        stretch = Stretch(span, base, max(_LEAST_PX, high_px - low_px) / span.length, breaks)
        stretches.append(stretch)
        base = stretch.base_end_px
    return TimeScale(Axis(tuple(stretches), break_px, end.axis.margin_px), 1.0, -first_px)


def _bounds(axis: Axis) -> set[int]:
    spans = [stretch.span for stretch in axis.stretches]
    return {span.start for span in spans} | {span.end for span in spans}
