"""A field for a date: says at once how it is understood, and offers EDTF for other words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from viewer.model.dates.phrases import date_phrase
from viewer.model.dates.picked import day_at, takes_pick, with_pick
from viewer.model.dates.typed.suggest import Ambiguous, Understood, read_typed
from viewer.ui.forms.calendar_popup import CalendarPopup, today
from viewer.ui.forms.parts import LineEditor, LineWithMore
from viewer.ui.kit.dialogs.date_offers import DateOffers
from viewer.ui.kit.icons import icon
from viewer.ui.look.theme import Theme
from viewer.words import N_, _

_HINT = N_("2011-08-21, 2011-08, 2011~, or in words: about May 2011")
_PICK = N_("Pick a day, month or year (Alt+↓)")
_NO_PICK = N_("A calendar cannot write into one of several dates; type them")
_TAKING = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


def understanding(text: str) -> tuple[str, tuple[str, ...]]:
    """Return (how a date is understood, EDTF of what other words may mean); one of them is empty, or both."""
    match read_typed(text.strip()) if text.strip() else None:
        case Understood(date=date, is_edtf=True):
            return date_phrase(date, weekday=True), ()
        case Understood(date=date):
            return "", (date.text,)
        case Ambiguous(readings=readings):
            return "", readings
    return "", ()


def _asks_calendar(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Down and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)


class DateEditor(LineWithMore):
    """EDTF text with its meaning below.

    Words with one meaning become its EDTF when the field is left, or by ↓, Enter or their
    button; words with two are asked about.

    Signals:
        suggestion_taken(str): the EDTF that took the place of what was typed.
    """

    suggestion_taken = Signal(str)

    def __init__(self, theme: Theme, hint: str = _HINT, parent: QWidget | None = None) -> None:
        super().__init__(LineEditor(hint=_(hint)), parent)
        self.meaning = QLabel(self)
        self.meaning.setTextFormat(Qt.TextFormat.PlainText)
        self.meaning.setWordWrap(True)
        self.meaning.setStyleSheet(f"color: {theme.found.name()}")
        self.offers = DateOffers(self)
        self.offers.taken.connect(self._take)
        self.button = QToolButton(self)
        self.button.setObjectName("quiet")
        self.button.setIcon(icon("calendar", theme.muted))
        self.button.setAccessibleName(_("Pick from a calendar"))
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(lambda _checked=False: self.open_calendar())
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self._inner, 1)
        top.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.meaning)
        column.addWidget(self.offers)
        self.setFocusProxy(self._inner)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._read)
        self.line.editingFinished.connect(self.settle)
        self._read("")

    def _read(self, text: str) -> None:
        phrase, readings = understanding(text)
        self.meaning.setText(phrase)
        self.meaning.setVisible(bool(phrase))
        self.offers.offer(readings, "   ↓" if len(readings) == 1 else "")
        self.button.setEnabled(takes_pick(text))
        self.button.setToolTip(_(_PICK if takes_pick(text) else _NO_PICK))
        self.changed.emit()

    def open_calendar(self) -> CalendarPopup | None:
        """Open a calendar on the date that the cursor stands in; return it, None where it could write nothing."""
        if not takes_pick(self.line.text()):
            return None
        place = self.line.cursorPosition()
        year, month, day = day_at(self.line.text(), place) or today()
        popup = CalendarPopup(year, month, self)
        popup.picked.connect(lambda edtf: self._take(with_pick(self.line.text(), place, edtf)))
        popup.move(self.line.mapToGlobal(QPoint(0, self.line.height() + 2)))
        popup.show()
        popup.show_month(*popup.shown, day)
        return popup

    def settle(self) -> None:
        """Put the EDTF of words with one meaning in their place; words with two are left for an answer."""
        if len(self.readings) == 1:
            taken = self.readings[0]
            self.line.setText(taken)
            self.suggestion_taken.emit(taken)

    def _take(self, edtf: str) -> None:
        self.line.setText(edtf)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.suggestion_taken.emit(edtf)

    @property
    def readings(self) -> tuple[str, ...]:
        """EDTF of what the words may mean; empty where they are EDTF, or mean no date."""
        return self.offers.readings

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the one reading by ↓, or by Enter where there is one; open the calendar by Alt+↓."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and _asks_calendar(event):
            self.open_calendar()
            return True
        takes = (
            len(self.readings) == 1 and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        )
        if takes and event.key() in _TAKING:  # type: ignore[attr-defined]  # a key event, as just asked
            self.settle()
            return True
        return super().eventFilter(watched, event)
