"""Lays a timeline out for paper: how wide, on how many pages, where the pages are cut."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from viewer.dataclass import dataclass
from viewer.layout.axis.scale import TimeScale, fitted
from viewer.layout.frame.boxes import LANE_PAD_PX, ROW_PX, Box, LaneBand
from viewer.layout.frame.scene import lane_bands, lanes_height
from viewer.layout.index.index import TimelineIndex
from viewer.layout.packing.arrangement import Arrangement
from viewer.layout.packing.clusters import Cluster
from viewer.layout.packing.labels import Labels
from viewer.layout.packing.marks import Item, Mark, label_of
from viewer.layout.packing.proportions import fold

#: A timeline is spread over at most so many pages side by side.
MOST_ACROSS = 6
#: A page is filled to this part at least before it is cut early for a better place.
LEAST_FILLED = 0.55
#: So much of a page is left free for each cut, so that it can be moved to a better place.
CUT_SLACK = 0.12
#: A bar may be cut behind its label, which needs so much more than its own width.
_BEHIND_LABEL_PX = 20.0


@dataclass(frozen=True, slots=True)
class PageCut:
    """What one column of pages shows: from ``left_px`` to ``right_px`` of the fitted width."""

    left_px: float
    right_px: float


@dataclass(frozen=True, slots=True)
class RowCut:
    """What one line of pages shows: from ``top_px`` to ``bottom_px`` of all lanes, without the axis."""

    top_px: float
    bottom_px: float


@dataclass(frozen=True, slots=True)
class PagePlan:
    """A timeline laid out for pages.

    Attributes:
        arrangement: The packed timeline on the axis of the whole width.
        cuts: The pages from left to right.
        rows: The pages from above.
        height_px: Height that the lanes need, without the axis.
    """

    arrangement: Arrangement
    cuts: tuple[PageCut, ...]
    rows: tuple[RowCut, ...]
    height_px: float

    @property
    def scale(self) -> TimeScale:
        """The scale of the whole width."""
        return fitted(self.arrangement.axis)

    def counts(self) -> list[tuple[int, Cluster]]:
        """Return the counts that stand for events without room, each with the place of its lane."""
        return [
            (number, item)
            for number, lane in enumerate(self.arrangement.lanes(0))
            for item in lane.between(-inf, inf)
            if isinstance(item, Cluster)
        ]


def plan_across(
    index: TimelineIndex, labels: Labels, width_px: float, height_px: float, pages: int
) -> PagePlan:
    """Lay a timeline out over so many pages side by side; what finds no room is counted.

    Args:
        index: The timeline; it has at least one event.
        labels: Measures with the paper's fonts.
        width_px: Room for the time line on one page, logical pixels.
        height_px: Room for the lanes on one page, without the axis.
        pages: How many; fewer where the last ones would be empty.
    """
    rows = max(1, int(height_px / ROW_PX))
    axis = fold(index, labels, width_px * (pages - CUT_SLACK * (pages - 1)), rows)
    arrangement = Arrangement(index, axis, labels, [rows + 1] * len(index.lane_places))
    height = lanes_height(arrangement)
    cuts = page_cuts(arrangement, width_px, pages)
    return PagePlan(arrangement, cuts, (RowCut(0.0, height),), height)


def plan_squeezed(index: TimelineIndex, labels: Labels, width_px: float, height_px: float) -> PagePlan:
    """Lay a timeline out on one sheet whatever it holds: every lane gets as many rows as any other."""
    lanes = len(index.lane_places)
    rows = max(1, int((height_px / lanes - 2 * LANE_PAD_PX) / ROW_PX) - 1)
    axis = fold(index, labels, width_px, rows)
    arrangement = Arrangement(index, axis, labels, [rows + 1] * lanes)
    height = lanes_height(arrangement)
    return PagePlan(arrangement, page_cuts(arrangement, width_px, 1), (RowCut(0.0, height),), height)


def plan_down(
    index: TimelineIndex,
    labels: Labels,
    width_px: float,
    first_px: float,
    rest_px: float,
    pages: int = 1,
) -> PagePlan:
    """Lay a timeline out over pages below each other: every event has a row, nothing is counted.

    Args:
        first_px: Room for the lanes on the first line of pages, without the axis.
        rest_px: The same on every further line.
        pages: How many stand side by side.
    """
    width = width_px * (pages - CUT_SLACK * (pages - 1))
    axis = fold(index, labels, width, max(1, int(rest_px / ROW_PX)))
    # The row of counts is never needed: there are two rows for every event, should all labels break.
    rows = [2 * len(places) + 2 for places in index.lane_places]
    arrangement = Arrangement(index, axis, labels, rows)
    cuts = page_cuts(arrangement, width_px, 1)
    return PagePlan(arrangement, cuts, row_cuts(arrangement, first_px, rest_px), lanes_height(arrangement))


def may_fit(index: TimelineIndex, labels: Labels, width_px: float, height_px: float) -> bool:
    """Tell whether the titles alone could find room in an area; False saves trying."""
    room = width_px * height_px
    for event in index.timeline.events:
        room -= labels.whole(event.title).width_px * ROW_PX
        if room < 0:
            return False
    return True


def fits(plan: PagePlan, height_px: float) -> bool:
    """Tell whether a plan shows every event and every label whole, in a height for the lanes."""
    return plan.height_px <= height_px and is_whole(plan)


def is_whole(plan: PagePlan) -> bool:
    """Tell whether every event and every label is shown whole, none across a seam of two pages."""
    return not _is_crowded(plan) and not _is_crossed(plan)


def _is_crowded(plan: PagePlan) -> bool:
    """Tell whether any label is cut or any event hidden in a cluster."""
    return any(
        isinstance(item, Cluster) or label_of(item).cut
        for lane in plan.arrangement.lanes(0)
        for item in lane.between(-inf, inf)
    )


def _is_crossed(plan: PagePlan) -> bool:
    """Tell whether anything but a bar lies on the seam of two pages."""
    seams = [cut.right_px for cut in plan.cuts[:-1]]
    extents = _label_extents(plan.arrangement, plan.scale) if seams else []
    return any(low < seam < high for seam in seams for low, high in extents)


def page_cuts(arrangement: Arrangement, width_px: float, pages: int) -> tuple[PageCut, ...]:
    """Return where a fitted drawing is cut into at most so many pages of a width.

    A page ends at a break if one lies in its last part, else where no label is crossed,
    as far right as possible; only where every place crosses a label is it simply full.
    """
    scale = fitted(arrangement.axis)
    total = arrangement.axis.content_px(1.0) + 2 * arrangement.axis.margin_px
    breaks = [(scale.to_px(gap.start) + scale.to_px(gap.end)) / 2 for gap in arrangement.axis.gaps]
    labels = _label_extents(arrangement, scale)
    cuts: list[PageCut] = []
    left = 0.0
    while total - left > width_px + 1:
        rest = (pages - len(cuts) - 1) * width_px
        least = max(left + LEAST_FILLED * width_px, min(total - rest, left + width_px))
        right = _cut_before(left + width_px, least, breaks, labels)
        cuts.append(PageCut(left, right))
        left = right
    cuts.append(PageCut(left, min(total, left + width_px)))
    return tuple(cuts)


def _label_extents(arrangement: Arrangement, scale: TimeScale) -> list[tuple[float, float]]:
    """Return the extents that a cut may not cross, in pixels of the whole drawing."""
    extents = []
    for lane in arrangement.lanes(0):
        for item in lane.between(-inf, inf):
            low, high = item.low - scale.scroll_px, item.high - scale.scroll_px
            if isinstance(item, Item) and item.mark is Mark.BAR:
                high = min(high, low + label_of(item).width_px + _BEHIND_LABEL_PX)
            extents.append((low, high))
    return extents


def _cut_before(
    limit: float, least: float, breaks: Sequence[float], labels: Sequence[tuple[float, float]]
) -> float:
    fitting = [x for x in breaks if least <= x <= limit]
    if fitting:
        return fitting[-1]
    ends = sorted({limit, *(low - 2 for low, _ in labels if least <= low - 2 <= limit)}, reverse=True)
    for x in ends:
        if not any(low < x < high for low, high in labels):
            return x
    return limit


def row_cuts(arrangement: Arrangement, first_px: float, rest_px: float) -> tuple[RowCut, ...]:
    """Return where all lanes below each other are cut into pages of a height.

    A page ends below a lane if one ends in its last part, else between two rows.
    """
    total = lanes_height(arrangement)
    bands = lane_bands(arrangement, 0.0, total, 0.0)
    lanes = [band.y for band in bands[1:]]
    rows = sorted(y for band in bands for y in _row_edges(arrangement, band))
    cuts: list[RowCut] = []
    top, room = 0.0, first_px
    while total - top > room + 1:
        bottom = _last_up_to(lanes, top + LEAST_FILLED * room, top + room)
        if bottom is None:
            bottom = _last_up_to(rows, top + 1, top + room)
        if bottom is None:
            bottom = top + max(room, ROW_PX)
        cuts.append(RowCut(top, bottom))
        top, room = bottom, rest_px
    return (*cuts, RowCut(top, total))


def _row_edges(arrangement: Arrangement, band: LaneBand) -> list[float]:
    """Return the heights between two rows of a lane that no box crosses."""
    items = arrangement.lanes(0)[band.number].between(-inf, inf)
    crossed = {item.row + row for item in items for row in range(1, item.rows)}
    last = max((item.row + item.rows for item in items), default=1)
    return [band.y + band.pad_px + row * ROW_PX for row in range(1, last) if row not in crossed]


def _last_up_to(heights: Sequence[float], least: float, most: float) -> float | None:
    return next((y for y in reversed(heights) if least <= y <= most), None)


def continued(box: Box, width_px: float) -> tuple[bool, bool]:
    """Tell whether a box goes on to the left and to the right of its page."""
    return box.x0 < -1, box.x1 > width_px + 1
