"""A button that looks like a link, wraps like text and answers the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from viewer.model.direction import isolated

_FLAGS = int(Qt.TextFlag.TextWordWrap) | int(Qt.TextFlag.TextWrapAnywhere)
#: As high as any text; the font's metrics want a box to wrap in.
_FAR = 100_000


class TextLink(QAbstractButton):
    """Literal clickable text.

    Args:
        elided: Stay on one line and cut the text at its end rather than wrap; the whole is the tooltip.
        align: Where a line stands.
        before, after: Arrows and the like around the text, which elision keeps.
    """

    def __init__(
        self,
        text: str,
        font: QFont,
        color: QColor,
        parent: QWidget | None = None,
        *,
        elided: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        before: str = "",
        after: str = "",
    ) -> None:
        super().__init__(parent)
        self._literal = text
        self._before, self._after = before, after
        self._color = color
        self._elided = elided
        self._flags = int(align) | (0 if elided else _FLAGS)
        self.setFont(font)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # A click leaves the keyboard where it is: arrows go on walking, and no ring is drawn.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(not elided)
        self.setSizePolicy(policy)

    @property
    def literal(self) -> str:
        """The whole text, with ``&`` as itself."""
        return self._literal

    def say(self, text: str, color: QColor, name: str = "") -> None:
        """Say something else, perhaps in another colour, and to a screen reader by another name."""
        self._literal, self._color = text, color
        self.setAccessibleName(name or text)
        if self.sizePolicy().horizontalPolicy() is not QSizePolicy.Policy.Ignored:
            self.updateGeometry()  # else no room hangs on the words, and nothing around need be laid out
        self.update()

    def make_plain(self) -> None:
        """Turn the link into mere text that is elided like one."""
        self.setEnabled(False)
        self.unsetCursor()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _bounds(self, width: int) -> QRect:
        box = QRect(0, 0, max(1, width), _FAR)
        return self.fontMetrics().boundingRect(box, self._flags, self._whole)

    @property
    def _whole(self) -> str:
        return f"{self._before}{self._literal}{self._after}"

    def hasHeightForWidth(self) -> bool:
        """Say whether the height follows from the width."""
        return not self._elided

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped text at a width, logical pixels."""
        return self._bounds(width).height() + 4

    def sizeHint(self) -> QSize:
        """Wish for one line."""
        line = self.fontMetrics()
        return QSize(line.horizontalAdvance(self._whole) + 4, line.height() + 4)

    def minimumSizeHint(self) -> QSize:
        """Fit any width."""
        return QSize(24, self.fontMetrics().height() + 4)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Underline under the pointer."""
        super().enterEvent(event)
        self.update()

    def draw_words(self, painter: QPainter, words: str) -> None:
        """Draw words as this link would say them, in the painter's font."""
        painter.setPen(self._color)
        area, flags = self.rect().adjusted(0, 2, 0, -2), self._flags
        text = f"{self._before}{words}{self._after}"
        if self._elided:
            metrics = self.fontMetrics()
            room = area.width() - metrics.horizontalAdvance(self._before + self._after)
            short = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            text = f"{self._before}{isolated(short)}{self._after}"
            # Letters of other scripts stand higher than the font says: the room above and below is theirs.
            area, flags = self.rect(), flags | int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(area, flags, text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, underlined under the pointer and ringed by the keyboard's focus."""
        painter = QPainter(self)
        if self.underMouse() and self.isEnabled():
            font = QFont(self.font())
            font.setUnderline(True)
            painter.setFont(font)
        self.draw_words(painter, self._literal)
        if self.hasFocus():
            painter.setPen(QPen(self._color, 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 3, 3)
        painter.end()
