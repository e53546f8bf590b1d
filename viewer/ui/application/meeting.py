"""Where the programs of one user meet: one of them holds the place, the others ask it.

Known without Qt, so that a program that only asks never loads it.
"""

from __future__ import annotations

import os
import stat
import sys
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from viewer.dataclass import dataclass

#: What makes two starts belong to one program: same screen, same settings.
_SAME = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_CONFIG_HOME", "HOME", "USERPROFILE")
#: The longest name of a folder, bytes, in which every system takes what is in it for a socket.
_MOST_FOLDER = 85


@dataclass(frozen=True, slots=True)
class Meeting:
    """A place to meet.

    Attributes:
        address: Path of the socket, or name of the pipe on Windows.
        lock: File that the program which answers keeps locked; None on Windows.
    """

    address: str
    lock: Path | None


def meeting(environment: Mapping[str, str] = os.environ) -> Meeting | None:
    """Return where this program's likes meet; None where no folder is this user's alone."""
    name = f"{_signature(environment):08x}"
    if sys.platform == "win32":
        return Meeting(f"dateline-{environment.get('USERNAME', '')}-{name}", None)
    folder = _folder(environment)
    return None if folder is None else Meeting(str(folder / f"{name}.sock"), folder / f"{name}.lock")


def _signature(environment: Mapping[str, str]) -> int:
    """Return a number for this copy of the program, its screen and its settings."""
    parts = [__file__, *(environment.get(name, "") for name in _SAME)]
    return zlib.crc32("\0".join(parts).encode("utf-8", "surrogateescape"))


def _folder(environment: Mapping[str, str]) -> Path | None:
    """Return a folder that nobody else can look into; the desktop's own, else one for temporary files."""
    if sys.platform == "win32":
        return None
    runtime = environment.get("XDG_RUNTIME_DIR", "")
    own = [Path(runtime) / "dateline"] if runtime and is_private(Path(runtime)) else []
    for folder in (*own, Path(environment.get("TMPDIR") or "/tmp") / f"dateline-{os.geteuid()}"):
        if len(os.fsencode(folder)) > _MOST_FOLDER:
            continue
        with suppress(OSError):
            folder.mkdir(mode=0o700, exist_ok=True)
        if is_private(folder):
            return folder
    return None


def is_private(folder: Path) -> bool:
    """Tell whether a folder is there, is no link, and is open to this user alone."""
    if sys.platform == "win32":
        return False
    try:
        status = folder.lstat()
    except OSError:
        return False
    mine = status.st_uid == os.geteuid() and not status.st_mode & 0o077
    return mine and stat.S_ISDIR(status.st_mode)


def claimed(place: Meeting) -> int | None:
    """Return the number of the locked file once this program holds the place; None while another does.

    The system lets go of the lock when the program ends, however it ends.

    Raises:
        OSError: The place cannot be held by anybody.
    """
    if place.lock is None or sys.platform == "win32":
        raise OSError("no locks here")
    import fcntl

    number = os.open(place.lock, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(number)
        return None
    except OSError:
        os.close(number)
        raise
    return number
