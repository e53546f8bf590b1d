"""Dots are drawn once and copied, and stand where they would be drawn."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from viewer.model.timeline import Status
from viewer.ui.look.inks import LaneInk
from viewer.ui.look.theme import DARK, LIGHT, PAPER, Theme
from viewer.ui.paint.dots import DotPainter, draw_dot
from viewer.ui.paint.status_looks import LOOKS

PLACES = [QPointF(20 + 13.37 * number, 20 + 7.5 * (number % 3)) for number in range(12)]
#: An eighth of a pixel beside changes less than this share of what is drawn; most dots a whole pixel beside change more.
ALIKE = 0.25


class Counting(QPainter):
    """Counts the circles that it draws itself."""

    circles = 0

    def drawEllipse(self, *given: Any) -> None:
        self.circles += 1
        super().drawEllipse(*given)


def ground(theme: Theme, ratio: int = 1) -> QImage:
    image = QImage(220 * ratio, 60 * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(theme.ground)
    return image


def drawn(image: QImage, ink: LaneInk, status: Status, *, is_kept: bool) -> int:
    """Draw dots everywhere; return how many were drawn for this picture itself."""
    painter = Counting(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    made = DotPainter(painter, image.devicePixelRatio(), is_kept=is_kept)
    for place in PLACES:
        made.draw(place.x(), place.y(), 5.0, LOOKS[status], ink)
    painter.end()
    return painter.circles


def make_later(ink: LaneInk) -> None:
    """Make the pictures that were missed, as it is done when there is nothing else to do."""
    assert all(step is None for step in ink.later.steps())


def difference(one: QImage, other: QImage) -> int:
    of, against = bytes(one.constBits()), bytes(other.constBits())
    return sum(abs(p - q) for p, q in zip(of, against, strict=True))


@pytest.mark.parametrize("ratio", [1, 2])
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("status", list(Status))
def test_that_a_kept_dot_looks_like_a_drawn_one(
    qtbot: QtBot, status: Status, theme: Theme, ratio: int
) -> None:
    ink = LaneInk(theme.lane_color(0, ""), theme)
    kept, plain, empty = ground(theme, ratio), ground(theme, ratio), ground(theme, ratio)
    drawn(ground(theme, ratio), ink, status, is_kept=True)
    make_later(ink)
    assert drawn(kept, ink, status, is_kept=True) == 0
    assert drawn(plain, ink, status, is_kept=False) >= len(PLACES)
    assert difference(kept, plain) < ALIKE * difference(plain, empty)


@pytest.mark.parametrize("status", [Status.REPORTED, Status.CONFIRMED, Status.DISPUTED])
def test_that_a_frame_makes_no_picture_and_draws_what_has_none_alike(qtbot: QtBot, status: Status) -> None:
    ink = LaneInk(LIGHT.lane_color(0, ""), LIGHT)
    at_once, kept = ground(LIGHT), ground(LIGHT)
    assert drawn(at_once, ink, status, is_kept=True) >= len(PLACES)
    assert not ink.dots
    make_later(ink)
    assert ink.dots
    assert drawn(kept, ink, status, is_kept=True) == 0
    assert difference(at_once, kept) < 0.02 * difference(at_once, ground(LIGHT))


def test_that_a_broken_circle_is_whole_beside_an_edge(qtbot: QtBot) -> None:
    ink = LaneInk(LIGHT.lane_color(0, ""), LIGHT)
    cut, whole = ground(LIGHT), ground(LIGHT)
    for image, is_cut in ((cut, True), (whole, False)):
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_cut:
            painter.setClipRect(0, 0, 220, 31)
        DotPainter(painter, 1.0, is_kept=True).draw(30.0, 30.0, 5.0, LOOKS[Status.EXPECTED], ink)
        painter.end()
    assert difference(cut.copy(0, 0, 220, 31), whole.copy(0, 0, 220, 31)) == 0


def test_that_dots_of_one_look_are_drawn_a_few_times_for_a_thousand(qtbot: QtBot) -> None:
    ink = LaneInk(LIGHT.lane_color(0, ""), LIGHT)
    image = ground(LIGHT)
    painter = QPainter(image)
    made = DotPainter(painter, 1.0, is_kept=True)
    for number in range(1000):
        made.draw(20 + number / 7, 30, 5.0, LOOKS[Status.REPORTED], ink)
    painter.end()
    make_later(ink)
    assert 1 < len(ink.dots) <= 4


def test_that_dots_whose_radii_are_rounded_otherwise_are_one_picture(qtbot: QtBot) -> None:
    ink = LaneInk(LIGHT.lane_color(0, ""), LIGHT)
    image = ground(LIGHT)
    painter = Counting(image)
    made = DotPainter(painter, 1.0, is_kept=True)
    middles = [100 + number for number in range(1, 900, 7)]
    # As a box tells of its two sides.
    radii = {((middle / 7 + 5.0) - (middle / 7 - 5.0)) / 2 for middle in middles}
    for radius in sorted(radii):
        made.draw(30.0, 30.0, radius, LOOKS[Status.REPORTED], ink)
        make_later(ink)
    painter.end()
    assert len(radii) > 3 and painter.circles == 1
    assert len(ink.dots) == 4, "one for each of its places between two pixels"


@pytest.mark.parametrize("status", list(Status))
def test_that_a_dot_that_was_drawn_is_there_wherever_time_moves_it(qtbot: QtBot, status: Status) -> None:
    ink = LaneInk(LIGHT.lane_color(0, ""), LIGHT)
    image = ground(LIGHT)
    painter = Counting(image)
    made = DotPainter(painter, 1.0, is_kept=True)
    made.draw(30.0, 30.0, 5.0, LOOKS[status], ink)
    make_later(ink)
    painter.circles, kept = 0, set(ink.dots)
    for number in range(20):
        made.draw(30.0 + number / 7, 30.0, 5.0, LOOKS[status], ink)
    painter.end()
    assert painter.circles == 0 and set(ink.dots) == kept


@pytest.mark.parametrize("ratio", [1.25, 1.5])
def test_that_between_pixels_of_the_screen_nothing_is_copied(qtbot: QtBot, ratio: float) -> None:
    ink = LaneInk(LIGHT.lane_color(0, ""), LIGHT)
    image = QImage(300, 90, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    assert drawn(image, ink, Status.REPORTED, is_kept=True) == len(PLACES)
    assert not ink.dots


def test_that_each_dot_of_a_file_is_drawn_where_it_stands(qtbot: QtBot) -> None:
    ink = LaneInk(PAPER.lane_color(0, ""), PAPER)
    kept, plain = ground(PAPER), ground(PAPER)
    assert drawn(kept, ink, Status.CONFIRMED, is_kept=False) == 2 * len(PLACES)
    painter = QPainter(plain)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for place in PLACES:
        draw_dot(painter, place, 5.0, LOOKS[Status.CONFIRMED], ink)
    painter.end()
    assert kept == plain


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_that_no_broken_line_on_pixels_is_wider_than_one(theme: Theme) -> None:
    ink = LaneInk(theme.lane_color(0, ""), theme)
    assert [pen.widthF() for pen in (ink.dotted, ink.faint, ink.dashed)] == [1.0, 1.0, 1.0]
