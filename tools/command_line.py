"""The command line as a value: what the manual page and the shells' completions are written from."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from viewer.commands.parsers import PARSERS, Parser, window_parser
from viewer.exchange.formats import ALL_TARGETS, FORMATS
from viewer.words import LANGUAGES


class Value(Enum):
    """What may stand for an argument, as far as a shell can know."""

    NONE = "nothing"
    TEXT = "a text"
    FILE = "a file"
    FOLDER = "a folder"
    CHOICE = "one of some words"


#: By the name of an argument in the help; a test finds names that have no row.
_VALUES = {
    **dict.fromkeys(("FILE", "FILE[:LINE]", "FILE[@REVISION]", "FOREIGN", "NEW.yaml", "FILE.yaml", "OUT", "OUT.pdf"), Value.FILE),
    "DIR": Value.FOLDER,
    **dict.fromkeys(
        ("TEXT", "DATE", "TERM", "NAME", "ZONE", "FIELD=HEAD,…", "WxH", "PARTS", "MM", "FIRST-LAST", "PX", "N", "REVISION",
         "FIRST"),
        Value.TEXT,
    ),
}  # fmt: skip
#: Keys of formats, which the program looks up by itself.
_FORMATS = {"--from": tuple(one.key for one in FORMATS), "--to": tuple(one.key for one in ALL_TARGETS)}
_FORMATS["--language"] = tuple(LANGUAGES)


@dataclass(frozen=True, slots=True)
class Argument:
    """An option, or a place of the command line that has none.

    Attributes:
        names: Its spellings, short ones first; empty for a place.
        shown: Its value's name in the help; empty where it takes none.
        says: What it is for, in one line.
        value: What may stand there.
        choices: The words of a choice.
        repeats: Several values may follow.
        required: It must be given.
    """

    names: tuple[str, ...]
    shown: str
    says: str
    value: Value
    choices: tuple[str, ...] = ()
    repeats: bool = False
    required: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """One command; the window is the one without a name."""

    name: str
    says: str
    closing: str
    arguments: tuple[Argument, ...]

    @property
    def options(self) -> tuple[Argument, ...]:
        """What begins with a dash."""
        return tuple(one for one in self.arguments if one.names)

    @property
    def places(self) -> tuple[Argument, ...]:
        """What does not."""
        return tuple(one for one in self.arguments if not one.names)


def command_line() -> tuple[Command, ...]:
    """Return the window and every command, in the order of the table.

    Raises:
        KeyError: The name of an argument says nothing of what may stand there.
    """
    window = _command("", window_parser())
    return (window, *(_command(name, parser()) for name, parser in PARSERS.items()))


def _command(name: str, parser: Parser) -> Command:
    return Command(name, parser.description or "", parser.epilog or "", tuple(_arguments(parser)))


def _arguments(parser: Parser) -> Iterator[Argument]:
    for action in parser._actions:
        if action.help == argparse.SUPPRESS:
            continue  # an earlier name, still understood
        names = tuple(sorted(action.option_strings, key=len))
        choices = tuple(action.choices or _FORMATS.get(names[-1] if names else "", ()))
        takes = action.nargs != 0
        shown = action.metavar if isinstance(action.metavar, str) else "|".join(choices)
        value = Value.CHOICE if choices else _VALUES[shown] if takes else Value.NONE
        says = "say what there is" if isinstance(action, argparse._HelpAction) else (action.help or "")
        repeats = action.nargs in ("*", "+")
        required = action.required and action.nargs != "*"
        yield Argument(
            names, shown if takes else "", says.replace("%%", "%"), value, choices, repeats, required
        )
