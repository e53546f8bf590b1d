"""Brings an event into view: the time first, then its lane and row."""

from __future__ import annotations

from collections.abc import Callable

from viewer.layout.axis.scale import TimeScale
from viewer.layout.frame.boxes import LaneBand
from viewer.layout.frame.scene import Scene
from viewer.model.timeline import Event
from viewer.ui.canvas.lane_scroll import LaneScroll
from viewer.ui.canvas.on_screen import box_of
from viewer.ui.paint.painting import AXIS_PX
from viewer.ui.state.view_state import ViewState

_AIR_PX = 8.0


class Revealer:
    """Moves one canvas as little as is needed to show the selected event.

    Args:
        state: Its time is moved.
        scroll: Its lanes are moved.
        bands: Returns the lanes shown, as they stand unscrolled.
        scene: Returns what would be on screen at a scale.
        height: Returns the canvas's height, logical pixels.
    """

    def __init__(
        self,
        state: ViewState,
        scroll: LaneScroll,
        bands: Callable[[], list[LaneBand]],
        scene: Callable[[TimeScale | None], Scene | None],
        height: Callable[[], int],
    ) -> None:
        self._state = state
        self._scroll = scroll
        self._bands = bands
        self._scene = scene
        self._height = height

    def reveal(self) -> None:
        """Bring the selected event into view."""
        event, scale = self._state.selected, self._state.aim
        if event is None or scale is None:
            return
        left, right = scale.to_px(event.when.start), scale.to_px(event.when.end)
        room = self._state.width_px
        if right < 8 or left > room - 40 or (left < 0 and right < room / 4):
            whole = right - left < room
            self._state.show_time(event.when.window.middle if whole else event.when.start)
        if self._scroll.most > 0:
            self._reveal_lane(event)
            self._reveal_row(event)

    def _reveal_row(self, event: Event) -> None:
        scale = self._state.aim
        box = box_of(self._state, event.id, self._scene(scale), scale)
        if box is None:
            return
        if box.y < AXIS_PX:
            self._scroll.move_by(box.y - AXIS_PX - _AIR_PX)
        elif box.y + box.height > self._height():
            self._scroll.move_by(box.y + box.height - self._height() + _AIR_PX)

    def _reveal_lane(self, event: Event) -> None:
        """Scroll to the event's lane where nothing of it is in sight."""
        lanes = self._state.timeline.lanes
        band = next((band for band in self._bands() if lanes[band.number].id == event.lane), None)
        if band is None:
            return
        top = band.y - self._scroll.y
        if top + band.height <= AXIS_PX + _AIR_PX or top >= self._height() - _AIR_PX:
            self._scroll.set(band.y - AXIS_PX)
