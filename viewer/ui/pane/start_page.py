"""The detail pane's page while no event is selected."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from viewer.model.event_words import Tone, counts, published, source_name
from viewer.model.problems import Problem
from viewer.model.timeline import Timeline
from viewer.ui.kit.reading_text import Paragraph, ReadingParagraphs
from viewer.ui.look.theme import Theme
from viewer.ui.pane.parts import BODY_PX, MOST_ITEMS, SMALL_PX, Column, Facts

HINT = "Select an event to read what its sources say: click it, or walk through them with the arrow keys."
EMPTY_HINT = "There are no events yet. Ctrl+N adds one; in the file, an event is two lines:"
EXAMPLE = "events:\n  - date: 2011-08-20\n    title: Crosses into Russia"


class StartPage(Column):
    """What the timeline is about, what it holds and how to begin; or why there is none.

    Signals:
        line_requested(int, int): a line and column of the file to open in the editor.
    """

    line_requested = Signal(int, int)

    def __init__(self, timeline: Timeline, facts: Facts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        trouble, problems = facts.trouble()
        if awaited := facts.awaited():
            self.heading("Reading")
            self.title(awaited, above=0)
            self.text("The timeline appears here when the file has been read.", Tone.MUTED, above=12)
        elif trouble:
            self._add_trouble(trouble, problems)
        else:
            self._add_timeline(timeline)
        self.end()

    def _add_trouble(self, trouble: str, problems: tuple[Problem, ...]) -> None:
        self.title("Nothing to show yet", above=0)
        if not problems:
            self.text(trouble, above=12)
        self.text("The timeline appears here as soon as the file can be read.", Tone.MUTED, above=10)
        for problem in problems[:MOST_ITEMS]:
            at = problem.line, problem.column
            self.problem(problem).clicked.connect(lambda _=False, at=at: self.line_requested.emit(*at))
        self.left_out(len(problems) - MOST_ITEMS)

    def _add_timeline(self, timeline: Timeline) -> None:
        self.heading("This timeline")
        self.title(timeline.title or "Untitled timeline", above=0)
        for number, paragraph in enumerate(p for p in timeline.description.split("\n\n") if p.strip()):
            self.text(" ".join(paragraph.split("\n")).strip(), above=12 if number == 0 else 8)
        self.text(counts(timeline), Tone.MUTED, size_px=SMALL_PX, above=12)
        if timeline.time_zone:
            self.text(f"Times are those of {timeline.time_zone}", Tone.MUTED, size_px=SMALL_PX, above=2)
        if timeline.events:
            self.text(HINT, Tone.MUTED, above=20)
        else:
            self.text(EMPTY_HINT, Tone.MUTED, above=20)
            self.text(EXAMPLE, above=6)
        self._add_sources(timeline)

    def _add_sources(self, timeline: Timeline) -> None:
        if not timeline.sources:
            return
        self.heading("Sources")
        body, small = self.theme.font(BODY_PX), self.theme.font(SMALL_PX)
        paragraphs: list[Paragraph] = []
        for number, source in enumerate(timeline.sources[:MOST_ITEMS]):
            name = source_name(source, source.id)
            paragraphs.append(Paragraph(name, body, self.theme.text, 6 if number else 2))
            title = source.title if source.publisher else ""
            notes = (title, published(source), f"from {source.credit}" if source.credit else "")
            lines = "\n".join(note for note in notes if note)
            if lines:
                paragraphs.append(Paragraph(lines, small, self.theme.muted))
        # One widget for all of them: each would cost a millisecond when a large file arrives.
        self.put(ReadingParagraphs(paragraphs, self))
        self.left_out(len(timeline.sources) - MOST_ITEMS)
