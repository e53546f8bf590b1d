"""Small signs beside a mark: somebody speaks, something is wrong, time goes on."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPolygonF

from viewer.ui.look.inks import LaneInk


def draw_arrow(painter: QPainter, tip: QPointF, direction: int, ink: LaneInk) -> None:
    """Draw an arrowhead at a point; it opens to the right for ``direction`` 1, to the left for -1."""
    painter.setPen(ink.edge)
    painter.drawLine(tip, tip + QPointF(direction * 5, -3.5))
    painter.drawLine(tip, tip + QPointF(direction * 5, 3.5))


def draw_warning(painter: QPainter, x: float, y: float, color: QColor) -> None:
    """Draw a warning triangle whose bounds begin at a point."""
    triangle = QPolygonF([QPointF(x, y + 8), QPointF(x + 9, y + 8), QPointF(x + 4.5, y)])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPolygon(triangle)


def draw_speech(painter: QPainter, x: float, middle: float, ink: LaneInk) -> None:
    """Draw a speech mark whose left edge is ``x``."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(x + 0.5, middle - 5, 10.5, 7.5), 2, 2)
    tip = [QPointF(x + 2.5, middle + 2), QPointF(x + 2.5, middle + 5.5), QPointF(x + 6, middle + 2)]
    path.addPolygon(QPolygonF(tip))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.solid)
    painter.drawPath(path.simplified())
