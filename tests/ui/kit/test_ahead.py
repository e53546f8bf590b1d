"""Work ahead is done in small turns, once for a view, and gives way to a newer one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat

from layout_helpers import random_events, timeline
from pytestqt.qtbot import QtBot

from viewer.ui.canvas.canvas import TimelineCanvas
from viewer.ui.kit import ahead
from viewer.ui.kit.ahead import WorkAhead, took_steps
from viewer.ui.kit.rota import Rank
from viewer.ui.look.theme import Appearance
from viewer.ui.state.view_state import ViewState


def test_that_a_turn_ends_when_its_time_is_over() -> None:
    taken: list[int] = []

    def steps() -> Iterator[None]:
        for number in range(10):
            taken.append(number)
            yield

    endless = steps()
    usual, ahead.TURN_S = ahead.TURN_S, 0.0
    try:
        assert took_steps(endless) == 0
        assert taken == [0]
    finally:
        ahead.TURN_S = usual
    while took_steps(endless) is not None:
        pass
    assert taken == list(range(10))


def test_that_work_rests_for_as_long_as_a_step_says_and_then_goes_on(qtbot: QtBot) -> None:
    def steps(pause_ms: int) -> Iterator[int | None]:
        yield pause_ms
        taken.append(pause_ms)
        yield None

    taken: list[int] = []
    long, short = WorkAhead(lambda: steps(60_000)), WorkAhead(lambda: steps(1))
    long.begin("a view")
    short.begin("a view")
    qtbot.waitUntil(lambda: not short.is_working)
    assert taken == [1]
    assert long.is_working


def test_that_a_view_is_prepared_once(qtbot: QtBot) -> None:
    begun: list[int] = []

    def steps() -> Iterator[None]:
        begun.append(len(begun))
        yield

    work = WorkAhead(steps)
    for view in ("a", "a", "b", "b"):
        work.begin(view)
        qtbot.waitUntil(lambda: not work.is_working)
    assert begun == [0, 1]


def test_that_work_gives_way_to_what_is_more_urgent(qtbot: QtBot) -> None:
    taken: list[str] = []

    def steps(name: str) -> Iterator[None]:
        for _ in range(3):
            taken.append(name)
            yield

    urgent, other = WorkAhead(lambda: steps("urgent")), WorkAhead(lambda: steps("other"))
    other.give_way_to(urgent)
    other.begin("a view")
    urgent.begin("a view")
    qtbot.waitUntil(lambda: not other.is_working)
    assert taken == ["urgent"] * 3 + ["other"] * 3


def test_that_what_is_awaited_gives_way_to_nobody_until_it_is_awaited_no_more(qtbot: QtBot) -> None:
    taken: list[str] = []

    def steps() -> Iterator[int]:
        for number in range(3):
            taken.append(f"awaited {number}")
            yield 1
        work.hurry(Rank.QUIET)
        yield 1
        taken.append("quiet")

    urgent, work = WorkAhead(lambda: repeat(1)), WorkAhead(steps)
    work.give_way_to(urgent)
    urgent.begin("a view")
    work.begin("a view")
    work.hurry(Rank.AWAITED)
    others: list[int] = []
    third = WorkAhead(lambda: (others.append(number) for number in range(3)))
    qtbot.waitUntil(lambda: len(taken) == 3)
    third.begin("a view")
    qtbot.waitUntil(lambda: not third.is_working)
    assert taken == ["awaited 0", "awaited 1", "awaited 2"]
    urgent.stop()
    qtbot.waitUntil(lambda: not work.is_working)
    assert taken[-1] == "quiet"


def test_that_the_canvas_packs_the_neighbouring_levels_when_idle(qtbot: QtBot) -> None:
    state = ViewState()
    canvas = TimelineCanvas(state, Appearance("light"))
    qtbot.addWidget(canvas)
    canvas.resize(900, 600)
    state.set_timeline(timeline(*random_events(2000, 5, 3), lanes=3))
    with qtbot.waitExposed(canvas):
        canvas.show()
    state.zoom_by(8)
    canvas.grab()
    qtbot.waitUntil(lambda: not canvas.ahead.is_working)
    arrangement = canvas.stage.arrangement
    assert arrangement is not None
    assert {5, 6, 7} <= set(arrangement.levels)
