"""What lies over the timeline's picture: the period being marked, the pointer's line and time."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from viewer.layout.cursor import TAG_PAD_PX, CursorMark
from viewer.ui.inks import Inks, alpha, baseline
from viewer.ui.painting import TIER_PX
from viewer.ui.theme import Theme

_TAG_TOP_PX = 3.0
_TAG_BOTTOM_PX = TIER_PX - 3.0


def draw_band(painter: QPainter, theme: Theme, band: QRectF) -> None:
    """Draw the period that is being marked."""
    painter.setPen(theme.selection)
    painter.setBrush(alpha(theme.selection_fill, 0.5))
    painter.drawRect(band)


def draw_cursor(painter: QPainter, inks: Inks, mark: CursorMark, gutter_px: float) -> None:
    """Draw the pointer's line and its time.

    Args:
        painter: In the canvas's coordinates.
        inks: Pens and fonts.
        mark: What to draw; positions count from the left edge of the time area.
        gutter_px: Where that is.
    """
    theme = inks.theme
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(alpha(theme.text, 0.45))
    x = round(gutter_px + mark.x) + 0.5
    painter.drawLines([QLineF(x, top, x, bottom) for top, bottom in mark.pieces])
    painter.drawLine(QLineF(x, _TAG_BOTTOM_PX, x, 2 * TIER_PX))
    tag = QRectF(gutter_px + mark.tag_left, _TAG_TOP_PX, mark.tag_right - mark.tag_left, TIER_PX - 6.0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.text)
    painter.drawRoundedRect(tag, 3, 3)
    painter.setPen(theme.ground)
    painter.setFont(inks.tick_font)
    line = baseline(QFontMetricsF(inks.tick_font), tag.top(), tag.height())
    painter.drawText(QPointF(tag.left() + TAG_PAD_PX, line), mark.text)


def cursor_rects(mark: CursorMark, gutter_px: float, height_px: int) -> list[QRect]:
    """Return what a cursor's line and tag take, for drawing just that again."""
    x = round(gutter_px + mark.x)
    tag = QRectF(gutter_px + mark.tag_left, 0, mark.tag_right - mark.tag_left, TIER_PX)
    return [QRect(x - 1, 0, 4, height_px), tag.toAlignedRect().adjusted(-1, 0, 1, 0)]
