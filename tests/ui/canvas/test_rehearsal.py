"""What the next zoom will show is drawn into nothing beforehand, so that its letters are ready."""

from __future__ import annotations

from typing import Any

import pytest
from layout_helpers import random_events, timeline
from pytestqt.qtbot import QtBot

from viewer.layout.frame.scene import Scene
from viewer.ui.canvas.canvas import TimelineCanvas
from viewer.ui.look import kept_lines
from viewer.ui.look.theme import Appearance
from viewer.ui.state.view_state import ViewState


@pytest.fixture
def canvas(qtbot: QtBot) -> TimelineCanvas:
    state = ViewState()
    canvas = TimelineCanvas(state, Appearance("light"))
    qtbot.addWidget(canvas)
    canvas.resize(900, 600)
    state.set_timeline(timeline(*random_events(700, 5, 3), lanes=2))
    with qtbot.waitExposed(canvas):
        canvas.show()
    return canvas


def rested(canvas: TimelineCanvas, qtbot: QtBot) -> Scene:
    """Return what is on screen once there is nothing to prepare any more."""
    canvas.grab()
    qtbot.waitUntil(lambda: not canvas.ahead.is_working)
    canvas.grab()
    qtbot.waitUntil(lambda: not canvas.ahead.is_working)
    assert canvas.on_screen.scene is not None
    return canvas.on_screen.scene


def titles(scene: Scene) -> set[str]:
    return {line for box in scene.boxes if box.members is None and box.left >= 0 for line in box.lines}


def test_that_the_titles_of_the_next_zoom_are_laid_out_before_it_comes(
    canvas: TimelineCanvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = titles(rested(canvas, qtbot))
    laid_out: list[str] = []
    layout = kept_lines.QTextLayout

    def noted(text: str, *others: Any) -> Any:
        laid_out.append(text)
        return layout(text, *others)

    monkeypatch.setattr(kept_lines, "QTextLayout", noted)
    canvas.state.zoom_by(1.6, 300.0, at_once=True)
    canvas.grab()
    canvas.refresh()
    canvas.grab()
    assert canvas.on_screen.scene is not None
    shown = titles(canvas.on_screen.scene)
    assert len(shown - before) > 10
    assert shown & set(laid_out) == set()


def test_that_a_rehearsal_changes_nothing_on_screen(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    canvas.state.zoom_by(3.0, 300.0, at_once=True)
    scene = rested(canvas, qtbot)
    again = canvas.scene()
    assert again is not None
    assert again.ticks is scene.ticks
    assert again.boxes == scene.boxes
    beside = (
        canvas.stage.beside(canvas.on_screen.scale, 900.0, 600.0, 0.0, 1) if canvas.on_screen.scale else None
    )
    assert beside is not None
    assert len(beside.boxes) > 10
    assert beside.ticks.gridlines_px == ()
    assert canvas.scene() is not None
    assert canvas.stage.beside(canvas.stage.fit() or canvas.on_screen.scale, 900.0, 600.0, 0.0, -1) is None
