"""Whether the desktop asks for less movement.

Asked in this order: the environment variable ``DATELINE_REDUCED_MOTION`` (1 or 0), Qt's own
hint where it has one (from 6.12 on), the style's animation time (0 on desktops that Qt follows,
such as KDE), Windows' client area animations, and GNOME's ``enable-animations``. The last is
asked of ``gsettings`` beside the program, because its store has no file that can be read.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QObject, QProcess
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyle

VARIABLE = "DATELINE_REDUCED_MOTION"
_GSETTINGS = ("gsettings", ["get", "org.gnome.desktop.interface", "enable-animations"])
_SPI_GETCLIENTAREAANIMATION = 0x1042


class MotionWish(QObject):
    """Knows whether things may move; asks the desktop once what Qt cannot tell."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desktop_moves = _windows_moves()
        self.process: QProcess | None = None

    def allows(self) -> bool:
        """Tell whether things may move now."""
        told = os.environ.get(VARIABLE, "")
        if told in ("0", "1"):
            return told == "0"
        if not self._desktop_moves or _qt_asks_for_less():
            return False
        style = QApplication.style()
        return style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0

    def ask_desktop(self) -> None:
        """Ask GNOME without waiting; where there is no answer, things move."""
        if not sys.platform.startswith("linux") or self.process is not None:
            return
        self.process = QProcess(self)
        self.process.finished.connect(self._answered)
        self.process.start(*_GSETTINGS)

    def _answered(self) -> None:
        assert self.process is not None
        if bytes(self.process.readAllStandardOutput().data()).strip() == b"false":
            self._desktop_moves = False


def _qt_asks_for_less() -> bool:
    """Ask Qt itself; before 6.12 it does not know, and before 6.10 not even whom to ask."""
    hints = getattr(QGuiApplication.styleHints(), "accessibility", lambda: None)()
    preference = getattr(hints, "motionPreference", lambda: None)()
    return getattr(preference, "name", "NoPreference") != "NoPreference"


def _windows_moves() -> bool:
    """Tell whether Windows animates what is inside windows; True elsewhere."""
    if sys.platform != "win32":
        return True
    import ctypes

    moves = ctypes.c_int(1)
    ctypes.windll.user32.SystemParametersInfoW(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(moves), 0)
    return bool(moves.value)
