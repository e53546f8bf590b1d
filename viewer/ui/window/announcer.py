"""Tells screen readers what the window shows anew where the keyboard is not."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from viewer.model.event_words import spoken_details, spoken_name
from viewer.ui.canvas.access.reader import make_readable
from viewer.ui.kit.announcing import announce
from viewer.ui.problems.banner import banner_content
from viewer.ui.window.filter_bar import shown_of
from viewer.ui.window.parts import Parts
from viewer.ui.window.status_line import UNDO_FOLLOWS
from viewer.words import _, ngettext, number


class Announcer(QObject):
    """Follows one window: its messages, what is found, filtered, selected, and read of the file.

    Args:
        parts: What is followed.
        say: Lets a screen reader say a text.
    """

    def __init__(self, parts: Parts, say: Callable[[QWidget, str], None] = announce) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._say_on = say
        self._found = self._trouble = ""
        self._filter = parts.filtering.text
        parts.status.messageChanged.connect(self._tell_message)
        parts.searching.changed.connect(self._tell_found)
        parts.filtering.changed.connect(self._tell_filter)
        parts.document.loaded.connect(self._tell_read)
        parts.state.selection_changed.connect(self._tell_selected)

    def _tell_message(self, text: str) -> None:
        """Say a message; for the link behind one that can be taken back, its keys."""
        said = text.removesuffix(UNDO_FOLLOWS)
        self._say(_("{edit} · Ctrl+Z takes it back").format(edit=said) if said != text else text)

    def _say(self, text: str) -> None:
        self._say_on(self._parts.window, text)

    def _tell_found(self) -> None:
        """Say how many were found, once they have been counted."""
        found = self._parts.searching.report()
        if found not in (self._found, "…"):
            self._found = found
            self._say(found)

    def _tell_filter(self) -> None:
        """Say what a filter leaves."""
        filtering = self._parts.filtering
        if filtering.text == self._filter:
            return
        self._filter = filtering.text
        shown, whole = filtering.counts
        self._say(filtering.doubt or (shown_of(shown, whole) if self._filter else _all_shown(whole)))

    def _tell_read(self) -> None:
        """Say that others have saved the file, or what of it could not be read; that only once."""
        document = self._parts.document
        content = banner_content(document)
        trouble = content.message if content is not None else ""
        if trouble and trouble != self._trouble:
            self._say(trouble)
        elif document.is_reload and not document.is_own and not document.notice:
            count = len(document.timeline.events)
            text = ngettext("Read again: {number} event", "Read again: {number} events", count)
            self._say(text.format(number=number(count)))
        self._trouble = trouble

    def _tell_selected(self, event_id: str) -> None:
        """Say which event was selected from elsewhere: canvas and list say it themselves while one is there."""
        event, focus = self._parts.state.timeline.event(event_id), QApplication.focusWidget()
        if event is not None and focus is not None and not self._parts.listing.isAncestorOf(focus):
            self._say(", ".join((spoken_name(event), *spoken_details(event, self._parts.state.timeline))))


def _all_shown(whole: int) -> str:
    text = ngettext("All {number} event shown", "All {number} events shown", whole)
    return text.format(number=number(whole))


def let_read(parts: Parts) -> None:
    """Let screen readers read the timeline and hear what happens; the first frame needs none of it."""
    make_readable(parts.view.canvas, parts.state)
    Announcer(parts)
