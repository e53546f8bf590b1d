"""A timeline taken from another program, as entries of ours that are not written yet."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from viewer.exchange.draft.notes import Note, NoteKind, note_of
from viewer.exchange.draft.packed import Packed, Packing
from viewer.exchange.draft.questions import ColumnUse, Question
from viewer.model.fields import Fields, Plain
from viewer.model.joining import joined
from viewer.words import _


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


ENTRIES: Packing[Entry] = Packing(lambda one: (one.where, one.fields), lambda plain: Entry(*plain))
LEFT_OUT: Packing[LeftOut] = Packing(
    lambda one: (one.where, one.why, one.record), lambda plain: LeftOut(*plain)
)


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that a foreign file gives, in its order.

    Records in are entries and left out, none twice and none missing. Of a large file they are kept packed.

    Attributes:
        format: Name of the foreign format for people.
        source: The source record that stands for the foreign file; every entry names it but those of ours that
            the foreign file carried.
        extra: Further keys of the file.
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
    entries: Sequence[Entry] = ()
    left_out: Sequence[LeftOut] = ()
    notes: Sequence[Note] = ()
    extra: tuple[tuple[str, Plain], ...] = ()
    questions: tuple[Question, ...] = ()
    columns: tuple[ColumnUse, ...] = ()

    @property
    def has_own_source(self) -> bool:
        """Tell whether the new file needs the record that stands for the foreign one."""
        name = self.source["id"]
        named = (entry.fields.get("sources", []) for entry in self.entries)
        return not self.entries or any(name in one if isinstance(one, list) else name == one for one in named)

    @property
    def records(self) -> int:
        """How many records the foreign file has."""
        return len(self.entries) + len(self.left_out)

    def counts(self) -> Counter[NoteKind]:
        """Return of how many places each kind of note tells."""
        places: dict[NoteKind, set[str]] = {}
        for note in self.notes:
            places.setdefault(note.kind, set()).add(note.where)
        return Counter({kind: len(where) for kind, where in places.items()})

    def digest(self) -> str:
        """Return the same text for drafts of which the same file becomes."""
        said = hashlib.sha256()
        for one in self._said():
            said.update(json.dumps(one, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")
        return said.hexdigest()

    def _said(self) -> Iterator[object]:
        """Go through everything that the new file says."""
        yield self.title, self.description, self.time_zone, self.source, self.lanes, self.sources, self.eras
        yield from (entry.fields for entry in self.entries)
        yield self.extra, len(self.entries)
        yield from (left.fields() for left in self.left_out)


def known_about(fields: Fields, there: Collection[str]) -> tuple[Fields, list[str]]:
    """Return an entry that speaks about events that are there alone, and the ids of the others."""
    about = fields.get("about")
    named = [str(one) for one in (about if isinstance(about, list) else [about] if about else [])]
    gone = [name for name in named if name not in there]
    return ({**fields, "about": [name for name in named if name in there]}, gone) if gone else (fields, [])


def speaking_of_known(entries: Sequence[Entry]) -> tuple[Sequence[Entry], list[Note]]:
    """Return entries whose statements speak about events that are there, and notes of what is lost by that."""
    if not any("about" in entry.fields for entry in entries):
        return entries, []
    names = {entry.id for entry in entries}
    found = Packed(ENTRIES)
    notes: list[Note] = []
    for entry in entries:
        fields, gone = known_about(entry.fields, names)
        found.append(Entry(entry.where, fields) if gone else entry)
        if gone:
            what = _("it speaks about {names}, which is not there").format(names=joined(gone))
            notes.append(note_of(NoteKind.LOST, "about", entry.where, what, entry.id))
    return found, notes
