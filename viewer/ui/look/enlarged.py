"""A surface that is drawn larger or smaller as a whole: its letters, and everything that is measured by them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QMouseEvent, QPainter, QRegion, QWheelEvent
from PySide6.QtWidgets import QWidget

from viewer.ui.look.theme import Appearance


class Enlarged(QWidget):
    """A widget that lays out and draws in pixels of its own, which the text size makes larger or smaller.

    Inside it everything is said in these pixels; at the usual text size they are the widget's.
    Events, places of the desktop and rectangles to be drawn again are brought from one to the other here.

    Args:
        appearance: Says how large texts are.

    Attributes:
        appearance: The same.
    """

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance

    @property
    def unit(self) -> float:
        """The length of one of its own pixels in logical ones."""
        return self.appearance.theme.text_scale

    @property
    def drawn_width(self) -> float:
        """Its width in its own pixels."""
        return self.width() / self.unit

    @property
    def drawn_height(self) -> float:
        """Its height in its own pixels."""
        return self.height() / self.unit

    @property
    def drawn_rect(self) -> QRectF:
        """All of it, in its own pixels."""
        return QRectF(0, 0, self.drawn_width, self.drawn_height)

    @property
    def drawn_ratio(self) -> float:
        """Device pixels for each of its own, for pictures that are kept."""
        return self.devicePixelRatioF() * self.unit

    def begin_drawing(self) -> QPainter:
        """Return a painter on it that counts in its own pixels."""
        painter = QPainter(self)
        if self.unit != 1.0:
            painter.scale(self.unit, self.unit)
        return painter

    def redraw(self, rect: QRectF) -> None:
        """Draw a part again, given in its own pixels."""
        self.update(self.aligned(rect))

    def is_in(self, region: QRegion, rect: QRectF) -> bool:
        """Tell whether a part, given in its own pixels, touches a region of the widget."""
        return region.intersects(self.aligned(rect))

    def aligned(self, rect: QRectF) -> QRect:
        """Return the widget's pixels that a part touches."""
        if self.unit != 1.0:
            rect = QRectF(rect.topLeft() * self.unit, rect.size() * self.unit)
        return rect.toAlignedRect()

    def to_desk(self, position: QPointF) -> QPoint:
        """Return where one of its positions is on the desktop."""
        return self.mapToGlobal(position * self.unit).toPoint()

    def from_desk(self, position: QPoint) -> QPointF:
        """Return a position of the desktop in its own pixels."""
        return QPointF(self.mapFromGlobal(position)) / self.unit

    def of_mouse(self, event: QMouseEvent) -> QMouseEvent:
        """Return a mouse event that tells its position in the surface's own pixels."""
        if self.unit == 1.0:
            return event
        return QMouseEvent(
            event.type(), event.position() / self.unit, event.scenePosition(), event.globalPosition(),
            event.button(), event.buttons(), event.modifiers(),
        )  # fmt: skip

    def of_wheel(self, event: QWheelEvent) -> QWheelEvent:
        """Return a wheel event in the surface's own pixels."""
        if self.unit == 1.0:
            return event
        pixels = event.pixelDelta() / self.unit
        return QWheelEvent(
            event.position() / self.unit, event.globalPosition(), pixels, event.angleDelta(),
            event.buttons(), event.modifiers(), event.phase(), event.inverted(),
        )  # fmt: skip
