"""What a typed date may mean, a button for each reading."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from viewer.model.dates.edtf import parse_date
from viewer.model.dates.phrases import date_phrase
from viewer.words import _


class DateOffers(QWidget):
    """One flat button a reading; hidden while there is none.

    Signals:
        taken(str): the EDTF of the reading whose button was pressed.
    """

    taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.readings: tuple[str, ...] = ()
        self.buttons: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.setVisible(False)

    def offer(self, readings: tuple[str, ...], hint: str = "") -> None:
        """Offer these readings, EDTF, instead of those before.

        Args:
            hint: Goes behind the text of the first button: the key that takes it.
        """
        if readings == self.readings:
            return
        self.readings = readings
        for button in self.buttons:
            button.deleteLater()
        self.buttons = [
            self._button(edtf, hint if number == 0 else "") for number, edtf in enumerate(readings)
        ]
        self.setVisible(bool(readings))

    def _button(self, edtf: str, hint: str) -> QPushButton:
        meant = date_phrase(parse_date(edtf), weekday=True)
        button = QPushButton(
            _("Use {date}  ({meaning}){hint}").format(date=edtf, meaning=meant, hint=hint), self
        )
        button.setObjectName("offer")
        button.setFlat(True)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        # Enter in a field beside it would press it otherwise: in a dialog Qt takes any button for that.
        button.setAutoDefault(False)
        button.setAccessibleName(_("Use {date}, {meaning}").format(date=edtf, meaning=meant))
        button.clicked.connect(partial(self.taken.emit, edtf))
        column = self.layout()
        assert column is not None
        column.addWidget(button)
        return button
