"""A progress dialog for work that is done on the window's own thread, step by step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget

from viewer.words import _

#: Work that is done sooner shows no dialog: it would only flash.
_SLOW_MS = 400


class StepProgress:
    """Shows how far some work is, where it is slow, and offers to give it up.

    Args:
        parent: The window, which takes nothing meanwhile.
        text: What is being done.
    """

    def __init__(self, parent: QWidget, text: str) -> None:
        self._dialog = QProgressDialog(text, _("Cancel"), 0, 0, parent)
        self._dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self._dialog.setMinimumDuration(_SLOW_MS)

    @property
    def cancelled(self) -> bool:
        """Tell whether the user pressed Cancel."""
        return self._dialog.wasCanceled()

    def step(self, done: int, of: int) -> bool:
        """Show how far the work is; False to stop."""
        self._dialog.setMaximum(of)
        self._dialog.setValue(done)
        # The work is done on this thread: only here can the dialog be drawn, and Cancel be pressed.
        QApplication.processEvents()
        return not self._dialog.wasCanceled()

    def close(self) -> None:
        """Take the dialog away."""
        self._dialog.reset()
        self._dialog.deleteLater()
