"""Where a stretch of laid-out text stands, and what stands in a line.

Qt counts letters in UTF-16, where those beyond U+FFFF, such as emoji, are two.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextLayout, QTextLine


def fragment_rects(layout: QTextLayout, start: int, length: int) -> list[QRectF]:
    """Return the rectangles of a stretch of a paragraph, one for each line, from the paragraph's corner.

    Args:
        start: Of the stretch, from the paragraph's beginning, as Qt counts.
        length: Of the stretch, as Qt counts.
    """
    rects = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(start, line.textStart())
        last = min(start + length, line.textStart() + line.textLength())
        if first < last:
            ends = sorted((edge_px(line.cursorToX(first)), edge_px(line.cursorToX(last))))
            rects.append(QRectF(ends[0], line.y(), ends[1] - ends[0], line.height()))
    return rects


def edge_px(answer: object) -> float:
    """Return the position from ``cursorToX``, which some bindings give with the cursor."""
    return float(answer[0] if isinstance(answer, tuple) else answer)  # type: ignore[arg-type]


def qt_places(text: str) -> Sequence[int]:
    """Return each place in a text, its end included, as Qt counts it."""
    if text.isascii() or max(text) <= "\uffff":
        return range(len(text) + 1)
    return [0, *accumulate(1 + (letter > "\uffff") for letter in text)]


def text_in(line: QTextLine, text: str) -> str:
    """Return what of a text stands in a line of its layout."""
    first, last = line.textStart(), line.textStart() + line.textLength()
    if text.isascii():
        return text[first:last]
    units = text.encode("utf-16-le", "surrogatepass")[2 * first : 2 * last]
    return units.decode("utf-16-le", "surrogatepass")
