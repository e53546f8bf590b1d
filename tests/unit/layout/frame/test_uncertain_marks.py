"""Marks of uncertain dates: what fades, and what of a set is possible."""

from __future__ import annotations

import pytest
from layout_helpers import arranged, boxes_at, event, timeline

from viewer.layout.axis.scale import fitted
from viewer.layout.frame.boxes import Box
from viewer.model.dates.calendar import seconds_of


def box_of(date: str) -> Box:
    """Return the box of an event with a date in a decade that is shown whole."""
    arrangement = arranged(timeline(event(0, "1920-01-01"), event(1, date), event(2, "1939-12-31")), 1200)
    boxes = boxes_at(arrangement, fitted(arrangement.axis), 1200)
    return next(box for box in boxes if box.event is not None and box.event.id == "e1")


@pytest.mark.parametrize("date", ["1925~", "1925?", "1925%", "[1925,1926~]"])
def test_that_what_is_about_or_perhaps_fades_at_both_ends(date: str) -> None:
    box = box_of(date)
    quarter = (box.x1 - box.x0) / 4
    assert box.fade_in_x == pytest.approx(box.x0 + quarter)
    assert box.fade_out_x == pytest.approx(box.x1 - quarter)


@pytest.mark.parametrize("date", ["1925", "192X", "[1925..1927]"])
def test_that_the_bounds_of_what_is_merely_imprecise_are_sharp(date: str) -> None:
    box = box_of(date)
    assert (box.fade_in_x, box.fade_out_x) == (box.x0, box.x1)
    assert box.parts == ()


def test_that_a_set_with_a_gap_shows_its_alternatives_alone() -> None:
    box = box_of("[1925,1928..1929]")
    assert len(box.parts) == 2
    (start, end), (later, last) = box.parts
    assert start == 0.0
    assert last == pytest.approx(1.0)
    assert end == pytest.approx(1 / 5, abs=0.01)
    assert later == pytest.approx(3 / 5, abs=0.01)


@pytest.mark.parametrize("date", ["[..1925,1928]", "[1925,1928..]", "[1925-01-01T10:00,1928-01-01T10:00]"])
def test_that_no_alternative_is_drawn_where_its_place_is_not_certain(date: str) -> None:
    assert box_of(date).parts == ()


@pytest.mark.parametrize("date", ["[1921..1924]/1930-01-01", "1921-01-01/[1927-01-01,1929-12-31]"])
def test_that_an_interval_with_one_of_several_ends_is_sharp_in_the_middle_alone(date: str) -> None:
    arrangement = arranged(timeline(event(0, "1920-01-01"), event(1, date), event(2, "1939-12-31")), 1200)
    scale = fitted(arrangement.axis)
    [box] = [
        box for box in boxes_at(arrangement, scale, 1200) if box.event is not None and box.event.id == "e1"
    ]
    assert box.event is not None
    when = box.event.when
    assert box.fade_in_x == pytest.approx(scale.to_px(when.latest_start))
    assert box.fade_out_x == pytest.approx(scale.to_px(when.earliest_end), abs=0.5)
    assert (box.fade_in_x > box.x0 + 20) is date.startswith("[")
    assert (box.fade_out_x < box.x1 - 20) is date.endswith("]")


def test_that_thousandths_of_a_second_are_drawn_apart() -> None:
    dates = ("2011-08-20T14:30:05.010", "2011-08-20T14:30:05.020", "2011-08-20T14:31")
    arrangement = arranged(timeline(*(event(number, date) for number, date in enumerate(dates))), 1200)
    scale = fitted(arrangement.axis)
    start = seconds_of(2011, 8, 20, 14, 30, 5)
    for _ in range(20):
        scale = scale.zoomed(4, scale.to_px(start + 0.01))
    scale = scale.panned(scale.to_px(start + 0.01) - 300)
    lefts = sorted(box.x0 for box in boxes_at(arrangement, scale, 1200) if box.event is not None)
    assert lefts == pytest.approx([300, scale.to_px(start + 0.02)])
    assert lefts[1] - lefts[0] >= 100
