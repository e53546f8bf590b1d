"""Movement on screen: one at a time, by the clock, and none where the desktop asks for rest."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

#: A little less than a frame of a screen with 60 a second, so that none is missed.
FRAME_MS = 15

Clock = Callable[[], float]


def _now_ms() -> float:
    return time.perf_counter() * 1000.0


def _never() -> bool:
    return False


class Motion(QObject):
    """Runs one movement: a later one takes the place of an earlier one.

    Args:
        allowed: Tells whether things may move; where not, callers go to the end at once.
        clock: Milliseconds from any origin. Tests hand in their own and call :meth:`tick`.
    """

    def __init__(
        self, allowed: Callable[[], bool] = _never, clock: Clock = _now_ms, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.clock = clock
        self._allowed = allowed
        self._step: Callable[[float], bool] | None = None
        self._began_ms = 0.0
        self.timer = QTimer(self)
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.setInterval(FRAME_MS)
        self.timer.timeout.connect(self.tick)

    @property
    def allowed(self) -> bool:
        """Whether things may move."""
        return self._allowed()

    @property
    def is_running(self) -> bool:
        """Whether something moves now."""
        return self._step is not None

    def twin(self, parent: QObject) -> Motion:
        """Return another motion by the same clock and the same leave."""
        return Motion(self._allowed, self.clock, parent)

    def run(self, step: Callable[[float], bool], *, is_awaited: bool = False) -> None:
        """Begin a movement.

        Args:
            step: Called for every frame with the milliseconds since now; False ends it.
            is_awaited: Somebody has asked for it: the first frame is not waited for, but shown now.
        """
        self._began_ms = self.clock() - (FRAME_MS if is_awaited else 0)
        self._step = step
        self.timer.start()
        if is_awaited:
            self.tick()

    def stop(self) -> None:
        """End the movement where it is."""
        self._step = None
        self.timer.stop()

    def tick(self) -> None:
        """Bring the movement to where the clock has it."""
        step = self._step
        if step is None:
            self.timer.stop()
            return
        goes_on = step(self.clock() - self._began_ms)
        # The step may have begun another movement, which then goes on.
        if not goes_on and self._step is step:
            self.stop()
