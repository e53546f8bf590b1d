"""The list: the timeline's events as a table with the same selection and the same filter."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.model.event_table import COLUMNS, Grouping
from viewer.model.event_words import Tone, counted
from viewer.model.problems import Problem
from viewer.model.timeline import Event
from viewer.ui.document.document import Document
from viewer.ui.kit.naming import name_by_label
from viewer.ui.list.model import ROW, EventTable
from viewer.ui.list.rows import EventRows
from viewer.ui.look.theme import Appearance
from viewer.ui.state.settings import Settings
from viewer.ui.state.view_state import ViewState
from viewer.words import N_, _, ngettext, number

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TEXT_PX = 12
_GROUP_WORDS = {
    Grouping.NONE: N_("Not grouped"),
    Grouping.LANE: N_("By lane"),
    Grouping.SOURCE: N_("By source"),
    Grouping.YEAR: N_("By year"),
}


class EventList(QFrame):
    """A head with counts and grouping, and the rows.

    Signals:
        opened(str): Enter on the event with this id.
        edit_requested(str): F2 on the event with this id.
        context_requested(str, QPoint): a context menu is wanted for an event, at a global position.
        line_requested(int, int): an entry that is not placed was opened: its line and column.
        left(): the keyboard should go back to the canvas.
        said(str): a line for the status bar.
    """

    opened = Signal(str)
    edit_requested = Signal(str)
    context_requested = Signal(str, object)
    line_requested = Signal(int, int)
    left = Signal()
    said = Signal(str)

    def __init__(
        self,
        state: ViewState,
        document: Document,
        settings: Settings,
        appearance: Appearance,
        checked: Callable[[Event], tuple[str, Tone]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("eventList")
        self._state, self._document = state, document
        self._settings, self._appearance = settings, appearance
        self._is_following = False
        self.table = EventTable(checked, self) if checked is not None else EventTable(parent=self)
        self.rows = EventRows(self.table, settings, appearance, self)
        self.count = QLabel(self)
        self.grouping = QComboBox(self)
        self.columns = QToolButton(self)
        self._restore()
        self._lay_out()
        self._connect_rows()
        state.timeline_changed.connect(self.refresh)
        state.hits_changed.connect(self._follow_hits)
        state.selection_changed.connect(self._follow_selection)
        document.loaded.connect(self.refresh)
        document.checked.connect(self.refresh)
        appearance.theme_changed.connect(self._dress)
        self._dress()
        self.refresh()

    def _restore(self) -> None:
        names = self._settings.list_columns
        if names:
            self.table.set_columns(names)
        self.table.set_grouping(
            next((one for one in Grouping if one.value == self._settings.list_grouping), Grouping.NONE)
        )

    def _connect_rows(self) -> None:
        rows = self.rows
        rows.said.connect(self.said)
        rows.customContextMenuRequested.connect(self._ask_menu)
        rows.horizontalHeader().sectionClicked.connect(self._sort_by)
        rows.selectionModel().currentRowChanged.connect(self._follow_current)
        rows.doubleClicked.connect(lambda index: self._open(index.row()))
        rows.installEventFilter(self)

    def _lay_out(self) -> None:
        for grouping, words in _GROUP_WORDS.items():
            self.grouping.addItem(_(words), grouping)
        self.grouping.setCurrentIndex(list(_GROUP_WORDS).index(self.table.grouping))
        self.grouping.currentIndexChanged.connect(self._regroup)
        self.columns.setText(_("Columns"))
        self.columns.setAccessibleName(_("Choose the list's columns"))
        self.columns.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.columns.setObjectName("switch")
        self.columns.setMenu(self._columns_menu())
        head = QFrame(self)
        head.setObjectName("problemsBar")
        line = QHBoxLayout(head)
        line.setContentsMargins(18, 5, 12, 5)
        line.addWidget(self.count, 1)
        line.addWidget(self.grouping)
        name_by_label(self.grouping, _("Group the list"))
        line.addWidget(self.columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.rows, 1)
        self.setFocusProxy(self.rows)

    def _columns_menu(self) -> QMenu:
        menu = QMenu(self.columns)
        shown = {column.name for column in self.table.columns}
        for column in COLUMNS:
            action = menu.addAction(_(column.title))
            action.setCheckable(True)
            action.setChecked(column.name in shown)
            action.setEnabled(column.name != "title")
            action.setData(column.name)
        menu.triggered.connect(self._choose_columns)
        return menu

    def _dress(self) -> None:
        theme = self._appearance.theme
        for widget in (self.count, self.grouping, self.columns, self.rows.horizontalHeader()):
            widget.setFont(theme.font(_TEXT_PX))
        self.rows.dress(theme)

    # --- what it shows ------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the events of now, and what could not be placed."""
        # Nobody can tell whether a filter would leave what could not be read.
        is_whole = self._state.timeline is self._state.whole
        unplaced = [problem for problem in self._document.problems if problem.hides_entry and is_whole]
        hits = self._state.hits
        self._change(lambda: self.table.set_timeline(self._state.timeline, _one_an_entry(unplaced)))
        self._mark_columns()
        if hits is not None:
            self._follow_hits()

    def _mark_columns(self) -> None:
        """Check in the menu what is shown: columns that would stay empty come and go with the file."""
        shown = {column.name for column in self.table.columns}
        for action in self.columns.menu().actions():
            action.setChecked(action.data() in shown)

    def _follow_hits(self) -> None:
        if self.table.timeline is not self._state.timeline:
            return  # places in events that come in a moment, and the hits with them
        hits = self._state.hits
        self.table.words = hits.words if hits is not None else ()
        self.rows.viewport().update()
        self._change(lambda: self.table.set_chosen(None if hits is None else hits.places))

    def _change(self, change: Callable[[], None]) -> None:
        """Change the rows, and keep the selection and where heads span the row."""
        self._is_following = True
        change()
        self._is_following = False
        self.rows.lay()
        self._say_count()
        self._follow_selection()

    def _say_count(self) -> None:
        shown, events = self.table.event_count, len(self._state.whole.events)
        text = ngettext("{shown} of {number} event", "{shown} of {number} events", events)
        text = text.format(shown=number(shown), number=number(events))
        parts = [counted(events, "event") if shown == events else text]
        hits, unplaced = self._state.hits, self.table.unplaced_count
        if hits is not None and hits.are_known and (unknown := events - shown):
            text = ngettext("{number} not yet known", "{number} not yet known", unknown)
            parts.append(text.format(number=number(unknown)))
        if unplaced:
            text = ngettext("{number} not placed", "{number} not placed", unplaced)
            parts.append(text.format(number=number(unplaced)))
        self.count.setText(" · ".join(parts))

    def _follow_selection(self) -> None:
        """Show the selection of the canvas, without choosing anything oneself."""
        place = self._state.places.get(self._state.selected_id, -1)
        row = self.table.row_of(place) if place >= 0 else -1
        model = self.rows.selectionModel()
        if row >= 0 and model.currentIndex().row() == row and model.isRowSelected(row, QModelIndex()):
            return
        self._is_following = True
        if row < 0:
            model.clear()
        else:
            index = self.table.index(row, max(0, model.currentIndex().column()))
            flags = QItemSelectionModel.SelectionFlag
            model.setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.rows.scrollTo(self.table.index(row, 0))
        self._is_following = False

    def _follow_current(self, now: QModelIndex) -> None:
        what = now.data(ROW) if now.isValid() else None
        if not self._is_following and not self.rows.is_entered and isinstance(what, Event):
            self._state.select(what.id)

    def _sort_by(self, section: int) -> None:
        name = self.table.columns[section].name
        before, descending = self.table.sorted_by
        self.sort_by(name, descending=not descending if name == before else False)

    def sort_by(self, name: str, *, descending: bool = False) -> None:
        """Sort by a column; the date sorts by the one order."""
        self._change(lambda: self.table.sort_by(name, descending=descending))

    def _regroup(self, number: int) -> None:
        grouping = self.grouping.itemData(number)
        # Qt gives an Enum back as the value it was made of in some versions.
        chosen = grouping if isinstance(grouping, Grouping) else Grouping(grouping)
        self._settings.list_grouping = chosen.value
        self._change(lambda: self.table.set_grouping(chosen))

    def _choose_columns(self) -> None:
        menu = self.columns.menu()
        names = [str(action.data()) for action in menu.actions() if action.isChecked()]
        self._settings.list_columns = names
        self._change(lambda: self.table.set_columns(names))

    # --- what it does ---------------------------------------------------------------------------

    def _open(self, row: int) -> None:
        what = self.table.at(row)
        if isinstance(what, Event):
            self.opened.emit(what.id)
        elif isinstance(what, Problem):
            self.line_requested.emit(what.line, what.column)

    def _edit(self, row: int) -> None:
        what = self.table.at(row)
        if isinstance(what, Event):
            self.edit_requested.emit(what.id)
        elif isinstance(what, Problem):
            self.line_requested.emit(what.line, what.column)

    def _ask_menu(self, place: QPoint) -> None:
        what = self.table.at(self.rows.rowAt(place.y()))
        if isinstance(what, Event):
            self.context_requested.emit(what.id, self.rows.viewport().mapToGlobal(place))

    # --- Qt -------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter open, F2 edit and Esc lead back."""
        if watched is self.rows and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        return False

    def _press(self, event: QKeyEvent) -> bool:
        row = self.rows.currentIndex().row()
        if event.key() in _ENTER and row >= 0:
            self._open(row)
        elif event.key() == Qt.Key.Key_F2 and row >= 0:
            self._edit(row)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return False
        return True


def _one_an_entry(problems: Sequence[Problem]) -> list[Problem]:
    """Return the first problem of every entry that is not placed."""
    found: dict[tuple[str, int], Problem] = {}
    for problem in problems:
        found.setdefault((problem.event, problem.line), problem)
    return list(found.values())
