"""Edits of what stands around the events, as values: title and zone, lanes, sources, eras.

An item is named by its id, an era by what it says. Whoever refers to a lane or a source goes
along with it in the same edit.
"""

from __future__ import annotations

from viewer.dataclass import dataclass
from viewer.model.fields import Fields

#: The sections of one text each that a timeline is headed by.
HEAD = ("title", "description", "time_zone")
_CALLED = {"title": "title", "description": "description", "time_zone": "time zone"}
_SHOWN = 60


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
class ChangeHead:
    """Another title, description or time zone; what is the same in both is left alone."""

    before: Fields
    after: Fields

    @property
    def changed(self) -> tuple[str, ...]:
        """The sections that it changes, in the order of a file."""
        return tuple(name for name in HEAD if self.before.get(name) != self.after.get(name))

    @property
    def name(self) -> str:
        """What was done, for the Undo menu."""
        changed = [_CALLED[name] for name in self.changed]
        return f"Change the {' and the '.join(changed) if len(changed) < 3 else 'title page'}"


@dataclass(frozen=True, slots=True)
class ChangeItem:
    """Other fields for an item of ``lanes``, ``sources`` or ``eras`` that has ``before`` now."""

    section: str
    before: Fields
    after: Fields

    @property
    def name(self) -> str:
        """What was done, for the Undo menu."""
        changed = {key for key in {*self.before, *self.after} if self.before.get(key) != self.after.get(key)}
        verb = "Rename" if changed and changed <= {"id", "title"} else "Change"
        return f"{verb} {one_of(self.section)} {quoted(self.before)}"


@dataclass(frozen=True, slots=True)
class DeleteItem:
    """An item, which has ``before`` now, taken out.

    Attributes:
        instead: Id of the lane or source that everything gets which refers to this one; empty
            to let it refer to none.
    """

    section: str
    before: Fields
    instead: str = ""

    @property
    def name(self) -> str:
        """What was done, for the Undo menu."""
        return f"Delete {one_of(self.section)} {quoted(self.before)}"


@dataclass(frozen=True, slots=True)
class MoveItem:
    """An item that changes places with the one above it (``step`` -1) or below it (1)."""

    section: str
    before: Fields
    step: int

    @property
    def name(self) -> str:
        """What was done, for the Undo menu."""
        return f"Move {one_of(self.section)} {quoted(self.before)}"


ItemEdit = ChangeItem | DeleteItem | MoveItem
HeaderEdit = ChangeHead | ChangeItem | DeleteItem | MoveItem


def one_of(section: str) -> str:
    """Return what an item of a section is called."""
    return section.removesuffix("s")


def quoted(fields: Fields) -> str:
    """Return an entry's title, else its id, in quotation marks; cut where it is long."""
    title = fields.get("title") or fields.get("id") or ""
    text = " ".join(str(title).split())
    return f"“{text[: _SHOWN - 1]}…”" if len(text) > _SHOWN else f"“{text}”"
