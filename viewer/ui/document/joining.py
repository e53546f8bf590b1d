"""Lays large timelines beside each other on a thread of its own, so that the window goes on answering."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.files.read.reader import KEEPERS
from viewer.layout.index.index import TimelineIndex
from viewer.ui.document.background import giving_way

if TYPE_CHECKING:
    from viewer.model.comparing.beside import Guest
    from viewer.model.timeline import Timeline


class Joining(QObject):
    """Joins two timelines at a time; later ones take the place of earlier ones.

    Signals:
        finished(object, object): the guest and the timeline of both.
    """

    finished = Signal(object, object)
    _done = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._threads: dict[int, threading.Thread] = {}
        self._done.connect(self._finish)

    def start(self, guest: Callable[[], Guest], first: Timeline, heading: str) -> None:
        """Lay a guest beside a timeline.

        Args:
            guest: Gives it; called on the thread.
            first: What it is laid beside.
            heading: Stands over the guest's lanes.
        """
        self.drop()
        number = self._number
        thread = threading.Thread(target=lambda: self._join(number, guest, first, heading), daemon=True)
        self._threads[number] = thread
        KEEPERS.come()
        thread.start()

    def drop(self) -> None:
        """Want nothing any more of what is being joined; no signal follows."""
        self._number += 1

    def wait(self) -> None:
        """Wait for every thread, for the end of the program."""
        self.drop()
        for number in list(self._threads):
            self._end(number)

    def _end(self, number: int) -> None:
        thread = self._threads.pop(number, None)
        if thread is not None:
            thread.join()
            KEEPERS.go()

    def _join(self, number: int, guest: Callable[[], Guest], first: Timeline, heading: str) -> None:
        with giving_way():
            made = guest()
            both = made.laid_beside(first, heading)
            TimelineIndex.of(both).prepare()
        self._done.emit(number, made, both)

    def _finish(self, number: int, guest: object, both: object) -> None:
        self._end(number)
        if number == self._number:
            self.finished.emit(guest, both)
