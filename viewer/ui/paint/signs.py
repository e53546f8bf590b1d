"""Small signs beside a mark or a title: somebody speaks, something is wrong, time goes on, a lane can be folded."""

from __future__ import annotations

from functools import cache, lru_cache
from math import floor

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from viewer.ui.look.inks import Inks, LaneInk
from viewer.ui.paint.lines import kept_ratio
from viewer.ui.paint.vector import VectorPainter

_NO_PEN = QPen(Qt.PenStyle.NoPen)
#: Room around a speech mark, and how far it reaches from its middle with it.
_SPEECH_EDGE_PX = 1
_SPEECH_REACH_PX = 7
#: So far the arrow before a lane's title reaches from its middle.
_CHEVRON_REACH_PX = 6


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


def put_speech(painter: QPainter, x: float, middle: float, ink: LaneInk, ratio: int) -> None:
    """Copy a speech mark to whole pixels of the device, as the letters behind it.

    Args:
        painter, x, middle, ink: As for ``draw_speech``.
        ratio: Pixels of the device for each of the painter's; 0 where it is drawn as it is.
    """
    if not ratio:
        draw_speech(painter, x, middle, ink)
        return
    left, top = floor(x * ratio + 0.5) / ratio - _SPEECH_EDGE_PX, floor(middle * ratio + 0.5) / ratio
    painter.drawPixmap(QPointF(left, top - _SPEECH_REACH_PX), _speech_picture(ink, ratio))


@lru_cache(maxsize=256)
def _speech_picture(ink: LaneInk, ratio: int) -> QPixmap:
    pixmap = QPixmap((12 + 2 * _SPEECH_EDGE_PX) * ratio, 2 * _SPEECH_REACH_PX * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_speech(painter, _SPEECH_EDGE_PX, _SPEECH_REACH_PX, ink)
    painter.end()
    return pixmap


@cache
def _speech() -> QPainterPath:
    """Return the outline of a speech mark whose left edge is x 0 and whose middle is y 0."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(0.5, -5, 10.5, 7.5), 2, 2)
    path.addPolygon(QPolygonF([QPointF(2.5, 2), QPointF(2.5, 5.5), QPointF(6, 2)]))
    return path.simplified()


def draw_chevron(painter: QPainter, middle: QPointF, inks: Inks, *, is_right: bool) -> None:
    """Draw an arrow that points at what a click does: down for an open lane, right for a collapsed one.

    On pixels it is copied, and its middle is the corner of a pixel of the device.
    """
    is_file = inks.theme.name == "print" or isinstance(painter, VectorPainter)
    ratio = kept_ratio(painter) if not is_file else 0
    if not ratio:
        _stroke_chevron(painter, middle, inks, is_right)
        return
    left, top = floor(middle.x() * ratio + 0.5) / ratio, floor(middle.y() * ratio + 0.5) / ratio
    at = QPointF(left - _CHEVRON_REACH_PX, top - _CHEVRON_REACH_PX)
    painter.drawPixmap(at, _chevron(inks, is_right, ratio))


@lru_cache(maxsize=16)
def _chevron(inks: Inks, is_right: bool, ratio: int) -> QPixmap:
    pixmap = QPixmap(2 * _CHEVRON_REACH_PX * ratio, 2 * _CHEVRON_REACH_PX * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _stroke_chevron(painter, QPointF(_CHEVRON_REACH_PX, _CHEVRON_REACH_PX), inks, is_right)
    painter.end()
    return pixmap


def _stroke_chevron(painter: QPainter, middle: QPointF, inks: Inks, is_right: bool) -> None:
    points = [QPointF(-3.5, -1.5), QPointF(0, 2), QPointF(3.5, -1.5)]
    if is_right:
        points = [QPointF(-1.5, -3.5), QPointF(2, 0), QPointF(-1.5, 3.5)]
    painter.setPen(inks.chevron)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([middle + point for point in points]))
