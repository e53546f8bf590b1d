"""View › Lay beside: a second file in lanes of its own, to be read and never written."""

from __future__ import annotations

import threading
from hashlib import sha256
from pathlib import Path

import pytest
from paper_helpers import printed, text_of, words
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot
from test_main_window import saved, window_on
from ui_samples import SAMPLE

from viewer.model.comparing.beside import Guest
from viewer.model.timeline import Timeline
from viewer.ui.document import beside as laying
from viewer.ui.paper.shown import Shown, shown_of
from viewer.ui.window.deeds import lay_beside
from viewer.ui.window.main_window import MainWindow

SECOND = """\
title: What the papers printed
lanes: [{id: trip, title: Press}]
sources: [{id: wire, title: The other wire}]
events:
  - {id: dam, date: 2011-08-21, title: Front page, quotes: {text: a train has come, source: wire}}
  - {date: soon, title: Unreadable}
"""
OWN = ["Departs", "Sees the dam", "Somebody speaks", "Arrives"]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window with a second file laid beside its own."""
    window = window_on(qtbot, tmp_path)
    window.state.select("dam")
    (tmp_path / "papers.yaml").write_text(SECOND, encoding="utf-8")
    window.beside.lay(tmp_path / "papers.yaml")
    return window


def titles(window: MainWindow) -> list[str]:
    return [event.title for event in window.state.timeline.events]


def shown(window: MainWindow, **how: bool) -> Shown:
    p = window.parts
    return shown_of(p.document, p.state, p.searching, p.filtering, p.facts, **how)


def test_that_both_are_drawn_on_one_axis_and_the_selection_stays(window: MainWindow) -> None:
    assert titles(window) == ["Departs", "Sees the dam", "Front page", "Somebody speaks", "Arrives"]
    assert window.state.selected_id == "dam" and window.state.selected is not None
    assert window.state.selected.title == "Sees the dam"
    assert [lane.title for lane in window.state.timeline.lanes] == [
        "The trip", "Talk", "What the papers printed · papers.yaml, laid beside", "Press",
    ]  # fmt: skip
    window.view.canvas.grab()
    scene = window.view.canvas.on_screen.scene
    assert scene is not None and [lane.is_heading for lane in scene.lanes] == [False, False, True, False]


def test_that_the_page_about_this_timeline_tells_of_the_open_file_alone(window: MainWindow) -> None:
    window.state.select("")
    text = window.pane.view.document().toPlainText()
    assert "4 events · 2 sources · 2 quotations" in text
    assert "The other wire" not in text
    window.beside.take_away()
    assert window.pane.view.document().toPlainText() == text


def test_that_a_save_of_either_is_on_screen_at_once(window: MainWindow, tmp_path: Path) -> None:
    saved(window, SAMPLE.replace("Arrives", "Comes home"))
    assert titles(window) == ["Departs", "Sees the dam", "Front page", "Somebody speaks", "Comes home"]
    assert window.beside.document is not None
    (tmp_path / "papers.yaml").write_text(SECOND.replace("Front page", "Back page"), encoding="utf-8")
    window.beside.document.refresh()
    assert "Back page" in titles(window) and "Front page" not in titles(window)
    (tmp_path / "papers.yaml").write_text("{[", encoding="utf-8")
    window.beside.document.refresh()
    assert "Back page" in titles(window)  # the last that could be read
    assert window.state.timeline.lanes[2].title.endswith("not its present state")


def test_that_nothing_of_it_can_be_changed_here(window: MainWindow, tmp_path: Path) -> None:
    theirs = next(event for event in window.state.timeline.events if event.title == "Front page")
    window.state.select(theirs.id)
    window.actions_.refresh()
    before = [(tmp_path / name).read_bytes() for name in ("papers.yaml", "events.yaml")]
    for name in ("edit", "duplicate", "delete", "edit_line", "move_up", "move_down"):
        assert not window.actions_[name].isEnabled(), name
    said: list[str] = []
    window.edits.said.connect(said.append)
    edits = window.edits
    for act in (edits.edit_event, edits.duplicate_event, edits.delete_event):
        act(theirs.id)
    edits.edit_item("lanes", theirs.lane)
    edits.edit_item("sources", theirs.quotes[0].source)
    edits.keep_copy(theirs.quotes[0].source)
    assert said == ["It stands in the file that is laid beside; open that one to change it"] * 6
    assert [(tmp_path / name).read_bytes() for name in ("papers.yaml", "events.yaml")] == before


def test_that_an_event_added_beside_it_goes_into_the_open_file(window: MainWindow) -> None:
    theirs = next(event for event in window.state.timeline.events if event.title == "Front page")
    window.edits.add_event("2011-08-22", theirs.lane)
    [form] = window.edits.desk.forms
    assert "lane" not in form.fields()
    form.close()


def test_that_it_is_printed_with_its_own_name_and_digest(window: MainWindow, tmp_path: Path) -> None:
    content = shown(window).content
    digest = sha256(SECOND.encode()).hexdigest()
    assert f"beside it papers.yaml · SHA-256 {digest[:8]} {digest[8:16]}… · 5 events" in content.identity()
    assert "papers.yaml: 1 entry could not be read: line 6" in content.warnings()
    text = words(" ".join(text_of(page) for page in printed(tmp_path, content).pages))
    assert "Front page" in text and "a train has come" in text and "Sees the dam" in text
    assert "What the papers printed papers yaml laid beside" in text
    assert f"SHA 256 {digest[:8]}" in text


def test_that_what_is_printed_says_which_of_both_is_not_as_its_file_is_now(
    window: MainWindow, tmp_path: Path
) -> None:
    old = "Not the file’s present state, but the last that could be read."
    assert not [said for said in shown(window).content.warnings() if old in said]
    (tmp_path / "papers.yaml").write_text("{[", encoding="utf-8")
    assert window.beside.document is not None and window.document.path is not None
    window.beside.document.refresh()
    (said,) = [said for said in shown(window).content.warnings() if old in said]
    assert said.startswith(f"papers.yaml: {old}")
    window.document.path.write_text("{[", encoding="utf-8")
    window.document.refresh()
    own, _theirs = [said for said in shown(window).content.warnings() if old in said]
    assert own.startswith(old)


def test_that_exports_hold_the_open_file_alone(window: MainWindow) -> None:
    theirs = next(event for event in window.state.timeline.events if event.title == "Front page")
    window.state.select(theirs.id)
    found = shown(window, beside=False)
    assert [event.title for event in found.content.timeline.events] == OWN
    assert all(not name.endswith("@beside") for kept, _ in found.ids.values() for name in kept)


def test_that_it_is_taken_away_again_and_goes_with_its_file(window: MainWindow, tmp_path: Path) -> None:
    lay_beside(window.parts)
    assert titles(window) == OWN and not window.beside.is_there
    window.beside.lay(tmp_path / "papers.yaml")
    (tmp_path / "next.yaml").write_text(SAMPLE, encoding="utf-8")
    window.commands.open_path(tmp_path / "next.yaml")
    assert titles(window) == OWN and not window.beside.is_there


@pytest.mark.parametrize("content", [None, b"\xff\xfe", b"{["])
def test_that_what_cannot_be_read_is_said_and_nothing_changes(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    window = window_on(qtbot, tmp_path)
    path = tmp_path / "other.yaml"
    if content is not None:
        path.write_bytes(content)
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(path), ""))
    lay_beside(window.parts)
    assert len(said) == 1 and said[0].startswith("It cannot be laid beside: ")
    assert titles(window) == OWN and not window.beside.is_there


@pytest.fixture
def on_threads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Where timelines are laid beside each other while any are large: the threads, as they come."""
    threads: list[int] = []
    real = Guest.laid_beside

    def watched(guest: Guest, first: Timeline, heading: str) -> Timeline:
        threads.append(threading.get_ident())
        return real(guest, first, heading)

    monkeypatch.setattr(laying, "LARGE_EVENTS", 0)
    monkeypatch.setattr(Guest, "laid_beside", watched)
    return threads


def test_that_large_timelines_are_laid_beside_on_a_thread(
    qtbot: QtBot, tmp_path: Path, on_threads: list[int]
) -> None:
    window = window_on(qtbot, tmp_path)
    (tmp_path / "papers.yaml").write_text(SECOND, encoding="utf-8")
    window.state.select("dam")
    window.beside.lay(tmp_path / "papers.yaml")

    assert titles(window) == OWN
    qtbot.waitUntil(lambda: "Front page" in titles(window))
    assert titles(window) == ["Departs", "Sees the dam", "Front page", "Somebody speaks", "Arrives"]
    assert window.state.selected_id == "dam"
    assert len(on_threads) == 1
    assert on_threads[0] != threading.get_ident()
    assert window.beside.both(window.document.timeline) is window.state.whole


def test_that_what_is_taken_away_while_it_is_laid_beside_never_comes(
    qtbot: QtBot, tmp_path: Path, on_threads: list[int]
) -> None:
    window = window_on(qtbot, tmp_path)
    (tmp_path / "papers.yaml").write_text(SECOND, encoding="utf-8")
    window.beside.lay(tmp_path / "papers.yaml")
    window.beside.take_away()
    window.beside.lay(tmp_path / "papers.yaml")
    window.beside.take_away()
    window.beside.close()
    QCoreApplication.processEvents()

    assert titles(window) == OWN
    assert not window.beside.is_there
    assert threading.get_ident() not in on_threads
