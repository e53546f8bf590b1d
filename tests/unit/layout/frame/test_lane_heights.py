"""Lanes stand in the height of the window where they nearly fit."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layout_helpers import arranged, event, timeline

from viewer.layout.axis.scale import fitted
from viewer.layout.frame.boxes import LANE_PAD_PX, LEAST_LANE_PAD_PX
from viewer.layout.frame.lane_view import LaneView
from viewer.layout.frame.scene import lane_bands, lanes_height, visible_boxes

MADE = timeline(*(event(n, "2001-01-01", lane="abc"[n % 3]) for n in range(12)), lanes=3)
TOP_PX = 48.0


@pytest.mark.parametrize("missing", [0, 1, 7.5, 18])
def test_that_lanes_close_up_by_a_few_pixels_rather_than_scroll(missing: float) -> None:
    arrangement = arranged(MADE)
    room = lanes_height(arrangement) - missing
    assert lanes_height(arrangement, room_px=room) == pytest.approx(room)
    bands = lane_bands(arrangement, TOP_PX, TOP_PX + room, 0.0)
    assert bands[-1].y + bands[-1].height == pytest.approx(TOP_PX + room)
    boxes = visible_boxes(arrangement, fitted(arrangement.axis), 800.0, bands)
    assert len(boxes) == 12
    for box in boxes:
        lane = bands[box.lane]
        assert lane.y + LEAST_LANE_PAD_PX <= box.y
        assert box.y + box.height <= lane.y + lane.height - LEAST_LANE_PAD_PX + 1e-6


def test_that_lanes_that_overflow_by_more_keep_their_air() -> None:
    arrangement = arranged(MADE)
    full = lanes_height(arrangement)
    assert lanes_height(arrangement, room_px=full - 19) == full
    assert all(band.pad_px == LANE_PAD_PX for band in lane_bands(arrangement, TOP_PX, full - 19, 0.0))


@given(st.floats(0, 600), st.sets(st.sampled_from("abc")))
def test_that_no_lane_lies_on_the_next(height: float, collapsed: set[str]) -> None:
    arrangement = arranged(MADE)
    bands = lane_bands(arrangement, TOP_PX, height, 0.0, LaneView(collapsed=frozenset(collapsed)))
    assert len(bands) == 3
    for band, following in itertools.pairwise(bands):
        assert band.y + band.height == pytest.approx(following.y)
