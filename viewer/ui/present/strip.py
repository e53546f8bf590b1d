"""The strip below the slides: every event on the folded axis, and where one is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from viewer.layout.axis.scale import TimeScale, fitted
from viewer.model.timeline import Event
from viewer.ui.look.theme import Theme

HEIGHT_PX = 28.0
_TICK_PX = 9.0
_DOT_PX = 6.0


def places_px(
    events: Sequence[Event], scale: TimeScale | None, scale_width_px: float, width_px: float
) -> list[float]:
    """Return where events stand on a strip, from its left edge.

    Args:
        scale: Whose axis is shown whole, folded as it is; None spreads events evenly.
        scale_width_px: Width of the view that its axis was folded for.
    """
    if scale is None or scale_width_px <= 0:
        step = width_px / max(1, len(events))
        return [step * (number + 0.5) for number in range(len(events))]
    whole, share = fitted(scale.axis), width_px / scale_width_px
    return [min(max(0.0, whole.to_px(event.when.window.middle) * share), width_px) for event in events]


def ticks_px(places: Iterable[float]) -> list[int]:
    """Return the pixels on which events stand, each once, from the left."""
    return sorted({round(place) for place in places})


def draw_strip(painter: QPainter, room: QRectF, ticks: Sequence[int], here_px: float, theme: Theme) -> None:
    """Draw the strip.

    Args:
        room: Of the strip, in the painter's coordinates.
        ticks: As :func:`ticks_px` returns them.
        here_px: Where one is, from the strip's left edge; between two events on the way.
    """
    middle = room.center().y()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(theme.line)
    painter.drawLine(QPointF(room.left(), middle), QPointF(room.right(), middle))
    painter.setPen(theme.muted)
    for px in ticks:
        x = room.left() + px + 0.5
        painter.drawLine(QPointF(x, middle - _TICK_PX / 2), QPointF(x, middle + _TICK_PX / 2))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.selection)
    painter.drawEllipse(QPointF(room.left() + here_px, middle), _DOT_PX, _DOT_PX)
