"""The forms and the dialog of lanes, sources, eras and the head, from opening to saving."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from viewer.ui.document.document import Document
from viewer.ui.document.pen import Pen
from viewer.ui.forms.kept_copies import KeptCopies
from viewer.ui.look.theme import Appearance
from viewer.words import _

# What edits is imported with the first form, not for the first frame.
if TYPE_CHECKING:
    from pathlib import Path

    from viewer.files.keeping import Kept
    from viewer.files.write.edits import Edit
    from viewer.files.write.making.editing import Outcome
    from viewer.model.fields import Fields
    from viewer.ui.forms.header.section_form import SectionForm
    from viewer.ui.forms.header.timeline_dialog import TimelineDialog

SECTIONS = ("lanes", "sources", "eras")


class HeaderDesk(QObject):
    """Opens what edits the header, and hands what it submits to the pen.

    Args:
        pen: Makes the edits.
        copies: Puts kept copies beside the file.
        window: Parent of the dialogs.

    Signals:
        said(str): a line for the status bar.
    """

    said = Signal(str)

    def __init__(
        self, document: Document, pen: Pen, appearance: Appearance, copies: KeptCopies, window: QWidget
    ) -> None:
        super().__init__(window)
        self._document = document
        self._pen = pen
        self._appearance = appearance
        self._copies = copies
        self._window = window
        self._path: Path | None = None
        self.forms: list[SectionForm] = []
        self.dialog: TimelineDialog | None = None
        document.loaded.connect(self._teach)
        pen.made.connect(self._made)
        pen.refused.connect(self._refused)

    # --- the dialog -------------------------------------------------------------------------------

    def open_dialog(self, section: str = "") -> TimelineDialog:
        """Open the dialog, or bring it forward.

        Args:
            section: Whose page is shown; empty for the first one.
        """
        from viewer.ui.forms.header.timeline_dialog import TimelineDialog

        if self.dialog is None:
            name = self._document.path.name if self._document.path is not None else ""
            dialog = self.dialog = TimelineDialog(name, self._appearance.theme, self._window)
            self._path = self._document.path
            dialog.head_submitted.connect(self._submit_head)
            dialog.wanted.connect(self._wanted)
            dialog.undo_wanted.connect(lambda back: self._pen.undo() if back else self._pen.redo())
            dialog.finished.connect(self._closed)
            self._teach_dialog()
            dialog.show()
        self.dialog.show_page(section)
        self.dialog.raise_()
        self.dialog.activateWindow()
        return self.dialog

    def _closed(self) -> None:
        self.dialog = None

    def _wanted(self, verb: str, section: str, item: Fields | None) -> None:
        if verb == "add":
            self.open_form(section)
        elif item is None:
            return
        elif verb == "edit":
            self.open_form(section, item)
        elif verb == "delete":
            self.delete(section, item)
        else:
            from viewer.files.write.header_edits import MoveItem

            self._make(MoveItem(section, item, -1 if verb == "up" else 1))

    def _submit_head(self, before: Fields, after: Fields) -> None:
        from viewer.files.write.header_edits import ChangeHead

        def answered(_outcome: Outcome | None, failure: Exception | None) -> None:
            if failure is not None and self.dialog is not None:
                self._document.refresh()
                self.dialog.head.show_refusal(_sentence(str(failure)))

        self._pen.make(ChangeHead(before, after), answered)

    # --- forms ------------------------------------------------------------------------------------

    def open_form(self, section: str, item: Fields | None = None) -> SectionForm | None:
        """Open a form for a new item, or for one that is there.

        Args:
            section: ``lanes``, ``sources`` or ``eras``.
            item: Its fields as they stand in the file.
        """
        from viewer.ui.forms.header.section_form import SectionForm

        parent = self.dialog if self.dialog is not None and self.dialog.isActiveWindow() else self._window
        form = SectionForm(
            section, self._appearance.theme, parent, self._document.path, timeline=self._document.timeline,
            fields=item, referring=self._referring(section, item),
        )  # fmt: skip
        self._path = self._document.path
        self.forms.append(form)
        form.finished.connect(lambda _result: self.forms.remove(form))
        form.submitted.connect(lambda fields: self._submit(form, fields))
        form.open()
        return form

    def open_item(self, section: str, item_id: str) -> SectionForm | None:
        """Open the form of the lane or source with an id; None, having said why, where it cannot be edited."""
        item = next((one for one in self._items(section) if one.get("id") == item_id), None)
        if item is None:
            self.said.emit(_("It cannot be edited here; edit it in a text editor"))
            return None
        return self.open_form(section, item)

    def _submit(self, form: SectionForm, fields: Fields) -> None:
        """Put a source's copy beside the file first, then write the item that refers to it."""
        from viewer.files.keeping import KeepError
        from viewer.files.write.edits import AddToSection
        from viewer.files.write.header_edits import ChangeItem

        if self._path != self._document.path:
            form.show_refusal(
                _("Another file is open in the window by now; open the first one again to save this")
            )
            return
        candidate = form.copy.candidate if form.copy is not None else None
        kept: Kept | None = None
        if candidate is not None:
            try:
                kept = self._copies.keep(candidate, str(fields.get("id", "")))
            except KeepError as error:
                form.show_refusal(_sentence(str(error)))
                return
            fields = {**fields, "copy": kept.path}
        if form.before == fields:
            form.accept()
            return

        def answered(outcome: Outcome | None, failure: Exception | None) -> None:
            if outcome is not None:
                if kept is not None:
                    self._copies.remember(kept.path)
                form.accept()
                return
            if kept is not None and candidate is not None:
                self._copies.take_back(kept, candidate)
            self._document.refresh()  # what others have changed is told at its fields
            form.show_refusal(_sentence(str(failure)))

        edit: Edit = AddToSection(form.section, fields)
        if form.before is not None:
            edit = ChangeItem(form.section, form.before, fields)
        self._pen.make(edit, answered)

    # --- deleting ---------------------------------------------------------------------------------

    def delete(self, section: str, item: Fields) -> None:
        """Take an item out, after asking what shall become of the events that refer to it."""
        from viewer.files.write.header_edits import DeleteItem
        from viewer.ui.forms.header.delete_dialog import DeleteDialog

        referring = self._referring(section, item)
        if not referring:
            self._make(DeleteItem(section, item))
            return
        listed = self._document.timeline.lanes if section == "lanes" else self._document.timeline.sources
        others = [(one.id, one.title) for one in listed if one.id and one.id != item.get("id")]
        first = others[0][1] if section == "lanes" and others else ""
        parent = self.dialog if self.dialog is not None else self._window
        dialog = DeleteDialog(section, item, others, referring, first, parent)
        dialog.accepted.connect(lambda: self._make(DeleteItem(section, item, dialog.instead)))
        dialog.open()

    def _make(self, edit: Edit) -> None:
        """Make an edit that no form waits for; why not is said where it was asked for."""
        self._pen.make(edit, partial(self._answered, edit))

    def _answered(self, edit: Edit, _outcome: Outcome | None, failure: Exception | None) -> None:
        if failure is not None:
            self._document.refresh()
            why_not = _("{edit} was not done: {why}").format(edit=edit.name, why=failure)
            self._refused(why_not)
            self.said.emit(why_not)

    # --- what the file says --------------------------------------------------------------------------

    def _items(self, section: str) -> list[Fields]:
        """Return a section's items as they stand in the file; none where they cannot be had."""
        from viewer.files.write.edits import EditRefused
        from viewer.files.write.header.items import section_fields

        reading = self._document.last_reading
        try:
            return section_fields(reading, section) if reading is not None else []
        except EditRefused:
            return []

    def _referring(self, section: str, item: Fields | None) -> int:
        from viewer.ui.forms.header.items_model import referring_counts

        counts = referring_counts(section, self._document.timeline)
        return counts[str(item.get("id", ""))] if item is not None else 0

    def _teach(self) -> None:
        """Let what is open know what the file says now."""
        if self._path != self._document.path:
            if self.dialog is not None:
                self.dialog.block(_("Another file is open in the window by now"))
            return
        if self.dialog is not None:
            self._teach_dialog()
        for form in self.forms:
            item = _now(self._items(form.section), form.before) if form.before is not None else None
            form.learn(self._document.timeline, item, self._referring(form.section, item))

    def _teach_dialog(self) -> None:
        from viewer.files.write.edits import EditRefused
        from viewer.files.write.header.items import section_fields
        from viewer.files.write.header.writing import head_fields

        reading, dialog = self._document.last_reading, self.dialog
        if dialog is None or reading is None:
            return
        try:
            sections = {section: section_fields(reading, section) for section in SECTIONS}
            dialog.learn(head_fields(reading), sections, self._document.timeline)
        except EditRefused as error:
            dialog.block(_sentence(str(error)))

    def _made(self, name: str, _event_id: str) -> None:
        if self.dialog is not None:
            undone = name != self._pen.undo_name
            self.dialog.say(name if undone else _("{edit} · Ctrl+Z takes it back").format(edit=name))

    def _refused(self, why: str) -> None:
        if self.dialog is not None:
            self.dialog.say(why, is_trouble=True)

    def close(self) -> bool:
        """Close what is open, each asking where something would be lost; tell whether all is closed."""
        open_now: list[QDialog] = [*self.forms, *([self.dialog] if self.dialog is not None else [])]
        for one in open_now:
            one.reject()
        return not self.forms and self.dialog is None


def _now(items: list[Fields], before: Fields) -> Fields | None:
    """Return an item as it stands in the file now: the same one, else that with its id or title."""
    if before in items:
        return before
    key = "id" if "id" in before else "title"
    alike = [one for one in items if one.get(key) == before.get(key)]
    return alike[0] if len(alike) == 1 else None


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
