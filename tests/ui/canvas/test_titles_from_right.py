"""A title that runs from right to left stands beside its own mark, as long as it was measured."""

from __future__ import annotations

import pytest
from layout_helpers import event, timeline
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from viewer.layout.frame.boxes import Box
from viewer.ui.canvas.canvas import TimelineCanvas
from viewer.ui.look.theme import Appearance
from viewer.ui.state.view_state import ViewState

HEBREW = "הצהרת בלפור"


def inked_columns(image: QImage, box: Box, gutter_px: float) -> list[int]:
    """Return the columns right or left of a mark, within its row, in which something dark is drawn, 0 at the label."""
    left, top = round(gutter_px + box.label_x), round(box.y) + 3
    dark = [
        x
        for x in range(-6, round(box.label_px) + 7)
        if any(image.pixelColor(left + x, y).lightness() < 110 for y in range(top, top + 16))
    ]
    return [x for x in dark if not gutter_px + box.x0 - 2 <= left + x <= gutter_px + box.x1 + 2]


@pytest.mark.parametrize("date", ["1917-11-02", "1930-05-05"])
def test_that_the_letters_stand_between_the_mark_and_the_labels_end(date: str, qtbot: QtBot) -> None:
    state = ViewState()
    canvas = TimelineCanvas(state, Appearance("light"))
    qtbot.addWidget(canvas)
    canvas.resize(900, 400)
    state.set_timeline(
        timeline(event(0, "1900-01-01", "First"), event(1, date, HEBREW), event(2, "1930-06-06", "Z"))
    )
    state.set_fold_gaps(False)
    with qtbot.waitExposed(canvas):
        canvas.show()
    image = canvas.grab().toImage()
    scene = canvas.on_screen.scene
    assert scene is not None
    box = next(box for box in scene.boxes if box.lines == (HEBREW,))
    inked = inked_columns(image, box, scene.gutter_px)
    assert 0 <= min(inked) <= 4
    assert box.label_px - 4 <= max(inked) <= box.label_px
