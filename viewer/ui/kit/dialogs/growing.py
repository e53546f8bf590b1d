"""Dialogs that have more to say than when they were opened."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def grow(window: QWidget) -> None:
    """Make a dialog as high as what is in it needs at its width; it never shrinks under the pointer.

    Qt does this by itself for what has one height, not for lines that wrap.
    """
    layout = window.layout()
    if layout is None:
        return
    layout.activate()
    needed = layout.totalSizeHint().height()
    if layout.hasHeightForWidth():
        needed = max(
            layout.totalMinimumHeightForWidth(window.width()), layout.totalHeightForWidth(window.width())
        )
    if needed > window.height():
        window.resize(window.width(), needed)
