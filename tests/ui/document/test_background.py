"""Large files are read beside the window, with progress and Cancel."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui_samples import settings_in

from viewer.files.read.reader import read_text
from viewer.ui.document import background
from viewer.ui.document.background import BackgroundReader, is_large
from viewer.ui.document.document import Document
from viewer.ui.document.loading import Loaded
from viewer.ui.look.theme import Appearance
from viewer.ui.window.main_window import MainWindow


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(background, "LARGE_BYTES", 10_000)
    path = tmp_path / "large.yaml"
    entries = (f"  - {{date: {1000 + n % 1000}, title: Event {n}, sources: s}}\n" for n in range(4000))
    path.write_text("sources:\n  - {id: s, title: S}\nevents:\n" + "".join(entries), encoding="utf-8")
    return path


def test_that_only_large_files_are_read_in_the_background(large: Path) -> None:
    assert is_large(large)
    assert not is_large(large.parent)
    assert not is_large(large.parent / "missing.yaml")


def test_that_a_large_file_arrives_with_progress(qtbot: QtBot, large: Path) -> None:
    document = Document()
    parts: list[float] = []
    document.reading.connect(parts.append)
    with qtbot.waitSignal(document.loaded, timeout=20_000):
        document.open(large)
        assert document.timeline.events == ()
    assert len(document.timeline.events) == 4000
    assert parts[0] == 0.0
    assert parts[-1] == -1.0
    assert parts[1:-1] == sorted(parts[1:-1])
    document.close()


@pytest.mark.parametrize(("every_s", "told"), [(0.0, 8), (math.inf, 1)])
def test_that_progress_is_not_told_again_at_once(
    every_s: float, told: int, qtbot: QtBot, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background, "TOLD_EVERY_S", every_s)
    document = Document()
    parts: list[float] = []
    document.reading.connect(parts.append)
    with qtbot.waitSignal(document.loaded, timeout=20_000):
        document.open(large)
    assert len([part for part in parts if part > 0]) == told  # once every 500 entries, or once
    document.close()


def test_that_cancel_keeps_what_is_on_screen(qtbot: QtBot, large: Path) -> None:
    document = Document()
    document.open(large)
    document.cancel_reading()
    with qtbot.waitSignal(document.loaded, timeout=20_000):
        pass
    if document.timeline.events == ():
        assert document.notice.startswith("Reading was cancelled")
    with qtbot.waitSignal(document.loaded, timeout=20_000):
        document.reload()
    assert len(document.timeline.events) == 4000
    assert document.notice == ""
    document.close()


def test_that_a_later_reading_takes_the_place_of_an_earlier_one(qtbot: QtBot, large: Path) -> None:
    reader = BackgroundReader()
    found: list[Loaded] = []
    reader.finished.connect(found.append)
    reader.start(large, None)
    reader.start(large, None)
    qtbot.waitUntil(lambda: bool(found), timeout=20_000)
    reader.wait()
    QApplication.processEvents()  # what the other thread may have sent
    assert len(found) == 1
    assert not reader.is_reading


def test_that_what_this_program_wrote_stands_against_an_older_reading(qtbot: QtBot, large: Path) -> None:
    document = Document()
    with qtbot.waitSignal(document.loaded, timeout=20_000):
        document.open(large)
    written = read_text(large.read_text(encoding="utf-8").replace("Event 7,", "Event 7 anew,"))
    parts: list[float] = []
    document.reading.connect(parts.append)
    document.reload()
    document.adopt(written)
    assert not document.is_reading and parts[-1] == -1.0
    document.close()  # waits for the thread
    QApplication.processEvents()  # what it may have sent
    assert document.timeline is written.timeline
    assert document.notice == "" and not document.is_stale


def test_that_a_file_that_was_left_is_read_no_further(qtbot: QtBot, large: Path) -> None:
    document = Document()
    document.open(large)
    assert document.is_reading
    document.leave()
    assert not document.is_reading
    document.close()
    QApplication.processEvents()
    assert document.timeline.events == () and document.path is None


def test_that_the_window_shows_the_reading_and_closes_in_its_midst(
    qtbot: QtBot, tmp_path: Path, large: Path
) -> None:
    window = MainWindow(Document(), settings_in(tmp_path), Appearance("light"))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.commands.open_path(large)
    assert window.status.progress.isVisible()
    assert "large.yaml" in _texts(window)
    assert not any("events" in text for text in [*window.status.texts, *_texts(window)])
    qtbot.waitUntil(lambda: len(window.state.timeline.events) == 4000, timeout=20_000)
    assert not window.status.progress.isVisible()
    window.document.reload()
    window.close()


def _texts(window: MainWindow) -> list[str]:
    return window.pane.view.toPlainText().split("\n")
