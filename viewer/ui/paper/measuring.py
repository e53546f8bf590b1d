"""How wide texts are on paper, and how they fall into lines."""

from __future__ import annotations

import re
from itertools import pairwise

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QFont, QFontMetricsF

from viewer.layout.packing.labels import Measure

#: Fonts are measured this many times larger, so that the screen's hinting plays no part.
_MEASURE_ZOOM = 16
#: Han, kana and what stands between them.
_WITHOUT_BLANKS = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff9f\U00020000-\U0003ffff]")
_WORD = re.compile("[^ ]+ *| +")


def paper_measure(font: QFont) -> Measure:
    """Return a measure of text in logical pixels that holds at any resolution."""
    large = QFont(font)
    large.setPixelSize(font.pixelSize() * _MEASURE_ZOOM)
    advance = QFontMetricsF(large).horizontalAdvance
    return lambda text: advance(text) / _MEASURE_ZOOM


def wrapped(text: str, width_px: float, measure: Measure) -> list[str]:
    """Return a text's lines in a width, broken at blanks; Chinese and Japanese, which have none, between letters.

    What cannot be broken and is wider stands alone.
    """
    lines: list[str] = []
    for piece in _pieces(text):
        if lines and measure(f"{lines[-1]}{piece}".rstrip(" ")) <= width_px:
            lines[-1] += piece
        else:
            lines.append(piece)
    return [line.rstrip(" ") for line in lines] or [""]


def _pieces(text: str) -> list[str]:
    """Return the parts between which a line may be broken, with the blanks behind each."""
    if text.isascii() or not _WITHOUT_BLANKS.search(text):
        return _WORD.findall(text)
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    units = text.encode("utf-16-le", "surrogatepass")  # which is what Qt counts
    places = [0, *iter(finder.toNextBoundary, -1)]
    return [
        units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass") for start, end in pairwise(places)
    ]
