"""A draft as the text of a new event file, read back before it is believed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from viewer.exchange.draft.draft import Draft, LeftOut, speaking_of_known
from viewer.exchange.draft.notes import Note, NoteKind, Unreadable
from viewer.exchange.draft.pace import step, stepping
from viewer.files.read.header import FORMAT
from viewer.files.read.reader import Reading, read_text
from viewer.files.write.edits import fields_of
from viewer.files.write.rendering import Style, entry_lines, field_lines, item_lines, padded
from viewer.model.fields import Fields
from viewer.model.problems import Severity
from viewer.words import N_, _

_STYLE = Style()
_LEFT = "x-not-imported"


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
    """Return the text of a new file and the draft that it says; see :func:`new_file`."""
    made = new_file(draft, schema)
    return made.text, made.draft


def new_file(draft: Draft, schema: str = "") -> NewFile:
    """Return a draft as a new file, read back.

    An entry that the reader would refuse is moved to what is not imported, with the reader's words, so that
    a new file has no error.

    Args:
        schema: Where the schema lies from the new file's folder; empty for no line that names it.

    Raises:
        Unreadable: What was written does not say what the draft says.
    """
    while True:
        text = _text(draft, schema)
        reading = read_text(text, progress=_told)
        refused = _refused(reading, draft)
        if not refused:
            _prove(reading, draft)
            return NewFile(text, draft, reading)
        draft = _without(draft, refused)


def _told(part: float) -> bool:
    step(N_("Reading it back"), part)
    return True


def _text(draft: Draft, schema: str) -> str:
    lines = [_schema_line(schema)] if schema else []
    lines.append(f"format: {FORMAT}")
    for name, value in (
        ("title", draft.title), ("description", draft.description), ("time_zone", draft.time_zone)
    ):  # fmt: skip
        lines += field_lines(name, value, _STYLE) if value else []
    lines += _section("lanes", draft.lanes)
    sources = (draft.source, *draft.sources) if draft.has_own_source else draft.sources
    lines += _section("sources", sources)
    lines += _section("eras", draft.eras)
    lines += ["", "events:" if draft.entries else "events: []"]
    for entry in stepping(N_("Writing it as an event file"), draft.entries):
        lines += [*(f"  {line}" if line else "" for line in entry_lines(entry.fields, _STYLE)), ""]
    further = dict(draft.extra)
    earlier = further.pop(_LEFT, [])
    for name, more in further.items():
        lines += field_lines(name, more, _STYLE)
    kept = [one for one in (earlier if isinstance(earlier, list) else [earlier]) if isinstance(one, dict)]
    lines += _section(_LEFT, [*kept, *(left.fields() for left in draft.left_out)])
    while lines[-1] == "":
        lines.pop()
    return padded(lines, 0, _STYLE) + "\n"


def _schema_line(schema: str) -> str:
    return f"# yaml-language-server: $schema={schema}"


def _section(name: str, items: tuple[Fields, ...] | list[Fields]) -> list[str]:
    if not items:
        return []
    body = [f"  {line}" if line else "" for item in items for line in item_lines(dict(item), _STYLE)]
    return ["", f"{name}:", *body]


def _refused(reading: Reading, draft: Draft) -> dict[str, str]:
    """Return why entries cannot stand as they are, by their ids.

    Raises:
        Unreadable: It is not an entry that is wrong.
    """
    errors = [problem for problem in reading.problems if problem.severity is Severity.ERROR]
    titles = {str(entry.fields["title"]): entry.id for entry in draft.entries}
    found: dict[str, str] = {}
    for problem in errors:
        name = problem.event_id or titles.get(problem.event, "")
        if not name:
            raise Unreadable(_("what was read cannot be written: {problem}").format(problem=problem.message))
        found.setdefault(name, problem.message)
    return found


def _without(draft: Draft, refused: dict[str, str]) -> Draft:
    """Return a draft in which some entries are records that were not imported."""
    gone = [entry for entry in draft.entries if entry.id in refused]
    if not gone:
        raise Unreadable(_("what was read cannot be written"))
    left = [LeftOut(entry.where, refused[entry.id], dict(entry.fields)) for entry in gone]
    notes = [Note(NoteKind.NOT_IMPORTED, "not-imported", one.where, one.why) for one in left]
    stay, lost = speaking_of_known([entry for entry in draft.entries if entry.id not in refused])
    told = (*draft.notes, *notes, *lost)
    return replace(draft, entries=tuple(stay), left_out=(*draft.left_out, *left), notes=told)


def _prove(reading: Reading, draft: Draft) -> None:
    """Refuse a text that does not say what the draft says."""
    timeline = reading.timeline
    events = sorted(timeline.events, key=lambda event: event.index) if timeline is not None else []
    if timeline is None or len(events) != len(draft.entries) or timeline.title != draft.title:
        raise Unreadable(_("what was written could not be read back; nothing was written"))
    for event, entry in zip(events, stepping(N_("Comparing"), draft.entries), strict=True):
        if fields_of(reading, event) != entry.fields:
            raise Unreadable(
                _("{where} could not be written to the letter; nothing was written").format(where=entry.where)
            )
