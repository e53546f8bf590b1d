"""The timeline as the window shows it: canvas, scroll bars, overview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QScrollBar, QWidget

from viewer.model.dates.phrases import date_phrase
from viewer.model.dates.pointed import pointed_date
from viewer.model.timeline import Event
from viewer.ui.canvas.canvas import TimelineCanvas
from viewer.ui.canvas.hidden_lanes import HiddenLanesButton
from viewer.ui.canvas.overview import OverviewStrip
from viewer.ui.canvas.shown.stage import BAR_PX
from viewer.ui.look.theme import Appearance
from viewer.ui.state.view_state import ViewState
from viewer.words import N_, _

if TYPE_CHECKING:
    from viewer.ui.canvas.edges import EdgeSigns
    from viewer.ui.canvas.held import HeldInSight
    from viewer.ui.kit.behind import Behind

#: Scroll bars count in steps, not pixels: at deep zoom pixels overflow int32.
TIME_STEPS = 100_000
_EMPTY = N_("No events yet.\n\nPress Ctrl+N, or add an entry to the file: a date and a title are enough.")
#: More events than this are listed with a field to narrow them down.
_MOST_IN_MENU = 20


class TimelineView(QWidget):
    """Canvas with its scroll bars above the overview strip.

    Signals:
        open_pane_requested(): the user wants to read on in the detail pane.
    """

    open_pane_requested = Signal()

    def __init__(self, state: ViewState, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.canvas = TimelineCanvas(state, appearance, self)
        self.overview = OverviewStrip(state, appearance, self)
        self.time_bar = QScrollBar(Qt.Orientation.Horizontal, self)
        self.lane_bar = QScrollBar(Qt.Orientation.Vertical, self)
        self.empty_note = QLabel(self.canvas)
        self._hint = _(_EMPTY)
        self.hidden_lanes = HiddenLanesButton(state, self.canvas)
        self._edge_signs: EdgeSigns | None = None
        self._held: HeldInSight | None = None
        self.canvas.painted.connect(self._look_beyond)
        self._lay_out()
        self.lane_bar.valueChanged.connect(lambda value: self.canvas.lane_scroll.set(float(value)))
        self.time_bar.valueChanged.connect(lambda value: state.show_from(value / TIME_STEPS))
        self.canvas.lane_scroll.changed.connect(self._follow_lanes)
        self.canvas.opened.connect(lambda _id: self.open_pane_requested.emit())
        self.canvas.members_requested.connect(self._list_members)
        #: Draws overview and time bar while the view glides; made for the first glide.
        self._behind: Behind | None = None
        self.overview.is_led = True
        state.scale_changed.connect(self._scale_changed)
        state.scale_changed.connect(self._hold)
        state.timeline_changed.connect(self._timeline_changed)
        appearance.theme_changed.connect(self._timeline_changed)
        self._timeline_changed()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.canvas, 0, 0)
        grid.addWidget(self.time_bar, 1, 0)
        grid.addWidget(self.overview, 2, 0)
        grid.setRowStretch(0, 1)
        self.canvas.installEventFilter(self)
        for bar in (self.time_bar, self.lane_bar):
            bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            bar.hide()
        keep = self.time_bar.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.time_bar.setSizePolicy(keep)
        self.time_bar.setAccessibleName(_("Time"))
        self.lane_bar.setAccessibleName(_("Lanes"))
        # With a ground of its own not all that it lies in is painted under it, with every view.
        self.time_bar.setObjectName("timeBar")
        # It lies over the canvas; a ground of its own lets no label run on under it.
        self.lane_bar.setObjectName("laneBar")
        self.empty_note.setTextFormat(Qt.TextFormat.PlainText)
        self.empty_note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty_note.setWordWrap(True)
        self.empty_note.setObjectName("emptyTimeline")
        self.empty_note.setText(self._hint)
        inside = QGridLayout(self.canvas)
        inside.addWidget(self.empty_note, 0, 0)
        self.setFocusProxy(self.canvas)

    def _place_lane_bar(self) -> None:
        """Lay the bar over the canvas's empty margin: when it comes or goes, nothing is laid out anew."""
        canvas, top = self.canvas.geometry(), round(self.canvas.stage.top_px * self.canvas.unit)
        self.lane_bar.setGeometry(
            canvas.right() - BAR_PX + 1, canvas.top() + top, BAR_PX, canvas.height() - top
        )
        self.lane_bar.raise_()

    @property
    def edge_signs(self) -> EdgeSigns:
        """The signs for what lies outside the view."""
        if self._edge_signs is None:
            from viewer.ui.canvas.edges import EdgeSigns

            self._edge_signs = EdgeSigns(self.canvas)
        return self._edge_signs

    def _look_beyond(self) -> None:
        """Have what lies outside the view counted; while everything is in sight nothing is loaded for it."""
        if self._edge_signs is not None or self._state.visible_part() or self.canvas.lane_scroll.most > 0:
            self.edge_signs.follow()

    def _hold(self) -> None:
        """Have what is looked at held in sight while time is zoomed; nothing is loaded for it before the first frame."""
        if self._held is None:
            if self.canvas.on_screen.scene is None:
                return
            from viewer.ui.canvas.held import HeldInSight

            self._held = HeldInSight(self.canvas)
        self._held.note()

    # --- what the window asks for ---------------------------------------------------

    def settle(self) -> None:
        """Show at once what otherwise comes when the view rests."""
        if self._held is not None:
            self._held.settle()
        if self._edge_signs is not None:
            self._edge_signs.settle()

    def date_text_at(self, position: QPoint) -> str:
        """Return EDTF for the time at a place of the screen, no finer than one can point; empty without a scale."""
        scale = self._state.scale
        if scale is None:
            return ""
        time = scale.to_time(self.canvas.on_screen.time_x(self.canvas.from_desk(position)))
        return pointed_date(time, 1 / scale.px_per_s(scale.axis.stretch_at(time)))

    def lane_id_at(self, position: QPoint) -> str:
        """Return the id of the lane at a place of the screen; empty for none."""
        lane = self.canvas.on_screen.lane_at(self.canvas.from_desk(position))
        return lane.id if lane is not None else ""

    def focus_canvas(self) -> None:
        """Give the canvas the keyboard, as a key does."""
        self.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_waiting(self, waiting: bool) -> None:
        """Say that a file is being read instead of why there is nothing."""
        self.empty_note.setText(_("Reading the file…") if waiting else self._hint)

    def set_hint(self, text: str) -> None:
        """Say why there is nothing to be seen, while there is nothing; for an empty text, how to begin a file."""
        self._hint = text or _(_EMPTY)
        self.empty_note.setText(self._hint)

    # --- followers ------------------------------------------------------------------

    def _timeline_changed(self) -> None:
        self.empty_note.setVisible(not self._state.timeline.events)
        self._place_lane_bar()
        self.overview.set_inset(self.canvas.stage.gutter_px)
        self._place_lane_bar()

    def _follow_lanes(self) -> None:
        overflow = round(self.canvas.lane_scroll.most)
        # Another range moves the bar, which would be taken for a hand on it; so below.
        self.lane_bar.blockSignals(True)
        self.lane_bar.setRange(0, overflow)
        self.lane_bar.setPageStep(max(1, round(self.canvas.drawn_height / 2)))
        self.lane_bar.setSingleStep(22)
        self.lane_bar.setValue(round(self.canvas.lane_scroll.y))
        self.lane_bar.blockSignals(False)
        # It lies over the canvas, whose picture is copied fast as long as nothing opaque takes a corner out of it.
        self.lane_bar.setVisible(overflow > 0)

    def _scale_changed(self) -> None:
        """Follow the view; while it glides, behind the frames of the timeline."""
        if not self._state.motion.is_running:
            self._follow_time()
            return
        if self._behind is None:
            from viewer.ui.kit.behind import Behind

            self._behind = Behind(self._follow_behind, self)
            self.canvas.painted.connect(self._behind.give_way)
        self._behind.wish()

    def _follow_behind(self) -> None:
        self._follow_time()
        self.time_bar.repaint()
        self.overview.follow_at_once()

    def _follow_time(self) -> None:
        """Set the time bar to the part of the content that is visible."""
        part = self._state.visible_part()
        if part is None:
            self.time_bar.hide()
            return
        begin, length = part
        page = max(1, round(TIME_STEPS * length))
        self.time_bar.blockSignals(True)
        self.time_bar.setRange(0, TIME_STEPS - page)
        self.time_bar.setPageStep(page)
        self.time_bar.setSingleStep(max(1, page // 10))
        self.time_bar.setValue(round(TIME_STEPS * begin))
        self.time_bar.blockSignals(False)
        self.time_bar.show()
        # Qt forgets it with every style sheet.
        self.time_bar.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def _list_members(self, places: list[int], position: QPoint | None) -> None:
        """List the events of a cluster that zoom cannot part, and select the one chosen."""
        at = position or self.canvas.mapToGlobal(self.canvas.rect().center())
        events = [self._state.timeline.events[place] for place in places]
        if len(events) > _MOST_IN_MENU:
            self._choose_member(events, at)
            return
        menu = self.member_menu(events)
        menu.exec(at)
        menu.deleteLater()

    def member_menu(self, events: list[Event]) -> QMenu:
        """Return a menu that selects one of some events."""
        menu = QMenu(self)
        for event in events:
            action = menu.addAction(f"{date_phrase(event.date)}   {event.title}".replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, name=event.id: self._state.select(name))
        return menu

    def _choose_member(self, events: list[Event], at: QPoint) -> None:
        from viewer.ui.canvas.chooser import MemberChooser

        chooser = MemberChooser(events, self._state.selected_id, self.window())
        self._state.timeline_changed.connect(chooser.close)
        chooser.chosen.connect(self._state.select)
        chooser.open_at(at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the lanes' bar where the canvas is."""
        if watched is self.canvas and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place_lane_bar()
        return super().eventFilter(watched, event)
