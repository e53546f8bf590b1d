"""What the open document knows of one event beyond the event: verdicts and problems."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from viewer.model.event_words import Tone, place_among, source_name
from viewer.model.problems import Problem
from viewer.model.timeline import Event, Picture, Quote, Source
from viewer.ui.document.document import Document
from viewer.ui.document.evidence_check import EvidenceCheck
from viewer.words import N_, _, number

if TYPE_CHECKING:
    from viewer.files.evidence.verdicts import Compared
    from viewer.files.overwriting import Ground
    from viewer.ui.document.beside import Beside
    from viewer.ui.kit.pictures import PictureFile

_COMPARING = N_("being compared with the kept copy …")
_SYMBOLS = {
    "word for word": ("✓", Tone.GOOD),
    "other typography": ("✓", Tone.GOOD),
    "shortened": ("✓", Tone.GOOD),
    "altered": ("≠", Tone.CAREFUL),
    "not found": ("✕", Tone.CAREFUL),
}


class Passage(NamedTuple):
    """A kept copy and what was found in it.

    Attributes:
        source: What the source is called.
        verdict: What the comparison has found, in a line.
        text: The copy's words.
        span: Where the passage lies in them, [start, end); 0, 0 where none was found.
        source_id: Of the source; empty where its words are only shown.
        pages: Where each page begins in the text; empty for what has no pages.
    """

    source: str
    verdict: str
    text: str
    span: tuple[int, int]
    source_id: str = ""
    pages: tuple[int, ...] = ()


class DocumentFacts:
    """Answers the detail pane's questions from what the comparison beside the window has found."""

    def __init__(self, document: Document, check: EvidenceCheck, beside: Beside | None = None) -> None:
        self._document = document
        self.beside = beside
        self._check = check

    def verdict_line(self, quote: Quote, event_id: str = "", number: int = 0) -> tuple[str, Tone] | None:
        """Return what the kept copy, else the record of an earlier check, says of a quotation."""
        if self._check.is_busy:
            return _(_COMPARING), Tone.MUTED
        evidence = self._check.evidence
        verdict = evidence.verdict(quote) if evidence is not None else None
        if verdict is None:
            return self._recorded(quote, event_id, number)
        from viewer.files.evidence.verdicts import DOUBTFUL_SIGNS, signed

        line = signed(verdict)
        return line, Tone.CAREFUL if line.startswith(DOUBTFUL_SIGNS) else Tone.GOOD

    def passage(self, quote: Quote) -> Passage | None:
        """Return where a quotation stands in the kept copy of its source; None without a copy.

        Without words it is the copy from its beginning.
        """
        evidence = self._check.evidence
        copy = evidence.copy_of(quote.source) if evidence is not None else None
        if evidence is None or copy is None:
            return None
        verdict = evidence.verdict(quote) if quote.text else None
        line = self.verdict_line(quote) if quote.text else None
        name = source_name(self._document.timeline.source(quote.source), quote.source)
        pages = tuple(start for start, _end in copy.parts) if copy.unit == "page" else ()
        span = (verdict.start, verdict.end) if verdict is not None else (0, 0)
        return Passage(name, line[0] if line is not None else "", copy.text, span, quote.source, pages)

    def compared(self, quote: Quote) -> Compared:
        """Return an altered quotation and what its copy says as one text; empty for any other."""
        evidence = self._check.evidence
        verdict = evidence.verdict(quote) if evidence is not None and not self._check.is_busy else None
        if verdict is None or not verdict.changes:
            return ()
        from viewer.files.evidence.matching import compared

        return compared(quote.text, verdict.passage)

    def has_copy(self, source_id: str) -> bool:
        """Tell whether a source has a kept copy that can be read; not before it has been looked at."""
        evidence = self._check.evidence
        return bool(source_id) and evidence is not None and evidence.copy_of(source_id) is not None

    def summary(self, event: Event, source_id: str | None = None) -> tuple[str, Tone]:
        """Return what checks say of an event's quotations altogether; empty where they say nothing.

        Args:
            source_id: Of the source whose quotations alone are meant; all where missing.
        """
        return self.source_summary((event,), source_id)

    def source_summary(self, events: Sequence[Event], source_id: str | None) -> tuple[str, Tone]:
        """Return what checks say of several events' quotations altogether, of one source's or of all."""
        if self._check.is_busy:
            return "", Tone.MUTED
        lines = [
            self.verdict_line(quote, event.id, place)
            for event in events
            for place, quote in enumerate(event.quotes, 1)
            if source_id is None or quote.source == source_id
        ]
        said = [line for line in lines if line is not None]
        doubtful = [text for text, tone in said if tone is not Tone.GOOD]
        if doubtful:
            # Its sign and first word tell which kind it is; the pane tells the rest.
            text = _("{sign} {number} of {whole} doubtful")
            text = text.format(sign=doubtful[0][0], number=number(len(doubtful)), whole=number(len(lines)))
            return text, Tone.CAREFUL
        if not said:
            return "", Tone.MUTED
        if len(said) == len(lines):
            return f"✓ {number(len(lines))}", Tone.GOOD
        return f"✓ {place_among(len(said) - 1, len(lines))}", Tone.GOOD

    def copy_words(self, source: Source) -> tuple[str, Tone]:
        """Return whether the copy that a source names is there; empty where it names none."""
        evidence = self._check.evidence
        if not source.copy or self._check.is_busy or evidence is None:
            return "", Tone.MUTED
        if evidence.copy_of(source.id) is not None:
            return _("✓ kept"), Tone.GOOD
        return (_("✕ unreadable") if source.id in evidence.unreadable else _("✕ not there")), Tone.CAREFUL

    def verdict_words(self, event: Event) -> list[str]:
        """Return what checks say of each of an event's quotations, in the words of the search."""
        return [self._verdict_word(quote, event.id, number) for number, quote in enumerate(event.quotes, 1)]

    def _verdict_word(self, quote: Quote, event_id: str, number: int) -> str:
        evidence, record = self._check.evidence, self._check.record
        verdict = evidence.verdict(quote) if evidence is not None else None
        if verdict is not None:
            return "leaves out a denial" if verdict.negation else verdict.finding.value
        if record is None:
            return "not checked"
        from viewer.files.evidence.record import Standing

        standing, entry = record.standing(event_id, number, quote)
        if standing is Standing.CHANGED:
            return "changed since"
        return entry.finding.value if entry is not None else "not checked"

    def _recorded(self, quote: Quote, event_id: str, number: int) -> tuple[str, Tone] | None:
        record = self._check.record
        if record is None:
            return None
        from viewer.files.evidence.record import Standing, recorded

        standing, entry = record.standing(event_id, number, quote)
        text = recorded(standing, entry)
        if entry is None or not text:
            return None
        if standing is Standing.CHANGED:
            return f"⚠ {text}", Tone.CAREFUL
        symbol, tone = _SYMBOLS[entry.finding.value]
        return f"{symbol} {text}", tone

    def picture_file(self, picture: Picture) -> PictureFile:
        """Return the file of a picture.

        Raises:
            PictureError: It cannot be shown; the message goes on after its path.
        """
        from viewer.ui.kit.pictures import picture_file

        path = self._document.path
        other = self.beside.document if self.beside is not None else None
        if other is not None and other.path is not None:
            from viewer.model.comparing.beside import below

            theirs = below(other.path.parent, picture.file)
            if theirs:
                return picture_file(other.path.parent, theirs)
        return picture_file(path.parent if path is not None else Path(), picture.file)

    def grounds(self) -> tuple[Ground, ...]:
        """Return what nothing is written over that the window gives out: the open file, and one laid beside it."""
        from viewer.files.overwriting import Ground

        other = self.beside.document if self.beside is not None else None
        documents = (self._document, other) if other is not None else (self._document,)
        return tuple(Ground(one.path, one.timeline) for one in documents if one.path is not None)

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
