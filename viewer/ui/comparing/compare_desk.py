"""File › Compare with: asks with what, and opens the window on both."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from viewer.files.read.reader import Reading, read_text
from viewer.files.read.text_file import file_text
from viewer.files.versions import Commit, old_text
from viewer.ui.comparing.compare_window import CompareWindow, Other
from viewer.ui.comparing.versions_dialog import VersionsDialog
from viewer.ui.document.document import Document
from viewer.ui.look.theme import Appearance
from viewer.words import N_, _

_FILTER = N_("Event files (*.yaml *.yml);;All files (*)")


class CompareDesk(QObject):
    """Compares the file of one window.

    Args:
        left: Called when the comparison is closed.
        window: Parent of the dialogs; it owns this.
    """

    def __init__(
        self, document: Document, appearance: Appearance, left: Callable[[], None], window: QWidget
    ) -> None:
        super().__init__(window)
        self._document, self._appearance, self._left, self._window = document, appearance, left, window
        self.asked: VersionsDialog | None = None
        self.shown: CompareWindow | None = None

    def ask(self) -> None:
        """Ask which version or file to compare with."""
        path = self._document.path
        if path is None:
            return
        dialog = VersionsDialog(path, self._appearance, self._window)
        dialog.version_chosen.connect(self.compare_with_version)
        dialog.file_wanted.connect(self._ask_file)
        dialog.finished.connect(dialog.deleteLater)
        self.asked = dialog
        dialog.open()
        dialog.look()

    def _ask_file(self) -> None:
        path = self._document.path
        folder = str(path.parent) if path is not None else ""
        name, _kind = QFileDialog.getOpenFileName(
            self._window, _("Compare with another event file"), folder, _(_FILTER)
        )
        if name:
            self.compare_with_file(Path(name))

    def compare_with_file(self, other: Path) -> None:
        """Compare the open file with another one, which is taken for the older one."""

        def read() -> Reading:
            return read_text(file_text(other))

        self._open(Other(_name(other, self._document.path), read))

    def compare_with_version(self, commit: Commit) -> None:
        """Compare the open file with an earlier version of it in git."""
        path = self._document.path
        if path is None:
            return

        def read() -> Reading:
            return read_text(old_text(path, commit.commit).text)

        self._open(
            Other(
                _("{file} of {day} ({commit})").format(file=path.name, day=commit.day, commit=commit.short),
                read,
            )
        )

    def _open(self, other: Other) -> None:
        window = CompareWindow(other, self._document, self._appearance, self._window)
        window.finished.connect(self._close)
        self.shown = window
        window.open()
        window.retry()

    def _close(self, _result: int) -> None:
        if self.shown is not None:
            self.shown.deleteLater()
        self.shown = None
        self._left()


def _name(other: Path, path: Path | None) -> str:
    """Return a file's name, with its folder where the open file has the same one."""
    return str(other) if path is not None and other.name == path.name else other.name
