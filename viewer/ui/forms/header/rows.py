"""Rows of fields that may change in the file while somebody types, each with what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QLabel, QWidget

from viewer.files.write.entry_check import FieldProblem
from viewer.model.dates.typed.suggest import date_hint
from viewer.model.fields import Fields, Plain
from viewer.ui.forms.date import DateEditor
from viewer.ui.forms.parts import LABEL_TOP_PX, Editor, OddEditor, focus_target
from viewer.ui.look.theme import Theme
from viewer.words import _, without_letter


class ItemRow:
    """One field: its label, its editor, what the file says, and what is to be said of it.

    Attributes:
        news: That the file says something else by now; empty for nothing.
    """

    def __init__(self, label: str, editor: Editor, value: Plain | None, parent: QWidget) -> None:
        if value is not None and not editor.takes(value):
            editor.deleteLater()
            editor = OddEditor(value)
        editor.setParent(parent)
        self.editor = editor
        self.label = QLabel(label, parent)
        self.label.setContentsMargins(0, LABEL_TOP_PX, 0, 0)
        self.told = QLabel(parent)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.told.hide()
        target = focus_target(editor)
        self.label.setBuddy(target)
        if not target.accessibleName() and not isinstance(target, QAbstractButton):
            target.setAccessibleName(without_letter(label))
        self.news = ""
        self._given: Plain | None = None
        self.give(value)
        self._shown = editor.value()
        self.is_touched = value is not None
        editor.changed.connect(self._touch)

    def _touch(self) -> None:
        self.is_touched = True

    @property
    def is_changed(self) -> bool:
        """Tell whether it holds something else than the file says."""
        return self.value() != self._given

    def value(self) -> Plain | None:
        """Return what the field holds; what was not touched comes back exactly as it came."""
        value = self.editor.value()
        return self._given if value == self._shown else value

    def give(self, value: Plain | None) -> None:
        """Show what the file says."""
        self._given = value
        if not isinstance(self.editor, OddEditor):
            self.editor.set_value(value)
        self._shown = self.editor.value()
        self.news = ""

    def learn(self, value: Plain | None) -> None:
        """Take what the file says by now; what somebody has typed stays, and it is said what the file says."""
        if value == self._given:
            return
        if not self.is_changed and (value is None or self.editor.takes(value)):
            self.give(value)
            return
        typed = self.value()
        self._given = value
        self.news = "" if typed == value else _news(value)

    def tell(self, lines: Iterable[str], theme: Theme, *, is_error: bool) -> None:
        """Say below the field what is wrong with it, and with it to who listens."""
        shown = list(dict.fromkeys(filter(None, (self.news, *lines))))
        self.told.setText("\n".join(shown))
        self.told.setStyleSheet(f"color: {(theme.expected if is_error or self.news else theme.muted).name()}")
        self.told.setVisible(bool(shown))
        meaning = self.editor.meaning.text() if isinstance(self.editor, DateEditor) else ""
        focus_target(self.editor).setAccessibleDescription("; ".join(filter(None, (meaning, *shown))))


def _news(value: Plain | None) -> str:
    """Return what the file says by now."""
    if value is None:
        return _("In the file it says nothing by now")
    if isinstance(value, str):
        return _("In the file it says “{value}” by now").format(value=value)
    return _("In the file it says something else by now")


class ItemRows:
    """Some rows, one below the other, and what they hold together."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._given: Fields = {}
        self.by_name: dict[str, ItemRow] = {}
        self.grid = QGridLayout()
        self.grid.setColumnStretch(1, 1)
        self.grid.setHorizontalSpacing(14)
        self.grid.setVerticalSpacing(4)

    def add(self, name: str, row: ItemRow) -> None:
        """Put a row below the others."""
        at = 3 * len(self.by_name)
        self.grid.addWidget(row.label, at, 0, Qt.AlignmentFlag.AlignTop)
        self.grid.addWidget(row.editor, at, 1)
        self.grid.addWidget(row.told, at + 1, 1)
        self.grid.setRowMinimumHeight(at + 2, 4)
        self.by_name[name] = row

    def give(self, fields: Fields) -> None:
        """Show what the file says, and keep what no row shows."""
        self._given = dict(fields)
        for name, row in self.by_name.items():
            row.give(fields.get(name))

    def learn(self, fields: Fields) -> None:
        """Take what the file says by now; what somebody has typed stays."""
        self._given = dict(fields)
        for name, row in self.by_name.items():
            row.learn(fields.get(name))

    @property
    def given(self) -> Fields:
        """What the file says."""
        return self._given

    def fields(self, order: Iterable[str]) -> Fields:
        """Return what stands in the rows, and what none of them shows: as in the file, new ones in an order."""
        values = {name: row.value() for name, row in self.by_name.items()}
        names = [*self._given, *(name for name in order if name not in self._given)]
        found: Fields = {}
        for name in names:
            value = values[name] if name in values else self._given.get(name)
            if value is not None:
                found[name] = value
        return found

    def tell(self, problems: Iterable[FieldProblem], notes: dict[str, str] | None = None) -> list[str]:
        """Say at each field what is wrong with it; return what is wrong that no field is there for."""
        found = list(problems)
        for name, row in self.by_name.items():
            mine = [problem for problem in found if problem.field == name and row.is_touched]
            lines = [problem.message for problem in mine]
            if isinstance(row.editor, DateEditor) and row.editor.readings:
                offer = date_hint(row.editor.line.text())  # the field offers it itself
                lines = [line.removesuffix(offer) for line in lines]
            is_error = any(problem.is_error for problem in mine)
            note = "" if is_error else (notes or {}).get(name, "")
            row.tell((*lines, note), self._theme, is_error=is_error)
        return [one.message for one in found if one.is_error and one.field not in self.by_name]
