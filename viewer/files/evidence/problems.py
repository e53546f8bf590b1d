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
from viewer.model.lints import accepts
from viewer.model.problems import Problem, Severity
from viewer.model.timeline import Event, Quote, Source, Timeline
from viewer.words import _


@dataclass(slots=True)
class QuoteCheck:
    """What came of checking every quotation of a file.

    Attributes:
        problems: An error for each that its copy does not bear out, a warning for each that leaves
            out a negation and for each copy that cannot be read; in file order.
        findings: How many quotations were found how.
        total: The number of quotations in the file, with a copy or without.
        accepted: How many warnings are not among the problems because the file accepts them.
    """

    problems: list[Problem] = field(default_factory=list)
    findings: Counter[Finding] = field(default_factory=Counter)
    total: int = 0
    accepted: int = 0

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


_Said = tuple[Severity, str, str]


def _check_event(
    reading: Reading, event: Event, evidence: Evidence, record: Record | None, check: QuoteCheck
) -> None:
    positions = None
    for number, quote in enumerate(event.quotes):
        check.total += 1
        verdict = evidence.verdict(quote)
        if verdict is not None:
            check.findings[verdict.finding] += 1
            said = [*_against_copy(quote, verdict), *_against_speaker(quote, evidence)]
        else:
            said = _against_record(event, number + 1, quote, record)
        for one in said:
            if _is_accepted(one, event, reading.timeline):
                check.accepted += 1
                continue
            if positions is None:
                positions = quote_positions(reading, event)
            where = positions[min(number, len(positions) - 1)]
            check.problems.append(Problem(*one, *where, event.title, event.id))


def _is_accepted(said: _Said, owner: Event | Source, timeline: Timeline | None) -> bool:
    severity, code, _message = said
    if severity is Severity.ERROR:
        return False
    return accepts(owner, code) or (timeline is not None and accepts(timeline, code))


def _against_copy(quote: Quote, verdict: Verdict) -> list[_Said]:
    """Return severity, code and message of what a copy has against a quotation's words."""
    words = _("the quotation {text}").format(text=shown(quote.text))
    if not verdict.finding.is_borne_out:
        code = f"quote-{verdict.finding.value.replace(' ', '-')}"
        return [
            (Severity.ERROR, code, _("{words} is {verdict}").format(words=words, verdict=described(verdict)))
        ]
    if verdict.negation:
        return [(Severity.WARNING, "quote-negation", f"{words}: {denied(verdict)}")]
    return []


def _against_speaker(quote: Quote, evidence: Evidence) -> list[_Said]:
    """Return that the copy does not name whoever is said to speak, word by word in any order."""
    copy = evidence.copy_of(quote.source) if quote.speaker else None
    if copy is None or copy.names(quote.speaker):
        return []
    message = _("the kept copy of {source} does not name the speaker {speaker}").format(
        source=shown(quote.source), speaker=shown(quote.speaker)
    )
    return [(Severity.WARNING, "absent-speaker", message)]


def _against_record(event: Event, number: int, quote: Quote, record: Record | None) -> list[_Said]:
    """Return severity, code and message of what an earlier check has against a quotation."""
    standing, entry = (
        record.standing(event.id, number, quote) if record is not None else (Standing.UNKNOWN, None)
    )
    if entry is None or (standing is Standing.CHECKED and entry.finding.is_borne_out):
        return []
    code = "quote-changed" if standing is Standing.CHANGED else "quote-recorded"
    return [
        (
            Severity.WARNING,
            code,
            _("the quotation {text}: {standing}").format(
                text=shown(quote.text), standing=recorded(standing, entry)
            ),
        )
    ]


def _unreadable_copies(timeline: Timeline, evidence: Evidence) -> list[Problem]:
    """Return a warning for each copy that a source names and that cannot be read."""
    template = Problem(Severity.WARNING, "unreadable-copy", "", 1, 1, 1, 1)
    return [
        replace(
            template,
            message=_("the kept copy of source {name} cannot be read: {why}").format(
                name=shown(name), why=why
            ),
        )
        for name, why in evidence.unreadable.items()
        if timeline.source(name) is not None
    ]
