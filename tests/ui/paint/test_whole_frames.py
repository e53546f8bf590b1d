"""What a whole frame draws: ground and gridlines in one go, and of letters and signs only pictures that are kept."""

from __future__ import annotations

import sys
from copy import copy
from dataclasses import replace
from typing import Any

import pytest
from compared_images import differences
from layout_helpers import event, timeline
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from pytestqt.qtbot import QtBot
from visible_texts import titled

from viewer.layout.axis.tick_values import AxisTicks, Tick
from viewer.layout.frame.eras import EraBand
from viewer.layout.frame.scene import Scene
from viewer.ui.canvas.shown.stage import Stage
from viewer.ui.look.inks import Inks, inks_of
from viewer.ui.look.later import Later
from viewer.ui.look.theme import DARK, LIGHT, Theme
from viewer.ui.paint.hair_lines import HairLines
from viewer.ui.paint.painting import draw_parts, draw_timeline

__all__ = ["titled"]

WIDTH, HEIGHT = 1200, 700


class Counting(QPainter):
    """Counts texts, strokes, shapes, and what is filled from top to bottom."""

    texts = strokes = shapes = upright = 0

    def drawText(self, *given: Any) -> None:
        self.texts += 1
        super().drawText(*given)

    def drawPolyline(self, *given: Any) -> None:
        self.strokes += 1
        super().drawPolyline(*given)

    def drawPath(self, *given: Any) -> None:
        self.shapes += 1
        super().drawPath(*given)

    def fillRect(self, *given: Any) -> None:
        rect = given[0]
        self.upright += isinstance(rect, QRectF) and rect.width() == 1 and rect.height() > 200
        super().fillRect(*given)


def scene_of(theme: Theme) -> Scene:
    stage = Stage(theme)
    stage.set_timeline(
        timeline(
            *(
                event(n, f"20{n % 20:02}-{1 + n % 12:02}", f"No {n}", "abc"[n % 3], statement=n % 4 == 3)
                for n in range(60)
            ),
            lanes=3,
        )
    )
    stage.arrange(WIDTH, HEIGHT, fold_gaps=False, opened=frozenset())
    scale = stage.fit()
    assert scale is not None
    scene = stage.scene(scale, WIDTH, HEIGHT)
    assert scene is not None
    scene.chevrons = True
    return scene


def drawn(
    scene: Scene, theme: Theme, ratio: float = 1.0, before: Scene | None = None
) -> tuple[QImage, Counting]:
    image = QImage(round(WIDTH * ratio), round(HEIGHT * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("red"))
    if before is not None:
        painter = Counting(image)
        draw_timeline(painter, before, theme)
        painter.end()
    painter = Counting(image)
    draw_timeline(painter, scene, theme, before)
    painter.end()
    return image, painter


@pytest.fixture(autouse=True)
def new_inks() -> None:
    """Nothing is kept from before."""
    inks_of.cache_clear()


@pytest.mark.parametrize("ratio", [1, 2])
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_that_ground_and_gridlines_are_laid_in_one_go(qtbot: QtBot, theme: Theme, ratio: int) -> None:
    scene = scene_of(theme)
    scene.boxes = []
    image, painter = drawn(scene, theme, ratio)
    left, lanes = round(scene.gutter_px), {round(lane.y) for lane in scene.lanes[1:]}
    lines = {left + round(x) for x in scene.ticks.gridlines_px if 0 <= round(x) < scene.width_px}
    assert len(lines) > 5
    assert painter.upright == 0
    line, ground = (
        color.rgb().to_bytes(4, sys.byteorder)
        for color in (inks_of(theme.name, theme).soft_line.color(), theme.ground)
    )
    # All pixels of a line at once: one by one they take seconds.
    wanted = b"".join(line if x // ratio in lines else ground for x in range(left * ratio, WIDTH * ratio))
    rows = [y for y in range(round(scene.top_px) * ratio, HEIGHT * ratio) if y // ratio not in lanes]
    assert len(rows) > 500
    pixels, from_left = bytes(image.constBits()), left * ratio * 4
    wrong = [
        y for y in rows if pixels[y * WIDTH * ratio * 4 + from_left : (y + 1) * WIDTH * ratio * 4] != wanted
    ]
    assert wrong == []
    bottom = HEIGHT * ratio - 1
    assert [x for x in range(WIDTH * ratio) if image.pixelColor(x, bottom) == QColor("red")] == []


def test_that_gridlines_elsewhere_are_no_strokes(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    stood: list[float] = []
    upright = HairLines.upright

    def noted(lines: HairLines, x: float, top: float, bottom: float) -> None:
        stood.append(x)
        upright(lines, x, top, bottom)

    monkeypatch.setattr(HairLines, "upright", noted)
    scene = scene_of(LIGHT)
    scene.ticks = replace(scene.ticks, gridlines_px=tuple(x + 3 for x in scene.ticks.gridlines_px))
    drawn(scene, LIGHT)
    assert len(stood) == len(scene.ticks.gridlines_px) > 5, "those in the axis alone"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_that_an_era_lies_over_the_ground_and_under_the_gridlines(qtbot: QtBot, theme: Theme) -> None:
    scene = scene_of(theme)
    bare, _ = drawn(scene, theme)
    scene.eras = (EraBand("Reign", 0, "", 200.0, 500.0),)
    image, _ = drawn(scene, theme)
    y, left = HEIGHT - 3, round(scene.gutter_px)
    lines = {left + round(x) for x in scene.ticks.gridlines_px}
    colored = {x for x in range(WIDTH) if image.pixelColor(x, y) != bare.pixelColor(x, y)}
    assert colored == set(range(left + 200, left + 500)) - lines


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_that_a_part_is_laid_as_the_whole(qtbot: QtBot, ratio: float) -> None:
    scene = scene_of(LIGHT)
    whole, _ = drawn(scene, LIGHT, ratio)
    again, part = QImage(whole), QRectF(scene.gutter_px + 133, scene.top_px + 21, 310, 77)
    painter = QPainter(again)
    painter.fillRect(part, QColor("red"))
    draw_parts(painter, scene, LIGHT, [part])
    painter.end()
    assert again == whole


def test_that_lines_are_drawn_one_by_one_where_the_painter_enlarges(qtbot: QtBot) -> None:
    assert drawn(scene_of(LIGHT), LIGHT, 1.5)[1].upright > 5


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_that_a_frame_that_was_drawn_before_draws_no_letter_and_no_sign(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, ratio: float
) -> None:
    scene, wished = scene_of(LIGHT), set[str]()
    wish = Later.wish

    def noted(later: Later, key: Any, make: Any) -> None:
        wished.add(key[-1])
        wish(later, key, make)

    monkeypatch.setattr(Later, "wish", noted)
    first, painter = drawn(scene, LIGHT, ratio)
    assert painter.texts > 60 and (painter.strokes, painter.shapes) == (0, 0)
    assert {lane.title for lane in scene.lanes} <= wished
    assert {tick.label for tick in scene.ticks.major if tick.label} <= wished
    assert all(step is None for step in inks_of("light", LIGHT).later.steps())
    wished.clear()
    again, painter = drawn(scene, LIGHT, ratio)
    assert (painter.texts, painter.strokes, painter.shapes, wished) == (0, 0, 0, set())
    assert max(differences(first, again)) <= 3


def test_that_titles_of_lanes_that_stand_as_before_are_left_as_they_are(
    qtbot: QtBot, titled: list[float]
) -> None:
    scene, later = scene_of(LIGHT), scene_of(LIGHT)
    later.boxes, later.ticks = later.boxes[5:30], replace(later.ticks, major=())
    whole, _ = drawn(later, LIGHT)
    assert len(titled) == len(scene.lanes)
    over, _ = drawn(later, LIGHT, before=scene)
    assert over == whole
    assert len(titled) == 2 * len(scene.lanes), "for what was drawn before, and not once more"
    grown = [replace(lane, y=lane.y + 7 * n) for n, lane in enumerate(later.lanes)]
    others: list[dict[str, Any]] = [
        {"lanes": grown},
        {"chevrons": False},
        {"eras": [EraBand("", 0, "", 2, 5)]},
    ]
    for changes in others:
        another = copy(later)
        for name, value in changes.items():
            setattr(another, name, value)
        assert drawn(another, LIGHT, before=scene)[0] == drawn(another, LIGHT)[0], changes


def test_that_a_font_and_a_pen_have_their_pictures_in_every_frame(qtbot: QtBot) -> None:
    inks = Inks(LIGHT)
    direction = QPainter().layoutDirection()
    one = inks.line_pictures(inks.label_font, inks.text, direction)
    assert one is not None
    assert inks.line_pictures(inks.label_font, inks.text, direction) is one
    assert inks.line_pictures(inks.lane_font, inks.text, direction) is not one


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_that_a_line_of_the_axis_cuts_no_name(qtbot: QtBot, theme: Theme) -> None:
    """A month begins within the name of a week, and the bar of an H is seen over its line."""
    scene, name_px = scene_of(theme), 100.0
    inks = inks_of(theme.name, theme)
    line_px = round(name_px + QFontMetricsF(inks.tick_font).horizontalAdvance("H") / 2)
    week = Tick(90.0, "H", name_px, 0, 0)
    colors = []
    for lines in ((line_px,), ()):
        scene.ticks = AxisTicks((), (week,), tuple(map(float, lines)), ())
        image, _painter = drawn(scene, theme)
        x = round(scene.gutter_px) + line_px
        colors.append(
            [image.pixelColor(x, y).lightness() for y in range(round(scene.top_px) - 22, round(scene.top_px))]
        )
    crossed, alone = colors
    ground = theme.axis_ground.lightness()
    name = max(range(len(alone)), key=lambda y: abs(alone[y] - ground))
    assert abs(crossed[name] - ground) == pytest.approx(abs(alone[name] - ground), abs=30)
    assert crossed[-3] != alone[-3], "the line is there, below the name"
