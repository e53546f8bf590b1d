"""What is told of an import: a line of sums, then what became of what, with places."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from viewer.exchange.draft.draft import Draft, Entry
from viewer.exchange.draft.notes import Note, NoteKind
from viewer.exchange.draft.standing import without_option
from viewer.model.event_words import counted
from viewer.model.fields import Plain
from viewer.model.joining import joined
from viewer.words import NN_, ngettext, number

_MOST_PLACES = 5
#: Letters of a record that are shown of it.
_MOST_TEXT = 400
_RECORDS = NN_("{number} record", "{number} records")
_CHANGED = NN_("{number} changed", "{number} changed")
_KEPT = NN_("{number} kept under x-", "{number} kept under x-")
_LOST = NN_("{number} with something lost", "{number} with something lost")
_NOT_IMPORTED = NN_("{number} not imported", "{number} not imported")
_THERE = NN_("{number} there already", "{number} there already")
_ORDER = {kind: rank for rank, kind in enumerate(NoteKind)}


@dataclass(frozen=True, slots=True)
class ReportRow:
    """What became of one place in the foreign file.

    Attributes:
        where: In the foreign file's terms, such as ``row 12``.
        text: What stands there, in one line; empty where it is not one record's place.
        what: What became of it, a line each.
        entry: Id of the event concerned; empty for none.
    """

    where: str
    text: str
    what: tuple[str, ...]
    entry: str = ""


def sums(draft: Draft, skipped: int = 0) -> str:
    """Return one line: records in, events, and at how many places what became of them.

    Args:
        skipped: Events that stand in the file already, from an earlier import.
    """
    counts = draft.counts()
    parts = [
        _many(_CHANGED, counts[NoteKind.CHANGED]),
        _many(_KEPT, counts[NoteKind.KEPT]),
        _many(_LOST, counts[NoteKind.LOST]),
        _many(_NOT_IMPORTED, len(draft.left_out)),
    ]
    if skipped:
        parts.append(_many(_THERE, skipped))
    events = counted(len(draft.entries), "event")
    return f"{_many(_RECORDS, draft.records + skipped)}: {events}; {', '.join(parts)}"


def _many(forms: tuple[str, str], count: int) -> str:
    return ngettext(*forms, count).format(number=number(count))


def report_lines(draft: Draft, most: int = _MOST_PLACES) -> Iterator[str]:
    """Go through the lines that tell of everything: for each sort of note its count and first places.

    Args:
        draft: What was read.
        most: So many places of a sort are named at the most.
    """
    sorts: dict[tuple[NoteKind, str], _Sort] = {}
    for note in draft.notes:
        sorts.setdefault((note.kind, note.code), _Sort()).take(note, most)
    for kind, code in sorted(sorts, key=lambda sort: (_ORDER[sort[0]], sort[1])):
        sort = sorts[kind, code]
        yield f"{kind.value} · {code} ({sort.count:,})"
        yield from sort.told(most)


@dataclass(slots=True)
class _Sort:
    """How many notes of a sort there are, and what is told of the first ones.

    Attributes:
        names: How often each foreign name was met that they tell of, and where at first.
    """

    count: int = 0
    lines: list[str] = field(default_factory=list)
    names: dict[str, tuple[int, list[str]]] = field(default_factory=dict)

    def take(self, note: Note, most: int) -> None:
        """Count one more."""
        self.count += 1
        if self.count <= most:
            self.lines.append(f"  {note.where}: {note.what}")
        for name in note.names:
            count, places = self.names.get(name, (0, []))
            if count < most:
                places.append(note.where)
            self.names[name] = count + 1, places

    def told(self, most: int) -> Iterator[str]:
        """Go through the lines that tell of them, with so many places at the most."""
        if not self.names:
            yield from self.lines
            if self.count > most:
                yield f"  and {self.count - most:,} more; --json lists each"
        for name, (count, places) in self.names.items():
            more = f" and {count - most:,} more" if count > most else ""
            yield f"  “{name}” ({count:,}): {', '.join(places)}{more}"


def told_short(draft: Draft, skipped: int = 0) -> str:
    """Return what became of an import in a few words, such as ``12 changed, 3 not imported``; may be empty."""
    counts = draft.counts()
    parts = (
        (counts[NoteKind.CHANGED], _CHANGED), (counts[NoteKind.LOST], _LOST),
        (len(draft.left_out), _NOT_IMPORTED), (skipped, _THERE),
    )  # fmt: skip
    return joined(_many(forms, count) for count, forms in parts if count)


def report_rows(draft: Draft) -> dict[NoteKind, tuple[ReportRow, ...]]:
    """Return what became of everything, by its kind: a row for each place in the foreign file, in its order."""
    entries = {entry.where: entry for entry in draft.entries}
    records = {left.where: left.record for left in draft.left_out}
    found: dict[tuple[NoteKind, str], list[Note]] = {}
    for note in draft.notes:
        found.setdefault((note.kind, note.where), []).append(note)
    rows: dict[NoteKind, list[ReportRow]] = {kind: [] for kind in NoteKind}
    for (kind, where), notes in found.items():
        entry = entries.get(where)
        text = _said_of(entry) if entry is not None else _one_line(records.get(where, ""))
        what = tuple(dict.fromkeys(without_option(note.what) for note in notes))
        name = entry.id if entry is not None else next((note.entry for note in notes if note.entry), "")
        rows[kind].append(ReportRow(where, text, what, name))
    return {kind: tuple(one) for kind, one in rows.items()}


def _said_of(entry: Entry) -> str:
    """Return what an entry says, most of all its date as the other program wrote it."""
    date = entry.fields.get("as_written") or entry.fields["date"]
    return _one_line([date, entry.fields["title"]])


def _one_line(value: Plain) -> str:
    """Return the texts in a value, one after the other, cut where they get long."""
    text = " ".join(" · ".join(_texts(value)).split())
    return text if len(text) <= _MOST_TEXT else f"{text[: _MOST_TEXT - 1]}…"


def _texts(value: Plain) -> Iterator[str]:
    if isinstance(value, str):
        if value.strip():
            yield value.strip()
    else:
        for item in value if isinstance(value, list) else value.values():
            yield from _texts(item)


def as_json(draft: Draft) -> list[dict[str, str]]:
    """Return every note as a JSON object."""
    return [_object(note) for note in draft.notes]


def json_pieces(draft: Draft) -> Iterator[str]:
    """Go through the text of :func:`as_json`, which for a large file is large itself."""
    between = "[\n "
    for note in draft.notes:
        yield between + json.dumps(_object(note), ensure_ascii=False, indent=1).replace("\n", "\n ")
        between = ",\n "
    yield "\n]\n" if draft.notes else "[]\n"


def _object(note: Note) -> dict[str, str]:
    return {
        "kind": note.kind.value,
        "code": note.code,
        "where": note.where,
        "what": note.what,
        "entry": note.entry,
    }
