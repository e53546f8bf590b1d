"""What lies outside a view: earlier, later, and in rows above or below those in sight."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.dataclass import dataclass
from viewer.layout.axis.scale import TimeScale
from viewer.layout.frame.boxes import ROW_PX, BoxMaker, LaneBand
from viewer.layout.index.run_on import drawn_end, drawn_start
from viewer.layout.packing.arrangement import Arrangement, level_of
from viewer.layout.packing.clusters import Cluster
from viewer.layout.packing.marks import Item

#: A row that is cut off by more than this at the lower edge has no title any more.
_CUT_PX = 3.0


@dataclass(slots=True)
class Beyond:
    """How many events of the lanes that are shown lie outside a view.

    Attributes:
        earlier, later: They are over before the time in view, or begin after it.
        above, below: They lie in that time, in rows that are scrolled out of sight.
        earlier_end: When the last of the earlier ones ends, axis seconds; None without any.
        later_start: When the first of the later ones begins.
    """

    earlier: int = 0
    later: int = 0
    above: int = 0
    below: int = 0
    earlier_end: float | None = None
    later_start: float | None = None


def beyond(
    arrangement: Arrangement,
    scale: TimeScale,
    width_px: float,
    bands: Sequence[LaneBand],
    heights: tuple[float, float],
) -> Beyond:
    """Count what lies outside a view: by bisection, and in lanes that are cut through by the boxes in view.

    Args:
        arrangement: The packed timeline.
        scale: What is on screen. On another axis than the arrangement's, as between two foldings,
            rows are not told apart.
        width_px: Width of the time area.
        bands: All lanes that are shown, as they stand.
        heights: Between which rows are in sight.
    """
    start, end = scale.to_fine_time(0.0), scale.to_fine_time(width_px)
    found = Beyond()
    lanes = arrangement.index.lane_indexes
    for band in bands:
        lane = lanes[band.number]
        earlier, later = lane.before(start), lane.after(end)
        found.earlier += earlier
        found.later += later
        if earlier:
            last = lane.ascending_ends[earlier - 1]
            found.earlier_end = last if found.earlier_end is None else max(found.earlier_end, last)
        if later:
            first = lane.starts[len(lane) - later]
            found.later_start = first if found.later_start is None else min(found.later_start, first)
        _add_rows(found, band, max(0, len(lane) - earlier - later), heights)
    _add_cut_lanes(found, arrangement, scale, width_px, bands, heights)
    return found


def rows_in_time(
    arrangement: Arrangement, scale: TimeScale, width_px: float, bands: Sequence[LaneBand]
) -> list[tuple[float, float]]:
    """Return where the rows stand that hold something of the time in view, in sight or not.

    Args:
        arrangement: The packed timeline.
        scale: What is on screen, on the arrangement's axis.
        width_px: Width of the time area.
        bands: All lanes that are shown, as they stand.

    Returns:
        Upper and lower edge of each row, logical pixels; one in several rows, and one row of several
        events, may be told more than once.
    """
    level, extent = level_of(scale.zoom), BoxMaker(scale, width_px).level_extent
    view = _View(arrangement, scale, width_px)
    rows: list[tuple[float, float]] = []
    for band in bands:
        for item in arrangement.in_view(band.number, level, extent):
            if view.count(item):
                y = band.y if band.is_thin else band.y + band.pad_px + item.row * ROW_PX
                rows.append((y, y + (band.height if band.is_thin else item.rows * ROW_PX)))
    return rows


def _is_cut(band: LaneBand, heights: tuple[float, float]) -> bool:
    top, bottom = heights
    return (band.y < top < band.y + band.height) or (band.y < bottom < band.y + band.height)


def _add_rows(found: Beyond, band: LaneBand, count: int, heights: tuple[float, float]) -> None:
    """Add a lane's events in view where the whole lane is out of sight."""
    if band.y + band.height <= heights[0]:
        found.above += count
    elif band.y >= heights[1]:
        found.below += count


def _add_cut_lanes(
    found: Beyond,
    arrangement: Arrangement,
    scale: TimeScale,
    width_px: float,
    bands: Sequence[LaneBand],
    heights: tuple[float, float],
) -> None:
    """Add the events in rows out of sight of the lanes, at most two, that an edge cuts through."""
    if scale.axis != arrangement.axis:
        return
    level, extent = level_of(scale.zoom), BoxMaker(scale, width_px).level_extent
    view = _View(arrangement, scale, width_px)
    for band in bands:
        if band.is_thin or not _is_cut(band, heights):
            continue
        for item in arrangement.in_view(band.number, level, extent):
            y, height = band.y + band.pad_px + item.row * ROW_PX, item.rows * ROW_PX
            if y + height / 2 < heights[0]:
                found.above += view.count(item)
            elif y + height > heights[1] + _CUT_PX:
                found.below += view.count(item)


class _View:
    """Tells how many events of a box lie in the time in view; titles reach into it from elsewhere."""

    def __init__(self, arrangement: Arrangement, scale: TimeScale, width_px: float) -> None:
        self._events = arrangement.index.timeline.events
        self._reach = arrangement.axis.reach
        self._scale, self._width_px = scale, width_px
        self._start, self._end = scale.to_fine_time(0.0), scale.to_fine_time(width_px)

    def count(self, item: Item | Cluster) -> int:
        if not isinstance(item, Cluster):
            return self._holds(item.place)
        break_px, scroll_px = self._scale.axis.break_width_px, self._scale.scroll_px
        left = self._scale.zoom * item.base0 + break_px * item.breaks0 - scroll_px
        right = self._scale.zoom * item.base1 + break_px * item.breaks1 - scroll_px
        if left >= 0 and right <= self._width_px:
            return len(item.members)  # all of them begin here
        return item.members.lasting(self._start, self._end)

    def _holds(self, place: int) -> bool:
        when = self._events[place].when
        return drawn_start(when, self._reach) < self._end and drawn_end(when, self._reach) > self._start
