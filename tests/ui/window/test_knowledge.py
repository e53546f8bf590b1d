"""The line at the date by which something was known: dragged, moved by keys, typed, taken away."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from test_main_window import window_on
from ui_samples import SAMPLE

from viewer.ui.canvas.known_by import KnownByHandle
from viewer.ui.window.knowledge import day_text
from viewer.ui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window on four events, of which all but the first stand on a source of 21 August."""
    return window_on(qtbot, tmp_path, SAMPLE)


def handle(window: MainWindow) -> KnownByHandle:
    return window.knowing.knowledge.handle


def painted(qtbot: QtBot, window: MainWindow) -> None:
    """Wait for a frame."""
    with qtbot.waitSignal(window.view.canvas.painted):
        window.view.canvas.refresh()


def x_of(window: MainWindow, instant: int) -> float:
    scale = window.state.scale
    assert scale is not None
    return window.view.canvas.on_screen.gutter_px + scale.to_px(instant)


def test_that_a_typed_date_puts_the_line_at_its_end(qtbot: QtBot, window: MainWindow) -> None:
    window.search.setText("known-by:2011-08-21")
    line = handle(window)
    painted(qtbot, window)
    assert line.isVisible() and line.accessibleName() == "Known by 21 August 2011"
    assert day_text(line.instant or 0) == "2011-08-22"
    middle = line.geometry().center().x()
    assert abs(middle - x_of(window, line.instant or 0)) < 2
    assert window.actions_["known_by"].isChecked()
    window.search.setText("known-by:nonsense")
    assert not line.isVisible() and not window.actions_["known_by"].isChecked()


def test_that_one_key_asks_and_asks_no_more(qtbot: QtBot, window: MainWindow) -> None:
    action = window.actions_["known_by"]
    assert [key.toString() for key in action.shortcuts()] == ["Ctrl+K"]
    action.trigger()
    assert window.search.text().startswith("known-by:2011-08-2") and action.isChecked()
    assert handle(window).isVisible() and window.focusWidget() is handle(window)
    action.trigger()
    assert window.search.text() == "" and not handle(window).isVisible()
    assert window.focusWidget() is window.view.canvas


def test_that_dragging_the_tag_asks_day_by_day(qtbot: QtBot, window: MainWindow) -> None:
    window.search.setText("known-by:2011-08-20 dam")
    painted(qtbot, window)
    line = handle(window)
    assert window.searching.report() == "none found"
    qtbot.mousePress(line, Qt.MouseButton.LeftButton)
    canvas = window.view.canvas
    reports = []
    for day in ("2011-08-21", "2011-08-22"):
        instant = next(e.when.start for e in window.state.timeline.events if e.date.text == day) + 43_200
        at = canvas.mapToGlobal(QPoint(round(x_of(window, instant)), 12))
        qtbot.mouseMove(line, line.mapFromGlobal(at))
        reports.append((window.search.text(), window.searching.report()))
    assert reports == [("known-by:2011-08-21 dam", "1 found"), ("known-by:2011-08-22 dam", "1 found")]
    qtbot.mouseRelease(line, Qt.MouseButton.LeftButton)
    qtbot.mouseMove(line, QPoint(-200, 0))
    assert window.search.text() == "known-by:2011-08-22 dam"


def test_that_keys_move_it_and_take_it_away(qtbot: QtBot, window: MainWindow) -> None:
    window.search.setText("dam known-by:2011-08-21")
    line = handle(window)
    qtbot.keyClick(line, Qt.Key.Key_Left)
    assert window.search.text() == "dam known-by:2011-08-20"
    qtbot.keyClick(line, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert window.search.text() == "dam known-by:2011-08-30"
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    assert window.search.text() == "dam" and line.instant is None


def test_that_it_goes_with_the_view_and_is_gone_where_its_date_is_not_in_sight(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.search.setText("known-by:2011-08-21")
    painted(qtbot, window)
    line = handle(window)
    before = line.geometry().x()
    window.state.zoom_by(3.0, 0.0)
    window.state.settle()
    painted(qtbot, window)
    assert not line.isVisible() or line.geometry().x() > before
    window.search.setText("known-by:1999")
    painted(qtbot, window)
    assert not line.isVisible() and line.instant is not None
    assert window.actions_["known_by"].isChecked()


def test_that_no_frame_follows_from_the_line_alone(qtbot: QtBot, window: MainWindow) -> None:
    window.search.setText("known-by:2011-08-21")
    painted(qtbot, window)
    painted(qtbot, window)
    frames: list[int] = []
    window.view.canvas.painted.connect(lambda: frames.append(1))
    for _turn in range(50):
        QApplication.processEvents()
    assert len(frames) < 3


def test_that_paper_says_what_was_not_yet_known(window: MainWindow) -> None:
    from viewer.ui.paper.shown import What, shown_of

    window.search.setText("known-by:2011-08-21")
    shown = shown_of(window.document, window.state, window.searching, window.filtering, window.facts)
    kept, why = shown.ids[What.FOUND]
    assert kept == {"dam", "speech", "trip-end"}
    assert why == "not yet known (‘known-by:2011-08-21’)"
