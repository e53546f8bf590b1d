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

from viewer.layout.axis.scale import fitted
from viewer.layout.frame.scene import packing_ahead
from viewer.layout.packing.arrangement import Arrangement
from viewer.ui.canvas.stage import Stage
from viewer.ui.kit.garbage import QuietGarbage
from viewer.ui.look.theme import LIGHT


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


def _seen(arrangement: Arrangement, doubling: int) -> list[weakref.ref[object]]:
    """Pack around the middle, so often zoomed in by half, and return what then stands for its lanes."""
    scale = fitted(arrangement.axis).zoomed(2.0**doubling, 400.0)
    for _ in packing_ahead(arrangement, scale, 800.0):
        pass
    return [weakref.ref(lane) for lane in arrangement.lanes(2 * doubling + 1)]
