"""What is selected, hovered or found is drawn into the picture on screen, which then is the one drawn as a whole."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

import pytest
from compared_images import differences
from layout_helpers import random_events, timeline
from motion_samples import HandClock
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from viewer.layout.index.hits import Hits
from viewer.model.timeline import Status, Timeline
from viewer.ui.canvas.canvas import TimelineCanvas
from viewer.ui.look.theme import Appearance
from viewer.ui.paint import painting
from viewer.ui.paint.marks import MarkPainter
from viewer.ui.state.searching import Searching
from viewer.ui.state.view_state import ViewState

WIDTH, HEIGHT = 900, 600
#: Where a clip cuts through what is mixed, Qt rounds a colour of 0 to 255 otherwise.
ROUNDING = 3
#: And where it cuts through a dotted line, two dots may be laid by a hair beside: so many bytes.
DOTS = 8
#: None of them by more than this.
DOT = 64


@cache
def varied() -> Timeline:
    """Return events of every status, some of them statements, some with letters higher than their row."""
    made = timeline(*random_events(400, 5, 3), lanes=3)
    statuses = list(Status)
    events = []
    for number, event in enumerate(made.events):
        about = (made.events[number - 1].id,) if number % 7 == 6 else None
        title = f"{event.title} ก็ที่ปู่ Ǻ́" if number % 5 == 4 else event.title
        events.append(replace(event, status=statuses[number % len(statuses)], about=about, title=title))
    return replace(made, events=tuple(events))


@pytest.fixture(params=["light", "dark"])
def canvases(request: pytest.FixtureRequest, qtbot: QtBot) -> tuple[TimelineCanvas, TimelineCanvas]:
    """Return two canvases of one state, one of which will be drawn anew whenever it is looked at."""
    clock = HandClock()
    clock.moves = False
    state = ViewState(motion=clock.motion())
    appearance = Appearance(request.param)
    pair = TimelineCanvas(state, appearance), TimelineCanvas(state, appearance)
    for canvas in pair:
        qtbot.addWidget(canvas)
        canvas.resize(WIDTH, HEIGHT)
    state.set_timeline(varied())
    for canvas in pair:
        with qtbot.waitExposed(canvas):
            canvas.show()
    return pair


def settle(qtbot: QtBot, *canvases: TimelineCanvas) -> None:
    for canvas in canvases:
        canvas.grab()
        qtbot.waitUntil(lambda canvas=canvas: not canvas.ahead.is_working)
        canvas.grab()


def on_screen(canvas: TimelineCanvas) -> QImage:
    return canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def drawn_whole(canvas: TimelineCanvas) -> QImage:
    """Return the picture of what the canvas shows, drawn from nothing."""
    canvas.refresh()
    return on_screen(canvas)


def farthest(one: QImage, other: QImage, but: int = 0) -> int:
    """Return by how much the colours of two pictures differ at the most, 0 to 255.

    But for so many bytes of dots, if none differs by more than one of a dotted line may.
    """
    if one == other:
        return 0
    far = sorted(differences(one, other).translate(None, b"\0"), reverse=True)
    return next(iter(far if far and far[0] > DOT else far[but:]), 0)


def test_that_differences_of_pictures_are_those_of_their_bytes() -> None:
    rng, made = random.Random(3), []
    for _ in range(2):
        image = QImage(61, 47, QImage.Format.Format_RGB32)
        for y in range(image.height()):
            for x in range(image.width()):
                image.setPixel(x, y, 0xFF000000 | rng.choice((0, 0xFFFFFF, rng.randrange(1 << 24))))
        made.append(image)
    one, other = (bytes(image.constBits()) for image in made)
    assert list(differences(*made)) == [abs(a - b) for a, b in zip(one, other, strict=True)]
    assert not any(differences(made[0], made[0].copy()))
    dotted, dot = made[0].copy(), made[0].pixelColor(5, 5)
    dotted.setPixelColor(5, 5, QColor(dot.red() ^ 2, dot.green(), dot.blue()))
    assert (farthest(made[0], dotted), farthest(made[0], dotted, 1), farthest(made[0], made[0])) == (2, 0, 0)
    dotted.setPixelColor(5, 5, QColor(dot.red() ^ 128, dot.green(), dot.blue()))
    assert farthest(made[0], dotted, 8) == 128


@pytest.mark.parametrize("percent", [100, 130])
@pytest.mark.parametrize("searched", [False, True])
def test_that_a_picture_drawn_in_parts_is_the_whole_one(
    canvases: tuple[TimelineCanvas, TimelineCanvas],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    percent: int,
    searched: bool,
) -> None:
    canvas, whole = canvases
    canvas.appearance.set_text_percent(percent)
    if searched:
        canvas.state.set_hits(Hits(canvas.stage.index, list(range(0, 400, 3))))
    settle(qtbot, canvas, whole)
    parts: list[object] = []
    draw_parts = painting.draw_parts
    monkeypatch.setattr(
        "viewer.ui.canvas.canvas.draw_parts", lambda *args: (parts.append(args), draw_parts(*args))
    )
    rng, seen = random.Random(7), set[bytes]()
    events = canvas.state.timeline.events
    for _ in range(25):
        scene = canvas.on_screen.scene
        assert scene is not None
        places = [box.place for box in scene.boxes if box.place >= 0]
        if rng.random() < 0.5:
            canvas.state.select(
                events[rng.choice(places)].id if rng.random() < 0.7 else rng.choice(events).id
            )
        else:
            hovered = rng.choice([*places, -1])
            canvas.hover(hovered)
            whole.hover(hovered)
        shown = on_screen(canvas)
        assert farthest(shown, drawn_whole(whole)) <= ROUNDING
        seen.add(bytes(shown.constBits()))
    assert len(parts) > 10, "something was drawn in parts"
    assert len(seen) > 15, "and looked different"


@pytest.mark.parametrize("percent", [100, 130])
@pytest.mark.parametrize("known", [False, True])
def test_that_what_is_found_letter_by_letter_is_the_whole_picture(
    canvases: tuple[TimelineCanvas, TimelineCanvas], qtbot: QtBot, percent: int, known: bool
) -> None:
    canvas, whole = canvases
    canvas.appearance.set_text_percent(percent)
    settle(qtbot, canvas, whole)
    state, index = canvas.state, canvas.stage.index
    rng, seen = random.Random(3), set[bytes]()
    places = list(range(400))
    for number in range(24):
        places = sorted(rng.sample(places, len(places) * 4 // 5)) if number % 8 else list(range(400))
        word = "event 123"[: number % 8]
        words = (word.strip(),) if word and not known else ()
        state.set_hits(Hits(index, places, words=words, are_known=known) if number % 8 != 7 else None)
        if number % 5 == 4:
            scene = canvas.on_screen.scene
            assert scene is not None
            in_sight = [box.event.id for box in scene.boxes if box.event is not None]
            state.select(rng.choice(in_sight))
        shown = on_screen(canvas)
        assert farthest(shown, drawn_whole(whole), DOTS) <= ROUNDING
        seen.add(bytes(shown.constBits()))
    assert len(seen) > 15


def test_that_a_letter_draws_only_what_it_changes(
    canvases: tuple[TimelineCanvas, TimelineCanvas], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas, other = canvases
    other.hide()
    for _ in range(6):
        canvas.state.zoom_by(1.5)
    settle(qtbot, canvas)
    searching = Searching(canvas.state)
    drawn: list[int] = []
    draw = MarkPainter.draw
    monkeypatch.setattr(MarkPainter, "draw", lambda self, box: (drawn.append(box.place), draw(self, box)))

    def boxes_drawn_for(text: str) -> int:
        drawn.clear()
        searching.set_text(text)
        canvas.grab()
        return len(drawn)

    scene = canvas.on_screen.scene
    assert scene is not None
    every = len(scene.boxes)
    in_sight = sum(box.right > 0 and box.left < scene.width_px for box in scene.boxes)
    counts = sum(box.members is not None for box in scene.boxes)
    assert counts <= boxes_drawn_for("-9999") < every / 2, "everything is found; how many is said in clusters"
    assert boxes_drawn_for("-8888") == 0, "and is the same"
    title = next(box.event.title for box in scene.boxes if box.event is not None and " " in box.event.title)
    assert in_sight <= boxes_drawn_for("zzz") <= every, "all are dimmed"
    assert 0 < boxes_drawn_for(title) < every / 2, "the few that are found come back"
    assert 0 < boxes_drawn_for(title[:-1]) < every / 2, "less is marked in them"
    assert boxes_drawn_for(f"{title[:-1]} ") == 0, "a blank changes nothing"
    assert in_sight <= boxes_drawn_for("") <= every, "all come back"
    assert canvas.on_screen.scene is not None and canvas.on_screen.scene.boxes is scene.boxes, (
        "and none is laid out"
    )
