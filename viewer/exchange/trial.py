"""An import carried out in memory: what is shown of it is what is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from viewer.exchange.appending import Appended, appended
from viewer.exchange.draft.answers import Answers
from viewer.exchange.draft.draft import Draft
from viewer.exchange.draft.notes import Note, NoteKind
from viewer.exchange.foreign_file import draft_from
from viewer.exchange.new_file import NewFile, new_file
from viewer.exchange.report import ReportRow, report_rows
from viewer.files.read.reader import Reading
from viewer.words import _

#: What is wrong with a file as a whole, or with a section of it: nothing is added beside that.
_STRUCTURE = frozenset(
    {"broken-yaml", "newer-format", "bad-format", "wrong-shape", "duplicate-key", "merge-key", "bad-key"}
)


@dataclass(frozen=True, slots=True)
class Trial:
    """What an import gives.

    Attributes:
        new: It as a new file.
        adds: It as an edit of the open file; None where there is none, or nothing can be added to it.
        rows: What became of everything, by its kind; with what is special to adding it.
    """

    new: NewFile
    adds: Appended | None
    rows: dict[NoteKind, tuple[ReportRow, ...]]

    @property
    def draft(self) -> Draft:
        """Everything that the foreign file gives, as a new file says it."""
        return self.new.draft


def trial_of(data: bytes, answers: Answers, into: Reading | None = None) -> Trial:
    """Import the content of a foreign file without writing anything.

    Args:
        data: All of the file.
        answers: With its name.
        into: The open file that it may be added to; None for none.

    Raises:
        Unreadable: It cannot be taken in; the message is one line.
        Asked: It leaves a question open that was not answered.
    """
    new = new_file(draft_from(data, answers))
    if into is None or why_not_into(into):
        return Trial(new, None, report_rows(new.draft))
    adds = appended(new.draft, into)
    return Trial(new, adds, report_rows(_with_adding(new.draft, adds.draft.notes, into)))


def _with_adding(draft: Draft, notes: Sequence[Note], into: Reading) -> Draft:
    """Return a draft that tells as well what is special to adding it to a file."""
    known = frozenset(draft.notes)
    title = into.timeline.title if into.timeline is not None else ""
    when = _("when added to “{title}”: {what}") if title else _("when added to the open file: {what}")
    more = [
        replace(note, what=when.format(title=title, what=note.what)) for note in notes if note not in known
    ]
    return replace(draft, notes=(*draft.notes, *more))


def why_not_into(reading: Reading) -> str:
    """Return in one line why nothing is added to a file; empty where it may be."""
    wrong = [problem for problem in reading.errors if problem.code in _STRUCTURE]
    if wrong:
        why = _("its line {line} has to be mended first: {problem}")
        return why.format(line=wrong[0].line, problem=wrong[0].message)
    return "" if reading.timeline is not None else _("it cannot be read")
