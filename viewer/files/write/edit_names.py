"""What edits are called: as the Undo menu says it, and as what was done."""

from __future__ import annotations

from viewer.model.fields import Fields
from viewer.words import N_, _

_SHOWN = 60
#: By section and verb: what the Undo menu says, and what is said once it is done.
_ENTRIES = {
    "events": {
        "Add": (N_("Add {title}"), N_("Added {title}")),
        "Duplicate": (N_("Duplicate {title}"), N_("Duplicated {title}")),
        "Change": (N_("Change {title}"), N_("Changed {title}")),
        "Delete": (N_("Delete {title}"), N_("Deleted {title}")),
        "Move": (N_("Move {title}"), N_("Moved {title}")),
        "Import": (N_("Import {title}"), N_("Imported {title}")),
    },
    "lanes": {
        "Add": (N_("Add lane {title}"), N_("Added lane {title}")),
        "Change": (N_("Change lane {title}"), N_("Changed lane {title}")),
        "Rename": (N_("Rename lane {title}"), N_("Renamed lane {title}")),
        "Delete": (N_("Delete lane {title}"), N_("Deleted lane {title}")),
        "Move": (N_("Move lane {title}"), N_("Moved lane {title}")),
    },
    "sources": {
        "Add": (N_("Add source {title}"), N_("Added source {title}")),
        "Change": (N_("Change source {title}"), N_("Changed source {title}")),
        "Rename": (N_("Rename source {title}"), N_("Renamed source {title}")),
        "Delete": (N_("Delete source {title}"), N_("Deleted source {title}")),
        "Move": (N_("Move source {title}"), N_("Moved source {title}")),
    },
    "eras": {
        "Add": (N_("Add era {title}"), N_("Added era {title}")),
        "Change": (N_("Change era {title}"), N_("Changed era {title}")),
        "Rename": (N_("Rename era {title}"), N_("Renamed era {title}")),
        "Delete": (N_("Delete era {title}"), N_("Deleted era {title}")),
        "Move": (N_("Move era {title}"), N_("Moved era {title}")),
    },
}
#: The same of the head of a file, by the sections that are changed; all of it is the title page.
_HEADS: dict[tuple[str, ...], tuple[str, str]] = {
    ("title",): (N_("Change the title"), N_("Changed the title")),
    ("description",): (N_("Change the description"), N_("Changed the description")),
    ("time_zone",): (N_("Change the time zone"), N_("Changed the time zone")),
    ("title", "description"): (
        N_("Change the title and the description"),
        N_("Changed the title and the description"),
    ),
    ("title", "time_zone"): (
        N_("Change the title and the time zone"),
        N_("Changed the title and the time zone"),
    ),
    ("description", "time_zone"): (
        N_("Change the description and the time zone"),
        N_("Changed the description and the time zone"),
    ),
}
_WHOLE_HEAD = N_("Change the title page"), N_("Changed the title page")


class NamedEdit:
    """An edit that tells what it is called; what derives from it says it in one place, ``called``."""

    __slots__ = ()

    @property
    def name(self) -> str:
        """What was done, for the Undo menu."""
        return self.called(done=False)

    @property
    def done(self) -> str:
        """What was done, as a thing that is over."""
        return self.called(done=True)

    def called(self, *, done: bool) -> str:
        """Return what it is called, as what the Undo menu offers or as what was done."""
        raise NotImplementedError


def entry_edit(verb: str, section: str, title: str, *, done: bool) -> str:
    """Return what is said of an edit of an entry: ``Delete lane “Talks”``.

    Args:
        verb: ``Add``, ``Duplicate``, ``Change``, ``Rename``, ``Delete``, ``Move`` or ``Import``.
        section: That the entry stands in, such as ``events``.
        title: Of the entry, in quotation marks.
        done: As what was done: ``Deleted lane “Talks”``.
    """
    return _(_ENTRIES[section][verb][done]).format(title=title)


def head_edit(changed: tuple[str, ...], *, done: bool) -> str:
    """Return what is said of an edit of the head of a file, which changes these of its sections."""
    return _(_HEADS.get(changed, _WHOLE_HEAD)[done])


def quoted(fields: Fields) -> str:
    """Return an entry's title, else its id, in quotation marks; cut where it is long."""
    title = fields.get("title") or fields.get("id") or ""
    text = " ".join(str(title).split())
    return in_marks(f"{text[: _SHOWN - 1]}…" if len(text) > _SHOWN else text)


def in_marks(text: str) -> str:
    """Return a text in quotation marks."""
    return _("“{words}”").format(words=text)
