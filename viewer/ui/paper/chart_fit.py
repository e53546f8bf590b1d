"""Finds the chart that says most on the fewest pages, and the poster that fills its sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from viewer.dataclass import dataclass
from viewer.layout.frame.pages import (
    MOST_ACROSS,
    PagePlan,
    fits,
    is_whole,
    may_fit,
    plan_across,
    plan_down,
    plan_squeezed,
)
from viewer.layout.index.hits import Hits
from viewer.layout.index.index import TimelineIndex
from viewer.layout.packing.labels import Labels
from viewer.ui.paint.painting import AXIS_PX
from viewer.ui.paper.chart import SCALE_STRIP_PX, Chart, Pens

#: How much smaller a drawing may be to need fewer pages: its smallest text stays above 7 points.
SHRINKS = (1.0, 0.86)
#: How much larger a poster's drawing may be, largest first; the next is tried where this does not fit.
_ZOOMS = tuple(8.0 * 0.92**step for step in range(28))
#: So many pages side by side are tried for the sake of long titles.
_WIDEST = 3
#: Titles that fill more pages than this are not laid out both ways to save a few.
MANY_PAGES = 40
_AXIS_AND_BARS_PX = AXIS_PX + SCALE_STRIP_PX


@dataclass(frozen=True, slots=True)
class Sheet:
    """Room for the chart on one kind of page, logical pixels.

    Attributes:
        width_px: On every page.
        first_px: Height on the first page.
        rest_px: Height on every further page.
        legend_px: Height that the legend would take below the drawing.
    """

    width_px: float
    first_px: float
    rest_px: float
    legend_px: float = 0.0


@dataclass(frozen=True, slots=True)
class _Room:
    """A sheet as the drawing sees it, before it is enlarged: the time area and the lanes' heights."""

    width_px: float
    first_px: float
    rest_px: float

    @classmethod
    def of(cls, sheet: Sheet, zoom: float, gutter_px: float, legend_px: float = 0.0) -> _Room:
        first = (sheet.first_px - legend_px) / zoom - _AXIS_AND_BARS_PX
        return cls(sheet.width_px / zoom - gutter_px, first, sheet.rest_px / zoom - _AXIS_AND_BARS_PX)


class ChartFit:
    """Tries layouts of one timeline.

    Args:
        index: Of the numbered timeline; it has at least one event.
        pens: Inks and measures.
        hits: Which events were known by a date; None where nobody asks.
    """

    def __init__(self, index: TimelineIndex, pens: Pens, hits: Hits | None = None) -> None:
        self._index = index
        self._pens = pens
        self._hits = hits
        self._labels = Labels(pens.label)
        self._gutter = pens.gutter_px(index.timeline)

    def best(self, sheets: Sequence[Sheet]) -> tuple[int, Chart]:
        """Return the best chart and which sheet it is for.

        One page is best, on the sheet that is named first and with the legend below it; then the
        fewest pages on which every event has its whole title. A very long chart stands upright.
        """
        for place, room, zoom in self._rooms(sheets):
            plan = self._fitting(room, 1)
            if plan is not None:
                return place, Chart(plan, self._pens, zoom, room.first_px, self._hits)
        tried = range(len(sheets))
        if self._is_long(sheets[0]):
            # Upright, as the text that follows: such a chart is leafed through.
            upright = min(tried, key=lambda number: sheets[number].width_px)
            tried = range(upright, upright + 1)
        charts = {number: self.on_pages(sheets[number]) for number in tried}
        place = min(charts, key=lambda number: len(charts[number].pages))
        return place, charts[place]

    def _is_long(self, sheet: Sheet) -> bool:
        """Tell whether the titles alone fill a great many pages."""
        room = _Room.of(sheet, SHRINKS[-1], self._gutter)
        return not may_fit(self._index, self._labels, room.width_px * MANY_PAGES, room.rest_px)

    def _rooms(self, sheets: Sequence[Sheet]) -> Iterator[tuple[int, _Room, float]]:
        for place, sheet in enumerate(sheets):
            for legend_px in (sheet.legend_px, 0.0):
                for zoom in SHRINKS:
                    yield place, _Room.of(sheet, zoom, self._gutter, legend_px), zoom

    def _fitting(self, room: _Room, pages: int) -> PagePlan | None:
        """Return a layout side by side if it shows everything whole."""
        if not may_fit(self._index, self._labels, room.width_px * pages, room.first_px):
            return None
        plan = plan_across(self._index, self._labels, room.width_px, room.first_px, pages)
        return plan if fits(plan, room.first_px) else None

    def on_pages(self, sheet: Sheet) -> Chart:
        """Return the chart on pages below each other, or beside each other where those are no more."""
        zoom = SHRINKS[-1]
        room = _Room.of(sheet, zoom, self._gutter)
        down = Chart(self._down(room), self._pens, zoom, room.rest_px, self._hits)
        for pages in range(2, min(MOST_ACROSS, len(down.pages)) + 1):
            beside = self._fitting(room, pages)
            if beside is not None:
                return Chart(beside, self._pens, zoom, room.first_px, self._hits)
        return down

    def _down(self, room: _Room) -> PagePlan:
        """Return a layout below each other, as wide as its titles ask for."""
        plans = (
            plan_down(self._index, self._labels, room.width_px, room.first_px, room.rest_px, pages)
            for pages in range(1, _WIDEST + 1)
        )
        first = next(plans)
        return first if is_whole(first) else next((plan for plan in plans if is_whole(plan)), first)

    def poster(self, width_px: float, height_px: float) -> tuple[Chart, float]:
        """Return one drawing as large as an area holds, and how many times it is enlarged."""
        area = Sheet(width_px, height_px, height_px)
        for zoom in _ZOOMS:
            room = _Room.of(area, zoom, self._gutter)
            if room.width_px < 60 or room.first_px < 30:
                continue
            plan = self._fitting(room, 1)
            if plan is not None:
                return Chart(plan, self._pens, zoom, room.first_px, self._hits), zoom
        room = _Room.of(area, SHRINKS[-1], self._gutter)
        plan = plan_squeezed(self._index, self._labels, room.width_px, room.first_px)
        return Chart(plan, self._pens, SHRINKS[-1], room.first_px, self._hits), SHRINKS[-1]
