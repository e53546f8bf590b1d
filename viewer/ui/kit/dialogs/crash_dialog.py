"""Shows the report of one of our own bugs."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout

from viewer.words import _


class CrashDialog(QDialog):
    """Shows a report and offers to copy it."""

    def __init__(self, text: str) -> None:
        super().__init__(QApplication.activeWindow())
        self.setWindowTitle(_("Dateline made a mistake"))
        self.resize(720, 420)
        self.text = text
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        lead = QLabel(
            _(
                "This is a bug in Dateline, not in your file. Nothing was written to your file. "
                "You can go on working; please send this report to the people who make Dateline."
            )
        )
        lead.setWordWrap(True)
        column.addWidget(lead)
        trace = QPlainTextEdit(text, self)
        trace.setReadOnly(True)
        trace.setAccessibleName(_("Report"))
        column.addWidget(trace, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton(_("&Copy report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text))
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
