"""Edits of the open document, and the way back from them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from viewer.files.read.reader import Reading
from viewer.ui.document.background import giving_way, is_large, prepare
from viewer.ui.document.document import Document
from viewer.ui.document.edit_job import EditJob
from viewer.words import _

# What writes is imported with the first edit, not for the first frame.
if TYPE_CHECKING:
    from viewer.files.write.edits import Edit
    from viewer.files.write.making.editing import Outcome
    from viewer.files.write.saving import Patience
    from viewer.files.write.undo import Step

    Answer = Callable[[Outcome | None, Exception | None], None]

MOST_STEPS = 200
#: So many new entries are written while the window waits.
_MOST_AT_ONCE = 200


class _Deed(NamedTuple):
    """What was done, in words, and the ids of its event before and after; empty where there is none."""

    step: Step
    words: str
    before_id: str
    after_id: str

    def reversed(self) -> _Deed:
        """Return the deed that takes this one back."""
        return _Deed(self.step.reversed(), self.words, self.after_id, self.before_id)


class Pen(QObject):
    """Makes edits on the file that a document is open on, and remembers them.

    Signals:
        steps_changed(): what can be undone or redone is another.
        made(str, str): what was done, undone or done again, and the id of the event that it left; empty for none.
        refused(str): why something was not done, in one line.
        busy_changed(bool): a large file is being written, or no longer.
        waiting_changed(bool): another program keeps the file locked, or no longer.
    """

    steps_changed = Signal()
    made = Signal(str, str)
    refused = Signal(str)
    busy_changed = Signal(bool)
    waiting_changed = Signal(bool)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._job = EditJob(self)
        self._job.busy_changed.connect(document.hold)
        self._job.busy_changed.connect(self.busy_changed)
        self._job.waiting_changed.connect(self.waiting_changed)
        self._done: list[_Deed] = []
        self._undone: list[_Deed] = []
        document.opened.connect(self._forget)

    def _forget(self) -> None:
        self._done, self._undone = [], []
        self.steps_changed.emit()

    @property
    def is_busy(self) -> bool:
        """Tell whether a large file is being written."""
        return self._job.is_busy

    @property
    def undo_name(self) -> str:
        """What undo would take back, as in ``Delete “Crosses into Russia”``; empty for nothing."""
        return self._done[-1].step.name if self._done else ""

    @property
    def last_done(self) -> str:
        """What undo would take back, as a thing done: ``Deleted “Crosses into Russia”``; empty for nothing."""
        return self._done[-1].words if self._done else ""

    @property
    def redo_name(self) -> str:
        """What redo would do again; empty for nothing."""
        return self._undone[-1].step.name if self._undone else ""

    def make(self, edit: Edit, answer: Answer | None = None) -> None:
        """Make an edit on the file.

        Args:
            edit: What to do.
            answer: Called with (outcome, None) or (None, failure) in place of the signal
                ``refused``: a form says itself why it stays open.
        """
        from viewer.files.write.making.editing import edit_file

        path = self._ready()
        if path is None:
            return
        known = self._document.last_reading
        at_once = None if is_large(path) or _is_long(edit) else partial(edit_file, path, edit, known)
        aside = partial(_edited_aside, path, edit, known)
        self._job.run(at_once, aside, partial(self._edited, edit, path, answer))

    def _ready(self) -> Path | None:
        if self._job.is_busy:
            self.refused.emit(_("The last change is still being written"))
            return None
        if self._document.path is None:
            self.refused.emit(_("No file is open"))
        return self._document.path

    def _edited(
        self,
        edit: Edit,
        path: Path,
        answer: Answer | None,
        outcome: Outcome | None,
        failure: Exception | None,
    ) -> None:
        from viewer.files.write.edits import EditConflict, event_id_of

        if outcome is not None and path == self._document.path:
            if outcome.step.old != outcome.step.new:
                before_id = event_id_of(edit)
                deed = _Deed(outcome.step, edit.done, before_id, outcome.event_id)
                self._done = [*self._done[1 - MOST_STEPS :], deed]
                self._undone = []
            self._document.adopt(outcome.reading)
            self.steps_changed.emit()
            self.made.emit(edit.name, outcome.event_id)
        if answer is not None:
            answer(outcome, failure)
        elif isinstance(failure, EditConflict):
            self.refused.emit(_("{edit} was not done: {why}").format(edit=edit.name, why=failure))
        elif failure is not None:
            self.refused.emit(str(failure))

    def undo(self) -> None:
        """Take the last edit back."""
        if self._done:
            self._go(self._done[-1].reversed(), self._done, self._undone)

    def redo(self) -> None:
        """Do the edit again that was taken back last."""
        if self._undone:
            self._go(self._undone[-1].reversed(), self._undone, self._done)

    def _go(self, deed: _Deed, source: list[_Deed], target: list[_Deed]) -> None:
        from viewer.files.write.undo import make_step

        path = self._ready()
        if path is None:
            return
        finish = partial(self._went, deed, path, source, target)
        known = self._document.last_reading
        at_once = None if is_large(path) else partial(make_step, path, deed.step, known)
        self._job.run(at_once, partial(_stepped_aside, path, deed.step, known), finish)

    def _went(
        self,
        deed: _Deed,
        path: Path,
        source: list[_Deed],
        target: list[_Deed],
        reading: Reading | None,
        failure: Exception | None,
    ) -> None:
        if failure is not None:
            self.refused.emit(str(failure))
        if reading is None or path != self._document.path:
            return
        source.pop()
        target.append(deed)
        self._document.adopt(reading)
        self.steps_changed.emit()
        text = _("Undone: {edit}") if target is self._undone else _("Done again: {edit}")
        self.made.emit(text.format(edit=deed.step.name), deed.after_id)

    def stop_waiting(self) -> None:
        """Wait no longer for another program to unlock the file; what was to be done is refused."""
        self._job.stop_waiting()

    def close(self) -> None:
        """Let what is being written be written; do not wait for a lock."""
        self._job.stop_waiting()
        self._job.wait()


def _is_long(edit: Edit) -> bool:
    """Tell whether an edit writes so much that it would be felt."""
    from viewer.files.write.edits import AddAll

    return isinstance(edit, AddAll) and len(edit.events) > _MOST_AT_ONCE


def _edited_aside(path: Path, edit: Edit, reading: Reading | None, goes_on: Patience) -> Outcome:
    """Make an edit on a thread, and all that the next frame needs of it."""
    from viewer.files.write.making.editing import edit_file

    with giving_way():
        outcome = edit_file(path, edit, reading, goes_on)
        prepare(outcome.reading)
    return outcome


def _stepped_aside(path: Path, step: Step, known: Reading | None, goes_on: Patience) -> Reading:
    """Make a step on a thread, and all that the next frame needs of it."""
    from viewer.files.write.undo import make_step

    with giving_way():
        reading = make_step(path, step, known, goes_on)
        prepare(reading)
    return reading
