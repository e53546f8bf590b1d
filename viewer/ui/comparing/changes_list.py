"""The list of differences: a row for each, and the chosen one in full below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from viewer.model.comparing.differences import Difference
from viewer.ui.comparing.marks import color_of, word_of
from viewer.ui.look.theme import Appearance
from viewer.ui.look.wheel_sizer import WheelSizer
from viewer.words import N_, _

Index = QModelIndex | QPersistentModelIndex
_HEADS = (N_("What"), N_("Difference"))
_SIGNED = "{sign}  {word}"
_TEXT_PX = 13
_ROW_PX = 28
_SIGN_PX = 112
_DETAIL_LINES, _FEW_LINES = 6, 2
_NOTHING = N_("Both say the same.")


class ChangesTable(QAbstractTableModel):
    """The differences of one comparison."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.rows: Sequence[Difference] = ()

    def show(self, rows: Sequence[Difference]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt's own signature has it
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return two."""
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Return the heads of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return _(_HEADS[section])
        return None

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
        self.rows = QTableView(self)
        self.detail = QPlainTextEdit(self)
        self.nothing = QLabel(_(_NOTHING), self.rows)
        self._lay_out()
        self.rows.selectionModel().currentRowChanged.connect(self._choose)
        self.rows.clicked.connect(self._choose)
        WheelSizer(appearance, self.rows)
        WheelSizer(appearance, self.detail)
        appearance.theme_changed.connect(self._dress)
        self._dress()

    def _lay_out(self) -> None:
        rows = self.rows
        rows.setModel(self.table)
        rows.setObjectName("reportRows")
        rows.setAccessibleName(_("Differences"))
        rows.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        rows.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        rows.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows.setShowGrid(False)
        rows.setWordWrap(False)
        rows.setTabKeyNavigation(False)
        rows.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.verticalHeader().hide()
        heads = rows.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setStretchLastSection(True)
        self.nothing.setObjectName("emptyTimeline")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        QVBoxLayout(rows).addWidget(self.nothing)
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
        for widget in (self.rows, self.rows.horizontalHeader(), self.detail, self.nothing):
            widget.setFont(theme.font(_TEXT_PX))
        height = theme.sized(_ROW_PX)
        self.rows.verticalHeader().setMinimumSectionSize(height)
        self.rows.verticalHeader().setDefaultSectionSize(height)
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
        self.nothing.setText(nothing)
        self.nothing.setVisible(not differences)

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

    def _choose(self, index: Index) -> None:
        if index.isValid() and index.row() < len(self.table.rows):
            row = self.table.rows[index.row()]
            lines = (f"{row.sign.symbol} {row.words}", *(line.marked for line in row.lines))
            self.detail.setPlainText("\n".join(lines))
            self.chosen.emit(index.row())
