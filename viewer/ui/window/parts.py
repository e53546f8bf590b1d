"""The parts of one window that its commands work on."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow, QWidget

from viewer.dataclass import dataclass
from viewer.ui.canvas.timeline_view import TimelineView
from viewer.ui.document.document import Document
from viewer.ui.document.document_facts import DocumentFacts
from viewer.ui.document.pen import Pen
from viewer.ui.help.place import HelpPlace
from viewer.ui.list.place import ListPlace
from viewer.ui.look.theme import Appearance
from viewer.ui.pane.detail_pane import DetailPane
from viewer.ui.problems.place import ProblemsPlace
from viewer.ui.state.filtering import Filtering
from viewer.ui.state.other_windows import OtherWindows
from viewer.ui.state.searching import Searching
from viewer.ui.state.settings import Settings
from viewer.ui.state.view_history import ViewHistory
from viewer.ui.state.view_state import ViewState
from viewer.ui.window.edit_commands import EditCommands
from viewer.ui.window.file_commands import FileCommands
from viewer.ui.window.knowing import Knowing
from viewer.ui.window.search_field import SearchField
from viewer.ui.window.status_line import StatusLine
from viewer.ui.window.view_memory import ViewMemory


@dataclass(frozen=True, slots=True)
class Parts:
    """What a command can ask for; every part lives as long as its window."""

    window: QMainWindow
    document: Document
    facts: DocumentFacts
    settings: Settings
    appearance: Appearance
    state: ViewState
    history: ViewHistory
    searching: Searching
    filtering: Filtering
    memory: ViewMemory
    pen: Pen
    files: FileCommands
    edits: EditCommands
    view: TimelineView
    listing: ListPlace
    pane: DetailPane
    problems: ProblemsPlace
    search: SearchField
    status: StatusLine
    others: OtherWindows
    knowing: Knowing
    help: HelpPlace
    notices: QWidget
