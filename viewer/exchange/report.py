"""What is told of an import: a line of sums, then what became of what, with places."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from viewer.exchange.draft.draft import Draft
from viewer.exchange.draft.notes import Note, NoteKind
from viewer.model.event_words import counted

_MOST_PLACES = 5
_ORDER = {kind: rank for rank, kind in enumerate(NoteKind)}


def sums(draft: Draft, skipped: int = 0) -> str:
    """Return one line: records in, events, and at how many places what became of them.

    Args:
        skipped: Events that stand in the file already, from an earlier import.
    """
    counts = draft.counts()
    parts = [
        f"{counts[NoteKind.CHANGED]:,} changed",
        f"{counts[NoteKind.KEPT]:,} kept under x-",
        f"{counts[NoteKind.LOST]:,} with something lost",
        f"{len(draft.left_out):,} not imported",
    ]
    if skipped:
        parts.append(f"{skipped:,} there already")
    events = counted(len(draft.entries), "event")
    return f"{counted(draft.records + skipped, 'record')}: {events}; {', '.join(parts)}"


def report_lines(draft: Draft) -> Iterator[str]:
    """Go through the lines that tell of everything: for each sort of note its count and first places."""
    ordered = sorted(draft.notes, key=lambda note: (_ORDER[note.kind], note.code))
    for (kind, code), group in groupby(ordered, key=lambda note: (note.kind, note.code)):
        notes = list(group)
        yield f"{kind.value} · {code} ({len(notes):,})"
        for note in notes[:_MOST_PLACES]:
            yield f"  {note.where}: {note.what}"
        if len(notes) > _MOST_PLACES:
            yield f"  and {len(notes) - _MOST_PLACES:,} more; --json lists each"


def as_json(draft: Draft) -> list[dict[str, str]]:
    """Return every note as a JSON object."""
    return [_object(note) for note in draft.notes]


def _object(note: Note) -> dict[str, str]:
    return {
        "kind": note.kind.value,
        "code": note.code,
        "where": note.where,
        "what": note.what,
        "entry": note.entry,
    }
