"""A hand that turns a wheel to and fro finds the pictures of the views that it comes back to."""

from __future__ import annotations

import pytest
from layout_helpers import random_timeline
from pytestqt.qtbot import QtBot
from test_lanes_moved import drawn_whole, on_screen
from test_next_pictures import drawn, rest, shown
from test_next_views import go_on, turn

from viewer.ui.canvas.canvas import TimelineCanvas

__all__ = ["drawn"]


@pytest.fixture
def canvas(qtbot: QtBot) -> TimelineCanvas:
    """A canvas too low for its lanes, whose views do not glide."""
    canvas = shown(qtbot, random_timeline(1500, 5, 3))
    canvas.resize(900, 300)
    rest(qtbot, canvas)
    return canvas


def test_that_no_neighbour_is_drawn_for_a_hand_that_may_turn_back(
    qtbot: QtBot, canvas: TimelineCanvas
) -> None:
    canvas.state.select(canvas.state.timeline.events[700].id)
    go_on(qtbot, canvas)
    for notches in (1, 1, -1, -1):
        turn(canvas, notches)
        canvas.grab()
    assert canvas.state.repeated is None, "all is in sight: the wheel leads no further"
    assert canvas.pace.is_passing and not canvas.walk.is_working


def test_that_what_was_begun_for_neighbours_is_left_for_a_hand_that_turns(
    qtbot: QtBot, canvas: TimelineCanvas
) -> None:
    go_on(qtbot, canvas)
    canvas.state.select(canvas.state.timeline.events[700].id)
    canvas.grab()
    assert canvas.walk.is_working
    turn(canvas, 1)
    canvas.grab()
    assert not canvas.walk.is_working


def test_that_a_view_comes_back_undrawn_where_lanes_above_it_have_grown(
    canvas: TimelineCanvas, drawn: list[int]
) -> None:
    canvas.lane_scroll.set(canvas.lane_scroll.most)
    canvas.grab()
    for notches in (1, 1, -1):  # lanes have grown for both views then
        turn(canvas, notches)
        canvas.grab()
    scene, y = canvas.on_screen.scene, canvas.lane_scroll.y
    assert scene is not None and scene.lanes[0].number > 0, "one lane at least is out of sight"
    turn(canvas, 1)
    canvas.grab()
    first, *others = canvas.heights.rows
    canvas.heights.follow([first + 4, *others])
    drawn.clear()
    turn(canvas, -1)
    canvas.grab()
    after = canvas.on_screen.scene
    assert after is not None and after.lanes == scene.lanes
    assert after.scroll_y == canvas.lane_scroll.y > y
    assert drawn == [] and len(after.boxes) > 5
    assert on_screen(canvas) == drawn_whole(canvas)
