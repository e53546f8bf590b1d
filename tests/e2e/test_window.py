"""The real window on a copied file: open, read, edit on disk, see it; and with a broken file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.shipped import shipped_timeline
from viewer.ui.state.settings import Settings
from viewer.ui.window.app import make_window
from viewer.ui.window.main_window import MainWindow


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the timeline that comes with the program."""
    path = tmp_path / "events.yaml"
    path.write_bytes(shipped_timeline().read_bytes())
    return path


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, copy: Path, tmp_path: Path) -> MainWindow:
    """The window on that copy, with settings of its own."""
    settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    window = make_window(copy, settings, qapp)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def read_in_pane(window: MainWindow) -> str:
    """Return everything that the detail pane says."""
    return window.pane.view.toPlainText()


def test_that_the_shipped_file_opens_without_a_problem(window: MainWindow) -> None:
    assert window.document.problems == ()
    assert window.banner.isHidden()
    assert len(window.state.timeline.events) >= 20


def test_that_walking_through_all_events_tells_every_quotation(qtbot: QtBot, window: MainWindow) -> None:
    canvas = window.view.canvas
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    for event in window.state.timeline.events:
        assert window.state.selected_id == event.id
        told = read_in_pane(window)
        assert event.title in told
        for quote in event.quotes:
            assert f"“{quote.text}”" in told
        qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert window.state.timeline.quote_count() >= len(window.state.timeline.events) > 0


def test_that_an_entry_added_on_disk_is_on_the_screen(qtbot: QtBot, window: MainWindow, copy: Path) -> None:
    window.state.select(window.state.timeline.events[3].id)
    selected, count = window.state.selected_id, len(window.state.timeline.events)
    text = copy.read_text(encoding="utf-8").rstrip("\n")
    lines = text[text.index("\nevents:") :].splitlines()
    first = next(line for line in lines if line.lstrip().startswith("- "))
    dash = " " * first.index("-")
    with qtbot.waitSignal(window.document.loaded):
        copy.write_text(f"{text}\n{dash}- date: 2011-08-25\n{dash}  title: Added by hand\n", encoding="utf-8")
    assert len(window.state.timeline.events) == count + 1
    assert window.state.selected_id == selected
    added = next(event for event in window.state.timeline.events if event.title == "Added by hand")
    window.state.select(added.id)
    assert "Thursday 25 August 2011" in read_in_pane(window)


def test_that_one_bad_date_is_named_and_the_rest_stays(qtbot: QtBot, window: MainWindow, copy: Path) -> None:
    count = len(window.state.timeline.events)
    lines = copy.read_text(encoding="utf-8").splitlines()
    number = next(n for n, line in enumerate(lines) if line.strip() == "date: 2011-08-20")
    lines[number] = lines[number].replace("2011-08-20", "2011-08-32", 1)
    with qtbot.waitSignal(window.document.loaded):
        copy.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert len(window.state.timeline.events) == count - 1
    content = window.banner.content
    assert content is not None
    assert content.message.startswith(f"1 entry not shown: line {number + 1}, column ")
    assert "2011-08-32" in content.message


def test_that_a_file_broken_while_it_is_open_keeps_its_drawing_until_it_is_mended(
    qtbot: QtBot, window: MainWindow, copy: Path
) -> None:
    whole = copy.read_bytes()
    count = len(window.state.timeline.events)
    for broken in (b"", whole[:40], b"\xff\xfe\x00", b"{[("):
        with qtbot.waitSignal(window.document.loaded):
            copy.write_bytes(broken)
        assert len(window.state.timeline.events) == count
        assert window.document.is_stale
        assert not window.banner.isHidden()
    with qtbot.waitSignal(window.document.loaded):
        copy.write_bytes(whole)
    assert not window.document.is_stale
    assert window.banner.isHidden()
