"""Several windows: opened, found again, told apart, closed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from ui_samples import SAMPLE, settings_in

from viewer.shipped import shipped_timeline
from viewer.ui.application.beginning import Beginning
from viewer.ui.application.program import Program
from viewer.ui.application.request import MOST_FILES, Place, Request
from viewer.ui.window.announcer import let_read
from viewer.ui.window.main_window import MainWindow

OTHER = SAMPLE.replace("A journey", "Another journey")


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Two event files."""
    one, other = tmp_path / "one.yaml", tmp_path / "other.yaml"
    one.write_text(SAMPLE, encoding="utf-8")
    other.write_text(OTHER, encoding="utf-8")
    return one, other


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    """A program without windows; at the end all of them are closed."""
    quits = qapp.quitOnLastWindowClosed()
    qapp.setQuitOnLastWindowClosed(False)
    program = Program(qapp, settings_in(tmp_path))
    yield program
    for window in list(program.windows):
        for form in list(window.edits.desk.forms):
            form.done(0)
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    program.appearance.deleteLater()
    qapp.setQuitOnLastWindowClosed(quits)


def shown(qtbot: QtBot, program: Program, path: Path | None) -> MainWindow:
    """Return a new window that stands."""
    window = program.shown(path)
    qtbot.waitExposed(window)
    QApplication.processEvents()
    return window


def gone(windows: list[MainWindow]) -> None:
    """Let windows that were closed be deleted."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    assert not any(isValid(window) for window in windows)


def test_that_two_windows_have_titles_selections_and_undo_of_their_own(
    qtbot: QtBot, program: Program, files: tuple[Path, Path]
) -> None:
    one, other = (shown(qtbot, program, path) for path in files)
    assert (one.windowTitle(), other.windowTitle()) == ("A journey — Dateline", "Another journey — Dateline")
    one.state.select("dam")
    assert other.state.selected_id == ""
    one.edits.delete_event("dam")
    assert one.pen.undo_name and not other.pen.undo_name
    assert b"id: dam" not in files[0].read_bytes() and b"id: dam" in files[1].read_bytes()
    assert one.actions_["undo"].isEnabled() and not other.actions_["undo"].isEnabled()


def test_that_each_window_follows_its_own_file(
    qtbot: QtBot, program: Program, files: tuple[Path, Path]
) -> None:
    one, other = (shown(qtbot, program, path) for path in files)
    files[1].write_text(OTHER.replace("Sees the dam", "Sees the dyke"), encoding="utf-8")
    qtbot.waitUntil(lambda: any(event.title == "Sees the dyke" for event in other.state.timeline.events))
    assert any(event.title == "Sees the dam" for event in one.state.timeline.events)


def test_that_an_open_file_brings_its_window_forward_under_any_name(
    qtbot: QtBot, program: Program, files: tuple[Path, Path], tmp_path: Path
) -> None:
    one, other = (shown(qtbot, program, path) for path in files)
    link = tmp_path / "link.yaml"
    link.symlink_to(files[0])
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    other.commands.open_path(link)
    qtbot.waitUntil(one.isActiveWindow)
    assert other.document.path == files[1]
    assert program.windows == [one, other]


def test_that_opening_it_again_in_its_own_window_keeps_undo(
    qtbot: QtBot, program: Program, files: tuple[Path, Path]
) -> None:
    window = shown(qtbot, program, files[0])
    window.edits.delete_event("dam")
    window.commands.open_path(files[0])
    assert window.pen.undo_name == "Delete “Sees the dam”"


def test_that_a_new_window_welcomes_and_takes_the_next_file(
    qtbot: QtBot, program: Program, files: tuple[Path, Path]
) -> None:
    window = shown(qtbot, program, files[0])
    window.actions_["new_window"].trigger()
    assert len(program.windows) == 2
    fresh = program.windows[1]
    assert fresh.document.path is None and fresh.welcome is not None and fresh.welcome.isVisible()
    assert fresh.pos() != window.pos()
    program.show(Place(files[1]), Beginning())
    assert program.windows == [window, fresh] and fresh.document.path == files[1]
    assert fresh.welcome.isHidden() and fresh.tools.isVisible() and fresh.problems.isVisible()


def test_that_timelines_of_one_title_are_told_apart(
    qtbot: QtBot, program: Program, files: tuple[Path, Path], tmp_path: Path
) -> None:
    files[1].write_text(SAMPLE, encoding="utf-8")
    one, other = (shown(qtbot, program, path) for path in files)
    titles = [window.windowTitle() for window in (one, other)]
    assert titles == ["A journey (one.yaml) — Dateline", "A journey (other.yaml) — Dateline"]
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "one.yaml").write_text(SAMPLE, encoding="utf-8")
    third = shown(qtbot, program, tmp_path / "old" / "one.yaml")
    assert third.windowTitle() == "A journey (old/one.yaml) — Dateline"
    assert one.windowTitle() == f"A journey ({tmp_path.name}/one.yaml) — Dateline"
    files[0].write_text(OTHER, encoding="utf-8")
    one.document.refresh()
    assert one.windowTitle() == "Another journey — Dateline"
    third.close()
    assert other.windowTitle() == "A journey — Dateline"


def test_that_recent_files_are_shared(qtbot: QtBot, program: Program, files: tuple[Path, Path]) -> None:
    one, other = (shown(qtbot, program, path) for path in files)
    assert one.settings.recent() == other.settings.recent() == [files[1], files[0]]


def test_that_closing_one_window_leaves_the_other_and_frees_its_own(
    qtbot: QtBot, program: Program, files: tuple[Path, Path]
) -> None:
    one, other = (shown(qtbot, program, path) for path in files)
    for window in (one, other):
        let_read(window.parts)
    one.actions_["close"].trigger()
    assert program.windows == [other]
    gone([one])
    # What all windows share reaches the one that is left alone.
    program.appearance.set_mode("dark")
    program.appearance.step_text(1)
    other.state.select("dam")
    QApplication.processEvents()
    assert other.isVisible() and other.state.selected_id == "dam"


def test_that_windows_can_come_and_go_many_times(
    qtbot: QtBot, program: Program, files: tuple[Path, Path]
) -> None:
    first = shown(qtbot, program, files[0])
    for _ in range(4):
        window = shown(qtbot, program, files[1])
        window.state.select("dam")
        window.listing.toggle()
        window.show_problems()
        QApplication.processEvents()
        window.listing.toggle()
        window.close()
        gone([window])
    assert program.windows == [first]


def test_that_closing_the_last_file_leads_to_the_welcome_page(
    qtbot: QtBot, program: Program, files: tuple[Path, Path]
) -> None:
    window = shown(qtbot, program, files[0])
    window.filtering.set_text("place:Amur")
    window.state.select("dam")
    window.actions_["close"].trigger()
    assert window.isVisible() and window.welcome is not None and window.welcome.isVisible()
    assert window.document.path is None and window.windowTitle() == "Dateline"
    assert not window.state.timeline.events and not window.filtering.text
    assert window.status.texts == ["", ""]
    assert not window.actions_["add"].isEnabled() and not window.actions_["print"].isEnabled()
    assert window.welcome.recent[0].hasFocus()
    QTest.keyClick(window.welcome.recent[0], Qt.Key.Key_Return)
    assert window.document.path == files[0] and window.filtering.text == "place:Amur"
    assert window.welcome.isHidden() and window.view.canvas.hasFocus()


def test_that_a_closed_file_is_no_longer_watched(
    qtbot: QtBot, program: Program, files: tuple[Path, Path]
) -> None:
    window = shown(qtbot, program, files[0])
    window.document.leave()
    files[0].write_text(OTHER, encoding="utf-8")
    window.document.refresh()
    assert window.document.timeline.title == "" and window.windowTitle() == "Dateline"


def answering(monkeypatch: pytest.MonkeyPatch, text: str) -> list[str]:
    """Let questions of forms be answered by the button with a text; return what was asked."""
    asked: list[str] = []

    def answer(box: QMessageBox) -> int:
        asked.append(box.text())
        button = next(b for b in box.findChildren(QPushButton) if text in b.text().replace("&", ""))
        monkeypatch.setattr(QMessageBox, "clickedButton", lambda _box: button)
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    return asked


def test_that_quitting_closes_all_windows_without_a_question(
    qtbot: QtBot, program: Program, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answering(monkeypatch, "")
    windows = [shown(qtbot, program, path) for path in files]
    windows[1].edits.edit_event("dam")  # nothing was typed into it
    windows[0].actions_["quit"].trigger()
    assert program.windows == [] and asked == []
    assert not any(window.isVisible() for window in windows)


def test_that_quitting_stops_at_what_is_unsaved(
    qtbot: QtBot, program: Program, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = (shown(qtbot, program, path) for path in files)
    other.edits.add_event()
    form = other.edits.desk.forms[0]
    form.fill({"title": "Not saved yet", "date": "2011"})
    asked = answering(monkeypatch, "Keep")
    one.actions_["quit"].trigger()
    assert len(asked) == 1
    assert program.windows == [one, other] and one.isVisible() and other.isVisible()
    assert other.edits.desk.forms == [form]


def test_that_a_file_stays_open_while_something_of_it_is_unsaved(
    qtbot: QtBot, program: Program, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = shown(qtbot, program, files[0])
    window.edits.add_event()
    window.edits.desk.forms[0].fill({"title": "Not saved yet", "date": "2011"})
    asked = answering(monkeypatch, "Keep")
    window.actions_["close"].trigger()
    assert len(asked) == 1 and window.document.path == files[0]
    assert len(window.edits.desk.forms) == 1


def test_that_several_dropped_files_get_a_window_each(
    qtbot: QtBot, program: Program, files: tuple[Path, Path], tmp_path: Path
) -> None:
    window = shown(qtbot, program, None)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    window.dropEvent(
        QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    )  # fmt: skip
    assert [one.document.path for one in program.windows] == list(files)


def test_that_a_heap_of_files_opens_no_heap_of_windows(
    qtbot: QtBot, program: Program, files: tuple[Path, Path]
) -> None:
    window = shown(qtbot, program, files[0])
    program.open_new(window, [files[1]] * (MOST_FILES + 1))
    assert program.windows == [window]
    assert window.status.currentMessage() == "21 more windows are too many; at most 20 are opened at once"


@pytest.mark.parametrize("percent", [100, 200])
def test_that_tab_goes_round_the_welcome_page(
    qtbot: QtBot, program: Program, files: tuple[Path, Path], percent: int
) -> None:
    window = shown(qtbot, program, files[0])
    program.appearance.set_text_percent(percent)
    window.resize(700, 500)
    window.commands.open_path(files[1])
    window.actions_["close"].trigger()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page = window.welcome
    assert page is not None
    page.take_focus()
    QApplication.processEvents()
    rows = [*page.offers, *page.recent]
    # At the largest texts not all rows are in sight: each is when it has the keyboard.
    for key, order in ((Qt.Key.Key_Tab, 1), (Qt.Key.Key_Backtab, -1)):
        stops = []
        for _ in rows:
            here = QApplication.focusWidget()
            assert here is not None and here.visibleRegion().boundingRect().height() == here.height()
            stops.append(here)
            QTest.keyClick(here, key)
        assert QApplication.focusWidget() is stops[0]
        first = rows.index(stops[0])
        assert stops == [rows[(first + order * n) % len(rows)] for n in range(len(rows))]


def test_that_the_welcome_page_offers_only_commands_that_there_are(
    qtbot: QtBot, program: Program, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = shown(qtbot, program, None)
    assert window.welcome is not None
    offers = {offer.title: offer for offer in window.welcome.offers}
    assert {"Open…", "New file…", "Open the example", "All keys"} <= set(offers)
    assert ("Import…" in offers) is ("import" in window.actions_)
    assert offers["Open…"].tail == "Ctrl+O"
    offers["Open the example"].click()
    assert window.document.path == shipped_timeline() and window.welcome.isHidden()


def test_that_another_start_opens_selects_and_searches(
    qtbot: QtBot, program: Program, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
    one = shown(qtbot, program, files[0])
    line = SAMPLE.splitlines().index("    id: dam") + 1
    program.answer(Request((Place(files[0], line), Place(files[1], line)), find="dam"))
    assert [window.document.path for window in program.windows] == list(files)
    assert [window.state.selected_id for window in program.windows] == ["dam", "dam"]
    assert [window.search.text() for window in program.windows] == ["dam", "dam"]
    program.answer(Request(token="abc"))
    assert len(program.windows) == 2 and os.environ["XDG_ACTIVATION_TOKEN"] == "abc"
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN")
    program.answer(Request(welcome=True))
    assert len(program.windows) == 3 and program.windows[2].document.path is None
    program.answer(Request(welcome=True))
    assert len(program.windows) == 3
    assert one in program.windows


def test_that_a_minimised_window_comes_back(qtbot: QtBot, program: Program, files: tuple[Path, Path]) -> None:
    window = shown(qtbot, program, files[0])
    window.showMinimized()
    program.answer(Request((Place(files[0]),)))
    assert not window.isMinimized()
