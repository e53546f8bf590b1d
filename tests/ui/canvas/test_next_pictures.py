"""While an event is looked at, the pictures of its neighbours are drawn, as far as only the lanes move for them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from layout_helpers import random_events, timeline
from motion_samples import HandClock
from pytestqt.qtbot import QtBot
from test_lanes_moved import crowded, drawn_whole, farthest, on_screen

from viewer.layout.frame.boxes import Box
from viewer.layout.index.hits import Hits
from viewer.model.dates.timespan import DAY, TimeSpan
from viewer.model.timeline import Event, Timeline
from viewer.ui.canvas.canvas import TimelineCanvas
from viewer.ui.canvas.frame import KeptPicture
from viewer.ui.canvas.walk import NextPictures
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


def shown(qtbot: QtBot, events: Timeline, theme: str = "light") -> TimelineCanvas:
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


@pytest.fixture(params=["light", "dark"])
def canvas(request: pytest.FixtureRequest, qtbot: QtBot) -> TimelineCanvas:
    """A canvas too low for its lanes, with an event in the middle selected."""
    canvas = shown(qtbot, crowded(), request.param)
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
    assert counts.count(0) >= 3 and max(counts) < 10
    assert prepared > 0 and len(heights) > 3


def test_that_what_was_prepared_is_the_whole_picture(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    differ = []
    for number in range(12):
        rest(qtbot, canvas)
        step(canvas, -1 if number % 4 == 3 else 1)
        if number % 2:
            seen = on_screen(canvas)
            differ.append(farthest(seen, drawn_whole(canvas)))
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
    assert canvas.foreseen(first) is not None
    state.show_span(TimeSpan(first.when.end + 60 * DAY, first.when.end + 90 * DAY))
    rest(qtbot, canvas)
    before = canvas.lane_scroll.y, state.scale
    assert canvas.foreseen(first) is None
    assert (canvas.lane_scroll.y, state.scale) == before


def test_that_nothing_is_packed_to_foresee(qtbot: QtBot) -> None:
    canvas = shown(qtbot, timeline(*random_events(4000, 5, 3), lanes=3))
    event = canvas.state.timeline.events[2000]
    middle = event.when.start
    canvas.state.show_span(TimeSpan(middle - 200 * DAY, middle + 200 * DAY))
    assert canvas.foreseen(event) is None
    canvas.grab()
    assert canvas.ahead.is_working
    assert canvas.foreseen(event) is None
    rest(qtbot, canvas)
    assert canvas.foreseen(event) is not None


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
    assert list(canvas.packing_for(events[2000])) == []
    assert len(list(canvas.packing_for(far))) > 0
    assert is_packed()
    state.select(far.id)
    assert state.scale == there


@pytest.mark.parametrize(("before", "after", "asked"), [(4, 5, [6, 4]), (5, 4, [3, 5])])
def test_that_the_event_that_is_walked_towards_comes_first(
    qtbot: QtBot, before: int, after: int, asked: list[int]
) -> None:
    state = ViewState()
    state.set_timeline(crowded())
    widget = Enlarged(Appearance("light"))
    qtbot.addWidget(widget)
    heard: list[int] = []

    def packing_for(event: Event) -> Iterator[None]:
        heard.append(state.places[event.id])
        yield

    pictures = NextPictures(state, KeptPicture(widget), lambda _event: None, packing_for, lambda *_: None)
    for place in (before, after):
        state.select(state.timeline.events[place].id)
        heard.clear()
        list(pictures.steps())
    assert heard == asked
