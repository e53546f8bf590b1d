"""A timeline as SVG: real letters, one element an event, and nothing that a reader would stumble over."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from compared_images import differences
from layout_helpers import event, random_events, timeline
from paper_helpers import shipped
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot
from svg_reading import ids, label, marks, references, said, tree, words

from viewer.model.timeline import Lane, Status, Timeline
from viewer.ui.look.theme import DARK, LIGHT
from viewer.ui.paint.painting import draw_timeline
from viewer.ui.paint.vector import VectorPainter
from viewer.ui.pictures.layout import PictureLayouts
from viewer.ui.pictures.svg import BOTH, timeline_svg

HOSTILE = (
    "<script>alert(1)</script>", "]]> & <!-- -->", "'\"><a href=\"javascript:x\">", "control \x01\x02\x1b[31m here",
    "not a letter \ufffe\uffff", "half \ud800 a pair", "&#x202e;&lt;b&gt;", "tab\tand\nline", "%n%s{0}${x}",
)  # fmt: skip


def titled(*titles: str) -> Timeline:
    return timeline(*(event(n, f"{1900 + 7 * n}", title) for n, title in enumerate(titles)))


def test_that_every_title_stands_in_it_once_and_in_the_one_order(qtbot: QtBot) -> None:
    made = timeline(*random_events(150, 4, lanes=3), lanes=3)
    drawing = timeline_svg(made)
    found = marks(tree(drawing.text))
    assert [
        said(mark).rpartition(" · ")[2] if "…" in label(mark) or not label(mark) else label(mark)
        for mark in found
    ] == [words(one.title) for one in made.events]
    assert drawing.drawn == tuple(one.id for one in made.events)
    assert drawing.counted == 0


def test_that_an_event_is_told_with_its_date_and_a_status_that_is_not_plain(qtbot: QtBot) -> None:
    one = event(1, "2011-08-20", "Crosses the border")
    one.status = Status.EXPECTED
    mark = marks(tree(timeline_svg(timeline(one, event(2, "2012"))).text))[0]
    assert said(mark) == "Saturday 20 August 2011 · Expected"
    assert mark.get("id") == "tl-e1"


def test_that_it_says_what_it_is_in_letters_of_named_fonts(qtbot: QtBot) -> None:
    root = tree(timeline_svg(titled("One", "Two"), title="A & B", description="Said <aloud>").text)
    assert root.get("role") == "img"
    assert [root[0].tag, root[0].text] == ["title", "A & B"]
    assert [root[1].tag, root[1].text] == ["desc", "Said <aloud>"]
    assert root.get("aria-labelledby") == f"{root[0].get('id')} {root[1].get('id')}"
    families = root.get("font-family", "").split(", ")
    assert len(families) > 3
    assert families[-1] == "sans-serif"
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"


@pytest.mark.parametrize("palette", ["light", "dark", "print", BOTH])
def test_that_all_it_refers_to_is_in_it_and_named_once(qtbot: QtBot, palette: str) -> None:
    drawing = timeline_svg(timeline(*random_events(80, 2, lanes=2), lanes=2), palette=palette)
    names = ids(tree(drawing.text))
    assert len(names) == len(set(names))
    assert references(drawing.text) <= set(names)
    assert references(drawing.text)


def test_that_the_same_timeline_gives_the_same_characters(qtbot: QtBot) -> None:
    made = timeline(*random_events(60, 8))
    assert timeline_svg(made, palette=BOTH) == timeline_svg(made, palette=BOTH)


@pytest.mark.parametrize(
    "title",
    [
        "Sauropodo-morphology and its reptiles",
        "Donaudampfschifffahrtsgesellschaftskapitänswitwe",
        "Aid and diplomacy of many different years",
    ],
)
def test_that_a_lane_title_in_several_lines_is_copied_as_it_was_written(qtbot: QtBot, title: str) -> None:
    busy = timeline(*(event(n, "1900", f"Event number {n}") for n in range(9)), lanes=2)
    lanes = (replace(busy.lanes[0], title=title), *busy.lanes[1:])
    root = tree(timeline_svg(replace(busy, lanes=lanes)).text)
    texts = [text for text in root.iter("text") if "".join(text.itertext()) == title]
    assert len(texts) == 1
    assert len(list(texts[0].iter("tspan"))) > 1


@pytest.mark.parametrize("title", HOSTILE)
def test_that_a_title_is_never_taken_for_anything_else(qtbot: QtBot, title: str) -> None:
    made = titled(title, "Next")
    made = replace(made, title=title, lanes=(Lane("a", title), Lane("b", "Other")))
    root = tree(timeline_svg(made, links=lambda _id: f"#{title}").text)
    plain = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", title)
    assert root[0].text == plain
    assert {element.tag for element in root.iter()} <= {
        "svg", "title", "desc", "defs", "clipPath", "linearGradient", "stop", "pattern",
        "g", "a", "rect", "path", "circle", "text", "tspan",
    }  # fmt: skip
    assert label(marks(root)[0]) == words(plain)
    assert marks(root)[0].get("href") == f"#{plain}"


def test_that_each_event_links_where_it_is_told_to(qtbot: QtBot) -> None:
    made = titled("One", "Two", "Three")
    text = timeline_svg(made, links=lambda name: None if name == "e1" else f"#event-{name}").text
    found = marks(tree(text))
    assert [(mark.tag, mark.get("href"), mark.get("tabindex")) for mark in found] == [
        ("a", "#event-e0", "-1"), ("g", None, None), ("a", "#event-e2", "-1")
    ]  # fmt: skip
    assert not [mark for mark in found if mark.get("id")]


def test_that_a_page_gets_light_and_dark_colours_of_the_same_shapes(qtbot: QtBot) -> None:
    made = timeline(*random_events(60, 3, lanes=2), lanes=2)
    both = timeline_svg(made, palette=BOTH, prefix="x")
    used = set(re.findall(r'class="(x\d+)"', both.text))
    rules = dict(re.findall(r"\.(x\d+)\{([^}]*)\}", both.style))
    dark = dict(re.findall(r"\.(x\d+)\{([^}]*)\}", both.dark_style))
    assert used == set(rules)
    assert set(dark) <= used
    assert not re.search(r"#[0-9a-f]{6}\b", re.sub(r"url\(#[^)]*\)", "", both.text))
    for name, theme in (("light", LIGHT), ("dark", DARK)):
        colours = set(re.findall("#[0-9a-f]{6}", timeline_svg(made, palette=name).text))
        assert theme.ground.name() in colours
        said_by = both.style if name == "light" else both.dark_style
        # What is alike in both stands in the light rules alone.
        assert colours <= set(re.findall("#[0-9a-f]{6}", said_by + both.style))


def test_that_what_finds_no_room_is_counted(qtbot: QtBot) -> None:
    made = timeline(*random_events(400, 5, lanes=2), lanes=2)
    drawing = timeline_svg(made, width_px=700, most_height_px=600)
    assert drawing.height_px <= 600
    assert drawing.counted > 0
    assert len(drawing.drawn) + drawing.counted == 400
    counts = [mark for mark in marks(tree(drawing.text)) if mark.get("class") == "tl-count"]
    assert sum(int(label(mark).replace(",", "")) for mark in counts) == drawing.counted


def test_that_writing_from_right_to_left_begins_at_its_right_end(qtbot: QtBot) -> None:
    root = tree(timeline_svg(titled("מלחמה (1)", "War (2)")).text)
    hebrew, latin = (next(mark.iter("text")) for mark in marks(root))
    assert (hebrew.get("direction"), hebrew.get("text-anchor")) == ("rtl", "end")
    assert latin.get("direction") is None


def test_that_blanks_within_a_title_are_kept(qtbot: QtBot) -> None:
    text = next(marks(tree(timeline_svg(titled("A  B")).text))[0].iter("text"))
    assert text.text == "A  B"
    assert text.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_that_it_looks_as_the_screen_draws_it(qtbot: QtBot, palette) -> None:
    made = shipped()
    drawing = timeline_svg(made, palette=palette.name)
    size = round(drawing.width_px), round(drawing.height_px)
    of_svg, drawn = (QImage(*size, QImage.Format.Format_RGB32) for _ in range(2))
    for image in (of_svg, drawn):
        image.fill(QColor("magenta"))
    painter = QPainter(of_svg)
    renderer = QSvgRenderer(QByteArray(drawing.text.encode()))
    assert renderer.isValid()
    renderer.render(painter, QRectF(0, 0, *size))
    painter.end()
    vector = VectorPainter(drawn)
    draw_timeline(vector, PictureLayouts(made).at(1200.0).scene(), palette)
    vector.end()
    found = differences(of_svg, drawn)
    # Letters are hinted in one and not in the other; nothing else differs by more than a shade.
    far = sum(difference > 60 for difference in found.translate(None, b"\0"))
    assert far < len(found) * 0.02


def test_that_a_timeline_without_events_is_refused(qtbot: QtBot) -> None:
    with pytest.raises(ValueError, match="without events"):
        timeline_svg(Timeline())
    with pytest.raises(ValueError, match="no palette “sepia”; expected one of light, dark, print"):
        timeline_svg(titled("One"), palette="sepia")
