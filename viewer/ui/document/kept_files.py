"""Notices when what quotations were compared with has changed: kept copies, and the record of a check."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

#: How often the files are looked at. One look asks the system once for each; reports of the system would tell of
#: every other file beside them as well.
POLL_MS = 2000
#: A file that changes is looked at this often until it keeps still.
_STILL_MS = 100

_State = tuple[tuple[int, int, int] | None, ...]


class KeptFiles(QObject):
    """Tells that one of some files has another state than it had: written, replaced, gone, come into being.

    Args:
        poll_ms: How often to look.

    Signals:
        stirred(): one of them did, and all have kept still since.
    """

    stirred = Signal()

    def __init__(self, parent: QObject | None = None, *, poll_ms: int = POLL_MS) -> None:
        super().__init__(parent)
        self._poll_ms = poll_ms
        self._paths: tuple[Path, ...] = ()
        self._known: _State = ()
        self._seen: _State = ()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    def watch(self, paths: Iterable[Path]) -> None:
        """Watch these files from now on, and no others; they need not exist."""
        self._paths = tuple(dict.fromkeys(paths))
        self._known = self._seen = self._state()
        if self._paths:
            self._timer.start(self._poll_ms)
        else:
            self._timer.stop()

    def _state(self) -> _State:
        return tuple(map(_state_of, self._paths))

    def _look(self) -> None:
        now = self._state()
        if now == self._known:
            self._timer.setInterval(self._poll_ms)
        elif now != self._seen:
            self._timer.setInterval(min(_STILL_MS, self._poll_ms))
        else:
            self._known = now
            self._timer.setInterval(self._poll_ms)
            self.stirred.emit()
        self._seen = now


def _state_of(path: Path) -> tuple[int, int, int] | None:
    try:
        facts = path.stat()
    except (OSError, ValueError):
        return None
    return facts.st_mtime_ns, facts.st_size, facts.st_ino
