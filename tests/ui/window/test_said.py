"""What the window says is so: what was asked, written and done, and how it is taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from paper_helpers import plain_content
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from ui_samples import SAMPLE, sample_file, sample_timeline, settings_in

from viewer.layout.frame.lane_view import LaneView
from viewer.model.dates.calendar import seconds_of
from viewer.model.dates.timespan import TimeSpan
from viewer.ui.canvas.hover import hover_text
from viewer.ui.document.document import Document
from viewer.ui.kit.desktop.editor_launch import Opening, asked
from viewer.ui.look.theme import Appearance
from viewer.ui.paper.dialogs.print_actions import PrintActions
from viewer.ui.window.main_window import MainWindow


def window_on(qtbot: QtBot, folder: Path, text: str = SAMPLE) -> MainWindow:
    window = MainWindow(Document(), settings_in(folder), Appearance("light"))
    qtbot.addWidget(window)
    window.commands.open_path(sample_file(folder, text))
    with qtbot.waitExposed(window):
        window.show()
    return window


def text_of(window: MainWindow) -> str:
    assert window.document.path is not None
    return window.document.path.read_text(encoding="utf-8")


# --- done, and back ------------------------------------------------------------------------------


def test_that_the_status_line_says_what_was_done_and_takes_it_back(qtbot: QtBot, tmp_path: Path) -> None:
    window = window_on(qtbot, tmp_path)
    window.edits.delete_event("departs")
    assert text_of(window) != SAMPLE
    assert window.status.currentMessage() == "Deleted “Departs” · "
    assert window.status.undo.isVisible()
    window.status.undo.click()
    assert text_of(window) == SAMPLE
    assert window.status.currentMessage() == "Undone: Delete “Departs”"
    assert not window.status.undo.isVisible()


def test_that_undo_is_offered_only_while_it_would_take_back_what_is_said(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = window_on(qtbot, tmp_path)
    window.edits.delete_event("departs")
    window.status.say("Something else")
    assert not window.status.undo.isVisible()
    window.edits.delete_event("dam")
    assert window.status.undo.isVisible()
    window.commands.open_path(sample_file(tmp_path))
    assert not window.status.undo.isVisible()


def test_that_the_path_makes_room_for_undo_in_a_narrow_window(qtbot: QtBot, tmp_path: Path) -> None:
    long = SAMPLE.replace("title: Departs", "title: " + "Departs at last from somewhere far away " * 2)
    window = window_on(qtbot, tmp_path, long)
    window.resize(500, 500)
    window.edits.delete_event("departs")
    status = window.status
    assert status.currentMessage().startswith("Deleted")
    assert not status.links[-1].isVisible()
    assert status.undo.geometry().right() < status.width()
    window.resize(1300, 500)
    assert status.links[-1].isVisible()
    assert status.undo.geometry().right() <= status.links[-1].geometry().left()
    status.say("Something else")
    assert status.links[-1].isVisible()


# --- editors --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["/usr/bin/kate", "--line", "451", "/x/e.yaml"], "Asked kate to show line 451"),
        (["code", "--goto", "/x/e.yaml:451:1"], "Asked code to show line 451"),
        (["mine", "/x/e.yaml"], "Asked mine to open e.yaml; look for line 451"),
    ],
)
def test_that_a_line_is_named_as_asked_for_only_where_it_was(command: list[str], said: str) -> None:
    assert asked(command, Path("/x/e.yaml"), 451) == said


def test_that_a_file_named_like_its_line_is_no_line() -> None:
    said = asked(["mine", "/x/451.yaml"], Path("/x/451.yaml"), 451)
    assert said == "Asked mine to open 451.yaml; look for line 451"


@pytest.mark.parametrize(
    ("opening", "said", "warned"),
    [
        (Opening("Asked kate to show line 7"), "Asked kate to show line 7", []),
        (Opening(trouble="No text editor was found"), "", ["No text editor was found"]),
    ],
)
def test_that_nothing_is_said_to_be_opened_where_nothing_was(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opening: Opening, said: str,
    warned: list[str],
) -> None:  # fmt: skip
    window, warnings = window_on(qtbot, tmp_path), list[str]()
    monkeypatch.setattr("viewer.ui.kit.desktop.editor_launch.open_in_editor", lambda *_: opening)
    monkeypatch.setattr("viewer.ui.window.file_commands.warn", lambda *words: warnings.append(words[-1]))
    window.commands.edit_at(7, 1)
    assert (window.status.currentMessage(), warnings) == (said, warned)


def test_that_a_message_begins_where_the_text_begins_that_it_covers(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    window = window_on(qtbot, tmp_path)
    window.appearance.dress(qapp)
    QApplication.processEvents()
    before = first_ink(window.status)
    window.status.say("1 event, said once more")
    QApplication.processEvents()
    assert window.status.links[0].isHidden()
    assert abs(first_ink(window.status) - before) <= 2
    window.status.say_done("1 event added")
    assert window.status.undo.geometry().left() > before


def first_ink(bar: QWidget) -> int:
    """Return where the first letter of a bar begins."""
    image = bar.grab().toImage()
    ground = image.pixel(2, image.height() // 2)
    rows = range(image.height())
    return next(x for x in range(2, image.width()) if any(image.pixel(x, y) != ground for y in rows))


# --- a newer format -------------------------------------------------------------------------------


def test_that_a_file_of_a_newer_format_offers_no_form(qtbot: QtBot, tmp_path: Path) -> None:
    text = SAMPLE.replace("format: 1", "format: 2")
    window = window_on(qtbot, tmp_path)
    assert window.document.path is not None
    window.document.path.write_text(text, encoding="utf-8")
    window.document.refresh()
    asks = (
        lambda: window.edits.add_event(),
        lambda: window.edits.edit_event("dam"),
        lambda: window.edits.duplicate_event("dam"),
        lambda: window.edits.delete_event("dam"),
        lambda: window.edits.add_item("sources"),
        lambda: window.edits.edit_item("lanes", "trip"),
        lambda: window.edits.edit_header(),
    )
    for ask in asks:
        window.status.clearMessage()
        ask()
        assert (
            window.status.currentMessage()
            == "The file is of a newer format: this Dateline never writes to it"
        )
    assert window.edits.desk.forms == []
    assert text_of(window) == text


# --- gaps -------------------------------------------------------------------------------------------


def test_that_a_gap_says_when_nothing_is_in_it() -> None:
    gap = TimeSpan(seconds_of(2002, 8, 25), seconds_of(2008, 3, 10))
    whole = hover_text(sample_timeline(), None, gap)
    assert whole == "<qt>No events here, 2003–2007 · click to unfold</qt>"
    part = hover_text(sample_timeline(), None, gap, is_part=True)
    assert part == "<qt>No events shown here, 2003–2007 · click to unfold</qt>"


def test_that_hidden_lanes_and_filters_make_what_is_shown_a_part(qtbot: QtBot, tmp_path: Path) -> None:
    window = window_on(qtbot, tmp_path)
    assert not window.state.is_part
    window.state.set_lane_view(LaneView(hidden=frozenset({"talk"})))
    assert window.state.is_part
    window.state.set_lane_view(LaneView())
    window.filtering.set_text("lane:trip")
    assert window.state.is_part


# --- PDF --------------------------------------------------------------------------------------------


def exported(qtbot: QtBot, window: MainWindow, out: Path) -> tuple[QMessageBox, dict[str, QPushButton]]:
    """Write a PDF and return the box that says so, with its buttons by their text."""
    path = window.document.path
    assert path is not None
    content = plain_content(replace(window.document.timeline, description=""))
    assert PrintActions().write(window, out, path, content)
    [box] = window.findChildren(QMessageBox)
    qtbot.addWidget(box)
    return box, {button.text(): button for button in box.findChildren(QPushButton)}


@pytest.mark.parametrize(("text", "opens_folder"), [("&Open", False), ("&Show in folder", True)])
def test_that_a_written_pdf_is_named_and_can_be_opened(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, opens_folder: bool
) -> None:
    opened: list[str] = []

    def take(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr("viewer.ui.kit.desktop.opening.QDesktopServices.openUrl", take)
    out = tmp_path / "out.pdf"
    box, buttons = exported(qtbot, window_on(qtbot, tmp_path), out)
    assert box.text().startswith("Wrote out.pdf, ")
    assert box.text().endswith(" pages.")
    assert str(out) in box.informativeText()
    buttons[text].click()
    assert opened == [str(tmp_path if opens_folder else out)]


def test_that_a_pdf_which_is_gone_is_not_said_to_be_open(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    warnings: list[str] = []
    monkeypatch.setattr("viewer.ui.kit.desktop.written.warn", lambda *words: warnings.append(words[-1]))
    out = tmp_path / "out.pdf"
    _box, buttons = exported(qtbot, window_on(qtbot, tmp_path), out)
    out.unlink()
    buttons["&Open"].click()
    assert warnings == [f"{out} is no longer there"]
