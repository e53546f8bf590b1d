"""A bar that is as narrow as one can be: what is exact does not fade, and a stressed edge is all of it."""

from __future__ import annotations

from typing import Any

import pytest
from layout_helpers import event, timeline
from PySide6.QtGui import QBrush, QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from viewer.layout.frame.boxes import Box
from viewer.layout.frame.scene import Scene
from viewer.layout.packing.marks import MIN_BAR_PX
from viewer.ui.canvas.shown.stage import Stage
from viewer.ui.look.inks import inks_of
from viewer.ui.look.theme import LIGHT, PAPER, Theme
from viewer.ui.paint.marks import MarkPainter

LONG = ("1900-01-01/1999-12-31", "2000-01-01/2019-12-31")


class Counting(QPainter):
    """Counts what is filled, and what is drawn with a gradient or torn."""

    fills = faded = torn = 0

    def fillRect(self, *given: Any) -> None:
        self.fills += 1
        super().fillRect(*given)

    def drawPath(self, *given: Any) -> None:
        self.torn += 1
        super().drawPath(*given)

    def setBrush(self, *given: Any) -> None:
        self.faded += isinstance(given[0], QBrush) and given[0].gradient() is not None
        super().setBrush(*given)


def scene_of(theme: Theme, *dates: str) -> Scene:
    stage = Stage(theme)
    stage.set_timeline(timeline(*(event(n, date, f"No {n}") for n, date in enumerate((*LONG, *dates)))))
    stage.arrange(1200, 700, fold_gaps=False, opened=frozenset())
    scale = stage.fit()
    assert scale is not None
    scene = stage.scene(scale, 1200, 700)
    assert scene is not None
    return scene


def box_of(scene: Scene, number: int) -> Box:
    return next(box for box in scene.boxes if box.event is not None and box.event.id == f"e{number}")


def drawn(scene: Scene, box: Box, theme: Theme) -> Counting:
    image = QImage(1200, 700, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = Counting(image)
    box.lines = ()
    MarkPainter(painter, inks_of(theme.name, theme), scene).draw(box)
    painter.end()
    return painter


@pytest.mark.parametrize("theme", [LIGHT, PAPER], ids=["screen", "paper"])
def test_that_an_exact_bar_neither_fades_nor_is_torn(qtbot: QtBot, theme: Theme) -> None:
    scene = scene_of(theme, "2011-05-01/2011-05-20")
    box = box_of(scene, 2)
    assert box.x1 - box.x0 == pytest.approx(MIN_BAR_PX)
    assert box.fade_out_x < box.x1
    painter = drawn(scene, box, theme)
    assert (painter.faded, painter.torn) == (0, 0)


def test_that_a_stressed_edge_is_all_of_a_bar_no_wider(qtbot: QtBot) -> None:
    scene = scene_of(LIGHT, "2011-05-01/2011-05-20")
    assert drawn(scene, box_of(scene, 2), LIGHT).fills == 1
    assert drawn(scene, box_of(scene, 0), LIGHT).fills == 2


def test_that_a_long_bar_with_an_imprecise_end_fades(qtbot: QtBot) -> None:
    scene = scene_of(LIGHT, "1950-01-01/1985~")
    box = box_of(scene, 2)
    assert box.x1 - box.x0 > 10 * MIN_BAR_PX
    assert drawn(scene, box, LIGHT).faded > 0
