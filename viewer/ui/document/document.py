"""The open event file: its timeline, its problems, and how it follows the file on disk."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.files.read.reader import NotPlaced, Reading
from viewer.model.problems import Problem, Severity
from viewer.model.timeline import Timeline
from viewer.ui.document.background import BackgroundReader, is_large
from viewer.ui.document.loading import Loaded, load
from viewer.ui.document.watcher import FileWatcher
from viewer.words import _

#: How long a file must stand without events before that is believed: it may be half written.
BELIEF_MS = 1200


class Document(QObject):
    """One event file and what was last read from it.

    The last good timeline stays while the file cannot be read; ``notice`` then says why.
    ``problems`` are always those of ``text``, which was read last.

    Signals:
        opened(): another file was opened, or none is open any more; comes before the next ``loaded``.
        loaded(): the file was read, or could not be; everything may be different.
        reading(float): a large file is being read, so far to this part of it; below 0 where
            that has ended.
        checked(): comparing quotations with kept copies has found other problems.
    """

    opened = Signal()
    loaded = Signal()
    reading = Signal(float)
    checked = Signal()

    def __init__(self, watcher: FileWatcher | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watcher = watcher if watcher is not None else FileWatcher(self)
        self._watcher.stirred.connect(self.refresh)
        self._doubt = QTimer(self)
        self._doubt.setSingleShot(True)
        self._doubt.setInterval(BELIEF_MS)
        self._doubt.timeout.connect(self._believe)
        self._doubted: Loaded | None = None
        self.path: Path | None = None
        self._background = BackgroundReader(self)
        self._background.progressed.connect(self.reading)
        self._background.finished.connect(self._read_in_background)
        self._background.cancelled.connect(self._cancelled)
        self._forget()

    def _forget(self) -> None:
        self._fingerprint: int | None = None
        self._doubted = None
        self.timeline = Timeline()
        self._problems: tuple[Problem, ...] = ()
        self._evidence: tuple[Problem, ...] = ()
        self._accepted = self._accepted_quotes = 0
        self.not_placed: tuple[NotPlaced, ...] = ()
        self.text = ""
        self.notice = ""
        self.is_stale = False
        self.has_drawing = False
        self.loaded_at: datetime | None = None
        self.is_reload = False
        self.is_own = False
        self._last_good = Loaded(None, None)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong with the file, in file order: what reading found, then what copies say."""
        if not self._evidence:
            return self._problems
        return tuple(sorted((*self._problems, *self._evidence), key=lambda one: (one.line, one.column)))

    @property
    def accepted(self) -> int:
        """How many warnings are not among the problems because the file accepts them."""
        return self._accepted + self._accepted_quotes

    def set_evidence(self, problems: tuple[Problem, ...], accepted: int = 0) -> None:
        """Take what kept copies have against the quotations that were read last.

        Args:
            problems: In file order.
            accepted: How many warnings more the file accepts.
        """
        if (problems, accepted) != (self._evidence, self._accepted_quotes):
            self._evidence, self._accepted_quotes = problems, accepted
            self.checked.emit()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that dropped something."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that dropped nothing."""
        return tuple(p for p in self.problems if p.severity is Severity.WARNING)

    @property
    def is_reading(self) -> bool:
        """Tell whether a large file is being read."""
        return self._background.is_reading

    @property
    def awaited(self) -> str:
        """The name of the large file that is being read for the first time; empty for none."""
        if self.path is None or self.has_drawing or not self.is_reading:
            return ""
        return self.path.name

    def open(self, path: Path) -> None:
        """Open a file, be it missing or broken, and follow it from now on."""
        self._doubt.stop()
        self._forget()
        self.path = path.absolute()
        self.opened.emit()
        self._watcher.watch(self.path)
        self.refresh()

    def leave(self) -> None:
        """Have no file open from now on; ``opened`` and ``loaded`` tell of it."""
        was_reading = self._background.is_reading
        self._background.drop()
        self._doubt.stop()
        self._forget()
        self.path = None
        self._watcher.watch(None)
        if was_reading:
            self.reading.emit(-1.0)
        self.opened.emit()
        self.loaded.emit()

    def refresh(self) -> None:
        """Read the file again if its content is another than the one last read."""
        if self.path is None:
            return
        if self.path == self._held:
            self._stirred = True
            return
        if is_large(self.path):
            self._background.start(self.path, self._fingerprint, self._last_good.reading)
            if not self.has_drawing:
                self.reading.emit(0.0)
            return
        self._settle(load(self.path, self._fingerprint, before=self._last_good.reading))

    def hold(self, held: bool) -> None:
        """Leave the file alone while this program itself writes it; what was missed is made up for after."""
        self._held = self.path if held else None
        if not held and self._stirred:
            self._stirred = False
            self.refresh()

    _held: Path | None = None
    _stirred = False

    def _read_in_background(self, loaded: Loaded | None) -> None:
        self.reading.emit(-1.0)
        self._settle(loaded)

    def _cancelled(self) -> None:
        """Keep what is on screen; without anything yet, say why there is nothing."""
        self.reading.emit(-1.0)
        self._keep(_("Reading was cancelled; Ctrl+R reads the file again"), self.problems)

    def cancel_reading(self) -> None:
        """Stop reading a large file."""
        self._background.cancel()

    def close(self) -> None:
        """Let no thread outlive the window."""
        self._background.wait()

    def _settle(self, loaded: Loaded | None) -> None:
        """Take what was read, None for a content that is known already."""
        if loaded is not None:
            self._take(loaded)
        elif self.notice and self._doubted is None:
            self._came_back()

    def reload(self) -> None:
        """Read the file again, whatever its content."""
        self._fingerprint = None
        self._doubt.stop()
        self.refresh()

    @property
    def last_reading(self) -> Reading | None:
        """What was last read of the file and could be drawn; None before that."""
        return self._last_good.reading if self.has_drawing else None

    def adopt(self, reading: Reading) -> None:
        """Take what this program has just written to the file, without reading it again."""
        self._doubt.stop()
        self._doubted = None
        if self._background.is_reading:
            self._background.drop()
            self.reading.emit(-1.0)
        if reading.timeline is None:
            self.reload()
            return
        self.is_own = True
        loaded = Loaded(hash(reading.text), reading, is_blank=not reading.text.strip())
        self._show(loaded, reading, reading.timeline)

    def _take(self, loaded: Loaded) -> None:
        """Show a reading, or keep the last drawing and say what is wrong with this one."""
        self._doubt.stop()
        self._doubted = None
        self.is_own = False
        reading = loaded.reading
        self.text = reading.text if reading is not None else ""
        if reading is None:
            self._keep(loaded.error, ())
        elif self.has_drawing and self.timeline.events and _shows_nothing(loaded):
            self._fingerprint = loaded.fingerprint
            self._doubted = loaded
            self._doubt.start()
            self._keep(_why_nothing(loaded), reading.problems)
        elif reading.timeline is None:
            self._fingerprint = loaded.fingerprint
            self._keep(_why_nothing(loaded), reading.problems)
        else:
            self._show(loaded, reading, reading.timeline)

    def _show(self, loaded: Loaded, reading: Reading, timeline: Timeline) -> None:
        self._fingerprint = loaded.fingerprint
        self._last_good = loaded
        self.timeline = timeline
        self._problems, self._evidence = reading.problems, ()
        self._accepted, self._accepted_quotes = reading.accepted, 0
        self.not_placed = reading.not_placed
        self.text = reading.text
        self.notice = _why_nothing(loaded) if loaded.is_blank else ""
        self.is_stale = False
        self._announce()

    def _keep(self, notice: str, problems: tuple[Problem, ...]) -> None:
        self.notice = notice
        self._problems, self._evidence = problems, ()
        self._accepted = self._accepted_quotes = 0
        self.is_stale = self.has_drawing
        self._announce(reading_failed=True)

    def _announce(self, *, reading_failed: bool = False) -> None:
        self.is_reload = self.loaded_at is not None
        self.loaded_at = datetime.now()
        self.has_drawing = self.has_drawing or not reading_failed
        self.loaded.emit()

    def _believe(self) -> None:
        """Show a timeline without events after all: the file has stayed like that."""
        loaded, self._doubted = self._doubted, None
        reading = loaded.reading if loaded is not None else None
        if loaded is None or reading is None or reading.timeline is None or loaded.is_blank:
            return
        if reading.timeline.events == () and not any(p.hides_entry for p in reading.problems):
            self._show(loaded, reading, reading.timeline)

    def _came_back(self) -> None:
        """Take the drawing for good again: the file stands there as it was last read."""
        if self.is_stale and self._last_good.fingerprint == self._fingerprint:
            reading = self._last_good.reading
            if reading is not None and reading.timeline is not None:
                self._show(self._last_good, reading, reading.timeline)


def _shows_nothing(loaded: Loaded) -> bool:
    reading = loaded.reading
    return reading is None or reading.timeline is None or not reading.timeline.events


def _why_nothing(loaded: Loaded) -> str:
    """Return in one line why a reading draws nothing."""
    if loaded.is_blank:
        return _("The file is empty")
    reading = loaded.reading
    first = next((p for p in reading.problems if p.severity is Severity.ERROR), None) if reading else None
    if first is None:
        return _("The file holds no events")
    text = _("The file cannot be read: line {line}, column {column}: {why}")
    return text.format(line=first.line, column=first.column, why=first.message)
