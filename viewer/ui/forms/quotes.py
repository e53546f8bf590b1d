"""One quotation of the form: its words, whose they are, and whether the kept copy has them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from viewer.files.read.fields import QUOTE_FIELDS
from viewer.model.event_words import Tone
from viewer.model.fields import Plain
from viewer.model.timeline import Quote
from viewer.ui.forms.parts import ChoiceEditor, Editor, ProseBox
from viewer.ui.look.theme import Theme

CHECK_MS = 250
#: What the kept copy says of a quotation, and in which tone; None without a copy.
Check = Callable[[Quote], tuple[str, Tone] | None]
_LINES = (
    ("attributed_to", "Credited to", "Whom the source credits for it, such as Yonhap"),
    (
        "speaker",
        "Speaker",
        "Who says it, only where the words stand inside quotation marks in the source itself",
    ),
    ("locator", "Page", "Page, paragraph or line"),
)


class QuoteEditor(Editor):
    """A quotation's fields; the words are checked against the kept copy while they are typed."""

    def __init__(
        self, sources: Sequence[tuple[str, str]], check: Check, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._check = check
        self._theme = theme
        self._was_text = False
        self._order: list[str] = []
        self._rest: dict[str, Plain] = {}
        self._exact = ""
        self.words = ProseBox(2, 8, self)
        self.words.setPlaceholderText("The words of the source, exactly")
        self.words.setAccessibleName("Words of the source")
        self.verdict = QLabel(self)
        self.verdict.setWordWrap(True)
        self.source = ChoiceEditor([("", "No source"), *sources], self)
        self.source.box.setAccessibleName("Source")
        self.stance = ChoiceEditor([("", "Supports"), ("contradicts", "Contradicts")], self)
        self.stance.box.setAccessibleName("Stance")
        self.lines: dict[str, QLineEdit] = {}
        for name, hint, tip in _LINES:
            line = QLineEdit(self)
            line.setPlaceholderText(hint)
            line.setToolTip(tip)
            line.setAccessibleName(hint)
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
        grid.addWidget(self.verdict, 1, 0, 1, 2)
        grid.addWidget(self.source, 2, 0)
        grid.addWidget(self.lines["attributed_to"], 2, 1)
        grid.addWidget(self.lines["speaker"], 3, 0)
        last = QHBoxLayout()
        last.addWidget(self.lines["locator"], 1)
        last.addWidget(self.stance)
        grid.addLayout(last, 3, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.setFocusProxy(self.words)
        order = (self.source.box, *self.lines.values(), self.stance.box)
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._retype)
        self.source.changed.connect(self._retype)
        self.stance.changed.connect(self.changed)
        for line in self.lines.values():
            line.textChanged.connect(self.changed)

    def _retype(self) -> None:
        self._timer.start()
        self.changed.emit()

    def check(self) -> None:
        """Say what the kept copy has of the words."""
        text = " ".join(self.words.toPlainText().split())
        found = self._check(Quote(text, str(self.source.value() or ""))) if text else None
        self.verdict.setVisible(found is not None)
        if found is not None:
            color = self._theme.found if found[1] is Tone.GOOD else self._theme.expected
            self.verdict.setText(found[0])
            self.verdict.setStyleSheet(f"color: {color.name()}")

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
        return {name: value for name, value in given.items() if value} | self._rest

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
