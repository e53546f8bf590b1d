"""Two versions of one entry side by side, to choose from field by field."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from viewer.files.write.rendering import Style, field_lines
from viewer.model.fields import Fields, Plain
from viewer.words import _

_MOST_SHOWN = 600


def differing(mine: Fields, theirs: Fields) -> list[str]:
    """Return the names of the fields that two versions disagree on, in the order of mine."""
    return [name for name in {**mine, **theirs} if mine.get(name) != theirs.get(name)]


class ConflictDialog(QDialog):
    """Shows what the two versions disagree on; what only one of them changed is chosen already.

    Args:
        before: The entry as it was when the edit began.
        mine: As it was edited here.
        theirs: As somebody else saved it meanwhile.
    """

    def __init__(self, before: Fields, mine: Fields, theirs: Fields, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mine, self._theirs = mine, theirs
        self.names = differing(mine, theirs)
        self._choices: dict[str, tuple[QRadioButton, QRadioButton]] = {}
        self.setWindowTitle(_("Changed twice"))
        self.resize(820, 480)
        words = QLabel(
            _(
                "Somebody else changed this entry in the file while you were editing it. "
                "Choose what each field shall say; nothing has been written yet."
            )
        )
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(words)
        column.addWidget(self._table(before), 1)
        column.addWidget(self._buttons())

    def _table(self, before: Fields) -> QScrollArea:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(10)
        for place, text in ((1, _("Yours")), (2, _("In the file"))):
            head = QLabel(text)
            head.setObjectName("muted")
            grid.addWidget(head, 0, place)
        for number, name in enumerate(self.names):
            self._add_row(grid, 2 * number + 1, name, before)
        grid.setRowStretch(2 * len(self.names) + 1, 1)
        area = QScrollArea(self)
        area.setAccessibleName(_("Both versions, field by field"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        return area

    def _add_row(self, grid: QGridLayout, row: int, name: str, before: Fields) -> None:
        label = QLabel(name.replace("_", " "))
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        group = QButtonGroup(self)
        pair = QRadioButton(), QRadioButton()
        spoken = _("{name}: use yours"), _("{name}: use the one in the file")
        for place, (button, version, said) in enumerate(
            zip(pair, (self._mine, self._theirs), spoken, strict=True)
        ):
            button.setText(_("Use this"))
            button.setAccessibleName(said.format(name=name))
            group.addButton(button)
            cell = QVBoxLayout()
            cell.addWidget(button)
            cell.addWidget(_words(version.get(name), name))
            cell.addStretch(1)
            grid.addLayout(cell, row, 1 + place)
        untouched = self._mine.get(name) == before.get(name)
        pair[1 if untouched else 0].setChecked(True)
        self._choices[name] = pair
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        line.setObjectName("rule")
        grid.addWidget(line, row + 1, 0, 1, 3)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        box.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        save = box.addButton(_("&Save this choice"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setDefault(True)
        for text, place in ((_("All &yours"), 0), (_("All from the &file"), 1)):
            button = QPushButton(text, self)
            button.clicked.connect(lambda _checked=False, place=place: self.choose_all(place))
            box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def choose_all(self, place: int) -> None:
        """Choose one version's fields: 0 for mine, 1 for theirs."""
        for pair in self._choices.values():
            pair[place].setChecked(True)

    def choose(self, name: str, place: int) -> None:
        """Choose one version of a field: 0 for mine, 1 for theirs."""
        self._choices[name][place].setChecked(True)

    def fields(self) -> Fields:
        """Return the entry as chosen, in the order of the file's version."""
        chosen: Fields = {}
        for name in {**self._theirs, **self._mine}:
            pair = self._choices.get(name)
            version = self._mine if pair is None or pair[0].isChecked() else self._theirs
            if name in version:
                chosen[name] = version[name]
        return chosen


def _words(value: Plain | None, name: str) -> QLabel:
    if value is None:
        text = _("(not there)")
    elif isinstance(value, str):
        text = value
    else:
        lines = field_lines(name, value, Style(step=0))
        text = "\n".join(lines[1:] if len(lines) > 1 else [lines[0].partition(": ")[2]])
    label = QLabel(text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + "…")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if value is None:
        label.setObjectName("muted")
    return label
