"""The report of an import that was made, to be read and saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from viewer.exchange.draft.notes import NoteKind
from viewer.exchange.report import ReportRow
from viewer.ui.exchange.report_panel import ReportPanel
from viewer.ui.kit.dialogs.footer import footer
from viewer.ui.look.theme import Appearance
from viewer.words import _

_SIZE = (860, 460)


class ReportDialog(QDialog):
    """Stands beside the window: choosing a row selects its event there.

    Args:
        title: What was imported.
        summed: The line of sums.
        rows: What became of everything, by its kind.
        save: Asks for a file and saves the report.
    """

    def __init__(
        self,
        title: str,
        summed: str,
        rows: Mapping[NoteKind, Sequence[ReportRow]],
        save: Callable[[QWidget], object],
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.panel = ReportPanel(appearance, self)
        self.panel.tell(rows)
        head = QLabel(summed, self)
        head.setWordWrap(True)
        head.setContentsMargins(18, 10, 18, 8)
        self.save = QPushButton(_("&Save report…"), self)
        self.save.clicked.connect(lambda _checked=False: save(self))
        close = QPushButton(_("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.panel, 1)
        column.addWidget(footer(self, self.save, (close,)))
        self.resize(*_SIZE)
