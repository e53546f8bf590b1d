"""The line on the timeline at the date by which something was known: it is dragged by its tag, or moved by keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from viewer.ui.canvas.canvas import TimelineCanvas
from viewer.ui.kit.focus_ring import draw_focus_ring
from viewer.ui.paint.painting import TIER_PX
from viewer.words import _

_TEXT_PX = 11
_PAD_PX = 8
_LINE_PX = 2
_GRIP = "◂ {text} ▸"


class _Line(QWidget):
    """The line itself; what lies under it can be pointed at through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.color = QColor()
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.color)
        painter.end()


class KnownByHandle(QPushButton):
    """The tag in the axis, with its line below; where its instant is not in sight, neither is there.

    Args:
        canvas: On which it stands, and whose scale it follows.

    Signals:
        dragged(QPoint): the tag was dragged to a place of the screen.
        stepped(int): a key asks for so many steps further, or back.
        removed(): a key takes it away.
        left(): the keyboard should go back to the timeline.
    """

    dragged = Signal(object)
    stepped = Signal(int)
    removed = Signal()
    left = Signal()

    def __init__(self, canvas: TimelineCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._instant: int | None = None
        self._words = ""
        self._is_pressed = False
        self._line = _Line(canvas)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(_("Drag, or ← → by day, ⇧ by ten; Del takes it away"))
        self.hide()
        canvas.painted.connect(self.follow)

    @property
    def instant(self) -> int | None:
        """The axis second it stands at; None while there is none."""
        return self._instant

    def show_at(self, instant: int | None, words: str) -> None:
        """Stand at an instant.

        Args:
            instant: Axis second; None to stand nowhere.
            words: The date, said on the tag.
        """
        self._instant, self._words = instant, words
        self.setAccessibleName(_("Known by {date}").format(date=words))
        self.setAccessibleDescription(_("Left and right move it, Delete takes it away"))
        self.follow()
        self.update()

    def follow(self) -> None:
        """Go where the instant is on screen now."""
        scale, theme = self._canvas.on_screen.scale, self._canvas.appearance.theme
        left_px = self._canvas.on_screen.gutter_px
        if self._instant is None or scale is None:
            self._set_visible(on=False)
            return
        unit, width_px = self._canvas.unit, self._canvas.drawn_width
        x = left_px + scale.to_px(self._instant)
        if not left_px - 1 <= x <= width_px + 1:
            self._set_visible(on=False)
            return
        font = theme.font(_TEXT_PX, bold=True)
        wide = QFontMetrics(font).horizontalAdvance(self._text()) + 2 * theme.sized(_PAD_PX)
        middle = round(x * unit)
        left = min(max(middle - wide // 2, round(left_px * unit)), self._canvas.width() - wide)
        height = round((TIER_PX - 4) * unit)
        self._place(self, QRect(left, round(2 * unit), wide, height))
        line = QRect(middle - _LINE_PX // 2, height + round(2 * unit), _LINE_PX, self._canvas.height())
        self._line.color = theme.selection
        self._place(self._line, line)
        self._set_visible(on=True)

    @staticmethod
    def _place(widget: QWidget, area: QRect) -> None:
        if widget.geometry() != area:  # else every frame would draw the next one
            widget.setGeometry(area)

    def _set_visible(self, *, on: bool) -> None:
        self._canvas.is_crossed = on
        for widget in (self._line, self):
            if widget.isHidden() is on:
                widget.setVisible(on)
                widget.raise_()

    def _text(self) -> str:
        return _GRIP.format(text=_("Known by {date}").format(date=self._words))

    # --- Qt -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tag."""
        theme = self._canvas.appearance.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.selection)
        painter.drawRoundedRect(self.rect(), 4, 4)
        painter.setPen(theme.panel)
        painter.setFont(theme.font(_TEXT_PX, bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text())
        if self.hasFocus():
            draw_focus_ring(painter, theme.panel, self.rect().toRectF())
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._is_pressed = True
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it."""
        if self._is_pressed:
            self.dragged.emit(QPoint(event.globalPosition().toPoint()))
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it."""
        self._is_pressed = False
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move it by days, take it away, or lead back."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if steps:
            self.stepped.emit(steps * (10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1))
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            event.ignore()
