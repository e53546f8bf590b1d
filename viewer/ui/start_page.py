"""The detail pane's page while no event is selected."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from viewer.model.timeline import Timeline
from viewer.ui.detail_parts import MOST_ITEMS, SMALL_PX, Column
from viewer.ui.detail_text import Tone, counts, published, source_name
from viewer.ui.theme import Theme

HINT = "Select an event to read what its sources say: click it, or walk through them with the arrow keys."
EMPTY_HINT = "There are no events yet. In the file, an event is two lines:"
EXAMPLE = "events:\n  - date: 2011-08-20\n    title: Crosses into Russia"


class StartPage(Column):
    """What the timeline is about, what it holds and how to begin."""

    def __init__(self, timeline: Timeline, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
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
        self.end()

    def _add_sources(self, timeline: Timeline) -> None:
        if not timeline.sources:
            return
        self.heading("Sources")
        for number, source in enumerate(timeline.sources[:MOST_ITEMS]):
            self.text(source_name(source, source.id), above=6 if number else 2)
            title = source.title if source.publisher else ""
            for note in (title, published(source), f"from {source.credit}" if source.credit else ""):
                if note:
                    self.text(note, Tone.MUTED, size_px=SMALL_PX)
        self.left_out(len(timeline.sources) - MOST_ITEMS)
