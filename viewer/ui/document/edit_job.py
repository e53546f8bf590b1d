"""One piece of work on the file, on a thread of its own where the file is large."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from viewer.files.read.reader import KEEPERS

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
    """

    busy_changed = Signal(bool)
    _done = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._done.connect(self._finish)

    @property
    def is_busy(self) -> bool:
        """Tell whether work is going on."""
        return self._thread is not None

    def run(
        self,
        work: Callable[[], Result],
        finish: Callable[[Result | None, Exception | None], None],
        *,
        aside: bool,
    ) -> None:
        """Do some work and hand its result, or its expected failure, to ``finish``.

        Args:
            work: Must not touch Qt.
            finish: Called on this object's thread with (result, None) or (None, failure).
            aside: Do it on a thread; else at once.
        """
        if not aside:
            finish(*_outcome(work))
            return
        KEEPERS.come()
        self._thread = threading.Thread(target=lambda: self._emit(work, finish), daemon=False)
        self.busy_changed.emit(True)
        self._thread.start()

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


def _outcome(work: Callable[[], Result]) -> tuple[Result | None, Exception | None]:
    try:
        return work(), None
    except expected() as error:
        return None, error
