"""What is hidden by a filter, above the timeline: its terms, how much they leave, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from viewer.ui.kit.flow_layout import FlowLayout
from viewer.ui.look.theme import Appearance
from viewer.ui.state.filtering import Filtering
from viewer.words import _, ngettext, number

_TEXT_PX = 12
_MOST_LETTERS = 60


def term_words(term: str) -> str:
    """Return a term as its chip says it: ``person: Kim Jong Il``, ``not status: expected``."""
    wanted = term.removeprefix("-")
    name, colon, value = wanted.partition(":")
    value = ", ".join(part.strip('"') for part in value.split('","'))
    words = f"{name.lower()}: {value}" if colon and name.isalpha() else wanted.strip('"')
    words = _("not {term}").format(term=words) if wanted != term else words
    return words if len(words) <= _MOST_LETTERS else words[: _MOST_LETTERS - 1] + "…"


def shown_of(shown: int, whole: int) -> str:
    """Return how many events a filter leaves: ``12 of 25 events shown``."""
    text = ngettext("{shown} of {number} event shown", "{shown} of {number} events shown", whole)
    return text.format(shown=number(shown), number=number(whole))


class FilterBar(QFrame):
    """One line; gone while everything is shown.

    Signals:
        left(): a chip or button that had the keyboard has gone with what it stood for.
    """

    left = Signal()

    def __init__(self, filtering: Filtering, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterBar")
        self.setAccessibleName(_("Filter"))
        self._filtering = filtering
        self._appearance = appearance
        self.count = QLabel(self)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.clear = QPushButton(_("Show &all"), self)
        self.clear.setToolTip(_("Show all events again"))
        self.clear.clicked.connect(filtering.clear)
        self._place = QWidget(self)
        self._chips = FlowLayout(6, self._place)
        self._shown: list[str] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._place.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 5, 12, 5)
        row.setSpacing(10)
        row.addWidget(self._place, 1)
        row.addWidget(self.count)
        row.addWidget(self.clear)
        filtering.changed.connect(self.refresh)
        appearance.theme_changed.connect(self._dress)
        self._dress()
        self.refresh()

    def refresh(self) -> None:
        """Say what is hidden now."""
        terms = self._filtering.terms
        had_focus = self.isAncestorOf(focus) if (focus := self.window().focusWidget()) else False
        if terms != self._shown:
            self._fill(terms)
        shown, whole = self._filtering.counts
        doubt = self._filtering.doubt
        self.count.setText(doubt or shown_of(shown, whole))
        self.setVisible(bool(terms))
        if had_focus and not terms:
            self.left.emit()

    def chips(self) -> list[QToolButton]:
        """Return the chips, from left to right."""
        found = (self._chips.itemAt(place) for place in range(self._chips.count()))
        widgets = [item.widget() for item in found if item is not None]
        return [widget for widget in widgets if isinstance(widget, QToolButton)]

    def _fill(self, terms: list[str]) -> None:
        self._shown = terms
        while (item := self._chips.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, term in enumerate(terms):
            self._chips.addWidget(self._chip(place, term))
        self._place.updateGeometry()

    def _chip(self, place: int, term: str) -> QToolButton:
        words = term_words(term)
        chip = QToolButton(self._place)
        chip.setObjectName("formChip")
        chip.setText(f"{words.replace('&', '&&')}  ✕")
        chip.setAccessibleName(_("{term}: let this term go").format(term=words))
        chip.setToolTip(_("Let this term go"))
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.setFont(self._appearance.theme.font(_TEXT_PX))
        chip.clicked.connect(lambda _checked=False: self._filtering.remove(place))
        chip.show()
        return chip

    def _dress(self) -> None:
        font = self._appearance.theme.font(_TEXT_PX)
        for widget in (self.count, self.clear, *self.chips()):
            widget.setFont(font)
