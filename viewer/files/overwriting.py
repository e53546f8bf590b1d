"""What may be written over: never the event file that a command reads, nor what its timeline stands on.

Kept copies of sources, pictures and the record of checks cannot be made again by the program; no link leads
to them either.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from viewer.files.evidence.record import record_path
from viewer.model.timeline import Timeline
from viewer.words import N_, _

_EVENT_FILE = N_("{out} is the event file itself; expected another name")
_COPY = N_("{out} is the kept copy of source {id}; expected another name")
_PICTURE = N_("{out} is a picture of “{title}”; expected another name")
_RECORD = N_("{out} is the record of checks; expected another name")


class Ground(NamedTuple):
    """A file that something is made from, with what its timeline stands on.

    Attributes:
        file: The event file, or another program's.
        timeline: All that was read of it; None where nothing was, or it names no other files.
    """

    file: Path
    timeline: Timeline | None = None


def is_one_file(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to one file, through symbolic and hard links too.

    Where nothing stands at one of them, they are compared by where they lead.
    """
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return _where(one) == _where(other)


def refusal(out: Path, *grounds: Ground, is_record: bool = False) -> str:
    """Return in one line why a file must not be put at a path; empty where it may.

    Args:
        out: Where it should go; a file that is there would be replaced.
        grounds: What it is made from, and what else is open: none of their files may be replaced.
        is_record: A newer record of checks goes there: the older one may be replaced.
    """
    for ground in grounds:
        if is_one_file(out, ground.file):
            return _(_EVENT_FILE).format(out=out)
    try:
        facts = out.stat()
    except (OSError, ValueError):  # there is nothing, or writing tells what is wrong with the name
        return ""
    # Replacing a device or a pipe by a file would break it for every other program.
    if not stat.S_ISREG(facts.st_mode):
        is_folder = stat.S_ISDIR(facts.st_mode)  # of which writing tells
        return "" if is_folder else _("{out} is no ordinary file; it was not replaced").format(out=out)
    for ground in grounds:
        for file, why_not, whose in _stood_on(ground):
            if _is(file, facts) and not (is_record and why_not == _RECORD):
                return _(why_not).format(out=out, **whose)
    return ""


def _stood_on(ground: Ground) -> Iterator[tuple[Path, str, dict[str, str]]]:
    """Go through the files beside an event file that its timeline stands on, with what is said of each."""
    folder, timeline = ground.file.parent, ground.timeline
    if timeline is None:
        return
    for source in timeline.sources:
        if source.copy:
            yield folder / source.copy, _COPY, {"id": source.id}
    for event in timeline.events:
        for picture in event.images:
            yield folder / picture.file, _PICTURE, {"title": event.title}
    yield record_path(ground.file), _RECORD, {}


def _is(file: Path, facts: os.stat_result) -> bool:
    """Tell whether a path leads to the file of which these facts are known."""
    try:
        return os.path.samestat(file.stat(), facts)
    except (OSError, ValueError):  # it is not there, or cannot be
        return False


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
