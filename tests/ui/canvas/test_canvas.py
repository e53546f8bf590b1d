"""The canvas: gestures in, view changes out."""

from __future__ import annotations

from pathlib import Path

import pytest
from layout_helpers import event, random_events, timeline
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from viewer.files.read.reader import read_file
from viewer.layout.frame.boxes import Box
from viewer.layout.packing.marks import Mark
from viewer.model.timeline import Timeline
from viewer.ui.canvas.canvas import TimelineCanvas
from viewer.ui.canvas.timeline_view import TimelineView
from viewer.ui.look.theme import Appearance
from viewer.ui.state.view_state import ViewState

SHIPPED = Path(__file__).parents[3] / "data" / "events.yaml"


def shipped() -> Timeline:
    made = read_file(SHIPPED).timeline
    assert made is not None
    return made


def shown(qtbot: QtBot, made: Timeline, size: tuple[int, int] = (900, 600)) -> TimelineCanvas:
    state = ViewState()
    canvas = TimelineCanvas(state, Appearance("light"))
    qtbot.addWidget(canvas)
    canvas.resize(*size)
    state.set_timeline(made)
    with qtbot.waitExposed(canvas):
        canvas.show()
    canvas.grab()
    return canvas


def state_of(canvas: TimelineCanvas) -> ViewState:
    return canvas.state


def box_of(canvas: TimelineCanvas, event_id: str) -> Box:
    scene = canvas.scene()
    assert scene is not None
    return next(box for box in scene.boxes if box.event is not None and box.event.id == event_id)


def point_of(canvas: TimelineCanvas, event_id: str) -> QPoint:
    box = box_of(canvas, event_id)
    return QPoint(round(canvas.stage.gutter_px + box.label_x + 5), round(box.y + box.height / 2))


def turn_wheel(canvas: TimelineCanvas, x: float, notches: float, modifiers: Qt.KeyboardModifier) -> None:
    at = QPointF(x, 300)
    turned = QWheelEvent(
        at, canvas.mapToGlobal(at), QPoint(), QPoint(0, round(120 * notches)), Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    canvas.wheelEvent(turned)


def test_that_a_click_selects_the_event(qtbot: QtBot) -> None:
    canvas = shown(qtbot, shipped())
    with qtbot.waitSignal(state_of(canvas).selection_changed) as caught:
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=point_of(canvas, "plant-tour"))
    assert caught.args == ["plant-tour"]


def test_that_a_click_on_empty_ground_selects_none(qtbot: QtBot) -> None:
    canvas = shown(qtbot, shipped())
    state_of(canvas).select("plant-tour")
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(canvas.width() - 3, canvas.height() - 3))
    assert state_of(canvas).selected_id == ""


@pytest.mark.parametrize("x", [200.0, 450.0, 700.0])
def test_that_ctrl_and_wheel_keep_the_time_under_the_pointer(qtbot: QtBot, x: float) -> None:
    canvas = shown(qtbot, shipped())
    state_of(canvas).zoom_by(8.0, 400.0)
    scale = state_of(canvas).scale
    assert scale is not None
    before = scale.to_time(x - canvas.stage.gutter_px)
    turn_wheel(canvas, x, 2, Qt.KeyboardModifier.ControlModifier)
    after = state_of(canvas).scale
    assert after is not None
    assert after.zoom > scale.zoom
    assert after.to_px(before) == pytest.approx(x - canvas.stage.gutter_px, abs=0.5)


def test_that_the_wheel_scrolls_time(qtbot: QtBot) -> None:
    canvas = shown(qtbot, shipped())
    state_of(canvas).zoom_by(4.0, 400.0)
    before = state_of(canvas).centre_time
    with qtbot.waitSignal(state_of(canvas).scale_changed):
        turn_wheel(canvas, 500, -2, Qt.KeyboardModifier.NoModifier)
    assert state_of(canvas).centre_time > before


def test_that_shift_and_wheel_scroll_lanes(qtbot: QtBot) -> None:
    canvas = shown(qtbot, shipped(), (900, 300))
    assert canvas.lane_scroll.most > 0
    with qtbot.waitSignal(canvas.lane_scroll.changed):
        turn_wheel(canvas, 500, -1, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.lane_scroll.y > 0


def test_that_a_drag_pans_and_edits_nothing(qtbot: QtBot) -> None:
    made = shipped()
    canvas = shown(qtbot, made)
    state_of(canvas).zoom_by(6.0, 500.0)
    before = state_of(canvas).centre_time
    start = QPoint(600, 500)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(canvas, start - QPoint(60, 0))
    QTest.mouseMove(canvas, start - QPoint(120, 0))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=start - QPoint(120, 0))
    assert state_of(canvas).centre_time > before
    assert state_of(canvas).timeline is made


def test_that_shift_and_drag_zoom_to_the_period(qtbot: QtBot) -> None:
    canvas = shown(qtbot, shipped())
    scale = state_of(canvas).scale
    assert scale is not None
    gutter = canvas.stage.gutter_px
    first, last = scale.to_time(600 - gutter), scale.to_time(800 - gutter)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, QPoint(600, 400))
    for x in (640, 800):
        canvas.mouseMoveEvent(_move(canvas, x, Qt.KeyboardModifier.ShiftModifier))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, QPoint(800, 400))
    after = state_of(canvas).scale
    assert after is not None
    assert after.to_px(first) == pytest.approx(0, abs=2)
    assert after.to_px(last) == pytest.approx(state_of(canvas).width_px, abs=2)


def _move(canvas: TimelineCanvas, x: int, modifiers: Qt.KeyboardModifier):  # type: ignore[no-untyped-def]
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    at = QPointF(x, 400)
    return QMouseEvent(
        QEvent.Type.MouseMove,
        at,
        canvas.mapToGlobal(at),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        modifiers,
    )


def test_that_a_double_click_zooms_to_the_event(qtbot: QtBot) -> None:
    canvas = shown(qtbot, shipped())
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=point_of(canvas, "crossing"))
    scale = state_of(canvas).scale
    assert scale is not None
    assert scale.zoom > 3
    crossing = state_of(canvas).timeline.event("crossing")
    assert crossing is not None
    assert 0 <= scale.to_px(crossing.when.start) < scale.to_px(crossing.when.end) <= state_of(canvas).width_px


def test_that_a_click_opens_one_break_and_its_axis_mark_folds_it(qtbot: QtBot) -> None:
    canvas = shown(qtbot, shipped())
    state = state_of(canvas)
    scene = canvas.scene()
    assert scene is not None
    assert len(scene.ticks.breaks) == 3
    middle = (scene.ticks.breaks[0].left_px + scene.ticks.breaks[0].right_px) / 2
    at = QPoint(round(canvas.stage.gutter_px + middle), canvas.height() - 20)
    with qtbot.waitSignal(state.folding_changed):
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    canvas.grab()
    scene = canvas.scene()
    assert scene is not None
    assert len(scene.ticks.breaks) == 2
    assert len(scene.fold_marks) == 1
    mark = QPoint(round(canvas.stage.gutter_px + scene.fold_marks[0].x), 36)
    with qtbot.waitSignal(state.folding_changed):
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=mark)
    again = canvas.scene()
    assert again is not None
    assert len(again.ticks.breaks) == 3


def test_that_the_toggle_shows_true_scale_and_back(qtbot: QtBot) -> None:
    canvas = shown(qtbot, shipped())
    state = state_of(canvas)
    folded = state.scale
    with qtbot.waitSignal(state.folding_changed):
        state.set_fold_gaps(False)
    assert state.scale is not None
    assert len(state.scale.axis.stretches) == 1
    state.set_fold_gaps(True)
    assert state.scale == folded


@pytest.mark.parametrize(
    ("key", "expected"),
    [(Qt.Key.Key_Home, 0), (Qt.Key.Key_End, -1), (Qt.Key.Key_Right, 0), (Qt.Key.Key_Left, -1)],
)
def test_that_keys_walk_through_the_one_order(qtbot: QtBot, key: Qt.Key, expected: int) -> None:
    canvas = shown(qtbot, shipped())
    QTest.keyClick(canvas, key)
    assert state_of(canvas).selected_id == state_of(canvas).timeline.events[expected].id


def test_that_arrows_reach_every_event_once(qtbot: QtBot) -> None:
    canvas = shown(qtbot, shipped())
    seen = []
    for _ in state_of(canvas).timeline.events:
        QTest.keyClick(canvas, Qt.Key.Key_Right)
        seen.append(state_of(canvas).selected_id)
    assert seen == [one.id for one in state_of(canvas).timeline.events]


def test_that_up_and_down_cross_lanes(qtbot: QtBot) -> None:
    canvas = shown(qtbot, shipped())
    state = state_of(canvas)
    state.select("crossing")
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    assert state.selected is not None
    assert state.selected.lane == "said"
    QTest.keyClick(canvas, Qt.Key.Key_Up)
    assert state.selected is not None
    assert state.selected.lane == "trip-2011"


def test_that_escape_takes_the_selection_back(qtbot: QtBot) -> None:
    canvas = shown(qtbot, shipped())
    state_of(canvas).select("crossing")
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert state_of(canvas).selected_id == ""


def test_that_zero_shows_everything_again(qtbot: QtBot) -> None:
    canvas = shown(qtbot, shipped())
    fit = state_of(canvas).scale
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_PageDown):
        QTest.keyClick(canvas, key)
    assert state_of(canvas).scale != fit
    QTest.keyClick(canvas, Qt.Key.Key_0)
    assert state_of(canvas).scale == fit


def test_that_enter_asks_for_the_pane(qtbot: QtBot) -> None:
    canvas = shown(qtbot, shipped())
    state_of(canvas).select("crossing")
    with qtbot.waitSignal(canvas.opened) as opened:
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert opened.args == ["crossing"]


def test_that_a_cluster_opens_by_click_until_its_events_stand_apart(qtbot: QtBot) -> None:
    made = timeline(*random_events(900, 5, 2), lanes=2)
    canvas = shown(qtbot, made)
    scene = canvas.scene()
    assert scene is not None
    cluster = next(b for b in scene.boxes if b.mark is Mark.CLUSTER and b.members and len(b.members) > 3)
    before = state_of(canvas).scale
    at = QPoint(round(canvas.stage.gutter_px + cluster.x0 + 10), round(cluster.y + 10))
    with qtbot.waitSignal(state_of(canvas).scale_changed):
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    after = state_of(canvas).scale
    assert before is not None
    assert after is not None
    assert after.zoom > before.zoom


def test_that_events_of_one_instant_open_as_a_list(qtbot: QtBot) -> None:
    crowd = [event(n, "2011-08-21T10:00", f"Event {n}") for n in range(1200)]
    canvas = shown(qtbot, timeline(*crowd, event(9000, "2011-08-22")))
    state_of(canvas).zoom_by(1e9, 100.0)
    state_of(canvas).select("e0")
    state_of(canvas).show_time(crowd[0].when.start)
    canvas.grab()
    scene = canvas.scene()
    assert scene is not None
    cluster = next(box for box in scene.boxes if box.members is not None)
    with qtbot.waitSignal(canvas.members_requested) as caught:
        canvas.open_box(cluster)
    drawn = {box.place for box in scene.boxes if box.event is not None}
    listed = set(caught.args[0])
    assert drawn
    assert not drawn & listed
    assert listed == set(range(1200 - len(listed), 1200))


def test_that_selecting_brings_a_far_event_into_view(qtbot: QtBot) -> None:
    canvas = shown(qtbot, shipped(), (900, 320))
    state_of(canvas).zoom_by(60.0, 700.0)
    assert len(state_of(canvas).timeline.events) > 10
    for one in state_of(canvas).timeline.events:
        state_of(canvas).select(one.id)
        box = box_of(canvas, one.id)
        assert box.y >= 47
        assert box.y + 22 <= canvas.height() + 1
        assert box.right > 0
        assert box.left < state_of(canvas).width_px


def test_that_resizing_keeps_the_time_in_the_middle(qtbot: QtBot) -> None:
    canvas = shown(qtbot, shipped())
    state_of(canvas).zoom_by(12.0, 600.0)
    before = state_of(canvas).centre_time
    scale = state_of(canvas).scale
    assert scale is not None
    day_px = scale.px_per_s(scale.stretch_at_px(400)) * 86400
    canvas.resize(1100, 500)
    canvas.grab()
    after = state_of(canvas).scale
    assert after is not None
    assert abs(state_of(canvas).centre_time - before) * day_px / 86400 < 3


def test_that_markup_in_a_title_stays_text_when_hovered(qtbot: QtBot) -> None:
    from viewer.ui.canvas.hover import hover_text

    made = timeline(event(0, "2011", "<b>bold</b> & <img src='x'>"))
    canvas = shown(qtbot, made)
    text = hover_text(made, box_of(canvas, "e0"), None)
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; &lt;img" in text


def test_that_an_empty_timeline_says_how_to_begin(qtbot: QtBot) -> None:
    state = ViewState()
    view = TimelineView(state, Appearance("dark"))
    qtbot.addWidget(view)
    view.resize(800, 500)
    with qtbot.waitExposed(view):
        view.show()
    state.set_timeline(Timeline())
    assert state.scale is None
    assert view.empty_note.isVisible()
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_0, Qt.Key.Key_F):
        QTest.keyClick(view.canvas, key)
    state.set_timeline(timeline(event(0, "2011")))
    assert not view.empty_note.isVisible()
    assert state.scale is not None


def test_that_the_scroll_bars_follow_and_lead(qtbot: QtBot) -> None:
    state = ViewState()
    view = TimelineView(state, Appearance("light"))
    qtbot.addWidget(view)
    view.resize(900, 420)
    with qtbot.waitExposed(view):
        view.show()
    state.set_timeline(shipped())
    assert not view.time_bar.isVisible()
    assert view.lane_bar.isVisible()
    state.zoom_by(20.0, 500.0)
    assert view.time_bar.isVisible()
    before = state.centre_time
    view.time_bar.setValue(view.time_bar.maximum())
    assert state.centre_time > before
    view.lane_bar.setValue(30)
    assert view.canvas.lane_scroll.y == 30


def test_that_a_click_before_the_next_frame_meets_no_event_of_the_last_timeline(qtbot: QtBot) -> None:
    canvas = shown(qtbot, timeline(*random_events(900, 5, 2), lanes=2))
    scene = canvas.scene()
    assert scene is not None
    cluster = next(box for box in scene.boxes if box.members is not None)
    state_of(canvas).set_timeline(timeline(event(0, "2011")))
    at = QPoint(round(canvas.stage.gutter_px + cluster.x0 + 10), round(cluster.y + 10))
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    assert state_of(canvas).selected_id in ("", "e0")


def test_that_a_cluster_with_the_selected_event_is_marked(qtbot: QtBot) -> None:
    canvas = shown(qtbot, timeline(*random_events(900, 5, 2), lanes=2))
    scene = canvas.scene()
    assert scene is not None
    cluster = next(box for box in scene.boxes if box.members is not None)
    assert cluster.members is not None
    place = cluster.members.places()[0]
    state_of(canvas).select(state_of(canvas).timeline.events[place].id)
    scene = canvas.scene()
    assert scene is not None
    assert scene.selected_box is not None
    assert scene.selected_box.members is not None
    assert place in scene.selected_box.members
