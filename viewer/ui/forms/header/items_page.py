"""The lanes, the sources or the eras of a file as a table to be walked through."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from viewer.model.fields import Fields
from viewer.model.timeline import Timeline
from viewer.ui.forms.header.items_model import ItemsModel
from viewer.ui.look.theme import Theme
from viewer.words import N_, _

#: Around a row's letters, above and below together.
_ROOM_PX = 12
_EMPTY = {
    "lanes": N_("No lanes: all events stand in one without a name."),
    "sources": N_("No sources yet."),
    "eras": N_("No eras: bands behind the timeline, such as a reign or a war."),
}


class ItemsPage(QWidget):
    """A table of one section.

    Signals:
        opened(): the selected item is to be edited.
        removed(): it is to be deleted.
        changed(): another item is selected, or none.
    """

    opened = Signal()
    removed = Signal()
    changed = Signal()

    def __init__(self, section: str, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section = section
        self.model = ItemsModel(section, theme, self)
        self.table = _Table(self)
        self.table.setModel(self.model)
        self.table.setAccessibleName(name)
        self.table.setIconSize(QSize(14, 14))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setResizeContentsPrecision(50)
        header.setMaximumSectionSize(260)
        header.setHighlightSections(False)
        self._empty = QLabel(_(_EMPTY[section]), self)
        self._empty.setObjectName("muted")
        self._empty.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._empty)
        column.addWidget(self.table)
        self.setFocusProxy(self.table)
        self.table.doubleClicked.connect(lambda _index: self.opened.emit())
        self.table.opened.connect(self.opened)
        self.table.removed.connect(self.removed)
        self.table.selectionModel().selectionChanged.connect(lambda *_changes: self.changed.emit())

    @property
    def selected(self) -> Fields | None:
        """The item that is selected; None for none."""
        row = self.row
        return self.model.items[row] if row >= 0 else None

    @property
    def row(self) -> int:
        """The place of the selected item; -1 for none."""
        rows = self.table.selectionModel().selectedRows()
        return rows[0].row() if rows else -1

    def select(self, row: int) -> None:
        """Select an item by its place, the nearest where there is none."""
        if self.model.items:
            self.table.selectRow(max(0, min(row, len(self.model.items) - 1)))

    def set_items(self, items: Sequence[Fields], timeline: Timeline) -> None:
        """Show what the file says now; the item stays selected, else the one in its place."""
        before, row = self.selected, self.row
        self.model.set_items(items, timeline)
        self._empty.setVisible(not items)
        self.select(max(0, row) if before is None else self._place_of(before, row))
        self.changed.emit()

    def _place_of(self, item: Fields, row: int) -> int:
        """Return where an item stands now."""
        for place, other in enumerate(self.model.items):
            if other == item or (other.get("id") is not None and other.get("id") == item.get("id")):
                return place
        return row


class _Table(QTableView):
    """Rows to be selected by key; Enter opens one, Del deletes it, Tab leaves."""

    opened = Signal()
    removed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setObjectName("headerRows")
        self.verticalHeader().hide()
        self.fit_rows()

    def fit_rows(self) -> None:
        """Make rows as high as their letters need."""
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROOM_PX)

    def changeEvent(self, event: QEvent) -> None:
        """Follow another size of texts."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open or delete the selected item."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and not event.modifiers():
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)
