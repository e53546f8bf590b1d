"""Rows to be read one by one: a table of what was found, of which the chosen row is told in full elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from viewer.words import _

Index = QModelIndex | QPersistentModelIndex


class RowsTable(QAbstractTableModel):
    """Rows of values; who derives from it says what their cells show.

    Args:
        heads: Of the columns, marked for translators.
    """

    def __init__(self, heads: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads = heads
        self.rows: Sequence[Any] = ()

    def show(self, rows: Sequence[Any]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt's own signature has it
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Return the heads of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return _(self._heads[section])
        return None


class RowsView(QTableView):
    """Shows such a table, or a line about why it is empty; Tab leads out of it.

    Signals:
        chosen(int): the place of a row that was chosen, by key or by a click.
    """

    chosen = Signal(int)

    def __init__(self, table: RowsTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportRows")  # first: heads keep the look of the name that they were made under
        self.setModel(table)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.nothing = QLabel(self)
        self.nothing.setObjectName("emptyTimeline")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        QVBoxLayout(self).addWidget(self.nothing)
        self.selectionModel().currentRowChanged.connect(self._choose)
        self.clicked.connect(self._choose)

    def say_nothing(self, why: str) -> None:
        """Say in the middle why there are no rows; empty where there are some."""
        self.nothing.setText(why)
        self.nothing.setVisible(bool(why))

    def dress(self, font: QFont, row_px: int) -> None:
        """Take other letters, and rows as high as suits them."""
        for widget in (self, self.horizontalHeader(), self.nothing):
            widget.setFont(font)
        self.verticalHeader().setMinimumSectionSize(row_px)
        self.verticalHeader().setDefaultSectionSize(row_px)

    def _choose(self, index: Index) -> None:
        if index.isValid() and index.row() < self.model().rowCount():
            self.chosen.emit(index.row())
