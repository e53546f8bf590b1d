"""Marks and texts for every eye: told apart by shape, and clear of their ground, in both themes."""

from __future__ import annotations

import itertools
from functools import cache

import pytest
from color_vision import MATRICES, seen, seen_image
from layout_helpers import event, timeline
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from viewer.layout.axis.ticks import AxisTicks
from viewer.layout.frame.boxes import Box, LaneBand
from viewer.layout.frame.scene import Scene
from viewer.layout.packing.marks import Mark
from viewer.model.timeline import Status
from viewer.ui.canvas.shown.stage import Stage
from viewer.ui.look.colors import contrast
from viewer.ui.look.inks import LaneInk, inks_of
from viewer.ui.look.theme import DARK, LIGHT, PAPER, Theme
from viewer.ui.paint.marks import MarkPainter

THEMES = {"light": LIGHT, "dark": DARK, "print": PAPER}
KINDS = ("reported", "confirmed", "expected", "disputed", "retracted", "statement", "problem")
SIZE = 120, 26
#: WCAG 1.4.11: what must be seen against its ground to be understood.
LEAST_GRAPHIC = 3.0
LEAST_TEXT = 4.5
#: Light fills and strong lines: a sign on a filled bar is a shape at the second level alone.
LEVELS = (1.8, 3.0)
#: Pixels by which two shapes have to differ: a line of a mark's height.
LEAST_SHAPE_PX = 12

eyes = pytest.mark.parametrize("eye", [*MATRICES, "all colours"])
themes = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


def box_of(kind: str, mark: Mark) -> Box:
    made = event(0, "2011-08-20", statement=kind == "statement")
    made.flawed = kind == "problem"
    if kind in [status.value for status in Status]:
        made.status = Status(kind)
    x0, x1 = (50.0, 60.0) if mark is Mark.DOT else (20.0, 100.0)
    lines = (" ",) if made.is_statement else ()
    return Box(0, made, mark, 0, x0, x1, 2, 22, lines, x0 + 26, 4, x0, x1, x0, x1, x0, x1)


@cache
def drawn(kind: str, mark: Mark, theme: Theme) -> QImage:
    """Return a mark on its ground."""
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(theme.ground)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    lane = LaneBand(0, "", "", 0, SIZE[1])
    scene = Scene(SIZE[0], 0, SIZE[1], 0, [lane], [], AxisTicks((), (), (), ()), [], selected=-1)
    MarkPainter(painter, inks_of(theme.name, theme), scene).draw(box_of(kind, mark))
    painter.end()
    return image


@cache
def shape(kind: str, mark: Mark, theme: Theme, eye: str, level: float) -> frozenset[int]:
    """Return where a mark's contrast with the ground, as an eye sees both, reaches a level: pixels counted row by row."""
    image = drawn(kind, mark, theme)
    ground = theme.ground
    if eye in MATRICES:
        image, ground = seen_image(image, eye), seen(ground, eye)
    pixels = memoryview(image.constBits()).cast("I")
    clear = {rgb for rgb in set(pixels) if contrast(QColor.fromRgb(rgb), ground) >= level}
    return frozenset(place for place, rgb in enumerate(pixels) if rgb in clear)


@eyes
@themes
@pytest.mark.parametrize("mark", [Mark.DOT, Mark.WINDOW, Mark.BAR])
@pytest.mark.usefixtures("qapp")
def test_that_no_two_kinds_of_marks_have_one_shape(mark: Mark, theme: Theme, eye: str) -> None:
    assert len(KINDS) > 3
    for one, other in itertools.combinations(KINDS, 2):
        apart = max(
            len(shape(one, mark, theme, eye, level) ^ shape(other, mark, theme, eye, level))
            for level in LEVELS
        )
        assert apart >= LEAST_SHAPE_PX, f"{one} and {other} differ by {apart} pixels"


@eyes
@themes
@pytest.mark.usefixtures("qapp")
def test_that_what_makes_a_mark_stands_out_from_its_ground(theme: Theme, eye: str) -> None:
    def clear(color: QColor) -> float:
        if eye in MATRICES:
            return contrast(seen(color, eye), seen(theme.ground, eye))
        return contrast(color, theme.ground)

    for color in theme.lane_colors:
        assert clear(color) >= LEAST_GRAPHIC
    for name in ("expected", "found", "selection", "focus"):
        assert clear(getattr(theme, name)) >= LEAST_GRAPHIC, name


@eyes
@themes
@pytest.mark.usefixtures("qapp")
def test_that_texts_can_be_read_on_every_ground_they_stand_on(theme: Theme, eye: str) -> None:
    inks = [LaneInk(color, theme) for color in theme.lane_colors]
    fills = [brush.color() for ink in inks for brush in (ink.bar, ink.window)]
    pairs = [(theme.text, ground) for ground in (theme.ground, theme.panel, theme.axis_ground, *fills)]
    pairs += [(theme.muted, ground) for ground in (theme.ground, theme.panel, theme.axis_ground)]
    pairs += [(theme.text, theme.selection_fill), (theme.ground, theme.text)]
    assert len(fills) >= 8
    for text, ground in pairs:
        if eye in MATRICES:
            text, ground = seen(text, eye), seen(ground, eye)
        assert contrast(text, ground) >= LEAST_TEXT, f"{text.name()} on {ground.name()}"


def test_that_the_marks_tested_are_those_of_the_canvas(qapp: QApplication) -> None:
    stage = Stage(LIGHT)
    stage.set_timeline(timeline(event(0, "2011-08-20"), event(1, "2011-08-21", statement=True)))
    stage.arrange(900, 300, fold_gaps=True, opened=frozenset())
    scale = stage.fit()
    assert scale is not None
    scene = stage.scene(scale, 900, 300)
    assert scene is not None
    assert {box.mark for box in scene.boxes} <= {Mark.DOT, Mark.WINDOW, Mark.BAR}
    assert QRectF(0, 0, *SIZE).height() >= scene.boxes[0].height


@pytest.mark.parametrize("eye", MATRICES)
def test_that_the_simulation_leaves_white_black_and_greys_alone(eye: str) -> None:
    for level in (0, 90, 180, 255):
        grey = seen(QColor(level, level, level), eye)
        assert max(abs(value - level) for value in (grey.red(), grey.green(), grey.blue())) <= 1


def test_that_red_and_green_come_close_where_they_are_not_told_apart() -> None:
    red, green = QColor("#c03a2b"), QColor("#5b7f3a")

    def apart(eye: str) -> int:
        one, other = seen(red, eye), seen(green, eye)
        return (
            abs(one.red() - other.red()) + abs(one.green() - other.green()) + abs(one.blue() - other.blue())
        )

    plain = abs(red.red() - green.red()) + abs(red.green() - green.green()) + abs(red.blue() - green.blue())
    assert apart("deuteranopia") < plain / 2
    assert apart("protanopia") < plain / 1.5
