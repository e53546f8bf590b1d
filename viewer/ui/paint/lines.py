"""Draws single lines of text: on pixels as they were drawn before, into a file as text."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter, QPen

from viewer.ui.look.inks import Inks
from viewer.ui.look.kept_lines import KeptLines
from viewer.ui.look.line_pictures import Between, LinePictures, clip_between
from viewer.ui.paint.vector import VectorPainter


class DrawLine(Protocol):
    """Draws a text from an ``x`` on, on a baseline ``y``; the painter's pen may be another one then."""

    def __call__(self, x: float, y: float, text: str, between: Between | None = None, /) -> None:
        """Draw all of it, or only what lies between two places, which count from its beginning."""


def line_drawer(painter: QPainter, inks: Inks, font: QFont, pen: QPen) -> DrawLine:
    """Return what draws the lines of one frame in a font and with a pen.

    Args:
        painter: Has the font set whenever a line is drawn, and is shifted by whole pixels.
        inks: Keep what has been drawn.
        font: Where it strikes texts through, Qt draws each anew: that line is none of the letters.
        pen: Of the letters.
    """
    if is_left_to_qt(painter, inks, font):
        return partial(_draw_by_qt, painter, pen)
    pictures = kept_pictures(painter, inks, font, pen)
    if pictures is not None:
        return partial(pictures.draw, painter)
    if kept_ratio(painter) != 1:
        return partial(_draw_by_qt, painter, pen)
    lines = inks.lines(font, painter.layoutDirection())
    lines.renew()
    return partial(_draw_letters, painter, pen, lines)


def kept_pictures(painter: QPainter, inks: Inks, font: QFont, pen: QPen) -> LinePictures | None:
    """Return the pictures of which a painter's lines are copied; None where they are drawn letter by letter.

    Args:
        painter, inks, font, pen: As for ``line_drawer``.
    """
    if is_left_to_qt(painter, inks, font):
        return None
    return inks.line_pictures(font, pen, painter.layoutDirection(), kept_ratio(painter))


def kept_ratio(painter: QPainter) -> int:
    """Return how many pixels of the device each of a painter's is wide, where pictures of that are copied as they are.

    0 where they would have to be enlarged, or would stand between pixels. Qt copies at once and at twice the size;
    at any other it works out every pixel.
    """
    ratio, transform = painter.device().devicePixelRatioF(), painter.deviceTransform()
    if not transform.isScaling():
        return 1
    return 2 if transform.m11() == transform.m22() == ratio == 2 else 0


def is_left_to_qt(painter: QPainter, inks: Inks, font: QFont) -> bool:
    """Tell whether texts stay texts, or what is kept of them would look different.

    Args:
        painter, inks, font: As for ``line_drawer``.
    """
    is_file = inks.theme.name == "print" or isinstance(painter, VectorPainter)
    return is_file or font.strikeOut() or not kept_ratio(painter)


def _draw_by_qt(
    painter: QPainter, pen: QPen, x: float, y: float, text: str, between: Between | None = None
) -> None:
    if between is not None:
        painter.save()
        clip_between(painter, x, y, between)
    painter.setPen(pen)
    painter.drawText(QPointF(x, y), text)
    if between is not None:
        painter.restore()


def _draw_letters(
    painter: QPainter,
    pen: QPen,
    lines: KeptLines,
    x: float,
    y: float,
    text: str,
    between: Between | None = None,
) -> None:
    if between is not None:
        painter.save()
        clip_between(painter, x, y, between)
    painter.setPen(pen)
    lines.draw(painter, x, y, text)
    if between is not None:
        painter.restore()
