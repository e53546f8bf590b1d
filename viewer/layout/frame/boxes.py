"""Boxes of one frame: packed items and clusters brought to a scale, in logical pixels.

``x`` counts from the left edge of the time area, ``y`` from the top of the whole drawing.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import inf

from viewer.dataclass import dataclass
from viewer.layout.axis.scale import TimeScale
from viewer.layout.packing.arrangement import zoom_of
from viewer.layout.packing.clusters import Cluster, Members
from viewer.layout.packing.marks import (
    DOT_BELOW_PX,
    DOT_RADIUS_PX,
    LABEL_INSET_PX,
    MIN_BAR_PX,
    Item,
    Mark,
    fixed_of,
)
from viewer.model.dates.when import When
from viewer.model.timeline import Event

ROW_PX = 22.0
#: Empty room above the first and below the last row of a lane.
LANE_PAD_PX = 5.0
#: And so much of it stays where a little less lets all lanes stand in the window.
LEAST_LANE_PAD_PX = 2.0
#: Boxes are cut off this far outside the view; Qt's coordinates overflow at int32.
CLIP_PX = 80.0


@dataclass(slots=True)
class LaneBand:
    """A lane as drawn: ``y`` of its top edge, its height, its place among the file's lanes.

    ``is_thin``: it is collapsed to one row without labels; ``pad_px``: empty room above the first
    and below the last row; ``is_heading``: it has no events, its title stands over the lanes below.
    """

    number: int
    title: str
    color: str
    y: float
    height: float
    is_thin: bool = False
    pad_px: float = LANE_PAD_PX
    is_heading: bool = False


@dataclass(slots=True)
class Box:
    """A placed event or cluster.

    Attributes:
        place: Place in the one order; -2 for a cluster.
        event: The event, None for a cluster.
        x0, x1: The mark's two ends; for a dot both sides of the dot.
        y, height: The rows that it takes.
        label_x: Left edge of the label's text, after the speech mark if there is one.
        left, right: Mark and label together.
        fade_in_x, fade_out_x: Where an imprecise start ends and an imprecise end begins.
        tail_left_x, tail_right_x: How far an open or unknown end fades beyond the mark;
            equal to ``x0`` (``x1``) where the end is known.
        length_px: Width of a known length inside the window, None without one.
        members: A cluster's events, None for an event.
        parts: Of a set with gaps: where in the mark each alternative stands, as shares of its
            width from 0 to 1; empty where the whole mark is possible.
    """

    place: int
    event: Event | None
    mark: Mark
    lane: int
    x0: float
    x1: float
    y: float
    height: float
    lines: tuple[str, ...]
    label_x: float
    label_px: float
    left: float
    right: float
    fade_in_x: float
    fade_out_x: float
    tail_left_x: float
    tail_right_x: float
    cut: bool = False
    length_px: float | None = None
    members: Members | None = None
    parts: tuple[tuple[float, float], ...] = ()

    def contains(self, x: float, y: float) -> bool:
        """Tell whether a point lies on the mark or the label."""
        return self.left - 2 <= x <= self.right + 2 and self.y <= y < self.y + self.height


class BoxMaker:
    """Places the packed boxes of one frame."""

    def __init__(self, scale: TimeScale, width_px: float) -> None:
        self._scale = scale
        self._zoom = scale.zoom
        self._break_px = scale.axis.break_width_px
        self._scroll = scale.scroll_px
        self._width = width_px
        self._low, self._high = -CLIP_PX, width_px + CLIP_PX
        self._extents: dict[tuple[int, float], tuple[float, float]] = {}

    def level_extent(self, level: int, beyond_px: float = CLIP_PX) -> tuple[float, float]:
        """Return the view's two edges, and a little beyond, in the content pixels of a level."""
        # Every lane asks for it.
        extent = self._extents.get((level, beyond_px))
        if extent is None:
            extent = self._extents[level, beyond_px] = self._level_extent(level, beyond_px)
        return extent

    def _level_extent(self, level: int, beyond_px: float) -> tuple[float, float]:
        shrink = zoom_of(level) / self._zoom
        ends = []
        for px in (-beyond_px, self._width + beyond_px):
            base, breaks = self._scale.locate(px)
            ends.append(base * self._zoom * shrink + breaks * self._break_px)
        return ends[0], ends[1]

    def boxes(self, items: Iterable[Item | Cluster], lane: LaneBand, beside_px: float = inf) -> list[Box]:
        """Return the boxes of a lane's items and counts at this frame's scale, in their order.

        Args:
            items: Of the lane.
            lane: The lane as drawn.
            beside_px: Items that stand further than this from the time area are left out; counts are not.
        """
        # Hundreds of these are made for every frame: what would read better as calls stands inline.
        zoom, break_px, scroll, low, high = self._zoom, self._break_px, self._scroll, self._low, self._high
        dot, window, bar = Mark.DOT, Mark.WINDOW, Mark.BAR
        first, last = -beside_px, self._width + beside_px
        number, top = lane.number, lane.y + lane.pad_px
        made = []
        for item in items:
            if isinstance(item, Cluster):
                made.append(self._cluster(item, number, top + item.row * ROW_PX))
                continue
            (
                event, when, is_span, is_sharp, is_by_dot, is_pinned,
                to_label, speech, lines, label_px, cut, before, after,
            ) = item.fixed or fixed_of(item)  # fmt: skip
            x0 = zoom * item.base0 + break_px * item.breaks0 - scroll
            x1 = end = zoom * item.base1 + break_px * item.breaks1 - scroll
            label_x = ((x0 + x1) / 2 if is_by_dot else x0) + to_label
            if is_span:
                mark = bar
                if x1 < x0 + MIN_BAR_PX:
                    x1 = x0 + MIN_BAR_PX
            elif x1 - x0 < DOT_BELOW_PX:
                mark, middle = dot, (x0 + x1) / 2
                x0, x1 = middle - DOT_RADIUS_PX, middle + DOT_RADIUS_PX
                end = x1
            else:
                mark = window
            if is_pinned and label_x < LABEL_INSET_PX + speech and mark is not dot:
                label_x = self._pinned(label_x, speech, label_px, x1)
            left, right = tail_left, tail_right = x0 - before, x1 + after
            if label_x - speech < left:
                left = label_x - speech
            if label_x + label_px > right:
                right = label_x + label_px
            if right < first or left > last:
                continue
            fade_in, fade_out = x0, end
            # A dot is as sharp as any other: how far its ends fade is not asked.
            if not is_sharp and mark is not dot:
                fade_in, fade_out = self._fades(when, x0, end)
            length_px = None if when.length_s is None else self._length(when, x1 - x0)
            if left < low or right > high:
                x0, x1 = min(max(x0, low), high), min(max(x1, low), high)
                left, right = min(max(left, low), high), min(max(right, low), high)
                fade_in, fade_out = min(max(fade_in, low), high), min(max(fade_out, low), high)
                tail_left, tail_right = min(max(tail_left, low), high), min(max(tail_right, low), high)
            made.append(Box(
                item.place, event, mark, number, x0, x1, top + item.row * ROW_PX, item.rows * ROW_PX, lines,
                label_x, label_px, left, right, fade_in, fade_out, tail_left, tail_right, cut, length_px, None,
                self._parts(event, x0, x1) if mark is window and event.date.members else (),
            ))  # fmt: skip
        return made

    def _parts(self, event: Event, x0: float, x1: float) -> tuple[tuple[float, float], ...]:
        """Return where the alternatives of a set stand between ``x0`` and ``x1``, which may be cut off."""
        members = event.date.members
        if len(members) < 2 or x1 <= x0:
            return ()
        parts = []
        for low, high in members:
            if low is None or high is None or low.has_time or high.has_time:
                return ()  # it goes on beyond the window, or a time zone moves it
            start, end = self._scale.to_px(low.start), self._scale.to_px(high.end)
            share = (min(max(start, x0), x1) - x0) / (x1 - x0), (min(max(end, x0), x1) - x0) / (x1 - x0)
            if share[1] > share[0]:
                parts.append(share)
        return tuple(parts)

    def _pinned(self, label_x: float, speech: float, label_px: float, x1: float) -> float:
        """Keep a label that fits into its bar inside the visible part of the bar."""
        inset = LABEL_INSET_PX + speech
        if label_x >= inset or x1 - inset - label_px <= label_x:
            return label_x
        return min(inset, x1 - LABEL_INSET_PX - label_px)

    def _fades(self, when: When, x0: float, x1: float) -> tuple[float, float]:
        """Return where a mark's start stops being imprecise, and where its end begins to be."""
        fade_in, fade_out = x0, x1
        if when.is_span:
            fade_in = self._scale.to_px(when.latest_start) if when.latest_start > when.start else x0
            fade_out = self._scale.to_px(when.earliest_end) if when.earliest_end < when.end else x1
        if when.soft_start or when.soft_end:
            # Of what is known: where a bar goes on beyond, its other end fades no further for that.
            quarter = (self._scale.to_px(when.exact_end) - self._scale.to_px(when.exact_start)) / 4
            fade_in = max(fade_in, x0 + quarter) if when.soft_start else fade_in
            fade_out = min(fade_out, x1 - quarter) if when.soft_end else fade_out
        return fade_in, fade_out

    def _length(self, when: When, window_px: float) -> float | None:
        if when.length_s is None or when.end <= when.start:
            return None
        return max(MIN_BAR_PX, window_px * when.length_s / (when.end - when.start))

    def _cluster(self, cluster: Cluster, lane: int, y: float) -> Box:
        """Return a cluster's box at this frame's scale: a pill with its count."""
        x0 = self._zoom * cluster.base0 + self._break_px * cluster.breaks0 - self._scroll
        x1 = x0 + cluster.high - cluster.low
        low, high = self._low, self._high
        if x0 < low or x1 > high:
            x0, x1 = min(max(x0, low), high), min(max(x1, low), high)
        members = cluster.members
        return Box(
            -2, None, Mark.CLUSTER, lane, x0, x1, y, ROW_PX, members.lines, x0, x1 - x0,
            x0, x1, x0, x1, x0, x1, False, None, members,
        )  # fmt: skip
