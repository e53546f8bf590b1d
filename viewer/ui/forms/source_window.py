"""A kept copy to read in and to quote from, opened at the passage that a quotation stands in."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from viewer.files.evidence.quoting import quotable, whole_selection
from viewer.files.read.texts import shown
from viewer.model.fields import Fields
from viewer.ui.document.document_facts import Passage
from viewer.ui.kit.announcing import announce
from viewer.ui.look.theme import Appearance
from viewer.words import N_, _, ngettext, number

_WIDTH_PX, _HEIGHT_PX = 640, 560
_TEXT_PX = 15
_SELECT = N_("Select the words to quote; cut words are made whole")
#: What is longer is warned of by ``check``, too.
_FAIR_WORDS = 60


class SourceWindow(QDialog):
    """The words of a kept copy, the passage marked; what is selected can become a quotation.

    Nothing in it can be changed.

    Args:
        passage: What to show.
        appearance: Colours and fonts, followed while it is open.

    Signals:
        quoted(object): the fields of a quotation: its words, its source, and the page where there are pages.
    """

    quoted = Signal(object)

    def __init__(self, passage: Passage, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._passage = passage
        self._appearance = appearance
        self._is_plain = not any(letter > "\uffff" for letter in passage.text)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Kept copy of {source}").format(source=passage.source))
        self.resize(_WIDTH_PX, _HEIGHT_PX)
        self.verdict = QLabel(passage.verdict, self)
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self.verdict.setWordWrap(True)
        self.verdict.setVisible(bool(passage.verdict))
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(_("Find in the copy (Ctrl+F), Enter for the next place"))
        self.search.setAccessibleName(_("Find in the copy"))
        self.search.setClearButtonEnabled(True)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Text of the kept copy"))
        # A caret, so that the keyboard too can select and copy.
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.text.setPlainText(passage.text)
        self.said = QLabel(self)
        self.said.setObjectName("muted")
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        buttons = QDialogButtonBox(self)
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        self.quote = buttons.addButton(_("&Quote this"), QDialogButtonBox.ButtonRole.ActionRole)
        self.quote.setToolTip(_("Make a quotation of the selected words (Ctrl+Enter)"))
        self.quote.setVisible(bool(passage.source_id))
        self._lay_out(buttons)
        self._connect(buttons)
        appearance.theme_changed.connect(self._dress)
        self._dress()
        self._tell()
        self.text.setFocus()

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        for widget in (self.verdict, self.search, self.text):
            column.addWidget(widget)
        column.addLayout(foot)

    def _connect(self, buttons: QDialogButtonBox) -> None:
        buttons.rejected.connect(self.reject)
        for button in buttons.buttons():
            button.setAutoDefault(False)  # type: ignore[attr-defined]  # they are push buttons
        self.quote.clicked.connect(lambda _checked=False: self.quote_selection())
        self.text.selectionChanged.connect(self._tell)
        self.search.returnPressed.connect(self.find_next)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.quote_selection)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)

    def _dress(self) -> None:
        theme = self._appearance.theme
        self.text.setFont(theme.font(_TEXT_PX, serif=True))
        cursor = self._cursor()
        mark = QTextEdit.ExtraSelection()
        mark.cursor = cursor
        mark.format.setBackground(theme.selection_fill)
        mark.format.setForeground(theme.text)
        self.text.setExtraSelections([mark] if cursor.hasSelection() else [])

    def _cursor(self) -> QTextCursor:
        """Return a cursor that selects the passage."""
        return self._selecting(*self._passage.span)

    def _selecting(self, start: int, end: int) -> QTextCursor:
        """Return a cursor that selects a part of the text; Qt counts in UTF-16."""
        first, last = (_utf16_length(self._passage.text[:place]) for place in (start, end))
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def show_passage(self) -> None:
        """Open it with the passage in the middle."""
        self.show()
        cursor = self._cursor()
        cursor.setPosition(cursor.selectionStart())
        self.text.setTextCursor(cursor)
        self.text.centerCursor()

    def find_next(self) -> None:
        """Select the next place of what is searched for; after the last one comes the first."""
        wanted = self.search.text()
        if not wanted or self.text.find(wanted):
            return
        here = self.text.textCursor()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        if not self.text.find(wanted):
            self.text.setTextCursor(here)
            self._say(_("{words} does not stand in this copy").format(words=shown(wanted)))

    # --- quoting ------------------------------------------------------------------------

    @property
    def selection(self) -> tuple[int, int]:
        """Which part of the text is selected, with whole words, [start, end)."""
        cursor = self.text.textCursor()
        start, end = map(self._place, (cursor.selectionStart(), cursor.selectionEnd()))
        return whole_selection(self._passage.text, start, end)

    def _place(self, utf16: int) -> int:
        """Return which letter of the text a place is that Qt counts in UTF-16."""
        if self._is_plain:
            return utf16
        text = self._passage.text.encode("utf-16-le", "surrogatepass")[: 2 * utf16]
        return len(text.decode("utf-16-le", "ignore"))

    def quote_selection(self) -> None:
        """Make a quotation of what is selected."""
        start, end = self.selection
        words = quotable(self._passage.text, start, end)
        if not words or not self._passage.source_id:
            self._say(_(_SELECT))
            return
        self.text.setTextCursor(self._selecting(start, end))
        fields: Fields = {"text": words, "source": self._passage.source_id}
        if self._passage.pages:
            fields["locator"] = self._pages_of(start, end)
        self.quoted.emit(fields)

    def _pages_of(self, start: int, end: int) -> str:
        """Return where a part of the text stands, as a locator has it."""
        first, last = (bisect_right(self._passage.pages, place) for place in (start, max(start, end - 1)))
        return f"p. {max(1, first)}" if first == last else f"pp. {max(1, first)}–{last}"

    def _tell(self) -> None:
        """Say how much is selected."""
        start, end = self.selection
        words = quotable(self._passage.text, start, end)
        self.quote.setEnabled(bool(words))
        count = len(words.split())
        if not self._passage.source_id:
            return
        if not count:
            self.said.setText(_(_SELECT))
        elif count > _FAIR_WORDS:
            words = ngettext(
                "{number} word: long for a quotation", "{number} words: long for a quotation", count
            )
            self.said.setText(words.format(number=number(count)))
        else:
            words = ngettext("{number} word selected", "{number} words selected", count)
            self.said.setText(words.format(number=number(count)))

    def _say(self, text: str) -> None:
        self.said.setText(text)
        announce(self.text, text)


def _utf16_length(text: str) -> int:
    return len(text) + sum(letter > "\uffff" for letter in text)
