"""A small form for one source, lane or era, new or there already."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from viewer.files.read.values import slug
from viewer.files.write.edit_names import quoted
from viewer.files.write.entry_check import FieldProblem
from viewer.files.write.header.check import check_item
from viewer.model.field_kinds import Field, Kind, names_of
from viewer.model.fields import Fields
from viewer.model.header_fields import ERA_PARTS, LANE_PARTS, SOURCE_PARTS
from viewer.model.lints import LINTS
from viewer.model.timeline import Timeline
from viewer.ui.forms.copy_editor import CopyEditor
from viewer.ui.forms.date import DateEditor
from viewer.ui.forms.discarding import discarding
from viewer.ui.forms.header.color_editor import ColorEditor
from viewer.ui.forms.header.rows import ItemRow, ItemRows
from viewer.ui.forms.parts import Editor, LineEditor
from viewer.ui.forms.refusal import Refusal
from viewer.ui.forms.rows import ListEditor, ReasonsEditor
from viewer.ui.kit.messages import ask
from viewer.ui.kit.tab_order import chained_stops, step
from viewer.ui.look.theme import Theme
from viewer.words import N_, _, ngettext, number

CHECK_MS = 200
_PARTS = {"sources": SOURCE_PARTS, "lanes": LANE_PARTS, "eras": ERA_PARTS}
_ADD = {"sources": N_("Add a source"), "lanes": N_("Add a lane"), "eras": N_("Add an era")}
_EDIT = {
    "sources": N_("Edit source {title}"), "lanes": N_("Edit lane {title}"), "eras": N_("Edit era {title}"),
}  # fmt: skip
_GONE = {
    "sources": N_("Somebody has taken this source out of the file; saving adds it again"),
    "lanes": N_("Somebody has taken this lane out of the file; saving adds it again"),
    "eras": N_("Somebody has taken this era out of the file; saving adds it again"),
}


def in_form(section: str) -> tuple[Field, ...]:
    """Return a section's fields in the order of the form; the id is made from the title, and comes late."""
    return tuple(sorted((part for part in _PARTS[section] if part.label), key=lambda part: part.form_place))


class SectionForm(QDialog):
    """Fields of one item of a section; it stays open until its owner accepts it.

    Args:
        section: ``sources``, ``lanes`` or ``eras``.
        event_file: Which a kept copy is put beside.
        timeline: What the file says otherwise.
        fields: Of the item as it stands in the file; None for a new one.
        referring: How many events refer to it.

    Signals:
        submitted(object): the fields that hold something, by name.

    Attributes:
        copy: What a source's copy is chosen in; None elsewhere.
        before: The item as it stands in the file by now; None where there is none.
    """

    submitted = Signal(object)

    def __init__(
        self,
        section: str,
        theme: Theme,
        parent: QWidget | None = None,
        event_file: Path | None = None,
        *,
        timeline: Timeline | None = None,
        fields: Fields | None = None,
        referring: int = 0,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.section = section
        self.before = fields
        self._theme = theme
        self._event_file = event_file
        self._timeline = timeline if timeline is not None else Timeline()
        self._referring = referring
        self.setWindowTitle(
            _(_ADD[section]) if fields is None else _(_EDIT[section]).format(title=quoted(fields))
        )
        self.resize(480 if section == "lanes" else 580, 0)
        self.copy: CopyEditor | None = None
        self.lines: dict[str, QLineEdit] = {}
        self.rows = ItemRows(theme)
        for part in in_form(section):
            self.rows.add(part.name, self._row(part, (fields or {}).get(part.name)))
        self.rows.give(fields or {})
        self._refusal = Refusal(theme, self)
        self._lay_out()
        # An item of the file may keep the mistakes that it has.
        known = self._problems() if fields is not None else []
        self._known_errors = {problem.message for problem in known if problem.is_error}
        self._own_id = self.lines["id"].text() if fields is None and "id" in self.lines else None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CHECK_MS)
        self._timer.timeout.connect(self.check)
        for row in self.rows.by_name.values():
            row.editor.changed.connect(self._changed)
        if fields is None:
            self.lines["title"].textChanged.connect(self._name)
        if self.copy is not None and "id" in self.lines:
            self.lines["id"].textChanged.connect(self.copy.rename)
        self.check()
        self._begin_at_title()

    # --- layout ---------------------------------------------------------------------------------

    def _row(self, part: Field, value: object) -> ItemRow:
        editor = self._editor(part)
        given = value if isinstance(value, str | list | dict) else None
        row = ItemRow(_(part.label), editor, given, self)
        if row.editor is not self.copy and part.name == "copy":
            self.copy = None  # it stands there in a way that stays as it is
        line = getattr(row.editor, "line", None)
        if isinstance(line, QLineEdit):
            self.lines[part.name] = line
        return row

    def _editor(self, part: Field) -> Editor:
        if part.name == "copy":
            self.copy = CopyEditor(self._event_file, self._id_typed, self._theme, self)
            return self.copy
        if part.kind is Kind.COLOR:
            return ColorEditor(self._theme, _(part.hint))
        if part.kind is Kind.DATE:
            return DateEditor(self._theme, part.hint)
        if part.kind is Kind.REASONS:
            return ReasonsEditor(list(LINTS))
        return LineEditor(hint=_(part.hint))

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(self)
        # Some desktops give the letter C to their own Cancel; here it belongs to no button.
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.save = buttons.addButton(
            _("&Add") if self.before is None else _("Sa&ve"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        for button in buttons.findChildren(QPushButton):
            button.setAutoDefault(button is self.save)
        self.save.setDefault(True)
        buttons.accepted.connect(self.submit)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addLayout(self.rows.grid)
        column.addStretch(1)
        column.addWidget(self._refusal)
        column.addWidget(buttons)

    # --- values ---------------------------------------------------------------------------------

    def _id_typed(self) -> str:
        return self.lines["id"].text() if "id" in self.lines else ""

    def _name(self, title: str) -> None:
        """Make a new item's id from the title, unless somebody has typed one."""
        line = self.lines.get("id")
        if line is not None and line.text() == self._own_id:
            self._own_id = slug(title)
            line.setText(self._own_id)

    def fields(self) -> Fields:
        """Return what stands in the form, new fields in the order that files have."""
        return self.rows.fields(names_of(_PARTS[self.section]))

    @property
    def is_changed(self) -> bool:
        """Tell whether something was typed that is not in the file."""
        keeps = self.copy is not None and self.copy.candidate is not None
        return keeps or any(row.is_changed for row in self.rows.by_name.values())

    def learn(self, timeline: Timeline, fields: Fields | None, referring: int = 0) -> None:
        """Take what the file says by now; what somebody has typed stays.

        Args:
            timeline: What the file says.
            fields: Of the item in it; None where it is gone, or was never there.
            referring: How many events refer to it.
        """
        self._timeline, self._referring = timeline, referring
        if fields is not None and self.before is not None:
            self.before = fields
            self.rows.learn(fields)
        elif self.before is not None:
            self.before = None
            self.show_refusal(_(_GONE[self.section]))
        self.check()

    # --- checks ---------------------------------------------------------------------------------

    def _changed(self) -> None:
        self._timer.start()
        self._refusal.hide()
        self._grow()

    def _grow(self) -> None:
        """Give texts that have come below the fields the room that they need."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        needed = max(layout.totalMinimumSize().height(), layout.totalHeightForWidth(self.width()))
        if needed > self.height():
            self.resize(self.width(), needed)

    def _problems(self) -> list[FieldProblem]:
        base = self._event_file.parent if self._event_file is not None else None
        own_id = str((self.before or {}).get("id", ""))
        return check_item(self.section, self.fields(), self._timeline, own_id, base)

    def check(self) -> list[FieldProblem]:
        """Say below each field what is wrong with it, and return what keeps the item from being saved."""
        problems = self._problems()
        others = self.rows.tell(problems, self._notes())
        blocking = [one for one in problems if one.is_error and one.message not in self._known_errors]
        if others and others[0] not in self._known_errors:
            self.show_refusal(others[0])
        self._grow()
        return blocking

    def _notes(self) -> dict[str, str]:
        """Say what goes along with another id."""
        own = (self.before or {}).get("id")
        if own is None or not self._referring or self.fields().get("id") == own:
            return {}
        note = ngettext(
            "{number} event refers to “{id}” and goes along",
            "{number} events refer to “{id}” and go along",
            self._referring,
        )
        return {"id": note.format(number=number(self._referring), id=own)}

    def submit(self) -> None:
        """Hand the fields over, unless the reader would refuse something of them."""
        self._timer.stop()
        for row in self.rows.by_name.values():
            row.is_touched = True
            if isinstance(row.editor, DateEditor):
                row.editor.settle()
        if self.before is None and "title" not in self.fields():
            self.show_refusal(_("A title is needed"))
            self._begin_at_title()
            return
        blocking = self.check()
        if not blocking:
            self._refusal.hide()
            self.submitted.emit(self.fields())
            return
        self.show_refusal(blocking[0].message)
        first = next((one.field for one in blocking if one.field in self.rows.by_name), None)
        if first is not None:
            self.rows.by_name[first].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_at_title(self) -> None:
        self.rows.by_name["title"].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, message: str) -> None:
        """Say in one line why nothing was saved."""
        self._refusal.say(message)
        self._grow()

    @property
    def refusal(self) -> str:
        """Why nothing was saved; empty for nothing."""
        return self._refusal.said

    # --- Qt -------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Show a long title from its beginning, and everything that is told from the start."""
        super().showEvent(event)
        self._grow()
        title = self.lines.get("title")
        if title is not None:
            QTimer.singleShot(0, title, lambda: title.setCursorPosition(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give texts that need more lines now the room for them."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab lead through rows where they stand, however late they were added."""
        editors = (row.editor for row in self.rows.by_name.values())
        stops = chained_stops(self, [one.stops for one in editors if isinstance(one, ListEditor)])
        return step(stops, self.focusWidget(), forward=forward) or super().focusNextPrevChild(forward)

    def reject(self) -> None:
        """Close, after asking where something typed would be lost."""
        if not self.is_changed or ask(self, discarding()) == 0:
            super().reject()
