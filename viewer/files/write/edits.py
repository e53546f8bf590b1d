"""Edits of an event file as values, and the text that each of them makes of a file.

An edit names its entry by id, not by place, so that it can be made again on a file that
somebody else has changed meanwhile. What comes out is proven, see ``viewer.files.write.making.proof``.
"""

from __future__ import annotations

from dataclasses import field

from viewer.dataclass import dataclass
from viewer.files.read.places.plain_nodes import NotEditable, entry_map
from viewer.files.read.reader import Reading
from viewer.files.write.edit_names import NamedEdit, entry_edit, in_marks, quoted
from viewer.files.write.header_edits import EditConflict, EditRefused, HeaderEdit
from viewer.model.fields import Fields
from viewer.model.joining import headed
from viewer.model.timeline import Event
from viewer.words import _

__all__ = [
    "AddAll", "AddEvent", "AddToSection", "ChangeEvent", "DeleteEvent", "Edit", "EditConflict", "EditRefused", "MoveEvent",
    "event_id_of", "fields_of", "wanted_event",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class AddEvent(NamedEdit):
    """A new entry; ``verb`` is what the person did: add or duplicate."""

    fields: Fields
    verb: str = "Add"

    def called(self, *, done: bool) -> str:
        """Return what it is called, as what the Undo menu offers or as what was done."""
        return entry_edit(self.verb, "events", quoted(self.fields), done=done)


@dataclass(frozen=True, slots=True)
class ChangeEvent(NamedEdit):
    """Other fields for an entry that has ``before`` now."""

    event_id: str
    before: Fields
    after: Fields

    def called(self, *, done: bool) -> str:
        """Return what it is called, as what the Undo menu offers or as what was done."""
        return entry_edit("Change", "events", quoted(self.before), done=done)


@dataclass(frozen=True, slots=True)
class DeleteEvent(NamedEdit):
    """An entry, which has ``before`` now, taken out."""

    event_id: str
    before: Fields

    def called(self, *, done: bool) -> str:
        """Return what it is called, as what the Undo menu offers or as what was done."""
        return entry_edit("Delete", "events", quoted(self.before), done=done)


@dataclass(frozen=True, slots=True)
class MoveEvent(NamedEdit):
    """An entry set before another one in the file; behind the last one where ``before_id`` is empty."""

    event_id: str
    before: Fields
    before_id: str = ""

    def called(self, *, done: bool) -> str:
        """Return what it is called, as what the Undo menu offers or as what was done."""
        return entry_edit("Move", "events", quoted(self.before), done=done)


@dataclass(frozen=True, slots=True)
class AddToSection(NamedEdit):
    """A new item of a section: ``lanes``, ``sources`` or ``eras``."""

    section: str
    fields: Fields = field(default_factory=dict)

    def called(self, *, done: bool) -> str:
        """Return what it is called, as what the Undo menu offers or as what was done."""
        return entry_edit("Add", self.section, quoted(self.fields), done=done)


@dataclass(frozen=True, slots=True)
class AddAll(NamedEdit):
    """Many items at once, at the ends of their sections: one edit, and one step to take back.

    Attributes:
        what: What they come from, for the Undo menu.
    """

    what: str
    lanes: tuple[Fields, ...] = ()
    sources: tuple[Fields, ...] = ()
    eras: tuple[Fields, ...] = ()
    events: tuple[Fields, ...] = ()

    def called(self, *, done: bool) -> str:
        """Return what it is called, as what the Undo menu offers or as what was done."""
        return entry_edit("Import", "events", in_marks(self.what), done=done)

    def sections(self) -> dict[str, tuple[Fields, ...]]:
        """Return the items of each section that gets some."""
        found = {"lanes": self.lanes, "sources": self.sources, "eras": self.eras, "events": self.events}
        return {section: items for section, items in found.items() if items}


EventEdit = AddEvent | ChangeEvent | DeleteEvent | MoveEvent
Edit = AddAll | AddToSection | EventEdit | HeaderEdit


def event_id_of(edit: Edit) -> str:
    """Return the id of the event that an edit changes; empty for none that there is already."""
    return edit.event_id if isinstance(edit, ChangeEvent | DeleteEvent | MoveEvent) else ""


def fields_of(reading: Reading, event: Event) -> Fields:
    """Return an event's fields as they stand in the file.

    Raises:
        EditRefused: The entry is written in a way that cannot be edited here.
    """
    try:
        return entry_map(reading, event.index).fields()
    except NotEditable as error:
        raise EditRefused(headed(in_marks(event.title), str(error))) from None


def wanted_event(reading: Reading, event_id: str, before: Fields) -> Event:
    """Return the event that an edit means.

    Raises:
        EditConflict: It is gone, or its entry says something else than it did.
        EditRefused: Nothing can be edited.
    """
    timeline = reading.timeline
    if timeline is None:
        raise EditRefused(_("the file cannot be read at the moment; repair it first"))
    event = timeline.event(event_id)
    if event is not None and fields_of(reading, event) == before:
        return event
    if event is None:
        event = _kin(reading, before)
        if event is None:
            raise EditConflict(_("the entry is no longer in the file"), None)
    raise EditConflict(_("the entry was changed in the file meanwhile"), fields_of(reading, event))


def _kin(reading: Reading, before: Fields) -> Event | None:
    """Return the event equal in all but title, date or id, if there is just one."""
    timeline = reading.timeline
    assert timeline is not None
    title, date = before.get("title"), before.get("date")
    near = [event for event in timeline.events if event.title == title or event.date.text == date]
    found = []
    for event in near[:200]:
        theirs = fields_of(reading, event)
        if sum(theirs.get(name) != before.get(name) for name in {*theirs, *before}) <= 1:
            found.append(event)
    return found[0] if len(found) == 1 else None
