"""What the parts of a window wish of each other: views signal, the window connects."""

from __future__ import annotations

from PySide6.QtCore import QObject

from viewer.model.timeline import Quote
from viewer.ui.kit.menu_texts import key_text
from viewer.ui.kit.messages import warn
from viewer.ui.window.deeds import copy, import_timeline
from viewer.ui.window.filter_bar import shown_of
from viewer.ui.window.parts import Parts
from viewer.words import _


def connect_parts(parts: Parts) -> None:
    """Let every part have done what the user wishes in it, and tell what was done."""
    _connect_views(parts)
    parts.search.left.connect(parts.view.focus_canvas)
    parts.view.canvas.search_left.connect(parts.search.clear)
    parts.files.said.connect(parts.status.say)
    parts.files.import_requested.connect(lambda path: import_timeline(parts, path))
    _connect_edits(parts)
    _Hint(parts)


class _Hint(QObject):
    """Says in place of the timeline that all of it is hidden, or cannot be read, where that is why nothing is shown.

    It goes with the window; a document may be read for a moment longer.
    """

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        parts.filtering.changed.connect(self.tell)
        parts.document.loaded.connect(self.tell)

    def tell(self) -> None:
        """Say it, or say it no longer."""
        parts = self._parts
        document, (shown, whole) = parts.document, parts.filtering.counts
        if whole and not shown:
            back = f"{_('Show all events again')} ({key_text('Ctrl+Shift+A')})"
            parts.view.set_hint(f"{shown_of(shown, whole)}\n\n{back}")
        elif document.errors and not document.timeline.events:
            from viewer.ui.pane.start_page import NOTHING_YET, ONCE_READ  # which the first frame does without

            parts.view.set_hint(f"{_(NOTHING_YET)}\n\n{_(ONCE_READ)}")
        else:
            parts.view.set_hint("")


def _connect_edits(parts: Parts) -> None:
    """Say in the status line what was done to the file, and let it be undone and waited for there."""
    parts.edits.said.connect(parts.status.say)
    parts.edits.done.connect(parts.status.say_done)
    parts.status.undo_requested.connect(parts.pen.undo)
    parts.pen.steps_changed.connect(parts.status.clearMessage)
    parts.pen.waiting_changed.connect(parts.status.show_waiting)
    parts.status.wait_cancelled.connect(parts.pen.stop_waiting)


def _connect_views(parts: Parts) -> None:
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
