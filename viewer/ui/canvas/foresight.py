"""What a canvas would show after this or that step, told without moving anything."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from viewer.layout.frame.scene import Scene
from viewer.model.timeline import Event
from viewer.ui.canvas.reveal import Revealer

if TYPE_CHECKING:
    from viewer.ui.canvas.view import CanvasView


class CanvasForesight:
    """Tells what one canvas will show.

    Args:
        view: The canvas; it is asked, and not changed.
        revealer: Tells where its lanes and its time would be moved for an event; lanes are as high as they are.
    """

    def __init__(self, view: CanvasView, revealer: Revealer) -> None:
        self._view = view
        self._revealer = revealer

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
        return scene if self.is_rough or not view.stage.is_unfinished else None

    def all_lanes(self) -> Scene | None:
        """Return all lanes of what is on screen as they stand unscrolled, with nothing pointed out.

        None where all are in sight, something moves, or has still to be packed.
        """
        view = self._view
        scale, more_px = view.state.aim, view.stage.overflow_px(view.drawn_height)
        if scale is None or scale != view.shown_scale or not more_px or self.is_rough:
            return None
        with view.stage.packing(0):
            scene = view.stage.scene(scale, view.drawn_width, view.drawn_height + more_px)
        return None if view.stage.is_unfinished else scene

    def packing_for(self, event: Event) -> Iterator[None]:
        """Return steps that pack what will be in view once an event is selected, if time moves for it."""
        view = self._view
        scale = self._revealer.scale_beside(event)
        if scale is None or view.state.aim != view.shown_scale or view.is_coarse:
            return iter(())
        return view.stage.finishing(scale, view.drawn_width)
