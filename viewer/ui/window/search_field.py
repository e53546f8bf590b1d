"""The field in the tool bar that one types into to search."""

from __future__ import annotations

from bisect import bisect_left
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from viewer.ui.kit.menu_texts import key_text
from viewer.ui.kit.text_rects import qt_places
from viewer.ui.look.theme import Appearance
from viewer.ui.state.searching import Searching
from viewer.words import N_, _

if TYPE_CHECKING:
    from viewer.ui.window.search_offers import SearchOffers

_HINT = N_("Search events, quotes, people  {key}")
USUAL_PX = 290
_LEAST_PX = 130
_ROOMY_PX = 230
_TEXT_PX = 12
#: Room that one of the buttons inside the field takes.
_BUTTON_PX = 27
_GAP_PX = 8
_NEEDED = (
    "viewer.ui.window.search_offers",
    "viewer.ui.paint.found_words",
    "viewer.ui.pane.found_words",
    "viewer.ui.pane.grounds",
)
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
}


class SearchField(QLineEdit):
    """Words to search for; at its right end how many events have them, and ways through them.

    Signals:
        left(): the keyboard should go back to the canvas.
    """

    left = Signal()

    def __init__(self, searching: Searching, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._searching = searching
        self._appearance = appearance
        self.buttons: tuple[QAction, ...] = ()
        self.setObjectName("search")
        self.setPlaceholderText(_(_HINT).format(key=key_text("Ctrl+F")))
        self.setAccessibleName(_("Search"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_LEAST_PX)
        self.setMaximumWidth(USUAL_PX)
        self.offers: SearchOffers | None = None
        # Once the field is seen to have the keyboard.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._make_ready)
        self.textChanged.connect(searching.set_text)
        self.textEdited.connect(lambda _text: self._offer())
        searching.changed.connect(self._follow)
        appearance.theme_changed.connect(self._dress_anew)

    def sizeHint(self) -> QSize:
        """Wish for room for some words and their count."""
        return QSize(USUAL_PX, super().sizeHint().height())

    def begin(self) -> None:
        """Take the keyboard; what stands there is selected, to be typed over."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def leave(self) -> None:
        """Search for nothing any more, and give the keyboard back."""
        self.clear()
        self.left.emit()

    # --- what could follow --------------------------------------------------------------

    def _offer(self) -> None:
        """Offer what could follow where the cursor is."""
        offers = self._searching.completions(self._halves()[0])
        if offers:
            self._make_offers()
        if self.offers is not None:
            self.offers.offer(offers)

    def _make_offers(self) -> None:
        if self.offers is None:
            from viewer.ui.window.search_offers import SearchOffers

            self.offers = SearchOffers(self, self._appearance.theme)
            self.offers.taken.connect(self._complete)

    def _lead_offers(self) -> None:
        if self.offers is not None:
            self.offers.stand_below()

    def _complete(self, text: str) -> None:
        """Put a completion before what stands behind the cursor, and offer what could follow that."""
        self.setText(text + self._halves()[1].lstrip())
        self.setCursorPosition(qt_places(text)[-1])
        self._offer()

    def _halves(self) -> tuple[str, str]:
        """Return what stands before the cursor, and behind it."""
        text = self.text()
        here = bisect_left(qt_places(text), self.cursorPosition())
        return text[:here], text[here:]

    def _answers_offers(self, key: int) -> bool:
        """Tell whether a key was meant for what is offered, after doing what it says."""
        offers = self.offers
        if offers is None or not offers.isVisible():
            return False
        row = offers.currentRow()
        if key in _STEPS:
            offers.step(_STEPS[Qt.Key(key)])
        elif key == Qt.Key.Key_Escape:
            offers.offer([])
        elif row >= 0 and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            offers.take(row)
        else:
            return False
        return True

    # --- what was found -----------------------------------------------------------------

    def _follow(self) -> None:
        """Show what was found."""
        if self.text() and not self.buttons:
            self._make_buttons()
        before = self._shown_buttons
        for button in self.buttons:
            button.setVisible(bool(self.text()) and (button.data() == "close" or not self._is_narrow))
        self.setAccessibleDescription(self._searching.report())
        self._show_beginning()
        margins, now = self._margins(), self.textMargins()
        if margins != now:
            # Has all of the bar laid out anew, even where they are the same.
            self.setTextMargins(margins)
        if margins != now or self._shown_buttons != before:
            self.update()
        else:
            self.update(self._report_rect.toAlignedRect())

    def _margins(self) -> QMargins:
        """Return how much room the report takes of the text's; while a search goes on, what the last one took."""
        report, now = self._report, self.textMargins()
        if report and self._searching.is_busy and not now.isNull():
            return now
        room = 0
        if report:
            room = round(QFontMetricsF(self._report_font()).horizontalAdvance(report) + _GAP_PX)
        return QMargins(room, 0, 0, 0) if self.isRightToLeft() else QMargins(0, 0, room, 0)

    @property
    def _shown_buttons(self) -> int:
        return sum(button.isVisible() for button in self.buttons)

    @property
    def _report_rect(self) -> QRectF:
        """Where the report is written: beside the buttons, in the room that the text leaves."""
        margins = self.textMargins()
        width = float(max(margins.left(), margins.right()))
        right = self.width() - _GAP_PX - _BUTTON_PX * self._shown_buttons
        # Where the field begins at the right, the buttons are at its left, and so is the text's end.
        left = self.width() - right if self.isRightToLeft() else right - width
        return QRectF(left, 0, width, self.height())

    @property
    def _is_narrow(self) -> bool:
        return self.width() < _ROOMY_PX

    @property
    def _is_left(self) -> bool:
        """Whether somebody else has the keyboard in this window, or will have it again."""
        return self.window().focusWidget() is not self

    @property
    def _report(self) -> str:
        """What is written into the field: in a narrow one, or where it would hide words, the number alone."""
        report = self._searching.report(brief=self._is_narrow)
        if report and self._is_left and not self._leaves_room(report):
            return self._searching.report(brief=True)
        return report

    def _leaves_room(self, report: str) -> bool:
        """Tell whether all that is searched for stands beside a report."""
        taken = QFontMetricsF(self._report_font()).horizontalAdvance(report) + 3 * _GAP_PX
        text = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        return text + taken + _BUTTON_PX * self._shown_buttons <= self.width()

    def _show_beginning(self) -> None:
        """While nobody types, show the words from their beginning on."""
        if self._is_left and self.cursorPosition():
            self.setCursorPosition(0)

    def _make_buttons(self) -> None:
        """Put the buttons into the field, for the first letter that is typed."""
        made = []
        # Qt puts each further one to the left of the last.
        for name, tip, run in (
            ("close", _("End the search (Esc)"), self.leave),
            ("next", _("Next event found (Enter)"), lambda: self._searching.step(1)),
            ("previous", _("Previous event found (Shift+Enter)"), lambda: self._searching.step(-1)),
        ):
            action = QAction(self)
            action.setData(name)
            action.setToolTip(tip)
            action.triggered.connect(lambda _checked=False, run=run: run())
            self.addAction(action, QLineEdit.ActionPosition.TrailingPosition)
            made.append(action)
        self.buttons = tuple(made)
        self._dress()

    def _dress_anew(self) -> None:
        if self.offers is not None:
            # The next letter makes others, in the colours and size of now.
            self.offers.deleteLater()
            self.offers = None
        self._dress()

    def _dress(self) -> None:
        if not self.buttons:
            return
        from viewer.ui.kit.icons import icon

        for button in self.buttons:
            button.setIcon(icon(button.data(), self._appearance.theme.muted))

    def _report_font(self) -> QFont:
        return self._appearance.theme.font(_TEXT_PX)

    # --- Qt -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through what was found, or leave."""
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self._answers_offers(key):
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._searching.step(-1 if shift else 1)
        elif key in _STEPS:
            self._searching.step(_STEPS[Qt.Key(key)])
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have everything made ready before the first letter is typed."""
        super().focusInEvent(event)
        self._searching.make_ready()
        if not self.buttons or self.offers is None:
            self._soon.start()

    def _make_ready(self) -> None:
        """Make the buttons and what shows offers, and import what shows found words: each in a turn of its own."""
        for name in _NEEDED:
            import_module(name)
        if not self.buttons:
            self._make_buttons()
            self._follow()
            self._soon.start()
        else:
            self._make_offers()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Offer nothing any more."""
        super().focusOutEvent(event)
        self._searching.rest()
        if self.offers is not None:
            self.offers.offer([])
        self._follow()

    def focusNextPrevChild(self, next_child: bool) -> bool:
        """Let Tab take the offer that is chosen."""
        offers = self.offers
        if next_child and offers is not None and offers.isVisible() and offers.currentRow() >= 0:
            offers.take(offers.currentRow())
            return True
        return super().focusNextPrevChild(next_child)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the buttons out where they would leave no room to type."""
        super().resizeEvent(event)
        self._follow()
        self._lead_offers()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Keep what is offered below."""
        super().moveEvent(event)
        self._lead_offers()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, and how many were found."""
        super().paintEvent(event)
        report = self._report
        if not report:
            return
        painter = QPainter(self)
        painter.setFont(self._report_font())
        theme = self._appearance.theme
        painter.setPen(theme.expected if self._searching.has_none else theme.muted)
        aligned = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(self._report_rect, aligned, report)
        painter.end()
