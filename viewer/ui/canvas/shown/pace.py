"""Whether views follow each other so fast that what one of them lacks is not worth waiting for."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.layout.axis.scale import TimeScale

#: A view that has stood for so long is looked at; a wheel that is turned on is faster.
REST_MS = 80


class Pace(QObject):
    """Watches one view change.

    Args:
        parent: With it, the watching ends.

    Attributes:
        zoomed: What the last change was: 1 for zooming in, -1 for zooming out, 0 for a pan.

    Signals:
        rested(): The view has stood, or an event has been selected, long enough to be looked at.
    """

    rested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._last: TimeScale | None = None
        self._is_passing = False
        self.zoomed = 0
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.rested)
        self._is_walking = False
        self._step = QTimer(self, singleShot=True, interval=REST_MS)
        self._step.timeout.connect(self.rested)

    @property
    def is_passing(self) -> bool:
        """Whether the view is one of several on the way of one gesture, and the last came just now.

        One that shows none of the time that the view before it showed is a jump, and no way to anywhere.
        """
        return self._is_passing and self._rest.isActive()

    @property
    def is_walking(self) -> bool:
        """Whether the selected event is one of several on the way of one key, and the last came just now."""
        return self._is_walking and self._step.isActive()

    @property
    def is_at_rest(self) -> bool:
        """Whether the view has stood long enough to be looked at."""
        return not self._rest.isActive()

    def until_rest(self, other: Iterator[None]) -> Iterator[int | None]:
        """Yield while the view is a passing one: other work's steps first, then for how many milliseconds to wait."""
        while self.is_passing and next(other, self) is not self:
            yield None
        while self.is_passing:
            yield max(1, self._rest.remainingTime())

    def until_stands(self) -> Iterator[int]:
        """Yield for how many milliseconds to wait while a hand goes on from event to event."""
        while self.is_walking:
            yield max(1, self._step.remainingTime())

    def note_step(self) -> None:
        """Take note of an event that has just been selected."""
        self._is_walking = self._step.isActive()
        self._step.start()

    def note(self, scale: TimeScale, width_px: float) -> None:
        """Take note of a view that is to be shown.

        Args:
            scale: The view.
            width_px: Width of the time area.
        """
        last, self._last = self._last, scale
        if last is not None and last != scale:
            self.zoomed = (scale.zoom > last.zoom) - (scale.zoom < last.zoom)
        self._is_passing = self._rest.isActive() and last is not None and _share_time(last, scale, width_px)
        self._rest.start()


def _share_time(one: TimeScale, other: TimeScale, width_px: float) -> bool:
    if one.axis != other.axis:
        return False
    return one.to_time(0) < other.to_time(width_px) and other.to_time(0) < one.to_time(width_px)
