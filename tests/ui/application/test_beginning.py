"""What a window begins with: a search, a time, the event at a line."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from ui_samples import SAMPLE, sample_file, settings_in

from viewer.ui.application.beginning import Beginning, begin_with, span_on_axis
from viewer.ui.document.document import Document
from viewer.ui.look.theme import Appearance
from viewer.ui.window.main_window import MainWindow

LINES = SAMPLE.splitlines()


def line_of(text: str) -> int:
    """Return the first line of the sample that holds a text, 1-based."""
    return next(number for number, line in enumerate(LINES, 1) if text in line)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window without a file, not shown."""
    window = MainWindow(Document(), settings_in(tmp_path), Appearance("light"))
    qtbot.addWidget(window)
    return window


def test_that_a_window_begins_with_what_was_asked_for(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.commands.open_path(sample_file(tmp_path))
    begin_with(window, Beginning("dam", "2011-08-21"))
    with qtbot.waitExposed(window):
        window.show()
    assert window.search.text() == "dam" and window.searching.report() == "1 found"
    scale = window.state.scale
    assert scale is not None
    day = span_on_axis(window.state, "2011-08-21")
    qtbot.waitUntil(lambda: window.state.aim is not None and window.state.aim.to_px(day.start) < 200)
    window.state.settle()
    left, right = window.state.scale.to_px(day.start), window.state.scale.to_px(day.end)  # type: ignore[union-attr]
    assert 0 <= left < right <= window.state.width_px and right - left > window.state.width_px / 2


def test_that_a_large_file_is_searched_once_it_is_read(window: MainWindow, tmp_path: Path) -> None:
    begin_with(window, Beginning("dam"))
    assert window.search.text() == ""
    window.commands.open_path(sample_file(tmp_path))
    assert window.search.text() == "dam"
    window.commands.open_path(sample_file(tmp_path, SAMPLE.replace("dam", "dyke")))
    assert window.search.text() == ""


@pytest.mark.parametrize(
    ("text", "event_id"),
    [
        ("title: Departs", "departs"),
        ("id: dam", "dam"),
        ("Then he left", "dam"),
        ("title: A page", "dam"),
        ("Arrives", "trip-end"),
    ],
)
def test_that_the_event_at_a_line_is_selected(
    window: MainWindow, tmp_path: Path, text: str, event_id: str
) -> None:
    window.commands.open_path(sample_file(tmp_path))
    begin_with(window, Beginning(line=line_of(text)))
    assert window.state.selected_id == event_id


@pytest.mark.parametrize("line", [1, 5, 10_000])
def test_that_a_line_without_an_event_is_said(window: MainWindow, tmp_path: Path, line: int) -> None:
    window.commands.open_path(sample_file(tmp_path))
    begin_with(window, Beginning(line=line))
    assert window.state.selected_id == ""
    assert window.status.currentMessage() == f"No event stands at line {line}"


def test_that_a_line_of_an_entry_that_is_not_drawn_says_why(window: MainWindow, tmp_path: Path) -> None:
    text = SAMPLE + "  - date: soon\n    title: Broken\n"
    window.commands.open_path(sample_file(tmp_path, text))
    begin_with(window, Beginning(line=text.count("\n")))
    assert window.status.currentMessage().startswith(
        f"The entry at line {text.count(chr(10))} is not shown: "
    )
    assert "soon" in window.status.currentMessage()


def test_that_an_event_that_a_filter_hides_is_shown(window: MainWindow, tmp_path: Path) -> None:
    window.commands.open_path(sample_file(tmp_path))
    window.filtering.set_text("place:nowhere")
    assert window.state.timeline.event("dam") is None
    begin_with(window, Beginning(line=line_of("id: dam")))
    assert window.state.selected_id == "dam"


def test_that_what_was_asked_of_one_file_is_not_done_in_another(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("events: [", encoding="utf-8")
    window.commands.open_path(tmp_path / "broken.yaml")
    begin_with(window, Beginning("dam"))
    window.commands.open_path(sample_file(tmp_path))
    assert window.search.text() == ""
