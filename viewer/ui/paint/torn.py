"""The edge of a mark whose end is not known exactly, where colours cannot fade: on paper it is torn."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

#: How far the teeth reach into the mark, and how far apart their tips are.
_DEPTH_PX = 3.0
_TOOTH_PX = 6.0


def torn_shape(rect: QRectF, *, left: bool, right: bool) -> QPainterPath:
    """Return a rectangle with a torn left or right edge, or both.

    A mark too narrow for its teeth has smaller ones, so that it is never mistaken for a sharp one.
    """
    depth = min(_DEPTH_PX, rect.width() / 3)
    start = _edge(rect, rect.left(), depth if left else 0.0)
    end = _edge(rect, rect.right(), -depth if right else 0.0)
    path = QPainterPath()
    path.addPolygon(QPolygonF([*start, *reversed(end)]))
    path.closeSubpath()
    return path


def _edge(rect: QRectF, x: float, depth: float) -> list[QPointF]:
    """Return an edge from its top to its bottom; its teeth point inwards by ``depth``."""
    if not depth:
        return [QPointF(x, rect.top()), QPointF(x, rect.bottom())]
    steps = 2 * max(1, round(rect.height() / _TOOTH_PX))
    return [
        QPointF(x + (depth if step % 2 else 0.0), rect.top() + rect.height() * step / steps)
        for step in range(steps + 1)
    ]
