"""Where a stretch of laid-out text stands."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextLayout


def fragment_rects(layout: QTextLayout, start: int, length: int) -> list[QRectF]:
    """Return the rectangles of a stretch of a paragraph, one for each line, from the paragraph's corner.

    Args:
        start: Of the stretch, characters from the paragraph's beginning.
        length: Of the stretch, characters.
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
