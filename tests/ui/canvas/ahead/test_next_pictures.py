"""While an event is looked at, the pictures of its neighbours are drawn, as far as only the lanes move for them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from weakref import ref

import pytest
from layout_helpers import random_events, timeline
from motion_samples import HandClock
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap
from pytestqt.qtbot import QtBot
from test_lanes_moved import crowded, drawn_whole, on_screen
from test_parts_drawn_again import DOTS, farthest

from viewer.layout.axis.scale import TimeScale, fitted_axis
from viewer.layout.frame.boxes import Box
from viewer.layout.frame.scene import Scene
from viewer.layout.index.hits import Hits
from viewer.model.dates.timespan import DAY, TimeSpan
from viewer.model.timeline import Event, Timeline
from viewer.ui.canvas.ahead.walk import Foresight, NextPictures
from viewer.ui.canvas.canvas import TimelineCanvas
from viewer.ui.canvas.shown import strips
from viewer.ui.canvas.shown.frame import KeptPicture
from viewer.ui.canvas.shown.stage import Stage
from viewer.ui.canvas.shown.strips import LaneStrips
from viewer.ui.look.enlarged import Enlarged
from viewer.ui.look.theme import Appearance
from viewer.ui.paint.marks import MarkPainter
from viewer.ui.state.view_state import ViewState


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


def shown(
    qtbot: QtBot, events: Timeline, theme: str = "light", clock: HandClock | None = None
) -> TimelineCanvas:
    """Return a canvas whose views do not glide, unless a clock says otherwise."""
    if clock is None:
        clock = HandClock()
        clock.moves = False
    canvas = TimelineCanvas(ViewState(motion=clock.motion()), Appearance(theme))
    qtbot.addWidget(canvas)
    canvas.resize(900, 300)
    canvas.state.set_timeline(events)
    with qtbot.waitExposed(canvas):
        canvas.show()
    rest(qtbot, canvas)
    return canvas


def rest(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    """Let everything be done that is done while nobody waits for it."""
    canvas.grab()
    qtbot.waitUntil(lambda: not canvas.ahead.is_working)
    canvas.grab()
    qtbot.waitUntil(lambda: not canvas.walk.is_working)


def step(canvas: TimelineCanvas, places: int) -> None:
    event = canvas.state.neighbour(places)
    assert event is not None
    canvas.state.select(event.id)


#: Pictures are compared in both; what is counted hangs on no colour.
both_themes = pytest.mark.parametrize("canvas", ["light", "dark"], indirect=True)


@pytest.fixture
def canvas(request: pytest.FixtureRequest, qtbot: QtBot) -> TimelineCanvas:
    """A canvas too low for its lanes, with an event in the middle selected."""
    canvas = shown(qtbot, crowded(), getattr(request, "param", "light"))
    canvas.state.select(canvas.state.timeline.events[300].id)
    return canvas


@pytest.mark.parametrize("onward", [1, -1])
def test_that_a_step_draws_next_to_nothing(
    qtbot: QtBot, canvas: TimelineCanvas, drawn: list[int], onward: int
) -> None:
    heights, counts, prepared = {canvas.lane_scroll.y}, [], 0
    for _ in range(6):
        drawn.clear()
        rest(qtbot, canvas)
        prepared += len(drawn)
        drawn.clear()
        step(canvas, onward)
        heights.add(canvas.lane_scroll.y)
        canvas.grab()
        counts.append(len(drawn))
    # Where lanes have been before, the box that was selected then is drawn again, with what reaches into it.
    assert counts.count(0) >= 3 and max(counts) <= 10
    assert prepared > 0 and len(heights) > 3


def test_that_events_further_on_are_prepared(qtbot: QtBot, canvas: TimelineCanvas, drawn: list[int]) -> None:
    rest(qtbot, canvas)
    counts, heights = [], {canvas.lane_scroll.y}
    for _ in range(4):
        drawn.clear()
        step(canvas, 1)
        canvas.grab()
        heights.add(canvas.lane_scroll.y)
        counts.append(len(drawn))
    assert counts.count(0) >= 3 and max(counts) < 10
    assert len(heights) > 3


def test_that_the_next_is_prepared_where_nothing_is_painted(qtbot: QtBot) -> None:
    canvas = shown(qtbot, timeline(*random_events(4000, 5, 3), lanes=3))
    state, scene = canvas.state, canvas.on_screen.scene
    assert scene is not None
    one, other = next(box.members.places()[:2] for box in scene.boxes if box.members is not None)
    state.select(state.timeline.events[one].id)
    rest(qtbot, canvas)
    painted: list[int] = []
    canvas.painted.connect(lambda: painted.append(1))
    state.select(state.timeline.events[other].id)
    assert canvas.walk.is_working and painted == []


def test_that_the_next_is_prepared_again_once_all_is_drawn_anew(
    qtbot: QtBot, canvas: TimelineCanvas, drawn: list[int]
) -> None:
    rest(qtbot, canvas)
    canvas.refresh()
    rest(qtbot, canvas)
    drawn.clear()
    heights = {canvas.lane_scroll.y}
    for _ in range(2):
        step(canvas, 1)
        heights.add(canvas.lane_scroll.y)
        canvas.grab()
    assert len(heights) == 3
    assert len(drawn) < 10


@both_themes
def test_that_strips_make_the_picture_of_any_scrolling(
    qtbot: QtBot, canvas: TimelineCanvas, drawn: list[int]
) -> None:
    rng, seen, counts = random.Random(4), set[bytes](), []
    differ = []
    for number in range(30):
        if number % 10 == 0:
            canvas.appearance.set_text_percent([100, 200, 100][number // 10])
            step(canvas, 1)
            rest(qtbot, canvas)
        canvas.lane_scroll.set(float(rng.randrange(int(canvas.lane_scroll.most))))
        scene = canvas.on_screen.scene
        assert scene is not None
        if number % 3 == 1:
            canvas.hover(rng.choice([box.place for box in scene.boxes if box.place >= 0]))
        drawn.clear()
        shown = on_screen(canvas)
        counts.append(len(drawn))
        seen.add(bytes(shown.constBits()))
        if number % 10 == 9:
            differ.append(farthest(shown, drawn_whole(canvas), DOTS))
    assert max(differ) <= 3
    assert len(seen) > 20


def test_that_what_strips_show_is_not_drawn_again(
    qtbot: QtBot, canvas: TimelineCanvas, drawn: list[int]
) -> None:
    canvas.resize(900, 450)
    step(canvas, 1)
    rest(qtbot, canvas)
    heights = [float(y) for y in range(0, int(canvas.lane_scroll.most), 18)]  # as torn strips repeat
    counts, boxes = 0, 0
    for y in random.Random(2).sample(heights * 3, 3 * len(heights)):
        canvas.lane_scroll.set(y)
        drawn.clear()
        canvas.grab()
        assert canvas.on_screen.scene is not None
        counts, boxes = counts + len(drawn), boxes + len(canvas.on_screen.scene.boxes)
    assert len(heights) > 20  # more than pictures are kept
    assert counts < 0.4 * boxes


def test_that_strips_have_no_more_pixels_than_are_granted(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    canvas.resize(900, 200)
    rest(qtbot, canvas)
    whole = canvas.foresight.all_lanes()
    assert whole is not None
    strips, pixels = LaneStrips(whole, 1, 900 * 500), []
    for y in (0.0, 200.0, 0.0, 400.0, 600.0):
        canvas.lane_scroll.set(y)
        canvas.grab()
        scene = canvas.on_screen.scene
        assert scene is not None and strips.hold(scene)
        list(strips.drawing(scene, lambda *_: None))
        pixels.append(strips.pixels)
    assert 0 < min(pixels) < max(pixels) <= 900 * 500
    assert not LaneStrips(whole, 1, 900 * 60).hold(scene)


def test_that_few_boxes_stand_in_high_strips_and_many_in_low_ones(canvas: TimelineCanvas) -> None:
    canvas.grab()
    whole = canvas.foresight.all_lanes()
    assert whole is not None

    def parts(boxes: list[Box]) -> int:
        asked: list[QRectF] = []
        scene = replace(whole, boxes=boxes)
        steps = LaneStrips(scene, 1, 10**7).drawing(scene, lambda _painter, _scene, some: asked.extend(some))
        assert len(list(steps)) == len(asked)
        return len(asked)

    few, some, many = parts(whole.boxes[:20]), parts(whole.boxes), parts(whole.boxes * 20)
    assert 1 < few < some < many < whole.height_px / 50


def test_that_what_is_in_sight_is_drawn_as_a_whole_where_most_strips_are_missing(
    qtbot: QtBot, canvas: TimelineCanvas, drawn: list[int]
) -> None:
    canvas.resize(900, 450)
    rest(qtbot, canvas)
    canvas.lane_scroll.set(0.0)
    canvas.grab()
    picture, whole, far = KeptPicture(canvas), canvas.foresight.all_lanes(), canvas.on_screen.scene
    assert whole is not None and far is not None
    pixmap = QPixmap(canvas.size())
    painter = QPainter(pixmap)
    picture.show(painter, lambda *_: far, lambda *_: None, lambda _: None)
    picture.lay_strips(whole)
    before = picture.has_strips_for(far)
    list(picture.prepared(far, lambda *_: None))
    painter.end()
    assert (before, picture.has_strips_for(far)) == (False, True)


def test_that_no_more_than_one_strip_is_drawn_where_somebody_waits(
    qtbot: QtBot, canvas: TimelineCanvas
) -> None:
    canvas.resize(900, 450)
    rest(qtbot, canvas)
    whole, scene = canvas.foresight.all_lanes(), canvas.on_screen.scene
    assert whole is not None and scene is not None
    strips = LaneStrips(whole, 1, 10**7)
    ready = [strips.are_ready_for(scene) for _ in strips.drawing(scene, lambda *_: None)]
    assert len(ready) > 3
    assert ready[-3:] == [False, True, True], "with two missing, with one, and with none"


def test_that_lanes_far_higher_than_the_view_are_not_laid_out_at_once(
    qtbot: QtBot, canvas: TimelineCanvas, drawn: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas.heights.reset([200.0] * len(canvas.state.timeline.lanes))
    assert canvas.lane_scroll.most > 16 * canvas.drawn_height
    heights: list[float] = []
    lay_out = Stage.scene

    def noted(stage: Stage, scale: TimeScale, width: float, height: float, **named: Any) -> Scene | None:
        heights.append(height)
        return lay_out(stage, scale, width, height, **named)

    monkeypatch.setattr(Stage, "scene", noted)
    rest(qtbot, canvas)
    drawn.clear()
    y = canvas.lane_scroll.y
    step(canvas, 1)
    canvas.grab()
    assert canvas.lane_scroll.y != y and len(drawn) < 10
    assert max(heights) == canvas.drawn_height


def test_that_what_is_prepared_is_forgotten_with_what_it_was_made_from(
    qtbot: QtBot, canvas: TimelineCanvas
) -> None:
    rest(qtbot, canvas)
    whole, here = canvas.foresight.all_lanes(), canvas.on_screen.scene
    after = canvas.foresight.foreseen(canvas.state.timeline.events[301], 5.0)
    assert whole is not None and here is not None and after is not None
    for discards in (False, True):
        picture, pixmap = KeptPicture(canvas), QPixmap(canvas.size())
        painter = QPainter(pixmap)
        picture.show(painter, lambda *_: here, lambda *_: None, lambda _: None)
        picture.lay_strips(whole)
        steps = picture.prepared(after, lambda *_: None)
        next(steps)
        if discards:
            picture.discard()
            picture.show(painter, lambda *_: here, lambda *_: None, lambda _: None)
        list(steps)
        painter.end()
        assert picture.is_kept(5.0) is not discards


@both_themes
def test_that_what_was_prepared_is_the_whole_picture(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    differ = []
    for number in range(12):
        rest(qtbot, canvas)
        step(canvas, -1 if number % 4 == 3 else 1)
        if number % 2:
            seen = on_screen(canvas)
            differ.append(farthest(seen, drawn_whole(canvas), DOTS))
    assert len(differ) == 6 and max(differ) <= 3


def test_that_nothing_is_prepared_without_a_selected_event(
    qtbot: QtBot, canvas: TimelineCanvas, drawn: list[int]
) -> None:
    rest(qtbot, canvas)
    canvas.state.select("")
    canvas.grab()
    drawn.clear()
    qtbot.waitUntil(lambda: not canvas.walk.is_working)
    assert drawn == []


def test_that_nothing_is_prepared_while_something_is_searched(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    rest(qtbot, canvas)
    canvas.state.set_hits(Hits(canvas.stage.index, range(0, 600, 3)))
    step(canvas, 1)
    canvas.grab()
    assert not canvas.walk.is_working
    canvas.state.set_hits(None)
    canvas.grab()
    assert canvas.walk.is_working


def test_that_nothing_is_prepared_where_all_would_be_drawn_anew(
    qtbot: QtBot, canvas: TimelineCanvas, drawn: list[int]
) -> None:
    canvas.appearance.set_text_percent(130)  # pixels of the device lie between those of the picture
    rest(qtbot, canvas)
    step(canvas, 1)
    canvas.grab()
    drawn.clear()
    qtbot.waitUntil(lambda: not canvas.walk.is_working)
    assert drawn == []


def test_that_nothing_is_foreseen_where_time_would_move(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    state = canvas.state
    first = state.timeline.events[0]
    assert canvas.foresight.foreseen(first) is not None
    state.show_span(TimeSpan(first.when.end + 60 * DAY, first.when.end + 90 * DAY))
    rest(qtbot, canvas)
    before = canvas.lane_scroll.y, state.scale
    assert canvas.foresight.foreseen(first) is None
    assert (canvas.lane_scroll.y, state.scale) == before


@pytest.fixture
def rough(qtbot: QtBot) -> TimelineCanvas:
    """A canvas with an event selected in a view whose lanes are not packed, before anything is done ahead."""
    canvas = shown(qtbot, timeline(*random_events(6000, 5, 8), lanes=8))
    middle = canvas.state.timeline.events[3000]
    canvas.state.show_span(TimeSpan(middle.when.start - 200 * DAY, middle.when.start + 200 * DAY))
    canvas.state.select(middle.id)
    canvas.grab()
    assert canvas.ahead.is_working and canvas.is_rough
    return canvas


def hopping(canvas: TimelineCanvas) -> Event:
    """Return the next event for which lanes move, and nothing else."""
    there = (canvas.state.neighbour(step) for step in range(1, 40))
    return next(
        one
        for one in there
        if one is not None and canvas.foresight.y_ahead(one) not in (None, canvas.lane_scroll.y)
    )


def test_that_nothing_is_packed_to_foresee(qtbot: QtBot, rough: TimelineCanvas) -> None:
    scene = rough.foresight.foreseen(hopping(rough))
    assert scene is not None
    with rough.stage.packing(0):
        rough.stage.rows_in_view(rough.state.aim, rough.drawn_width)  # type: ignore[arg-type]
    assert rough.stage.is_unfinished
    rest(qtbot, rough)
    assert not rough.is_rough


def test_that_the_next_picture_is_prepared_as_roughly_as_the_one_on_screen(
    qtbot: QtBot, rough: TimelineCanvas, drawn: list[int]
) -> None:
    event = hopping(rough)
    before = rough.state.timeline.events[rough.state.places[event.id] - 1]
    rough.state.select(before.id)
    rough.grab()
    rough.ahead.stop()  # on a busy machine all was packed before the picture was ready
    qtbot.waitUntil(lambda: not rough.walk.is_working)
    assert rough.is_rough
    drawn.clear()
    y = rough.lane_scroll.y
    rough.state.select(event.id)
    rough.grab()
    assert rough.lane_scroll.y != y and len(drawn) < 10


def test_that_who_pans_away_before_all_is_packed_is_not_brought_back(
    qtbot: QtBot, rough: TimelineCanvas
) -> None:
    state, event = rough.state, hopping(rough)
    state.select(event.id)
    state.pan_by(3 * state.width_px)
    there = state.aim
    rest(qtbot, rough)
    assert not rough.is_rough
    assert state.aim == there


def test_that_a_rough_picture_does_not_come_back(qtbot: QtBot, rough: TimelineCanvas) -> None:
    here, there = rough.state.selected_id, hopping(rough).id
    rough.grab()
    qtbot.waitUntil(lambda: not rough.walk.is_working)
    differ = []
    for event_id in (there, here, there, here):
        rough.state.select(event_id)
        rough.grab()
        rest(qtbot, rough)
        differ.append(farthest(on_screen(rough), drawn_whole(rough)))
    assert max(differ) <= 3


def test_that_what_time_will_move_to_is_packed(qtbot: QtBot) -> None:
    canvas = shown(qtbot, timeline(*random_events(4000, 5, 3), lanes=3))
    state, events = canvas.state, canvas.state.timeline.events
    middle = events[2000].when.start
    state.show_span(TimeSpan(middle - 200 * DAY, middle + 200 * DAY))
    rest(qtbot, canvas)
    far = next(event for event in events[3500:] if not event.when.is_span)
    there = state.scale_at(far.when.window.middle)
    assert there is not None

    def is_packed() -> bool:
        with canvas.stage.packing(0):
            canvas.stage.rows_in_view(there, canvas.drawn_width)
        return not canvas.stage.is_unfinished

    assert not is_packed()
    assert canvas.foresight.scale_for(events[2000]) is None
    assert canvas.foresight.scale_for(far) == there
    assert len(list(canvas.foresight.packing_for(there))) > 0
    assert is_packed()
    state.select(far.id)
    assert state.scale == there


class Beside(Foresight):
    """Knows that time moves for every event, and which it was asked for."""

    def __init__(self, state: ViewState) -> None:
        self.state = state
        self.asked: list[int] = []

    @property
    def is_rough(self) -> bool:
        return False

    def y_ahead(self, event: Event, y: float | None) -> float | None:
        return None

    def foreseen(self, event: Event, y: float | None = None) -> Scene | None:
        return None

    def all_lanes(self) -> Scene | None:
        return None

    def scale_for(self, event: Event) -> TimeScale | None:
        self.asked.append(self.state.places[event.id])
        return TimeScale(fitted_axis([TimeSpan(0, DAY)], [1.0], 0.0, 0.0), 1.0, 0.0)

    def packing_for(self, scale: TimeScale) -> Iterator[None]:
        yield

    def view_at(self, scale: TimeScale, event: Event | None) -> Scene | None:
        return None


@pytest.mark.parametrize(("before", "after", "asked"), [(4, 5, [6, 4]), (5, 4, [3, 5])])
def test_that_the_event_that_is_walked_towards_comes_first(
    qtbot: QtBot, before: int, after: int, asked: list[int]
) -> None:
    state = ViewState()
    state.set_timeline(crowded())
    widget = Enlarged(Appearance("light"))
    qtbot.addWidget(widget)
    foresight = Beside(state)
    pictures = NextPictures(state, KeptPicture(widget), foresight, lambda *_: None, lambda _: iter(()))
    for place in (before, after):
        state.select(state.timeline.events[place].id)
        foresight.asked.clear()
        list(pictures.steps())
    assert foresight.asked == asked


def test_that_nothing_is_prepared_for_views_that_a_hand_goes_on_from(
    qtbot: QtBot, canvas: TimelineCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    rest(qtbot, canvas)
    begun: list[object] = []
    monkeypatch.setattr(canvas.walk, "begin", begun.append)
    canvas.state.zoom_by(1.1)
    canvas.grab()
    first = len(begun)
    for _ in range(3):
        canvas.state.zoom_by(1.1)
        canvas.grab()
    assert canvas.pace.is_passing
    assert len(begun) == first
    qtbot.waitUntil(lambda: len(begun) > first)
    assert not canvas.pace.is_passing


@pytest.mark.parametrize("moves", [True, False])
def test_that_what_a_view_leaves_behind_is_freed_while_nobody_waits(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, moves: bool
) -> None:
    made: list[ref[QPixmap]] = []

    def noted(width: int, height: int) -> QPixmap:
        pixmap = QPixmap(width, height)
        made.append(ref(pixmap))
        return pixmap

    monkeypatch.setattr(strips, "QPixmap", noted)
    clock = HandClock()
    clock.moves = False
    canvas = shown(qtbot, crowded(), clock=clock)
    canvas.state.select(canvas.state.timeline.events[300].id)
    rest(qtbot, canvas)
    kept = [one for one in made if one() is not None]
    assert kept
    clock.moves = moves
    canvas.state.zoom_by(1.5)
    canvas.grab()
    assert all(one() is not None for one in kept), "the first frame has waited for them"
    qtbot.waitUntil(lambda: not any(one() is not None for one in kept))


@both_themes
def test_that_a_picture_that_is_begun_is_drawn_to_its_end_and_not_once_more(
    canvas: TimelineCanvas, drawn: list[int]
) -> None:
    canvas.grab()
    canvas.walk.stop()
    event = hopping(canvas)
    scene = canvas.foresight.foreseen(event)
    assert scene is not None
    pieces = canvas.again.prepared(scene)
    drawn.clear()
    next(pieces)
    next(pieces)
    assert 0 < len(drawn) < len(scene.boxes)
    y = canvas.lane_scroll.y
    canvas.state.select(event.id)
    canvas.grab()
    assert canvas.lane_scroll.y != y
    assert len(drawn) <= len(scene.boxes) + 2, "and those that are marked otherwise"
    assert farthest(on_screen(canvas), drawn_whole(canvas), DOTS) <= 3
