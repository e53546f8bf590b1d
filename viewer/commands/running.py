"""What each word of the command line runs, with the options that are read for it."""

from __future__ import annotations

import sys
from collections.abc import Collection

from viewer.commands.arguments import as_values, date_of
from viewer.commands.parsers import (
    add_parser,
    check_parser,
    completion_parser,
    diff_parser,
    export_parser,
    formats_parser,
    import_parser,
    install_desktop_parser,
    new_parser,
    print_parser,
    schema_parser,
    window_parser,
)


def run(words: list[str]) -> int:
    """Run the command that the first word names, else the window, and return the exit status."""
    command = _COMMANDS.get(words[0]) if words else None
    return command(words[1:]) if command is not None else _window(words)


def _window(words: list[str]) -> int:
    asked = window_parser().parse_args(words)
    try:
        span = date_of(asked.span)
    except ValueError as error:
        _complain(f"--span: {error}")
        return 2
    from viewer.commands.drawing import QtMissing, open_window
    from viewer.commands.opening import TooMany, request_of

    try:
        request = request_of(
            asked.files, asked.find, span.text if span is not None else "", welcome=asked.welcome
        )
        return open_window(request, separate=asked.separate, language=asked.language or "")
    except (TooMany, QtMissing) as error:
        _complain(error)
        return 2


def _check(words: list[str]) -> int:
    args = check_parser().parse_args(words)
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


def _diff(words: list[str]) -> int:
    parser = diff_parser()
    args = parser.parse_args(_bound(words, {"--git"}))
    if len(args.names) > 2 and not args.driver:
        parser.error("two versions can be compared, not more")
    from viewer.commands.comparing import DiffJob, run_diff

    return run_diff(DiffJob(args.names, args.git, args.json, args.driver), sys.stdout, sys.stderr)


def _print(words: list[str]) -> int:
    parser = print_parser()
    args = parser.parse_args(words)
    if args.pages and "chart" in args.without:
        parser.error("a poster is the drawing; --pages and --without chart do not go together")
    from viewer.commands.drawing import QtMissing
    from viewer.commands.printing import PrintJob, run_print

    job = PrintJob(
        args.file, args.out, args.paper, args.landscape, args.pages, args.quotes, args.grey, args.margins, args.range,
        args.without, args.language or "en",
    )  # fmt: skip
    try:
        return run_print(job)
    except QtMissing as error:
        _complain(error)
        return 2


def _new(words: list[str]) -> int:
    args = new_parser().parse_args(words)
    from viewer.commands.starting import run_new

    return run_new(args.file, sys.stdout, sys.stderr)


def _schema(words: list[str]) -> int:
    args = schema_parser().parse_args(words)
    from viewer.commands.starting import run_schema

    return run_schema(args.out, sys.stdout, sys.stderr)


def _import(words: list[str]) -> int:
    args = import_parser().parse_args(words)
    from viewer.commands.importing import ImportJob, run_import
    from viewer.exchange.draft.answers import Answers

    answers = Answers(
        args.foreign.name, args.dates, args.encoding, args.sheet, columns=args.columns, lanes=args.lanes,
        midnight=args.midnight, firsts=args.firsts, lasting=args.lasting, zone=args.zone,
        display_dates=args.display_dates, short_years=args.short_years, numbers=args.numbers, aug_11=args.aug_11,
    )  # fmt: skip
    job = ImportJob(
        args.foreign, answers, args.out, args.into, args.key, args.report or None, args.report is None,
        args.json, args.dry_run, args.again == "add",
    )  # fmt: skip
    return run_import(job, sys.stdout, sys.stderr)


def _export(words: list[str]) -> int:
    args = export_parser().parse_args(as_values(words, "--only"))
    from viewer.commands.exporting import ExportJob, run_export
    from viewer.commands.picturing import picture_options
    from viewer.commands.webpage import PageOptions
    from viewer.exchange.writers.outgoing import Manner

    try:
        picture = picture_options(args)
    except ValueError as error:
        _complain(error)
        return 2
    asked = args.fragment or args.no_file or args.language
    page = PageOptions(not args.fragment, not args.no_file, args.language or "en") if asked else None
    job = ExportJob(
        args.file, args.out, args.to, " ".join(args.only), Manner(args.plain, args.days_only, args.with_tables),
        args.report or None, args.report is None, page, picture,
    )  # fmt: skip
    return run_export(job, sys.stdout, sys.stderr)


def _formats(words: list[str]) -> int:
    formats_parser().parse_args(words)
    from viewer.commands.importing import run_formats

    return run_formats(sys.stdout)


def _add(words: list[str]) -> int:
    from viewer.commands.adding import run_add

    parser = add_parser()
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
    asked = install_desktop_parser().parse_args(words)
    from viewer.commands.desktop import run_install_desktop

    return run_install_desktop(remove=asked.remove, out=sys.stdout, errors=sys.stderr)


def _completion(words: list[str]) -> int:
    asked = completion_parser().parse_args(words)
    from viewer.commands.completion import run_completion

    return run_completion(asked.shell, sys.stdout)


_COMMANDS = {
    "add": _add, "check": _check, "completion": _completion, "diff": _diff, "export": _export, "formats": _formats,
    "import": _import, "install-desktop": _install_desktop, "new": _new, "print": _print, "schema": _schema,
}  # fmt: skip


def _complain(words: object) -> None:
    from viewer.commands.telling import complain  # for whom the window does not open

    complain(words, sys.stderr)
