"""The command line: ``dateline [FILE]`` opens the window; the other commands need none."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NoReturn

from viewer.commands.arguments import (
    Kept,
    Version,
    add_picture_options,
    columns,
    date_of,
    margins,
    out_file,
    page_range,
    parts,
    sheets,
)

COMMANDS = ("add", "check", "export", "formats", "import", "install-desktop", "new", "print", "schema")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the command line in one line."""

    def error(self, message: str) -> NoReturn:
        """End with exit status 2 and one plain line."""
        self.exit(2, f"dateline: {message}; “{self.prog} --help” lists what there is\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status.

    Args:
        argv: The words behind the program's name, ``sys.argv`` by default.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without our quotation marks
    try:
        status = _run(words)
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except BrokenPipeError:
        _let_go_of_output()
        return 141
    except OSError as error:
        if error.filename is not None:
            raise
        _let_go_of_output()  # only streams fail without a file's name
        print(f"dateline: cannot write to standard output: {error.strerror or error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _let_go_of_output() -> None:
    """Send what standard output still holds nowhere, since the interpreter writes it once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main_gui() -> int:
    """Open the window, whatever the first word is, and return the exit status."""
    words = sys.argv[1:]
    return main(["--", *words] if words and not words[0].startswith("-") else words)


def _run(words: list[str]) -> int:
    command = _COMMANDS.get(words[0]) if words else None
    return command(words[1:]) if command is not None else _window(words)


def _window(words: list[str]) -> int:
    parser = _Parser(
        prog="dateline",
        description="A desktop timeline that shows, for every event, the words it stands on.",
        epilog="Commands: check FILE… finds mistakes; print FILE -o OUT.pdf prints; "
        "add FILE --date D --title T adds an event; new FILE writes a first file; "
        "schema prints the schema for editors; "
        "import FILE takes in a timeline of another program, formats lists which; "
        "install-desktop lets the desktop know the program and its files. "
        "Each has its own --help. A file named like a command is opened as ./check.",
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
    parser.add_argument(
        "--separate", action="store_true", help="start another program beside the one that runs already"
    )
    asked = parser.parse_args(words)
    try:
        span = date_of(asked.span)
    except ValueError as error:
        print(f"dateline: --span: {error}", file=sys.stderr)
        return 2
    from viewer.commands.drawing import QtMissing, open_window
    from viewer.commands.opening import TooMany, request_of

    try:
        request = request_of(
            asked.files, asked.find, span.text if span is not None else "", welcome=asked.welcome
        )
        return open_window(request, separate=asked.separate)
    except (TooMany, QtMissing) as error:
        print(f"dateline: {error}", file=sys.stderr)
        return 2


def _check(words: list[str]) -> int:
    parser = _Parser(prog="dateline check", description="Find every mistake in event files.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="event file")
    parser.add_argument("--json", action="store_true", help="print an array of problems for other programs")
    parser.add_argument(
        "--copies", type=Path, metavar="DIR", help="check quotations against kept copies SOURCE_ID.txt in DIR"
    )
    parser.add_argument("--all", action="store_true", help="list every warning, also many of one kind")
    parser.add_argument(
        "--record", action="store_true", help="note beside each file what its quotations' comparison found"
    )
    args = parser.parse_args(words)
    from viewer.commands.check import run_check

    return run_check(
        args.files,
        as_json=args.json,
        copies=args.copies,
        out=sys.stdout,
        errors=sys.stderr,
        each=args.all,
        record=args.record,
    )


def _print(words: list[str]) -> int:
    parser = _Parser(prog="dateline print", description="Print a timeline as PDF, without a display.")
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
    parser.add_argument(
        "--range", type=page_range, default="1-", metavar="FIRST-LAST", help="only these pages"
    )
    args = parser.parse_args(words)
    if args.pages and "chart" in args.without:
        parser.error("a poster is the drawing; --pages and --without chart do not go together")
    from viewer.commands.drawing import PrintJob, QtMissing, run_print

    job = PrintJob(
        args.file, args.out, args.paper, args.landscape, args.pages, args.quotes, args.grey, args.margins, args.range,
        args.without,
    )  # fmt: skip
    try:
        return run_print(job)
    except QtMissing as error:
        print(f"dateline: {error}", file=sys.stderr)
        return 2


def _new(words: list[str]) -> int:
    parser = _Parser(
        prog="dateline new",
        description="Write a first event file that explains itself, and beside it the schema for editors.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="event file to write; it must not exist yet")
    args = parser.parse_args(words)
    from viewer.commands.starting import run_new

    return run_new(args.file, sys.stdout, sys.stderr)


def _schema(words: list[str]) -> int:
    parser = _Parser(prog="dateline schema", description="Print the JSON Schema of event files, for editors.")
    parser.add_argument("-o", "--out", type=out_file, metavar="FILE", help="write it there instead")
    args = parser.parse_args(words)
    from viewer.commands.starting import run_schema

    return run_schema(args.out, sys.stdout, sys.stderr)


def _import(words: list[str]) -> int:
    parser = _Parser(
        prog="dateline import",
        description="Write a timeline of another program as an event file, or add it to one, and tell what changed.",
        epilog="Exit status: 0 all of it, 1 something was lost or not imported, 2 nothing was written.",
    )
    parser.add_argument("foreign", type=Path, metavar="FOREIGN", help="the other program's file")
    goal = parser.add_mutually_exclusive_group()
    goal.add_argument(
        "-o", "--out", type=Path, metavar="NEW.yaml", help="event file to write; it must not exist"
    )
    goal.add_argument("--into", type=Path, metavar="FILE.yaml", help="event file to add to")
    parser.add_argument("--from", dest="key", default="", metavar="FORMAT", help="its format, see “formats”")
    parser.add_argument("--dry-run", action="store_true", help="print the report, write nothing")
    parser.add_argument(
        "--report", type=out_file, default=False, metavar="FILE", help="tell all that changed; - prints it"
    )
    parser.add_argument("--json", action="store_true", help="the report as an array for other programs")
    parser.add_argument("--dates", default="", choices=("dmy", "mdy"), help="what 03/04/2011 means")
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
    parser.add_argument("--zone", default="", metavar="ZONE", help="of times that name none: Asia/Seoul")
    args = parser.parse_args(words)
    from viewer.commands.importing import ImportJob, run_import
    from viewer.exchange.draft.answers import Answers

    answers = Answers(
        args.foreign.name, args.dates, args.encoding, args.sheet, columns=args.columns, lanes=args.lanes,
        midnight=args.midnight, firsts=args.firsts, lasting=args.lasting, zone=args.zone,
    )  # fmt: skip
    job = ImportJob(
        args.foreign, answers, args.out, args.into, args.key, args.report or None, args.report is None,
        args.json, args.dry_run,
    )  # fmt: skip
    return run_import(job, sys.stdout, sys.stderr)


def _export(words: list[str]) -> int:
    parser = _Parser(
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
        "--to", default="", metavar="FORMAT", help="its format, see “formats”; else by OUT's ending"
    )
    parser.add_argument(
        "--fragment",
        action="store_true",
        help="of a web page: drawing, chronicle and sources alone, without style and script, to paste into another",
    )
    parser.add_argument(
        "--no-file", action="store_true", help="of a web page: leave the event file out of it"
    )
    add_picture_options(parser)
    parser.add_argument(
        "--only",
        nargs="+",
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
        "--days-only", action="store_true", help="into a calendar, only what is known to the day"
    )
    parser.add_argument(
        "--report", type=out_file, default=False, metavar="FILE", help="what could not be said; - prints it"
    )
    args = parser.parse_args(words)
    from viewer.commands.exporting import ExportJob, run_export
    from viewer.commands.picturing import picture_options
    from viewer.commands.webpage import PageOptions
    from viewer.exchange.writers.outgoing import Manner

    try:
        picture = picture_options(args)
    except ValueError as error:
        print(f"dateline: {error}", file=sys.stderr)
        return 2
    page = PageOptions(not args.fragment, not args.no_file) if args.fragment or args.no_file else None
    job = ExportJob(
        args.file, args.out, args.to, " ".join(args.only), Manner(plain=args.plain, days_only=args.days_only),
        args.report or None, args.report is None, page, picture,
    )  # fmt: skip
    return run_export(job, sys.stdout, sys.stderr)


def _formats(words: list[str]) -> int:
    _Parser(prog="dateline formats", description="List what other programs' files are read.").parse_args(
        words
    )
    from viewer.commands.importing import run_formats

    return run_formats(sys.stdout)


def _add(words: list[str]) -> int:
    from viewer.commands.adding import options, run_add

    parser = _Parser(
        prog="dateline add",
        description="Add one event to a file; every other line of it stays as it is.",
        epilog="--source and the options about a quotation belong to the --quote before them.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="event file")
    for option, is_required in options():
        parser.add_argument(
            f"--{option.name.replace('_', '-')}", dest=option.name, action=Kept, required=is_required,
            help=option.help.replace("%", "%%"), metavar="TEXT",
        )  # fmt: skip
    known = {option for action in parser._actions for option in action.option_strings if action.nargs is None}
    args = parser.parse_args(_bound(words, known))
    return run_add(args.file, args.options, sys.stdout, sys.stderr)


def _bound(words: list[str], options: Collection[str]) -> list[str]:
    """Tie every option's value to it, so that ``--date -0499`` is no other option."""
    bound: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            return [*bound, word, *rest]
        value = next(rest, None) if word in options else None
        bound.append(word if value is None else f"{word}={value}")
    return bound


def _install_desktop(words: list[str]) -> int:
    parser = _Parser(
        prog="dateline install-desktop",
        description="Let the desktop know the program, its icon and *.dateline.yaml files, for this user.",
    )
    parser.add_argument("--remove", action="store_true", help="take all of it away again")
    asked = parser.parse_args(words)
    from viewer.commands.desktop import run_install_desktop

    return run_install_desktop(remove=asked.remove, out=sys.stdout, errors=sys.stderr)


_COMMANDS = {
    "add": _add, "check": _check, "export": _export, "formats": _formats, "import": _import,
    "install-desktop": _install_desktop, "new": _new, "print": _print,
    "schema": _schema,
}  # fmt: skip
