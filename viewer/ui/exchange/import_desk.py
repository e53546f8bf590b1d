"""File › Import: opens the Import window, and writes what it shows when its button is pressed."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from viewer.exchange.draft.draft import Draft
from viewer.exchange.draft.notes import Unreadable
from viewer.exchange.foreign_file import file_of_page, is_page_file
from viewer.exchange.formats import FORMATS
from viewer.exchange.report import as_json, report_lines, report_rows, sums, told_short
from viewer.exchange.trial import Trial, why_not_into
from viewer.files.overwriting import Ground, refusal
from viewer.files.read.reader import Reading
from viewer.files.read.regular import is_file
from viewer.files.write.starter import SCHEMA_NAME
from viewer.files.write.whole_file import create_whole, write_whole
from viewer.model.event_words import counted
from viewer.ui.document.document import Document
from viewer.ui.document.pen import Pen
from viewer.ui.exchange.import_window import ImportWindow
from viewer.ui.exchange.notice import ImportNotice
from viewer.ui.exchange.report_dialog import ReportDialog
from viewer.ui.kit.messages import warn
from viewer.ui.kit.notice_place import NoticePlace
from viewer.ui.look.theme import Appearance
from viewer.ui.state.settings import Settings
from viewer.ui.state.view_state import ViewState
from viewer.words import N_, _

_EVENTS = N_("Event files (*.yaml *.yml);;All files (*)")
_REPORTS = N_("Text (*.txt);;JSON (*.json)")
#: Content tells these apart, not the end of their names.
_MORE_SUFFIXES = (".json", ".xml", ".txt", ".yaml", ".html")


class ImportDesk(QObject):
    """Imports into one window.

    Args:
        is_read_only: Tells whether the open file is an example that cannot be changed.
        open_path: Opens an event file in the window.
        grounds: Asks what no report may be written over.
        notices: Where it is told what was imported; a hidden part of the window.
        window: Parent of the dialogs; it owns this.
    """

    def __init__(
        self,
        document: Document,
        pen: Pen,
        state: ViewState,
        settings: Settings,
        appearance: Appearance,
        is_read_only: Callable[[], bool],
        open_path: Callable[[Path], object],
        grounds: Callable[[], Sequence[Ground]],
        notices: QWidget,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._document, self._pen, self._state = document, pen, state
        self._settings, self._appearance = settings, appearance
        self._is_read_only, self._open_path, self._grounds = is_read_only, open_path, grounds
        self.notices, self._window = NoticePlace(notices), window
        self.shown: ImportWindow | None = None

    def ask(self) -> None:
        """Ask for a foreign file and open the Import window on it."""
        path = self._document.path
        folder = str(path.parent) if path is not None else str(Path.home())
        name, _kind = QFileDialog.getOpenFileName(self._window, _("Import a timeline"), folder, _filter())
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Open the Import window on a foreign file; one that is open makes room for it.

        A page of this program gives back the event file inside it instead: there is nothing to ask or tell.
        """
        if is_page_file(path):
            self._give_back(path)
            return
        if self.shown is not None:
            self.shown.reject()
            if self.shown is not None:
                return  # the open file is being written just now
        window = ImportWindow(path, self._open_file, self._settings, self._appearance, self._window)
        window.new_wanted.connect(self._ask_new)
        window.add_wanted.connect(self._add)
        window.report_wanted.connect(self._save_shown_report)
        window.finished.connect(self._closed)
        # What can be added, and to what, hangs on the open file.
        self._document.loaded.connect(window.retry)
        self.shown = window
        window.open()

    def _give_back(self, path: Path) -> None:
        """Ask for a place, write the event file inside a page there as it was, and open it."""
        try:
            content = file_of_page(path)
        except Unreadable as error:
            warn(self._window, _("Import"), f"{path.name}: {error}.")
            return
        if content is None:
            warn(self._window, _("Import"), _("{file} holds no event file.").format(file=path.name))
            return
        start = str(path.with_suffix(".yaml"))
        name, _kind = QFileDialog.getSaveFileName(
            self._window, _("Take the event file out of the page"), start, _(_EVENTS),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )  # fmt: skip
        if not name:
            return
        target = Path(name)
        target = target if target.suffix else target.with_suffix(".yaml")
        why_not = _created(target, content)
        if why_not:
            warn(self._window, _("New event file"), why_not)
        else:
            self._open_path(target)

    def _closed(self) -> None:
        if self.shown is not None:
            self._document.loaded.disconnect(self.shown.retry)
            self.shown.deleteLater()
            self.shown = None

    def _open_file(self) -> tuple[Reading | None, str, str]:
        """Return what the open file says, what it is called, and why nothing can be added to it."""
        document = self._document
        if document.path is None:
            return None, "", _("No file is open")
        title = document.timeline.title or document.path.name
        reading = document.last_reading
        if self._is_read_only():
            return (
                reading,
                title,
                _("The open file is the example that came with the program; it cannot be changed"),
            )
        if reading is None or document.is_stale or document.awaited:
            return None, title, document.notice or _("The open file cannot be read at the moment")
        why_not = why_not_into(reading)
        if why_not:
            why_not = _("The open file has errors in its structure: {why}").format(why=why_not)
        return reading, title, why_not

    # --- a new file -----------------------------------------------------------------------------

    def _ask_new(self) -> None:
        window = self.shown
        if window is None or window.trial is None:
            return
        start = str(window.path.with_suffix(".yaml"))
        name, _kind = QFileDialog.getSaveFileName(
            window, _("New event file"), start, _(_EVENTS), options=QFileDialog.Option.DontConfirmOverwrite
        )
        if name:
            target = Path(name)
            self.write_new(target if target.suffix else target.with_suffix(".yaml"))

    def write_new(self, target: Path) -> bool:
        """Write what the window shows as a new file and open it; tell whether that was done."""
        window = self.shown
        if window is None or window.trial is None:
            return False
        trial, name = window.trial, window.path.name
        schema = SCHEMA_NAME if is_file(target.parent / SCHEMA_NAME) else ""
        why_not = _created(target, trial.new.text_with(schema).encode())
        if why_not:
            warn(window, _("New event file"), why_not)
            return False
        window.accept()
        self._open_path(target)
        self._tell(
            _("{events} imported from {file}").format(
                events=counted(len(trial.draft.entries), "event"), file=name
            ),
            "",
            name,
            trial.draft,
            0,
        )
        return True

    # --- into the open file ---------------------------------------------------------------------

    def _add(self) -> None:
        window = self.shown
        trial = window.trial if window is not None else None
        if window is None or trial is None or trial.adds is None or trial.adds.edit is None:
            return
        window.set_writing(True)
        self._pen.make(trial.adds.edit, partial(self._added, window, trial))
        if not self._pen.is_busy and self.shown is window:
            window.set_writing(False)

    def _added(self, window: ImportWindow, trial: Trial, outcome: object, failure: Exception | None) -> None:
        adds = trial.adds
        assert adds is not None
        assert adds.edit is not None
        window.set_writing(False)
        if failure is not None or outcome is None:
            window.tell_failure(_("Nothing was added: {why}.").format(why=failure))
            return
        name, events = window.path.name, counted(len(adds.draft.entries), "event")
        window.accept()
        if adds.draft.entries:
            self._state.select(adds.draft.entries[0].id)
        done = _("{events} added from {file}").format(events=events, file=name)
        self._tell(done, adds.edit.name, name, adds.draft, adds.skipped)

    # --- afterwards -----------------------------------------------------------------------------

    def _tell(self, done: str, undo_name: str, name: str, draft: Draft, skipped: int) -> None:
        """Tell above the problems what was done."""
        short = told_short(draft, skipped)
        text = f"{done} · {short}" if short else done
        notice = ImportNotice(
            text, undo_name, self._document, self._pen, self._appearance, self.notices.holder
        )
        notice.over.connect(lambda: self._end(notice))
        notice.report_wanted.connect(lambda: self.show_report(name, draft, skipped))
        self.notices.put(notice)

    def _end(self, notice: ImportNotice) -> None:
        if self.notices.notice is notice:
            self.notices.put(None)

    def show_report(self, name: str, draft: Draft, skipped: int) -> ReportDialog:
        """Show what became of everything in an import that was made."""
        dialog = ReportDialog(
            _("Import of {file}").format(file=name), sums(draft, skipped), report_rows(draft),
            lambda parent: self._save_report(parent, name, draft, skipped), self._appearance, self._window,
        )  # fmt: skip
        dialog.panel.event_chosen.connect(self._state.select)
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()
        return dialog

    def _save_shown_report(self) -> None:
        window = self.shown
        if window is not None and window.trial is not None:
            adds = window.trial.adds
            skipped = adds.skipped if adds is not None else 0
            self._save_report(window, window.path.name, window.trial.draft, skipped)

    def _save_report(self, parent: QWidget, name: str, draft: Draft, skipped: int) -> None:
        """Ask for a file and write the report into it: every note, as text or as JSON."""
        path = self._document.path
        folder = self.shown.path.parent if self.shown is not None else path.parent if path else Path.home()
        start = str(folder / (_("{name}-report").format(name=Path(name).stem) + ".txt"))
        chosen, _kind = QFileDialog.getSaveFileName(parent, _("Save report"), start, _(_REPORTS))
        if not chosen:
            return
        target = Path(chosen)
        target = target if target.suffix else target.with_suffix(".txt")
        why_not = self.write_report(target, draft, skipped)
        if why_not:
            warn(parent, _("Save report"), why_not)

    def write_report(self, target: Path, draft: Draft, skipped: int = 0) -> str:
        """Write a report; return an empty text, or one line that says why it was not written."""
        foreign = [Ground(self.shown.path)] if self.shown is not None else []
        if why_not := refusal(target, *self._grounds(), *foreign):
            return f"{why_not[:1].upper()}{why_not[1:]}."
        if target.suffix.lower() == ".json":
            text = json.dumps(as_json(draft), ensure_ascii=False, indent=1)
        else:
            text = "\n".join([sums(draft, skipped), *report_lines(draft, most=len(draft.notes))])
        try:
            write_whole(target, f"{text}\n".encode())
        except OSError as error:
            return _("{file} could not be written: {why}").format(file=target, why=error.strerror or error)
        return ""


def _created(target: Path, content: bytes) -> str:
    """Write a file that must not be there yet; return an empty text, or one line that says why not."""
    try:
        create_whole(target, content)
    except FileExistsError:
        return _("{file} exists already; choose another name.").format(file=target)
    except OSError as error:
        return _("{file} could not be written: {why}").format(file=target, why=error.strerror or error)
    return ""


def _filter() -> str:
    """Return what the file dialog shows first."""
    suffixes = dict.fromkeys([*(suffix for one in FORMATS for suffix in one.suffixes), *_MORE_SUFFIXES])
    patterns = " ".join(f"*{suffix}" for suffix in suffixes)
    return _("Timelines of other programs ({patterns});;All files (*)").format(patterns=patterns)
