"""Ways through the timeline beside the gestures: history, go to date, legend, context menus."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from viewer.ui.canvas.lanes import lane_name
from viewer.ui.canvas.timeline_view import TimelineView
from viewer.ui.look.theme import Appearance
from viewer.ui.state.view_history import ViewHistory
from viewer.ui.state.view_state import ViewState
from viewer.ui.window.actions import Actions


class Navigation(QObject):
    """Adds its commands to the window's menus and answers the canvas's context menus.

    Signals:
        copied(str, str): a text for the clipboard, and what to say of it.
        menu_filled(QMenu, str, QPoint): the context menu of the event with this id (empty for
            the ground) is about to be shown at this place of the screen; others may add to it.
    """

    copied = Signal(str, str)
    menu_filled = Signal(QMenu, str, QPoint)

    def __init__(
        self, state: ViewState, view: TimelineView, actions: Actions, appearance: Appearance, window: QWidget
    ) -> None:
        super().__init__(window)
        self._state = state
        self._view = view
        self._actions = actions
        self._appearance = appearance
        self._window = window
        self.history = ViewHistory(state, self)
        self.back = self._made("&Back", "Alt+Left", lambda: self.history.go(-1))
        self.forward = self._made("For&ward", "Alt+Right", lambda: self.history.go(1))
        self.to_date = self._made("&Go to date…", "Ctrl+G", self.ask_date)
        self.measure = self._made("&Measure from here\tM", "", view.canvas.ruler.toggle)
        self.legend = self._made("&Legend", "Shift+F1", self.show_legend)
        view.canvas.context_requested.connect(self.show_menu)
        view.canvas.lane_context_requested.connect(self.show_lane_menu)
        self.history.changed.connect(self._enable)
        state.timeline_changed.connect(self._enable)
        state.selection_changed.connect(lambda _id: self._enable())
        self._enable()

    def _made(self, text: str, key: str, run: object) -> QAction:
        action = QAction(text, self._window)
        action.setShortcut(QKeySequence(key))
        assert callable(run)
        action.triggered.connect(lambda _checked=False: run())
        self._window.addAction(action)
        return action

    def fill_menus(self, view: QMenu, go: QMenu, help_menu: QMenu) -> None:
        """Put the commands into the window's menus."""
        view.insertAction(self._actions.fold, self.measure)
        view.insertSeparator(self._actions.fold)
        lanes = QMenu("&Lanes", view)
        view.insertMenu(self._actions.pane, lanes)
        lanes.aboutToShow.connect(lambda: self.fill_lanes(lanes))
        go.addSeparator()
        go.addActions([self.back, self.forward])
        go.addSeparator()
        go.addAction(self.to_date)
        help_menu.insertAction(self._actions.about, self.legend)

    def fill_lanes(self, menu: QMenu) -> None:
        """Fill the menu of lanes with those of the timeline."""
        menu.clear()
        self._view.canvas.lanes.fill_lanes_menu(menu)

    def _enable(self) -> None:
        self.back.setEnabled(self.history.can_go_back)
        self.forward.setEnabled(self.history.can_go_forward)
        has_events = bool(self._state.timeline.events)
        self.to_date.setEnabled(has_events)
        self.legend.setEnabled(has_events)
        self.measure.setEnabled(self._state.selected is not None)

    def ask_date(self) -> None:
        """Ask for a date and show it."""
        from viewer.ui.window.go_to_date import GoToDateDialog

        dialog = GoToDateDialog(self._state.timeline.time_zone, self._window)
        dialog.chosen.connect(self._state.show_span)
        dialog.open()

    def show_legend(self) -> None:
        """Show what the marks mean."""
        from viewer.ui.window.legend import LegendDialog

        LegendDialog(self._state.timeline, self._appearance.theme, self._window).show()

    def show_menu(self, event_id: str, position: QPoint) -> None:
        """Show the context menu of an event, or of the empty ground."""
        menu = self.menu_for(event_id)
        self.menu_filled.emit(menu, event_id, position)
        menu.exec(position)
        menu.deleteLater()

    def show_lane_menu(self, lane_id: str, position: QPoint) -> None:
        """Show the context menu of a lane's title."""
        menu = self.lane_menu(lane_id)
        menu.exec(position)
        menu.deleteLater()

    def lane_menu(self, lane_id: str) -> QMenu:
        """Return the context menu of a lane's title."""
        menu, commands = QMenu(self._window), self._view.canvas.lanes
        for lane in commands.lanes:
            if lane.id == lane_id:
                commands.fill_lane_menu(menu, lane)
        menu.addSeparator()
        self._add_lanes(menu)
        return menu

    def _add_lanes(self, menu: QMenu) -> None:
        """Add the menu of all lanes."""
        self._view.canvas.lanes.fill_lanes_menu(menu.addMenu("&Lanes"))

    def menu_for(self, event_id: str) -> QMenu:
        """Return the context menu of an event, or of the empty ground for an empty id."""
        menu = QMenu(self._window)
        if event_id:
            self._state.select(event_id)
            menu.addActions([self._actions.zoom_selection, self.measure, self._actions.copy_title])
            self._add_quotations(menu)
            self._add_lane(menu)
            menu.addSeparator()
            menu.addAction(self._actions.edit_line)
        else:
            menu.addActions([self._actions.fit, self._actions.fold])
            self._add_measuring(menu)
            self._add_lanes(menu)
            menu.addSeparator()
            menu.addActions([self.back, self.forward, self.to_date])
        return menu

    def _add_lane(self, menu: QMenu) -> None:
        """Add what can be done to the selected event's lane."""
        commands = self._view.canvas.lanes
        lane = commands.lane_of_selection()
        if lane is not None and len(commands.lanes) > 1:
            name = lane_name(lane).replace("&", "&&")
            commands.fill_lane_menu(menu.addMenu(f"&Lane: {name}"), lane, keys=True)

    def _add_measuring(self, menu: QMenu) -> None:
        """Offer the ruler at the pointer's time, or to take it away."""
        canvas = self._view.canvas
        here = menu.addAction("&Measure from here")
        # An open menu takes the pointer away from the canvas: the time is taken now.
        time = canvas.ruler.pointed_time()
        here.setEnabled(time is not None)
        if time is not None:
            here.triggered.connect(lambda _checked=False: canvas.ruler.set_at_time(*time))
        if canvas.ruler.is_set:
            away = menu.addAction("&Take the ruler away\tEsc")
            away.triggered.connect(lambda _checked=False: canvas.ruler.remove())

    def _add_quotations(self, menu: QMenu) -> None:
        from viewer.model.event_words import citation

        event = self._state.selected
        quotes = event.quotes if event is not None else ()
        target = menu
        if len(quotes) > 1:
            target = menu.addMenu("Copy &quotation with citation")
        for quote in quotes:
            shown = quote.text if len(quote.text) <= 48 else quote.text[:47].rstrip() + "…"
            name = f"“{shown}”".replace("&", "&&") if len(quotes) > 1 else "Copy &quotation with citation"
            text = citation(quote, self._state.timeline.source(quote.source))
            action = target.addAction(name)
            action.triggered.connect(
                lambda _checked=False, text=text: self.copied.emit(text, "Quotation copied")
            )
