"""What the outlines mean, and how many of each there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.model.comparing.differences import Difference, Sign
from viewer.ui.comparing.marks import color_of, draw_outline
from viewer.ui.look.inks import baseline
from viewer.ui.look.theme import Appearance
from viewer.words import NN_, ngettext, number

_TEXT_PX = 12
_PAD_PX, _GAP_PX, _HIGH_PX = 8.0, 8.0, 22.0


_COUNTED = {
    Sign.ADDED: NN_("{number} added", "{number} added"),
    Sign.REMOVED: NN_("{number} removed", "{number} removed"),
    Sign.CHANGED: NN_("{number} changed", "{number} changed"),
    Sign.MOVED: NN_("{number} moved", "{number} moved"),
}


def _counted(sign: Sign, count: int) -> str:
    return ngettext(*_COUNTED[sign], count).format(number=number(count))


class SignKey(QWidget):
    """One outline for each sign in use, with its sign, word and count in it."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._texts: list[tuple[Sign, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        appearance.theme_changed.connect(self.updateGeometry)

    def tell(self, differences: Sequence[Difference]) -> None:
        """Count other differences."""
        counts = Counter(one.sign for one in differences)
        self._texts = [
            (sign, f"{sign.symbol} {_counted(sign, counts[sign])}") for sign in Sign if counts[sign]
        ]
        self.setAccessibleName(", ".join(text for _sign, text in self._texts))
        self.updateGeometry()
        self.update()

    @property
    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self._appearance.theme.font(_TEXT_PX))

    def _width(self, text: str) -> float:
        return self._metrics.horizontalAdvance(text) + 2 * _PAD_PX

    def sizeHint(self) -> QSize:
        """Return the room of all signs in use beside each other."""
        wide = sum(self._width(text) + _GAP_PX for _sign, text in self._texts)
        return QSize(round(wide), self._appearance.theme.sized(_HIGH_PX) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them."""
        theme = self._appearance.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setFont(theme.font(_TEXT_PX))
        left, high = 1.0, float(theme.sized(_HIGH_PX))
        for sign, text in self._texts:
            rect = QRectF(left, 1, self._width(text), high - 1)
            draw_outline(painter, rect, sign, theme)
            painter.setPen(color_of(sign, theme))
            line = baseline(self._metrics, rect.top(), rect.height())
            painter.drawText(QPointF(rect.left() + _PAD_PX, line), text)
            left = rect.right() + _GAP_PX
        painter.end()
