"""What lies over the timeline's picture: the period being marked, the pointer's time, the ruler."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from viewer.layout.frame.cursor import TAG_PAD_PX, CursorMark
from viewer.ui.canvas.ruler import RulerMark
from viewer.ui.look.inks import Inks, alpha, baseline
from viewer.ui.look.theme import Theme
from viewer.ui.paint.hair_lines import HairLines
from viewer.ui.paint.painting import TIER_PX

#: The ruler's line stands so far above the lower edge.
_RULER_PX = 33.0
_PILL_PX = 21.0
_TAG_TOP_PX = 3.0
_TAG_BOTTOM_PX = TIER_PX - 3.0


def draw_band(painter: QPainter, theme: Theme, band: QRectF) -> None:
    """Draw the period that is being marked."""
    painter.setPen(theme.selection)
    painter.setBrush(alpha(theme.selection_fill, 0.5))
    painter.drawRect(band)


def draw_drop_line(painter: QPainter, theme: Theme, y: float, width_px: float) -> None:
    """Draw where a lane that is being dragged would go."""
    painter.fillRect(QRectF(0, round(y) - 1, width_px, 3), theme.selection)


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
    line, x = HairLines(painter, inks, inks.pointer), round(gutter_px + mark.x) + 0.5
    for top, bottom in (*mark.pieces, (_TAG_BOTTOM_PX, 2 * TIER_PX)):
        line.upright(x, top, bottom)
    tag = QRectF(gutter_px + mark.tag_left, _TAG_TOP_PX, mark.tag_right - mark.tag_left, TIER_PX - 6.0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.text)
    painter.drawRoundedRect(tag, 3, 3)
    painter.setPen(theme.ground)
    painter.setFont(inks.tick_font)
    base = baseline(QFontMetricsF(inks.tick_font), tag.top(), tag.height())
    painter.drawText(QPointF(tag.left() + TAG_PAD_PX, base), mark.text)


def draw_ruler(painter: QPainter, inks: Inks, mark: RulerMark, area: QRectF) -> None:
    """Draw what is measured along the lower edge of the time area: sure parts solid, others dashed.

    Args:
        painter: In the canvas's coordinates.
        inks: Pens and fonts.
        mark: What to draw; positions count from the left edge of the area.
        area: The time area below the axis.
    """
    painter.save()
    painter.setClipRect(area)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    y = area.bottom() - _RULER_PX
    ends = [mark.anchor_x]
    for reach, line in ((mark.unsure, inks.measured_unsure), (mark.sure, inks.measured)):
        if reach is None:
            continue
        left, right = (area.left() + min(max(x, -50.0), area.width() + 50.0) for x in reach)
        painter.setPen(line)
        painter.drawLine(QLineF(left, y, right, y))
        for x in (left, right):
            painter.drawLine(QLineF(x, y - 5, x, y + 5))
        ends = [left - area.left(), right - area.left()]
    painter.setPen(inks.measured_guide)
    for x in {round(area.left() + end) + 0.5 for end in (*ends, mark.anchor_x)}:
        painter.drawLine(QLineF(x, area.top(), x, y))
    _draw_words(painter, inks, mark.text, area, (min(ends) + max(ends)) / 2, y)
    painter.restore()


def _draw_words(painter: QPainter, inks: Inks, text: str, area: QRectF, middle_px: float, y: float) -> None:
    """Draw the ruler's words on a pill below its line that stays inside the area."""
    metrics = QFontMetricsF(inks.label_font)
    width = min(area.width() - 8, metrics.horizontalAdvance(text) + 20)
    left = min(max(area.left() + middle_px - width / 2, area.left() + 4), area.right() - width - 4)
    pill = QRectF(left, y + 7, width, _PILL_PX)
    painter.setPen(inks.measured)
    painter.setBrush(inks.theme.panel)
    painter.drawRoundedRect(pill, _PILL_PX / 2, _PILL_PX / 2)
    painter.setPen(inks.text)
    painter.setFont(inks.label_font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width - 16)
    shown_px = metrics.horizontalAdvance(shown)
    painter.drawText(
        QPointF(pill.center().x() - shown_px / 2, baseline(metrics, pill.top(), _PILL_PX)), shown
    )


def cursor_rects(mark: CursorMark, gutter_px: float, height_px: float) -> list[QRectF]:
    """Return what a cursor's line and tag take, for drawing just that again."""
    x = round(gutter_px + mark.x)
    tag = QRectF(gutter_px + mark.tag_left, 0, mark.tag_right - mark.tag_left, TIER_PX)
    return [QRectF(x - 1, 0, 4, height_px), tag.adjusted(-1, 0, 1, 0)]
