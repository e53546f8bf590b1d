"""Lines are kept as pictures where these look like the letters, and stand on whole pixels."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor
from typing import Any

import pytest
from compared_images import differences
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from pytestqt.qtbot import QtBot

from viewer.ui.look import line_pictures
from viewer.ui.look.inks import Inks
from viewer.ui.look.later import MOST_WISHES, Later
from viewer.ui.look.line_pictures import MOST_BYTES, LinePictures, are_true
from viewer.ui.look.theme import DARK, LIGHT, PAPER, Theme
from viewer.ui.paint.lines import line_drawer
from viewer.ui.paint.vector import VectorPainter

TEXTS = (
    "Train stops at Khasan", "Поезд прибыл", "평양 도착 (12)", "مرحبا بالعالم 123 abc", "abc עברית 12, def",
    "日本語 text", "fi ffl AVAVA To", "trailing  ", "(x) [..] …cut…", "e\u0301 combined", "ก็ที่ปู่ Ǻ́",
)  # fmt: skip
#: What is drawn letter by letter: places for tabs, signs that may have colours of their own, and nothing.
LETTERS = ("a\tb", "→ Khasan", "No. 1\ufe0f\u20e3", "\U0001f686 leaves", "", " ")
#: A picture is put together in another order than letters are laid over what lies below.
ROUNDING = 3
LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


class Counting(QPainter):
    """Counts the texts that it draws letter by letter."""

    texts = 0

    def drawText(self, *given: Any) -> None:
        self.texts += 1
        super().drawText(*given)


class CountingVector(VectorPainter, Counting):
    """Counts them as well."""


def on(theme: Theme) -> QImage:
    image = QImage(700, 340, QImage.Format.Format_RGB32)
    image.fill(theme.ground)
    return image


def drawn(
    inks: Inks,
    *,
    ours: bool,
    texts: Sequence[str] = TEXTS,
    direction: Qt.LayoutDirection = LTR,
    scale: float = 1.0,
) -> tuple[QImage, int]:
    """Return a picture of texts at places between pixels, and how many of them were drawn letter by letter."""
    image = on(inks.theme)
    painter = Counting(image)
    painter.setLayoutDirection(direction)
    painter.setFont(inks.label_font)
    painter.setPen(inks.text)
    painter.translate(3, 0)
    painter.scale(scale, scale)
    draw_line = line_drawer(painter, inks, inks.label_font, inks.text)
    for number, text in enumerate(texts):
        # Some begin before the picture.
        x, y = 5.3 * number - 31.37, 20.4 + 22.13 * number
        if ours:
            draw_line(x, y, text)
        else:
            painter.drawText(QPointF(floor(x + 0.5), floor(y + 0.5)), text)
    painter.end()
    return image, painter.texts


def farthest(one: QImage, other: QImage) -> int:
    """Return by how much the colours of two pictures differ at the most, 0 to 255."""
    return max(differences(one, other))


def make_later(inks: Inks) -> int:
    return len(list(inks.later.steps()))


@pytest.mark.parametrize("direction", [LTR, RTL])
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_that_a_picture_is_what_qt_draws(qtbot: QtBot, theme: Theme, direction: Qt.LayoutDirection) -> None:
    inks = Inks(theme)
    expected = drawn(inks, ours=False, direction=direction)[0]
    first, texts = drawn(inks, ours=True, direction=direction)
    made = make_later(inks)
    kept, again = drawn(inks, ours=True, direction=direction)
    assert (texts, made, again) == (len(TEXTS), len(TEXTS), 0)
    assert first == expected
    assert farthest(kept, expected) <= ROUNDING


def test_that_what_a_picture_cannot_show_stays_letters(qtbot: QtBot) -> None:
    inks = Inks(LIGHT)
    expected = drawn(inks, ours=False, texts=LETTERS)[0]
    drawn(inks, ours=True, texts=LETTERS)
    assert make_later(inks) == len(LETTERS)
    again, texts = drawn(inks, ours=True, texts=LETTERS)
    assert again == expected
    assert (texts, make_later(inks)) == (len(LETTERS), 0), "none is wished for again"


def test_that_letters_that_are_smoothed_by_what_lies_below_are_as_strong_on_a_picture(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Corrected(QPainter):
        """Draws letters stronger where it knows the ground."""

        def drawText(self, *given: Any) -> None:
            super().drawText(*given)
            if not self.device().hasAlphaChannel():
                super().drawText(*given)

    inks = Inks(LIGHT)
    assert are_true(inks.label_font, inks.text, LIGHT.ground)
    monkeypatch.setattr(line_pictures, "QPainter", Corrected)
    assert are_true(inks.label_font, inks.text, LIGHT.ground)


def test_that_the_same_text_of_another_colour_is_another_picture(qtbot: QtBot) -> None:
    inks = Inks(LIGHT)
    image = on(LIGHT)
    painter = QPainter(image)
    painter.setFont(inks.label_font)
    for pen in (inks.text, inks.muted):
        line_drawer(painter, inks, inks.label_font, pen)(10, 20, "Talks")
    painter.end()
    assert make_later(inks) == 2


@pytest.mark.parametrize("scale", [1.25, 2.0])
def test_that_nothing_is_kept_where_a_painter_enlarges(qtbot: QtBot, scale: float) -> None:
    inks = Inks(LIGHT)
    drawn(inks, ours=True, scale=scale)
    assert make_later(inks) == 0


def test_that_nothing_is_kept_for_a_file(qtbot: QtBot) -> None:
    for inks, kind in ((Inks(PAPER), Counting), (Inks(LIGHT), CountingVector)):
        image = on(inks.theme)
        painter = kind(image)
        draw_line = line_drawer(painter, inks, inks.label_font, inks.text)
        for _ in range(3):
            draw_line(10.4, 20, "Talks")
        painter.end()
        assert painter.texts == 3
        assert make_later(inks) == 0


def test_that_pictures_are_not_true_where_letters_depend_on_the_ground(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Fringed(QPainter):
        def drawText(self, *given: Any) -> None:
            super().drawText(*given)
            self.setPen(QColor("red"))
            super().drawText(given[0] + QPointF(1, 0), given[1])

    inks = Inks(LIGHT)
    assert are_true(inks.label_font, inks.text, LIGHT.ground)
    monkeypatch.setattr(line_pictures, "QPainter", Fringed)
    assert not are_true(inks.label_font, inks.text, LIGHT.ground)


def test_that_old_pictures_go_and_those_in_use_stay(qtbot: QtBot) -> None:
    later, pen = Later(), QPen(QColor("black"))
    lines = LinePictures(Inks(LIGHT).label_font, pen, LIGHT.ground, LTR, later)
    image = on(LIGHT)
    painter = Counting(image)
    texts = [f"Some {number} title of an event that is long enough to fill memory" for number in range(2000)]
    for text in texts:
        for used in (text, "In use"):
            lines.draw(painter, 0, 20, used)
        assert len(list(later.steps())) == (2 if text is texts[0] else 1)
    assert painter.texts == len(texts) + 1, "what is in use was drawn once"
    painter.texts = 0
    for text in reversed(texts):
        lines.draw(painter, 0, 20, text)
    kept = len(texts) - painter.texts
    painter.end()
    assert 0.5 * MOST_BYTES / (500 * 18 * 4) < kept < 2 * MOST_BYTES / (350 * 12 * 4)


def test_that_of_many_wishes_the_latest_are_made(qtbot: QtBot) -> None:
    later, made = Later(), list[int]()
    for number in range(MOST_WISHES + 50):
        later.wish(number, lambda number=number: made.append(number))  # type: ignore[misc]
    later.wish(MOST_WISHES, lambda: made.append(-1))
    assert len(list(later.steps())) == MOST_WISHES
    assert made[0] == MOST_WISHES + 49 and made[-1] == 50 and -1 in made and MOST_WISHES not in made
