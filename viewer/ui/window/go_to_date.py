"""Go to a typed date: says at once how it was understood."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from viewer.model.dates.edtf import DateError, EventDate, parse_date
from viewer.model.dates.phrases import date_phrase
from viewer.model.dates.placing import place_on_axis
from viewer.model.dates.suggest import suggest_date
from viewer.model.dates.timespan import TimeSpan


def understood(text: str) -> EventDate | None:
    """Return the date that a person may mean: EDTF, or words that have one EDTF reading."""
    try:
        return parse_date(text)
    except DateError:
        found = suggest_date(text)
        return parse_date(found) if found else None


class GoToDateDialog(QDialog):
    """One field; Enter goes there.

    Signals:
        chosen(object): the TimeSpan to show.
    """

    chosen = Signal(object)

    def __init__(self, time_zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Go to date")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._zone = ZoneInfo(time_zone) if time_zone else None
        self.field = QLineEdit(self)
        self.field.setPlaceholderText("2011-08-21, Aug 2011, c. 2001, 500 BC …")
        self.field.setAccessibleName("Date")
        self.field.setMinimumWidth(320)
        self.meaning = QLabel(" ", self)
        self.meaning.setTextFormat(Qt.TextFormat.PlainText)
        self.meaning.setObjectName("muted")
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self._buttons.accepted.connect(self._go)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (self.field, self.meaning, self._buttons):
            column.addWidget(widget)
        self.field.textChanged.connect(self._read)
        self._read("")

    def _read(self, text: str) -> None:
        self._date = understood(text) if text.strip() else None
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(self._date is not None)
        if self._date is not None:
            self.meaning.setText(date_phrase(self._date, weekday=True))
        else:
            self.meaning.setText("Not understood yet" if text.strip() else " ")

    def _go(self) -> None:
        if self._date is None:
            return
        when = place_on_axis(self._date, axis_zone=self._zone, event_zone=None, duration=None)
        self.chosen.emit(TimeSpan(when.start, max(when.end, when.start)))
        self.accept()
