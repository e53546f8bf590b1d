"""Go to a typed date: says at once how it was understood."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from viewer.model.dates.edtf import EventDate
from viewer.model.dates.phrases import date_phrase
from viewer.model.dates.placing import place_on_axis
from viewer.model.dates.timespan import TimeSpan
from viewer.model.dates.typed.suggest import Ambiguous, Understood, read_typed
from viewer.ui.kit.dialogs.date_offers import DateOffers
from viewer.words import _


class GoToDateDialog(QDialog):
    """One field; Enter goes there. Two readings of a date are two buttons.

    Args:
        time_zone: Of the axis, an IANA name; empty for none.
        reach: Axis seconds from the first event to the last; outside there is nowhere to go.

    Signals:
        chosen(object): the TimeSpan to show.
    """

    chosen = Signal(object)

    def __init__(self, time_zone: str, reach: TimeSpan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Go to date"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._zone = ZoneInfo(time_zone) if time_zone else None
        self._reach = reach
        self._span: TimeSpan | None = None
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(_("2011-08-21, Aug 2011, c. 2001, 500 BC …"))
        self.field.setAccessibleName(_("Date"))
        self.field.setMinimumWidth(320)
        self.meaning = QLabel(" ", self)
        self.meaning.setTextFormat(Qt.TextFormat.PlainText)
        self.meaning.setObjectName("muted")
        self.offers = DateOffers(self)
        self.offers.taken.connect(self.field.setText)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self._buttons.accepted.connect(self._go)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        for widget in (self.field, self.meaning, self.offers, self._buttons):
            column.addWidget(widget)
        self.field.textChanged.connect(self._read)
        self._read("")

    def _read(self, text: str) -> None:
        read = read_typed(text) if text.strip() else None
        self._span = None
        self.offers.offer(read.readings if isinstance(read, Ambiguous) else ())
        if isinstance(read, Understood):
            self.meaning.setText(self._found(read.date))
        elif isinstance(read, Ambiguous):
            self.meaning.setText(_("This can be read in two ways:"))
        else:
            self.meaning.setText(_("Not understood yet") if text.strip() else " ")
        self.field.setAccessibleDescription(self.meaning.text().strip())
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(self._span is not None)

    def _found(self, date: EventDate) -> str:
        """Keep where a date lies, and return how it was understood or on which side of everything it lies."""
        when = place_on_axis(date, axis_zone=self._zone, event_zone=None, duration=None)
        phrase = date_phrase(date, weekday=True)
        if when.end <= self._reach.start:
            return _("{date}: before the first event of this timeline").format(date=phrase)
        if when.start >= self._reach.end:
            return _("{date}: after the last event of this timeline").format(date=phrase)
        self._span = TimeSpan(when.start, max(when.end, when.start))
        return phrase

    def _go(self) -> None:
        if self._span is not None:
            self.chosen.emit(self._span)
            self.accept()
