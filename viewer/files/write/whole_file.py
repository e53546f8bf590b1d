"""Writing files so that they are there whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path


def write_whole(
    target: Path,
    content: bytes | Iterable[bytes],
    *,
    prefix: str = "",
    dressed: Callable[[int, Path], None] | None = None,
    last_look: Callable[[], None] | None = None,
) -> None:
    """Write a file by a new one beside it that has reached the disk and then takes its place.

    Args:
        target: The file; one that is there keeps its permissions, and a link to it stays one.
        content: All of it, or its pieces.
        prefix: Of the name that the new file has until then.
        dressed: Gives the new file, open under a number and lying at a path, its owner and
            permissions; those of ``target``, or the usual ones, if left out.
        last_look: Called once the new file has reached the disk; what it raises leaves
            everything as it was.

    Raises:
        PermissionError: What is there is read-only, though its folder would let it be replaced.
        OSError: It could not be written; what was there is as it was.
    """
    target = _resolved(target)
    if target.exists() and not may_be_written(target):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    import tempfile  # slow to import, and needed only here

    number, name = tempfile.mkstemp(dir=target.parent, prefix=prefix or f".{target.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.writelines(_pieces(content))
            file.flush()
            if dressed is not None:
                dressed(file.fileno(), temporary)
            else:
                temporary.chmod(target.stat().st_mode & 0o777 if target.exists() else usual_mode())
            os.fsync(file.fileno())
        if last_look is not None:
            last_look()
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    settle(target.parent)


def _resolved(target: Path) -> Path:
    try:
        return target.resolve()
    except RuntimeError:  # so Python before 3.13 tells of a ring of links
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(target)) from None


def may_be_written(file: Path) -> bool:
    """Tell whether a file that is there may be written; one that nobody may write is left alone by root too.

    Raises:
        OSError: It is not there.
    """
    return bool(file.stat().st_mode & 0o222) and os.access(file, os.W_OK)


def create_whole(target: Path, content: bytes | Iterable[bytes]) -> None:
    """Write a file that must not be there yet.

    Args:
        target: The file.
        content: All of it, or its pieces.

    Raises:
        FileExistsError: It is there, even if it came just now.
        OSError: It could not be written. Nothing is left of a file that was begun, whatever stopped it.
    """
    with target.open("xb") as file:
        try:
            file.writelines(_pieces(content))
            file.flush()
            os.fsync(file.fileno())
        except BaseException:  # who stops the program while it writes would keep half a timeline
            target.unlink(missing_ok=True)
            raise


def _pieces(content: bytes | Iterable[bytes]) -> Iterable[bytes]:
    return (content,) if isinstance(content, bytes) else content


def usual_mode() -> int:
    """Return the permissions that a new file has here."""
    mask = os.umask(0o022)  # there is no way to ask but to set it
    os.umask(mask)
    return 0o666 & ~mask


def settle(folder: Path) -> None:
    """Let the new name reach the disk too, where a folder can be opened."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
