"""The written part of the paper: title, chronicle with quotations, sources, as text blocks.

Every block is filled with plain text and formats, never with markup, so that what an event file
says is printed literally.
"""

from __future__ import annotations

from viewer.files.evidence.verdicts import DOUBTFUL_SIGNS
from viewer.files.read.pictures import PictureError
from viewer.model.all_texts import all_texts
from viewer.model.dates.phrases import date_phrase
from viewer.model.direction import isolated
from viewer.model.event_words import (
    CONTRADICTS,
    SOURCES,
    SPEAKS_ABOUT,
    STATEMENTS,
    TAGS,
    counts,
    covered,
    credit,
    date_line,
    imprint,
    is_contradiction,
    listed,
    not_yet_known_by,
    paragraphs,
    picture_missing,
    picture_notes,
    published,
    quoted,
    statement_text,
    status_text,
    time_notes,
    title_with_date,
    zone_line,
)
from viewer.model.problems import Problem
from viewer.model.timeline import Event, Picture, Quote, Source, Status
from viewer.ui.look.theme import PAPER
from viewer.ui.paint.status_looks import LOOKS
from viewer.ui.paper.block_pen import BlockPen
from viewer.ui.paper.blocks import Columns, EntryBlock, TextBlock
from viewer.ui.paper.content import PaperContent
from viewer.ui.paper.roles import Role
from viewer.ui.paper.text_pieces import is_shaped, told
from viewer.words import N_, _
from viewer.words import number as number_words

SOURCE_ANCHOR = "#source-"
#: Logical pixels in a millimetre.
PX_PER_MM = 96 / 25.4
_DATE_MM, _TEXT_MM, _TEXT_WIDTH_MM = 9.0, 38.0, 134.0
#: On the first page; the rest is told on pages of its own.
_MOST_PROBLEMS = 8
_UNKNOWN_STATUS = N_("Status could not be read")
_MORE_PROBLEMS = N_("… and {number} more, at the end of this document")
_NUMBERS_REFER = N_("numbers refer to the chronicle")
_NO_EVENTS = N_("No event could be read")


def columns_of(width_px: float) -> Columns:
    """Return the chronicle's columns on a page of a width."""
    text_px = _TEXT_MM * PX_PER_MM
    return Columns(_DATE_MM * PX_PER_MM, text_px, min(_TEXT_WIDTH_MM * PX_PER_MM, width_px - text_px))


class BlockWriter:
    """Writes the blocks of one document in one width.

    Args:
        content: What is printed.
        width_px: Width of the page between its margins, logical pixels.
        grey: Without colours.
    """

    def __init__(self, content: PaperContent, width_px: float, *, grey: bool = False) -> None:
        self._content = content
        self._grey = grey
        self._theme = PAPER
        self._columns = columns_of(width_px)
        self._timeline = content.timeline
        timeline = content.timeline
        self._numbers = {source.id: number for number, source in enumerate(timeline.sources, start=1)}
        self._places = {event.id: number for number, event in enumerate(timeline.events, start=1)}
        self._lanes = {lane.id: (number, lane) for number, lane in enumerate(timeline.lanes)}
        self._pen = BlockPen(width_px)
        # Paragraphs are many, and few timelines have such letters.
        self._is_shaped = any(is_shaped(text) for text in all_texts(timeline))

    def title(self, *, chronicle: bool = True) -> TextBlock:
        """Return the title block: title, description, what it holds, what could not be read.

        Args:
            chronicle: It follows, so that numbers refer to it.
        """
        content, muted = self._content, self._theme.muted
        timeline = content.timeline
        self._pen.begin()
        self._pen.paragraph(role=Role.TITLE)
        self._pen.write(content.title, 26, bold=True, serif=True)
        for part in paragraphs(timeline.description):
            self._pen.paragraph(4)
            self._pen.write(part, 13)
        self._pen.paragraph(4, ours=True)
        self._pen.write(" · ".join(filter(None, self._facts_of_all(chronicle=chronicle))), 11, color=muted)
        for warning in content.warnings():
            self._pen.paragraph(3, ours=True)
            self._pen.write(warning, 12, bold=True)
        for problem in content.problems[:_MOST_PROBLEMS]:
            self._pen.paragraph(1, 14, ours=True)
            self._pen.write(told(problem), 11)
        more = len(content.problems) - _MOST_PROBLEMS
        if more > 0:
            self._pen.paragraph(1, 14, ours=True)
            self._pen.write(_(_MORE_PROBLEMS).format(number=number_words(more)), 11)
        return self._pen.end(content.title)

    def _facts_of_all(self, *, chronicle: bool) -> list[str]:
        timeline = self._timeline
        if not timeline.events:
            return [_(_NO_EVENTS) if self._content.problems else counts(timeline)]
        zone = zone_line(timeline)
        return [covered(timeline), counts(timeline), zone, _(_NUMBERS_REFER) if chronicle else ""]

    def unread(self, problem: Problem) -> TextBlock:
        """Return what is wrong at one place of the file."""
        self._pen.begin()
        self._pen.paragraph(ours=True)
        self._pen.write(told(problem), 11)
        return self._pen.end()

    def line(self, text: str, *, bold: bool = False) -> TextBlock:
        """Return a paragraph of its own."""
        self._pen.begin()
        self._pen.paragraph(ours=True)
        self._pen.write(text, 11, bold=bold)
        return self._pen.end()

    def eras(self) -> TextBlock:
        """Return the eras with their dates."""
        self._pen.begin()
        for era in self._timeline.eras:
            self._pen.paragraph(2, role=Role.ITEM, ours=True)
            self._pen.write(
                _("{title}: {date}").format(title=isolated(era.title), date=date_phrase(era.date))
            )
        return self._pen.end()

    def heading(self, text: str) -> TextBlock:
        """Return a heading."""
        self._pen.begin()
        self._pen.paragraph(role=Role.HEADING)
        self._pen.write(text, 17, bold=True, serif=True)
        return self._pen.end(text)

    def event(self, number: int, event: Event, *, quotes: bool, dated: bool = True) -> EntryBlock:
        """Return one event with all that is known of it.

        Args:
            number: Its number in the document.
            quotes: With its quotations.
            dated: With its date; without where it is that of the entry above.
        """
        place, lane = self._lanes[event.lane]
        color = self._theme.lane_color(place, lane.color)
        anchor = f"#event-{number}"
        # A part of it on another page is made anew and must be told from its neighbours alike.
        self._pen.count_anew()
        date = self._date(event, dated=dated)
        pieces = self._pen.told
        text = self._text(number, event, quotes=quotes)
        pieces += self._pen.told
        shaped = pieces if self._is_shaped and any(words and is_shaped(words) for _, words in pieces) else []
        return EntryBlock(number, anchor, color, self._columns, date, text, f"{number} {event.title}", shaped)

    def _date(self, event: Event, *, dated: bool) -> TextBlock:
        self._pen.begin()
        if dated:
            self._pen.paragraph(role=Role.DATE)
            self._pen.write(date_line(event), 12, bold=True)
        for note in time_notes(event, self._timeline):
            for part in note.split(" · "):
                self._pen.paragraph(1, role=Role.DATE)
                self._pen.write(part, 10, italic=True, color=self._theme.muted)
        return self._pen.end(width_px=self._columns.date_width_px)

    def _text(self, number: int, event: Event, *, quotes: bool) -> TextBlock:
        self._pen.begin()
        self._pen.paragraph(role=Role.NAME)
        self._pen.write(event.title, 16, bold=True, serif=True, struck=LOOKS[event.status].struck)
        if not self._content.is_known(event):
            self._pen.paragraph(2, ours=True)
            said = not_yet_known_by(self._content.known_by)
            self._pen.write(f"{said[0].upper()}{said[1:]}", 11, italic=True, color=self._theme.muted)
        self._pen.paragraph(2, ours=True)
        self._write_facts(event)
        for problem in self._content.problems_of(event):
            self._pen.paragraph(2, ours=True)
            self._pen.write(f"⚠ {told(problem)}", 11, bold=True, color=self._theme.expected)
        for place, part in enumerate(paragraphs(event.summary)):
            self._pen.paragraph(3 if place == 0 else 5)
            self._pen.write(part, 13)
        for picture in event.images:
            self._write_picture(picture)
        for place, quote in enumerate(event.quotes if quotes else (), 1):
            self._write_quote(quote, event.id, place)
        self._write_lists(event)
        self._write_references(event, quotes=quotes)
        for link in event.links:
            self._pen.paragraph(2)
            if link.title:
                self._pen.write(_("{heading}: ").format(heading=link.title), 11)
            self._pen.write(link.url, 11, href=link.url)
        return self._pen.end(width_px=self._columns.text_width_px)

    def _write_facts(self, event: Event) -> None:
        dropped = any(problem.message.startswith("status") for problem in self._content.problems_of(event))
        standing = _(_UNKNOWN_STATUS) if dropped else status_text(event.status)
        if event.is_statement:
            standing = (
                statement_text()
                if standing == status_text(Status.REPORTED)
                else f"{statement_text()} · {standing}"
            )
        self._pen.write(standing, 11, bold=True)
        place = event.place.name if event.place else ""
        facts = [self._lanes[event.lane][1].title, place, ", ".join(event.people)]
        behind = "".join(f" · {fact}" for fact in facts if fact)
        if behind:
            self._pen.write(behind, 11, color=self._theme.muted)

    def _write_lists(self, event: Event) -> None:
        subjects = [self._timeline.event(name) for name in event.about or ()]
        self._write_linked(_(SPEAKS_ABOUT), [subject for subject in subjects if subject is not None])
        self._write_linked(_(STATEMENTS), list(self._timeline.statements_about(event.id)))
        if event.tags:
            self._pen.paragraph(3, ours=True)
            self._pen.write(listed(_(TAGS), list(event.tags)), 11, color=self._theme.muted)

    def _write_linked(self, heading: str, events: list[Event]) -> None:
        """Write a list of events of this document, each linked to its entry."""
        if not events:
            return
        self._pen.paragraph(3, ours=True)
        self._pen.write(_("{heading}: ").format(heading=heading), 11, color=self._theme.muted)
        for place, event in enumerate(events):
            number = self._places[event.id]
            self._pen.write("; " if place else "", 11, color=self._theme.muted)
            self._pen.write(
                f"{number} {title_with_date(event)}", 11, color=self._theme.muted, href=f"#event-{number}"
            )

    def _write_picture(self, picture: Picture) -> None:
        self._pen.paragraph(6)
        try:
            folder, own = self._content.folder_of(picture)
            self._pen.picture(folder, own, self._columns.text_width_px, grey=self._grey)
        except PictureError as error:
            missing = picture_missing(picture, str(error))
            self._pen.write(f"{missing[0].upper()}{missing[1:]}", 11, color=self._theme.expected)
        for note in picture_notes(picture, self._timeline.source(picture.source)):
            self._pen.paragraph(2)
            self._pen.write(note, 11, color=self._theme.muted)

    def _write_quote(self, quote: Quote, event_id: str, number: int) -> None:
        """Write the words with their first mark hung, and below them whose they are."""
        muted = self._theme.muted
        self._pen.paragraph(5, 20, 6, Role.QUOTE)
        self._pen.write(quoted(quote.text), 14, serif=True)
        source = self._timeline.source(quote.source)
        self._pen.paragraph(1, 24, ours=True)
        when = published(source)
        self._pen.write(f"— {credit(quote, source)}" + (f", {when}" if when else ""), 11, color=muted)
        if source is not None:
            # No line ends between a credit and the number of its source.
            cited = self._numbers[source.id]
            self._pen.write("\u00a0\u2060", 11)
            self._pen.write(f"[{cited}]", 11, href=f"{SOURCE_ANCHOR}{cited}")
        if is_contradiction(quote):
            self._pen.write(f"  {_(CONTRADICTS)}", 11, bold=True)
        verdict = self._content.verdict(quote, event_id, number)
        if verdict:
            doubtful = verdict.startswith(DOUBTFUL_SIGNS)
            self._pen.write(f" · {verdict}", 11, color=self._theme.expected if doubtful else muted)

    def _write_references(self, event: Event, *, quotes: bool) -> None:
        cited = list(event.sources)
        if not quotes:
            cited = [quote.source for quote in event.quotes if quote.source] + cited
        numbers = sorted({self._numbers[name] for name in cited if name in self._numbers})
        if numbers:
            self._pen.paragraph(3, ours=True)
            self._pen.write(_("{heading}: ").format(heading=_(SOURCES)), 11, color=self._theme.muted)
            for number in numbers:
                self._pen.write(f"[{number}] ", 11, href=f"{SOURCE_ANCHOR}{number}")

    def source(self, number: int, source: Source) -> TextBlock:
        """Return one numbered source."""
        self._pen.begin()
        self._pen.paragraph(role=Role.ITEM, ours=True)
        self._pen.write(f"[{number}]  ", 12, bold=True, role=Role.LABEL)
        self._pen.write(source.title, 12)
        if behind := imprint(source):
            self._pen.write(f". {behind}", 12, color=self._theme.muted)
        if source.url:
            self._pen.write("  ")
            self._pen.write(source.url, 11, href=source.url)
        return self._pen.end(anchor=f"{SOURCE_ANCHOR}{number}")
