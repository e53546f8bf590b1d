"""The pages of the chart: side by side, below each other, or glued to a poster."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from string import ascii_uppercase

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from viewer.layout.index.hits import Hits
from viewer.layout.index.index import TimelineIndex
from viewer.model.direction import isolated
from viewer.model.event_words import counted
from viewer.ui.look.theme import PAPER
from viewer.ui.paint.legend_entries import axis_words, legend_entries
from viewer.ui.paper.blocks import TextBlock
from viewer.ui.paper.chart import Chart, ChartPage, Pens, lane_title_of, numbered
from viewer.ui.paper.chart_fit import ChartFit, Sheet
from viewer.ui.paper.content import PaperContent, numbers_named
from viewer.ui.paper.flow import Page, draw_block
from viewer.ui.paper.furniture import HEADER_PX
from viewer.ui.paper.legend_block import LegendBlock
from viewer.ui.paper.roles import Role, marked
from viewer.ui.paper.text import PX_PER_MM, BlockWriter
from viewer.ui.paper.text_pieces import drawing_told
from viewer.words import N_, _

_TITLE_GAP_PX = 10.0
#: Between the scale bars and the legend.
_LEGEND_GAP_PX = 4.0
#: Neighbouring sheets of a poster show so much twice, to be glued.
OVERLAP_PX = 10 * PX_PER_MM
_CROP_PX = 12.0
_CUT_TITLES = N_("Titles that end in “…” on the chart have no room there; the chronicle has them whole.")
_TITLE_PX = 24.0


def chart_pages(
    content: PaperContent,
    boxes: Sequence[tuple[bool, float, float]],
    *,
    chronicle: bool,
    legend: bool = True,
) -> tuple[list[Page], bool, list[str]]:
    """Return the chart's pages, whether the legend stands below it, and what the chart does not show.

    Args:
        content: Its timeline has at least one event.
        boxes: For each orientation that may be used, best liked first: whether it lies, its width and height.
        chronicle: It follows.
        legend: It is wanted.
    """
    timeline = content.timeline
    entries = legend_entries(timeline, on_paper=True, not_yet_known=content.not_yet_known()) if legend else []
    note = axis_words(timeline) if legend else ""
    titles = [BlockWriter(content, width).title(chronicle=chronicle) for _, width, _ in boxes]
    legends = [LegendBlock(entries, width, note) for _, width, _ in boxes]
    # The first page has no header above its title.
    sheets = [
        Sheet(
            width,
            HEADER_PX + height - title.height_px - _TITLE_GAP_PX,
            height,
            below.height_px + _LEGEND_GAP_PX,
        )
        for (_, width, height), title, below in zip(boxes, titles, legends, strict=True)
    ]
    place, chart = _fit(content).best(sheets)
    lies, width, height = boxes[place]
    top = titles[place].height_px + _TITLE_GAP_PX
    pages = [
        _chart_page(chart, part, lies, top if not number else 0.0) for number, part in enumerate(chart.pages)
    ]
    for number, (page, part) in enumerate(zip(pages, chart.pages, strict=True), 1):
        shown = [event for event, _ in chart.labels(part)]
        page.figure = drawing_told(timeline, shown, number, len(pages), chronicle=chronicle)
    _with_title(pages[0], titles[place], width)
    last_top = top if len(pages) == 1 else 0.0
    legend_y = last_top + chart.height_px(chart.pages[-1]) + _LEGEND_GAP_PX
    room = height + (HEADER_PX if len(pages) == 1 else 0.0)
    if not legend:
        return pages, True, _told(chart, content)
    stands = legend_y + legends[place].height_px <= room + 1
    if stands:
        _with_legend(pages[-1], legends[place], legend_y, width)
    return pages, stands, _told(chart, content)


def _chart_page(chart: Chart, part: ChartPage, lies: bool, top: float) -> Page:
    def draw(painter: QPainter) -> None:
        painter.save()
        painter.translate(0, top)
        chart.draw(painter, part)
        painter.restore()

    page = Page(lies, draw)
    for place, rect in chart.labels(part):
        page.links.append(([rect.translated(0, top)], f"#event-{place + 1}"))
        page.anchors.setdefault(f"#chart-{place + 1}", top + rect.top())
    return page


def _with_title(page: Page, title: TextBlock, width_px: float) -> None:
    drawn = page.draw
    whole = QRectF(0, 0, width_px, title.height_px)

    def draw(painter: QPainter) -> None:
        draw_block(painter, title, 0.0, whole)
        drawn(painter)

    page.draw = draw
    page.titles += [(0, title.title), (0, _("Chart"))]


def _with_legend(page: Page, legend: LegendBlock, y: float, width_px: float) -> None:
    drawn = page.draw
    whole = QRectF(0, 0, width_px, legend.height_px)

    def draw(painter: QPainter) -> None:
        drawn(painter)
        draw_block(painter, legend, y, whole)

    page.draw = draw


# --- the poster -------------------------------------------------------------------------


def poster_pages(
    content: PaperContent,
    sheets: tuple[int, int],
    lies: bool,
    box: tuple[float, float],
    *,
    chronicle: bool,
) -> tuple[list[Page], list[str]]:
    """Return the sheets of a poster, and what it does not show.

    The sheets come line by line: one drawing is enlarged to fill all of them.

    Args:
        content: Its timeline has at least one event.
        sheets: Across and down.
        lies: Every sheet lies.
        box: Width and height of a sheet's room, logical pixels.
        chronicle: It follows.
    """
    (across, down), (width, height) = sheets, box
    whole_px = across * width - (across - 1) * OVERLAP_PX, down * height - (down - 1) * OVERLAP_PX
    fit = _fit(content)
    chart, zoom = fit.poster(whole_px[0], whole_px[1] * 0.92)
    top = min(_TITLE_PX * zoom * 1.3, whole_px[1] * 0.08)
    pages: list[Page] = []
    for row in range(down):
        for column in range(across):
            left, above = column * (width - OVERLAP_PX), row * (height - OVERLAP_PX)
            area = QRectF(left, above, width, height)
            page = Page(lies, _poster_sheet(content.title, chart, area, top), mark=_sheet_name(column, row))
            shown = []
            for place, rect in chart.labels(chart.pages[0]):
                seen = rect.translated(0, top).intersected(area)
                if not seen.isEmpty():
                    shown.append(place)
                    page.links.append(([seen.translated(-left, -above)], f"#event-{place + 1}"))
                    page.anchors[f"#chart-{place + 1}"] = seen.top() - above
            told = drawing_told(content.timeline, shown, len(pages) + 1, across * down, chronicle=chronicle)
            page.figure = told
            pages.append(page)
    pages[0].titles += [(0, content.title), (0, _("Chart"))]
    return pages, _told(chart, content)


def _poster_sheet(title: str, chart: Chart, area: QRectF, top: float) -> Callable[[QPainter], None]:
    def draw(painter: QPainter) -> None:
        painter.save()
        painter.setClipRect(QRectF(0, 0, area.width(), area.height()))
        painter.translate(-area.left(), -area.top())
        painter.setFont(PAPER.font(top / 1.3, bold=True, serif=True))
        first = area.topLeft().isNull()
        painter.setPen(marked(PAPER.text.rgb(), Role.TITLE) if first else PAPER.text)
        painter.drawText(QPointF(0, QFontMetricsF(painter.font()).ascent()), title)
        painter.setPen(PAPER.text)
        painter.translate(0, top)
        chart.draw(painter, chart.pages[0])
        painter.restore()
        _draw_crop_marks(painter, area.width(), area.height())

    return draw


def _draw_crop_marks(painter: QPainter, width: float, height: float) -> None:
    painter.setPen(PAPER.muted)
    for x, inwards in ((0.0, 1), (width, -1)):
        for y, downwards in ((0.0, 1), (height, -1)):
            painter.drawLine(QLineF(x, y, x + inwards * _CROP_PX, y))
            painter.drawLine(QLineF(x, y, x, y + downwards * _CROP_PX))


def column_letters(column: int) -> str:
    """Return a column's letters, counted from 0: A … Z, AA …."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, len(ascii_uppercase))
        letters = ascii_uppercase[rest] + letters
    return letters


def _sheet_name(column: int, row: int) -> str:
    """Return a sheet's name and what it is glued to: ``B2 · glue under A2 and B1``."""
    neighbours = [f"{column_letters(column - 1)}{row + 1}"] if column else []
    neighbours += [f"{column_letters(column)}{row}"] if row else []
    sheet = f"{column_letters(column)}{row + 1}"
    if len(neighbours) == 2:
        form = _("{sheet} · glue under {first} and {second}")
        return form.format(sheet=sheet, first=neighbours[0], second=neighbours[1])
    return _("{sheet} · glue under {first}").format(sheet=sheet, first=neighbours[0]) if neighbours else sheet


def _told(chart: Chart, content: PaperContent) -> list[str]:
    """Return what is to be said of a chart that could not show everything: counts, and titles cut short."""
    told = [] if chart.shows_titles else [_(_CUT_TITLES)]
    for lane, cluster in chart.plan.counts():
        numbers = numbers_named([place + 1 for place in cluster.members.places()])
        title = lane_title_of(content.timeline, lane)
        events = counted(len(cluster.members), "event")
        form = _("{lane}: {events}: {numbers}")
        told.append(form.format(lane=isolated(title), events=events, numbers=numbers))
    return told


def _fit(content: PaperContent) -> ChartFit:
    """Return what tries layouts of a content; events that were not yet known are drawn so."""
    index = TimelineIndex(numbered(content.timeline))
    if content.known is None:
        return ChartFit(index, Pens())
    places = [place for place, event in enumerate(index.timeline.events) if content.is_known(event)]
    return ChartFit(index, Pens(), Hits(index, places, are_known=True))
