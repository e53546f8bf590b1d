"""What options of the command line may be given: dates, poster sizes, columns, files."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from viewer import __version__
from viewer.words import LANGUAGES, LanguageError, language_of

if TYPE_CHECKING:
    from viewer.model.dates.edtf import EventDate

_MOST_SHEETS = 20
_WIDEST_MM = 100


class Version(argparse.Action):
    """Says which program this is, without loading Qt."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object, **__: object) -> None:
        """Print one line, and end."""
        from importlib.metadata import PackageNotFoundError, version

        try:
            qt = f"Qt {version('PySide6-Essentials')}"
        except PackageNotFoundError:
            qt = "without Qt"
        print(f"Dateline {__version__}, Python {'.'.join(map(str, sys.version_info[:3]))}, {qt}")
        parser.exit(0)


def date_of(text: str) -> EventDate | None:
    """Return the date that a person means, None for none.

    Raises:
        ValueError: It is not understood, or could be two; the message is one line.
    """
    if not text:
        return None
    from viewer.model.dates.typed.suggest import Ambiguous, Understood, read_typed

    found = read_typed(text)
    if isinstance(found, Understood):
        return found.date
    if isinstance(found, Ambiguous):
        raise ValueError(f"“{text}” may be {' or '.join(found.readings)}; write one of them")
    raise ValueError(f"“{text}” is not a date; expected one such as 2011, 2011-08 or 2011-08-21")


def columns(text: str) -> dict[str, str]:
    """Return heads of columns by fields from ``date=Start, title=Label``."""
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    if not pairs or not all(name.strip() and head.strip() for name, _, head in pairs):
        raise argparse.ArgumentTypeError(
            f"{text!r} names no columns; expected such as date=Start, title=Label"
        )
    return {name.strip(): head.strip() for name, _, head in pairs}


def short_years(text: str) -> str:
    """Return the first of a hundred years as it was given, or ``none``."""
    if text in ("", "none") or re.fullmatch(r"\d{1,4}", text):
        return text
    raise argparse.ArgumentTypeError(
        f"{text!r} is no year; expected the first of a hundred such as 1900, 2000 or 1930, or none"
    )


def as_values(words: Sequence[str], option: str) -> list[str]:
    """Return words of a command line in which those behind an option stay its values though they begin with a dash.

    Args:
        words: All of them.
        option: One that takes words of a search, such as ``-tag:rail`` for what does not have it.
    """
    found: list[str] = []
    is_behind = False
    for word in words:
        if word.startswith("--") or word in ("-", "-h") or re.match(r"-o(?!\w*:)", word):
            is_behind = word == option
            found.append(word)
        elif is_behind:
            if found[-1] == option:
                found.pop()
            found.append(f"{option}={word}")
        else:
            found.append(word)
    return found


class Kept(argparse.Action):
    """Keeps options in the order in which they were given."""

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: Any, option: Any = None
    ) -> None:
        """Note one option with its value."""
        namespace.options = [*(getattr(namespace, "options", None) or []), (self.dest, values)]


def out_file(text: str) -> Path | None:
    """Return where to write, None for standard output."""
    return None if text == "-" else Path(text)


def sheets(text: str) -> tuple[int, int]:
    """Return sheets across and down from ``WxH``."""
    match = re.fullmatch(r"(\d{1,2})[xX×](\d{1,2})", text)
    if match is not None:
        across, down = int(match[1]), int(match[2])
        if 1 <= across <= _MOST_SHEETS and 1 <= down <= _MOST_SHEETS:
            return across, down
    raise argparse.ArgumentTypeError(
        f"{text!r} is no poster size; expected such as 3x2, at most {_MOST_SHEETS}"
    )


def add_language(parser: argparse.ArgumentParser, of: str = "the words around the file's own") -> None:
    """Let a command take the language of what is printed or shown."""
    parser.add_argument(
        "--language", type=_language, metavar="CODE",
        help=f"of {of}: " + ", ".join(LANGUAGES),
    )  # fmt: skip


def _language(text: str) -> str:
    try:
        return language_of(text)
    except LanguageError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def add_picture_options(parser: argparse.ArgumentParser) -> None:
    """Let a command take what is said of pictures alone."""
    group = parser.add_argument_group("of a picture (svg, png)")
    group.add_argument("--span", metavar="DATE", help="show this time, such as 2011-08 or 2001/2002")
    group.add_argument("--width", type=int, metavar="PX", help="pixels across; else what suits the timeline")
    group.add_argument(
        "--scale", type=float, metavar="N", help="letters and marks so many times as large (1)"
    )
    group.add_argument("--palette", choices=("light", "dark", "print"), help="its colours (light)")
    group.add_argument("--legend", action="store_true", default=None, help="explain the marks below it")
    group.add_argument(
        "--no-title", dest="title", action="store_false", default=None, help="leave the title out"
    )
    group.add_argument(
        "--no-notes", dest="notes", action="store_false", default=None, help="leave out what it does not show"
    )


def margins(text: str) -> tuple[float, float, float, float]:
    """Return margins in millimetres: left, above, right, below; from one number, four, or a name."""
    from viewer.commands.printing import MARGINS

    if text in MARGINS:
        return MARGINS[text]
    parts = [float(part) for part in text.split(",") if re.fullmatch(r"\s*\d{1,3}(\.\d+)?\s*", part)]
    if len(parts) == len(text.split(",")) and len(parts) in (1, 4) and max(parts) <= _WIDEST_MM:
        left, above, right, below = parts * (4 // len(parts))
        return left, above, right, below
    raise argparse.ArgumentTypeError(
        f"{text!r} are no margins; expected {', '.join(MARGINS)}, millimetres such as 15, "
        f"or left, above, right, below such as 20,12,18,10, at most {_WIDEST_MM}"
    )


def page_range(text: str) -> tuple[int, int]:
    """Return the first and the last page from ``2-5``, ``4`` or ``3-``; 0 is the last one there is."""
    match = re.fullmatch(r"(\d{1,5})(?:([-–])(\d{1,5})?)?", text)
    if match is not None:
        first = int(match[1])
        last = int(match[3]) if match[3] else 0 if match[2] else first
        if first >= 1 and (not last or last >= first):
            return first, last
    raise argparse.ArgumentTypeError(f"{text!r} are no pages; expected such as 2-5, 4 or 3-")


def parts(text: str) -> frozenset[str]:
    """Return the names of parts of a printed document from ``legend,sources``."""
    from viewer.commands.printing import PARTS

    named = frozenset(part.strip() for part in text.split(","))
    if named <= set(PARTS) and named != set(PARTS):
        return named
    raise argparse.ArgumentTypeError(
        f"{text!r} are no parts to leave out; expected some of {', '.join(PARTS)}, not all"
    )
