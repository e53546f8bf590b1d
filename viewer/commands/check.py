"""``check``: every problem of event files, and every quotation against the kept copies."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from viewer.files.evidence.quotations import Evidence, Finding, described
from viewer.files.read.quote_spans import quote_positions
from viewer.files.read.reader import ReadError, Reading, read_file
from viewer.files.read.texts import shown
from viewer.model.problem_groups import ProblemGroup, Row, grouped
from viewer.model.problems import Problem, Severity
from viewer.model.timeline import Timeline

CLEAN, WRONG, UNREADABLE = 0, 1, 2


class Tally:
    """What was found in all files together."""

    def __init__(self) -> None:
        self.files = self.events = self.errors = self.warnings = self.quotes = self.verified = 0

    def line(self) -> str:
        """Return the summary in one line."""
        parts = [
            _counted(self.files, "file"), _counted(self.events, "event"), _counted(self.errors, "error"),
            _counted(self.warnings, "warning"),
        ]  # fmt: skip
        text = ", ".join(parts)
        if self.quotes:
            text += (
                f"; {self.verified} of {_counted(self.quotes, 'quotation')} word for word in the kept copies"
            )
        return text


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def run_check(
    files: Sequence[Path],
    *,
    as_json: bool,
    copies: Path | None,
    out: TextIO,
    errors: TextIO,
    each: bool = False,
) -> int:
    """Check files, print what is wrong with them, and return the exit status.

    Args:
        files: Event files.
        as_json: Print an array of problems instead of lines.
        copies: Folder of kept copies named ``SOURCE_ID.txt``.
        out: Where problems and the summary go.
        errors: Where it goes that a file cannot be read.
        each: Print a line for every warning, also where many are of one kind; JSON always holds each.
    """
    status, tally = CLEAN, Tally()
    entries: list[dict[str, object]] = []
    if copies is not None and not copies.is_dir():
        print(f"dateline: {copies} is no folder of kept copies", file=errors)
        return UNREADABLE
    for path in files:
        try:
            reading = read_file(path)
        except ReadError as error:
            print(f"dateline: {error}", file=errors)
            status = UNREADABLE
            continue
        problems = [*reading.problems, *quote_problems(reading, path, copies, tally)]
        problems.sort(key=lambda problem: (problem.line, problem.column))
        _count(tally, reading, problems)
        if any(problem.severity is Severity.ERROR for problem in problems):
            status = max(status, WRONG)
        if as_json:
            entries += [as_entry(problem, str(path)) for problem in problems]
        else:
            for row in problems if each else grouped(problems):
                print(_line(row, str(path)), file=out)
    if as_json:
        print(json.dumps(entries, ensure_ascii=False, indent=1), file=out)
    elif tally.files:
        print(tally.line(), file=out)
    return status


def _line(row: Row, file: str) -> str:
    """Return a problem, or many warnings of one kind, in one line."""
    if not isinstance(row, ProblemGroup):
        return row.formatted(file)
    whole = replace(row.first, message=f"{row.message} ({row.lines()}; --all lists each)")
    return whole.formatted(file)


def _count(tally: Tally, reading: Reading, problems: Sequence[Problem]) -> None:
    tally.files += 1
    tally.events += len(reading.timeline.events) if reading.timeline is not None else 0
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    tally.errors += errors
    tally.warnings += len(problems) - errors


def as_entry(problem: Problem, file: str) -> dict[str, object]:
    """Return a problem as a JSON object."""
    return {
        "file": file,
        "line": problem.line,
        "column": problem.column,
        "end_line": problem.end_line,
        "end_column": problem.end_column,
        "severity": problem.severity.value,
        "code": problem.code,
        "message": problem.message,
        "event": problem.event_id or problem.event,
    }


def quote_problems(reading: Reading, path: Path, copies: Path | None, tally: Tally) -> list[Problem]:
    """Return an error for each quotation that its kept copy does not have word for word."""
    timeline = reading.timeline
    if timeline is None:
        return []
    evidence = Evidence(timeline, path.parent, copies)
    problems = []
    for event in timeline.events:
        positions = None
        for number, quote in enumerate(event.quotes):
            verdict = evidence.verdict(quote)
            if verdict is None:
                continue
            tally.quotes += 1
            if verdict.finding is Finding.FOUND:
                tally.verified += 1
                continue
            if positions is None:
                positions = quote_positions(reading, event)
            line, column, end_line, end_column = positions[min(number, len(positions) - 1)]
            problems.append(
                Problem(
                    Severity.ERROR,
                    f"quote-{verdict.finding.value.replace(' ', '-')}",
                    f"the quotation {shown(quote.text)} is {described(verdict)}",
                    line,
                    column,
                    end_line,
                    end_column,
                    event.title,
                    event.id,
                )
            )
    return problems + _unreadable_copies(timeline, evidence)


def _unreadable_copies(timeline: Timeline, evidence: Evidence) -> list[Problem]:
    """Return a warning for each copy that a source names and that cannot be read."""
    template = Problem(Severity.WARNING, "unreadable-copy", "", 1, 1, 1, 1)
    return [
        replace(template, message=f"the kept copy of source {shown(name)} cannot be read: {why}")
        for name, why in evidence.unreadable.items()
        if timeline.source(name) is not None
    ]
