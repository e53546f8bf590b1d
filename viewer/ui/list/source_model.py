"""Sources as rows that open onto their events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from viewer.model.dates.phrases import short_phrase
from viewer.model.event_table import checked_rank
from viewer.model.event_words import Tone, date_line
from viewer.model.source_table import SOURCE_COLUMNS, SourceRow, sorted_rows, source_rows, sources_of, spoken
from viewer.model.timeline import Event, Source, Timeline
from viewer.words import N_, _, number

Index = QModelIndex | QPersistentModelIndex
#: What a row stands for: a ``SourceRow`` or an ``Event``.
ROW = Qt.ItemDataRole.UserRole
_NAMES = [column.name for column in SOURCE_COLUMNS]
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
#: Columns of numbers, which stand to the right.
NUMBERS = ("events", "alone", "quotes")
_ONLY = N_("no other")


class SourceFacts(Protocol):
    """What the view of sources asks of the open document."""

    def summary(self, event: Event, source_id: str | None = None) -> tuple[str, Tone]:
        """Return what checks say of an event's quotations, those of one source alone where one is given."""

    def source_summary(self, events: Sequence[Event], source_id: str) -> tuple[str, Tone]:
        """Return what checks say of a source's quotations altogether."""

    def copy_words(self, source: Source) -> tuple[str, Tone]:
        """Return whether the copy that a source names is there; empty where it names none."""


class SourceTree(QAbstractItemModel):
    """Two levels: sources, and below each the events that name it. Texts are made when they are asked for.

    Args:
        facts: What is known beside the file.
    """

    def __init__(self, facts: SourceFacts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._facts = facts
        self._timeline = Timeline()
        self._places: Sequence[int] | None = None
        self._rows: list[SourceRow] = []
        self._summaries: dict[str, tuple[str, Tone]] = {}
        self.sorted_by = ("", False)

    def show(self, timeline: Timeline, places: Sequence[int] | None) -> None:
        """Show the sources of a timeline.

        Args:
            timeline: Its events are the ones that count.
            places: Of those that were found; None for all.
        """
        self.beginResetModel()
        self._timeline, self._places = timeline, places
        self._summaries.clear()
        rows = source_rows(timeline, places)
        name, descending = self.sorted_by
        said = {"checked": self._of_quotations, "copy": self._copy}.get(name)
        if said is not None:
            self._rows = sorted(rows, key=lambda row: checked_rank(said(row)), reverse=descending)
        else:
            self._rows = sorted_rows(rows, name, descending=descending)
        self.endResetModel()

    def sort_by(self, name: str) -> None:
        """Sort by a column; from last to first where it is sorted by that already."""
        before, descending = self.sorted_by
        self.sorted_by = name, (not descending if name == before else name in NUMBERS)
        self.show(self._timeline, self._places)

    @property
    def rows(self) -> list[SourceRow]:
        """The sources, from top to bottom."""
        return self._rows

    def at(self, index: Index) -> SourceRow | Event | None:
        """Return what a row stands for."""
        if not index.isValid():
            return None
        above = int(index.internalId())
        if not above:
            return self._rows[index.row()] if index.row() < len(self._rows) else None
        return self._timeline.events[self._rows[above - 1].places[index.row()]]

    def index_of(self, event: Event, source_id: str = "") -> QModelIndex:
        """Return where an event stands: below a source if it names that, else below its first one shown."""
        ids = sources_of(event) or ("",)
        wanted = (source_id, *ids) if source_id in ids else ids
        for name in wanted:
            row = next((n for n, one in enumerate(self._rows) if one.source_id == name), -1)
            if row >= 0:
                places = self._rows[row].places
                child = next(
                    (n for n, place in enumerate(places) if self._timeline.events[place] is event), -1
                )
                if child >= 0:
                    return self.createIndex(child, 0, row + 1)
        return QModelIndex()

    # --- texts ------------------------------------------------------------------------------

    def _checked(self, row: SourceRow) -> tuple[str, Tone]:
        if row.source_id not in self._summaries:
            events = [self._timeline.events[place] for place in row.places]
            self._summaries[row.source_id] = self._facts.source_summary(events, row.source_id)
        return self._summaries[row.source_id]

    def _of_quotations(self, row: SourceRow) -> tuple[str, Tone]:
        return self._checked(row) if row.quotes else ("", Tone.MUTED)

    def _copy(self, row: SourceRow) -> tuple[str, Tone]:
        return self._facts.copy_words(row.source) if row.source is not None else ("", Tone.MUTED)

    def toned(self, index: Index) -> tuple[str, Tone]:
        """Return a cell's text and how it is meant."""
        what, name = self.at(index), _NAMES[index.column()]
        if isinstance(what, SourceRow):
            if name == "checked":
                return self._of_quotations(what)
            if name == "copy":
                return self._copy(what)
            tone = Tone.PLAIN if name == "source" else Tone.MUTED
            return SOURCE_COLUMNS[index.column()].text(what), tone
        if not isinstance(what, Event):
            return "", Tone.MUTED
        return self._of_event(what, self._rows[int(index.internalId()) - 1].source_id, name)

    def _of_event(self, event: Event, source_id: str, name: str) -> tuple[str, Tone]:
        if name == "checked":
            return self._facts.summary(event, source_id)
        quotes = sum(quote.source == source_id for quote in event.quotes)
        text = {
            "source": event.title,
            "published": short_phrase(event.date),
            "alone": _(_ONLY) if source_id and sources_of(event) == (source_id,) else "",
            "quotes": number(quotes) if quotes else "",
        }.get(name, "")
        return text, Tone.PLAIN if name == "source" else Tone.MUTED

    def _spoken(self, index: Index) -> str:
        what = self.at(index)
        if isinstance(what, SourceRow):
            return spoken(what, self._of_quotations(what)[0], self._copy(what)[0])
        if not isinstance(what, Event):
            return ""
        parts = [index.sibling(index.row(), column) for column in range(3, len(SOURCE_COLUMNS))]
        return ", ".join(filter(None, (what.title, date_line(what), *(self.toned(one)[0] for one in parts))))

    # --- Qt -----------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """Return the place of a cell."""
        if parent is None or not parent.isValid():
            return self.createIndex(row, column, 0) if 0 <= row < len(self._rows) else QModelIndex()
        if parent.internalId() or not 0 <= row < len(self._rows[parent.row()].places):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1)

    def parent(self, index: Index | None = None) -> QModelIndex:  # type: ignore[override]  # Qt has two of that name
        """Return the source that an event stands below."""
        above = int(index.internalId()) if index is not None and index.isValid() else 0
        return self.createIndex(above - 1, 0, 0) if above else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of sources, or of a source's events."""
        if parent is None or not parent.isValid():
            return len(self._rows)
        if parent.internalId() or parent.column() > 0 or parent.row() >= len(self._rows):
            return 0
        return len(self._rows[parent.row()].places)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return len(SOURCE_COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, or what its row stands for."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.toned(index)[0]
        if role == ROW:
            return self.at(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index) if index.column() == 0 else self.toned(index)[0]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a column's title, and what it means."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(SOURCE_COLUMNS):
            return None
        column = SOURCE_COLUMNS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and column.name in NUMBERS:
            return _RIGHT
        return {
            Qt.ItemDataRole.DisplayRole: _(column.title),
            Qt.ItemDataRole.ToolTipRole: _(column.tip) or None,
        }.get(Qt.ItemDataRole(role))
