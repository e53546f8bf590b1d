"""How wide texts are on paper, and how they fall into lines."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetricsF

from viewer.layout.packing.labels import Measure

#: Fonts are measured this many times larger, so that the screen's hinting plays no part.
_MEASURE_ZOOM = 16


def paper_measure(font: QFont) -> Measure:
    """Return a measure of text in logical pixels that holds at any resolution."""
    large = QFont(font)
    large.setPixelSize(font.pixelSize() * _MEASURE_ZOOM)
    advance = QFontMetricsF(large).horizontalAdvance
    return lambda text: advance(text) / _MEASURE_ZOOM


def wrapped(text: str, width_px: float, measure: Measure) -> list[str]:
    """Return a text's lines in a width; a word that is wider stands alone."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and measure(f"{lines[-1]} {word}") <= width_px:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines
