"""Lines that are laid out once look to the pixel as Qt draws them, and are few.

So they are drawn where letters on a picture would look different, and where a painter enlarges.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QTextLayout
from pytestqt.qtbot import QtBot

from viewer.ui.look import inks as look_inks
from viewer.ui.look import kept_lines
from viewer.ui.look.inks import Inks
from viewer.ui.look.kept_lines import MOST_LINES, MOST_NEW, KeptLines
from viewer.ui.look.theme import LIGHT
from viewer.ui.paint.lines import line_drawer

TEXTS = (
    "Train stops at Khasan", "Поезд прибыл", "평양 도착 (12)", "مرحبا بالعالم 123 abc", "abc עברית 12, def",
    "日本語 text", "fi ffl AVAVA To", "trailing  ", "(x) [..] …cut…", "a\tb", "", "e\u0301 combined",
)  # fmt: skip
NAVY = QPen(QColor("navy"))
LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


def drawn(
    scale: float, direction: Qt.LayoutDirection, draw: Callable[[QPainter, float, float, str], None]
) -> QImage:
    """Return a picture of all texts, at places between pixels."""
    image = QImage(700, 700, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setLayoutDirection(direction)
    painter.scale(scale, scale)
    painter.setFont(Inks(LIGHT).label_font)
    painter.setPen(NAVY)
    for number, text in enumerate(TEXTS):
        # Some begin before the picture.
        draw(painter, 5.3 * number - 31.37, 20.4 + 22.13 * number, text)
    painter.end()
    return image


@pytest.fixture(autouse=True)
def letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters look different on pictures."""
    monkeypatch.setattr(look_inks, "are_true", lambda *_given: False)


def by_qt(painter: QPainter, x: float, y: float, text: str) -> None:
    painter.drawText(QPointF(x, y), text)


@pytest.mark.parametrize("direction", [LTR, RTL])
@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0])
def test_that_no_pixel_is_other_than_qt_draws_it(
    qtbot: QtBot, scale: float, direction: Qt.LayoutDirection
) -> None:
    inks = Inks(LIGHT)

    def by_us(painter: QPainter, x: float, y: float, text: str) -> None:
        line_drawer(painter, inks, inks.label_font, NAVY)(x, y, text)

    expected = drawn(scale, direction, by_qt)
    pictures = [drawn(scale, direction, by_us) for _ in range(3)]
    assert [picture == expected for picture in pictures] == [True, True, True]


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are laid out from now on."""
    texts: list[str] = []

    class Noted(QTextLayout):
        def __init__(self, text: str, *others: object) -> None:
            super().__init__(text, *others)
            texts.append(text)

    monkeypatch.setattr(kept_lines, "QTextLayout", Noted)
    return texts


def test_that_a_line_is_laid_out_when_it_is_drawn_again_and_never_once_more(
    qtbot: QtBot, laid_out: list[str]
) -> None:
    lines = KeptLines(Inks(LIGHT).label_font, LTR)
    counts = []
    for _ in range(4):
        drawn(1.0, LTR, lines.draw)
        counts.append(len(laid_out))
    whole = len([text for text in TEXTS if text.isprintable()])
    assert counts == [0, whole, whole, whole]


def test_that_ever_new_lines_do_not_fill_the_memory(qtbot: QtBot, laid_out: list[str]) -> None:
    lines = KeptLines(Inks(LIGHT).label_font, LTR)
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for number in (0, 0, *range(1, MOST_LINES + 1), 0, 0):
        lines.draw(painter, 0, 0, f"Event {number}")
    painter.end()
    assert laid_out == ["Event 0", "Event 0"]


def test_that_a_frame_lays_out_a_few_and_the_next_ones_the_rest(qtbot: QtBot, laid_out: list[str]) -> None:
    inks = Inks(LIGHT)
    texts = [f"No {number}" for number in range(MOST_NEW * 5 // 2)]
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    counts = []
    for _ in range(5):
        laid_out.clear()
        draw_line = line_drawer(painter, inks, inks.label_font, NAVY)
        for text in texts:
            draw_line(10, 20, text)
        counts.append(len(laid_out))
    painter.end()
    assert counts == [0, MOST_NEW, MOST_NEW, MOST_NEW // 2, 0]
