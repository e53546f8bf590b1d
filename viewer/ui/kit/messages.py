"""Message boxes that show text as it is: Qt would take markup in a file name for markup."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def message_box(parent: QWidget | None, title: str, text: str, note: str = "") -> QMessageBox:
    """Return a box with literal text, not shown yet."""
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    if note:
        box.setInformativeText(note)
    return box


def warn(parent: QWidget | None, title: str, text: str) -> None:
    """Tell the user that something did not work."""
    box = message_box(parent, title, text)
    box.setIcon(QMessageBox.Icon.Warning)
    box.exec()
