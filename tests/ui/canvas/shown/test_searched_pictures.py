"""What a letter typed may bring is drawn before: it is copied together, and is the picture drawn as a whole."""

from __future__ import annotations

import random

import pytest
from layout_helpers import random_events, timeline
from motion_samples import HandClock
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from test_parts_drawn_again import ROUNDING, farthest, on_screen, settle, varied

from viewer.layout.frame.boxes import Box
from viewer.layout.index.hits import Hits
from viewer.layout.packing.clusters import Members
from viewer.model.search.query import Query
from viewer.model.timeline import Status
from viewer.ui.canvas.canvas import TimelineCanvas
from viewer.ui.canvas.shown import found_numbers, searched
from viewer.ui.canvas.shown.found_numbers import MOST_AHEAD
from viewer.ui.kit import ahead
from viewer.ui.kit.ahead import WorkAhead
from viewer.ui.kit.rota import Rank
from viewer.ui.look.inks import inks_of
from viewer.ui.look.line_pictures import LinePictures
from viewer.ui.look.theme import Appearance
from viewer.ui.paint import pills
from viewer.ui.paint.marks import MarkPainter
from viewer.ui.paint.painting import draw_timeline
from viewer.ui.paint.pills import found_text, room_px
from viewer.ui.state.searching import Searching
from viewer.ui.state.view_state import ViewState


@pytest.fixture(autouse=True)
def new_inks() -> None:
    """No number is kept from before."""
    inks_of.cache_clear()


#: Pictures are compared in both; what is counted hangs on no colour.
both_themes = pytest.mark.parametrize("canvas", ["light", "dark"], indirect=True)


@pytest.fixture
def canvas(request: pytest.FixtureRequest, qtbot: QtBot) -> TimelineCanvas:
    clock = HandClock()
    clock.moves = False
    canvas = TimelineCanvas(ViewState(motion=clock.motion()), Appearance(getattr(request, "param", "light")))
    canvas.today.set_on(False)
    qtbot.addWidget(canvas)
    canvas.resize(900, 600)
    canvas.state.set_timeline(varied())
    with qtbot.waitExposed(canvas):
        canvas.show()
    settle(qtbot, canvas)
    return canvas


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that grows by one place for every box that is drawn."""
    places: list[int] = []
    draw = MarkPainter.draw
    monkeypatch.setattr(MarkPainter, "draw", lambda self, box: (places.append(box.place), draw(self, box)))
    return places


def await_search(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    """Let the canvas draw ahead all that it wants to."""
    settle(qtbot, canvas)
    canvas.state.await_search(True)
    searched = canvas.searched
    assert searched is not None
    qtbot.waitUntil(lambda: not searched.work.is_working)


def drawn_whole(canvas: TimelineCanvas) -> QImage:
    """Return what the canvas should show, drawn from nothing."""
    scene = canvas.on_screen.scene
    assert scene is not None
    pixmap = QPixmap(canvas.size())
    pixmap.setDevicePixelRatio(canvas.drawn_ratio)
    painter = QPainter(pixmap)
    draw_timeline(painter, scene, canvas.appearance.theme)
    painter.end()
    return pixmap.toImage().convertToFormat(QImage.Format.Format_RGB32)


@both_themes
@pytest.mark.parametrize(
    ("percent", "zoomed", "known"), [(100, 0, False), (100, 6, False), (200, 6, False), (100, 0, True)]
)
def test_that_what_is_copied_together_is_the_whole_picture(
    canvas: TimelineCanvas, qtbot: QtBot, percent: int, zoomed: int, known: bool
) -> None:
    canvas.appearance.set_text_percent(percent)
    state, index = canvas.state, canvas.stage.index
    for _ in range(zoomed):
        state.zoom_by(1.5)
    rng, seen, differ = random.Random(3), set[bytes](), []
    places = list(range(400))
    for number in range(24):
        if number % 12 == 0:
            await_search(qtbot, canvas)
        places = sorted(rng.sample(places, len(places) * 4 // 5)) if number % 8 else list(range(400))
        word = "the border"[: number % 8]
        words = (word.strip(),) if word and not known else ()
        state.set_hits(Hits(index, places, words=words, are_known=known) if number % 8 != 7 else None)
        scene = canvas.on_screen.scene
        assert scene is not None
        in_sight = [box.place for box in scene.boxes if box.event is not None]
        if number % 5 == 4:
            state.select(state.timeline.events[rng.choice(in_sight)].id)
        if number % 3 == 2:
            canvas.hover(rng.choice([*in_sight, -1]))
        shown = on_screen(canvas)
        differ.append(farthest(shown, drawn_whole(canvas)))
        seen.add(bytes(shown.constBits()))
    assert max(differ) <= ROUNDING and len(seen) > 15


@both_themes
@pytest.mark.parametrize("zoomed", [0, 6])
def test_that_letters_typed_and_deleted_at_random_show_the_whole_picture(
    canvas: TimelineCanvas, qtbot: QtBot, zoomed: int
) -> None:
    for _ in range(zoomed):
        canvas.state.zoom_by(1.5)
    await_search(qtbot, canvas)
    assert canvas.searched is not None and canvas.searched.is_ready
    searching = Searching(canvas.state)
    searching.make_ready()
    titles = [event.title for event in canvas.state.timeline.events]
    rng, title, count, differ, seen = random.Random(zoomed), "", 0, [], set[bytes]()
    for _ in range(40):
        title = rng.choice(titles) if not count else title
        count += 1 if not count or rng.random() < 0.55 else -1
        searching.set_text(title[:count])
        qtbot.waitUntil(lambda: not searching.is_busy)
        shown = on_screen(canvas)
        differ.append(farthest(shown, drawn_whole(canvas)))
        seen.add(bytes(shown.constBits()))
    assert max(differ) <= ROUNDING and len(seen) > 8


def test_that_a_letter_draws_no_box_whose_picture_is_there(
    canvas: TimelineCanvas, qtbot: QtBot, drawn: list[int]
) -> None:
    for _ in range(6):
        canvas.state.zoom_by(1.5)
    await_search(qtbot, canvas)
    searching = Searching(canvas.state)
    searching.make_ready()
    scene = canvas.on_screen.scene
    assert scene is not None
    # A title that is struck through has another colour where it is found.
    struck = sum(box.event is not None and box.event.status is Status.RETRACTED for box in scene.boxes)
    counts = sum(box.members is not None for box in scene.boxes)
    assert 0 < 2 * (counts + struck) < len(scene.boxes)
    most = {}
    for text in ("a", "ar", "arr", "ar", "a", "zzz", "a", ""):
        drawn.clear()
        searching.set_text(text)
        canvas.grab()
        most[text] = len(drawn)
    assert max(most.values()) <= struck and most["zzz"] == most[""] == 0 < most["a"]


@both_themes
def test_that_a_letter_paints_nothing_anew_where_nothing_looks_different(
    canvas: TimelineCanvas, qtbot: QtBot
) -> None:
    await_search(qtbot, canvas)
    before = on_screen(canvas)
    canvas.state.set_hits(Hits(canvas.stage.index, range(0, 400, 2)))
    assert on_screen(canvas) != before
    canvas.state.set_hits(None)
    assert on_screen(canvas) == before


def test_that_a_letter_asks_each_count_only_where_it_is_compared_and_drawn(
    canvas: TimelineCanvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    await_search(qtbot, canvas)
    scene = canvas.on_screen.scene
    assert scene is not None
    counts = sum(box.members is not None for box in scene.boxes)
    asked: list[int] = []
    hits_of, look = Members.hits, searched.found_rects
    monkeypatch.setattr(Members, "hits", lambda self, hits: (asked.append(len(self)), hits_of(self, hits))[1])
    rects: list[str] = []
    monkeypatch.setattr(searched, "found_rects", lambda *args: (rects.append(args[2]), look(*args))[1])
    most = []
    for share in (2, 3, 5):
        asked.clear()
        rects.clear()
        found = range(0, 400, share)
        canvas.state.set_hits(Hits(canvas.stage.index, found, words=("the",)))
        canvas.grab()
        events = sum(box.place in found for box in scene.boxes if box.event is not None)
        most.append((len(asked) <= 4 * counts, len(rects) <= events))
    assert counts and most == [(True, True)] * 3, (
        "compared with what was known before, told apart, drawn, written"
    )


def test_that_counts_seen_again_when_letters_are_taken_away_are_drawn_from_pictures(
    canvas: TimelineCanvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(found_numbers, "MOST_AHEAD", 0)  # none is foreseen
    canvas.state.set_timeline(timeline(*random_events(5000, 5, 3), lanes=3))
    await_search(qtbot, canvas)
    assert canvas.searched is not None
    wishes, texts, make = canvas.searched.wishes, list[str](), LinePictures.make

    def noting(pictures: LinePictures, text: str) -> QPixmap | None:
        texts.append(text)
        return make(pictures, text)

    monkeypatch.setattr(LinePictures, "make", noting)
    made = []
    for first in (0, 1500, 0, 1500):
        texts.clear()
        canvas.state.set_hits(Hits(canvas.stage.index, [*range(first), *range(first + 370, 5000)]))
        canvas.grab()
        assert texts == [], "nothing is made in the frame"
        qtbot.waitUntil(lambda: not wishes.is_working)
        made.append(len(texts))
    assert made[0] and made[1] and made[2:] == [0, 0]


def test_that_numbers_are_there_before_a_letter_that_finds_everything(
    canvas: TimelineCanvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(found_numbers, "MOST_AHEAD", 0)  # none is foreseen
    canvas.state.set_timeline(timeline(*random_events(7000, 6, 3), lanes=3))
    await_search(qtbot, canvas)
    assert canvas.searched is not None
    wishes, texts, make = canvas.searched.wishes, list[str](), LinePictures.make
    qtbot.waitUntil(lambda: not wishes.is_working)

    def noting(pictures: LinePictures, text: str) -> QPixmap | None:
        texts.append(text)
        return make(pictures, text)

    monkeypatch.setattr(LinePictures, "make", noting)
    made = []
    for count in (7000, 6000):
        texts.clear()
        canvas.state.set_hits(Hits(canvas.stage.index, range(count)))
        canvas.grab()
        qtbot.waitUntil(lambda: not wishes.is_working)
        made.append(len(texts))
    assert made[0] == 0 < made[1]


@both_themes
@pytest.mark.parametrize(("zoomed", "fits"), [(4, None), (0, 9)])
def test_that_small_numbers_that_stand_alone_are_there_before_a_letter(
    canvas: TimelineCanvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, zoomed: int, fits: int | None
) -> None:
    def room(box: Box) -> float:
        assert box.members is not None
        return inks.count_width(box.members.found_lines(fits)[0]) if fits else room_px(box)

    theme = canvas.appearance.theme
    inks = inks_of(theme.name, theme)
    for module in (found_numbers, pills):
        monkeypatch.setattr(module, "room_px", room)
    canvas.state.set_timeline(timeline(*random_events(7000, 6, 3), lanes=3))
    for _ in range(zoomed):
        canvas.state.zoom_by(1.5)
    await_search(qtbot, canvas)
    assert canvas.searched is not None
    wishes, texts, make = canvas.searched.wishes, list[str](), LinePictures.make
    qtbot.waitUntil(lambda: not wishes.is_working)
    scene = canvas.on_screen.scene
    assert scene is not None
    monkeypatch.setattr(
        LinePictures, "make", lambda pictures, text: (texts.append(text), make(pictures, text))[1]
    )
    alone, differ = set[str](), []
    for step in (5, 7, 11):
        hits = Hits(canvas.stage.index, range(0, 7000, step))
        canvas.state.set_hits(hits)
        differ.append(farthest(on_screen(canvas), drawn_whole(canvas)))
        qtbot.waitUntil(lambda: not wishes.is_working)
        told = {
            found_text(box.members, hits, room(box), inks)
            for box in scene.boxes
            if box.members is not None and box.members.hits(hits)
        }
        alone |= {text for text in told if text.isdigit() and len(text) < 4}
    assert len(alone) > 2 and not {text for text in alone if int(text) <= MOST_AHEAD} & {*texts}
    assert max(differ) <= ROUNDING


@both_themes
def test_that_letters_taken_away_ask_no_box_again(
    canvas: TimelineCanvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas.state.set_timeline(timeline(*random_events(5000, 5, 3), lanes=3))
    await_search(qtbot, canvas)
    first, then = (Hits(canvas.stage.index, range(0, 5000, step)) for step in (3, 7))
    pictures, differ = [], []
    for hits in (first, then):
        canvas.state.set_hits(hits)
        pictures.append(on_screen(canvas))
    asked, count = list[int](), Members.hits
    monkeypatch.setattr(Members, "hits", lambda self, hits: (asked.append(1), count(self, hits))[1])
    for number, hits in enumerate((None, first.found_by(Query.of("")), then.found_by(Query.of("")))):
        canvas.state.set_hits(hits)
        shown = on_screen(canvas)
        differ.append(farthest(shown, pictures[number - 1]) if number else 0)
    assert asked == [] and max(differ) <= ROUNDING


def test_that_nothing_is_drawn_ahead_but_for_a_search(
    canvas: TimelineCanvas, qtbot: QtBot, drawn: list[int]
) -> None:
    drawn.clear()
    canvas.grab()
    assert canvas.searched is None and drawn == []
    await_search(qtbot, canvas)
    searched = canvas.searched
    assert searched is not None and searched.is_ready and drawn
    canvas.state.await_search(False)
    assert not searched.is_ready and not searched.work.is_working
    drawn.clear()
    canvas.state.zoom_by(1.5)
    canvas.grab()
    assert not searched.work.is_working


def test_that_what_nobody_waits_for_takes_few_turns_meanwhile(
    canvas: TimelineCanvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(qtbot, canvas)
    monkeypatch.setattr(ahead, "TURN_S", 0.0)
    taken: list[int] = []
    other = WorkAhead(lambda: (taken.append(number) for number in range(100_000)), canvas)
    other.begin("a view")
    canvas.state.await_search(True)
    turns, begun = 0, len(taken)
    while canvas.searched is None or not canvas.searched.is_ready:
        QApplication.processEvents()
        turns += 1
    other.stop()
    assert turns > 30 and len(taken) - begun <= turns / 8 + 1


def test_that_counts_become_pictures_while_the_next_letter_is_prepared(
    canvas: TimelineCanvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(found_numbers, "MOST_AHEAD", 0)  # none is foreseen
    canvas.state.set_timeline(timeline(*random_events(8000, 7, 3), lanes=3))
    await_search(qtbot, canvas)
    assert canvas.searched is not None
    wishes, texts, make = canvas.searched.wishes, list[str](), LinePictures.make
    qtbot.waitUntil(lambda: not wishes.is_working)
    monkeypatch.setattr(
        LinePictures, "make", lambda pictures, text: (texts.append(text), make(pictures, text))[1]
    )
    monkeypatch.setattr(ahead, "TURN_S", 0.0)
    other = WorkAhead(lambda: (None for _ in range(100_000)), canvas, Rank.SOON)
    other.begin("texts to search in")
    canvas.state.set_hits(Hits(canvas.stage.index, range(0, 8000, 3)))
    turns = 0
    while wishes.is_working:
        QApplication.processEvents()
        turns += 1
    other.stop()
    assert len(texts) > 2 and turns < 4 * len(texts), "most numbers have stood somewhere before"


def test_that_another_picture_is_prepared_anew(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    await_search(qtbot, canvas)
    searched = canvas.searched
    assert searched is not None and searched.is_ready
    canvas.state.zoom_by(1.5)
    canvas.grab()
    assert not searched.is_ready and searched.work.is_working
    qtbot.waitUntil(lambda: searched.is_ready)


def test_that_counts_of_what_is_found_are_not_kept(canvas: TimelineCanvas) -> None:
    hits = Hits(canvas.stage.index, range(0, 400, 2))
    canvas.state.set_hits(hits)
    canvas.grab()
    scene, theme = canvas.on_screen.scene, canvas.appearance.theme
    assert scene is not None
    told = {box.members.hit_lines(hits)[0] for box in scene.boxes if box.members is not None}
    inks = inks_of(theme.name, theme)
    kept = {key[2] for lane in scene.lanes for key in inks.lane(lane.number, lane.color).pills}
    assert kept and told and not told & kept, "with the next letter they are others"
