"""Writing files so that they are there whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(target: Path, content: bytes) -> None:
    """Write a file, in place of one that is there, which keeps its permissions.

    Raises:
        OSError: It could not be written; what was there is as it was.
    """
    import tempfile  # slow to import, and needed only here

    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
        temporary = Path(file.name)
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
    try:
        temporary.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        temporary.replace(target)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def create_whole(target: Path, content: bytes) -> None:
    """Write a file that must not be there yet.

    Raises:
        FileExistsError: It is there, even if it came just now.
        OSError: It could not be written; nothing is left of it.
    """
    with target.open("xb") as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            target.unlink(missing_ok=True)
            raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
