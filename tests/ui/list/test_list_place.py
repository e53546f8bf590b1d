"""The list in the window: where it stands, how one gets there and back, what keys do there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot
from test_main_window import window_on

from viewer import words
from viewer.model.event_words import STATUS_WORDS, status_text
from viewer.ui.document.document import Document
from viewer.ui.list.place import Standing
from viewer.ui.list.row import TEXT_PX
from viewer.ui.look.theme import Appearance
from viewer.ui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window on the sample."""
    return window_on(qtbot, tmp_path)


def test_that_one_key_shows_reaches_and_hides_it(window: MainWindow) -> None:
    action = window.actions_["list"]
    assert [key.toString() for key in action.shortcuts()] == ["Ctrl+L"]
    action.trigger()
    assert window.listing.is_open and action.isChecked()
    assert window.focusWidget() is window.listing.list.rows
    assert window.state.selected_id == ""
    window.view.focus_canvas()
    action.trigger()
    assert window.listing.is_open and window.focusWidget() is window.listing.list.rows
    action.trigger()
    assert not window.listing.is_open and not action.isChecked()
    assert window.focusWidget() is window.view.canvas


@pytest.mark.parametrize("standing", list(Standing))
def test_that_it_stands_below_beside_or_in_the_timelines_place(
    window: MainWindow, standing: Standing
) -> None:
    window.actions_[f"list_{standing.value}"].trigger()
    rows, canvas = window.listing.list, window.view
    assert rows.isVisible() and canvas.isVisible() is (standing is not Standing.ALONE)
    corner = rows.mapTo(window.listing, QPoint(0, 0))
    if standing is Standing.BELOW:
        assert corner.y() >= canvas.geometry().bottom() and rows.height() >= 150
    elif standing is Standing.BESIDE:
        assert corner.x() >= canvas.geometry().right() and rows.width() >= 150
    assert window.actions_[f"list_{standing.value}"].isChecked()


def test_that_what_is_done_to_an_event_is_done_from_the_list_too(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_["list"].trigger()
    rows = window.listing.list.rows
    window.state.select("trip-end")
    before = len(window.document.timeline.events)
    with qtbot.waitSignal(window.document.loaded):
        qtbot.keyClick(rows, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(window.document.timeline.events) == before - 1)
    assert window.document.timeline.event("trip-end") is None
    qtbot.keyClick(rows, Qt.Key.Key_Escape)
    assert window.focusWidget() is window.view.canvas


def test_that_enter_reads_on_in_the_pane(qtbot: QtBot, window: MainWindow) -> None:
    window.pane.hide()
    window.actions_["list"].trigger()
    window.state.select("dam")
    qtbot.keyClick(window.listing.list.rows, Qt.Key.Key_Return)
    assert window.pane.isVisible()


def test_that_the_list_is_there_again_in_the_next_run(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_["list_beside"].trigger()
    window.listing.setSizes([window.listing.width() - 300, 300])
    window.listing.splitterMoved.emit(1, 1)
    kept = window.listing.list.width()
    again = MainWindow(Document(), window.settings, Appearance("light"))
    qtbot.addWidget(again)
    with qtbot.waitExposed(again):
        again.show()
    assert again.listing.is_open and again.listing.standing is Standing.BESIDE
    assert abs(again.listing.list.width() - kept) <= 40


def test_that_a_search_goes_on_in_the_events_that_come_back(window: MainWindow) -> None:
    window.actions_["list"].trigger()
    window.filtering.set_text("id:trip-start")
    window.search.setText("i")
    few = window.listing.list.table.event_count
    window.filtering.clear()
    hits = window.state.hits
    assert hits is not None
    assert window.listing.list.table.event_count == len(hits.places) > few


@pytest.mark.parametrize("language", ["es", "ru"])
def test_that_a_column_of_statuses_has_room_for_long_words(
    qtbot: QtBot, tmp_path: Path, language: str, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lambda: words.speak(None))
    words.speak(language)
    window = window_on(qtbot, tmp_path)
    window.actions_["list"].trigger()
    rows, table = window.listing.list.rows, window.listing.list.table
    at = [column.name for column in table.columns].index("status")
    font = window.appearance.theme.font(TEXT_PX)
    needed = max(QFontMetricsF(font).horizontalAdvance(status_text(status)) for status in STATUS_WORDS)
    assert rows.columnWidth(at) >= needed + 16
