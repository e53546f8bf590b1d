"""Work for a thread of its own, of which only the latest piece counts."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from viewer.exchange.draft.pace import Cancelled, paced
from viewer.ui.document.background import Threads, giving_way

Result = TypeVar("Result")
#: Progress is told no more often than this.
_TELL_S = 0.05


class _Teller(QObject):
    """Says on a thread how its work goes; as it belongs to nobody, it is there while a dialog that listens is deleted.

    Signals:
        moved(int, str, float): the number of the work, what is being done, the part of it that is done.
        done(int, object, object, object): the number of the work, who wants to know, result, failure.
    """

    moved = Signal(int, str, float)
    done = Signal(int, object, object, object)


class Aside(QObject):
    """Does one piece of work at a time; a later one takes the place of an earlier one.

    Signals:
        progressed(str, float): what is being done, and the part of it that is done; below 0 where nobody knows.
    """

    progressed = Signal(str, float)

    def __init__(self, expected: tuple[type[Exception], ...] = (), parent: QObject | None = None) -> None:
        """Take the failures that ``finish`` is given; others are faults of ours and raised where they are heard."""
        super().__init__(parent)
        self._expected = expected
        self._number = 0
        self._stops: list[threading.Event] = []
        self._threads = Threads()
        self._teller = _Teller()
        self._teller.moved.connect(self._move)
        self._teller.done.connect(self._finish)
        # Not a method of its own, which is not called any more when it goes.
        self.destroyed.connect(partial(_end, self._threads, self._stops))

    @property
    def is_busy(self) -> bool:
        """Tell whether there is work whose result is waited for."""
        return self._number in self._threads

    def run(
        self, work: Callable[[], Result], finish: Callable[[Result | None, Exception | None], None]
    ) -> None:
        """Do some work.

        Args:
            work: It; must not touch Qt. It stops at its next ``step`` when it is not wanted any more.
            finish: Called on this object's thread with (result, None) or (None, failure), unless other work
                was given meanwhile or this was cancelled.
        """
        self.cancel()
        stop = threading.Event()
        self._stops.append(stop)
        number, teller = self._number, self._teller
        self._threads.start(number, lambda: _work(teller, number, work, finish, stop))

    def cancel(self) -> None:
        """Want no result any more; nothing is called."""
        _stop(self._stops)
        self._number += 1

    def wait(self) -> None:
        """Cancel, and let no thread outlive the window."""
        self.cancel()
        self._threads.end_all()

    def _finish(
        self,
        number: int,
        finish: Callable[[object, Exception | None], None] | None,
        result: object,
        failure: Exception | None,
    ) -> None:
        self._threads.end(number)
        if failure is not None and not isinstance(failure, self._expected):
            raise failure
        if number == self._number and finish is not None:
            finish(result, failure)

    def _move(self, number: int, what: str, part: float) -> None:
        if number == self._number:
            self.progressed.emit(what, part)


def _stop(stops: list[threading.Event]) -> None:
    while stops:
        stops.pop().set()


def _end(threads: Threads, stops: list[threading.Event], *_gone: object) -> None:
    """Let no thread outlive who has asked for its work."""
    _stop(stops)
    threads.end_all()


def _work(
    teller: _Teller, number: int, work: Callable[[], object], finish: object, stop: threading.Event
) -> None:
    """Do some work on this thread, and tell how it goes; who has asked for it may be gone."""
    told = monotonic()

    def listen(what: str, part: float) -> None:
        nonlocal told
        if stop.is_set():
            raise Cancelled
        if monotonic() - told >= _TELL_S:
            told = monotonic()
            teller.moved.emit(number, what, part)

    result, failure = None, None
    try:
        with giving_way(), paced(listen):
            result = work()
    except Cancelled:
        finish = None
    except Exception as error:  # noqa: BLE001  # our own bug too: raised again where it is heard
        failure = error
    teller.done.emit(number, finish, result, failure)
