"""Prepares, while there is nothing else to do, what may be shown next."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QObject, QTimer

from viewer.ui.kit.rota import Rank, rota

#: So long at most the window is kept from answering at a time.
TURN_S = 0.003


class WorkAhead(QObject):
    """Takes steps of preparing in turns of the event loop in which nothing else is to be done.

    Args:
        steps: Returns the steps for a view; each yields None, or for how many milliseconds there is
            nothing to do.
        rank: Who waits for it.
    """

    def __init__(
        self,
        steps: Callable[[], Iterator[int | None]],
        parent: QObject | None = None,
        rank: Rank = Rank.QUIET,
    ) -> None:
        super().__init__(parent)
        self._rank = rank
        self._make_steps = steps
        self._steps: Iterator[int | None] = iter(())
        self._view: object = None
        self._more_urgent: list[WorkAhead] = []
        self._is_working = False
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._go_on)

    @property
    def is_working(self) -> bool:
        """Tell whether there are steps left."""
        return self._is_working

    def give_way_to(self, other: WorkAhead) -> None:
        """Do nothing while another one has something to do; there may be several."""
        self._more_urgent.append(other)

    def hurry(self, rank: Rank) -> None:
        """Go on as something that others wait for, or wait no longer; what is awaited gives way to nobody."""
        if rank is self._rank:
            return
        self._rank = rank
        if self._is_working and not self._pause.isActive():
            rota().leave(self, self._turn)
            rota().join(self, self._turn, rank)

    def begin(self, view: object) -> None:
        """Prepare for a view, or whatever is told apart by this, unless it is what was prepared last."""
        if view != self._view:
            self._view = view
            self._steps = self._make_steps()
            self._is_working = True
            self._go_on()

    def stop(self) -> None:
        """Leave what is begun; the same view is then prepared anew."""
        self._rest()
        self._is_working = False
        self._steps, self._view = iter(()), None

    def _go_on(self) -> None:
        self._pause.stop()
        rota().join(self, self._turn, self._rank)

    def _rest(self) -> None:
        self._pause.stop()
        rota().leave(self, self._turn)

    def _turn(self) -> bool:
        """Take steps, unless more urgent ones are to be taken."""
        if self._rank is Rank.QUIET and any(other.is_working for other in self._more_urgent):
            return False
        steps = self._steps
        wait_ms = took_steps(steps)
        if steps is not self._steps:
            return True  # the last step has begun others
        if wait_ms != 0:
            self._rest()
        if wait_ms is None:
            self._is_working = False
        elif wait_ms:
            self._pause.start(wait_ms)
        return True


class FreedLater:
    """Holds what nobody needs any more until there is nothing else to do.

    Pictures are so large that the system takes each of them back by itself, and a scene is hundreds of boxes: either
    may take a millisecond.

    Args:
        parent: With it, all of it goes.
    """

    def __init__(self, parent: QObject) -> None:
        self._held: list[object] = []
        self._work = WorkAhead(self._steps, parent)

    def take(self, things: Iterable[object]) -> None:
        """Let things go soon, one with every step; whoever hands them over keeps none."""
        self._held += things
        if self._held and not self._work.is_working:
            self._work.begin(object())

    def _steps(self) -> Iterator[None]:
        while self._held:
            self._held.pop()
            yield


def took_steps(steps: Iterator[int | None]) -> int | None:
    """Take steps for one turn; return in how many milliseconds to go on, None where there are no more."""
    until = time.perf_counter() + TURN_S
    for wait_ms in steps:
        if wait_ms or time.perf_counter() >= until:
            return wait_ms or 0
    return None
