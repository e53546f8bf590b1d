"""The detail pane's page of one event."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QWidget

from viewer.model.dates.phrases import date_phrase
from viewer.model.event_words import (
    Tone,
    date_line,
    marked_title,
    published,
    source_name,
    statement_text,
    status_text,
    status_tone,
    time_notes,
)
from viewer.model.problems import Problem
from viewer.model.timeline import Event, Timeline
from viewer.ui.kit.reading_text import ReadingText
from viewer.ui.look.theme import Theme
from viewer.ui.pane.addresses import is_web_address
from viewer.ui.pane.parts import HEADING_PX, MOST_ITEMS, SMALL_PX, Column, Facts, tone_color
from viewer.ui.pane.quote_card import QuoteCard


class EventPage(Column):
    """Everything that the file says of one event, and what bears it out.

    Signals:
        event_requested(str): the id of another event to go to.
        address_requested(str): an http(s) address to open.
        line_requested(int, int): a line and column of the file to open in the editor.
        copy_requested(str): a text for the clipboard.
    """

    event_requested = Signal(str)
    address_requested = Signal(str)
    line_requested = Signal(int, int)
    copy_requested = Signal(str)

    def __init__(
        self, event: Event, timeline: Timeline, facts: Facts, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._event = event
        self._timeline = timeline
        self._facts = facts
        self._lane_color = self._color_of_lane()
        self._add_date()
        self.title(event.title)
        self.chips(self._chips())
        for number, paragraph in enumerate(p for p in event.summary.split("\n\n") if p.strip()):
            self.text(" ".join(paragraph.split("\n")).strip(), above=14 if number == 0 else 8)
        self._add_problems(facts.problems_of(event.id))
        self._add_quotes()
        self._add_about()
        self._add_statements()
        self._add_names("People", event.people, "\n")
        self._add_sources()
        self._add_links()
        self._add_names("Tags", event.tags, " · ")
        self.end()

    def _color_of_lane(self) -> QColor:
        lanes = self._timeline.lanes
        place = next((place for place, lane in enumerate(lanes) if lane.id == self._event.lane), 0)
        return self.theme.lane_color(place, lanes[place].color if lanes else "")

    def _add_date(self) -> None:
        font = self.theme.font(HEADING_PX, bold=True)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        self.put(ReadingText(date_line(self._event), font, self.theme.muted, self, tab_stop=True))
        for note in time_notes(self._event, self._timeline):
            self.text(note, Tone.MUTED, size_px=SMALL_PX, italic=True, above=2)

    def _chips(self) -> list[tuple[str, QColor, bool]]:
        event, theme = self._event, self.theme
        chips = [(statement_text(), theme.muted, True)] if event.is_statement else []
        chips.append((status_text(event.status), tone_color(theme, status_tone(event.status)), True))
        if event.place is not None:
            chips.append((event.place.name, theme.text, False))
        lane = next((lane for lane in self._timeline.lanes if lane.id == event.lane), None)
        if lane is not None and lane.title:
            chips.append((lane.title, self._lane_color, True))
        return chips

    def _add_problems(self, problems: tuple[Problem, ...]) -> None:
        if not problems:
            return
        self.heading("In this entry")
        for problem in problems[:MOST_ITEMS]:
            at = problem.line, problem.column
            self.problem(problem).clicked.connect(lambda _=False, at=at: self.line_requested.emit(*at))
        self.left_out(len(problems) - MOST_ITEMS)

    def _add_quotes(self) -> None:
        quotes = self._event.quotes
        if not quotes:
            return
        self.heading("What the sources say")
        for number, quote in enumerate(quotes[:MOST_ITEMS]):
            source = self._timeline.source(quote.source)
            verdict = self._facts.verdict_line(quote)
            card = QuoteCard(quote, source, verdict, self.theme, self._lane_color, self)
            card.copy_requested.connect(self.copy_requested)
            self.put(card, 14 if number else 4)
        self.left_out(len(quotes) - MOST_ITEMS)

    def _add_about(self) -> None:
        if not self._event.about:
            return
        self.heading("Speaks about")
        for event_id in self._event.about[:MOST_ITEMS]:
            subject = self._timeline.event(event_id)
            if subject is None:
                self.text(event_id, Tone.MUTED)
            else:
                self._event_link(subject)
        self.left_out(len(self._event.about) - MOST_ITEMS)

    def _add_statements(self) -> None:
        statements = self._timeline.statements_about(self._event.id)
        if not statements:
            return
        self.heading("Statements about this event")
        for statement in statements[:MOST_ITEMS]:
            self._event_link(statement)
        self.left_out(len(statements) - MOST_ITEMS)

    def _event_link(self, event: Event) -> None:
        link = self.link(marked_title(event), above=4)
        link.clicked.connect(lambda _=False, event_id=event.id: self.event_requested.emit(event_id))
        self.text(date_phrase(event.date), Tone.MUTED, size_px=SMALL_PX)

    def _add_names(self, heading: str, names: tuple[str, ...], separator: str) -> None:
        if names:
            self.heading(heading)
            self.text(separator.join(names))

    def _add_sources(self) -> None:
        event = self._event
        quoted_ids = {quote.source for quote in event.quotes}
        others = [source_id for source_id in event.sources if source_id not in quoted_ids]
        if not others:
            return
        self.heading("Sources without quotation" if event.quotes else "Sources")
        for source_id in others[:MOST_ITEMS]:
            source = self._timeline.source(source_id)
            self.text(source_name(source, source_id), above=2)
            title = source.title if source is not None and source.publisher else ""
            for note in (title, published(source)):
                if note:
                    self.text(note, Tone.MUTED, size_px=SMALL_PX)
        self.left_out(len(others) - MOST_ITEMS)

    def _add_links(self) -> None:
        links = [link for link in self._event.links if is_web_address(link.url)]
        source_ids = dict.fromkeys((*(quote.source for quote in self._event.quotes), *self._event.sources))
        sources = [self._timeline.source(source_id) for source_id in source_ids]
        addresses = [(link.title or link.url, link.url) for link in links]
        addresses += [
            (source_name(source, source.id), source.url)
            for source in sources
            if source is not None and is_web_address(source.url)
        ]
        if not addresses:
            return
        self.heading("Links")
        for text, url in addresses[:MOST_ITEMS]:
            link = self.link(f"{text} ↗")
            link.setAccessibleDescription(url)
            link.clicked.connect(lambda _=False, address=url: self.address_requested.emit(address))
            if text != url:
                self.text(url, Tone.MUTED, size_px=SMALL_PX)
        self.left_out(len(addresses) - MOST_ITEMS)
