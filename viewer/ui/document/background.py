"""Reads large event files on a thread of its own, so that the window goes on answering."""

from __future__ import annotations

import gc
import math
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from viewer.files.read.reader import KEEPERS, ReadCancelled, Reading
from viewer.layout.index.index import TimelineIndex
from viewer.ui.document.loading import load

#: Smaller files are read at once: starting a thread would only delay the first frame.
LARGE_BYTES = 1_500_000
#: How long the reading thread may keep the interpreter while the window wants it. Qt lets go
#: of it within a frame many times over, and waits as long as this to have it back each time.
SWITCH_S = 0.0005
_USUAL_SWITCH_S = sys.getswitchinterval()
#: Progress is told no sooner than so long after the last time: each has the window painted, which the reading waits for.
TOLD_EVERY_S = 0.1


def is_large(path: Path) -> bool:
    """Tell whether reading a file takes so long that it would be felt."""
    try:
        return path.stat().st_size > LARGE_BYTES
    except OSError:
        return False


class Threads:
    """Numbered threads; while one of them lives, no garbage is collected on it, where that would free widgets."""

    def __init__(self) -> None:
        self._living: dict[int, threading.Thread] = {}

    def __contains__(self, number: int) -> bool:
        return number in self._living

    def start(self, number: int, work: Callable[[], None]) -> None:
        """Do some work on a thread; it must say by a signal that it has no more to do, for ``end`` to be called."""
        thread = threading.Thread(target=work, daemon=True)
        self._living[number] = thread
        KEEPERS.come()
        thread.start()

    def end(self, number: int) -> None:
        """Wait for a thread that has no more to do, and let garbage be collected again."""
        thread = self._living.pop(number, None)
        if thread is not None:
            thread.join()
            KEEPERS.go()

    def end_all(self) -> None:
        """Wait for all of them, which have been told to stop."""
        for number in list(self._living):
            self.end(number)


class BackgroundReader(QObject):
    """Reads one file at a time; a later one takes the place of an earlier one.

    Signals:
        progressed(float): the part that is read, 0 to 1.
        finished(object): the ``Loaded``; None where the content is known already.
        cancelled(): reading was stopped by the user.
    """

    progressed = Signal(float)
    finished = Signal(object)
    cancelled = Signal()
    _done = Signal(int, object, bool)
    _moved = Signal(int, float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._stop = threading.Event()
        self._threads = Threads()
        self._done.connect(self._finish)
        self._moved.connect(self._move)

    @property
    def is_reading(self) -> bool:
        """Tell whether a file is being read."""
        return self._number in self._threads

    def start(self, path: Path, known: int | None, before: Reading | None = None) -> None:
        """Read a file unless its content has the fingerprint ``known``; ``before`` is its last reading."""
        self._stop.set()
        self._stop = threading.Event()
        self._number += 1
        number, stop = self._number, self._stop
        self._threads.start(number, lambda: self._read(number, path, known, before, stop))

    def cancel(self) -> None:
        """Stop reading; ``cancelled`` follows."""
        self._stop.set()

    def drop(self) -> None:
        """Take no notice any more of what is being read; no signal follows."""
        self._stop.set()
        self._number += 1

    def wait(self) -> None:
        """Stop reading and wait for the thread, for the end of the program."""
        self._number += 1
        self._stop.set()
        self._threads.end_all()

    def _read(
        self, number: int, path: Path, known: int | None, before: Reading | None, stop: threading.Event
    ) -> None:
        next_at = -math.inf

        def progress(part: float) -> bool:
            nonlocal next_at
            if (now := time.monotonic()) >= next_at:
                next_at = now + TOLD_EVERY_S
                self._moved.emit(number, part)
            return not stop.is_set()

        try:
            with giving_way():
                loaded = load(path, known, progress, before)
                if loaded is not None:
                    prepare(loaded.reading)
        except ReadCancelled:
            self._done.emit(number, None, True)
            return
        self._done.emit(number, loaded, False)

    def _finish(self, number: int, loaded: object, was_cancelled: bool) -> None:
        self._threads.end(number)
        if number != self._number:
            return
        if was_cancelled:
            self.cancelled.emit()
        else:
            self.finished.emit(loaded)

    def _move(self, number: int, part: float) -> None:
        if number == self._number:
            self.progressed.emit(part)


@contextmanager
def giving_way() -> Iterator[None]:
    """Let the window have the interpreter soon whenever it wants it."""
    sys.setswitchinterval(SWITCH_S)
    try:
        yield
    finally:
        sys.setswitchinterval(_USUAL_SWITCH_S)


def prepare(reading: Reading | None) -> None:
    """Do what the first frame needs, away from the window's thread.

    The values of a large timeline live as long as it is shown; freezing them spares every
    later collection the walk over millions of objects.
    """
    timeline = reading.timeline if reading is not None else None
    if timeline is not None:
        TimelineIndex.of(timeline).prepare()
    gc.freeze()
