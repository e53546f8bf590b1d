"""The rows of the list: heads of groups, events, and entries that could not be placed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from viewer.dataclass import dataclass
from viewer.model.event_table import (
    COLUMNS,
    Column,
    Grouping,
    checked_rank,
    group_of,
    sorted_places,
    telling_columns,
)
from viewer.model.event_words import STATUS_WORDS, Tone, date_line
from viewer.model.problems import Problem
from viewer.model.timeline import Event, Timeline
from viewer.words import N_, _, ngettext, number

Index = QModelIndex | QPersistentModelIndex
#: The :class:`Event`, :class:`Problem` or :class:`Head` that a row stands for.
ROW = Qt.ItemDataRole.UserRole
NOT_PLACED = N_("Not placed")
#: Texts of so many cells are kept: some screens full.
_CELLS = 4_000
#: Events asked for whether checks say anything.
_ASKED = 60
#: Letters that may not find room in a cell: such a text is told in full under the pointer.
_LONG = 16


_HEAD_FLAGS = Qt.ItemFlag.ItemIsEnabled
_ROW_FLAGS = _HEAD_FLAGS | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


@dataclass(frozen=True, slots=True)
class Head:
    """The head of rows that stand together."""

    title: str
    count: int


def _unchecked(_event: Event) -> tuple[str, Tone]:
    return "", Tone.MUTED


class EventTable(QAbstractTableModel):
    """What the list shows.

    Args:
        checked: Returns what checks say of an event's quotations, and how it is meant.

    A row is a number: a place in the one order for an event, ``~n`` for the head ``n``, and
    from the number of events on an entry that is not placed. So a hundred thousand rows are
    a list of numbers, and texts are made for those in sight only.
    """

    def __init__(
        self, checked: Callable[[Event], tuple[str, Tone]] = _unchecked, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._checked = checked
        self._timeline = Timeline()
        self._unplaced: Sequence[Problem] = ()
        self._chosen: Sequence[int] | None = None
        self.words: tuple[str, ...] = ()
        self._columns: tuple[Column, ...] = telling_columns(self._timeline)
        self._is_chosen_by_hand = False
        self._sorted_by: tuple[str, bool] = ("date", False)
        self._grouping = Grouping.NONE
        self._rows: list[int] = []
        self._heads: list[Head] = []
        self._row_of: dict[int, int] | None = None
        self._cell = lru_cache(_CELLS)(self._made_cell)

    # --- what it holds ------------------------------------------------------------------------

    def set_timeline(self, timeline: Timeline, unplaced: Sequence[Problem] = ()) -> None:
        """Show other events, and the problems of the entries that could not be placed."""
        self._chosen = self._chosen if timeline is self._timeline else None
        if not self._is_chosen_by_hand:
            self._columns = self._telling(timeline)
        self._timeline, self._unplaced = timeline, unplaced
        self._lay()

    def _telling(self, timeline: Timeline) -> tuple[Column, ...]:
        """Return the columns that say something; checks say something of all events or of none."""
        columns = telling_columns(timeline)
        if any(self._checked(event)[0] for event in timeline.events[:_ASKED]):
            columns += tuple(column for column in COLUMNS if column.name == "checked")
        return columns

    def tone(self, event: Event) -> Tone:
        """Return how what checks say of an event is meant."""
        return self._checked(event)[1]

    def set_chosen(self, places: Sequence[int] | None) -> None:
        """Show only the events at these places of the one order, ascending; None shows all.

        Entries that are not placed have no place: they are shown with all only.
        """
        if places is not self._chosen:
            self._chosen = places
            self._lay()

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns shown, from left to right."""
        return self._columns

    def set_columns(self, names: Sequence[str]) -> None:
        """Show these columns in their usual order; the title is always there.

        Until then a column that would stay empty is left out.
        """
        self._is_chosen_by_hand = True
        chosen = tuple(column for column in COLUMNS if column.name in names or column.name == "title")
        if chosen != self._columns:
            self._columns = chosen
            self._lay()

    @property
    def grouping(self) -> Grouping:
        """What rows stand together by."""
        return self._grouping

    def set_grouping(self, grouping: Grouping) -> None:
        """Let rows stand together by something else."""
        if grouping is not self._grouping:
            self._grouping = grouping
            self._lay()

    @property
    def sorted_by(self) -> tuple[str, bool]:
        """The name of the column that rows are sorted by, and whether from last to first."""
        return self._sorted_by

    def sort_by(self, name: str, *, descending: bool) -> None:
        """Sort by a column, shown or not."""
        if (name, descending) != self._sorted_by:
            self._sorted_by = name, descending
            self._lay()

    def _lay(self) -> None:
        self.beginResetModel()
        name, descending = self._sorted_by
        if name == "checked":
            places = self._by_verdicts(descending=descending)
        else:
            column = next((column for column in COLUMNS if column.name == name), None)
            places = sorted_places(self._timeline, column, descending=descending, places=self._chosen)
        self._heads, self._row_of = [], None
        self._rows = places if self._grouping is Grouping.NONE else self._grouped(places)
        if self._unplaced and self._chosen is None:
            self._rows = [*self._rows, self._head(_(NOT_PLACED), len(self._unplaced))]
            first = len(self._timeline.events)
            self._rows += range(first, first + len(self._unplaced))
        self._cell.cache_clear()
        self.endResetModel()

    def _by_verdicts(self, *, descending: bool) -> list[int]:
        """Return places by what is known beside the file; ties stay in the one order."""
        events = self._timeline.events
        places = sorted_places(self._timeline, None, places=self._chosen)
        return sorted(
            places, key=lambda place: checked_rank(self._checked(events[place])), reverse=descending
        )

    def _grouped(self, places: Sequence[int]) -> list[int]:
        """Return rows under heads, in the order in which the heads first come up."""
        groups: dict[str, list[int]] = {}
        for place in places:
            title = group_of(self._timeline.events[place], self._timeline, self._grouping)
            groups.setdefault(title, []).append(place)
        rows: list[int] = []
        for title, members in groups.items():
            rows.append(self._head(title, len(members)))
            rows += members
        return rows

    def _head(self, title: str, count: int) -> int:
        self._heads.append(Head(title, count))
        return ~(len(self._heads) - 1)

    # --- rows -----------------------------------------------------------------------------------

    @property
    def timeline(self) -> Timeline:
        """The events shown."""
        return self._timeline

    @property
    def event_count(self) -> int:
        """The number of events shown."""
        return len(self._timeline.events) if self._chosen is None else len(self._chosen)

    @property
    def unplaced_count(self) -> int:
        """The number of entries shown that are not placed."""
        return len(self._unplaced) if self._chosen is None else 0

    def head_rows(self) -> list[int]:
        """Return the rows that are heads."""
        return [row for row, what in enumerate(self._rows) if what < 0] if self._heads else []

    def at(self, row: int) -> Event | Problem | Head | None:
        """Return what a row stands for."""
        if not 0 <= row < len(self._rows):
            return None
        what = self._rows[row]
        if what < 0:
            return self._heads[~what]
        events = self._timeline.events
        return events[what] if what < len(events) else self._unplaced[what - len(events)]

    def row_of(self, place: int) -> int:
        """Return the row of the event at a place of the one order; -1 where it is not shown."""
        if self._row_of is None:
            self._row_of = {what: row for row, what in enumerate(self._rows)}
        return self._row_of.get(place, -1)

    def cell(self, row: int, column: int) -> str:
        """Return the text of a cell; made anew only where it was not asked for lately."""
        return self._cell(row, column)

    def cells(self, row: int) -> list[str]:
        """Return the texts of a row, a text for every column shown."""
        return [self._cell(row, column) for column in range(len(self._columns))]

    def _made_cell(self, row: int, column: int) -> str:
        what = self.at(row)
        name = self._columns[column].name
        if isinstance(what, Event):
            if name == "checked":
                return self._checked(what)[0]
            return self._columns[column].text(what, self._timeline)
        if isinstance(what, Problem):
            return {
                "date": _("line {number}").format(number=what.line),
                "title": what.event or what.message,
            }.get(name, "")
        if isinstance(what, Head):
            return f"{what.title}  ·  {number(what.count)}" if column == 0 else ""
        return ""

    def _spoken(self, row: int) -> str:
        """Return a whole row in one phrase: a screen reader says a row's first cell only."""
        what = self.at(row)
        if isinstance(what, Event):
            said = [what.title, date_line(what), _(STATUS_WORDS[what.status].name)]
            said += [
                text
                for text, column in zip(self.cells(row), self._columns, strict=True)
                if text and column.name not in ("title", "date", "status")
            ]
            return ", ".join(said)
        if isinstance(what, Problem):
            text = _("not placed, line {number}: {why}")
            return text.format(number=what.line, why=what.message)
        if not isinstance(what, Head):
            return ""
        text = ngettext("{title}, {number} row", "{title}, {number} rows", what.count)
        return text.format(title=what.title, number=number(what.count))

    # --- Qt -------------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, or what its row stands for."""
        row, column = index.row(), index.column()
        if not index.isValid() or not 0 <= row < len(self._rows):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(row, column)
        if role == ROW:
            return self.at(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row) if column == 0 else self._cell(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            what = self.at(row)
            text = what.message if isinstance(what, Problem) else self._cell(row, column)
            return text.replace("<", "&lt;") if len(text) > _LONG else None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's title."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        return _(self._columns[section].title) if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let events and entries be chosen, heads not."""
        row = index.row()
        is_head = 0 <= row < len(self._rows) and self._rows[row] < 0
        return _HEAD_FLAGS if is_head else _ROW_FLAGS
