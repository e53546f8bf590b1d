"""The options of every command, in one place: run, explained, completed and written into the manual from here."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NoReturn

from viewer.commands.arguments import (
    Kept,
    Version,
    add_language,
    add_picture_options,
    columns,
    margins,
    out_file,
    page_range,
    parts,
    sheets,
    short_years,
)

SHELLS = ("bash", "zsh", "fish")


class Parser(argparse.ArgumentParser):
    """Says what is wrong with the command line in one line."""

    def error(self, message: str) -> NoReturn:
        """End with exit status 2 and one plain line."""
        from viewer.commands.telling import in_one_line  # behind what the first frame waits for

        self.exit(2, f"dateline: {in_one_line(message)}; “{self.prog} --help” lists what there is\n")


class _WindowParser(Parser):
    """Lists the commands below its own options."""

    def format_help(self) -> str:
        """Return the help, with a line for each command; only then are their options looked at."""
        lines = (f"  {name:<17}{command().description}" for name, command in PARSERS.items())
        self.epilog = (
            "commands, each with its own --help:\n" + "\n".join(lines) + "\n\n"
            "A file named like a command is opened as ./check."
        )
        return super().format_help()


def window_parser() -> Parser:
    """Return the options of the window."""
    parser = _WindowParser(
        prog="dateline",
        description="A desktop timeline that shows, for every event, the words it stands on.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "files", nargs="*", metavar="FILE[:LINE]",
        help="event files to open, each in its window; the event at the line is selected; the last file if left out",
    )  # fmt: skip
    parser.add_argument(
        "--version", action=Version, nargs=0, help="say the program's, Python's and Qt's version"
    )
    parser.add_argument(
        "--find", default="", metavar="TEXT", help="search for this, as in the window's field"
    )
    parser.add_argument(
        "--span", default="", metavar="DATE", help="show this time, such as 2011-08 or 2001/2002"
    )
    parser.add_argument(
        "--welcome", action="store_true", help="open no file: show the recent ones and ways to begin"
    )
    add_language(parser, "the window, unless the program runs already")
    parser.add_argument(
        "--separate", action="store_true", help="start another program beside the one that runs already"
    )
    return parser


def check_parser() -> Parser:
    """Return the options of ``check``."""
    parser = Parser(
        prog="dateline check",
        description="Find every mistake in event files.",
        epilog="Exit status: 0 no errors, 1 errors, 2 a file cannot be read.",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="event file")
    parser.add_argument("--json", action="store_true", help="print an array of problems for other programs")
    parser.add_argument(
        "--copies",
        type=Path,
        metavar="DIR",
        help="check quotations against the kept copies in DIR, each called by its source's id: nbc.txt, .html, .htm, .pdf, .md",
    )
    parser.add_argument("--all", action="store_true", help="list every warning, also many of one kind")
    parser.add_argument(
        "--record", action="store_true", help="note beside each file what its quotations' comparison found"
    )
    return parser


def diff_parser() -> Parser:
    """Return the options of ``diff``."""
    parser = Parser(
        prog="dateline diff",
        description="Tell event by event what is different between two event files, or two versions of one in git.",
        epilog="FILE@REVISION is an earlier version in git, as in FILE@HEAD~1; alone, it is compared with FILE as it is. "
        "Exit status: 0 both say the same, 1 something is different, 2 one of them cannot be read.",
    )
    parser.add_argument("names", nargs="+", metavar="FILE[@REVISION]", help="old and new, or one of the two")
    parser.add_argument("--git", default="", metavar="REVISION", help="compare with this version in git")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help="print an object for other programs")
    how.add_argument(
        "--driver", action="store_true", help="take what git gives a program that shows differences; always 0"
    )
    return parser


def print_parser() -> Parser:
    """Return the options of ``print``."""
    parser = Parser(
        prog="dateline print",
        description="Print a timeline as PDF, without a display.",
        epilog="Exit status: 0 all of it, 1 the file has errors and the rest was printed, 2 nothing was written.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="event file")
    parser.add_argument(
        "-o", "--out", type=out_file, required=True, metavar="OUT.pdf",
        help="the PDF to write; - for standard output",
    )  # fmt: skip
    parser.add_argument(
        "--paper", default="A4", choices=("A4", "A5", "A3", "A2", "A1", "A0", "Letter", "Legal", "Tabloid"),
        help="paper size (A4)",
    )  # fmt: skip
    turned = parser.add_mutually_exclusive_group()
    turned.add_argument(
        "--landscape", dest="landscape", action="store_true", default=None, help="all pages lying"
    )
    turned.add_argument("--portrait", dest="landscape", action="store_false", help="all pages upright")
    parser.add_argument("--pages", type=sheets, metavar="WxH", help="a poster of W by H sheets")
    parser.add_argument("--no-quotes", dest="quotes", action="store_false", help="leave the quotations out")
    parser.add_argument(
        "--without", type=parts, default=frozenset(), metavar="PARTS",
        help="leave out some of chart, legend, chronicle, quotes, sources",
    )  # fmt: skip
    parser.add_argument("--grey", action="store_true", help="grey instead of colours")
    parser.add_argument(
        "--margins", type=margins, default="usual", metavar="MM",
        help="usual, narrow, wide, millimetres, or left,above,right,below",
    )  # fmt: skip
    add_language(parser)
    parser.add_argument(
        "--range", type=page_range, default="1-", metavar="FIRST-LAST", help="only these pages"
    )
    return parser


def new_parser() -> Parser:
    """Return the options of ``new``."""
    parser = Parser(
        prog="dateline new",
        description="Write a first event file that explains itself, and beside it the schema for editors.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="event file to write; it must not exist yet")
    return parser


def schema_parser() -> Parser:
    """Return the options of ``schema``."""
    parser = Parser(prog="dateline schema", description="Print the JSON Schema of event files, for editors.")
    parser.add_argument("-o", "--out", type=out_file, metavar="FILE", help="write it there instead")
    return parser


def import_parser() -> Parser:
    """Return the options of ``import``."""
    parser = Parser(
        prog="dateline import",
        description="Write a timeline of another program as an event file, or add it to one, and tell what changed.",
        epilog="Exit status: 0 all of it, 1 something was lost or not imported, 2 nothing was written.",
    )
    parser.add_argument("foreign", type=Path, metavar="FOREIGN", help="the other program's file")
    _add_goal(parser)
    parser.add_argument("--from", dest="key", default="", metavar="FORMAT", help="its format, see “formats”")
    parser.add_argument("--dry-run", action="store_true", help="print the report, write nothing")
    parser.add_argument(
        "--report", type=out_file, default=False, metavar="FILE", help="tell all that changed; - prints it"
    )
    parser.add_argument("--json", action="store_true", help="the report as an array for other programs")
    _add_answers(parser)
    parser.add_argument(
        "--again",
        default="skip",
        choices=("skip", "add"),
        help="what was added to --into before: leave it out, or add it once more",
    )
    return parser


def _add_goal(parser: Parser) -> None:
    """Add where the timeline goes: a new file, or one that there is."""
    goal = parser.add_mutually_exclusive_group()
    goal.add_argument(
        "-o", "--out", type=Path, metavar="NEW.yaml", help="event file to write; it must not exist"
    )
    goal.add_argument("--into", type=Path, metavar="FILE.yaml", help="event file to add to")


def _add_answers(parser: Parser) -> None:
    """Add the answers to what may be asked about a file; the file itself decides where none is given."""
    _add_answers_on_dates(parser)
    parser.add_argument("--encoding", default="", metavar="NAME", help="of a text that is not UTF-8")
    parser.add_argument("--sheet", default="", metavar="NAME", help="of a workbook")
    parser.add_argument("--lanes", default="", choices=("yes", "tags"), help="what its groups become")
    parser.add_argument(
        "--columns",
        default={},
        type=columns,
        metavar="FIELD=HEAD,…",
        help="of a table: date=Start, title=Label, lane=none",
    )


def _add_answers_on_dates(parser: Parser) -> None:
    """Add the answers to what dates and times may mean."""
    parser.add_argument(
        "--dates",
        default="",
        choices=("dmy", "mdy", "ymd"),
        help="what 03/04/2011 means; with ymd, a row of a table that says so has no date",
    )
    parser.add_argument(
        "--short-years",
        default="",
        type=short_years,
        metavar="FIRST",
        help="first of the hundred years that 21 Aug 11 means: 1900, 2000, 1930; none leaves such dates out",
    )
    parser.add_argument(
        "--numbers",
        default="",
        choices=("days", "days-1904", "years"),
        help="what 44197 means as a date: days as spreadsheets count them, or a year",
    )
    parser.add_argument(
        "--aug-11", default="", choices=("year", "day"), help="what 11 in Aug-11 is; with day, it has no year"
    )
    parser.add_argument(
        "--midnight", default="", choices=("days", "times"), help="what 00:00 means, if not what suits"
    )
    parser.add_argument(
        "--firsts",
        default="",
        choices=("keep", "year", "month"),
        help="what 1 January or the 1st of a month means",
    )
    parser.add_argument(
        "--lasting",
        default="",
        choices=("yes", "no"),
        help="whether a year by itself lasted all of it (markwhen)",
    )
    parser.add_argument(
        "--display-dates",
        default="",
        choices=("words", "numbers"),
        help="which of a slide's count, where its words say less (TimelineJS)",
    )
    parser.add_argument(
        "--time-zone", dest="zone", default="", metavar="ZONE", help="of times that name none: Asia/Seoul"
    )
    parser.add_argument(
        "--zone", dest="zone", default="", help=argparse.SUPPRESS
    )  # as it was called at first


def export_parser() -> Parser:
    """Return the options of ``export``."""
    parser = Parser(
        prog="dateline export",
        description="Write a timeline in another format, and tell what that cannot say.",
        epilog="Exit status: 0 all is said, 1 something could not be said, 2 nothing was written.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="event file")
    parser.add_argument(
        "-o",
        "--out",
        type=out_file,
        required=True,
        metavar="OUT",
        help="file to write; - for standard output",
    )
    parser.add_argument(
        "--to",
        default="",
        metavar="FORMAT",
        help="its format, see “formats”; else by OUT's ending, json for standard output",
    )
    _add_page_options(parser)
    add_language(parser)
    add_picture_options(parser)
    _add_contents(parser)
    parser.add_argument(
        "--report", type=out_file, default=False, metavar="FILE", help="what could not be said; - prints it"
    )
    return parser


def _add_page_options(parser: Parser) -> None:
    """Add what is of web pages alone."""
    parser.add_argument(
        "--fragment",
        action="store_true",
        help="of a web page: drawing, chronicle and sources alone, without style and script, to paste into another",
    )
    parser.add_argument(
        "--no-file", action="store_true", help="of a web page: leave the event file out of it"
    )


def _add_contents(parser: Parser) -> None:
    """Add what of the timeline is written, and in how much detail."""
    parser.add_argument(
        "--only",
        nargs="+",
        action="extend",
        default=[],
        metavar="TERM",
        help="events that a search finds: lane:rail status:expected 2011-08",
    )
    parser.add_argument(
        "--plain",
        action="store_true",
        help="without the entries that travel along to be read back by Dateline",
    )
    parser.add_argument(
        "--with-tables",
        action="store_true",
        help="beside a csv, tables of sources, lanes, eras, quotations and of the file itself, which import takes up",
    )
    parser.add_argument(
        "--days-only", action="store_true", help="into a calendar, only what is known to the day"
    )


def formats_parser() -> Parser:
    """Return the options of ``formats``."""
    return Parser(
        prog="dateline formats", description="List the formats that are read and those that are written."
    )


def add_parser() -> Parser:
    """Return the options of ``add``, one for each field of an event."""
    from viewer.commands.adding import options

    parser = Parser(
        prog="dateline add",
        description="Add one event to a file; every other line of it stays as it is.",
        epilog="--source and the options about a quotation belong to the --quote before them. Exit status: 0 it was "
        "added, 1 the reader would refuse something of it, 2 the file cannot be read or written.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="event file")
    for option, is_required in options():
        parser.add_argument(
            f"--{option.name.replace('_', '-')}", dest=option.name, action=Kept, required=is_required,
            help=option.help.replace("%", "%%"), metavar="TEXT",
        )  # fmt: skip
    return parser


def install_desktop_parser() -> Parser:
    """Return the options of ``install-desktop``."""
    parser = Parser(
        prog="dateline install-desktop",
        description="Let the desktop know the program, its icon and *.dateline.yaml files, for this user.",
    )
    parser.add_argument("--remove", action="store_true", help="take all of it away again")
    return parser


def completion_parser() -> Parser:
    """Return the options of ``completion``."""
    parser = Parser(
        prog="dateline completion",
        description="Print what lets a shell complete commands, options and files.",
    )
    parser.add_argument("shell", choices=SHELLS, help="the shell")
    return parser


#: By the name of the command.
PARSERS: Mapping[str, Callable[[], Parser]] = {
    "add": add_parser,
    "check": check_parser,
    "completion": completion_parser,
    "diff": diff_parser,
    "export": export_parser,
    "formats": formats_parser,
    "import": import_parser,
    "install-desktop": install_desktop_parser,
    "new": new_parser,
    "print": print_parser,
    "schema": schema_parser,
}
