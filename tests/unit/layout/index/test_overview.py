"""The overview's counts, bars, window and drags."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.layout.axis.scale import TimeScale, fitted, fitted_axis
from viewer.layout.index.overview import (
    COLUMN_PX,
    MIN_WINDOW_PX,
    PAD_PX,
    Density,
    Drag,
    Grip,
    bars,
    grip_at,
    true_scale,
    window_px,
)
from viewer.model.dates.edtf import parse_date
from viewer.model.dates.timespan import DAY, MEAN_YEAR, TimeSpan
from viewer.model.dates.when import Shape, When
from viewer.model.timeline import Event, Lane, Timeline, in_order

WIDTH_PX = 600.0
VIEW_PX = 900.0
_DATE = parse_date("2011")


def timeline_at(starts: list[int], lanes: int = 3) -> Timeline:
    """Return a timeline of days, dealt out to lanes in turn."""
    names = tuple(Lane(str(number), f"Lane {number}") for number in range(lanes))
    events = (
        Event(str(i), "x", _DATE, When(Shape.WINDOW, s, s + DAY, s, s + DAY), names[i % lanes].id, i)
        for i, s in enumerate(starts)
    )
    return Timeline(lanes=names, events=in_order(events))


def folded_view() -> TimeScale:
    """Return a view of two episodes with forty years folded between them."""
    spans = [TimeSpan(0, 10 * DAY), TimeSpan(40 * MEAN_YEAR, 40 * MEAN_YEAR + 20 * DAY)]
    return fitted(fitted_axis(spans, [400, 448], 24, 14))


@settings(max_examples=40)
@given(st.lists(st.integers(-(10**11), 10**11), min_size=1, max_size=60), st.floats(60, 900))
def test_that_every_event_is_counted_once(starts: list[int], width_px: float) -> None:
    density = Density(timeline_at(starts))
    assert density.reach is not None
    columns = density.columns(true_scale(density.reach, width_px), width_px)
    assert sum(sum(column.values()) for column in columns) == len(starts)


def test_that_many_events_are_counted_as_few_are() -> None:
    starts = [(number * 7919 % 5000) * DAY for number in range(1500)]
    dense = Density(timeline_at(starts, lanes=1))
    sparse = Density(timeline_at(starts, lanes=30))
    assert dense.reach is not None
    scale = true_scale(dense.reach, WIDTH_PX)
    one = [sum(column.values()) for column in dense.columns(scale, WIDTH_PX)]
    other = [sum(column.values()) for column in sparse.columns(scale, WIDTH_PX)]
    assert one == other


def test_that_a_timeline_without_events_has_no_range() -> None:
    assert Density(Timeline()).reach is None


def test_that_an_event_stands_at_the_middle_of_its_window() -> None:
    density = Density(timeline_at([0, 100 * DAY, 200 * DAY], lanes=1))
    assert density.reach is not None
    columns = density.columns(true_scale(density.reach, WIDTH_PX), WIDTH_PX)
    used = [number for number, column in enumerate(columns) if column]
    assert len(used) == 3
    assert used[1] == int(WIDTH_PX / 2 / COLUMN_PX)


def test_that_bars_grow_slowly_and_are_stacked_by_lane() -> None:
    one, ten, thousand = bars([{0: 1}, {0: 10}, {2: 1000}], 27)
    assert 5 <= one.height_px < ten.height_px < thousand.height_px <= 27
    assert ten.height_px > 27 / 3
    low, high = bars([{0: 5, 3: 5}], 27)
    assert (low.lane, high.lane) == (0, 3)
    assert high.bottom_px == low.height_px


def test_that_the_window_spans_all_when_everything_is_shown() -> None:
    view = folded_view()
    whole = true_scale(view.axis.reach, WIDTH_PX)
    assert window_px(view, VIEW_PX, whole, WIDTH_PX) == (0, WIDTH_PX)


def test_that_the_window_reaches_from_the_first_to_the_last_visible_time() -> None:
    reach = TimeSpan(0, 1000 * DAY)
    view = fitted(fitted_axis([reach], [VIEW_PX - 28], 24, 14)).showing(
        TimeSpan(250 * DAY, 750 * DAY), VIEW_PX, 0
    )
    whole = true_scale(reach, WIDTH_PX)
    left, right = window_px(view, VIEW_PX, whole, WIDTH_PX)
    assert left == pytest.approx(PAD_PX + (WIDTH_PX - 2 * PAD_PX) / 4, abs=0.1)
    assert right == pytest.approx(WIDTH_PX - left, abs=0.1)


@given(st.floats(1, 10_000), st.floats(0, VIEW_PX))
def test_that_the_window_is_never_too_narrow_to_grasp(factor: float, anchor: float) -> None:
    view = folded_view().zoomed(factor, anchor).clamped(VIEW_PX)
    left, right = window_px(view, VIEW_PX, true_scale(view.axis.reach, WIDTH_PX), WIDTH_PX)
    assert right - left >= MIN_WINDOW_PX - 1e-6
    assert left >= -0.01
    assert right <= WIDTH_PX + 0.01


def test_that_ends_middle_and_outside_of_the_window_are_told_apart() -> None:
    grips = [grip_at(x, (100, 116)) for x in (80, 96, 103, 108, 113, 121, 130)]
    left, right, inside, outside = Grip.LEFT, Grip.RIGHT, Grip.INSIDE, Grip.OUTSIDE
    assert grips == [outside, left, left, inside, right, right, outside]


def zoomed_view() -> tuple[TimeScale, TimeScale]:
    """Return a view of 20 of 1000 days, and the overview's scale."""
    reach = TimeSpan(0, 1000 * DAY)
    axis = fitted_axis([reach], [VIEW_PX - 28], 24, 14)
    view = fitted(axis).showing(TimeSpan(490 * DAY, 510 * DAY), VIEW_PX, 0)
    return view, true_scale(reach, WIDTH_PX)


def test_that_a_drag_moves_the_middle_by_as_much_as_the_pointer() -> None:
    view, whole = zoomed_view()
    middle = whole.to_px(500 * DAY)
    drag = Drag.begun(middle + 3, Grip.INSIDE, view, VIEW_PX, whole)
    assert drag.moved(middle + 3, view, VIEW_PX, whole).scroll_px == pytest.approx(view.scroll_px, abs=0.5)
    moved = drag.moved(middle + 53, view, VIEW_PX, whole)
    assert whole.to_px(moved.to_time(VIEW_PX / 2)) == pytest.approx(middle + 50, abs=0.01)
    assert moved.zoom == view.zoom


def test_that_a_click_beside_the_window_centres_the_view() -> None:
    view, whole = zoomed_view()
    moved = Drag.begun(100, Grip.OUTSIDE, view, VIEW_PX, whole).moved(100, view, VIEW_PX, whole)
    assert moved.to_time(VIEW_PX / 2) == pytest.approx(whole.to_time(100), abs=60)


def test_that_an_end_is_dragged_while_the_other_stays() -> None:
    view, whole = zoomed_view()
    span = view.visible_span(VIEW_PX)
    drag = Drag.begun(0, Grip.LEFT, view, VIEW_PX, whole)
    resized = drag.moved(whole.to_px(300 * DAY), view, VIEW_PX, whole).visible_span(VIEW_PX)
    assert resized.start == pytest.approx(300 * DAY, abs=600)
    assert resized.end == pytest.approx(span.end, abs=600)


def test_that_an_end_may_be_dragged_past_the_other() -> None:
    view, whole = zoomed_view()
    drag = Drag.begun(0, Grip.RIGHT, view, VIEW_PX, whole)
    crossed = drag.moved(whole.to_px(400 * DAY), view, VIEW_PX, whole).visible_span(VIEW_PX)
    assert crossed.start == pytest.approx(400 * DAY, abs=600)
    assert crossed.end == pytest.approx(view.visible_span(VIEW_PX).start, abs=600)


def test_that_a_drag_into_a_folded_gap_centres_its_break() -> None:
    view = folded_view().zoomed(30, 100)
    whole = true_scale(view.axis.reach, WIDTH_PX)
    drag = Drag.begun(300, Grip.OUTSIDE, view, VIEW_PX, whole)
    base, breaks = drag.moved(300, view, VIEW_PX, whole).locate(VIEW_PX / 2)
    assert base == pytest.approx(400)
    assert 0 < breaks < 1


def test_that_hidden_lanes_are_not_counted() -> None:
    density = Density(timeline_at([0, 0, DAY, 5 * DAY], lanes=2))
    assert density.reach is not None
    scale = true_scale(density.reach, WIDTH_PX)
    every = density.columns(scale, WIDTH_PX)
    first = density.columns(scale, WIDTH_PX, [0])
    assert {lane for column in every for lane in column} == {0, 1}
    assert [column.get(0, 0) for column in first] == [column.get(0, 0) for column in every]
    assert not any(1 in column for column in first)
