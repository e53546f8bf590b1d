"""Draws what events stand on: eras, gridlines, breaks, the lines between lanes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import ceil
from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPainterPath, QPixmap, QPolygonF

from viewer.layout.frame.eras import EraBand
from viewer.layout.frame.scene import Scene
from viewer.ui.look.inks import Inks
from viewer.ui.paint.hair_lines import HairLines
from viewer.ui.paint.lines import kept_ratio
from viewer.ui.paint.vector import VectorPainter

_T = TypeVar("_T")
_TOOTH_PX = 9.0


def ground_tile(painter: QPainter, scene: Scene, inks: Inks) -> QPixmap | None:
    """Return one row of a scene's time area with its gridlines: ground that is laid in one go.

    Every pixel of a line down a screen lies in another place of the memory: two dozen lines take as long as all of
    the ground. None where something lies between ground and lines, or the painter is for more than pixels.
    """
    if inks.theme.name == "print" or isinstance(painter, VectorPainter) or scene.eras or scene.fading:
        return None
    ratio = kept_ratio(painter)
    if not ratio:
        return None
    return _tile(inks, tuple(map(round, scene.ticks.gridlines_px)), ceil(scene.width_px), ratio)


@lru_cache(maxsize=8)
def _tile(inks: Inks, gridlines_px: tuple[int, ...], width_px: int, ratio: int) -> QPixmap:
    # Lines stand elsewhere in every frame of a zoom, and to begin a painter takes longer than to set their pixels.
    row = QImage(max(width_px, 1) * ratio, 1, QImage.Format.Format_RGB32)
    row.fill(inks.theme.ground)
    line = inks.soft_line.color().rgb()
    for x in gridlines_px:
        if 0 <= x < width_px:
            for pixel in range(x * ratio, (x + 1) * ratio):
                row.setPixel(pixel, 0, line)
    return QPixmap.fromImage(row)


def draw_ground(
    painter: QPainter, scene: Scene, inks: Inks, within: QRectF, tile: QPixmap | None = None
) -> None:
    """Draw what lies under the boxes of a scene.

    Args:
        painter: From the left edge of the time area and the top of the drawing.
        scene: What is drawn.
        inks: Colours and fonts.
        within: What does not touch this rectangle is left out; what does is drawn as a whole.
        tile: As ``ground_tile`` returns it; without one, the rectangle is filled with the ground's colour already.
    """
    if tile is not None:
        _lay(painter, tile, within)
    else:
        _draw_eras(painter, scene, inks, within)
        _draw_gridlines(painter, scene, inks, within)
    _draw_breaks(painter, scene, inks, within)
    draw_lane_lines(painter, scene, inks, within)


def _lay(painter: QPainter, tile: QPixmap, within: QRectF) -> None:
    """Fill a rectangle with a row of ground, pixel by pixel of the device: Qt enlarges no tile as fast."""
    ratio = kept_ratio(painter)
    if ratio == 1:
        painter.drawTiledPixmap(within, tile, QPointF(within.left(), 0))
        return
    painter.scale(1 / ratio, 1 / ratio)
    rect = QRectF(within.topLeft() * ratio, within.size() * ratio)
    painter.drawTiledPixmap(rect, tile, QPointF(rect.left(), 0))
    painter.scale(ratio, ratio)


def in_strength(
    painter: QPainter, things: Iterable[_T], fading: Sequence[tuple[_T, float]] | None
) -> Iterator[_T]:
    """Yield what is to be drawn; between two pictures with the painter set to each thing's strength."""
    if fading is None:
        yield from things
        return
    for thing, strength in fading:
        painter.setOpacity(strength)
        yield thing
    painter.setOpacity(1.0)


def era_color(era: EraBand, inks: Inks) -> QColor:
    """Return the colour that an era lays over its ground."""
    color = inks.lane(era.number + 4, era.color).window.color()
    color.setAlphaF(0.55)
    return color


def draw_lane_lines(painter: QPainter, scene: Scene, inks: Inks, within: QRectF) -> None:
    """Draw the lines between lanes, from side to side of a rectangle and only where they cross it."""
    lines = HairLines(painter, inks, inks.line)
    for lane in scene.lanes[1:]:
        y = round(lane.y) + 0.5
        if within.top() - 1 < y < within.bottom() + 1:
            lines.level(within.left(), within.right(), y)


def _draw_eras(painter: QPainter, scene: Scene, inks: Inks, within: QRectF) -> None:
    for era in scene.eras:
        if era.x0 < within.right() and within.left() < era.x1:
            rect = QRectF(era.x0, scene.top_px, era.x1 - era.x0, scene.height_px - scene.top_px)
            painter.fillRect(rect, era_color(era, inks))
    if scene.eras and not scene.eras_px:
        _draw_titles_below(painter, scene, inks)


def _draw_titles_below(painter: QPainter, scene: Scene, inks: Inks) -> None:
    """Write eras' titles at the lower end of a drawing whose axis has no strip for them."""
    painter.save()
    painter.setFont(inks.tick_font)
    painter.setPen(inks.muted)
    metrics = QFontMetricsF(inks.tick_font)
    for era in scene.eras:
        left = max(era.x0, 0.0) + 6
        room = min(era.x1, scene.width_px) - left - 6
        text = metrics.elidedText(era.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(left, scene.height_px - 6), text)
    painter.restore()


def _draw_gridlines(painter: QPainter, scene: Scene, inks: Inks, within: QRectF) -> None:
    lines = HairLines(painter, inks, inks.soft_line)
    fading = scene.fading.gridlines_px if scene.fading else None
    all_px = scene.ticks.gridlines_px
    if fading is None:  # else those of two pictures, in no order
        all_px = all_px[bisect_left(all_px, within.left() - 2) : bisect_right(all_px, within.right() + 2)]
    for x in in_strength(painter, all_px, fading):
        lines.upright(round(x) + 0.5, scene.top_px, scene.height_px)


def _draw_breaks(painter: QPainter, scene: Scene, inks: Inks, within: QRectF) -> None:
    for mark in in_strength(painter, scene.ticks.breaks, scene.fading.breaks if scene.fading else None):
        if mark.right_px < within.left() or within.right() < mark.left_px:
            continue
        middle = (mark.left_px + mark.right_px) / 2
        painter.translate(middle, scene.top_px)
        painter.setPen(inks.line)
        painter.setBrush(inks.theme.break_fill)
        painter.drawPath(_torn_strip(mark.right_px - mark.left_px, scene.height_px - scene.top_px))
        painter.translate(-middle, -scene.top_px)


@lru_cache(maxsize=16)
def _torn_strip(width: float, height: float) -> QPainterPath:
    """Return a vertical strip with two zigzag edges, set in from the break's own edges.

    It stands around x 0 and hangs from y 0. Breaks of a frame are alike, so it is made once and moved.
    """
    half = max(2.0, width / 2 - 5)
    steps = int(height / _TOOTH_PX) + 2
    one, two = [], []
    for step in range(steps):
        y = step * _TOOTH_PX
        swing = 2.0 if step % 2 else -2.0
        one.append(QPointF(-half + swing, y))
        two.append(QPointF(half + swing, y))
    path = QPainterPath()
    path.addPolygon(QPolygonF(one + two[::-1]))
    path.closeSubpath()
    return path
