"""The window: menus, tool bar, canvas, detail pane, banner and status line around one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from viewer.ui.canvas.timeline_view import TimelineView
from viewer.ui.document.beside import Beside
from viewer.ui.document.document import Document
from viewer.ui.document.document_facts import DocumentFacts
from viewer.ui.document.evidence_check import EvidenceCheck
from viewer.ui.document.loading import follow_selection
from viewer.ui.document.pen import Pen
from viewer.ui.forms.desks.desk import FormDesk
from viewer.ui.forms.drafts import DraftStore
from viewer.ui.help.place import HelpPlace
from viewer.ui.kit.motion import Motion
from viewer.ui.kit.tab_order import next_stop
from viewer.ui.list.place import ListPlace
from viewer.ui.look.theme import Appearance
from viewer.ui.pane.detail_pane import DetailPane
from viewer.ui.pane.place import PanePlace
from viewer.ui.problems.banner import Banner
from viewer.ui.problems.place import ProblemsPlace
from viewer.ui.state.filtering import Filtering
from viewer.ui.state.missing_fonts import MissingFonts
from viewer.ui.state.other_windows import OtherWindows
from viewer.ui.state.searching import Searching
from viewer.ui.state.settings import Settings
from viewer.ui.state.view_history import ViewHistory
from viewer.ui.state.view_state import ViewState
from viewer.ui.window.actions import Actions
from viewer.ui.window.commands import COMMANDS, ROWS
from viewer.ui.window.context_menus import ContextMenus
from viewer.ui.window.deeds import show_pane
from viewer.ui.window.edit_commands import EditCommands
from viewer.ui.window.file_commands import FileCommands, dropped_files
from viewer.ui.window.filter_bar import FilterBar
from viewer.ui.window.knowing import Knowing
from viewer.ui.window.parts import Parts
from viewer.ui.window.search_field import SearchField
from viewer.ui.window.status_line import StatusLine
from viewer.ui.window.tool_bar import ToolBar
from viewer.ui.window.view_memory import ViewMemory
from viewer.ui.window.wiring import connect_parts

if TYPE_CHECKING:
    from viewer.ui.help.panel import Page
    from viewer.ui.welcome.page import WelcomePage

_USUAL_SIZE = (1280, 800)
#: Lower windows have no room for the timeline, the pane and help below each other.
_LOW_PX = 700
#: In larger files what a save has changed is not pointed out: comparing them would be felt.
_MOST_COMPARED = 20_000


class MainWindow(QMainWindow):
    """One window on one event file.

    Args:
        motion: How the view moves by itself; by default it never does.
        others: The program's other windows.

    Signals:
        closed(): the window is closed; the document still tells what was open in it.
    """

    closed = Signal()

    def __init__(
        self,
        document: Document,
        settings: Settings,
        appearance: Appearance,
        motion: Motion | None = None,
        others: OtherWindows | None = None,
    ) -> None:
        super().__init__()
        self.document = document
        self.state = ViewState(self, motion)
        self.settings = settings
        self.appearance = appearance
        # Before all parts: a style sheet that is set later gives widgets back the fonts that they had before.
        appearance.theme_changed.connect(self._dress)
        self.others = others or OtherWindows()
        self.commands = FileCommands(document, settings, self, lambda: self.facts.grounds(), self.others)
        self.filtering = Filtering(self.state, self)
        self.memory = ViewMemory(self.state, self.filtering, document, settings, self)
        self._fresh = True
        self.view = TimelineView(self.state, appearance, self)
        self.evidence = EvidenceCheck(document, self)
        self.beside = Beside(self)
        self.facts = DocumentFacts(document, self.evidence, self.beside)
        self.pane = DetailPane(self.state, self.facts, appearance, self)
        self.banner = Banner(document, appearance, self)
        self.status = StatusLine(document, appearance, self)
        self.pen = Pen(document, self)
        self.edits = self._made_edits()
        self.history = ViewHistory(self.state, self)
        self.searching = Searching(self.state, self)
        self.search = SearchField(self.searching, appearance, self)
        self.welcome: WelcomePage | None = None
        self.knowing = Knowing(self.state, self.view, self.search, self.searching, self)
        self._column = self._lay_out()
        self._parts = self._gathered()
        self.actions_ = Actions(ROWS, self._parts)
        self.actions_.fill_menu_bar(self.menuBar())
        self.tools = ToolBar(self.actions_.buttons(), self.search, appearance, self)
        self._column.insertWidget(0, self.tools)
        self.context_menus = ContextMenus(self._parts, self.actions_)
        self._tab_rooms = (
            self.tools, self.search, self.filter_bar, self.view, self.listing, self.pane, self.notices, self.banner,
            self.problems, self.help, self.status,
        )  # fmt: skip
        self._connect_parts()
        self._restore()
        self._follow_document()

    def _made_edits(self) -> EditCommands:
        drafts = DraftStore(self.settings.folder / "drafts")
        desk = FormDesk(self.document, self.facts, self.pen, self.appearance, drafts, self)
        return EditCommands(self.document, self.pen, self.state, self.commands, desk, self)

    def _gathered(self) -> Parts:
        return Parts(
            window=self,
            document=self.document,
            facts=self.facts,
            settings=self.settings,
            appearance=self.appearance,
            state=self.state,
            history=self.history,
            searching=self.searching,
            filtering=self.filtering,
            memory=self.memory,
            pen=self.pen,
            files=self.commands,
            edits=self.edits,
            view=self.view,
            listing=self.listing,
            pane=self.pane,
            problems=self.problems,
            search=self.search,
            status=self.status,
            others=self.others,
            knowing=self.knowing,
            help=self.help,
            notices=self.notices,
        )

    @property
    def parts(self) -> Parts:
        """What the window's commands work on."""
        return self._parts

    def _lay_out(self) -> QVBoxLayout:
        """Put the parts into the window and return the column that the tool bar goes on top of."""
        self.listing = ListPlace(
            self.view, self.state, self.document, self.settings, self.appearance, self.facts, self
        )
        self.split = PanePlace(self.listing, self.pane, self.settings, self)
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        upper = QWidget(middle)
        above = QVBoxLayout(upper)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(0)
        self.filter_bar = FilterBar(self.filtering, self.appearance, upper)
        above.addWidget(self.filter_bar)
        above.addWidget(self.split, 1)
        self.notices = QWidget(upper)
        self.notices.hide()
        above.addWidget(self.notices)
        above.addWidget(self.banner)
        self.problems = ProblemsPlace(upper, self.document, self.settings, self.appearance, middle)
        rooms = QWidget(middle)
        self._rooms = QVBoxLayout(rooms)
        self._rooms.setContentsMargins(0, 0, 0, 0)
        self._rooms.setSpacing(0)
        self._rooms.addWidget(self.problems, 1)
        self.help = HelpPlace(rooms, self.settings, self.appearance, self._help_pages, middle)
        column.addWidget(self.help, 1)
        self.setCentralWidget(middle)
        self.setStatusBar(self.status)
        self.setAcceptDrops(True)
        return column

    def _connect_parts(self) -> None:
        connect_parts(self._parts)
        self.document.opened.connect(self._another_file)
        self.document.opened.connect(self._greet)
        self.document.loaded.connect(self._follow_document)
        self.beside.changed.connect(self._follow_document)
        self.document.reading.connect(self._follow_reading)
        self.view.open_pane_requested.connect(self._read_on)
        self.banner.line_requested.connect(self.commands.edit_at)
        self.banner.problems_requested.connect(self.show_problems)
        self.status.problems_requested.connect(self.show_problems)
        self.problems.shown.connect(self.banner.set_covered)
        self.evidence.changed.connect(self.pane.refresh)
        self.state.outside["verdict"] = self.facts.verdict_words
        self.evidence.changed.connect(self.state.outside_changed)
        self.fonts = MissingFonts(self.state, self.appearance, self)
        self.fonts.changed.connect(self._note_fonts)
        self.listing.opened.connect(lambda _id: self._read_on())
        self.filter_bar.left.connect(self.view.focus_canvas)
        self.help.left.connect(self._go_back)
        self.help.shown.connect(self._arrange)
        self.help.splitterMoved.connect(lambda *_: self.split.arrange(self.split.width()))

    def _restore(self) -> None:
        self.resize(*_USUAL_SIZE)
        self.restoreGeometry(self.settings.geometry)
        self.pane.setVisible(self.settings.detail_pane)
        self.view.canvas.today.set_on(self.settings.today_line)
        self.problems.refresh()
        self.listing.restore()
        self.help.restore()
        self.actions_.refresh()

    # --- the document -----------------------------------------------------------------

    def _another_file(self) -> None:
        self.beside.take_away()
        self._fresh = True
        self.search.clear()
        if self.isVisible():
            QTimer.singleShot(0, self.edits.desk.offer_drafts)

    def _greet(self) -> None:
        """Show the welcome page in place of everything else while no file is open."""
        on = self.document.path is None
        if on and self.welcome is None:
            from viewer.ui.window.welcoming import welcome_page

            self.welcome = welcome_page(self._parts, self.actions_)
            self._rooms.addWidget(self.welcome, 1)
        if self.welcome is not None:
            self.tools.setHidden(on)
            self.problems.setHidden(on)
            self.welcome.setVisible(on)
            if on:
                self.welcome.take_focus()
            elif self.isVisible():
                self.view.focus_canvas()

    def _follow_document(self) -> None:
        """Show what the document holds now; a reload keeps selection and view."""
        document, state = self.document, self.state
        self.status.read_only = self.commands.is_read_only
        if self._fresh and (document.path is not None or state.whole.events):
            self._fresh = document.path is None
            state.select("")
            state.set_timeline(self.beside.shown(document.timeline))
            state.fit()
            state.settle()
        elif self.beside.shown(document.timeline) is not state.whole:
            self._swap_timeline()
        else:
            self.pane.refresh()
        self.status.refresh()
        self._show_title()

    def _show_title(self) -> None:
        document = self.document
        title = document.timeline.title or (document.path.name if document.path else "")
        self.tools.title.set_text(title)
        self.setWindowTitle(f"{title} — Dateline" if title else "Dateline")
        self.setWindowFilePath("" if document.path is None else str(document.path))

    def _follow_reading(self, part: float) -> None:
        """Say what is being read; what is on screen stays until it has been."""
        self.view.set_waiting(part >= 0)
        if part == 0 and self.document.awaited and not self.state.whole.events:
            self.pane.refresh()
            self.status.refresh()
            self._show_title()

    def _swap_timeline(self) -> None:
        state, timeline = self.state, self.beside.shown(self.document.timeline)
        before = state.whole
        state.replace_timeline(timeline, follow_selection(before, timeline, state.selected_id))
        if before.events and len(timeline.events) <= _MOST_COMPARED:
            state.mark_changes(self.beside.changed_in(before, timeline))

    def _read_on(self) -> None:
        """Go to the detail pane; where it stands open already, to the event's form."""
        if self.pane.isVisible() and self.state.selected is not None:
            self.edits.edit_event(self.state.selected_id)
            return
        show_pane(self._parts, True)
        self.actions_.refresh()
        self.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _help_pages(self) -> list[Page]:
        from viewer.ui.window.help_pages import help_pages

        return help_pages(self._parts, COMMANDS)

    def _go_back(self) -> None:
        """Give the keyboard to what is in the middle: the timeline, or the welcome page."""
        if self.welcome is not None and self.welcome.isVisible():
            self.welcome.take_focus()
        else:
            self.view.focus_canvas()

    def _note_fonts(self) -> None:
        self.status.note, self.status.advice = self.fonts.note, self.fonts.advice
        self.status.refresh()

    def show_problems(self) -> None:
        """Show everything that is wrong with the file."""
        self.problems.set_open(True)

    def _dress(self) -> None:
        self.settings.text_percent = self.appearance.text_percent
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self.appearance.dress(application)

    # --- Qt -----------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Give the canvas the keyboard on the first showing."""
        super().showEvent(event)
        self._arrange()
        if not event.spontaneous():
            QTimer.singleShot(0, self.edits.desk.offer_drafts)
        if self.focusWidget() is None:
            self.view.canvas.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the pane's place and usual width follow the window's."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put help and pane where they belong; in a low window help takes the pane's place below."""
        self.split.arrange(self.help.arrange(self.width()))
        covered = bool(self.help.page) and not self.help.is_beside and self.height() < _LOW_PX
        is_shown = self.settings.detail_pane and not covered
        if is_shown is self.pane.isHidden():
            self.pane.setVisible(is_shown)
            self.actions_.refresh()  # its tick

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on with Tab: tool bar, search, filter, timeline, list, pane, banner, problems, status line."""
        here = QApplication.focusWidget()
        rooms = self._tab_rooms if self.welcome is None else (self.welcome, *self._tab_rooms)
        stop = next_stop(rooms, here, forward=forward)
        if stop is None:
            return False
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stop.setFocus(reason)
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take local files."""
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the first file here, and each of the others in a window of its own."""
        paths = dropped_files(event)
        if paths and (len(paths) == 1 or self.others.can_open):
            event.acceptProposedAction()
            self.commands.open_path(paths[0])
            if paths[1:]:
                self.others.open_new(self, paths[1:])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window, unless a form with something unsaved in it keeps it open."""
        if not self.edits.desk.close_forms():
            event.ignore()
            return
        if not self.isFullScreen():
            self.settings.geometry = self.saveGeometry()
        self.pen.close()
        self.evidence.wait()
        self.pane.view.wait()
        self.document.close()
        self.beside.close()
        super().closeEvent(event)
        self.closed.emit()
