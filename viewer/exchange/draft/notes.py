"""What is told of an import: notes of a few kinds, and questions that the file leaves open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from viewer.exchange.draft.cleaned import one_line
from viewer.exchange.draft.packed import Packing
from viewer.exchange.draft.questions import ColumnUse, Question
from viewer.model.joining import joined
from viewer.words import _


class NoteKind(Enum):
    """What became of something in the foreign file."""

    CHANGED = "changed"  # said differently, meaning kept
    KEPT = "kept-x"  # no field of ours holds it; it stands under an x- key
    LOST = "lost"
    NOT_IMPORTED = "not-imported"  # a whole record, kept under x-not-imported
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Note:
    """One thing told of an import.

    Attributes:
        code: Stable slug for programs, the same for everything of one sort.
        where: In the foreign file's terms, such as ``row 12`` or ``event 7``.
        what: One line.
        entry: Id of the event concerned; empty for none.
        names: The foreign keys or columns that are told of, where a report counts them one by one.
    """

    kind: NoteKind
    code: str
    where: str
    what: str
    entry: str = ""
    names: tuple[str, ...] = ()


def note_of(kind: NoteKind, code: str, where: str, what: str, entry: str = "") -> Note:
    """Return a note, in one line whatever it repeats of the foreign file."""
    return Note(kind, code, where, one_line(what), entry)


def kept_note(where: str, key: str, names: tuple[str, ...]) -> Note:
    """Return a note of what is kept of a record under one of its ``x-`` keys, by the foreign names for it."""
    return Note(
        NoteKind.KEPT,
        "kept",
        where,
        _("kept under {key}: {names}").format(key=key, names=joined(names)),
        names=names,
    )


#: Of notes: there may be some for every record of a large file.
NOTES: Packing[Note] = Packing(
    lambda note: (note.kind.value, note.code, note.where, note.what, note.entry, note.names),
    lambda plain: Note(NoteKind(plain[0]), *plain[1:]),
)


class Unreadable(Exception):
    """A foreign file cannot be taken in at all; the message is one line, whatever it repeats of the file."""

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.splitlines()))


class Asked(Exception):
    """A foreign file can be read in several ways; the message asks, and names the options that answer.

    Attributes:
        question: The same as a value; None where the columns are asked about.
        columns: What the columns of a table are taken for so far.
    """

    def __init__(
        self, message: str, question: Question | None = None, columns: tuple[ColumnUse, ...] = ()
    ) -> None:
        super().__init__(" ".join(message.splitlines()))
        self.question, self.columns = question, columns
