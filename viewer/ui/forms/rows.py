"""Fields of several parts: a place with coordinates, links, and lists of such rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.model.fields import Plain
from viewer.ui.forms.parts import Editor, completer, focus_target
from viewer.words import N_, _


def tool(parent: QWidget, text: str, tip: str, run: Callable[[], None]) -> QToolButton:
    """Return a small quiet button."""
    button = QToolButton(parent)
    button.setObjectName("quiet")
    button.setText(text)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setFixedWidth(24)
    button.clicked.connect(lambda _checked=False: run())
    return button


class Part(NamedTuple):
    """One line of a value of several parts.

    Attributes:
        name: Its key in the file.
        label: Stands above it.
        stretch: Its share of the width.
        hint: What the line says while it is empty.
    """

    name: str
    label: str
    stretch: int
    hint: str = ""


def named(text: str, widget: QWidget) -> QVBoxLayout:
    """Return a widget below its name, which stays in sight when something is typed."""
    label = QLabel(text, widget.parentWidget())
    label.setObjectName("partName")
    label.setBuddy(focus_target(widget))
    column = QVBoxLayout()
    column.setSpacing(1)
    column.addWidget(label)
    column.addWidget(widget)
    return column


class PartsEditor(Editor):
    """A value of short parts side by side; only the first one given is a text of its own.

    Args:
        parts: Key and hint of each; the first part is the one that may stand alone.
        known: Returns what is completed in the part that ``completed`` names, else in the first one.
        across: So many parts stand side by side, the rest below them; 0 for all.
    """

    def __init__(
        self,
        parts: Sequence[Part],
        known: Callable[[], Iterable[str]] = tuple,
        parent: QWidget | None = None,
        *,
        completed: str = "",
        across: int = 0,
    ) -> None:
        super().__init__(parent)
        self._known = known
        self._completed = completed or parts[0].name
        self._names = [part.name for part in parts]
        self._rest: dict[str, Plain] = {}
        self.lines: dict[str, QLineEdit] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        columns = across or len(parts)
        for number, part in enumerate(parts):
            line = QLineEdit(self)
            line.setPlaceholderText(_(part.hint))
            line.setAccessibleName(_(part.label))
            line.textChanged.connect(self.changed)
            grid.addLayout(named(_(part.label), line), *divmod(number, columns))
            if number < columns:
                grid.setColumnStretch(number, part.stretch)
            self.lines[part.name] = line
        self.setFocusProxy(self.lines[self._names[0]])
        self.learn()

    def learn(self) -> None:
        """Complete what is known now."""
        line = self.lines[self._completed]
        words = list(self._known())
        if words:
            line.setCompleter(completer(words, line))

    def takes(self, value: Plain) -> bool:
        """Take a text, or a mapping of texts."""
        if isinstance(value, str):
            return "\n" not in value
        return isinstance(value, dict) and all(
            isinstance(part, str) and "\n" not in part for name, part in value.items() if name in self._names
        )

    def value(self) -> Plain | None:
        """Return a text where only the first part is given, else a mapping; None for nothing."""
        given = {name: line.text().strip() for name, line in self.lines.items() if line.text().strip()}
        first = self._names[0]
        if not given and not self._rest:
            return None
        if list(given) == [first] and not self._rest:
            return given[first]
        return {**given, **self._rest}

    def set_value(self, value: Plain | None) -> None:
        """Show a value."""
        parts: dict[str, Plain] = (
            value if isinstance(value, dict) else {self._names[0]: value} if value else {}
        )
        self._rest = {name: part for name, part in parts.items() if name not in self._names}
        for name, line in self.lines.items():
            part = parts.get(name, "")
            line.setText(part if isinstance(part, str) else "")
            line.setCursorPosition(0)


class ListEditor(Editor):
    """Rows of one kind, to be added, taken out and moved.

    Args:
        make: Makes an empty row.
        add_text: Of the button that adds one.
    """

    def __init__(self, make: Callable[[], Editor], add_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._model = make()
        self._model.setParent(self)
        self._model.hide()
        self._was_single = False
        self.rows: list[Editor] = []
        self._frames: list[QWidget] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(14)
        self.add_button = QPushButton(add_text, self)
        self.add_button.setObjectName("offer")
        # The first of them stands beside a label, which is at the height of a field's words.
        self.add_button.setProperty("place", "field")
        self.add_button.setFlat(True)
        self.add_button.clicked.connect(lambda _checked=False: self.add(focus=True))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._column)
        outer.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.add_button)

    def learn(self) -> None:
        """Let every row offer what the file names now."""
        for row in (self._model, *self.rows):
            row.learn()

    def takes(self, value: Plain) -> bool:
        """Take one value of a row, or a list of them."""
        items = value if isinstance(value, list) else [value]
        return all(self._model.takes(item) for item in items)

    def value(self) -> Plain | None:
        """Return the rows that hold something; one alone as it came."""
        values = [value for row in self.rows if (value := row.value()) is not None]
        if not values:
            return None
        return values[0] if self._was_single and len(values) == 1 else list(values)

    def set_value(self, value: Plain | None) -> None:
        """Show a row for each value."""
        self._was_single = value is not None and not isinstance(value, list)
        for frame in self._frames:
            self._column.removeWidget(frame)
            frame.hide()
            frame.deleteLater()
        self.rows, self._frames = [], []
        self._aim()
        for item in value if isinstance(value, list) else [value] if value else []:
            self.add().set_value(item)

    def add(self, *, focus: bool = False) -> Editor:
        """Add an empty row at the end."""
        row = self._make()
        frame = QWidget(self)
        line = QHBoxLayout(frame)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        line.addWidget(row, 1)
        for text, tip, run in (
            ("↑", _("Move up"), lambda: self.shift(row, -1)),
            ("↓", _("Move down"), lambda: self.shift(row, 1)),
            ("×", _("Take out"), lambda: self.remove(row)),
        ):
            button = tool(frame, text, tip, run)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.rows.append(row)
        self._frames.append(frame)
        self._aim()
        self._column.addWidget(frame)
        row.changed.connect(self.changed)
        if focus:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
        return row

    @property
    def stops(self) -> list[QWidget]:
        """What Tab leads through: the parts of each row with its buttons, from above, and then what adds one."""
        return [*self._frames, self.add_button]

    def remove(self, row: Editor) -> None:
        """Take a row out."""
        place = self.rows.index(row)
        frame = self._frames.pop(place)
        del self.rows[place]
        self._column.removeWidget(frame)
        frame.hide()
        frame.deleteLater()
        self._aim()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _aim(self) -> None:
        """Let the keyboard go to the first row, or to what adds one."""
        self.setFocusProxy(self.rows[0] if self.rows else self.add_button)

    def shift(self, row: Editor, step: int) -> None:
        """Let a row change places with the one before or behind it."""
        place = self.rows.index(row)
        other = place + step
        if not 0 <= other < len(self.rows):
            return
        self.rows[place], self.rows[other] = self.rows[other], self.rows[place]
        self._frames[place], self._frames[other] = self._frames[other], self._frames[place]
        frame = self._frames[other]
        self._column.removeWidget(frame)
        self._column.insertWidget(other, frame)
        self._aim()
        self.changed.emit()


class ReasonsEditor(ListEditor):
    """Warnings that are accepted, a row for each with its reason; in the file they are one mapping.

    Args:
        known: Names of the warnings that there are.
    """

    def __init__(self, known: Sequence[str], parent: QWidget | None = None) -> None:
        parts = (Part("warning", N_("Warning"), 2), Part("reason", N_("Why it is accepted"), 3))
        super().__init__(lambda: PartsEditor(parts, lambda: known), _("+ Accept a warning"), parent)

    def takes(self, value: Plain) -> bool:
        """Take a mapping of texts."""
        return isinstance(value, dict) and super().takes(_as_rows(value))

    def value(self) -> Plain | None:
        """Return the mapping; None for nothing."""
        rows = super().value()
        given: dict[str, Plain] = {}
        for row in rows if isinstance(rows, list) else []:
            parts = {"warning": row} if isinstance(row, str) else row
            if isinstance(parts, dict):
                given[str(parts.get("warning", ""))] = parts.get("reason", "")
        return given or None

    def set_value(self, value: Plain | None) -> None:
        """Show a row for each warning."""
        super().set_value(_as_rows(value) if isinstance(value, dict) else None)


def _as_rows(value: dict[str, Plain]) -> list[Plain]:
    return [{"warning": name, "reason": reason} for name, reason in value.items()]
