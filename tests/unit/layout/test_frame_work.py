"""What one more frame costs, counted: only what the view changes is found anew."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from layout_helpers import arranged, random_events, timeline

from viewer.layout.axis.scale import TimeScale, fitted
from viewer.layout.frame.boxes import Box
from viewer.layout.frame.lane_view import LaneView
from viewer.layout.frame.scene import lane_bands, lanes_height, visible_boxes
from viewer.layout.packing.arrangement import Arrangement, level_of
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
