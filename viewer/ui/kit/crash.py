"""The one place where our own bugs end: logged, shown and ready to be copied."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

from viewer import __version__

# What only a crash needs is imported by the crash: a program that starts well starts quickly.


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Return the traceback with the versions that a person who mends it asks for."""
    import platform
    import traceback

    from PySide6 import __version__ as pyside_version

    lines = "".join(traceback.format_exception(kind, error, trace)).rstrip()
    versions = f"Dateline {__version__}, Python {platform.python_version()}, PySide6 {pyside_version}"
    return f"{versions}, {platform.platform()}\n\n{lines}\n"


def log_file() -> Path:
    """Return the file that crashes are written to."""
    from PySide6.QtCore import QStandardPaths

    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    return Path(place) / "dateline.log"


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
        import logging

        log = logging.getLogger("dateline")
        text = report(kind, error, trace)
        log.critical(text)
        trouble = self._write(text)
        if trouble:
            log.warning("the report could not be written: %s", trouble)
        if QApplication.instance() is None or self._showing:
            return
        from viewer.ui.kit.dialogs.crash_dialog import CrashDialog

        self._showing = True
        try:
            CrashDialog(text).exec()
        finally:
            self._showing = False

    def _write(self, text: str) -> str:
        """Append the report to the log and return why that did not work, if so."""
        try:
            path = self._log or log_file()
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("a", encoding="utf-8") as file:
                file.write(f"{text}\n")
        except OSError as error:
            return str(error)
        return ""


def install() -> None:
    """Send every uncaught exception through a crash hook from now on."""
    sys.excepthook = CrashHook()
