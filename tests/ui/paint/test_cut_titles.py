"""A title that an edge of the view would cut within a letter ends, or begins, with an ellipsis."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from typing import Any

import pytest
from compared_images import differences
from layout_helpers import event, timeline
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from viewer.layout.frame.boxes import Box
from viewer.layout.frame.scene import Scene
from viewer.layout.index.hits import Hits
from viewer.ui.canvas.canvas import TimelineCanvas
from viewer.ui.canvas.shown.stage import BAR_PX, Stage
from viewer.ui.look.inks import inks_of
from viewer.ui.look.later import Later
from viewer.ui.look.theme import DARK, LIGHT, Appearance, Theme
from viewer.ui.paint import cut_titles, dots, marks
from viewer.ui.paint.painting import draw_parts, draw_timeline
from viewer.ui.state.view_state import ViewState

WIDTH, HEIGHT = 700, 160
TITLE = "Mmm walks with Mmm to Mmm"
HEBREW = "הצהרת בלפור של שנת אלף"
#: So many pixels of each edge are looked at.
EDGE = 2


def scene_of(title: str = TITLE, theme: Theme = LIGHT, lines: tuple[str, ...] | None = None) -> Scene:
    """Return a scene whose only title stands behind its dot, in the middle of the time area."""
    stage = Stage(theme)
    stage.set_timeline(timeline(event(0, "1900-01-01", title)))
    stage.arrange(WIDTH, HEIGHT, fold_gaps=False, opened=frozenset())
    scale = stage.fit()
    assert scale is not None
    scene = stage.scene(scale, WIDTH, HEIGHT)
    assert scene is not None
    (box,) = scene.boxes
    box.lines = lines or box.lines
    return scene


def moved(scene: Scene, label_x: float, dot_x: float = 300.0) -> Scene:
    """Return a scene with its title, and the dot, elsewhere; the dot is out of the title's way."""
    (box,) = scene.boxes
    other = copy(scene)
    other.boxes = [
        replace(
            box, label_x=label_x, x0=dot_x - 5, x1=dot_x + 5, left=min(label_x, dot_x - 5),
            right=max(label_x + box.label_px, dot_x + 5), fade_in_x=dot_x - 5, fade_out_x=dot_x + 5,
            tail_left_x=dot_x - 5, tail_right_x=dot_x + 5,
        )
    ]  # fmt: skip
    return other


def drawn(scene: Scene, theme: Theme = LIGHT, ratio: float = 1.0) -> QImage:
    image = QImage(round(WIDTH * ratio), round(HEIGHT * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(theme.ground)
    painter = QPainter(image)
    draw_timeline(painter, scene, theme)
    painter.end()
    return image


def bare(scene: Scene) -> Scene:
    """Return a scene without the title's letters."""
    other = copy(scene)
    other.boxes = [replace(box, lines=()) for box in scene.boxes]
    return other


def different(one: QImage, other: QImage) -> list[tuple[int, int]]:
    """Return the device's pixels in which two pictures differ."""
    wide = one.bytesPerLine()
    found = []
    for y in range(one.height()):
        ours, theirs = (bytes(image.constScanLine(y))[:wide] for image in (one, other))
        if ours != theirs:
            found += [
                (x, y) for x in range(one.width()) if ours[4 * x : 4 * x + 3] != theirs[4 * x : 4 * x + 3]
            ]
    return found


def inked(scene: Scene, theme: Theme = LIGHT, ratio: float = 1.0) -> set[int]:
    """Return the device's columns of the time area in which letters are drawn."""
    gutter = round(scene.gutter_px * ratio)
    return {x - gutter for x, _ in different(drawn(scene, theme, ratio), drawn(bare(scene), theme, ratio))}


def of(scene: Scene) -> Box:
    return scene.boxes[0]


@pytest.fixture(autouse=True)
def application(qtbot: QtBot) -> None:
    """Fonts are there; nothing is kept from before."""
    inks_of.cache_clear()


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("title", [TITLE, HEBREW, "Mm הצהרת mM בלפור Mm", "Mm 🚂 Mé́m 🚂🚂 Mmm"])
def test_that_no_edge_cuts_a_letter(theme: Theme, title: str, ratio: float) -> None:
    scene = scene_of(title, theme)
    wide, width = of(scene).label_px, scene.width_px
    shares = [share / 12 for share in range(1, 12)]
    at_left = [inked(moved(scene, 0.5 - wide * share), theme, ratio) for share in shares]
    at_right = [inked(moved(scene, width - wide * share + 0.5, 150.0), theme, ratio) for share in shares]
    last = round(width * ratio) - 1
    assert min(min(columns, default=99) for columns in at_left) >= EDGE
    assert max(max(columns, default=0) for columns in at_right) <= last - EDGE
    assert sum(map(bool, at_left)) > 6 and sum(map(bool, at_right)) > 6, "most of them show something"


@pytest.mark.parametrize("title", [TITLE, HEBREW])
def test_that_the_letters_left_stand_where_they_stood(title: str) -> None:
    scene = scene_of(title)
    whole = inked(moved(scene, 150.0, 500.0))
    wide = of(scene).label_px
    cut = inked(moved(scene, -wide / 2, 500.0))
    at = round(-wide / 2) - 150
    beyond = {x for x in whole if x + at > 40}
    assert len(beyond) > 20
    assert {x + at for x in beyond} == {x for x in cut if x > 40}


def test_that_a_title_is_whole_where_nothing_but_air_is_beyond_the_edge() -> None:
    scene = scene_of()
    whole = len(inked(moved(scene, 50.0, 500.0)))
    assert len(inked(moved(scene, -0.4, 500.0))) == whole
    assert len(inked(moved(scene, 0.0, 500.0))) == whole
    assert len(inked(moved(scene, scene.width_px - of(scene).label_px + 0.4, 200.0))) == whole


@pytest.mark.parametrize("left", [1, 2])
def test_that_of_a_letter_or_two_nothing_is_drawn(left: int) -> None:
    scene = scene_of("Walking to the Mmm")
    wide = of(scene).label_px
    # An M and half of an ellipsis.
    assert inked(moved(scene, 12.0 * left + 8 - wide)) == set()
    assert inked(moved(scene, scene.width_px - 12.0 * left - 8, 200.0)) == set()
    assert inked(moved(scene, 70.0 - wide)) and inked(moved(scene, scene.width_px - 70.0, 200.0))


def test_that_letters_end_before_the_lanes_scroll_bar() -> None:
    stage = Stage(LIGHT)
    stage.set_timeline(timeline(*(event(n, f"1900-01-{n:02}", TITLE) for n in range(1, 29))))
    stage.arrange(WIDTH, HEIGHT, fold_gaps=False, opened=frozenset())
    scale = stage.fit()
    assert scale is not None
    high, low = (stage.scene(scale, WIDTH, height) for height in (2000, HEIGHT))
    assert high is not None and low is not None
    assert stage.overflow_px(HEIGHT) > 0 == stage.overflow_px(2000)
    assert (high.covered_px, low.covered_px) == (0, BAR_PX)
    scene = moved(scene_of(), low.width_px - 100, 200.0)
    assert low.width_px - BAR_PX < max(inked(scene)) < low.width_px - EDGE
    scene.covered_px = low.covered_px
    assert max(inked(scene)) < low.width_px - BAR_PX - EDGE


def test_that_a_title_wider_than_the_view_is_cut_at_both_edges() -> None:
    scene = scene_of("Walks on and on " * 14)
    assert of(scene).label_px > 0
    box = of(scene)
    box.lines, box.label_px = ("Walks on and on " * 14,), 2000.0
    columns = inked(moved(scene, -500.0))
    assert EDGE <= min(columns) < 20
    assert scene.width_px - 20 < max(columns) < scene.width_px - EDGE


def test_that_each_line_of_two_is_cut_by_itself() -> None:
    scene = scene_of(lines=("Mmm walks with", "Mmm"))
    box = of(scene)
    box.height = 44.0
    pixels = different(drawn(moved(scene, -40.0)), drawn(bare(moved(scene, -40.0))))
    middle, rows = round(box.y + 22), {y for _, y in pixels}
    assert any(y < middle - 2 for y in rows)
    assert not any(y > middle + 2 for y in rows), "of the second line less than three letters are left"


def test_that_letters_keep_away_from_a_warning_at_the_edge() -> None:
    scene = scene_of()
    places = range(-60, -30, 4)
    assert 3 <= min(min(inked(moved(scene, float(x)))) for x in places) < 8
    flawed = scene.boxes[0].event
    assert flawed is not None
    scene.boxes[0].event = replace(flawed, flawed=True)
    assert min(min(inked(moved(scene, float(x)))) for x in places) >= 12


def test_that_the_ground_of_found_words_ends_with_the_letters() -> None:
    scene = moved(scene_of(), -50.0)
    stage = Stage(LIGHT)
    stage.set_timeline(timeline(event(0, "1900-01-01", TITLE)))
    assert stage.index is not None
    scene.hits = Hits(stage.index, [0], words=("walks", "mmm"))
    color = inks_of("light", LIGHT).found_word.rgb()
    image, gutter, y = drawn(scene), round(scene.gutter_px), round(of(scene).y) + 5
    found = [x - gutter for x in range(WIDTH) if image.pixel(x, y) == color]
    letters = min(x for x in inked(scene) if x > 3 + 3)
    assert found and min(found) >= EDGE + 6
    assert min(found) >= letters - 2


def test_that_no_edge_of_a_mark_is_opened_for_letters_that_are_not_drawn() -> None:
    scene = scene_of()
    box = of(scene)
    x = scene.width_px - 30
    window = replace(
        box, mark=marks.Mark.WINDOW, x0=x, x1=x + 25, left=x, right=x + 200, label_x=x + 8,
        fade_in_x=x, fade_out_x=x + 25, tail_left_x=x, tail_right_x=x + 25,
    )  # fmt: skip
    scene.boxes = [window]
    assert drawn(scene) == drawn(bare(scene))


def test_that_a_part_drawn_again_is_the_whole_picture() -> None:
    scene = moved(scene_of(), -50.0)
    whole, again = drawn(scene), drawn(scene)
    painter = QPainter(again)
    parts = [QRectF(scene.gutter_px + x, scene.top_px, 7, 60) for x in range(0, 90, 5)]
    draw_parts(painter, scene, LIGHT, parts)
    painter.end()
    assert again == whole


def test_that_titles_in_view_are_not_looked_at_and_cut_ones_laid_out_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    laid: list[str] = []
    cut: list[str] = []
    layout, title = cut_titles.QTextLayout, cut_titles.CutTitle
    monkeypatch.setattr(
        cut_titles, "QTextLayout", lambda text, font: (laid.append(text), layout(text, font))[1]
    )
    monkeypatch.setattr(
        cut_titles, "CutTitle", lambda *given: (cut.append(given[2].lines[0]), title(*given))[1]
    )
    scene = scene_of("A title that no other test cuts")
    drawn(moved(scene, 20.0, 10.0))
    assert (laid, cut) == ([], [])
    for px in range(10, 60, 2):
        drawn(moved(scene, -float(px)))
    assert laid == [of(scene).lines[0]] and len(cut) == 25


def test_that_panning_draws_a_cut_title_from_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    class Counting(QPainter):
        texts: list[str] = []
        clips = 0

        def drawText(self, *given: object) -> None:
            self.texts.append(str(given[-1]))
            super().drawText(*given)  # type: ignore[call-overload]

        def setClipRect(self, *given: Any) -> None:
            Counting.clips += 1
            super().setClipRect(*given)

    scene, image = scene_of(), QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    later: Later = inks_of("light", LIGHT).later
    most, clips = [], []
    for px in range(10, 60, 2):
        Counting.texts, Counting.clips = [], 0
        painter = Counting(image)
        draw_timeline(painter, moved(scene, -float(px)), LIGHT)
        painter.end()
        most.append(len([text for text in Counting.texts if text in (*of(scene).lines, "…")]))
        clips.append(Counting.clips)
        for _ in later.steps():
            pass
    assert most[0] == 2 and most[1:] == [0] * 24, "once its picture and the ellipsis's are made"
    assert clips[1:] == [clips[0] - 1] * 24, "of a picture a part is copied, and no clip is set for it"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("at", ["left", "right"])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_that_a_part_of_a_picture_ends_where_a_clip_does(theme: Theme, at: str, ratio: float) -> None:
    scene = scene_of(theme=theme)
    edge = 0.0 if at == "left" else scene.width_px - of(scene).label_px
    views = [moved(scene, edge + (px + px / 7) * (-1 if at == "left" else 1)) for px in range(2, 130, 7)]
    as_letters = []
    for view in views:
        inks_of.cache_clear()
        as_letters.append(drawn(view, theme, ratio))
    inks_of.cache_clear()
    drawn(views[0], theme, ratio)
    for _ in inks_of(theme.name, theme).later.steps():
        pass
    pairs = zip(as_letters, (drawn(view, theme, ratio) for view in views), strict=True)
    assert max(max(differences(one, other), default=0) for one, other in pairs) <= 3, (
        "colours are rounded otherwise"
    )


def test_that_a_dot_beside_the_view_is_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn_at: list[float] = []
    monkeypatch.setattr(dots.DotPainter, "draw", lambda self, x, *others: drawn_at.append(x))
    scene = scene_of()
    scene.boxes[0].mark = marks.Mark.DOT
    wide = scene.width_px
    for x in (-9.0, -7.0, 100.0, wide + 7, wide + 9):
        drawn(moved(scene, -20.0, x))
    assert drawn_at == [-7.0, 100.0, wide + 7]


def test_that_a_click_on_what_is_left_of_a_title_selects(qtbot: QtBot) -> None:
    state = ViewState()
    canvas = TimelineCanvas(state, Appearance("light"))
    canvas.today.set_on(False)
    qtbot.addWidget(canvas)
    canvas.resize(900, 300)
    state.set_timeline(
        timeline(event(0, "1900-01-01", "First"), event(1, "1930-01-01", TITLE), event(2, "1990"))
    )
    state.set_fold_gaps(False)
    with qtbot.waitExposed(canvas):
        canvas.show()
    state.zoom_by(3.0, at_once=True)
    canvas.grab()
    box = canvas.on_screen.box_of("e1")
    assert box is not None
    state.pan_by(box.label_x + box.label_px / 2, at_once=True)
    canvas.grab()
    box = canvas.on_screen.box_of("e1")
    assert box is not None and box.label_x < -50
    assert box.lines == (TITLE,)
    at = QPoint(round(canvas.on_screen.gutter_px) + 30, round(box.y + box.height / 2))
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    assert state.selected_id == "e1"
