"""Paper: how a timeline is spread over pages and where they are cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from layout_helpers import event, measure, random_events, timeline

from viewer.layout.axis.scale import fitted
from viewer.layout.frame.boxes import ROW_PX
from viewer.layout.frame.pages import fits, page_cuts, plan_across, plan_down, row_cuts
from viewer.layout.frame.scale_bars import scale_bars
from viewer.layout.frame.scene import lane_bands, lanes_height
from viewer.layout.index.index import TimelineIndex
from viewer.layout.packing.labels import Labels
from viewer.layout.packing.marks import Item
from viewer.layout.packing.proportions import fold


@pytest.mark.parametrize(("count", "seed"), [(1, 1), (10, 2), (40, 3), (200, 4), (900, 5)])
def test_that_pages_follow_each_other_without_gap(count: int, seed: int) -> None:
    index = TimelineIndex(timeline(*random_events(count, seed, 2), lanes=2))
    plan = plan_across(index, Labels(measure), 600.0, 400.0, 6)
    assert 1 <= len(plan.cuts) <= 6
    assert plan.cuts[0].left_px == 0.0
    for one, other in zip(plan.cuts, plan.cuts[1:], strict=False):
        assert one.right_px == other.left_px
    assert all(cut.right_px - cut.left_px <= 601 for cut in plan.cuts)
    axis = plan.arrangement.axis
    assert plan.cuts[-1].right_px >= axis.content_px(1.0) + axis.margin_px - 1


def test_that_a_small_timeline_takes_one_page() -> None:
    index = TimelineIndex(timeline(event(0, "2001"), event(1, "2002")))
    plan = plan_across(index, Labels(measure), 600.0, 400.0, 1)
    assert len(plan.cuts) == 1
    assert fits(plan, 400.0)


def test_that_a_page_ends_at_a_break_where_one_is_near() -> None:
    index = TimelineIndex(
        timeline(*(event(n, f"{1900 + 20 * (n // 6)}-0{1 + n % 6}", f"Event number {n}") for n in range(30)))
    )
    plan = plan_across(index, Labels(measure), 600.0, 400.0, 3)
    axis = plan.arrangement.axis
    breaks = [fitted(axis).to_px(gap.start) for gap in axis.gaps]
    cuts = page_cuts(plan.arrangement, 600.0, 9)[:-1]
    near = [cut for cut in cuts if any(cut.left_px + 340 < place < cut.left_px + 570 for place in breaks)]
    assert near
    for cut in near:
        assert any(0 <= cut.right_px - place <= axis.break_width_px for place in breaks)


def test_that_no_label_is_cut_by_a_page_where_it_can_be_helped() -> None:
    index = TimelineIndex(timeline(*(event(n, f"{1900 + 9 * n}", f"Event {n}") for n in range(12))))
    plan = plan_across(index, Labels(measure), 500.0, 300.0, 4)
    items = [item for lane in plan.arrangement.lanes(0) for item in lane.between(-1e9, 1e9)]
    margin = plan.arrangement.axis.margin_px
    crossed = [
        (cut.right_px, item)
        for cut in page_cuts(plan.arrangement, 500.0, 4)[:-1]
        for item in items
        if item.low + margin < cut.right_px - 1 and item.high + margin > cut.right_px + 1
    ]
    assert crossed == []


def test_that_every_stretch_in_view_has_a_scale_bar_inside_it() -> None:
    index = TimelineIndex(timeline(event(0, "2001"), event(1, "2011-05"), event(2, "2011-08-20")))
    axis = fold(index, Labels(measure), 800.0, 40)
    bars = scale_bars(fitted(axis), 800.0)
    assert len(bars) == len(axis.stretches) == 3
    for place, bar in enumerate(bars):
        left, right = fitted(axis).stretch_px(place)
        assert left <= bar.x < bar.x + bar.length_px <= right + 3


@pytest.mark.parametrize(("count", "lanes"), [(35, 35), (80, 1), (400, 3), (1500, 12)])
def test_that_pages_below_each_other_show_every_event_whole(count: int, lanes: int) -> None:
    index = TimelineIndex(timeline(*random_events(count, 7, lanes), lanes=lanes))
    plan = plan_down(index, Labels(measure), 900.0, 200.0, 320.0)
    items = [item for lane in plan.arrangement.lanes(0) for item in lane.between(-1e12, 1e12)]
    assert plan.counts() == []
    assert sorted(item.place for item in items if isinstance(item, Item)) == list(range(count))
    assert not any(item.label.cut for item in items if isinstance(item, Item))


@pytest.mark.parametrize(("count", "lanes"), [(35, 35), (400, 3)])
def test_that_pages_below_each_other_meet_between_rows(count: int, lanes: int) -> None:
    index = TimelineIndex(timeline(*random_events(count, 7, lanes), lanes=lanes))
    plan = plan_down(index, Labels(measure), 300.0, 200.0, 320.0)
    rooms = [200.0] + [320.0] * len(plan.rows)
    assert len(plan.rows) > 1
    assert plan.rows[0].top_px == 0.0
    assert plan.rows[-1].bottom_px == lanes_height(plan.arrangement)
    assert row_cuts(plan.arrangement, 200.0, 320.0) == plan.rows
    for one, other in pairwise(plan.rows):
        assert one.bottom_px == other.top_px
    assert all(row.bottom_px - row.top_px <= room + 1 for row, room in zip(plan.rows, rooms, strict=False))
    bands = lane_bands(plan.arrangement, 0.0, plan.height_px, 0.0)
    seams = [row.bottom_px for row in plan.rows[:-1]]
    for band in bands:
        for item in plan.arrangement.lanes(0)[band.number].between(-1e12, 1e12):
            top = band.y + band.pad_px + item.row * ROW_PX
            assert not any(top + 0.5 < seam < top + item.rows * ROW_PX - 0.5 for seam in seams)
