"""The ways in which editors save. Each leaves the file with exactly this text in the end."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

#: Lets the window live for so many milliseconds, in the middle of a save.
Pause = Callable[[int], None]
Habit = Callable[[Path, str, Pause], None]


def in_place(path: Path, text: str, pause: Pause) -> None:
    """Write over the file."""
    path.write_text(text, encoding="utf-8")


def by_rename(path: Path, text: str, pause: Pause) -> None:
    """Write another file and put it in the place of this one."""
    temporary = path.with_name(f".{path.name}.swp")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)


def by_rename_twice(path: Path, text: str, pause: Pause) -> None:
    """Do so twice in a row, as formatters on saving do."""
    by_rename(path, text + "# not formatted yet\n", pause)
    by_rename(path, text, pause)


def with_backup(path: Path, text: str, pause: Pause) -> None:
    """Move the file away and write a new one."""
    path.replace(path.with_name(f"{path.name}~"))
    in_place(path, text, pause)


def by_deletion(path: Path, text: str, pause: Pause) -> None:
    """Delete the file, and write it anew a little later."""
    path.unlink()
    pause(10)
    in_place(path, text, pause)


def in_halves(path: Path, text: str, pause: Pause) -> None:
    """Write one half, and the other one later."""
    with path.open("w", encoding="utf-8") as file:
        file.write(text[: len(text) // 2])
        file.flush()
        pause(35)
        file.write(text[len(text) // 2 :])


def emptied_first(path: Path, text: str, pause: Pause) -> None:
    """Empty the file and fill it a little later."""
    path.write_text("", encoding="utf-8")
    pause(35)
    in_place(path, text, pause)


def in_one_second(path: Path, text: str, pause: Pause) -> None:
    """Write on a file system whose clock is too coarse to tell two saves apart."""
    in_place(path, text, pause)
    os.utime(path, (1_300_000_000, 1_300_000_000))


def folder_renamed(path: Path, text: str, pause: Pause) -> None:
    """Move the folder away and bring another one with the file in it."""
    away = path.parent.with_name(f"{path.parent.name}-away")
    path.parent.replace(away)
    (away / path.name).write_text(text, encoding="utf-8")
    pause(10)
    away.replace(path.parent)


def untouched(path: Path, text: str, pause: Pause) -> None:
    """Save, and then touch the file without a change."""
    by_rename(path, text, pause)
    pause(5)
    path.touch()


HABITS: tuple[Habit, ...] = (
    in_place, by_rename, by_rename_twice, with_backup, by_deletion, in_halves, emptied_first, in_one_second,
    folder_renamed, untouched,
)  # fmt: skip
