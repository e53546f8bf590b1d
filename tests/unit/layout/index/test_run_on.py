"""What goes on is drawn to the end of what the timeline knows; what ends at a time nobody knows is not."""

from __future__ import annotations

import pytest
from layout_helpers import arranged, boxes_at, event, overlapping, random_events, timeline

from viewer.layout.axis.scale import fitted
from viewer.layout.frame.boxes import Box
from viewer.layout.index.run_on import drawn_bounds, drawn_end, drawn_start
from viewer.layout.packing.arrangement import Arrangement
from viewer.layout.packing.marks import OPEN_TAIL_PX
from viewer.model.dates.timespan import TimeSpan

FIRST, LAST = event(0, "1900-01-01", "First"), event(1, "1999-12-31", "Last")


def arrangement_with(date: str) -> tuple[Arrangement, Box]:
    """Return a century, and the box of an event with a date in it."""
    made = timeline(FIRST, event(2, date, "On and on"), LAST)
    arrangement = arranged(made, fold_gaps=False)
    box = next(
        box for box in boxes_at(arrangement) if box.event is not None and box.event.title == "On and on"
    )
    return arrangement, box


def test_that_a_bar_that_goes_on_runs_to_the_end_of_the_known_range_and_fades_beyond() -> None:
    arrangement, box = arrangement_with("1938-09-03/..")
    scale = fitted(arrangement.axis)
    assert box.x1 == pytest.approx(scale.to_px(LAST.when.end))
    assert box.tail_right_x == pytest.approx(box.x1 + OPEN_TAIL_PX)
    assert box.fade_out_x == box.x1


def test_that_a_bar_without_a_beginning_comes_from_the_beginning_of_the_range() -> None:
    arrangement, box = arrangement_with("../1938-09-03")
    assert box.x0 == pytest.approx(fitted(arrangement.axis).to_px(FIRST.when.start))
    assert box.tail_left_x == pytest.approx(box.x0 - OPEN_TAIL_PX)


@pytest.mark.parametrize("date", ["1938-09-03/", "/1938-09-03", "[1938-09-03..]", "[..1938-09-03]"])
def test_that_what_has_an_end_that_nobody_knows_claims_no_time_beyond_its_date(date: str) -> None:
    _, box = arrangement_with(date)
    assert box.x1 - box.x0 < 20


def test_that_an_imprecise_beginning_fades_no_further_because_the_bar_goes_on() -> None:
    arrangement, box = arrangement_with("1938~/..")
    scale = fitted(arrangement.axis)
    assert box.fade_in_x <= scale.to_px(event(3, "1939").when.start) + 0.01


def test_that_many_bounds_are_those_of_each() -> None:
    dates = (
        "1938", "1938-09-03/1939", "1938/..", "../1938", "1938/", "/1938", "[1938..]", "[..1938]", "1938~/1940?",
        "1938-09-03T10:00:00.250", "1938-09-03T10:00:00.250/..", "../1938-09-03T10:00:00.250",
        "1938-09-03T10:00:00.250/1938-09-03T10:00:01.750",
    )  # fmt: skip
    whens = [event(number, date).when for number, date in enumerate(dates)]
    reach = TimeSpan(FIRST.when.start, LAST.when.end)
    starts, ends = drawn_bounds(whens, reach)
    assert starts == [drawn_start(when, reach) for when in whens]
    assert ends == [drawn_end(when, reach) for when in whens]
    assert {reach.start, reach.end} < {*starts, *ends}


@pytest.mark.parametrize("seed", range(6))
def test_that_nothing_stands_across_a_bar_that_goes_on(seed: int) -> None:
    made = timeline(
        *random_events(300, seed), event(900, "1915/..", "On"), event(901, "../1980-05", "Before")
    )
    arrangement = arranged(made, max_rows=9, fold_gaps=seed % 2 == 0)
    scale = fitted(arrangement.axis)
    for _ in range(6):
        assert not overlapping(boxes_at(arrangement, scale))
        scale = scale.zoomed(2.3, 300).clamped(800)
