"""Asks for the user's text editor: what is installed here, and the very command that will run."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from viewer.ui.kit.desktop.editor_launch import Which, editor_command, found_editors, open_in_editor
from viewer.ui.kit.naming import name_by_label
from viewer.ui.problems.excerpt import monospace
from viewer.words import N_, _

_LINE, _COLUMN = 12, 5
_EXPLANATION = N_(
    "Choose one of the editors found here, or type a command of your own with {file}, {line} and {column} "
    "where they belong. Left empty, the first one found is used."
)


class EditorDialog(QDialog):
    """A command with suggestions, and below it what it comes to.

    Args:
        chosen: The command so far, empty to guess.
        file: What the command is shown for.
        environment, which: As for ``editor_command``.
    """

    def __init__(
        self,
        chosen: str,
        file: Path,
        parent: QWidget | None = None,
        *,
        environment: Mapping[str, str] = os.environ,
        which: Which = shutil.which,
    ) -> None:
        super().__init__(parent)
        self._file, self._environment, self._which = file, environment, which
        self.setWindowTitle(_("Text editor"))
        self.setMinimumWidth(560)
        explanation = QLabel(_(_EXPLANATION), self)
        explanation.setWordWrap(True)
        explanation.setTextFormat(Qt.TextFormat.PlainText)
        self.command = QComboBox(self)
        self.command.setEditable(True)
        self.command.addItems(["", *found_editors(which)])
        self.command.setCurrentText(chosen)
        line = self.command.lineEdit()
        assert line is not None
        line.setPlaceholderText(_("Guess"))
        self.preview = QLabel(self)
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.preview.setWordWrap(True)
        self.preview.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.preview.setMinimumHeight(44)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignTop)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.attempt = buttons.addButton(_("&Try it"), QDialogButtonBox.ButtonRole.ActionRole)
        self.attempt.clicked.connect(self._try)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(12)
        for widget in (explanation, self.command, self.preview, buttons):
            column.addWidget(widget)
        name_by_label(self.command, _("Command of your editor"))
        self.command.currentTextChanged.connect(lambda _text: self._show_preview())
        self._show_preview()

    @property
    def chosen(self) -> str:
        """The command as it stands, empty to guess."""
        return self.command.currentText().strip()

    def _show_preview(self) -> None:
        command = editor_command(
            self._file, _LINE, _COLUMN, chosen=self.chosen, environment=self._environment, which=self._which
        )
        missing = missing_program(self.chosen, self._which)
        if missing:
            text = _("“{program}” was not found on this machine.").format(program=missing)
        elif command:
            text = shlex.join(command)
        else:
            text = _("No text editor was found; the file is opened with whatever the desktop has for it.")
        self.preview.setFont(self.font() if missing or not command else monospace(12))
        self.preview.setText(text)
        self.attempt.setEnabled(not missing)

    def _try(self) -> None:
        opening = open_in_editor(self._file, 1, 1, self.chosen)
        if opening.trouble:
            self.preview.setText(opening.trouble)


def missing_program(command: str, which: Which = shutil.which) -> str:
    """Return the program that a command names and that is not there; empty for none."""
    try:
        words = shlex.split(command)
    except ValueError:
        return command  # a quotation mark is not closed yet
    return words[0] if words and not which(words[0]) else ""
