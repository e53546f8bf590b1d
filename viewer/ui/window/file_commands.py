"""What the File menu does: opening, copying, and the user's editor."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from viewer.files.read.regular import content_of, is_file
from viewer.files.read.text_file import looks_own
from viewer.shipped import is_shipped, shipped_timeline
from viewer.ui.document.document import Document
from viewer.ui.kit.messages import Answer, Question, Role, ask, warn
from viewer.ui.state.other_windows import OtherWindows
from viewer.ui.state.settings import Settings
from viewer.words import _

if TYPE_CHECKING:
    from viewer.files.overwriting import Ground

#: Enough to tell an event file by its first keys; the rest is read once it is opened.
_SIGHT = 16 * 1024
_OWN_SUFFIXES = (".yaml", ".yml")


class FileCommands(QObject):
    """Carries out commands on the open file, with the dialogs that they need.

    Args:
        grounds: Asks what no copy of the open file may be written over.
        others: The program's other windows, one of which may have a file open already.

    Signals:
        said(str): a line for the status bar.
        import_requested(Path): another program's timeline was opened.
    """

    said = Signal(str)
    import_requested = Signal(object)

    def __init__(
        self,
        document: Document,
        settings: Settings,
        window: QWidget,
        grounds: Callable[[], Sequence[Ground]],
        others: OtherWindows | None = None,
    ) -> None:
        super().__init__(window)
        self._others = others or OtherWindows()
        self._document = document
        self._settings = settings
        self._window = window
        self._grounds = grounds

    @property
    def is_read_only(self) -> bool:
        """Tell whether the open file is the example that came with the program."""
        path = self._document.path
        return path is not None and is_shipped(path) and not os.access(path, os.W_OK)

    def open_path(self, path: Path) -> None:
        """Open a file and remember it if it is there; where a window has it open already, that one comes forward.

        Another program's timeline is not opened, but to be imported.
        """
        if _is_foreign(path):
            self.import_requested.emit(path)
            return
        if self._others.bring_forward(path):
            return
        self._document.open(path)
        if is_file(path) and not is_shipped(path):
            self._settings.add_recent(path)

    def ask_open(self) -> None:
        """Ask for a file and open it."""
        path = self._document.path
        folder = str(path.parent) if path is not None else ""
        name, _filter = QFileDialog.getOpenFileName(
            self._window, _("Open an event file"), folder, event_files_filter()
        )
        if name:
            self.open_path(Path(name))

    def open_example(self) -> None:
        """Open the timeline that comes with the program."""
        self.open_path(shipped_timeline())

    def ask_new(self) -> None:
        """Ask for a place, write a file there that explains itself, and open it."""
        path = self._document.path
        folder = path.parent if path is not None and not self.is_read_only else Path.home()
        name, _filter = QFileDialog.getSaveFileName(
            self._window, _("New event file"), str(folder / "timeline.yaml"), event_files_filter(),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )  # fmt: skip
        if name:
            target = Path(name)
            self.create(target if target.suffix else target.with_suffix(".yaml"))

    def create(self, target: Path) -> bool:
        """Write a starter file and open it; tell whether that worked."""
        from viewer.files.write.starter import StarterError, write_starter

        try:
            write_starter(target)
        except StarterError as error:
            warn(self._window, _("New event file"), str(error))
            return False
        self.open_path(target)
        self.said.emit(_("Your file is ready; Ctrl+E opens the selected event in your editor"))
        return True

    def ask_save_copy(self) -> None:
        """Ask for a place, copy the file there and go on with the copy."""
        path = self._document.path
        if path is None:
            return
        folder = Path.home() if self.is_read_only else path.parent
        start = str(folder / f"{path.stem}-copy{path.suffix}")
        name, _filter = QFileDialog.getSaveFileName(
            self._window, _("Save a copy"), start, event_files_filter()
        )
        if not name:
            return
        target = Path(name)
        if not target.suffix:
            target = target.with_suffix(path.suffix or ".yaml")
        self.save_copy(target)

    def save_copy(self, target: Path) -> bool:
        """Copy the open file byte for byte and open the copy; tell whether that worked."""
        from viewer.files.overwriting import is_one_file, refusal
        from viewer.files.write.whole_file import write_whole

        path = self._document.path
        if path is None:
            return False
        try:
            if is_one_file(target, path):
                text = _("A file cannot be a copy of itself; choose another name.")
                warn(self._window, _("Save a copy"), text)
                return False
            why_not = refusal(target, *self._grounds())
            if not why_not:
                write_whole(target, content_of(path))
        except OSError as error:
            why_not = error.strerror or str(error)
        if why_not:
            text = _("The copy could not be written: {why}").format(why=why_not)
            warn(self._window, _("Save a copy"), text)
            return False
        self.open_path(target)
        self.said.emit(_("Saved {file}").format(file=target))
        return True

    def edit_at(self, line: int, column: int) -> None:
        """Open the user's editor at a place in the file."""
        path = self._document.path
        if path is None:
            return
        if self.is_read_only:
            self.offer_copy()
            return
        from viewer.ui.kit.desktop.editor_launch import open_in_editor

        opening = open_in_editor(path, line, column, self._settings.editor)
        if opening.trouble:
            warn(self._window, _("Open in editor"), opening.trouble)
        else:
            self.said.emit(opening.said)

    def offer_copy(self) -> None:
        """Say that the example cannot be changed, and offer a copy of it."""
        if ask(self._window, _read_only()) == 0:
            self.ask_save_copy()

    def ask_editor(self) -> None:
        """Ask for the command of the user's editor."""
        from viewer.ui.window.dialogs.editor_dialog import EditorDialog

        dialog = EditorDialog(self._settings.editor, self._document.path or Path("events.yaml"), self._window)
        if dialog.exec():
            self._settings.editor = dialog.chosen
        dialog.deleteLater()

    def open_address(self, url: str) -> None:
        """Open a web address in the user's browser, after a click on it; nothing else is opened."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        from viewer.ui.pane.addresses import is_web_address

        if not is_web_address(url):
            text = _("{url} is no web address; it was not opened").format(url=url)
            warn(self._window, _("Open link"), text)
            return
        if not QDesktopServices.openUrl(QUrl(url, QUrl.ParsingMode.StrictMode)):
            warn(self._window, _("Open link"), _("No program was found that opens {url}").format(url=url))


def event_files_filter() -> str:
    """Return what a file dialog offers: event files, or all."""
    return f"{_('Event files')} (*.yaml *.yml);;{_('All files')} (*)"


def _read_only() -> Question:
    return Question(
        _("Read-only example"), _("This is the example that came with Dateline; it cannot be changed."),
        _("Save a copy of it and edit that."),
        (Answer(_("Save a copy…"), Role.AcceptRole), Answer(_("Cancel"), Role.RejectRole)),
    )  # fmt: skip


def _is_foreign(path: Path) -> bool:
    """Tell whether a file is another program's timeline."""
    if path.suffix.lower() in _OWN_SUFFIXES:
        # An event file that looks like one costs no import of what reads all others.
        try:
            if looks_own(content_of(path, _SIGHT)):
                return False
        except (OSError, ValueError):
            return False
    from viewer.exchange.foreign_file import is_foreign

    return is_foreign(path)


def dropped_files(event: QDropEvent) -> list[Path]:
    """Return the local files that were dropped; none where anything else is among them."""
    urls = event.mimeData().urls()
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return paths if len(paths) == len(urls) and all(map(is_file, paths)) else []
