"""One piece of work on the file, on a thread of its own where the file is large."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from viewer.files.read.reader import KEEPERS

# What writes is imported with the first edit, not for the first frame.
if TYPE_CHECKING:
    from viewer.files.write.saving import Patience

Result = TypeVar("Result")


def expected() -> tuple[type[Exception], ...]:
    """Return the failures that are said to the user in one line."""
    from viewer.files.read.reader import ReadError
    from viewer.files.write.edits import EditConflict, EditRefused
    from viewer.files.write.saving import SaveRefused

    return EditRefused, EditConflict, SaveRefused, ReadError


class EditJob(QObject):
    """Runs one piece of work at a time.

    Signals:
        busy_changed(bool): work on a thread began, or ended and its result was taken.
        waiting_changed(bool): it waits for another program to unlock the file, or no longer.
    """

    busy_changed = Signal(bool)
    waiting_changed = Signal(bool)
    _waits = Signal()
    _done = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._stopped = threading.Event()
        self._is_waiting = False
        self._done.connect(self._finish)
        self._waits.connect(self._say_waiting)

    @property
    def is_busy(self) -> bool:
        """Tell whether work is going on."""
        return self._thread is not None

    def run(
        self,
        at_once: Callable[[Patience], Result] | None,
        aside: Callable[[Patience], Result],
        finish: Callable[[Result | None, Exception | None], None],
    ) -> None:
        """Do some work and hand its result, or its expected failure, to ``finish``.

        Args:
            at_once: The work for this thread; None where it would take too long.
            aside: The work for a thread of its own, also where another program keeps the file
                locked. Both must not touch Qt, and are handed whether to go on waiting for a lock.
            finish: Called on this object's thread with (result, None) or (None, failure).
        """
        from viewer.files.write.saving import Locked

        if at_once is not None:
            result, failure = _outcome(partial(at_once, _never))
            if not isinstance(failure, Locked):
                finish(result, failure)
                return
        self._stopped.clear()
        work = partial(aside, self._goes_on)
        KEEPERS.come()
        self._thread = threading.Thread(target=lambda: self._emit(work, finish), daemon=False)
        self.busy_changed.emit(True)
        self._thread.start()

    def stop_waiting(self) -> None:
        """Wait no longer for another program to unlock the file; the work then fails."""
        self._stopped.set()

    def _goes_on(self) -> bool:
        """Tell the work on its thread whether to go on waiting."""
        if not self._is_waiting:
            self._is_waiting = True
            self._waits.emit()
        return not self._stopped.is_set()

    def _say_waiting(self) -> None:
        if self._is_waiting:
            self.waiting_changed.emit(True)

    def _emit(self, work: Callable[[], object], finish: object) -> None:
        try:
            result, failure = _outcome(work)
        except Exception as error:  # noqa: BLE001  # our own bug: raised again where it is heard
            result, failure = None, error
        self._done.emit(finish, result, failure)

    def _finish(
        self, finish: Callable[[object, Exception | None], None], result: object, failure: Exception | None
    ) -> None:
        self.wait()
        if self._is_waiting:
            self._is_waiting = False
            self.waiting_changed.emit(False)
        try:
            if failure is not None and not isinstance(failure, expected()):
                raise failure
            finish(result, failure)
        finally:
            self.busy_changed.emit(False)

    def wait(self) -> None:
        """Let no work outlive the window."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None
            KEEPERS.go()


def _never() -> bool:
    """Wait for no lock: the window would stand still."""
    return False


def _outcome(work: Callable[[], Result]) -> tuple[Result | None, Exception | None]:
    try:
        return work(), None
    except expected() as error:
        return None, error
