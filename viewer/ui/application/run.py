"""Starts the program with its first window."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from viewer.files.read.garbage import KEEPERS
from viewer.files.read.regular import is_file
from viewer.ui.application.first_frame import first_frame_of
from viewer.ui.application.program import Program
from viewer.ui.application.request import Place, Request
from viewer.ui.kit.crash import install
from viewer.ui.state.settings import Settings
from viewer.ui.window.app import choose_language, first_file, make_application
from viewer.ui.window.main_window import MainWindow
from viewer.words import _

if TYPE_CHECKING:
    from viewer.ui.application.listener import Listener
    from viewer.ui.application.session import Kept
    from viewer.ui.kit.desktop.reduced_motion import MotionWish

#: With it set, the program says when its first frame with events stands, and ends.
FIRST_FRAME = "DATELINE_BENCH_FIRST_FRAME"
#: The desktop is asked for its wishes when the first frame has been seen.
_ASK_MS = 400


class Start:
    """What is opened when the program begins.

    Attributes:
        path: In the first window; None for the welcome page.
        places: In windows beside it.
        kept: How the windows of the last session looked, the first window's first; empty without one.
        gone: Files of the last session that are no longer there.
    """

    def __init__(self, request: Request, settings: Settings) -> None:
        self.path: Path | None = None
        self.places: Sequence[Place] = request.places
        self.kept: list[Kept] = []
        self.gone: list[Path] = []
        if request.places:
            self.path = request.places[0].path
        elif not request.welcome and not (settings.reopen and self._take_up(settings)):
            self.path = first_file(None, settings)

    def _take_up(self, settings: Settings) -> bool:
        """Take up the last session; tell whether there was one."""
        from viewer.ui.application.session import last_session

        session = last_session(settings)
        if session is None:
            return False
        self.kept = [one for one in session if is_file(one.path)]
        self.gone = [one.path for one in session if not is_file(one.path)]
        if self.kept:
            self.path = self.kept[0].path
        return True


class _Door:
    """Where other starts of the program knock, once it is open."""

    def __init__(self, program: Program, *, answers: bool) -> None:
        self._program = program
        self._answers = answers
        self._listener: Listener | None = None

    def open(self) -> None:
        """Begin to listen, if this program is the one that answers."""
        if not self._answers:
            return
        self._answers = False
        from viewer.ui.application.listener import Listener
        from viewer.ui.application.meeting import meeting

        place = meeting()
        if place is not None:
            self._listener = Listener()
            # In a turn of its own: what asks has had its answer by then, whatever opens.
            self._listener.asked.connect(self._program.answer, Qt.ConnectionType.QueuedConnection)
            self._listener.listen(place.address)

    def close(self) -> None:
        """Listen no longer."""
        self._answers = False
        if self._listener is not None:
            self._listener.close()


def run_window(request: Request, *, answers: bool = False, language: str = "") -> int:
    """Show windows until the user closes the last one.

    Garbage is collected from the first frame on; until then the caller has asked for none to be.

    Args:
        request: What is to be shown; without files the last session, the last file or the shipped one.
        answers: This program is the one that other starts ask.
        language: The code of the language that it speaks; empty for the one that was chosen, or the desktop's.

    Returns:
        The exit status.
    """
    install()
    # Python's own handler runs only between its instructions; Qt's loop has none.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    application = make_application()
    settings = Settings()
    choose_language(application, settings, language)
    wish = _wish_of(application)
    program = Program(application, settings, lambda: wish().allows())
    if sys.platform == "darwin":
        from viewer.ui.application.handed_over import HandedOver

        handed = HandedOver(application)
        handed.asked.connect(program.answer, Qt.ConnectionType.QueuedConnection)
    start = Start(request, settings)
    window = program.made(start.path)
    _begin(window, request, start)
    door = _Door(program, answers=answers)
    first_frame_of(window).stood.connect(partial(_stand, program, window, request, start, door))
    window.show()
    if not os.environ.get(FIRST_FRAME):
        # What is measured is the frame, however late it comes on a busy machine.
        QTimer.singleShot(_ASK_MS, lambda: wish().ask_desktop())
        QTimer.singleShot(_ASK_MS, door.open)  # a large file is still being read then
    status = application.exec()
    door.close()
    return status


def _begin(window: MainWindow, request: Request, start: Start) -> None:
    """Ask the first window for what was asked for in the first file."""
    if start.kept:
        from viewer.ui.application.session import show_as_kept

        show_as_kept(window, start.kept[0])
        return
    place = request.places[0] if request.places else Place(Path())
    if request.find or request.span or place.line:
        from viewer.ui.application.beginning import Beginning, begin_with

        begin_with(window, Beginning(request.find, request.span, place.line, place.column))


def _stand(program: Program, window: MainWindow, request: Request, start: Start, door: _Door) -> None:
    """Do what the first frame did not need; for a measurement, say that it stands, and end."""
    if os.environ.get(FIRST_FRAME) and window.state.scale is not None:
        print("first-frame", flush=True)
        QApplication.exit(0)
        return
    KEEPERS.go()
    _dress_late()
    _collect_quietly(program)
    program.let_work(window)
    door.open()
    open_rest(program, window, request, start)


def _collect_quietly(program: Program) -> None:
    from viewer.ui.kit.garbage import QuietGarbage

    program.garbage = QuietGarbage(program.application)


def open_rest(program: Program, window: MainWindow, request: Request, start: Start) -> None:
    """Open the other windows, and give the keyboard to the first."""
    for kept in start.kept[1:]:
        program.shown(kept.path, None, kept)
    if len(request.places) > 1:
        from viewer.ui.application.beginning import Beginning

        beside = window
        for place in request.places[1:]:
            wish = Beginning(request.find, request.span, place.line, place.column)
            beside = program.show(place, wish, beside)
    if len(program.windows) > 1:
        window.raise_()
        window.activateWindow()
    if start.gone:
        names = ", ".join(str(path) for path in start.gone)
        window.status.say(_("No longer there since the last session: {files}").format(files=names))


def _wish_of(application: QApplication) -> Callable[[], MotionWish]:
    """Return what makes the wish when it is first asked for: nothing moves in the first frame."""

    @cache
    def wish() -> MotionWish:
        from viewer.ui.kit.desktop.reduced_motion import MotionWish

        return MotionWish(application)

    return wish


def _dress_late() -> None:
    """Do what the first frame does not need."""
    from viewer.ui.kit.icons import app_icon

    QApplication.setWindowIcon(app_icon())
