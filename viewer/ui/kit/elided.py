"""Lines of literal text that are cut at their ends where there is no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.model.direction import isolated


class ElidedLines(QWidget):
    """A few lines, the first in one colour and the others in a fainter one; the whole is the tooltip."""

    def __init__(
        self, lines: Sequence[str], font: QFont, color: QColor, faint: QColor, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines, self._color, self._faint = tuple(lines), color, faint
        self.setFont(font)
        self.setToolTip("\n".join(lines))
        self.setAccessibleName(", ".join(lines))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Wish for the lines' height, whatever their width."""
        return QSize(60, self.fontMetrics().lineSpacing() * len(self._lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        painter = QPainter(self)
        metrics = self.fontMetrics()
        for number, line in enumerate(self._lines):
            painter.setPen(self._faint if number else self._color)
            area = QRect(0, number * metrics.lineSpacing(), self.width(), metrics.lineSpacing())
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, self.width())
            flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(area, flags, isolated(shown))
        painter.end()
