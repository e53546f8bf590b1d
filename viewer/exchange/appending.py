"""A draft as one edit of a file that is there: lanes matched, ids made unique, nothing imported twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from viewer.exchange.draft.draft import Draft, Entry
from viewer.exchange.draft.names import unique
from viewer.exchange.draft.notes import Note, NoteKind, note_of
from viewer.exchange.draft.pace import stepping
from viewer.files.read.places.plain_nodes import NotEditable, entry_map
from viewer.files.read.reader import Reading
from viewer.files.write.edits import AddAll
from viewer.model.fields import Fields, Plain
from viewer.model.timeline import Event, Lane, Timeline
from viewer.words import N_, _


@dataclass(frozen=True, slots=True)
class Appended:
    """What an import adds to a file.

    Attributes:
        edit: All of it at once; None where all is there already.
        draft: What is left to add, with notes of what was matched.
        skipped: How many events stand in the file already, from an earlier import of the same file.
    """

    edit: AddAll | None
    draft: Draft
    skipped: int


def appended(draft: Draft, reading: Reading, *, again: bool = False) -> Appended:
    """Return what of a draft a file does not hold yet, as one edit.

    An entry that is there is never updated: a person may have changed it since.

    Args:
        draft: What was read.
        reading: The file, whole.
        again: Add what was imported before once more, with ids of its own.
    """
    timeline = reading.timeline or Timeline()
    known = {
        place: event
        for event in stepping(N_("Comparing with the open file"), timeline.events)
        for place in _imported_from(reading, draft, event)
    }
    fresh = tuple(entry for entry in draft.entries if again or not _is_there(entry, known, timeline))
    skipped = len(draft.entries) - len(fresh)
    there = {entry.where for entry in draft.entries} - {entry.where for entry in fresh}
    told = tuple(note for note in draft.notes if note.where not in there)
    if not fresh:
        return Appended(None, replace(draft, entries=(), eras=(), notes=told), skipped)
    source, ids = _own_source(draft, timeline)
    lanes, by_id, notes = _lanes(draft, fresh, timeline)
    taken = {event.id for event in timeline.events}
    zone = draft.time_zone if draft.time_zone != timeline.time_zone else ""
    names = _new_names(fresh, taken)
    entries = tuple(_fitted(entry, by_id, ids, names, zone) for entry in fresh)
    doubles = list(_doubles(entries, timeline))
    eras = tuple(era for era in draft.eras if era.get("title") not in {one.title for one in timeline.eras})
    left = replace(draft, entries=entries, notes=(*told, *notes, *doubles))
    what = str(draft.source["title"])
    edit = AddAll(what, tuple(lanes), source, eras, tuple(entry.fields for entry in entries))
    return Appended(edit, left, skipped)


def _foreign_id(entry: Entry) -> str:
    """Return the foreign name that an entry remembers, empty where its place is all there is."""
    origin = entry.fields.get("x-from")
    return str(origin.get("id", "")) if isinstance(origin, dict) else ""


def _is_there(entry: Entry, known: Mapping[tuple[str, str], Event], timeline: Timeline) -> bool:
    """Tell whether a record was imported already: the same place of the same file, and still title or date.

    An entry of ours that has travelled is there where its id is. A person may have changed one of the two;
    where both differ, another file bears the same name.
    """
    event = timeline.event(entry.id) if "x-from" not in entry.fields else None
    event = event or known.get((entry.where, _foreign_id(entry)))
    return event is not None and (
        event.title == entry.fields["title"] or event.date.text == entry.fields["date"]
    )


def _imported_from(reading: Reading, draft: Draft, event: Event) -> Iterator[tuple[str, str]]:
    """Give the foreign place and name of an event that an earlier import of the same file has left."""
    own = str(draft.source["id"])
    if not any(source == own or source.startswith(f"{own}-") for source in event.sources):
        return
    try:
        origin = entry_map(reading, event.index).fields().get("x-from")
    except NotEditable:
        return
    if isinstance(origin, dict):
        yield str(origin.get("record", "")), str(origin.get("id", ""))


def _own_source(draft: Draft, timeline: Timeline) -> tuple[tuple[Fields, ...], dict[str, str]]:
    """Return the source records to add, and the ids that those of the draft have in the file."""
    taken = {source.id for source in timeline.sources}
    by_title = {source.title.casefold(): source.id for source in timeline.sources}
    add: list[Fields] = []
    ids: dict[str, str] = {}
    for source in (draft.source, *draft.sources) if draft.has_own_source else draft.sources:
        name = str(source["id"])
        known = by_title.get(str(source.get("title", name)).casefold())
        ids[name] = known or unique(name, taken)
        if known is None:
            add.append({**source, "id": ids[name]})
    return tuple(add), ids


def _lanes(
    draft: Draft, entries: tuple[Entry, ...], timeline: Timeline
) -> tuple[list[Fields], dict[str, str], list[Note]]:
    """Return the lanes to add, the ids that lanes of the draft have in the file, and what to tell."""
    present = [lane for lane in timeline.lanes if lane.id]
    notes: list[Note] = []
    taken = {lane.id for lane in present}
    add: list[Fields] = []
    if not present and draft.lanes and timeline.events:
        # Events without a lane stand on the first one, which must not become a foreign one.
        own = unique("main", taken)
        add.append({"id": own, "title": timeline.title or "Events"})
        notes.append(
            _told(
                "lane-of-own",
                _("the file had no lanes; its own events stand on “{title}” now").format(
                    title=add[0]["title"]
                ),
            )
        )
    ids: dict[str, str] = {}
    wanted = list(draft.lanes)
    if present and any("lane" not in entry.fields for entry in entries):
        wanted.append({"id": "", "title": draft.title or _name_of(draft)})
    for lane in wanted:
        name, title = str(lane["id"]), str(lane["title"])
        known = _matching(present, name, title)
        if known is not None:
            ids[name] = known.id
            notes.append(
                _told(
                    "lane-matched",
                    _("“{title}” goes to the lane “{known}” that is there").format(
                        title=title, known=known.title
                    ),
                )
            )
            continue
        ids[name] = unique(name or str(draft.source["id"]), taken)
        add.append({**lane, "id": ids[name]})
    return add, ids, notes


def _name_of(draft: Draft) -> str:
    """Return what a timeline without a title is called as a lane: its file's name without the ending."""
    origin = draft.source.get("x-import")
    name = str(origin.get("file", "")) if isinstance(origin, dict) else ""
    stem = name.rpartition(".")[0] or name
    return " ".join(stem.replace("_", " ").split()) or str(draft.source["title"])


def _told(code: str, what: str) -> Note:
    return note_of(NoteKind.CHANGED, code, "the file", what)


def _matching(lanes: list[Lane], name: str, title: str) -> Lane | None:
    """Return the lane of the same id, else of the same title in any case."""
    by_id = next((lane for lane in lanes if lane.id == name), None)
    return by_id or next((lane for lane in lanes if lane.title.casefold() == title.casefold()), None)


def _new_names(entries: tuple[Entry, ...], taken: set[str]) -> dict[str, str]:
    """Return the ids that entries have in the file, by those that they have now."""
    return {entry.id: unique(entry.id, taken) for entry in entries}


def _fitted(
    entry: Entry, lanes: dict[str, str], sources: dict[str, str], names: dict[str, str], zone: str
) -> Entry:
    """Return an entry with ids as the file has them, and with the zone of its times where that is another."""
    fields = dict(entry.fields)
    lane = lanes.get(str(fields.get("lane", "")), "")
    if lane:
        fields["lane"] = lane
    for name, ids in (("sources", sources), ("about", names)):
        if name in fields:
            fields[name] = _renamed(fields[name], ids)
    for name in ("quotes", "images"):
        if name in fields:
            fields[name] = _with_sources(fields[name], sources)
    if zone and "T" in str(fields["date"]):
        fields.setdefault("time_zone", zone)
    fields["id"] = names[entry.id]
    return Entry(entry.where, fields)


def _renamed(value: Plain, ids: dict[str, str]) -> Plain:
    """Return an id or a list of ids as the file has them; others stay."""
    if isinstance(value, list):
        return [_renamed(one, ids) for one in value]
    return ids.get(value, value) if isinstance(value, str) else value


def _with_sources(value: Plain, sources: dict[str, str]) -> Plain:
    """Return quotations or pictures whose sources have the ids of the file."""
    if isinstance(value, list):
        return [_with_sources(one, sources) for one in value]
    if isinstance(value, dict) and "source" in value:
        return {**value, "source": _renamed(value["source"], sources)}
    return value


def _doubles(entries: tuple[Entry, ...], timeline: Timeline) -> Iterator[Note]:
    """Tell of entries whose date and title stand in the file already, from elsewhere."""
    present = {(event.date.text, event.title.casefold()): event.id for event in timeline.events}
    for entry in entries:
        known = present.get((str(entry.fields["date"]), str(entry.fields["title"]).casefold()))
        if known is not None:
            what = _("date and title are those of “{known}” that is there; it may be the same event").format(
                known=known
            )
            yield note_of(NoteKind.CHANGED, "possible-double", entry.where, what, entry.id)
