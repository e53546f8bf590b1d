"""What the canvas shows: the layout behind it, how the view changes, and what stands where."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, Signal
from PySide6.QtWidgets import QWidget

from viewer.layout.axis.glides import Fling
from viewer.layout.axis.scale import TimeScale
from viewer.layout.frame.boxes import Box
from viewer.layout.frame.scene import Scene
from viewer.model.dates.timespan import TimeSpan
from viewer.ui.canvas.fold import Unfolding
from viewer.ui.canvas.frame import KeptPicture
from viewer.ui.canvas.lanes import LaneCommands
from viewer.ui.canvas.reveal import Revealer
from viewer.ui.canvas.stage import Stage
from viewer.ui.kit.ahead import WorkAhead
from viewer.ui.look.theme import Appearance
from viewer.ui.paint.painting import AXIS_PX
from viewer.ui.state.view_state import ViewState


class CanvasView(QWidget):
    """A canvas without its gestures: it lays out what the view state says and changes it.

    Signals:
        lanes_scrolled(): the vertical scroll position or its range is another.
        members_requested(list, QPoint): a cluster whose events cannot be zoomed apart was
            opened; their places in the one order and the global position.
    """

    lanes_scrolled = Signal()
    members_requested = Signal(list, object)

    def __init__(self, state: ViewState, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._appearance = appearance
        self._stage = Stage(appearance.theme)
        self._scene: Scene | None = None
        self._painted_scale: TimeScale | None = None
        self._scroll_y = 0.0
        self._hovered = -1
        self._picture = KeptPicture(self)
        self._ahead = WorkAhead(self._steps_ahead, self)
        self._unfolding = Unfolding(state.motion.twin(self), self.refresh)
        self._revealer = Revealer(self, state)
        self.lanes = LaneCommands(state)
        state.timeline_changed.connect(self._timeline_changed)
        state.selection_changed.connect(self._selection_changed)
        state.scale_changed.connect(self.refresh)
        state.hits_changed.connect(self.refresh)
        state.folding_changed.connect(self._rearrange)
        state.lanes_changed.connect(self._rearrange)
        appearance.theme_changed.connect(self._theme_changed)

    def _steps_ahead(self) -> Iterator[None]:
        """Return what prepares the zooms next to the one on screen."""
        scale = self._painted_scale
        return self._stage.ahead(scale, self.width()) if scale is not None else iter(())

    # --- geometry -----------------------------------------------------------------

    @property
    def stage(self) -> Stage:
        """The layout behind the canvas."""
        return self._stage

    @property
    def time_px(self) -> float:
        """Width of the time area, logical pixels."""
        return max(1.0, self.width() - self._stage.gutter_px)

    @property
    def scroll_y(self) -> float:
        """How far the lanes are scrolled up, logical pixels."""
        return self._scroll_y

    @property
    def overflow_px(self) -> float:
        """How far the lanes can be scrolled up at most."""
        return self._stage.overflow_px(self.height())

    def set_scroll_y(self, scroll_y: float) -> None:
        """Scroll the lanes; out of range is brought back into it."""
        scroll_y = min(max(0.0, scroll_y), self.overflow_px)
        if scroll_y == self._scroll_y:
            return
        self._scroll_y = scroll_y
        self.lanes_scrolled.emit()
        self.refresh()

    def scene(self, scale: TimeScale | None = None) -> Scene | None:
        """Return what is on screen now, or would be at rest at a scale; None without events."""
        at_rest = scale is not None
        scale = scale if scale is not None else self._state.scale
        if scale is None:
            return None
        places = self._state.places
        scene = self._stage.scene(
            scale,
            self.width(),
            self.height(),
            scroll_y=self._scroll_y,
            selected=places.get(self._state.selected_id, -1),
            hovered=self._hovered,
            hits=self._state.hits,
        )
        if scene is not None and scene.selected >= 0:
            scene.selected_box = self._revealer.box_of(self._state.selected_id, scene, scale)
        return scene if at_rest or scene is None else self._unfolding.scene(self._stage, scene, scale)

    @property
    def shown_scale(self) -> TimeScale | None:
        """The scale of what is on screen: while breaks open or close it is one between two."""
        scale = self._state.scale
        return None if scale is None else self._unfolding.scale(scale)

    @property
    def painted_scene(self) -> Scene | None:
        """The scene that was painted last: what a pointer points at."""
        return self._scene

    # --- view changes ---------------------------------------------------------------

    def fit_all(self) -> None:
        """Show the whole timeline."""
        scale = self._stage.fit()
        if scale is not None:
            self._state.glide_to(scale)

    def zoom_by(self, factor: float, anchor_px: float | None = None, *, at_once: bool = False) -> None:
        """Zoom about a position of the time area, by default its middle or the selected event.

        A step during another adds to it; what is under the anchor on screen stays there.
        """
        scale, aim = self._state.scale, self._state.aim
        if scale is None or aim is None:
            return
        anchor = self._key_anchor() if anchor_px is None else anchor_px
        self.set_scale(scale.zoomed(factor * aim.zoom / scale.zoom, anchor), at_once=at_once)

    def pan_by(self, delta_px: float, *, at_once: bool = False) -> None:
        """Show later time by so many pixels; earlier if negative."""
        scale = self._state.scale if at_once else self._state.aim
        if scale is not None:
            self.set_scale(scale.panned(delta_px), at_once=at_once)

    def fling(self, fling: Fling) -> None:
        """Let the view run on after a drag, until friction or a gesture stops it."""
        start, lanes_y = self._state.scale, self._scroll_y
        if start is None or not self._state.motion.allowed:
            return

        def position(elapsed_ms: float) -> TimeScale | None:
            if elapsed_ms >= fling.length_ms:
                return None
            x, y = fling.moved(elapsed_ms)
            self.set_scroll_y(lanes_y - y)
            return start.panned(-x).clamped(self.time_px)

        self._state.drift(position)

    def show_span(self, span: TimeSpan) -> None:
        """Zoom so that a span of time fills the canvas."""
        if self._state.scale is not None:
            self.set_scale(self._state.scale.showing(span, self.time_px, self.time_px / 8))

    def show_time(self, instant: int) -> None:
        """Bring an instant into the middle, at the same zoom."""
        if self._state.aim is not None:
            self.set_scale(self._state.aim.centred(instant, self.time_px))

    def centre_time(self) -> int:
        """Return the instant in the middle of the time area, or that is on its way there."""
        return self._state.aim.to_time(self.time_px / 2) if self._state.aim else 0

    def zoom_to_selection(self) -> None:
        """Zoom to the selected event; a single moment is given some room."""
        event = self._state.selected
        if event is not None:
            self.show_span(event.when.window)

    def reveal_selection(self) -> None:
        """Bring the selected event into view, moving as little as is needed."""
        self._revealer.reveal()

    def _key_anchor(self) -> float:
        event, scale = self._state.selected, self._state.scale
        if event is not None and scale is not None:
            px = scale.to_px(event.when.window.middle)
            if 0 <= px <= self.time_px:
                return px
        return self.time_px / 2

    def set_scale(self, scale: TimeScale, *, at_once: bool = False) -> None:
        """Move to a scale, kept inside the timeline; ``at_once`` for what follows a hand."""
        scale = scale.clamped(self.time_px)
        if at_once:
            self._state.set_scale(scale)
        else:
            self._state.glide_to(scale)

    def refresh(self) -> None:
        """Draw the timeline anew; ``update`` alone draws only what lies over it."""
        self._picture.discard()
        self.update()

    # --- what the state says ----------------------------------------------------------

    def _timeline_changed(self) -> None:
        self._hovered = -1
        self._stage.set_timeline(self._state.timeline)
        self._arrange()

    def _rearrange(self) -> None:
        """Move from the picture on screen to the one that is laid out anew."""
        before = self._scene, self._painted_scale
        self._arrange()
        self._unfolding.begin(*before)

    def _theme_changed(self) -> None:
        self._stage = Stage(self._appearance.theme)
        self._stage.set_timeline(self._state.timeline)
        self._arrange()

    def _selection_changed(self, _event_id: str) -> None:
        self.reveal_selection()
        self.refresh()

    def _arrange(self) -> None:
        """Lay out anew and keep what is looked at: the time in the middle and its scale."""
        # What was painted last speaks of places that may be gone.
        self._scene = None
        self._unfolding.stop()
        self._state.settle()
        before, width = self._state.scale, self.time_px
        state = self._state
        axis = self._stage.arrange(
            self.width(),
            self.height(),
            fold_gaps=state.fold_gaps,
            opened=state.opened_gaps,
            lane_view=state.lane_view,
        )
        if axis is None:
            state.clear_scale()
        elif before is None or before.axis != axis:
            scale = self._stage.fit()
            assert scale is not None
            if before is not None and before.zoom > 1.001:
                scale = _carried_over(before, scale, self._arranged_px, width)
            state.set_scale(scale.clamped(width))
        self._arranged_px = width
        self._scroll_y = min(self._scroll_y, self.overflow_px)
        self.lanes_scrolled.emit()
        self.refresh()

    _arranged_px = 1.0

    # --- hit test ---------------------------------------------------------------------

    def box_at(self, position: QPointF) -> Box | None:
        """Return the box under a position of the widget."""
        if self._scene is None:
            return None
        if position.x() < self._stage.gutter_px:
            return self._scene.running_at(position.x(), position.y())
        return self._scene.box_at(position.x() - self._stage.gutter_px, position.y())

    def event_at(self, position: QPointF) -> str:
        """Return the id of the event under a position of the widget, empty for none."""
        box = self.box_at(position)
        return box.event.id if box is not None and box.event is not None else ""

    def gap_at(self, position: QPointF) -> TimeSpan | None:
        """Return the folded gap whose break is under a position of the widget."""
        x = position.x() - self._stage.gutter_px
        for mark in self._scene.ticks.breaks if self._scene else ():
            if mark.left_px <= x < mark.right_px:
                return mark.gap
        return None

    def opened_gap_at(self, position: QPointF) -> int | None:
        """Return the start of the unfolded gap whose axis mark is under a position."""
        x = position.x() - self._stage.gutter_px
        if position.y() >= AXIS_PX or self._scene is None:
            return None
        for mark in self._scene.fold_marks:
            if abs(mark.x - x) <= 14 and position.y() >= AXIS_PX / 2:
                return mark.gap_start
        return None

    def cluster_of(self, event_id: str) -> Box | None:
        """Return the visible cluster that an event is drawn in, None where it stands alone."""
        box = self._revealer.box_of(event_id, self._scene, self._state.scale)
        return box if box is not None and box.members is not None else None

    def open_box(self, box: Box, global_position: object = None) -> None:
        """Open a cluster: zoom to what it stands for, or list its events where zoom cannot part them."""
        places = box.members.places() if box.members is not None else []
        hits = self._state.hits
        if hits is not None and box.members is not None and box.members.hits(hits):
            # While something is searched, a cluster opens on what was found in it.
            places = [place for place in places if place in hits]
        events = [self._state.timeline.events[place] for place in places]
        if not events or self._state.scale is None:
            return
        start, end = min(e.when.start for e in events), max(e.when.end for e in events)
        target = self._state.scale.showing(TimeSpan(start, end), self.time_px, self.time_px / 8)
        if target.zoom > self._state.scale.zoom * 1.2:
            self.set_scale(target)
        else:
            self.members_requested.emit(places, global_position)


def _carried_over(before: TimeScale, fit: TimeScale, before_px: float, width_px: float) -> TimeScale:
    """Return a scale on another axis that shows the same time in the middle, as large."""
    centre = before.to_time(before_px / 2)
    old = before.px_per_s(before.axis.stretch_at(centre))
    new = fit.px_per_s(fit.axis.stretch_at(centre))
    return fit.zoomed(max(1.0, old / new), width_px / 2).centred(centre, width_px)
