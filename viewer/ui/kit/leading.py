"""The side that lines begin at: labels in Latin letters stand there too in a window that begins at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt

from viewer.words import runs_from_right

_SIDES = Qt.AlignmentFlag


def leading() -> Qt.AlignmentFlag:
    """Return how a label is aligned with the others; without it Qt goes by the label's own letters."""
    return _SIDES.AlignRight | _SIDES.AlignAbsolute if runs_from_right() else _SIDES.AlignLeft
