"""The canvas's last picture, kept so that what lies over it can change without drawing it again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap

from viewer.dataclass import dataclass
from viewer.ui.look.enlarged import Enlarged

#: Nobody looks at a picture that so many parts wait for: it is drawn as a whole when somebody does.
_MOST_PARTS = 1000


@dataclass(slots=True)
class Shift:
    """How a picture has moved.

    Attributes:
        down_px: So far down; up where it is negative. Whole pixels of the device, as all of these.
        area: What of the picture has moved, in the widget's own pixels.
        parts: What has to be drawn again then.
    """

    down_px: int
    area: QRectF
    parts: list[QRectF]


class KeptPicture:
    """A picture as large as a widget, drawn anew only when somebody says that it is out of date.

    Attributes:
        is_moved: What is on it stands higher or lower the next time that it is shown.
    """

    def __init__(self, widget: Enlarged) -> None:
        self._widget = widget
        self._pixmap = QPixmap()
        self._is_stale = True
        self._parts: list[QRect] = []
        self.is_moved = False

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

    def move(self) -> None:
        """Ask where things stand the next time that the picture is shown."""
        if self._parts:
            self.discard()  # they say where things were
        self.is_moved = True
        self._widget.update()

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
        moved: Callable[[], Shift | None],
    ) -> None:
        """Put the picture on screen, drawn anew where it has to be.

        Args:
            painter: Of the widget, in its own pixels.
            draw: Draws the picture with a painter of its own.
            draw_parts: Draws what lies in some parts of it, given in the widget's own pixels.
            moved: Returns how it has moved; None where it has to be drawn anew.
        """
        # Device pixels are drawn one by one at any size of text: nothing is drawn small and then enlarged.
        ratio = self._widget.drawn_ratio
        if self.is_moved and not self.is_stale:
            self._shift(moved() if ratio.is_integer() else None, round(ratio))
        self.is_moved = False
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

    def _shift(self, shift: Shift | None, ratio: int) -> None:
        """Move what is drawn."""
        if shift is None:
            self.discard()
            return
        area = QRectF(shift.area.topLeft() * ratio, shift.area.size() * ratio).toAlignedRect()
        self._pixmap.scroll(0, shift.down_px * ratio, area)
        for part in shift.parts:
            own = part.toAlignedRect()
            self._parts.append(QRect(own.topLeft() * ratio, own.size() * ratio))
