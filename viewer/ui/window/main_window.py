"""The window: menus, tool bar, canvas, detail pane, banner and status line around one document."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QSplitter, QVBoxLayout, QWidget

from viewer.model.changes import changed_ids
from viewer.model.event_words import title_with_date
from viewer.ui.canvas.lane_memory import LaneMemory
from viewer.ui.canvas.timeline_view import TimelineView
from viewer.ui.document.document import Document
from viewer.ui.document.document_facts import DocumentFacts
from viewer.ui.document.loading import follow_selection
from viewer.ui.document.pen import Pen
from viewer.ui.forms.drafts import DraftStore
from viewer.ui.kit.motion import Motion
from viewer.ui.look.theme import Appearance
from viewer.ui.pane.detail_pane import USUAL_PX, DetailPane
from viewer.ui.problems.banner import Banner
from viewer.ui.problems.place import ProblemsPlace
from viewer.ui.state.moving_scale import ZOOM_STEP
from viewer.ui.state.searching import Searching
from viewer.ui.state.settings import Settings
from viewer.ui.state.view_state import ViewState
from viewer.ui.window.actions import Actions, fill_menu_bar
from viewer.ui.window.edit_commands import EditCommands
from viewer.ui.window.file_commands import FileCommands, dropped_file
from viewer.ui.window.navigation import Navigation
from viewer.ui.window.search_field import SearchField
from viewer.ui.window.status_line import StatusLine
from viewer.ui.window.tool_bar import ToolBar

ViewFactory = Callable[[ViewState, Appearance, QWidget], TimelineView]
_USUAL_SIZE = (1280, 800)
#: In larger files what a save has changed is not pointed out: comparing them would be felt.
_MOST_COMPARED = 20_000


class MainWindow(QMainWindow):
    """One window on one event file.

    Args:
        view_factory: Makes the canvas with its surroundings; tests may hand in another.
        motion: How the view moves by itself; by default it never does.
    """

    def __init__(
        self,
        document: Document,
        settings: Settings,
        appearance: Appearance,
        view_factory: ViewFactory = TimelineView,
        motion: Motion | None = None,
    ) -> None:
        super().__init__()
        self.document = document
        self.state = ViewState(self, motion)
        self.settings = settings
        self.appearance = appearance
        self.commands = FileCommands(document, settings, self)
        self.actions_ = Actions(self)
        self._lane_memory = LaneMemory(self.state, document, settings, self)
        self._fresh = True
        self.state.set_fold_gaps(settings.fold_gaps)
        self.view = view_factory(self.state, appearance, self)
        self.pane = DetailPane(self.state, DocumentFacts(document), appearance, self)
        self.banner = Banner(document, appearance, self)
        self.status = StatusLine(document, appearance, self)
        self.pen = Pen(document, self)
        self.edits = EditCommands(
            document,
            self.pen,
            self.state,
            self.commands,
            appearance,
            DraftStore(settings.folder / "drafts"),
            self,
        )
        self.searching = Searching(self.state, self)
        self.search = SearchField(self.searching, appearance, self)
        self.tools = ToolBar(self.actions_, self.edits.add, self.search, appearance, self)
        self._lay_out()
        self.navigation = Navigation(self.state, self.view, self.actions_, appearance, self)
        self._recent_menu = fill_menu_bar(
            self.menuBar(), self.actions_, self.edits.fill_menu, self.navigation.fill_menus
        )
        self.addActions(self.actions_.findChildren(QAction))
        self.navigation.copied.connect(self._copy)
        self._connect_actions()
        self._connect_parts()
        self._restore()
        self._follow_document()

    def _lay_out(self) -> None:
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.view)
        self._split.addWidget(self.pane)
        self._split.setStretchFactor(0, 1)
        self._split.splitterMoved.connect(self._remember_pane_width)
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        upper = QWidget(middle)
        above = QVBoxLayout(upper)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(0)
        above.addWidget(self._split, 1)
        above.addWidget(self.banner)
        self.problems = ProblemsPlace(upper, self.document, self.settings, self.appearance, middle)
        column.addWidget(self.problems, 1)
        self.setCentralWidget(middle)
        self.setStatusBar(self.status)
        self.setAcceptDrops(True)

    def _connect_actions(self) -> None:
        actions, commands, state = self.actions_, self.commands, self.state
        for action, slot in (
            (actions.new, commands.ask_new),
            (actions.open, commands.ask_open),
            (actions.clear_recent, self.settings.clear_recent),
            (actions.save_copy, commands.ask_save_copy),
            (actions.reload, self.document.reload),
            (actions.print, lambda: commands.put_on_paper("print")),
            (actions.preview, lambda: commands.put_on_paper("preview")),
            (actions.export_pdf, lambda: commands.put_on_paper("export")),
            (actions.quit, self.close),
            (actions.copy_title, self.copy_title),
            (actions.edit_line, self.edit_selected),
            (actions.find, self.search.begin),
            (actions.find_next, lambda: self.searching.step(1)),
            (actions.find_previous, lambda: self.searching.step(-1)),
            (actions.problems, self.problems.toggle),
            (actions.choose_editor, commands.ask_editor),
            (actions.zoom_in, lambda: state.zoom_by(ZOOM_STEP)),
            (actions.zoom_out, lambda: state.zoom_by(1 / ZOOM_STEP)),
            (actions.fit, state.fit),
            (actions.zoom_selection, state.show_selected),
            (actions.previous, lambda: self._step(-1)),
            (actions.next, lambda: self._step(1)),
            (actions.first, lambda: self._select_end(first=True)),
            (actions.last, lambda: self._select_end(first=False)),
            (actions.keys, self.show_keys),
            (actions.about, self.show_about),
        ):
            action.triggered.connect(lambda _checked=False, run=slot: run())
        actions.fold.toggled.connect(self.state.set_fold_gaps)
        actions.fold.triggered.connect(self._remember_folding)
        actions.pane.triggered.connect(self.show_pane)
        actions.full_screen.triggered.connect(self._set_full_screen)
        actions.themes.triggered.connect(lambda action: self.set_theme_mode(action.data()))

    def _connect_parts(self) -> None:
        self.document.opened.connect(self._another_file)
        self.document.loaded.connect(self._follow_document)
        self.document.reading.connect(self._follow_reading)
        self.state.folding_changed.connect(self._follow_folding)
        self.state.selection_changed.connect(lambda _id: self._enable())
        self.appearance.theme_changed.connect(self._dress)
        self.state.hits_changed.connect(self._enable)
        self.search.left.connect(self.view.focus_canvas)
        self.view.canvas.search_left.connect(self.search.clear)
        self.view.edit_requested.connect(self.edits.edit_event)
        self.navigation.menu_filled.connect(self._fill_context_menu)
        self.edits.said.connect(self.status.say)
        self.view.open_pane_requested.connect(self._read_on)
        self.pane.address_requested.connect(self.commands.open_address)
        self.pane.line_requested.connect(self.commands.edit_at)
        self.pane.copy_requested.connect(lambda text: self._copy(text, "Quotation copied"))
        self.banner.line_requested.connect(self.commands.edit_at)
        self.banner.problems_requested.connect(self.show_problems)
        self.status.problems_requested.connect(self.show_problems)
        self.problems.line_requested.connect(self.commands.edit_at)
        self.problems.event_chosen.connect(self.state.select)
        self.problems.said.connect(self.status.say)
        self.problems.shown.connect(self.actions_.problems.setChecked)
        self.problems.shown.connect(self.banner.set_covered)
        self.problems.left.connect(self.view.focus_canvas)
        self.commands.said.connect(self.status.say)
        self._recent_menu.aboutToShow.connect(self._fill_recent)

    def _restore(self) -> None:
        self.resize(*_USUAL_SIZE)
        self.restoreGeometry(self.settings.geometry)
        self.actions_.pane.setChecked(self.settings.detail_pane)
        self.pane.setVisible(self.settings.detail_pane)
        self.actions_.theme_action(self.appearance.mode).setChecked(True)
        self._follow_folding()
        self.problems.refresh()

    # --- the document -----------------------------------------------------------------

    def _another_file(self) -> None:
        self._fresh = True
        self.search.clear()

    def _follow_document(self) -> None:
        """Show what the document holds now; a reload keeps selection and view."""
        document, state = self.document, self.state
        self.status.read_only = self.commands.is_read_only
        if self._fresh and document.path is not None:
            self._fresh = False
            state.select("")
            state.set_timeline(document.timeline)
            state.fit()
            state.settle()
        elif document.timeline is not state.timeline:
            self._swap_timeline()
        else:
            self.pane.refresh()
        self.status.refresh()
        self._show_title()
        self._enable()

    def _show_title(self) -> None:
        document = self.document
        title = document.timeline.title or (document.path.name if document.path else "")
        self.tools.title.set_text(title)
        self.setWindowTitle(f"{title} — Dateline" if title else "Dateline")
        self.setWindowFilePath("" if document.path is None else str(document.path))

    def _follow_reading(self, part: float) -> None:
        """Say what is being read; what is on screen stays until it has been."""
        self.view.set_waiting(part >= 0)
        if part == 0 and self.document.awaited and not self.state.timeline.events:
            self.pane.refresh()
            self.status.refresh()
            self._show_title()

    def _swap_timeline(self) -> None:
        state, timeline = self.state, self.document.timeline
        before = state.timeline
        state.replace_timeline(timeline, follow_selection(before, timeline, state.selected_id))
        if before.events and len(timeline.events) <= _MOST_COMPARED:
            state.mark_changes(changed_ids(before, timeline))

    def _enable(self) -> None:
        """Let a command be chosen only where it would do something."""
        actions, events = self.actions_, self.state.timeline.events
        groups = (
            (actions.of_event, self.state.selected is not None),
            (actions.of_events, bool(events)),
            (actions.of_file, self.document.path is not None),
            (actions.on_paper, bool(events)),
            (actions.of_search, bool(self.state.hits)),
            ((actions.problems,), self.document.path is not None),
            ((actions.next,), self.state.neighbour(1) is not None),
            ((actions.previous,), self.state.neighbour(-1) is not None),
        )
        for members, enabled in groups:
            for action in members:
                action.setEnabled(enabled)

    # --- commands -----------------------------------------------------------------------

    def _step(self, step: int) -> None:
        event = self.state.neighbour(step)
        if event is not None:
            self.state.select(event.id)

    def _select_end(self, *, first: bool) -> None:
        event = self.state.end(first=first)
        if event is not None:
            self.state.select(event.id)

    def copy_title(self) -> None:
        """Put the selected event's title and date on the clipboard."""
        event = self.state.selected
        if event is not None:
            self._copy(title_with_date(event), "Title copied")

    def _copy(self, text: str, message: str) -> None:
        QApplication.clipboard().setText(text)
        self.status.say(message)

    def edit_selected(self) -> None:
        """Open the user's editor at the selected event."""
        self._edit(self.state.selected_id)

    def _edit(self, event_id: str) -> None:
        event = self.state.timeline.event(event_id)
        if event is not None:
            self.commands.edit_at(max(1, event.line), 1)

    def show_pane(self, on: bool) -> None:
        """Show or hide the detail pane."""
        self.actions_.pane.setChecked(on)
        self.pane.setVisible(on)
        self.settings.detail_pane = on

    def _fill_context_menu(self, menu: QMenu, event_id: str, position: QPoint) -> None:
        date_text, lane = self.view.date_text_at(position), self.view.lane_id_at(position)
        self.edits.fill_context_menu(menu, event_id, date_text, lane)

    def _read_on(self) -> None:
        """Go to the detail pane; where it stands open already, to the event's form."""
        if self.pane.isVisible() and self.state.selected is not None:
            self.edits.edit_event(self.state.selected_id)
            return
        self.show_pane(True)
        self.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problems(self) -> None:
        """Show everything that is wrong with the file."""
        self.problems.set_open(True)

    def show_keys(self) -> None:
        """Show all keys."""
        from viewer.ui.window.help import KeysDialog

        KeysDialog(self.appearance.theme, self).show()

    def show_about(self) -> None:
        """Show what this program is."""
        from viewer.ui.window.help import AboutDialog

        AboutDialog(self.appearance.theme, self).show()

    def set_theme_mode(self, mode: str) -> None:
        """Follow the desktop, or stay light or dark, and remember it."""
        self.actions_.theme_action(mode).setChecked(True)
        self.appearance.set_mode("light" if mode == "light" else "dark" if mode == "dark" else "auto")
        self.settings.theme_mode = self.appearance.mode

    def _set_full_screen(self, on: bool) -> None:
        state = self.windowState()
        full = Qt.WindowState.WindowFullScreen
        self.setWindowState(state | full if on else state & ~full)

    def _remember_folding(self, on: bool) -> None:
        self.settings.fold_gaps = on

    def _follow_folding(self) -> None:
        fold = self.actions_.fold
        fold.blockSignals(True)
        fold.setChecked(self.state.fold_gaps)
        fold.blockSignals(False)
        self.tools.mark_fold(self.state.fold_gaps)

    def _dress(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self.appearance.dress(application)

    def _fill_recent(self) -> None:
        menu: QMenu = self._recent_menu
        menu.clear()
        for path in self.settings.recent():
            action = menu.addAction(str(path).replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, file=path: self.commands.open_path(file))
        if menu.isEmpty():
            menu.addAction("No recent files").setEnabled(False)
        else:
            menu.addSeparator()
            menu.addAction(self.actions_.clear_recent)

    # --- Qt -----------------------------------------------------------------------------

    def _set_pane_width(self) -> None:
        width = self.settings.pane_width_px or usual_pane_px(self.width())
        self._split.setSizes([max(1, self.width() - width), width])

    def _remember_pane_width(self) -> None:
        self.settings.pane_width_px = self.pane.width()

    def showEvent(self, event: QShowEvent) -> None:
        """Give the canvas the keyboard on the first showing."""
        super().showEvent(event)
        self._set_pane_width()
        if not event.spontaneous():
            QTimer.singleShot(0, self.edits.desk.offer_drafts)
        if self.focusWidget() is None:
            self.view.focus_canvas()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the pane's usual width follow the window's."""
        super().resizeEvent(event)
        self._set_pane_width()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one local file."""
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file."""
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.commands.open_path(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window, unless a form with something unsaved in it keeps it open."""
        if not self.edits.desk.close_forms():
            event.ignore()
            return
        if not self.isFullScreen():
            self.settings.geometry = self.saveGeometry()
        self.pen.close()
        self.document.close()
        super().closeEvent(event)


def usual_pane_px(window_px: int) -> int:
    """Return the pane's width where the user has not chosen one: 340 px at 1280, more on wide screens."""
    return max(USUAL_PX - 60, min(USUAL_PX + max(0, window_px - 1280) // 8, 440, window_px * 17 // 64))
