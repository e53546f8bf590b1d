"""The written part of the paper: title, chronicle with quotations, sources, as text blocks.

Every block is filled with plain text and formats, never with markup, so that what an event file
says is printed literally.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import (
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

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
from viewer.ui.paper.blocks import Columns, EntryBlock, Stretch, TextBlock
from viewer.ui.paper.content import PaperContent
from viewer.ui.paper.pictures import insert_picture
from viewer.ui.paper.roles import Role, Told
from viewer.ui.paper.text_pieces import block_format, char_format, is_shaped, told
from viewer.words import N_, _, runs_from_right
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
        self._width = width_px
        self._columns = columns_of(width_px)
        self._timeline = content.timeline
        timeline = content.timeline
        self._numbers = {source.id: number for number, source in enumerate(timeline.sources, start=1)}
        self._places = {event.id: number for number, event in enumerate(timeline.events, start=1)}
        self._lanes = {lane.id: (number, lane) for number, lane in enumerate(timeline.lanes)}
        self._option = QTextOption()
        self._option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._option.setUseDesignMetrics(True)
        self._document = QTextDocument()
        self._cursor = QTextCursor(self._document)
        # Paragraphs are many, and few timelines have such letters.
        self._is_shaped = any(is_shaped(text) for text in all_texts(timeline))
        self._role = Role.TEXT
        #: Neighbouring paragraphs and links differ in these.
        self._odd = self._odd_link = False

    def _begin(self) -> None:
        self._document = QTextDocument()
        self._document.setDocumentMargin(0)
        self._document.setUseDesignMetrics(True)
        self._document.setDefaultTextOption(self._option)
        self._cursor = QTextCursor(self._document)
        self._fresh = True
        self._told: list[Told] = []
        self._hrefs: list[Stretch] = []
        self._shown: list[Stretch] = []

    def _end(self, title: str = "", anchor: str = "", width_px: float | None = None) -> TextBlock:
        width = self._width if width_px is None else width_px
        self._document.setTextWidth(width)
        return TextBlock(self._document, title, anchor, self._hrefs, self._shown)

    def _paragraph(
        self,
        above_px: float = 0.0,
        left_px: float = 0.0,
        hung_px: float = 0.0,
        role: Role = Role.TEXT,
        *,
        ours: bool = False,
    ) -> None:
        self._role, self._odd = role, not self._odd
        self._told.append(((role, self._odd, False), ""))
        # A sentence of ours that runs from the right does so too where it begins with somebody's name.
        mirrored = (ours or role is Role.DATE) and runs_from_right()
        form = block_format(above_px, left_px, hung_px, ours=role is Role.DATE, mirrored=mirrored)
        if self._fresh:
            self._cursor.setBlockFormat(form)
            self._fresh = False
        else:
            self._cursor.insertBlock(form)

    def _write(
        self,
        text: str,
        size_px: int = 12,
        *,
        bold: bool = False,
        italic: bool = False,
        serif: bool = False,
        color: QColor | None = None,
        href: str = "",
        struck: bool = False,
        role: Role | None = None,
    ) -> None:
        ink = (color or (self._theme.selection if href else self._theme.text)).rgba()
        if href:
            role, self._odd_link = Role.LINK, not self._odd_link
        code = (role or self._role, self._odd, self._odd_link if href else False)
        # Few slanted fonts have letters that run from the right.
        italic = italic and not runs_from_right()
        form = char_format(size_px, bold, italic, serif, struck, ink, code)
        if href:
            form = QTextCharFormat(form)
            form.setAnchor(True)
            form.setAnchorHref(href)
        self._tell(None if href else text)
        begin = self._cursor.position() if href else 0
        self._cursor.insertText(text.replace("\n", "\u2028"), form)
        if href:
            self._hrefs.append(Stretch(begin, self._cursor.position(), href))

    def _tell(self, text: str | None) -> None:
        """Note what a paragraph says; one with a link is told by its pieces."""
        code, before = self._told[-1]
        self._told[-1] = code, before + text if before is not None and text is not None else None

    def title(self, *, chronicle: bool = True) -> TextBlock:
        """Return the title block: title, description, what it holds, what could not be read.

        Args:
            chronicle: It follows, so that numbers refer to it.
        """
        content, muted = self._content, self._theme.muted
        timeline = content.timeline
        self._begin()
        self._paragraph(role=Role.TITLE)
        self._write(content.title, 26, bold=True, serif=True)
        for part in paragraphs(timeline.description):
            self._paragraph(4)
            self._write(part, 13)
        self._paragraph(4, ours=True)
        self._write(" · ".join(filter(None, self._facts_of_all(chronicle=chronicle))), 11, color=muted)
        for warning in content.warnings():
            self._paragraph(3, ours=True)
            self._write(warning, 12, bold=True)
        for problem in content.problems[:_MOST_PROBLEMS]:
            self._paragraph(1, 14, ours=True)
            self._write(told(problem), 11)
        more = len(content.problems) - _MOST_PROBLEMS
        if more > 0:
            self._paragraph(1, 14, ours=True)
            self._write(_(_MORE_PROBLEMS).format(number=number_words(more)), 11)
        return self._end(content.title)

    def _facts_of_all(self, *, chronicle: bool) -> list[str]:
        timeline = self._timeline
        if not timeline.events:
            return [_(_NO_EVENTS) if self._content.problems else counts(timeline)]
        zone = zone_line(timeline)
        return [covered(timeline), counts(timeline), zone, _(_NUMBERS_REFER) if chronicle else ""]

    def unread(self, problem: Problem) -> TextBlock:
        """Return what is wrong at one place of the file."""
        self._begin()
        self._paragraph(ours=True)
        self._write(told(problem), 11)
        return self._end()

    def line(self, text: str, *, bold: bool = False) -> TextBlock:
        """Return a paragraph of its own."""
        self._begin()
        self._paragraph(ours=True)
        self._write(text, 11, bold=bold)
        return self._end()

    def eras(self) -> TextBlock:
        """Return the eras with their dates."""
        self._begin()
        for era in self._timeline.eras:
            self._paragraph(2, role=Role.ITEM, ours=True)
            self._write(_("{title}: {date}").format(title=isolated(era.title), date=date_phrase(era.date)))
        return self._end()

    def heading(self, text: str) -> TextBlock:
        """Return a heading."""
        self._begin()
        self._paragraph(role=Role.HEADING)
        self._write(text, 17, bold=True, serif=True)
        return self._end(text)

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
        self._odd = self._odd_link = False
        date = self._date(event, dated=dated)
        told = self._told
        text = self._text(number, event, quotes=quotes)
        told += self._told
        shaped = told if self._is_shaped and any(words and is_shaped(words) for _, words in told) else []
        return EntryBlock(number, anchor, color, self._columns, date, text, f"{number} {event.title}", shaped)

    def _date(self, event: Event, *, dated: bool) -> TextBlock:
        self._begin()
        if dated:
            self._paragraph(role=Role.DATE)
            self._write(date_line(event), 12, bold=True)
        for note in time_notes(event, self._timeline):
            for part in note.split(" · "):
                self._paragraph(1, role=Role.DATE)
                self._write(part, 10, italic=True, color=self._theme.muted)
        return self._end(width_px=self._columns.date_width_px)

    def _text(self, number: int, event: Event, *, quotes: bool) -> TextBlock:
        self._begin()
        self._paragraph(role=Role.NAME)
        self._write(event.title, 16, bold=True, serif=True, struck=LOOKS[event.status].struck)
        if not self._content.is_known(event):
            self._paragraph(2, ours=True)
            said = not_yet_known_by(self._content.known_by)
            self._write(f"{said[0].upper()}{said[1:]}", 11, italic=True, color=self._theme.muted)
        self._paragraph(2, ours=True)
        self._write_facts(event)
        for problem in self._content.problems_of(event):
            self._paragraph(2, ours=True)
            self._write(f"⚠ {told(problem)}", 11, bold=True, color=self._theme.expected)
        for place, part in enumerate(paragraphs(event.summary)):
            self._paragraph(3 if place == 0 else 5)
            self._write(part, 13)
        for picture in event.images:
            self._write_picture(picture)
        for place, quote in enumerate(event.quotes if quotes else (), 1):
            self._write_quote(quote, event.id, place)
        self._write_lists(event)
        self._write_references(event, quotes=quotes)
        for link in event.links:
            self._paragraph(2)
            if link.title:
                self._write(_("{heading}: ").format(heading=link.title), 11)
            self._write(link.url, 11, href=link.url)
        return self._end(width_px=self._columns.text_width_px)

    def _write_facts(self, event: Event) -> None:
        dropped = any(problem.message.startswith("status") for problem in self._content.problems_of(event))
        standing = _(_UNKNOWN_STATUS) if dropped else status_text(event.status)
        if event.is_statement:
            standing = (
                statement_text()
                if standing == status_text(Status.REPORTED)
                else f"{statement_text()} · {standing}"
            )
        self._write(standing, 11, bold=True)
        place = event.place.name if event.place else ""
        facts = [self._lanes[event.lane][1].title, place, ", ".join(event.people)]
        behind = "".join(f" · {fact}" for fact in facts if fact)
        if behind:
            self._write(behind, 11, color=self._theme.muted)

    def _write_lists(self, event: Event) -> None:
        subjects = [self._timeline.event(name) for name in event.about or ()]
        self._write_linked(_(SPEAKS_ABOUT), [subject for subject in subjects if subject is not None])
        self._write_linked(_(STATEMENTS), list(self._timeline.statements_about(event.id)))
        if event.tags:
            self._paragraph(3, ours=True)
            self._write(listed(_(TAGS), list(event.tags)), 11, color=self._theme.muted)

    def _write_linked(self, heading: str, events: list[Event]) -> None:
        """Write a list of events of this document, each linked to its entry."""
        if not events:
            return
        self._paragraph(3, ours=True)
        self._write(_("{heading}: ").format(heading=heading), 11, color=self._theme.muted)
        for place, event in enumerate(events):
            number = self._places[event.id]
            self._write("; " if place else "", 11, color=self._theme.muted)
            self._write(
                f"{number} {title_with_date(event)}", 11, color=self._theme.muted, href=f"#event-{number}"
            )

    def _write_picture(self, picture: Picture) -> None:
        self._paragraph(6)
        # The line is as high as the picture; room for reading would be added to that.
        form = self._cursor.blockFormat()
        form.setLineHeight(100.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        self._cursor.setBlockFormat(form)
        try:
            begin = self._cursor.position()
            folder, own = self._content.folder_of(picture)
            size = insert_picture(self._cursor, folder, own, self._columns.text_width_px, grey=self._grey)
            alt = picture.alt or Path(picture.file).name
            self._shown.append(Stretch(begin, self._cursor.position(), alt, size))
        except PictureError as error:
            missing = picture_missing(picture, str(error))
            self._write(f"{missing[0].upper()}{missing[1:]}", 11, color=self._theme.expected)
        for note in picture_notes(picture, self._timeline.source(picture.source)):
            self._paragraph(2)
            self._write(note, 11, color=self._theme.muted)

    def _write_quote(self, quote: Quote, event_id: str, number: int) -> None:
        """Write the words with their first mark hung, and below them whose they are."""
        muted = self._theme.muted
        self._paragraph(5, 20, 6, Role.QUOTE)
        self._write(quoted(quote.text), 14, serif=True)
        source = self._timeline.source(quote.source)
        self._paragraph(1, 24, ours=True)
        when = published(source)
        self._write(f"— {credit(quote, source)}" + (f", {when}" if when else ""), 11, color=muted)
        if source is not None:
            # No line ends between a credit and the number of its source.
            cited = self._numbers[source.id]
            self._write("\u00a0\u2060", 11)
            self._write(f"[{cited}]", 11, href=f"{SOURCE_ANCHOR}{cited}")
        if is_contradiction(quote):
            self._write(f"  {_(CONTRADICTS)}", 11, bold=True)
        verdict = self._content.verdict(quote, event_id, number)
        if verdict:
            doubtful = verdict.startswith(DOUBTFUL_SIGNS)
            self._write(f" · {verdict}", 11, color=self._theme.expected if doubtful else muted)

    def _write_references(self, event: Event, *, quotes: bool) -> None:
        cited = list(event.sources)
        if not quotes:
            cited = [quote.source for quote in event.quotes if quote.source] + cited
        numbers = sorted({self._numbers[name] for name in cited if name in self._numbers})
        if numbers:
            self._paragraph(3, ours=True)
            self._write(_("{heading}: ").format(heading=_(SOURCES)), 11, color=self._theme.muted)
            for number in numbers:
                self._write(f"[{number}] ", 11, href=f"{SOURCE_ANCHOR}{number}")

    def source(self, number: int, source: Source) -> TextBlock:
        """Return one numbered source."""
        self._begin()
        self._paragraph(role=Role.ITEM, ours=True)
        self._write(f"[{number}]  ", 12, bold=True, role=Role.LABEL)
        self._write(source.title, 12)
        if behind := imprint(source):
            self._write(f". {behind}", 12, color=self._theme.muted)
        if source.url:
            self._write("  ")
            self._write(source.url, 11, href=source.url)
        return self._end(anchor=f"{SOURCE_ANCHOR}{number}")
