"""What a canvas would show after this or that step, told without moving anything."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.layout.axis.scale import TimeScale
from viewer.layout.frame.scene import Scene
from viewer.model.timeline import Event
from viewer.ui.canvas.shown.reveal import moved_by
from viewer.ui.canvas.shown.stage import BAR_PX
from viewer.ui.canvas.shown.view import CanvasView

#: Where lanes are so many times as high as the view, few of them are seen twice, and to lay out all of them at once
#: would keep a key waiting.
_MOST_SCREENS = 16


class CanvasForesight:
    """Tells what one canvas will show.

    Args:
        view: The canvas; it is asked, and not changed.
    """

    def __init__(self, view: CanvasView) -> None:
        self._view = view
        # The canvas's own one lets lanes grow for what it brings into view; this one only looks.
        self._revealer = view.made_revealer(
            view.bands,
            lambda place, scale, band: view.stage.boxes_for(place, scale, band, view.drawn_width),
        )

    @property
    def is_rough(self) -> bool:
        """Whether what is shown will be drawn anew once more is packed."""
        return self._view.is_rough

    def y_ahead(self, event: Event, y: float | None = None) -> float | None:
        """Return how far the lanes will be scrolled up once an event is selected, if only they are moved for it.

        None where something moves already, or has still to be packed and nothing will be drawn anew once it is.

        Args:
            event: The event.
            y: How far they are scrolled up before; None for as far as they are now.
        """
        view = self._view
        if view.state.aim is None or view.state.aim != view.shown_scale:
            return None
        with view.stage.packing(0):
            y = self._revealer.y_showing(event, y)
        return y if self.is_rough or not view.stage.is_unfinished else None

    def foreseen(self, event: Event, y: float | None = None) -> Scene | None:
        """Return what will be on screen once an event is selected, lanes scrolled so far; None where ``y_ahead`` is."""
        view = self._view
        y, scale = self.y_ahead(event) if y is None else y, view.state.aim
        if y is None or scale is None:
            return None
        with view.stage.packing(0):
            scene = view.scene_of(scale, event.id, y)
        if scene is not None:
            scene.is_coarse = view.stage.is_unfinished
        return scene if self.is_rough or not view.stage.is_unfinished else None

    def view_at(self, scale: TimeScale, event: Event | None) -> Scene | None:
        """Return what will be on screen at another scale, as far as it is packed; None without events.

        Args:
            scale: On the axis that is laid out.
            event: Is selected then; time moves there for it, if it is another than now.
        """
        view = self._view
        with view.stage.packing(0):
            rows = view.stage.rows_in_view(scale, view.drawn_width)
            if view.stage.is_unfinished:
                view.heights.foresee(scale, rows)
            rows = view.heights.grown(rows)
            y, held, before = view.lane_scroll.y, view.lane_to_hold(event), view.bands()
            with view.stage.rows_as(rows):
                y = min(max(0.0, y + moved_by(held, before, view.bands())), view.lane_scroll.most)
                if event is not None and event is not view.state.selected:
                    y = self._revealer.y_at(scale, event, y)
                scene = view.scene_of(scale, event.id if event is not None else "", y)
        if scene is not None:
            scene.is_coarse = view.stage.is_unfinished
        return scene

    def scale_for(self, event: Event) -> TimeScale | None:
        """Return the scale once an event is selected; None where time stays as it is, or something moves."""
        view = self._view
        if view.state.aim != view.shown_scale:
            return None
        return self._revealer.scale_beside(event)

    def all_lanes(self) -> Scene | None:
        """Return all lanes of what is on screen as they stand unscrolled, with nothing pointed out.

        None where all are in sight, or far more than anybody walks through; where something moves, or has still to
        be packed.
        """
        view = self._view
        scale, more_px = view.state.aim, view.stage.overflow_px(view.drawn_height)
        if scale is None or scale != view.shown_scale or self.is_rough:
            return None
        if not 0 < more_px <= _MOST_SCREENS * view.drawn_height:
            return None
        with view.stage.packing(0):
            scene = view.stage.scene(scale, view.drawn_width, view.drawn_height + more_px)
        if scene is not None:
            scene.covered_px = BAR_PX  # as in the view, which is lower
        return None if view.stage.is_unfinished else scene

    def packing_for(self, scale: TimeScale) -> Iterator[None]:
        """Return steps that pack what will be in view at a scale; none for who walks on before this view is packed."""
        if self.is_rough and self._view.pace.is_walking:
            return
        for _ in self._view.stage.finishing(scale, self._view.drawn_width):
            yield
