"""The legend on paper: what belongs together stands together."""

from __future__ import annotations

from itertools import pairwise

import pytest
from layout_helpers import event, timeline
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from test_furniture import Noting

from viewer.ui.paint.legend_entries import legend_entries
from viewer.ui.paper.blocks import LegendBlock


@pytest.mark.parametrize("width_px", [300.0, 500.0, 650.0])
def test_that_entries_stand_further_apart_than_the_lines_of_one(qtbot: QtBot, width_px: float) -> None:
    made = timeline(event(0, "2011/2012"), event(1, "2011"), event(2, "2011-05~"), event(3, "../2011-08"))
    entries = legend_entries(made, on_paper=True)
    block = LegendBlock(entries, width_px)
    image = QImage(1000, 1000, QImage.Format.Format_RGB32)
    painter = Noting(image)
    block.draw(painter, QRectF(0, 0, width_px, block.height_px))
    painter.end()
    (heading, *_), *texts = painter.texts
    within, between, said = [], [], []
    for (y, x, text), (next_y, next_x, following) in pairwise(texts):
        if x != next_x:
            continue
        is_one = any(f"{text} {following}" in entry.meaning for entry in entries)
        (within if is_one else between).append(next_y - y)
        said.append(text)
    assert said and within and between
    assert min(between) >= max(within) + 3
    assert min(y for y, _, _ in texts) >= heading + 14
    assert max(y for y, _, _ in texts) < block.height_px
