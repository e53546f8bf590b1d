"""The commands that change the file: add, edit, duplicate, delete, undo, redo."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from viewer.ui.document import Document
from viewer.ui.file_commands import FileCommands
from viewer.ui.form_drafts import Draft, DraftStore
from viewer.ui.form_keeper import FormKeeper
from viewer.ui.pen import Pen
from viewer.ui.theme import Appearance
from viewer.ui.view_state import ViewState

if TYPE_CHECKING:
    from viewer.files.editing import Outcome
    from viewer.model.fields import Fields
    from viewer.ui.event_form import EventForm

_COPIED_NOT = ("id",)


class EditCommands(QObject):
    """Carries out changes of the open file, with the forms that they need.

    Args:
        pen: Makes the edits.
        files: Knows whether the file is a read-only example, and offers a copy of it.
        drafts: Keeps what stands in the forms until it is saved.
        window: Parent of the forms.

    Signals:
        said(str): a line for the status bar.
    """

    said = Signal(str)

    def __init__(
        self,
        document: Document,
        pen: Pen,
        state: ViewState,
        files: FileCommands,
        appearance: Appearance,
        drafts: DraftStore,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._document = document
        self._pen = pen
        self._state = state
        self._files = files
        self._appearance = appearance
        self._drafts = drafts
        self._window = window
        self.forms: list[EventForm] = []
        standard = QKeySequence.StandardKey
        self.undo = self._made("&Undo", pen.undo, standard.Undo)
        self.redo = self._made("&Redo", pen.redo, "Ctrl+Shift+Z", "Ctrl+Y")
        self.add = self._made("&Add event…", self.add_event, standard.New)
        self.edit = self._made("&Edit event…\tF2", self._of_selected(self.edit_event))
        self.duplicate = self._made("Dupl&icate event…", self._of_selected(self.duplicate_event), "Ctrl+D")
        self.delete = self._made("&Delete event", self._of_selected(self.delete_event), standard.Delete)
        self.add.setIconText("+ Event")
        self.add.setToolTip("Add an event to the file (Ctrl+N)")
        pen.steps_changed.connect(self.refresh)
        pen.busy_changed.connect(self._busy)
        pen.refused.connect(self.said)
        pen.made.connect(self._made_edit)
        state.selection_changed.connect(lambda _id: self.refresh())
        document.loaded.connect(self.refresh)
        self.refresh()

    def _made(self, text: str, run: Callable[[], None], *keys: QKeySequence.StandardKey | str) -> QAction:
        action = QAction(text, self._window)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(lambda _checked=False: run())
        self._window.addAction(action)
        return action

    def _of_selected(self, run: Callable[[str], None]) -> Callable[[], None]:
        return lambda: run(self._state.selected_id)

    def fill_menu(self, menu: QMenu) -> None:
        """Put the commands into the menu Edit."""
        for group in ([self.undo, self.redo], [self.add, self.edit, self.duplicate, self.delete]):
            menu.addActions(group)
            menu.addSeparator()

    def fill_context_menu(self, menu: QMenu, event_id: str, date_text: str, lane: str = "") -> None:
        """Put what can be done with an event, or at an empty place, into its context menu.

        Args:
            event_id: Empty for an empty place.
            date_text: EDTF of the place; empty where there is no time scale.
            lane: Id of the lane there; empty for none.
        """
        if event_id:
            menu.addSeparator()
            menu.addActions([self.edit, self.duplicate, self.delete])
            return
        first = menu.actions()[0] if menu.actions() else None
        add = QAction("&Add event here…" if date_text else "&Add event…", menu)
        add.triggered.connect(lambda _checked=False: self.add_event(date_text, lane))
        add.setEnabled(self.add.isEnabled())
        menu.insertAction(first, add) if first is not None else menu.addAction(add)
        if first is not None:
            menu.insertSeparator(first)

    def refresh(self) -> None:
        """Let a command be chosen only where it would do something, and name what undo undoes."""
        is_open, chosen = self._document.path is not None, self._state.selected is not None
        for action, enabled in (
            (self.add, is_open), (self.edit, chosen), (self.duplicate, chosen), (self.delete, chosen),
            (self.undo, bool(self._pen.undo_name)), (self.redo, bool(self._pen.redo_name)),
        ):  # fmt: skip
            action.setEnabled(enabled)
        self.undo.setText(_named("&Undo", self._pen.undo_name))
        self.redo.setText(_named("&Redo", self._pen.redo_name))

    def _busy(self, on: bool) -> None:
        if on:
            self.said.emit("Writing the file…")

    def _made_edit(self, name: str, event_id: str) -> None:
        if event_id:
            self._state.select(event_id)
        self.said.emit(f"{name} · Ctrl+Z takes it back" if name == self._pen.undo_name else name)

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
        fields: Fields = {"date": date_text} if date_text else {}
        if lane and len(lanes) > 1 and lane != lanes[0].id:
            fields["lane"] = lane
        self._open_form(fields, "", "Add")

    def edit_event(self, event_id: str) -> None:
        """Open an event's form."""
        fields = self._fields_of(event_id)
        if fields is not None:
            self._open_form(fields, event_id, "Change")

    def duplicate_event(self, event_id: str) -> None:
        """Open a form with everything of an event but its id."""
        fields = self._fields_of(event_id)
        if fields is not None:
            copy = {name: value for name, value in fields.items() if name not in _COPIED_NOT}
            self._open_form(copy, "", "Duplicate")

    def delete_event(self, event_id: str) -> None:
        """Take an event out of the file; undo brings it back."""
        from viewer.files.edits import DeleteEvent

        fields = self._fields_of(event_id)
        if fields is not None:
            neighbour = self._state.neighbour(1) or self._state.neighbour(-1)
            following = neighbour.id if neighbour is not None else ""
            self._pen.make(DeleteEvent(event_id, fields))
            if self._document.timeline.event(event_id) is None:
                self._state.select(following)

    def _fields_of(self, event_id: str) -> Fields | None:
        """Return an event's fields as they stand in the file; None, having said why, where they cannot be had."""
        from viewer.files.edits import EditRefused, fields_of

        reading, event = self._document.last_reading, self._document.timeline.event(event_id)
        if reading is None or event is None or not self._may_write():
            return None
        try:
            return fields_of(reading, event)
        except EditRefused as error:
            self.said.emit(str(error))
            return None

    def _may_write(self) -> bool:
        if self._document.path is None:
            return False
        if self._files.is_read_only:
            self._files.offer_copy()
            return False
        return True

    # --- forms --------------------------------------------------------------------------------

    def _open_form(self, fields: Fields, event_id: str, verb: str, contents: Fields | None = None) -> None:
        """Open a form on fields, or bring the one forward that is open on that event.

        Args:
            contents: What shall stand in it instead, as if it had been typed.
        """
        for form in self.forms:
            if event_id and form.property("event_id") == event_id:
                form.raise_()
                form.activateWindow()
                return
        from viewer.ui.form_opening import new_form

        form = new_form(self._document, fields, event_id, verb, self._appearance.theme, self._window)
        self._follow(form, fields, event_id, verb)
        if contents is not None:
            form.fill(contents)
        form.show()

    def _follow(self, form: EventForm, fields: Fields, event_id: str, verb: str) -> None:
        form.setProperty("event_id", event_id)
        self.forms.append(form)
        keeper = FormKeeper(form, self._drafts, self._document.path, event_id, verb, fields)
        form.finished.connect(lambda _result: self.forms.remove(form))
        form.finished.connect(lambda _result: keeper.drop())
        form.submitted.connect(lambda wished: self._submit(form, fields, event_id, verb, wished))

    def _submit(self, form: EventForm, before: Fields, event_id: str, verb: str, wished: Fields) -> None:
        from viewer.files.edits import AddEvent, ChangeEvent

        if event_id and wished == before:
            form.accept()
            return
        edit = ChangeEvent(event_id, before, wished) if event_id else AddEvent(wished, verb)
        self._pen.make(edit, partial(self._answered, form, before, event_id, verb, wished))

    def _answered(
        self,
        form: EventForm,
        before: Fields,
        event_id: str,
        verb: str,
        wished: Fields,
        outcome: Outcome | None,
        failure: Exception | None,
    ) -> None:
        """Close the form after a save; else it stays open and says why."""
        from viewer.files.edits import EditConflict

        if outcome is not None:
            if outcome.merged:
                self.said.emit("Saved; what others changed in the file meanwhile was kept")
            form.accept()
        elif isinstance(failure, EditConflict):
            self._settle(form, before, event_id, wished, failure.theirs)
        else:
            form.show_refusal(str(failure))

    def _settle(
        self, form: EventForm, before: Fields, event_id: str, wished: Fields, theirs: Fields | None
    ) -> None:
        """Let the person choose between their version and the one that is in the file now."""
        from viewer.ui.conflict_dialog import ConflictDialog

        if theirs is None:
            self._submit_as_new(form, wished)
            return
        dialog = ConflictDialog(before, wished, theirs, form)
        dialog.accepted.connect(
            lambda: self._submit(form, theirs, self._id_now(event_id, theirs), "Change", dialog.fields())
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _id_now(self, event_id: str, theirs: Fields) -> str:
        """Return the id of the event that others have changed, which may have taken its id along."""
        self._document.refresh()
        timeline = self._document.timeline
        if timeline.event(event_id) is not None:
            return event_id
        given = str(theirs.get("id", ""))
        if given and timeline.event(given) is not None:
            return given
        title, date = theirs.get("title"), theirs.get("date")
        alike = [event.id for event in timeline.events if event.title == title and event.date.text == date]
        return alike[0] if alike else event_id

    def _submit_as_new(self, form: EventForm, wished: Fields) -> None:
        from PySide6.QtWidgets import QMessageBox

        from viewer.ui.messages import message_box

        box = message_box(
            form, "No longer there", "Somebody has taken this entry out of the file.",
            "You can add what stands in the form as a new entry, or leave the form open.",
        )  # fmt: skip
        add = box.addButton("&Add as a new entry", QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.finished.connect(
            lambda _result: (
                self._submit(form, wished, "", "Add", wished) if box.clickedButton() is add else None
            )
        )
        box.finished.connect(box.deleteLater)
        box.open()

    def offer_drafts(self) -> None:
        """Ask what shall become of forms that were open on this file when the program ended by force."""
        path = self._document.path
        left = self._drafts.left_behind(path) if path is not None else []
        if not left:
            return
        from PySide6.QtWidgets import QMessageBox

        from viewer.ui.messages import message_box

        titles = ", ".join(_titled(draft) for draft in left[:5])
        many = "a form" if len(left) == 1 else f"{len(left)} forms"
        box = message_box(
            self._window, "Unsaved changes", f"Dateline ended while {many} stood open: {titles}.",
            "Nothing of it is in the file yet.",
        )  # fmt: skip
        restore = box.addButton("&Open again", QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton("&Discard", QMessageBox.ButtonRole.DestructiveRole)
        box.addButton("&Later", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(restore)
        box.finished.connect(
            lambda _result: self._take_up(
                left, box.clickedButton() is restore, box.clickedButton() is discard
            )
        )
        box.finished.connect(box.deleteLater)
        box.open()

    def _take_up(self, left: list[Draft], restore: bool, discard: bool) -> None:
        for draft in left:
            if restore:
                self._open_form(draft.before, draft.event_id, draft.verb, draft.fields)
            if restore or discard:
                self._drafts.drop(draft.file)

    def close_forms(self) -> bool:
        """Close all forms, each asking where something would be lost; tell whether all are closed."""
        for form in list(self.forms):
            form.reject()
        return not self.forms


def _titled(draft: Draft) -> str:
    title = draft.fields.get("title")
    return f"“{title}”" if title else "one without a title"


def _named(text: str, name: str) -> str:
    return f"{text} {name.replace('&', '&&')}" if name else text
