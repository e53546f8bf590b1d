"""Starts the window."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from viewer import __version__
from viewer.shipped import shipped_timeline
from viewer.ui.document.document import Document
from viewer.ui.kit.crash import install
from viewer.ui.kit.motion import Motion
from viewer.ui.look.theme import Appearance
from viewer.ui.state.settings import Settings
from viewer.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from viewer.model.dates.edtf import EventDate
    from viewer.model.dates.timespan import TimeSpan
    from viewer.ui.kit.reduced_motion import MotionWish
    from viewer.ui.state.view_state import ViewState

#: With it set, the program says when the first frame is painted, and ends.
FIRST_FRAME = "DATELINE_BENCH_FIRST_FRAME"
#: The desktop is asked for its wishes when the first frame has been seen.
_ASK_MS = 400


def make_application() -> QApplication:
    """Return the application, named; a running one is taken."""
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    application.setApplicationName("dateline")
    application.setApplicationDisplayName("Dateline")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("dateline")
    return application


def first_file(path: Path | None, settings: Settings) -> Path:
    """Return the file to open: the one asked for, else the last one, else the shipped one."""
    if path is not None:
        return path
    return next(iter(settings.recent()), None) or shipped_timeline()


def make_window(
    path: Path, settings: Settings, application: QApplication, motion: Motion | None = None
) -> MainWindow:
    """Return a window with a file open in it, not shown yet; it moves only if given a motion."""
    appearance = Appearance(settings.theme_mode)
    appearance.dress(application)
    window = MainWindow(Document(), settings, appearance, motion=motion)
    window.commands.open_path(path)
    return window


def run_window(path: Path | None, find: str = "", span: EventDate | None = None) -> int:
    """Show the window until the user closes it.

    Args:
        path: The file to open; None for the last one, else the shipped one.
        find: What is searched for in it.
        span: The time that it shows first; None for all of it.

    Returns:
        The exit status.
    """
    install()
    # Python's own handler runs only between its instructions; Qt's loop has none.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    application = make_application()
    settings = Settings()
    wish = _wish_of(application)
    window = make_window(first_file(path, settings), settings, application, Motion(lambda: wish().allows()))
    begin_with(window, find, span)
    if os.environ.get(FIRST_FRAME):
        window.view.canvas.painted.connect(lambda: _tell_first_frame(window))
    window.show()
    QTimer.singleShot(0, lambda: _dress_late(application))
    QTimer.singleShot(0, window.let_read)
    QTimer.singleShot(_ASK_MS, lambda: wish().ask_desktop())
    return application.exec()


def begin_with(window: MainWindow, find: str = "", span: EventDate | None = None) -> None:
    """Search for something and show some time, as soon as the file has been read."""
    if not find and span is None:
        return

    def begin() -> None:
        if not window.state.whole.events:
            return  # a large file is still being read
        window.document.loaded.disconnect(begin)
        window.search.setText(find)
        if span is not None:
            QTimer.singleShot(0, window, lambda: window.state.show_span(span_on_axis(window.state, span)))

    window.document.loaded.connect(begin)
    begin()


def span_on_axis(state: ViewState, date: EventDate) -> TimeSpan:
    """Return the stretch of the axis that a date names."""
    from zoneinfo import ZoneInfo

    from viewer.model.dates.placing import place_on_axis

    zone = state.whole.time_zone
    return place_on_axis(date, axis_zone=ZoneInfo(zone) if zone else None).window


def _wish_of(application: QApplication) -> Callable[[], MotionWish]:
    """Return what makes the wish when it is first asked for: nothing moves in the first frame."""

    @cache
    def wish() -> MotionWish:
        from viewer.ui.kit.reduced_motion import MotionWish

        return MotionWish(application)

    return wish


def _dress_late(application: QApplication) -> None:
    """Do what the first frame does not need."""
    from viewer.ui.kit.icons import app_icon

    application.setWindowIcon(app_icon())


def _tell_first_frame(window: MainWindow) -> None:
    """Say that events are on screen, and end; a frame without any does not count."""
    if window.state.scale is not None:
        print("first-frame", flush=True)
        QApplication.exit(0)
