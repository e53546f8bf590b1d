"""One quotation of the form: its words, whose they are, and whether the kept copy has them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from viewer.files.read.fields import QUOTE_FIELDS
from viewer.model.event_words import Tone
from viewer.model.fields import Fields, Plain
from viewer.model.pasted import unquoted
from viewer.model.timeline import Quote
from viewer.ui.forms.context import FormContext
from viewer.ui.forms.parts import ChoiceEditor, Editor, ProseBox
from viewer.ui.forms.rows import named
from viewer.words import N_, _

CHECK_MS = 250
_NO_SOURCE = N_("No source: nobody can look these words up; choose where they stand")
_MARKS_OFF = N_("The quotation marks around the words were taken off; Ctrl+Z puts them back")
_LINES = (
    ("attributed_to", N_("Credited to"), N_("Whom the source credits for it, such as Yonhap")),
    (
        "speaker",
        N_("Speaker"),
        N_("Who says it, only where the words stand inside quotation marks in the source itself"),
    ),
    ("locator", N_("Page"), N_("Page, paragraph or line")),
)


class WordsBox(ProseBox):
    """The words of a source; quotation marks pasted around all of them are taken off.

    Signals:
        marks_taken_off(): that has happened; undo puts them back.
    """

    marks_taken_off = Signal()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take the words alone; the file keeps quotations without marks around them."""
        super().insertFromMimeData(source)
        text = self.toPlainText()
        bare = unquoted(text)
        if bare != text:
            cursor = self.textCursor()
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(bare)
            self.marks_taken_off.emit()


class QuoteEditor(Editor):
    """A quotation's fields; the words are checked against the kept copy while they are typed.

    Args:
        sources: Returns id and text of each source that can be chosen.
        context: Returns what the form knows of the file.
    """

    def __init__(
        self,
        sources: Callable[[], Sequence[tuple[str, str]]],
        context: Callable[[], FormContext],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._was_text = False
        self._order: list[str] = []
        self._rest: dict[str, Plain] = {}
        self._exact = ""
        self.words = WordsBox(2, 8, self)
        self.words.setPlaceholderText(_("The words of the source, exactly"))
        self.words.setAccessibleName(_("Words of the source"))
        self.verdict = QLabel(self)
        self.verdict.setWordWrap(True)
        self.notice = QLabel(_(_MARKS_OFF), self)
        self.notice.setObjectName("muted")
        self.notice.setWordWrap(True)
        self.notice.hide()
        self.source = ChoiceEditor(lambda: [("", _("No source")), *sources()], self)
        self.source.box.setAccessibleName(_("Source"))
        self._proposed = context().usual_source
        self.source.set_value(self._proposed)
        self.from_copy = QPushButton(_("From the copy…"), self)
        self.from_copy.setObjectName("offer")
        self.from_copy.setFlat(True)
        # Enter in a field beside it would press it otherwise: in a dialog Qt takes any button for that.
        self.from_copy.setAutoDefault(False)
        self.from_copy.setToolTip(_("Select the words in the kept copy of the source"))
        self.from_copy.clicked.connect(lambda _checked=False: self._open_copy())
        self.stance = ChoiceEditor(lambda: [("", _("Supports")), ("contradicts", _("Contradicts"))], self)
        self.stance.box.setAccessibleName(_("Stance"))
        self.lines: dict[str, QLineEdit] = {}
        for name, label, tip in _LINES:
            line = QLineEdit(self)
            line.setToolTip(_(tip))
            line.setAccessibleName(_(label))
            self.lines[name] = line
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CHECK_MS)
        self._timer.timeout.connect(self.check)
        self._connect()
        self.check()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(5)
        grid.addWidget(self.words, 0, 0, 1, 2)
        grid.addWidget(self.notice, 1, 0, 1, 2)
        told = QHBoxLayout()
        told.addWidget(self.verdict, 1)
        told.addWidget(self.from_copy, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        grid.addLayout(told, 2, 0, 1, 2)
        grid.addLayout(named(_("Source"), self.source), 3, 0)
        texts = {name: named(_(label), self.lines[name]) for name, label, _tip in _LINES}
        grid.addLayout(texts["attributed_to"], 3, 1)
        grid.addLayout(texts["speaker"], 4, 0)
        last = QHBoxLayout()
        last.addLayout(texts["locator"], 1)
        last.addLayout(named(_("Stance"), self.stance))
        grid.addLayout(last, 4, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.setFocusProxy(self.words)
        order = (self.words, self.from_copy, self.source.box, *self.lines.values(), self.stance.box)
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._retype)
        self.words.marks_taken_off.connect(self.notice.show)
        self.source.changed.connect(self._retype)
        self.source.box.activated.connect(lambda _row: self._remember_source())
        self.stance.changed.connect(self.changed)
        for line in self.lines.values():
            line.textChanged.connect(self.changed)

    def _remember_source(self) -> None:
        """Let the next quotation begin with the source that was chosen here."""
        self._context().last_source.id = str(self.source.value() or "")

    def learn(self) -> None:
        """Offer the sources that there are now."""
        self.source.learn()
        self.check()

    def _retype(self) -> None:
        self.notice.setVisible(not self.notice.isHidden() and unquoted(self._words) == self._words)
        self._timer.start()
        self.changed.emit()

    @property
    def _words(self) -> str:
        return self.words.toPlainText()

    def _open_copy(self) -> None:
        """Open the source's kept copy; what is quoted there becomes the words."""
        show = self._context().show_copy
        quote = Quote(" ".join(self._words.split()), str(self.source.value() or ""))
        if show is not None:
            show(quote, self.window(), self.take)

    def take(self, quotation: Fields) -> None:
        """Take words that were selected in a kept copy, with their source and page."""
        self.words.selectAll()
        self.words.insertPlainText(
            str(quotation.get("text", ""))
        )  # so that Ctrl+Z brings back what stood there
        self.source.set_value(quotation.get("source"))
        if quotation.get("locator"):
            self.lines["locator"].setText(str(quotation["locator"]))
        self.check()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        """Say what the kept copy has of the words."""
        text, source = " ".join(self._words.split()), str(self.source.value() or "")
        self.from_copy.setVisible(self._context().show_copy is not None and self._context().has_copy(source))
        found = self._context().check_quote(Quote(text, source)) if text and source else None
        if text and not source:
            found = _(_NO_SOURCE), Tone.CAREFUL
        self.verdict.setVisible(found is not None)
        if found is not None:
            theme = self._context().theme
            color = theme.found if found[1] is Tone.GOOD else theme.expected
            self.verdict.setText(found[0])
            self.verdict.setStyleSheet(f"color: {color.name()}")
        self.words.setAccessibleDescription(found[0] if found is not None else "")

    def takes(self, value: Plain) -> bool:
        """Take a text, or a mapping whose known fields are texts."""
        if isinstance(value, str):
            return True
        return isinstance(value, dict) and all(
            isinstance(part, str) and (name == "text" or "\n" not in part)
            for name, part in value.items()
            if name in QUOTE_FIELDS
        )

    def _given(self) -> dict[str, Plain]:
        shown = self.words.toPlainText()
        text = self._exact if shown == self._exact.replace("\r\n", "\n") else shown.strip()
        given: dict[str, Plain] = {
            "text": text, "source": self.source.value() or "", "stance": self.stance.value() or "",
            **{name: line.text().strip() for name, line in self.lines.items()},
        }  # fmt: skip
        found = {name: value for name, value in given.items() if value} | self._rest
        # A source that was merely proposed is no quotation yet.
        return {} if found == {"source": self._proposed} else found

    def value(self) -> Plain | None:
        """Return a mapping in the order in which it came, or a text that came as one."""
        given = self._given()
        if not given:
            return None
        if self._was_text and list(given) == ["text"]:
            return given["text"]
        order = [*self._order, *(name for name in QUOTE_FIELDS if name not in self._order), *self._rest]
        return {name: given[name] for name in dict.fromkeys(order) if name in given}

    def set_value(self, value: Plain | None) -> None:
        """Show a quotation."""
        self._was_text = isinstance(value, str)
        self._proposed = ""
        parts: dict[str, Plain] = value if isinstance(value, dict) else {"text": value} if value else {}
        self._order = list(parts)
        self._rest = {name: part for name, part in parts.items() if name not in QUOTE_FIELDS}
        self._exact = str(parts.get("text", ""))
        self.words.setPlainText(self._exact)
        self.source.set_value(parts.get("source"))
        self.stance.set_value(parts.get("stance"))
        for name, line in self.lines.items():
            line.setText(str(parts.get(name, "")))
            line.setCursorPosition(0)
        self._timer.stop()
        self.check()
