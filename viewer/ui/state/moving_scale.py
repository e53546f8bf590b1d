"""What part of the time is on screen, and every way in which it moves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from viewer.layout.axis.glides import GLIDE_MS, Fling, between, eased
from viewer.layout.axis.scale import Axis, TimeScale, carried_over, filled_alike, fitted
from viewer.model.dates.timespan import TimeSpan
from viewer.ui.kit.motion import Motion

#: One step of zoom by key, button or menu.
ZOOM_STEP = 1.5
#: Below this zoom everything is on screen; floats rarely come back to 1 exactly.
_WHOLE = 1.001
#: Room left at each side of a span that is zoomed to, as a share of the width.
_AIR_SHARE = 1 / 8


class MovingScale(QObject):
    """The scale on screen and the one that it is moving to; every gesture moves it by a call of its own.

    Positions and distances are logical pixels from the left edge of the time area. Whatever is asked
    for is kept inside the timeline once the width is known.

    Args:
        motion: How the scale moves by itself; by default it never does. It becomes a part of the scale, and ends
            with it.

    Signals:
        scale_changed(): the visible span or the zoom is another.
    """

    scale_changed = Signal()

    def __init__(self, parent: QObject | None = None, motion: Motion | None = None) -> None:
        super().__init__(parent)
        self.motion = motion if motion is not None else Motion()
        # Whoever holds it on, a window that is deleted while it glides moves no more.
        self.motion.setParent(self)
        self._scale: TimeScale | None = None
        self._aim: TimeScale | None = None
        self._width_px = 0.0
        #: The gesture that has moved it last.
        self._again: Callable[[TimeScale], TimeScale] | None = None

    @property
    def scale(self) -> TimeScale | None:
        """The time scale on screen; None before the canvas has a size."""
        return self._scale

    @property
    def aim(self) -> TimeScale | None:
        """The scale that the view is moving to; the one on screen where it stands."""
        return self._aim if self._aim is not None else self._scale

    @property
    def width_px(self) -> float:
        """Width of the time area, logical pixels; 0 before the canvas has a size."""
        return self._width_px

    @property
    def centre_time(self) -> int:
        """The instant in the middle, or that is on its way there (axis seconds); 0 while nothing is shown."""
        return self.aim.to_time(self._width_px / 2) if self.aim is not None else 0

    @property
    def shows_all(self) -> bool:
        """Whether the whole timeline is on screen, or will be."""
        return self.aim is None or self.aim.zoom <= _WHOLE

    @property
    def zoom_anchor_px(self) -> float:
        """What stays in its place when a zoom names no place: the middle."""
        return self._width_px / 2

    # --- what a gesture asks for --------------------------------------------------------

    def zoom_by(self, factor: float, anchor_px: float | None = None, *, at_once: bool = False) -> None:
        """Zoom about a position, by default :attr:`zoom_anchor_px`.

        A step during another adds to it; what is under the anchor on screen stays there.
        """
        scale, aim = self._scale, self.aim
        if scale is not None and aim is not None:
            about_px = self.zoom_anchor_px if anchor_px is None else anchor_px
            self.go_to(scale.zoomed(factor * aim.zoom / scale.zoom, about_px), at_once=at_once)
            self._again = lambda here: here.zoomed(factor, about_px)

    def pan_by(self, delta_px: float, *, at_once: bool = False) -> None:
        """Show later time by so many pixels; earlier if negative."""
        scale = self._scale if at_once else self.aim
        if scale is not None:
            self.go_to(scale.panned(delta_px), at_once=at_once)
            self._again = lambda here: here.panned(delta_px)

    @property
    def has_gesture(self) -> bool:
        """Whether the view stands where a zoom or a pan has brought it, or is bringing it; it may lead no further."""
        return self._again is not None

    @property
    def repeated(self) -> TimeScale | None:
        """Where the view stands once the last zoom or pan is made again; None where there was none, or it ends here."""
        if self._again is None or self._scale is None:
            return None
        scale = self._inside(self._again(self._scale))
        return None if scale == self._scale else scale

    def show_span(self, span: TimeSpan) -> None:
        """Zoom so that a span of time fills the view, with some air at both sides."""
        scale = self.scale_showing(span)
        if scale is not None:
            self.glide_to(scale)

    def scale_showing(self, span: TimeSpan) -> TimeScale | None:
        """Return the scale that :meth:`show_span` would move to."""
        if self._scale is None:
            return None
        return self._scale.showing(span, self._width_px, self._width_px * _AIR_SHARE)

    def show_between(self, left_px: float, right_px: float) -> None:
        """Zoom so that what stands between two positions fills the view to its edges."""
        scale = self._scale
        if scale is not None:
            start, end = scale.to_time(left_px), scale.to_time(right_px)
            self.glide_to(scale.showing(TimeSpan(start, max(start, end)), self._width_px, 0.0))

    def show_time(self, instant: int) -> None:
        """Bring an instant (axis seconds) into the middle, at the same zoom."""
        scale = self.scale_at(instant)
        if scale is not None:
            self.glide_to(scale)

    def scale_at(self, instant: int) -> TimeScale | None:
        """Return the scale that :meth:`show_time` leads to; None without events."""
        return self._inside(self.aim.centred(instant, self._width_px)) if self.aim is not None else None

    def show_end(self, *, first: bool) -> None:
        """Show the first or the last time of all, at the same zoom."""
        if self.aim is not None:
            reach = self.aim.axis.reach
            self.show_time(reach.start if first else reach.end)

    def fit(self) -> None:
        """Show the whole timeline."""
        if self._scale is not None:
            self.glide_to(fitted(self._scale.axis))

    def fling(self, fling: Fling, along: Callable[[float], None]) -> None:
        """Let the view run on after a drag, until friction or a gesture stops it.

        Args:
            fling: How it was let go.
            along: Told in every frame how far the hand's movement has gone on downwards.
        """
        start = self._scale
        if start is None or not self.motion.allowed:
            return

        def position(elapsed_ms: float) -> TimeScale | None:
            if elapsed_ms >= fling.length_ms:
                return None
            x, y = fling.moved(elapsed_ms)
            along(y)
            return start.panned(-x)

        self.drift(position)

    # --- scroll bars --------------------------------------------------------------------

    def visible_part(self) -> tuple[float, float] | None:
        """Return where the visible part begins and how long it is, as shares of the whole; None while all is shown."""
        scale = self._scale
        return None if scale is None or scale.zoom <= _WHOLE else scale.visible_part(self._width_px)

    def show_from(self, share: float) -> None:
        """Let the view begin at a share of the whole, at once."""
        if self._scale is not None:
            self.set_scale(self._scale.from_part(share))

    # --- movement -----------------------------------------------------------------------

    def go_to(self, scale: TimeScale, *, at_once: bool = False) -> None:
        """Move to a scale; ``at_once`` for what follows a hand."""
        if at_once:
            self.set_scale(scale)
        else:
            self.glide_to(scale)

    def set_scale(self, scale: TimeScale) -> None:
        """Show another part of the time, or another zoom, at once."""
        self.halt()
        self._show(self._inside(scale))

    def glide_to(self, scale: TimeScale) -> None:
        """Move to another scale from the one on screen; at once where nothing may move."""
        start, scale = self._scale, self._inside(scale)
        if start is None or start.axis != scale.axis or start == scale or not self.motion.allowed:
            self.set_scale(scale)
            return
        if scale == self.aim:
            return

        def position(elapsed_ms: float) -> TimeScale | None:
            part = elapsed_ms / GLIDE_MS
            return between(start, scale, eased(part)) if part < 1 else None

        self.drift(position, scale)

    def drift(self, position: Callable[[float], TimeScale | None], aim: TimeScale | None = None) -> None:
        """Let the scale move by itself until something else moves it.

        Args:
            position: The scale after so many milliseconds; None at the end.
            aim: Where it ends, if that is known.
        """
        self.halt()
        self._aim = aim

        def step(elapsed_ms: float) -> bool:
            scale = position(elapsed_ms)
            if scale is None:
                self.settle()
                return False
            self._show(self._inside(scale))
            return True

        self.motion.run(step, is_awaited=aim is not None)

    def halt(self) -> None:
        """Stop moving here."""
        self._aim = self._again = None
        self.motion.stop()

    def halt_drift(self) -> None:
        """Stop a movement that has no aim, such as a flung view's; a step on its way goes on."""
        if self._aim is None:
            self.motion.stop()

    def settle(self) -> None:
        """Stop moving, where the movement was to end."""
        aim = self._aim
        self.halt()
        if aim is not None:
            self._show(aim)

    def lay_on(self, axis: Axis | None, width_px: float, *, keeps_span: bool = False) -> None:
        """Show the same time as large on an axis that was folded anew, or all of it where all was shown.

        Args:
            axis: None for a timeline without events: no time is shown then.
            width_px: The width that it was folded to.
            keeps_span: Show as much time as before rather than show it as large.
        """
        self.settle()
        before, before_px, self._width_px = self._scale, self._width_px, width_px
        if axis is None:
            self._clear()
        elif before is None or (before.axis != axis and before.zoom <= _WHOLE):
            self.set_scale(fitted(axis))
        elif before.axis != axis:
            carried = filled_alike if keeps_span else carried_over
            self.set_scale(carried(before, before_px, axis, width_px))

    def _clear(self) -> None:
        self.halt()
        if self._scale is not None:
            self._scale = None
            self.scale_changed.emit()

    def _inside(self, scale: TimeScale) -> TimeScale:
        return scale.clamped(self._width_px) if self._width_px > 0 else scale

    def _show(self, scale: TimeScale) -> None:
        if scale != self._scale:
            self._scale = scale
            self.scale_changed.emit()
