"""What can be done to a lane: collapse it, hide it, move it; by title, menu and key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from viewer.model.timeline import Lane
from viewer.ui.kit.menu_texts import menu_key, with_key
from viewer.ui.state.view_state import ViewState
from viewer.words import _


def lane_name(lane: Lane) -> str:
    """Return what a lane is called in menus."""
    return lane.title or _("Unnamed lane")


class LaneCommands:
    """Changes how the lanes of the timeline are shown; the file knows nothing of it."""

    def __init__(self, state: ViewState) -> None:
        self._state = state

    @property
    def lanes(self) -> list[Lane]:
        """All lanes in the order shown, hidden ones included."""
        lanes = self._state.timeline.lanes
        return [lanes[number] for number in self._state.lane_view.numbers(lanes)]

    @property
    def shown(self) -> list[Lane]:
        """The lanes on the canvas, from above."""
        lanes = self._state.timeline.lanes
        return [lanes[number] for number in self._state.lane_view.shown(lanes)]

    @property
    def hidden(self) -> list[Lane]:
        """The lanes that are not shown."""
        return [lane for lane in self.lanes if lane.id in self._state.hidden_lanes]

    def lane_of_selection(self) -> Lane | None:
        """Return the lane of the selected event."""
        event = self._state.selected
        return next((lane for lane in self.lanes if event is not None and lane.id == event.lane), None)

    def is_collapsed(self, lane: Lane) -> bool:
        """Tell whether a lane is one thin row."""
        return self._state.lane_view.is_thin(lane.id)

    def toggle_collapsed(self, lane: Lane) -> None:
        """Collapse a lane to one thin row, or open it again; a lane alone stays open."""
        if len(self.lanes) > 1:
            view = self._state.lane_view.with_collapsed(lane.id, not self.is_collapsed(lane))
            self._state.set_lane_view(view)

    def toggle_alone(self, lane: Lane) -> None:
        """Give a lane the window, all others thin; or go back to how they were."""
        if len(self.shown) > 1 or self._state.lane_view.alone:
            self._state.set_lane_view(self._state.lane_view.with_alone(lane.id))

    @property
    def are_fitted(self) -> bool:
        """Whether all lanes are kept in sight."""
        return self._state.lane_view.fitted

    def toggle_fitted(self) -> None:
        """Keep all lanes in sight, or let them be as high as they need."""
        self._state.set_lane_view(replace(self._state.lane_view, fitted=not self.are_fitted, alone=""))

    def collapse_all(self, collapsed: bool) -> None:
        """Collapse all lanes, or open them."""
        names = frozenset(lane.id for lane in self.lanes) if collapsed else frozenset()
        self._state.set_lane_view(replace(self._state.lane_view, collapsed=names, alone=""))

    def set_hidden(self, lane: Lane, hidden: bool) -> None:
        """Hide a lane or show it again; the last one stays."""
        if not hidden or len(self.shown) > 1:
            self._state.set_lane_view(self._state.lane_view.with_hidden(lane.id, hidden))

    def show_all(self) -> None:
        """Show every lane."""
        self._state.set_lane_view(replace(self._state.lane_view, hidden=frozenset()))

    def can_move(self, lane: Lane, step: int) -> bool:
        """Tell whether a lane has another on the side that it is to be moved to."""
        shown = [one.id for one in self.shown]
        return lane.id in shown and 0 <= shown.index(lane.id) + step < len(shown)

    def move(self, lane: Lane, step: int) -> None:
        """Move a lane so many places down among those shown, up if negative."""
        self._state.set_lane_view(self._state.lane_view.moved(self._state.timeline.lanes, lane.id, step))

    def restore_order(self) -> None:
        """Show the lanes in the file's order."""
        self._state.set_lane_view(replace(self._state.lane_view, order=()))

    # --- menus --------------------------------------------------------------------------

    def fill_lane_menu(self, menu: QMenu, lane: Lane, *, keys: bool = False) -> None:
        """Put what can be done to one lane into a menu.

        Args:
            menu: Receives the commands.
            lane: The lane.
            keys: Name the canvas's keys, which mean the lane of the selected event.
        """
        several = len(self.lanes) > 1

        def add(text: str, key: str, enabled: bool, run: Callable[[], None]) -> None:
            action = menu.addAction(with_key(text, menu_key(key)) if keys and key else text)
            action.setEnabled(enabled)
            action.triggered.connect(lambda _checked=False: run())

        collapsed = self.is_collapsed(lane)
        add(
            _("&Open lane") if collapsed else _("&Collapse lane"),
            "C",
            several,
            lambda: self.toggle_collapsed(lane),
        )
        alone = self._state.lane_view.alone == lane.id
        add(
            _("&All lanes again") if alone else _("&This lane alone"),
            "",
            several,
            lambda: self.toggle_alone(lane),
        )
        add(_("&Hide lane"), "H", len(self.shown) > 1, lambda: self.set_hidden(lane, True))
        add(_("Move &up"), "Ctrl+Shift+Up", self.can_move(lane, -1), lambda: self.move(lane, -1))
        add(_("Move &down"), "Ctrl+Shift+Down", self.can_move(lane, 1), lambda: self.move(lane, 1))

    def fill_lanes_menu(self, menu: QMenu) -> None:
        """Put a tick for every lane into a menu, and what concerns them all."""
        for lane in self.lanes:
            action: QAction = menu.addAction(lane_name(lane).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(lane.id not in self._state.hidden_lanes)
            action.setEnabled(bool(self.hidden) or len(self.shown) > 1)
            action.toggled.connect(lambda on, lane=lane: self.set_hidden(lane, not on))
        menu.addSeparator()
        view, several = self._state.lane_view, len(self.lanes) > 1
        for text, enabled, run in (
            (_("Show &all lanes"), bool(self.hidden), self.show_all),
            (_("&Collapse all lanes"), several, lambda: self.collapse_all(True)),
            (_("&Open all lanes"), bool(view.collapsed or view.alone), lambda: self.collapse_all(False)),
            (_("Order of the &file"), bool(view.order), self.restore_order),
        ):
            whole = menu.addAction(text)
            whole.setEnabled(enabled)
            whole.triggered.connect(lambda _checked=False, run=run: run())
        lane_selected = self.lane_of_selection()
        if lane_selected is not None and several:
            name = lane_name(lane_selected).replace("&", "&&")
            self.fill_lane_menu(
                menu.addMenu(_("Lane of the &selected event: {name}").format(name=name)),
                lane_selected,
                keys=True,
            )
