"""What follows a frame in a turn of the event loop of its own, so that nobody waits for both."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

#: Where frame follows frame in every turn, it is done all the same after so long.
LATEST_S = 0.1


class Behind(QObject):
    """Does something in a turn in which no frame is painted, once however often it is wished for.

    Args:
        do: What is done; what it changes on screen it has to paint at once, or that waits for the next frame.
        parent: With it, this ends.
    """

    def __init__(self, do: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._do = do
        self._wished_s: float | None = None
        # The first one still belongs to the turn that paints: timers come behind what is painted.
        self._this_turn = QTimer(self, singleShot=True, interval=0)
        self._next_turn = QTimer(self, singleShot=True, interval=0)
        self._this_turn.timeout.connect(self._next_turn.start)
        self._next_turn.timeout.connect(self._follow)

    def wish(self) -> None:
        """Have it done soon."""
        if self._wished_s is None:
            self._wished_s = time.monotonic()
        self.give_way()

    def give_way(self) -> None:
        """Leave this turn to a frame that is painted in it."""
        if self._wished_s is not None and time.monotonic() - self._wished_s < LATEST_S:
            self._next_turn.stop()
            self._this_turn.start()

    def _follow(self) -> None:
        self._wished_s = None
        self._do()
