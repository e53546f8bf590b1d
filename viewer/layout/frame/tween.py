"""One picture on its way to another: the frames between two scenes of one timeline.

Nothing is packed for these frames. Boxes, ticks and breaks of the two scenes are moved along
a blended scale; what both have in common slides, what only one has fades in or out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from viewer.layout.axis.blend import blended
from viewer.layout.axis.glides import between
from viewer.layout.axis.scale import TimeScale
from viewer.layout.axis.tick_values import AxisTicks, BreakMark, Tick
from viewer.layout.frame.boxes import CLIP_PX, Box, LaneBand
from viewer.layout.frame.fading import Fading
from viewer.layout.frame.scene import Scene
from viewer.layout.index.run_on import drawn_end, drawn_start
from viewer.layout.packing.marks import DOT_RADIUS_PX, MIN_BAR_PX, SPEECH_PX, Mark, mark_of


class Tween:
    """The way from one scene to others.

    Args:
        start: The scene that it begins with, as it was on screen.
        start_scale: The scale of that scene.
    """

    def __init__(self, start: Scene, start_scale: TimeScale) -> None:
        self.start = start
        self._start_scale = start_scale
        self._own = {box.place: box for box in start.boxes if box.event is not None}

    def scale(self, end_scale: TimeScale, share: float) -> TimeScale:
        """Return the scale of the frame that is a ``share`` of the way, 0 to 1."""
        if end_scale.axis == self._start_scale.axis:
            return between(self._start_scale, end_scale, share)
        return blended(self._start_scale, end_scale, share)

    def frame(self, end: Scene, end_scale: TimeScale, share: float) -> Scene:
        """Return the frame a ``share`` of the way to ``end``, which may itself move meanwhile."""
        scale = self.scale(end_scale, share)
        step = _Step(self._start_scale, end_scale, scale, share, end.width_px)
        lanes = _lanes_between(self.start.lanes, end.lanes, share)
        drops = {lane.number: lane.y for lane in lanes}
        fading = self._ticks(end, step)
        boxes = []
        for box in end.boxes:
            before = self._own.get(box.place) if box.event is not None else None
            if before is None:
                fading.boxes.append((step.alone(box, end_scale, _drop(end.lanes, drops, box)), share))
            else:
                boxes.append(step.both(before, box))
        shown = {box.place for box in boxes}
        for box in self.start.boxes:
            if box.place not in shown and box.lane in drops:
                drop = _drop(self.start.lanes, drops, box)
                fading.boxes.append((step.alone(box, self._start_scale, drop), 1 - share))
        return replace(end, lanes=lanes, boxes=boxes, ticks=_mostly(fading), fading=fading, selected_box=None)

    def _ticks(self, end: Scene, step: _Step) -> Fading:
        start, there = self.start.ticks, end.ticks
        return Fading(
            list(step.ticks(start.major, there.major)),
            list(step.ticks(start.minor, there.minor)),
            list(step.gridlines(start.gridlines_px, there.gridlines_px)),
            list(step.breaks(start.breaks, there.breaks)),
        )


class _Step:
    """How things stand at one frame."""

    def __init__(
        self, start: TimeScale, end: TimeScale, scale: TimeScale, share: float, width_px: float
    ) -> None:
        self._start = start
        self._end = end
        self._scale = scale
        self._share = share
        self._width = width_px

    def _mixed(self, one: float, other: float) -> float:
        return one + (other - one) * self._share

    def _clipped(self, x: float) -> float:
        return min(max(x, -CLIP_PX), self._width + CLIP_PX)

    def _moved(self, px: float, own: TimeScale) -> float:
        """Return where a position of one of the two scales has gone."""
        instant = own.to_time(px)
        return self._scale.to_px(instant) + px - own.to_px(instant)

    def ticks(self, start: Iterable[Tick], end: Iterable[Tick]) -> Iterator[tuple[Tick, float]]:
        """Yield the ticks of both; those of one alone fade."""
        before = {(tick.instant, tick.label): tick for tick in start}
        for tick in end:
            strength = 1.0 if before.pop((tick.instant, tick.label), None) else self._share
            yield self._tick(tick), strength
        for tick in before.values():
            yield self._tick(tick), 1 - self._share

    def _tick(self, tick: Tick) -> Tick:
        px = self._scale.to_px(tick.instant)
        # A label held at the view's edge stays there; any other goes with its line.
        label_px = tick.label_px if tick.px < 0 else tick.label_px + px - tick.px
        return replace(tick, px=px, label_px=label_px)

    def gridlines(self, start: Iterable[float], end: Iterable[float]) -> Iterator[tuple[float, float]]:
        """Yield the gridlines of both; those of one alone fade."""
        before = {self._start.to_time(px): self._moved(px, self._start) for px in start}
        after = {self._end.to_time(px): self._moved(px, self._end) for px in end}
        for instant, px in (before | after).items():
            both = instant in before and instant in after
            yield px, 1.0 if both else self._share if instant in after else 1 - self._share

    def breaks(
        self, start: Iterable[BreakMark], end: Iterable[BreakMark]
    ) -> Iterator[tuple[BreakMark, float]]:
        """Yield the breaks of both: one that opens grows and fades, one that closes does the reverse."""
        stay = set(self._start.axis.gaps) & set(self._end.axis.gaps)
        before = {mark.gap: mark for mark in start}
        for mark in end:
            known = before.pop(mark.gap, None)
            yield self._break(mark), 1.0 if known or mark.gap in stay else self._share
        for mark in before.values():
            yield self._break(mark), 1.0 if mark.gap in stay else 1 - self._share

    def _break(self, mark: BreakMark) -> BreakMark:
        left, right = self._scale.to_px(mark.gap.start), self._scale.to_px(mark.gap.end)
        shift = (left + right - mark.left_px - mark.right_px) / 2
        return replace(
            mark, left_px=self._clipped(left), right_px=self._clipped(right), label_px=mark.label_px + shift
        )

    def both(self, before: Box, after: Box) -> Box:
        """Return an event's box on its way from one place to the other; its label changes halfway."""
        base = after if self._share >= 0.5 else before
        label_x = self._mixed(before.label_x, after.label_x)
        moved = self._event(base, label_x, self._mixed(before.y, after.y))
        return replace(moved, height=self._mixed(before.height, after.height), lane=after.lane)

    def alone(self, box: Box, own: TimeScale, drop: float) -> Box:
        """Return a box of one scene alone, moved along with its time, and ``drop`` px down."""
        if box.event is not None:
            label_x = box.label_x
            start = drawn_start(box.event.when, own.axis.reach)
            label_x += self._scale.to_px(start) - own.to_px(start)
            return self._event(box, label_x, box.y + drop)
        x0 = self._clipped(self._moved(box.x0, own))
        x1 = x0 + box.x1 - box.x0
        return replace(box, x0=x0, x1=x1, y=box.y + drop, label_x=x0, left=x0, right=x1)

    def _event(self, box: Box, label_x: float, y: float) -> Box:
        """Return an event's box with its mark where the frame's scale has it."""
        event = box.event
        assert event is not None
        reach = self._scale.axis.reach
        x0 = self._scale.to_px(drawn_start(event.when, reach))
        x1 = self._scale.to_px(drawn_end(event.when, reach))
        mark = mark_of(event.when, x1 - x0)
        if mark is Mark.DOT:
            middle = (x0 + x1) / 2
            x0, x1 = middle - DOT_RADIUS_PX, middle + DOT_RADIUS_PX
        elif mark is Mark.BAR:
            x1 = max(x1, x0 + MIN_BAR_PX)
        x0, x1 = self._clipped(x0), self._clipped(x1)
        grown = (x1 - x0) / max(1.0, box.x1 - box.x0)
        tail_left, tail_right = x0 + box.tail_left_x - box.x0, x1 + box.tail_right_x - box.x1
        speech = SPEECH_PX if event.is_statement else 0.0
        return replace(
            box,
            mark=mark,
            x0=x0,
            x1=x1,
            y=y,
            label_x=label_x,
            left=self._clipped(min(tail_left, label_x - speech)),
            right=self._clipped(max(tail_right, label_x + box.label_px)),
            fade_in_x=x0 + (box.fade_in_x - box.x0) * grown,
            fade_out_x=x1 + (box.fade_out_x - box.x1) * grown,
            tail_left_x=tail_left,
            tail_right_x=tail_right,
            length_px=None if box.length_px is None else max(MIN_BAR_PX, box.length_px * grown),
        )


def _mostly(fading: Fading) -> AxisTicks:
    """Return the ticks and breaks that are at least half there, for pointing at and for going on from."""
    return AxisTicks(
        tuple(tick for tick, strength in fading.major if strength >= 0.5),
        tuple(tick for tick, strength in fading.minor if strength >= 0.5),
        tuple(sorted(px for px, strength in fading.gridlines_px if strength >= 0.5)),
        tuple(mark for mark, strength in fading.breaks if strength >= 0.5),
    )


def _lanes_between(start: list[LaneBand], end: list[LaneBand], share: float) -> list[LaneBand]:
    """Return the lanes of the end, each on its way from where it stood."""
    before = {lane.number: lane for lane in start}
    lanes = []
    for lane in end:
        old = before.get(lane.number, lane)
        y = old.y + (lane.y - old.y) * share
        lanes.append(replace(lane, y=y, height=old.height + (lane.height - old.height) * share))
    return lanes


def _drop(own: list[LaneBand], tops: dict[int, float], box: Box) -> float:
    """Return how far a box moves down with its lane."""
    return next((tops[lane.number] - lane.y for lane in own if lane.number == box.lane), 0.0)
