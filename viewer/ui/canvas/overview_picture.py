"""Draws the still part of the overview: density, years, folded stretches."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPixmap

from viewer.layout.axis.scale import TimeScale
from viewer.layout.axis.ticks import single_tier
from viewer.layout.index.index import TimelineIndex
from viewer.layout.index.overview import COLUMN_PX, Density, bars
from viewer.layout.index.precision import Precision
from viewer.model.dates.timespan import TimeSpan
from viewer.model.timeline import Timeline
from viewer.ui.look.inks import alpha
from viewer.ui.look.theme import Theme
from viewer.words import _

HEIGHT_PX = 54
#: Strength of the edge and the grips of the window over what is visible.
WINDOW_EDGE = 0.75
WINDOW_TOP_PX = 5.0
WINDOW_BOTTOM_PX = 39.0
#: Of a rounded shape that goes on beyond this, and of its ring, nothing is otherwise for that.
_ROUND_PX = 12.0
#: And nothing of a grip is seen so far beside its edge.
_GRIP_PX = 3.0
_BASE_PX = 36.0
_BARS_PX = 27.0
_LABEL_PX = 10
_TITLE_PX = 12
_TITLE_INSET_PX = 14.0
_HIT_PX = 3.0
_HATCH_PX = 8.0
_HATCH_LEAN_PX = 5.0


def still_picture(
    size: QSizeF,
    ratio: float,
    theme: Theme,
    timeline: Timeline,
    density: Density,
    gaps: Sequence[TimeSpan],
    scale: TimeScale | None,
    area: QRectF,
    lanes: Collection[int] | None = None,
) -> QPixmap:
    """Return the overview without its window and without what a search has found.

    Args:
        size: Of the widget, in its own pixels.
        ratio: Device pixels for each of them.
        theme: Colours.
        timeline, density: What is shown.
        gaps: Those that are folded in the canvas.
        scale: The whole range in the width of ``area``; None without events.
        area: The time area inside the widget.
        lanes: The lanes that are not hidden, by place in the timeline; None for all.
    """
    pixmap = QPixmap((size * ratio).toSize())
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(theme.panel)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    _draw_title(painter, theme, area)
    if scale is not None:
        painter.translate(area.left(), 0)
        for gap in gaps:
            _draw_hatch(painter, theme, scale.to_px(gap.start), scale.to_px(gap.end))
        columns = density.columns(scale, area.width(), lanes)
        _draw_bars(painter, theme, timeline, columns)
        _draw_years(painter, theme, scale, area.width(), TimelineIndex.of(timeline).precision)
    painter.end()
    return pixmap


def _draw_title(painter: QPainter, theme: Theme, area: QRectF) -> None:
    painter.setPen(theme.line)
    painter.drawLine(QLineF(0, 0.5, area.right() + 100, 0.5))
    font = theme.drawn_font(_TITLE_PX)
    metrics = QFontMetricsF(font)
    room = area.left() - _TITLE_INSET_PX - 6
    title = _("Overview")
    if metrics.horizontalAdvance(title) > room:
        return
    painter.setFont(font)
    painter.setPen(theme.muted)
    painter.drawText(QPointF(_TITLE_INSET_PX, (HEIGHT_PX + metrics.ascent() - metrics.descent()) / 2), title)


def _draw_hatch(painter: QPainter, theme: Theme, left: float, right: float) -> None:
    """Draw slanted lines over a stretch that the canvas folds."""
    top, bottom = WINDOW_TOP_PX + 5, _BASE_PX - 3
    painter.save()
    painter.setClipRect(QRectF(left, top, right - left, bottom - top))
    painter.setPen(theme.line)
    lines = []
    x = left - _HATCH_LEAN_PX
    while x < right:
        lines.append(QLineF(x, bottom, x + _HATCH_LEAN_PX, top))
        x += _HATCH_PX
    painter.drawLines(lines)
    painter.restore()


def _draw_bars(
    painter: QPainter, theme: Theme, timeline: Timeline, columns: Sequence[dict[int, int]]
) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    colors = [theme.lane_color(number, lane.color) for number, lane in enumerate(timeline.lanes)]
    for bar in bars(columns, _BARS_PX):
        top = round(_BASE_PX - bar.bottom_px - bar.height_px)
        bottom = round(_BASE_PX - bar.bottom_px)
        painter.fillRect(QRectF(bar.left_px, top, COLUMN_PX, bottom - top), colors[bar.lane])
    painter.restore()


def hit_lines(holding: Sequence[bool], area: QRectF) -> list[QRectF]:
    """Return the lines over the columns in which a hit stands; one line goes over neighbouring columns.

    Args:
        holding: Tells of each column whether one does.
        area: The time area inside the widget.
    """
    lines: list[QRectF] = []
    for number, found in enumerate(holding):
        if not found:
            continue
        left = area.left() + number * COLUMN_PX
        if lines and lines[-1].right() == left:
            lines[-1].setRight(left + COLUMN_PX)
        else:
            lines.append(QRectF(left, WINDOW_TOP_PX + 2, COLUMN_PX, _HIT_PX))
    return lines


def column_bounds(scale: TimeScale, width_px: float) -> list[int]:
    """Return the times at the edges of all columns."""
    bounds = [scale.to_time(number * COLUMN_PX) for number in range(int(width_px / COLUMN_PX) + 1)]
    bounds[-1] += 1
    return bounds


def _draw_years(
    painter: QPainter, theme: Theme, scale: TimeScale, width_px: float, precision: Precision
) -> None:
    """Draw the base line with its ticks and their labels below."""
    left, right = scale.stretch_px(0)
    painter.setPen(theme.line)
    painter.drawLine(QLineF(left, _BASE_PX + 0.5, right, _BASE_PX + 0.5))
    font = theme.drawn_font(_LABEL_PX)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    base = HEIGHT_PX - metrics.descent() - 1
    for tick in single_tier(scale, width_px, metrics.horizontalAdvance, precise=precision.near):
        if tick.px >= 0:
            painter.setPen(theme.line)
            painter.drawLine(QLineF(round(tick.px) + 0.5, _BASE_PX, round(tick.px) + 0.5, HEIGHT_PX - 3))
        if tick.label:
            painter.setPen(theme.muted)
            painter.drawText(QPointF(tick.label_px, base), tick.label)


@cache
def _window_colors(rgba: int, opacity: float) -> tuple[QColor, QColor]:
    """Return what the window is filled with, and its edge, of a colour; they are wanted at both of its ends."""
    return alpha(QColor.fromRgba(rgba), opacity), alpha(QColor.fromRgba(rgba), WINDOW_EDGE)


def draw_window(painter: QPainter, theme: Theme, rect: QRectF, within: QRectF, *, focused: bool) -> None:
    """Draw the window that marks the visible time, with a grip at either end.

    Args:
        painter: In the widget's coordinates.
        theme: Colours.
        rect: The window.
        within: Only here something is drawn: Qt would work out a shape from end to end of the strip for what is
            seen of its two ends.
        focused: The overview has the keyboard: the edge is a ring.
    """
    shape = QRectF(rect)
    shape.setLeft(max(rect.left(), within.left() - _ROUND_PX))
    shape.setRight(min(rect.right(), within.right() + _ROUND_PX))
    if shape.width() <= 0:
        return
    painter.setClipRect(within)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    fill, edge = _window_colors(theme.selection.rgba(), 0.13 if theme.is_dark else 0.07)
    painter.setBrush(fill)
    painter.setPen(edge)
    painter.drawRoundedRect(shape, 3, 3)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(edge)
    middle = rect.center().y()
    for x in (rect.left(), rect.right()):
        if within.left() - _GRIP_PX <= x <= within.right() + _GRIP_PX:
            painter.drawRoundedRect(QRectF(x - 1.5, middle - 6, 3, 12), 1.5, 1.5)
    if focused:
        pen = painter.pen()
        pen.setStyle(Qt.PenStyle.SolidLine)
        pen.setColor(theme.focus)
        pen.setWidthF(2.0)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(shape, 3, 3)
