"""A view that a hand has left, or is about to come to, is drawn once: where views do not glide."""

from __future__ import annotations

import random
from collections.abc import Callable, Hashable, Iterator
from typing import Any

import pytest
from layout_helpers import random_timeline
from motion_samples import HandClock
from PySide6.QtCore import QObject
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from test_lanes_moved import crowded, drawn_whole, on_screen
from test_next_pictures import drawn, rest, shown
from test_parts_drawn_again import DOTS, ROUNDING, farthest

from viewer.model.dates.timespan import DAY, TimeSpan
from viewer.ui.canvas.canvas import TimelineCanvas
from viewer.ui.canvas.shown import frame
from viewer.ui.canvas.shown.pace import Pace
from viewer.ui.kit import ahead
from viewer.ui.kit.rota import Rank, rota
from viewer.ui.look.later import Later
from viewer.ui.paint.painting import draw_in_pieces, draw_timeline

__all__ = ["drawn"]


#: Pictures are compared in both; what is counted hangs on no colour.
both_themes = pytest.mark.parametrize("canvas", ["light", "dark"], indirect=True)


@pytest.fixture
def canvas(request: pytest.FixtureRequest, qtbot: QtBot) -> TimelineCanvas:
    """A canvas on some hundred events of twenty years."""
    canvas = shown(qtbot, random_timeline(1500, 5, 3), getattr(request, "param", "light"))
    canvas.resize(900, 640)
    rest(qtbot, canvas)
    return canvas


def turn(canvas: TimelineCanvas, notches: int) -> None:
    """Turn the wheel over one place."""
    canvas.state.zoom_by(1.25**notches, 300.0)


def go_on(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    """Let all be done that is done once a view rests."""
    rest(qtbot, canvas)
    qtbot.waitUntil(lambda: canvas.pace.is_at_rest)
    rest(qtbot, canvas)
    work = canvas.next_views.work if canvas.next_views is not None else canvas.ahead
    qtbot.waitUntil(lambda: not work.is_working)


def test_that_a_wheel_that_is_turned_on_draws_nothing(
    qtbot: QtBot, canvas: TimelineCanvas, drawn: list[int]
) -> None:
    turn(canvas, 1)
    canvas.grab()
    counts, prepared = [], 0
    for _ in range(5):
        drawn.clear()
        go_on(qtbot, canvas)
        prepared += len(drawn)
        drawn.clear()
        turn(canvas, 1)
        canvas.grab()
        assert canvas.on_screen.scale == canvas.state.scale
        counts.append(len(drawn))
    assert counts == [0] * 5
    assert prepared > 50


def test_that_no_pixels_are_fetched_while_a_view_is_drawn(
    qtbot: QtBot, canvas: TimelineCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched: list[QPixmap] = []

    def made(*size: Any) -> QPixmap:
        fetched.append(QPixmap(*size))
        return fetched[-1]

    monkeypatch.setattr(frame, "QPixmap", made)
    counts, beforehand = [], 0
    for notches in (1, 2, -1, 4, -2):
        go_on(qtbot, canvas)
        beforehand += len(fetched)
        fetched.clear()
        turn(canvas, notches)
        canvas.grab()
        counts.append(len(fetched))
        fetched.clear()
    assert counts == [0] * 5
    assert beforehand >= 5


def test_that_a_view_that_was_left_comes_back_undrawn(canvas: TimelineCanvas, drawn: list[int]) -> None:
    for notches in (1, 1, 1, -1, -1, 1, 1):  # lanes have grown for all of them then
        turn(canvas, notches)
        canvas.grab()
    drawn.clear()
    seen = []
    for notches in (-1, -1, 1, 1):
        turn(canvas, notches)
        canvas.grab()
        scene = canvas.on_screen.scene
        assert scene is not None
        seen.append(len(scene.boxes))
    assert drawn == []
    assert min(seen) > 10


def test_that_a_picture_that_is_not_ready_is_drawn_to_its_end(
    canvas: TimelineCanvas, drawn: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "TURN_S", 0.0)
    turn(canvas, 1)
    canvas.grab()
    drawn.clear()
    for _ in range(1000):
        QApplication.processEvents()
        if drawn:
            break
    begun = len(drawn)
    turn(canvas, 1)
    canvas.grab()
    scene = canvas.on_screen.scene
    assert scene is not None
    assert 0 < begun < len(drawn) == len(scene.boxes)


@both_themes
def test_that_every_picture_is_the_one_that_would_be_drawn(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    rng, differ, seen = random.Random(7), [], set[bytes]()
    events = canvas.state.timeline.events
    for _ in range(12):
        for _ in range(rng.randrange(1, 4)):
            step = rng.random()
            if step < 0.6:
                turn(canvas, rng.choice([1, -1]))
            elif step < 0.8:
                canvas.state.pan_by(rng.choice([80.0, -80.0]))
            else:
                canvas.state.select(events[rng.randrange(len(events))].id)
            if rng.random() < 0.3:
                canvas.hover(rng.randrange(len(events)))
            canvas.grab()
            if rng.random() < 0.5:
                QApplication.processEvents()
        rest(qtbot, canvas)
        picture = on_screen(canvas)
        seen.add(bytes(picture.constBits()))
        differ.append(farthest(picture, drawn_whole(canvas), DOTS))
    assert max(differ) <= ROUNDING
    assert len(seen) > 6


def test_that_nothing_is_drawn_ahead_where_views_glide(qtbot: QtBot) -> None:
    canvas = shown(qtbot, random_timeline(100, 5, 3), clock=HandClock())
    turn(canvas, 1)
    canvas.state.settle()
    canvas.grab()
    assert canvas.state.scale == canvas.on_screen.scale != canvas.stage.fit()
    assert canvas.next_views is None


def test_that_nothing_is_drawn_ahead_once_views_glide(qtbot: QtBot, drawn: list[int]) -> None:
    clock = HandClock()
    clock.moves = False
    canvas = shown(qtbot, random_timeline(300, 5, 3), clock=clock)
    turn(canvas, 1)
    canvas.grab()
    go_on(qtbot, canvas)
    assert canvas.next_views is not None
    clock.moves = True
    turn(canvas, 1)
    clock.turn(60)
    canvas.grab()
    assert canvas.state.repeated is not None
    canvas.next_views.go_on()
    assert not canvas.next_views.work.is_working


@both_themes
def test_that_lanes_of_other_heights_are_drawn_anew(canvas: TimelineCanvas, drawn: list[int]) -> None:
    turn(canvas, 1)
    canvas.grab()
    turn(canvas, 1)
    canvas.grab()
    drawn.clear()
    scale = canvas.state.scale
    assert scale is not None
    canvas.heights.reset([rows + 1 for rows in canvas.stage.rows_in_view(scale, 900)])
    turn(canvas, -1)
    canvas.grab()
    assert len(drawn) > 10
    assert farthest(on_screen(canvas), drawn_whole(canvas), DOTS) <= ROUNDING


def test_that_the_event_that_time_moves_for_is_drawn_before(
    qtbot: QtBot, canvas: TimelineCanvas, drawn: list[int]
) -> None:
    state, events = canvas.state, canvas.state.timeline.events
    middle = events[300].when.start
    state.show_span(TimeSpan(middle - 100 * DAY, middle + 100 * DAY))
    state.select(events[300].id)
    rest(qtbot, canvas)
    counts, moved = [], 0
    for _ in range(30):
        event = state.neighbour(1)
        assert event is not None
        scale = state.scale
        drawn.clear()
        state.select(event.id)
        canvas.grab()
        if state.scale != scale:
            moved += 1
            counts.append(len(drawn))
        rest(qtbot, canvas)
    assert moved >= 3
    assert counts.count(0) > moved / 2


@both_themes
def test_that_pieces_make_the_whole_drawing(canvas: TimelineCanvas) -> None:
    scene, theme = canvas.on_screen.scene, canvas.appearance.theme
    assert scene is not None and len(scene.boxes) > 40
    one, other = (QPixmap(canvas.size()) for _ in range(2))
    painter = QPainter(one)
    draw_timeline(painter, scene, theme)
    painter.end()
    steps = list(draw_in_pieces(lambda: QPainter(other), scene, theme))
    assert len(steps) > 2
    assert farthest(one.toImage(), other.toImage()) <= ROUNDING


def test_that_pictures_are_drawn_on_the_pixels_of_those_that_were_forgotten(
    canvas: TimelineCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    def round_trip() -> None:
        for notches in (1, 1, 1, -1, -1, -1):
            turn(canvas, notches)
            canvas.grab()
        canvas.refresh()

    round_trip()
    made: list[object] = []

    class Counted(QPixmap):
        def __init__(self, *size: Any) -> None:
            made.append(size)
            super().__init__(*size)

    monkeypatch.setattr(frame, "QPixmap", Counted)
    round_trip()
    assert made == []
    canvas.resize(800, 500)
    round_trip()
    assert len(made) > 0


def test_that_titles_of_lanes_that_come_into_sight_are_made_ready(
    qtbot: QtBot, drawn: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = shown(qtbot, crowded())
    go_on(qtbot, canvas)
    canvas.lane_scroll.set(canvas.lane_scroll.most)
    go_on(qtbot, canvas)
    wished: list[object] = []
    wish = Later.wish

    def noted(later: Later, key: Hashable, make: Callable[[], object]) -> None:
        wished.append(key)
        wish(later, key, make)

    monkeypatch.setattr(Later, "wish", noted)
    drawn.clear()
    canvas.refresh()
    canvas.grab()
    assert len(drawn) > 5
    assert wished == []


def test_that_a_view_is_forgotten_that_was_begun_before_all_was_drawn_anew(canvas: TimelineCanvas) -> None:
    turn(canvas, 1)
    canvas.grab()
    here, scale = canvas.on_screen.scene, canvas.state.repeated
    assert here is not None and scale is not None
    after = canvas.foresight.view_at(scale, None)
    assert after is not None
    for discards in (False, True):
        picture, pixmap = frame.KeptPicture(canvas), QPixmap(canvas.size())
        painter = QPainter(pixmap)
        picture.show(painter, lambda *_: here, lambda *_: None, lambda _: None)
        steps = picture.prepared_view(
            after, lambda begin: draw_in_pieces(begin, after, canvas.appearance.theme)
        )
        next(steps)
        if discards:
            picture.discard()
            picture.show(painter, lambda *_: here, lambda *_: None, lambda _: None)
        list(steps)
        painter.end()
        assert picture.has(after) is not discards


@pytest.mark.parametrize("is_passing", [False, True])
def test_that_a_coarse_picture_comes_back_only_while_a_hand_goes_on(
    qtbot: QtBot, canvas: TimelineCanvas, monkeypatch: pytest.MonkeyPatch, is_passing: bool
) -> None:
    turn(canvas, 1)
    canvas.grab()
    go_on(qtbot, canvas)
    scale = canvas.state.repeated
    assert scale is not None
    scene = canvas.foresight.view_at(scale, None)
    assert scene is not None
    turn(canvas, 1)
    monkeypatch.setattr(Pace, "is_passing", property(lambda _pace: is_passing))
    stands = []
    for scene.is_coarse in (False, True):
        stands.append(canvas.stands_as_now(scene))
    assert stands == [True, is_passing]


class Busy(QObject):
    """Has something to do in every turn, which nobody waits for; counts its turns while a view is prepared."""

    def __init__(self, canvas: TimelineCanvas) -> None:
        super().__init__()
        self.canvas = canvas
        self.turns = 0

    def work(self) -> bool:
        views = self.canvas.next_views
        self.turns += views is not None and views.work.is_working
        return True


def test_that_the_next_view_is_drawn_before_what_nobody_waits_for(
    qtbot: QtBot, canvas: TimelineCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    turn(canvas, 1)
    canvas.grab()
    go_on(qtbot, canvas)
    taken: list[int] = []
    took_steps = ahead.took_steps

    def counted(steps: Iterator[int | None]) -> int | None:
        taken.append(1)
        return took_steps(steps)

    monkeypatch.setattr(ahead, "took_steps", counted)
    monkeypatch.setattr(ahead, "TURN_S", 0.0)
    others = [Busy(canvas) for _ in range(3)]
    for other in others:
        rota().join(other, other.work, Rank.QUIET)
    turn(canvas, 1)
    canvas.grab()
    views = canvas.next_views
    assert views is not None
    qtbot.waitUntil(lambda: not views.work.is_working)
    assert len(taken) > 8
    assert sum(other.turns for other in others) < len(taken) / 2, "one turn in eight is theirs"
