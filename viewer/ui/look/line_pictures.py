"""Lines of text that are kept as pictures: to copy one takes a tenth of the time that its letters take.

They stand on whole pixels. Between pixels their letters would have to be drawn anew for every place, and a title whose
letters stay as they are is read more easily while time moves.
"""

from __future__ import annotations

import re
import sys
from functools import partial
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPixmap

from viewer.ui.look.later import Later

#: Pictures in one font and colour take so many bytes at the most, and as many those that were not drawn since:
#: titles of six screens and more, for a hand zooms in and out again.
MOST_BYTES = 12_000_000
#: What is noted of a line takes so many beside its pixels.
_NOTE_BYTES = 200
#: Letters are measured a little too small where their edges are smoothed.
_SMOOTH_PX = 2
#: Colours of 0 to 255 that are rounded in another order differ by this at the most.
_ROUNDED = 3
#: Signs that may have colours of their own.
_COLOURED = re.compile("[\u203c\u2049\u20e3\u2100-\u2bff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001faff]")
#: Which of a pixel's four bytes is the green one.
_GREEN = 1 if sys.byteorder == "little" else 2

#: Letters of any script are no higher above and below their baseline.
_HIGH_PX = 60.0

#: Two places on a line, from its beginning.
Between = tuple[float, float]
#: How far right and down from the beginning of its baseline a line's picture stands, and the picture.
_Picture = tuple[int, int, QPixmap]


class LinePictures:
    """Draws lines in one font and colour on whole pixels; each becomes a picture when there is time for it.

    Args:
        font: Of the lines.
        pen: Of their letters.
        ground: What most of them stand on; pictures are transparent, but smoothed as letters are on this.
        direction: Of the painter, as it has it from the program's language.
        later: Makes the pictures.
        ratio: Pixels of the device for each of the painter's; lines stand on whole ones of the device.
    """

    def __init__(
        self,
        font: QFont,
        pen: QPen,
        ground: QColor,
        direction: Qt.LayoutDirection,
        later: Later,
        ratio: int = 1,
    ) -> None:
        self._font = font
        self._pen = pen
        self._ground = ground
        self._opacities = _opacities(pen.color().green(), ground.green())
        self._direction = direction
        self._later = later
        self._ratio = ratio
        self._most_bytes = MOST_BYTES * ratio * ratio
        #: None of what is always drawn letter by letter.
        self._pictures: dict[str, _Picture | None] = {}
        self._before: dict[str, _Picture | None] = {}
        self._bytes = 0

    def draw(self, painter: QPainter, x: float, y: float, text: str, between: Between | None = None) -> None:
        """Draw a line at the whole pixel that is nearest to its place.

        Args:
            painter: Has the font set, and is only shifted, by whole pixels; its pen may be changed.
            x, y: Of its beginning, on the baseline.
            text: One line.
            between: Only what lies between these is drawn, as ``clip_between`` clips it; None for all.
        """
        ratio = self._ratio
        left, line = floor(x * ratio + 0.5), floor(y * ratio + 0.5)
        picture = self._pictures.get(text) or self._found(text)
        if picture is None:
            self._draw_letters(painter, left / ratio, line / ratio, text, between)
            return
        right, down, pixmap = picture
        if ratio != 1:
            at = QPointF(left / ratio + right, line / ratio + down)
            _copy_enlarged(painter, at, right, pixmap, ratio, between)
        elif between is None:
            painter.drawPixmap(left + right, line + down, pixmap)
        else:
            # Of a picture a part is copied: to set a clip and to take it away costs more than the title.
            first, beyond = _pixels_between(between, 1)
            from_px = max(first - right, 0)
            if beyond - right > from_px:
                painter.drawPixmap(
                    left + right + from_px, line + down, pixmap, from_px, 0, beyond - right - from_px, -1
                )

    def _draw_letters(
        self, painter: QPainter, x: float, y: float, text: str, between: Between | None
    ) -> None:
        if between is not None:
            painter.save()
            clip_between(painter, x, y, between)
        painter.setPen(self._pen)
        painter.drawText(QPointF(x, y), text)
        if between is not None:
            painter.restore()

    def _found(self, text: str) -> _Picture | None:
        """Return a picture that was not drawn for some time; wish for one where there is none."""
        if text in self._before:
            self._keep(text, self._before.pop(text))
        elif text not in self._pictures:
            self._later.wish((id(self), text), partial(self.make, text))
        return self._pictures.get(text)

    def make_ready(self, text: str) -> None:
        """Make the picture of a line that may be drawn soon, unless it is there."""
        if text not in self._pictures and text not in self._before:
            self.make(text)

    def make(self, text: str) -> QPixmap | None:
        """Make the picture of a line and keep it; None where the line stays letters."""
        picture = self._picture(text) if text.isprintable() and not _COLOURED.search(text) else None
        self._keep(text, picture)
        return picture[2] if picture is not None else None

    def _keep(self, text: str, picture: _Picture | None) -> None:
        self._bytes += _NOTE_BYTES
        if picture is not None:
            self._bytes += picture[2].width() * picture[2].height() * 4
        if self._bytes > self._most_bytes:
            self._before, self._pictures, self._bytes = self._pictures, {}, 0
        self._pictures[text] = picture

    def _picture(self, text: str) -> _Picture | None:
        """Return the picture of a line that has ink.

        Some fonts are smoothed by what lies below their letters: drawn on nothing they would look thicker. So a line
        is drawn on its ground, and how far a pixel is from the ground's colour tells how opaque it is.
        """
        metrics = QFontMetricsF(self._font)
        ink = metrics.boundingRect(text)
        if ink.isEmpty():
            return None
        ink.setRight(max(ink.right(), metrics.horizontalAdvance(text)))  # blanks may stand before the letters
        left, top = floor(ink.left()) - _SMOOTH_PX, floor(ink.top()) - _SMOOTH_PX
        width, height = ceil(ink.right()) + _SMOOTH_PX - left, ceil(ink.bottom()) + _SMOOTH_PX - top
        size = QSize(width, height) * self._ratio
        image = QImage(size, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(self._ratio)
        image.fill(self._ground)
        painter = QPainter(image)
        painter.setLayoutDirection(self._direction)
        painter.setFont(self._font)
        painter.setPen(self._pen)
        painter.drawText(QPointF(-left, -top), text)
        painter.end()
        opacities = bytes(image.constBits())[_GREEN::4].translate(self._opacities)
        inked = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        inked.fill(self._pen.color())
        painter = QPainter(inked)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        alphas = QImage(opacities, size.width(), size.height(), size.width(), QImage.Format.Format_Alpha8)
        painter.drawImage(0, 0, alphas)
        painter.end()
        inked.setDevicePixelRatio(self._ratio)
        return left, top, QPixmap.fromImage(inked)


def _pixels_between(between: Between, ratio: int) -> tuple[int, int]:
    """Return from and to which pixel of the device ``clip_between`` lets a line through, from its beginning."""
    low, wide = between[0] * ratio, (between[1] - between[0]) * ratio
    first = floor(low + 0.5)
    return first, first + floor(wide + (low - first) / 2 + 0.5)


def _copy_enlarged(
    painter: QPainter, at: QPointF, right: int, pixmap: QPixmap, ratio: int, between: Between | None
) -> None:
    """Copy a picture that has several pixels of the device for one of the painter's, or a part of it.

    Args:
        painter: Enlarges by ``ratio``.
        at: Where the picture's corner stands; a whole pixel of the device.
        right: How far right from the beginning of the line that is.
        pixmap: The picture.
        ratio: Pixels of the device for each of the painter's.
        between: As for ``LinePictures.draw``.
    """
    if between is None:
        painter.drawPixmap(at, pixmap)
        return
    first, beyond = _pixels_between(between, ratio)
    from_px, to_px = max(first - right * ratio, 0), min(beyond - right * ratio, pixmap.width())
    if to_px > from_px:
        size = QSizeF(to_px - from_px, pixmap.height())
        part = QRectF(QPointF(from_px, 0), size)
        painter.drawPixmap(QRectF(at + QPointF(from_px / ratio, 0), size / ratio), pixmap, part)


def clip_between(painter: QPainter, x: float, y: float, between: Between) -> None:
    """Clip what is drawn of a line, to whole pixels as ``QRectF.toRect`` rounds them.

    Args:
        painter: Its clip is narrowed.
        x, y: Of the line's beginning, on the baseline.
        between: Two places, from the line's beginning.
    """
    clip = QRectF(x + between[0], y - _HIGH_PX, between[1] - between[0], 2 * _HIGH_PX)
    painter.setClipRect(clip, Qt.ClipOperation.IntersectClip)


def _opacities(full: int, none: int) -> bytes:
    """Return the opacity, 0 to 255, of each value between that of full ink and that of none."""
    shares = ((none - value) / (none - full or 1) for value in range(256))
    return bytes(round(255 * min(max(share, 0.0), 1.0)) for share in shares)


def are_true(font: QFont, pen: QPen, ground: QColor) -> bool:
    """Tell whether a text that is copied from a picture looks like one that is drawn on a ground.

    It does where edges are smoothed in grey, as they always are on a pixmap with FreeType, and not where each of
    the three colours has an edge of its own.
    """
    text, left, line = "R", 3, 13
    lines = LinePictures(font, pen, ground, Qt.LayoutDirection.LeftToRight, Later())
    lines.make(text)
    found: list[bytes] = []
    for is_copied in (False, True):
        pixmap = QPixmap(16, 16)
        pixmap.fill(ground)
        painter = QPainter(pixmap)
        painter.setFont(font)
        painter.setPen(pen)
        if is_copied:
            lines.draw(painter, left, line, text)
        else:
            painter.drawText(QPointF(left, line), text)
        painter.end()
        found.append(bytes(pixmap.toImage().constBits()))
    one, other = found
    return max(abs(p - q) for p, q in zip(one, other, strict=True)) <= _ROUNDED
