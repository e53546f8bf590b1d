"""Notices every save of one file, however an editor saves."""

from __future__ import annotations

import os
import zlib
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal

from viewer.files.read.regular import content_of, exists

#: Editors write in several steps; a burst of changes is one. The file is looked at this often until it keeps
#: still.
TICK_MS = 20
#: For so many looks it must keep still: most files are whole once they stand there.
_STILL = 1
#: A file that is smaller than before may be half written, one that has just come into being as well.
_STILL_SMALLER, _STILL_NEW = 3, 3
#: One that has gone may be about to be written anew.
_STILL_GONE = 6
#: The net for what the system does not report: renamed folders, network drives.
POLL_MS = 2000
#: Files up to this size are compared by content when polled: some clocks are coarser than two saves.
_SMALL_BYTES = 256 * 1024
#: Links may lead in a circle.
_MOST_LINKS = 16

_Signature = tuple[int, int, int, int] | None


class FileWatcher(QObject):
    """Tells that a file may have changed, was deleted or has come back.

    The system's watch goes silent once a file has been replaced by a rename, so the folder
    is watched as well, both behind every symbolic link too, and all are armed again with each
    look at the file. Whether the content is another one is for the receiver to see.

    Args:
        poll_ms: How often to look without any report.

    Signals:
        stirred(): something happened to the file, and it has kept still since.
    """

    stirred = Signal()

    def __init__(self, parent: QObject | None = None, *, poll_ms: int = POLL_MS) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._signature: _Signature = None
        self._system = QFileSystemWatcher(self)
        self._system.fileChanged.connect(self._reported)
        self._system.directoryChanged.connect(self._reported)
        self._seen: _Signature = None
        self._still = 0
        self._settling = QTimer(self)
        self._settling.setTimerType(Qt.TimerType.PreciseTimer)
        self._settling.setInterval(TICK_MS)
        self._settling.timeout.connect(self._look_again)
        self._poll = QTimer(self)
        self._poll.setInterval(poll_ms)
        self._poll.timeout.connect(self.look)

    def watch(self, path: Path | None) -> None:
        """Watch this file from now on; it need not exist. None watches nothing."""
        self._path = path.absolute() if path is not None else None
        self._settling.stop()
        self._arm()
        self._signature = signature(self._path) if self._path else None
        if self._path is None:
            self._poll.stop()
        else:
            self._poll.start()

    def look(self) -> None:
        """Compare the file with what it was, without waiting for a report."""
        if self._path is not None and signature(self._path) != self._signature:
            self._reported()

    def _reported(self) -> None:
        if self._path is not None and not self._settling.isActive():
            self._seen, self._still = signature(self._path), 0
            self._settling.start()

    def _look_again(self) -> None:
        """Wait until the file has kept still for long enough, then tell."""
        self._arm()
        now = signature(self._path) if self._path is not None else None
        self._still = self._still + 1 if now == self._seen else 0
        self._seen = now
        if self._still >= looks_needed(self._signature, now):
            self._settling.stop()
            self._signature = now
            self.stirred.emit()

    def _arm(self) -> None:
        wanted = {str(path) for path in watched_paths(self._path)} if self._path else set()
        armed = {*self._system.files(), *self._system.directories()}
        if armed - wanted:
            self._system.removePaths(list(armed - wanted))
        if wanted - armed:
            self._system.addPaths(list(wanted - armed))


def looks_needed(before: _Signature, now: _Signature) -> int:
    """Return for how many looks a file must keep still before it is taken for whole."""
    if now is None:
        return _STILL_GONE
    if before is None:
        return _STILL_NEW
    return _STILL_SMALLER if now[1] < before[1] else _STILL


def watched_paths(path: Path) -> list[Path]:
    """Return the file, every file and link that it leads through, and their folders, as far as they can be watched."""
    found: list[Path] = []
    for _ in range(_MOST_LINKS):
        found += [path, path.parent]
        try:
            path = path.parent / path.readlink()
        except OSError:
            break
    try:
        real = path.resolve()
    except (OSError, RuntimeError):
        real = path
    found += [real, real.parent]
    return [one for one in dict.fromkeys(found) if exists(one) and os.access(one, os.R_OK)]


def signature(path: Path) -> _Signature:
    """Return what tells one state of a file from another, None where there is no file."""
    try:
        status = path.stat()
        small = status.st_size <= _SMALL_BYTES
        content = zlib.crc32(content_of(path, _SMALL_BYTES)) if small else 0
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino, content
