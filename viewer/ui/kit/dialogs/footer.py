"""The buttons at a window's lower edge."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget


def footer(parent: QWidget, aside: QWidget, buttons: Sequence[QWidget]) -> QFrame:
    """Return them in a row.

    Args:
        aside: Stands at the left, by itself.
        buttons: At the right; the last one is what the window is for.
    """
    made = QFrame(parent)
    made.setObjectName("formFooter")
    row = QHBoxLayout(made)
    row.setContentsMargins(18, 9, 18, 9)
    row.addWidget(aside)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return made
