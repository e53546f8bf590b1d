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
from viewer.files.read.reader import KEEPERS
from viewer.shipped import shipped_timeline
from viewer.ui.document.document import Document
from viewer.ui.kit.crash import install
from viewer.ui.kit.motion import Motion
from viewer.ui.look.theme import Appearance
from viewer.ui.state.settings import Settings
from viewer.ui.window.first_frame import FirstFrame
from viewer.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from viewer.model.dates.edtf import EventDate
    from viewer.model.dates.timespan import TimeSpan
    from viewer.ui.kit.reduced_motion import MotionWish
    from viewer.ui.state.view_state import ViewState

#: With it set, the program says when its first frame with events stands, and ends.
FIRST_FRAME = "DATELINE_BENCH_FIRST_FRAME"
#: The desktop is asked for its wishes when the first frame has been seen.
_ASK_MS = 400


def make_application() -> QApplication:
    """Return the application, named; a running one is taken."""
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


def first_file(path: Path | None, settings: Settings) -> Path:
    """Return the file to open: the one asked for, else the last one, else the shipped one."""
    if path is not None:
        return path
    return next(iter(settings.recent()), None) or shipped_timeline()


def make_window(path: Path, settings: Settings, application: QApplication) -> MainWindow:
    """Return a window with a file open in it, not shown yet; nothing in it moves by itself."""
    window = _without_file(settings, application)
    window.commands.open_path(path)
    return window


def _without_file(settings: Settings, application: QApplication, motion: Motion | None = None) -> MainWindow:
    appearance = Appearance(settings.theme_mode, settings.text_percent)
    appearance.dress(application)
    return MainWindow(Document(), settings, appearance, motion=motion)


def run_window(path: Path | None, find: str = "", span: EventDate | None = None) -> int:
    """Show the window until the user closes it.

    Args:
        path: The file to open; None for the last one, else the shipped one.
        find: What is searched for in it.
        span: The time that it shows first; None for all of it.

    Returns:
        The exit status.
    """
    KEEPERS.come()  # until the first frame stands no garbage is collected: there is next to none
    install()
    # Python's own handler runs only between its instructions; Qt's loop has none.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    application = make_application()
    settings = Settings()
    wish = _wish_of(application)
    window = _without_file(settings, application, Motion(lambda: wish().allows()))
    window.evidence.hold()
    window.fonts.hold()
    window.commands.open_path(first_file(path, settings))
    begin_with(window, find, span)
    first_frame_of(window).stood.connect(lambda: _stand(window, application))
    window.show()
    QTimer.singleShot(_ASK_MS, lambda: wish().ask_desktop())
    return application.exec()


def first_frame_of(window: MainWindow) -> FirstFrame:
    """Return what waits for a window's menus, and for canvas and overview with the file's events in them."""
    view, document = window.view, window.document
    return FirstFrame(
        (window.menuBar(),), (view.canvas, view.overview), lambda: not document.is_reading, window
    )


def _stand(window: MainWindow, application: QApplication) -> None:
    """Do what the first frame did not need; for a measurement, say that it stands, and end."""
    if os.environ.get(FIRST_FRAME) and window.state.scale is not None:
        print("first-frame", flush=True)
        QApplication.exit(0)
        return
    KEEPERS.go()
    _dress_late(application)
    _collect_quietly(application, window)
    window.let_read()
    window.evidence.go_on()
    window.fonts.go_on()


def _collect_quietly(application: QApplication, window: MainWindow) -> None:
    from viewer.ui.kit.garbage import QuietGarbage

    QuietGarbage(application).wait_for(window.view.canvas.painted)


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
