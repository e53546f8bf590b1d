"""Names for screen readers where Qt does not take the accessible one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel


def name_by_label(box: QComboBox, name: str) -> None:
    """Give a choice a name that a screen reader says before what is chosen; call it once the box has its place.

    On Linux Qt takes what is chosen for a choice's name and looks for its own name in a label
    beside it. This one is not seen: what can be chosen says enough to those who see it.
    """
    label = QLabel(name.replace("&", "&&"), box.parentWidget())
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.hide()
    label.setBuddy(box)
