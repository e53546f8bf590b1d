"""Ordinary files alone: a pipe would let us wait for ever, and a device has no end."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from viewer.words import _


class NotRegular(OSError):
    """What bears a name is no ordinary file: a folder, a pipe, a device."""


def exists(path: Path) -> bool:
    """Tell whether a path leads to something; where that cannot be asked, as in a locked folder, it does not.

    Python's own question ends there with an error, and with names that are too long.
    """
    try:
        path.stat()
    except (OSError, ValueError):
        return False
    return True


def is_file(path: Path) -> bool:
    """Tell whether a path leads to an ordinary file; where that cannot be asked, it does not."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def opened(path: Path) -> int:
    """Open what bears a name for reading, and never wait for somebody to write into it.

    Raises:
        OSError: It cannot be opened.
    """
    return os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))


def content_of(path: Path, most: int = -1) -> bytes:
    """Return the bytes of an ordinary file.

    Args:
        path: The file, or a link to it.
        most: How many bytes at most; where as many come, there may be more. All if negative.

    Raises:
        NotRegular: It is something else, of which nothing was read.
        OSError, ValueError: It cannot be read, or no file can bear such a name.
    """
    handle = opened(path)
    try:
        # Asked of what was opened: what bears the name may be another thing by now.
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise NotRegular(_("{path} is no ordinary file").format(path=path))
        file = os.fdopen(handle, "rb", closefd=False)
        if most <= found.st_size:
            return file.read(most)
        # Asked for more than there is, Python would take memory for all of that first.
        data = file.read(found.st_size + 1)
        return data + file.read(most - len(data)) if len(data) > found.st_size else data
    finally:
        os.close(handle)
