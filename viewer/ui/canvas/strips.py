"""All lanes of one view as strips that are drawn once, of which the picture of any scrolling is put together."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from viewer.layout.frame.scene import Scene
from viewer.ui.canvas.frame import DrawParts
from viewer.ui.paint.shifts import parts_beside, shift_of

#: A strip is so high, in the widget's own pixels: none is waited for that is drawn ahead.
STRIP_PX = 60


class LaneStrips:
    """The time area of a view from its first lane to its last, as far as somebody has asked for it.

    Args:
        whole: All lanes as they stand unscrolled, with nothing pointed out.
        ratio: Device pixels for each of the scene's.
        most_pixels: So many pixels of the device strips may have; those that were put on screen
            longest ago make room for others.
    """

    def __init__(self, whole: Scene, ratio: int, most_pixels: int) -> None:
        self._whole = whole
        self._ratio = ratio
        self._most = most_pixels // (ceil(whole.width_px * ratio) * STRIP_PX * ratio)
        #: By their number from above, in the order in which they were put on screen.
        self._strips: dict[int, QPixmap] = {}

    @property
    def pixels(self) -> int:
        """So many pixels of the device all strips have together."""
        return sum(strip.width() * strip.height() for strip in self._strips.values())

    def hold(self, scene: Scene) -> bool:
        """Tell whether the picture of a scene can be put together.

        It can where the scene differs in nothing but how far lanes are scrolled, and what is pointed out.
        """
        return shift_of(self._whole, scene) is not None and len(self._numbers(scene)) <= self._most

    def drawing(self, scene: Scene, draw_parts: DrawParts) -> Iterator[None]:
        """Draw, one with every step, the strips that a scene shows and nobody has asked for before."""
        for number in self._numbers(scene):
            strip = self._strips.pop(number, None)
            self._strips[number] = strip or self._drawn(number, draw_parts)
            if strip is None:
                yield
        while len(self._strips) > self._most:
            del self._strips[next(iter(self._strips))]

    def _numbers(self, scene: Scene) -> range:
        first = -(shift_of(self._whole, scene) or 0)
        last = first + ceil(scene.height_px - scene.top_px) - 1
        return range(first // STRIP_PX, last // STRIP_PX + 1)

    def _drawn(self, number: int, draw_parts: DrawParts) -> QPixmap:
        whole, ratio = self._whole, self._ratio
        area = QRectF(whole.gutter_px, whole.top_px + number * STRIP_PX, whole.width_px, STRIP_PX)
        pixmap = QPixmap(ceil(area.width() * ratio), STRIP_PX * ratio)
        pixmap.setDevicePixelRatio(ratio)
        painter = QPainter(pixmap)
        painter.translate(-area.topLeft())
        draw_parts(painter, whole, [area])
        painter.end()
        return pixmap

    def put(self, painter: QPainter, scene: Scene) -> list[QRectF]:
        """Put the strips of a scene together in its time area; return what has to be drawn over them."""
        shift = shift_of(self._whole, scene) or 0
        area = QRectF(scene.gutter_px, scene.top_px, scene.width_px, scene.height_px - scene.top_px)
        painter.save()
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        for number in self._numbers(scene):
            painter.drawPixmap(
                QPointF(scene.gutter_px, scene.top_px + number * STRIP_PX + shift), self._strips[number]
            )
        painter.restore()
        gutter = QRectF(0, scene.top_px, scene.gutter_px, area.height())
        beside = [part.translated(scene.gutter_px, 0) for part in parts_beside(scene, shift)]
        return [gutter, *(QRectF(part.toAlignedRect()) for part in beside)]
