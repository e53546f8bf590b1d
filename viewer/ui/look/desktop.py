"""What the desktop wishes of how a program looks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication


def desktop_font(scale: float) -> QFont:
    """Return the desktop's font, larger or smaller; sizes of the desktop are in points or in pixels."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if scale != 1.0 and font.pixelSize() > 0:
        font.setPixelSize(round(font.pixelSize() * scale))
    elif scale != 1.0:
        font.setPointSizeF(font.pointSizeF() * scale)
    return font


def desktop_is_dark() -> bool:
    """Tell whether the desktop asks for dark; where it tells nothing, its text colour does."""
    scheme = QGuiApplication.styleHints().colorScheme()
    if scheme != Qt.ColorScheme.Unknown:
        return scheme == Qt.ColorScheme.Dark
    palette = QGuiApplication.palette()
    return palette.windowText().color().lightness() > palette.window().color().lightness()
