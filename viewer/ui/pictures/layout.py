"""A timeline laid out for one picture, as high as its events need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from math import inf

from viewer.dataclass import dataclass
from viewer.layout.axis.scale import TimeScale, fitted
from viewer.layout.axis.tick_values import AxisTicks, Tick
from viewer.layout.frame.boxes import ROW_PX, Box
from viewer.layout.frame.eras import ERA_PX
from viewer.layout.frame.lane_view import ALL_LANES, LaneView
from viewer.layout.frame.scene import (
    Scene,
    assembled,
    lane_bands,
    lanes_height,
    rows_in_view,
    visible_boxes,
)
from viewer.layout.index.index import TimelineIndex
from viewer.layout.packing.allotment import LEAST_ROWS, shared
from viewer.layout.packing.arrangement import Arrangement
from viewer.layout.packing.labels import Labels, Measure, elided
from viewer.layout.packing.proportions import fold
from viewer.model.dates.timespan import TimeSpan
from viewer.model.timeline import Timeline
from viewer.ui.look.inks import Inks, inks_of
from viewer.ui.look.theme import DARK, LIGHT, PAPER, Theme
from viewer.ui.paint.painting import AXIS_PX, title_column_px
from viewer.ui.paper.measuring import paper_measure

#: Colours of pictures by the names that people choose them with.
PALETTES: dict[str, Theme] = {"light": LIGHT, "dark": DARK, "print": PAPER}
#: A drawing is no higher than this; what finds no room in it is counted.
MOST_HEIGHT_PX = 30_000.0
#: Widths that are tried where none is asked for.
_WIDTHS_PX = (1200.0, 1600.0, 2200.0, 3000.0, 4200.0, 5800.0, 7600.0)
#: A drawing that is higher than this part of its width is tried wider.
_HIGHEST_SHARE = 0.75
#: A wider one must be better by so much.
_BETTER = 0.95
#: For the sake of whole titles it may be so many times as wide.
_SHORTENED_PART = 1.6
#: One that does not show everything is worse than any that does.
_OVER = 100.0
#: Titles need so much room beside them; of the width in which they would cover a drawing, so much is tried.
_BESIDE_TITLE_PX = 30.0
_LEAST_TRIED_SHARE = 0.4
#: The best picture is so many times as wide as it is high.
_GOOD_SHARE = 0.55
_GUTTER_USUAL_PX, _GUTTER_MOST_PX = 140.0, 190.0
_GUTTER_PAD_PX = 26.0
_UNNAMED_GUTTER_PX = 10.0
_AIR_SHARE = 0.03
#: Nearer to an edge of what is in sight an event is no more than a dot.
_EDGE_PX = 14.0
#: What titles at the end of a part need of its width, at the most.
_MOST_OVER_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class View:
    """Which part of a timeline a picture shows, and how.

    Attributes:
        span: The time that it shows, None for all of it.
        exactly: The span fills the width to its edges; else there is some air beside it.
        lanes: Which lanes are shown, and in what order.
        fold_gaps: Fold long empty stretches.
        opened: Starts of the gaps that stay open.
    """

    span: TimeSpan | None = None
    exactly: bool = False
    lanes: LaneView = ALL_LANES
    fold_gaps: bool = True
    opened: frozenset[int] = frozenset()


WHOLE = View()


class PictureLayouts:
    """Lays one timeline out for several widths.

    Args:
        timeline: It has at least one event.
        view: What of it is shown.
    """

    def __init__(self, timeline: Timeline, view: View = WHOLE) -> None:
        self.view = view
        self.pens = _pens()
        self.index = TimelineIndex(timeline)
        self.labels = Labels(self.pens.label)
        self.gutter_px = self.pens.gutter_px(timeline)
        self.top_px = AXIS_PX + (ERA_PX if timeline.eras else 0.0)

    def at(self, width_px: float) -> PictureLayout:
        """Return the timeline laid out for a width of the whole drawing, lane titles included."""
        return PictureLayout(self, width_px)

    def best(self, bound_px: Callable[[float], float]) -> PictureLayout:
        """Return the layout of the width that suits the timeline.

        That is the narrowest one that is not too high and has all titles whole, unless it would be much wider for
        it; where all are too high, the one with the best shape of those that show everything, else the one
        that shows most.

        Args:
            bound_px: Returns how high a drawing of a width may be.
        """
        best, least = None, inf
        for width in self._worthwhile():
            layout = self.at(width)
            over = layout.height_px / bound_px(width)
            is_good = over <= 1 and layout.height_px <= _HIGHEST_SHARE * width
            cost = max(width, layout.height_px / _HIGHEST_SHARE) * (1.0 if over <= 1 else _OVER * over)
            if is_good and not shortened(layout.scene()):
                return layout
            if best is None or cost < least * _BETTER:
                best, least = layout, cost
            if is_good and width > _SHORTENED_PART * best.width_px:
                break
        assert best is not None
        return best

    def _worthwhile(self) -> list[float]:
        """Return the widths that are worth trying, rising: not those that titles alone would fill many times over."""
        events = self.index.timeline.events
        titles = sum(self.labels.whole(event.title).width_px + _BESIDE_TITLE_PX for event in events)
        least = _LEAST_TRIED_SHARE * (titles * ROW_PX / _HIGHEST_SHARE) ** 0.5
        return [width for width in _WIDTHS_PX if width >= least] or [_WIDTHS_PX[-1]]


class PictureLayout:
    """A timeline laid out for one width, every event in a row of its own.

    Attributes:
        width_px: Of the whole drawing.
        height_px: That it needs to show everything.
        timeline: What of the timeline is laid out.
    """

    def __init__(self, layouts: PictureLayouts, width_px: float) -> None:
        self._of = layouts
        self.width_px = width_px
        self._time_px = max(60.0, width_px - layouts.gutter_px)
        view = layouts.view
        shown = view.lanes.shown(layouts.index.timeline.lanes)
        # As many rows as make a picture of a good shape decide what folds.
        good = int(_GOOD_SHARE * self._time_px / ROW_PX / len(shown))
        axis = fold(
            layouts.index, layouts.labels, self._time_px, max(LEAST_ROWS, good),
            fold_gaps=view.fold_gaps, opened=view.opened,
        )  # fmt: skip
        self._index = self._in_sight(fitted(axis)) if view.exactly else layouts.index
        self.timeline = self._index.timeline
        # Two rows for every event, should all labels break: nothing is counted.
        rows = [2 * len(places) + 2 for places in self._index.lane_places]
        self._arrangement = Arrangement(self._index, axis, layouts.labels, rows)
        self._scale = self._shown_scale(fitted(axis))
        self._rows, self.height_px = self._needs(self._arrangement)

    def scene(self, most_height_px: float = MOST_HEIGHT_PX) -> Scene:
        """Return what is drawn, no higher than so many pixels: what has no room then is counted."""
        arrangement, rows, height = self._arrangement, self._rows, self.height_px
        if height > most_height_px:
            arrangement = self._squeezed(most_height_px)
            rows, height = self._needs(arrangement)
        of = self._of
        scene = assembled(
            arrangement, self._scale, width_px=self._time_px, top_px=of.top_px, height_px=height,
            gutter_px=of.gutter_px, measure=of.pens.tick, measure_major=of.pens.major,
            lane_view=of.view.lanes, rows=rows, eras_px=of.top_px - AXIS_PX,
        )  # fmt: skip
        for box in scene.boxes:
            if box.lines and box.event is not None:
                self._keep_inside(box)
        scene.ticks = self._whole_labels(scene.ticks)
        return scene

    def _whole_labels(self, ticks: AxisTicks) -> AxisTicks:
        """Return the axis without labels that an edge of the picture would cut."""
        pens, most = self._of.pens, self._time_px

        def whole(tier: tuple[Tick, ...], measure: Measure) -> tuple[Tick, ...]:
            return tuple(t for t in tier if t.label_px >= 0 and t.label_px + measure(t.label) <= most)

        breaks = tuple(
            mark
            if mark.label_px >= 0 and mark.label_px + pens.tick(mark.label) <= most
            else replace(mark, label="")
            for mark in ticks.breaks
        )
        major, minor = whole(ticks.major, pens.major), whole(ticks.minor, pens.tick)
        return replace(ticks, major=major, minor=minor, breaks=breaks)

    def _keep_inside(self, box: Box) -> None:
        """Cut a title that runs over an edge of the picture, as it may where a part of the time is shown."""
        if box.label_x < 0 or box.label_x > self._time_px:
            box.lines = ()
        elif box.label_x + box.label_px > self._time_px:
            room = self._time_px - box.label_x
            box.lines = tuple(line for text in box.lines if (line := elided(text, room, self._of.pens.label)))
            box.cut = True

    def _in_sight(self, whole: TimeScale) -> TimelineIndex:
        """Return the index of the events that are in sight and not just at an edge of it, where no title fits."""
        scale, index = self._shown_scale(whole), self._of.index
        first, last = scale.to_time(_EDGE_PX), scale.to_time(self._time_px - _EDGE_PX)
        events = tuple(e for e in index.timeline.events if e.when.start < last and e.when.end > first)
        return TimelineIndex(replace(index.timeline, events=events)) if events else index

    def _shown_scale(self, whole: TimeScale) -> TimeScale:
        """Return the scale that shows what the view names."""
        span, width = self._of.view.span, self._time_px
        if span is None:
            return whole
        if self._of.view.exactly:
            return whole.showing(span, width, 0.0).clamped(width)
        reach = whole.axis.reach
        if span.start <= reach.start and reach.end <= span.end:
            return whole
        air = _AIR_SHARE * width
        scale = whole.showing(span, width, air)
        # The last titles have their room too.
        over = min(_MOST_OVER_SHARE * width, max(0.0, self._last_label_px(scale) - width))
        return whole.showing(span, width - over, air) if over else scale

    def _last_label_px(self, scale: TimeScale) -> float:
        """Return where the last title ends that begins in view."""
        bands = lane_bands(self._arrangement, 0.0, 0.0, 0.0, self._of.view.lanes)
        boxes = visible_boxes(self._arrangement, scale, self._time_px, bands)
        return max(
            (b.label_x + b.label_px for b in boxes if b.lines and b.label_x < self._time_px), default=0.0
        )

    def _needs(self, arrangement: Arrangement) -> tuple[Sequence[float], float]:
        rows = rows_in_view(arrangement, self._scale, self._time_px)
        return rows, self._of.top_px + lanes_height(arrangement, self._of.view.lanes, rows=rows)

    def _squeezed(self, most_height_px: float) -> Arrangement:
        """Return the timeline packed into a height that it does not fit into."""
        index, lanes = self._index, self._of.view.lanes
        empty = lanes_height(self._arrangement, lanes, rows=[0.0] * len(self._rows))
        rows = int((most_height_px - self._of.top_px - empty) / ROW_PX) - len(self._rows)
        shown = lanes.shown(index.timeline.lanes)
        shares = shared({number: int(self._rows[number]) for number in shown}, rows, 2)
        limits = [shares.get(number, 2) for number in range(len(self._rows))]
        return Arrangement(index, self._arrangement.axis, self._of.labels, limits)


def drawn(scene: Scene) -> list[int]:
    """Return the places in the one order of the events that are drawn, ascending."""
    return sorted({box.place for box in scene.boxes if box.event is not None})


def shortened(scene: Scene) -> int:
    """Return how many events are drawn whose title is cut or missing."""
    return sum(box.cut or not box.lines for box in scene.boxes if box.event is not None)


def in_counts(scene: Scene) -> int:
    """Return how many events are not drawn but counted."""
    return sum(len(box.members) for box in scene.boxes if box.members is not None)


class _Pens:
    """Measures of the fonts that all palettes share, without the screen's hinting."""

    def __init__(self, inks: Inks) -> None:
        self.tick = paper_measure(inks.tick_font)
        self.major = paper_measure(inks.major_font)
        self.label = paper_measure(inks.label_font)
        self.lane = paper_measure(inks.lane_font)

    def gutter_px(self, timeline: Timeline) -> float:
        """Return the width that lane titles take."""
        widest = title_column_px(
            timeline, self.lane, beside_px=_GUTTER_PAD_PX, usual_px=_GUTTER_USUAL_PX, most_px=_GUTTER_MOST_PX
        )
        return float(round(widest)) if widest else _UNNAMED_GUTTER_PX


@cache
def _pens() -> _Pens:
    return _Pens(inks_of(LIGHT.name, LIGHT))
