"""What kept copies have against a file's quotations, as problems at their lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import field, replace

from viewer.dataclass import dataclass
from viewer.files.evidence.evidence import Evidence
from viewer.files.evidence.record import Record, Standing, recorded
from viewer.files.evidence.verdicts import Finding, Verdict, denied, described
from viewer.files.read.item_spans import quote_positions
from viewer.files.read.reader import Reading
from viewer.files.read.texts import shown
from viewer.model.problems import Problem, Severity
from viewer.model.timeline import Event, Quote, Timeline


@dataclass(slots=True)
class QuoteCheck:
    """What came of checking every quotation of a file.

    Attributes:
        problems: An error for each that its copy does not bear out, a warning for each that leaves
            out a negation and for each copy that cannot be read; in file order.
        findings: How many quotations were found how.
        total: The number of quotations in the file, with a copy or without.
    """

    problems: list[Problem] = field(default_factory=list)
    findings: Counter[Finding] = field(default_factory=Counter)
    total: int = 0

    @property
    def checked(self) -> int:
        """The number of quotations that there is a copy for."""
        return self.findings.total()


def check_quotations(
    reading: Reading,
    evidence: Evidence,
    record: Record | None = None,
    go_on: Callable[[], bool] = lambda: True,
) -> QuoteCheck:
    """Compare every quotation of a file with the kept copy of its source.

    Args:
        record: Of an earlier check: what cannot be compared now is held against it.
        go_on: Asked before each event; once it says no, the rest is left.
    """
    timeline, check = reading.timeline, QuoteCheck()
    if timeline is not None:
        for event in timeline.events:
            if not go_on():
                break
            if event.quotes:
                _check_event(reading, event, evidence, record, check)
        check.problems += _unreadable_copies(timeline, evidence)
        check.problems.sort(key=lambda problem: (problem.line, problem.column))
    return check


def _check_event(
    reading: Reading, event: Event, evidence: Evidence, record: Record | None, check: QuoteCheck
) -> None:
    positions = None
    for number, quote in enumerate(event.quotes):
        check.total += 1
        verdict = evidence.verdict(quote)
        if verdict is not None:
            check.findings[verdict.finding] += 1
            said = _against_copy(quote, verdict)
        else:
            said = _against_record(event, number + 1, quote, record)
        if said is None:
            continue
        if positions is None:
            positions = quote_positions(reading, event)
        where = positions[min(number, len(positions) - 1)]
        check.problems.append(Problem(*said, *where, event.title, event.id))


def _against_copy(quote: Quote, verdict: Verdict) -> tuple[Severity, str, str] | None:
    """Return severity, code and message of what a copy has against a quotation; None for nothing."""
    words = f"the quotation {shown(quote.text)}"
    if not verdict.finding.is_borne_out:
        code = f"quote-{verdict.finding.value.replace(' ', '-')}"
        return Severity.ERROR, code, f"{words} is {described(verdict)}"
    if verdict.negation:
        return Severity.WARNING, "quote-negation", f"{words}: {denied(verdict)}"
    return None


def _against_record(
    event: Event, number: int, quote: Quote, record: Record | None
) -> tuple[Severity, str, str] | None:
    """Return severity, code and message of what an earlier check has against a quotation; None for nothing."""
    standing, entry = (
        record.standing(event.id, number, quote) if record is not None else (Standing.UNKNOWN, None)
    )
    if entry is None or (standing is Standing.CHECKED and entry.finding.is_borne_out):
        return None
    code = "quote-changed" if standing is Standing.CHANGED else "quote-recorded"
    return Severity.WARNING, code, f"the quotation {shown(quote.text)}: {recorded(standing, entry)}"


def _unreadable_copies(timeline: Timeline, evidence: Evidence) -> list[Problem]:
    """Return a warning for each copy that a source names and that cannot be read."""
    template = Problem(Severity.WARNING, "unreadable-copy", "", 1, 1, 1, 1)
    return [
        replace(template, message=f"the kept copy of source {shown(name)} cannot be read: {why}")
        for name, why in evidence.unreadable.items()
        if timeline.source(name) is not None
    ]
