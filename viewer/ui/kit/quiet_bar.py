"""A scroll bar that keeps its room, and shows itself only where there is something to scroll."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget


class QuietBar(QScrollBar):
    """Looks like bare ground, and lets the mouse through, where everything is in sight.

    A bar that comes and goes makes what is beside it narrower and wider, and has all of it painted.
    """

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self._ground: QColor | None = None
        self.rangeChanged.connect(self._follow_range)
        self._follow_range(0, 0)

    def lie_on(self, ground: QColor) -> None:
        """Fill the ground under the bar, so that nothing around it is painted for it."""
        # Whenever a style dresses a bar, it takes this away.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        if ground != self._ground:
            self._ground = ground
            self.update()

    @property
    def is_needed(self) -> bool:
        """Whether there is something to scroll."""
        return self.minimum() < self.maximum()

    def _follow_range(self, _least: int, _most: int) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not self.is_needed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar where it is needed."""
        if self._ground is not None:
            painter = QPainter(self)
            painter.fillRect(event.rect(), self._ground)
            painter.end()
        if self.is_needed:
            super().paintEvent(event)
