"""Draws the dots of events: on pixels from pictures, for hundreds of a frame look alike."""

from __future__ import annotations

from functools import partial
from math import floor

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPixmap

from viewer.ui.look.inks import DotKey, LaneInk
from viewer.ui.paint.status_looks import Fill, Outline, StatusLook

#: A ringed dot is smaller by this, so that the ring takes the place of its edge.
_RING_PX = 2.0
#: Lines and edges reach so far beyond a dot.
DOT_REACH_PX = 3.0
#: Pictures stand between pixels in so many steps, which no eye tells from where they ought to stand.
_STEPS = 4
#: Radii are told apart so finely: of dots that are alike they differ in their last digits, as their places do.
_RADII = 16
_BROKEN = (Outline.DASHED, Outline.DOTTED)
_NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)
_NO_PEN = QPen(Qt.PenStyle.NoPen)


class DotPainter:
    """Draws dots with one painter.

    Args:
        painter: Smooths edges.
        ratio: Device pixels for each of the painter's.
        is_kept: Dots are drawn once and copied; else each is drawn, as into a file, or where the painter enlarges.
    """

    def __init__(self, painter: QPainter, ratio: float, *, is_kept: bool) -> None:
        self._painter = painter
        self._ratio = ratio
        self._is_kept = is_kept and ratio.is_integer()

    def draw(self, x: float, y: float, radius: float, look: StatusLook, ink: LaneInk) -> None:
        """Draw a dot.

        Args:
            x, y: Of its centre, in logical pixels.
            radius: With its ring, if it has one; logical pixels.
            look: Its status's.
            ink: Its lane's.
        """
        if not self._is_kept:
            draw_dot(self._painter, QPointF(x, y), radius, look, ink)
            return
        radius = round(radius * _RADII) / _RADII
        reach = radius + DOT_REACH_PX
        across, down = round((x - reach) * _STEPS), round((y - reach) * _STEPS)
        left, top = across // _STEPS, down // _STEPS
        # Looks are rows of a table, which are never made anew.
        key = id(look), radius, self._ratio, across - left * _STEPS, down - top * _STEPS
        picture = ink.dots.get(key)
        if picture is None:
            ink.later.wish((id(ink), key), partial(_kept_dots, key, look, ink))
            if look.outline in _BROKEN:
                picture = _kept_dot(key, look, ink)  # Qt breaks a circle otherwise where a clip cuts it
        if picture is not None:
            self._painter.drawPixmap(left, top, picture)
            return
        draw_dot(self._painter, QPointF(across / _STEPS + reach, down / _STEPS + reach), radius, look, ink)


def _kept_dots(key: DotKey, look: StatusLook, ink: LaneInk) -> None:
    """Draw a dot wherever it may stand between two pixels of its row: as soon as time moves it does."""
    for across in range(_STEPS):
        beside = (*key[:3], across, key[4])
        if beside not in ink.dots:
            _kept_dot(beside, look, ink)


def _kept_dot(key: DotKey, look: StatusLook, ink: LaneInk) -> QPixmap:
    """Draw a dot once for its look and where between pixels it stands."""
    _, radius, ratio, across, down = key
    reach = radius + DOT_REACH_PX
    size = floor(2 * reach) + 2
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_dot(painter, QPointF(across / _STEPS + reach, down / _STEPS + reach), radius, look, ink)
    painter.end()
    ink.dots[key] = pixmap
    return pixmap


def draw_dot(painter: QPainter, centre: QPointF, radius: float, look: StatusLook, ink: LaneInk) -> None:
    """Draw a dot around a point; arguments as for ``DotPainter.draw``."""
    if look.fill is Fill.HALF:
        painter.setPen(_NO_PEN)
        painter.setBrush(ink.solid)
        box_px = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        painter.drawChord(box_px, 90 * 16, 180 * 16)
    painter.setPen(pen_around(ink, look.outline))
    painter.setBrush(ink.solid if look.fill is Fill.WHOLE else _NO_BRUSH)
    inner = radius - _RING_PX if look.rails else radius
    painter.drawEllipse(centre, inner, inner)
    if look.rails or look.struck:
        painter.setPen(ink.edge)
    if look.rails:
        painter.setBrush(_NO_BRUSH)
        painter.drawEllipse(centre, radius, radius)
    if look.struck:
        painter.drawLine(centre + QPointF(-radius - 2, 0), centre + QPointF(radius + 2, 0))


def pen_around(ink: LaneInk, outline: Outline) -> QPen:
    """Return the pen of an outline; it draws nothing where there is none."""
    if outline is Outline.PLAIN:
        return _NO_PEN
    if outline is Outline.EDGE:
        return ink.edge
    return ink.dashed if outline is Outline.DASHED else ink.dotted
