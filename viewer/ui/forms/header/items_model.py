"""Lanes, sources or eras as rows: what each says, and how many events hang on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from viewer.model.fields import Fields, Plain
from viewer.model.timeline import Timeline
from viewer.ui.forms.header.color_editor import swatch
from viewer.ui.look.theme import Theme
from viewer.words import N_, _, apart
from viewer.words import number as written_number

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_EVENTS = "events"
#: What the columns of each section show.
COLUMNS = {
    "lanes": ("title", "id", _EVENTS),
    "sources": ("title", "publisher", "published", "id", _EVENTS),
    "eras": ("title", "date"),
}
_HEADS = {
    "title": N_("Title"), "id": N_("Name (id)"), "publisher": N_("Publisher"), "published": N_("Published"),
    "date": N_("Date"), _EVENTS: N_("Events"),
}  # fmt: skip


def referring_counts(section: str, timeline: Timeline) -> Counter[str]:
    """Return how many events refer to each lane or source; a lane's are those that stand in it."""
    if section == "lanes":
        return Counter(event.lane for event in timeline.events)
    found: Counter[str] = Counter()
    if section == "sources":
        for event in timeline.events:
            named = (quote.source for quote in event.quotes), (one.source for one in event.images)
            found.update({*event.sources, *named[0], *named[1]} - {""})
    return found


class ItemsModel(QAbstractTableModel):
    """The items of one section, in the order of the file."""

    def __init__(self, section: str, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.section = section
        self._theme = theme
        self._fields = COLUMNS[section]
        self.items: Sequence[Fields] = ()
        self.counts: Counter[str] = Counter()

    def set_items(self, items: Sequence[Fields], timeline: Timeline) -> None:
        """Show what the file says now."""
        self.beginResetModel()
        self.items, self.counts = items, referring_counts(self.section, timeline)
        self.endResetModel()

    def count(self, fields: Fields) -> int:
        """Return how many events refer to an item."""
        return self.counts[str(fields.get("id", ""))]

    # --- Qt -------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Return the number of items."""
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._fields)

    def headerData(self, number: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Return a column's head."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(_HEADS[self._fields[number]])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(number)
        return None

    def data(self, index: Index, role: int = 0) -> object:
        """Return what a cell shows."""
        item, column = self.items[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return apart(self._text(item, self._fields[column]))
        if role == Qt.ItemDataRole.DecorationRole and not column and self.section != "sources":
            named = str(item.get("color", ""))
            is_bare_era = self.section == "eras" and not named
            return swatch(None if is_bare_era else self._theme.lane_color(index.row(), named), self._theme)
        if role == Qt.ItemDataRole.ToolTipRole:
            text = self._text(item, self._fields[column])
            return text if len(text) > 20 else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column)
        return None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        is_number = self._fields[column] == _EVENTS
        side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def _text(self, item: Fields, field: str) -> str:
        if field == _EVENTS:
            return written_number(self.count(item))
        value: Plain = item.get(field, "")
        if not value and field == "title":
            value = item.get("id", "")
        return " ".join(value.split()) if isinstance(value, str) else "…"
