"""The canvas's mouse, wheel and touchpad: what a gesture changes of the view."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt, QTimer, SignalInstance
from PySide6.QtGui import QMouseEvent, QWheelEvent

from viewer.layout.axis.glides import thrown
from viewer.layout.frame.boxes import Box
from viewer.layout.packing.marks import Mark
from viewer.ui.canvas.gutter import CanvasGutter
from viewer.ui.canvas.shown.lane_scroll import LaneScroll
from viewer.ui.canvas.shown.lanes import LaneCommands
from viewer.ui.canvas.shown.on_screen import OnScreen
from viewer.ui.look.enlarged import Enlarged
from viewer.ui.paint.painting import AXIS_PX
from viewer.ui.state.view_state import ViewState

WHEEL_STEP_PX = 80.0
WHEEL_ZOOM = 1.25
DOUBLE_CLICK_ZOOM = 2.0
#: A press that moves less than this is a click.
DRAG_PX = 4.0
#: So long nothing has moved under a pointer that stands still.
STILL_MS = 120
#: A click of a wheel, in the eighths of a degree that Qt counts.
NOTCH = 120


def is_fine(event: QWheelEvent) -> bool:
    """Tell whether a wheel event is a piece of a continuous gesture rather than clicks of a wheel."""
    turn = event.angleDelta()
    return not event.pixelDelta().isNull() or bool(turn.x() % NOTCH or turn.y() % NOTCH)


class CanvasMouse:
    """Answers the pointer of one canvas.

    Args:
        surface: The canvas, for its cursor and for drawing it again.
        state: What gestures change.
        on_screen: What a position points at.
        gutter: Takes what happens over the lane titles.
        lanes: Collapses lanes.
        scroll: Scrolls them.
        hover: Lights up the event with a place in the one order, -1 for none.
        open_box: Opens a cluster at a global position.

    Attributes:
        band: The period that is being marked with Shift, in the canvas's coordinates.
    """

    def __init__(
        self,
        surface: Enlarged,
        state: ViewState,
        on_screen: OnScreen,
        gutter: CanvasGutter,
        lanes: LaneCommands,
        scroll: LaneScroll,
        hover: Callable[[int], None],
        open_box: Callable[[Box, QPoint], None],
    ) -> None:
        self._surface = surface
        self._state = state
        self._on_screen = on_screen
        self._gutter = gutter
        self._lanes = lanes
        self._scroll = scroll
        self._light_up = hover
        self._open_box = open_box
        self._press: QPointF | None = None
        self._last = QPointF()
        self._dragging = False
        #: (ms, x, y) of the drag's last moves.
        self._samples: deque[tuple[float, float, float]] = deque(maxlen=12)
        self.band: QRectF | None = None

    def turn(self, event: QWheelEvent) -> None:
        """Scroll time by wheel, lanes with Shift, zoom with Ctrl; a touchpad scrolls both."""
        state, modifiers = self._state, event.modifiers()
        turn, pixels = event.angleDelta(), event.pixelDelta()
        fine = is_fine(event)
        state.halt_drift()
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            notches = (turn.y() or turn.x()) / NOTCH
            state.zoom_by(WHEEL_ZOOM**notches, self._on_screen.time_x(event.position()), at_once=fine)
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._scroll.move_by(-(turn.y() or turn.x()) / NOTCH * WHEEL_STEP_PX)
        elif not pixels.isNull():
            state.pan_by(-pixels.x(), at_once=True)
            self._scroll.move_by(-pixels.y())
        else:
            along = turn.x() if abs(turn.x()) > abs(turn.y()) else turn.y()
            state.pan_by(-along / NOTCH * WHEEL_STEP_PX, at_once=fine)
        event.accept()

    def press(self, event: QMouseEvent) -> None:
        """Remember where a click or a drag begins."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._state.halt()
            event.accept()
            if self._gutter.press(event.position()):
                return
            self._press = self._last = event.position()
            self._dragging = False
            self._samples.clear()

    def move(self, event: QMouseEvent) -> None:
        """Drag time and lanes, mark a period with Shift, or hover."""
        if self._gutter.is_held:
            self._gutter.move(event.position())
            return
        if self._press is None:
            self.hover(event.position())
            return
        moved = event.position() - self._press
        if not self._dragging and max(abs(moved.x()), abs(moved.y())) < DRAG_PX:
            return
        self._dragging = True
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or self.band is not None:
            corner = QPointF(event.position().x(), self._surface.drawn_height - 1.0)
            self.band = QRectF(QPointF(self._press.x(), AXIS_PX), corner).normalized()
            self._surface.update()
        else:
            self._surface.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._state.pan_by(self._last.x() - event.position().x(), at_once=True)
            self._scroll.move_by(self._last.y() - event.position().y())
            self._samples.append((self._state.motion.clock(), event.position().x(), event.position().y()))
        self._last = event.position()

    def release(self, event: QMouseEvent) -> None:
        """End a drag, zoom to the period marked, or take the click."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._gutter.is_held:
            self._gutter.release(event.position())
            return
        if self._press is None:
            return
        band, dragged = self.band, self._dragging
        self._press = self.band = None
        self._dragging = False
        self._surface.unsetCursor()
        if band is not None:
            self._zoom_to(band)
        elif dragged:
            self._let_go()
        else:
            self._click(event.position())
        self._surface.update()

    def _let_go(self) -> None:
        """Let the view run on where the hand was still moving."""
        fling = thrown(self._samples, self._state.motion.clock())
        if fling is not None:
            lanes_y = self._scroll.y
            self._state.fling(fling, lambda down: self._scroll.set(lanes_y - down))

    def _zoom_to(self, band: QRectF) -> None:
        if band.width() >= DRAG_PX:
            time_x = self._on_screen.time_x
            self._state.show_between(time_x(band.topLeft()), time_x(band.topRight()))

    def _click(self, position: QPointF) -> None:
        screen = self._on_screen
        box = screen.box_at(position)
        gap, opened = screen.gap_at(position), screen.opened_gap_at(position)
        if box is not None and box.mark is Mark.CLUSTER:
            self._open_box(box, self._surface.to_desk(position))
        elif box is not None and box.event is not None:
            self._state.select(box.event.id)
        elif gap is not None:
            self._state.open_gap(gap.start)
        elif opened is not None:
            self._state.close_gap(opened)
        else:
            self._state.select("")

    def double_click(self, event: QMouseEvent) -> None:
        """Zoom to the event, or into the empty place."""
        if event.button() is not Qt.MouseButton.LeftButton or self._state.scale is None:
            return
        box = self._on_screen.box_at(event.position())
        lane = self._on_screen.titled_lane_at(event.position())
        if lane is not None and box is None:
            # The second click of two quick ones on the arrow is a click of its own.
            on_arrow = self._on_screen.is_on_arrow(event.position())
            (self._lanes.toggle_collapsed if on_arrow else self._lanes.toggle_alone)(lane)
            return
        if box is not None and box.event is not None:
            self._state.select(box.event.id)
            self._state.show_selected()
        elif box is None and self._on_screen.gap_at(event.position()) is None:
            self._state.zoom_by(DOUBLE_CLICK_ZOOM, self._on_screen.time_x(event.position()))

    def hover(self, position: QPointF) -> None:
        """Light up what stands at a position, unless the hand holds something."""
        if self._press is not None or self._gutter.is_held:
            return
        screen = self._on_screen
        box = screen.box_at(position)
        foldable = screen.gap_at(position) is not None or screen.opened_gap_at(position) is not None
        pointing = box is not None or foldable or screen.is_on_arrow(position)
        self._surface.setCursor(Qt.CursorShape.PointingHandCursor if pointing else Qt.CursorShape.ArrowCursor)
        self._light_up(box.place if box is not None and box.event is not None else -1)


class HoverAtRest(QObject):
    """Lights up what has come to stand under a pointer that did not move, once the view rests.

    Args:
        surface: The canvas.
        on_screen: Its picture.
        painted: Is sent with every picture.
        pointer: Returns where the pointer is over the time area, in the canvas's own pixels; None elsewhere.
        hover: Lights up what stands at a position.
    """

    def __init__(
        self,
        surface: Enlarged,
        on_screen: OnScreen,
        painted: SignalInstance,
        pointer: Callable[[], QPointF | None],
        hover: Callable[[QPointF], None],
    ) -> None:
        super().__init__(surface)
        self._surface, self._on_screen = surface, on_screen
        self._pointer, self._hover = pointer, hover
        self._boxes: object = None
        self._still = QTimer(self, singleShot=True, interval=STILL_MS)
        self._still.timeout.connect(self._look)
        painted.connect(self._wait)

    def _wait(self) -> None:
        scene = self._on_screen.scene
        boxes = scene.boxes if scene is not None else None
        # What is only lit up in a picture leaves its boxes as they are.
        if boxes is not self._boxes:
            self._boxes = boxes
            if self._pointer() is not None:
                self._still.start()

    def _look(self) -> None:
        surface, at = self._surface, self._pointer()
        # Over a sign at the edge nothing of the picture is pointed at.
        if at is not None and surface.childAt((at * surface.unit).toPoint()) is None:
            self._hover(at)
