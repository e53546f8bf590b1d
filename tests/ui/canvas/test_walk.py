"""Who holds an arrow key down goes from event to event: what that asks for comes first, and nothing is done twice."""

from __future__ import annotations

from collections.abc import Iterator
from unittest.mock import Mock

import pytest
from layout_helpers import random_events, timeline
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from test_lanes_moved import crowded
from test_next_pictures import rest, shown, step

from viewer.model.dates.timespan import DAY, TimeSpan
from viewer.ui.canvas.ahead import walk
from viewer.ui.canvas.pace import Pace


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
