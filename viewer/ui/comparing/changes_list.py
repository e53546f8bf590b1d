"""The list of differences: a row for each, and the chosen one in full below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from viewer.model.comparing.differences import Difference
from viewer.ui.comparing.marks import color_of, word_of
from viewer.ui.kit.dialogs.rows import Index, RowsTable, RowsView
from viewer.ui.look.theme import Appearance
from viewer.ui.look.wheel_sizer import WheelSizer
from viewer.words import N_, _

_HEADS = (N_("What"), N_("Difference"))
_SIGNED = "{sign}  {word}"
_TEXT_PX = 13
_ROW_PX = 28
_SIGN_PX = 112
_DETAIL_LINES, _FEW_LINES = 6, 2


class ChangesTable(RowsTable):
    """The differences of one comparison."""

    rows: Sequence[Difference]

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(_HEADS, parent)
        self._appearance = appearance

    def data(self, index: Index, role: int = 0) -> object:
        """Return a cell's text and colour."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                row.words if index.column() else _SIGNED.format(sign=row.sign.symbol, word=word_of(row.sign))
            )
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.words if index.column() else f"{word_of(row.sign)}: {row.words}"
        if role == Qt.ItemDataRole.ForegroundRole and not index.column():
            return QColor(color_of(row.sign, self._appearance.theme))
        return None


class ChangesList(QFrame):
    """A head with the counts, the rows, and the chosen one in full.

    Signals:
        chosen(int): the place of a difference that was chosen.
    """

    chosen = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("eventList")
        self._appearance = appearance
        self._lines = _DETAIL_LINES
        self.table = ChangesTable(appearance, self)
        self.rows = RowsView(self.table, self)
        self.rows.say_nothing("")  # nothing is known before anything is compared
        self.detail = QPlainTextEdit(self)
        self._lay_out()
        self.rows.chosen.connect(self._choose)
        WheelSizer(appearance, self.rows)
        WheelSizer(appearance, self.detail)
        appearance.theme_changed.connect(self._dress)
        self._dress()

    def _lay_out(self) -> None:
        rows = self.rows
        rows.setAccessibleName(_("Differences"))
        heads = rows.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setStretchLastSection(True)
        self.detail.setReadOnly(True)
        self.detail.setObjectName("changeDetail")
        self.detail.setAccessibleName(_("The chosen difference"))
        self.detail.setTabChangesFocus(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rows, 1)
        rule = QFrame(self)
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        column.addWidget(rule)
        column.addWidget(self.detail)
        self.setFocusProxy(rows)

    def _dress(self) -> None:
        theme = self._appearance.theme
        self.detail.setFont(theme.font(_TEXT_PX))
        self.rows.dress(theme.font(_TEXT_PX), theme.sized(_ROW_PX))
        self.rows.setColumnWidth(0, theme.sized(_SIGN_PX))
        # The height stays whatever is chosen, so that the rows hold still while one walks through them.
        self.detail.setFixedHeight(self.detail.fontMetrics().lineSpacing() * self._lines + 22)
        self.rows.viewport().update()

    def set_roomy(self, on: bool) -> None:
        """Give the chosen difference much room below the rows, or little."""
        self._lines = _DETAIL_LINES if on else _FEW_LINES
        self._dress()

    def tell(self, differences: Sequence[Difference], nothing: str = "") -> None:
        """Show other differences; where there are none, why."""
        self.table.show(differences)
        self.detail.setPlainText("")
        self.rows.say_nothing("" if differences else nothing)

    @property
    def place(self) -> int:
        """The place of the chosen difference; -1 for none."""
        return self.rows.currentIndex().row()

    def choose(self, place: int) -> None:
        """Choose a difference."""
        if 0 <= place < len(self.table.rows):
            self.rows.setCurrentIndex(self.table.index(place, 0))

    def step(self, step: int) -> None:
        """Choose the next difference, or the one before it, going round at the ends."""
        count = len(self.table.rows)
        if count:
            here = self.place if self.place >= 0 else (-1 if step > 0 else count)
            self.choose((here + step) % count)

    def _choose(self, place: int) -> None:
        row = self.table.rows[place]
        lines = (f"{row.sign.symbol} {row.words}", *(line.marked for line in row.lines))
        self.detail.setPlainText("\n".join(lines))
        self.chosen.emit(place)
