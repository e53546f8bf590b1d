"""The forms that stand open on the file, from opening to saving, and what a crash left of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from viewer.model.event_words import quoted
from viewer.ui.document.document import Document
from viewer.ui.document.document_facts import DocumentFacts
from viewer.ui.document.pen import Pen
from viewer.ui.forms.context import LastSource
from viewer.ui.forms.desks.header_desk import HeaderDesk
from viewer.ui.forms.drafts import Draft, DraftStore
from viewer.ui.forms.keeper import FormKeeper
from viewer.ui.forms.kept_copies import KeptCopies
from viewer.ui.kit.messages import Answer, Question, Role, ask_beside
from viewer.ui.look.theme import Appearance
from viewer.words import _, ngettext

if TYPE_CHECKING:
    from viewer.files.keeping import Kept
    from viewer.files.write.making.editing import Outcome
    from viewer.model.fields import Fields
    from viewer.model.timeline import Quote
    from viewer.ui.forms.copy_dialog import CopyDialog
    from viewer.ui.forms.event_form import EventForm


class FormDesk(QObject):
    """Opens forms, hands what they submit to the pen, and settles what stands in the way.

    Args:
        facts: What kept copies say of quotations.
        pen: Makes the edits.
        drafts: Keeps what stands in the forms until it is saved.
        window: Parent of the forms.

    Signals:
        said(str): a line for the status bar.
    """

    said = Signal(str)

    def __init__(
        self,
        document: Document,
        facts: DocumentFacts,
        pen: Pen,
        appearance: Appearance,
        drafts: DraftStore,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._document = document
        self._facts = facts
        self._pen = pen
        self._appearance = appearance
        self._drafts = drafts
        self._window = window
        self._last_source = LastSource()
        self.copies = KeptCopies(document)
        self.header = HeaderDesk(document, pen, appearance, self.copies, window)
        self.header.said.connect(self.said)
        self.forms: list[EventForm] = []
        document.loaded.connect(self._teach)

    def open_form(self, fields: Fields, event_id: str, verb: str, contents: Fields | None = None) -> None:
        """Open a form on fields, or bring the one forward that is open on that event.

        Args:
            contents: What shall stand in it instead, as if it had been typed.
        """
        for form in self.forms:
            same_file = form.property("path") == str(self._document.path)
            if event_id and same_file and form.property("event_id") == event_id:
                form.raise_()
                form.activateWindow()
                return
        from viewer.ui.forms.opening import new_form

        form = new_form(
            self._document, self._facts, fields, event_id, verb, self._appearance.theme, self._last_source,
            self._window, self._show_copy,
        )  # fmt: skip
        self._follow(form, self._document.path or Path(), fields, event_id, verb)
        if contents is not None:
            form.fill(contents)
        form.show()

    def quote(self, event_id: str, quotation: Fields) -> bool:
        """Add a quotation to the form of an event, else to the form used last; tell whether there is one."""
        mine = [form for form in self.forms if form.property("path") == str(self._document.path)]
        if not mine:
            return False
        own = [form for form in mine if form.property("event_id") == event_id]
        form = (own or mine)[-1]
        if form.add_quote(quotation):
            self.said.emit(_("Quoted in the form; it is in the file once the form is saved"))
        else:
            self.said.emit(_("The quotations of this entry are written in a way that the form cannot add to"))
        form.raise_()
        form.activateWindow()
        return True

    def _show_copy(self, quote: Quote, parent: QWidget, take: Callable[[Fields], None]) -> bool:
        """Open the kept copy of a quotation's source; what is quoted in it is taken. Tell whether there is a copy."""
        passage = self._facts.passage(quote)
        if passage is None:
            return False
        from viewer.ui.forms.source_window import SourceWindow

        shown = SourceWindow(passage, self._appearance, parent)
        shown.quoted.connect(take)
        shown.quoted.connect(lambda _fields: shown.accept())
        shown.show_passage()
        return True

    def _teach(self) -> None:
        """Let open forms know the lanes, sources and names that the file has now."""
        for form in self.forms:
            if form.property("path") == str(self._document.path):
                form.learn(self._document.timeline)

    def _follow(self, form: EventForm, path: Path, fields: Fields, event_id: str, verb: str) -> None:
        form.setProperty("event_id", event_id)
        form.setProperty("path", str(path))
        self.forms.append(form)
        keeper = FormKeeper(form, self._drafts, path, event_id, verb, fields)
        form.finished.connect(lambda _result: self.forms.remove(form))
        form.finished.connect(lambda _result: keeper.drop())
        form.submitted.connect(lambda wished: self._submit(form, fields, event_id, verb, wished))

    def _submit(self, form: EventForm, before: Fields, event_id: str, verb: str, wished: Fields) -> None:
        from viewer.files.write.edits import AddEvent, ChangeEvent

        path = Path(form.property("path"))
        if path != self._document.path:
            form.show_refusal(
                _("{file} is no longer open in the window; open it again to save this").format(file=path.name)
            )
            return
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
        from viewer.files.write.edits import EditConflict

        if outcome is not None:
            if outcome.merged:
                self.said.emit(_("Saved; what others changed in the file meanwhile was kept"))
            form.accept()
            if form.wants_another:
                self.open_form({"lane": wished["lane"]} if "lane" in wished else {}, "", "Add")
        elif isinstance(failure, EditConflict):
            self._settle(form, before, event_id, wished, failure.theirs)
        else:
            form.show_refusal(str(failure))

    def _settle(
        self, form: EventForm, before: Fields, event_id: str, wished: Fields, theirs: Fields | None
    ) -> None:
        """Let the person choose between their version and the one that is in the file now."""
        from viewer.ui.forms.conflict_dialog import ConflictDialog

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
        def answered(answer: int) -> None:
            if answer == 0:
                self._submit(form, wished, "", "Add", wished)

        ask_beside(form, _gone(), answered)

    def open_copy_form(self, source_id: str) -> None:
        """Ask for the copy of a source that the file has."""
        from viewer.files.write.header.items import section_fields
        from viewer.files.write.header_edits import EditRefused
        from viewer.ui.forms.copy_dialog import CopyDialog

        reading, source = self._document.last_reading, self._document.timeline.source(source_id)
        try:
            items = section_fields(reading, "sources") if reading is not None else []
        except EditRefused as error:
            self.said.emit(str(error))
            return
        before = next((item for item in items if item.get("id") == source_id), None)
        if source is None or before is None:
            self.said.emit(_("This source is written in a way that cannot be edited here"))
            return
        quotes = [
            quote
            for event in self._document.timeline.events
            for quote in event.quotes
            if quote.source == source_id
        ]
        dialog = CopyDialog(source, quotes, self._document.path, self._appearance.theme, self._window)
        dialog.submitted.connect(lambda: self._submit_copy(dialog, source_id, before))
        dialog.open()

    def _submit_copy(self, dialog: CopyDialog, source_id: str, before: Fields) -> None:
        """Put the copy beside the file first, then let the source refer to it."""
        from viewer.files.keeping import KeepError
        from viewer.files.write.header_edits import ChangeItem

        candidate, path = dialog.editor.candidate, dialog.editor.value()
        kept: Kept | None = None
        if candidate is not None:
            try:
                kept = self.copies.keep(candidate, source_id)
            except KeepError as error:
                dialog.show_refusal(f"{str(error)[0].upper()}{str(error)[1:]}")
                return
            path = kept.path
        after = {name: value for name, value in before.items() if name != "copy"} | (
            {"copy": path} if path else {}
        )

        def answered(outcome: Outcome | None, failure: Exception | None) -> None:
            if outcome is not None:
                if kept is not None:
                    self.copies.remember(kept.path)
                dialog.accept()
                return
            if kept is not None and candidate is not None:
                self.copies.take_back(kept, candidate)
            dialog.show_refusal(str(failure))

        self._pen.make(ChangeItem("sources", before, after), answered)

    def offer_drafts(self) -> None:
        """Ask what shall become of forms that were open on this file when the program ended by force."""
        path = self._document.path
        left = self._drafts.left_behind(path) if path is not None else []
        if not left:
            return
        titles = ", ".join(_titled(draft) for draft in left[:5])
        text = ngettext(
            "Dateline ended while a form stood open: {titles}.",
            "Dateline ended while {number} forms stood open: {titles}.",
            len(left),
        )
        question = Question(
            _("Unsaved changes"), text.format(number=len(left), titles=titles),
            _("Nothing of it is in the file yet."),
            (
                Answer(_("&Open again"), Role.AcceptRole), Answer(_("&Discard"), Role.DestructiveRole),
                Answer(_("&Later"), Role.RejectRole),
            ),
        )  # fmt: skip
        ask_beside(self._window, question, lambda answer: self._take_up(left, answer == 0, answer == 1))

    def _take_up(self, left: list[Draft], restore: bool, discard: bool) -> None:
        for draft in left:
            if restore:
                self.open_form(draft.before, draft.event_id, draft.verb, draft.fields)
            if restore or discard:
                self._drafts.drop(draft.file)

    def close_forms(self) -> bool:
        """Close all forms, each asking where something would be lost; tell whether all are closed."""
        for form in list(self.forms):
            form.reject()
        return not self.forms and self.header.close()


def _gone() -> Question:
    return Question(
        _("No longer there"), _("Somebody has taken this entry out of the file."),
        _("You can add what stands in the form as a new entry, or leave the form open."),
        (Answer(_("&Add as a new entry"), Role.AcceptRole), Answer(_("Cancel"), Role.RejectRole)),
    )  # fmt: skip


def _titled(draft: Draft) -> str:
    title = draft.fields.get("title")
    return quoted(str(title)) if title else _("one without a title")
