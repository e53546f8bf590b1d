"""``diff``: two event files, or two versions of one, told event by event."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple, TextIO

from viewer.commands.telling import complain, in_one_line
from viewer.dataclass import dataclass
from viewer.files.comparing import compare_readings
from viewer.files.read.reader import ReadError, Reading, read_text
from viewer.files.read.text_file import file_text, looks_own
from viewer.files.versions import old_text
from viewer.model.comparing.differences import Comparison
from viewer.model.comparing.summary import SAME, SAME_WORDS, as_json, summary, told

SAME_STATUS, DIFFERENT, UNREADABLE = 0, 1, 2
#: What git names instead of a version that there is not.
_NO_FILE = ("/dev/null", "nul", os.devnull)
#: What git hands over: path, then file, hash and mode of the old version, the same of the new one.
_FROM_GIT, _OLD_FILE, _NEW_FILE = 7, 1, 4


@dataclass(frozen=True, slots=True)
class DiffJob:
    """What ``diff`` was asked for.

    Attributes:
        names: Two files, each of which may be ``FILE@REVISION``; or one, with a revision.
        revision: The earlier version in git of the one file that is named; empty for none.
        as_json: One object for other programs.
        is_driver: ``names`` are what git gives the program that shows differences.
    """

    names: Sequence[str]
    revision: str = ""
    as_json: bool = False
    is_driver: bool = False


class _Side(NamedTuple):
    """One version: what it is called, and what it says."""

    name: str
    reading: Reading


def run_diff(job: DiffJob, out: TextIO, errors: TextIO) -> int:
    """Tell what is different between two versions, and return the exit status.

    Args:
        job: What to compare.
        out: Where the differences go.
        errors: Where it goes that something cannot be read.
    """
    if job.is_driver:
        return _drive(job.names, out)
    try:
        old, new = _sides(job)
    except ReadError as error:
        complain(error, errors)
        return UNREADABLE
    comparison = compare_readings(old.reading, new.reading)
    if job.as_json:
        found = {
            "old": old.name,
            "new": new.name,
            "same": comparison.is_same,
            "summary": _whole(old, new, summary(comparison)),
            "differences": as_json(comparison),
        }
        print(json.dumps(found, ensure_ascii=False, indent=1), file=out)
    else:
        _tell(comparison, old, new, out)
    return SAME_STATUS if comparison.is_same else DIFFERENT


def _tell(comparison: Comparison, old: _Side, new: _Side, out: TextIO) -> None:
    for line in told(comparison):
        print(line, file=out)
    print(in_one_line(f"{_whole(old, new, summary(comparison))}."), file=out)


def _drive(names: Sequence[str], out: TextIO) -> int:
    """Show what git hands over; git takes any status but 0 for a program that has died, and shows nothing more."""
    if len(names) < _FROM_GIT:
        print(in_one_line(f"{', '.join(names)}: in conflict; there are no two versions to compare"), file=out)
        return SAME_STATUS
    try:
        old, new = _from_git(names)
    except ReadError as error:
        print(in_one_line(f"{names[0]}, line by line: {error}"), file=out)
        before, after = (_lines(names[place]) for place in (_OLD_FILE, _NEW_FILE))
        out.writelines(unified_diff(before, after, f"a/{names[0]}", f"b/{names[0]}"))
        return SAME_STATUS
    print(in_one_line(f"{names[0]}, as a timeline:"), file=out)
    _tell(compare_readings(old.reading, new.reading), old, new, out)
    return SAME_STATUS


def _lines(name: str) -> list[str]:
    """Return a file's lines, each with one end, whatever it holds."""
    try:
        text = "" if name in _NO_FILE else Path(name).read_bytes().decode(errors="replace")
    except OSError:
        return []
    return [f"{line}\n" for line in text.splitlines()]


def _whole(old: _Side, new: _Side, said: str) -> str:
    return SAME_WORDS if said == SAME and old.reading.text != new.reading.text else said


def _sides(job: DiffJob) -> tuple[_Side, _Side]:
    """Return the two versions that were asked for.

    Raises:
        ReadError: One of them cannot be read, or they are not two.
    """
    if job.revision:
        if len(job.names) != 1:
            raise ReadError("--git compares one file with its own earlier version; name one file")
        path = Path(job.names[0])
        return _earlier(path, job.revision), _present(path)
    if len(job.names) == 1:
        path, revision = _parted(job.names[0])
        if not revision:
            raise ReadError(f"compare {path} with what? Name a second file, or a version: --git HEAD {path}")
        return _earlier(path, revision), _present(path)
    old, new = (_side(name) for name in job.names)
    return old, new


def _side(name: str) -> _Side:
    path, revision = _parted(name)
    return _earlier(path, revision) if revision else _present(path)


def _parted(name: str) -> tuple[Path, str]:
    """Return a file and a revision of it; a file whose name has an ``@`` in it comes first."""
    head, at, revision = name.rpartition("@")
    # A revision may have one itself: FILE@HEAD@{yesterday}, FILE@@{upstream}.
    while at and head and revision.startswith("{"):
        head, at, more = head.rpartition("@")
        revision = f"{more}@{revision}"
    if not at or not head or os.path.lexists(name):
        return Path(name), ""
    return Path(head), revision


def _present(path: Path) -> _Side:
    return _Side(str(path), _reading(file_text(path), str(path)))


def _earlier(path: Path, revision: str) -> _Side:
    name = f"{path}@{revision}"
    return _Side(name, _reading(old_text(path, revision).text, name))


def _reading(text: str, name: str) -> Reading:
    """Return what a text says. Its folder is not looked at: copies and pictures are no part of a version.

    Raises:
        ReadError: Nothing of it can be read.
    """
    reading = read_text(text)
    if reading.timeline is None:
        first = reading.errors[0].message if reading.errors else "it is no event file"
        raise ReadError(f"nothing of {name} can be read: {first}")
    return reading


def _from_git(names: Sequence[str]) -> tuple[_Side, _Side]:
    """Return the two versions that git hands over in files of its own.

    Raises:
        ReadError: One of them cannot be read, or is no event file.
    """
    texts = [
        "" if names[place] in _NO_FILE else file_text(Path(names[place])) for place in (_OLD_FILE, _NEW_FILE)
    ]
    for text in texts:
        if not looks_own(text.encode()):
            raise ReadError("it is no event file")
    old, new = (_Side(names[0], _reading(text, names[0])) for text in texts)
    return old, new
