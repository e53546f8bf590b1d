"""A small form for a new source or lane."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from viewer.files.read.values import slug
from viewer.model.field_kinds import Field
from viewer.model.fields import Fields
from viewer.model.header_fields import LANE_PARTS, SOURCE_PARTS
from viewer.ui.forms.copy_editor import CopyEditor
from viewer.ui.kit.announcing import announce
from viewer.ui.look.theme import Theme


def _in_form(parts: tuple[Field, ...]) -> tuple[Field, ...]:
    return tuple(sorted((part for part in parts if part.label), key=lambda part: part.form_place))


#: The id comes last: it is made from the title until somebody types another.
PARTS = {"sources": _in_form(SOURCE_PARTS), "lanes": _in_form(LANE_PARTS)}


class SectionForm(QDialog):
    """Fields of a new item of a section; it stays open until its owner accepts it.

    Args:
        section: ``sources`` or ``lanes``.
        event_file: Which a kept copy is put beside.

    Signals:
        submitted(object): the fields that hold something, by name.

    Attributes:
        copy: What a source's copy is chosen in; None for a lane.
    """

    submitted = Signal(object)

    def __init__(
        self, section: str, theme: Theme, parent: QWidget | None = None, event_file: Path | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.section = section
        self.setWindowTitle(f"Add a {section.removesuffix('s')}")
        self.resize(560 if section == "sources" else 480, 0)
        self.copy: CopyEditor | None = None
        self.lines: dict[str, QLineEdit] = {}
        rows = QFormLayout()
        rows.setSpacing(8)
        for part in PARTS[section]:
            if part.name == "copy":
                self.copy = CopyEditor(event_file, lambda: self.lines["id"].text(), theme, self)
                rows.addRow(part.label, self.copy)
                self.lines[part.name] = self.copy.line
                continue
            line = QLineEdit(self)
            line.setPlaceholderText(part.hint)
            rows.addRow(part.label, line)
            self.lines[part.name] = line
        self._refusal = QLabel(self)
        self._refusal.setTextFormat(Qt.TextFormat.PlainText)
        self._refusal.setWordWrap(True)
        self._refusal.setStyleSheet(f"color: {theme.expected.name()}")
        self._refusal.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.save = buttons.addButton("&Add", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.submit)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addLayout(rows)
        column.addWidget(self._refusal)
        column.addWidget(buttons)
        self._own_id = ""
        self.lines["title"].textChanged.connect(self._name)
        if self.copy is not None:
            self.lines["id"].textChanged.connect(self.copy.rename)

    def _name(self, title: str) -> None:
        """Make the id from the title, unless somebody has typed one."""
        line = self.lines["id"]
        if line.text() == self._own_id:
            self._own_id = slug(title)
            line.setText(self._own_id)

    def fields(self) -> Fields:
        """Return what stands in the form, the id first, as files have it."""
        texts: Fields = {name: line.text().strip() for name, line in self.lines.items()}
        if self.copy is not None and self.copy.candidate is not None:
            del texts["copy"]  # its path is known once it is kept
        order = ("id", *(part.name for part in PARTS[self.section] if part.name != "id"))
        return {name: texts[name] for name in order if texts.get(name)}

    def submit(self) -> None:
        """Hand the fields over."""
        if "title" not in self.fields():
            self.show_refusal("A title is needed")
            return
        self.submitted.emit(self.fields())

    def show_refusal(self, message: str) -> None:
        """Say in one line why nothing was saved."""
        self._refusal.setText(message)
        self._refusal.show()
        announce(self, message)

    @property
    def refusal(self) -> str:
        """Why nothing was saved; empty for nothing."""
        return self._refusal.text()
