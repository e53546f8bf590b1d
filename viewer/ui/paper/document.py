"""The timeline as a printed document: drawing, events in order, sources.

Pages are planned first and painted afterwards, so that each knows how many there are. All
positions are logical pixels of 1/96 inch from the top left corner of the printable area.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF, QPagedPaintDevice, QPageLayout, QPageSize, QPainter

from viewer.dataclass import dataclass
from viewer.layout.index.index import TimelineIndex
from viewer.model.timeline import Timeline
from viewer.ui.look.theme import PAPER
from viewer.ui.paper.drawing import TimelineDrawing, best_drawing
from viewer.ui.paper.text import BlockWriter, TextBlock

MARGIN_MM = 14.0
_HEADER_PX = 26.0
_FOOTER_PX = 24.0
_ENTRY_GAP_PX = 15.0
_TEXT_MOST_PX = 660.0
PAPER_SIZES = {
    "a4": QPageSize.PageSizeId.A4,
    "a3": QPageSize.PageSizeId.A3,
    "letter": QPageSize.PageSizeId.Letter,
}


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """What the user wants printed.

    Attributes:
        paper: ``A4``, ``A3`` or ``Letter``.
        landscape: None lays the drawing across and the text upright.
        sheets: A poster of so many sheets across and down; None finds a good number.
        quotes: Print the quotations.
    """

    paper: str = "A4"
    landscape: bool | None = None
    sheets: tuple[int, int] | None = None
    quotes: bool = True


@dataclass(slots=True)
class Page:
    """One planned page: how it is drawn, and what links and the outline need."""

    landscape: bool
    draw: Callable[[QPainter], None]
    links: list[tuple[QRectF, str]] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    titles: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PageBox:
    """A page's printable area in logical pixels, without header and footer."""

    width_px: float
    height_px: float


class PaperDocument:
    """Plans and paints the document of one timeline.

    Args:
        timeline: What to print.
        file: The event file: its name stands in the title block, pictures lie below its folder.
        missing: How many entries could not be read.
        choice: Paper, orientation, poster, quotations.
    """

    def __init__(self, timeline: Timeline, file: Path, missing: int, choice: PaperChoice) -> None:
        self._timeline = timeline
        self._file_name = file.name
        self._folder = file.parent
        self._missing = missing
        self._choice = choice
        self.pages: list[Page] = []

    def page_layout(self, landscape: bool) -> QPageLayout:
        """Return paper, margins and orientation of a page."""
        size = QPageSize(PAPER_SIZES[self._choice.paper.lower()])
        turned = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
        margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
        return QPageLayout(size, turned, margins, QPageLayout.Unit.Millimeter)

    def plan(self) -> None:
        """Lay out every page."""
        drawing_lies = self._choice.landscape is not False
        text_lies = self._choice.landscape is True
        self.pages = []
        writer = BlockWriter(PAPER, self._text_width(text_lies), self._timeline, self._folder)
        self._plan_drawing(drawing_lies, writer)
        self._plan_text(text_lies, writer)

    def _box(self, landscape: bool) -> PageBox:
        inches = self.page_layout(landscape).paintRect(QPageLayout.Unit.Inch)
        return PageBox(inches.width() * 96, inches.height() * 96 - _HEADER_PX - _FOOTER_PX)

    def _text_width(self, landscape: bool) -> float:
        return min(self._box(landscape).width_px, _TEXT_MOST_PX)

    def _plan_drawing(self, landscape: bool, writer: BlockWriter) -> None:
        box = self._box(landscape)
        title = writer.title(self._file_name, self._missing)
        if not self._timeline.events:
            page = Page(landscape, lambda painter: _draw_block(painter, title, 0.0, None))
            page.titles.append((0, title.title))
            self.pages.append(page)
            return
        sheets = self._choice.sheets
        top = 0.0 if sheets else title.height_px + 12
        index = TimelineIndex(self._timeline)
        if sheets:
            drawing = TimelineDrawing(index, PAPER, box.width_px, box.height_px - top, sheets)
        else:
            turns = [landscape] if self._choice.landscape is not None else [True, False]
            boxes = [self._box(turn) for turn in turns]
            sizes = [(turned.width_px, turned.height_px - top) for turned in boxes]
            place, drawing = best_drawing(index, PAPER, sizes)
            landscape = turns[place]
        for number in range(drawing.page_count):
            page = Page(landscape, self._drawing_page(drawing, number, title if not sheets else None, top))
            if number == 0:
                page.titles += [(0, title.title), (0, "Timeline")]
            self.pages.append(page)

    def _drawing_page(
        self, drawing: TimelineDrawing, number: int, title: TextBlock | None, top: float
    ) -> Callable[[QPainter], None]:
        def draw(painter: QPainter) -> None:
            if title is not None and number == 0:
                _draw_block(painter, title, 0.0, None)
            painter.save()
            painter.translate(0, top if number == 0 else 0.0)
            drawing.draw(painter, number)
            painter.restore()

        return draw

    def _plan_text(self, landscape: bool, writer: BlockWriter) -> None:
        flow = _Flow(self, landscape, self._box(landscape).height_px)
        if self._timeline.events:
            flow.heading(writer.heading("Events"), level=0)
            for event in self._timeline.events:
                flow.add(writer.event(event, quotes=self._choice.quotes), level=1)
        if self._timeline.sources:
            flow.heading(writer.heading("Sources"), level=0)
            for number, source in enumerate(self._timeline.sources, start=1):
                flow.add(writer.source(number, source), level=-1)
        flow.end_page()

    def paint(self, device: QPagedPaintDevice, progress: Callable[[int, int], bool] | None = None) -> bool:
        """Paint the planned pages; tell whether all were painted.

        Args:
            device: A PDF writer or printer.
            progress: Called with pages done and all pages; False cancels.
        """
        device.setPageLayout(self.page_layout(self.pages[0].landscape))
        painter = QPainter()
        if not painter.begin(device):
            return False
        complete = True
        for number, page in enumerate(self.pages):
            if number:
                # A printer refuses, and says so, any change of layout while it prints.
                if page.landscape is not self.pages[number - 1].landscape:
                    device.setPageLayout(self.page_layout(page.landscape))
                device.newPage()
            if progress is not None and not progress(number, len(self.pages)):
                complete = False
                break
            self._paint_page(painter, device, page, number)
        painter.end()
        return complete

    def _paint_page(self, painter: QPainter, device: QPagedPaintDevice, page: Page, number: int) -> None:
        painter.save()
        zoom = device.logicalDpiX() / 96
        painter.scale(zoom, zoom)
        box = self._box(page.landscape)
        font = QFont(PAPER.font(10))
        painter.setFont(font)
        painter.setPen(PAPER.muted)
        metrics = QFontMetricsF(font)
        if number:
            painter.drawText(QPointF(0, metrics.ascent()), self._timeline.title or self._file_name)
        text = f"{number + 1} of {len(self.pages)}"
        bottom = _HEADER_PX + box.height_px + _FOOTER_PX - metrics.descent()
        painter.drawText(QPointF(box.width_px - metrics.horizontalAdvance(text), bottom), text)
        painter.translate(0, _HEADER_PX)
        page.draw(painter)
        painter.restore()

    def link_rect_points(self, rect: QRectF, landscape: bool) -> tuple[float, float, float, float]:
        """Return a link's rectangle in PDF points from the page's bottom left corner."""
        full = self.page_layout(landscape).fullRect(QPageLayout.Unit.Point)
        margin = MARGIN_MM * 72 / 25.4
        left, right = (margin + x * 0.75 for x in (rect.left(), rect.right()))
        top, bottom = (full.height() - margin - (y + _HEADER_PX) * 0.75 for y in (rect.top(), rect.bottom()))
        return left, bottom, right, top


class _Flow:
    """Fills pages with blocks, each kept whole where a page can hold it."""

    def __init__(self, document: PaperDocument, landscape: bool, height_px: float) -> None:
        self._document = document
        self._landscape = landscape
        self._height = height_px
        self._y = 0.0
        self._placed: list[tuple[TextBlock, float, QRectF]] = []
        self._titles: list[tuple[int, str]] = []
        self._anchors: list[str] = []
        self._pending: tuple[TextBlock, int] | None = None

    def heading(self, block: TextBlock, level: int) -> None:
        """Keep a heading for the block that follows it."""
        self._pending = block, level

    def add(self, block: TextBlock, level: int) -> None:
        """Place a block; ``level`` is that of its title in the outline, -1 for none."""
        heading, self._pending = self._pending, None
        above = heading[0].height_px + _ENTRY_GAP_PX if heading else 0.0
        if self._y and self._y + above + block.height_px > self._height:
            self.end_page()
        if heading is not None:
            self._place(heading[0], heading[1])
        if self._y + block.height_px > self._height:
            self._place_in_parts(block, level)
        else:
            self._place(block, level)

    def _place(self, block: TextBlock, level: int) -> None:
        self._note(block, level)
        height = block.height_px
        self._placed.append((block, self._y, QRectF(0, 0, block.document.textWidth() + 4, height)))
        self._y += height + _ENTRY_GAP_PX

    def _note(self, block: TextBlock, level: int) -> None:
        if block.title and level >= 0:
            self._titles.append((level, block.title))
        if block.anchor:
            self._anchors.append(block.anchor)

    def _place_in_parts(self, block: TextBlock, level: int) -> None:
        """Place a block higher than a page, cut between lines."""
        self._note(block, level)
        done = 0.0
        width = block.document.textWidth() + 4
        for bottom in [*block.line_bottoms(), block.height_px]:
            if self._y + bottom - done > self._height and self._cut > done:
                self._placed.append((block, self._y, QRectF(0, done, width, self._cut - done)))
                done = self._cut
                self.end_page()
            self._cut = bottom
        self._placed.append((block, self._y, QRectF(0, done, width, block.height_px - done)))
        self._y += block.height_px - done + _ENTRY_GAP_PX
        self._cut = 0.0

    _cut = 0.0

    def end_page(self) -> None:
        """Close the page that is being filled, if anything stands on it."""
        if self._placed:
            placed = self._placed
            page = Page(self._landscape, lambda painter: _draw_placed(painter, placed))
            page.titles, page.anchors = self._titles, self._anchors
            for block, y, clip in placed:
                for rect, href in block.links():
                    if clip.intersects(rect):
                        page.links.append((rect.translated(0, y - clip.top()), href))
            self._document.pages.append(page)
        self._placed, self._titles, self._anchors, self._y = [], [], [], 0.0


def _draw_placed(painter: QPainter, placed: list[tuple[TextBlock, float, QRectF]]) -> None:
    for block, y, clip in placed:
        _draw_block(painter, block, y, clip)


def _draw_block(painter: QPainter, block: TextBlock, y: float, clip: QRectF | None) -> None:
    whole = clip if clip is not None else QRectF(QPointF(0, 0), QSizeF(block.document.size()))
    painter.save()
    painter.translate(0, y - whole.top())
    block.draw(painter, whole)
    painter.restore()
