"""Pictures on their way to others: nothing jumps at either end, and time never runs backwards."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layout_helpers import arranged, measure, random_events, timeline

from viewer.layout.axis.blend import blended
from viewer.layout.axis.scale import TimeScale, fitted
from viewer.layout.frame.boxes import Box
from viewer.layout.frame.scene import Scene, assembled
from viewer.layout.frame.tween import Tween
from viewer.layout.packing.arrangement import Arrangement

WIDTH = 800.0
MADE = timeline(*random_events(50, 6, 2), lanes=2)
FOLDED = arranged(MADE, WIDTH)
FLAT = arranged(MADE, WIDTH, fold_gaps=False)
REACH = FLAT.axis.reach
instants = st.integers(REACH.start - 10**8, REACH.end + 10**8)
shares = st.floats(0, 1)
zooms = st.floats(1, 500)


def scene_of(arrangement: Arrangement, scale: TimeScale) -> Scene:
    return assembled(
        arrangement, scale, width_px=WIDTH, top_px=48, height_px=600, gutter_px=100, measure=measure, measure_major=measure,
    )  # fmt: skip


def placed(boxes: list[Box]) -> dict[int, tuple[float, ...]]:
    return {
        box.place: (box.x0, box.x1, box.y, box.height, box.label_x, box.left, box.right)
        for box in boxes
        if box.event is not None
    }


@given(instants, zooms, zooms, shares)
def test_that_every_instant_is_so_far_on_its_way(
    instant: int, one: float, other: float, share: float
) -> None:
    start, end = fitted(FOLDED.axis).zoomed(one, 200.0), fitted(FLAT.axis).zoomed(other, 600.0)
    between = blended(start, end, share).to_px(instant)
    wanted = (1 - share) * start.to_px(instant) + share * end.to_px(instant)
    if REACH.contains(instant):
        assert between == pytest.approx(wanted, abs=1e-3, rel=1e-7)


@given(st.lists(instants, min_size=2, max_size=12, unique=True), zooms, shares)
def test_that_time_runs_forward_on_the_way(times: list[int], zoom: float, share: float) -> None:
    scale = blended(fitted(FOLDED.axis).zoomed(zoom, 200.0), fitted(FLAT.axis), share)
    positions = [scale.to_px(time) for time in sorted(times)]
    assert all(a <= b for a, b in itertools.pairwise(positions))


@given(instants.filter(REACH.contains), zooms, shares)
def test_that_what_both_scales_show_at_one_place_stays(instant: int, zoom: float, share: float) -> None:
    start = fitted(FOLDED.axis).zoomed(zoom, 200.0).centred(instant, WIDTH)
    end = fitted(FLAT.axis).zoomed(zoom, 200.0).centred(instant, WIDTH)
    assert blended(start, end, share).to_px(instant) == pytest.approx(WIDTH / 2, abs=1e-3, rel=1e-7)


@pytest.mark.parametrize("zoom", [1.0, 7.0])
@pytest.mark.parametrize(("one", "other"), [(FOLDED, FLAT), (FLAT, FOLDED)], ids=["unfolding", "folding"])
def test_that_nothing_jumps_at_the_start_or_the_end(
    one: Arrangement, other: Arrangement, zoom: float
) -> None:
    start_scale, end_scale = fitted(one.axis).zoomed(zoom, 300.0), fitted(other.axis).zoomed(zoom, 300.0)
    start, end = scene_of(one, start_scale), scene_of(other, end_scale)
    tween = Tween(start, start_scale)
    for share, picture in ((0.0, start), (1.0, end)):
        frame = tween.frame(end, end_scale, share)
        assert frame.fading is not None
        drawn = frame.boxes + [box for box, strength in frame.fading.boxes if strength > 0.5]
        wanted = placed(picture.boxes)
        assert set(placed(drawn)) == set(wanted)
        for place, numbers in placed(drawn).items():
            assert numbers == pytest.approx(wanted[place], abs=0.01)
        ticks = picture.ticks
        strong = [(tick.label, round(tick.label_px, 3)) for tick, s in frame.fading.minor if s > 0.5]
        assert sorted(strong) == sorted((tick.label, round(tick.label_px, 3)) for tick in ticks.minor)
        lines = sorted(round(px, 2) for px, s in frame.fading.gridlines_px if s > 0.5)
        assert lines == pytest.approx(sorted(ticks.gridlines_px), abs=0.51)
        breaks = [mark for mark, s in frame.fading.breaks if s > 0.5]
        assert [mark.gap for mark in breaks] == [mark.gap for mark in ticks.breaks]
        edges = [mark.left_px for mark in ticks.breaks]
        assert [mark.left_px for mark in breaks] == pytest.approx(edges, abs=0.01)


def test_that_boxes_slide_halfway_between() -> None:
    start_scale, end_scale = fitted(FOLDED.axis), fitted(FLAT.axis)
    start, end = scene_of(FOLDED, start_scale), scene_of(FLAT, end_scale)
    frame = Tween(start, start_scale).frame(end, end_scale, 0.5)
    one, other = placed(start.boxes), placed(end.boxes)
    slid = placed(frame.boxes)
    assert slid
    for place, numbers in slid.items():
        assert numbers[2] == pytest.approx((one[place][2] + other[place][2]) / 2)
        assert numbers[4] == pytest.approx((one[place][4] + other[place][4]) / 2)


def test_that_a_movement_interrupted_by_another_goes_on_from_where_it_was() -> None:
    start_scale, end_scale = fitted(FOLDED.axis), fitted(FLAT.axis)
    start, end = scene_of(FOLDED, start_scale), scene_of(FLAT, end_scale)
    there = Tween(start, start_scale)
    halfway, scale = there.frame(end, end_scale, 0.4), there.scale(end_scale, 0.4)
    back = Tween(halfway, scale).frame(start, start_scale, 0.0)
    assert placed(back.boxes) == {
        place: pytest.approx(numbers, abs=0.01) for place, numbers in placed(halfway.boxes).items()
    }
