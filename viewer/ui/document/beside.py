"""A second file laid beside the open one: read, followed, and never written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.model.changes import changed_ids
from viewer.model.timeline import Timeline
from viewer.ui.document.document import Document
from viewer.words import N_, _

if TYPE_CHECKING:
    from viewer.model.comparing.beside import Guest
    from viewer.ui.document.joining import Joining

#: Fewer are laid beside each other within a frame.
LARGE_EVENTS = 3_000
_HEADING = N_("{title} · {file}, laid beside")
_UNTITLED = N_("{file}, laid beside")
_STALE = N_("{heading}, not its present state")


class Beside(QObject):
    """What lies beside the open file; nothing at first.

    Attributes:
        document: Follows the second file; None while there is none.

    Signals:
        changed(): another file lies beside, none any more, or it was read again.
        failed(str): why a file cannot be laid beside, in a line.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document: Document | None = None
        self._threads: Joining | None = None
        self._wanted: tuple[Timeline, Timeline, str] | None = None
        self._both: tuple[Timeline, Timeline, str, Timeline] | None = None
        self._guest: tuple[Timeline, Guest] | None = None

    @property
    def is_there(self) -> bool:
        """Tell whether a file lies beside."""
        return self.document is not None

    def lay(self, path: Path) -> None:
        """Lay a file beside in place of the one that lies there."""
        self.take_away()
        document = self.document = Document(parent=self)
        document.loaded.connect(self._follow)
        document.open(path)

    def take_away(self) -> None:
        """Let nothing lie beside any more."""
        document, self.document, self._both, self._guest = self.document, None, None, None
        self._wanted = None
        if self._threads is not None:
            self._threads.drop()
        if document is not None:
            document.loaded.disconnect(self._follow)
            document.leave()
            document.close()
            document.deleteLater()
            self.changed.emit()

    def _joining(self) -> Joining:
        if self._threads is None:
            from viewer.ui.document.joining import Joining

            self._threads = Joining(self)
            self._threads.finished.connect(self._joined)
        return self._threads

    def close(self) -> None:
        """Let no thread outlive the window."""
        if self._threads is not None:
            self._threads.wait()
        if self.document is not None:
            self.document.close()

    def _follow(self) -> None:
        document = self.document
        if document is None:
            return
        if not document.has_drawing and not document.is_reading:
            why = document.notice
            self.take_away()
            self.failed.emit(why)
            return
        self.changed.emit()

    @property
    def heading(self) -> str:
        """What stands over the lanes of what lies beside; empty for nothing."""
        document = self.document
        if document is None or document.path is None:
            return ""
        title, name = document.timeline.title, document.path.name
        heading = _(_HEADING if title else _UNTITLED).format(title=title, file=name)
        return _(_STALE).format(heading=heading) if document.is_stale else heading

    def shown(self, first: Timeline) -> Timeline:
        """Return what can be shown at once of a timeline with what lies beside it.

        Where both are large, a thread lays the one beside the other; until ``changed`` tells that it has, this is
        what was shown before.
        """
        document = self.document
        if document is None or document.path is None or not document.has_drawing:
            return first
        second, known = document.timeline, self._both
        is_large = len(first.events) + len(second.events) > LARGE_EVENTS
        if not is_large or (known is not None and (known[0] is not first or known[1] is second)):
            return self.both(first)
        if self._wanted is None or self._wanted[0] is not first or self._wanted[1] is not second:
            self._wanted = first, second, self.heading
            name, folder = document.path.name, document.path.parent
            self._joining().start(lambda: _guest(second, name, folder), first, self.heading)
        return known[3] if known is not None else first

    def _joined(self, guest: Guest, both: Timeline) -> None:
        """Take what a thread has made, and have it shown."""
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._guest, self._both = (wanted[1], guest), (*wanted, both)
            self.changed.emit()

    def both(self, first: Timeline) -> Timeline:
        """Return a timeline with what lies beside it; the same one again as long as nothing has changed."""
        document = self.document
        if document is None or document.path is None or not document.has_drawing:
            return first
        second, heading = document.timeline, self.heading
        known = self._both
        if known is None or known[0] is not first or known[1] is not second or known[2] != heading:
            guest = self._guest_of(second, document.path)
            self._both = first, second, heading, guest.laid_beside(first, heading)
        assert self._both is not None
        return self._both[3]

    def changed_in(self, before: Timeline, after: Timeline) -> frozenset[str]:
        """Return the ids of events that a save has changed; what has just been laid beside is no news."""
        from viewer.model.comparing.beside import is_beside

        changed = changed_ids(before, after)
        if any(lane.is_heading for lane in before.lanes):
            return changed
        return frozenset(name for name in changed if not is_beside(name))

    def _guest_of(self, second: Timeline, path: Path) -> Guest:
        """Return the second timeline made ready, once for each time that it is read."""
        if self._guest is None or self._guest[0] is not second:
            self._guest = second, _guest(second, path.name, path.parent)
        return self._guest[1]


def _guest(second: Timeline, name: str, folder: Path) -> Guest:
    from viewer.model.comparing.beside import Guest

    return Guest(second, name, folder)
