"""``check``: every problem of event files, and every quotation against the kept copies."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TextIO

from viewer.commands.telling import complain, in_one_line
from viewer.files.evidence.evidence import Evidence, copy_among
from viewer.files.evidence.problems import QuoteCheck, check_quotations
from viewer.files.evidence.record import Record, RecordError, as_json, read_record, record_of, record_path
from viewer.files.evidence.verdicts import Finding
from viewer.files.overwriting import Ground, refusal
from viewer.files.read.reader import ReadError, Reading, read_file
from viewer.files.write.whole_file import write_whole
from viewer.model.dates.stamped import stamped_at
from viewer.model.event_words import counted
from viewer.model.problem_groups import ProblemGroup, Row, grouped
from viewer.model.problems import Problem, Severity
from viewer.model.timeline import Timeline

CLEAN, WRONG, UNREADABLE = 0, 1, 2


class Tally:
    """What was found in all files together."""

    def __init__(self) -> None:
        self.files = self.events = self.errors = self.warnings = self.accepted = self.quotes = 0
        self.findings: Counter[Finding] = Counter()

    def add(self, reading: Reading, check: QuoteCheck, problems: Sequence[Problem]) -> None:
        """Count one file."""
        self.files += 1
        self.events += len(reading.timeline.events) if reading.timeline is not None else 0
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        self.errors += errors
        self.warnings += len(problems) - errors
        self.accepted += reading.accepted + check.accepted
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
        text = ", ".join(parts) + (f" ({self.accepted:,} more accepted)" if self.accepted else "")
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
    record: bool = False,
) -> int:
    """Check files, print what is wrong with them, and return the exit status.

    Args:
        files: Event files.
        as_json: Print an array of problems instead of lines.
        copies: Folder of kept copies called by their sources' ids, each with one of ``SUFFIXES``.
        out: Where problems and the summary go.
        errors: Where it goes that a file cannot be read.
        each: Print a line for every warning, also where many are of one kind; JSON always holds each.
        record: Write beside each file what its quotations' comparison found.
    """
    if copies is not None and not _is_folder(copies):
        complain(f"{copies} is no folder of kept copies", errors)
        return UNREADABLE
    status, tally = CLEAN, Tally()
    entries: list[dict[str, object]] = []
    for path in files:
        found, problems = _check_one(path, copies, tally, errors, record=record)
        status = max(status, found)
        if as_json:
            entries += [as_entry(problem, str(path)) for problem in problems]
        else:
            for row in problems if each else grouped(problems):
                print(_line(row, in_one_line(path)), file=out)
    if as_json:
        print(json.dumps(entries, ensure_ascii=False, indent=1), file=out)
    elif tally.files:
        print(tally.line(with_copies=copies is not None), file=out)
    return status


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # of a name that is too long
        return False


def _check_one(
    path: Path, copies: Path | None, tally: Tally, errors: TextIO, *, record: bool
) -> tuple[int, list[Problem]]:
    """Return one file's exit status and its problems in file order, and count them."""
    elsewhere = partial(_is_among, copies) if copies is not None else None
    try:
        reading = read_file(path, is_kept_elsewhere=elsewhere)
    except ReadError as error:
        complain(error, errors)
        return UNREADABLE, []
    evidence = Evidence(reading.timeline or Timeline(), path.parent, copies)
    check = _checked(reading, path, evidence, errors)
    problems = [*reading.problems, *check.problems]
    problems.sort(key=lambda problem: (problem.line, problem.column))
    tally.add(reading, check, problems)
    if record and not _recorded(path, reading, evidence, check, errors):
        return UNREADABLE, problems
    is_wrong = any(problem.severity is Severity.ERROR for problem in problems)
    return WRONG if is_wrong else CLEAN, problems


def _is_among(copies: Path, source_id: str) -> bool:
    return copy_among(copies, source_id) is not None


def _line(row: Row, file: str) -> str:
    """Return a problem, or many warnings of one kind, in one line."""
    if not isinstance(row, ProblemGroup):
        return row.formatted(file)
    whole = replace(row.first, message=f"{row.message} ({row.lines()}; --all lists each)")
    return whole.formatted(file)


def _checked(reading: Reading, path: Path, evidence: Evidence, errors: TextIO) -> QuoteCheck:
    """Compare a file's quotations with kept copies, else with the record of an earlier check."""
    return check_quotations(reading, evidence, _record_beside(path, errors))


def _record_beside(path: Path, errors: TextIO) -> Record | None:
    try:
        return read_record(path)
    except RecordError as error:
        complain(f"{record_path(path)}: {error}", errors)
        return None


def _recorded(path: Path, reading: Reading, evidence: Evidence, check: QuoteCheck, errors: TextIO) -> bool:
    """Write what was compared beside an event file; tell whether that was done."""
    target = record_path(path)
    if reading.timeline is None or not check.checked:
        complain(f"{target} was not written: no kept copy fits any quotation", errors)
        return False
    if why_not := refusal(target, Ground(path, reading.timeline), is_record=True):
        complain(why_not, errors)
        return False
    try:
        before = read_record(path)
    except RecordError:  # which has been told
        complain(f"{target} was not written: what is there is no record to go on with", errors)
        return False
    made = record_of(reading.timeline, evidence, today(), before)
    try:
        write_whole(target, as_json(made).encode())
    except OSError as error:
        complain(f"cannot write {target}: {error.strerror or error}", errors)
        return False
    complain(f"recorded {counted(len(made.places), 'quotation')} in {target}", errors)
    return True


def today() -> date:
    """Return the day that is noted: that of ``SOURCE_DATE_EPOCH``, where builds set it, else today in UTC."""
    return stamped_at().date()


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
