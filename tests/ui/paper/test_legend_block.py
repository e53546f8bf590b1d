"""The legend on paper: what belongs together stands together."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from layout_helpers import event, timeline
from paper_helpers import printed, shipped, text_of
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from test_furniture import Noting

from viewer.ui.look.theme import PAPER
from viewer.ui.paint.legend_entries import SAMPLE_WIDTH_PX, legend_entries
from viewer.ui.paper.legend_block import LegendBlock
from viewer.ui.paper.measuring import paper_measure


@pytest.mark.parametrize("width_px", [200.0, 240.0, 400.0])
def test_that_entries_stand_further_apart_than_the_lines_of_one(qtbot: QtBot, width_px: float) -> None:
    made = timeline(event(0, "2011/2012"), event(1, "2011"), event(2, "2011-05~"), event(3, "../2011-08"))
    entries = legend_entries(made, on_paper=True)
    block = LegendBlock(entries, width_px)
    image = QImage(1000, 1000, QImage.Format.Format_RGB32)
    painter = Noting(image)
    block.draw(painter, QRectF(0, 0, width_px, block.height_px))
    painter.end()
    headings = [place for place in painter.texts if place[1] == 0]
    texts = painter.texts[len(headings) :]
    measure = paper_measure(PAPER.font(11, bold=True))
    within, between, said = [], [], []
    for (y, x, text), (next_y, next_x, following) in pairwise(texts):
        if x != next_x:
            continue
        is_one = any(f"{text} {following}" in entry.meaning for entry in entries)
        (within if is_one else between).append(next_y - y)
        said.append(text)
    assert said and within and between
    assert min(between) >= max(within) + 3
    below = min(y for y, _, _ in texts) >= headings[-1][0] + 14
    beside = min(x for _, x, _ in texts) >= max(measure(text) for _, _, text in headings)
    assert below or beside
    assert "".join(text for _, _, text in headings) == "What the marks mean"
    assert max(y for y, _, _ in texts) < block.height_px


def test_that_the_legend_stands_below_the_chart_of_the_shipped_file(qtbot: QtBot, tmp_path: Path) -> None:
    first, second, *_ = printed(tmp_path, shipped()).pages
    assert "What the marks mean" in text_of(first)
    assert "somebody said something" in text_of(first)
    assert "Chronicle" in text_of(second)


@pytest.mark.parametrize("width_px", [250.0, 650.0, 980.0, 1500.0])
def test_that_every_meaning_keeps_to_its_column(qtbot: QtBot, width_px: float) -> None:
    entries = legend_entries(shipped(), on_paper=True)
    block = LegendBlock(entries, width_px)
    image = QImage(2000, 1000, QImage.Format.Format_RGB32)
    painter = Noting(image)
    block.draw(painter, QRectF(0, 0, width_px, block.height_px))
    painter.end()
    measure = paper_measure(PAPER.font(10))
    meanings = [place for place in painter.texts if place[2].strip() and place[1]]
    lefts = sorted({x for _, x, _ in meanings})
    ends = [max(x + measure(text) for _, x, text in meanings if x == left) for left in lefts]
    assert " ".join(text for _, _, text in meanings) == " ".join(entry.meaning for entry in entries)
    # Between the end of a meaning and the next column's meanings there is room for that column's marks.
    assert all(end + SAMPLE_WIDTH_PX * 0.5 < left for end, left in zip(ends, lefts[1:], strict=False))
    assert ends[-1] <= width_px
    assert max(y for y, _, _ in painter.texts) < block.height_px
