"""The picture that the canvas painted last: what stands where on it, and what a pointer points at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF

from viewer.layout.axis.scale import TimeScale
from viewer.layout.frame.boxes import Box, LaneBand
from viewer.layout.frame.scene import Scene
from viewer.model.dates.timespan import TimeSpan
from viewer.model.timeline import Era, Event, Lane
from viewer.ui.paint.painting import AXIS_PX, CHEVRON_PX
from viewer.ui.state.view_state import ViewState

#: A cluster stands for events that begin at most so far beside its pill.
_NEAR_PX = 90.0
#: How far from an opened gap's mark a click still means it.
_MARK_REACH_PX = 14.0
_ARROW_HEIGHT_PX = 24.0


class OnScreen:
    """What is on screen, to point at; positions are the canvas's, logical pixels.

    Attributes:
        scene: What was painted; None without events and while something else is laid out.
        scale: The scale that it was painted at; between two foldings one on the way.
        gutter_px: Where the time area begins.
    """

    def __init__(self, state: ViewState) -> None:
        self._state = state
        self.scene: Scene | None = None
        self.scale: TimeScale | None = None
        self.gutter_px = 0.0

    def hold(self, scene: Scene | None, scale: TimeScale | None, gutter_px: float) -> None:
        """Take note of the frame that is being painted."""
        self.scene, self.scale, self.gutter_px = scene, scale, gutter_px

    def forget(self) -> None:
        """Point at nothing until the next frame: the picture speaks of places that may be gone."""
        self.scene = None

    def time_x(self, position: QPointF) -> float:
        """Return a position's distance from the left edge of the time area."""
        return position.x() - self.gutter_px

    def box_at(self, position: QPointF) -> Box | None:
        """Return the box under a position."""
        if self.scene is None or position.x() < self.gutter_px:
            return None
        return self.scene.box_at(self.time_x(position), position.y())

    def event_at(self, position: QPointF) -> str:
        """Return the id of the event under a position, empty for none."""
        box = self.box_at(position)
        return box.event.id if box is not None and box.event is not None else ""

    def gap_at(self, position: QPointF) -> TimeSpan | None:
        """Return the folded gap whose break is under a position."""
        x = self.time_x(position)
        for mark in self.scene.ticks.breaks if self.scene else ():
            if mark.left_px <= x < mark.right_px:
                return mark.gap
        return None

    def opened_gap_at(self, position: QPointF) -> int | None:
        """Return the start of the unfolded gap whose axis mark is under a position."""
        if self.scene is None or not AXIS_PX / 2 <= position.y() < AXIS_PX:
            return None
        x = self.time_x(position)
        marks = (mark for mark in self.scene.fold_marks if abs(mark.x - x) <= _MARK_REACH_PX)
        return next((mark.gap_start for mark in marks), None)

    def eras_at(self, position: QPointF) -> list[Era]:
        """Return the eras whose band in the strip of their titles is under a position."""
        scene = self.scene
        if scene is None or not scene.top_px - scene.eras_px <= position.y() < scene.top_px:
            return []
        x = self.time_x(position)
        return [self._state.timeline.eras[band.number] for band in scene.eras if band.x0 <= x <= band.x1]

    # --- lane titles --------------------------------------------------------------------

    def _titled_band_at(self, position: QPointF) -> LaneBand | None:
        if self.scene is None or position.x() >= self.gutter_px:
            return None
        return self.scene.lane_at(position.y())

    def titled_lane_at(self, position: QPointF) -> Lane | None:
        """Return the lane whose title is under a position, None beside the titles."""
        band = self._titled_band_at(position)
        return self._state.timeline.lanes[band.number] if band is not None else None

    def lane_at(self, position: QPointF) -> Lane | None:
        """Return the lane at the height of a position."""
        band = self.scene.lane_at(position.y()) if self.scene is not None else None
        return self._state.timeline.lanes[band.number] if band is not None else None

    def lane_to_hold(self, pointer: QPointF | None, event: Event | None) -> int | None:
        """Return the place of the lane that is looked at: under the pointer, else of the selected event, else the first.

        Args:
            pointer: Where it is; None while it is elsewhere.
            event: Is selected.
        """
        if self.scene is None:
            return None
        under = self.scene.lane_at(pointer.y()) if pointer is not None else None
        if under is not None:
            return under.number
        lanes = self._state.timeline.lanes
        shown = [lane.number for lane in self.scene.lanes]
        return next(
            (n for n in shown if event is not None and lanes[n].id == event.lane), next(iter(shown), None)
        )

    def looked_at(self) -> list[int]:
        """Return the places of the lanes that are seen, first of all that of the selected event."""
        event = self._state.selected
        lanes = [band.number for band in self.scene.lanes] if self.scene is not None else []
        if event is None:
            return lanes
        numbers = enumerate(self._state.timeline.lanes)
        return [next((number for number, lane in numbers if lane.id == event.lane), -1), *lanes]

    def is_on_arrow(self, position: QPointF) -> bool:
        """Tell whether a position is on the arrow that collapses a lane."""
        band, scene = self._titled_band_at(position), self.scene
        if band is None or scene is None or not scene.chevrons or position.x() >= CHEVRON_PX:
            return False
        return position.y() - max(band.y, scene.top_px) < _ARROW_HEIGHT_PX

    # --- by event -----------------------------------------------------------------------

    def box_of(self, event_id: str) -> Box | None:
        """Return the box that an event is drawn in: its own, or a cluster near."""
        boxes = self.scene.boxes if self.scene is not None else ()
        return box_of(self._state, event_id, boxes, self._state.scale)

    def cluster_of(self, event_id: str) -> Box | None:
        """Return the visible cluster that an event is drawn in, None where it stands alone."""
        box = self.box_of(event_id)
        return box if box is not None and box.members is not None else None


def box_of(state: ViewState, event_id: str, boxes: Sequence[Box], scale: TimeScale | None) -> Box | None:
    """Return which of the boxes at a scale an event is drawn in: its own, or a cluster near.

    Clusters far from where it begins are not asked.
    """
    event = state.timeline.event(event_id)
    if event is None or scale is None:
        return None
    place = state.places[event_id]
    own = next((box for box in boxes if box.place == place), None)
    if own is not None:
        return own
    x = scale.to_px(event.when.start)
    for box in boxes:
        if (
            box.members is not None
            and box.left - _NEAR_PX <= x <= box.right + _NEAR_PX
            and place in box.members
        ):
            return box
    return None
