"""Draws a picture of the pane, or what is to be seen on it where the picture is not there yet."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QTextDocument

from viewer.ui.look.theme import Theme
from viewer.ui.pane.page import SMALL_PX, Figure

#: A picture is never higher, so that what belongs to it is in sight beside it.
_MOST_HIGH_PX = 360


def figure_size(document: QTextDocument, width_px: float, figure: Figure) -> QSize:
    """Return how large a picture is on a page of a width, margins included; logical pixels."""
    margins = document.rootFrame().frameFormat()
    room = width_px - margins.leftMargin() - margins.rightMargin()
    return figure.file.fitted(max(1.0, room), _MOST_HIGH_PX)


def paint_figure(painter: QPainter, rect: QRectF, image: QImage | None, figure: Figure, theme: Theme) -> None:
    """Draw a picture in its place.

    Args:
        rect: Its place, in the painter's coordinates.
        image: None while it is being decoded, null where it cannot be.
    """
    if image is not None and not image.isNull():
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(rect, image)
        return
    painter.fillRect(rect, theme.chip)
    painter.setPen(theme.muted)
    painter.setFont(theme.font(SMALL_PX))
    words = figure.alt or figure.file.path.name
    painter.drawText(rect.adjusted(10, 8, -10, -8), Qt.TextFlag.TextWordWrap.value, words)
