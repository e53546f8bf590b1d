"""``install-desktop``: lets the desktop know the program, its icon and its file type, for one user."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TextIO
from xml.sax.saxutils import escape

from viewer.commands.telling import complain, in_one_line
from viewer.files.write.whole_file import write_whole
from viewer.shipped import is_installed, resource
from viewer.words import ENGLISH, LANGUAGES, N_, _, speaking

DONE, FAILED = 0, 2
#: Characters that a quoted argument of ``Exec`` escapes. Source: Desktop Entry Specification 1.5, "The Exec key".
_ESCAPED = '"`$\\'
#: Of the icon theme "hicolor" that every desktop falls back to, in pixels; the drawing serves any other.
ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
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
#: What a desktop shows of the program in the user's language, by the key of the desktop entry.
_SAID = {
    "GenericName": N_("Timeline"),
    "Comment": N_("A timeline that shows the words its events stand on"),
    "Keywords": N_("timeline;chronology;history;sources;"),
}
_TYPE_SAID = N_("Dateline timeline")
#: How desktops call a language that is not called by its code alone.
_LOCALES = {"zh": "zh_CN"}


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
        (f"{key}={named[key]}\n" if key in named else f"{line}\n") + _translated(key)
        for key, line in zip(kept, lines, strict=True)
    )


def _translated(key: str) -> str:
    """Return the lines of a desktop entry's key in the languages that have words for it."""
    if key not in _SAID:
        return ""
    return "".join(f"{key}[{locale}]={words}\n" for locale, words in _in_languages(_SAID[key]))


def _in_languages(message: str) -> Iterator[tuple[str, str]]:
    """Yield a message with each language that has one of its own, as desktops call it."""
    for code in LANGUAGES:
        if code == ENGLISH:
            continue
        with speaking(code):
            words = _(message)
        if words != message:
            yield _LOCALES.get(code, code), words


def mime_type() -> str:
    """Return what is told of the file type, in every language."""
    text = resource("desktop/dateline.mime.xml").read_text(encoding="utf-8")
    said = f"<comment>{_TYPE_SAID}</comment>\n"
    return text.replace(
        said,
        said
        + "".join(
            f'    <comment xml:lang="{locale}">{escape(words)}</comment>\n'
            for locale, words in _in_languages(_TYPE_SAID)
        ),
    )


def _quoted(word: str) -> str:
    escaped = "".join(f"\\{letter}" if letter in _ESCAPED else letter for letter in word)
    return f'"{escaped.replace("%", "%%")}"'


def desktop_files() -> dict[Path, bytes]:
    """Return what is written, by its place below the user's data."""
    icon = resource("icons/dateline.svg").read_bytes()
    pixels = {
        Path(f"icons/hicolor/{size}x{size}/apps/dateline.png"): resource(
            f"desktop/icons/{size}.png"
        ).read_bytes()
        for size in ICON_SIZES
    }
    return {
        Path("applications/dateline.desktop"): desktop_entry(program_words()).encode(),
        Path("mime/packages/dateline.xml"): mime_type().encode(),
        Path("metainfo/dateline.metainfo.xml"): resource("desktop/dateline.metainfo.xml").read_bytes(),
        Path("icons/hicolor/scalable/apps/dateline.svg"): icon,
        **pixels,
    }


def run_install_desktop(*, remove: bool, out: TextIO, errors: TextIO) -> int:
    """Write the desktop's files, or take them away, and return the exit status."""
    if sys.platform == "win32":
        from viewer.commands.windows_desktop import run_install
        from viewer.commands.windows_registry import UserRegistry

        return run_install(UserRegistry(), remove=remove, out=out, errors=errors)
    if not sys.platform.startswith("linux"):
        complain("install-desktop is for desktops on Linux and Windows", errors)
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
        complain(f"cannot write {error.filename or home}: {error.strerror or error}", errors)
        return FAILED
    untold = [tool for tool, folder in _TOOLS if not _told(tool, home / folder)]
    if remove:
        _tidy(home)
    print(f"{'Removed from' if remove else 'Installed in'} {in_one_line(home)}", file=out)
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
