"""What screen readers are told beside what the keyboard is on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from test_main_window import window_on
from ui_samples import SAMPLE

from viewer.ui.window.announcer import Announcer
from viewer.ui.window.main_window import MainWindow


class Ear:
    """Takes down what is said."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def hear(self, _widget: QWidget, text: str) -> None:
        """Take a text down."""
        if text:
            self.heard.append(text)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window on the sample."""
    return window_on(qtbot, tmp_path)


@pytest.fixture
def ear(window: MainWindow) -> Ear:
    """What hears the window."""
    made = Ear()
    Announcer(window.parts, made.hear)
    return made


def test_that_it_is_said_how_many_a_search_has_found(window: MainWindow, ear: Ear) -> None:
    window.search.setText("dam")
    window.search.setText("dam there is none")
    assert ear.heard == ["1 found", "none found"]


def test_that_it_is_said_what_a_filter_leaves_and_when_it_is_gone(window: MainWindow, ear: Ear) -> None:
    window.filtering.set_text("lane:talk")
    window.filtering.clear()
    assert ear.heard == ["1 of 4 events shown", "All 4 events shown"]


def test_that_messages_of_the_status_line_are_said(window: MainWindow, ear: Ear) -> None:
    window.status.say("Title copied")
    assert ear.heard == ["Title copied"]


def test_that_a_save_by_others_is_said_and_what_it_broke_once(window: MainWindow, ear: Ear) -> None:
    path = window.document.path
    assert path is not None
    path.write_text(SAMPLE + "  - {date: 2011-08-24, title: Goes home}\n", encoding="utf-8")
    window.document.refresh()
    assert ear.heard == ["Read again: 5 events"]
    for title in ("Goes", "Goes again"):
        path.write_text(f"{SAMPLE}  - {{date: 2011-08-99, title: {title}}}\n", encoding="utf-8")
        window.document.refresh()
    assert ear.heard[2:] == ["Read again: 4 events"]
    assert "1 entry not shown" in ear.heard[1]
    assert "2011-08-99" in ear.heard[1]


def test_that_the_selected_event_is_said_while_the_keyboard_is_elsewhere(
    qtbot: QtBot, window: MainWindow, ear: Ear
) -> None:
    window.activateWindow()
    window.view.canvas.setFocus()
    qtbot.waitUntil(window.view.canvas.hasFocus)
    window.state.select("departs")
    assert ear.heard == []
    window.search.setFocus()
    window.state.select("dam")
    assert ear.heard == ["Sees the dam, Sunday 21 August 2011, Reported, The trip, Amur, 2 quotations"]


def test_that_an_edit_of_the_windows_own_is_said_by_its_name_alone(window: MainWindow, ear: Ear) -> None:
    window.edits.delete_event("departs")
    assert len(ear.heard) == 1
    assert "Departs" in ear.heard[0] and "Ctrl+Z" in ear.heard[0]
    window.pen.undo()
    assert len(ear.heard) == 2
    assert ear.heard[1].startswith("Undone")
