"""Garbage is looked for in pauses alone, and what is laid out leaves none that would have to be looked for."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from layout_helpers import random_events, timeline
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from viewer.layout.axis.scale import fitted
from viewer.layout.frame.scene import packing_ahead
from viewer.layout.packing.arrangement import Arrangement
from viewer.ui.canvas.canvas import TimelineCanvas
from viewer.ui.canvas.shown.stage import Stage
from viewer.ui.canvas.timeline_view import TimelineView
from viewer.ui.kit.garbage import QuietGarbage
from viewer.ui.look.theme import LIGHT, Appearance
from viewer.ui.state.view_state import ViewState


class Drawing(QObject):
    drawn = Signal()


class Circle:
    """What refers to itself, so that only the collector takes it away."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def owner() -> Iterator[QObject]:
    before = gc.get_threshold()
    owner = Drawing()
    yield owner
    owner.deleteLater()
    gc.set_threshold(*before)


def test_that_old_garbage_goes_in_the_pause_after_something_was_drawn(owner: Drawing, qtbot: QtBot) -> None:
    QuietGarbage(owner, rest_ms=1).wait_for(owner.drawn)
    circle = Circle()
    gone = weakref.ref(circle)
    for _ in range(12):
        gc.collect(1)
    del circle
    gc.collect(1)
    assert gone() is not None, "by itself only young garbage is looked for"
    owner.drawn.emit()
    qtbot.waitUntil(lambda: gone() is None)


def test_that_what_has_lived_for_some_frames_is_looked_through_behind_a_frame(
    owner: Drawing, qtbot: QtBot
) -> None:
    QuietGarbage(owner).wait_for(owner.drawn)
    circle = Circle()
    gone = weakref.ref(circle)
    gc.collect(0)
    del circle
    for _ in range(12):
        gc.collect(0)
    assert gone() is not None, "not within a frame"
    owner.drawn.emit()
    qtbot.waitUntil(lambda: gone() is None)


def test_that_the_usual_rhythm_is_back_with_the_end_of_its_owner(qtbot: QtBot) -> None:
    usual = gc.get_threshold()
    owner = QObject()
    QuietGarbage(owner)
    assert gc.get_threshold()[1] > usual[1] and gc.get_threshold()[2] > usual[2]
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    assert gc.get_threshold() == usual


def test_that_what_is_laid_out_goes_without_the_collector(qapp: QApplication) -> None:
    stage = Stage(LIGHT)
    stage.set_timeline(timeline(*random_events(3000, 5, 3), lanes=3))
    stage.arrange(900.0, 500.0, fold_gaps=True, opened=frozenset())
    arrangement = stage.arrangement
    assert arrangement is not None
    gc.collect()
    gc.disable()
    try:
        first = _seen(arrangement, 0)
        for doubling in range(12):
            _seen(arrangement, doubling)
        assert len(arrangement.levels) < 12, "old levels are forgotten"
        assert any(ref() is None for ref in first)
        every = [weakref.ref(lane) for lanes in arrangement.levels.values() for lane in lanes]
        del arrangement
        stage.set_timeline(timeline(*random_events(10, 5, 1), lanes=1))
        assert every and all(ref() is None for ref in every)
    finally:
        gc.enable()


def test_that_a_canvas_leaves_nothing_where_its_state_lives_on(qapp: QApplication) -> None:
    state = ViewState()
    canvas = TimelineCanvas(state, Appearance("light"))
    gone = weakref.ref(canvas)
    state.set_timeline(timeline(*random_events(30, 5, 1)))
    canvas.grab()
    delete(canvas)
    del canvas
    gc.collect()
    assert gone() is None


def test_that_a_view_leaves_nothing_where_its_state_lives_on(qtbot: QtBot) -> None:
    state = ViewState()
    view = TimelineView(state, Appearance("light"))
    state.set_timeline(timeline(*random_events(30, 5, 1)))
    with qtbot.waitExposed(view):
        view.show()
    view.grab()
    state.zoom_by(30.0)
    view.grab()
    owned = view.findChildren(QObject)
    assert {"EdgeSigns", "HeldInSight"} < {type(one).__name__ for one in owned}
    gone = [weakref.ref(view), *map(weakref.ref, owned)]
    delete(view)
    del view, owned
    gc.collect()
    assert [ref() for ref in gone if ref() is not None] == []


def _seen(arrangement: Arrangement, doubling: int) -> list[weakref.ref[object]]:
    """Pack around the middle, so often zoomed in by half, and return what then stands for its lanes."""
    scale = fitted(arrangement.axis).zoomed(2.0**doubling, 400.0)
    for _ in packing_ahead(arrangement, scale, 800.0):
        pass
    return [weakref.ref(lane) for lane in arrangement.lanes(2 * doubling + 1)]
