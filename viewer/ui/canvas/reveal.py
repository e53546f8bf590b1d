"""Brings an event into view: the time first, then its lane and row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from viewer.layout.axis.scale import TimeScale
from viewer.layout.frame.boxes import Box, LaneBand
from viewer.model.timeline import Event
from viewer.ui.canvas.lane_scroll import LaneScroll
from viewer.ui.canvas.on_screen import box_of
from viewer.ui.state.view_state import ViewState

_AIR_PX = 8.0


class Revealer:
    """Moves one canvas as little as is needed to show the selected event.

    Args:
        state: Its time is moved.
        scroll: Its lanes are moved.
        bands: Returns the lanes shown, as they stand unscrolled.
        boxes: Returns the boxes of one of these lanes at a scale.
        top: Returns the height of the axis above the lanes, logical pixels.
        height: Returns the canvas's height, in its own pixels.
    """

    def __init__(
        self,
        state: ViewState,
        scroll: LaneScroll,
        bands: Callable[[], list[LaneBand]],
        boxes: Callable[[TimeScale, LaneBand], Sequence[Box]],
        top: Callable[[], float],
        height: Callable[[], float],
    ) -> None:
        self._state = state
        self._scroll = scroll
        self._bands = bands
        self._boxes = boxes
        self._top = top
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
        band = self._band_of(event)
        if self._scroll.most > 0 and band is not None:
            self._reveal_lane(band)
            self._reveal_row(event, band)

    def _band_of(self, event: Event) -> LaneBand | None:
        lanes = self._state.timeline.lanes
        return next((band for band in self._bands() if lanes[band.number].id == event.lane), None)

    def _reveal_row(self, event: Event, band: LaneBand) -> None:
        scale = self._state.aim
        # The boxes of this lane alone: a whole frame would be laid out twice for every step.
        boxes = self._boxes(scale, band) if scale is not None else ()
        box = box_of(self._state, event.id, boxes, scale)
        if box is None:
            return
        top = box.y - self._scroll.y
        if top < self._top():
            self._scroll.move_by(top - self._top() - _AIR_PX)
        elif top + box.height > self._height():
            self._scroll.move_by(top + box.height - self._height() + _AIR_PX)

    def _reveal_lane(self, band: LaneBand) -> None:
        """Scroll to a lane where nothing of it is in sight."""
        top = band.y - self._scroll.y
        if top + band.height <= self._top() + _AIR_PX or top >= self._height() - _AIR_PX:
            self._scroll.set(band.y - self._top())
