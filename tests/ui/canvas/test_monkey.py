"""A restless hand: random gestures, keys, searches, resizes, folds and reloads end in no warning and no exception.

``DATELINE_GESTURES`` sets how many; a handful runs with the other tests.
"""

from __future__ import annotations

import os
import random

import pytest
from layout_helpers import event, overlapping, random_events, timeline
from motion_samples import HandClock
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from viewer.layout.frame.lane_view import ALL_LANES
from viewer.model.timeline import Timeline
from viewer.ui.canvas.timeline_view import TimelineView
from viewer.ui.look.theme import Appearance
from viewer.ui.state.searching import Searching
from viewer.ui.state.view_state import ViewState

GESTURES = int(os.environ.get("DATELINE_GESTURES", "900"))
KEYS = (
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Plus,
    Qt.Key.Key_Minus, Qt.Key.Key_0, Qt.Key.Key_F, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Escape,
    Qt.Key.Key_M, Qt.Key.Key_C, Qt.Key.Key_H,
)  # fmt: skip
WORDS_SOUGHT = ("", "train", "border station", '"far east"', "age 3", "nothing at all", "a")
MODIFIERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def timelines() -> list[Timeline]:
    """Return timelines of every size and span."""
    ages = [event(n, f"Y{-12000 - n}" if n % 2 else f"{1000 + n}", f"Age {n}") for n in range(12)]
    return [
        Timeline(),
        timeline(event(0, "2011-08-20T10:00")),
        timeline(*random_events(30, 1, 3), lanes=3),
        timeline(*random_events(1500, 2, 4), lanes=4),
        timeline(*ages),
    ]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_that_no_gesture_breaks_the_canvas(qtbot: QtBot, seed: int) -> None:
    rng = random.Random(seed)
    clock = HandClock()
    clock.moves = seed != 1
    state = ViewState(motion=clock.motion())
    view = TimelineView(state, Appearance("light"))
    clock.drive(view.canvas.unfolding.motion)
    clock.drive(view.canvas.heights.motion)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.canvas.members_requested.disconnect()
    with qtbot.waitExposed(view):
        view.show()
    made = timelines()
    state.set_timeline(made[2])
    searching = Searching(state)
    view.canvas.search_left.connect(lambda: searching.set_text(""))
    for _ in range(GESTURES // 3):
        if rng.random() < 0.04:
            searching.set_text(rng.choice(WORDS_SOUGHT))
        if rng.random() < 0.04:
            searching.step(rng.choice((1, -1)))
        _gesture(view, state, made, rng)
        clock.turn(rng.choice((0.0, 10.0, 60.0, 400.0)))
        view.canvas.grab() if rng.random() < 0.3 else view.canvas.scene()
    state.set_timeline(made[2])
    view.resize(900, 600)
    state.set_lane_view(ALL_LANES)
    state.fit()
    clock.turn(1000.0)
    scene = view.canvas.scene()
    assert scene is not None
    assert overlapping(scene.boxes) == []


def _gesture(view: TimelineView, state: ViewState, made: list[Timeline], rng: random.Random) -> None:
    canvas = view.canvas
    at = QPoint(rng.randrange(max(1, canvas.width())), rng.randrange(max(1, canvas.height())))
    modifier = rng.choice(MODIFIERS)
    roll = rng.random()
    if roll < 0.3:
        turn = QPoint(rng.randint(-240, 240), rng.randint(-480, 480))
        pixels = QPoint(rng.randint(-90, 90), rng.randint(-90, 90)) if rng.random() < 0.3 else QPoint()
        canvas.wheelEvent(
            QWheelEvent(
                QPointF(at),
                canvas.mapToGlobal(QPointF(at)),
                pixels,
                turn,
                Qt.MouseButton.NoButton,
                modifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
        )
    elif roll < 0.55:
        QTest.keyClick(canvas, rng.choice(KEYS), modifier)
    elif roll < 0.7:
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, modifier, at)
    elif roll < 0.78:
        QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, modifier, at)
    elif roll < 0.9:
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, modifier, at)
        for _ in range(3):
            QTest.mouseMove(canvas, at + QPoint(rng.randint(-200, 200), rng.randint(-100, 100)))
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, modifier, at)
    elif roll < 0.94:
        view.resize(rng.randint(260, 1800), rng.randint(200, 1100))
    elif roll < 0.97:
        state.set_fold_gaps(rng.random() < 0.5)
    elif roll < 0.973:
        lanes = view.canvas.lanes
        lane = rng.choice(lanes.lanes)
        rng.choice(
            (
                lambda: lanes.toggle_collapsed(lane),
                lambda: lanes.set_hidden(lane, True),
                lambda: lanes.move(lane, rng.randint(-2, 2)),
                lanes.show_all,
                lambda: lanes.toggle_alone(lane),
                lanes.toggle_fitted,
            )
        )()
    elif roll < 0.98 and state.scale is not None and state.scale.axis.gaps:
        state.open_gap(rng.choice(state.scale.axis.gaps).start)
    else:
        state.set_timeline(rng.choice(made), state.selected_id)
