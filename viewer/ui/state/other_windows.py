"""What a window asks of the other windows of its program."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QMainWindow


class OtherWindows:
    """The windows beside one; here there are none, and none can be opened."""

    can_open = False

    def bring_forward(self, path: Path) -> bool:
        """Bring the window forward that has a file open; tell whether there is one."""
        return False

    def are_beside(self, window: QMainWindow) -> bool:
        """Tell whether there are windows beside this one."""
        return False

    def open_new(self, window: QMainWindow, paths: Sequence[Path] = ()) -> None:
        """Open a window for each file, or one with the welcome page, beside the window that asks."""

    def quit(self, window: QMainWindow) -> None:
        """Close all windows, unless something unsaved in one of them keeps them open."""
        window.close()
