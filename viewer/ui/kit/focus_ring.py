"""The ring that shows on a large surface that it has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

_RING_PX = 2.0
_Reason = Qt.FocusReason
#: After a click one knows where the keyboard is; a ring around a whole timeline would only be loud.
BY_KEY = (_Reason.TabFocusReason, _Reason.BacktabFocusReason, _Reason.ShortcutFocusReason)


def draw_focus_ring(painter: QPainter, color: QColor, area: QRectF) -> None:
    """Draw a ring just inside the edge of an area."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(color, _RING_PX))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = _RING_PX / 2
    painter.drawRect(area.adjusted(inset, inset, -inset, -inset))
