"""A narrow window: the pane below the timeline, buttons that can still be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolButton
from pytestqt.qtbot import QtBot
from test_main_window import window_on

from viewer.ui.pane.place import LEAST_BESIDE_PX
from viewer.ui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> MainWindow:
    """A dressed window on the sample."""
    window = window_on(qtbot, tmp_path)
    window.appearance.dress(qapp)
    return window


def resized(window: MainWindow, width: int, height: int) -> None:
    window.resize(width, height)
    QApplication.processEvents()
    assert (window.width(), window.height()) == (width, height)


def test_that_a_narrow_window_has_the_pane_below_the_timeline_over_its_whole_width(
    window: MainWindow,
) -> None:
    resized(window, 700, 500)
    pane, view = window.pane, window.view
    assert pane.mapTo(window, QPoint(0, 0)).y() >= view.mapTo(window, QPoint(0, 0)).y() + view.height()
    assert pane.width() == view.width() == 700
    assert pane.height() >= 120
    assert view.canvas.height() >= 160


def test_that_a_wide_window_has_it_beside_again_as_wide_as_it_was_made(window: MainWindow) -> None:
    window.settings.pane_width_px = 300
    resized(window, LEAST_BESIDE_PX - 1, 500)
    assert not window.split.is_beside
    window.split.splitterMoved.emit(200, 1)
    assert window.settings.pane_width_px == 300
    resized(window, LEAST_BESIDE_PX, 500)
    assert window.split.is_beside
    assert window.pane.width() == 300


@pytest.mark.parametrize("width", [700, 760, 1280])
def test_that_every_button_of_the_tool_bar_has_room_for_its_text(window: MainWindow, width: int) -> None:
    resized(window, width, 500)
    buttons = window.tools.findChildren(QToolButton)
    shown = [button for button in buttons if button.isVisible() and button.defaultAction() is not None]
    assert len(shown) >= 6
    cut = [b.text() for b in shown if b.width() < b.fontMetrics().horizontalAdvance(b.text()) + 8]
    assert cut == []
    assert all(button.geometry().right() < width for button in shown)


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("part", ["problems", "list", "sources", "known_by", "filter"])
def test_that_no_part_makes_a_narrow_window_wider(window: MainWindow, percent: int, part: str) -> None:
    window.appearance.set_text_percent(percent)
    resized(window, 700, 500)
    if part == "filter":
        window.filtering.set_text("-status:retracted -lane:talk -place:Amur -source:book")
    else:
        window.actions_[part].trigger()
    QApplication.processEvents()
    assert window.width() == 700


@pytest.mark.parametrize("percent", [100, 150])
def test_that_the_problems_stand_below_their_buttons_where_one_line_is_too_narrow(
    window: MainWindow, percent: int
) -> None:
    window.appearance.set_text_percent(percent)
    resized(window, 1280, 800)
    window.problems.set_open(True)
    QApplication.processEvents()
    bar = window.problems.panel.bar
    one_line = bar.height()
    resized(window, 700, 800)
    QApplication.processEvents()
    assert (bar.height() > one_line) is (percent > 100)
    for button in bar.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width(), button.text()
            assert bar.rect().contains(button.geometry()), button.text()
    resized(window, 1280, 800)
    QApplication.processEvents()
    assert bar.height() == one_line
