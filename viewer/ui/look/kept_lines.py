"""Lines of text that are laid out once: while one pans and zooms, nearly the same ones stand in every frame.

``QPainter.drawText`` lays a text out anew at every call, which is half of what it costs. Glyph runs
are drawn by the same code from the same pictures of letters, so not a pixel is different. (Where a
painter enlarges, places are rounded in another order, and letters would stand a hair beside.)
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QGlyphRun, QPainter, QTextLayout, QTextOption

#: So many are kept; at a million events titles never come to an end.
MOST_LINES = 3000

#: From the top of a laid out line to its baseline, and its letters, a run for every font among them.
_Laid = tuple[float, list[QGlyphRun]]
#: So many are laid out for one frame at the most; the rest wait for the next, and look the same.
MOST_NEW = 12
#: Of a text that was drawn once, and of one that is left to Qt.
_SEEN: _Laid = (0.0, [])
_PLAIN: _Laid = (0.0, [])


class KeptLines:
    """Draws lines in one font, at its own size; a text that is drawn again is laid out and kept.

    Args:
        font: Without an underline and the like, which are no letters.
        direction: Of the painter, as it has it from the program's language.
    """

    def __init__(self, font: QFont, direction: Qt.LayoutDirection) -> None:
        self._font = font
        self._option = QTextOption()
        self._option.setWrapMode(QTextOption.WrapMode.NoWrap)
        self._option.setTextDirection(direction)
        self._lines: dict[str, _Laid] = {}
        self._left = MOST_NEW

    def renew(self) -> None:
        """Be told that another frame begins."""
        self._left = MOST_NEW

    def draw(self, painter: QPainter, x: float, y: float, text: str) -> None:
        """Draw a line as ``drawText`` does, with the painter's pen.

        Args:
            painter: Has the font set, and is only shifted, by whole pixels.
            x, y: Of its beginning, on the baseline.
            text: One line.
        """
        laid = self._lines.get(text)
        if laid is None or (laid is _SEEN and self._left > 0):
            # Much is seen once and never again; to lay out a line takes as long as to draw it twice.
            laid = self._lines[text] = self._noted() if laid is None else self._laid_out(text)
        ascent, runs = laid
        if runs and x >= 0:  # a text that begins left of the origin is rounded to the other side
            at = QPointF(x, y - ascent)
            for run in runs:
                painter.drawGlyphRun(at, run)
        else:
            painter.drawText(QPointF(x, y), text)

    def _noted(self) -> _Laid:
        if len(self._lines) >= MOST_LINES:
            self._lines.clear()
        return _SEEN

    def _laid_out(self, text: str) -> _Laid:
        self._left -= 1
        if not text.isprintable():
            return _PLAIN  # a tab or the end of a line means something else to a layout
        layout = QTextLayout(text, self._font)
        layout.setTextOption(self._option)
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        return line.ascent(), layout.glyphRuns()
