"""A sign for events outside the view: its words, its look, and how it is pressed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QStyle, QStyleOptionToolButton, QToolButton

from viewer.dataclass import dataclass
from viewer.layout.frame.beyond import Beyond
from viewer.ui.canvas.canvas import TimelineCanvas
from viewer.words import N_, NN_, _, ngettext, number


@dataclass(frozen=True, slots=True)
class EdgeSign:
    """One of the four signs.

    Attributes:
        text: On the sign; ``short`` where there is little room.
        words: What is said of one event, and of several.
        count: Takes the number from what lies outside.
    """

    text: str
    short: str
    words: tuple[str, str]
    count: Callable[[Beyond], int]


EARLIER = EdgeSign(
    N_("◂ {number} earlier"),
    "◂ {number}",
    NN_("{number} event earlier than the time shown", "{number} events earlier than the time shown"),
    lambda found: found.earlier,
)
LATER = EdgeSign(
    N_("{number} later ▸"),
    "{number} ▸",
    NN_("{number} event later than the time shown", "{number} events later than the time shown"),
    lambda found: found.later,
)
ABOVE = EdgeSign(
    N_("▴ {number} above"),
    "▴ {number}",
    NN_("{number} event above the rows shown", "{number} events above the rows shown"),
    lambda found: found.above,
)
BELOW = EdgeSign(
    N_("▾ {number} below"),
    "▾ {number}",
    NN_("{number} event below the rows shown", "{number} events below the rows shown"),
    lambda found: found.below,
)


class SignButton(QToolButton):
    """A sign that is pressed by a click, Space or Enter; Esc leads back to the timeline.

    It lies over the canvas and so is painted with every frame: its look is drawn once and kept, and while nobody
    points at it or has the keyboard on it, the canvas puts that on screen: for Qt a widget more in a frame takes
    longer than a picture.
    """

    def __init__(self, sign: EdgeSign, canvas: TimelineCanvas) -> None:
        super().__init__(canvas)
        self.sign = sign
        self._canvas = canvas
        self._look: tuple[object, QPixmap] | None = None
        self._still: QPixmap | None = None
        self._is_crossed = False
        self._is_left = True
        self.setUpdatesEnabled(False)
        self.setObjectName("notice")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def tell(self, count: int, *, is_short: bool) -> None:
        """Say how many events are there; without any, be gone and give the keyboard back."""
        if not count:
            had_focus = self.hasFocus()
            self.hide()
            if had_focus:
                self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        text = (self.sign.short if is_short else _(self.sign.text)).format(number=number(count))
        if text != self.text():
            self.setText(text)
            self._still = None
            words = ngettext(*self.sign.words, count).format(number=number(count))
            self.setAccessibleName(words)
            self.setToolTip(_("{events}. Click to go there").format(events=words))
        self.adjustSize()
        if self.isHidden():
            self.move(0, -self.height())  # it is not pointed at before it stands in its place
            self.show()

    @property
    def look(self) -> QPixmap:
        """The sign as it is drawn now."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        ratio = self.devicePixelRatioF()
        key = self.text(), self.size(), ratio, option.state
        if self._look is None or self._look[0] != key:
            pixmap = QPixmap(self.size() * ratio)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            self.style().drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option, painter, self)
            painter.end()
            self._look = key, pixmap
        return self._look[1]

    @property
    def still(self) -> QPixmap:
        """The look while the canvas draws it: nothing but words, size and screen can change that."""
        if self._still is None or self._still.devicePixelRatio() != self.devicePixelRatioF():
            self._still = self.look
        return self._still

    @property
    def is_left(self) -> bool:
        """Whether it leaves it to the canvas to draw it."""
        return self._is_left

    def cross(self, *, is_crossed: bool) -> None:
        """Stand over something else that lies over the canvas, or over the canvas alone."""
        if is_crossed != self._is_crossed:
            self._is_crossed = is_crossed
            self._leave_or_draw()

    def _leave_or_draw(self) -> None:
        is_left = not (self._is_crossed or self.underMouse() or self.hasFocus() or self.isDown())
        if is_left != self._is_left:
            self._is_left, self._still = is_left, None
            self.setUpdatesEnabled(not is_left)
        if is_left:
            self._canvas.update(self.geometry())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Put the look on screen."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self.look)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Draw it anew with other colours or letters."""
        super().changeEvent(event)
        self._look = self._still = None
        if not self.isHidden():  # Qt tells of changes while it is still being made
            self._leave_or_draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Come without anybody pointing at it."""
        super().showEvent(event)
        self._leave_or_draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw it anew."""
        super().resizeEvent(event)
        self._still = None

    def enterEvent(self, event: QEnterEvent) -> None:
        """Look as what is pointed at."""
        super().enterEvent(event)
        self._leave_or_draw()

    def leaveEvent(self, event: QEvent) -> None:
        """Look as before."""
        super().leaveEvent(event)
        self._leave_or_draw()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Look as what has the keyboard."""
        super().focusInEvent(event)
        self._leave_or_draw()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Look as before."""
        super().focusOutEvent(event)
        self._leave_or_draw()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Look as what is no longer pressed."""
        super().mouseReleaseEvent(event)
        self._leave_or_draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go there by Enter too; Esc leads back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Escape:
            self._canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)
