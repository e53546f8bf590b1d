"""A frame has hundreds of marks: none is given a pen that it does not draw with, and dots are drawn once."""

from __future__ import annotations

from typing import Any

from layout_helpers import event, timeline
from PySide6.QtGui import QPainter, QPixmap
from pytestqt.qtbot import QtBot

from viewer.layout.packing.marks import Mark
from viewer.ui.canvas.stage import Stage
from viewer.ui.look.theme import LIGHT
from viewer.ui.paint.painting import draw_timeline


class Counting(QPainter):
    """Counts the pens that it is given."""

    pens = 0

    def setPen(self, *given: Any) -> None:
        self.pens += 1
        super().setPen(*given)


def test_that_a_dot_that_is_kept_has_no_pen_and_its_title_one(qtbot: QtBot) -> None:
    stage = Stage(LIGHT)
    stage.set_timeline(
        timeline(*(event(n, f"20{n % 20:02}-{1 + n % 12:02}-11", f"No {n}") for n in range(60)))
    )
    stage.arrange(1600, 900, fold_gaps=False, opened=frozenset())
    scale = stage.fit()
    assert scale is not None
    scene = stage.scene(scale, 1600, 900)
    assert scene is not None
    dots = [box for box in scene.boxes if box.mark is Mark.DOT]
    others = len(scene.boxes) - len(dots)
    pixmap = QPixmap(1600, 900)
    painter = Counting(pixmap)
    draw_timeline(painter, scene, LIGHT)
    painter.end()
    assert len(dots) > 40 and others == 0
    assert len(dots) <= painter.pens <= len(dots) + 20
