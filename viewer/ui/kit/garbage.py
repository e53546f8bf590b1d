"""Looks for garbage when nobody waits for the window: a walk over all that lives takes a tenth of a second and more."""

from __future__ import annotations

import gc
from functools import partial

from PySide6.QtCore import QObject, QTimer, SignalInstance

#: Nothing has been drawn for so long.
REST_MS = 3000
#: Young objects are looked through as often as ever, which takes less than a millisecond; old ones never by themselves.
_OLD_NEVER = 1_000_000
#: So many rounds among the young ones leave enough behind to look for; the library's own measure.
_ROUNDS = 10
#: Looking through that takes some milliseconds: it waits so many rounds for the end of a frame.
_ROUNDS_MOST = 200


class QuietGarbage(QObject):
    """Walks over everything that lives in pauses alone; next to nothing waits for that.

    What has lived for some frames is looked through right behind a frame rather than within one.
    What is laid out is kept free of circles of references and goes by itself; circles are left
    where windows and dialogs have been.

    Args:
        parent: As long as it lives, old objects are looked through in pauses alone.
        rest_ms: How long a pause is.
    """

    def __init__(self, parent: QObject, rest_ms: int = REST_MS) -> None:
        super().__init__(parent)
        young, middle, _ = usual = gc.get_threshold()
        gc.set_threshold(young, max(middle, _ROUNDS_MOST), _OLD_NEVER)
        self._behind = QTimer(self, singleShot=True, interval=0)
        self._behind.timeout.connect(look_behind)
        self._pause = QTimer(self, singleShot=True, interval=rest_ms)
        self._pause.timeout.connect(self._look)
        parent.destroyed.connect(partial(gc.set_threshold, *usual))

    def wait_for(self, drawn: SignalInstance) -> None:
        """Count from now on what a signal tells as something that must not be disturbed."""
        drawn.connect(self._pause.start)
        drawn.connect(self._behind.start)

    def _look(self) -> None:
        if gc.isenabled() and gc.get_count()[2] >= _ROUNDS:
            gc.collect()


def look_behind() -> None:
    """Look through what has lived for some frames, where there is much of it: behind a frame, or some idle work."""
    if gc.isenabled() and gc.get_count()[1] >= _ROUNDS:
        gc.collect(1)
