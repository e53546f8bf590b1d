"""Ctrl and the wheel over a text make all texts larger or smaller."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea

from viewer.ui.look.theme import Appearance

#: A click of a wheel, in the eighths of a degree that Qt counts.
_NOTCH = 120


class WheelSizer(QObject):
    """Watches the wheel over one view; Qt's own answer would enlarge that view alone, and be forgotten.

    Args:
        appearance: Whose text size is changed.
        view: What is watched; it owns this.
    """

    def __init__(self, appearance: Appearance, view: QAbstractScrollArea) -> None:
        super().__init__(view)
        self._appearance = appearance
        self._turned = 0
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a step for each click of the wheel; a touchpad sums up to one."""
        if not isinstance(event, QWheelEvent) or event.type() is not QEvent.Type.Wheel:
            return False
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._turned = 0
            return False
        self._turned += event.angleDelta().y()
        clicks = int(self._turned / _NOTCH)
        self._turned -= clicks * _NOTCH
        if clicks:
            self._appearance.step_text(clicks)
        event.accept()
        return True
