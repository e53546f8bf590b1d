"""One frame of a timeline as plain numbers: what screen and PDF both draw.

Positions are logical pixels of the drawing; ``x`` counts from the left edge of the time
area (right of the lane gutter), ``y`` from the top of the whole drawing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from math import inf
from typing import TYPE_CHECKING

from viewer.dataclass import dataclass
from viewer.layout.axis.scale import TimeScale
from viewer.layout.axis.ticks import AxisTicks
from viewer.layout.frame.boxes import LANE_PAD_PX, LEAST_LANE_PAD_PX, ROW_PX, Box, BoxMaker, LaneBand
from viewer.layout.frame.eras import EraBand, EraTitle, era_bands, era_titles
from viewer.layout.frame.fading import Fading
from viewer.layout.frame.lane_view import ALL_LANES, LaneView
from viewer.layout.frame.thin_lanes import THIN_LANE_PX, thinned
from viewer.layout.packing.arrangement import Arrangement, level_of
from viewer.layout.packing.clusters import Cluster
from viewer.layout.packing.labels import Measure
from viewer.layout.packing.marks import Item

if TYPE_CHECKING:
    from viewer.layout.index.hits import Hits

#: Boxes by the strip of the drawing that they touch, each with its number in the scene.
BoxStrips = Mapping[int, Sequence[tuple[int, Box]]]
#: What lights up a box is drawn no further around it.
_BESIDE_PX = 12.0
#: Between a row's lower edge and the letters in it; so much may be cut off.
_ROW_AIR_PX = 3.0


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
        top_px: Height of the axis, the strip of eras' titles included; lanes are drawn below it.
        height_px: Height of the whole drawing.
        lanes: Those that are visible, from above.
        boxes: Those that are visible, by lane.
        ticks: Axis and breaks.
        selected, hovered: Places in the one order, -1 for none.
        fold_marks: Those of the opened gaps that are visible.
        hits: What a search has found, None while nothing is searched: all else is dimmed.
        scroll_y: How far the lanes are scrolled up.
        eras: Bands behind the lanes.
        eras_px: Height of the strip of their titles at the axis's lower end; 0 without one.
        era_titles: What stands in it, from the left.
        chevrons: Lane titles have an arrow that collapses the lane.
        fading: Between two pictures, what is drawn at less than full strength.
        scale: What it was laid out at, where somebody has told.
        is_coarse: Something of it had still to be packed.
        covered_px: So much of the time area's right end lies under a scroll bar.
        sorted_boxes: A list of boxes, and the same sorted by whoever looks for them by where they stand; scenes
            that differ in what is pointed out share it.
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
    eras_px: float = 0.0
    era_titles: list[EraTitle] = field(default_factory=list)
    selected: int = -1
    hovered: int = -1
    selected_box: Box | None = None
    fading: Fading | None = None
    chevrons: bool = False
    hits: Hits | None = None
    scroll_y: float = 0.0
    scale: TimeScale | None = None
    is_coarse: bool = False
    covered_px: float = 0.0
    sorted_boxes: tuple[list[Box], BoxStrips] | None = field(default=None, repr=False, compare=False)

    def is_selected(self, box: Box) -> bool:
        """Tell whether a box is the selected event's, or a cluster that holds it."""
        return box.place == self.selected or box is self.selected_box

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


def rows_in_view(arrangement: Arrangement, scale: TimeScale, width_px: float) -> list[float]:
    """Return for every lane of the timeline how many rows are in use in a view; 0 where it is empty.

    Boxes just beside the view count too, so that a small pan changes nothing.
    """
    level, extent = level_of(scale.zoom), BoxMaker(scale, width_px).level_extent
    lanes = range(len(arrangement.index.lane_indexes))
    return [arrangement.rows_in_view(number, level, extent) for number in lanes]


def lane_bands(
    arrangement: Arrangement,
    top_px: float,
    height_px: float,
    scroll_y: float,
    view: LaneView = ALL_LANES,
    rows: Sequence[float] | None = None,
) -> list[LaneBand]:
    """Return all lanes that are shown from above, the open ones sharing what height is left over.

    Args:
        arrangement: The packed timeline.
        top_px: Where the first lane begins at ``scroll_y`` 0.
        height_px: Height of the whole drawing.
        scroll_y: How far the lanes are scrolled up.
        view: Which lanes are shown, and how.
        rows: How many rows every lane of the timeline has, also on the way between two numbers;
            None for those that they need when everything is shown.
    """
    lanes = arrangement.index.timeline.lanes
    rows = arrangement.lane_rows() if rows is None else rows
    pad_px, heights = _lane_heights(arrangement, view, rows, height_px - top_px)
    shares = {number: 0.0 if thin else min(1.0, rows[number]) for number, _, thin in heights}
    spare = max(0.0, height_px - top_px - sum(height for _, height, _ in heights))
    if not any(shares.values()):
        shares = {number: float(not thin) for number, _, thin in heights}
    each = spare / max(1.0, sum(shares.values()))
    bands, y = [], top_px - scroll_y
    for number, height, thin in heights:
        full = height + shares[number] * each
        lane = lanes[number]
        bands.append(LaneBand(number, lane.title, lane.color, y, full, thin, pad_px, lane.is_heading))
        y += full
    return bands


def in_sight(bands: Iterable[LaneBand], top_px: float, height_px: float) -> list[LaneBand]:
    """Return the lanes of which something stands below the axis and above the lower edge of a drawing so high."""
    return [band for band in bands if band.y < height_px and band.y + band.height > top_px]


def lanes_height(
    arrangement: Arrangement,
    view: LaneView = ALL_LANES,
    room_px: float = 0.0,
    rows: Sequence[float] | None = None,
) -> float:
    """Return the height that the lanes shown need, in pixels, without the axis.

    Args:
        arrangement: The packed timeline.
        view: Which lanes are shown, and how.
        room_px: Where they overflow this by little, they stand closer to fit into it.
        rows: As for ``lane_bands``.
    """
    rows = arrangement.lane_rows() if rows is None else rows
    return sum(height for _, height, _ in _lane_heights(arrangement, view, rows, room_px)[1])


def _lane_heights(
    arrangement: Arrangement, view: LaneView, rows: Sequence[float], room_px: float
) -> tuple[float, list[tuple[int, float, bool]]]:
    """Return the empty room above and below the rows of a lane, and of the lanes shown, from above, what they need.

    Fonts differ by some pixels in the height of menus and bars; rather than scroll for so few,
    the lanes close up.

    Returns:
        The room; and of every lane its place in the file, the height needed, and whether it is collapsed.
    """
    lanes = arrangement.index.timeline.lanes
    shown = [(number, view.is_thin(lanes[number].id)) for number in view.shown(lanes)]
    pad_px, heights = LANE_PAD_PX, _heights(shown, rows, LANE_PAD_PX)
    over = sum(height for _, height, _ in heights) - room_px
    pads = 2 * sum(not thin for _, thin in shown)
    if 0 < over <= pads * (LANE_PAD_PX - LEAST_LANE_PAD_PX):
        pad_px = LANE_PAD_PX - over / pads
        heights = _heights(shown, rows, pad_px)
    return pad_px, heights


def _heights(
    shown: Iterable[tuple[int, bool]], rows: Sequence[float], pad_px: float
) -> list[tuple[int, float, bool]]:
    return [
        (number, THIN_LANE_PX if thin else max(THIN_LANE_PX, rows[number] * ROW_PX + 2 * pad_px), thin)
        for number, thin in shown
    ]


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
    rows: Sequence[float] | None = None,
    hits: Hits | None = None,
    eras_px: float = 0.0,
    ticks: AxisTicks | None = None,
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
        rows: As for ``lane_bands``.
        hits: What a search has found; None while nothing is searched.
        eras_px: How much of the axis is a strip for eras' titles; 0 for none.
        ticks: What stands on the axis; None for what belongs there.
    """
    eras = arrangement.index.timeline.eras
    bands = lane_bands(arrangement, top_px, height_px, scroll_y, lane_view, rows)
    lanes = in_sight(bands, top_px, height_px)
    boxes = visible_boxes(arrangement, scale, width_px, lanes, (top_px, height_px))
    return Scene(
        width_px=width_px,
        top_px=top_px,
        height_px=height_px,
        gutter_px=gutter_px,
        lanes=lanes,
        boxes=_without_halves(boxes, height_px),
        ticks=ticks or arrangement.ticks(scale, width_px, measure, measure_major),
        eras=era_bands(eras, scale, width_px),
        eras_px=eras_px,
        era_titles=era_titles(eras, scale, width_px, measure) if eras_px else [],
        fold_marks=fold_marks(scale, width_px, opened),
        selected=selected,
        hovered=hovered,
        hits=hits,
        scroll_y=scroll_y,
    )


def _without_halves(boxes: list[Box], height_px: float) -> list[Box]:
    """Take away the labels that the drawing's lower edge would cut through; their marks tell that more is below."""
    for box in boxes:
        if box.event is not None and box.y + box.height > height_px + _ROW_AIR_PX:
            box.lines = ()
    return boxes


def visible_boxes(
    arrangement: Arrangement,
    scale: TimeScale,
    width_px: float,
    lanes: list[LaneBand],
    heights: tuple[float, float] = (-inf, inf),
) -> list[Box]:
    """Return the boxes that touch the time area, lane by lane, those between two heights alone.

    Counts just beside it are among them: they may stand for events inside.
    """
    level = level_of(scale.zoom)
    maker = BoxMaker(scale, width_px)
    top, bottom = heights
    boxes: list[Box] = []
    for lane in lanes:
        items = arrangement.in_view(lane.number, level, maker.level_extent)
        if lane.is_thin:
            thin = [thinned(box, lane) for box in maker.boxes(items, lane)]
            left, right = -_BESIDE_PX, width_px + _BESIDE_PX
            boxes += [
                box for box in thin if box.members is not None or (left <= box.right and box.left <= right)
            ]
            continue
        y = lane.y + lane.pad_px
        first, last = (top - y) / ROW_PX, (bottom - y) / ROW_PX
        shown = [item for item in items if item.row < last and item.row + item.rows > first]
        # Packed for the level's smallest zoom, at which titles reach further in time: up to half lie outside.
        boxes += maker.boxes(shown, lane, _BESIDE_PX)
    return boxes


def boxes_for(
    arrangement: Arrangement, scale: TimeScale, width_px: float, lane: LaneBand, place: int
) -> list[Box]:
    """Return the boxes of a lane in which an event may be drawn: its own alone if it has one, else all counts.

    Args:
        arrangement: The packed timeline.
        scale: What is on screen, on the arrangement's axis.
        width_px: Width of the time area.
        lane: The event's lane.
        place: The event's in the one order.
    """
    maker = BoxMaker(scale, width_px)
    items = arrangement.in_view(lane.number, level_of(scale.zoom), maker.level_extent)
    own = [item for item in items if isinstance(item, Item) and item.place == place]
    boxes = maker.boxes(own or [item for item in items if isinstance(item, Cluster)], lane)
    return [thinned(box, lane) for box in boxes] if lane.is_thin else boxes


def packing_in_view(
    arrangement: Arrangement, scale: TimeScale, width_px: float, first: Callable[[], Sequence[int]] = tuple
) -> Iterator[bool]:
    """Pack, step by step, what a view shows and its frame had to leave for later.

    Args:
        arrangement: The packed timeline.
        scale: What is on screen.
        width_px: Width of the time area.
        first: Returns the places of the lanes that are looked at.

    Yields:
        Whether all lanes that are looked at are packed.
    """
    level = level_of(scale.zoom)
    return arrangement.pack_in_view(level, *BoxMaker(scale, width_px).level_extent(level), first)


def packing_ahead(
    arrangement: Arrangement, scale: TimeScale, width_px: float, zoomed: int = 0
) -> Iterator[None]:
    """Pack, step by step, what a pan or one level of zoom further in or out shows around a view.

    Args:
        arrangement: The packed timeline.
        scale: What is on screen.
        width_px: Width of the time area.
        zoomed: What the view has just done and so may do again: 1 for zooming in, -1 for zooming
            out, 0 for a pan. That is prepared first; in the end everything is.
    """
    level = level_of(scale.zoom)
    maker = BoxMaker(scale, width_px)
    outer = max(0, level - 1)
    beside = level, *maker.level_extent(level, width_px)
    further_in = level + 1, *maker.level_extent(level + 1)
    # A level further out shows up to twice the time, about any anchor.
    further_out = outer, *maker.level_extent(outer, width_px)
    if zoomed < 0:
        # About the middle at first: most of what is zoomed out of is looked at there.
        near = outer, *maker.level_extent(outer, width_px / 2)
        return arrangement.pack_around(level, [near, further_out, beside, further_in])
    first = [further_in, beside] if zoomed else [beside, further_in]
    return arrangement.pack_around(level, [*first, further_out])


def fold_marks(scale: TimeScale, width_px: float, opened: frozenset[int]) -> list[FoldMark]:
    """Return the marks of opened gaps, each in the middle of the visible part of its gap."""
    marks = []
    for number, stretch in enumerate(scale.axis.stretches):
        if stretch.span.start in opened:
            left, right = scale.stretch_px(number)
            if right > 0 and left < width_px:
                marks.append(FoldMark((max(left, 0.0) + min(right, width_px)) / 2, stretch.span.start))
    return marks
