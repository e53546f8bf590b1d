"""The canvas's keys: walking through events, moving and zooming the view."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from viewer.model.timeline import Event, Lane
from viewer.ui.state.view_state import ViewState

if TYPE_CHECKING:
    from viewer.ui.canvas.canvas import TimelineCanvas

_Key = Qt.Key
_NONE = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
KEY_ZOOM = 1.5


class CanvasKeys:
    """Answers the keys of one canvas."""

    def __init__(self, canvas: TimelineCanvas, state: ViewState) -> None:
        self._canvas = canvas
        self._state = state
        screen = self._screen
        self._plain: dict[int, Callable[[], None]] = {
            _Key.Key_Right: lambda: self._step(1),
            _Key.Key_Left: lambda: self._step(-1),
            _Key.Key_Down: lambda: self._across_lanes(1),
            _Key.Key_Up: lambda: self._across_lanes(-1),
            _Key.Key_Home: lambda: self._select(self._state.end(first=True)),
            _Key.Key_End: lambda: self._select(self._state.end(first=False)),
            _Key.Key_PageUp: lambda: screen(-1),
            _Key.Key_PageDown: lambda: screen(1),
            _Key.Key_Plus: lambda: canvas.zoom_by(KEY_ZOOM),
            _Key.Key_Equal: lambda: canvas.zoom_by(KEY_ZOOM),
            _Key.Key_Minus: lambda: canvas.zoom_by(1 / KEY_ZOOM),
            _Key.Key_0: canvas.fit_all,
            _Key.Key_F: canvas.zoom_to_selection,
            _Key.Key_Return: self._open,
            _Key.Key_Enter: self._open,
            _Key.Key_Escape: self._leave,
            _Key.Key_M: lambda: canvas.ruler.toggle(),
            _Key.Key_C: lambda: self._on_lane(canvas.lanes.toggle_collapsed),
            _Key.Key_H: lambda: self._on_lane(lambda lane: canvas.lanes.set_hidden(lane, True)),
            _Key.Key_F2: self._edit,
        }
        self._with_ctrl: dict[int, Callable[[], None]] = {
            _Key.Key_Home: lambda: self._end_of_time(first=True),
            _Key.Key_End: lambda: self._end_of_time(first=False),
            _Key.Key_Plus: lambda: canvas.zoom_by(KEY_ZOOM),
            _Key.Key_Equal: lambda: canvas.zoom_by(KEY_ZOOM),
            _Key.Key_Minus: lambda: canvas.zoom_by(1 / KEY_ZOOM),
            _Key.Key_0: canvas.fit_all,
        }

        self._with_ctrl_shift: dict[int, Callable[[], None]] = {
            _Key.Key_Up: lambda: self._on_lane(lambda lane: canvas.lanes.move(lane, -1)),
            _Key.Key_Down: lambda: self._on_lane(lambda lane: canvas.lanes.move(lane, 1)),
        }

    def handle(self, event: QKeyEvent) -> bool:
        """Do what a key says; tell whether it was one of ours."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers in (_NONE, _SHIFT):
            action = self._plain.get(event.key())
        elif modifiers == _CTRL | _SHIFT and event.key() in self._with_ctrl_shift:
            action = self._with_ctrl_shift[event.key()]
        elif modifiers in (_CTRL, _CTRL | _SHIFT):
            action = self._with_ctrl.get(event.key())
        else:
            action = None
        if action is None:
            return False
        self._state.halt_drift()
        action()
        return True

    def _step(self, step: int) -> None:
        self._select(self._state.neighbour(step))

    def _select(self, event: Event | None) -> None:
        if event is not None:
            self._state.select(event.id)

    def _across_lanes(self, step: int) -> None:
        """Select the event nearest in time in the next lane, up or down, that has any."""
        here = self._state.selected
        if here is None:
            self._step(step)
            return
        lanes = self._state.timeline.lanes
        shown = self._state.lane_view.shown(lanes)
        row = next((row for row, number in enumerate(shown) if lanes[number].id == here.lane), 0)
        lane_places = self._canvas.stage.index.lane_places
        events = self._state.timeline.events
        while 0 <= (row := row + step) < len(shown):
            places = lane_places[shown[row]]
            if places:
                middle = here.when.window.middle
                place = min(places, key=lambda p: abs(events[p].when.window.middle - middle))
                self._state.select(events[place].id)
                return

    def _on_lane(self, command: Callable[[Lane], None]) -> None:
        """Do something to the lane of the selected event."""
        lane = self._canvas.lanes.lane_of_selection()
        if lane is not None:
            command(lane)

    def _screen(self, direction: int) -> None:
        self._canvas.pan_by(direction * self._canvas.time_px * 0.9)

    def _end_of_time(self, *, first: bool) -> None:
        reach = self._canvas.stage.index.reach
        if reach is not None:
            self._canvas.show_time(reach.start if first else reach.end)

    def _open(self) -> None:
        selected = self._state.selected_id
        if not selected:
            return
        box = self._canvas.cluster_of(selected)
        if box is not None:
            self._canvas.open_box(box)
        else:
            self._canvas.opened.emit(selected)

    def _leave(self) -> None:
        """Take the ruler away, else leave the search, else the selection."""
        if self._canvas.ruler.is_set:
            self._canvas.ruler.remove()
        elif self._state.hits is not None:
            self._canvas.search_left.emit()
        else:
            self._state.select("")

    def _edit(self) -> None:
        if self._state.selected_id:
            self._canvas.edit_requested.emit(self._state.selected_id)
