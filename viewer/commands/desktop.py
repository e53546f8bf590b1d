"""``install-desktop``: lets the desktop know the program, its icon and its file type, for one user."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from viewer.files.write.whole_file import write_whole
from viewer.shipped import is_installed, resource

DONE, FAILED = 0, 2
#: Characters that a quoted argument of ``Exec`` escapes. Source: Desktop Entry Specification 1.5, "The Exec key".
_ESCAPED = '"`$\\'
_TOOLS = (("update-desktop-database", "applications"), ("update-mime-database", "mime"))
#: What the tools have made of our type, where nobody else has told them of any; by the folder of what they read.
_MADE = {
    Path("mime/packages"): (
        "XMLnamespaces", "aliases", "generic-icons", "globs", "globs2", "icons", "magic", "mime.cache", "subclasses",
        "treemagic", "types", "version",
    ),
    Path("applications"): ("mimeinfo.cache",),
}  # fmt: skip
_OF_TYPE = Path("mime/application/x-dateline+yaml.xml")


def data_home() -> Path:
    """Return where a user's desktop files lie. Source: XDG Base Directory Specification 0.8."""
    named = os.environ.get("XDG_DATA_HOME", "")
    return Path(named) if os.path.isabs(named) else Path.home() / ".local" / "share"  # noqa: PTH117 - "" too


def program_words() -> list[str]:
    """Return the words that start the window, each an absolute path or an argument."""
    here = Path(sys.executable)
    if is_installed():
        script = here.parent / "dateline-gui"
        if script.is_file():
            return [str(script)]
        return [str(here), "-c", "from viewer.cli import main_gui; raise SystemExit(main_gui())"]
    return [str(here), str(resource("..").resolve() / "main.py")]


def desktop_entry(words: list[str]) -> str:
    """Return the desktop entry that starts these words with a file."""
    lines = resource("desktop/dateline.desktop").read_text(encoding="utf-8").splitlines()
    # A backslash is escaped twice: as an argument, then as a string of the file.
    command = " ".join(_quoted(word) for word in words).replace("\\", "\\\\")
    named = {"Exec": f"{command} %F", "TryExec": words[0].replace("\\", "\\\\")}
    kept = (line.partition("=")[0] for line in lines)
    return "".join(
        f"{key}={named[key]}\n" if key in named else f"{line}\n"
        for key, line in zip(kept, lines, strict=True)
    )


def _quoted(word: str) -> str:
    escaped = "".join(f"\\{letter}" if letter in _ESCAPED else letter for letter in word)
    return f'"{escaped.replace("%", "%%")}"'


def desktop_files() -> dict[Path, bytes]:
    """Return what is written, by its place below the user's data."""
    icon = resource("icons/dateline.svg").read_bytes()
    return {
        Path("applications/dateline.desktop"): desktop_entry(program_words()).encode(),
        Path("mime/packages/dateline.xml"): resource("desktop/dateline.mime.xml").read_bytes(),
        Path("metainfo/dateline.metainfo.xml"): resource("desktop/dateline.metainfo.xml").read_bytes(),
        Path("icons/hicolor/scalable/apps/dateline.svg"): icon,
    }


def run_install_desktop(*, remove: bool, out: TextIO, errors: TextIO) -> int:
    """Write the desktop's files, or take them away, and return the exit status."""
    if not sys.platform.startswith("linux"):
        print("dateline: install-desktop is for desktops on Linux", file=errors)
        return FAILED
    home = data_home()
    try:
        for place, content in desktop_files().items():
            path = home / place
            if remove:
                path.unlink(missing_ok=True)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                write_whole(path, content)
    except OSError as error:
        print(f"dateline: cannot write {error.filename or home}: {error.strerror or error}", file=errors)
        return FAILED
    untold = [tool for tool, folder in _TOOLS if not _told(tool, home / folder)]
    if remove:
        _tidy(home)
    print(f"{'Removed from' if remove else 'Installed in'} {home}", file=out)
    if untold:
        print(f"{' and '.join(untold)} not found: the desktop may notice at the next login", file=out)
    return DONE


def _told(tool: str, folder: Path) -> bool:
    """Let a tool of the desktop look at a folder again; tell whether it could."""
    found = shutil.which(tool)
    if found is None or not folder.is_dir():
        return found is not None
    return subprocess.run([found, str(folder)], check=False, capture_output=True).returncode == 0


def _tidy(home: Path) -> None:
    """Take away what the tools have made of our files, and folders that are empty now.

    Where other programs have told of types of theirs, the tools' files are theirs too and stay.
    """
    (home / _OF_TYPE).unlink(missing_ok=True)
    for folder, names in _MADE.items():
        made_in = home / (folder.parent if folder.name == "packages" else folder)
        others = {path.name for path in (home / folder).glob("*")} - set(names)
        if not others:
            for name in names:
                (made_in / name).unlink(missing_ok=True)
    for place in (*desktop_files(), _OF_TYPE):
        for folder in place.parents[:-1]:
            with suppress(OSError):  # it is not there, or something else is in it
                (home / folder).rmdir()
