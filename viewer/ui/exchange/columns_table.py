"""What each column of a foreign table is taken for: its head, three of its values, and our field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from viewer.exchange.draft.questions import ColumnUse
from viewer.ui.kit.elided import ElidedLines
from viewer.ui.kit.naming import name_by_label
from viewer.ui.look.theme import Theme
from viewer.words import N_, _, ngettext, number

#: More choices than this nobody looks through; the columns behind them are kept aside.
MOST_SHOWN = 60
_TEXT_PX = 12
#: More of a column's values than fits on any screen.
_MOST_LETTERS = 400
#: Our fields by the names that answers have for them.
FIELD_WORDS: Mapping[str, str] = {
    "": N_("Kept aside"), "date": N_("Date"), "end": N_("End"), "title": N_("Title"), "summary": N_("Summary"),
    "lane": N_("Lane"), "people": N_("People"), "place": N_("Place"), "tags": N_("Tags"), "links": N_("Links"),
    "source": N_("Source"), "id": N_("Id"), "as_written": N_("Date in words"), "lat": N_("Latitude"),
    "lon": N_("Longitude"), "month": N_("Month"), "day": N_("Day"),
    "time": N_("Time of day"), "end_time": N_("Time of the end"), "latest_start": N_("Latest start"),
    "earliest_end": N_("Earliest end"),
}  # fmt: skip


class ColumnsTable(QWidget):
    """A line for each column.

    Signals:
        changed(object): heads by fields as chosen, ``none`` for fields without a column.
    """

    changed = Signal(object)

    def __init__(self, uses: Sequence[ColumnUse], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads = [use.head for use in uses]
        self._fields = [use.field for use in uses]
        self.boxes: list[QComboBox] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(0, 1)
        for row, use in enumerate(uses[:MOST_SHOWN]):
            grid.addWidget(self._words(use, theme), row, 0)
            grid.addWidget(self._box(row, use, theme), row, 1)
        for box, use in zip(self.boxes, uses, strict=False):
            name_by_label(box, _("What “{head}” is").format(head=use.head))
        if len(uses) > MOST_SHOWN:
            rest = len(uses) - MOST_SHOWN
            words = ngettext("{number} more column as guessed", "{number} more columns as guessed", rest)
            more = QLabel(words.format(number=number(rest)), self)
            more.setFont(theme.font(_TEXT_PX))
            grid.addWidget(more, MOST_SHOWN, 0, 1, 2)

    def _words(self, use: ColumnUse, theme: Theme) -> QWidget:
        values = " · ".join(" ".join(text.split()) for text in use.samples) or _("empty")
        return ElidedLines(
            (use.head, values[:_MOST_LETTERS]), theme.font(_TEXT_PX), theme.text, theme.muted, self
        )

    def _box(self, row: int, use: ColumnUse, theme: Theme) -> QComboBox:
        box = _QuietBox(self)
        for name, words in FIELD_WORDS.items():
            box.addItem(_(words), name)
        box.setCurrentIndex(max(0, box.findData(use.field)))
        box.setFont(theme.font(_TEXT_PX))
        box.currentIndexChanged.connect(lambda _number, row=row: self._choose(row))
        self.boxes.append(box)
        return box

    def _choose(self, row: int) -> None:
        """Take a choice; the column that had the field before is kept aside."""
        field = str(self.boxes[row].currentData())
        for other, taken in enumerate(self._fields):
            if field and other != row and taken == field:
                self._fields[other] = ""
                if other < len(self.boxes):
                    # It is not asked about: its field has just been given away.
                    self.boxes[other].blockSignals(True)
                    self.boxes[other].setCurrentIndex(0)
                    self.boxes[other].blockSignals(False)
        self._fields[row] = field
        chosen = {name: "none" for name in FIELD_WORDS if name}
        chosen.update({name: head for name, head in zip(self._fields, self._heads, strict=True) if name})
        self.changed.emit(chosen)


class _QuietBox(QComboBox):
    """A choice that the wheel does not change while one scrolls past it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave scrolling to what is around."""
        event.ignore()
