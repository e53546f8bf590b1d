"""A field for a date: says at once how it is understood, and offers EDTF for other words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from viewer.model.dates.edtf import DateError, parse_date
from viewer.model.dates.phrases import date_phrase
from viewer.model.dates.suggest import suggest_date
from viewer.model.fields import Plain
from viewer.ui.forms.parts import Editor, LineEditor
from viewer.ui.look.theme import Theme

_TAKING = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


def understanding(text: str) -> tuple[str, str]:
    """Return (how a date is understood, what was probably meant); one of them is empty, or both."""
    if not text.strip():
        return "", ""
    try:
        return date_phrase(parse_date(text.strip()), weekday=True), ""
    except DateError:
        return "", suggest_date(text.strip())


class DateEditor(Editor):
    """EDTF text with its meaning below; ↓ or the button takes the suggestion.

    Signals:
        suggestion_taken(str): the EDTF that took the place of what was typed.
    """

    suggestion_taken = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inner = LineEditor(hint="2011-08-21, 2011-08, 2011~, or in words: about May 2011")
        self.line = self._inner.line
        self.meaning = QLabel(self)
        self.meaning.setTextFormat(Qt.TextFormat.PlainText)
        self.meaning.setWordWrap(True)
        self.meaning.setStyleSheet(f"color: {theme.found.name()}")
        self.offer = QPushButton(self)
        self.offer.setObjectName("offer")
        self.offer.setFlat(True)
        self.offer.setCursor(Qt.CursorShape.PointingHandCursor)
        self.offer.clicked.connect(self.take_suggestion)
        self._suggestion = ""
        self._fill(self._inner, self.meaning, self.offer)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._read)
        self._read("")

    def _read(self, text: str) -> None:
        phrase, self._suggestion = understanding(text)
        self.meaning.setText(phrase)
        self.meaning.setVisible(bool(phrase))
        self.offer.setVisible(bool(self._suggestion))
        if self._suggestion:
            meant = date_phrase(parse_date(self._suggestion), weekday=True)
            self.offer.setText(f"Use {self._suggestion}  ({meant})   ↓")
            self.offer.setAccessibleName(f"Use {self._suggestion}, {meant}")
        self.changed.emit()

    def take_suggestion(self) -> None:
        """Put what was probably meant in the place of what was typed."""
        if self._suggestion:
            taken = self._suggestion
            self.line.setText(taken)
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.suggestion_taken.emit(taken)

    @property
    def suggestion(self) -> str:
        """What was probably meant; empty where the text is EDTF, or nothing is known."""
        return self._suggestion

    def takes(self, value: Plain) -> bool:
        """Take one line."""
        return self._inner.takes(value)

    def value(self) -> Plain | None:
        """Return the text as typed; None for blanks."""
        return self._inner.value()

    def set_value(self, value: Plain | None) -> None:
        """Show a date's text."""
        self._inner.set_value(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the suggestion by ↓, or by Enter where there is one."""
        takes = self._suggestion and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if takes and event.key() in _TAKING:  # type: ignore[attr-defined]  # a key event, as just asked
            self.take_suggestion()
            return True
        return super().eventFilter(watched, event)
