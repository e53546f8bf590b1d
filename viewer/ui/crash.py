"""The one place where our own bugs end: logged, shown and ready to be copied."""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout

from viewer import __version__

_LOG = logging.getLogger("dateline")


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Return the traceback with the versions that a person who mends it asks for."""
    lines = "".join(traceback.format_exception(kind, error, trace)).rstrip()
    versions = f"Dateline {__version__}, Python {platform.python_version()}, PySide6 {pyside_version}"
    return f"{versions}, {platform.platform()}\n\n{lines}\n"


def log_file() -> Path:
    """Return the file that crashes are written to."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    return Path(place) / "dateline.log"


class CrashDialog(QDialog):
    """Shows a report and offers to copy it."""

    def __init__(self, text: str) -> None:
        super().__init__(QApplication.activeWindow())
        self.setWindowTitle("Dateline made a mistake")
        self.resize(720, 420)
        self.text = text
        column = QVBoxLayout(self)
        lead = QLabel(
            "This is a bug in Dateline, not in your file. Nothing was written to your file. "
            "You can go on working; please send this report to the people who make Dateline."
        )
        lead.setWordWrap(True)
        column.addWidget(lead)
        trace = QPlainTextEdit(text, self)
        trace.setReadOnly(True)
        trace.setAccessibleName("Report")
        column.addWidget(trace, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton("&Copy report", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text))
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)


class CrashHook:
    """Takes the place of ``sys.excepthook``; a second crash while one is on show is only logged."""

    def __init__(self, log: Path | None = None) -> None:
        self._log = log
        self._showing = False

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log and show one uncaught exception."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.exit(130)
            return
        text = report(kind, error, trace)
        _LOG.critical(text)
        self._write(text)
        if QApplication.instance() is None or self._showing:
            return
        self._showing = True
        try:
            CrashDialog(text).exec()
        finally:
            self._showing = False

    def _write(self, text: str) -> None:
        try:
            path = self._log or log_file()
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("a", encoding="utf-8") as file:
                file.write(f"{text}\n")
        except OSError as error:
            _LOG.warning("the report could not be written: %s", error)


def install() -> None:
    """Send every uncaught exception through a crash hook from now on."""
    sys.excepthook = CrashHook()
