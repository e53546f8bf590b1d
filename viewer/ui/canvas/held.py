"""Holds what is looked at in sight while time is zoomed: its row is another at another zoom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from viewer.layout.axis.scale import TimeScale
from viewer.layout.frame.boxes import Box, LaneBand
from viewer.model.timeline import Event
from viewer.ui.canvas.shown.on_screen import box_of
from viewer.ui.canvas.shown.view import FRAME_ITEMS

if TYPE_CHECKING:
    from viewer.ui.canvas.canvas import TimelineCanvas

_AIR_PX = 8.0
Rows = Sequence[tuple[float, float]]


class HeldInSight(QObject):
    """Scrolls the lanes of one canvas once a zoom rests, if what was looked at has left them for another row.

    Looked at is the event under the pointer, else the selected one, if it was in sight. Where it still is, or
    nothing was looked at, lanes stay where they are, unless nothing at all is in sight of what happened at
    that time: then the nearest rows are shown.

    Args:
        canvas: Whose lanes are scrolled.
    """

    def __init__(self, canvas: TimelineCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._from: TimeScale | None = None
        self._event: Event | None = None
        #: Was held, and is in a count out of sight at this zoom; at the next one it may stand alone again.
        self._counted: Event | None = None
        self._revealer = canvas.made_revealer(canvas.bands, self._boxes)
        # Never while a frame is painted, which tells that it is there.
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._settle_at_rest)
        canvas.pace.rested.connect(self._turn.start)
        canvas.painted.connect(self._wake)
        canvas.state.timeline_changed.connect(self._let_go)
        canvas.state.selection_changed.connect(self._let_go)

    def note(self) -> None:
        """Take note that another view is about to be painted; of several on one way of zooming the first one counts."""
        on_screen, scale = self._canvas.on_screen, self._canvas.state.scale
        if self._from is not None or on_screen.scene is None or on_screen.scale is None or scale is None:
            return
        if scale.zoom != on_screen.scale.zoom:
            self._from, self._event = on_screen.scale, self._looked_at()

    def _let_go(self) -> None:
        """Hold nothing: what has been selected is brought into sight by itself, and of another file nothing was."""
        self._event = self._counted = None

    def _looked_at(self) -> Event | None:
        canvas = self._canvas
        name = (
            canvas.on_screen.event_at(canvas.from_desk(canvas.cursor().pos())) if canvas.underMouse() else ""
        )
        event = canvas.state.timeline.event(name or canvas.state.selected_id)
        return event if event is not None and (event is self._counted or self._is_seen(event)) else None

    def _is_seen(self, event: Event) -> bool:
        """Tell whether an event, or the count that it is in, is in sight in the picture that was painted last."""
        scene, scale = self._canvas.on_screen.scene, self._canvas.on_screen.scale
        if scene is None:
            return False
        # Another scale may be about to be painted.
        box = box_of(self._canvas.state, event.id, scene.boxes, scale)
        if box is None or box.right <= 0 or box.left >= scene.width_px:
            return False
        return scene.top_px <= box.y and box.y + box.height <= self._canvas.drawn_height

    def _wake(self) -> None:
        if self._from is not None:
            self._turn.start()

    def _settle_at_rest(self) -> None:
        # Lanes that shrink may bring it back by themselves: it is not moved twice.
        if self._canvas.pace.is_at_rest and not self._canvas.heights.motion.is_running:
            self.settle()

    def settle(self) -> None:
        """Scroll the lanes now if that is due; not before all that is on screen is packed."""
        canvas, scale, begun = self._canvas, self._canvas.state.scale, self._from
        if begun is None or canvas.is_coarse:
            return
        event, self._from = self._event, None
        self._let_go()
        if scale is None or scale.zoom == begun.zoom:
            return
        if event is None or not _is_in_time(event, scale, canvas.state.width_px):
            canvas.lane_scroll.set(self._y_of_nearest(scale))
            return
        y = self._revealer.y_at(scale, event, canvas.lane_scroll.y)
        if y == canvas.lane_scroll.y and not self._is_seen(event):
            self._counted = event
        canvas.lane_scroll.set(y)

    def _boxes(self, place: int, scale: TimeScale, band: LaneBand) -> list[Box]:
        stage = self._canvas.stage
        with stage.packing(FRAME_ITEMS):
            return stage.boxes_for(place, scale, band, self._canvas.drawn_width)

    def _y_of_nearest(self, scale: TimeScale) -> float:
        """Return how far the lanes are to be scrolled up for something to be in sight."""
        canvas, y = self._canvas, self._canvas.lane_scroll.y
        scene = canvas.on_screen.scene
        if scene is None or scene.boxes:
            return y
        with canvas.stage.packing(FRAME_ITEMS):
            rows = canvas.stage.rows_in_time(scale, canvas.drawn_width, canvas.drawn_height, y)
        return y + shift_to_nearest(rows, scene.top_px, canvas.drawn_height)


def _is_in_time(event: Event, scale: TimeScale, width_px: float) -> bool:
    return scale.to_px(event.when.end) > 0 and scale.to_px(event.when.start) < width_px


def shift_to_nearest(rows: Rows, top: float, bottom: float) -> float:
    """Return by how much lanes are to be scrolled further up for the nearest of some rows to be in sight.

    Args:
        rows: Upper and lower edges, in any order.
        top, bottom: Between which heights rows are in sight.

    Returns:
        Logical pixels, negative for down; 0 where a row is in sight, or there is none. As many of the rows
        beyond the nearest as there is room for come with it.
    """
    above = [row for row in rows if row[1] <= top]
    below = [row for row in rows if row[0] >= bottom]
    if len(above) + len(below) < len(rows) or not rows:
        return 0.0
    last_above, first_below = max((low for _, low in above), default=None), min(below, default=None)
    if last_above is None or (first_below is not None and first_below[0] - bottom < top - last_above):
        return min(below)[0] - top - _AIR_PX
    return max(min(above)[0] - top - _AIR_PX, last_above - bottom + _AIR_PX)
