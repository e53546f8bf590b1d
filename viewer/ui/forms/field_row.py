"""A row of the form."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from viewer.model.fields import Plain
from viewer.ui.forms.parts import Editor, focus_target


class FieldRow:
    """One field: its label, its editor, and what is wrong with it."""

    def __init__(self, name: str, label: QLabel, editor: Editor, told: QLabel, value: Plain | None) -> None:
        self.name = name
        self.label, self.editor, self.told = label, editor, told
        self._given = value
        self.is_touched = value is not None
        editor.changed.connect(self._touch)
        editor.changed.connect(self._aim)
        self._aim()
        self._shown = editor.value()

    def _aim(self) -> None:
        """Let the label's letter lead to what takes the keyboard now."""
        self.label.setBuddy(focus_target(self.editor))

    def _touch(self) -> None:
        self.is_touched = True

    def value(self) -> Plain | None:
        """Return what the field holds; what was not touched comes back exactly as it came."""
        value = self.editor.value()
        return self._given if value == self._shown else value
