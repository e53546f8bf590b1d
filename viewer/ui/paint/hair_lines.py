"""Draws the straight lines of a drawing, one pixel wide: on pixels as filled rectangles, into a file as lines."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from viewer.ui.look.inks import Inks
from viewer.ui.paint.vector import VectorPainter

#: Ten dashes and gaps of a dashed pen, to the pixel.
_DASHES_PX = 70


class HairLines:
    """Draws level and upright lines with a painter.

    Qt widens a line into a path, and fills that: one across the screen takes fifty times as long as the
    rectangle of the very same pixels.

    Args:
        painter: Keeps its pen while it draws on pixels.
        inks: Those of the drawing.
        pen: Flat-ended and one pixel wide.
    """

    def __init__(self, painter: QPainter, inks: Inks, pen: QPen) -> None:
        self._painter = painter
        self._color: QColor | None = pen.color()
        if inks.theme.name == "print" or isinstance(painter, VectorPainter):
            self._color = None
            painter.setPen(pen)

    def level(self, left: float, right: float, y: float) -> None:
        """Draw a line between two places at a height that is half a pixel below a whole one."""
        if self._color is None:
            self._painter.drawLine(QPointF(left, y), QPointF(right, y))
        else:
            self._painter.fillRect(QRectF(left, y - 0.5, right - left, 1), self._color)

    def upright(self, x: float, top: float, bottom: float) -> None:
        """Draw a line between two heights at a place that is half a pixel right of a whole one."""
        if self._color is None:
            self._painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        else:
            self._painter.fillRect(QRectF(x - 0.5, top, 1, bottom - top), self._color)


def dash_tile(ratio: float, dashed: QPen) -> QPixmap:
    """Return a piece of dashed line, two pixels high, that continues itself."""
    pixmap = QPixmap(round(_DASHES_PX * ratio), round(2 * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(dashed)
    painter.drawLine(QPointF(0, 1), QPointF(_DASHES_PX, 1))
    painter.end()
    return pixmap
