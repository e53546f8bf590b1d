"""Makes the application and a window on a file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from viewer import __version__
from viewer.shipped import shipped_timeline
from viewer.ui.document.document import Document
from viewer.ui.look.theme import Appearance
from viewer.ui.state.settings import Settings
from viewer.ui.window.main_window import MainWindow
from viewer.words import ENGLISH, of_environment


def make_application() -> QApplication:
    """Return the application, named; a running one is taken."""
    _name_taskbar()
    running = QApplication.instance()
    if isinstance(running, QApplication):
        application = running
        application.setStyle("Fusion")
    else:
        # Said so, because what setStyle() returns makes PySide load everything that a style can draw.
        application = QApplication([*sys.argv[:1], "-style", "Fusion"])
    application.setApplicationName("dateline")
    application.setApplicationDisplayName("Dateline")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("dateline")
    return application


def _name_taskbar() -> None:
    """Have Windows show the windows as Dateline's, not as Python's, in its task bar.

    Source: Microsoft's "Application User Model IDs"; it is said before the first window is made.
    """
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID("Dateline.Dateline")


def choose_language(application: QApplication, settings: Settings, asked: str = "") -> None:
    """Let the program speak: as asked, else as was chosen, else as the desktop does, where there are words.

    It is said before the first window is made.

    Args:
        asked: The code of a language; empty where nothing is asked for.
    """
    of_desktop = of_environment(os.environ)
    wished = asked or settings.language
    if not wished and of_desktop is None and not sys.platform.startswith("linux"):
        from viewer.ui.look.tongue import of_desktop as of_system

        wished = of_system()
    spoken = wished or of_desktop or ENGLISH
    if spoken != ENGLISH or (of_desktop or ENGLISH) != ENGLISH:
        from viewer.ui.look.tongue import dress

        dress(application, spoken)


def first_file(path: Path | None, settings: Settings) -> Path:
    """Return the file to open: the one asked for, else the last one, else the shipped one."""
    if path is not None:
        return path
    return next(iter(settings.recent()), None) or shipped_timeline()


def make_window(path: Path, settings: Settings, application: QApplication) -> MainWindow:
    """Return a window with a file open in it, not shown yet; nothing in it moves by itself."""
    appearance = Appearance(settings.theme_mode, settings.text_percent)
    appearance.dress(application)
    window = MainWindow(Document(), settings, appearance)
    window.commands.open_path(path)
    return window
