"""PNG files written strip by strip, so that a hundred megapixels need no hundred megapixels of memory."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from math import ceil

from PySide6.QtGui import QColor, QFont, QImage, QPainter

from viewer.ui.paint.vector import VectorPainter

#: So many pixels are drawn at a time, at the most.
_STRIP_PIXELS = 4_000_000
#: Beyond its strip more is drawn and thrown away: Qt cuts dashes and curves at an image's edge, and not quite the same.
_MARGIN_PX = 66.0
_INCH_M = 0.0254
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_TRUE_COLOR = 2
_BYTES_PER_PIXEL = 3

#: Draws a picture in its own pixels; what lies outside the heights from and to need not be drawn.
Draw = Callable[[QPainter, tuple[float, float]], None]
#: Is told how many steps are done, and of how many; False cancels.
Progress = Callable[[int, int], bool]


class RasterPainter(VectorPainter):
    """Paints on an image with letters as wide at every size."""

    def setFont(self, font: QFont) -> None:  # type: ignore[override]
        """Write in a font without the screen's hinting, which would make letters wider or narrower."""
        plain = QFont(font)
        plain.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        super().setFont(plain)


def painted(draw: Draw, width: int, top: int, rows: int, scale: float) -> QImage:
    """Return some rows of a picture.

    Args:
        draw: Draws it.
        width: Of the picture, pixels.
        top: The first row.
        rows: How many.
        scale: How many times as large everything is drawn.
    """
    image = QImage(width, rows, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = RasterPainter(image)
    painter.translate(0, -top)
    painter.scale(scale, scale)
    draw(painter, (top / scale, (top + rows) / scale))
    painter.end()
    return image


def png(
    draw: Draw,
    size: tuple[int, int],
    scale: float,
    dots_per_inch: int,
    texts: dict[str, str],
    progress: Progress | None = None,
    strip: int = 0,
) -> bytes:
    """Return a picture as PNG; empty where it was cancelled.

    The same picture gives the same bytes: nothing in them tells when they were made.

    Args:
        draw: Draws it, in its own pixels before they are enlarged.
        size: Pixels across and down.
        scale: How many times as large everything is drawn.
        dots_per_inch: Told to who prints it.
        texts: What is said of it, by PNG's own keywords.
        progress: Told before every strip.
        strip: How many rows are drawn at a time; 0 for as many as are quick and small.

    Source: Portable Network Graphics, third edition: chunks IHDR, pHYs, iTXt, IDAT and IEND.
    """
    width, height = size
    per_metre = round(dots_per_inch / _INCH_M)
    parts = [
        _SIGNATURE,
        _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, _TRUE_COLOR, 0, 0, 0)),
        _chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)),
    ]
    parts += [_chunk(b"iTXt", _international(*text)) for text in texts.items()]
    packer = zlib.compressobj(6)
    step, margin = strip or max(1, _STRIP_PIXELS // width), ceil(_MARGIN_PX * scale)
    for top in range(0, height, step):
        if progress is not None and not progress(top, height):
            return b""
        first, last = max(0, top - margin), min(height, top + step + margin)
        image = painted(draw, width, first, last - first, scale)
        packed = b"".join(map(packer.compress, _rows(image, top - first, min(step, height - top))))
        if packed:
            parts.append(_chunk(b"IDAT", packed))
    parts += [_chunk(b"IDAT", packer.flush()), _chunk(b"IEND", b"")]
    return b"".join(parts)


def _rows(image: QImage, first: int, count: int) -> Iterator[bytes]:
    """Yield some rows of an image as PNG has them: the filter that was used, none, and three bytes a pixel."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    held, stride, used = bytes(image.constBits()), image.bytesPerLine(), image.width() * _BYTES_PER_PIXEL
    for row in range(first, first + count):
        yield b"\0" + held[row * stride : row * stride + used]


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def _international(keyword: str, text: str) -> bytes:
    """Return a text chunk's content: in UTF-8, not packed, in no language in particular."""
    kept = text.replace("\0", "").encode("utf-8", "replace")
    return keyword.encode("latin-1") + b"\0\0\0\0\0" + kept
