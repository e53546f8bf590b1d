"""The canvas's last picture, kept so that what lies over it can change without drawing it again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap

from viewer.ui.look.enlarged import Enlarged

#: Nobody looks at a picture that so many parts wait for: it is drawn as a whole when somebody does.
_MOST_PARTS = 1000


class KeptPicture:
    """A picture as large as a widget, drawn anew only when somebody says that it is out of date."""

    def __init__(self, widget: Enlarged) -> None:
        self._widget = widget
        self._pixmap = QPixmap()
        self._is_stale = True
        self._parts: list[QRect] = []

    @property
    def is_stale(self) -> bool:
        """Whether all of it has to be drawn anew the next time that it is shown."""
        return self._is_stale or self._pixmap.size() != self._size

    @property
    def _size(self) -> QSize:
        return self._widget.size() * self._widget.devicePixelRatioF()

    def discard(self) -> None:
        """Draw the picture anew the next time that it is shown."""
        self._is_stale = True

    def touch(self, parts: Sequence[QRectF]) -> None:
        """Draw parts of the picture anew the next time that it is shown; the rest stays as it is.

        Args:
            parts: In the widget's own pixels; widened to whole pixels, so that nothing is half drawn.
        """
        ratio = self._widget.drawn_ratio
        for part in parts:
            if ratio.is_integer():
                part = QRectF(part.toAlignedRect())
            device = QRectF(part.topLeft() * ratio, part.size() * ratio)
            self._parts.append(device.toAlignedRect())
            self._widget.redraw(part)
        if len(self._parts) > _MOST_PARTS:
            self.discard()

    def show(
        self,
        painter: QPainter,
        draw: Callable[[QPainter], None],
        draw_parts: Callable[[QPainter, list[QRectF]], None],
    ) -> None:
        """Put the picture on screen, drawn anew where it has to be.

        Args:
            painter: Of the widget, in its own pixels.
            draw: Draws the picture with a painter of its own.
            draw_parts: Draws what lies in some parts of it, given in the widget's own pixels.
        """
        # Device pixels are drawn one by one at any size of text: nothing is drawn small and then enlarged.
        ratio = self._widget.drawn_ratio
        if self.is_stale:
            if self._pixmap.size() != self._size:
                self._pixmap = QPixmap(self._size)
            self._pixmap.setDevicePixelRatio(ratio)
            self._is_stale = False
            inner = QPainter(self._pixmap)
            draw(inner)
            inner.end()
        elif self._parts:
            inner = QPainter(self._pixmap)
            own = [QRectF(part) for part in self._parts]
            draw_parts(inner, [QRectF(part.topLeft() / ratio, part.size() / ratio) for part in own])
            inner.end()
        self._parts.clear()
        painter.drawPixmap(0, 0, self._pixmap)
