"""Where our own bugs end."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from viewer.ui.kit.crash import CrashHook
from viewer.ui.kit.dialogs.crash_dialog import CrashDialog


def crash(hook: CrashHook, text: str = "a bug") -> None:
    """Let a hook take an error."""
    try:
        raise RuntimeError(text)
    except RuntimeError:
        kind, error, trace = sys.exc_info()
        assert kind is not None and error is not None
        hook(kind, error, trace)


def test_that_a_crash_is_logged_shown_and_copied(
    qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    log = tmp_path / "state" / "dateline.log"
    hook = CrashHook(log)
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CrashDialog)
        crash(hook, "while the first is on show")
        next(b for b in dialog.findChildren(QPushButton) if "Copy" in b.text()).click()
        seen.append(dialog.text)
        dialog.reject()

    QTimer.singleShot(50, look)
    crash(hook)
    assert "RuntimeError: a bug" in seen[0] and "Dateline" in seen[0] and "PySide6" in seen[0]
    assert QGuiApplication.clipboard().text() == seen[0]
    assert "a bug" in log.read_text() and "while the first" in log.read_text()
    assert "RuntimeError: a bug" in caplog.text


def test_that_a_log_that_cannot_be_written_stops_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    shown: list[str] = []
    monkeypatch.setattr(CrashDialog, "exec", lambda dialog: shown.append(dialog.text))
    crash(CrashHook(tmp_path / "file" / "dateline.log"))
    assert len(shown) == 1
