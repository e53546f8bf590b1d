"""A title on two lines: its dot stands beside the first of them."""

from __future__ import annotations

import pytest
from layout_helpers import event, timeline
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from pytestqt.qtbot import QtBot

from viewer.layout.packing.marks import Mark
from viewer.model.timeline import Status
from viewer.ui.canvas.shown.stage import Stage
from viewer.ui.look.inks import inks_of
from viewer.ui.look.theme import LIGHT, PAPER, Theme
from viewer.ui.paint.painting import draw_timeline


@pytest.mark.parametrize("theme", [LIGHT, PAPER])
@pytest.mark.parametrize("status", [Status.REPORTED, Status.DISPUTED])
@pytest.mark.parametrize("title", ["Arrives", "Arrives at the station of the capital at last"])
def test_that_a_dot_stands_beside_the_first_line(
    qtbot: QtBot, theme: Theme, status: Status, title: str
) -> None:
    one = event(1, "2011-08-20T12:00", title)
    one.status = status
    stage = Stage(theme)
    stage.set_timeline(timeline(event(0, "2011-08-20T01:00", "A"), one, event(2, "2011-08-20T23:00", "Z")))
    stage.arrange(430, 300, fold_gaps=False, opened=frozenset())
    scale = stage.fit()
    assert scale is not None
    scene = stage.scene(scale, 430, 300)
    assert scene is not None
    (box,) = (box for box in scene.boxes if box.event is one)
    assert (box.mark, len(box.lines)) == (Mark.DOT, 1 if title == "Arrives" else 2)
    image = QImage(430, 300, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    draw_timeline(painter, scene, theme)
    painter.end()
    left = round(scene.gutter_px + box.x0) + 3
    inked = [
        y
        for y in range(round(box.y), round(box.y + box.height))
        if any(image.pixelColor(x, y).hslSaturation() > 90 for x in range(left, left + 4))
    ]
    line_px = QFontMetricsF(inks_of(theme.name, theme).label_font).height()
    first = box.y + (box.height - len(box.lines) * line_px) / 2 + line_px / 2
    assert (inked[0] + inked[-1] + 1) / 2 == pytest.approx(first, abs=1.0)
