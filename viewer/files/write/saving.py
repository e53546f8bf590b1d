"""Replaces a file whole or not at all, and never over what somebody else wrote meanwhile."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from viewer.files.read.regular import NotRegular, content_of, opened
from viewer.files.write.whole_file import may_be_written, usual_mode, write_whole
from viewer.words import _

#: Asked again and again while another program keeps a file locked: whether to go on waiting.
Patience = Callable[[], bool]
_MARK = ".dateline-"
#: The lock is tried rather than waited for, so that whoever waits can be told to stop.
_LOOK_AGAIN_S = 0.02


def for_ever() -> bool:
    """Go on waiting for a lock."""
    return True


class SaveRefused(Exception):
    """A file was not written; the message is one line, and the file is as it was."""


class Locked(SaveRefused):
    """Another program keeps the file locked."""


class ChangedMeanwhile(SaveRefused):
    """The file no longer holds what the new content was made from."""


def save(path: Path, content: bytes, expected: bytes | None, goes_on: Patience = for_ever) -> None:
    """Put a content in the place of a file's present one.

    The content goes into a new file beside it, reaches the disk, and takes the old one's
    place in one step, with its permissions, owner and extended attributes. A symbolic link
    stays one. While this looks and replaces, no other process that saves in this way does.

    Args:
        path: The file, or a link to it.
        content: All of it.
        expected: What the file must hold now; None where it must not be there.
        goes_on: Whether to go on waiting for another program's lock.

    Raises:
        Locked: Another program keeps the file locked, and it was not to be waited for longer.
        ChangedMeanwhile: The file holds something else.
        SaveRefused: It cannot be written, or only by taking it from its owner.
    """
    try:
        target = path.resolve(strict=False)
        with _locked(target, goes_on):
            _look(target, expected)
            _replace(target, content, expected)
    except SaveRefused:
        raise
    except (OSError, ValueError, RuntimeError) as error:
        raise SaveRefused(_("cannot write {path}: {error}").format(path=path, error=_reason(error))) from None


def _reason(error: BaseException) -> str:
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return text[:1].lower() + text[1:]


def _look(target: Path, expected: bytes | None) -> None:
    """Refuse to go on where the file is not what it should be."""
    try:
        # One byte more than it should hold tells of another content as well as all of them.
        present: bytes | None = content_of(target, len(expected or b"") + 1)
    except FileNotFoundError:
        present = None
    except NotRegular:
        raise SaveRefused(
            _("{target} is no ordinary file; it was not written").format(target=target)
        ) from None
    if present == expected:
        return
    if present is None:
        if not target.parent.is_dir():
            raise ChangedMeanwhile(_("the folder {parent} is no longer there").format(parent=target.parent))
        raise ChangedMeanwhile(_("{name} is no longer there").format(name=target.name))
    if expected is None:
        raise ChangedMeanwhile(_("{target} is there already; it was not overwritten").format(target=target))
    raise ChangedMeanwhile(_("{name} was changed by another program meanwhile").format(name=target.name))


def _replace(target: Path, content: bytes, expected: bytes | None) -> None:
    old = target.stat() if expected is not None else None
    if old is not None:
        _refuse_unwritable(target, old)
    _sweep(target)
    write_whole(
        target,
        content,
        prefix=f".{target.name}{_MARK}{os.getpid()}-",
        dressed=lambda number, temporary: _take_after(number, temporary, target, old),
        # An editor that does not lock may have saved while the disk was written.
        last_look=lambda: _look(target, expected),
    )


def _refuse_unwritable(target: Path, old: os.stat_result) -> None:
    """Respect a file that must not be written, though its folder would let it be replaced."""
    if not stat.S_ISREG(old.st_mode):
        raise SaveRefused(_("{target} is no ordinary file; it was not written").format(target=target))
    if not may_be_written(target):
        raise SaveRefused(
            _("{name} is read-only; save a copy, or allow writing to it").format(name=target.name)
        )


def _take_after(number: int, temporary: Path, target: Path, old: os.stat_result | None) -> None:
    """Give the new file the old one's owner, permissions and extended attributes."""
    if old is None:
        temporary.chmod(usual_mode())
        return
    if sys.platform != "win32":
        new = os.fstat(number)
        if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
            try:
                os.fchown(number, old.st_uid, old.st_gid)
            except OSError:
                raise SaveRefused(
                    _(
                        "{name} belongs to somebody else, and saving would make it yours; save a copy instead"
                    ).format(name=target.name)
                ) from None
    temporary.chmod(stat.S_IMODE(old.st_mode))
    if hasattr(os, "listxattr"):
        with suppress(OSError):
            for attribute in os.listxattr(target):
                os.setxattr(temporary, attribute, os.getxattr(target, attribute))


def _sweep(target: Path) -> None:
    """Delete what processes that no longer live have left half written."""
    head = f".{target.name}{_MARK}"
    with suppress(OSError):
        for entry in os.scandir(target.parent):
            owner = entry.name.removeprefix(head).partition("-")[0]
            if entry.name.startswith(head) and owner.isdigit() and not is_alive(int(owner)):
                with suppress(OSError):
                    Path(entry.path).unlink()


def is_alive(process: int) -> bool:
    """Tell whether a process of this machine runs; where that cannot be asked, it counts as running."""
    if sys.platform == "win32":
        return True  # signal 0 would end a process there
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


@contextmanager
def _locked(target: Path, goes_on: Patience) -> Iterator[None]:
    """Keep other processes that save in this way from a file, as long as this takes.

    The lock is on the file itself, so that nothing is left in the folder. It is taken again
    where the file was replaced while this waited for it.
    """
    if sys.platform == "win32":
        yield
        return
    while True:
        try:
            number = opened(target)
        except (FileNotFoundError, PermissionError):
            yield
            return
        try:
            _lock(number, target, goes_on)
            try:
                is_current = os.path.samestat(os.fstat(number), target.stat())
            except FileNotFoundError:
                is_current = True
            if is_current:
                yield
                return
        finally:
            os.close(number)


def _lock(number: int, target: Path, goes_on: Patience) -> None:
    """Lock an open file; where the file system knows no locks, that is as good as locked."""
    import fcntl

    while True:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not goes_on():
                raise Locked(
                    _("{name} is kept locked by another program; nothing was written").format(
                        name=target.name
                    )
                ) from None
            time.sleep(_LOOK_AGAIN_S)
        except OSError:
            return
        else:
            return
