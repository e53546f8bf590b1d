"""Brings an event into view: the time first, then its lane and row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.layout.axis.scale import TimeScale
from viewer.layout.frame.boxes import Box
from viewer.layout.frame.scene import Scene
from viewer.model.timeline import Event
from viewer.ui.paint.painting import AXIS_PX
from viewer.ui.state.view_state import ViewState

if TYPE_CHECKING:
    from viewer.ui.canvas.view import CanvasView

_AIR_PX = 8.0
#: A cluster stands for events that begin at most so far beside its pill.
_NEAR_PX = 90.0


class Revealer:
    """Moves one canvas as little as is needed to show the selected event."""

    def __init__(self, canvas: CanvasView, state: ViewState) -> None:
        self._canvas = canvas
        self._state = state

    def reveal(self) -> None:
        """Bring the selected event into view."""
        event, scale, canvas = self._state.selected, self._state.aim, self._canvas
        if event is None or scale is None:
            return
        left, right = scale.to_px(event.when.start), scale.to_px(event.when.end)
        room = canvas.time_px
        if right < 8 or left > room - 40 or (left < 0 and right < room / 4):
            canvas.show_time(event.when.window.middle if right - left < room else event.when.start)
        if canvas.overflow_px > 0:
            self._reveal_lane(event)
            self._reveal_row(event)

    def _reveal_row(self, event: Event) -> None:
        canvas = self._canvas
        box = self.box_of(event.id, canvas.scene(self._state.aim), self._state.aim)
        if box is None:
            return
        if box.y < AXIS_PX:
            canvas.set_scroll_y(canvas.scroll_y - (AXIS_PX - box.y) - _AIR_PX)
        elif box.y + box.height > canvas.height():
            canvas.set_scroll_y(canvas.scroll_y + box.y + box.height - canvas.height() + _AIR_PX)

    def _reveal_lane(self, event: Event) -> None:
        """Scroll to the event's lane where nothing of it is in sight."""
        canvas = self._canvas
        lanes = self._state.timeline.lanes
        bands = canvas.stage.bands(canvas.height())
        band = next((band for band in bands if lanes[band.number].id == event.lane), None)
        if band is None:
            return
        top = band.y - canvas.scroll_y
        if top + band.height <= AXIS_PX + _AIR_PX or top >= canvas.height() - _AIR_PX:
            canvas.set_scroll_y(band.y - AXIS_PX)

    def box_of(self, event_id: str, scene: Scene | None, scale: TimeScale | None) -> Box | None:
        """Return the box of a scene at a scale that an event is drawn in: its own, or a cluster near.

        Clusters list their events only when asked, and far ones are not asked.
        """
        event = self._state.timeline.event(event_id)
        if event is None or scale is None or scene is None:
            return None
        place = self._state.places[event_id]
        own = next((box for box in scene.boxes if box.place == place), None)
        if own is not None:
            return own
        x = scale.to_px(event.when.start)
        for box in scene.boxes:
            if (
                box.members is not None
                and box.left - _NEAR_PX <= x <= box.right + _NEAR_PX
                and place in box.members
            ):
                return box
        return None
