"""A frame has hundreds of marks: dots and titles that are kept as pictures need no pen."""

from __future__ import annotations

from typing import Any

from layout_helpers import event, timeline
from PySide6.QtGui import QPainter, QPixmap
from pytestqt.qtbot import QtBot

from viewer.layout.packing.marks import Mark
from viewer.ui.canvas.shown.stage import Stage
from viewer.ui.look.inks import inks_of
from viewer.ui.look.theme import LIGHT
from viewer.ui.paint.painting import draw_timeline


class Counting(QPainter):
    """Counts the pens that it is given."""

    pens = 0

    def setPen(self, *given: Any) -> None:
        self.pens += 1
        super().setPen(*given)


def test_that_neither_a_kept_dot_nor_its_title_has_a_pen(qtbot: QtBot) -> None:
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
    pixmap, pens = QPixmap(1600, 900), []
    for _ in range(2):
        painter = Counting(pixmap)
        draw_timeline(painter, scene, LIGHT)
        painter.end()
        pens.append(painter.pens)
        assert all(step is None for step in inks_of("light", LIGHT).later.steps())
    assert len(dots) > 40 and others == 0
    assert pens[-1] <= 20
