"""Whose turn it is: of all that is done when nothing else is to be done, one thing in every turn of the event loop."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from enum import IntEnum
from weakref import WeakMethod, ref

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from shiboken6 import isValid

from viewer.ui.kit.garbage import look_behind

#: Does a little, or says that it gives way to another one.
Work = Callable[[], bool]
#: With whom it ends, and what is done; neither is kept alive by it.
_Entry = tuple[ref[QObject], WeakMethod[Work]]

#: Of so many turns one is for those that nobody waits for: others may have to do for minutes.
_QUIET_TURN = 8


class Rank(IntEnum):
    """Who waits for something that is done a little in every turn."""

    AWAITED = 0
    """Somebody looks at the window and waits."""
    SOON = 1
    """The next key will need it."""
    QUIET = 2
    """Nobody, maybe never."""


class Rota(QObject):
    """Lets those work one after another who have something to do.

    With a timer for each of them all would work in one turn, and a key would wait for all.
    """

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self._waiting: dict[Rank, deque[_Entry]] = {rank: deque() for rank in Rank}
        self._number = 0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._turn)

    def join(self, owner: QObject, work: Work, rank: Rank) -> None:
        """Have something done from the next turn on, until it leaves; joining twice is joining once.

        Args:
            owner: With it, the work ends; it is not kept alive for this.
            work: A method; nor is that which it belongs to.
            rank: Who waits for it.
        """
        waiting, entry = self._waiting[rank], (ref(owner), WeakMethod(work))
        if entry not in waiting:
            waiting.append(entry)
        self._timer.start()

    def leave(self, owner: QObject, work: Work) -> None:
        """Have something done no more."""
        entry = ref(owner), WeakMethod(work)
        for waiting in self._waiting.values():
            if entry in waiting:
                waiting.remove(entry)

    def _turn(self) -> None:
        self._number += 1
        ranks = sorted(self._waiting, reverse=self._number % _QUIET_TURN == 0)
        if not any(self._worked(self._waiting[rank]) for rank in ranks):
            self._timer.stop()
            self._number = 0
        # What is prepared for long leaves as much behind, which would all be looked through behind the next frame.
        look_behind()

    def _worked(self, waiting: deque[_Entry]) -> bool:
        """Let the first who does not give way do something; tell whether there is anybody."""
        for _ in range(len(waiting)):
            if not waiting:
                break
            kept, method = entry = waiting.popleft()
            owner, work = kept(), method()
            if owner is None or work is None or not isValid(owner):
                continue
            waiting.append(entry)
            if work():
                return True
        return bool(waiting)


def rota() -> Rota:
    """Return the program's one."""
    if not _rotas or not isValid(_rotas[0]):
        _rotas[:] = [Rota(QCoreApplication.instance())]
    return _rotas[0]


_rotas: list[Rota] = []
