"""The canvas's mouse, wheel and touchpad: what a gesture changes of the view."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent

from viewer.layout.axis.glides import thrown
from viewer.layout.packing.marks import Mark
from viewer.model.dates.timespan import TimeSpan
from viewer.ui.paint.painting import AXIS_PX
from viewer.ui.state.view_state import ViewState

if TYPE_CHECKING:
    from viewer.ui.canvas.canvas import TimelineCanvas

WHEEL_STEP_PX = 80.0
WHEEL_ZOOM = 1.25
DOUBLE_CLICK_ZOOM = 2.0
#: A press that moves less than this is a click.
DRAG_PX = 4.0
_NOTCH = 120


def is_fine(event: QWheelEvent) -> bool:
    """Tell whether a wheel event is a piece of a continuous gesture rather than clicks of a wheel."""
    turn = event.angleDelta()
    return not event.pixelDelta().isNull() or bool(turn.x() % _NOTCH or turn.y() % _NOTCH)


class CanvasMouse:
    """Answers the pointer of one canvas.

    Attributes:
        band: The period that is being marked with Shift, in the canvas's coordinates.
    """

    def __init__(self, canvas: TimelineCanvas, state: ViewState) -> None:
        self._canvas = canvas
        self._state = state
        self._press: QPointF | None = None
        self._last = QPointF()
        self._dragging = False
        #: (ms, x, y) of the drag's last moves.
        self._samples: deque[tuple[float, float, float]] = deque(maxlen=12)
        self.band: QRectF | None = None

    def _time_x(self, position: QPointF) -> float:
        return position.x() - self._canvas.stage.gutter_px

    def turn(self, event: QWheelEvent) -> None:
        """Scroll time by wheel, lanes with Shift, zoom with Ctrl; a touchpad scrolls both."""
        canvas, modifiers = self._canvas, event.modifiers()
        turn, pixels = event.angleDelta(), event.pixelDelta()
        fine = is_fine(event)
        self._state.halt_drift()
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            notches = (turn.y() or turn.x()) / _NOTCH
            canvas.zoom_by(WHEEL_ZOOM**notches, self._time_x(event.position()), at_once=fine)
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            canvas.set_scroll_y(canvas.scroll_y - (turn.y() or turn.x()) / _NOTCH * WHEEL_STEP_PX)
        elif not pixels.isNull():
            canvas.pan_by(-pixels.x(), at_once=True)
            canvas.set_scroll_y(canvas.scroll_y - pixels.y())
        else:
            along = turn.x() if abs(turn.x()) > abs(turn.y()) else turn.y()
            canvas.pan_by(-along / _NOTCH * WHEEL_STEP_PX, at_once=fine)
        event.accept()

    def press(self, event: QMouseEvent) -> None:
        """Remember where a click or a drag begins."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._state.halt()
            event.accept()
            if self._canvas.gutter.press(event.position()):
                return
            self._press = self._last = event.position()
            self._dragging = False
            self._samples.clear()

    def move(self, event: QMouseEvent) -> None:
        """Drag time and lanes, mark a period with Shift, or hover."""
        if self._canvas.gutter.is_held:
            self._canvas.gutter.move(event.position())
            return
        if self._press is None:
            self._hover(event.position())
            return
        moved = event.position() - self._press
        if not self._dragging and max(abs(moved.x()), abs(moved.y())) < DRAG_PX:
            return
        self._dragging = True
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or self.band is not None:
            corner = QPointF(event.position().x(), self._canvas.height() - 1.0)
            self.band = QRectF(QPointF(self._press.x(), AXIS_PX), corner).normalized()
            self._canvas.update()
        else:
            self._canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._canvas.pan_by(self._last.x() - event.position().x(), at_once=True)
            self._canvas.set_scroll_y(self._canvas.scroll_y + self._last.y() - event.position().y())
            self._samples.append((self._state.motion.clock(), event.position().x(), event.position().y()))
        self._last = event.position()

    def release(self, event: QMouseEvent) -> None:
        """End a drag, zoom to the period marked, or take the click."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._canvas.gutter.is_held:
            self._canvas.gutter.release(event.position())
            return
        if self._press is None:
            return
        band, dragged = self.band, self._dragging
        self._press = self.band = None
        self._dragging = False
        self._canvas.unsetCursor()
        if band is not None:
            self._zoom_to(band)
        elif dragged:
            self._let_go()
        else:
            self._click(event.position())
        self._canvas.update()

    def _let_go(self) -> None:
        """Let the view run on where the hand was still moving."""
        fling = thrown(self._samples, self._state.motion.clock())
        if fling is not None:
            self._canvas.fling(fling)

    def _zoom_to(self, band: QRectF) -> None:
        scale = self._state.scale
        if scale is None or band.width() < DRAG_PX:
            return
        start = scale.to_time(self._time_x(band.topLeft()))
        end = scale.to_time(self._time_x(band.topRight()))
        self._canvas.set_scale(scale.showing(TimeSpan(start, max(start, end)), self._canvas.time_px, 0.0))

    def _click(self, position: QPointF) -> None:
        canvas = self._canvas
        box = canvas.box_at(position)
        gap, opened = canvas.gap_at(position), canvas.opened_gap_at(position)
        if box is not None and box.mark is Mark.CLUSTER:
            canvas.open_box(box, canvas.mapToGlobal(position).toPoint())
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
        box = self._canvas.box_at(event.position())
        lane = self._canvas.gutter.lane_at(event.position())
        if lane is not None and box is None:
            # The second click of two quick ones on the arrow is a click of its own.
            self._canvas.lanes.toggle_collapsed(lane)
            return
        if box is not None and box.event is not None:
            self._state.select(box.event.id)
            self._canvas.zoom_to_selection()
        elif box is None and self._canvas.gap_at(event.position()) is None:
            self._canvas.zoom_by(DOUBLE_CLICK_ZOOM, self._time_x(event.position()))

    def _hover(self, position: QPointF) -> None:
        canvas = self._canvas
        box = canvas.box_at(position)
        foldable = canvas.gap_at(position) is not None or canvas.opened_gap_at(position) is not None
        pointing = box is not None or foldable or canvas.gutter.is_on_arrow(position)
        canvas.setCursor(Qt.CursorShape.PointingHandCursor if pointing else Qt.CursorShape.ArrowCursor)
        canvas.hover(box.place if box is not None and box.event is not None else -1)
