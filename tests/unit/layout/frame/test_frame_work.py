"""What one more frame costs, counted: only what the view changes is found anew."""

from __future__ import annotations

from collections.abc import Callable
from math import inf

import pytest
from layout_helpers import arranged, random_events, timeline

from viewer.layout.axis.scale import TimeScale, fitted
from viewer.layout.frame.boxes import Box, BoxMaker
from viewer.layout.frame.lane_view import LaneView
from viewer.layout.frame.scene import lane_bands, lanes_height, rows_in_view, visible_boxes
from viewer.layout.packing.arrangement import Arrangement, level_of
from viewer.layout.packing.lane import LaneLevel
from viewer.model.dates.when import When

WIDTH = 800.0


@pytest.fixture
def arrangement() -> Arrangement:
    """Three lanes of events of every kind."""
    return arranged(timeline(*random_events(120, 4, 3), lanes=3), WIDTH, fold_gaps=False)


@pytest.fixture
def view(arrangement: Arrangement) -> TimeScale:
    """A part of them, at a zoom in the middle of a level."""
    scale = fitted(arrangement.axis).zoomed(3.2, 400.0)
    assert level_of(scale.zoom) == level_of(scale.zoomed(1.05, 0.0).zoom)
    return scale


def boxes_at(arrangement: Arrangement, scale: TimeScale) -> list[Box]:
    """Return the boxes of a view."""
    return visible_boxes(arrangement, scale, WIDTH, lane_bands(arrangement, 48.0, 600.0, 0.0))


def test_that_what_a_box_is_whatever_the_view_is_found_out_once(
    arrangement: Arrangement, view: TimeScale, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = [box for box in boxes_at(arrangement, view) if box.event is not None]
    # Where an end fades, that is looked at anew: it stands somewhere else.
    sharp = {
        box.event.id for box in first if box.event and (box.fade_in_x, box.fade_out_x) == (box.x0, box.x1)
    }
    asked: list[When] = []

    def is_span(when: When, of: Callable[[When], bool] = When.is_span.fget) -> bool:  # type: ignore[attr-defined]
        asked.append(when)
        return of(when)

    monkeypatch.setattr(When, "is_span", property(is_span))
    counts = {
        len(boxes_at(arrangement, scale)) for scale in (view, view.panned(1.0), view.zoomed(1.01, 400.0))
    }
    assert min(counts) > len(first) / 2 > 20
    events = [box.event for box in first if box.event and box.event.id in sharp]
    assert len(events) > 20
    assert not any(when is event.when for when in asked for event in events)


def test_that_what_stands_beside_the_view_is_never_made_into_a_box(
    arrangement: Arrangement, view: TimeScale, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Box] = []
    init = Box.__init__

    def noted(box: Box, *values: object, **named: object) -> None:
        made.append(box)
        init(box, *values, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Box, "__init__", noted)
    shown = boxes_at(arrangement, view)
    level = level_of(view.zoom)
    packed = [arrangement.in_view(number, level, lambda _: (-1e9, 1e9)) for number in range(3)]
    assert len(shown) == len(made) > 20
    assert sum(map(len, packed)) > len(made)


def test_that_each_lane_is_asked_once_whether_it_is_thin(
    arrangement: Arrangement, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    is_thin = LaneView.is_thin

    def noted(view: LaneView, lane_id: str) -> bool:
        asked.append(lane_id)
        return is_thin(view, lane_id)

    monkeypatch.setattr(LaneView, "is_thin", noted)
    bands = lane_bands(arrangement, 48.0, 600.0, 0.0, LaneView(collapsed=frozenset("b")))
    assert [band.is_thin for band in bands] == [False, True, False]
    assert asked == ["a", "b", "c"]
    height = lanes_height(arrangement, room_px=sum(band.height for band in bands) - 3.0)
    assert height > 100
    assert asked == ["a", "b", "c"] * 2


def test_that_no_box_is_looked_at_where_all_of_a_lane_are_in_view(arrangement: Arrangement) -> None:
    (lane, *_) = arrangement.lanes(0)
    boxes = lane.between(-100.0, 2 * WIDTH)
    assert len(boxes) > 10
    assert lane.between(-120.0, 2 * WIDTH + 20) is boxes, "the same list, not another one"
    assert lane.between(-WIDTH, 300.0) == [box for box in boxes if box.low <= 300]
    assert lane.between(500.0, 2 * WIDTH) == [box for box in boxes if box.high >= 500]
    assert len(lane.between(500.0, 2 * WIDTH)) < len(boxes)


def test_that_views_that_are_prepared_in_between_take_nothing_from_the_one_on_screen(
    arrangement: Arrangement,
) -> None:
    (lane, *_) = arrangement.lanes(0)
    here = lane.between(500.0, 2 * WIDTH)
    others = [lane.between(500.0 + n, 2 * WIDTH) for n in (10, 20, 30)]
    assert lane.between(500.0, 2 * WIDTH) is here, "the same list, not another one"
    assert lane.between(530.0, 2 * WIDTH) is others[-1]
    for n in range(8):
        lane.between(600.0 + n, 2 * WIDTH)
    assert lane.between(500.0, 2 * WIDTH) is not here, "not kept for ever"
    assert lane.between(500.0, 2 * WIDTH) == here


def test_that_how_many_rows_are_in_use_is_told_as_by_the_boxes_in_view(arrangement: Arrangement) -> None:
    told: list[list[float]] = []
    seen: list[list[float]] = []
    for zoom, items, pan in (
        (1.0, inf, 0.0),
        (4.2, 0, 9.0),
        (4.2, 60, 9.0),
        (4.2, inf, 9.0),
        (9.5, 0, 300.0),
        (9.5, inf, 300.0),
    ):
        scale = fitted(arrangement.axis).zoomed(zoom, 400.0).panned(pan)
        extent = BoxMaker(scale, WIDTH).level_extent
        with arrangement.budget.limited(items):
            told.append(rows_in_view(arrangement, scale, WIDTH))
            boxes = [arrangement.in_view(number, level_of(zoom), extent) for number in range(3)]
            told.append(rows_in_view(arrangement, scale, WIDTH))
        seen += [[max((box.row + box.rows for box in lane), default=0) for lane in boxes]] * 2
    assert told == seen
    assert len({tuple(rows) for rows in told}) > 2


def test_that_the_rows_in_use_are_found_without_listing_boxes(
    arrangement: Arrangement, view: TimeScale, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = rows_in_view(arrangement, view, WIDTH)
    monkeypatch.setattr(LaneLevel, "between", None)
    assert rows_in_view(arrangement, view, WIDTH) == rows
    assert max(rows) > 1


def test_that_what_stands_in_for_a_view_is_looked_for_once_until_more_is_packed(
    arrangement: Arrangement, view: TimeScale, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[LaneLevel] = []
    is_packed = LaneLevel.is_packed

    def noted(lane: LaneLevel, low: float, high: float) -> bool:
        looked.append(lane)
        return is_packed(lane, low, high)

    monkeypatch.setattr(LaneLevel, "is_packed", noted)
    boxes_at(arrangement, fitted(arrangement.axis))
    with arrangement.budget.limited(0):
        coarse = boxes_at(arrangement, view)
        first = len(looked)
        rows_in_view(arrangement, view, WIDTH)
        assert boxes_at(arrangement, view) == coarse
        assert (len(looked), arrangement.budget.is_overdrawn) == (first, True)
    assert first == 3
    between = view.zoomed(0.7, 400.0)
    boxes_at(arrangement, between)
    with arrangement.budget.limited(0):
        finer = boxes_at(arrangement, view)
    assert len(looked) > first
    assert finer != coarse
