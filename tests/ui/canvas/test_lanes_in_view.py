"""Lanes are as high as what is in view: they grow at once, shrink after a rest, and one of them holds still."""

from __future__ import annotations

import pytest
from layout_helpers import event, timeline
from motion_samples import HandClock
from pytestqt.qtbot import QtBot

from viewer.layout.frame.boxes import LaneBand
from viewer.layout.frame.thin_lanes import THIN_LANE_PX
from viewer.model.dates.timespan import TimeSpan
from viewer.model.timeline import Event, Timeline
from viewer.ui.canvas.shown.lane_heights import REST_MS, LaneHeights
from viewer.ui.canvas.timeline_view import TimelineView
from viewer.ui.look.theme import Appearance
from viewer.ui.state.view_state import ViewState

EARLY = event(0, "1900").when.window
LATE = event(0, "2000").when.window


def crowds() -> Timeline:
    """Return a crowd of 1900 in the first lane, one of 2000 in the third, and single events between."""

    def crowd(first: int, year: int, lane: str) -> list[Event]:
        return [event(first + n, f"{year}-06-{1 + n:02}", f"Crowd {first + n}", lane) for n in range(28)]

    between = [event(900 + n, f"{1905 + 10 * n}", "Between", "b") for n in range(9)]
    return timeline(*crowd(0, 1900, "a"), *crowd(100, 2000, "c"), *between, lanes=3)


class Shown:
    """A view of crowds whose lanes move by a clock that a test turns."""

    def __init__(self, qtbot: QtBot, made: Timeline) -> None:
        self.clock = HandClock()
        self.clock.moves = False  # time itself jumps; only the lanes' rest is waited for
        self.state = ViewState(motion=self.clock.motion())
        self.view = TimelineView(self.state, Appearance("light"))
        self.clock.drive(self.view.canvas.heights.motion)
        qtbot.addWidget(self.view)
        self.view.resize(1000, 520)
        self.state.set_timeline(made)
        self.state.set_fold_gaps(False)
        with qtbot.waitExposed(self.view):
            self.view.show()
        self.view.canvas.grab()

    def look_at(self, span: TimeSpan) -> None:
        self.state.show_span(span)
        self.view.canvas.grab()

    def bands(self) -> dict[int, LaneBand]:
        return {band.number: band for band in self.view.canvas.bands()}

    def rest(self) -> None:
        self.clock.turn(REST_MS + 1)
        self.view.canvas.grab()


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot, crowds())


def test_that_a_lane_shrinks_when_its_crowd_is_out_of_view_and_only_after_a_rest(shown: Shown) -> None:
    shown.look_at(EARLY)
    shown.rest()
    high = shown.bands()[0].height
    shown.look_at(LATE)
    assert shown.bands()[0].height == pytest.approx(high, abs=40)
    shown.rest()
    assert shown.bands()[0].height == THIN_LANE_PX


def test_that_a_lane_grows_at_once(shown: Shown) -> None:
    shown.look_at(EARLY)
    shown.rest()
    assert shown.bands()[2].height == THIN_LANE_PX
    shown.look_at(LATE)
    assert shown.bands()[2].height > 10 * 22


def test_that_a_gesture_that_goes_on_keeps_lanes_from_shrinking(shown: Shown) -> None:
    shown.look_at(EARLY)
    shown.rest()
    for _ in range(5):
        shown.state.pan_by(3000, at_once=True)
        shown.clock.turn(REST_MS - 20)
    assert shown.bands()[0].height > 10 * 22


def test_that_a_hand_that_walks_keeps_lanes_from_shrinking(qtbot: QtBot) -> None:
    clock, walks = HandClock(), [True]
    clock.moves = False
    told: list[list[float]] = []
    heights = LaneHeights(clock.motion(), lambda rows: told.append(list(rows)), lambda: walks[0])
    heights.reset([3.0, 1.0])
    heights.follow([1.0, 1.0])
    for _ in range(3):
        clock.turn(REST_MS + 1)
    assert told == [[3.0, 1.0]]
    walks[0] = False
    clock.turn(REST_MS - 20)
    assert told == [[3.0, 1.0]]
    clock.turn(40)
    assert told == [[3.0, 1.0], [1.0, 1.0]]


def test_that_foreseen_rows_are_told_once_and_of_their_view_and_lanes_alone(shown: Shown) -> None:
    scale = shown.state.scale
    assert scale is not None
    heights = LaneHeights(HandClock().motion(), lambda _rows: None, lambda: False)
    heights.reset([1.0, 1.0])
    heights.foresee(scale, [3.0, 1.0])
    told = [heights.foreseen(one) for one in (scale.panned(300), scale, scale)]
    assert told == [None, [3.0, 1.0], None]
    heights.foresee(scale, [3.0, 1.0])
    heights.reset([1.0, 1.0, 1.0])
    assert heights.foreseen(scale) is None


def test_that_lanes_shrink_in_motion_where_things_may_move(shown: Shown) -> None:
    shown.look_at(EARLY)
    shown.rest()
    shown.look_at(LATE)
    shown.clock.moves = True
    heights = []
    for elapsed in (REST_MS, 40, 40, 300):
        shown.clock.turn(elapsed)
        heights.append(shown.bands()[0].height)
    assert heights == sorted(heights, reverse=True)
    assert len(set(heights)) == 4
    assert heights[-1] == THIN_LANE_PX


def test_that_the_lane_of_the_selection_holds_still_while_others_shrink(shown: Shown) -> None:
    canvas = shown.view.canvas
    shown.look_at(EARLY)
    shown.state.select("e104")
    shown.look_at(LATE)
    canvas.lane_scroll.set(canvas.lane_scroll.most - 20)
    canvas.grab()
    before = shown.bands()[2].y - canvas.lane_scroll.y
    shown.rest()
    after = shown.bands()[2].y - canvas.lane_scroll.y
    assert 0 < canvas.lane_scroll.y < canvas.lane_scroll.most
    assert shown.bands()[0].height == THIN_LANE_PX
    assert after == pytest.approx(before)


def test_that_fitted_lanes_need_no_scrolling_and_go_back(shown: Shown) -> None:
    canvas = shown.view.canvas
    shown.view.resize(1000, 330)
    shown.state.fit()
    shown.rest()
    assert canvas.lane_scroll.most > 0
    canvas.lanes.toggle_fitted()
    shown.rest()
    assert canvas.lane_scroll.most == 0
    assert canvas.lanes.are_fitted
    canvas.lanes.toggle_fitted()
    shown.rest()
    assert canvas.lane_scroll.most > 0
