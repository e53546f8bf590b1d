"""A picture shows what was asked for, and says what it does not show."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from layout_helpers import event, overlapping, random_events, timeline
from paper_helpers import content_from, plain_content, shipped
from pytestqt.qtbot import QtBot
from svg_reading import label, marks, tree, words

from viewer.layout.frame.lane_view import LaneView
from viewer.model.dates.timespan import TimeSpan
from viewer.model.timeline import Lane, Timeline
from viewer.ui.look.theme import DARK, LIGHT, PAPER
from viewer.ui.paper.content import only, without_lanes
from viewer.ui.pictures.choice import MOST_PIXELS, Kind, PictureChoice, PictureError
from viewer.ui.pictures.layout import PictureLayouts, View
from viewer.ui.pictures.picture import Picture


def written(root: ET.Element) -> str:
    """Return every letter that is seen, in order."""
    return words(" ".join("".join(text.itertext()) for text in root.iter("text")))


def spread(count: int) -> Timeline:
    return timeline(*(event(n, f"{1900 + n}", f"Happening {n:03}") for n in range(count)))


@pytest.mark.parametrize("palette", ["light", "dark", "print"])
def test_that_the_shipped_timeline_is_on_it_whole(qtbot: QtBot, palette: str) -> None:
    made = shipped()
    picture = Picture(plain_content(made), PictureChoice(palette=palette))
    root = tree(picture.svg())
    assert [label(mark) for mark in marks(root)] == [words(one.title) for one in made.events]
    assert picture.unsaid() == []
    assert picture.notes() == []
    assert picture.summary().endswith(" pixels, 25 of 25 events")


@pytest.mark.parametrize("theme", [LIGHT, DARK, PAPER])
def test_that_it_wears_its_palette_to_the_edges(qtbot: QtBot, theme) -> None:
    image = Picture(
        plain_content(spread(9)), PictureChoice(palette=theme.name, width=700, legend=True)
    ).image()
    corners = [
        (0, 0),
        (image.width() - 1, 0),
        (0, image.height() - 1),
        (image.width() - 1, image.height() - 1),
    ]
    assert {image.pixelColor(*corner).name() for corner in corners} == {theme.ground.name()}


def test_that_title_notes_and_legend_stand_around_it_where_they_are_wanted(qtbot: QtBot) -> None:
    content = only(replace(plain_content(spread(9)), events=9), ["e1", "e2"], "that are not selected")
    full = written(tree(Picture(content, PictureChoice(legend=True)).svg()))
    assert full.startswith("Test ")
    assert "Left out: 7 events that are not selected" in full
    assert "happened at some time within it" in full
    bare = written(tree(Picture(content, PictureChoice(title=False, notes=False)).svg()))
    assert not bare.startswith("Test")
    assert "Left out" not in bare
    assert "happened at some time" not in bare


def test_that_what_is_left_out_is_always_told_to_who_does_not_see_it(qtbot: QtBot) -> None:
    content = only(replace(plain_content(spread(9)), events=9), ["e1", "e2"], "that are not selected")
    root = tree(Picture(content, PictureChoice(notes=False)).svg())
    assert root[1].text == "A timeline with 2 of 9 events. Left out: 7 events that are not selected."


def test_that_mistakes_of_the_file_are_told_on_it(qtbot: QtBot) -> None:
    content = content_from(
        "title: T\nevents:\n  - {date: 2011, title: Good}\n  - {date: nonsense, title: Bad}\n"
    )
    picture = Picture(content, PictureChoice())
    assert picture.notes() == ["1 entry could not be read: line 4"]
    assert "1 entry could not be read: line 4" in written(tree(picture.svg()))


def test_that_hidden_lanes_are_named(qtbot: QtBot) -> None:
    made = timeline(*random_events(30, 1, lanes=2), lanes=2)
    picture = Picture(without_lanes(plain_content(made), frozenset("b")), PictureChoice())
    number = sum(one.lane == "b" for one in made.events)
    assert picture.notes() == [f"Left out: lane ‘Lane 1’ (hidden, {number} events)"]


def test_that_lanes_keep_the_order_and_the_colour_that_they_have_in_the_window(qtbot: QtBot) -> None:
    made = replace(
        timeline(event(1, "2001", "One", "a"), event(2, "2002", "Two", "b")),
        lanes=(Lane("a", "First"), Lane("b", "Second")),
    )
    view = View(lanes=LaneView(order=("b", "a")))
    text = Picture(plain_content(made), PictureChoice(), view).svg()
    assert written(tree(text)).index("Second") < written(tree(text)).index("First")
    shown = View(lanes=LaneView(hidden=frozenset("a")))
    assert LIGHT.lane_colors[1].name() in Picture(plain_content(made), PictureChoice(), shown).svg()


def test_that_a_time_can_be_shown_alone_and_says_what_lies_outside(qtbot: QtBot) -> None:
    made = spread(60)
    span = TimeSpan(made.events[10].when.start, made.events[19].when.end)
    picture = Picture(replace(plain_content(made), events=60), PictureChoice(), View(span))
    found = [label(mark) for mark in marks(tree(picture.svg()))]
    assert {f"Happening {n:03}" for n in range(10, 20)} <= set(found)
    assert len(found) < 20
    assert picture.notes() == [f"{60 - len(found)} events stand outside the time shown"]


@pytest.mark.parametrize("exactly", [False, True])
def test_that_titles_end_at_the_edges_of_a_part(qtbot: QtBot, exactly: bool) -> None:
    made = timeline(*random_events(150, 12, lanes=2), lanes=2)
    first, last = made.events[0].when.start, made.events[-1].when.end
    span = TimeSpan(first + (last - first) // 3, first + 2 * (last - first) // 3)
    scene = PictureLayouts(made, View(span, exactly)).at(900.0).scene()
    labelled = [box for box in scene.boxes if box.lines and box.event is not None]
    texts = [tick for tick in (*scene.ticks.major, *scene.ticks.minor) if tick.label]
    assert labelled
    assert texts
    assert all(box.label_x >= 0 for box in labelled)
    # A title that was cut is no wider than its room; its old width is kept.
    assert all(box.cut or box.label_x + box.label_px <= scene.width_px for box in labelled)
    assert all(tick.label_px >= 0 for tick in texts)


def test_that_lanes_without_an_event_in_a_part_are_not_on_it(qtbot: QtBot) -> None:
    made = timeline(event(1, "2001", "One", "a"), event(2, "2012", "Two", "b"), lanes=2)
    span = made.events[0].when.window
    shown = written(tree(Picture(replace(plain_content(made), events=2), PictureChoice(), View(span)).svg()))
    assert "Lane 0" in shown
    assert "Lane 1" not in shown
    part = only(replace(plain_content(made), events=2), ["e2"], "that are not selected")
    assert "Lane 0" not in written(tree(Picture(part, PictureChoice()).svg()))


def test_that_a_time_without_events_is_no_picture(qtbot: QtBot) -> None:
    made = spread(5)
    with pytest.raises(PictureError, match="no event stands in the time that was to be shown"):
        Picture(plain_content(made), PictureChoice(), View(TimeSpan(0, 10)))


def test_that_what_stands_in_counts_is_told_and_nothing_is_lost(qtbot: QtBot) -> None:
    made = timeline(*random_events(5000, 9))
    picture = Picture(plain_content(made), PictureChoice(Kind.PNG, 30_000, 8.0))
    width, height = picture.size
    assert width * height <= MOST_PIXELS
    [said, *_] = picture.unsaid()
    counts = [mark for mark in marks(tree(picture.svg())) if mark.get("class") == "dateline-count"]
    number = sum(int(label(mark).replace(",", "")) for mark in counts)
    assert said == f"{number:,} events stand in counts for want of room"
    assert f"{5000 - number:,} of 5,000 events" in picture.summary()


def test_that_ten_thousand_events_fit_into_one_picture(qtbot: QtBot) -> None:
    made = timeline(*random_events(10_000, 3, lanes=4), lanes=4)
    picture = Picture(plain_content(made), PictureChoice(Kind.SVG, title=False))
    assert picture.size[1] <= 30_100
    text = picture.svg()
    assert len(text) < 5_000_000
    number = len([mark for mark in marks(tree(text)) if mark.get("id")])
    assert f"{number:,} of 10,000 events" in picture.summary()
    assert number > 9_000


def test_that_the_width_left_open_is_one_in_which_titles_are_whole(qtbot: QtBot) -> None:
    for made in (spread(40), timeline(*random_events(200, 2, lanes=3), lanes=3)):
        picture = Picture(plain_content(made), PictureChoice())
        assert picture.unsaid() == []
        assert picture.size[0] >= 1200


def test_that_titles_that_are_cut_are_told(qtbot: QtBot) -> None:
    made = timeline(
        event(1, "2011-01", "A title that is far too long for so narrow a picture " * 3),
        event(2, "2012", "B"),
    )
    picture = Picture(plain_content(made), PictureChoice(width=200))
    assert picture.unsaid() == ["1 title cut for want of room; a wider picture has more"]


def test_that_letters_no_font_has_are_told_of_png_alone(qtbot: QtBot) -> None:
    made = timeline(event(1, "2011", "\U0001f9ff\U000e0fff \U00016a4f"), event(2, "2012", "B"))
    assert any(
        "no installed font has" in line
        for line in Picture(plain_content(made), PictureChoice(Kind.PNG)).unsaid()
    )
    assert not Picture(plain_content(made), PictureChoice(Kind.SVG)).unsaid()


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        (PictureChoice(width=199), "a width of 199 pixels is out of bounds; expected one from 200 to 30,000"),
        (
            PictureChoice(width=30_001),
            "a width of 30,001 pixels is out of bounds; expected one from 200 to 30,000",
        ),
        (PictureChoice(scale=9), "a scale of 9 is out of bounds; expected one from 0.5 to 8"),
        (PictureChoice(scale=float("nan")), "a scale of nan is out of bounds; expected one from 0.5 to 8"),
        (PictureChoice(width=300, scale=2), "300 pixels are too few at a scale of 2; expected at least 400"),
    ],
)
def test_that_what_is_out_of_bounds_is_refused(qtbot: QtBot, choice: PictureChoice, said: str) -> None:
    with pytest.raises(PictureError) as caught:
        Picture(plain_content(spread(3)), choice)
    assert str(caught.value) == said


def test_that_nothing_is_no_picture(qtbot: QtBot) -> None:
    with pytest.raises(PictureError, match="there are no events to draw"):
        Picture(plain_content(Timeline()), PictureChoice())


@pytest.mark.parametrize("width", [400.0, 900.0, 2000.0])
def test_that_no_two_labels_touch_in_any_width(qtbot: QtBot, width: float) -> None:
    made = timeline(*random_events(120, 11, lanes=2), lanes=2)
    boxes = PictureLayouts(made).at(width).scene().boxes
    assert len(boxes) == 120
    assert overlapping(boxes) == []


def test_that_a_picture_of_a_file_carries_its_name_where_it_has_no_title(
    qtbot: QtBot, tmp_path: Path
) -> None:
    content = content_from("events:\n  - {date: 2011, title: Good}\n")
    assert tree(Picture(content, PictureChoice()).svg())[0].text == "events.yaml"


def test_that_what_can_never_be_small_enough_is_refused(qtbot: QtBot) -> None:
    names = tuple(Lane(f"l{number}", f"Lane {number}") for number in range(300))
    made = replace(timeline(*(event(n, f"{1900 + n % 9}", "X", f"l{n}") for n in range(300))), lanes=names)
    with pytest.raises(
        PictureError, match=r"^30,000×[\d,]+ pixels are more than a hundred million; expected a smaller"
    ):
        Picture(plain_content(made), PictureChoice(Kind.PNG, 30_000, 2.0))
