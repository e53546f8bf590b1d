"""Opens a form on the open document; imported with the first form, not for the first frame."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from viewer.model.fields import Fields
from viewer.ui.document.document import Document
from viewer.ui.document.document_facts import DocumentFacts
from viewer.ui.forms.context import FormContext, LastSource, ShowCopy
from viewer.ui.forms.event_form import EventForm
from viewer.ui.look.theme import Theme
from viewer.words import N_, _

_TITLES = {"Add": N_("Add an event"), "Duplicate": N_("Duplicate an event"), "Change": N_("Edit an event")}
BUTTONS = {"Add": N_("&Add event"), "Duplicate": N_("&Add event"), "Change": N_("Sa&ve")}


def new_form(
    document: Document,
    facts: DocumentFacts,
    fields: Fields,
    event_id: str,
    verb: str,
    theme: Theme,
    last_source: LastSource,
    parent: QWidget,
    show_copy: ShowCopy | None = None,
) -> EventForm:
    """Return a form, not shown yet.

    Args:
        facts: What kept copies say of the words typed.
        fields: Of the entry.
        event_id: Of the event that is edited; empty for a new one.
        verb: ``Add``, ``Duplicate`` or ``Change``.
        last_source: Chosen last in any form of the window.
        show_copy: Opens the kept copy of a quotation's source to quote from.
    """
    context = FormContext(
        document.timeline, event_id, facts.verdict_line, theme, last_source, show_copy, facts.has_copy
    )
    name = document.path.name if document.path is not None else ""
    title = _(_TITLES[verb])
    title = f"{title} – {name}" if name else title
    button = _(BUTTONS[verb])
    return EventForm(fields, context, title=title, verb=button, can_go_on=verb == "Add", parent=parent)
