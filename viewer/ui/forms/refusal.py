"""The line of a form that says why nothing was saved."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from viewer.ui.kit.announcing import announce
from viewer.ui.look.theme import Theme


class Refusal(QLabel):
    """Hidden while there is nothing to say; a screen reader hears it at once."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setStyleSheet(f"color: {theme.expected.name()}")
        self.hide()

    def say(self, message: str) -> None:
        """Say in one line why nothing was saved."""
        self.setText(message)
        self.show()
        announce(self.window(), message)

    @property
    def said(self) -> str:
        """Why nothing was saved; empty for nothing."""
        return "" if self.isHidden() else self.text()
