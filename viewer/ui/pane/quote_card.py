"""One quotation: the words, whose they are, when they were published, and whether they stand there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QColor, QContextMenuEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QMenu, QToolButton, QWidget

from viewer.model.event_words import Tone, attribution, citation, is_contradiction, published, quoted
from viewer.model.timeline import Quote, Source
from viewer.ui.kit.icons import icon
from viewer.ui.kit.reading_text import ReadingText
from viewer.ui.look.theme import Theme
from viewer.ui.pane.parts import BODY_PX, QUOTE_PX, SMALL_PX, tone_color

COPY_LABEL = "Copy quotation with citation"


class QuoteCard(QWidget):
    """A quotation set as one beside a bar in its lane's colour.

    Signals:
        copy_requested(str): the quotation with its citation, for the clipboard.
    """

    copy_requested = Signal(str)

    def __init__(
        self,
        quote: Quote,
        source: Source | None,
        verdict: tuple[str, Tone] | None,
        theme: Theme,
        lane_color: QColor,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._citation = citation(quote, source)
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnMinimumWidth(0, 3)
        self._grid.setColumnMinimumWidth(1, 12)
        self._grid.setColumnStretch(2, 1)
        self._add_words(quote, theme.expected if is_contradiction(quote) else lane_color)
        self._add_notes(quote, source, verdict)

    def _add_words(self, quote: Quote, bar_color: QColor) -> None:
        bar = QFrame(self)
        bar.setFixedWidth(3)
        bar.setStyleSheet(f"background: {bar_color.name()}; border: none;")
        words = ReadingText(
            quoted(quote.text), self._theme.font(QUOTE_PX, serif=True), self._theme.text, self, tab_stop=True
        )
        self._grid.addWidget(bar, 0, 0)
        self._grid.addWidget(words, 0, 2, 1, 2)
        self._grid.setRowMinimumHeight(1, 3)

    def _add_notes(self, quote: Quote, source: Source | None, verdict: tuple[str, Tone] | None) -> None:
        theme = self._theme
        whose = ReadingText(attribution(quote, source), theme.font(BODY_PX, bold=True), theme.text, self)
        row = 2
        self._grid.addWidget(whose, row, 2)
        self._grid.addWidget(self._copy_button(), row, 3, 2, 1, Qt.AlignmentFlag.AlignTop)
        notes = [(note, Tone.MUTED) for note in (published(source), quote.locator) if note]
        if is_contradiction(quote):
            notes.append(("✕ speaks against this event", Tone.CAREFUL))
        notes += [verdict] if verdict is not None else []
        for text, tone in notes:
            row += 1
            note = ReadingText(text, theme.font(SMALL_PX), tone_color(theme, tone), self)
            self._grid.addWidget(note, row, 2, 1, 1 if row == 3 else 2)

    def _copy_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("quiet")
        button.setIcon(icon("copy", self._theme.muted))
        button.setToolTip(COPY_LABEL)
        button.setAccessibleName(COPY_LABEL)
        button.setAutoRaise(True)
        button.clicked.connect(self._copy)
        return button

    def _copy(self) -> None:
        self.copy_requested.emit(self._citation)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy the quotation."""
        menu = QMenu(self)
        action = QAction(COPY_LABEL, menu)
        action.triggered.connect(self._copy)
        menu.addAction(action)
        menu.exec(event.globalPos())
