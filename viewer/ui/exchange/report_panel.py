"""What became of everything in a foreign file: four tabs, a table, and the chosen row in full."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from viewer.exchange.draft.notes import NoteKind
from viewer.exchange.report import ReportRow
from viewer.ui.kit.dialogs.rows import Index, RowsTable, RowsView
from viewer.ui.look.theme import Appearance
from viewer.ui.look.wheel_sizer import WheelSizer
from viewer.words import N_, _, number

TABS: Mapping[NoteKind, str] = {
    NoteKind.CHANGED: N_("Changed"),
    NoteKind.KEPT: N_("Kept aside"),
    NoteKind.LOST: N_("Lost"),
    NoteKind.NOT_IMPORTED: N_("Not imported"),
}
_NOTHING: Mapping[NoteKind, str] = {
    NoteKind.CHANGED: N_("Everything is said as it was."),
    NoteKind.KEPT: N_("Everything has a field of its own."),
    NoteKind.LOST: N_("Nothing is lost."),
    NoteKind.NOT_IMPORTED: N_("Everything is imported."),
}
_HEADS = (N_("Place"), N_("What stands there"), N_("What became of it"))
_TEXT_PX = 12
_ROW_PX = 26
#: Places have so much room, or what they need on the first rows, but no more than this.
_PLACE_PX, _MOST_PLACE_PX = 110, 320
_MEASURED_ROWS = 60
_BESIDE_PLACE_PX = 22
#: So many lines of the chosen row are shown below the table.
_DETAIL_LINES = 3


class ReportTable(RowsTable):
    """The rows of one tab."""

    rows: Sequence[ReportRow]

    def data(self, index: Index, role: int = 0) -> object:
        """Return a cell's text."""
        row = self.rows[index.row()]
        cells = (row.where, row.text, " · ".join(row.what))
        if role == Qt.ItemDataRole.DisplayRole:
            return cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(cell for cell in cells if cell) if index.column() == 0 else cells[index.column()]
        return None


class ReportPanel(QWidget):
    """Tabs with counts over one table.

    Signals:
        event_chosen(str): the id of the event that a chosen row tells of.
    """

    event_chosen = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._rows: Mapping[NoteKind, Sequence[ReportRow]] = {}
        self.tabs = QTabBar(self)
        self.model = ReportTable(_HEADS, self)
        self.table = RowsView(self.model, self)
        self.detail = QLabel(self)
        self._lay_out()
        self.tabs.currentChanged.connect(self._show_tab)
        self.table.chosen.connect(self._choose)
        appearance.theme_changed.connect(self._dress)
        WheelSizer(appearance, self.table)
        self._dress()
        self.tell({})

    def _lay_out(self) -> None:
        for title in TABS.values():
            self.tabs.addTab(_(title))
        self.tabs.setAccessibleName(_("Report"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        heads = self.table.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.detail.setTextFormat(Qt.TextFormat.PlainText)
        self.detail.setWordWrap(True)
        self.detail.setContentsMargins(11, 4, 11, 4)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)

    def _dress(self) -> None:
        theme = self._appearance.theme
        for widget in (self.tabs, self.detail):
            widget.setFont(theme.font(_TEXT_PX))
        self.table.dress(theme.font(_TEXT_PX), theme.sized(_ROW_PX))
        self._fit_places()
        # The height stays whatever is chosen, so that the table holds still while one walks through it.
        self.detail.setFixedHeight(self.detail.fontMetrics().lineSpacing() * _DETAIL_LINES + 8)

    # --- what it shows --------------------------------------------------------------------------

    def tell(self, rows: Mapping[NoteKind, Sequence[ReportRow]]) -> None:
        """Show another report, on the first tab that has anything unless the one in front has."""
        self._rows = rows
        for place, (kind, title) in enumerate(TABS.items()):
            self.tabs.setTabText(place, f"{_(title)}  {number(len(rows.get(kind, ())))}")
        kinds = list(TABS)
        if not rows.get(kinds[self.tabs.currentIndex()]):
            self.tabs.setCurrentIndex(next((place for place, kind in enumerate(kinds) if rows.get(kind)), 0))
        self._show_tab()

    @property
    def is_filled(self) -> bool:
        """Tell whether there is a report, be it an empty one."""
        return bool(self._rows)

    @property
    def count(self) -> int:
        """How many rows all tabs have."""
        return sum(len(self._rows.get(kind, ())) for kind in TABS)

    def show_kind(self, kind: NoteKind) -> None:
        """Bring a tab to the front."""
        self.tabs.setCurrentIndex(list(TABS).index(kind))

    def _show_tab(self, _place: int = 0) -> None:
        kind = list(TABS)[max(0, self.tabs.currentIndex())]
        rows = self._rows.get(kind, ())
        self.model.show(rows)
        self._fit_places()
        self.table.setAccessibleName(f"{_(TABS[kind])}: {number(len(rows))}")
        self.table.say_nothing(_(_NOTHING[kind]) if self._rows and not rows else "")
        self.detail.setVisible(bool(rows))
        self._tell("", _("Choose a row to read all of it here, and to see its event."))

    def _fit_places(self) -> None:
        """Give places the width that they need, measured on the first rows."""
        theme, rows = self._appearance.theme, islice(self.model.rows, _MEASURED_ROWS)
        widest = max((self.table.fontMetrics().horizontalAdvance(row.where) for row in rows), default=0)
        wished = max(theme.sized(_PLACE_PX), widest + _BESIDE_PLACE_PX)
        self.table.setColumnWidth(0, min(wished, theme.sized(_MOST_PLACE_PX)))

    def _tell(self, text: str, instead: str = "") -> None:
        """Show a text below the table, or muted what stands there instead."""
        self.detail.setText(text or instead)
        self.detail.setToolTip(text)
        self.detail.setObjectName("" if text else "muted")
        self.detail.style().polish(self.detail)

    def _choose(self, place: int) -> None:
        row = self.model.rows[place]
        text = f"{row.where}: {row.text}" if row.text else row.where
        self._tell("\n".join([text, *row.what]))
        if row.entry:
            self.event_chosen.emit(row.entry)
