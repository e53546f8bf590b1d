"""What is looked at stays in sight while time is zoomed, though it stands in other rows then."""

from __future__ import annotations

import pytest
from layout_helpers import event, timeline
from PySide6.QtCore import QPointF, QTimer
from pytestqt.qtbot import QtBot

from viewer.model.timeline import Timeline
from viewer.ui.canvas.held import shift_to_nearest
from viewer.ui.canvas.timeline_view import TimelineView
from viewer.ui.look.theme import Appearance
from viewer.ui.state.view_state import ViewState

#: From more rows than there is room for to a few: at the one zoom the middle event stands far below the first row.
_CLOSER = 10.0


def staircase() -> Timeline:
    """Return events that follow each other so closely that each needs a row of its own till time is zoomed."""
    times = [f"2001-06-15T{n // 4:02}:{n % 4 * 15:02}" for n in range(90)]
    return timeline(
        event(90, "1901", "Long ago"),
        *(event(n, time, f"Number {n} " + 9 * "x") for n, time in enumerate(times)),
        event(91, "2091", "Far ahead"),
    )


def one_full_day() -> Timeline:
    """Return a month with more events on one of its days than there is room for before it is wide."""
    month = (
        event(n, f"2001-06-{1 + n // 3:02}", f"Number {n} " + 9 * "x") for n in range(90) if n // 3 != 14
    )
    return timeline(*month, *(event(200 + n, "2001-06-15", f"Same day {n}") for n in range(60)))


def shown(qtbot: QtBot, made: Timeline) -> TimelineView:
    view = TimelineView(ViewState(), Appearance("light"))
    qtbot.addWidget(view)
    view.resize(900, 280)
    view.cursor().setPos(5000, 5000)  # what it points at is held
    view.canvas.state.set_timeline(made)
    view.canvas.state.set_fold_gaps(False)
    with qtbot.waitExposed(view):
        view.show()
    view.grab()
    return view


@pytest.fixture
def view(qtbot: QtBot) -> TimelineView:
    """Return a view of more rows than are in sight, the middle event selected and brought into sight from below."""
    made = shown(qtbot, staircase())
    made.canvas.state.zoom_by(110_000.0, 0.0)
    made.canvas.state.select("e45")
    look(qtbot, made)
    assert is_seen(made, "e45")
    assert made.canvas.lane_scroll.y > 50
    return made


def look(qtbot: QtBot, view: TimelineView) -> None:
    """Have all of the view packed and painted, and what comes when it rests."""
    _paint(qtbot, view)
    view.settle()
    _paint(qtbot, view)


def _paint(qtbot: QtBot, view: TimelineView) -> None:
    view.grab()
    qtbot.waitUntil(lambda: not view.canvas.is_rough)
    view.grab()


def zoom(qtbot: QtBot, view: TimelineView, factor: float, about_px: float | None = None) -> None:
    view.canvas.state.zoom_by(factor, about_px)
    look(qtbot, view)


def is_seen(view: TimelineView, name: str) -> bool:
    box, canvas = view.canvas.on_screen.box_of(name), view.canvas
    return box is not None and canvas.stage.top_px <= box.y and box.y + box.height <= canvas.height()


def seen(view: TimelineView) -> int:
    """Return how many events are in sight, each in a box of its own."""
    scene = view.canvas.on_screen.scene
    assert scene is not None
    return sum(box.members is None for box in scene.boxes)


def test_that_the_selected_event_stays_in_sight_when_time_is_zoomed(qtbot: QtBot, view: TimelineView) -> None:
    y = view.canvas.lane_scroll.y
    zoom(qtbot, view, _CLOSER)
    assert is_seen(view, "e45")
    assert view.canvas.lane_scroll.y < y - 20, "it stands in a row that was scrolled out of sight"
    zoom(qtbot, view, 1 / _CLOSER)
    assert is_seen(view, "e45")


def test_that_lanes_move_once_when_the_view_rests(qtbot: QtBot) -> None:
    view = shown(qtbot, one_full_day())
    canvas, scroll = view.canvas, view.canvas.lane_scroll
    canvas.state.select("e240")
    zoom(qtbot, view, 11.6)
    assert is_seen(view, "e240")
    assert scroll.most == 0.0
    moves: list[float] = []
    scroll.moved.connect(lambda: moves.append(scroll.y))
    for timer in canvas.pace.findChildren(QTimer):
        timer.setInterval(1_000_000)
    canvas.state.zoom_by(1.5)
    view.grab()
    qtbot.waitUntil(lambda: not canvas.is_rough and not canvas.heights.motion.is_running)
    turned: list[bool] = []
    QTimer.singleShot(0, view, lambda: turned.append(True))
    qtbot.waitUntil(lambda: bool(turned))
    assert moves == [], "lanes that moved with each step of a wheel could not be followed"
    for timer in canvas.pace.findChildren(QTimer):
        timer.stop()
    canvas.pace.rested.emit()
    qtbot.waitUntil(lambda: not canvas.is_rough and is_seen(view, "e240"))
    assert moves == [scroll.y]


def test_that_lanes_which_shrink_are_waited_for(qtbot: QtBot, view: TimelineView) -> None:
    scroll, heights = view.canvas.lane_scroll, view.canvas.heights
    shrinking: list[bool] = []
    zoom_out = scroll.y
    scroll.moved.connect(lambda: shrinking.append(heights.motion.is_running))
    view.canvas.state.zoom_by(_CLOSER)
    view.grab()
    qtbot.waitUntil(
        lambda: not view.canvas.is_rough and is_seen(view, "e45") and not heights.motion.is_running
    )
    assert scroll.y < zoom_out
    assert shrinking == [True], "lanes that shrink scroll by themselves"


def test_that_a_pan_moves_no_lanes(qtbot: QtBot, view: TimelineView) -> None:
    state, scroll = view.canvas.state, view.canvas.lane_scroll
    zoom(qtbot, view, _CLOSER)
    scroll.set(scroll.most)
    look(qtbot, view)
    y = scroll.y
    assert seen(view) == 0 < y
    state.pan_by(30.0)
    look(qtbot, view)
    assert scroll.y == y


def test_that_what_was_scrolled_out_of_sight_stays_there(qtbot: QtBot, view: TimelineView) -> None:
    scroll = view.canvas.lane_scroll
    scroll.set(0.0)
    look(qtbot, view)
    assert not is_seen(view, "e45")
    assert seen(view) > 3
    zoom(qtbot, view, 1.1)
    assert scroll.y == 0.0
    assert not is_seen(view, "e45")


def point_at(view: TimelineView, name: str, monkeypatch: pytest.MonkeyPatch) -> float:
    """Have the pointer rest on an event that is in sight, and return where in the time area."""
    canvas = view.canvas
    scene, box = canvas.on_screen.scene, canvas.on_screen.box_of(name)
    assert scene is not None
    assert box is not None
    at = QPointF(scene.gutter_px + box.left + 4, box.y + box.height / 2)
    canvas.cursor().setPos(canvas.to_desk(at))
    monkeypatch.setattr(type(canvas), "underMouse", lambda _canvas: True)
    assert canvas.on_screen.event_at(canvas.from_desk(canvas.cursor().pos())) == name
    return box.left + 4


def test_that_the_event_under_the_pointer_goes_before_the_selected_one(
    qtbot: QtBot, view: TimelineView, monkeypatch: pytest.MonkeyPatch
) -> None:
    zoom(qtbot, view, 2.0, point_at(view, "e44", monkeypatch))
    assert is_seen(view, "e44")


def test_that_a_count_out_of_sight_gives_the_event_back(qtbot: QtBot) -> None:
    view = shown(qtbot, one_full_day())
    state, scroll = view.canvas.state, view.canvas.lane_scroll
    counted = state.timeline.event("e240")
    assert counted is not None
    state.select("e240")
    state.zoom_by(7.5)
    state.pan_by(state.aim.to_px(counted.when.start) - 10.0)  # type: ignore[union-attr]
    look(qtbot, view)
    assert is_seen(view, "e240")
    end = state.scale.to_px(counted.when.end)  # type: ignore[union-attr]
    zoom(qtbot, view, 1.5, end)
    box = view.canvas.on_screen.box_of("e240")
    assert box is None or box.right <= 0, "its count stands to the left of what is in sight"
    zoom(qtbot, view, 2.0, end)
    assert is_seen(view, "e240")
    assert scroll.y > 0.0


def test_that_something_is_in_sight_after_a_zoom_with_nothing_selected(
    qtbot: QtBot, view: TimelineView
) -> None:
    state, scroll = view.canvas.state, view.canvas.lane_scroll
    state.select("")
    scroll.set(scroll.most)
    look(qtbot, view)
    zoom(qtbot, view, 3 * _CLOSER)
    assert seen(view) > 0
    assert scroll.y < scroll.most


def test_that_an_event_selected_on_the_way_is_left_to_the_step_that_shows_it(
    qtbot: QtBot, view: TimelineView
) -> None:
    state = view.canvas.state
    state.zoom_by(1.01)
    state.select("e37")
    look(qtbot, view)
    assert is_seen(view, "e37")
    assert not is_seen(view, "e45")


def test_that_an_event_deleted_on_the_way_is_let_go(
    qtbot: QtBot, view: TimelineView, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = view.canvas.state
    state.select("")
    look(qtbot, view)
    state.zoom_by(1.01, point_at(view, "e44", monkeypatch))
    state.set_timeline(timeline(*(one for one in staircase().events if one.id != "e44")))
    look(qtbot, view)
    assert seen(view) > 0


@pytest.mark.parametrize(
    ("rows", "shift"),
    [
        ([], 0.0),
        ([(60.0, 80.0), (500.0, 520.0)], 0.0),
        ([(40.0, 60.0)], 0.0),  # cut by the upper edge
        ([(-40.0, -20.0), (0.0, 20.0)], -40.0 - 50.0 - 8.0),  # there is room for both
        ([(-900.0, -880.0), (0.0, 20.0)], 20.0 - 300.0 + 8.0),  # the nearest stands lowest
        ([(400.0, 420.0), (330.0, 350.0)], 330.0 - 50.0 - 8.0),
        ([(-900.0, -880.0), (330.0, 350.0)], 330.0 - 50.0 - 8.0),  # below is nearer
        ([(0.0, 20.0), (900.0, 920.0)], 0.0 - 50.0 - 8.0),  # above is nearer
    ],
)
def test_that_the_nearest_rows_are_brought_into_sight(rows: list[tuple[float, float]], shift: float) -> None:
    assert shift_to_nearest(rows, 50.0, 300.0) == pytest.approx(shift)


def test_that_an_event_far_away_is_shown_in_lanes_that_grow_for_it(qtbot: QtBot) -> None:
    view = shown(qtbot, staircase())
    state = view.canvas.state
    state.zoom_by(110_000.0, 0.0)
    look(qtbot, view)
    assert view.canvas.lane_scroll.most == 0.0
    state.select("e45")
    look(qtbot, view)
    assert is_seen(view, "e45")
    assert view.canvas.lane_scroll.y > 0.0
