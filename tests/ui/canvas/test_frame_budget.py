"""A frame packs a little; what it had to leave for later follows by itself, and then stands as if packed at once."""

from __future__ import annotations

import pytest
from layout_helpers import random_timeline
from motion_samples import HandClock
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from viewer.layout.axis.scale import TimeScale
from viewer.layout.frame.scene import Scene
from viewer.layout.packing.budget import Budget
from viewer.model.dates.timespan import DAY, TimeSpan
from viewer.ui.canvas.canvas import TimelineCanvas
from viewer.ui.canvas.shown.stage import Stage
from viewer.ui.canvas.shown.view import FRAME_ITEMS, WHOLE_FRAME_ITEMS
from viewer.ui.kit.ahead import WorkAhead
from viewer.ui.kit.rota import Rank
from viewer.ui.look.theme import Appearance
from viewer.ui.state.view_state import ViewState


@pytest.fixture
def canvas(qtbot: QtBot) -> TimelineCanvas:
    clock = HandClock()
    clock.moves = False
    state = ViewState(motion=clock.motion())
    canvas = TimelineCanvas(state, Appearance("light"))
    qtbot.addWidget(canvas)
    canvas.resize(900, 600)
    state.set_timeline(random_timeline(4000, 5, 3))
    with qtbot.waitExposed(canvas):
        canvas.show()
    canvas.grab()
    qtbot.waitUntil(lambda: not canvas.ahead.is_working)
    return canvas


@pytest.fixture
def spent(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return a list that grows by the items of everything that is packed."""
    spent: list[float] = []
    spend = Budget.spend

    def counted(budget: Budget, items: float = 1.0) -> None:
        spend(budget, items)
        spent.append(items)

    monkeypatch.setattr(Budget, "spend", counted)
    return spent


def jump(canvas: TimelineCanvas) -> None:
    """Go to a few weeks in the middle of the timeline."""
    middle = canvas.state.timeline.events[2000].when.start
    canvas.state.show_span(TimeSpan(middle - 200 * DAY, middle + 200 * DAY))


def turn_on(canvas: TimelineCanvas, notches: int) -> None:
    """Turn the wheel on so fast that no event is handled in between, and look at every picture."""
    for _ in range(notches):
        canvas.state.zoom_by(1.25, 300.0, at_once=True)
        canvas.grab()


def drawn(scene: Scene | None) -> list[tuple[int, float, float]]:
    assert scene is not None
    return [(box.place, box.x0, box.y) for box in scene.boxes]


def test_that_a_jump_shows_a_coarser_picture_first_and_the_whole_one_by_itself(
    canvas: TimelineCanvas, qtbot: QtBot
) -> None:
    jump(canvas)
    canvas.grab()
    first = drawn(canvas.on_screen.scene)
    qtbot.waitUntil(lambda: not canvas.ahead.is_working)
    canvas.grab()
    assert first
    assert drawn(canvas.on_screen.scene) == drawn(canvas.scene()) != first


def test_that_the_selected_event_is_in_sight_once_all_is_packed(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    jump(canvas)
    for number in range(1960, 2040, 8):
        event = canvas.state.timeline.events[number]
        canvas.state.select(event.id)
        canvas.grab()
        qtbot.waitUntil(lambda: not canvas.ahead.is_working)
        canvas.grab()
        box = canvas.on_screen.box_of(event.id) or canvas.on_screen.cluster_of(event.id)
        assert box is not None
        assert box.y >= 0 and box.y + box.height <= canvas.height()


def test_that_all_that_leads_to_a_frame_packs_no_more_than_its_share(
    canvas: TimelineCanvas, spent: list[float]
) -> None:
    jump(canvas)
    canvas.grab()
    spent.clear()
    most = []
    for number in range(300, 3700, 200):
        spent.clear()
        canvas.state.select(canvas.state.timeline.events[number].id)
        canvas.grab()
        most.append(sum(spent))
    # The last thing that is begun with what is left is done to its end.
    assert FRAME_ITEMS < max(most) < 1.25 * WHOLE_FRAME_ITEMS


def test_that_nothing_is_packed_for_a_picture_that_a_hand_goes_on_from(
    canvas: TimelineCanvas, spent: list[float]
) -> None:
    jump(canvas)
    turn_on(canvas, 1)
    spent.clear()
    before = canvas.on_screen.scale
    turn_on(canvas, 4)
    assert spent == []
    assert canvas.on_screen.scale != before
    assert drawn(canvas.on_screen.scene)


def test_that_nothing_is_packed_for_a_frame_while_a_key_goes_on_from_event_to_event(
    canvas: TimelineCanvas, spent: list[float], qtbot: QtBot
) -> None:
    jump(canvas)
    canvas.grab()
    spent.clear()
    counts = []
    for number in (1900, 2300, 1700, 2500):
        spent.clear()
        canvas.state.select(canvas.state.timeline.events[number].id)
        canvas.grab()
        counts.append(len(spent))
    assert counts[0] > 0, "an event by itself is looked at"
    assert counts[1:] == [0, 0, 0]
    assert drawn(canvas.on_screen.scene)
    qtbot.waitUntil(lambda: not canvas.pace.is_walking)
    qtbot.waitUntil(lambda: not canvas.ahead.is_working)
    canvas.grab()
    box = canvas.on_screen.box_of(canvas.state.selected_id) or canvas.on_screen.cluster_of(
        canvas.state.selected_id
    )
    assert box is not None


def test_that_what_is_looked_at_is_drawn_before_lanes_out_of_sight_are_packed(
    canvas: TimelineCanvas, qtbot: QtBot
) -> None:
    canvas.resize(900, 130)
    canvas.state.set_timeline(random_timeline(6000, 5, 6))
    canvas.grab()
    qtbot.waitUntil(lambda: not canvas.ahead.is_working)
    last = canvas.state.timeline.lanes[-1].id
    event = next(event for event in canvas.state.timeline.events[3000:] if event.lane == last)
    middle = event.when.start
    canvas.state.show_span(TimeSpan(middle - 40 * DAY, middle + 40 * DAY))
    canvas.state.select(event.id)
    canvas.grab()
    assert canvas.is_coarse
    stands: list[tuple[bool, bool]] = []
    canvas.painted.connect(lambda: stands.append((canvas.is_coarse, canvas.is_rough)))
    qtbot.waitUntil(lambda: not canvas.is_rough)
    assert (False, True) in stands, "drawn as it will be, while the heights of other lanes are still open"
    assert (True, True) not in stands[stands.index((False, True)) :]


def test_that_the_next_picture_is_awaited_as_the_end_of_a_rough_one_while_a_key_is_held(
    canvas: TimelineCanvas, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    hurry = WorkAhead.hurry
    ranks: list[Rank] = []

    def noted(work: WorkAhead, rank: Rank) -> None:
        if work is canvas.walk:
            ranks.append(rank)
        hurry(work, rank)

    monkeypatch.setattr(WorkAhead, "hurry", noted)

    def select(number: int) -> tuple[bool, bool, Rank]:
        canvas.state.select(canvas.state.timeline.events[number].id)
        canvas.grab()
        return canvas.is_rough, canvas.pace.is_walking, ranks[-1]

    jump(canvas)
    assert select(1900) == (True, False, Rank.SOON), "an event by itself is looked at"
    assert select(2300) == (True, True, Rank.AWAITED)
    qtbot.waitUntil(lambda: not canvas.ahead.is_working and not canvas.pace.is_walking)
    canvas.grab()
    assert not canvas.is_rough
    assert ranks[-1] is Rank.SOON
    assert [select(2301), select(2302)][-1] == (False, True, Rank.SOON), "nothing is to be brought to an end"


def test_that_no_later_view_is_packed_for_who_walks_on_from_a_rough_one(
    canvas: TimelineCanvas, spent: list[float], qtbot: QtBot
) -> None:
    jump(canvas)
    for number in (1900, 2300):
        canvas.state.select(canvas.state.timeline.events[number].id)
        canvas.grab()
    assert canvas.is_rough and canvas.pace.is_walking
    scale = canvas.foresight.scale_for(canvas.state.timeline.events[700])
    assert scale is not None
    spent.clear()
    assert not list(canvas.foresight.packing_for(scale)) and not spent
    qtbot.waitUntil(lambda: not canvas.ahead.is_working and not canvas.pace.is_walking)
    assert list(canvas.foresight.packing_for(scale)) and spent


def test_that_lanes_stand_in_a_passing_view_as_they_were_foreseen_whatever_is_packed_meanwhile(
    canvas: TimelineCanvas, qtbot: QtBot
) -> None:
    jump(canvas)
    turn_on(canvas, 2)
    canvas.heights.reset([1.0] * len(canvas.state.timeline.lanes))
    scale = canvas.state.repeated
    assert scale is not None and canvas.pace.is_passing
    foreseen = canvas.foresight.view_at(scale, None)
    assert foreseen is not None and foreseen.is_coarse
    for _ in canvas.foresight.packing_for(scale):
        pass
    finer = canvas.foresight.view_at(scale, None)
    assert finer is not None and finer.lanes != foreseen.lanes, "more rows once all is packed"
    turn_on(canvas, 1)
    assert canvas.on_screen.scene is not None
    assert canvas.on_screen.scene.lanes == foreseen.lanes
    assert canvas.heights.foreseen(scale) is None, "from now on it follows what is packed"
    qtbot.waitUntil(lambda: canvas.pace.is_at_rest and not canvas.ahead.is_working)
    canvas.grab()
    assert canvas.on_screen.scene.lanes == finer.lanes
    assert drawn(canvas.on_screen.scene) == drawn(canvas.scene())


def test_that_a_view_comes_back_as_it_was_left_whatever_is_packed_meanwhile(
    canvas: TimelineCanvas, qtbot: QtBot
) -> None:
    jump(canvas)
    turn_on(canvas, 2)
    canvas.heights.reset([1.0] * len(canvas.state.timeline.lanes))
    turn_on(canvas, 1)
    left, scale = canvas.on_screen.scene, canvas.state.scale
    canvas.state.pan_by(1.0, at_once=True)
    canvas.grab()
    assert left is not None and scale is not None
    for _ in canvas.foresight.packing_for(scale):
        pass
    finer = canvas.foresight.view_at(scale, None)
    assert finer is not None and finer.lanes != left.lanes, "more rows once all is packed"
    canvas.state.pan_by(-1.0, at_once=True)
    canvas.grab()
    assert canvas.pace.is_passing and canvas.state.scale.is_near(scale)
    assert canvas.on_screen.scene is not None and canvas.on_screen.scene.lanes == left.lanes
    qtbot.waitUntil(lambda: canvas.pace.is_at_rest and not canvas.ahead.is_working)
    canvas.grab()
    assert canvas.on_screen.scene.lanes == finer.lanes
    assert drawn(canvas.on_screen.scene) == drawn(canvas.scene())


def test_that_lanes_of_a_view_that_is_looked_at_stand_as_it_is_packed_whatever_was_foreseen(
    canvas: TimelineCanvas, qtbot: QtBot
) -> None:
    first, count = canvas.state.scale, len(canvas.state.timeline.lanes)
    assert first is not None
    jump(canvas)
    qtbot.waitUntil(lambda: canvas.pace.is_at_rest)
    canvas.heights.foresee(first, [500.0] * count)
    canvas.state.fit()
    assert canvas.state.scale is not None and canvas.state.scale.is_near(first)
    assert max(canvas.heights.grown([0.0] * count)) < 500.0


def test_that_a_picture_is_ended_once_the_hand_rests_and_drawn_once_for_it(
    canvas: TimelineCanvas, qtbot: QtBot
) -> None:
    jump(canvas)
    passing: list[bool] = []
    canvas.painted.connect(lambda: passing.append(canvas.pace.is_passing))
    turn_on(canvas, 3)
    coarse = drawn(canvas.on_screen.scene)
    assert passing == [True, True, True]
    qtbot.waitUntil(lambda: not canvas.ahead.is_working)
    qtbot.waitUntil(lambda: drawn(canvas.on_screen.scene) != coarse)
    assert [is_passing for is_passing in passing if not is_passing] == [False]
    assert drawn(canvas.on_screen.scene) == drawn(canvas.scene())


def test_that_a_jump_is_no_way_to_anywhere(canvas: TimelineCanvas) -> None:
    jump(canvas)
    turn_on(canvas, 2)
    assert canvas.pace.is_passing
    canvas.state.show_end(first=True)
    assert not canvas.pace.is_passing


def test_that_the_lanes_follow_a_step_far_away_once(
    canvas: TimelineCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    jump(canvas)
    canvas.grab()
    asked: list[TimeScale] = []
    rows_in_view = Stage.rows_in_view

    def noted(stage: Stage, scale: TimeScale, width_px: float) -> list[float]:
        asked.append(scale)
        return rows_in_view(stage, scale, width_px)

    monkeypatch.setattr(Stage, "rows_in_view", noted)
    for number in (300, 3700):
        canvas.state.select(canvas.state.timeline.events[number].id)
        assert asked == [canvas.state.scale]
        canvas.grab()
        asked.clear()


def test_that_what_is_missing_is_packed_before_other_work_unless_a_wheel_is_turned(
    canvas: TimelineCanvas, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    hurry = WorkAhead.hurry
    ranks: list[tuple[bool, Rank]] = []

    def noted(work: WorkAhead, rank: Rank) -> None:
        if work is canvas.ahead:
            ranks.append((canvas.is_turned, rank))
        hurry(work, rank)

    monkeypatch.setattr(WorkAhead, "hurry", noted)
    jump(canvas)
    canvas.grab()
    assert canvas.is_coarse
    qtbot.waitUntil(lambda: not canvas.ahead.is_working)
    assert (False, Rank.AWAITED) in ranks
    assert ranks[-1][1] is Rank.QUIET, "what follows is not awaited"
    for timer in canvas.pace.findChildren(QTimer):
        timer.setInterval(3_600_000)  # the hand does not rest meanwhile, however slow the machine is
    ranks.clear()
    lacking = 0
    for notches in (1, 1, -1, -1, 1, 1, -1, -1):
        # Elsewhere, where nothing is packed.
        canvas.state.pan_by(canvas.state.width_px, at_once=True)
        canvas.state.zoom_by(1.6**notches, 300.0, at_once=True)
        canvas.grab()
        told = len(ranks)
        if canvas.is_coarse:
            lacking += 1
            qtbot.waitUntil(lambda told=told: len(ranks) > told)
    assert lacking > 2
    assert set(ranks) == {(True, Rank.QUIET)}


def test_that_a_view_that_was_left_unpainted_is_followed_once_the_hand_rests(
    canvas: TimelineCanvas, qtbot: QtBot
) -> None:
    jump(canvas)
    turn_on(canvas, 1)
    qtbot.waitUntil(lambda: canvas.pace.is_at_rest and not canvas.ahead.is_working)
    canvas.grab()
    here = canvas.state.scale
    assert here is not None
    canvas.state.zoom_by(1.25, 300.0, at_once=True)
    canvas.state.set_scale(here)
    canvas.grab()
    assert canvas.is_rough, "it stands as it was left, whatever was packed meanwhile"
    qtbot.waitUntil(lambda: canvas.pace.is_at_rest and not canvas.ahead.is_working)
    assert not canvas.is_rough
