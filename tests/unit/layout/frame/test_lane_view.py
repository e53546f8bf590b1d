"""Lanes collapsed, hidden and moved: laws of the order, and what is drawn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layout_helpers import arranged, measure, overlapping, random_events, timeline

from viewer.layout.axis.scale import fitted
from viewer.layout.frame.lane_view import ALL_LANES, LaneView
from viewer.layout.frame.scene import Scene, assembled
from viewer.layout.frame.thin_lanes import THIN_LANE_PX
from viewer.layout.packing.arrangement import Arrangement
from viewer.layout.packing.marks import Mark
from viewer.model.timeline import Lane

LANES = tuple(Lane(name, f"Lane {name}") for name in "abcdef")
names = st.sampled_from("abcdefxyz")
views = st.builds(
    LaneView,
    st.lists(names, unique=True, max_size=9).map(tuple),
    st.frozensets(names, max_size=6),
    st.frozensets(names, max_size=9),
)


def ids(view: LaneView, lanes: tuple[Lane, ...] = LANES) -> str:
    return "".join(lanes[number].id for number in view.shown(lanes))


@given(views)
def test_that_every_lane_has_one_place_and_never_all_are_gone(view: LaneView) -> None:
    assert sorted(view.numbers(LANES)) == list(range(len(LANES)))
    shown = view.shown(LANES)
    assert shown
    assert view.hidden_in(LANES) == {lane.id for lane in LANES} - {LANES[number].id for number in shown}


@given(views, st.sampled_from("abcdef"), st.integers(-7, 7))
def test_that_moving_a_lane_keeps_the_order_of_the_others(view: LaneView, lane_id: str, step: int) -> None:
    before, after = ids(view), ids(view.moved(LANES, lane_id, step))
    assert sorted(before) == sorted(after)
    assert before.replace(lane_id, "") == after.replace(lane_id, "")
    if lane_id in before:
        wanted = min(max(before.index(lane_id) + step, 0), len(before) - 1)
        assert after.index(lane_id) == wanted


@given(views, st.sampled_from("abcdef"))
def test_that_a_lane_moved_down_and_up_again_is_where_it_was(view: LaneView, lane_id: str) -> None:
    once = view.moved(LANES, lane_id, 1)
    if ids(once) != ids(view):
        assert ids(once.moved(LANES, lane_id, -1)) == ids(view)


def test_that_a_new_lane_stands_below_the_one_it_follows_in_the_file() -> None:
    view = ALL_LANES.moved(LANES[:3], "c", -2)
    assert ids(view, LANES[:3]) == "cab"
    more = (LANES[0], Lane("new", ""), *LANES[1:3])
    assert [more[number].id for number in view.shown(more)] == ["c", "a", "new", "b"]


SMALL = arranged(timeline(*random_events(60, 5, 3), lanes=3))
DENSE = arranged(timeline(*random_events(1500, 5, 3), lanes=3), max_rows=9)


def scene_of(arrangement: Arrangement, view: LaneView, zoom: float = 1.0) -> Scene:
    scale = fitted(arrangement.axis).zoomed(zoom, 400.0)
    return assembled(
        arrangement, scale, width_px=800.0, top_px=48, height_px=4000, gutter_px=100, measure=measure,
        measure_major=measure, lane_view=view,
    )  # fmt: skip


@pytest.mark.parametrize("zoom", [1.0, 6.0])
@pytest.mark.parametrize("arrangement", [SMALL, DENSE], ids=["small", "dense"])
def test_that_a_collapsed_lane_is_one_thin_row_of_marks_to_point_at(
    arrangement: Arrangement, zoom: float
) -> None:
    plain = scene_of(arrangement, ALL_LANES, zoom)
    scene = scene_of(arrangement, ALL_LANES.with_collapsed("b", True), zoom)
    band = scene.lanes[1]
    assert band.is_thin
    assert band.height == THIN_LANE_PX
    thin = [box for box in scene.boxes if box.lane == 1]
    in_sight = [box for box in plain.boxes if box.lane == 1 and box.x1 >= 0]  # of others, a title may be
    assert {box.place for box in thin} == {box.place for box in in_sight}
    for box in thin:
        assert box.lines == ()
        assert band.y <= box.y
        assert box.y + box.height <= band.y + band.height
        hit = scene.box_at((box.x0 + box.x1) / 2, box.y + box.height / 2)
        assert hit is not None
        assert hit.lane == 1
    assert overlapping([box for box in scene.boxes if box.lane != 1]) == []


@pytest.mark.parametrize("arrangement", [SMALL, DENSE], ids=["small", "dense"])
def test_that_a_hidden_lane_leaves_its_room_to_the_others(arrangement: Arrangement) -> None:
    scene = scene_of(arrangement, ALL_LANES.with_hidden("a", True))
    assert [band.number for band in scene.lanes] == [1, 2]
    assert scene.lanes[0].y == 48
    assert scene.lanes[-1].y + scene.lanes[-1].height == pytest.approx(4000)
    assert {box.lane for box in scene.boxes} == {1, 2}


@pytest.mark.parametrize("arrangement", [SMALL, DENSE], ids=["small", "dense"])
def test_that_a_moved_lane_takes_its_events_and_its_color_along(arrangement: Arrangement) -> None:
    lanes = arrangement.index.timeline.lanes
    plain, scene = scene_of(arrangement, ALL_LANES), scene_of(arrangement, ALL_LANES.moved(lanes, "c", -2))
    assert [band.number for band in scene.lanes] == [2, 0, 1]
    for number in range(3):
        old = next(band for band in plain.lanes if band.number == number)
        new = next(band for band in scene.lanes if band.number == number)
        before = {(box.place, box.x0, box.y - old.y) for box in plain.boxes if box.lane == number}
        after = {(box.place, box.x0, box.y - new.y) for box in scene.boxes if box.lane == number}
        assert [spot[:2] for spot in sorted(before)] == [spot[:2] for spot in sorted(after)]


def test_that_dense_clusters_stay_clusters_in_a_thin_row() -> None:
    scene = scene_of(DENSE, ALL_LANES.with_collapsed("a", True))
    counts = [box for box in scene.boxes if box.lane == 0 and box.mark is Mark.CLUSTER]
    assert counts
    assert all(box.members is not None and len(box.members) for box in counts)
