"""A timeline taken from another program, as entries of ours that are not written yet."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass

from viewer.exchange.draft.notes import Note, NoteKind
from viewer.exchange.draft.questions import ColumnUse, Question
from viewer.model.fields import Fields, Plain


@dataclass(frozen=True, slots=True)
class Entry:
    """One event.

    Attributes:
        where: Its place in the foreign file, such as ``row 12``.
    """

    where: str
    fields: Fields

    @property
    def id(self) -> str:
        """Its id in our file."""
        return str(self.fields["id"])


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A foreign record that cannot be an event; it is kept whole."""

    where: str
    why: str
    record: Plain

    def fields(self) -> Fields:
        """Return what stands of it under ``x-not-imported``."""
        return {"where": self.where, "why": self.why, "record": self.record}


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that a foreign file gives, in its order.

    Records in are entries and left out, none twice and none missing.

    Attributes:
        format: Name of the foreign format for people.
        source: The source record that stands for the foreign file; every entry names it.
        extra: Further keys of the file, each beginning with ``x-``.
        questions: What was decided that a person may decide otherwise.
        columns: What the columns of a table were taken for.
    """

    format: str
    source: Fields
    title: str = ""
    description: str = ""
    time_zone: str = ""
    lanes: tuple[Fields, ...] = ()
    sources: tuple[Fields, ...] = ()
    eras: tuple[Fields, ...] = ()
    entries: tuple[Entry, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[Note, ...] = ()
    extra: tuple[tuple[str, Plain], ...] = ()
    questions: tuple[Question, ...] = ()
    columns: tuple[ColumnUse, ...] = ()

    @property
    def records(self) -> int:
        """How many records the foreign file has."""
        return len(self.entries) + len(self.left_out)

    def counts(self) -> Counter[NoteKind]:
        """Return of how many places each kind of note tells."""
        places = {(note.kind, note.where) for note in self.notes}
        return Counter(kind for kind, _ in places)

    def digest(self) -> str:
        """Return the same text for drafts of which the same file becomes."""
        said = [
            self.title, self.description, self.time_zone, self.source, self.lanes, self.sources, self.eras,
            [entry.fields for entry in self.entries], [left.fields() for left in self.left_out], self.extra,
        ]  # fmt: skip
        return hashlib.sha256(
            json.dumps(said, ensure_ascii=False).encode("utf-8", "surrogatepass")
        ).hexdigest()
