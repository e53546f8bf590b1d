"""A choice that stays whole in a narrow place and still in one that scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

#: Letters for which it wants room at least.
_LEAST_LETTERS = 8
#: Around a choice's text: its frame and its arrow.
_FRAME_PX = 48
#: Between the edges of a choice's field and its text, at both ends together.
_AROUND_PX = 6


class ChoiceBox(QComboBox):
    """A choice that gives up room rather than ask for more than there is, and says with “…” that it did.

    The wheel passes over it, so that scrolling a form changes nothing in it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST_LETTERS)

    @property
    def shown_text(self) -> str:
        """What is to be read on it: the choice, cut with “…” where it has no room."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        return self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, field.width() - _AROUND_PX
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it as Qt does, with the text that there is room for."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.shown_text
        painter = QStylePainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form."""
        event.ignore()


def give_room(box: QComboBox, most_px: int) -> None:
    """Let a choice ask for the room of its longest text, so that none is cut where there is room for it.

    Args:
        box: With its texts.
        most_px: It asks for no more.
    """
    longest = max(
        (box.fontMetrics().horizontalAdvance(box.itemText(at)) for at in range(box.count())), default=0
    )
    box.setMinimumWidth(min(longest + _FRAME_PX, most_px))
