"""Files that a desktop hands to the running program as events, as macOS does, instead of starting another one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from viewer.ui.application.request import Place, Request


class HandedOver(QObject):
    """Watches for files that the desktop wants opened.

    Signals:
        asked(Request): A file is to be shown. Connect it queued: what is called from within a
            filter of events must not raise.
    """

    asked = Signal(object)

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take events of files, and nothing else."""
        if event.type() is not QEvent.Type.FileOpen or not isinstance(event, QFileOpenEvent):
            return False
        if event.file():  # an address of something that is no file has none
            self.asked.emit(Request((Place(Path(event.file()).absolute()),)))
        return True
