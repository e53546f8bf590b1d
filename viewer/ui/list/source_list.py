"""The view of sources: each with its events, its quotations, what checks say of them, and its copy."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from viewer.model.direction import isolated
from viewer.model.event_words import counted, source_name
from viewer.model.search.fields import ValueField, field_named
from viewer.model.search.query import whole
from viewer.model.source_table import SOURCE_COLUMNS, SourceRow
from viewer.model.timeline import Event
from viewer.ui.document.document import Document
from viewer.ui.list.row import ROW_PX
from viewer.ui.list.source_model import NUMBERS, ROW, Index, SourceFacts, SourceTree
from viewer.ui.look.theme import Appearance
from viewer.ui.look.wheel_sizer import WheelSizer
from viewer.ui.state.view_state import ViewState
from viewer.words import _, ngettext, number, runs_from_right

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TEXT_PX, _HEAD_PX = 13, 12
_LEAST_NAME_PX, _GOOD_NAME_PX = 150, 260
_PAD_PX = 8
_SELECTED, _FOCUSED = QStyle.StateFlag.State_Selected.value, QStyle.StateFlag.State_HasFocus.value
#: More of a cell than fits on any screen.
_MOST_LETTERS = 400
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_LEADING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SourceList(QFrame):
    """A head with counts, and the sources; the selection is the window's.

    Signals:
        opened(str): Enter on the event with this id.
        context_requested(str, QPoint): a context menu is wanted for an event, at a global position.
        filter_requested(str): a term of the search; only the events that fit it are to be shown.
        read_requested(str): the copy of the source with this id is to be shown.
        keep_requested(str): a copy of the source with this id is to be kept.
        left(): the keyboard should go back to the canvas.
    """

    opened = Signal(str)
    context_requested = Signal(str, object)
    filter_requested = Signal(str)
    read_requested = Signal(str)
    keep_requested = Signal(str)
    left = Signal()

    def __init__(
        self,
        state: ViewState,
        document: Document,
        facts: SourceFacts,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("eventList")
        self._state, self._facts, self._appearance = state, facts, appearance
        self._is_following = False
        self._open: set[str] = set()
        self.tree = SourceTree(facts, self)
        self.rows = _Rows(self.tree, appearance, self)
        self.count = QLabel(self)
        self._lay_out()
        self.rows.selectionModel().currentRowChanged.connect(self._follow_current)
        self.rows.customContextMenuRequested.connect(self._ask_menu)
        self.rows.header().sectionClicked.connect(self._sort_by)
        self.rows.installEventFilter(self)
        self.rows.expanded.connect(lambda index: self._open.add(self.tree.rows[index.row()].source_id))
        self.rows.collapsed.connect(lambda index: self._open.discard(self.tree.rows[index.row()].source_id))
        state.timeline_changed.connect(self.refresh)
        state.hits_changed.connect(self.refresh)
        state.selection_changed.connect(self._follow_selection)
        document.checked.connect(self.refresh)
        appearance.theme_changed.connect(self._dress)
        self._dress()
        self.refresh()

    def _lay_out(self) -> None:
        head = QFrame(self)
        head.setObjectName("problemsBar")
        line = QHBoxLayout(head)
        line.setContentsMargins(18, 5, 12, 5)
        line.addWidget(self.count, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.rows, 1)
        self.setFocusProxy(self.rows)

    def _dress(self) -> None:
        for widget in (self.count, self.rows.header()):
            widget.setFont(self._appearance.theme.font(_HEAD_PX))
        self.rows.setFont(self._appearance.theme.font(_TEXT_PX))
        self.rows.widen()
        self.rows.viewport().update()

    # --- what it shows ----------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the sources of what is shown now; those that are open stay open."""
        hits, rows = self._state.hits, self.rows
        here = self._here()
        self._is_following = True
        self.tree.show(self._state.timeline, None if hits is None else hits.places)
        if self._open:
            for place, row in enumerate(self.tree.rows):
                if row.source_id in self._open:
                    rows.expand(self.tree.index(place, 0))
        self._is_following = False
        self._say_count()
        self._go_to(here)
        self._follow_selection()

    def _say_count(self) -> None:
        shown, whole_count = (
            len([row for row in self.tree.rows if row.source_id]),
            len(self._state.whole.sources),
        )
        text = ngettext("{shown} of {number} source", "{shown} of {number} sources", whole_count)
        text = text.format(shown=number(shown), number=number(whole_count))
        parts = [counted(whole_count, "source") if shown >= whole_count else text]
        unused = sum(not row.places for row in self.tree.rows)
        alone = sum(row.alone for row in self.tree.rows if row.source_id)
        if alone:
            text = ngettext(
                "{number} event with one source alone", "{number} events with one source alone", alone
            )
            parts.append(text.format(number=number(alone)))
        if unused:
            text = ngettext("{number} not used", "{number} not used", unused)
            parts.append(text.format(number=number(unused)))
        self.count.setText(" · ".join(parts))

    def _sort_by(self, section: int) -> None:
        name = SOURCE_COLUMNS[section].name
        self.tree.sort_by(name)
        order = Qt.SortOrder.DescendingOrder if self.tree.sorted_by[1] else Qt.SortOrder.AscendingOrder
        self.rows.header().setSortIndicator(section, order)
        self.refresh()

    def _here(self) -> str:
        """Return the id of the source that the current row is, or stands below."""
        index = self.rows.currentIndex()
        above = index.parent() if index.parent().isValid() else index
        what = self.tree.at(above)
        return what.source_id if isinstance(what, SourceRow) else ""

    def _go_to(self, source_id: str) -> None:
        """Make a source the current row again, without choosing anything."""
        row = next((n for n, one in enumerate(self.tree.rows) if one.source_id == source_id), -1)
        if source_id and row >= 0:
            self._set_current(self.tree.index(row, 0))

    def _set_current(self, index: QModelIndex) -> None:
        self._is_following = True
        flags = QItemSelectionModel.SelectionFlag
        self.rows.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self._is_following = False

    def _follow_selection(self) -> None:
        """Show the selected event where its source is open; else its source."""
        event = self._state.selected
        if event is None or self.tree.at(self.rows.currentIndex()) is event:
            return
        index = self.tree.index_of(event, self._here())
        if index.isValid():
            shown = index if self.rows.isExpanded(index.parent()) else index.parent()
            self._set_current(shown)
            self.rows.scrollTo(shown)

    def _follow_current(self, now: QModelIndex) -> None:
        what = now.data(ROW) if now.isValid() else None
        if not self._is_following and not self.rows.is_entered and isinstance(what, Event):
            self._state.select(what.id)

    # --- what is done -------------------------------------------------------------------------

    def menu_for(self, row: SourceRow) -> QMenu:
        """Return the context menu of a source."""
        menu, source = QMenu(self), row.source
        only = menu.addAction(_("Show &only its events"))
        only.setEnabled(bool(row.places) and bool(row.source_id))
        only.triggered.connect(lambda _checked=False: self._show_only(row))
        read = menu.addAction(_("&Read the kept copy"))
        read.setEnabled(source is not None and self._facts.copy_words(source)[0].startswith("✓"))
        read.triggered.connect(lambda _checked=False: self.read_requested.emit(row.source_id))
        keep = menu.addAction(_("&Keep a copy…"))
        keep.setEnabled(source is not None)
        keep.triggered.connect(lambda _checked=False: self.keep_requested.emit(row.source_id))
        return menu

    def _show_only(self, row: SourceRow) -> None:
        known = field_named("source")
        assert isinstance(known, ValueField)
        self.filter_requested.emit(whole(known, source_name(row.source, row.source_id)))

    def _ask_menu(self, place: QPoint) -> None:
        what, at = self.tree.at(self.rows.indexAt(place)), self.rows.viewport().mapToGlobal(place)
        if isinstance(what, Event):
            self.context_requested.emit(what.id, at)
        elif isinstance(what, SourceRow):
            menu = self.menu_for(what)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(at)

    def _press(self, event: QKeyEvent) -> bool:
        what = self.tree.at(self.rows.currentIndex())
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENTER and isinstance(what, Event):
            self.opened.emit(what.id)
        elif event.key() in _ENTER and isinstance(what, SourceRow):
            head = self.rows.currentIndex().siblingAtColumn(0)
            self.rows.setExpanded(head, not self.rows.isExpanded(head))
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter open and Esc lead back."""
        if watched is self.rows and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        return False


class _Rows(QTreeView):
    """Rows of one height, the name as wide as there is room; it chooses nothing when it gets the keyboard."""

    is_entered = False

    def __init__(self, tree: SourceTree, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sourceRows")
        self.setAccessibleName(_("Sources"))
        self.setModel(tree)
        self.setItemDelegate(_SourceCell(tree, appearance, self))
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setExpandsOnDoubleClick(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        heads = self.header()
        heads.setStretchLastSection(False)
        heads.setSectionsClickable(True)
        heads.setSortIndicatorShown(True)
        heads.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        heads.setHighlightSections(False)
        heads.setMinimumSectionSize(48)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._appearance = appearance
        WheelSizer(appearance, self)

    def widen(self) -> None:
        """Give the name what the other columns leave; they give way to it down to their least widths."""
        sized, room = self._appearance.theme.sized, self.viewport().width()
        usual = sum(sized(column.width_px) for column in SOURCE_COLUMNS)
        share = max(0.0, min(1.0, (room - sized(_GOOD_NAME_PX)) / usual))
        widths = [
            max(sized(column.least_px), round(sized(column.width_px) * share)) for column in SOURCE_COLUMNS
        ]
        titled = [max(width, self._title_px(section)) for section, width in enumerate(widths)]
        if sized(_LEAST_NAME_PX) + sum(titled[1:]) <= room:  # else numbers would go out of sight for titles
            widths = titled
        widths[0] = max(sized(_LEAST_NAME_PX), room - sum(widths[1:]))
        for section, width_px in enumerate(widths):
            self.header().resizeSection(section, width_px)

    def _title_px(self, section: int) -> int:
        """Return what a column's title needs, which in some languages is more than its values do."""
        return self.header().sectionSizeHint(section)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self.widen()

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Fill what lies before a selected row's first cell like its cells; the style has a look of its own."""
        if self.selectionModel().isSelected(index):
            painter.fillRect(option.rect, self._appearance.theme.selection_fill)
        super().drawRow(painter, option, index)

    def focusInEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        """Get the keyboard."""
        self.is_entered = True
        super().focusInEvent(event)
        self.is_entered = False


class _SourceCell(QStyledItemDelegate):
    """A cell in the tone of what it says."""

    def __init__(self, tree: SourceTree, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._tree, self._appearance = tree, appearance

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex):  # type: ignore[no-untyped-def, override]
        """Return the one height of all rows."""
        hint = super().sizeHint(option, index)
        hint.setHeight(self._appearance.theme.sized(ROW_PX))
        return hint

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell in the tone of what it says, the source's name bold."""
        theme, area = self._appearance.theme, QRect(option.rect)
        text, tone = self._tree.toned(index)
        state = option.state.value
        if state & _SELECTED:
            painter.fillRect(area, theme.selection_fill)
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, theme.line_soft)
        is_name = index.column() == 0 and isinstance(self._tree.at(index), SourceRow)
        font = theme.font(_TEXT_PX, bold=is_name)
        inside = QStyle.visualRect(
            option.direction, area, area.adjusted(3 if index.column() == 0 else _PAD_PX, 0, -_PAD_PX, 0)
        )
        plain = " ".join(text[:_MOST_LETTERS].split())
        short = QFontMetrics(font).elidedText(plain, Qt.TextElideMode.ElideRight, inside.width())
        painter.setFont(font)
        painter.setPen(getattr(theme, tone.value))
        is_number = SOURCE_COLUMNS[index.column()].name in NUMBERS
        if runs_from_right():
            painter.drawText(inside, _LEADING if not is_number else _RIGHT, isolated(short))
        else:
            painter.drawText(inside, _RIGHT if is_number else _LEFT, short)
        if state & _FOCUSED:
            painter.setPen(theme.focus)
            painter.drawLine(area.topLeft(), area.topRight())
            painter.drawLine(area.bottomLeft(), area.bottomRight())
