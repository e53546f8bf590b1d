"""The rows of the list as a table: its look, its columns' widths, and rows carried away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from viewer.model.event_table import as_markdown, as_text, as_tsv
from viewer.ui.list.model import EventTable, Head
from viewer.ui.list.row import ROW_PX, EventRow
from viewer.ui.list.widths import ColumnNeeds, shared_widths
from viewer.ui.look.theme import Appearance, Theme
from viewer.ui.look.wheel_sizer import WheelSizer
from viewer.ui.state.settings import Settings
from viewer.words import _, ngettext, number


class EventRows(QTableView):
    """A table of events that does not choose a row when it gets the keyboard.

    Attributes:
        is_entered: It is getting the keyboard now; Qt makes the first row the current one.

    Signals:
        said(str): a line for the status bar.
    """

    said = Signal(str)
    is_entered = False

    def __init__(
        self, table: EventTable, settings: Settings, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._table = table
        self._settings = settings
        self._appearance = appearance
        self._needs = ColumnNeeds()
        self.setObjectName("eventRows")
        self.setAccessibleName(_("Events"))
        self.setModel(table)
        self.setItemDelegate(EventRow(table, appearance, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._make_heads()
        self._make_actions()
        self.viewport().installEventFilter(self)
        WheelSizer(appearance, self)

    def _make_heads(self) -> None:
        heights, heads = self.verticalHeader(), self.horizontalHeader()
        heights.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heights.hide()
        heads.setHighlightSections(False)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setSectionsClickable(True)
        heads.setSortIndicatorShown(True)
        heads.sectionResized.connect(self._remember_width)

    def dress(self, theme: Theme) -> None:
        """Make rows as high and columns as wide as a theme's texts are large, and draw them."""
        self._scale = theme.text_scale
        heights, height = self.verticalHeader(), theme.sized(ROW_PX)
        heights.setMinimumSectionSize(height)
        heights.setDefaultSectionSize(height)
        self._widen()
        self.viewport().update()

    #: How much larger than usual texts are; widths are kept for the usual size.
    _scale = 1.0

    def _make_actions(self) -> None:
        for words, keys, run in (
            (_("&Copy rows"), QKeySequence(QKeySequence.StandardKey.Copy), self.copy_tsv),
            (_("Copy rows as &text"), QKeySequence(), self.copy_text),
            (_("Copy rows as &Markdown"), QKeySequence(), self.copy_markdown),
        ):
            action = QAction(words, self)
            action.setShortcut(keys)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(run)
            self.addAction(action)

    def lay(self) -> None:
        """Follow other rows or columns: heads of groups span the row, columns have their widths."""
        self.clearSpans()
        for row in self._table.head_rows():
            self.setSpan(row, 0, 1, max(1, len(self._table.columns)))
        self._needs.measure(self._table, self.horizontalHeader(), self._appearance.theme)
        self._widen()

    # --- widths ---------------------------------------------------------------------------------

    def _widen(self) -> None:
        """Give columns the user's or their usual widths, and the title what is left."""
        heads = self.horizontalHeader()
        # What is set here would be taken for widths and an order that the user chose.
        heads.blockSignals(True)
        columns, room_px = self._table.columns, self.viewport().width() / self._scale
        own = [self._settings.list_width(column.name) for column in columns]
        for section, width in enumerate(self._pixels(shared_widths(columns, own, self._needs.px, room_px))):
            heads.resizeSection(section, width)
        name, descending = self._table.sorted_by
        sections = [section for section, column in enumerate(self._table.columns) if column.name == name]
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        heads.setSortIndicator(sections[0] if sections else -1, order)
        heads.blockSignals(False)

    def _pixels(self, widths_px: list[float]) -> list[int]:
        """Return widths in whole pixels that take no more than the room does, the title what is left of it."""
        pixels = [int(width * self._scale + 0.01) for width in widths_px]
        left = self.viewport().width() - sum(pixels)
        title = next((at for at, column in enumerate(self._table.columns) if not column.width_px), -1)
        if title >= 0 and 0 < left <= len(pixels):
            pixels[title] += left
        return pixels

    def _remember_width(self, section: int, _before: int, width_px: int) -> None:
        column = self._table.columns[section]
        if column.width_px:
            self._settings.set_list_width(column.name, round(width_px / self._scale))
            self._widen()

    # --- rows carried away ------------------------------------------------------------------------

    def selected_rows(self) -> list[list[str]]:
        """Return the cells of the selected rows, from top to bottom."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self._table.cells(row) for row in rows if not isinstance(self._table.at(row), Head)]

    def copy_tsv(self) -> None:
        """Copy the selected rows for a spreadsheet, with the columns' titles."""
        rows = self.selected_rows()
        self._copy(as_tsv([self._heads(), *rows]), rows)

    def copy_text(self) -> None:
        """Copy the selected rows as plain lines."""
        rows = self.selected_rows()
        self._copy(as_text(rows), rows)

    def copy_markdown(self) -> None:
        """Copy the selected rows as a Markdown table."""
        rows = self.selected_rows()
        self._copy(as_markdown(self._heads(), rows), rows)

    def _heads(self) -> list[str]:
        return [_(column.title) for column in self._table.columns]

    def _copy(self, text: str, rows: Sequence[Sequence[str]]) -> None:
        if rows:
            QGuiApplication.clipboard().setText(text)
            text = ngettext("{number} row copied", "{number} rows copied", len(rows))
            self.said.emit(text.format(number=number(len(rows))))

    # --- Qt -------------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Get the keyboard."""
        self.is_entered = True
        super().focusInEvent(event)
        self.is_entered = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the title take what room there is."""
        if watched is self.viewport() and event.type() == QEvent.Type.Resize:
            self._widen()
        return super().eventFilter(watched, event)
