"""The Import window: questions, preview and report of a foreign file; nothing is written before its button."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from viewer.exchange.draft.answers import Answers
from viewer.exchange.draft.notes import Asked, Unreadable
from viewer.exchange.draft.questions import ColumnUse, Question
from viewer.exchange.draft.standing import without_option
from viewer.exchange.foreign_file import foreign_bytes, with_tables
from viewer.exchange.formats import FORMATS
from viewer.exchange.trial import Trial, trial_of
from viewer.files.read.reader import Reading
from viewer.layout.index.index import TimelineIndex
from viewer.model.event_words import counted
from viewer.model.joining import headed, joined
from viewer.model.timeline import Timeline
from viewer.ui.exchange.aside import Aside
from viewer.ui.exchange.import_parts import ImportParts
from viewer.ui.kit.announcing import announce
from viewer.ui.kit.dialogs.footer import footer
from viewer.ui.kit.dialogs.thin_progress import ThinProgress
from viewer.ui.kit.leading import leading
from viewer.ui.kit.tab_order import chained_stops, step
from viewer.ui.look.theme import Appearance
from viewer.ui.state.settings import Settings
from viewer.words import _, ngettext, number

_SIZE = (1180, 740)
_LEAST = (560, 400)
_TEXT_PX = 13
#: Questions that the column of dates leaves open.
_OF_DATES = ("dates", "short_years", "numbers", "aug_11")


class ImportWindow(QDialog):
    """Shows what a foreign file gives, and answers to its questions redraw it.

    Args:
        path: The foreign file.
        open_file: Returns what the open file says and what it is called, or why nothing can be added to it.

    Attributes:
        trial: What is shown, and would be written; None while there is nothing.

    Signals:
        new_wanted(): the new file is to be written.
        add_wanted(): it is to be added to the open file.
        report_wanted(): the report is to be saved.
    """

    new_wanted = Signal()
    add_wanted = Signal()
    report_wanted = Signal()

    def __init__(
        self,
        path: Path,
        open_file: Callable[[], tuple[Reading | None, str, str]],
        settings: Settings,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.path, self._open_file, self._appearance = path, open_file, appearance
        self.answers = Answers(name=path.name)
        self.trial: Trial | None = None
        self._data: bytes | None = None
        self._asked: dict[str, Question] = {}
        self._is_writing = False
        self._aside = Aside((Unreadable,), self)
        self._aside.progressed.connect(self._tell_progress)
        self.setWindowTitle(_("Import {file}").format(file=path.name))
        self.setAccessibleName(_("Import {file}").format(file=path.name))
        self.head = QLabel(self)
        self.head.setAlignment(leading() | Qt.AlignmentFlag.AlignVCenter)
        self.message = QLabel(self)
        self.progress = ThinProgress(self)
        self.parts = ImportParts(settings, appearance, self)
        self.questions, self.preview, self.report = (
            self.parts.questions,
            self.parts.preview,
            self.parts.report,
        )
        self._make_buttons()
        self._lay_out()
        self.questions.answered.connect(self.answer)
        self.questions.columns_chosen.connect(self._choose_columns)
        self.report.event_chosen.connect(self._show_event)
        appearance.theme_changed.connect(self._dress)
        self._dress()
        self.resize(*_SIZE)
        self.retry()

    # --- how it is made -------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        self.new = QPushButton(_("&New file…"), self)
        self.add = QPushButton(_("&Add to the open file"), self)
        self.save_report = QPushButton(_("&Save report…"), self)
        self.cancel = QPushButton(_("Cancel"), self)
        for button, run in (
            (self.new, self.new_wanted.emit), (self.add, self.add_wanted.emit),
            (self.save_report, self.report_wanted.emit), (self.cancel, self.reject),
        ):  # fmt: skip
            button.clicked.connect(lambda _checked=False, run=run: run())
            # Qt lets Enter press a button of a dialog from any field; here that could write a file.
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        for label in (self.head, self.message):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.head.setContentsMargins(18, 10, 18, 8)
        self.message.setObjectName("staleStrip")
        self.message.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, self.progress, self.message):
            column.addWidget(widget)
        column.addWidget(self.parts, 1)
        column.addWidget(footer(self, self.save_report, (self.cancel, self.add, self.new)))
        self.setMinimumSize(*_LEAST)

    def _dress(self) -> None:
        theme = self._appearance.theme
        for widget in (self.head, self.message):
            widget.setFont(theme.font(_TEXT_PX))

    @property
    def is_busy(self) -> bool:
        """Tell whether the file is being read."""
        return self._aside.is_busy

    # --- reading --------------------------------------------------------------------------------

    def answer(self, name: str, answer: str) -> None:
        """Take an answer to a question and read the file anew."""
        self.answers = replace(self.answers, **{name: answer})  # type: ignore[arg-type]  # a question's is a text
        if name in self._asked:
            self._asked[name] = replace(self._asked[name], chosen=answer)
        self.retry()

    def _choose_columns(self, columns: Mapping[str, str]) -> None:
        self.answers = replace(self.answers, columns=columns)
        for name in _OF_DATES:  # of another column it may be no question
            self._asked.pop(name, None)
            self.answers = replace(self.answers, **{name: ""})  # type: ignore[arg-type]  # a question's is a text
        self.retry()

    def retry(self) -> None:
        """Read the file with the answers of now; what is shown stays until that is done."""
        path, data, answers = self.path, self._data, self.answers
        into, _title, why_not = self._open_file()
        into = None if why_not else into

        def work() -> tuple[bytes, Trial | Asked]:
            content = data if data is not None else foreign_bytes(path)
            try:
                trial = trial_of(content, with_tables(path, content, answers), into)
            except Asked as asked:
                return content, asked
            timeline = trial.new.reading.timeline
            if timeline is not None:
                TimelineIndex.of(timeline).prepare()
            return content, trial

        self._aside.run(work, self._take)
        self.progress.begin()
        if self.trial is None:
            self.head.setText(_("Reading {file}…").format(file=path.name))
            self.preview.say(_("Reading the file…"))
        self._offer()

    def _tell_progress(self, what: str, part: float) -> None:
        self.progress.tell(_(what), part)
        if self.trial is None:
            self.head.setText(f"{_(what)}…" if part < 0 else f"{_(what)}… {part:.0%}")

    def _take(self, result: tuple[bytes, Trial | Asked] | None, failure: Exception | None) -> None:
        self.progress.hide()
        self.trial = None
        if result is None:
            self._show_failure(failure)
        else:
            self._data, found = result
            if isinstance(found, Asked):
                self._show_open(found)
            else:
                self.trial = found
                self._show(found)
        self.parts.arrange()
        self._offer()
        self._take_focus()

    def _take_focus(self) -> None:
        """Give the keyboard to what comes next, unless it is somewhere already."""
        focus = self.focusWidget()
        if self.trial is None:
            if focus is None or not self.questions.isAncestorOf(focus):
                self.questions.focus_open()
            if self._data is None or not self.questions.count:
                self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)  # there is nothing else to do
        elif focus is not None and focus is not self.cancel and focus.isVisibleTo(self):
            return
        elif self.preview.isVisibleTo(self):
            self.preview.view.focus_canvas()

    def _show(self, trial: Trial) -> None:
        draft, timeline = trial.draft, trial.new.reading.timeline
        self._say("")
        self.head.setText(f"{self.path.name} · {draft.format} · {_in_short(trial)}")
        self.preview.say(_("Nothing in it could be read as an event; the report says why."))
        self.preview.show_timeline(timeline or Timeline())
        self.report.tell(trial.rows)
        self._ask(draft.questions, draft.columns)
        announce(self, self.head.text())

    def _show_open(self, asked: Asked) -> None:
        """Show a question that must be answered before there is anything to see."""
        question = asked.question
        if question is not None:
            self._asked[question.name] = question
        self.preview.show_timeline(Timeline())
        self.report.tell({})
        self.head.setText(_("{file} · a question is open").format(file=self.path.name))
        self._say("")
        self.preview.say(_("Answer the open question, and the timeline is drawn here."))
        self._ask((), asked.columns)
        self.parts.show_questions()
        title, note = (
            (question.title, question.note)
            if question is not None
            else (_("Which column has the dates?"), "")
        )
        announce(self, f"{title} {note}".strip())

    def _show_failure(self, failure: Exception | None) -> None:
        """Say in one line why nothing can be read; questions that were answered may be the reason."""
        self.preview.show_timeline(Timeline())
        self.report.tell({})
        self.head.setText(self.path.name)
        self._say(
            _("{file} cannot be taken in: {why}.").format(
                file=self.path.name, why=without_option(str(failure))
            )
        )
        read = joined(dict.fromkeys(_(form.title) for form in FORMATS))
        self.preview.say(_("Timelines in these formats are read:\n\n{formats}.").format(formats=read))
        self._ask((), ())

    def _ask(self, questions: tuple[Question, ...], columns: tuple[ColumnUse, ...]) -> None:
        """Show the questions of now behind those that had to be answered."""
        names = {question.name for question in questions}
        asked = [question for name, question in self._asked.items() if name not in names]
        self.questions.ask([*asked, *questions], columns)

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))
        if text:
            announce(self, text)

    def _show_event(self, event_id: str) -> None:
        self.preview.state.select(event_id)

    # --- what can be done -----------------------------------------------------------------------

    def why_not_added(self) -> str:
        """Return in one line why nothing can be added to the open file now; empty where it can."""
        why_not = self._open_file()[2]
        if why_not:
            return why_not
        if self.trial is not None and self.trial.adds is not None and self.trial.adds.edit is None:
            return (
                _("All of it stands in the open file already")
                if self.trial.draft.entries
                else _("It has no events")
            )
        return ""

    def _offer(self) -> None:
        """Let be chosen what would do something, on exactly what is shown."""
        title = self._open_file()[1]
        is_ready = self.trial is not None and not self._aside.is_busy and not self._is_writing
        why_not = self.why_not_added()
        named = _("&Add to “{title}”").format(title=_short(title).replace("&", "&&"))
        self.add.setText(named if title else _("&Add to the open file"))
        self.add.setEnabled(
            is_ready and not why_not and self.trial is not None and self.trial.adds is not None
        )
        self.add.setToolTip(why_not)
        self.add.setAccessibleDescription(why_not)
        self.new.setEnabled(is_ready and self.trial is not None and self.trial.draft.records > 0)
        self.save_report.setEnabled(is_ready)

    def set_writing(self, on: bool) -> None:
        """Wait while the open file is being written, or no longer."""
        self._is_writing = on
        if on:
            self.progress.begin()
        else:
            self.progress.hide()
        self.cancel.setEnabled(not on)
        self._offer()

    def tell_failure(self, text: str) -> None:
        """Say why nothing was written; everything stays as it is."""
        self._say(text)

    # --- Qt -------------------------------------------------------------------------------------

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab lead through the window as one reads; questions are made late, and came behind the buttons."""
        buttons = (self.save_report, self.cancel, self.add, self.new)
        room = (self.parts.tabs, self.questions, self.preview, self.report, *buttons)
        return step(chained_stops(self, [room]), self.focusWidget(), forward=forward) or (
            super().focusNextPrevChild(forward)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the parts the room that there is."""
        super().resizeEvent(event)
        self.parts.arrange()

    def reject(self) -> None:
        """Close with nothing written, unless the open file is being written just now."""
        if not self._is_writing:
            super().reject()

    def done(self, result: int) -> None:
        """Close, with no thread left behind."""
        self._aside.wait()
        super().done(result)


def _in_short(trial: Trial) -> str:
    """Return how many records became events, and where the others are."""
    draft = trial.draft
    records = ngettext("{number} record", "{number} records", draft.records)
    parts = [counted(len(draft.entries), "event")]
    if draft.left_out:
        parts.append(_("{number} not imported").format(number=number(len(draft.left_out))))
    if trial.adds is not None and trial.adds.skipped:
        parts.append(_("{number} in the open file already").format(number=number(trial.adds.skipped)))
    return headed(records.format(number=number(draft.records)), joined(parts))


def _short(title: str) -> str:
    return title if len(title) <= 28 else f"{title[:27]}…"
