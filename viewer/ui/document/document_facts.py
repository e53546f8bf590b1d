"""What the open document knows of one event beyond the event: verdicts and problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.model.event_words import Tone
from viewer.model.problems import Problem
from viewer.model.timeline import Quote, Timeline
from viewer.ui.document.document import Document

if TYPE_CHECKING:
    from viewer.files.evidence.evidence import Evidence

_ALTERED, _NOT_FOUND = ("≠", Tone.CAREFUL), ("✕", Tone.CAREFUL)
_SYMBOLS = {
    "word for word": ("✓", Tone.GOOD),
    "other typography": ("✓", Tone.GOOD),
    "shortened": ("✓", Tone.GOOD),
    "altered": _ALTERED,
    "not found": _NOT_FOUND,
}


class DocumentFacts:
    """Answers the detail pane's questions; kept copies are read when first asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._timeline: Timeline | None = None
        self._evidence: Evidence | None = None
        self._lines: dict[tuple[str, str], tuple[str, Tone] | None] = {}
        document.loaded.connect(self.forget)

    def forget(self) -> None:
        """Read the kept copies again when they are next asked for."""
        self._evidence = None
        self._lines.clear()

    def verdict_line(self, quote: Quote) -> tuple[str, Tone] | None:
        """Return what the kept copy says of a quotation, with its colour; None without a copy."""
        key = quote.source, quote.text
        if key not in self._lines:
            self._lines[key] = self._checked(quote)
        return self._lines[key]

    def _checked(self, quote: Quote) -> tuple[str, Tone] | None:
        # The comparison is imported with the first quotation on show, not for the first frame.
        from viewer.files.evidence.evidence import Evidence
        from viewer.files.evidence.verdicts import described

        path, timeline = self._document.path, self._document.timeline
        if self._evidence is None or self._timeline is not timeline:
            self._timeline = timeline
            self._evidence = Evidence(timeline, path.parent if path is not None else None)
        verdict = self._evidence.verdict(quote)
        if verdict is None:
            return None
        symbol, tone = _SYMBOLS[verdict.finding.value]
        if verdict.negation:
            symbol, tone = "⚠", Tone.CAREFUL
        return f"{symbol} {described(verdict)}", tone

    def trouble(self) -> tuple[str, tuple[Problem, ...]]:
        """Return why nothing could be drawn, empty where something was, and all problems."""
        document = self._document
        return ("" if document.has_drawing else document.notice), document.problems

    def awaited(self) -> str:
        """Return the name of the file that is being read for the first time; empty for none."""
        return self._document.awaited

    def problems_of(self, event_id: str) -> tuple[Problem, ...]:
        """Return what is wrong with an event's entry, in file order."""
        return tuple(problem for problem in self._document.problems if problem.event_id == event_id)
