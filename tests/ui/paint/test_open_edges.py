"""No outline of a mark runs through its own title."""

from __future__ import annotations

from dataclasses import replace

import pytest
from layout_helpers import event, timeline
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from viewer.model.timeline import Status
from viewer.ui.canvas.shown.stage import Stage
from viewer.ui.look.theme import DARK, LIGHT, Theme
from viewer.ui.paint.painting import draw_timeline

WIDTH, HEIGHT = 900, 300
#: Letters without anything above their bodies: there only what is drawn of the mark is seen.
TITLE = "as soon as we can see"


def column_over_edge(theme: Theme, status: Status, title: str) -> set[str]:
    """Return the colours on the mark's right edge above the bodies of the letters."""
    made = timeline(
        replace(event(0, "2011-08-02", title), status=status),
        event(1, "2011-07-20", "Before"),
        event(2, "2011-08-20", "After"),
    )
    stage = Stage(theme)
    stage.set_timeline(made)
    stage.arrange(WIDTH, HEIGHT, fold_gaps=False, opened=frozenset())
    scale = stage.fit()
    assert scale is not None
    scene = stage.scene(scale, WIDTH, HEIGHT)
    assert scene is not None
    box = next(box for box in scene.boxes if box.place == 1)
    assert (box.label_x + 1 < box.x1 < box.label_x + box.label_px - 1) is (title == TITLE)
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    draw_timeline(painter, scene, theme)
    painter.end()
    top = round(box.y + box.height / 2) - 6
    x = round(scene.gutter_px + box.x1)
    return {image.pixelColor(x, y).name() for y in range(top, top + 3)}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("status", [Status.EXPECTED, Status.DISPUTED, Status.REPORTED])
def test_that_a_title_runs_over_an_open_edge(qtbot: QtBot, theme: Theme, status: Status) -> None:
    over = column_over_edge(theme, status, TITLE)
    assert over == {QColor(theme.ground).name()}
    assert column_over_edge(theme, status, "i") != over, "elsewhere the edge is drawn"
