"""File > New: a first file, written and open."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot
from test_main_window import window_on

from viewer.files.write.starter import SCHEMA_NAME, starter_text
from viewer.ui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window on the sample."""
    return window_on(qtbot, tmp_path)


def answer(monkeypatch: pytest.MonkeyPatch, name: str) -> list[str]:
    """Let the file dialog answer with a name; return what it was asked with."""
    asked: list[str] = []

    def choose(_parent: object, _title: str, start: str, *_: object, **__: object) -> tuple[str, str]:
        asked.append(start)
        return name, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return asked


def test_that_new_writes_the_starter_and_opens_it(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "there").mkdir()
    asked = answer(monkeypatch, str(tmp_path / "there" / "mine"))
    window.actions_["new"].trigger()
    assert asked == [str(tmp_path / "timeline.yaml")]
    assert window.document.path == tmp_path / "there" / "mine.yaml"
    assert (tmp_path / "there" / "mine.yaml").read_text(encoding="utf-8") == starter_text()
    assert (tmp_path / "there" / SCHEMA_NAME).is_file()
    assert window.tools.title.text == "My timeline"
    assert len(window.state.timeline.events) == 3
    assert window.banner.isHidden()
    assert window.settings.recent()[0] == tmp_path / "there" / "mine.yaml"


def test_that_cancelling_changes_nothing(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, open_before = sorted(tmp_path.iterdir()), window.document.path
    answer(monkeypatch, "")
    window.actions_["new"].trigger()
    assert (sorted(tmp_path.iterdir()), window.document.path) == (before, open_before)


def test_that_a_file_that_is_there_is_not_overwritten(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    kept = (tmp_path / "events.yaml").read_bytes()
    answer(monkeypatch, str(tmp_path / "events.yaml"))
    window.actions_["new"].trigger()
    assert len(told) == 1 and "exists already" in told[0]
    assert (tmp_path / "events.yaml").read_bytes() == kept
    assert not (tmp_path / SCHEMA_NAME).exists()
