"""The overview: the whole range at true scale, its density, and the window in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from enum import Enum
from functools import lru_cache
from math import log

from viewer.dataclass import dataclass
from viewer.layout.axis.folding import whole_range
from viewer.layout.axis.scale import TimeScale, fitted, fitted_axis
from viewer.model.dates.timespan import TimeSpan
from viewer.model.dates.when import Shape
from viewer.model.timeline import Timeline

COLUMN_PX = 4.0
MIN_WINDOW_PX = 16.0
#: Room left and right of the whole range, so that marks and grips at its ends are whole.
PAD_PX = 6.0
#: A grip reaches this far out of the window and this far into it.
_GRIP_OUT_PX = 6.0
_GRIP_IN_PX = 4.0
#: So many events in a column make it full height at least.
_FULL_COLUMN = 12
_LEAST_BAR_PX = 7.0


class Grip(Enum):
    """What of the window a position takes hold of."""

    LEFT = "left"
    RIGHT = "right"
    INSIDE = "inside"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Bar:
    """The events of one lane in one column, pixels; ``bottom_px`` counts upwards from the base line."""

    left_px: float
    bottom_px: float
    height_px: float
    lane: int


class Density:
    """Where the events of a timeline stand, sorted by lane.

    A count in any stretch of time costs two bisections, however many events there are.
    """

    def __init__(self, timeline: Timeline) -> None:
        self._positions: list[list[int]] = [[] for _ in timeline.lanes]
        lanes = {lane.id: positions for lane, positions in zip(timeline.lanes, self._positions, strict=True)}
        whens = [event.when for event in timeline.events]
        for event, when in zip(timeline.events, whens, strict=True):
            position = when.known_start if when.shape is Shape.SPAN else (when.start + when.end) // 2
            lanes.get(event.lane, self._positions[0]).append(position)
        for positions in self._positions:
            positions.sort()
        self.reach = whole_range(whens)

    def columns(
        self, scale: TimeScale, width_px: float, lanes: Collection[int] | None = None
    ) -> list[dict[int, int]]:
        """Return for each column of ``COLUMN_PX`` the counts of the lanes that have events in it.

        Args:
            scale: The whole range in the width.
            width_px: The width.
            lanes: Count these lanes, by place in the timeline; None for all.
        """
        count = int(width_px / COLUMN_PX) + 1
        edges = [scale.to_time(number * COLUMN_PX) for number in range(count + 1)]
        columns: list[dict[int, int]] = [{} for _ in range(count)]
        for lane, positions in enumerate(self._positions):
            if lanes is not None and lane not in lanes:
                continue
            if len(positions) < 2 * count:
                _count_events(columns, edges, lane, positions)
            else:
                _count_columns(columns, edges, lane, positions)
        return columns


def _count_events(
    columns: list[dict[int, int]], edges: Sequence[int], lane: int, positions: Sequence[int]
) -> None:
    for position in positions:
        column = columns[min(max(0, bisect_right(edges, position) - 1), len(columns) - 1)]
        column[lane] = column.get(lane, 0) + 1


def _count_columns(
    columns: list[dict[int, int]], edges: Sequence[int], lane: int, positions: Sequence[int]
) -> None:
    places = [0, *(bisect_left(positions, edge) for edge in edges[1:-1]), len(positions)]
    for column, first, last in zip(columns, places, places[1:], strict=False):
        if last > first:
            column[lane] = last - first


def bars(columns: Sequence[dict[int, int]], height_px: float) -> list[Bar]:
    """Return the bars of all columns, lanes stacked from below, heights by the logarithm of the count."""
    most = max((sum(column.values()) for column in columns), default=0)
    full = log(max(most, _FULL_COLUMN))
    stacked = []
    for number, column in enumerate(columns):
        total = sum(column.values())
        if not total:
            continue
        height = _LEAST_BAR_PX + (height_px - _LEAST_BAR_PX) * log(total) / full
        bottom = 0.0
        for lane in sorted(column):
            share = height * column[lane] / total
            stacked.append(Bar(number * COLUMN_PX, bottom, share, lane))
            bottom += share
    return stacked


@lru_cache(maxsize=4)
def true_scale(reach: TimeSpan, width_px: float) -> TimeScale:
    """Return the scale that shows a whole range, unfolded, in a width."""
    return fitted(fitted_axis([reach], [max(1.0, width_px - 2 * PAD_PX)], 1.0, PAD_PX))


def window_px(
    view: TimeScale, view_width_px: float, whole: TimeScale, width_px: float
) -> tuple[float, float]:
    """Return the edges of the window: the first and last visible time, never too narrow to grasp.

    Args:
        view: The canvas's scale.
        view_width_px: Width of the canvas's time area.
        whole: The overview's own scale.
        width_px: Width of the overview's time area.
    """
    span = view.visible_span(view_width_px)
    reach = view.axis.reach
    left = 0.0 if span.start <= reach.start else whole.to_px(span.start)
    right = width_px if span.end >= reach.end else whole.to_px(span.end)
    if right - left < MIN_WINDOW_PX:
        middle = min(max((left + right) / 2, MIN_WINDOW_PX / 2), width_px - MIN_WINDOW_PX / 2)
        return middle - MIN_WINDOW_PX / 2, middle + MIN_WINDOW_PX / 2
    return left, right


def grip_at(x: float, window: tuple[float, float]) -> Grip:
    """Return what a position takes hold of."""
    left, right = window
    if left - _GRIP_OUT_PX <= x <= left + _GRIP_IN_PX:
        return Grip.LEFT
    if right - _GRIP_IN_PX <= x <= right + _GRIP_OUT_PX:
        return Grip.RIGHT
    return Grip.INSIDE if left < x < right else Grip.OUTSIDE


@dataclass(frozen=True, slots=True)
class Drag:
    """A drag that has begun.

    Attributes:
        grip: What it holds.
        offset_px: From the place of the view's middle to the pointer, for moving.
        fixed: The instant at the other end, for resizing.
    """

    grip: Grip
    offset_px: float
    fixed: int

    @staticmethod
    def begun(x: float, grip: Grip, view: TimeScale, view_width_px: float, whole: TimeScale) -> Drag:
        """Return the drag that a press at ``x`` begins; outside the window it holds the middle at once."""
        span, reach = view.visible_span(view_width_px), view.axis.reach
        middle_px = whole.to_px(view.to_time(view_width_px / 2))
        offset = x - middle_px if grip is Grip.INSIDE else 0.0
        fixed = min(span.end, reach.end) if grip is Grip.LEFT else max(span.start, reach.start)
        return Drag(grip, offset, fixed)

    def moved(self, x: float, view: TimeScale, view_width_px: float, whole: TimeScale) -> TimeScale:
        """Return the canvas's scale with the pointer at ``x``."""
        reach = view.axis.reach
        instant = min(max(whole.to_time(x - self.offset_px), reach.start), reach.end)
        if self.grip in (Grip.LEFT, Grip.RIGHT):
            span = TimeSpan(min(instant, self.fixed), max(instant, self.fixed))
            return view.showing(span, view_width_px, 0.0).clamped(view_width_px)
        return view.centred(instant, view_width_px).clamped(view_width_px)
