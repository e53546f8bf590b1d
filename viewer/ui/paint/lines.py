"""Draws single lines of text: on pixels as they were laid out before, into a file as text."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter

from viewer.ui.look.inks import Inks
from viewer.ui.paint.vector import VectorPainter

#: Draws a text from an ``x`` on, on a baseline ``y``, with the painter's pen.
DrawLine = Callable[[float, float, str], None]


def line_drawer(painter: QPainter, inks: Inks, font: QFont) -> DrawLine:
    """Return what draws the lines of one frame in a font.

    Args:
        painter: Has the font set whenever a line is drawn, and is shifted by whole pixels.
        inks: Keep what is laid out.
        font: Where it strikes texts through, Qt draws each anew: that line is none of the letters.
    """
    if _is_left_to_qt(painter, inks, font):
        return partial(_draw_by_qt, painter)
    lines = inks.lines(font, painter.layoutDirection())
    lines.renew()
    return partial(lines.draw, painter)


def _is_left_to_qt(painter: QPainter, inks: Inks, font: QFont) -> bool:
    """Tell whether texts stay texts, or runs of letters alone would look different."""
    is_file = inks.theme.name == "print" or isinstance(painter, VectorPainter)
    return is_file or font.strikeOut() or painter.deviceTransform().isScaling()


def _draw_by_qt(painter: QPainter, x: float, y: float, text: str) -> None:
    painter.drawText(QPointF(x, y), text)
