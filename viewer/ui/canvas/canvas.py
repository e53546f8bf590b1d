"""The canvas: one widget that paints the timeline and turns gestures into view changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from viewer.layout.frame.cursor import CursorMark
from viewer.layout.frame.scene import Scene
from viewer.ui.canvas.glow import ChangeGlow
from viewer.ui.canvas.gutter import CanvasGutter
from viewer.ui.canvas.hover import text_at
from viewer.ui.canvas.keys import CanvasKeys
from viewer.ui.canvas.mouse import CanvasMouse, HoverAtRest
from viewer.ui.canvas.overlay import cursor_rects, draw_band, draw_cursor, draw_drop_line, draw_ruler
from viewer.ui.canvas.ruler import Ruler
from viewer.ui.canvas.shown.view import CanvasView
from viewer.ui.canvas.today import TodayLine, TodayMark, draw_today
from viewer.ui.kit.ahead import WorkAhead
from viewer.ui.kit.focus_ring import BY_KEY, draw_focus_ring
from viewer.ui.kit.rota import Rank
from viewer.ui.look.inks import inks_of
from viewer.ui.look.theme import Appearance, Theme
from viewer.ui.paint.painting import draw_parts, draw_timeline
from viewer.ui.state.view_state import ViewState
from viewer.words import _

if TYPE_CHECKING:
    from viewer.ui.canvas.again import DrawnAgain
    from viewer.ui.canvas.ahead.foresight import CanvasForesight
    from viewer.ui.canvas.ahead.next_views import NextViews


class TimelineCanvas(CanvasView):
    """Draws what the view state says and changes it by mouse, wheel, touchpad and keys.

    Signals:
        opened(str): an event was opened by Enter; its pane should take the focus.
        search_left(): Esc ends the search.
        painted(): a frame is on screen.
        focused(): the keyboard has come to the canvas.
        lane_context_requested(str, QPoint): a context menu is wanted for the lane with this id.
        context_requested(str, QPoint): a context menu is wanted for the event with this id,
            empty for the ground, at a global position.
    """

    opened = Signal(str)
    search_left = Signal()
    painted = Signal()
    focused = Signal()
    context_requested = Signal(str, object)
    lane_context_requested = Signal(str, object)

    def __init__(self, state: ViewState, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(state, appearance, parent)
        self._pointer: QPointF | None = None
        self._measured_text = ""
        self.cursor_mark: CursorMark | None = None
        self._is_ringed = False
        self.glow = ChangeGlow(state.motion.twin(self), self.update, self)
        on_screen, lanes, scroll = self.on_screen, self.lanes, self.lane_scroll
        self.ruler = Ruler(state, on_screen, lambda: self._pointer, lambda: self.shown_scale, self._measured)
        self.gutter = CanvasGutter(self, on_screen, lanes, scroll, self.bands)
        self._mouse = CanvasMouse(
            self, state, on_screen, self.gutter, lanes, scroll, self.hover, self.open_box
        )
        HoverAtRest(self, on_screen, self.painted, lambda: self._pointer, self._mouse.hover)
        self._keys = CanvasKeys(state, lanes, self.ruler, self._open_event, self.search_left.emit)
        self.today = TodayLine(state, parent=self)
        self._told_of_today = False
        self._walk: WorkAhead | None = None
        self._again: DrawnAgain | None = None
        self._foresight: CanvasForesight | None = None
        #: Draws the view that a hand goes on to; made for the first gesture that changes views at once.
        self.next_views: NextViews | None = None
        #: Draws marks over a scene, in its coordinates; None for none.
        self.draw_over: Callable[[QPainter, Scene, Theme], None] | None = None
        #: Draws the signs at the edges over everything, but those that draw themselves; None for none.
        self.draw_signs: Callable[[QPainter], None] | None = None
        #: Whether other widgets stand over the canvas, which signs are to be seen over.
        self.is_crossed = False
        self.today.changed.connect(self.update)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        # Every pixel is painted here; Qt need not fill the ground first.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(240, 160)
        self.installEventFilter(self)
        self.setAccessibleName(_("Timeline"))
        self._measured("")
        state.timeline_changed.connect(self.ruler.timeline_changed)
        state.selection_changed.connect(self.ruler.selection_changed)
        # Where events of one count are selected in turn nothing is painted.
        state.selection_changed.connect(self._walk_on)
        self.pace.rested.connect(self._walk_on)
        state.changes_marked.connect(self._light_up)

    # --- drawing --------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw one frame: the timeline where it has changed, and what lies over it."""
        painter, theme = self.begin_drawing(), self.appearance.theme
        if self._again is not None:
            self._again.finish()
        self._picture.show(painter, self._draw, self._draw_parts, lambda left: self.again.found(left))
        scene = self.on_screen.scene
        self._draw_today(painter, event.region())
        if scene is not None:
            self.glow.draw(painter, scene, theme)
            if self.draw_over is not None:
                self.draw_over(painter, scene, theme)
        if self._mouse.band is not None:
            draw_band(painter, theme, self._mouse.band)
        if self.gutter.drop_y is not None:
            draw_drop_line(painter, theme, self.gutter.drop_y, self.drawn_width)
        self.cursor_mark = self._cursor_mark()
        if self.cursor_mark is not None:
            draw_cursor(painter, inks_of(theme.name, theme), self.cursor_mark, self._stage.gutter_px)
        measured = self.ruler.mark(self.on_screen.scale) if self.ruler.is_set else None
        if measured is not None and scene is not None:
            area = self.drawn_rect.adjusted(self._stage.gutter_px, self._stage.top_px, 0, 0)
            draw_ruler(painter, inks_of(theme.name, theme), measured, area)
        if self._is_ringed:
            draw_focus_ring(painter, theme.focus, self.drawn_rect)
        if self.draw_signs is not None:
            self.draw_signs(painter)
        painter.end()
        self._walk_on()
        self._go_on()
        self._prepare_search()
        self.painted.emit()

    @property
    def walk(self) -> WorkAhead:
        """What draws the next pictures; made, and even imported, for the first event that is selected."""
        if self._walk is None:
            from viewer.ui.canvas.ahead.walk import NextPictures, walked

            pictures = NextPictures(
                self._state, self._picture, self.foresight, self._draw_parts, self.again.prepared
            )
            self._walk = WorkAhead(lambda: walked(self, pictures), self, Rank.SOON)
            self.ahead.give_way_to(self._walk)
        return self._walk

    def _walk_on(self) -> None:
        """Prepare what is next to the selected event, once it is on screen."""
        scene = self.on_screen.scene
        if scene is None or scene.selected < 0 or self._picture.is_moved:
            return
        if self.is_turned:  # time that moves from event to event is on no way to anywhere
            if self._walk is not None:
                self._walk.stop()  # its pictures would take the place of those that a hand comes back to
            return
        # With every letter others are found.
        if scene.hits is None and not self._state.is_search_awaited:
            # A key that is held down needs the next picture as soon as it needs this one's end.
            self.walk.hurry(Rank.AWAITED if self.pace.is_walking and self.is_rough else Rank.SOON)
            # What was prepared before it was drawn anew is gone.
            self.walk.begin((self.on_screen.scale, scene.lanes, scene.selected, self._picture.drawn))

    def _go_on(self) -> None:
        """Prepare the next view of a gesture that changes views at once; imported for the first of them."""
        state = self._state
        if self.next_views is None:
            if not state.has_gesture or self.on_screen.scene is None:
                return  # the first frame asks nobody whether things may move
            if state.motion.allowed or state.repeated is None:
                return
            from viewer.ui.canvas.ahead.next_views import NextViews

            self.next_views = NextViews(self, self.foresight, self._picture, self.again.prepared)
            self.ahead.give_way_to(self.next_views.work)
        self.next_views.go_on()

    def _draw(self, painter: QPainter, before: Scene | None) -> Scene | None:
        made = self._again.take_made() if self._again is not None else None
        scene, theme = made or self.frame(), self.appearance.theme
        self._show(scene)
        if scene is None:
            painter.fillRect(self.drawn_rect, theme.ground)
        else:
            draw_timeline(painter, scene, theme, before)
        return scene

    @property
    def foresight(self) -> CanvasForesight:
        """What tells where a step leads; imported when it is asked for the first time."""
        if self._foresight is None:
            from viewer.ui.canvas.ahead.foresight import CanvasForesight

            self._foresight = CanvasForesight(self)
        return self._foresight

    @property
    def again(self) -> DrawnAgain:
        """What draws views ahead and finds them; imported when something moves for the first time."""
        if self._again is None:
            from viewer.ui.canvas.again import DrawnAgain

            self._again = DrawnAgain(self, self._picture, self._show)
        return self._again

    def _show(self, scene: Scene | None) -> None:
        """Take note of a scene that is being painted, and prepare what may follow it."""
        self.on_screen.hold(scene, self.shown_scale, self._stage.gutter_px)
        if scene is not None:
            stands = self.on_screen.scale, scene.scroll_y  # other lanes in sight have other titles
            # Of a view that was left and came back before it was painted, the rows have still to be followed.
            self.ahead.begin((self._stage.arrangement, stands, self._is_coarse, self._kept_rows))

    def _draw_parts(self, painter: QPainter, scene: Scene, parts: list[QRectF]) -> None:
        draw_parts(painter, scene, self.appearance.theme, parts)

    def _steps_ahead(self) -> Iterator[int | None]:
        """Return steps of preparing: first what is missing on screen, last the letters of what may come."""
        if not self.is_rough:
            yield 20  # milliseconds: nobody waits for what follows, but maybe for the first frame
        from viewer.ui.canvas.ahead.rehearsal import rehearsed

        yield from rehearsed(self, super()._steps_ahead())

    def _draw_today(self, painter: QPainter, region: QRegion) -> None:
        mark, theme = self._today_mark(), self.appearance.theme
        area = self.drawn_rect.adjusted(self._stage.gutter_px, self._stage.top_px, 0, 0)
        # With most steps it lies outside of what is drawn, and Qt would go down all of it to find that out.
        if mark is not None and self.is_in(region, mark.reach(area)):
            draw_today(painter, inks_of(theme.name, theme), mark, area)
        if (mark is not None) != self._told_of_today:
            self._told_of_today = mark is not None
            self._describe()

    @property
    def today_words(self) -> str:
        """What is said of today; empty where it is not in sight."""
        return self.today.words if self._today_mark() is not None else ""

    def _today_mark(self) -> TodayMark | None:
        if self.on_screen.scene is None:
            return None
        return self.today.mark(self.on_screen.scale, self.drawn_width - self._stage.gutter_px)

    # --- the pointer's line -------------------------------------------------------------

    @property
    def pointer(self) -> QPointF | None:
        """The pointer over the time area, in the canvas's coordinates; None while it is elsewhere."""
        return self._pointer

    def point_at(self, position: QPointF | None) -> None:
        """Show the time under the pointer, or under none; nothing is laid out or drawn for it anew."""
        if position is not None and not self._is_in_time_area(position):
            position = None
        if position == self._pointer:
            return
        before = self.cursor_mark
        self._pointer = position
        self.ruler.pointer_moved()
        for mark in (before, self._cursor_mark()):
            for rect in cursor_rects(mark, self._stage.gutter_px, self.drawn_height) if mark else ():
                self.redraw(rect)

    def _is_in_time_area(self, position: QPointF) -> bool:
        x, y = position.x(), position.y()
        return self._stage.gutter_px <= x < self.drawn_width and 0 <= y < self.drawn_height

    def _cursor_mark(self) -> CursorMark | None:
        """Return the pointer's line and time on the picture as it was painted."""
        scene, scale, at = self.on_screen.scene, self.on_screen.scale, self._pointer
        if at is None or scene is None or scale is None or not self._is_in_time_area(at):
            return None
        return self._stage.cursor_mark(scene, scale, self.on_screen.time_x(at))

    def _measured(self, text: str) -> None:
        """Draw the ruler, and say to assistive technology what is measured."""
        self._measured_text = text
        self._describe()
        self.update()

    def _describe(self) -> None:
        """Say to assistive technology what is measured, or how to walk; and that today is in sight."""
        texts = [self._measured_text or _("Arrow keys walk through the events in order")]
        if self._told_of_today:
            texts.append(_("{today}, is in sight").format(today=self.today.words))
        self.setAccessibleDescription(". ".join(texts))

    # --- Qt -------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is, to whom it was brought by a key."""
        super().focusInEvent(event)
        self._is_ringed = event.reason() in BY_KEY
        self.update()
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._is_ringed = False
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the layout to the new size."""
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Zoom by pinch about the pointer; show the hover text.

        A filter rather than an override of ``event``: an exception in a handler called from
        within such an override takes PySide 6.11 down instead of reaching ``sys.excepthook``.
        """
        kind = event.type()
        if kind is QEvent.Type.ToolTip:
            self._show_hover_text()
            return True
        if kind is QEvent.Type.NativeGesture and isinstance(event, QNativeGestureEvent):
            return self._pinch(event)
        return super().eventFilter(watched, event)

    def _pinch(self, event: QNativeGestureEvent) -> bool:
        """Zoom by a pinch; tell whether the gesture was one."""
        if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture:
            return False
        anchor = self.on_screen.time_x(event.position() / self.unit)
        self._state.zoom_by(max(0.2, 1.0 + event.value()), anchor, at_once=True)
        return True

    def _show_hover_text(self) -> None:
        position = self.from_desk(self.cursor().pos())
        text = text_at(self.on_screen, self._state, position, self._today_at(position))
        QToolTip.showText(self.cursor().pos(), text, self)

    def _today_at(self, position: QPointF) -> str:
        """Say that today is at a position, empty elsewhere."""
        mark = self._today_mark()
        x = self.on_screen.time_x(position)
        return self.today.words if mark is not None and x >= 0 and mark.is_near(x) else ""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll or zoom."""
        self._mouse.turn(self.of_wheel(event))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        self._mouse.press(self.of_mouse(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or hover."""
        inside = self.of_mouse(event)
        self._mouse.move(inside)
        self.point_at(inside.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a click or a drag."""
        self._mouse.release(self.of_mouse(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Zoom to the event, or into the empty place."""
        self._mouse.double_click(self.of_mouse(event))

    def _light_up(self, ids: frozenset[str]) -> None:
        places = self._state.places
        self.glow.show(frozenset(places[name] for name in ids if name in places))

    def hover(self, place: int) -> None:
        """Light up the event with this place in the one order, -1 for none."""
        if place != self._hovered:
            self._hovered = place
            self._mark_anew()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is hovered any more."""
        super().leaveEvent(event)
        self.hover(-1)
        self.point_at(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu at the pointer, or by key at the selected event."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            box = self.on_screen.box_of(self._state.selected_id)
            at = QPointF(self._stage.gutter_px + box.label_x, box.y + box.height) if box else QPointF(40, 60)
            self.context_requested.emit(self._state.selected_id, self.to_desk(at))
            return
        position = QPointF(event.pos()) / self.unit
        lane = self.on_screen.titled_lane_at(position)
        if lane is not None:
            self.lane_context_requested.emit(lane.id, event.globalPos())
        else:
            self.context_requested.emit(self.on_screen.event_at(position), event.globalPos())

    def _open_event(self, event_id: str) -> None:
        """Open the cluster that an event is drawn in, or say that the event itself was opened."""
        box = self.on_screen.cluster_of(event_id)
        if box is not None:
            self.open_box(box)
        else:
            self.opened.emit(event_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by keys; what is none of ours goes on to the window."""
        if not self._keys.handle(event):
            super().keyPressEvent(event)
