"""Writes the manual page from the options that the program knows: ``python -m tools.man_page``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools.command_line import Argument, Command, command_line
from viewer import __version__

PAGE = Path(__file__).parents[1] / "resources" / "dateline.1"
_FILES = (
    ("~/.config/dateline/", "settings, views of files, drafts; below XDG_CONFIG_HOME where that is set"),
    ("NAME.checked.json", "beside an event file: what check --record found"),
    ("copies/", "beside an event file: kept copies of its sources"),
)
_ENVIRONMENT = (
    ("VISUAL, EDITOR", "the text editor that the window opens a line in, where none was chosen"),
    ("DATELINE_REDUCED_MOTION", "1 or 0: whether nothing moves by itself"),
    ("QT_QPA_PLATFORM", "offscreen: draw without a display"),
    ("SOURCE_DATE_EPOCH", "the day that a PDF is said to be made on, in seconds since 1970"),
)


def man_page() -> str:
    """Return the page in the language of man(7)."""
    window, *commands = command_line()
    return "\n".join(
        (
            '.\\" Written by tools/man_page.py from the options of the program.',
            f'.TH DATELINE 1 "" "Dateline {__version__}" "User Commands"',
            ".SH NAME",
            f"dateline \\- {_text(window.says[0].lower() + window.says[1:].rstrip('.'))}",
            ".SH SYNOPSIS",
            *_separated((_synopsis(one) for one in (window, *commands)), ".br"),
            ".SH DESCRIPTION",
            _text("Without a command the window opens. A file named like a command is opened as ./check."),
            *_options(window),
            ".SH COMMANDS",
            *(line for one in commands for line in _command(one)),
            ".SH ENVIRONMENT",
            *_listed(_ENVIRONMENT),
            ".SH FILES",
            *_listed(_FILES),
            "",
        )
    )


def _command(command: Command) -> Iterator[str]:
    yield f".SS {_text(command.name)}"
    yield _text(command.says)
    yield from _options(command)
    if command.closing:
        yield ".PP"
        yield _text(command.closing)


def _options(command: Command) -> Iterator[str]:
    for one in command.arguments:
        yield ".TP"
        yield ", ".join(_named(one))
        yield _text(one.says or "one of " + ", ".join(one.choices))


def _named(one: Argument) -> Iterator[str]:
    value = f"\\fI{_text(one.shown)}\\fR" if one.shown else ""
    if not one.names:
        yield value
    for name in one.names:
        yield f"\\fB{_text(name)}\\fR" + (f" {value}" if value else "")


def _synopsis(command: Command) -> str:
    name = f"\\fBdateline{' ' if command.name else ''}{_text(command.name)}\\fR"
    parts = [name, "[\\fIoptions\\fR]"] if len(command.options) > 1 else [name]
    for one in (*command.options, *command.places):
        if one.required or not one.names:
            word = f"\\fI{_text(one.shown)}\\fR" + (" \\&..." if one.repeats else "")
            word = f"\\fB{_text(one.names[0])}\\fR {word}" if one.names else word
            parts.append(word if one.required else f"[{word}]")
    return " ".join(parts)


def _listed(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, says in rows:
        yield from (".TP", f"\\fB{_text(name)}\\fR", _text(says))


def _separated(lines: Iterable[str], between: str) -> Iterator[str]:
    for number, line in enumerate(lines):
        if number:
            yield between
        yield line


def _text(text: str) -> str:
    """Return a text that no reader of man pages takes for a request or a dash of typography."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^(?=[.'])", r"\\&", escaped)


def main() -> None:
    """Write the page."""
    PAGE.write_text(man_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
