"""The program's icon as Windows and macOS want it, drawn from the one that there is."""

from __future__ import annotations

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from viewer.shipped import resource

_ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
#: By Apple's names of kinds. Source: the kinds that hold PNG in the ICNS format, as its documentation lists them.
_ICNS = {b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}


def png(size: int) -> bytes:
    """Return the icon as PNG, ``size`` pixels wide and high, on nothing."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(resource("icons/dateline.svg"))).render(painter)
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
