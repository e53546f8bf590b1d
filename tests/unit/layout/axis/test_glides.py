"""Laws of moving views: anchors stay, bounds hold, flung views come to rest."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layout_helpers import arranged, random_events, timeline

from viewer.layout.axis.glides import Fling, between, eased, thrown
from viewer.layout.axis.scale import fitted

WIDTH = 800.0
AXIS = arranged(timeline(*random_events(60, 4)), WIDTH).axis
shares = st.floats(0, 1)


@given(st.floats(1, 4000), st.floats(0.1, 10), st.floats(0, WIDTH), shares)
def test_that_the_anchor_of_a_zoom_stays_all_the_way(
    zoom: float, factor: float, anchor: float, share: float
) -> None:
    start = fitted(AXIS).zoomed(zoom, 300.0)
    end = start.zoomed(factor, anchor)
    base, breaks = start.locate(anchor)
    shown = between(start, end, share)
    assert shown.zoom * base + AXIS.break_width_px * breaks - shown.scroll_px == pytest.approx(
        anchor, abs=1e-4
    )
    assert min(start.zoom, end.zoom) * 0.999 <= shown.zoom <= max(start.zoom, end.zoom) * 1.001


@given(st.floats(1, 900), st.floats(1, 900), st.floats(-5000, 5000), st.floats(-5000, 5000), shares)
def test_that_no_step_between_two_views_leaves_the_timeline(
    one: float, other: float, pan: float, back: float, share: float
) -> None:
    start = fitted(AXIS).zoomed(one, 300.0).panned(pan).clamped(WIDTH)
    end = fitted(AXIS).zoomed(other, 500.0).panned(back).clamped(WIDTH)
    shown = between(start, end, share)
    assert shown.clamped(WIDTH).scroll_px == pytest.approx(shown.scroll_px, abs=1.0)


@given(shares)
def test_that_a_move_begins_and_ends_where_it_should(share: float) -> None:
    start = fitted(AXIS).zoomed(5.0, 300.0)
    end = start.panned(700.0)
    assert between(start, end, 0.0) == start
    assert between(start, end, 1.0) is end
    assert start.scroll_px <= between(start, end, share).scroll_px <= end.scroll_px


@given(shares, shares)
def test_that_easing_never_turns_back(one: float, other: float) -> None:
    first, second = sorted((one, other))
    assert 0.0 <= eased(first) <= eased(second) <= 1.0


@given(st.floats(-8, 8), st.floats(-8, 8))
def test_that_a_fling_slows_down_and_stops(x: float, y: float) -> None:
    fling = Fling(x, y)
    end = fling.length_ms
    steps = [fling.moved(end * part / 10)[0] for part in range(11)]
    lengths = [abs(b - a) for a, b in itertools.pairwise(steps)]
    assert all(b <= a + 1e-9 for a, b in itertools.pairwise(lengths))
    assert fling.moved(end + 500.0) == fling.moved(end)
    assert abs(steps[-1]) <= 300.0 * abs(x) + 1e-9


def test_that_a_hand_that_rested_throws_nothing() -> None:
    moves = [(0.0, 0.0, 0.0), (10.0, 40.0, 0.0), (20.0, 80.0, 0.0)]
    thrown_now = thrown(moves, 22.0)
    assert thrown_now is not None
    assert thrown_now.x_per_ms == pytest.approx(80 / 22)
    assert thrown(moves, 300.0) is None
    assert thrown(moves[:1], 5.0) is None
    assert thrown([(0.0, 0.0, 0.0), (60.0, 3.0, 0.0)], 61.0) is None


def test_that_no_throw_is_faster_than_an_eye_can_follow() -> None:
    fling = thrown([(0.0, 0.0, 0.0), (5.0, 900.0, 0.0)], 5.0)
    assert fling is not None
    assert fling.x_per_ms == pytest.approx(6.0)
