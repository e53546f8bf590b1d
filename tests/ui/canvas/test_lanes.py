"""Lanes on the canvas: by arrow, by drag, by key and by menu; and what a file is remembered with."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pytest
from layout_helpers import random_events, timeline
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from ui_samples import sample_file, sample_timeline, settings_in

from viewer.layout.frame.lane_view import ALL_LANES, LaneView
from viewer.model.timeline import Lane
from viewer.ui.canvas.hover import lane_text
from viewer.ui.canvas.timeline_view import TimelineView
from viewer.ui.document.document import Document
from viewer.ui.look.theme import Appearance
from viewer.ui.paint.painting import CHEVRON_PX
from viewer.ui.state.view_state import ViewState
from viewer.ui.window.main_window import MainWindow
from viewer.ui.window.view_memory import store_lane_view, stored_lane_view


@pytest.fixture
def view(qtbot: QtBot) -> TimelineView:
    state = ViewState()
    made = TimelineView(state, Appearance("light"))
    qtbot.addWidget(made)
    made.resize(1000, 900)
    state.set_timeline(timeline(*random_events(45, 3, 3), lanes=3))
    with qtbot.waitExposed(made):
        made.show()
    made.canvas.grab()
    return made


def shown(view: TimelineView) -> list[str]:
    view.canvas.grab()
    scene = view.canvas.on_screen.scene
    assert scene is not None
    return [f"{'-' if band.is_thin else ''}{band.title[-1]}" for band in scene.lanes]


def middle_of(view: TimelineView, row: int, x: int = 60) -> QPoint:
    scene = view.canvas.on_screen.scene
    assert scene is not None
    band = scene.lanes[row]
    return QPoint(x, round(band.y + band.height / 2))


def arrow_of(view: TimelineView, row: int) -> QPoint:
    scene = view.canvas.on_screen.scene
    assert scene is not None
    return QPoint(10, round(scene.lanes[row].y + 10))


def first_of(view: TimelineView, lane: str) -> str:
    return next(event.id for event in view.canvas.state.timeline.events if event.lane == lane)


def command(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text().replace("&", "").startswith(text))


def test_that_a_click_on_the_arrow_collapses_a_lane_and_opens_it_again(
    qtbot: QtBot, view: TimelineView
) -> None:
    with qtbot.waitSignal(view.canvas.state.lanes_changed):
        QTest.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=arrow_of(view, 1))
    assert shown(view) == ["0", "-1", "2"]
    QTest.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=arrow_of(view, 1))
    assert shown(view) == ["0", "1", "2"]


def test_that_a_double_click_on_a_title_gives_its_lane_the_window_and_back(view: TimelineView) -> None:
    QTest.mouseDClick(view.canvas, Qt.MouseButton.LeftButton, pos=middle_of(view, 2))
    assert shown(view) == ["-0", "-1", "2"]
    QTest.mouseDClick(view.canvas, Qt.MouseButton.LeftButton, pos=middle_of(view, 2))
    assert shown(view) == ["0", "1", "2"]


def test_that_opening_a_thin_lane_ends_that_another_has_the_window(view: TimelineView) -> None:
    lanes = view.canvas.lanes
    lanes.toggle_alone(lanes.lanes[2])
    lanes.toggle_collapsed(lanes.lanes[0])
    assert shown(view) == ["0", "1", "2"]


def test_that_a_click_beside_the_arrow_does_nothing(view: TimelineView) -> None:
    QTest.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=middle_of(view, 1))
    assert shown(view) == ["0", "1", "2"]


@pytest.mark.parametrize(("row", "target", "wanted"), [(0, 2, "120"), (2, 0, "201"), (1, 1, "012")])
def test_that_dragging_a_title_moves_its_lane(view: TimelineView, row: int, target: int, wanted: str) -> None:
    start, end = middle_of(view, row), middle_of(view, target)
    end += QPoint(0, {0: -40, 1: 5, 2: 60}[target])
    scale = view.canvas.state.scale
    QTest.mousePress(view.canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.canvas, end)
    assert (view.canvas.gutter.drop_y is not None) is (row != target or abs(end.y() - start.y()) > 4)
    QTest.mouseRelease(view.canvas, Qt.MouseButton.LeftButton, pos=end)
    assert "".join(shown(view)) == wanted
    assert view.canvas.gutter.drop_y is None
    assert view.canvas.state.scale == scale


def test_that_keys_collapse_hide_and_move_the_selected_events_lane(view: TimelineView) -> None:
    canvas, state = view.canvas, view.canvas.state
    state.select(first_of(view, "b"))
    QTest.keyClick(canvas, Qt.Key.Key_C)
    assert shown(view) == ["0", "-1", "2"]
    ctrl_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(canvas, Qt.Key.Key_Up, ctrl_shift)
    assert shown(view) == ["-1", "0", "2"]
    QTest.keyClick(canvas, Qt.Key.Key_Down, ctrl_shift)
    QTest.keyClick(canvas, Qt.Key.Key_Down, ctrl_shift)
    assert shown(view) == ["0", "2", "-1"]
    QTest.keyClick(canvas, Qt.Key.Key_H)
    assert shown(view) == ["0", "2"]
    assert state.selected_id == ""


def test_that_a_notice_names_hidden_lanes_and_brings_them_back(view: TimelineView) -> None:
    state, notice = view.canvas.state, view.hidden_lanes
    assert not notice.isVisible()
    state.set_lane_view(ALL_LANES.with_hidden("b", True))
    assert notice.isVisible()
    assert notice.text() == "1 lane\nhidden"
    assert "Lane 1" in notice.toolTip()
    assert notice.geometry().right() < view.canvas.stage.gutter_px
    QTest.mouseClick(notice, Qt.MouseButton.LeftButton)
    assert shown(view) == ["0", "1", "2"]
    assert not notice.isVisible()


def test_that_walking_passes_over_hidden_lanes_and_asking_shows_them(view: TimelineView) -> None:
    canvas, state = view.canvas, view.canvas.state
    state.set_lane_view(ALL_LANES.with_hidden("b", True))
    walked = []
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    while (event := state.selected) is not None:
        walked.append(event.id)
        following = state.neighbour(1)
        if following is None:
            break
        QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert walked == [event.id for event in state.timeline.events if event.lane != "b"]
    QTest.keyClick(canvas, Qt.Key.Key_End)
    assert state.selected_id == walked[-1]
    state.select(first_of(view, "b"))
    assert state.selected_id == first_of(view, "b")
    assert shown(view) == ["0", "1", "2"]


def test_that_up_and_down_follow_the_order_shown(view: TimelineView) -> None:
    canvas, state = view.canvas, view.canvas.state
    state.set_lane_view(LaneView(("c", "a", "b")))
    state.select(first_of(view, "c"))
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    assert state.selected is not None
    assert state.selected.lane == "a"


def test_that_the_last_lane_cannot_be_hidden(view: TimelineView) -> None:
    lanes = view.canvas.lanes
    for lane in lanes.lanes:
        lanes.set_hidden(lane, True)
    assert shown(view) == ["2"]
    menu = QMenu()
    lanes.fill_lanes_menu(menu)
    assert command(menu, "Show all lanes").isEnabled()
    command(menu, "Show all lanes").trigger()
    assert shown(view) == ["0", "1", "2"]


def test_that_the_menu_of_lanes_ticks_what_is_shown(view: TimelineView) -> None:
    lanes = view.canvas.lanes
    menu = QMenu()
    lanes.fill_lanes_menu(menu)
    tick = command(menu, "Lane 1")
    assert tick.isChecked()
    tick.trigger()
    assert shown(view) == ["0", "2"]
    command(menu, "Collapse all").trigger()
    again = QMenu()
    lanes.fill_lanes_menu(again)
    assert not command(again, "Lane 1").isChecked()
    command(again, "Lane 1").trigger()
    assert shown(view) == ["-0", "-1", "-2"]
    command(again, "Open all").trigger()
    lanes.move(lanes.lanes[2], -2)
    assert shown(view) == ["2", "0", "1"]
    last = QMenu()
    lanes.fill_lanes_menu(last)
    command(last, "Order of the file").trigger()
    assert shown(view) == ["0", "1", "2"]


def test_that_an_event_of_a_collapsed_lane_can_be_clicked_and_is_marked(view: TimelineView) -> None:
    canvas, state = view.canvas, view.canvas.state
    state.set_lane_view(ALL_LANES.with_collapsed("a", True).with_collapsed("b", True))
    canvas.grab()
    scene = canvas.on_screen.scene
    assert scene is not None
    box = next(box for box in scene.boxes if box.event is not None and box.event.lane == "b" and box.x0 > 0)
    at = QPoint(round(canvas.stage.gutter_px + (box.x0 + box.x1) / 2), round(box.y + box.height / 2))
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    assert state.selected is not None
    assert state.selected.lane == "b"


def test_that_a_right_click_on_a_title_asks_for_the_lanes_menu(qtbot: QtBot, view: TimelineView) -> None:
    at = middle_of(view, 1)
    with qtbot.waitSignal(view.canvas.lane_context_requested) as caught:
        view.canvas.contextMenuEvent(
            QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.canvas.mapToGlobal(at))
        )
    assert caught.args[0] == "b"


def test_that_a_title_tells_its_whole_name_when_hovered() -> None:
    made = sample_timeline()
    assert lane_text(made, made.lanes[0]) == "<qt>The trip<br>3 events</qt>"


def test_that_titles_are_pointed_at_only_where_they_stand(view: TimelineView) -> None:
    assert view.canvas.on_screen.titled_lane_at(QPointF(50, 60)) is not None
    assert view.canvas.on_screen.titled_lane_at(QPointF(500, 60)) is None
    assert view.canvas.on_screen.titled_lane_at(QPointF(50, 10)) is None


def opened(qtbot: QtBot, folder: Path, file: Path) -> MainWindow:
    window = MainWindow(Document(), settings_in(folder), Appearance("light"))
    qtbot.addWidget(window)
    window.commands.open_path(file)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_that_a_file_is_shown_as_it_was_left(qtbot: QtBot, tmp_path: Path) -> None:
    file = sample_file(tmp_path)
    window = opened(qtbot, tmp_path, file)
    window.state.set_lane_view(LaneView(("talk", "trip"), frozenset({"trip"})))
    window.settings.store.sync()
    other = tmp_path / "other"
    other.mkdir()
    window.commands.open_path(sample_file(other))
    assert window.state.lane_view == ALL_LANES
    again = opened(qtbot, tmp_path, file)
    assert again.state.lane_view == LaneView(("talk", "trip"), frozenset({"trip"}))


def test_that_the_windows_menus_reach_the_lanes(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path, sample_file(tmp_path))
    view_menu = next(a.menu() for a in window.menuBar().actions() if a.text() == "&View")
    lanes = command(view_menu, "Lanes").menu()
    lanes.aboutToShow.emit()
    assert [action.text() for action in lanes.actions()[:2]] == ["The trip", "Talk"]
    titles = window.context_menus.lane_menu("talk")
    command(titles, "Hide lane").trigger()
    assert window.state.hidden_lanes == {"talk"}
    of_event = window.context_menus.menu_for("dam", QPoint())
    sub = command(of_event, "Lane: The trip").menu()
    assert not command(sub, "Hide").isEnabled()


@pytest.mark.parametrize(
    "spoilt",
    [
        "?!", "[1]", '{"x": 3}', '{"FILE": {"order": [1, null], "hidden": "a"}}',
        pytest.param("[" * 100_000, id="deep"),
    ],
)  # fmt: skip
def test_that_spoilt_memories_of_lanes_count_as_none(tmp_path: Path, spoilt: str) -> None:
    settings, file = settings_in(tmp_path), tmp_path / "FILE"
    settings.store.setValue("view/lanes", spoilt.replace("FILE", str(file)))
    assert stored_lane_view(settings, file) == ALL_LANES
    store_lane_view(settings, file, ALL_LANES.with_hidden("x", True))
    assert stored_lane_view(settings, file).hidden == {"x"}


def test_that_only_the_latest_files_are_remembered(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    for number in range(70):
        store_lane_view(settings, tmp_path / str(number), ALL_LANES.with_hidden("x", True))
    assert stored_lane_view(settings, tmp_path / "0") == ALL_LANES
    assert stored_lane_view(settings, tmp_path / "69").hidden == {"x"}


def test_that_a_long_word_of_a_title_breaks_rather_than_ends(view: TimelineView) -> None:
    def rows_inked(title: str) -> int:
        lanes = (Lane("a", title), Lane("b", "B"))
        view.canvas.state.set_timeline(replace(made, lanes=lanes))
        picture = view.canvas.grab().toImage()
        gutter = range(round(CHEVRON_PX) + 1, round(view.canvas.stage.gutter_px) - 4)
        dark = [any(picture.pixelColor(x, y).lightness() < 90 for x in gutter) for y in range(52, 110)]
        return sum(now and not before for before, now in itertools.pairwise([False, *dark]))

    made = timeline(*random_events(12, 3, 2), lanes=2)
    assert rows_inked("Word") == 1
    assert rows_inked("m" * 40) > 1
