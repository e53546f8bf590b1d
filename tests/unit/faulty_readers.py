"""Readers with a fault each, to see that the harness finds it."""

from __future__ import annotations

import os
import time
from pathlib import Path

from tests.fuzz.checks import check_reading
from viewer.files.read.reader import ReadError, read_file
from viewer.model.problems import Problem, Severity

_SEEN: list[Path] = []


def crashes(path: Path) -> None:
    """Fail on a word."""
    if b"quotes" in path.read_bytes():
        raise KeyError("no such thing")


def hangs(path: Path) -> None:
    """Never end on a word, at work all the time; wait without end on another."""
    content = path.read_bytes()
    while b"place" in content:
        pass
    if b"quotes" in content:
        time.sleep(3600)


def remembers(path: Path) -> None:
    """Fail on a word, and on whatever comes behind it in the same process."""
    if b"quotes" in path.read_bytes():
        _SEEN.append(path)
    if _SEEN:
        raise KeyError("no such thing")


def dies(path: Path) -> None:
    """Take the process along on a word."""
    if b"people" in path.read_bytes():
        os._exit(7)


def hoards(path: Path) -> None:
    """Take all memory on a word."""
    if b"sources" in path.read_bytes():
        bytearray(1 << 40)


def points_outside(path: Path) -> None:
    """Name a column behind the line's end."""
    try:
        reading = read_file(path)
    except ReadError:
        return
    wrong = Problem(Severity.ERROR, "x", "wrong", 1, 999, 1, 999)
    check_reading(type(reading)(reading.timeline, (wrong,), (), reading.spans, True, reading.text))
