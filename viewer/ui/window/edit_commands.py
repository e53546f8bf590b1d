"""The commands that change the file: add, edit, duplicate, delete, undo, redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from viewer.ui.document.document import Document
from viewer.ui.document.pen import Pen
from viewer.ui.forms.desks.desk import FormDesk
from viewer.ui.state.view_state import ViewState
from viewer.ui.window.file_commands import FileCommands
from viewer.words import N_, _

if TYPE_CHECKING:
    from viewer.model.fields import Fields
    from viewer.model.timeline import Event

_COPIED_NOT = ("id",)
_BESIDE = N_("It stands in the file that is laid beside; open that one to change it")


class EditCommands(QObject):
    """Carries out changes of the open file, with the forms that they need.

    Args:
        pen: Makes the edits.
        files: Knows whether the file is a read-only example, and offers a copy of it.
        desk: Has the forms.
        window: Which they belong to.

    Signals:
        said(str): a line for the status bar.
        done(str): what was done and can be undone at once, such as ``Added “Arrives”``.
    """

    said = Signal(str)
    done = Signal(str)

    def __init__(
        self,
        document: Document,
        pen: Pen,
        state: ViewState,
        files: FileCommands,
        desk: FormDesk,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._document = document
        self._pen = pen
        self._state = state
        self._files = files
        self.desk = desk
        self.desk.said.connect(self.said)
        pen.busy_changed.connect(self._busy)
        pen.refused.connect(self.said)
        pen.made.connect(self._made_edit)

    def _busy(self, on: bool) -> None:
        if on:
            self.said.emit(_("Writing the file…"))

    def _made_edit(self, name: str, event_id: str) -> None:
        if self._document.timeline.event(event_id) is not None:
            self._state.select(event_id)
        left = self.desk.copies.news()
        if name == self._pen.undo_name:
            self.done.emit(self._pen.last_done)
        else:
            self.said.emit(_("{done}; {more}").format(done=name, more=left) if left else name)

    # --- what a person asks for ---------------------------------------------------------------

    def add_event(self, date_text: str = "", lane: str = "") -> None:
        """Open an empty form.

        Args:
            date_text: EDTF to begin with.
            lane: Id of the lane to begin with; empty for the selected event's.
        """
        if not self._may_write():
            return
        selected = self._state.selected
        lanes = self._document.timeline.lanes
        lane = lane or (selected.lane if selected is not None else "")
        if all(one.id != lane for one in lanes):
            lane = ""  # of the file laid beside
        fields: Fields = {"date": date_text} if date_text else {}
        if lane and len(lanes) > 1 and lane != lanes[0].id:
            fields["lane"] = lane
        self.desk.open_form(fields, "", "Add")

    def add_item(self, section: str) -> None:
        """Open an empty form for a source or a lane.

        Args:
            section: ``sources`` or ``lanes``.
        """
        if self._may_write():
            self.desk.header.open_form(section)

    def edit_item(self, section: str, item_id: str) -> None:
        """Open the form of a source or a lane.

        Args:
            section: ``sources`` or ``lanes``.
            item_id: Its id.
        """
        if not self._is_beside(item_id) and self._may_write():
            self.desk.header.open_item(section, item_id)

    def edit_header(self, section: str = "") -> None:
        """Open the dialog of title, lanes, sources and eras.

        Args:
            section: Whose page is shown; empty for the first one.
        """
        if self._may_write():
            self.desk.header.open_dialog(section)

    @property
    def source_to_keep(self) -> str:
        """The id of the selected event's first source without a copy, else of its first; empty for none."""
        event, timeline = self._state.selected, self._document.timeline
        if event is None:
            return ""
        ids = (*(quote.source for quote in event.quotes), *event.sources)
        known = [source for name in ids if (source := timeline.source(name)) is not None]
        return next((source.id for source in known if not source.copy), known[0].id if known else "")

    def keep_copy_of_selected(self) -> None:
        """Ask for the copy of a source of the selected event."""
        if self.source_to_keep:
            self.keep_copy(self.source_to_keep)

    def keep_copy(self, source_id: str) -> None:
        """Ask for the copy of a source that the file has."""
        if not self._is_beside(source_id) and self._may_write():
            self.desk.open_copy_form(source_id)

    def edit_event(self, event_id: str) -> None:
        """Open an event's form."""
        fields = self._fields_of(event_id)
        if fields is not None:
            self.desk.open_form(fields, event_id, "Change")

    def quote(self, event_id: str, quotation: Fields) -> None:
        """Put a quotation into the form that stands open, else into the one of an event, which is opened.

        Args:
            event_id: Of the event that it was selected for.
            quotation: Its fields.
        """
        if self.desk.quote(event_id, quotation):
            return
        fields = self._fields_of(event_id)
        if fields is not None:
            self.desk.open_form(fields, event_id, "Change")
            self.desk.quote(event_id, quotation)

    def duplicate_event(self, event_id: str) -> None:
        """Open a form with everything of an event but its id."""
        fields = self._fields_of(event_id)
        if fields is not None:
            copy = {name: value for name, value in fields.items() if name not in _COPIED_NOT}
            self.desk.open_form(copy, "", "Duplicate")

    def delete_event(self, event_id: str) -> None:
        """Take an event out of the file; undo brings it back."""
        from viewer.files.write.edits import DeleteEvent

        fields = self._fields_of(event_id)
        if fields is not None:
            neighbour = self._state.neighbour(1) or self._state.neighbour(-1)
            following = neighbour.id if neighbour is not None else ""
            self._pen.make(DeleteEvent(event_id, fields))
            if self._document.timeline.event(event_id) is None:
                self._state.select(following)

    def move_event(self, event_id: str, step: int) -> None:
        """Set an entry before the one above it in the file, or behind the one below it.

        Of events with the same date, the one that stands first in the file comes first.

        Args:
            event_id: The event's id.
            step: -1 for up, 1 for down.
        """
        from viewer.files.write.edits import MoveEvent

        fields, event = self._fields_of(event_id), self._document.timeline.event(event_id)
        if fields is None or event is None:
            return
        # Moving down, it is to stand before the second one below; behind the last where there is none.
        before = self._at(event.index + (step if step < 0 else 2))
        if step > 0 or before is not None:
            self._pen.make(MoveEvent(event_id, fields, before.id if before is not None else ""))

    def can_move(self, step: int) -> bool:
        """Tell whether the selected event's entry has another above (-1) or below it (1) in the file."""
        event = self._document.timeline.event(self._state.selected_id)
        return event is not None and 0 <= event.index + step < len(self._document.timeline.events)

    def _at(self, index: int) -> Event | None:
        """Return the event with a place in the file."""
        return next((event for event in self._document.timeline.events if event.index == index), None)

    def _fields_of(self, event_id: str) -> Fields | None:
        """Return an event's fields as they stand in the file; None, having said why, where they cannot be had."""
        from viewer.files.write.edits import EditRefused, fields_of

        reading, event = self._document.last_reading, self._document.timeline.event(event_id)
        if event is None and self._state.timeline.event(event_id) is not None:
            self.said.emit(_(_BESIDE))
            return None
        if reading is None or event is None or not self._may_write():
            return None
        try:
            return fields_of(reading, event)
        except EditRefused as error:
            self.said.emit(str(error))
            return None

    def _is_beside(self, an_id: str) -> bool:
        """Tell whether a lane or a source is of the file that is laid beside; say so then."""
        from viewer.model.comparing.beside import is_beside

        if is_beside(an_id):
            self.said.emit(_(_BESIDE))
            return True
        return False

    def _may_write(self) -> bool:
        if self._document.path is None:
            return False
        if any(problem.code == "newer-format" for problem in self._document.problems):
            self.said.emit(_("The file is of a newer format: this Dateline never writes to it"))
            return False
        if self._files.is_read_only:
            self._files.offer_copy()
            return False
        return True
