"""A collapsed lane: its marks in one thin row, without labels."""

from __future__ import annotations

from dataclasses import replace

from viewer.layout.frame.boxes import Box, LaneBand

#: Height of a collapsed lane, high enough for its title.
THIN_LANE_PX = 20.0
THIN_MARK_PX = 14.0


def thinned(box: Box, lane: LaneBand) -> Box:
    """Return a box of a lane as it is drawn in the lane's one thin row; it can still be pointed at."""
    left, right = min(box.x0, box.tail_left_x), max(box.x1, box.tail_right_x)
    y = lane.y + (THIN_LANE_PX - THIN_MARK_PX) / 2
    return replace(
        box,
        y=y,
        height=THIN_MARK_PX,
        lines=(),
        label_x=box.x0,
        label_px=0.0,
        left=left,
        right=right,
        length_px=None,
    )
