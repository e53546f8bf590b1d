"""What kept copies have against a file's quotations, as problems at their lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from viewer.files.evidence.evidence import Evidence
from viewer.files.evidence.verdicts import Finding, Verdict, denied, described
from viewer.files.read.quote_spans import quote_positions
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


def check_quotations(reading: Reading, evidence: Evidence) -> QuoteCheck:
    """Compare every quotation of a file with the kept copy of its source."""
    steps = quotation_steps(reading, evidence)
    return next(check for check in steps if check is not None)


def quotation_steps(reading: Reading, evidence: Evidence) -> Iterator[QuoteCheck | None]:
    """Compare every quotation, one event with every step; the last step gives what came of it."""
    timeline, check = reading.timeline, QuoteCheck()
    if timeline is not None:
        for event in timeline.events:
            if event.quotes:
                _check_event(reading, event, evidence, check)
                yield None
        check.problems += _unreadable_copies(timeline, evidence)
        check.problems.sort(key=lambda problem: (problem.line, problem.column))
    yield check


def _check_event(reading: Reading, event: Event, evidence: Evidence, check: QuoteCheck) -> None:
    positions = None
    for number, quote in enumerate(event.quotes):
        check.total += 1
        verdict = evidence.verdict(quote)
        if verdict is None:
            continue
        check.findings[verdict.finding] += 1
        if verdict.finding.is_borne_out and not verdict.negation:
            continue
        if positions is None:
            positions = quote_positions(reading, event)
        check.problems.append(_problem(event, quote, verdict, positions[min(number, len(positions) - 1)]))


def _problem(event: Event, quote: Quote, verdict: Verdict, where: tuple[int, int, int, int]) -> Problem:
    words = f"the quotation {shown(quote.text)}"
    if verdict.finding.is_borne_out:
        message, code, severity = f"{words}: {denied(verdict)}", "quote-negation", Severity.WARNING
    else:
        code = f"quote-{verdict.finding.value.replace(' ', '-')}"
        message, severity = f"{words} is {described(verdict)}", Severity.ERROR
    return Problem(severity, code, message, *where, event.title, event.id)


def _unreadable_copies(timeline: Timeline, evidence: Evidence) -> list[Problem]:
    """Return a warning for each copy that a source names and that cannot be read."""
    template = Problem(Severity.WARNING, "unreadable-copy", "", 1, 1, 1, 1)
    return [
        replace(template, message=f"the kept copy of source {shown(name)} cannot be read: {why}")
        for name, why in evidence.unreadable.items()
        if timeline.source(name) is not None
    ]
