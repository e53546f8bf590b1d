"""What the parts of a window wish of each other: views signal, the window connects."""

from __future__ import annotations

from viewer.model.timeline import Quote
from viewer.ui.kit.messages import warn
from viewer.ui.window.deeds import copy
from viewer.ui.window.parts import Parts
from viewer.words import _


def connect_views(parts: Parts) -> None:
    """Let pane, problems and list have done what the user wishes in them."""
    beside = parts.facts.beside
    if beside is not None:
        beside.failed.connect(
            lambda why: warn(
                parts.window, _("Lay beside"), _("It cannot be laid beside: {why}.").format(why=why)
            )
        )
    parts.pane.address_requested.connect(parts.files.open_address)
    parts.pane.line_requested.connect(parts.files.edit_at)
    parts.pane.edit_requested.connect(parts.edits.edit_event)
    parts.pane.quote_requested.connect(parts.edits.quote)
    parts.pane.filter_requested.connect(parts.filtering.add)
    parts.pane.copy_requested.connect(lambda text: copy(parts, text, _("Quotation copied")))
    parts.problems.line_requested.connect(parts.files.edit_at)
    parts.problems.event_chosen.connect(parts.state.select)
    parts.problems.edit_requested.connect(parts.edits.edit_event)
    parts.problems.said.connect(parts.status.say)
    parts.problems.left.connect(parts.view.focus_canvas)
    parts.listing.edit_requested.connect(parts.edits.edit_event)
    parts.listing.line_requested.connect(parts.files.edit_at)
    parts.listing.said.connect(parts.status.say)
    parts.listing.filter_requested.connect(parts.filtering.add)
    parts.listing.read_requested.connect(lambda source_id: parts.pane.show_source(Quote("", source_id)))
    parts.listing.keep_requested.connect(parts.edits.keep_copy)
    parts.listing.left.connect(parts.view.focus_canvas)
