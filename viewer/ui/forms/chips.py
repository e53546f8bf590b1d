"""A field for several names: each a chip that can be taken out, and a line to add more."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QToolButton, QWidget

from viewer.model.fields import Plain
from viewer.ui.forms.parts import Editor, completer
from viewer.ui.kit.flow_layout import FlowLayout
from viewer.words import _

_MOST_SHOWN = 46


def _as_one(text: str, _known: Container[str]) -> list[str]:
    return [text]


class ChipsEditor(Editor):
    """Names or ids in their order.

    Args:
        known: Returns the text that is completed for each value; asked for only when the
            line is used, because a large file has many.
        hint: What the line says while it is empty.
        only_known: Only known values can be added.
        text_of: Returns the text that is shown for a value.
        split: Takes what was typed, and the known texts, for one value or for several.
        switch: A box to tick for the field to be there though it is empty; empty for none.
    """

    def __init__(
        self,
        known: Callable[[], Mapping[str, str]],
        hint: str,
        *,
        only_known: bool = False,
        split: Callable[[str, Container[str]], list[str]] = _as_one,
        switch: str = "",
        text_of: Callable[[str], str] = str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._all_known = known
        self._known: dict[str, str] | None = None
        self._by_text: dict[str, str] = {}
        self._text_of = text_of
        self._only_known = only_known
        self._split = split
        self._split_text = ""
        self._values: list[str] = []
        self._was_text = True
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(hint)
        self.line.installEventFilter(self)
        self.line.editingFinished.connect(self._add_typed)
        self.line.textChanged.connect(self.changed)
        self._chips = QWidget(self)
        self._flow = FlowLayout(5, self._chips)
        self.rejoin = QPushButton(self)
        self.rejoin.setObjectName("offer")
        self.rejoin.setFlat(True)
        self.rejoin.setAutoDefault(False)
        self.rejoin.clicked.connect(lambda _checked=False: self._join())
        self.switch = QCheckBox(switch, self)
        self.switch.setVisible(bool(switch))
        self.switch.toggled.connect(lambda _on: self.changed.emit())
        self._fill(self.line, self._chips, self.rejoin, self.switch)
        self._show_chips()

    def learn(self) -> None:
        """Ask again for what is known; at once where somebody is typing."""
        self._known = None
        if self.line.hasFocus():
            self._learn()
        self._show_chips()

    def _learn(self) -> dict[str, str]:
        """Return what is known, and complete it from now on."""
        if self._known is None:
            self._known = dict(self._all_known())
            self._by_text = {text: value for value, text in reversed(self._known.items())}
            words = completer(self._known.values(), self.line)
            # The line writes the completed text itself first: the chip takes its place afterwards.
            words.activated.connect(lambda _text: QTimer.singleShot(0, self._add_typed))
            self.line.setCompleter(words)
        return self._known

    def takes(self, value: Plain) -> bool:
        """Take a text or a list of texts."""
        return isinstance(value, str) or (
            isinstance(value, list) and all(isinstance(one, str) for one in value)
        )

    def value(self) -> Plain | None:
        """Return one name as a text, more as a list; None for nothing."""
        values = [*self._values, *self._typed()]
        if not values:
            return [] if self.switch.isChecked() else None
        if len(values) == 1 and self._was_text:
            return values[0]
        return list(values)

    def set_value(self, value: Plain | None) -> None:
        """Show names."""
        self._was_text = not isinstance(value, list)
        items = value if isinstance(value, list) else [value] if value else []
        self._values = [one for one in items if isinstance(one, str)]
        self._split_text = ""
        self.switch.setChecked(isinstance(value, list) and not items)
        self._show_chips()
        self.changed.emit()

    def _typed(self) -> list[str]:
        """Return the values that the line stands for, if any."""
        text = self.line.text().strip()
        if not text:
            return []
        known = self._learn()
        values = [self._by_text.get(one, one) for one in self._split(text, self._by_text)]
        return [
            one
            for one in dict.fromkeys(values)
            if one not in self._values and (not self._only_known or one in known)
        ]

    def _join(self) -> None:
        """Make one value again of a text that was taken for several."""
        parts = self._split(self._split_text, self._by_text)
        self._values = [one for one in self._values if one not in parts] + [self._split_text]
        self._split_text = ""
        self._show_chips()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _add_typed(self) -> None:
        values = self._typed()
        if values:
            self._split_text = self.line.text().strip() if len(values) > 1 else ""
            self._values += values
            self.line.clear()
            self._show_chips()
            self.changed.emit()

    def remove(self, value: str) -> None:
        """Take a name out."""
        if value in self._values:
            self._values.remove(value)
            self._split_text = ""
            self._show_chips()
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit()

    def _show_chips(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for value in self._values:
            self._flow.addWidget(self._chip(value))
        self._chips.setVisible(bool(self._values))
        one = self._split_text.replace("&", "&&")
        self.rejoin.setText(_("Keep as one: “{text}”").format(text=one))
        self.rejoin.setVisible(bool(self._split_text))
        self._chips.updateGeometry()

    def _chip(self, value: str) -> QToolButton:
        text = self._text_of(value)
        short = text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1].rstrip() + "…"
        chip = QToolButton(self._chips)
        chip.setObjectName("formChip")
        chip.setText(f"{short.replace('&', '&&')}  ×")
        chip.setToolTip(_("Take out “{text}”").format(text=text))
        chip.setAccessibleName(_("Take out {text}").format(text=text))
        chip.clicked.connect(lambda _checked=False: self.remove(value))
        return chip

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Add by Enter; take the last one out by Backspace in the empty line."""
        if event.type() is QEvent.Type.FocusIn:
            self._learn()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line.text().strip():
                self._add_typed()
                return True
            if event.key() == Qt.Key.Key_Backspace and not self.line.text() and self._values:
                self.remove(self._values[-1])
                return True
        return super().eventFilter(watched, event)
