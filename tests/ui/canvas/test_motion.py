"""The view in motion: steps glide, hands lead, flung views run on, and rest where rest is asked for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from layout_helpers import random_events, timeline
from motion_samples import HandClock
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.layout.axis.glides import GLIDE_MS, between, eased
from viewer.layout.axis.scale import TimeScale
from viewer.layout.frame.boxes import Box
from viewer.layout.frame.lane_view import ALL_LANES
from viewer.layout.packing.marks import Item, ItemMaker
from viewer.model.timeline import Event
from viewer.ui.canvas.timeline_view import TimelineView
from viewer.ui.kit.desktop.reduced_motion import VARIABLE, MotionWish
from viewer.ui.kit.motion import FRAME_MS, Motion
from viewer.ui.look.theme import Appearance
from viewer.ui.state.view_history import ViewHistory
from viewer.ui.state.view_state import ViewState

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


class Moving:
    """A view whose time passes by hand."""

    def __init__(self, qtbot: QtBot) -> None:
        self.clock = HandClock()
        self.state = ViewState(motion=self.clock.motion())
        self.view = TimelineView(self.state, Appearance("light"))
        qtbot.addWidget(self.view)
        self.view.resize(1000, 600)
        self.canvas = self.view.canvas
        self.state.set_timeline(timeline(*random_events(40, 3, 2), lanes=2))
        with qtbot.waitExposed(self.view):
            self.view.show()
        self.clock.drive(self.canvas.unfolding.motion)
        self.canvas.grab()

    def picture(self) -> QImage:
        """Return the canvas as it is drawn now."""
        return self.canvas.grab().toImage()

    @property
    def scale(self) -> TimeScale:
        assert self.state.scale is not None
        return self.state.scale

    @property
    def aim(self) -> TimeScale:
        assert self.state.aim is not None
        return self.state.aim

    def wheel(
        self, turn: int, modifiers: Qt.KeyboardModifier = CTRL, pixels: int = 0, x: float = 500
    ) -> None:
        at = QPointF(x, 300)
        self.canvas.wheelEvent(
            QWheelEvent(
                at, self.canvas.mapToGlobal(at), QPoint(0, pixels), QPoint(0, turn), Qt.MouseButton.NoButton, modifiers,
                Qt.ScrollPhase.NoScrollPhase, False,
            )
        )  # fmt: skip

    def drag(self, *path: tuple[float, int]) -> None:
        """Press at the middle, move to x positions, each after so many ms, and let go."""
        start = 500
        QTest.mousePress(self.canvas, Qt.MouseButton.LeftButton, pos=QPoint(start, 300))
        x = start
        for pause, x in path:
            self.clock.now += pause
            at = QPointF(x, 300)
            self.canvas.mouseMoveEvent(
                QMouseEvent(
                    QEvent.Type.MouseMove, at, self.canvas.mapToGlobal(at), Qt.MouseButton.NoButton,
                    Qt.MouseButton.LeftButton, NONE,
                )
            )  # fmt: skip
        QTest.mouseRelease(self.canvas, Qt.MouseButton.LeftButton, pos=QPoint(x, 300))


@pytest.fixture
def moving(qtbot: QtBot) -> Moving:
    return Moving(qtbot)


def test_that_a_click_of_the_wheel_glides_about_the_pointer(moving: Moving) -> None:
    moving.state.zoom_by(9.0, 400.0)
    moving.state.settle()
    before, x = moving.scale, 500 - moving.canvas.stage.gutter_px
    under = before.locate(x)
    moving.wheel(120)
    assert before.zoom < moving.scale.zoom < before.zoom * 1.1, "the first frame does not wait"
    zooms = [moving.scale.zoom]
    for _ in range(10):
        moving.clock.turn(17)
        zooms.append(moving.scale.zoom)
        assert moving.scale.locate(x) == pytest.approx(under, abs=0.01)
    assert zooms == sorted(zooms)
    assert zooms[0] < zooms[-1] == pytest.approx(before.zoom * 1.25)
    assert not moving.state.motion.is_running


def test_that_steps_in_quick_succession_add_up(moving: Moving) -> None:
    before = moving.scale.zoom
    for _ in range(3):
        QTest.keyClick(moving.canvas, Qt.Key.Key_Plus)
        moving.clock.turn(40)
    assert before < moving.scale.zoom < before * 1.5**3
    moving.clock.turn(400)
    assert moving.scale.zoom == pytest.approx(before * 1.5**3)


def test_that_a_new_gesture_starts_from_what_is_on_screen(moving: Moving) -> None:
    QTest.keyClick(moving.canvas, Qt.Key.Key_Plus)
    QTest.keyClick(moving.canvas, Qt.Key.Key_Plus)
    moving.clock.turn(60)
    shown = moving.scale
    QTest.keyClick(moving.canvas, Qt.Key.Key_0)
    assert moving.scale == between(shown, moving.aim, eased(FRAME_MS / GLIDE_MS))
    moving.clock.turn(17)
    assert 1.0 < moving.scale.zoom < shown.zoom
    moving.clock.turn(400)
    fit = moving.canvas.stage.fit()
    assert fit is not None
    assert moving.scale == fit.clamped(moving.state.width_px)


def test_that_a_hand_on_the_canvas_stops_the_movement_there(moving: Moving) -> None:
    QTest.keyClick(moving.canvas, Qt.Key.Key_Plus)
    moving.clock.turn(60)
    shown = moving.scale
    QTest.mousePress(moving.canvas, Qt.MouseButton.LeftButton, pos=QPoint(500, 300))
    moving.clock.turn(400)
    assert moving.scale == shown


def test_that_fine_wheels_and_touchpads_are_followed_directly(moving: Moving) -> None:
    before = moving.scale.zoom
    moving.wheel(30)
    assert moving.scale.zoom == pytest.approx(before * 1.25**0.25)
    moving.wheel(120, pixels=12)
    assert moving.scale.zoom == pytest.approx(before * 1.25**1.25)
    assert not moving.state.motion.is_running


def test_that_nothing_moves_by_itself_where_less_motion_is_asked_for(moving: Moving) -> None:
    moving.clock.moves = False
    before = moving.scale.zoom
    QTest.keyClick(moving.canvas, Qt.Key.Key_Plus)
    assert moving.scale.zoom == pytest.approx(before * 1.5)
    moving.state.zoom_by(8.0)
    moving.drag((10, 480), (10, 440), (10, 400))
    shown = moving.scale
    moving.clock.turn(500)
    assert moving.scale == shown


def test_that_a_flung_view_runs_on_and_comes_to_rest(moving: Moving) -> None:
    moving.state.zoom_by(20.0, 450.0)
    moving.state.settle()
    moving.drag((10, 480), (10, 440), (10, 400))
    released = moving.scale.scroll_px
    moving.clock.turn(20)
    first = moving.scale.scroll_px - released
    assert first > 10
    moving.clock.turn(400)
    moving.clock.turn(20)
    later = moving.scale.scroll_px
    moving.clock.turn(20)
    assert 0 < moving.scale.scroll_px - later < first
    moving.clock.turn(5000)
    assert not moving.state.motion.is_running


def test_that_a_drag_that_rests_before_it_ends_does_not_run_on(moving: Moving) -> None:
    moving.state.zoom_by(20.0, 450.0)
    moving.state.settle()
    moving.drag((10, 480), (10, 400), (300, 399))
    assert not moving.state.motion.is_running


@pytest.mark.parametrize("way", ["press", "wheel", "key"])
def test_that_any_gesture_stops_a_flung_view(moving: Moving, way: str) -> None:
    moving.state.zoom_by(20.0, 450.0)
    moving.state.settle()
    moving.drag((10, 480), (10, 440), (10, 400))
    moving.clock.turn(30)
    assert moving.state.motion.is_running
    if way == "press":
        QTest.mousePress(moving.canvas, Qt.MouseButton.LeftButton, pos=QPoint(500, 300))
    elif way == "wheel":
        moving.wheel(-120, Qt.KeyboardModifier.ShiftModifier)
    else:
        QTest.keyClick(moving.canvas, Qt.Key.Key_Escape)
    assert not moving.state.motion.is_running


def test_that_history_remembers_where_a_step_goes_and_glides_back(moving: Moving) -> None:
    history = ViewHistory(moving.state)
    history.remember()
    first = moving.scale
    QTest.keyClick(moving.canvas, Qt.Key.Key_Plus)
    second = moving.aim
    moving.clock.turn(50)
    history.go(-1)
    assert moving.aim == first
    moving.clock.turn(50)
    assert first.zoom < moving.scale.zoom < second.zoom
    moving.clock.turn(400)
    assert moving.scale == first
    history.go(1)
    moving.clock.turn(400)
    assert moving.scale == second


def test_that_a_press_beside_the_overviews_window_glides_there(moving: Moving) -> None:
    moving.state.zoom_by(30.0, 100.0)
    moving.state.settle()
    before = moving.scale
    strip = moving.view.overview
    at = QPoint(round(strip.time_area.right() - 30), 20)
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=at)
    assert moving.scale == between(before, moving.aim, eased(FRAME_MS / GLIDE_MS))
    moving.clock.turn(90)
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=at)
    halfway = moving.scale.scroll_px
    moving.clock.turn(400)
    assert before.scroll_px < halfway < moving.scale.scroll_px


def test_that_a_resize_in_the_middle_of_a_step_ends_it(moving: Moving) -> None:
    QTest.keyClick(moving.canvas, Qt.Key.Key_Plus)
    moving.clock.turn(50)
    aimed = moving.state.centre_time
    moving.view.resize(1200, 640)
    assert not moving.state.motion.is_running
    assert moving.scale.to_px(aimed) == pytest.approx(moving.state.width_px / 2, abs=1.0)


def test_that_an_event_out_of_sight_is_brought_in_by_a_glide(moving: Moving) -> None:
    moving.state.zoom_by(60.0, 100.0)
    moving.state.settle()
    last = moving.state.timeline.events[-1]
    before = moving.scale
    moving.state.select(last.id)
    assert moving.scale == between(before, moving.aim, eased(FRAME_MS / GLIDE_MS))
    moving.clock.turn(400)
    assert 0 <= moving.scale.to_px(last.when.known_start) <= moving.state.width_px


def test_that_folding_moves_from_the_picture_on_screen_to_the_new_one(moving: Moving) -> None:
    before = moving.picture()
    moving.state.set_fold_gaps(False)
    assert moving.picture() == before
    moving.clock.turn(60)
    halfway = moving.picture()
    moving.clock.turn(400)
    after = moving.picture()
    assert halfway not in (before, after)
    moving.clock.moves = False
    moving.state.set_fold_gaps(True)
    moving.state.set_fold_gaps(False)
    assert moving.picture() == after


def test_that_the_last_step_of_folding_is_all_but_the_end(moving: Moving) -> None:
    moving.canvas.grab()
    moving.state.set_fold_gaps(False)
    moving.clock.turn(179.9)
    last = {box.place: (box.x0, box.y) for box in shown_boxes(moving) if box.place >= 0}
    moving.clock.turn(50)
    end = {box.place: (box.x0, box.y) for box in shown_boxes(moving)}
    assert last
    for place, spot in last.items():
        assert spot == pytest.approx(end[place], abs=0.5)


def test_that_the_time_in_the_middle_stays_while_a_break_opens(moving: Moving) -> None:
    moving.state.zoom_by(4.0, 450.0)
    moving.state.settle()
    moving.canvas.grab()
    middle = moving.state.centre_time
    gaps = moving.scale.axis.gaps
    assert gaps
    moving.state.open_gap(gaps[0].start)
    for _ in range(9):
        moving.clock.turn(25)
        shown = moving.canvas.shown_scale
        assert shown is not None
        assert shown.to_px(middle) == pytest.approx(moving.state.width_px / 2, abs=1.0)


def test_that_folding_back_halfway_starts_from_what_is_on_screen(moving: Moving) -> None:
    moving.canvas.grab()
    moving.state.set_fold_gaps(False)
    moving.clock.turn(50)
    moving.canvas.grab()
    before = {box.place: (box.x0, box.y) for box in shown_boxes(moving) if box.place >= 0}
    moving.state.set_fold_gaps(True)
    after = {box.place: (box.x0, box.y) for box in shown_boxes(moving) if box.place >= 0}
    assert before.keys() == after.keys()
    for place, spot in before.items():
        assert spot == pytest.approx(after[place], abs=0.01)
    moving.clock.turn(500)
    assert not moving.canvas.unfolding.motion.is_running


def test_that_a_drag_while_a_break_opens_makes_nothing_jump(moving: Moving) -> None:
    moving.state.zoom_by(4.0, 450.0)
    moving.state.settle()
    moving.canvas.grab()
    moving.state.set_fold_gaps(False)
    moving.clock.turn(30)
    before = moving.canvas.shown_scale
    moving.state.pan_by(12.0, at_once=True)
    after = moving.canvas.shown_scale
    assert before is not None
    assert after is not None
    for px in (100.0, 400.0, 700.0):
        assert abs(after.to_px(before.to_time(px)) - px) <= 12.5


def test_that_opening_breaks_makes_no_item_twice(moving: Moving, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[int, int]] = []
    make = ItemMaker.item

    def noted(maker: ItemMaker, place: int, of: Event, *limits: float) -> Item:
        made.append((id(maker), place))
        kept.append(maker)
        return make(maker, place, of, *limits)

    kept: list[ItemMaker] = []  # or another maker might come to stand where one has gone
    monkeypatch.setattr(ItemMaker, "item", noted)
    moving.state.set_fold_gaps(False)
    for _ in range(12):
        moving.clock.turn(16)
        moving.canvas.grab()
    moving.state.zoom_by(6.0, 300.0)
    for _ in range(12):
        moving.clock.turn(16)
        moving.canvas.grab()
    assert made
    assert len(made) == len(set(made))


def test_that_a_lane_collapses_in_motion(moving: Moving) -> None:
    moving.canvas.grab()
    before = moving.picture()
    moving.state.set_lane_view(ALL_LANES.with_collapsed("a", True))
    heights = []
    for _ in range(8):
        scene = moving.canvas.scene()
        assert scene is not None
        heights.append(scene.lanes[0].height)
        moving.clock.turn(30)
    assert heights == sorted(heights, reverse=True)
    assert heights[0] > 100
    assert heights[-1] == 20
    assert moving.picture() != before


def shown_boxes(moving: Moving) -> list[Box]:
    scene = moving.canvas.scene()
    assert scene is not None
    return scene.boxes


def test_that_the_timer_moves_what_the_clock_says(qtbot: QtBot) -> None:
    seen: list[float] = []
    now = iter(range(0, 1000, 50))
    motion = Motion(lambda: True, lambda: float(next(now)))

    def step(elapsed_ms: float) -> bool:
        seen.append(elapsed_ms)
        return elapsed_ms < 150

    motion.run(step)
    qtbot.waitUntil(lambda: not motion.is_running)
    assert seen == [50.0, 100.0, 150.0]


@pytest.mark.parametrize(("told", "moves"), [("1", False), ("0", True)])
def test_that_the_variable_overrides_the_desktop(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, told: str, *, moves: bool
) -> None:
    monkeypatch.setenv(VARIABLE, told)
    assert MotionWish().allows() is moves


@pytest.mark.parametrize(("answer", "moves"), [("false", False), ("true", True)])
def test_that_gnomes_wish_is_heard(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, *, moves: bool
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    script = tmp_path / "gsettings"
    script.write_text(f"#!/bin/sh\necho {answer}\n")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    owner = QObject()
    wish = MotionWish(owner)
    wish.ask_desktop()
    assert wish.process is not None
    with qtbot.waitSignal(wish.process.finished):
        pass
    assert wish.allows() is moves


def test_that_a_desktop_without_gsettings_moves(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    wish = MotionWish()
    wish.ask_desktop()
    assert wish.process is not None
    with qtbot.waitSignal(wish.process.errorOccurred):
        pass
    assert wish.allows() is True
