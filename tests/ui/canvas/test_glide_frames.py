"""Frames of a glide: titles of lanes stay in the picture, and all is as in a picture drawn on nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from layout_helpers import random_events, timeline
from motion_samples import HandClock
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from test_parts_drawn_again import ROUNDING, farthest
from visible_texts import titled

from viewer.ui.canvas.canvas import TimelineCanvas
from viewer.ui.canvas.timeline_view import TimelineView
from viewer.ui.kit import behind
from viewer.ui.look.theme import Appearance
from viewer.ui.paint import painting
from viewer.ui.state.moving_scale import MovingScale
from viewer.ui.state.view_state import ViewState

__all__ = ["titled"]

Change = Callable[[TimelineCanvas], object]


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def canvas(qtbot: QtBot, clock: HandClock) -> TimelineCanvas:
    state = ViewState(motion=clock.motion())
    canvas = TimelineCanvas(state, Appearance("light"))
    canvas.today.set_on(False)
    qtbot.addWidget(canvas)
    canvas.resize(900, 400)
    state.set_timeline(timeline(*random_events(400, 5, 3), lanes=3))
    for motion in (canvas.unfolding.motion, canvas.heights.motion):
        clock.drive(motion)
    with qtbot.waitExposed(canvas):
        canvas.show()
    canvas.grab()
    return canvas


def anew(canvas: TimelineCanvas) -> QImage:
    """Return what is on screen, drawn on nothing."""
    scene = canvas.on_screen.scene
    assert scene is not None
    pixmap = QPixmap(canvas.size())
    painter = QPainter(pixmap)
    painter.scale(canvas.unit, canvas.unit)
    painting.draw_timeline(painter, scene, canvas.appearance.theme)
    painter.end()
    return pixmap.toImage()


def glide(canvas: TimelineCanvas, clock: HandClock, frames: int = 4) -> int:
    """Zoom in, and return by how much a frame differs from its scene drawn on nothing, at the most."""
    canvas.state.zoom_by(1.5, 300.0)
    apart = []
    for _ in range(frames):
        clock.turn(30)
        apart.append(farthest(canvas.grab().toImage(), anew(canvas)))
    return max(apart)


def test_that_frames_of_a_glide_draw_no_title_of_a_lane(
    canvas: TimelineCanvas, clock: HandClock, titled: list[float]
) -> None:
    drawn = []
    canvas.state.zoom_by(1.5, 300.0)
    for _ in range(5):
        clock.turn(30)
        canvas.grab()
        drawn.append(len(titled))
    assert drawn == [0] * 5
    canvas.lanes.toggle_collapsed(canvas.lanes.lanes[1])
    clock.turn(100)
    canvas.grab()
    assert titled, "where lanes have moved"


def test_that_no_frame_works_out_more_than_once_where_a_gesture_leads_to(
    canvas: TimelineCanvas, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    again = MovingScale.repeated.fget
    assert again is not None
    monkeypatch.setattr(MovingScale, "repeated", property(lambda self: (asked.append(self), again(self))[1]))
    canvas.state.select("e7")
    canvas.grab()
    canvas.state.zoom_by(1.5, 300.0)
    counts = []
    for _ in range(4):
        asked.clear()
        clock.turn(30)
        canvas.grab()
        counts.append(len(asked))
    assert max(counts) <= 1


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda canvas: None, id="nothing"),
        pytest.param(lambda canvas: canvas.appearance.set_mode("dark"), id="theme"),
        pytest.param(lambda canvas: canvas.resize(800, 500), id="size"),
        pytest.param(lambda canvas: canvas.lane_scroll.move_by(40.0), id="scrolled"),
        pytest.param(lambda canvas: canvas.lanes.toggle_collapsed(canvas.lanes.lanes[1]), id="lane"),
    ],
)
def test_that_what_stays_in_the_picture_is_what_would_be_drawn(
    canvas: TimelineCanvas, clock: HandClock, change: Change
) -> None:
    change(canvas)
    assert farthest(canvas.grab().toImage(), anew(canvas)) <= ROUNDING
    assert glide(canvas, clock) <= ROUNDING
    change(canvas)
    assert glide(canvas, clock, 12) <= ROUNDING


class Frames(QObject):
    """Notes which widgets are painted together.

    Attributes:
        noted: Of every frame the widgets.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self.noted: list[list[QWidget]] = []
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let everything happen."""
        if event.type() is QEvent.Type.UpdateRequest:
            self.noted.append([])
        elif event.type() is QEvent.Type.Paint and isinstance(watched, QWidget) and self.noted:
            self.noted[-1].append(watched)
        return False

    def of(self, *widgets: QWidget) -> int:
        """Return in how many frames all of some widgets have been painted."""
        return sum(all(widget in frame for widget in widgets) for frame in self.noted)


def test_that_no_frame_of_a_glide_waits_for_overview_and_bar(
    qtbot: QtBot, qapp: QApplication, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(behind, "LATEST_S", 1e9)
    state = ViewState(motion=clock.motion())
    view = TimelineView(state, Appearance("light"))
    qtbot.addWidget(view)
    view.resize(900, 400)
    state.set_timeline(timeline(*random_events(400, 5, 3), lanes=3))
    with qtbot.waitExposed(view):
        view.show()
    state.zoom_by(3.0)
    clock.turn(500)
    qtbot.waitUntil(lambda: not view.canvas.ahead.is_working)
    canvas, overview, bar = view.canvas, view.overview, view.time_bar
    frames = Frames(qapp)
    state.zoom_by(1.5, 300.0)
    for count in range(1, 6):
        qtbot.waitUntil(lambda count=count: frames.of(overview) >= count)  # type: ignore[misc]
        clock.turn(10)
    qapp.removeEventFilter(frames)
    assert state.motion.is_running
    assert frames.of(canvas) >= 5
    assert frames.of(bar) >= 5
    assert frames.of(canvas, overview) == frames.of(canvas, bar) == 0
    shown = overview.grab().toImage()
    clock.turn(500)
    assert overview.grab().toImage() != shown, "it is drawn where the view ends"
