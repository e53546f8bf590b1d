"""The canvas's keys: walking through events, moving and zooming the view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from viewer.model.timeline import Event, Lane
from viewer.ui.canvas.lanes import LaneCommands
from viewer.ui.canvas.ruler import Ruler
from viewer.ui.state.moving_scale import ZOOM_STEP
from viewer.ui.state.view_state import ViewState

_Key = Qt.Key
_NONE = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
#: A screen on leaves so much of the one before in sight.
_SCREEN_SHARE = 0.9


class CanvasKeys:
    """Answers the keys of one canvas.

    Args:
        state: What the keys change.
        lanes: Collapses, hides and moves lanes.
        ruler: Measures.
        open_event: Opens the event with an id, or the cluster that it is drawn in.
        edit_event: Edits it.
        leave_search: Ends the search.
    """

    def __init__(
        self,
        state: ViewState,
        lanes: LaneCommands,
        ruler: Ruler,
        open_event: Callable[[str], object],
        edit_event: Callable[[str], object],
        leave_search: Callable[[], object],
    ) -> None:
        self._state = state
        self._lanes = lanes
        self._ruler = ruler
        self._leave_search = leave_search
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
            _Key.Key_Plus: lambda: state.zoom_by(ZOOM_STEP),
            _Key.Key_Equal: lambda: state.zoom_by(ZOOM_STEP),
            _Key.Key_Minus: lambda: state.zoom_by(1 / ZOOM_STEP),
            _Key.Key_0: state.fit,
            _Key.Key_F: state.show_selected,
            _Key.Key_Return: lambda: self._to_selected(open_event),
            _Key.Key_Enter: lambda: self._to_selected(open_event),
            _Key.Key_Escape: self._leave,
            _Key.Key_M: ruler.toggle,
            _Key.Key_C: lambda: self._on_lane(lanes.toggle_collapsed),
            _Key.Key_H: lambda: self._on_lane(lambda lane: lanes.set_hidden(lane, True)),
            _Key.Key_F2: lambda: self._to_selected(edit_event),
        }
        self._with_ctrl: dict[int, Callable[[], None]] = {
            _Key.Key_Home: lambda: state.show_end(first=True),
            _Key.Key_End: lambda: state.show_end(first=False),
            _Key.Key_Plus: lambda: state.zoom_by(ZOOM_STEP),
            _Key.Key_Equal: lambda: state.zoom_by(ZOOM_STEP),
            _Key.Key_Minus: lambda: state.zoom_by(1 / ZOOM_STEP),
            _Key.Key_0: state.fit,
        }

        self._with_ctrl_shift: dict[int, Callable[[], None]] = {
            _Key.Key_Up: lambda: self._on_lane(lambda lane: lanes.move(lane, -1)),
            _Key.Key_Down: lambda: self._on_lane(lambda lane: lanes.move(lane, 1)),
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
        self._select(self._state.across_lanes(step) if self._state.selected else self._state.neighbour(step))

    def _on_lane(self, command: Callable[[Lane], None]) -> None:
        """Do something to the lane of the selected event."""
        lane = self._lanes.lane_of_selection()
        if lane is not None:
            command(lane)

    def _screen(self, direction: int) -> None:
        self._state.pan_by(direction * self._state.width_px * _SCREEN_SHARE)

    def _to_selected(self, command: Callable[[str], object]) -> None:
        """Do something to the selected event."""
        if self._state.selected_id:
            command(self._state.selected_id)

    def _leave(self) -> None:
        """Take the ruler away, else leave the search, else the selection."""
        if self._ruler.is_set:
            self._ruler.remove()
        elif self._state.hits is not None:
            self._leave_search()
        else:
            self._state.select("")
