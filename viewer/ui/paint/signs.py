"""Small signs beside a mark: somebody speaks, something is wrong, time goes on."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from viewer.ui.look.inks import LaneInk

_NO_PEN = QPen(Qt.PenStyle.NoPen)


def draw_arrow(painter: QPainter, tip: QPointF, direction: int, ink: LaneInk) -> None:
    """Draw an arrowhead at a point; it opens to the right for ``direction`` 1, to the left for -1."""
    painter.setPen(ink.edge)
    painter.drawLine(tip, tip + QPointF(direction * 5, -3.5))
    painter.drawLine(tip, tip + QPointF(direction * 5, 3.5))


def draw_warning(painter: QPainter, x: float, y: float, color: QColor) -> None:
    """Draw a warning triangle whose bounds begin at a point."""
    triangle = QPolygonF([QPointF(x, y + 8), QPointF(x + 9, y + 8), QPointF(x + 4.5, y)])
    painter.setPen(_NO_PEN)
    painter.setBrush(color)
    painter.drawPolygon(triangle)


def draw_speech(painter: QPainter, x: float, middle: float, ink: LaneInk) -> None:
    """Draw a speech mark whose left edge is ``x``."""
    painter.setPen(_NO_PEN)
    painter.setBrush(ink.solid)
    painter.drawPath(_speech().translated(x, middle))


@cache
def _speech() -> QPainterPath:
    """Return the outline of a speech mark whose left edge is x 0 and whose middle is y 0."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(0.5, -5, 10.5, 7.5), 2, 2)
    path.addPolygon(QPolygonF([QPointF(2.5, 2), QPointF(2.5, 5.5), QPointF(6, 2)]))
    return path.simplified()
