"""A small calendar: a day, a month or a year at a click, and no more precision than was clicked."""

from __future__ import annotations

from PySide6.QtCore import QDate, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from viewer.model.dates.calendar import (
    MONTHS,
    add_months,
    days_from_civil,
    month_length,
    weekday_of,
)
from viewer.model.dates.edtf import edtf_of
from viewer.model.dates.far_words import year_name
from viewer.model.dates.timespan import DAY
from viewer.model.dates.tongues import tongue
from viewer.words import _, language, pgettext

#: EDTF writes months and days of these years; further ones are typed.
_YEARS = range(-9999, 10_000)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_WEEKS = 6


class CalendarPopup(QFrame):
    """One month, weeks from Monday; arrows go through the days, Page Up and Down through months, with Shift years.

    Args:
        year: Astronomical.
        month: 1 to 12.

    Signals:
        picked(str): EDTF of the day, month or year that was chosen.
    """

    picked = Signal(str)

    def __init__(self, year: int, month: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("calendar")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.shown = (year, month)
        self.month, self.year = self._named(_("Take this month")), self._named(_("Take this year"))
        self.month.clicked.connect(lambda _on=False: self._take(edtf_of(*self.shown)))
        self.year.clicked.connect(lambda _on=False: self._take(edtf_of(self.shown[0])))
        head = QHBoxLayout()
        for text, tip, step in (("«", _("A year back"), -12), ("‹", _("A month back"), -1)):
            head.addWidget(self._stepping(text, tip, step))
        head.addWidget(self.month, 1)
        head.addWidget(self.year, 1)
        for text, tip, step in (("›", _("A month on"), 1), ("»", _("A year on"), 12)):
            head.addWidget(self._stepping(text, tip, step))
        self._grid = QGridLayout()
        self._grid.setSpacing(0)
        # One message for all seven, so that no two of them can be mixed up.
        for place, name in enumerate(pgettext("calendar", "Mo Tu We Th Fr Sa Su").split()[:7]):
            label = QLabel(name, self)
            label.setObjectName("muted")
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(label, 0, place)
        self.days = [self._day_button(place) for place in range(7 * _WEEKS)]
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addLayout(head)
        column.addLayout(self._grid)
        self.show_month(year, month)

    def _named(self, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("quiet")
        button.setToolTip(tip)
        return button

    def _stepping(self, text: str, tip: str, months: int) -> QToolButton:
        button = self._named(tip)
        button.setText(text)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda _on=False: self.step(months))
        return button

    def _day_button(self, place: int) -> QToolButton:
        button = self._named("")
        button.setMinimumSize(30, 26)
        button.installEventFilter(self)
        button.clicked.connect(lambda _on=False: self._take(edtf_of(*self.shown, int(button.text()))))
        self._grid.addWidget(button, 1 + place // 7, place % 7)
        return button

    def show_month(self, year: int, month: int, day: int = 0) -> None:
        """Show a month, and give the keyboard to one of its days, if there is one; far years are left alone."""
        if year not in _YEARS:
            return
        self.shown = (year, month)
        self.month.setText(_month_name(month))
        self.year.setText(_year_name(year))
        first, length = weekday_of(days_from_civil(year, month, 1) * DAY), month_length(year, month)
        for place, button in enumerate(self.days):
            number = place - first + 1
            inside = 1 <= number <= length
            button.setText(str(number) if inside else "")
            button.setEnabled(inside)
            button.setAccessibleName(_day_name(year, month, number) if inside else "")
        if day:
            self.days[first + min(day, length) - 1].setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, months: int, day: int = 0) -> None:
        """Show a month that lies some months later, or earlier if negative."""
        self.show_month(*add_months(*self.shown, months), day)

    def _take(self, edtf: str) -> None:
        self.picked.emit(edtf)
        self.close()

    def _walk(self, day: int, step: int) -> None:
        """Go some days on, into the neighbouring month where need be."""
        length = month_length(*self.shown)
        if 1 <= day + step <= length:
            self.show_month(*self.shown, day + step)
        elif day + step > length:
            self.step(1, day + step - length)
        else:
            year, month = add_months(*self.shown, -1)
            self.step(-1, month_length(year, month) + day + step)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go through days, months and years by keys, and take a day by Enter."""
        is_key = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if not is_key or not isinstance(watched, QToolButton) or not watched.text():
            return False
        assert isinstance(event, QKeyEvent)
        key, day = event.key(), int(watched.text())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            watched.click()
        elif key in _STEPS:
            self._walk(day, _STEPS[Qt.Key(key)])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            months = 12 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self.step(months if key == Qt.Key.Key_PageDown else -months, day)
        else:
            return False
        return True


def _month_name(month: int) -> str:
    own = language()
    return MONTHS[month - 1] if own is None else tongue(own.code).months_alone[month - 1]


def _year_name(year: int) -> str:
    own = language()
    if own is None:
        return year_name(year)
    return tongue(own.code).written("y", days_from_civil(year, 1, 1) * DAY)


def _day_name(year: int, month: int, day: int) -> str:
    own = language()
    if own is None:
        return f"{day} {MONTHS[month - 1]} {year_name(year)}"
    return tongue(own.code).written("yMd", days_from_civil(year, month, day) * DAY)


def today() -> tuple[int, int, int]:
    """Return today's (year, month, day)."""
    date = QDate.currentDate()
    return date.year(), date.month(), date.day()
