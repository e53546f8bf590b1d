"""The canvas's keys, one row each: walking through events, moving and zooming the view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from viewer.dataclass import dataclass
from viewer.model.timeline import Event, Lane
from viewer.ui.canvas.ruler import Ruler
from viewer.ui.canvas.shown.lanes import LaneCommands
from viewer.ui.state.moving_scale import ZOOM_STEP
from viewer.ui.state.view_state import ViewState
from viewer.words import N_

#: A screen on leaves so much of the one before in sight.
_SCREEN_SHARE = 0.9


class CanvasKeys:
    """Answers the keys of one canvas by the rows of :data:`CANVAS_KEYS`.

    Args:
        state: What the keys change.
        lanes: Collapses, hides and moves lanes.
        ruler: Measures.
        open_event: Opens the event with an id, or the cluster that it is drawn in.
        leave_search: Ends the search.
    """

    def __init__(
        self,
        state: ViewState,
        lanes: LaneCommands,
        ruler: Ruler,
        open_event: Callable[[str], object],
        leave_search: Callable[[], object],
    ) -> None:
        self.state = state
        self.lanes = lanes
        self.ruler = ruler
        self._open_event = open_event
        self._leave_search = leave_search
        self._rows = {_combination(key): row for row in CANVAS_KEYS for key in row.keys}

    def handle(self, event: QKeyEvent) -> bool:
        """Do what a key says; tell whether it was one of ours.

        A row that does not name Shift answers with it as well: on some keyboards plus needs it.
        """
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        row = self._rows.get((event.key(), held))
        if row is None:
            row = self._rows.get((event.key(), held & ~Qt.KeyboardModifier.ShiftModifier))
        if row is None:
            return False
        self.state.halt_drift()
        row.run(self)
        return True

    def step(self, step: int) -> None:
        """Select an event so many places on."""
        self.select(self.state.neighbour(step))

    def select(self, event: Event | None) -> None:
        """Select an event, if there is one."""
        if event is not None:
            self.state.select(event.id)

    def across_lanes(self, step: int) -> None:
        """Select the event nearest in time in the next lane, up or down, that has any."""
        self.select(self.state.across_lanes(step) if self.state.selected else self.state.neighbour(step))

    def on_lane(self, command: Callable[[Lane], None]) -> None:
        """Do something to the lane of the selected event."""
        lane = self.lanes.lane_of_selection()
        if lane is not None:
            command(lane)

    def screen(self, direction: int) -> None:
        """Show the time a screen on, or back."""
        self.state.pan_by(direction * self.state.width_px * _SCREEN_SHARE)

    def open(self) -> None:
        """Open the selected event."""
        if self.state.selected_id:
            self._open_event(self.state.selected_id)

    def leave(self) -> None:
        """Take the ruler away, else leave the search, else the selection."""
        if self.ruler.is_set:
            self.ruler.remove()
        elif self.state.hits is not None:
            self._leave_search()
        else:
            self.state.select("")


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One key of the canvas.

    Attributes:
        name: A command of the window with this name shows the key in its menu.
        keys: As Qt writes them; the first one is shown.
        words: What the list of keys says.
        run: Does it.
    """

    name: str
    keys: tuple[str, ...]
    words: str
    run: Callable[[CanvasKeys], None]


CANVAS_KEYS = (
    KeyRow("walk_back", ("Left",), N_("previous event"), lambda k: k.step(-1)),
    KeyRow("walk_on", ("Right",), N_("next event"), lambda k: k.step(1)),
    KeyRow("walk_up", ("Up",), N_("nearest event of the lane above"), lambda k: k.across_lanes(-1)),
    KeyRow("walk_down", ("Down",), N_("nearest event of the lane below"), lambda k: k.across_lanes(1)),
    KeyRow("first", ("Home",), N_("first event"), lambda k: k.select(k.state.end(first=True))),
    KeyRow("last", ("End",), N_("last event"), lambda k: k.select(k.state.end(first=False))),
    KeyRow("first_time", ("Ctrl+Home",), N_("first moment"), lambda k: k.state.show_end(first=True)),
    KeyRow("last_time", ("Ctrl+End",), N_("last moment"), lambda k: k.state.show_end(first=False)),
    KeyRow("screen_back", ("PgUp",), N_("a screen back"), lambda k: k.screen(-1)),
    KeyRow("screen_on", ("PgDown",), N_("a screen on"), lambda k: k.screen(1)),
    KeyRow("plus", ("+", "=", "Ctrl++", "Ctrl+="), N_("zoom in"), lambda k: k.state.zoom_by(ZOOM_STEP)),
    KeyRow("minus", ("-", "Ctrl+-"), N_("zoom out"), lambda k: k.state.zoom_by(1 / ZOOM_STEP)),
    KeyRow("whole", ("0", "Ctrl+0"), N_("whole timeline"), lambda k: k.state.fit()),
    KeyRow("zoom_event", ("F",), N_("zoom to the selected event"), lambda k: k.state.show_selected()),
    KeyRow(
        "open_event",
        ("Return", "Enter"),
        N_("open the cluster or the detail pane; where it is open, edit the event"),
        lambda k: k.open(),
    ),
    KeyRow(
        "measure",
        ("M",),
        N_("measure from the selected event, or from the pointer, to another"),
        lambda k: k.ruler.toggle(),
    ),
    KeyRow(
        "open_gap",
        ("G",),
        N_("unfold the folded gap nearest to the selected event"),
        lambda k: k.state.open_nearest_gap(),
    ),
    KeyRow(
        "close_gap",
        ("Shift+G",),
        N_("fold the unfolded gap nearest to it again"),
        lambda k: k.state.close_nearest_gap(),
    ),
    KeyRow(
        "collapse_lane",
        ("C",),
        N_("collapse the selected event's lane to one thin row, or open it"),
        lambda k: k.on_lane(k.lanes.toggle_collapsed),
    ),
    KeyRow(
        "hide_lane",
        ("H",),
        N_("hide that lane; View, Lanes brings it back"),
        lambda k: k.on_lane(lambda lane: k.lanes.set_hidden(lane, True)),
    ),
    KeyRow(
        "lane_up",
        ("Ctrl+Shift+Up",),
        N_("move that lane up"),
        lambda k: k.on_lane(lambda lane: k.lanes.move(lane, -1)),
    ),
    KeyRow(
        "lane_down",
        ("Ctrl+Shift+Down",),
        N_("move that lane down"),
        lambda k: k.on_lane(lambda lane: k.lanes.move(lane, 1)),
    ),
    KeyRow("leave", ("Esc",), N_("take the ruler away; end the search; select nothing"), lambda k: k.leave()),
)


def _combination(key: str) -> tuple[int, Qt.KeyboardModifier]:
    # Qt's stubs do not know that a key sequence is a sequence.
    first = cast("Sequence[QKeyCombination]", QKeySequence(key))[0]
    return int(first.key()), first.keyboardModifiers()
