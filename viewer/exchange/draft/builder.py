"""Collects what a reader takes from a foreign file, and makes a draft of it: ids, lanes, provenance."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from viewer import __version__
from viewer.exchange.draft.addresses import web_address
from viewer.exchange.draft.answers import Answers
from viewer.exchange.draft.carrier import Carried
from viewer.exchange.draft.cleaned import cleaned, cleaned_fields, joined, one_line
from viewer.exchange.draft.crowd import refuse_crowd
from viewer.exchange.draft.draft import ENTRIES, LEFT_OUT, Draft, Entry, LeftOut, speaking_of_known
from viewer.exchange.draft.grouping import Groups, grouped
from viewer.exchange.draft.names import own_id, unique
from viewer.exchange.draft.notes import NOTES, Note, NoteKind, kept_note, note_of
from viewer.exchange.draft.pace import step, stepping
from viewer.exchange.draft.packed import Packed, Packing
from viewer.exchange.draft.plain_text import PlainText, plain_text, without_controls
from viewer.exchange.draft.questions import ColumnUse
from viewer.exchange.draft.standing import (
    firsts_question,
    lanes_question,
    lasting_question,
    midnight_question,
    words_question,
    zone_for,
    zone_question,
)  # fmt: skip
from viewer.exchange.draft.worded import Reason, for_file
from viewer.files.read.values import SLUG, slug
from viewer.model.dates.stamped import stamped_at
from viewer.model.fields import Fields, Plain
from viewer.words import N_, _

_CHANGED, _LOST = NoteKind.CHANGED, NoteKind.LOST


@dataclass(slots=True)
class Found:
    """One event as a reader found it.

    Attributes:
        where: Its place in the foreign file.
        fields: Of ours, without id, lane and sources.
        foreign_id: The other program's name for it; empty for none.
        group: What it is grouped by there; empty for nothing.
        aside: What no field of ours holds, by the foreign keys.
        is_own: It is an entry of ours that has travelled in the foreign file, and stays as it is.
    """

    where: str
    fields: Fields
    foreign_id: str = ""
    group: str = ""
    aside: dict[str, Plain] = field(default_factory=dict)
    is_own: bool = False


_FOUND: Packing[Found] = Packing(
    lambda one: (one.where, one.fields, one.foreign_id, one.group, one.aside, one.is_own),
    lambda plain: Found(*plain),
)


class DraftBuilder:
    """Takes events, records that are none, and notes, in the foreign file's order.

    Args:
        name: Of the format, for people.
        key: Of the format, behind ``x-``.
        data: The foreign file.
        answers: What was asked and answered.

    Attributes:
        answers: What was asked and answered.
        title, description, time_zone: Of the new file, as far as the foreign one says them.
        eras: Background bands, with ``title`` and ``date``.
        extra: Further keys of the new file, each beginning with ``x-``.
        source_fields: What the foreign file says of itself: ``url``, ``published``, ``publisher``.
        group_colors: Colours of groups, by their names.
        columns: What the columns of a table are taken for.
        head: What one of our files says above its events, where the foreign file carries that; None else.
    """

    def __init__(self, name: str, key: str, data: bytes, answers: Answers) -> None:
        self._name, self._key, self.answers = name, key, answers
        self._digest, self._size = hashlib.sha256(data).hexdigest(), len(data)
        self.title = self.description = self.time_zone = ""
        self.eras: list[Fields] = []
        self.extra: dict[str, Plain] = {}
        self.source_fields: Fields = {}
        self.group_colors: dict[str, str] = {}
        self.columns: tuple[ColumnUse, ...] = ()
        self.head: Fields | None = None
        self.found = Packed(_FOUND)
        self._sources: dict[str, str] = {}
        self._carried_sources: set[str] = set()
        self._left_out = Packed(LEFT_OUT)
        self._notes = Packed(NOTES)

    # --- while reading -----------------------------------------------------------------------------

    def note(self, kind: NoteKind, code: str, where: str, what: str) -> None:
        """Tell of something in one line."""
        self._notes.append(note_of(kind, code, where, what))

    def changed(self, code: str, where: str, what: str) -> None:
        """Tell of something that is said differently, its meaning kept."""
        self.note(_CHANGED, code, where, what)

    def lost(self, code: str, where: str, what: str) -> None:
        """Tell of something that is nowhere in the new file, with its words."""
        self.note(_LOST, code, where, what)

    def add(self, found: Found) -> None:
        """Take an event.

        Raises:
            Unreadable: There are too many.
        """
        self.found.append(found)
        step(N_("Reading"))
        refuse_crowd(len(self.found) + len(self._left_out))

    def carry(self, head: Carried | None) -> bool:
        """Take the head of a file of ours that a foreign file carries, before anything else.

        Returns:
            Whether there is one.
        """
        if head is None:
            return False
        self.head = head.what
        self._carried_sources = {str(one.get("id", "")) for one in _items(head.what, "sources")}
        for name in head.differing:
            self.changed(
                "carrier",
                "the file",
                _("its {name} was changed after Dateline wrote it; what is shown counts").format(name=name),
            )
        self.title, self.description = (
            "" if name in head.differing else str(head.what.get(name, ""))
            for name in ("title", "description")
        )
        self.time_zone = str(head.what.get("time_zone", ""))
        if "eras" not in head.differing:
            self.eras = [dict(era) for era in _items(head.what, "eras")]
        self.extra = {
            name: value for name, value in head.what.items() if name.startswith("x-") or name == "accept"
        }
        return True

    def add_carried(self, where: str, entry: Carried | None, aside: dict[str, Plain] | None = None) -> bool:
        """Take an entry of ours that a foreign record carries, where it can be believed.

        Args:
            where: The record's place.
            entry: It; None for none.
            aside: What the other program has added to the record meanwhile.

        Returns:
            False where the foreign record has to be read instead.
        """
        if entry is None or self.head is None:
            return False
        if entry.differing:
            names = ", ".join(entry.differing)
            self.changed(
                "carrier",
                where,
                _(
                    "{names} changed after Dateline wrote it; what is shown counts, its entry is kept aside"
                ).format(names=names),
            )
            return False
        if not all(isinstance(entry.what.get(name), str) for name in ("title", "date")):
            return False
        self.add(Found(where, dict(entry.what), aside=aside or {}, is_own=True))
        return True

    def leave_out(self, where: str, why: Reason, record: Plain) -> None:
        """Keep a record that cannot be an event.

        Args:
            where: The record's place.
            why: It is none; told in the language that is spoken, and written into the file in English.
            record: All of it.
        """
        refuse_crowd(len(self.found) + len(self._left_out) + 1)
        step(N_("Reading"))
        self._left_out.append(LeftOut(where, one_line(for_file(why)), cleaned(record)))
        self.note(NoteKind.NOT_IMPORTED, "not-imported", where, str(why))

    def words(self, html: str, where: str, name: str, links: list[Plain] | None = None) -> str:
        """Return a text that may be HTML as plain text, and tell of the markup that it had.

        Args:
            html: The text.
            where: The record's place.
            name: The foreign field.
            links: Where its links go; without it they are told as lost.
        """
        read = plain_text(html)
        if read.tags:
            tags = ", ".join(read.tags)
            self.changed(
                "plain-text",
                where,
                _("{name} is HTML ({tags}); its words were taken").format(name=name, tags=tags),
            )
        self._take_links(read, where, name, links)
        return read.text

    def _take_links(self, read: PlainText, where: str, name: str, links: list[Plain] | None) -> None:
        for address, title in read.links:
            if links is None or not self.link(address, title, links):
                self.lost(
                    "no-address",
                    where,
                    _("{name} leads to “{address}”, which is no web address").format(
                        name=name, address=address
                    ),
                )

    def link(self, address: str, title: str, links: list[Plain]) -> bool:
        """Add a link, once; tell whether its address leads somewhere from here."""
        url = web_address(address)
        if not url:
            return False
        known = [item["url"] if isinstance(item, dict) else item for item in links]
        if url not in known:
            links.append({"url": url, "title": title} if title and title != url else url)
        return True

    def source(self, title: str) -> str:
        """Return the id of the source record for a text that a foreign file calls a source."""
        name = one_line(title)
        if name not in self._sources:
            taken = {*self._sources.values(), str(self._source()["id"])}
            taken |= self._carried_sources
            self._sources[name] = unique(own_id(slug(name), f"source-{len(taken)}"), taken)
        return self._sources[name]

    def source_id(self, name: str) -> str:
        """Have a source record of an id that rows of our own table name, and return it; any other name gets an id."""
        if not SLUG.fullmatch(name):
            return self.source(name)
        if name not in self._carried_sources and name not in self._sources.values():
            self._sources[name] = name
        return name

    # --- at the end --------------------------------------------------------------------------------

    def finished(self) -> Draft:
        """Return the draft of everything that was taken."""
        source = self._source()
        others = self._groups()
        groups = grouped(others, self.answers.lanes, self.group_colors)
        if groups.note:
            self.changed("lanes-as-tags", "the file", groups.note)
        if not self.time_zone and self.head is None:
            self.time_zone = zone_for(self._strangers(), self.answers.zone)
        questions = (
            *lanes_question(groups, len(others)),
            *midnight_question(self._notes, self.answers.midnight),
            *firsts_question(self._notes, self.answers.firsts),
            *words_question(self._notes, self.answers.display_dates),
            *lasting_question(self._notes, self.answers.lasting),
            *zone_question(self._strangers(), self.time_zone, self.answers.zone),
        )
        lanes, ids = _lanes_of(self.head, groups.lanes)
        entries, gone = speaking_of_known(self._entries(groups, ids, str(source["id"])))
        self._notes.extend(gone)
        notes = self._placed_notes({entry.where: entry.id for entry in entries})
        eras = tuple(cleaned_fields(era) for era in self.eras)
        named: list[Fields] = [{"id": name, "title": title} for title, name in self._sources.items()]
        sources = (*_items(self.head, "sources"), *named)
        extra = tuple((name, cleaned(value)) for name, value in self.extra.items())
        return Draft(
            self._name, source, one_line(self.title), without_controls(self.description).strip(),
            self.time_zone, lanes, sources, eras, entries, self._left_out, notes, extra, questions, self.columns,
        )  # fmt: skip

    def _groups(self) -> list[str]:
        """Return what each event that is none of ours is grouped by."""
        known: dict[str, str] = {}  # a hundred thousand copies of one text are one text
        return [known.setdefault(found.group, found.group) for found in self.found if not found.is_own]

    def _strangers(self) -> Iterator[Fields]:
        """Go through the fields of the events that are none of ours."""
        return (found.fields for found in self.found if not found.is_own)

    def _entries(self, groups: Groups, ids: Mapping[str, str], source: str) -> Packed[Entry]:
        """Return all events as entries; what was found is given up on the way."""
        taken: set[str] = set()
        entries = Packed(ENTRIES)
        count = len(self.found)
        for found in stepping(N_("Reading"), self.found.drained(), count):
            if found.is_own:
                entries.append(_own_entry(found, taken, f"x-{self._key}"))
                continue
            lane = groups.lane_of(found.group)
            entries.append(self._entry(found, ids.get(lane, lane), groups.as_tags, taken, source))
        return entries

    def _placed_notes(self, entries: Mapping[str, str]) -> Packed[Note]:
        """Return all notes with the entries that they tell of, by their places."""
        return Packed(
            NOTES,
            (
                Note(note.kind, note.code, note.where, note.what, entries.get(note.where, ""), note.names)
                for note in self._notes.drained()
            ),
        )

    def _entry(self, found: Found, lane: str, as_tags: bool, taken: set[str], source: str) -> Entry:
        fields = cleaned_fields(found.fields)
        fields["title"] = self._title(found, fields)
        if lane:
            fields["lane"] = lane
        elif as_tags and found.group:
            fields["tags"] = joined(fields.get("tags"), without_controls(found.group))
        fields["sources"] = joined(fields.get("sources"), source)
        origin: dict[str, Plain] = {"record": found.where}
        fields["id"] = self._id(found, str(fields["title"]), origin, taken)
        fields["x-from"] = origin
        aside = cleaned(found.aside)
        if isinstance(aside, dict) and aside:
            fields[f"x-{self._key}"] = aside
            self._notes.append(kept_note(found.where, f"x-{self._key}", tuple(map(one_line, aside))))
        return Entry(found.where, {name: value for name, value in fields.items() if value or name == "about"})

    def _title(self, found: Found, fields: Fields) -> str:
        title = one_line(str(fields.get("title", "")))
        if title:
            return title
        summary = str(fields.get("summary", "")).strip()
        if summary:
            self.changed("no-title", found.where, _("it has no title; the first line of its text was taken"))
            return one_line(summary.split("\n")[0])[:120]
        self.changed("no-title", found.where, _("it has neither title nor text"))
        return "(no title)"

    def _id(self, found: Found, title: str, origin: dict[str, Plain], taken: set[str]) -> str:
        """Return an entry's id, which keeps the foreign one as far as it can."""
        foreign = without_controls(found.foreign_id)
        if foreign:
            wanted = own_id(foreign, f"event-{len(taken) + 1}")
            name = unique(wanted, taken)
            if name != foreign:
                origin["id"] = foreign
                is_other = wanted != foreign
                told = (
                    _("the id “{id}” is no id of ours; it became {name}")
                    if is_other
                    else _("the id “{id}” stands twice; it became {name}")
                )
                self.changed("id", found.where, told.format(id=foreign, name=name))
            return name
        return unique(own_id(slug(" ".join(title.split()[:6])), f"event-{len(taken) + 1}"), taken)

    def _source(self) -> Fields:
        """Return the record that stands for the foreign file."""
        name = one_line(self.answers.name) or "unnamed file"
        origin: dict[str, Plain] = {
            "format": self._name,
            "file": name,
            "sha256": self._digest,
            "bytes": str(self._size),
            "on": import_day(),
            "dateline": __version__,
        }
        own = unique(f"import-{slug(name) or 'file'}", set(self._carried_sources))
        fields: Fields = {"id": own, "title": f"{name} ({self._name})"}
        return {**fields, **cleaned_fields(self.source_fields), "x-import": origin}


def _items(head: Fields | None, name: str) -> tuple[Fields, ...]:
    """Return the mappings of a section of a carried head."""
    section = head.get(name) if head is not None else None
    return tuple(item for item in (section if isinstance(section, list) else []) if isinstance(item, dict))


def _lanes_of(head: Fields | None, lanes: tuple[Fields, ...]) -> tuple[tuple[Fields, ...], dict[str, str]]:
    """Return the lanes of a carried head with those of foreign groups behind them, and what became of their ids."""
    present = _items(head, "lanes")
    by_title = {str(lane.get("title", "")).casefold(): str(lane.get("id", "")) for lane in present}
    taken = {str(lane.get("id", "")) for lane in present}
    more: list[Fields] = []
    ids: dict[str, str] = {}
    for lane in lanes:
        known = by_title.get(str(lane["title"]).casefold())
        ids[str(lane["id"])] = known or unique(str(lane["id"]), taken)
        if known is None:
            more.append({**lane, "id": ids[str(lane["id"])]})
    return (*present, *more), ids


def _own_entry(found: Found, taken: set[str], key: str) -> Entry:
    fields = cleaned_fields(found.fields)
    if found.aside:
        fields.setdefault(key, cleaned(found.aside))
    name = own_id(str(fields.get("id", "")), f"event-{len(taken) + 1}")
    return Entry(found.where, {**fields, "id": unique(name, taken)})


def import_day() -> str:
    """Return the day that is noted: that of ``SOURCE_DATE_EPOCH``, where builds set it, else today in UTC."""
    return stamped_at().date().isoformat()
