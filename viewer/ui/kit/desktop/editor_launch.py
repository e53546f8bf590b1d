"""Opens the user's own text editor at a line."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from viewer.words import _

Which = Callable[[str], str | None]

_AT_COLON = "{file}:{line}:{column}"
#: Arguments that open a file at a line, by program; the order is the order of guessing.
EDITORS: dict[str, tuple[str, ...]] = {
    "code": ("--goto", _AT_COLON),
    "codium": ("--goto", _AT_COLON),
    "cursor": ("--goto", _AT_COLON),
    "zed": (_AT_COLON,),
    "subl": (_AT_COLON,),
    "kate": ("--line", "{line}", "--column", "{column}", "{file}"),
    "kwrite": ("--line", "{line}", "--column", "{column}", "{file}"),
    "gnome-text-editor": ("+{line}:{column}", "{file}"),
    "gedit": ("+{line}:{column}", "{file}"),
    "xed": ("+{line}:{column}", "{file}"),
    "pluma": ("+{line}", "{file}"),
    "mousepad": ("--line={line}", "--column={column}", "{file}"),
    "geany": ("{file}:{line}:{column}",),
    "notepad++": ("-n{line}", "-c{column}", "{file}"),
    "mate": ("--line", "{line}:{column}", "{file}"),
    "bbedit": ("+{line}:{column}", "{file}"),
    "gvim": ("+call cursor({line},{column})", "{file}"),
    "emacsclient": ("--no-wait", "+{line}:{column}", "{file}"),
    "emacs": ("+{line}:{column}", "{file}"),
}
_IN_TERMINAL: dict[str, tuple[str, ...]] = {
    "nvim": ("+call cursor({line},{column})", "{file}"),
    "vim": ("+call cursor({line},{column})", "{file}"),
    "vi": ("+{line}", "{file}"),
    "nano": ("+{line},{column}", "{file}"),
    "micro": ("{file}:{line}:{column}",),
    "hx": (_AT_COLON,),
}
_TERMINALS = ("x-terminal-emulator", "gnome-terminal", "konsole", "xfce4-terminal", "xterm")


def editor_command(
    file: Path,
    line: int,
    column: int,
    *,
    chosen: str = "",
    environment: Mapping[str, str] = os.environ,
    which: Which = shutil.which,
) -> list[str]:
    """Return the command that opens a file at a line, empty where no editor is known.

    Args:
        line, column: 1-based.
        chosen: The user's own command; ``{file}``, ``{line}`` and ``{column}`` are filled in,
            and a program that is known gets its arguments where none is named.
        environment: Asked for ``VISUAL`` and ``EDITOR``.
        which: Finds a program's path.
    """
    fill = {"{file}": str(file), "{line}": str(line), "{column}": str(column)}
    for wish in (chosen, environment.get("VISUAL", ""), environment.get("EDITOR", "")):
        words = _words(wish)
        if words and which(words[0]):
            command = _completed(words, which)
            if command:
                return [_filled(word, fill) for word in command]
    for program, arguments in EDITORS.items():
        if which(program):
            return [_filled(word, fill) for word in (program, *arguments)]
    return []


def found_editors(which: Which = shutil.which) -> list[str]:
    """Return the editors that are installed, by program, in the order of guessing."""
    in_terminal = _IN_TERMINAL if any(which(one) for one in _TERMINALS) else {}
    return [program for program in (*EDITORS, *in_terminal) if which(program)]


def _words(command: str) -> list[str]:
    try:
        return shlex.split(command, posix=sys.platform != "win32")
    except ValueError:
        return []


def _completed(words: list[str], which: Which) -> list[str]:
    """Return a command with its place arguments, in a terminal where it needs one."""
    if any("{file}" in word for word in words):
        return words
    name = Path(words[0]).stem.lower()
    if name in EDITORS:
        return [*words, *EDITORS[name]]
    if name in _IN_TERMINAL:
        terminal = next((one for one in _TERMINALS if which(one)), "")
        run = [terminal, "--" if terminal == "gnome-terminal" else "-e"]
        return [*run, *words, *_IN_TERMINAL[name]] if terminal else []
    return [*words, "{file}"]


def _filled(word: str, fill: Mapping[str, str]) -> str:
    """Return a word with its placeholders filled in one pass, so that file names stay literal."""
    out, rest = "", word
    while rest:
        key = next((one for one in fill if rest.startswith(one)), "")
        out += fill[key] if key else rest[0]
        rest = rest[len(key) or 1 :]
    return out


class Opening(NamedTuple):
    """What came of asking for a file to be opened; one of the two is empty.

    Attributes:
        said: What was asked of which program: whether it did it cannot be known.
        trouble: Why nothing was asked, in one line.
    """

    said: str = ""
    trouble: str = ""


def open_in_editor(file: Path, line: int, column: int, chosen: str = "") -> Opening:
    """Ask the user's editor, else the desktop, to open a file at a line."""
    from PySide6.QtCore import QProcess, QUrl
    from PySide6.QtGui import QDesktopServices

    command = editor_command(file, line, column, chosen=chosen)
    if command and _started(QProcess.startDetached(command[0], command[1:])):
        return Opening(asked(command, file, line))
    if QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
        text = _("Asked the desktop to open {file}; look for line {line}")
        return Opening(text.format(file=file.name, line=line))
    text = _("No text editor was found; open {file} at line {line}, or choose an editor in the Edit menu")
    return Opening(trouble=text.format(file=file, line=line))


def asked(command: Sequence[str], file: Path, line: int) -> str:
    """Say what a command asks of which program: not every one can be told the line."""
    program = Path(command[0]).stem
    told = any(str(line) in word.replace(str(file), "") for word in command[1:])
    if told:
        return _("Asked {program} to show line {line}").format(program=program, line=line)
    text = _("Asked {program} to open {file}; look for line {line}")
    return text.format(program=program, file=file.name, line=line)


def _started(outcome: object) -> bool:
    """Read startDetached's answer, which is a pair with the process number in some bindings."""
    return bool(outcome[0]) if isinstance(outcome, tuple) else bool(outcome)
