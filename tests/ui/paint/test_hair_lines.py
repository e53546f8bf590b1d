"""Straight lines of one pixel: Qt would widen each into a path, which takes fifty times as long."""

from __future__ import annotations

from typing import Any

import pytest
from layout_helpers import event, timeline
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from viewer.layout.frame.cursor import CursorMark
from viewer.ui.canvas.overlay import draw_cursor
from viewer.ui.canvas.shown.stage import Stage
from viewer.ui.look.inks import inks_of
from viewer.ui.look.theme import DARK, LIGHT, PAPER, Theme
from viewer.ui.paint.hair_lines import HairLines
from viewer.ui.paint.painting import draw_timeline


class Counting(QPainter):
    """Counts the lines that it is to widen."""

    lines = 0

    def drawLine(self, *given: Any) -> None:
        self.lines += 1
        super().drawLine(*given)

    def drawLines(self, *given: Any) -> None:
        self.lines += 1
        super().drawLines(*given)


def blank(ratio: float = 1.0) -> QImage:
    image = QImage(round(120 * ratio), round(80 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(0xFFFFFFFF)
    return image


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_that_the_pixels_are_those_of_a_line(qtbot: QtBot, theme: Theme, ratio: float) -> None:
    inks = inks_of(theme.name, theme)
    filled, stroked = blank(ratio), blank(ratio)
    for image in (filled, stroked):
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if image is filled:
            lines = HairLines(painter, inks, inks.line)
            lines.level(8, 96, 20.5)
            lines.upright(40.5, 12, 64)
        else:
            painter.setPen(inks.line)
            painter.drawLine(QPointF(8, 20.5), QPointF(96, 20.5))
            painter.drawLine(QPointF(40.5, 12), QPointF(40.5, 64))
        painter.end()
    assert filled == stroked
    assert filled != blank(ratio)


@pytest.mark.parametrize(
    ("theme", "least", "most"), [(LIGHT, 0, 0), (PAPER, 10, 1000)], ids=["screen", "file"]
)
def test_that_a_frame_widens_no_line(qtbot: QtBot, theme: Theme, least: int, most: int) -> None:
    stage = Stage(theme)
    stage.set_timeline(
        timeline(*(event(n, f"20{n % 20:02}", f"No {n}", lane="abc"[n % 3]) for n in range(60)))
    )
    stage.arrange(1600, 900, fold_gaps=False, opened=frozenset())
    scale = stage.fit()
    assert scale is not None
    scene = stage.scene(scale, 1600, 900)
    assert scene is not None
    scene.boxes, scene.chevrons = [], False
    assert len(scene.ticks.gridlines_px) > 5
    image = QImage(1600, 900, QImage.Format.Format_RGB32)
    painter = Counting(image)
    draw_timeline(painter, scene, theme)
    painter.end()
    assert least <= painter.lines <= most


def test_that_the_line_of_the_pointer_is_not_widened(qtbot: QtBot) -> None:
    mark = CursorMark(40.0, ((50.0, 60.0), (64.0, 70.0)), "", 20.0, 60.0)
    image = blank()
    painter = Counting(image)
    draw_cursor(painter, inks_of(LIGHT.name, LIGHT), mark, 8.0)
    painter.end()
    assert painter.lines == 0
    ground = image.pixelColor(0, 0)
    below = [y for y in range(21, 80) if image.pixelColor(48, y) != ground]
    assert below == [*range(21, 48), *range(50, 60), *range(64, 70)]
