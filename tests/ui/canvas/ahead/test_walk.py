"""Who holds an arrow key down goes from event to event: what that asks for comes first, and nothing is done twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from unittest.mock import Mock

import pytest
from layout_helpers import event, random_events, timeline
from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from test_lanes_moved import crowded
from test_next_pictures import rest, shown, step

from viewer.layout.frame import scene as scenes
from viewer.model.dates.timespan import DAY, TimeSpan
from viewer.ui.canvas import canvas as canvas_module
from viewer.ui.canvas.ahead import walk
from viewer.ui.canvas.canvas import TimelineCanvas
from viewer.ui.canvas.shown import stage
from viewer.ui.canvas.shown.pace import Pace
from viewer.ui.paint import painting
from viewer.ui.paint.parts import BoxesNear

NOON = datetime(2011, 8, 23, 12, 0, tzinfo=UTC)


def set_walking(monkeypatch: pytest.MonkeyPatch, is_walking: bool) -> None:
    monkeypatch.setattr(Pace, "is_walking", property(lambda _pace: is_walking))


@pytest.mark.parametrize(
    ("is_walking", "order"), [(False, ["letters", "pictures"]), (True, ["pictures", "letters"])]
)
def test_that_who_walks_on_needs_pictures_before_letters(
    monkeypatch: pytest.MonkeyPatch, *, is_walking: bool, order: list[str]
) -> None:
    done: list[str] = []

    def noted(name: str) -> Iterator[None]:
        done.append(name)
        yield

    monkeypatch.setattr(walk, "letters_on_screen", lambda _view: noted("letters"))
    view, pictures = Mock(), Mock()
    view.pace.is_walking = is_walking
    pictures.steps = lambda: noted("pictures")
    list(walk.walked(view, pictures))
    assert done == order


def test_that_no_next_view_is_drawn_while_a_hand_walks(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    canvas = shown(qtbot, crowded())
    canvas.state.select(canvas.state.timeline.events[300].id)
    canvas.state.zoom_by(1.25, 300.0)
    rest(qtbot, canvas)
    assert canvas.next_views is not None
    qtbot.waitUntil(lambda: canvas.pace.is_at_rest)
    set_walking(monkeypatch, True)
    heights = set()
    working = []
    for _ in range(6):
        step(canvas, 1)
        heights.add(canvas.lane_scroll.y)
        canvas.grab()
        working.append(canvas.next_views.work.is_working)
    assert len(heights) > 2 and working == [False] * 6
    set_walking(monkeypatch, False)
    canvas.pace.rested.emit()
    assert canvas.next_views.work.is_working


def test_that_the_next_is_prepared_once_a_turned_view_rests_though_nothing_is_painted(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = shown(qtbot, crowded())
    canvas.state.select(canvas.state.timeline.events[300].id)
    rest(qtbot, canvas)
    canvas.state.zoom_by(1.25, 300.0, at_once=True)
    canvas.grab()
    turned = canvas.is_turned, canvas.walk.is_working
    monkeypatch.setattr(TimelineCanvas, "is_turned", False)
    canvas.pace.rested.emit()
    assert (turned, canvas.walk.is_working) == ((True, False), True)


def test_that_a_walk_is_told_to_have_ended(qtbot: QtBot) -> None:
    pace = Pace()
    pace.note_step()
    pace.note_step()
    assert pace.is_walking
    with qtbot.waitSignal(pace.rested):
        pass
    assert not pace.is_walking


def test_that_what_was_coarse_is_drawn_by_the_next_step_of_a_walk(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = shown(qtbot, timeline(*random_events(6000, 5, 6), lanes=6))
    events = canvas.state.timeline.events
    middle = events[3000].when.start
    canvas.state.show_span(TimeSpan(middle - 40 * DAY, middle + 40 * DAY))
    canvas.state.select(events[3000].id)
    set_walking(monkeypatch, True)
    canvas.grab()
    assert canvas.is_coarse
    painted: list[bool] = []
    canvas.painted.connect(lambda: painted.append(canvas.is_coarse))

    def is_packed() -> bool:
        with canvas.stage.packing(0):
            canvas.scene()
        return not canvas.stage.is_unfinished

    qtbot.waitUntil(is_packed)
    for _ in range(20):
        QApplication.processEvents()
    assert False not in painted, "nobody waits for two pictures of one step"
    step(canvas, 1)
    canvas.grab()
    assert painted[-1] is False
    set_walking(monkeypatch, False)
    qtbot.waitUntil(lambda: not canvas.ahead.is_working)
    canvas.grab()
    assert not canvas.is_rough


def test_that_the_line_at_today_is_drawn_only_where_it_is_in_what_is_drawn(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = shown(qtbot, timeline(event(0, "2011-07-01"), event(1, "2011-08-20"), event(2, "2011-10-20")))
    canvas.today.set_clock(lambda: NOON)
    canvas.state.set_fold_gaps(False)
    canvas.grab()
    drawn: list[int] = []
    draw = canvas_module.draw_today
    monkeypatch.setattr(canvas_module, "draw_today", lambda *told: (drawn.append(1), draw(*told)))
    mark = canvas.today.mark(canvas.on_screen.scale, canvas.drawn_width)
    assert mark is not None
    x = round(canvas.on_screen.gutter_px + mark.middle)
    qtbot.waitUntil(lambda: not canvas.ahead.is_working)
    QApplication.processEvents()
    counts = []
    for left in (x - 60, x + 30, x - 4):
        drawn.clear()
        canvas.repaint(QRegion(QRect(left, 100, 30, 22)))
        counts.append(len(drawn))
    assert counts == [0, 0, 1]


def test_that_how_the_lanes_stand_is_found_out_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    canvas = shown(qtbot, crowded())
    asked: list[int] = []
    heights = scenes.lanes_height
    monkeypatch.setattr(stage, "lanes_height", lambda *told: (asked.append(1), heights(*told))[1])
    before = [canvas.lane_scroll.most for _ in range(5)], [list(canvas.bands()) for _ in range(5)]
    assert len(asked) <= 1
    canvas.stage.set_rows([30.0] * len(canvas.state.timeline.lanes))
    after = canvas.lane_scroll.most, list(canvas.bands())
    assert after[0] > before[0][0] and after[1] != before[1][0]
    assert canvas.stage.overflow_px(250) == canvas.stage.overflow_px(300) + 50


def test_that_a_picture_is_put_together_at_once_where_it_is_waited_for(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = shown(qtbot, crowded())
    canvas.state.select(canvas.state.timeline.events[300].id)
    rest(qtbot, canvas)
    sorted_boxes: list[int] = []

    class Noted(BoxesNear):
        def __init__(self, scene: scenes.Scene) -> None:
            sorted_boxes.append(len(scene.boxes))
            super().__init__(scene)

    monkeypatch.setattr(painting, "BoxesNear", Noted)
    canvas.lane_scroll.move_by(-37.0)
    canvas.grab()
    scene = canvas.on_screen.scene
    assert scene is not None
    assert sorted_boxes.count(len(scene.boxes)) == 1
