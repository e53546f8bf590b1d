"""All lanes of one view as strips that are drawn once, of which the picture of any scrolling is put together."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from viewer.layout.frame.scene import Scene
from viewer.ui.paint.shifts import DrawParts, parts_beside, shift_of

#: A strip is so high, in the widget's own pixels, that about as many boxes stand in it, and no higher or lower
#: than this: nobody waits long for one that is drawn ahead.
_BOXES, _LEAST_PX, _MOST_PX = 16, 60, 240
#: Where more of them are missing, all that is in sight is drawn as fast: beside them the edges are drawn, and the gutter.
_MOST_MISSING = 1


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
        high_px = _BOXES * (whole.height_px - whole.top_px) / max(1, len(whole.boxes))
        self._high_px = round(min(max(_LEAST_PX, high_px), _MOST_PX))
        self._most = most_pixels // (ceil(whole.width_px * ratio) * self._high_px * ratio)
        #: By their number from above, in the order in which they were put on screen.
        self._strips: dict[int, QPixmap] = {}

    @property
    def pixels(self) -> int:
        """So many pixels of the device all strips have together."""
        return sum(strip.width() * strip.height() for strip in self._strips.values())

    @property
    def pictures(self) -> list[QPixmap]:
        """All strips that are drawn."""
        return list(self._strips.values())

    def hold(self, scene: Scene) -> bool:
        """Tell whether the picture of a scene can be put together.

        It can where the scene differs in nothing but how far lanes are scrolled, and what is pointed out.
        """
        return shift_of(self._whole, scene) is not None and len(self._numbers(scene)) <= self._most

    def are_ready_for(self, scene: Scene) -> bool:
        """Tell whether the picture of a scene can be put together faster than it is drawn as a whole."""
        return self.hold(scene) and sum(n not in self._strips for n in self._numbers(scene)) <= _MOST_MISSING

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
        return range(first // self._high_px, last // self._high_px + 1)

    def _drawn(self, number: int, draw_parts: DrawParts) -> QPixmap:
        whole, ratio, high_px = self._whole, self._ratio, self._high_px
        area = QRectF(whole.gutter_px, whole.top_px + number * high_px, whole.width_px, high_px)
        pixmap = QPixmap(ceil(area.width() * ratio), high_px * ratio)
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
                QPointF(scene.gutter_px, scene.top_px + number * self._high_px + shift), self._strips[number]
            )
        painter.restore()
        gutter = QRectF(0, scene.top_px, scene.gutter_px, area.height())
        beside = [part.translated(scene.gutter_px, 0) for part in parts_beside(scene, shift)]
        return [gutter, *(QRectF(part.toAlignedRect()) for part in beside)]
