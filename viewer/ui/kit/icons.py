"""Our own small set of icons, tinted with the theme: no desktop theme is there to be counted on."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from viewer.shipped import resource
from viewer.words import runs_from_right

_SIZES_PX = (16, 24, 32, 48)
#: What points on, and what points back, where one reads from the right.
_FROM_RIGHT = {"previous": "next", "next": "previous"}
_APP_SIZES_PX = (16, 32, 48, 64, 128, 256)


def icon(name: str, color: QColor) -> QIcon:
    """Return the icon ``resources/icons/NAME.svg`` drawn in one colour."""
    return _tinted(_FROM_RIGHT.get(name, name) if runs_from_right() else name, color.name())


def app_icon() -> QIcon:
    """Return the program's icon in its own colours."""
    return _tinted("dateline", "")


@lru_cache(maxsize=128)
def _tinted(name: str, color: str) -> QIcon:
    # QtSvg is imported with the first icon: the first frame of the window has none.
    from PySide6.QtSvg import QSvgRenderer

    drawing = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", color).encode()))
    made = QIcon()
    for size_px in _SIZES_PX if color else _APP_SIZES_PX:
        pixmap = QPixmap(size_px, size_px)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size_px, size_px))
        painter.end()
        made.addPixmap(pixmap)
    return made
