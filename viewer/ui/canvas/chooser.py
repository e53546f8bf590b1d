"""The list of many events at one place: filtered by typing, walked by arrows, drawn row by row."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from html import escape

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from viewer.model.dates.phrases import date_phrase
from viewer.model.timeline import Event
from viewer.words import _, ngettext, number

_SIZE = (440, 400)
_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ACCEPTING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Index = QModelIndex | QPersistentModelIndex


class MemberModel(QAbstractListModel):
    """Events, or those of them that match; texts are made for the rows in view alone."""

    def __init__(self, events: Sequence[Event], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._events = events
        self._rows: Sequence[int] = range(len(events))
        self._words: tuple[str, ...] = ()

    @cached_property
    def _searched(self) -> list[str]:
        """What is searched: title and date, as it reads and as it is written."""
        return [
            f"{event.title} {date_phrase(event.date)} {event.date.text}".casefold() for event in self._events
        ]

    def filter(self, text: str) -> None:
        """Keep the events in which every word of a text stands somewhere."""
        words = tuple(text.casefold().split())
        if words == self._words:
            return
        self.beginResetModel()
        self._words = words
        rows: Sequence[int] = range(len(self._events))
        if words:
            rows = [row for row in rows if all(word in self._searched[row] for word in words)]
        self._rows = rows
        self.endResetModel()

    def event_at(self, index: _Index) -> Event | None:
        """Return the event of a row."""
        return self._events[self._rows[index.row()]] if index.isValid() else None

    def row_of(self, event_id: str) -> int:
        """Return the row of an event, 0 where it is none of these."""
        rows = (row for row, place in enumerate(self._rows) if self._events[place].id == event_id)
        return next(rows, 0)

    def rowCount(self, parent: _Index | None = None) -> int:
        """Return how many events match."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return a row's text; its tool tip shows the title whole, markup as the letters it is made of."""
        event = self.event_at(index)
        if event is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{date_phrase(event.date)}   {event.title}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<qt>{escape(event.title)}</qt>"
        return None


class MemberChooser(QFrame):
    """A sheet over its window that lists events and lets one be chosen; it goes when it loses the keyboard.

    Signals:
        chosen(str): the id of the event that was chosen; the sheet closes itself.
    """

    chosen = Signal(str)

    def __init__(self, events: Sequence[Event], selected_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self._before: QWidget | None = None
        self.setObjectName("chooser")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._total = len(events)
        self.model = MemberModel(events, self)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(_("Type to narrow the list"))
        self.field.setAccessibleName(_("Narrow the list"))
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._filter)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(_("Events here"))
        self.list.clicked.connect(self._choose)
        self.count = QLabel(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for part in (self.field, self.list, self.count):
            column.addWidget(part)
        self.setFocusProxy(self.field)
        self.resize(*_SIZE)
        self._tell_count()
        self._make_current(self.model.row_of(selected_id))

    def open_at(self, position: QPoint) -> None:
        """Show the sheet at a global position, moved so that all of it is inside its window."""
        self._before = self._room.focusWidget()
        wanted = QRect(self._room.mapFromGlobal(position), self.size())
        self.setGeometry(inside(wanted, self._room.rect()))
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self.list.scrollTo(self.list.currentIndex())

    def _leave(self) -> None:
        """Close, and give the keyboard back to where it was."""
        self.close()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)

    def _filter(self, text: str) -> None:
        self.model.filter(text)
        self._tell_count()
        self._make_current(0)

    def _tell_count(self) -> None:
        found = self.model.rowCount()
        text = _("{number} of {whole}")
        if found == self._total:
            text = ngettext("{number} event here", "{number} events here", found)
        self.count.setText(text.format(number=number(found), whole=number(self._total)))

    def _make_current(self, row: int) -> None:
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(row))

    def _choose(self, index: QModelIndex) -> None:
        event = self.model.event_at(index)
        if event is not None:
            self._leave()
            self.chosen.emit(event.id)

    def _press(self, event: QKeyEvent) -> bool:
        """Answer a key of the field that is meant for the list; tell whether it was one."""
        row, last = self.list.currentIndex().row(), self.model.rowCount() - 1
        page = max(1, self.list.viewport().height() // max(1, self.list.sizeHintForRow(0)) - 1)
        if event.key() in _ACCEPTING:
            self._choose(self.list.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in _WALKING:
            steps = dict(zip(_WALKING, (-1, 1, -page, page), strict=True))
            self._make_current(min(max(0, row + steps[Qt.Key(event.key())]), max(0, last)))
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in _ENDS:
            self._make_current(0 if event.key() == Qt.Key.Key_Home else max(0, last))
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the field's arrows walk through the list; close when another part takes the keyboard."""
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _STAYING:
            self.close()
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._press(event):
            return True
        return super().eventFilter(watched, event)


#: The window itself, or a menu of the field, has the keyboard for a while.
_STAYING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)


def inside(wanted: QRect, room: QRect) -> QRect:
    """Return a rectangle cut to the size of a room and moved into it."""
    size = wanted.size().boundedTo(room.size())
    left = max(room.left(), min(wanted.left(), room.right() - size.width()))
    top = max(room.top(), min(wanted.top(), room.bottom() - size.height()))
    return QRect(QPoint(left, top), size)
