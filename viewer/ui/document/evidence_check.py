"""Compares the open file's quotations with their kept copies, beside the window, whenever either has changed."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.files.read.reader import Reading
from viewer.files.read.regular import is_file
from viewer.ui.document.background import Threads, giving_way
from viewer.ui.document.document import Document
from viewer.ui.document.kept_files import POLL_MS, KeptFiles

if TYPE_CHECKING:
    from viewer.files.evidence.evidence import CopyShelf, Evidence
    from viewer.files.evidence.problems import QuoteCheck
    from viewer.files.evidence.record import Record


class EvidenceCheck(QObject):
    """What kept copies say of the quotations on screen.

    A file without copies and without a record of an earlier check costs nothing: the
    comparison is not even imported.

    Args:
        document: The open file.
        poll_ms: How often kept copies and the record are looked at.

    Signals:
        changed(): more or something else is known of the quotations.
    """

    changed = Signal()
    _done = Signal(int, object)

    def __init__(self, document: Document, parent: QObject | None = None, *, poll_ms: int = POLL_MS) -> None:
        super().__init__(parent)
        self._document = document
        self._number = 0
        self._is_held = False
        self._is_known = False
        self._stop = threading.Event()
        self._threads = Threads()
        self._shelf: CopyShelf | None = None
        self.evidence: Evidence | None = None
        self.record: Record | None = None
        self._done.connect(self._finish)
        document.loaded.connect(self.begin)
        self._kept = KeptFiles(self, poll_ms=poll_ms)
        self._kept.stirred.connect(self.begin)

    @property
    def is_busy(self) -> bool:
        """Whether quotations are being compared."""
        return self._number in self._threads

    def hold(self) -> None:
        """Compare nothing before :meth:`go_on`: another thread would keep the first frame waiting."""
        self._is_held = True

    def go_on(self) -> None:
        """Compare what there is to compare."""
        self._is_held = False
        self.begin()

    def begin(self) -> None:
        """Compare the quotations of what is on screen now, unless there is nothing to compare with."""
        if self._is_held:
            return
        self._stop.set()
        self._number += 1
        self.evidence = self.record = None
        reading, path = self._document.last_reading, self._document.path
        if reading is None or reading.timeline is None or path is None or self._document.is_stale:
            self._kept.watch(())
            self._forget()
            return
        record = path.with_name(f"{path.stem}.checked.json")
        copies = [path.parent / source.copy for source in reading.timeline.sources if source.copy]
        # What changes from here on is compared anew, also while this is being compared.
        self._kept.watch((record, *copies))
        if not copies and not is_file(record):
            self._forget()
            return
        stop, number = threading.Event(), self._number
        self._stop = stop
        self._threads.start(number, lambda: self._compare(number, reading, path, stop))

    def _forget(self) -> None:
        """Nothing is known of any quotation, and who shows it shall learn so."""
        self._document.set_evidence(())
        if self._is_known:
            self._is_known = False
            self.changed.emit()

    def wait(self) -> None:
        """Stop comparing, for the end of the program."""
        self._kept.watch(())
        self._stop.set()
        self._number += 1
        self._threads.end_all()

    def _compare(self, number: int, reading: Reading, path: Path, stop: threading.Event) -> None:
        from viewer.files.evidence.evidence import CopyShelf, Evidence
        from viewer.files.evidence.problems import check_quotations
        from viewer.files.evidence.record import RecordError, read_record

        assert reading.timeline is not None
        with giving_way():
            self._shelf = self._shelf or CopyShelf()
            evidence = Evidence(reading.timeline, path.parent, shelf=self._shelf)
            try:
                record = read_record(path)
            except RecordError:
                record = None  # the command line says what is wrong with it
            check = check_quotations(reading, evidence, record, lambda: not stop.is_set())
        self._done.emit(number, (evidence, record, check))

    def _finish(self, number: int, found: tuple[Evidence, Record | None, QuoteCheck]) -> None:
        self._threads.end(number)
        if number != self._number:
            return
        self.evidence, self.record, check = found
        self._is_known = True
        self._document.set_evidence(tuple(check.problems), check.accepted)
        self.changed.emit()
