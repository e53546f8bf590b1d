"""A file that another program keeps locked is waited for only as long as the caller likes."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest

from viewer.files.write.saving import Locked, save

OLD, NEW = b"title: Old\n", b"title: New\n"


def test_that_a_save_gives_up_when_told_to_and_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    path.write_bytes(OLD)
    with path.open("rb") as theirs:
        fcntl.flock(theirs, fcntl.LOCK_EX)
        with pytest.raises(
            Locked, match=r"^events.yaml is kept locked by another program; nothing was written$"
        ):
            save(path, NEW, OLD, lambda: False)
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


def test_that_a_save_goes_on_once_the_file_is_unlocked(tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    path.write_bytes(OLD)
    asked = []
    with path.open("rb") as theirs:
        fcntl.flock(theirs, fcntl.LOCK_EX)

        def goes_on() -> bool:
            asked.append(path.read_bytes())
            if len(asked) == 3:
                fcntl.flock(theirs, fcntl.LOCK_UN)
            return True

        save(path, NEW, OLD, goes_on)
    assert asked == [OLD, OLD, OLD]
    assert path.read_bytes() == NEW


def test_that_a_file_replaced_while_its_lock_was_waited_for_is_locked_anew(tmp_path: Path) -> None:
    path, theirs = tmp_path / "events.yaml", tmp_path / "theirs.yaml"
    for one in (path, theirs):
        one.write_bytes(OLD)
    asked = []
    with path.open("rb") as first, theirs.open("rb") as second:
        fcntl.flock(first, fcntl.LOCK_EX)
        fcntl.flock(second, fcntl.LOCK_EX)

        def goes_on() -> bool:
            asked.append(path.stat().st_ino)
            if theirs.exists():
                theirs.replace(path)  # as a save does, and who makes the next one has locked it already
                fcntl.flock(first, fcntl.LOCK_UN)
            else:
                fcntl.flock(second, fcntl.LOCK_UN)
            return True

        save(path, NEW, OLD, goes_on)
        assert asked == [os.fstat(one.fileno()).st_ino for one in (first, second)]
    assert path.read_bytes() == NEW
