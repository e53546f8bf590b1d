"""The form of one entry: every field, what the reader would say of it, and nothing lost."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.files.write.entry_check import FieldProblem, check_entry
from viewer.model.dates.typed.suggest import date_hint
from viewer.model.field_kinds import Field
from viewer.model.fields import Fields
from viewer.model.timeline import Timeline
from viewer.ui.forms.context import FormContext
from viewer.ui.forms.date import DateEditor
from viewer.ui.forms.discarding import discarding
from viewer.ui.forms.field_row import FieldRow
from viewer.ui.forms.layout import MAIN, MORE, make_editor
from viewer.ui.forms.parts import LABEL_TOP_PX, OddEditor, focus_target
from viewer.ui.forms.refusal import Refusal
from viewer.ui.forms.rows import ListEditor
from viewer.ui.kit.messages import ask
from viewer.ui.kit.tab_order import chained_stops, step
from viewer.words import _, without_letter

#: The reader checks what was typed once the hands rest: half a date would only be complained about.
CHECK_MS = 200
_WIDTH, _HEIGHT = 700, 720


class EventForm(QDialog):
    """Edits the fields of one entry.

    It stays open until its owner calls ``accept`` after a save.

    Args:
        fields: As they stand in the file; what the form cannot show stays as it is.
        context: Of the file.
        title: Of the window.
        verb: On the button, such as ``&Add event``; empty for ``Sa&ve``.
        can_go_on: Offer a button that adds and asks for another.

    Signals:
        submitted(dict): the fields as wished, in the order in which they came.
        edited(): something was typed; for those who keep what is not saved yet.
    """

    submitted = Signal(object)
    edited = Signal()

    def __init__(
        self,
        fields: Fields,
        context: FormContext,
        *,
        title: str,
        verb: str = "",
        can_go_on: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._context = context
        self._fields = dict(fields)
        self.rows: dict[str, FieldRow] = {}
        self._grid = QGridLayout()
        self._more = QToolButton(self)
        self._more_area = QWidget(self)
        self._refusal = Refusal(context.theme, self)
        self.wants_another = False
        self.another: QPushButton | None = None
        self._lay_out(verb, can_go_on)
        self._started_with = self.fields()
        # An entry of the file may keep the mistakes that it has.
        known = self._problems() if context.own_id else []
        self._known_errors = {problem.message for problem in known if problem.is_error}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CHECK_MS)
        self._timer.timeout.connect(self.check)
        for row in self.rows.values():
            row.editor.changed.connect(self._changed)
        self.resize(_WIDTH, min(_HEIGHT, max(420, self.screen().availableGeometry().height() - 80)))
        self.check()
        first = "title" if "date" in fields and "title" not in fields else "date"
        self.rows[first].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- layout ---------------------------------------------------------------------------------

    def _lay_out(self, verb: str, can_go_on: bool) -> None:
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(12)
        column.addLayout(self._rows_of(MAIN))
        self._more.setObjectName("quiet")

        self._more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._more.setCheckable(True)
        # Its words begin with a triangle, which would be read out.
        self._more.setAccessibleName(_("More fields"))
        self._more.toggled.connect(self.show_more)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        more = self._rows_of(MORE)
        more.setContentsMargins(0, 0, 0, 0)
        self._more_area.setLayout(more)
        column.addWidget(self._more_area)
        column.addStretch(1)
        self._more.setChecked(any(field.name in self._fields for field in MORE))
        self.show_more(self._more.isChecked())
        area = QScrollArea(self)
        area.setObjectName("formArea")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(area, 1)
        outer.addWidget(self._footer(verb, can_go_on))
        last, first = (self.rows[field.name].editor.focusProxy() for field in (MAIN[-1], MORE[0]))
        if last is not None and first is not None:
            QWidget.setTabOrder(last, self._more)
            QWidget.setTabOrder(self._more, first)

    def _rows_of(self, fields: tuple[Field, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, 110)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        for number, field in enumerate(fields):
            row = self._row(field)
            grid.addWidget(row.label, 3 * number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(row.editor, 3 * number, 1)
            grid.addWidget(row.told, 3 * number + 1, 1)
            grid.setRowMinimumHeight(3 * number + 2, 5)
        return grid

    def _row(self, field: Field) -> FieldRow:
        value = self._fields.get(field.name)
        editor = make_editor(field, lambda: self._context)
        if value is not None and not editor.takes(value):
            editor.deleteLater()
            editor = OddEditor(value)
        else:
            editor.set_value(value)
        editor.setParent(self)
        label = QLabel(_(field.label), self)
        label.setContentsMargins(0, LABEL_TOP_PX, 0, 0)
        target = focus_target(editor)
        if not target.accessibleName() and not isinstance(target, QAbstractButton):
            target.setAccessibleName(without_letter(label.text()))
        told = QLabel(self)
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        told.hide()
        row = self.rows[field.name] = FieldRow(field.name, label, editor, told, value)
        return row

    def _footer(self, verb: str, can_go_on: bool) -> QFrame:
        footer = QFrame(self)
        footer.setObjectName("formFooter")
        column = QVBoxLayout(footer)
        column.setContentsMargins(20, 10, 20, 12)
        buttons = QDialogButtonBox(footer)
        # Some desktops give the letter C to their own Cancel; here it belongs to a field.
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.save = buttons.addButton(verb or _("Sa&ve"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.save.setToolTip(_("Ctrl+Enter"))
        if can_go_on:
            self.another = buttons.addButton(
                _("Add and begin another"), QDialogButtonBox.ButtonRole.ActionRole
            )
            self.another.setToolTip(_("Its lane and source are kept"))
            self.another.clicked.connect(lambda _checked=False: self.submit(another=True))
        for button in buttons.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.save.clicked.connect(lambda _checked=False: self.submit())
        buttons.rejected.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, lambda: self.submit())
        column.addWidget(self._refusal)
        column.addWidget(buttons)
        return footer

    def show_more(self, on: bool) -> None:
        """Fold the seldom used fields out or in."""
        self._more.setText(f"{'▾' if on else '▸'}  {_('More fields')}")
        self._more_area.setVisible(on)

    # --- values -----------------------------------------------------------------------------------

    def fields(self) -> Fields:
        """Return the fields as they stand in the form, those it does not show among them."""
        values = {name: row.value() for name, row in self.rows.items()}
        found: Fields = {}
        for name, value in self._fields.items():
            kept = values.pop(name, None) if name in values else value
            if kept is not None:
                found[name] = kept
        found |= {name: value for name, value in values.items() if value is not None}
        return found

    @property
    def is_changed(self) -> bool:
        """Tell whether something was typed that is not in the file."""
        return self.fields() != self._started_with

    def fill(self, fields: Fields) -> None:
        """Put other values into the form, such as those kept from an earlier run."""
        for name, row in self.rows.items():
            value = fields.get(name)
            if not isinstance(row.editor, OddEditor) and (value is None or row.editor.takes(value)):
                row.editor.set_value(value)
        if any(field.name in fields for field in MORE):
            self._more.setChecked(True)
        self.check()

    def add_quote(self, quotation: Fields) -> bool:
        """Put a quotation behind those that there are, or where an empty one waits; tell whether that can be done."""
        editor = self.rows["quotes"].editor
        if not isinstance(editor, ListEditor):
            return False
        waiting = editor.rows[-1] if editor.rows and editor.rows[-1].value() is None else editor.add()
        waiting.set_value(dict(quotation))
        waiting.changed.emit()
        waiting.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def learn(self, timeline: Timeline) -> None:
        """Offer and check by what the file says now; what stands in the form stays."""
        self._context = replace(self._context, timeline=timeline)
        for row in self.rows.values():
            row.editor.learn()
        self.check()

    # --- checks -----------------------------------------------------------------------------------

    def _changed(self) -> None:
        self._timer.start()
        self._refusal.hide()
        self.edited.emit()

    def _problems(self) -> list[FieldProblem]:
        return check_entry(self.fields(), self._context.timeline, self._context.own_id)

    def check(self) -> list[FieldProblem]:
        """Say below each field what is wrong with it, and return what keeps the entry from being saved."""
        problems = self._problems()
        for name, row in self.rows.items():
            mine = [problem for problem in problems if problem.field == name and row.is_touched]
            self._tell(row, mine)
        blocking = [p for p in problems if p.is_error and p.message not in self._known_errors]
        others = [
            problem.message for problem in problems if problem.is_error and problem.field not in self.rows
        ]
        if others:
            self.show_refusal(others[0])
        return blocking

    def _tell(self, row: FieldRow, problems: list[FieldProblem]) -> None:
        lines = [f"{_nth(problem)}{problem.message}" for problem in problems]
        if isinstance(row.editor, DateEditor) and row.editor.readings:
            offer = date_hint(row.editor.line.text())  # the field offers it itself
            lines = [line.removesuffix(offer) for line in lines]
        theme = self._context.theme
        is_error = any(problem.is_error for problem in problems)
        row.told.setText("\n".join(dict.fromkeys(lines)))
        row.told.setStyleSheet(f"color: {(theme.expected if is_error else theme.muted).name()}")
        row.told.setVisible(bool(lines))
        meaning = row.editor.meaning.text() if isinstance(row.editor, DateEditor) else ""
        # Whoever listens hears it with the field: what stands below it is no stop of its own.
        said = "; ".join(filter(None, (meaning, *dict.fromkeys(lines))))
        focus_target(row.editor).setAccessibleDescription(said)

    def submit(self, *, another: bool = False) -> None:
        """Hand the fields over, unless the reader would refuse something of them.

        Args:
            another: The user wants an empty form once this is saved.
        """
        self.wants_another = another
        self._timer.stop()
        for row in self.rows.values():
            row.is_touched = True
            if isinstance(row.editor, DateEditor):
                row.editor.settle()
        blocking = self.check()
        if not blocking:
            self._refusal.hide()
            self.submitted.emit(self.fields())
            return
        first = next((problem for problem in blocking if problem.field in self.rows), None)
        self.show_refusal(blocking[0].message)
        if first is not None:
            if any(field.name == first.field for field in MORE):
                self._more.setChecked(True)
            self.rows[first.field].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, message: str) -> None:
        """Say in one line why nothing was saved; everything stays in the form."""
        self._refusal.say(message)

    @property
    def refusal(self) -> str:
        """Why nothing was saved; empty for nothing."""
        return self._refusal.said

    # --- Qt -----------------------------------------------------------------------------------------

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab lead through rows where they stand, however late they were added."""
        lists = (row.editor for row in self.rows.values() if isinstance(row.editor, ListEditor))
        stops = chained_stops(self, [one.stops for one in lists])
        return step(stops, self.focusWidget(), forward=forward) or super().focusNextPrevChild(forward)

    def reject(self) -> None:
        """Close, after asking where something typed would be lost."""
        if not self.is_changed or self._is_given_up():
            super().reject()

    def _is_given_up(self) -> bool:
        return ask(self, discarding()) == 0


def _nth(problem: FieldProblem) -> str:
    return f"{problem.item + 1}: " if problem.item >= 0 else ""
