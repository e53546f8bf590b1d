"""The program's icon in pixels, drawn from its two drawings: ``make icons``.

Desktops on Linux and Windows get files that are kept in ``resources/desktop/icons``, so that a start
needs no drawing; bundles get theirs made while they are built.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from viewer.commands.desktop import ICON_SIZES
from viewer.shipped import resource

#: Up to here the drawing for a grid of 16 pixels is used: the large one's lines would be thinner than a pixel.
_SMALL = 24
_ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
#: By Apple's names of kinds. Source: the kinds that hold PNG in the ICNS format, as its documentation lists them.
_ICNS = {b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}


def png(size: int) -> bytes:
    """Return the icon as PNG, ``size`` pixels wide and high, on nothing."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing = "desktop/dateline-small.svg" if size <= _SMALL else "icons/dateline.svg"
    QSvgRenderer(str(resource(drawing))).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())


def ico() -> bytes:
    """Return an icon for Windows, PNG in every size."""
    pictures = [png(size) for size in _ICO_SIZES]
    place = 6 + 16 * len(pictures)
    entries = b""
    for size, picture in zip(_ICO_SIZES, pictures, strict=True):
        side = size % 256  # 0 stands for 256
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), place)
        place += len(picture)
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + b"".join(pictures)


def icns() -> bytes:
    """Return an icon for macOS."""
    pieces = b"".join(
        kind + struct.pack(">I", 8 + len(picture)) + picture
        for kind, picture in ((kind, png(size)) for kind, size in _ICNS.items())
    )
    return b"icns" + struct.pack(">I", 8 + len(pieces)) + pieces


def write_icons(folder: Path) -> None:
    """Write ``dateline.ico`` and ``dateline.icns``; a QGuiApplication exists."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "dateline.ico").write_bytes(ico())
    (folder / "dateline.icns").write_bytes(icns())


def main() -> None:
    """Write what is kept in ``resources/desktop/icons``."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    folder = resource("desktop/icons")
    folder.mkdir(exist_ok=True)
    for size in ICON_SIZES:
        (folder / f"{size}.png").write_bytes(png(size))
    (folder / "dateline.ico").write_bytes(ico())
    application.quit()


if __name__ == "__main__":
    main()
