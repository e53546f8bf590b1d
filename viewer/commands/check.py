"""``check``: every problem of event files, and every quotation against the kept copies."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from viewer.files.evidence.evidence import Evidence
from viewer.files.evidence.problems import QuoteCheck, check_quotations
from viewer.files.evidence.verdicts import Finding
from viewer.files.read.reader import ReadError, Reading, read_file
from viewer.model.event_words import counted
from viewer.model.problem_groups import ProblemGroup, Row, grouped
from viewer.model.problems import Problem, Severity

CLEAN, WRONG, UNREADABLE = 0, 1, 2


class Tally:
    """What was found in all files together."""

    def __init__(self) -> None:
        self.files = self.events = self.errors = self.warnings = self.quotes = 0
        self.findings: Counter[Finding] = Counter()

    def add(self, reading: Reading, check: QuoteCheck, problems: Sequence[Problem]) -> None:
        """Count one file."""
        self.files += 1
        self.events += len(reading.timeline.events) if reading.timeline is not None else 0
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        self.errors += errors
        self.warnings += len(problems) - errors
        self.quotes += check.total
        self.findings += check.findings

    def line(self, *, with_copies: bool) -> str:
        """Return the summary in one line.

        Args:
            with_copies: Say what was compared also where nothing could be.
        """
        parts = [
            counted(self.files, "file"), counted(self.events, "event"), counted(self.errors, "error"),
            counted(self.warnings, "warning"),
        ]  # fmt: skip
        text = ", ".join(parts)
        checked = self.findings.total()
        if not checked and not with_copies:
            return text
        text += f"; {checked:,} of {counted(self.quotes, 'quotation')} checked against kept copies"
        found = [f"{self.findings[one]:,} {one.value}" for one in Finding if self.findings[one]]
        if checked:
            return f"{text}: {', '.join(found)}"
        return f"{text}: no copy fits" if self.quotes else text


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
        check = _checked(reading, path, copies)
        problems = [*reading.problems, *check.problems]
        problems.sort(key=lambda problem: (problem.line, problem.column))
        tally.add(reading, check, problems)
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
        print(tally.line(with_copies=copies is not None), file=out)
    return status


def _line(row: Row, file: str) -> str:
    """Return a problem, or many warnings of one kind, in one line."""
    if not isinstance(row, ProblemGroup):
        return row.formatted(file)
    whole = replace(row.first, message=f"{row.message} ({row.lines()}; --all lists each)")
    return whole.formatted(file)


def _checked(reading: Reading, path: Path, copies: Path | None) -> QuoteCheck:
    if reading.timeline is None:
        return QuoteCheck()
    return check_quotations(reading, Evidence(reading.timeline, path.parent, copies))


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
