"""``install-desktop`` on Windows: the program, its icon and its file type, for one user.

Written from Microsoft's documentation of file types ("Programmatic Identifiers", "Application Registration").
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Protocol, TextIO

from viewer.commands.telling import complain
from viewer.shipped import is_installed, resource

DONE, FAILED = 0, 2
PROGRAM = "Dateline.Timeline.1"
#: The last ending is all that Windows looks at: ``x.dateline.yaml`` is a ``.yaml`` to it, which is not ours to claim.
ENDING = ".dateline"
_CLASSES = r"Software\Classes"


class Registry(Protocol):
    """What is done to the part of the registry that belongs to the user."""

    def write(self, key: str, name: str, value: str) -> None:
        """Write a text under a name of a key; the key's own under the empty name."""

    def remove(self, key: str) -> None:
        """Take a key away with all below it, if it is there."""

    def forget(self, key: str, name: str) -> None:
        """Take a name out of a key, if it is there."""

    def told(self) -> None:
        """Let the desktop look at its file types again."""


def program_words() -> list[str]:
    """Return the words that start the window, without a console where there is a program without one."""
    here = Path(sys.executable)
    if getattr(sys, "frozen", False):
        return [str(here.parent / "dateline-gui.exe")]
    if is_installed():
        script = here.parent / "dateline-gui.exe"
        if script.is_file():
            return [str(script)]
        return [str(here), "-c", "from viewer.cli import main_gui; raise SystemExit(main_gui())"]
    return [str(here), str(resource("..").resolve() / "main.py")]


def values(words: list[str], icon: str) -> list[tuple[str, str, str]]:
    """Return key, name and value of all that is written.

    YAML files are offered to be opened with the program (``OpenWithProgids``); what opens them stays.
    """
    command = subprocess.list2cmdline(words) + ' "%1"'
    program = rf"{_CLASSES}\{PROGRAM}"
    return [
        (program, "", "Dateline timeline"),
        (program, "FriendlyTypeName", "Dateline timeline"),
        (rf"{program}\DefaultIcon", "", f'"{icon}"'),
        (rf"{program}\shell\open", "FriendlyAppName", "Dateline"),
        (rf"{program}\shell\open\command", "", command),
        (rf"{_CLASSES}\{ENDING}", "", PROGRAM),
        (rf"{_CLASSES}\{ENDING}", "Content Type", "application/x-dateline+yaml"),
        (rf"{_CLASSES}\{ENDING}\OpenWithProgids", PROGRAM, ""),
        (rf"{_CLASSES}\.yaml\OpenWithProgids", PROGRAM, ""),
        (rf"{_CLASSES}\.yml\OpenWithProgids", PROGRAM, ""),
    ]


def install(registry: Registry, words: list[str], icon: str) -> None:
    """Write all that Windows asks for.

    Raises:
        OSError: The registry could not be written.
    """
    for key, name, value in values(words, icon):
        registry.write(key, name, value)


def take_away(registry: Registry) -> None:
    """Take away what ``install`` wrote, and nothing of anybody else.

    Raises:
        OSError: The registry could not be written.
    """
    registry.remove(rf"{_CLASSES}\{PROGRAM}")
    registry.remove(rf"{_CLASSES}\{ENDING}")
    for ending in (".yaml", ".yml"):
        registry.forget(rf"{_CLASSES}\{ending}\OpenWithProgids", PROGRAM)


def run_install(registry: Registry, *, remove: bool, out: TextIO, errors: TextIO) -> int:
    """Write the user's registry, or take away what was written, and return the exit status."""
    try:
        if remove:
            take_away(registry)
        else:
            install(registry, program_words(), str(resource("desktop/icons/dateline.ico").resolve()))
        registry.told()
    except OSError as error:
        complain(f"cannot write the registry: {error.strerror or error}", errors)
        return FAILED
    print(f"{'Removed from' if remove else 'Installed in'} the registry, for this user", file=out)
    return DONE
