"""What was known by a date: drawn as known or not yet known, counted, and listed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from test_main_window import window_on
from ui_samples import SAMPLE

from viewer.ui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window on four events, of which all but the first stand on a source of 21 August."""
    return window_on(qtbot, tmp_path, SAMPLE)


def picture(window: MainWindow) -> QImage:
    return window.view.canvas.grab().toImage()


def test_that_it_is_said_how_much_was_known(window: MainWindow) -> None:
    window.search.setText("known-by:2011-08-21")
    assert window.searching.report() == "3 known"
    window.search.setText("known-by:2011-08-20")
    assert window.searching.report() == "none known"


def test_that_what_was_not_known_yet_looks_unlike_what_was_not_found(window: MainWindow) -> None:
    window.search.setText("nowhere")
    assert window.searching.report() == "none found"
    not_found = picture(window)
    window.search.setText("known-by:2011-08-20")
    assert picture(window) != not_found
    window.search.setText("elsewhere")
    assert picture(window) == not_found


def test_that_the_list_holds_what_was_known(window: MainWindow) -> None:
    window.actions_["list"].trigger()
    window.search.setText("known-by:2011-08-21")
    titles = [window.listing.list.table.cell(row, 1) for row in range(window.listing.list.table.rowCount())]
    assert titles == ["Sees the dam", "Somebody speaks", "Arrives"]
    assert window.listing.list.count.text() == "3 of 4 events · 1 not yet known"
    window.search.setText("dam")
    assert "not yet known" not in window.listing.list.count.text()


def test_that_the_time_pointed_at_can_be_asked_for(window: MainWindow) -> None:
    canvas = window.view.canvas
    at = canvas.mapToGlobal(QPoint(canvas.width() // 2, canvas.height() - 20))
    date = window.view.date_text_at(at)
    menu = window.context_menus.menu_for("", at)
    (known,) = [action for action in menu.actions() if action.text().startswith("What was &known by ")]
    known.trigger()
    assert window.search.text() == f"known-by:{date}"
    assert window.searching.report().endswith("known")
