"""The timeline as a printed document: chart, chronicle, sources.

Pages are planned first and painted afterwards, so that each knows how many there are. All
positions are logical pixels of 1/96 inch from the top left corner of the printable area.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPainter

from viewer.dataclass import dataclass
from viewer.files.overwriting import Ground
from viewer.model.dates.phrases import short_phrase
from viewer.model.dates.stamped import stamped_at
from viewer.model.event_words import SOURCES, date_line
from viewer.ui.look.theme import PAPER
from viewer.ui.paint.legend_entries import axis_words, legend_entries
from viewer.ui.paper.chart_pages import chart_pages, poster_pages
from viewer.ui.paper.choice import PaperChoice
from viewer.ui.paper.content import PaperContent
from viewer.ui.paper.flow import Flow, Page
from viewer.ui.paper.furniture import HEADER_PX, Furniture, page_words
from viewer.ui.paper.lacking import lacking_notes
from viewer.ui.paper.legend_block import LegendBlock
from viewer.ui.paper.text import BlockWriter
from viewer.words import _, aside, speaking

#: Is told how many steps are done, and of how many; False cancels. Planning, painting and what a PDF
#: needs after it take a third each.
Progress = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True)
class PageBox:
    """A page's printable area in logical pixels, without header and footer."""

    width_px: float
    height_px: float


#: With more events than this, a date is said once for all entries of a page that share it.
_SHORT = 100


class PaperDocument:
    """Plans and paints one document.

    Args:
        content: What to print.
        choice: Paper, orientation, poster, quotations.

    Attributes:
        pages: As planned, all of them.
        note: Which letters no font has, in one line; known once it is planned.
        stamp: The moment that it bears.
    """

    def __init__(self, content: PaperContent, choice: PaperChoice) -> None:
        self._content = content
        self._choice = choice
        with speaking(choice.language):
            self._furniture = Furniture(content, [], stamped_at())
        self.stamp = stamped_at()
        self.note = self._lacking = ""
        self.pages: list[Page] = []
        self._hidden: list[str] = []
        # Pages are thousands, and each of their links asks.
        self._layouts = {lies: choice.page_layout(lies) for lies in (False, True)}
        self._heights_pt = {
            lies: layout.fullRect(QPageLayout.Unit.Point).height() for lies, layout in self._layouts.items()
        }

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """What it may not be written over."""
        return self._content.grounds

    @property
    def title(self) -> str:
        """The document's title."""
        return self._content.title

    @property
    def identity(self) -> str:
        """Which file this is, in which state, how much of it, and how it is printed."""
        return f"{self._content.digest} {self._content.identity()} {self._choice}"

    def page_layout(self, landscape: bool) -> QPageLayout:
        """Return paper, margins and orientation of a page."""
        return self._layouts[landscape]

    @property
    def language(self) -> str:
        """The code of the language that it is in, beside the file's own words."""
        return self._choice.language

    @property
    def is_grey(self) -> bool:
        """Tell whether it is printed without colours."""
        return self._choice.grey

    @property
    def printed(self) -> list[int]:
        """The places of the pages that are wanted, from 0."""
        return [place for place in range(len(self.pages)) if self._choice.is_printed(place + 1)]

    def plan(self, progress: Progress | None = None) -> bool:
        """Lay out every page; tell whether it came to an end."""
        progress = aside(progress) if progress is not None else None
        with speaking(self._choice.language):
            return self._plan(progress)

    def _plan(self, progress: Progress | None) -> bool:
        timeline = self._content.timeline
        self.note, self._lacking = lacking_notes(timeline)
        said = filter(None, (self._choice.left_out(timeline), self.note))
        self._furniture = Furniture(self._content, list(said), self.stamp)
        self.pages, self._hidden = [], []
        lies = self._choice.landscape is True
        drawn = bool(timeline.events) and self._choice.chart
        legend_stands = self._plan_chart() if drawn else True
        with_legend = self._choice.legend and not legend_stands
        return self._plan_text(lies, progress, with_title=not drawn, with_legend=with_legend)

    def box(self, landscape: bool) -> PageBox:
        """Return the room between header and footer."""
        inches = self.page_layout(landscape).paintRect(QPageLayout.Unit.Inch)
        width = inches.width() * 96
        return PageBox(width, inches.height() * 96 - HEADER_PX - self._furniture.footer_px(width))

    def _plan_chart(self) -> bool:
        """Plan the chart's pages; tell whether the legend stands on one of them."""
        if self._choice.sheets:
            lies = self._choice.landscape is not False
            box = self.box(lies)
            size = box.width_px, box.height_px
            pages, self._hidden = poster_pages(
                self._content, self._choice.sheets, lies, size, chronicle=self._choice.chronicle
            )
            self.pages += pages
            return False
        turns = [self._choice.landscape] if self._choice.landscape is not None else [True, False]
        boxes = [(turn, self.box(turn).width_px, self.box(turn).height_px) for turn in turns]
        pages, legend_stands, self._hidden = chart_pages(
            self._content, boxes, chronicle=self._choice.chronicle, legend=self._choice.legend
        )
        self.pages += pages
        return legend_stands

    def _plan_text(
        self, lies: bool, progress: Progress | None, *, with_title: bool, with_legend: bool
    ) -> bool:
        box = self.box(lies)
        flow = Flow(lies, box.width_px, box.height_px)
        writer = BlockWriter(self._content, box.width_px, grey=self._choice.grey)
        timeline = self._content.timeline
        if with_title:
            title = writer.title(chronicle=False)
            flow.add(lambda: title, 0)
        if with_legend:
            entries = legend_entries(timeline, on_paper=True, not_yet_known=self._content.not_yet_known())
            legend = LegendBlock(entries, box.width_px, axis_words(timeline))
            flow.add(lambda: legend, -1)
        if self._hidden:
            flow.heading(writer.heading(_("What the chart does not show")), 0)
        for told in self._hidden:
            flow.add(partial(writer.line, told), -1)
        if self._choice.chronicle and not self._plan_chronicle(flow, writer, progress):
            return False
        if self._choice.sources:
            self._plan_sources(flow, writer)
        self._plan_problems(flow, writer)
        flow.end_page()
        self.pages += flow.pages
        return True

    def _plan_chronicle(self, flow: Flow, writer: BlockWriter, progress: Progress | None) -> bool:
        timeline = self._content.timeline
        if not self._plan_events(flow, writer, progress):
            return False
        if timeline.eras:
            flow.heading(writer.heading(_("Eras")), 0)
            flow.add(writer.eras, -1)
        return True

    def _plan_sources(self, flow: Flow, writer: BlockWriter) -> None:
        timeline = self._content.timeline
        if timeline.sources:
            flow.heading(writer.heading(_(SOURCES)), 0)
        for number, source in enumerate(timeline.sources, start=1):
            flow.add(partial(writer.source, number, source), -1)

    def _plan_events(self, flow: Flow, writer: BlockWriter, progress: Progress | None) -> bool:
        events, quotes = self._content.timeline.events, self._choice.quotes
        is_long = len(events) > _SHORT
        if events:
            flow.heading(writer.heading(_("Chronicle")), 0)
        for number, event in enumerate(events, start=1):
            if progress is not None and not progress(number - 1, 3 * len(events)):
                return False
            make, topic = partial(writer.event, number, event, quotes=quotes), short_phrase(event.date)
            if is_long and number > 1 and date_line(event) == date_line(events[number - 2]):
                flow.add(partial(make, dated=False), 1, topic, at_top=make)
            else:
                flow.add(make, 1, topic)
        return True

    def _plan_problems(self, flow: Flow, writer: BlockWriter) -> None:
        problems = self._content.problems
        if problems:
            flow.heading(writer.heading(_("What could not be read")), 0)
        for problem in problems:
            flow.add(partial(writer.unread, problem), -1)
        if self._lacking:
            flow.heading(writer.heading(_("Events with letters that no font has")), 0)
            flow.add(partial(writer.line, self._lacking), -1)

    def paint(self, device: QPagedPaintDevice, progress: Progress | None = None) -> bool:
        """Paint the planned pages that are wanted; tell whether all were painted.

        Args:
            device: A PDF writer or printer.
            progress: Goes on where planning ended.
        """
        wanted = self.printed
        if not wanted:
            return False
        device.setPageLayout(self.page_layout(self.pages[wanted[0]].landscape))
        painter = QPainter()
        if not painter.begin(device):
            return False
        complete = True
        for turn, place in enumerate(wanted):
            page = self.pages[place]
            if turn:
                # A printer refuses, and says so, any change of layout while it prints.
                if page.landscape is not self.pages[wanted[turn - 1]].landscape:
                    device.setPageLayout(self.page_layout(page.landscape))
                device.newPage()
            if progress is not None and not progress(len(wanted) + turn, 3 * len(wanted)):
                complete = False
                break
            painter.save()
            zoom = device.logicalDpiX() / 96
            painter.scale(zoom, zoom)
            self.paint_page(painter, place)
            painter.restore()
        painter.end()
        return complete

    def paint_page(self, painter: QPainter, place: int) -> None:
        """Paint one page, counted from 0, with a painter whose origin is the printable area's corner."""
        with speaking(self._choice.language):
            self._paint_page(painter, place)

    def _paint_page(self, painter: QPainter, place: int) -> None:
        page, box = self.pages[place], self.box(self.pages[place].landscape)
        if place:
            left = page.mark or self._furniture.title
            self._furniture.draw_header(painter, box.width_px, left, page.topic)
        bottom = HEADER_PX + box.height_px + self._furniture.footer_px(box.width_px)
        self._furniture.draw_footer(painter, box.width_px, bottom, page_words(place + 1, len(self.pages)))
        painter.translate(0, HEADER_PX if place else 0.0)
        painter.setPen(PAPER.text)
        page.draw(painter)

    def point(self, place: int, x: float, y: float) -> tuple[float, float]:
        """Return a position between header and footer in PDF points from the page's bottom left corner."""
        height = self._heights_pt[self.pages[place].landscape]
        mm = 72 / 25.4
        left_mm, top_mm = self._choice.margins_mm[:2]
        top = top_mm * mm + (HEADER_PX if place else 0.0) * 0.75
        return left_mm * mm + x * 0.75, height - top - y * 0.75
