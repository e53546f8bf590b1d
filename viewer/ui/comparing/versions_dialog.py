"""What the open file is to be compared with: one of its versions in git, or another file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from viewer.files.read.text_file import ReadError
from viewer.files.versions import Commit, versions
from viewer.ui.exchange.aside import Aside
from viewer.ui.look.theme import Appearance
from viewer.words import N_, _

_TEXT_PX = 13
_ROW = "{day}   {subject}   {commit}"
_LOOKING = N_("Looking for earlier versions in git…")
_FOUND = N_("Earlier versions in git, the latest first:")
_NEVER = N_("No version of this file is in git yet.")
_NONE = N_("There are no earlier versions: {why}.")


class VersionsDialog(QDialog):
    """Lists the versions of a file.

    Signals:
        version_chosen(Commit): the file is to be compared with this version of it.
        file_wanted(): it is to be compared with another file.
    """

    version_chosen = Signal(object)
    file_wanted = Signal()

    def __init__(self, path: Path, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Compare {file} with").format(file=path.name))
        self.resize(620, 420)
        self._path = path
        self._commits: list[Commit] = []
        self._aside = Aside((ReadError,), self)
        self.note = QLabel(_(_LOOKING), self)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Versions"))
        self.list.setObjectName("versionRows")
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for widget in (self.note, self.list):
            widget.setFont(appearance.theme.font(_TEXT_PX))
        box = QDialogButtonBox(self)
        self.file = QPushButton(_("Another &file…"), self)
        box.addButton(self.file, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.compare = box.addButton(_("&Compare"), QDialogButtonBox.ButtonRole.AcceptRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(self.note)
        column.addWidget(self.list, 1)
        column.addWidget(box)
        self.compare.setEnabled(False)
        box.accepted.connect(self._choose)
        box.rejected.connect(self.reject)
        self.file.clicked.connect(lambda _checked=False: self._ask_file())
        self.list.itemActivated.connect(lambda _item: self._choose())

    def look(self) -> None:
        """Ask git."""
        path = self._path
        self._aside.run(lambda: versions(path), self._take)

    @property
    def is_busy(self) -> bool:
        """Tell whether git is being asked."""
        return self._aside.is_busy

    def _take(self, found: list[Commit] | None, failure: Exception | None) -> None:
        self._commits = found or []
        if failure is not None:
            self.note.setText(_(_NONE).format(why=str(failure)))
        else:
            self.note.setText(_(_FOUND if found else _NEVER))
        for commit in self._commits:
            words = _ROW.format(day=commit.day, subject=commit.subject, commit=commit.short)
            self.list.addItem(QListWidgetItem(words))
        self.list.setVisible(bool(self._commits))
        self.compare.setEnabled(bool(self._commits))
        if self._commits:
            self.list.setCurrentRow(0)
            self.compare.setDefault(True)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.file.setFocus(Qt.FocusReason.OtherFocusReason)
            self.adjustSize()

    def _choose(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._commits):
            self.accept()
            self.version_chosen.emit(self._commits[row])

    def _ask_file(self) -> None:
        self.accept()
        self.file_wanted.emit()

    def done(self, result: int) -> None:
        """Close, with no thread left behind."""
        self._aside.wait()
        super().done(result)
