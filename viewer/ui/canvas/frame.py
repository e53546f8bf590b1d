"""The canvas's last picture, kept so that what lies over it can change without drawing it again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QPainter, QPixmap

from viewer.ui.look.enlarged import Enlarged


class KeptPicture:
    """A picture as large as a widget, drawn anew only when somebody says that it is out of date."""

    def __init__(self, widget: Enlarged) -> None:
        self._widget = widget
        self._pixmap = QPixmap()
        self._is_stale = True

    def discard(self) -> None:
        """Draw the picture anew the next time that it is shown."""
        self._is_stale = True

    def show(self, painter: QPainter, draw: Callable[[QPainter], None]) -> None:
        """Put the picture on screen, drawn anew where it has to be.

        Args:
            painter: Of the widget, in its own pixels.
            draw: Draws the picture with a painter of its own.
        """
        # Device pixels are drawn one by one at any size of text: nothing is drawn small and then enlarged.
        ratio, size = self._widget.drawn_ratio, self._widget.size() * self._widget.devicePixelRatioF()
        if self._is_stale or self._pixmap.size() != size:
            if self._pixmap.size() != size:
                self._pixmap = QPixmap(size)
            self._pixmap.setDevicePixelRatio(ratio)
            self._is_stale = False
            inner = QPainter(self._pixmap)
            draw(inner)
            inner.end()
        painter.drawPixmap(0, 0, self._pixmap)
