"""Everything by Tab: each stop can be seen, has a name, shows that it has the keyboard, and comes in its turn."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from test_main_window import window_on
from ui_samples import SAMPLE

from viewer.ui.kit.tab_order import next_stop
from viewer.ui.window.main_window import MainWindow

#: With an entry that is not placed, so that banner, problems and status line have something to say.
FLAWED = f"{SAMPLE}  - {{date: 2011-08-99, title: Broken}}\n"
MOST_STEPS = 80


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> MainWindow:
    """A window with everything open that can be."""
    window = window_on(qtbot, tmp_path, FLAWED)
    window.appearance.dress(qapp)
    window.resize(1280, 900)
    window.activateWindow()
    window.listing.toggle()
    window.filtering.set_text("-status:retracted -place:nowhere")
    window.state.select("dam")
    window.view.canvas.setFocus()
    qtbot.waitUntil(window.view.canvas.hasFocus)
    QApplication.processEvents()
    return window


def walked(window: MainWindow, *, back: bool = False) -> list[QWidget]:
    """Return what Tab comes by, from the canvas until it is there again, each stop once."""
    stops: list[QWidget] = []
    for _ in range(MOST_STEPS):
        here = QApplication.focusWidget()
        assert here is not None
        if stops and here is stops[0]:
            return stops
        if not stops or here is not stops[-1]:  # a page's links are stops within the page
            stops.append(here)
        QTest.keyClick(here, Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)
    raise AssertionError("Tab never came back")


def room_of(window: MainWindow, stop: QWidget) -> str:
    rooms = {
        "search": window.search,
        "tools": window.tools,
        "filter": window.filter_bar,
        "canvas": window.view.canvas,
        "overview": window.view.overview,
        "list": window.listing,
        "pane": window.pane,
        "banner": window.banner,
        "help": window.help.panel,
        "problems": window.problems,
        "status": window.status,
    }
    return next(name for name, room in rooms.items() if room is stop or room.isAncestorOf(stop))


def test_that_tab_goes_from_room_to_room_and_comes_round(window: MainWindow) -> None:
    rooms = list(dict.fromkeys(room_of(window, stop) for stop in walked(window)))
    assert rooms == ["canvas", "overview", "list", "pane", "banner", "status", "tools", "search", "filter"]


def test_that_the_problems_panel_comes_before_the_status_line(window: MainWindow) -> None:
    window.problems.set_open(True)
    window.view.canvas.setFocus()
    rooms = list(dict.fromkeys(room_of(window, stop) for stop in walked(window)))
    assert rooms == ["canvas", "overview", "list", "pane", "problems", "status", "tools", "search", "filter"]


def test_that_help_comes_after_the_problems(window: MainWindow) -> None:
    window.resize(1400, 900)
    window.problems.set_open(True)
    window.help.toggle("keys")
    window.view.canvas.setFocus()
    rooms = list(dict.fromkeys(room_of(window, stop) for stop in walked(window)))
    assert rooms == [
        "canvas",
        "overview",
        "list",
        "pane",
        "problems",
        "help",
        "status",
        "tools",
        "search",
        "filter",
    ]


def test_that_shift_and_tab_go_the_same_way_back(window: MainWindow) -> None:
    there, back = walked(window), walked(window, back=True)
    assert len(there) > 20
    assert back == [there[0], *reversed(there[1:])]


def test_that_every_stop_can_be_seen_and_has_a_name(window: MainWindow) -> None:
    window.problems.set_open(True)
    window.help.toggle("keys")
    window.view.canvas.setFocus()
    stops = walked(window)
    assert len(stops) > 24
    hidden = [stop for stop in stops if not stop.isVisible() or stop.visibleRegion().isEmpty()]
    nameless = [stop for stop in stops if not name_of(stop)]
    assert (hidden, nameless) == ([], [])


def test_that_every_stop_shows_that_it_has_the_keyboard(window: MainWindow) -> None:
    window.problems.set_open(True)
    window.help.toggle("keys")
    window.view.canvas.setFocus()
    stops = walked(window)
    unseen = []
    for stop, other in zip(stops, [*stops[1:], stops[0]], strict=True):
        other.setFocus(Qt.FocusReason.TabFocusReason)
        without = picture(window, stop)
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        if picture(window, stop) == without:
            unseen.append((type(stop).__name__, name_of(stop)))
    assert unseen == []


def test_that_nothing_can_be_reached_where_there_is_nothing(qtbot: QtBot) -> None:
    empty = QWidget()
    qtbot.addWidget(empty)
    assert next_stop([empty], None, forward=True) is None


def name_of(stop: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(stop)
    assert interface is not None
    return interface.text(QAccessible.Text.Name)


def picture(window: MainWindow, widget: QWidget) -> QImage:
    """Return how a widget looks, without the blinking line of a text."""
    QApplication.processEvents()
    place = widget.mapTo(window, QPoint(0, 0))
    return window.grab().copy(place.x(), place.y(), widget.width(), widget.height()).toImage()
