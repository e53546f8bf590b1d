"""The window, and Qt loaded for whoever draws; what is missing is said in one line."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viewer.ui.application.request import Request

#: With what these import, all that the first frame needs of the rooms that know no Qt.
_WITHOUT_QT = (
    "viewer.files.read.reader",
    "viewer.layout.frame.cursor",
    "viewer.layout.frame.tween",
    "viewer.layout.packing.allotment",
    "viewer.layout.packing.proportions",
    "viewer.model.changes",
    "viewer.model.dates.pointed",
    "viewer.model.fields",
)
_PACKAGES = "libgl1 libegl1 libglib2.0-0 libxkbcommon0 libdbus-1-3 libfontconfig1"
_WINDOW_PACKAGES = "libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libx11-xcb1 libxcb-shape0"


class QtMissing(Exception):
    """Qt cannot be loaded or has no screen; the message is one line."""


def open_window(request: Request, *, separate: bool = False, language: str = "") -> int:
    """Show what is asked for, in the program that runs already where there is one; return the exit status.

    Args:
        request: What is to be shown.
        separate: Ask no other program, and answer none.
        language: The code of the language that a program begun now speaks; empty for what is usual.

    Raises:
        QtMissing: There is no screen, or a system library is missing.
    """
    if not has_display():
        raise QtMissing(
            "there is no display to open a window on; “print FILE -o OUT.pdf” and “check FILE” work without one"
        )
    from viewer.ui.application.calling import Answer, ask

    answer = Answer.APART if separate else ask(request)
    if answer is Answer.TAKEN:
        return 0
    if answer is Answer.SILENT:
        from viewer.commands.telling import complain  # no window that starts usually waits for it

        complain("the running program does not answer; this is another one", sys.stderr)
    from viewer.files.read.garbage import KEEPERS

    KEEPERS.come()  # until the first frame stands no garbage is collected: there is next to none
    try:
        _load_what_knows_no_qt()
        _load_qt()
    except QtMissing:
        KEEPERS.go()
        raise
    from viewer.ui.application.run import run_window

    return run_window(request, answers=answer is Answer.NOBODY, language=language)


def _load_what_knows_no_qt() -> None:
    """Import reading and layout before Qt.

    PySide has a hook in every import that comes after it.
    """
    for name in _WITHOUT_QT:
        import_module(name)


def has_display() -> bool:
    """Tell whether a window can be opened."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _load_qt() -> None:
    """Import Qt's parts that need system libraries.

    Raises:
        QtMissing: It is not installed, or one of them is not.
    """
    from viewer.ui.kit.libraries import load_qt

    try:
        load_qt()
    except ImportError as error:
        if error.name == "PySide6":
            raise QtMissing("Qt is not installed; “pip install PySide6-Essentials” brings it") from None
        first = str(error).splitlines()[0]
        raise QtMissing(
            f"Qt cannot be loaded ({first}); on Debian: apt install {_PACKAGES} and, for a window, {_WINDOW_PACKAGES}"
        ) from None


def load_qt_without_screen() -> None:
    """Load Qt for drawing where there may be no display.

    Raises:
        QtMissing: A system library is missing.
    """
    # Also where the session names another: Qt ends the process if that one's screen is not to be reached.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _load_qt()
