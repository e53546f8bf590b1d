"""What may be written over: never the event file that a command reads, through no link either."""

from __future__ import annotations

import stat
from pathlib import Path

from viewer.words import _


def is_one_file(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to one file, through symbolic and hard links too.

    Where nothing stands at one of them, they are compared by where they lead.
    """
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return _where(one) == _where(other)


def refusal(out: Path, source: Path | None = None) -> str:
    """Return in one line why a file must not be put at a path; empty where it may.

    Args:
        out: Where it should go; a file that is there would be replaced.
        source: The event file that it is made from.
    """
    if source is not None and is_one_file(out, source):
        return _("{out} is the event file itself; expected another name").format(out=out)
    # Replacing a device or a pipe by a file would break it for every other program.
    try:
        mode = out.stat().st_mode
    except (OSError, ValueError):  # there is nothing, or writing tells what is wrong with the name
        return ""
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        return _("{out} is no ordinary file; it was not replaced").format(out=out)
    return ""


def is_there(path: Path) -> bool:
    """Tell whether something bears a name, be it a link that leads nowhere.

    Nothing does where that cannot be asked, as of a name that is too long: writing tells what is wrong with it.
    """
    try:
        path.lstat()
    except (OSError, ValueError):
        return False
    return True


def _where(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):  # a ring of links
        return path.absolute()
