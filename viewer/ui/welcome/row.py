"""One thing to begin with: a line, a smaller one below it, and a word at the right."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from viewer.model.direction import isolated
from viewer.ui.look.theme import Appearance, Theme

_TITLE_PX, _NOTE_PX = 14, 12
_SIDE_PX, _ABOVE_PX, _BETWEEN_PX, _GAP_PX = 12, 7, 2, 12
_ROUND_PX = 7.0
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Row(QAbstractButton):
    """A button of two lines that shows its texts as they are.

    Args:
        title: What happens by it; cut at its end where there is no room.
        note: More about it; cut in its middle, as suits a path.
        tail: A key, or what is to be known of it.
        is_faint: Nothing is to be had from it as things are.

    Signals:
        step_wished(int): the keyboard should go on to the row so many places further.
        removal_wished(): the row should go.
    """

    step_wished = Signal(int)
    removal_wished = Signal()

    def __init__(
        self,
        title: str,
        note: str,
        tail: str,
        appearance: Appearance,
        parent: QWidget | None = None,
        *,
        is_faint: bool = False,
    ) -> None:
        super().__init__(parent)
        self.title, self.note, self.tail = title, note, tail
        self._appearance = appearance
        self._is_faint = is_faint
        self.setAccessibleName(title)
        self.setAccessibleDescription(", ".join(text for text in (note, tail) if text))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        appearance.theme_changed.connect(self._dress)

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    @property
    def _theme(self) -> Theme:
        return self._appearance.theme

    def _metrics(self) -> tuple[QFontMetrics, QFontMetrics]:
        theme = self._theme
        return QFontMetrics(theme.font(_TITLE_PX, bold=True)), QFontMetrics(theme.font(_NOTE_PX))

    # --- Qt ---------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Wish for room for the longer line."""
        title, note = self._metrics()
        tail = note.horizontalAdvance(self.tail) + _GAP_PX if self.tail else 0
        width = max(title.horizontalAdvance(self.title) + tail, note.horizontalAdvance(self.note))
        return QSize(width + 2 * _SIDE_PX, self._height())

    def _height(self) -> int:
        title, note = self._metrics()
        return title.height() + _BETWEEN_PX + note.height() + 2 * _ABOVE_PX

    def minimumSizeHint(self) -> QSize:
        """Fit any width."""
        return QSize(120, self._height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with the arrows, take the row out with Delete, do what it is for with Enter."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.step_wished.emit(_STEPS[key])
        elif key == Qt.Key.Key_Delete:
            self.removal_wished.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the texts, lit under the pointer and ringed by the keyboard's focus."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.selection_fill if self.isDown() else theme.chip)
            painter.drawRoundedRect(area, _ROUND_PX, _ROUND_PX)
        if self.hasFocus():
            painter.setPen(QPen(theme.focus, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND_PX, _ROUND_PX)
        self._write(painter, theme)
        painter.end()

    def _write(self, painter: QPainter, theme: Theme) -> None:
        title, note = self._metrics()
        room = self.width() - 2 * _SIDE_PX
        tail = note.horizontalAdvance(self.tail) if self.tail else 0
        baseline = _ABOVE_PX + title.ascent()
        painter.setFont(theme.font(_NOTE_PX))
        painter.setPen(theme.muted)
        self._say(painter, self.tail, baseline, _SIDE_PX + room - tail, tail)
        path = note.elidedText(self.note, Qt.TextElideMode.ElideMiddle, room)
        self._say(
            painter,
            path,
            _ABOVE_PX + title.height() + _BETWEEN_PX + note.ascent(),
            _SIDE_PX,
            note.horizontalAdvance(path),
        )
        painter.setFont(theme.font(_TITLE_PX, bold=True))
        painter.setPen(theme.muted if self._is_faint else theme.text)
        left = room - (tail + _GAP_PX if tail else 0)
        said = title.elidedText(self.title, Qt.TextElideMode.ElideRight, left)
        self._say(painter, said, baseline, _SIDE_PX, title.horizontalAdvance(said))

    def _say(self, painter: QPainter, text: str, baseline: int, begin_px: int, width_px: int) -> None:
        """Write a text so far from the side that one reads from."""
        from_right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.drawText(
            self.width() - begin_px - width_px if from_right else begin_px, baseline, isolated(text)
        )
