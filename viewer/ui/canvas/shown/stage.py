"""Lays a timeline out for the canvas and makes the scene of each frame."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF

from viewer.layout.axis.scale import Axis, TimeScale, fitted
from viewer.layout.axis.tick_values import AxisTicks
from viewer.layout.frame.boxes import LANE_PAD_PX, ROW_PX, Box, LaneBand
from viewer.layout.frame.cursor import CursorMark, cursor_mark
from viewer.layout.frame.eras import ERA_PX, era_bands, era_titles
from viewer.layout.frame.lane_view import ALL_LANES, LaneView
from viewer.layout.frame.scene import (
    Scene,
    assembled,
    boxes_for,
    fold_marks,
    lane_bands,
    lanes_height,
    packing_ahead,
    packing_in_view,
    rows_in_view,
)
from viewer.layout.frame.thin_lanes import THIN_LANE_PX
from viewer.layout.frame.tween import Tween
from viewer.layout.index.index import TimelineIndex
from viewer.layout.packing.allotment import LEAST_ROWS, arranged
from viewer.layout.packing.arrangement import Arrangement, level_of, zoom_of
from viewer.layout.packing.budget import Share
from viewer.layout.packing.labels import Labels, Measure
from viewer.layout.packing.proportions import fold
from viewer.model.timeline import Timeline
from viewer.ui.look.inks import inks_of
from viewer.ui.look.theme import Theme
from viewer.ui.paint.painting import AXIS_PX, title_column_px

if TYPE_CHECKING:
    from viewer.layout.frame.beyond import Beyond
    from viewer.layout.index.hits import Hits

#: Width of a scroll bar; that of the lanes lies over the canvas, where there is one.
BAR_PX = 12
_GUTTER_LEAST_PX = 88.0
_GUTTER_USUAL_PX = 140.0
#: For the sake of a long word.
_GUTTER_MOST_PX = 190.0
#: Of the gutter that is arrow and air.
_BESIDE_TITLE_PX = 30.0
_UNNAMED_GUTTER_PX = 14.0
#: So many texts of the axis keep their widths; nearly the same ones stand there in every frame.
_MEASURED = 2048
_NO_TICKS = AxisTicks((), (), (), ())


def _measured_once(metrics: QFontMetricsF) -> Measure:
    """Return what measures every text once."""

    # A function of our own: of one of Qt's the library asks for a description, for which PySide reads its
    # explanations of all of Qt; that takes a quarter of the program's start.
    @lru_cache(_MEASURED)
    def measure(text: str) -> float:
        return metrics.horizontalAdvance(text)

    return measure


class Stage:
    """One timeline laid out for one size, one theme and one set of folds.

    Args:
        theme: For its fonts; colours play no part in layout.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        inks = inks_of(theme.name, theme)
        self._label_metrics = QFontMetricsF(inks.label_font)
        self._measure = _measured_once(QFontMetricsF(inks.tick_font))
        self._measure_major = _measured_once(QFontMetricsF(inks.major_font))
        self._lane_metrics = QFontMetricsF(inks.lane_font)
        self._labels = Labels(self._label_metrics.horizontalAdvance)
        self._arrangement: Arrangement | None = None
        self._key: object = None
        self._packed_for: object = None
        self._rows: Sequence[float] = ()
        self._opened: frozenset[int] = frozenset()
        self._lane_view = ALL_LANES
        #: What hangs on how the lanes stand, and how they stood then: a step asks several times.
        self._stood: object = None
        self._overflow_px = 0.0
        self._standing: Sequence[LaneBand] = ()
        self.index = TimelineIndex(Timeline())
        self.gutter_px = _UNNAMED_GUTTER_PX

    def set_timeline(self, timeline: Timeline) -> None:
        """Lay out another timeline."""
        self.index = TimelineIndex.of(timeline)
        self._key = self._stood = None
        self._arrangement = None
        widest = title_column_px(
            timeline, self._lane_metrics.horizontalAdvance,
            beside_px=_BESIDE_TITLE_PX, usual_px=_GUTTER_USUAL_PX, most_px=_GUTTER_MOST_PX,
        )  # fmt: skip
        self.gutter_px = round(max(widest, _GUTTER_LEAST_PX)) if widest else _UNNAMED_GUTTER_PX

    @property
    def top_px(self) -> float:
        """Height of the axis; that of a timeline with eras has a strip for their titles."""
        return AXIS_PX + (ERA_PX if self.index.timeline.eras else 0.0)

    @property
    def _lane_rows(self) -> Sequence[float] | None:
        return self._rows if len(self._rows) == len(self.index.timeline.lanes) else None

    @property
    def arrangement(self) -> Arrangement | None:
        """The packed timeline; None without events or before :meth:`arrange`."""
        return self._arrangement

    def arrange(
        self,
        width_px: float,
        height_px: float,
        *,
        fold_gaps: bool,
        opened: frozenset[int],
        lane_view: LaneView = ALL_LANES,
    ) -> Axis | None:
        """Lay the timeline out for a size of the whole canvas; nothing is done twice.

        Returns:
            The axis for that width, None for a timeline without events.
        """
        key = width_px, height_px, fold_gaps, opened, lane_view
        if key != self._key:
            self._key = key
            self._opened = opened
            self._lane_view = lane_view
            self._arrangement = self._arranged(width_px, height_px, fold_gaps, opened)
        return self._arrangement.axis if self._arrangement else None

    def _arranged(
        self, width_px: float, height_px: float, fold_gaps: bool, opened: frozenset[int]
    ) -> Arrangement | None:
        if self.index.reach is None:
            return None
        time_px = max(60.0, width_px - self.gutter_px)
        rows, shown = self._rows_in_sight(height_px)
        # What folds must not hang on which lanes are collapsed, or time would move with them.
        each = max(LEAST_ROWS, int((height_px - self.top_px) / ROW_PX) // len(self.index.lane_places))
        axis = fold(self.index, self._labels, time_px, each, fold_gaps=fold_gaps, opened=opened)
        scrolls = not self._lane_view.fitted
        key = axis, rows, tuple(shown), scrolls
        if self._arrangement is None or key != self._packed_for:
            self._packed_for = key
            return arranged(self.index, axis, self._labels, rows, shown, scrolls=scrolls)
        return self._arrangement

    def _rows_in_sight(self, height_px: float) -> tuple[int, list[int]]:
        """Return the rows that the open lanes have together without scrolling, and which lanes these are."""
        lanes, view = self.index.timeline.lanes, self._lane_view
        shown = view.shown(lanes)
        wide = [number for number in shown if not view.is_thin(lanes[number].id)]
        thin_px = (len(shown) - len(wide)) * THIN_LANE_PX
        return int((height_px - self.top_px - thin_px - len(wide) * 2 * LANE_PAD_PX) / ROW_PX), wide

    @property
    def is_unfinished(self) -> bool:
        """Tell whether something had to be left for later when a picture was last asked for."""
        return self._arrangement is not None and self._arrangement.budget.is_overdrawn

    def packing(self, items: float, share: Share | None = None) -> AbstractContextManager[None]:
        """Let no more than so many items be packed meanwhile; what is not packed by then is shown coarser.

        Args:
            items: So many at the most.
            share: What else is done for the same frame takes its items from it, too; None where nothing is.
        """
        if self._arrangement is None:
            return nullcontext()
        budget = self._arrangement.budget
        return budget.limited(items) if share is None else budget.shared(share, items)

    def rows_in_view(self, scale: TimeScale, width_px: float) -> list[float]:
        """Return how many rows every lane needs for what is in view; none without events.

        Args:
            scale: On the axis that is laid out; on another one everything is taken to be in view.
            width_px: Width of the whole canvas.
        """
        if self._arrangement is None:
            return []
        if self._arrangement.axis != scale.axis:
            scale = fitted(self._arrangement.axis)
        return rows_in_view(self._arrangement, scale, width_px - self.gutter_px)

    def set_rows(self, rows: Sequence[float]) -> None:
        """Make the lanes as high as so many rows each."""
        self._rows = tuple(rows)

    @contextmanager
    def rows_as(self, rows: Sequence[float]) -> Iterator[None]:
        """Let lanes be as high as so many rows each meanwhile."""
        before, self._rows = self._rows, tuple(rows)
        try:
            yield
        finally:
            self._rows = before

    def overflow_px(self, height_px: float) -> float:
        """Return by how much the lanes are higher than the canvas, 0 where all fit."""
        self._stand(height_px)
        return self._overflow_px

    def _stand(self, height_px: float) -> None:
        """Find out how the lanes stand unscrolled, unless nothing has changed since."""
        arrangement, view, rows = self._arrangement, self._lane_view, self._lane_rows
        stand = arrangement, view, rows, height_px
        # Without rows that are known lanes are as high as what is packed needs.
        if stand == self._stood and rows is not None:
            return
        self._stood, self._overflow_px, self._standing = stand, 0.0, ()
        if arrangement is None:
            return
        room_px = height_px - self.top_px
        # Closed-up lanes end within a rounding of the edge: nobody scrolls by less than a pixel.
        over = lanes_height(arrangement, view, room_px, rows) - room_px
        self._overflow_px = over if over >= 1.0 else 0.0
        self._standing = lane_bands(arrangement, self.top_px, height_px, 0.0, view, rows)

    def scene(
        self,
        scale: TimeScale,
        width_px: float,
        height_px: float,
        *,
        scroll_y: float = 0.0,
        selected: int = -1,
        hovered: int = -1,
        hits: Hits | None = None,
    ) -> Scene | None:
        """Return one frame, None without events.

        Args:
            scale: What is on screen.
            width_px, height_px: Size of the whole canvas, gutter and axis included.
            scroll_y: How far the lanes are scrolled up.
            selected, hovered: Places in the one order, -1 for none.
            hits: What a search has found; None while nothing is searched.
        """
        arrangement = self._arrangement
        if arrangement is None:
            return None
        if arrangement.axis != scale.axis:
            scale = fitted(arrangement.axis)
        scene = self._assembly(arrangement, height_px, scroll_y)(
            scale,
            width_px=width_px - self.gutter_px,
            opened=self._opened,
            selected=selected,
            hovered=hovered,
            hits=hits,
            eras_px=self.top_px - AXIS_PX,
        )
        scene.chevrons = len(self.index.timeline.lanes) > 1
        scene.covered_px = BAR_PX if self.overflow_px(height_px) else 0
        return scene

    def _assembly(self, arrangement: Arrangement, height_px: float, scroll_y: float) -> partial[Scene]:
        """Return what makes a frame of a scale and the width of its time area, with the lanes as they are."""
        return partial(
            assembled,
            arrangement,
            top_px=self.top_px,
            height_px=height_px,
            gutter_px=self.gutter_px,
            measure=self._measure,
            measure_major=self._measure_major,
            scroll_y=scroll_y,
            lane_view=self._lane_view,
            rows=self._lane_rows,
        )

    def beside(
        self, scale: TimeScale, width_px: float, height_px: float, scroll_y: float, levels: int
    ) -> Scene | None:
        """Return the time in view as it stands some levels of zoom further in, as wide as it is there, without an axis.

        None where there is no such level, or where something of it has still to be packed; arguments as for
        :meth:`scene`.
        """
        arrangement = self._arrangement
        if arrangement is None or arrangement.axis != scale.axis:
            return None
        zoom = zoom_of(level_of(scale.zoom) + levels) if levels else scale.zoom
        if zoom < 1:
            return None
        with self.packing(0):
            scene = self._assembly(arrangement, height_px, scroll_y)(
                scale.zoomed(zoom / scale.zoom, 0.0),
                width_px=(width_px - self.gutter_px) * max(1.0, zoom / scale.zoom),
                ticks=_NO_TICKS,
            )
        return None if self.is_unfinished else scene

    def between(self, tween: Tween, end: Scene, end_scale: TimeScale, share: float) -> Scene:
        """Return the frame a ``share`` of the way, 0 to 1, to a scene of this stage."""
        frame = tween.frame(end, end_scale, share)
        frame.chevrons, frame.covered_px = end.chevrons, end.covered_px
        if self._arrangement is not None:
            scale = tween.scale(end_scale, share)
            frame.eras = era_bands(self.index.timeline.eras, scale, end.width_px)
            if end.eras_px:
                frame.era_titles = era_titles(self.index.timeline.eras, scale, end.width_px, self._measure)
            frame.fold_marks = fold_marks(scale, end.width_px, self._opened)
        return frame

    def cursor_mark(self, scene: Scene, scale: TimeScale, x: float) -> CursorMark:
        """Return the line and the tag of a pointer at ``x`` of the time area."""
        return cursor_mark(scene, scale, x, self._measure, self._measure_major)

    def finishing(
        self, scale: TimeScale, width_px: float, first: Callable[[], Sequence[int]] = tuple
    ) -> Iterator[bool]:
        """Return steps that pack what a view had to leave for later; each tells whether what is looked at is packed.

        Args:
            scale: What is on screen.
            width_px: Width of the whole canvas.
            first: Returns the places of the lanes that are looked at.
        """
        arrangement = self._arrangement
        if arrangement is None or arrangement.axis != scale.axis:
            return iter(())
        return packing_in_view(arrangement, scale, width_px - self.gutter_px, first)

    def ahead(self, scale: TimeScale, width_px: float, zoomed: int = 0) -> Iterator[None]:
        """Return steps that prepare the neighbouring zooms of a view, for when there is nothing to do.

        Args:
            scale: What is on screen.
            width_px: Width of the whole canvas.
            zoomed: 1 where the view has just been zoomed in, -1 where out, 0 where neither.
        """
        arrangement = self._arrangement
        if arrangement is None or arrangement.axis != scale.axis:
            return iter(())
        return packing_ahead(arrangement, scale, width_px - self.gutter_px, zoomed)

    def bands(self, height_px: float, scroll_y: float = 0.0) -> Sequence[LaneBand]:
        """Return the lanes shown as they stand scrolled up so far, for nobody to change; none without events."""
        if not scroll_y or self._arrangement is None:
            self._stand(height_px)
            return self._standing
        return lane_bands(
            self._arrangement, self.top_px, height_px, scroll_y, self._lane_view, self._lane_rows
        )

    def boxes_for(self, place: int, scale: TimeScale, band: LaneBand, width_px: float) -> list[Box]:
        """Return the boxes in which an event may be drawn at a scale, as its lane stands in its band.

        Args:
            place: The event's in the one order.
            scale: On the axis that is laid out; on another one nothing is known.
            band: The lane.
            width_px: Width of the whole canvas.
        """
        arrangement = self._arrangement
        if arrangement is None or arrangement.axis != scale.axis:
            return []
        return boxes_for(arrangement, scale, width_px - self.gutter_px, band, place)

    def beyond(self, scale: TimeScale, width_px: float, height_px: float, scroll_y: float) -> Beyond:
        """Return what lies outside a view; arguments as for :meth:`scene`."""
        from viewer.layout.frame.beyond import Beyond, beyond

        arrangement = self._arrangement
        if arrangement is None:
            return Beyond()
        top_px, view = self.top_px, self._lane_view
        bands = lane_bands(arrangement, top_px, height_px, scroll_y, view, self._lane_rows)
        return beyond(arrangement, scale, width_px - self.gutter_px, bands, (top_px, height_px))

    def rows_in_time(
        self, scale: TimeScale, width_px: float, height_px: float, scroll_y: float
    ) -> list[tuple[float, float]]:
        """Return upper and lower edges of the rows with something of the time in view; arguments as for :meth:`scene`."""
        from viewer.layout.frame.beyond import rows_in_time

        arrangement = self._arrangement
        if arrangement is None or arrangement.axis != scale.axis:
            return []
        bands = self.bands(height_px, scroll_y)
        return rows_in_time(arrangement, scale, width_px - self.gutter_px, bands)

    def fit(self) -> TimeScale | None:
        """Return the scale that shows everything."""
        return fitted(self._arrangement.axis) if self._arrangement else None
