"""Lays a timeline out for paper: how wide, on how many pages, where the pages are cut."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.dataclass import dataclass
from viewer.layout.axis.scale import TimeScale, fitted
from viewer.layout.frame.boxes import LANE_PAD_PX, ROW_PX, Box
from viewer.layout.frame.scene import lanes_height
from viewer.layout.index.index import TimelineIndex
from viewer.layout.packing.arrangement import Arrangement
from viewer.layout.packing.clusters import Cluster
from viewer.layout.packing.labels import Labels
from viewer.layout.packing.proportions import fold
from viewer.model.dates.timespan import DAY, HOUR, MEAN_MONTH, MEAN_YEAR, MINUTE, WEEK

#: A timeline is spread over at most so many pages side by side, unless a poster asks for more.
MOST_ACROSS = 6
#: A page is filled to this part at least before it is cut early for a better place.
LEAST_FILLED = 0.55
#: So much of a page is left free for each cut, so that it can be moved to a better place.
CUT_SLACK = 0.12


@dataclass(frozen=True, slots=True)
class PageCut:
    """What one page shows of the drawing: from ``left_px`` to ``right_px`` of the fitted width."""

    left_px: float
    right_px: float


@dataclass(frozen=True, slots=True)
class PagePlan:
    """A timeline laid out for pages side by side.

    Attributes:
        arrangement: The packed timeline on the axis of the whole width.
        cuts: The pages from left to right.
        height_px: Height that the lanes need, without the axis.
    """

    arrangement: Arrangement
    cuts: tuple[PageCut, ...]
    height_px: float

    @property
    def scale(self) -> TimeScale:
        """The scale of the whole width."""
        return fitted(self.arrangement.axis)


def plan_pages(
    index: TimelineIndex, labels: Labels, width_px: float, height_px: float, across: int = 0
) -> PagePlan:
    """Lay a timeline out over as few pages as show every label whole, side by side.

    Args:
        index: The timeline; it has at least one event.
        labels: Measures with the paper's fonts.
        width_px: Room for the time line on one page, logical pixels.
        height_px: Room for the lanes on one page, without the axis.
        across: How many pages exactly, for a poster; 0 finds the number.

    What finds no room even on ``MOST_ACROSS`` pages is drawn as clusters with their counts.
    """
    most_rows = max(1, int(height_px / ROW_PX))
    for pages in [across] if across else range(1, MOST_ACROSS + 1):
        plan = _planned(index, labels, width_px, pages, most_rows)
        if across or fits(plan, height_px):
            return plan
    rows = max(1, int((height_px / len(index.timeline.lanes) - 2 * LANE_PAD_PX) / ROW_PX) - 1)
    return _planned(index, labels, width_px, MOST_ACROSS, rows)


def fits(plan: PagePlan, height_px: float) -> bool:
    """Tell whether a plan shows every event and every label whole, in a height for the lanes."""
    return plan.height_px <= height_px and not _is_crowded(plan)


def _planned(index: TimelineIndex, labels: Labels, width_px: float, pages: int, max_rows: int) -> PagePlan:
    axis = fold(index, labels, width_px * (pages - CUT_SLACK * (pages - 1)), max_rows)
    arrangement = Arrangement(index, axis, labels, [max_rows + 1] * len(index.lane_places))
    cuts = page_cuts(arrangement, width_px, pages)
    return PagePlan(arrangement, cuts, lanes_height(arrangement))


def _is_crowded(plan: PagePlan) -> bool:
    """Tell whether any label is cut or any event hidden in a cluster."""
    return any(
        isinstance(item, Cluster) or item.label.cut
        for lane in plan.arrangement.lanes(0)
        for item in lane.between(float("-inf"), float("inf"))
    )


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
        for item in lane.between(float("-inf"), float("inf")):
            low, high = item.low - scale.scroll_px, item.high - scale.scroll_px
            if not isinstance(item, Cluster) and high - low > 400:
                high = low + item.label.width_px + 20
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


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A length of time drawn to the scale of one stretch: ``x`` to ``x + length_px``."""

    x: float
    length_px: float
    text: str


_BAR_UNITS = (
    (MINUTE, "1 minute"), (10 * MINUTE, "10 minutes"), (HOUR, "1 hour"), (6 * HOUR, "6 hours"), (DAY, "1 day"),
    (WEEK, "1 week"), (MEAN_MONTH, "1 month"), (3 * MEAN_MONTH, "3 months"), (MEAN_YEAR, "1 year"),
    (5 * MEAN_YEAR, "5 years"), (10 * MEAN_YEAR, "10 years"), (50 * MEAN_YEAR, "50 years"),
    (100 * MEAN_YEAR, "100 years"), (500 * MEAN_YEAR, "500 years"), (1000 * MEAN_YEAR, "1,000 years"),
    (10_000 * MEAN_YEAR, "10,000 years"), (100_000 * MEAN_YEAR, "100,000 years"),
    (1_000_000 * MEAN_YEAR, "1 million years"), (100_000_000 * MEAN_YEAR, "100 million years"),
)  # fmt: skip


def scale_bars(scale: TimeScale, width_px: float) -> list[ScaleBar]:
    """Return one bar for each stretch in view: the longest round unit that fits well into it."""
    bars = []
    for place in range(len(scale.axis.stretches)):
        left, right = scale.stretch_px(place)
        left, right = max(left, 0.0), min(right, width_px)
        fitting = [
            (unit * scale.px_per_s(place), text)
            for unit, text in _BAR_UNITS
            if 6 <= unit * scale.px_per_s(place) <= min(160.0, right - left)
        ]
        if fitting:
            length, text = fitting[-1]
            bars.append(ScaleBar(left + 2, length, text))
    return bars


def continued(box: Box, width_px: float) -> tuple[bool, bool]:
    """Tell whether a box goes on to the left and to the right of its page."""
    return box.x0 < -1, box.x1 > width_px + 1
