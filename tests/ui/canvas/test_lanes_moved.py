"""Where the lanes move up or down, the picture moves with them, and only what comes into sight is drawn.

Where they move far, the picture that they left is kept, for whoever walks through events goes to and fro.
"""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from layout_helpers import event, timeline
from motion_samples import HandClock
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from test_parts_drawn_again import DOTS, farthest

from viewer.layout.frame.boxes import Box
from viewer.layout.frame.scene import Scene
from viewer.layout.index.hits import Hits
from viewer.model.timeline import HEADING, Lane, Status, Timeline
from viewer.ui.canvas.canvas import TimelineCanvas
from viewer.ui.canvas.shown.stage import Stage
from viewer.ui.look.theme import Appearance
from viewer.ui.paint.marks import MarkPainter
from viewer.ui.state.view_state import ViewState


@cache
def crowded() -> Timeline:
    """Return events of every status in more lanes than there is room for, one of them a heading."""
    dates = ("2011-{:02}-{:02}", "2011-{:02}-{:02}/2011-12-31", "2090-{:02}-{:02}", "2011-{:02}-{:02}~")
    titles = ("Talks", "The train arrives at the border", "Officials meet ก็ที่ปู่ Ǻ́", "Aid for the far east")
    made = timeline(
        *(
            event(n, dates[n % 7 % 4].format(1 + n % 11, 1 + n % 28), titles[n % 4], "abcdefgh"[n % 8])
            for n in range(600)
        ),
        lanes=8,
    )
    statuses = list(Status)
    events = tuple(
        replace(one, status=statuses[number % len(statuses)]) for number, one in enumerate(made.events)
    )
    heading = Lane(HEADING, "A heading over what follows")
    return replace(made, events=events, lanes=(*made.lanes[:3], heading, *made.lanes[3:]))


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that grows by one place for every box that is drawn."""
    places: list[int] = []
    draw = MarkPainter.draw

    def noted(marks: MarkPainter, box: Box) -> None:
        places.append(box.place)
        draw(marks, box)

    monkeypatch.setattr(MarkPainter, "draw", noted)
    return places


@pytest.fixture(params=["light", "dark"])
def canvas(request: pytest.FixtureRequest, qtbot: QtBot) -> TimelineCanvas:
    clock = HandClock()
    clock.moves = False
    state = ViewState(motion=clock.motion())
    canvas = TimelineCanvas(state, Appearance(request.param))
    qtbot.addWidget(canvas)
    canvas.resize(900, 500)
    state.set_timeline(crowded())
    with qtbot.waitExposed(canvas):
        canvas.show()
    canvas.grab()
    qtbot.waitUntil(lambda: not canvas.ahead.is_working)
    canvas.grab()
    scene = canvas.on_screen.scene
    assert canvas.lane_scroll.most > 150 and scene is not None and scene.ticks.breaks
    return canvas


def on_screen(canvas: TimelineCanvas) -> QImage:
    return canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def drawn_whole(canvas: TimelineCanvas) -> QImage:
    """Return the picture of what the canvas shows, drawn from nothing."""
    canvas.refresh()
    return on_screen(canvas)


@pytest.mark.parametrize("percent", [100, 130, 200])
@pytest.mark.parametrize("searched", [False, True])
def test_that_the_moved_picture_is_the_whole_one(
    canvas: TimelineCanvas, percent: int, searched: bool
) -> None:
    canvas.appearance.set_text_percent(percent)
    state, rng = canvas.state, random.Random(5)
    if searched:
        state.set_hits(Hits(canvas.stage.index, range(0, 600, 3)))
    canvas.grab()
    differ, seen = [], set[bytes]()
    for number in range(24):
        canvas.lane_scroll.move_by(rng.choice([-60, -18, -16, -7, -1, 1, 5, 8, 22, 44, 70]))
        scene = canvas.on_screen.scene
        assert scene is not None
        places = [box.place for box in scene.boxes if box.place >= 0]
        if number % 3 == 1:
            canvas.hover(rng.choice(places))
        if number % 3 == 2:
            state.select(state.timeline.events[rng.choice(places)].id)
        shown = on_screen(canvas)
        seen.add(bytes(shown.constBits()))
        if number % 4 == 3:
            differ.append(farthest(shown, drawn_whole(canvas), DOTS))
    assert max(differ) <= 3
    assert len(seen) > 10


def test_that_only_what_comes_into_sight_is_drawn(canvas: TimelineCanvas, drawn: list[int]) -> None:
    canvas.lane_scroll.move_by(72)  # four of the torn strips' steps
    canvas.grab()
    scene = canvas.on_screen.scene
    assert scene is not None
    assert 0 < len(drawn) < len(scene.boxes) / 2
    canvas.refresh()
    drawn.clear()
    canvas.grab()
    assert len(drawn) == len(scene.boxes)


#: One more than pictures are kept, and so far apart that none of them is made of another.
PLACES = [80.0 * number for number in range(9)]


@pytest.fixture
def low(canvas: TimelineCanvas, qtbot: QtBot) -> TimelineCanvas:
    """Return the canvas so low that its lanes take many times its height."""
    canvas.resize(900, 200)
    canvas.grab()
    qtbot.waitUntil(lambda: not canvas.ahead.is_working)
    canvas.grab()
    assert canvas.lane_scroll.most >= max(PLACES)
    return canvas


def visit(canvas: TimelineCanvas, y: float) -> int:
    """Show the lanes scrolled to a height; return how many boxes are in sight there."""
    canvas.lane_scroll.set(y)
    canvas.grab()
    assert canvas.on_screen.scene is not None
    return len(canvas.on_screen.scene.boxes)


def test_that_lanes_that_come_back_are_not_drawn_again(low: TimelineCanvas, drawn: list[int]) -> None:
    away = visit(low, PLACES[2])
    assert len(drawn) == away > 10
    visit(low, PLACES[0])
    drawn.clear()
    for y in (PLACES[2], PLACES[0], PLACES[2]):
        visit(low, y)
    assert drawn == []


def test_that_lanes_that_come_back_are_not_laid_out_again(
    low: TimelineCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit(low, PLACES[2])
    visit(low, PLACES[0])
    made: list[int] = []
    monkeypatch.setattr(Stage, "scene", lambda *_args, **_words: made.append(1))
    low.state.select(low.state.timeline.events[300].id)
    for y in (PLACES[2], PLACES[0]):
        visit(low, y)
        assert low.on_screen.scene is not None
        assert low.on_screen.scene.selected == 300
    assert made == []


def test_that_only_the_last_few_pictures_are_kept(low: TimelineCanvas, drawn: list[int]) -> None:
    for y in PLACES:
        visit(low, y)
    drawn.clear()
    assert visit(low, PLACES[0]) == len(drawn)


def test_that_a_large_picture_is_kept_alone(low: TimelineCanvas, drawn: list[int]) -> None:
    low.resize(12_000, 600)
    visit(low, 0.0)
    visit(low, 500.0)
    drawn.clear()
    assert visit(low, 0.0) == len(drawn)


def test_that_what_was_drawn_before_a_zoom_does_not_come_back(low: TimelineCanvas, drawn: list[int]) -> None:
    for y in PLACES[:2]:
        visit(low, y)
    low.state.zoom_by(1.5, at_once=True)
    low.grab()
    drawn.clear()
    assert visit(low, PLACES[0]) == len(drawn)


def test_that_a_picture_that_comes_back_shows_what_has_changed_meanwhile(low: TimelineCanvas) -> None:
    state, rng = low.state, random.Random(3)
    differ = []
    for number in range(30):
        visit(low, PLACES[rng.randrange(4)] + rng.choice([0, 0, 1, 22, -22, 80]))
        assert low.on_screen.scene is not None
        places = [box.place for box in low.on_screen.scene.boxes if box.place >= 0]
        if number % 2:
            state.select(state.timeline.events[rng.choice(places)].id)
        else:
            low.hover(rng.choice(places))
        if number == 15:
            state.set_hits(Hits(low.stage.index, range(0, 600, 3)))
        shown = on_screen(low)
        if number % 5 == 4:
            differ.append(farthest(shown, drawn_whole(low), DOTS))
    assert len(differ) == 6 and max(differ) <= 3


def test_that_a_picture_moved_far_is_laid_out_once(
    canvas: TimelineCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []
    scene = Stage.scene

    def noted(stage: Stage, *args: Any, **words: Any) -> Scene | None:
        made.append(1)
        return scene(stage, *args, **words)

    monkeypatch.setattr(Stage, "scene", noted)
    for far, near in ((400, 30), (-400, -30)):
        for by in (far, near):
            made.clear()
            canvas.lane_scroll.move_by(by)
            canvas.grab()
            assert made == [1]
