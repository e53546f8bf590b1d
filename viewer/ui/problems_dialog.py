"""The list of everything that is wrong with the file."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from viewer.model.problems import Problem, Severity
from viewer.ui.detail_text import counted
from viewer.ui.document import Document

MOST_LISTED = 2000


class ProblemsDialog(QDialog):
    """All problems in file order; activating one opens its line in the editor.

    Signals:
        line_requested(int, int): a line and column of the file.
    """

    line_requested = Signal(int, int)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(760, 420)
        self.list = QListWidget(self)
        self.list.setWordWrap(True)
        self.list.setAccessibleName("Problems in the file")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._go)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._go_button = buttons.addButton("&Go to line", QDialogButtonBox.ButtonRole.ActionRole)
        copy = buttons.addButton("&Copy all", QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        self._go_button.clicked.connect(lambda: self._go(self.list.currentItem()))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.as_text()))
        column = QVBoxLayout(self)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        document.loaded.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """List what is wrong now."""
        problems = self._document.problems
        self.setWindowTitle(f"{counted(len(problems), 'problem')} – {self._file}")
        self.list.clear()
        for problem in problems[:MOST_LISTED]:
            item = QListWidgetItem(_line(problem))
            item.setData(Qt.ItemDataRole.UserRole, (problem.line, problem.column))
            self.list.addItem(item)
        if len(problems) > MOST_LISTED:
            self.list.addItem(f"… and {len(problems) - MOST_LISTED:,} more; “Copy all” has every one")
        self.list.setCurrentRow(0)
        self._go_button.setEnabled(bool(problems))

    @property
    def _file(self) -> str:
        return self._document.path.name if self._document.path is not None else "no file"

    def as_text(self) -> str:
        """Return every problem on a line of its own, in the form that editors understand."""
        file = str(self._document.path or "")
        return "\n".join(problem.formatted(file) for problem in self._document.problems)

    def _go(self, item: QListWidgetItem | None) -> None:
        place = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if place is not None:
            self.line_requested.emit(*place)


def _line(problem: Problem) -> str:
    mark = "✕" if problem.severity is Severity.ERROR else "⚠"
    event = f" ({problem.event})" if problem.event else ""
    return f"{mark}  Line {problem.line}, column {problem.column}: {problem.message}{event}"
