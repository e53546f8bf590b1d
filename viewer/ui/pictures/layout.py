"""A timeline laid out for one picture, as high as its events need."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from viewer.dataclass import dataclass
from viewer.layout.axis.scale import TimeScale, fitted
from viewer.layout.frame.boxes import ROW_PX
from viewer.layout.frame.eras import ERA_PX
from viewer.layout.frame.lane_view import ALL_LANES, LaneView
from viewer.layout.frame.scene import Scene, assembled, lanes_height, rows_in_view
from viewer.layout.index.index import TimelineIndex
from viewer.layout.packing.allotment import LEAST_ROWS, shared
from viewer.layout.packing.arrangement import Arrangement
from viewer.layout.packing.labels import Labels
from viewer.layout.packing.proportions import fold
from viewer.model.dates.timespan import TimeSpan
from viewer.model.timeline import Timeline
from viewer.ui.look.inks import Inks, inks_of
from viewer.ui.look.theme import DARK, LIGHT, PAPER, Theme
from viewer.ui.paint.painting import AXIS_PX
from viewer.ui.paper.measuring import paper_measure

#: Colours of pictures by the names that people choose them with.
PALETTES: dict[str, Theme] = {"light": LIGHT, "dark": DARK, "print": PAPER}
#: A picture is no higher than this; what finds no room below it is counted.
MOST_HEIGHT_PX = 20_000.0
#: The best picture is so many times as wide as it is high.
_GOOD_SHARE = 0.55
_GUTTER_MOST_PX = 140.0
_GUTTER_PAD_PX = 26.0
_UNNAMED_GUTTER_PX = 10.0
_AIR_SHARE = 0.04


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


class PictureLayout:
    """A timeline laid out for a width.

    Args:
        timeline: It has at least one event.
        width_px: Of the whole drawing, lane titles included.
        view: What of it is shown.
        most_height_px: Of the whole drawing; what has no room is counted.

    Attributes:
        scene: What is drawn.
    """

    def __init__(
        self,
        timeline: Timeline,
        width_px: float,
        view: View = WHOLE,
        most_height_px: float = MOST_HEIGHT_PX,
    ) -> None:
        self._pens = _pens()
        self._index = TimelineIndex(timeline)
        self._labels = Labels(self._pens.label)
        self._view = view
        self._gutter_px = self._pens.gutter_px(timeline)
        self._top_px = AXIS_PX + (ERA_PX if timeline.eras else 0.0)
        self._time_px = max(60.0, width_px - self._gutter_px)
        self.scene = self._scene(most_height_px)

    def drawn(self) -> list[int]:
        """Return the places in the one order of the events that are drawn, ascending."""
        return sorted({box.place for box in self.scene.boxes if box.event is not None})

    def counted(self) -> int:
        """Return how many events are in counts."""
        return sum(len(box.members) for box in self.scene.boxes if box.members is not None)

    def _scene(self, most_height_px: float) -> Scene:
        shown = self._view.lanes.shown(self._index.timeline.lanes)
        # As many rows as make a picture of a good shape decide what folds.
        good = int(_GOOD_SHARE * self._time_px / ROW_PX / len(shown))
        axis = fold(
            self._index, self._labels, self._time_px, max(LEAST_ROWS, good),
            fold_gaps=self._view.fold_gaps, opened=self._view.opened,
        )  # fmt: skip
        scale = self._scale(fitted(axis))
        # Two rows for every event, should all labels break: nothing is counted.
        rows = [2 * len(places) + 2 for places in self._index.lane_places]
        arrangement = Arrangement(self._index, axis, self._labels, rows)
        needed, height = self._needs(arrangement, scale)
        if height > most_height_px:
            arrangement = self._squeezed(arrangement, needed, most_height_px)
            needed, height = self._needs(arrangement, scale)
        return assembled(
            arrangement, scale, width_px=self._time_px, top_px=self._top_px, height_px=height,
            gutter_px=self._gutter_px, measure=self._pens.tick, measure_major=self._pens.major,
            lane_view=self._view.lanes, rows=needed, eras_px=self._top_px - AXIS_PX,
        )  # fmt: skip

    def _scale(self, whole: TimeScale) -> TimeScale:
        span = self._view.span
        if span is None:
            return whole
        air = 0.0 if self._view.exactly else _AIR_SHARE * self._time_px
        return whole.showing(span, self._time_px, air).clamped(self._time_px)

    def _needs(self, arrangement: Arrangement, scale: TimeScale) -> tuple[Sequence[float], float]:
        rows = rows_in_view(arrangement, scale, self._time_px)
        return rows, self._top_px + lanes_height(arrangement, self._view.lanes, rows=rows)

    def _squeezed(self, roomy: Arrangement, needed: Sequence[float], most_height_px: float) -> Arrangement:
        """Return the timeline packed into a height that it does not fit into."""
        lanes = self._view.lanes
        empty = lanes_height(roomy, lanes, rows=[0.0] * len(needed))
        rows = int((most_height_px - self._top_px - empty) / ROW_PX) - len(needed)
        shown = lanes.shown(self._index.timeline.lanes)
        shares = shared({number: int(needed[number]) for number in shown}, rows, 2)
        limits = [shares.get(number, 2) for number in range(len(needed))]
        return Arrangement(self._index, roomy.axis, self._labels, limits)


class _Pens:
    """Measures of the fonts that all palettes share, without the screen's hinting."""

    def __init__(self, inks: Inks) -> None:
        self.tick = paper_measure(inks.tick_font)
        self.major = paper_measure(inks.major_font)
        self.label = paper_measure(inks.label_font)
        self.lane = paper_measure(inks.lane_font)

    def gutter_px(self, timeline: Timeline) -> float:
        """Return the width that lane titles take."""
        titles = [self.lane(lane.title) for lane in timeline.lanes if lane.title]
        if not titles:
            return _UNNAMED_GUTTER_PX
        return float(round(min(max(titles) + _GUTTER_PAD_PX, _GUTTER_MOST_PX)))


@cache
def _pens() -> _Pens:
    return _Pens(inks_of(LIGHT.name, LIGHT))
