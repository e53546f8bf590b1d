"""The windows of the running program: opened, found again, closed."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from viewer.ui.application.first_frame import first_frame_of
from viewer.ui.application.request import MOST_FILES
from viewer.ui.document.document import Document
from viewer.ui.kit.motion import Motion
from viewer.ui.look.theme import Appearance
from viewer.ui.state.other_windows import OtherWindows
from viewer.ui.state.settings import Settings
from viewer.ui.window.main_window import MainWindow
from viewer.words import _

if TYPE_CHECKING:
    from viewer.ui.application.beginning import Beginning
    from viewer.ui.application.request import Place, Request
    from viewer.ui.application.session import Kept
    from viewer.ui.kit.garbage import QuietGarbage

#: A window stands so far right of and below the one that it was opened from, logical pixels.
_STEP_PX = 32
#: What is open is remembered so long after a window was opened or closed: all that close together were open.
_REMEMBER_MS = 1500


class Program(OtherWindows):
    """All windows, which share settings, theme and recent files.

    Args:
        application: Ends with the last window.
        settings: Of the user.
        may_move: Tells whether views may move by themselves.
    """

    can_open = True

    def __init__(
        self, application: QApplication, settings: Settings, may_move: Callable[[], bool] = lambda: False
    ) -> None:
        self.application = application
        self.settings = settings
        self._may_move = may_move
        self.appearance = Appearance(settings.theme_mode, settings.text_percent)
        self.appearance.dress(application)
        #: Waits for pauses in all windows, once the first one stands.
        self.garbage: QuietGarbage | None = None
        #: In the order in which they were opened.
        self.windows: list[MainWindow] = []
        self._is_quitting = False
        self._just_closed: list[Kept] = []
        self._soon = QTimer(singleShot=True, interval=_REMEMBER_MS)
        self._soon.timeout.connect(self.remember)

    # --- opening ---------------------------------------------------------------------------

    def made(self, path: Path | None) -> MainWindow:
        """Return a window, not shown yet, on a file or with the welcome page."""
        window = MainWindow(
            Document(), self.settings, self.appearance, motion=Motion(self._may_move), others=self
        )
        window.closed.connect(partial(self._closed, window))
        window.document.opened.connect(self._soon.start)
        window.document.loaded.connect(self._tell_apart)
        window.evidence.hold()
        window.fonts.hold()
        if path is not None:
            window.commands.open_path(path)
        if window.document.path is None:  # no file, or another program's: that is only imported
            window.document.leave()
        self.windows.append(window)
        self._tell_apart()
        return window

    def _tell_apart(self) -> None:
        if len(self.windows) > 1:
            from viewer.ui.application.titles import tell_apart

            tell_apart(self.windows)

    def shown(
        self, path: Path | None, beside: QMainWindow | None = None, kept: Kept | None = None
    ) -> MainWindow:
        """Return a new window, shown a step from the one that it is opened from."""
        window = self.made(path)
        if beside is not None:
            window.resize(beside.size())
            window.move(_within(beside.pos() + QPoint(_STEP_PX, _STEP_PX), window))
        if kept is not None:
            from viewer.ui.application.session import show_as_kept

            show_as_kept(window, kept)
        first_frame_of(window).stood.connect(partial(self.let_work, window))
        window.show()
        return window

    def show(self, place: Place, beginning: Beginning, beside: QMainWindow | None = None) -> MainWindow:
        """Bring the window forward that has a file open, or open one; there show what is asked for."""
        from viewer.ui.application.beginning import begin_with

        window = self.window_on(place.path)
        if window is not None:
            window.document.refresh()
            _raise(window)
        elif (window := self._without_file()) is not None:
            window.commands.open_path(place.path)
            _raise(window)
        else:
            window = self.shown(place.path, beside or self._latest())
            _raise(window)
        begin_with(window, beginning)
        return window

    def answer(self, request: Request) -> None:
        """Do what another start of the program asks for."""
        from viewer.ui.application.beginning import Beginning

        if request.token:
            os.environ["XDG_ACTIVATION_TOKEN"] = request.token  # Qt takes it from there, once
        for place in request.places:
            self.show(place, Beginning(request.find, request.span, place.line, place.column))
        if not request.places:
            window = self._without_file() if request.welcome else self._latest()
            _raise(window or self.shown(None, self._latest()))

    def let_work(self, window: MainWindow) -> None:
        """Let a window do what its first frame did not need."""
        from viewer.ui.window.announcer import let_read
        from viewer.ui.window.guide_key import HelpInDialogs

        if self.garbage is not None:
            self.garbage.wait_for(window.view.canvas.painted)
        HelpInDialogs(window.parts)
        let_read(window.parts)
        window.evidence.go_on()
        window.fonts.go_on()

    # --- finding ---------------------------------------------------------------------------

    def window_on(self, path: Path) -> MainWindow | None:
        """Return the window that has a file open, under whatever name; None where none has."""
        for window in self.windows:
            if window.document.path is not None and _is_one(window.document.path, path):
                return window
        return None

    def _without_file(self) -> MainWindow | None:
        return next((window for window in self.windows if window.document.path is None), None)

    def _latest(self) -> MainWindow | None:
        """Return the window that is worked in, else the one opened last."""
        active = self.application.activeWindow()
        while active is not None and not isinstance(active, MainWindow):
            active = active.parentWidget()
        return active or (self.windows[-1] if self.windows else None)

    def bring_forward(self, path: Path) -> bool:
        """Bring the window forward that has a file open; tell whether there is one."""
        window = self.window_on(path)
        if window is None:
            return False
        window.document.refresh()
        _raise(window)
        return True

    def are_beside(self, window: QMainWindow) -> bool:
        """Tell whether there are windows beside this one."""
        return any(other is not window for other in self.windows)

    def open_new(self, window: QMainWindow, paths: Sequence[Path] = ()) -> None:
        """Open a window for each file, or one with the welcome page, beside the window that asks."""
        if len(paths) > MOST_FILES:
            if isinstance(window, MainWindow):
                text = _("{number} more windows are too many; at most {most} are opened at once")
                window.status.say(text.format(number=len(paths), most=MOST_FILES))
            return
        beside = window
        for path in paths:
            if not self.bring_forward(path):
                beside = self.shown(path, beside)
        if not paths:
            _raise(self.shown(None, window))

    # --- closing ---------------------------------------------------------------------------

    def quit(self, window: QMainWindow) -> None:
        """Close all windows, unless something unsaved in one of them keeps them open."""
        for one in list(self.windows):
            if one.edits.desk.forms:
                _raise(one)
            if not one.edits.desk.close_forms():
                return
        self.remember()
        self._is_quitting = True
        for one in list(self.windows):
            one.close()
        self._is_quitting = False

    def remember(self) -> None:
        """Remember which files are open; what was closed some time before no longer counts."""
        self._soon.stop()
        self._just_closed.clear()
        self._keep()

    def _keep(self) -> None:
        from viewer.ui.application.session import keep, kept_of

        open_now = [kept for window in self.windows if (kept := kept_of(window)) is not None]
        keep(self.settings, [*self._just_closed, *open_now])

    def _note(self, window: MainWindow) -> None:
        from viewer.ui.application.session import kept_of

        if (kept := kept_of(window)) is not None:
            self._just_closed.append(kept)

    def _closed(self, window: MainWindow) -> None:
        """Forget a window; it counts for the session where the others close with it."""
        from viewer.ui.application.titles import tell_apart

        if window not in self.windows:
            return
        if not self._is_quitting:
            self._keep()
            self._note(window)
        self.windows.remove(window)
        if self.windows and not self._is_quitting:
            tell_apart(self.windows)
            self._soon.start()
            # The last one is left to the end of the program, which knows best in which order parts go.
            window.deleteLater()


def _raise(window: QMainWindow) -> None:
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def _within(corner: QPoint, window: QMainWindow) -> QPoint:
    """Return a window's upper left corner, back at the screen's where the window would leave it."""
    area = window.screen().availableGeometry()
    fits = area.contains(corner) and corner.y() + window.height() <= area.bottom() + _STEP_PX
    return corner if fits else area.topLeft() + QPoint(_STEP_PX, _STEP_PX)


def _is_one(path: Path, other: Path) -> bool:
    """Tell whether two names lead to one file; where there is none, whether they are the same."""
    try:
        return path.samefile(other)
    except (OSError, ValueError):
        return path == other.absolute()
