"""The pane's page of one event: everything that the file says of it, and what bears it out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor

from viewer.files.read.pictures import PictureError
from viewer.model.dates.phrases import date_phrase
from viewer.model.direction import may_slant
from viewer.model.event_words import (
    AGAINST_IT,
    CONTRADICTS,
    FOR_IT,
    FORECAST,
    IN_THIS_ENTRY,
    LINKS,
    OTHER_SOURCES,
    PEOPLE,
    READ_COPY,
    READ_COPY_TIP,
    SOURCES,
    SPEAKS_ABOUT,
    STATEMENTS,
    TAGS,
    WHAT_SOURCES_SAY,
    Tone,
    accepted_line,
    attribution,
    citation,
    date_line,
    explained,
    is_contradiction,
    marked_title,
    paragraphs,
    picture_missing,
    picture_notes,
    published,
    quoted,
    source_name,
    source_notes,
    statement_text,
    status_text,
    status_tone,
    time_notes,
)
from viewer.model.knowing import is_forecast
from viewer.model.search.fields import ValueField, field_named
from viewer.model.search.query import whole
from viewer.model.timeline import Event, Quote, Status, Timeline
from viewer.ui.pane.addresses import is_web_address
from viewer.ui.pane.facts import Facts
from viewer.ui.pane.looks import HEADING, MUTED, NOTE, SMALL, UPRIGHT_NOTE, Look, tone_color
from viewer.ui.pane.page import SMALL_PX, ToAddress, ToEvent, ToFilter, ToSource
from viewer.ui.pane.page_writer import MOST_ITEMS, PageWriter
from viewer.words import _

#: Quotations with their numbers in the event, counted from 1.
_Numbered = Sequence[tuple[int, Quote]]
_NO_PICTURE = Look(SMALL_PX, Tone.CAREFUL)


def _only(field: str, name: str) -> ToFilter:
    """Return where a name leads: to the events that hold it in a field of the search."""
    known = field_named(field)
    assert isinstance(known, ValueField)
    return ToFilter(whole(known, name))


class EventPage:
    """Writes one event's page.

    Args:
        writer: At the beginning of an empty page.
        facts: What the document knows of the event beside it.
    """

    def __init__(self, writer: PageWriter, event: Event, timeline: Timeline, facts: Facts) -> None:
        self._writer = writer
        self._event = event
        self._timeline = timeline
        self._facts = facts

    def write(self) -> None:
        """Write the page from top to bottom."""
        event, writer = self._event, self._writer
        writer.text(date_line(event), HEADING)
        for note in time_notes(event, self._timeline):
            writer.text(note, NOTE if may_slant(note) else UPRIGHT_NOTE, above=2)
        writer.title(event.title)
        writer.chips(self._chips())
        if event.status is not Status.REPORTED:  # that goes without saying
            writer.text(explained(event.status), SMALL, above=8)
        writer.prose(paragraphs(event.summary), above=16)
        self._write_pictures()
        self._write_problems()
        self._write_quotes()
        self._write_about()
        self._write_statements()
        self._write_names(PEOPLE, "person", event.people)
        self._write_sources()
        self._write_links()
        self._write_names(TAGS, "tag", event.tags, between=" · ")

    def _color_of_lane(self) -> QColor:
        lanes = self._timeline.lanes
        place = next((place for place, lane in enumerate(lanes) if lane.id == self._event.lane), 0)
        return self._writer.theme.lane_color(place, lanes[place].color if lanes else "")

    def _chips(self) -> list[tuple[str, QColor, bool, ToFilter | None]]:
        event, theme = self._event, self._writer.theme
        chips: list[tuple[str, QColor, bool, ToFilter | None]] = []
        if event.is_statement:
            chips.append((statement_text(), theme.muted, True, None))
        color = tone_color(theme, status_tone(event.status))
        chips.append((status_text(event.status), color, True, _only("status", event.status.value)))
        if event.place is not None:
            chips.append((event.place.name, theme.text, False, _only("place", event.place.name)))
        lane = next((lane for lane in self._timeline.lanes if lane.id == event.lane), None)
        if lane is not None and lane.title:
            color = theme.legible(self._color_of_lane(), theme.chip)
            chips.append((lane.title, color, True, _only("lane", lane.title)))
        return chips

    def _write_pictures(self) -> None:
        images = self._event.images
        told = {problem.message for problem in self._facts.problems_of(self._event.id)}
        for picture in images[:MOST_ITEMS]:
            try:
                file = self._facts.picture_file(picture)
            except PictureError as error:
                missing = picture_missing(picture, str(error))
                if missing not in told:  # else it is said among the entry's problems, with its line
                    self._writer.text(f"⚠ {missing[0].upper()}{missing[1:]}", _NO_PICTURE, above=14)
                continue
            notes = picture_notes(picture, self._timeline.source(picture.source))
            self._writer.picture(file, picture.alt, notes, above=14)
        self._writer.left_out(len(images) - MOST_ITEMS)

    def _write_problems(self) -> None:
        problems = self._facts.problems_of(self._event.id)
        if not problems and not self._event.accept:
            return
        self._writer.heading(IN_THIS_ENTRY)
        for problem in problems[:MOST_ITEMS]:
            self._writer.problem(problem)
        self._writer.left_out(len(problems) - MOST_ITEMS)
        for accepted in self._event.accept:
            self._writer.text(accepted_line(accepted), SMALL, above=2)

    def _write_quotes(self) -> None:
        quotes = self._event.quotes
        if not quotes:
            return
        self._writer.heading(WHAT_SOURCES_SAY)
        numbered = list(enumerate(quotes[:MOST_ITEMS], 1))
        bearing = [pair for pair in numbered if not is_contradiction(pair[1])]
        contradicting = [pair for pair in numbered if is_contradiction(pair[1])]
        if bearing and contradicting:
            self._write_sides(bearing, contradicting)
        else:
            self._write_side(numbered)
        self._writer.left_out(len(quotes) - MOST_ITEMS)

    def _write_sides(self, bearing: _Numbered, contradicting: _Numbered) -> None:
        """Write those that bear the event out and those that contradict it: side by side where there is room."""
        parts = ((FOR_IT, bearing, Tone.MUTED), (AGAINST_IT, contradicting, Tone.CAREFUL))

        def write(part: tuple[str, _Numbered, Tone], above: int) -> None:
            head, quotes, tone = part
            self._writer.text(_(head).format(count=len(quotes)), Look(SMALL_PX, tone, bold=True), above=above)
            self._write_side(quotes)

        if not self._writer.is_wide:
            for part in parts:
                write(part, 8)
            return
        with self._writer.sides(2) as go_to:
            for column, part in enumerate(parts):
                go_to(column)
                write(part, 0)

    def _write_side(self, quotes: _Numbered) -> None:
        color = self._color_of_lane()
        for place, (number, quote) in enumerate(quotes):
            self._write_quote(number, quote, color, 14 if place else 6)

    def _write_quote(self, number: int, quote: Quote, lane_color: QColor, above: int) -> None:
        source = self._timeline.source(quote.source)
        notes = [(note, Tone.MUTED) for note in (published(source), quote.locator) if note]
        if is_forecast(self._event, source):
            notes.append((_(FORECAST), Tone.CAREFUL))
        if is_contradiction(quote):
            notes.append((_(CONTRADICTS), Tone.CAREFUL))
        verdict = self._facts.verdict_line(quote, self._event.id, number)
        self._writer.quotation(
            quoted(quote.text),
            attribution(quote, source),
            [*notes, verdict] if verdict is not None else notes,
            citation(quote, source),
            self._writer.theme.expected if is_contradiction(quote) else lane_color,
            above,
            _only("source", source_name(source, quote.source)) if quote.source else None,
            ToSource(quote) if self._facts.passage(quote) is not None else None,
            self._facts.compared(quote),
        )

    def _write_about(self) -> None:
        about = self._event.about
        if not about:
            return
        self._writer.heading(SPEAKS_ABOUT)
        for event_id in about[:MOST_ITEMS]:
            subject = self._timeline.event(event_id)
            if subject is None:
                self._writer.text(event_id, MUTED, above=4)
            else:
                self._write_event_link(subject)
        self._writer.left_out(len(about) - MOST_ITEMS)

    def _write_statements(self) -> None:
        statements = self._timeline.statements_about(self._event.id)
        if not statements:
            return
        self._writer.heading(STATEMENTS)
        for statement in statements[:MOST_ITEMS]:
            self._write_event_link(statement)
        self._writer.left_out(len(statements) - MOST_ITEMS)

    def _write_event_link(self, event: Event) -> None:
        self._writer.link(marked_title(event), ToEvent(event.id), above=4)
        self._writer.text(date_phrase(event.date), SMALL)

    def _write_names(self, heading: str, field: str, names: tuple[str, ...], between: str = "\n") -> None:
        if names:
            self._writer.heading(heading)
            links = [(name, _only(field, name)) for name in names[:MOST_ITEMS]]
            self._writer.names(links, between=between)
            self._writer.left_out(len(names) - MOST_ITEMS)

    def _write_sources(self) -> None:
        event = self._event
        quoted_ids = {quote.source for quote in event.quotes}
        others = [source_id for source_id in event.sources if source_id not in quoted_ids]
        if not others:
            return
        self._writer.heading(OTHER_SOURCES if event.quotes else SOURCES)
        for source_id in others[:MOST_ITEMS]:
            source = self._timeline.source(source_id)
            name = source_name(source, source_id)
            self._writer.names([(name, _only("source", name))])
            for note in source_notes(source):
                self._writer.text(note, SMALL)
            if self._facts.passage(Quote("", source_id)) is not None:
                self._writer.link(_(READ_COPY), ToSource(Quote("", source_id)), 1, _(READ_COPY_TIP))
        self._writer.left_out(len(others) - MOST_ITEMS)

    def _write_links(self) -> None:
        addresses = self._addresses()
        if not addresses:
            return
        self._writer.heading(LINKS)
        for text, url in addresses[:MOST_ITEMS]:
            self._writer.link(f"{text} ↗", ToAddress(url), tip=url)
            if text != url:
                self._writer.text(url, SMALL)
        self._writer.left_out(len(addresses) - MOST_ITEMS)

    def _addresses(self) -> list[tuple[str, str]]:
        """Return the names and addresses of the event's links, then of its sources."""
        links = [link for link in self._event.links if is_web_address(link.url)]
        source_ids = dict.fromkeys((*(quote.source for quote in self._event.quotes), *self._event.sources))
        sources = [self._timeline.source(source_id) for source_id in source_ids]
        return [(link.title or link.url, link.url) for link in links] + [
            (source_name(source, source.id), source.url)
            for source in sources
            if source is not None and is_web_address(source.url)
        ]
