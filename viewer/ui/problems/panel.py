"""The panel of everything that is wrong with the file, below the timeline."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QMenu,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from viewer.files.read.places.excerpt import SourceLines
from viewer.model.problems import Problem
from viewer.ui.document.document import Document
from viewer.ui.look.theme import Appearance
from viewer.ui.look.wheel_sizer import WheelSizer
from viewer.ui.problems.bar import ProblemsBar
from viewer.ui.problems.excerpt import SourceExcerpt
from viewer.ui.problems.model import KINSHIP, PROBLEM, Kinship, ProblemsModel
from viewer.ui.problems.row import ROW_PX, ProblemRow
from viewer.words import _, ngettext, number

_UP = (Qt.Key.Key_Down, Qt.Key.Key_Up)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ProblemsPanel(QFrame):
    """Problems in file order at the left, the chosen one with its lines at the right.

    Signals:
        line_requested(int, int): a line and column of the file, for the user's editor.
        event_chosen(str): the id of a drawn event whose problem the user chose.
        edit_requested(str): the id of a drawn event whose form the user wants.
        closed(): the user wants the panel away.
        said(str): a line for the status bar.
    """

    line_requested = Signal(int, int)
    event_chosen = Signal(str)
    edit_requested = Signal(str)
    closed = Signal()
    said = Signal(str)

    def __init__(self, document: Document, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("problemsPanel")
        self._document = document
        self._lines: SourceLines | None = None
        self._chosen: Problem | None = None
        self._is_choosing = False
        self.model = ProblemsModel(self)
        self.bar = ProblemsBar(appearance, self)
        self.list = QTableView(self)
        self.excerpt = SourceExcerpt(appearance, self)
        self.stale = QLabel(self)
        self.nothing = QLabel(self.list)
        self._lay_out(appearance)
        self._make_actions()
        self.list.installEventFilter(self)
        self.bar.filter.installEventFilter(self)
        self.bar.changed.connect(self._refilter)
        self.bar.copy_requested.connect(self.copy_all)
        self.bar.go_requested.connect(self.go)
        self.bar.edit_requested.connect(self.edit)
        self.bar.closed.connect(self.closed)
        self.list.activated.connect(self._activate)
        self.list.clicked.connect(self._follow_click)
        self.list.selectionModel().currentChanged.connect(self._follow_current)
        appearance.theme_changed.connect(lambda: self._size_rows(appearance))
        for view in (self.list, self.excerpt):
            WheelSizer(appearance, view)
        document.opened.connect(self._forget)
        document.loaded.connect(self.refresh)
        document.checked.connect(self.refresh)
        self.refresh()

    def _size_rows(self, appearance: Appearance) -> None:
        """Make rows as high as their texts are large, and draw them."""
        rows, height = self.list.verticalHeader(), appearance.theme.sized(ROW_PX)
        rows.setMinimumSectionSize(height)
        rows.setDefaultSectionSize(height)
        self.list.viewport().update()

    def _lay_out(self, appearance: Appearance) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(ProblemRow(appearance, self.list))
        # A list view asks the model twice for every row before it paints one; a table does not.
        rows, columns = self.list.verticalHeader(), self.list.horizontalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._size_rows(appearance)
        rows.hide()
        columns.setStretchLastSection(True)
        columns.hide()
        self.list.setShowGrid(False)
        self.list.setTabKeyNavigation(False)
        self.list.setWordWrap(False)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(_("Problems in the file"))
        self.list.setObjectName("problemsList")
        self.stale.setObjectName("staleStrip")
        self.stale.setTextFormat(Qt.TextFormat.PlainText)
        self.stale.setWordWrap(True)
        self.nothing.setObjectName("emptyTimeline")
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.setHandleWidth(1)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.list)
        halves.addWidget(self.excerpt)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        halves.setSizes([600, 400])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.stale)
        column.addWidget(halves, 1)

    def _make_actions(self) -> None:
        self._copy = QAction(_("&Copy selected"), self.list)
        self._copy.setShortcut(QKeySequence.StandardKey.Copy)
        self._copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._copy.triggered.connect(self.copy_selected)
        self.list.addAction(self._copy)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)

    # --- what it shows ------------------------------------------------------------------------

    def refresh(self) -> None:
        """List what is wrong now; the chosen problem stays chosen where it still is one."""
        self._lines = None
        kept, row = self._chosen, self.list.currentIndex().row()
        self.model.set_problems(self._document.problems)
        self.bar.count(self.model, self._document.accepted)
        self._say_stale()
        self.choose(self.model.row_like(kept, row))

    def _forget(self) -> None:
        self._chosen = None
        self.bar.filter.clear()

    def _refilter(self) -> None:
        kept = self._chosen
        self.model.set_filter(self.bar.filter.text(), self.bar.hidden)
        self.choose(self.model.row_like(kept, 0))

    def choose(self, row: int) -> None:
        """Choose a row, none for -1, and show its lines; no event is selected for it."""
        index = self.model.index(row) if row >= 0 else QModelIndex()
        self._is_choosing = True
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._is_choosing = False
        self.list.scrollTo(index)
        self._show_row(index)
        self.nothing.setText(self._why_nothing())
        self.nothing.setVisible(row < 0)
        self.excerpt.setVisible(bool(self._document.problems))
        self._place_nothing()

    def _follow_current(self, now: QModelIndex) -> None:
        if not self._is_choosing:
            self._show_row(now)
            self._tell_event()

    def _why_nothing(self) -> str:
        if self._document.problems:
            return _("All problems are filtered out")
        if self._document.path is None:
            return _("No file is open")
        if not self._document.has_drawing:
            return _("The timeline appears here as soon as the file can be read")
        return "" if self._document.notice else _("Nothing is wrong with this file")

    def _say_stale(self) -> None:
        document = self._document
        text = ""
        if document.is_stale:
            text = _("Stale: the drawing is the last version that could be read. {notice}").format(
                notice=document.notice
            )
        elif document.notice and not document.has_drawing:
            text = _("Nothing can be drawn yet. {notice}").format(notice=document.notice)
        elif document.notice:
            text = document.notice
        self.stale.setText(text[:600])
        self.stale.setVisible(bool(text))

    def _show_row(self, index: QModelIndex) -> None:
        problem = index.data(PROBLEM) if index.isValid() else None
        self._chosen = problem if isinstance(problem, Problem) else None
        self.bar.offer(self._chosen)
        if self._chosen is None:
            self.excerpt.show_problem(None, ())
            return
        if self._lines is None:
            self._lines = SourceLines(self._document.text)
        self.excerpt.show_problem(self._chosen, self._lines.around(self._chosen))

    # --- what it does --------------------------------------------------------------------------

    @property
    def chosen(self) -> Problem | None:
        """The problem whose lines are shown."""
        return self._chosen

    def go(self) -> None:
        """Ask for the chosen problem's place in the user's editor."""
        if self._chosen is not None:
            self.line_requested.emit(self._chosen.line, self._chosen.column)

    def edit(self) -> None:
        """Ask for the form of the chosen problem's event, where it has one."""
        if self._chosen is not None and self._chosen.event_id:
            self.edit_requested.emit(self._chosen.event_id)

    def _follow_click(self, index: QModelIndex) -> None:
        if index.data(KINSHIP) in (Kinship.CLOSED, Kinship.OPEN):
            self._toggle(index.row())
        else:
            self._tell_event()

    def _activate(self, index: QModelIndex) -> None:
        # A double click's first click has opened or closed many of one kind already.
        if index.data(KINSHIP) not in (Kinship.CLOSED, Kinship.OPEN):
            self.go()

    def _toggle(self, row: int) -> bool:
        """Open or close many of one kind; tell whether the row is that."""
        if not self.model.toggle(row):
            return False
        self.choose(row)
        return True

    def _fold(self, key: int) -> bool:
        """Open with the right arrow, close with the left one, from a member too."""
        row = self.list.currentIndex().row()
        if row < 0:
            return False
        kinship = self.model.kinship(row)
        if key == Qt.Key.Key_Right and kinship is Kinship.CLOSED:
            return self._toggle(row)
        if key == Qt.Key.Key_Left and kinship in (Kinship.OPEN, Kinship.MEMBER):
            return self._toggle(self.model.kind_row(row))
        return False

    def _tell_event(self) -> None:
        if self._chosen is not None and self._chosen.event_id:
            self.event_chosen.emit(self._chosen.event_id)

    def selected(self) -> Sequence[Problem]:
        """Return the selected problems in file order."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return self.model.problems_of(rows)

    def copy_all(self) -> None:
        """Put every problem that the filter shows on the clipboard."""
        self._copy_problems(self.model.problems)

    def copy_selected(self) -> None:
        """Put the selected problems on the clipboard."""
        self._copy_problems(self.selected())

    def _copy_problems(self, problems: Sequence[Problem]) -> None:
        if not problems:
            return
        file = str(self._document.path or "")
        QGuiApplication.clipboard().setText("\n".join(problem.formatted(file) for problem in problems))
        words = ngettext("{number} problem copied", "{number} problems copied", len(problems))
        self.said.emit(words.format(number=number(len(problems))))

    def menu(self) -> QMenu:
        """Return the list's context menu."""
        menu = QMenu(self.list)
        menu.addAction(_("&Open line in editor"), self.go).setEnabled(self._chosen is not None)
        menu.addAction(self._copy)
        menu.addAction(_("Copy &all"), self.copy_all)
        return menu

    def _show_menu(self, place: QPoint) -> None:
        menu = self.menu()
        menu.exec(self.list.viewport().mapToGlobal(place))
        menu.deleteLater()

    def set_alone(self, on: bool) -> None:
        """Stand in the timeline's place, where there is nothing to close."""
        self.bar.set_closable(not on)

    def take_focus(self) -> None:
        """Give the keyboard to the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- Qt --------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows lead from the filter into the list, and Enter and the keys choose."""
        if watched is self.list and event.type() == QEvent.Type.Resize:
            self._place_nothing()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if watched is self.bar.filter and event.key() in (*_UP, *_ENTER):
            self.take_focus()
            return True
        if watched is self.list and event.key() in _ENTER:
            # Some desktops' styles activate by a double click only.
            if not self._toggle(self.list.currentIndex().row()):
                self.go()
            return True
        if watched is self.list and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return self._fold(event.key())
        return watched is self.list and self._is_typed(event)

    def _is_typed(self, event: QKeyEvent) -> bool:
        """Let what is typed in the list filter it."""
        commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        text = event.text()
        if not text.strip() or not text.isprintable() or event.modifiers() & commands:
            return False
        self.bar.filter.setFocus(Qt.FocusReason.OtherFocusReason)
        self.bar.filter.insert(text)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear the filter with Esc, then close."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.bar.filter.text():
            self.bar.filter.clear()
        else:
            self.closed.emit()

    def _place_nothing(self) -> None:
        self.nothing.setGeometry(self.list.rect())
