"""Brings an event into view: the time first, then its lane and row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from viewer.layout.axis.scale import TimeScale
from viewer.layout.frame.boxes import Box, LaneBand
from viewer.model.timeline import Event
from viewer.ui.canvas.shown.lane_scroll import LaneScroll
from viewer.ui.canvas.shown.on_screen import box_of
from viewer.ui.state.view_state import ViewState

_AIR_PX = 8.0
Bands = Callable[[], Sequence[LaneBand]]
BoxesOfLane = Callable[[int, TimeScale, LaneBand], Sequence[Box]]


def moved_by(held: int | None, before: Sequence[LaneBand], after: Sequence[LaneBand]) -> float:
    """Return by how much a lane stands lower among lanes of other heights, in pixels; 0 where it is not among both."""
    first = next((band.y for band in before if band.number == held), None)
    then = next((band.y for band in after if band.number == held), None)
    return then - first if first is not None and then is not None else 0.0


class Revealer:
    """Moves one canvas as little as is needed to show the selected event.

    Args:
        state: Its time is moved.
        scroll: Its lanes are moved.
        bands: Returns the lanes shown, as they stand unscrolled.
        boxes: Returns the boxes in which an event, known by its place in the one order, may be drawn
            at a scale in one of these lanes.
        top: Returns the height of the axis above the lanes, logical pixels.
        height: Returns the canvas's height, in its own pixels.
    """

    def __init__(
        self,
        state: ViewState,
        scroll: LaneScroll,
        bands: Bands,
        boxes: BoxesOfLane,
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
        if self._is_beside(event, scale):
            self._state.show_time(self._middle_for(event, scale))
        self._scroll.set(self._y_showing(event, self._state.aim, self._scroll.y))

    def reveal_row(self) -> None:
        """Bring the selected event's lane and row into view, if its time is: who has panned away stays there."""
        event = self._state.selected
        y = self.y_showing(event) if event is not None else None
        if y is not None:
            self._scroll.set(y)

    def y_showing(self, event: Event, y: float | None = None) -> float | None:
        """Return how far the lanes will be scrolled up once an event is selected; None where time would move too.

        Args:
            event: The event.
            y: How far they are scrolled up before; None for as far as they are now.
        """
        scale = self._state.aim
        if scale is None or self._is_beside(event, scale):
            return None
        return self.y_at(scale, event, self._scroll.y if y is None else y)

    def y_at(self, scale: TimeScale, event: Event, y: float) -> float:
        """Return how far the lanes will be scrolled up once an event is seen at a scale, from so far before."""
        return min(max(0.0, self._y_showing(event, scale, y)), self._scroll.most)

    def scale_beside(self, event: Event) -> TimeScale | None:
        """Return the scale once an event is selected; None where time stays as it is."""
        scale = self._state.aim
        if scale is None or not self._is_beside(event, scale):
            return None
        return self._state.scale_at(self._middle_for(event, scale))

    def _middle_for(self, event: Event, scale: TimeScale) -> int:
        """Return the instant that is to be in the middle for an event to be seen."""
        is_whole = scale.to_px(event.when.end) - scale.to_px(event.when.start) < self._state.width_px
        return event.when.window.middle if is_whole else event.when.start

    def _is_beside(self, event: Event, scale: TimeScale) -> bool:
        """Tell whether time has to move for an event to be seen."""
        left, right = scale.to_px(event.when.start), scale.to_px(event.when.end)
        room = self._state.width_px
        return right < 8 or left > room - 40 or (left < 0 and right < room / 4)

    def _y_showing(self, event: Event, scale: TimeScale | None, y: float) -> float:
        """Return how far the lanes are to be scrolled up for an event to be seen: as near to where they are as can be."""
        lanes = self._state.timeline.lanes
        # First of all: lanes that grow for what is in view may move others.
        band = next((band for band in self._bands() if lanes[band.number].id == event.lane), None)
        most = self._scroll.most
        if most <= 0 or band is None or scale is None:
            return y
        y = min(max(0.0, self._y_of_lane(band, y)), most)
        # The boxes of this lane alone: a whole frame would be laid out twice for every step.
        boxes = self._boxes(self._state.places[event.id], scale, band)
        box = box_of(self._state, event.id, boxes, scale)
        if box is None:
            return y
        top = box.y - y
        if top < self._top():
            return y + top - self._top() - _AIR_PX
        if top + box.height > self._height():
            return y + top + box.height - self._height() + _AIR_PX
        return y

    def _y_of_lane(self, band: LaneBand, y: float) -> float:
        """Return how far to scroll to a lane where nothing of it is in sight."""
        top = band.y - y
        is_hidden = top + band.height <= self._top() + _AIR_PX or top >= self._height() - _AIR_PX
        return band.y - self._top() if is_hidden else y
