"""Pictures are made after a frame, also those of what the next zoom will show, which is drawn into nothing."""

from __future__ import annotations

from typing import Any

import pytest
from layout_helpers import random_events, timeline
from PySide6.QtGui import QImage, QPainter, QPixmap
from pytestqt.qtbot import QtBot
from test_parts_drawn_again import ROUNDING, farthest

from viewer.layout.frame.scene import Scene
from viewer.layout.packing.labels import ELLIPSIS
from viewer.ui.canvas.ahead.letters import letters_on_screen
from viewer.ui.canvas.canvas import TimelineCanvas
from viewer.ui.look.inks import inks_of
from viewer.ui.look.later import Later
from viewer.ui.look.theme import Appearance
from viewer.ui.paint.cut_titles import letters_of
from viewer.ui.paint.lines import line_drawer
from viewer.ui.paint.painting import draw_timeline
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


def test_that_the_titles_of_the_next_zoom_are_kept_before_it_comes(
    canvas: TimelineCanvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = titles(rested(canvas, qtbot))
    missed: list[str] = []
    wish = Later.wish

    def noted(later: Later, key: Any, make: Any) -> None:
        missed.append(key[-1])
        wish(later, key, make)

    monkeypatch.setattr(Later, "wish", noted)
    canvas.state.zoom_by(1.6, 300.0, at_once=True)
    canvas.grab()
    canvas.refresh()
    canvas.grab()
    assert canvas.on_screen.scene is not None
    shown = titles(canvas.on_screen.scene)
    assert len(shown - before) > 10
    assert shown & set(missed) == set()


def test_that_the_ellipsis_is_kept_before_titles_are_cut(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    rested(canvas, qtbot)
    inks_of.cache_clear()
    assert len(list(letters_on_screen(canvas))) > 10
    inks, wished = inks_of("light", canvas.appearance.theme), inks_of("light", canvas.appearance.theme).later
    pixmap = QPixmap(100, 40)
    painter = QPainter(pixmap)
    line_drawer(painter, inks, inks.label_font, inks.text)(20.0, 20.0, ELLIPSIS)
    assert wished.is_empty
    line_drawer(painter, inks, inks.label_font, inks.text)(20.0, 20.0, "another text")
    painter.end()
    assert not wished.is_empty


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


def test_that_what_is_kept_looks_as_it_does_when_drawn_at_once(canvas: TimelineCanvas) -> None:
    scene, theme, pictures = canvas.scene(), canvas.appearance.theme, []
    assert scene is not None
    assert any(box.members is not None for box in scene.boxes)
    inks_of.cache_clear()
    for _ in range(2):
        image = QImage(900, 600, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        draw_timeline(painter, scene, theme)
        painter.end()
        pictures.append(image)
        made = len(list(inks_of(theme.name, theme).later.steps()))
        assert (made > len(scene.boxes)) == (len(pictures) == 1)
    assert farthest(*pictures) <= ROUNDING


def test_that_the_pictures_of_a_frame_are_made_after_it(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    rested(canvas, qtbot)
    theme = canvas.appearance.theme
    inks_of.cache_clear()
    later = inks_of(theme.name, theme).later
    canvas.refresh()
    canvas.grab()
    assert not later.is_empty
    qtbot.waitUntil(lambda: later.is_empty)
    canvas.refresh()
    canvas.grab()
    assert later.is_empty


@pytest.mark.parametrize("is_walked", [False, True])
def test_that_a_view_that_cuts_titles_lays_out_none_of_them(
    canvas: TimelineCanvas, qtbot: QtBot, is_walked: bool
) -> None:
    if is_walked:
        canvas.state.select(canvas.state.timeline.events[350].id)
    before = titles(rested(canvas, qtbot))
    found = letters_of.cache_info()
    canvas.state.zoom_by(1.3, 400.0, at_once=True)
    canvas.grab()
    scene = canvas.on_screen.scene
    assert scene is not None
    shown = [box for box in scene.boxes if box.members is None and box.lines]
    cut = [box for box in shown if box.label_x < -1 < box.label_x + box.label_px]
    assert cut and {line for box in cut for line in box.lines} <= before
    assert letters_of.cache_info().misses == found.misses
    assert letters_of.cache_info().hits > found.hits


def test_that_the_next_level_of_zoom_lays_out_no_title_that_it_cuts(
    canvas: TimelineCanvas, qtbot: QtBot
) -> None:
    letters_of.cache_clear()  # other tests have found some
    canvas.state.zoom_by(1.02, 400.0, at_once=True)
    before = titles(rested(canvas, qtbot))
    found = letters_of.cache_info()
    canvas.state.zoom_by(1.8, 400.0, at_once=True)
    canvas.grab()
    scene = canvas.on_screen.scene
    assert scene is not None
    shown = [box for box in scene.boxes if box.members is None and box.lines]
    cut = [box for box in shown if box.label_x < -1 < box.label_x + box.label_px]
    assert {line for box in cut for line in box.lines} - before, "none of them comes with this level"
    assert letters_of.cache_info().misses == found.misses
