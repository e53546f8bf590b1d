"""A draft as the text of a new event file, read back before it is believed.

A large text is made, read back and let go of again piece by piece: what lies between is kept packed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple

from viewer.exchange.draft.draft import ENTRIES, LEFT_OUT, Draft, Entry, LeftOut, speaking_of_known
from viewer.exchange.draft.notes import NOTES, NoteKind, Unreadable, note_of
from viewer.exchange.draft.pace import step, stepping
from viewer.exchange.draft.packed import TEXT, Packed
from viewer.files.read.header import FORMAT
from viewer.files.read.reader import Reading, read_text
from viewer.files.write.edits import fields_of
from viewer.files.write.rendering import Style, entry_lines, field_lines, item_lines
from viewer.model.fields import Plain
from viewer.model.problems import Problem
from viewer.words import N_, _, language, speaking

_STYLE = Style()
_LEFT = "x-not-imported"
_WRITING = "Writing it as an event file"
_EVERY = 100
_NO_EVENTS = f"format: {FORMAT}\nevents: []\n"
#: So many letters are read back at once; a text that is no longer is read back whole.
PIECE = 1_000_000
#: What is told of an entry that speaks about one in another piece.
_ELSEWHERE = "unknown-event"


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """The text of a new file that is not saved yet, and has been read back.

    Attributes:
        pieces: The text, one behind the other.
        draft: What it says, to the letter.
    """

    pieces: Sequence[str]
    draft: Draft

    def content(self, schema: str = "") -> Iterator[bytes]:
        """Go through the bytes of the file.

        Args:
            schema: Is named in a line above it; empty for none.
        """
        if schema:
            yield f"{_schema_line(schema)}\n".encode()
        for piece in self.pieces:
            yield piece.encode()


@dataclass(frozen=True, slots=True)
class NewFile:
    """A new file that is not written yet.

    Attributes:
        draft: What it says, to the letter.
        reading: What the reader makes of it.
    """

    text: str
    draft: Draft
    reading: Reading

    def text_with(self, schema: str) -> str:
        """Return the text with a line that names the schema; empty for none."""
        return f"{_schema_line(schema)}\n{self.text}" if schema else self.text


def as_new_file(draft: Draft, schema: str = "") -> tuple[str, Draft]:
    """Return the text of a new file and the draft that it says; see :func:`written_file`."""
    made = written_file(draft)
    above = f"{_schema_line(schema)}\n" if schema else ""
    return above + "".join(made.pieces), made.draft


def new_file(draft: Draft) -> NewFile:
    """Return a draft as a new file with all that the reader makes of it; see :func:`written_file`.

    Raises:
        Unreadable: What was written does not say what the draft says.
    """
    made = written_file(draft)
    text = "".join(made.pieces)
    reading = read_text(text, progress=_told)
    timeline = reading.timeline
    if reading.errors or timeline is None or len(timeline.events) != len(made.draft.entries):
        raise Unreadable(_("what was written could not be read back; nothing was written"))
    return NewFile(text, made.draft, reading)


def written_file(draft: Draft) -> WrittenFile:
    """Return a draft as the text of a new file, read back.

    An entry that the reader would refuse is moved to what is not imported, with the reader's words, so that
    a new file has no error.

    Raises:
        Unreadable: What was written does not say what the draft says.
    """
    while True:
        made = _Written(draft)
        made.write()
        if not made.refused:
            return WrittenFile(made.pieces, draft)
        draft = _without(draft, made.refused)


def _told(part: float) -> bool:
    step(N_("Reading it back"), part)
    return True


class _Unit(NamedTuple):
    """What is never parted.

    Attributes:
        text: It, whole lines.
        above: What has to stand above it for it to be read by itself.
        entry: What it says, where it is an entry.
    """

    text: str
    above: str
    entry: Entry | None = None


def _units(draft: Draft) -> Iterator[_Unit]:
    """Go through the text of a new file."""
    head = _text(_head_lines(draft))
    yield _Unit(head, "")
    for entry in stepping(_WRITING, draft.entries):
        lines = entry_lines(entry.fields, _STYLE)
        yield _Unit(_text([*(f"  {line}" if line else "" for line in lines), ""]), head, entry)
    further = dict(draft.extra)
    earlier = further.pop(_LEFT, [])
    for name, more in further.items():
        yield _Unit(_text(field_lines(name, more, _STYLE)), _NO_EVENTS)
    kept = [one for one in (earlier if isinstance(earlier, list) else [earlier]) if isinstance(one, dict)]
    if kept or draft.left_out:
        begin = f"\n{_LEFT}:\n"
        yield _Unit(begin, _NO_EVENTS)
        for record in chain(kept, (left.fields() for left in draft.left_out)):
            yield _Unit(_item_text(record), _NO_EVENTS + begin)


class _Written:
    """Writes a draft and reads it back, as much at once as makes a piece.

    Attributes:
        pieces: What is written, in order.
        refused: Why entries cannot stand as they are, by their ids.
    """

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self.pieces = Packed(TEXT)
        self.refused: dict[str, _Refusal] = {}
        self._ids: set[str] = set()
        self._units: list[_Unit] = []

    def write(self) -> None:
        """Write all of it.

        Raises:
            Unreadable: What is written does not say what the draft says.
        """
        size, most = 0, PIECE
        for unit in _units(self._draft):
            size += len(unit.text)
            # What stands above is read with every piece, and must not be most of what is read.
            most = max(most, len(unit.above))
            if size > most and self._units:
                self._settle(is_all=False)
                size = len(unit.text)
            self._units.append(unit)
        last = self._units[-1]
        self._units[-1] = last._replace(text=last.text.rstrip("\n") + "\n")
        self._settle(is_all=not self.pieces)

    def _settle(self, *, is_all: bool) -> None:
        """Read back what has been gathered, and keep it as a piece."""
        units, self._units = self._units, []
        piece = "".join(unit.text for unit in units)
        entries = [unit.entry for unit in units if unit.entry is not None]
        text = units[0].above + piece
        reading = read_text(text)
        refused = _refused(reading, units, is_all=is_all)
        if not refused:
            self._prove(reading, entries, with_head=bool(entries) or not units[0].above)
        elif language() is not None:
            self._refuse(refused, _in_english(text, units, is_all=is_all))
        else:
            self._refuse(refused, refused)
        self.pieces.append(piece)

    def _refuse(self, shown: Mapping[str, str], for_file: Mapping[str, str]) -> None:
        self.refused.update({name: _Refusal(why, for_file[name]) for name, why in shown.items()})

    def _prove(self, reading: Reading, entries: Sequence[Entry], *, with_head: bool) -> None:
        """Refuse a text that does not say what the draft says."""
        timeline = reading.timeline
        events = sorted(timeline.events, key=lambda event: event.index) if timeline is not None else []
        has_title = timeline is not None and (not with_head or timeline.title == self._draft.title)
        if not has_title or len(events) != len(entries):
            raise Unreadable(_("what was written could not be read back; nothing was written"))
        for event, entry in zip(events, entries, strict=True):
            if len(self._ids) % _EVERY == 0:
                step(_WRITING, len(self._ids) / len(self._draft.entries))
            if entry.id in self._ids or fields_of(reading, event) != entry.fields:
                told = _("{where} could not be written to the letter; nothing was written")
                raise Unreadable(told.format(where=entry.where))
            self._ids.add(entry.id)


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _head_lines(draft: Draft) -> Iterator[str]:
    """Go through the lines of a new file down to its events."""
    yield f"format: {FORMAT}"
    for name, value in (
        ("title", draft.title), ("description", draft.description), ("time_zone", draft.time_zone)
    ):  # fmt: skip
        yield from field_lines(name, value, _STYLE) if value else ()
    sources = (draft.source, *draft.sources) if draft.has_own_source else draft.sources
    for section, items in (("lanes", draft.lanes), ("sources", sources), ("eras", draft.eras)):
        if items:
            yield from ("", f"{section}:")
            yield from (_item_text(item).removesuffix("\n") for item in items)
    yield from ("", "events:" if draft.entries else "events: []")


def _item_text(item: Mapping[str, Plain]) -> str:
    return _text(f"  {line}" if line else "" for line in item_lines(dict(item), _STYLE))


def _schema_line(schema: str) -> str:
    return f"# yaml-language-server: $schema={schema}"


class _Refusal(NamedTuple):
    """Why an entry cannot stand as it is: in the language that is spoken, and in that of files."""

    shown: str
    for_file: str


def _refused(reading: Reading, units: Sequence[_Unit], *, is_all: bool) -> dict[str, str]:
    """Return why entries cannot stand as they are, by their ids.

    Args:
        reading: Of the units.
        units: Entries and what stands above them.
        is_all: There are no other entries that they may speak about.

    Raises:
        Unreadable: It is not an entry that is wrong.
    """
    errors = [problem for problem in reading.errors if is_all or problem.code != _ELSEWHERE]
    places = _Places(units) if errors else None
    found: dict[str, str] = {}
    for problem in errors:
        name = problem.event_id or (places.id_at(problem) if places is not None else "")
        if not name:
            raise Unreadable(_("what was read cannot be written: {problem}").format(problem=problem.message))
        found.setdefault(name, problem.message)
    return found


class _Places:
    """Tells which entry a problem is about that was too broken for the reader to know its id."""

    def __init__(self, units: Sequence[_Unit]) -> None:
        self._by_title: dict[str, list[tuple[int, str]]] = {}
        line = units[0].above.count("\n") + 1
        for unit in units:
            if unit.entry is not None:
                named = self._by_title.setdefault(str(unit.entry.fields["title"]), [])
                named.append((line, unit.entry.id))
            line += unit.text.count("\n")

    def id_at(self, problem: Problem) -> str:
        """Return the id of the entry, of several with one title the one at the problem's line; empty for none."""
        named = self._by_title.get(problem.event, [])
        return named[max(0, bisect_right(named, (problem.line, "\U0010ffff")) - 1)][1] if named else ""


def _in_english(text: str, units: Sequence[_Unit], *, is_all: bool) -> dict[str, str]:
    with speaking(None):
        return _refused(read_text(text), units, is_all=is_all)


def _without(draft: Draft, refused: Mapping[str, _Refusal]) -> Draft:
    """Return a draft in which some entries are records that were not imported."""
    left, notes = Packed(LEFT_OUT, draft.left_out), Packed(NOTES, draft.notes)
    stay = Packed(ENTRIES)
    for entry in draft.entries:
        if entry.id not in refused:
            stay.append(entry)
            continue
        why = refused[entry.id]
        left.append(LeftOut(entry.where, why.for_file, dict(entry.fields)))
        notes.append(note_of(NoteKind.NOT_IMPORTED, "not-imported", entry.where, why.shown))
    if len(stay) == len(draft.entries):
        raise Unreadable(_("what was read cannot be written"))
    entries, lost = speaking_of_known(stay)
    notes.extend(lost)
    return replace(draft, entries=entries, left_out=left, notes=notes)
