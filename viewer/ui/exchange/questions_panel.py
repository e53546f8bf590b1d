"""The questions that an import leaves to a person, each with what the file's own words say then."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from viewer.exchange.draft.questions import Choice, ColumnUse, Question
from viewer.model.dates.zones import known_zones, zone_of
from viewer.ui.exchange.columns_table import ColumnsTable
from viewer.ui.look.theme import Appearance
from viewer.words import N_, _

_TITLE_PX, _TEXT_PX = 13, 12
_MOST_CHOICES = 30
_OPEN = N_("Answer this to go on")


class QuestionsPanel(QScrollArea):
    """A column of questions; the open one stands first.

    Signals:
        answered(str, str): a field of the answers, and what it is now.
        columns_chosen(object): heads of columns by our fields.
    """

    answered = Signal(str, str)
    columns_chosen = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._shown: object = None
        self._questions: Sequence[Question] = ()
        self._columns: Sequence[ColumnUse] = ()
        self.setObjectName("formArea")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Questions"))
        appearance.theme_changed.connect(self._dress)

    @property
    def count(self) -> int:
        """How many questions stand, the columns being one."""
        return len(self._questions) + bool(self._columns)

    def ask(self, questions: Sequence[Question], columns: Sequence[ColumnUse]) -> None:
        """Show these questions; what has the keyboard keeps it where it is still there."""
        if (tuple(questions), tuple(columns)) == self._shown:
            return
        self._shown = (tuple(questions), tuple(columns))
        self._questions, self._columns = questions, columns
        self._build()

    def _dress(self) -> None:
        if self._shown is not None:
            self._build()

    def focus_open(self) -> None:
        """Give the keyboard to the first answer of a question that must be answered."""
        for question in self._questions:
            first = (
                self.findChild(QPushButton, _name(question, question.choices[0]))
                if question.choices
                else None
            )
            if first is not None and not question.chosen:
                first.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _build(self) -> None:
        focus = self.window().focusWidget()
        held = focus.objectName() if focus is not None and self.isAncestorOf(focus) else ""
        where = self.verticalScrollBar().value()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(18, 14, 14, 14)
        column.setSpacing(18)
        for question in sorted(self._questions, key=lambda one: bool(one.chosen or not one.choices)):
            column.addLayout(self._block(question, body))
        if self._columns:
            column.addLayout(self._columns_block(body))
        column.addStretch(1)
        self.setWidget(body)
        self.verticalScrollBar().setValue(where)
        again = body.findChild(QWidget, held) if held else None
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- one question ---------------------------------------------------------------------------

    def _block(self, question: Question, body: QWidget) -> QVBoxLayout:
        column = self._heading(question.title, question.note, body)
        if not question.choices:
            column.addWidget(self._line(question, body))
        for choice in question.choices[:_MOST_CHOICES]:
            column.addWidget(self._button(question, choice, body))
        if not question.chosen and question.choices:
            column.insertWidget(1, self._label(f"● {_(_OPEN)}", body, bold=True))
        return column

    def _heading(self, title: str, note: str, body: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(5)
        column.addWidget(self._label(title, body, bold=True, size=_TITLE_PX))
        column.addWidget(self._label(note, body, is_muted=True))
        return column

    def _label(
        self, text: str, body: QWidget, *, bold: bool = False, is_muted: bool = False, size: int = _TEXT_PX
    ) -> QLabel:
        label = QLabel(text, body)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(self._appearance.theme.font(size, bold=bold))
        label.setWordWrap(True)
        if is_muted:
            label.setObjectName("muted")
        return label

    def _button(self, question: Question, choice: Choice, body: QWidget) -> QPushButton:
        is_on = choice.answer == question.chosen
        title = f"✓ {choice.title}" if is_on else choice.title
        lines = [_cut(line) for line in (title, *choice.shown)]
        button = QPushButton("\n".join(lines).replace("&", "&&"), body)
        button.setObjectName(_name(question, choice))
        button.setProperty("kind", "choice")
        button.setFont(self._appearance.theme.font(_TEXT_PX))
        button.setCheckable(True)
        button.setChecked(is_on)
        # Enter in a field beside it would press it otherwise: in a dialog Qt takes any button for that.
        button.setAutoDefault(False)
        button.setAccessibleName(f"{question.title} {choice.title}. {' '.join(choice.shown)}".strip())
        button.clicked.connect(lambda _on=False: self._answer(button, question.name, choice.answer, is_on))
        return button

    def _answer(self, button: QPushButton, name: str, answer: str, is_on: bool) -> None:
        button.setChecked(is_on)  # Qt has turned it over by itself; the next draft says what holds
        if not is_on:
            self.answered.emit(name, answer)

    def _line(self, question: Question, body: QWidget) -> QWidget:
        """Return a field for the name of a time zone, which the zones that there are complete."""
        holder = QWidget(body)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        line = QLineEdit(question.chosen, holder)
        line.setObjectName(question.name)
        line.setPlaceholderText(_("Not said; such as Europe/Berlin"))
        line.setAccessibleName(question.title)
        line.setFont(self._appearance.theme.font(_TEXT_PX))
        completer = QCompleter(QStringListModel(known_zones(), line), line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        line.setCompleter(completer)
        wrong = self._label("", holder)
        wrong.hide()
        column.addWidget(line)
        column.addWidget(wrong)

        def end() -> None:
            text = line.text().strip()
            known = not text or zone_of(text) is not None
            wrong.setText("" if known else _("“{text}” is no time zone that is known.").format(text=text))
            wrong.setVisible(not known)
            if known and text != question.chosen:
                self.answered.emit(question.name, text)

        line.editingFinished.connect(end)
        return holder

    def _columns_block(self, body: QWidget) -> QVBoxLayout:
        dated = any(use.field == "date" for use in self._columns)
        note = _("What each column is taken for, with its first values.")
        column = self._heading(_("Columns"), note, body)
        if not dated:
            column.insertWidget(
                1, self._label(_("● Answer this to go on: which column has the dates?"), body, bold=True)
            )
        table = ColumnsTable(self._columns, self._appearance.theme, body)
        for number, box in enumerate(table.boxes):
            box.setObjectName(f"column {number}")
        table.changed.connect(self.columns_chosen)
        column.addWidget(table)
        return column

    # --- Qt -------------------------------------------------------------------------------------

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let what gets the keyboard come into sight."""
        moved = super().focusNextPrevChild(forward)
        focus = self.window().focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self.ensureWidgetVisible(focus)
        return moved


def _name(question: Question, choice: Choice) -> str:
    return f"{question.name}={choice.answer}"


def _cut(line: str) -> str:
    return line if len(line) <= 44 else f"{line[:43]}…"
