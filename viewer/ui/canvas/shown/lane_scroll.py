"""How far the lanes are scrolled up where they are higher than the canvas."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal


class LaneScroll(QObject):
    """The vertical scroll position of one canvas, logical pixels.

    Args:
        most: Returns how far the lanes can be scrolled up at most.

    Signals:
        moved(): the position is another.
        changed(): the position or its range is another.
    """

    moved = Signal()
    changed = Signal()

    def __init__(self, most: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self._y = 0.0

    @property
    def y(self) -> float:
        """How far the lanes are scrolled up."""
        return self._y

    @property
    def most(self) -> float:
        """How far the lanes can be scrolled up at most; 0 where all fit."""
        return self._most()

    def set(self, y: float) -> None:
        """Scroll the lanes; out of range is brought back into it."""
        y = min(max(0.0, y), self.most)
        if y != self._y:
            self._y = y
            self.changed.emit()
            self.moved.emit()

    def move_by(self, delta_px: float) -> None:
        """Scroll further up by so many pixels; down if negative."""
        self.set(self._y + delta_px)

    def follow_range(self) -> None:
        """Come back into a range that is another now."""
        self._y = min(self._y, self.most)
        self.changed.emit()
