"""The overview strip: the whole range at true scale, with a window over what is visible."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QPixmap, QRegion, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.layout.axis.scale import TimeScale
from viewer.layout.axis.ticks import format_pointer_time
from viewer.layout.index.index import TimelineIndex
from viewer.layout.index.overview import Density, Drag, Grip, grip_at, true_scale, window_px
from viewer.ui.canvas.hit_lines import HitLines
from viewer.ui.canvas.mouse import NOTCH, WHEEL_STEP_PX, WHEEL_ZOOM, is_fine
from viewer.ui.canvas.overview_picture import (
    HEIGHT_PX,
    WINDOW_BOTTOM_PX,
    WINDOW_TOP_PX,
    draw_window,
    still_picture,
)
from viewer.ui.look.enlarged import Enlarged
from viewer.ui.look.theme import Appearance
from viewer.ui.state.moving_scale import ZOOM_STEP
from viewer.ui.state.view_state import ViewState
from viewer.words import _

if TYPE_CHECKING:
    from viewer.layout.index.hits import Hits

#: So long after a letter's frame its lines are looked up and painted here: before another letter comes,
AFTER_MS = 12
#: and where it is faster behind the frame that answers that one, but only for so long.
LATEST_S = 0.1
_RIGHT_PX = 10.0
_LEFT_PX = 4.0
#: Nobody sees the window's edge move by less.
_SEEN_PX = 1 / 16
#: The window's two edges are so many parts of the strip at the most, where they have been and where they are.
_FEW = 4
#: So far around an edge of the window it is drawn, its grip and the ring of the keyboard included.
_EDGE_PX = 5.0
_CURSORS = {
    Grip.LEFT: Qt.CursorShape.SizeHorCursor,
    Grip.RIGHT: Qt.CursorShape.SizeHorCursor,
    Grip.INSIDE: Qt.CursorShape.OpenHandCursor,
    Grip.OUTSIDE: Qt.CursorShape.PointingHandCursor,
}


class OverviewStrip(Enlarged):
    """Shows where the visible time lies in the whole, and moves it by mouse, wheel and keys.

    Args:
        state: Read and changed; all views follow it.
        appearance: Its theme's colours and fonts.

    Attributes:
        is_led: While the view glides somebody else says when to follow it.
    """

    def __init__(self, state: ViewState, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._state = state
        self._inset_px = 0.0
        self._density: Density | None = None
        self._still: tuple[object, QPixmap] | None = None
        self._whole: tuple[object, TimeScale] | None = None
        self._window: tuple[object, QRectF] | None = None
        self._hit_lines = HitLines(self.update, self)
        #: What the lines on screen are of.
        self._hits: Hits | None = state.hits
        # A letter is answered in the timeline first, and in a frame of its own here.
        self._wished_s: float | None = None
        self._following = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._following.timeout.connect(self._follow_hits)
        self._drag: Drag | None = None
        self.is_led = False
        #: Where the window's two edges have been drawn, or will be in the paint to come; None for no window.
        self._edges_x: list[float] | None = None
        # Every pixel is painted here; Qt need not fill the ground first.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Overview"))
        state.timeline_changed.connect(self._timeline_changed)
        state.scale_changed.connect(self._scale_changed)
        state.folding_changed.connect(self.update)
        state.hits_changed.connect(self._follow_soon)
        state.search_awaited_changed.connect(self._await_search)
        state.lanes_changed.connect(self.update)
        appearance.theme_changed.connect(self.updateGeometry)
        appearance.theme_changed.connect(self.update)

    def set_inset(self, left_px: float) -> None:
        """Leave room at the left, as wide as the canvas's gutter."""
        if left_px != self._inset_px:
            self._inset_px = left_px
            self.update()

    # --- geometry -----------------------------------------------------------------

    @property
    def time_area(self) -> QRectF:
        """Where time is drawn, in the widget's coordinates."""
        left = self._inset_px + _LEFT_PX
        return QRectF(left, 0, max(40.0, self.drawn_width - left - _RIGHT_PX), HEIGHT_PX)

    @property
    def density(self) -> Density:
        """The timeline's events, sorted when first asked for."""
        if self._density is None:
            self._density = TimelineIndex.of(self._state.timeline).density
        return self._density

    @property
    def whole(self) -> TimeScale | None:
        """The strip's own scale; positions count from the time area's left edge. None without events."""
        reach, width_px = self.density.reach, self.time_area.width()
        if reach is None:
            return None
        if self._whole is None or self._whole[0] != (reach, width_px):
            self._whole = (reach, width_px), true_scale(reach, width_px)
        return self._whole[1]

    @property
    def window_rect(self) -> QRectF | None:
        """The window, in the widget's coordinates; None while nothing is shown."""
        view, whole, area = self._state.scale, self.whole, self.time_area
        if view is None or whole is None:
            return None
        # A step asks where its edges are, and the paint where to draw them.
        key = view, self._state.width_px, whole, area.left(), area.width()
        if self._window is None or self._window[0] != key:
            left, right = window_px(view, self._state.width_px, whole, area.width())
            top = WINDOW_TOP_PX + 0.5
            self._window = key, QRectF(area.left() + left, top, right - left, WINDOW_BOTTOM_PX - top)
        return self._window[1]

    def grip_at(self, position: QPointF) -> Grip:
        """Return what a position of the widget takes hold of."""
        window = self.window_rect
        return grip_at(position.x(), (window.left(), window.right())) if window else Grip.OUTSIDE

    # --- view changes ---------------------------------------------------------------

    def _drag_to(self, x: float, *, at_once: bool = True) -> None:
        view, whole = self._state.scale, self.whole
        if self._drag is not None and view is not None and whole is not None:
            moved = self._drag.moved(x - self.time_area.left(), view, self._state.width_px, whole)
            self._state.go_to(moved, at_once=at_once)

    def _describe(self) -> None:
        """Say to assistive technology which time is visible; too slow for every frame."""
        scale = self._state.aim
        if scale is None:
            self.setAccessibleDescription("")
            return
        reach, ends = scale.axis.reach, []
        for px in (0.0, self._state.width_px):
            instant = min(max(scale.to_time(px), reach.start), reach.end - 1)
            ends.append(format_pointer_time(instant, scale.px_per_s(scale.stretch_at_px(px))))
        text = _("Shows {first} to {last}. Left and right move, plus and minus zoom, 0 shows everything.")
        self.setAccessibleDescription(text.format(first=ends[0], last=ends[1]))

    def _scale_changed(self) -> None:
        if not self.is_led or not self._state.motion.is_running:
            self._follow_view(self.update)

    def follow_at_once(self) -> None:
        """Draw where the window is now, and not only with the next frame of the timeline."""
        self._follow_view(self.repaint)

    def _follow_view(self, draw: Callable[[QRegion], None]) -> None:
        """Draw again where an edge of the window has been and where it is now."""
        window = self.window_rect
        if self._edges_x is None or window is None:
            draw(QRegion(self.rect()))
            return
        parts = QRegion()
        for number, x in enumerate((window.left(), window.right())):
            before = self._edges_x[number]
            if abs(x - before) >= _SEEN_PX:
                self._edges_x[number] = x
                left, right = min(x, before) - _EDGE_PX, max(x, before) + _EDGE_PX
                parts += self.aligned(QRectF(left, 0, right - left, HEIGHT_PX))
        draw(parts)

    def _timeline_changed(self) -> None:
        self._density = None
        self._drag = None
        self._hits = self._state.hits
        self.update()

    def _follow_soon(self) -> None:
        now = time.monotonic()
        if self._wished_s is None:
            self._wished_s = now
        elif now - self._wished_s > LATEST_S:
            return
        self._following.stop()
        # Counted from the turn behind what is painted now.
        QTimer.singleShot(0, self._following.start)

    def _follow_hits(self) -> None:
        is_late = self._wished_s is None or time.monotonic() - self._wished_s > LATEST_S
        if self._state.is_answer_awaited and not is_late:
            self._following.start()  # what others are looked up for soon
            return
        self._wished_s = None
        self._hits = self._state.hits
        self._hit_lines.follow(self._hits, self.whole, self.time_area)

    def _await_search(self) -> None:
        whole = self.whole
        if self._state.is_search_awaited and whole is not None:
            self._hit_lines.make_ready(TimelineIndex.of(self._state.timeline), whole, self.time_area)

    # --- drawing ------------------------------------------------------------------

    def _still_picture(self) -> QPixmap:
        """Return everything but the window and the hits, drawn anew only when it is another."""
        theme, scale = self.appearance.theme, self._state.scale
        gaps = scale.axis.gaps if scale is not None else ()
        ratio = self.drawn_ratio
        timeline = self._state.timeline
        shown = tuple(self._state.lane_view.shown(timeline.lanes))
        key = (self.density, theme, gaps, self.size(), ratio, self._inset_px, shown)
        if self._still is None or self._still[0] != key:
            pixmap = still_picture(
                self.drawn_rect.size(),
                ratio,
                theme,
                timeline,
                self.density,
                gaps,
                self.whole,
                self.time_area,
                shown,
            )
            self._still = key, pixmap
        return self._still[1]

    # --- Qt -----------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Return a fixed height."""
        return QSize(400, self.appearance.theme.sized(HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        """Return the least size that is of use."""
        return QSize(120, self.appearance.theme.sized(HEIGHT_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the still picture, then the hits and the window over it."""
        painter = self.begin_drawing()
        painter.drawPixmap(0, 0, self._still_picture())
        for line in self._hit_lines.of(self._hits, self.whole, self.time_area):
            painter.fillRect(line, self.appearance.theme.selection)
        window = self.window_rect
        if event.rect() == self.rect():
            self._edges_x = [window.left(), window.right()] if window is not None else None
        if window is not None:
            for part in _parts_of(event.region()):
                within = QRectF(part.topLeft() / self.unit, part.size() / self.unit)
                draw_window(painter, self.appearance.theme, window, within, focused=self.hasFocus())
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring and say what is visible."""
        super().focusInEvent(event)
        self._describe()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the window or of an end; a press beside it centres the view there."""
        view, whole = self._state.scale, self.whole
        if event.button() is not Qt.MouseButton.LeftButton or view is None or whole is None:
            return
        self._state.halt()
        position = event.position() / self.unit
        grip = self.grip_at(position)
        x = position.x() - self.time_area.left()
        self._drag = Drag.begun(x, grip, view, self._state.width_px, whole)
        if grip is Grip.OUTSIDE:
            self._drag_to(position.x(), at_once=False)
        if grip in (Grip.INSIDE, Grip.OUTSIDE):
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what is held, or show what could be."""
        if self._drag is not None:
            self._drag_to(event.position().x() / self.unit)
        elif self._state.scale is not None:
            self.setCursor(_CURSORS[self.grip_at(event.position() / self.unit)])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if event.button() is Qt.MouseButton.LeftButton and self._drag is not None:
            self._drag = None
            self.setCursor(_CURSORS[self.grip_at(event.position() / self.unit)])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll time by the wheel; with Ctrl zoom about the time under the pointer."""
        view, whole = self._state.scale, self.whole
        event.accept()
        if view is None or whole is None:
            return
        turn, pixels, fine = event.angleDelta(), event.pixelDelta(), is_fine(event)
        self._state.halt_drift()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            instant = whole.to_time(event.position().x() / self.unit - self.time_area.left())
            anchor = min(max(0.0, view.to_px(instant)), self._state.width_px)
            self._state.zoom_by(WHEEL_ZOOM ** ((turn.y() or turn.x()) / NOTCH), anchor, at_once=fine)
        elif not pixels.isNull():
            self._state.pan_by(-(pixels.x() or pixels.y()), at_once=True)
        else:
            self._state.pan_by(-(turn.y() or turn.x()) / NOTCH * WHEEL_STEP_PX, at_once=fine)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and zoom by keys; what is none of ours goes on to the window."""
        action = self._action(event.key())
        others = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
        if action is None or event.modifiers() & others:
            super().keyPressEvent(event)
            return
        self._state.halt_drift()
        action()
        self._describe()

    def _action(self, key: int) -> Callable[[], None] | None:
        state, width = self._state, self._state.width_px
        actions: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Left: lambda: state.pan_by(-width / 10),
            Qt.Key.Key_Right: lambda: state.pan_by(width / 10),
            Qt.Key.Key_PageUp: lambda: state.pan_by(-width * 0.9),
            Qt.Key.Key_PageDown: lambda: state.pan_by(width * 0.9),
            Qt.Key.Key_Plus: lambda: state.zoom_by(ZOOM_STEP),
            Qt.Key.Key_Equal: lambda: state.zoom_by(ZOOM_STEP),
            Qt.Key.Key_Minus: lambda: state.zoom_by(1 / ZOOM_STEP),
            Qt.Key.Key_Home: lambda: state.show_end(first=True),
            Qt.Key.Key_End: lambda: state.show_end(first=False),
            Qt.Key.Key_0: state.fit,
        }
        return actions.get(key)


def _parts_of(region: QRegion) -> list[QRectF]:
    """Return the rectangles of a region, or the one around them where they are more than a window has ends."""
    if region.rectCount() > _FEW:
        return [QRectF(region.boundingRect())]
    # PySide's types do not tell that one can go through a region.
    return [QRectF(part) for part in cast("Iterable[QRect]", region)]
