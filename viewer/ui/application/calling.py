"""Asks the running program to show something, before Qt is loaded."""

from __future__ import annotations

import os
import sys
import time
from enum import Enum, auto

from viewer.ui.application.meeting import Meeting, claimed, meeting
from viewer.ui.application.request import Request, as_line

#: What the program that answers says.
TAKEN, REFUSED = b"ok\n", b"no\n"
#: A program that is only just starting answers when its first frame stands.
PATIENCE_S = 6.0
_AGAIN_S = 0.02


class Answer(Enum):
    """What became of a request."""

    TAKEN = auto()
    """The running program shows it."""
    NOBODY = auto()
    """No program runs, and this one now holds the place."""
    SILENT = auto()
    """A program runs but does not answer, or is another version."""
    APART = auto()
    """There is no place to meet."""


def ask(request: Request, place: Meeting | None = None, patience_s: float = PATIENCE_S) -> Answer:
    """Ask the running program to show something; where none runs, be the one that is asked.

    Args:
        request: What is to be shown.
        place: Where to meet; this user's own by default.
        patience_s: How long to wait for a program that does not answer.
    """
    place = place or meeting()
    if place is None:
        return Answer.APART
    end = time.monotonic() + patience_s
    while True:
        if place.lock is None:
            reply = through_pipe(place.address, as_line(request))
            return Answer.NOBODY if reply is None else _told(reply)
        try:
            if claimed(place) is not None:
                return Answer.NOBODY
        except OSError:
            return Answer.APART
        reply = through_socket(place.address, as_line(request), max(0.1, end - time.monotonic()))
        if reply is not None:
            return _told(reply)
        if time.monotonic() > end:
            return Answer.SILENT
        time.sleep(_AGAIN_S)


def _told(reply: bytes) -> Answer:
    return Answer.TAKEN if reply == TAKEN else Answer.SILENT


def through_socket(address: str, line: bytes, seconds: float) -> bytes | None:
    """Return what the program behind a socket says to a line; empty for nothing, None where nobody listens."""
    if sys.platform == "win32":
        return None
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as way:
        way.settimeout(seconds)
        try:
            way.connect(address)
        except OSError:
            return None
        try:
            way.sendall(line)
            return way.recv(16)
        except OSError:
            return b""


def through_pipe(address: str, line: bytes) -> bytes | None:
    """Do the same by Qt's own means, for systems whose sockets Python does not know."""
    from PySide6.QtNetwork import QLocalSocket

    wait_ms = round(1000 * PATIENCE_S)
    way = QLocalSocket()
    way.connectToServer(address)
    if not way.waitForConnected(wait_ms):
        return None
    way.write(line)
    way.waitForBytesWritten(wait_ms)
    # The answer may have come while the question was written; then no more would follow.
    is_answered = way.bytesAvailable() > 0 or way.waitForReadyRead(wait_ms)
    reply = bytes(way.readAll().data()) if is_answered else b""
    way.close()
    return reply


def token_of_desktop() -> str:
    """Return what the desktop gave this start; with it the running program's window may come forward."""
    return os.environ.get("XDG_ACTIVATION_TOKEN", "")
