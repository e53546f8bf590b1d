"""The choice of an editor shows what is installed and what will run."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from test_main_window import window_on

from viewer.ui.kit.desktop.editor_launch import found_editors
from viewer.ui.window.dialogs.editor_dialog import EditorDialog, missing_program

FILE = Path("/a folder/events.yaml")


def having(*names: str) -> object:
    """Return what finds these programs only."""
    return lambda name: f"/bin/{name}" if name in names else None


def dialog_with(qtbot: QtBot, chosen: str, *names: str) -> EditorDialog:
    """Return the dialog on a machine with these programs."""
    dialog = EditorDialog(chosen, FILE, environment={}, which=having(*names))  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    return dialog


def items(dialog: EditorDialog) -> list[str]:
    """Return what it suggests."""
    return [dialog.command.itemText(place) for place in range(dialog.command.count())]


def test_that_only_what_is_installed_is_suggested(qtbot: QtBot) -> None:
    assert items(dialog_with(qtbot, "", "kate", "code", "vim")) == ["", "code", "kate"]
    assert items(dialog_with(qtbot, "", "kate", "vim", "xterm")) == ["", "kate", "vim"]
    assert found_editors(having()) == []  # type: ignore[arg-type]


def test_that_the_command_is_shown_as_it_will_run(qtbot: QtBot) -> None:
    dialog = dialog_with(qtbot, "", "kate", "code", "vim", "xterm", "mine")
    assert dialog.preview.text() == "code --goto '/a folder/events.yaml:12:5'"
    dialog.command.setCurrentText("kate")
    assert dialog.preview.text() == "kate --line 12 --column 5 '/a folder/events.yaml'"
    dialog.command.setCurrentText("vim")
    assert dialog.preview.text().startswith("xterm -e vim ")
    dialog.command.setCurrentText("mine -at {line} {file}")
    assert dialog.preview.text() == "mine -at 12 '/a folder/events.yaml'"


def test_that_what_is_not_there_is_said(qtbot: QtBot) -> None:
    dialog = dialog_with(qtbot, "nosuch {file}", "kate")
    assert dialog.preview.text() == "“nosuch” was not found on this machine."
    assert not dialog.attempt.isEnabled()
    dialog.command.setCurrentText("kate")
    assert dialog.attempt.isEnabled()
    assert dialog_with(qtbot, "").preview.text().startswith("No text editor was found")
    assert missing_program("'open", having()) == "'open"  # type: ignore[arg-type]


def test_that_the_choice_is_remembered_unless_cancelled(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = window_on(qtbot, tmp_path)

    def answer(accepted: bool) -> None:
        def run(dialog: EditorDialog) -> int:
            dialog.command.setCurrentText("  mine {file}  ")
            return int(accepted)

        monkeypatch.setattr(QDialog, "exec", run)

    answer(False)
    window.actions_["choose_editor"].trigger()
    assert window.settings.editor == ""
    answer(True)
    window.actions_["choose_editor"].trigger()
    assert window.settings.editor == "mine {file}"
