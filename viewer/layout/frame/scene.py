"""One frame of a timeline as plain numbers: what screen and PDF both draw.

Positions are logical pixels of the drawing; ``x`` counts from the left edge of the time
area (right of the lane gutter), ``y`` from the top of the whole drawing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from viewer.layout.axis.scale import TimeScale
from viewer.layout.axis.ticks import AxisTicks, axis_ticks
from viewer.layout.frame.boxes import CLIP_PX, LANE_PAD_PX, LEAST_LANE_PAD_PX, ROW_PX, Box, BoxMaker, LaneBand
from viewer.layout.frame.fading import Fading
from viewer.layout.frame.lane_view import ALL_LANES, LaneView
from viewer.layout.frame.thin_lanes import THIN_LANE_PX, thinned
from viewer.layout.packing.arrangement import Arrangement, level_of
from viewer.layout.packing.clusters import Cluster
from viewer.layout.packing.labels import Measure
from viewer.model.dates.when import End

if TYPE_CHECKING:
    from viewer.layout.index.hits import Hits


@dataclass(slots=True)
class EraBand:
    """A background band between two positions."""

    title: str
    number: int
    color: str
    x0: float
    x1: float


@dataclass(slots=True)
class FoldMark:
    """The axis mark that folds an opened gap again; ``x`` is its middle."""

    x: float
    gap_start: int


@dataclass(slots=True)
class Scene:
    """Everything that one frame shows.

    Attributes:
        width_px: Width of the time area.
        top_px: Height of the axis; lanes are drawn below it.
        height_px: Height of the whole drawing.
        lanes: Those that are visible, from above.
        boxes: Those that are visible, by lane.
        ticks: Axis and breaks.
        selected, hovered: Places in the one order, -1 for none.
        fold_marks: Those of the opened gaps that are visible.
        hits: What a search has found, None while nothing is searched: all else is dimmed.
        chevrons: Lane titles have an arrow that collapses the lane.
        fading: Between two pictures, what is drawn at less than full strength.
    """

    width_px: float
    top_px: float
    height_px: float
    gutter_px: float
    lanes: list[LaneBand]
    boxes: list[Box]
    ticks: AxisTicks
    eras: list[EraBand]
    fold_marks: list[FoldMark] = field(default_factory=list)
    selected: int = -1
    hovered: int = -1
    selected_box: Box | None = None
    fading: Fading | None = None
    chevrons: bool = False
    hits: Hits | None = None

    def box_at(self, x: float, y: float) -> Box | None:
        """Return the box at a point, the uppermost drawn one, None for empty ground."""
        if y < self.top_px:
            return None
        for box in reversed(self.boxes):
            if box.contains(x, y):
                return box
        return None

    def lane_at(self, y: float) -> LaneBand | None:
        """Return the lane at a height."""
        if y < self.top_px:
            return None
        return next((lane for lane in self.lanes if lane.y <= y < lane.y + lane.height), None)


def lane_bands(
    arrangement: Arrangement, top_px: float, height_px: float, scroll_y: float, view: LaneView = ALL_LANES
) -> list[LaneBand]:
    """Return all lanes that are shown from above, the open ones sharing what height is left over.

    Args:
        arrangement: The packed timeline.
        top_px: Where the first lane begins at ``scroll_y`` 0.
        height_px: Height of the whole drawing.
        scroll_y: How far the lanes are scrolled up.
        view: Which lanes are shown, and how.
    """
    lanes = arrangement.index.timeline.lanes
    pad_px = _pad_px(arrangement, view, height_px - top_px)
    heights = _lane_heights(arrangement, view, pad_px)
    open_lanes = sum(not thin for _, _, thin in heights)
    spare = max(0.0, height_px - top_px - sum(height for _, height, _ in heights)) / max(1, open_lanes)
    bands, y = [], top_px - scroll_y
    for number, height, thin in heights:
        full = height if thin else height + spare
        bands.append(LaneBand(number, lanes[number].title, lanes[number].color, y, full, thin, pad_px))
        y += full
    return bands


def lanes_height(arrangement: Arrangement, view: LaneView = ALL_LANES, room_px: float = 0.0) -> float:
    """Return the height that the lanes shown need, in pixels, without the axis.

    Args:
        arrangement: The packed timeline.
        view: Which lanes are shown, and how.
        room_px: Where they overflow this by little, they stand closer to fit into it.
    """
    pad_px = _pad_px(arrangement, view, room_px)
    return sum(height for _, height, _ in _lane_heights(arrangement, view, pad_px))


def _pad_px(arrangement: Arrangement, view: LaneView, room_px: float) -> float:
    """Return the empty room above and below the rows of a lane.

    Fonts differ by some pixels in the height of menus and bars; rather than scroll for so few,
    the lanes close up.
    """
    heights = _lane_heights(arrangement, view)
    over = sum(height for _, height, _ in heights) - room_px
    pads = 2 * sum(not thin for _, _, thin in heights)
    if not 0 < over <= pads * (LANE_PAD_PX - LEAST_LANE_PAD_PX):
        return LANE_PAD_PX
    return LANE_PAD_PX - over / pads


def _lane_heights(
    arrangement: Arrangement, view: LaneView, pad_px: float = LANE_PAD_PX
) -> list[tuple[int, float, bool]]:
    """Return (place in the file, height needed, collapsed) of the lanes shown, from above."""
    lanes, rows = arrangement.index.timeline.lanes, arrangement.lane_rows()
    found = []
    for number in view.shown(lanes):
        thin = lanes[number].id in view.collapsed
        found.append((number, THIN_LANE_PX if thin else rows[number] * ROW_PX + 2 * pad_px, thin))
    return found


def assembled(
    arrangement: Arrangement,
    scale: TimeScale,
    *,
    width_px: float,
    top_px: float,
    height_px: float,
    gutter_px: float,
    measure: Measure,
    measure_major: Measure,
    scroll_y: float = 0.0,
    opened: frozenset[int] = frozenset(),
    selected: int = -1,
    hovered: int = -1,
    lane_view: LaneView = ALL_LANES,
    hits: Hits | None = None,
) -> Scene:
    """Return one frame.

    Args:
        arrangement: The packed timeline.
        scale: What is on screen, on the arrangement's axis.
        width_px: Width of the time area.
        top_px: Height of the axis above the lanes.
        height_px: Height of the whole drawing.
        gutter_px: Width of the lane titles left of the time area.
        measure, measure_major: Widths in the fonts of the axis's lower and upper tier.
        scroll_y: How far the lanes are scrolled up.
        opened: Starts of the gaps that are unfolded one by one.
        selected, hovered: Places in the one order, -1 for none.
        lane_view: Which lanes are shown, and how.
        hits: What a search has found; None while nothing is searched.
    """
    bands = lane_bands(arrangement, top_px, height_px, scroll_y, lane_view)
    lanes = [band for band in bands if band.y < height_px and band.y + band.height > top_px]
    return Scene(
        width_px=width_px,
        top_px=top_px,
        height_px=height_px,
        gutter_px=gutter_px,
        lanes=lanes,
        boxes=visible_boxes(arrangement, scale, width_px, lanes),
        ticks=axis_ticks(scale, width_px, measure, measure_major, precise=arrangement.index.precision.near),
        eras=era_bands(arrangement, scale, width_px),
        fold_marks=fold_marks(scale, width_px, opened),
        selected=selected,
        hovered=hovered,
        hits=hits,
    )


def visible_boxes(
    arrangement: Arrangement, scale: TimeScale, width_px: float, lanes: list[LaneBand]
) -> list[Box]:
    """Return the boxes that touch the time area, lane by lane."""
    level = level_of(scale.zoom)
    maker = BoxMaker(scale, width_px)
    low, high = maker.level_extent(level)
    packed = arrangement.lanes(level)
    boxes = []
    for lane in lanes:
        for item in packed[lane.number].between(low, high):
            box = maker.cluster(item, lane) if isinstance(item, Cluster) else maker.box(item, lane)
            boxes.append(thinned(box, lane) if lane.is_thin else box)
    return boxes


def packing_ahead(arrangement: Arrangement, scale: TimeScale, width_px: float) -> Iterator[None]:
    """Pack, step by step, what a pan or one level of zoom further in or out shows around a view."""
    level = level_of(scale.zoom)
    maker = BoxMaker(scale, width_px)
    further_out = max(0, level - 1)
    # A level further out shows up to twice the time, about any anchor.
    extents = [
        (level, *maker.level_extent(level, width_px)),
        (level + 1, *maker.level_extent(level + 1)),
        (further_out, *maker.level_extent(further_out, width_px)),
    ]
    return arrangement.pack_around(level, extents)


def era_bands(arrangement: Arrangement, scale: TimeScale, width_px: float) -> list[EraBand]:
    """Return the eras that touch the time area, clipped to a little beyond it."""
    bands = []
    for number, era in enumerate(arrangement.index.timeline.eras):
        x0 = -CLIP_PX if era.when.open_start is not End.KNOWN else scale.to_px(era.when.start)
        x1 = width_px + CLIP_PX if era.when.open_end is not End.KNOWN else scale.to_px(era.when.end)
        if x1 > 0 and x0 < width_px:
            bands.append(
                EraBand(era.title, number, era.color, max(x0, -CLIP_PX), min(x1, width_px + CLIP_PX))
            )
    return bands


def fold_marks(scale: TimeScale, width_px: float, opened: frozenset[int]) -> list[FoldMark]:
    """Return the marks of opened gaps, each in the middle of the visible part of its gap."""
    marks = []
    for number, stretch in enumerate(scale.axis.stretches):
        if stretch.span.start in opened:
            left, right = scale.stretch_px(number)
            if right > 0 and left < width_px:
                marks.append(FoldMark((max(left, 0.0) + min(right, width_px)) / 2, stretch.span.start))
    return marks
