"""Long work done a little in every turn of the event loop, so that nobody waits for it."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from PySide6.QtCore import QObject

from viewer.ui.kit.rota import Rank, rota

_Found = TypeVar("_Found")
#: How long one turn may take that somebody waits for the end of: with what else a key brings it is one frame.
TURN_MS = 3.0
#: And one of work that nobody waits for: a key pressed meanwhile must not feel it.
QUIET_TURN_MS = 2.0


class Turns(Generic[_Found]):
    """Runs one piece of work at a time; a new one takes the place of the last.

    Args:
        parent: With it, the work ends.
        done: Called with what the work's last step gives; not called for work that gives nothing.
        turn_ms: How long one turn may take; None for what suits work that somebody waits for.
        rank: Who waits for it.
    """

    def __init__(
        self,
        parent: QObject,
        done: Callable[[_Found], None],
        turn_ms: float | None = None,
        rank: Rank = Rank.AWAITED,
    ) -> None:
        self._done = done
        self._turn_ms = turn_ms
        self._rank = rank
        self._steps: Iterator[_Found | None] | None = None
        self._parent = parent

    @property
    def is_busy(self) -> bool:
        """Whether there is work left."""
        return self._steps is not None

    def start(self, steps: Iterator[_Found | None], *, at_once: bool = False, now_ms: float = 0.0) -> None:
        """Begin work.

        Args:
            steps: None for every step but the one that ends it, which gives what was found.
            at_once: Do all of it now.
            now_ms: Else do so much of it now, for work that mostly ends with that; so much of the processor's
                time, for where others take it from us, two frames would last all the longer.
        """
        self.stop()
        self._steps = steps
        if at_once:
            self._do_until(math.inf)
        else:
            rota().join(self._parent, self._turn, self._rank)
            if now_ms > 0:
                self._do_until(time.thread_time() + now_ms / 1000, time.thread_time)

    def stop(self) -> None:
        """Leave the work as it is."""
        rota().leave(self._parent, self._turn)
        self._steps = None

    def _turn(self) -> bool:
        turn_ms = TURN_MS if self._turn_ms is None else self._turn_ms
        self._do_until(time.perf_counter() + turn_ms / 1000)
        return True

    def _do_until(self, end: float, clock: Callable[[], float] = time.perf_counter) -> None:
        assert self._steps is not None
        for found in self._steps:
            if found is not None:
                self.stop()
                self._done(found)
                return
            if clock() >= end:
                return
        self.stop()
