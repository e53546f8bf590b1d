"""The window: its commands and how its parts follow one document."""

from __future__ import annotations

import fcntl
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QMessageBox, QPushButton, QToolButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid
from ui_samples import SAMPLE, sample_file, settings_in

from viewer.layout.axis.glides import GLIDE_MS
from viewer.model.event_words import counted
from viewer.ui.document.document import Document
from viewer.ui.kit.motion import Motion
from viewer.ui.look.theme import Appearance
from viewer.ui.pane.place import usual_pane_px
from viewer.ui.state.moving_scale import ZOOM_STEP
from viewer.ui.window.actions import Actions
from viewer.ui.window.command import Command
from viewer.ui.window.main_window import MainWindow
from viewer.ui.window.parts import Parts
from viewer.ui.window.status_line import troubles


def window_on(qtbot: QtBot, folder: Path, text: str = SAMPLE) -> MainWindow:
    """Return a shown window on a file with a text."""
    window = MainWindow(Document(), settings_in(folder), Appearance("light"))
    qtbot.addWidget(window)
    window.commands.open_path(sample_file(folder, text))
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window on the sample."""
    return window_on(qtbot, tmp_path)


def saved(window: MainWindow, text: str) -> None:
    """Save a text over the window's file and let it read."""
    assert window.document.path is not None
    window.document.path.write_text(text, encoding="utf-8")
    window.document.refresh()


def test_that_title_and_status_tell_what_is_open(window: MainWindow) -> None:
    assert window.tools.title.text == "A journey"
    assert window.windowTitle() == "A journey — Dateline"
    assert window.status.texts[0] == "4 events · 2 sources · 2 quotations"


def test_that_the_tool_bar_holds_only_what_works(window: MainWindow) -> None:
    buttons = [one for one in window.tools.findChildren(QToolButton) if one is not window.tools.rest]
    assert [button.text() for button in buttons] == ["All", "−", "+", "✓ Fold gaps", "+ Event", "Print…"]


def test_that_a_reload_keeps_selection_and_middle(window: MainWindow) -> None:
    window.state.select("dam")
    window.state.zoom_by(ZOOM_STEP)
    window.state.zoom_by(ZOOM_STEP)
    centre = window.state.centre_time
    saved(window, SAMPLE.replace("Sees the dam", "Sees the wall"))
    assert window.state.selected_id == "dam"
    assert window.state.selected is not None and window.state.selected.title == "Sees the wall"
    assert abs(window.state.centre_time - centre) < 3600


def test_that_a_broken_save_keeps_the_drawing_and_the_selection(window: MainWindow) -> None:
    window.state.select("dam")
    saved(window, "{[")
    assert len(window.state.timeline.events) == 4
    assert window.state.selected_id == "dam"
    assert not window.banner.isHidden()
    saved(window, SAMPLE)
    assert window.banner.isHidden()


def test_that_another_file_is_shown_whole_with_nothing_selected(window: MainWindow, tmp_path: Path) -> None:
    window.state.select("dam")
    window.state.zoom_by(ZOOM_STEP)
    other = tmp_path / "other.yaml"
    other.write_text("title: Other\nevents: [{date: 1999, title: One}]\n")
    window.commands.open_path(other)
    assert window.state.selected_id == ""
    assert window.tools.title.text == "Other"
    assert window.state.scale is not None and window.state.scale.zoom == pytest.approx(1.0)


def test_that_go_commands_walk_in_order_and_stop_at_the_ends(window: MainWindow) -> None:
    actions = window.actions_
    actions["first"].trigger()
    assert window.state.selected_id == "departs"
    assert not actions["previous"].isEnabled()
    actions["next"].trigger()
    assert window.state.selected_id == "dam"
    actions["last"].trigger()
    assert window.state.selected_id == "trip-end"
    assert not actions["next"].isEnabled()
    actions["previous"].trigger()
    assert window.state.selected_id == "speech"


def test_that_commands_are_open_only_where_they_would_do_something(qtbot: QtBot, tmp_path: Path) -> None:
    window = window_on(qtbot, tmp_path, "events: []\n")
    actions = window.actions_
    for action in (
        actions["zoom_in"],
        actions["fit"],
        actions["print"],
        actions["next"],
        actions["copy_title"],
    ):
        assert not action.isEnabled()
    assert actions["open"].isEnabled() and actions["save_copy"].isEnabled()


def test_that_rows_that_ask_the_same_ask_once_for_every_step(window: MainWindow) -> None:
    asked: list[str] = []

    def has_selection(parts: Parts) -> bool:
        asked.append(parts.state.selected_id)
        return bool(parts.state.selected_id)

    rows = [
        Command(name, name, lambda _parts: None, enabled=has_selection, is_of_selection=True)
        for name in ("one", "two", "three")
    ]
    actions = Actions(rows, window.actions_.parts)
    open_before = {actions[row.name].isEnabled() for row in rows}
    asked.clear()
    for event_id in ("speech", "dam", ""):
        window.state.select(event_id)
    assert asked == ["speech", "dam", ""]
    assert open_before == {False} == {actions[row.name].isEnabled() for row in rows}
    window.state.select("dam")
    assert {actions[row.name].isEnabled() for row in rows} == {True}


def test_that_every_command_has_a_text_and_no_key_twice(window: MainWindow) -> None:
    keys: list[str] = []
    for action in window.actions_.findChildren(QAction):
        assert action.text()
        keys += [key.toString() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_that_every_menu_entry_has_a_mnemonic_of_its_own(window: MainWindow) -> None:
    menus = [top.menu() for top in window.menuBar().actions()]
    assert len(menus) > 3
    for menu in menus:
        texts = [action.text() for action in menu.actions() if action.text()]  # type: ignore[union-attr]
        letters = [text[text.index("&") + 1].lower() for text in texts]
        assert letters
        assert len(letters) == len(set(letters)), texts


def test_that_folding_is_one_state_for_button_view_and_settings(window: MainWindow) -> None:
    fold = window.actions_["fold"]
    assert fold.isChecked()
    fold.trigger()
    assert not window.state.fold_gaps and not window.settings.fold_gaps
    assert fold.iconText() == "Fold gaps"
    window.state.set_fold_gaps(True)
    assert fold.isChecked() and fold.iconText() == "✓ Fold gaps"


def test_that_the_detail_pane_hides_and_is_remembered(window: MainWindow) -> None:
    window.actions_["pane"].trigger()
    assert window.pane.isHidden() and not window.settings.detail_pane
    window.view.open_pane_requested.emit()
    assert window.pane.isVisible() and window.actions_["pane"].isChecked()


def test_that_the_theme_is_set_and_remembered(window: MainWindow, qapp: QApplication) -> None:
    window.actions_["theme_dark"].trigger()
    assert window.appearance.theme.is_dark and window.settings.theme_mode == "dark"
    assert qapp.palette().window().color() == window.appearance.theme.ground


def test_that_title_and_date_are_copied(window: MainWindow) -> None:
    window.state.select("dam")
    window.actions_["copy_title"].trigger()
    assert QGuiApplication.clipboard().text() == "Sees the dam (Sunday 21 August 2011)"


def test_that_the_editor_opens_at_the_entry(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[tuple[int, int]] = []
    monkeypatch.setattr(window.commands, "edit_at", lambda line, column: heard.append((line, column)))
    window.state.select("dam")
    window.actions_["edit_line"].trigger()
    assert heard == [(14, 1)]


def test_that_a_file_of_which_nothing_can_be_asked_is_told_like_any_other(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / ("x" * 300)
    window.commands.open_path(path)
    assert window.document.path == path
    assert window.document.notice.endswith("File name too long")
    window.document.leave()
    assert window.welcome is not None and window.welcome.isVisible()
    window.commands.open_path(sample_file(tmp_path))
    assert len(window.state.timeline.events) == 4


def test_that_a_dropped_file_is_opened(window: MainWindow, tmp_path: Path) -> None:
    other = tmp_path / "dropped.yaml"
    other.write_text("title: Dropped\nevents: [{date: 1999, title: One}]\n")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(other))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    assert window.tools.title.text == "Dropped"
    assert window.settings.recent()[0] == other


def test_that_recent_files_can_be_opened_and_cleared(window: MainWindow) -> None:
    file_menu = window.menuBar().actions()[0].menu()
    assert isinstance(file_menu, QMenu)
    recent = next(action.menu() for action in file_menu.actions() if "recent" in action.text())
    assert isinstance(recent, QMenu)
    recent.aboutToShow.emit()
    entries = recent.actions()
    assert entries[0].text().endswith("events.yaml")
    entries[0].trigger()
    entries[-1].trigger()
    recent.aboutToShow.emit()
    assert [entry.text() for entry in recent.actions()] == ["No recent files"]


def test_that_a_copy_is_written_over_its_original_through_no_link(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    path = window.document.path
    assert path is not None
    soft, hard = tmp_path / "soft.yaml", tmp_path / "hard.yaml"
    soft.symlink_to(path)
    hard.hardlink_to(path)
    assert [window.commands.save_copy(link) for link in (soft, hard)] == [False, False]
    assert told == ["A file cannot be a copy of itself; choose another name."] * 2
    assert soft.is_symlink() and hard.samefile(path)


def test_that_only_web_addresses_are_opened(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    told: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: bool(opened.append(url.toEncoded().toStdString())) or True
    )
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    for url in ("file:///etc/passwd", "javascript:alert(1)", "ftp://x.example/", "https:", "/bin/sh"):
        window.commands.open_address(url)
    assert opened == []
    assert told[0] == "file:///etc/passwd is no web address; it was not opened"
    assert len(told) == 5
    window.commands.open_address("https://x.example/a%20b")
    assert opened == ["https://x.example/a%20b"]


def test_that_a_copy_is_the_same_bytes_and_is_open_then(window: MainWindow, tmp_path: Path) -> None:
    target = tmp_path / "copy.yaml"
    assert window.commands.save_copy(target)
    assert target.read_text(encoding="utf-8") == SAMPLE
    assert window.document.path == target


def test_that_a_copy_never_overwrites_its_original_and_failure_is_told(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    path = window.document.path
    assert path is not None
    assert not window.commands.save_copy(path)
    assert not window.commands.save_copy(tmp_path / "nowhere" / "x.yaml")
    assert len(told) == 2
    assert path.read_text(encoding="utf-8") == SAMPLE
    assert sorted(file.name for file in tmp_path.iterdir() if file.name.startswith(".")) == []


def test_that_dialogs_open_from_the_menus(window: MainWindow, qtbot: QtBot) -> None:
    before = {widget for widget in QApplication.topLevelWidgets() if widget.isVisible()}
    window.actions_["about"].trigger()
    dialogs = {widget for widget in QApplication.topLevelWidgets() if widget.isVisible()} - before
    assert "About Dateline" in {dialog.windowTitle() for dialog in dialogs}
    for dialog in dialogs:
        dialog.close()


def test_that_the_pane_is_at_most_340_wide_at_1280(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: window.width() == 1280 and 300 <= window.pane.width() <= 340)
    assert usual_pane_px(800) >= 240
    assert usual_pane_px(1920) > usual_pane_px(1280)


def test_that_place_and_pane_are_remembered(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.resize(780, 600)
    window.split.setSizes([520, 260])
    window.split.splitterMoved.emit(520, 1)
    kept = window.pane.width()
    window.close()
    again = MainWindow(Document(), window.settings, Appearance("light"))
    qtbot.addWidget(again)
    with qtbot.waitExposed(again):
        again.show()
    assert (again.width(), again.height()) == (780, 600)
    assert abs(again.pane.width() - kept) <= 2


def test_that_the_canvas_has_the_keyboard_first(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.focusWidget() is window.view.canvas)
    qtbot.keyClick(window.view.canvas, Qt.Key.Key_Right)
    assert window.state.selected_id == "departs"


def test_that_a_passing_message_is_not_written_over(window: MainWindow) -> None:
    window.status.say("Saved")
    saved(window, SAMPLE + "  - {date: 2011-08-24, title: Without a source}\n")
    left, warnings, where = window.status.links
    assert window.status.currentMessage() == "Saved"
    assert (left.isVisible(), warnings.isVisible(), where.isVisible()) == (False, False, True)
    window.status.clearMessage()
    assert left.isVisible() and warnings.isVisible()


def test_that_errors_are_counted_after_the_banner_is_closed(qtbot: QtBot, window: MainWindow) -> None:
    saved(
        window,
        SAMPLE
        + "  - {date: 2011-13-24, title: No such month}\n  - {date: 2011, title: T, sources: nobody}\n",
    )
    window.banner.dismiss()
    assert not window.banner.isVisible()
    left_out = window.status.texts.index("1 entry not shown")
    with qtbot.waitSignal(window.status.problems_requested):
        window.status.links[left_out].clicked.emit()
    assert window.problems.is_open
    saved(window, SAMPLE)
    assert troubles(window.document) == []
    assert len(window.status.texts) == 2


def test_that_errors_that_hide_no_entry_are_counted_apart(window: MainWindow) -> None:
    saved(window, SAMPLE + "sources: []\n")
    errors, hidden = window.document.errors, [p for p in window.document.errors if p.hides_entry]
    assert errors
    assert not hidden
    assert window.status.texts[1] == counted(len(errors), "error")


def test_that_waiting_for_a_locked_file_is_said_and_can_be_cancelled(
    qtbot: QtBot, window: MainWindow
) -> None:
    labels = window.status.findChildren(QLabel)
    text = next(label for label in labels if "keeps the file locked; waiting to write" in label.text())
    path = window.document.path
    assert path is not None and not text.isVisible()
    before = path.read_bytes()
    with path.open("rb") as theirs:
        fcntl.flock(theirs, fcntl.LOCK_EX)
        with qtbot.waitSignal(window.pen.waiting_changed):
            window.edits.delete_event(window.state.timeline.events[0].id)
        assert text.isVisible()
        cancel = next(button for button in window.status.findChildren(QPushButton) if button.isVisible())
        with qtbot.waitSignal(window.pen.refused):
            cancel.click()
    assert not text.isVisible() and not cancel.isVisible()
    assert path.read_bytes() == before


def test_that_a_window_that_is_deleted_while_it_glides_raises_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(Document(), settings_in(tmp_path), Appearance("light"), motion=Motion(lambda: True))
    window.commands.open_path(sample_file(tmp_path))
    with qtbot.waitExposed(window):
        window.show()
    state = window.state
    later = Motion(lambda: True)
    state.zoom_by(ZOOM_STEP)
    assert state.motion.is_running
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(state)
    # The window's movement would have ended with this one; what it raised then would fail this test.
    later.run(lambda elapsed_ms: elapsed_ms < 2 * GLIDE_MS)
    qtbot.waitUntil(lambda: not later.is_running)


def test_that_a_document_that_is_still_read_asks_nothing_of_a_window_that_is_gone(
    qtbot: QtBot, tmp_path: Path
) -> None:
    document = Document()
    window = MainWindow(document, settings_in(tmp_path), Appearance("light"))
    window.commands.open_path(sample_file(tmp_path))
    parts = window.parts
    delete(window)
    with qtbot.captureExceptions() as raised:
        document.loaded.emit()
    assert raised == []
    assert not isValid(parts.view)
