"""Edits of what stands around the events, as values: title and zone, lanes, sources, eras.

An item is named by its id, an era by what it says. Whoever refers to a lane or a source goes
along with it in the same edit.
"""

from __future__ import annotations

from viewer.dataclass import dataclass
from viewer.files.write.edit_names import NamedEdit, entry_edit, head_edit, quoted
from viewer.model.fields import Fields
from viewer.words import N_, _

#: The sections of one text each that a timeline is headed by.
HEAD = ("title", "description", "time_zone")
_THE_ONE = {"lanes": N_("the lane {name}"), "sources": N_("the source {name}"), "eras": N_("the era {name}")}


class EditRefused(Exception):
    """An edit cannot be made; nothing was written. The message is one line."""


class EditConflict(Exception):
    """The entry is no longer what it was when the edit began.

    Attributes:
        theirs: Its fields as they stand in the file now; None where it is gone.
    """

    def __init__(self, message: str, theirs: Fields | None) -> None:
        super().__init__(message)
        self.theirs = theirs


@dataclass(frozen=True, slots=True)
class ChangeHead(NamedEdit):
    """Another title, description or time zone; what is the same in both is left alone."""

    before: Fields
    after: Fields

    @property
    def changed(self) -> tuple[str, ...]:
        """The sections that it changes, in the order of a file."""
        return tuple(name for name in HEAD if self.before.get(name) != self.after.get(name))

    def called(self, *, done: bool) -> str:
        """Return what it is called, as what the Undo menu offers or as what was done."""
        return head_edit(self.changed, done=done)


@dataclass(frozen=True, slots=True)
class ChangeItem(NamedEdit):
    """Other fields for an item of ``lanes``, ``sources`` or ``eras`` that has ``before`` now."""

    section: str
    before: Fields
    after: Fields

    def called(self, *, done: bool) -> str:
        """Return what it is called, as what the Undo menu offers or as what was done."""
        changed = {key for key in {*self.before, *self.after} if self.before.get(key) != self.after.get(key)}
        verb = "Rename" if changed and changed <= {"id", "title"} else "Change"
        return entry_edit(verb, self.section, quoted(self.before), done=done)


@dataclass(frozen=True, slots=True)
class DeleteItem(NamedEdit):
    """An item, which has ``before`` now, taken out.

    Attributes:
        instead: Id of the lane or source that everything gets which refers to this one; empty
            to let it refer to none.
    """

    section: str
    before: Fields
    instead: str = ""

    def called(self, *, done: bool) -> str:
        """Return what it is called, as what the Undo menu offers or as what was done."""
        return entry_edit("Delete", self.section, quoted(self.before), done=done)


@dataclass(frozen=True, slots=True)
class MoveItem(NamedEdit):
    """An item that changes places with the one above it (``step`` -1) or below it (1)."""

    section: str
    before: Fields
    step: int

    def called(self, *, done: bool) -> str:
        """Return what it is called, as what the Undo menu offers or as what was done."""
        return entry_edit("Move", self.section, quoted(self.before), done=done)


ItemEdit = ChangeItem | DeleteItem | MoveItem
HeaderEdit = ChangeHead | ChangeItem | DeleteItem | MoveItem


def the_one(section: str, name: str) -> str:
    """Return what an item of a section is called in a sentence: ``the lane “Trip”``."""
    return _(_THE_ONE[section]).format(name=name)
