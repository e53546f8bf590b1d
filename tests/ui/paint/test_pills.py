"""Counts: a number is one picture for all lanes and widths, and stands where letters would."""

from __future__ import annotations

from typing import Any

import pytest
from compared_images import differences
from layout_helpers import random_events, timeline
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from viewer.layout.frame.boxes import Box
from viewer.ui.canvas.shown.stage import Stage
from viewer.ui.look.inks import Inks, LaneInk
from viewer.ui.look.theme import DARK, LIGHT, Theme
from viewer.ui.paint import pills
from viewer.ui.paint.pills import PillPainter

WIDTH, HEIGHT = 900, 300


class Counting(QPainter):
    """Counts the texts that it draws itself."""

    texts = 0

    def drawText(self, *given: Any) -> None:
        self.texts += 1
        super().drawText(*given)


@pytest.fixture
def counts(qtbot: QtBot) -> list[Box]:
    """Counts of one lane, with some dozen numbers."""
    stage = Stage(LIGHT)
    stage.set_timeline(timeline(*random_events(3000, 5, 1), lanes=1))
    stage.arrange(WIDTH, HEIGHT, fold_gaps=False, opened=frozenset())
    scale = stage.fit()
    assert scale is not None
    scene = stage.scene(scale, WIDTH, HEIGHT)
    assert scene is not None
    found = [box for box in scene.boxes if box.members is not None]
    assert len({box.lines for box in found}) > 5
    return found


def drawn(counts: list[Box], inks: Inks, ink: LaneInk, ratio: float = 1.0) -> tuple[QImage, int]:
    """Return the counts as they are drawn, and how many texts that took."""
    image = QImage(round(WIDTH * ratio), round(HEIGHT * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(inks.theme.ground)
    painter = Counting(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(inks.label_font)
    painting = PillPainter(painter, QFontMetricsF(inks.label_font).ascent(), None)
    for box in counts:
        painting.draw(box, inks, ink)
    painter.end()
    return image, painter.texts


def make_later(inks: Inks) -> None:
    """Make the pictures that were missed, as it is done when there is nothing else to do."""
    assert all(step is None for step in inks.later.steps())


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_that_a_number_is_one_picture_for_all_lanes_and_widths(counts: list[Box], theme: Theme) -> None:
    inks = Inks(theme)
    one, other = inks.lane(0, ""), inks.lane(1, "")
    first, texts = drawn(counts, inks, one)
    assert texts == len(counts)
    make_later(inks)
    again, texts = drawn(counts, inks, one)
    assert texts == 0
    assert max(differences(first, again)) <= 3
    for box in counts:
        box.x1 += 7
    assert drawn(counts, inks, one)[1] == drawn(counts, inks, other)[1] == 0


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_that_a_count_looks_the_same_before_its_picture_is_made(counts: list[Box], ratio: float) -> None:
    inks = Inks(LIGHT)
    first, _ = drawn(counts, inks, inks.lane(0, ""), ratio)
    make_later(inks)
    again, texts = drawn(counts, inks, inks.lane(0, ""), ratio)
    assert texts == 0
    assert max(differences(first, again)) <= 3


def test_that_no_count_beyond_an_edge_is_drawn(counts: list[Box], monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []

    def noted(width: int, height: int) -> QPixmap:
        made.append(width)
        return QPixmap(width, height)

    monkeypatch.setattr(pills, "QPixmap", noted)
    inks = Inks(LIGHT)
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painting = PillPainter(painter, QFontMetricsF(inks.label_font).ascent(), None, WIDTH)
    places = [(-80.0, -80.0), (-80.0, -61.0), (-60.0, -2.5), (WIDTH + 3.0, WIDTH + 40.0), (100.0, 133.0)]
    for box, (box.x0, box.x1) in zip(counts, places, strict=False):
        painting.draw(box, inks, inks.lane(0, ""))
    painter.end()
    assert made == [34], "that which is in sight, and a pixel beside it"
