"""What a view would show, told beforehand, agrees with what packing then shows."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from layout_helpers import arranged, boxes_at, event, measure, timeline

from viewer.layout.index.index import TimelineIndex
from viewer.layout.packing.labels import Labels
from viewer.layout.packing.proportions import MARGIN_PX
from viewer.layout.packing.prospect import FEW, Prospect, fits_from_px, times_apart
from viewer.model.dates.timespan import TimeSpan
from viewer.model.dates.when import Shape, When
from viewer.model.timeline import Event

TIMES = st.lists(st.integers(0, 100_000), min_size=1, max_size=300, unique=True).map(sorted)


@given(TIMES, st.floats(0.5, 5000))
def test_that_times_apart_are_those_whose_next_one_is_far_enough(times: list[int], least_s: float) -> None:
    following = [*times[1:], 10**9]
    apart = sum(after - time >= least_s for time, after in zip(times, following, strict=True))
    assert times_apart(times, 0, len(times), least_s) == apart


class CountingTimes(list[int]):
    """Times that count how often they are looked at."""

    looks = 0

    def __getitem__(self, place: Any) -> Any:
        self.looks += 1
        return super().__getitem__(place)


def test_that_counting_times_costs_the_width_and_not_the_times() -> None:
    times = CountingTimes(range(100_000))
    assert times_apart(times, 0, len(times), 500.0) == 1
    assert times.looks <= (2 * 100_000 / 500 + 2) * (100_000).bit_length()  # each found by bisection


@st.composite
def few_events(draw: st.DrawFn) -> list[Event]:
    """A few events of one month, in whole days, with titles of any length."""
    places = st.tuples(st.integers(1, 28), st.integers(0, 6), st.integers(1, 6), st.booleans())
    return [
        event(n, f"2001-01-{day:02}" + (f"/2001-01-{min(day + lasts, 28):02}" if lasts else ""),
              " ".join(["words"] * words), chr(97 + n % 26), statement=said)
        for n, (day, lasts, words, said) in enumerate(draw(st.lists(places, min_size=1, max_size=FEW)))
    ]  # fmt: skip


@given(few_events(), st.integers(90, 900))
def test_that_a_title_promised_to_fit_is_shown_whole(events: list[Event], width: int) -> None:
    made = timeline(*events, lanes=26)
    index = TimelineIndex(made)
    assert index.reach is not None
    promised = Prospect(index, Labels(measure), 40).episode(index.reach).titles(width - 2 * MARGIN_PX)
    boxes = boxes_at(arranged(made, width, fold_gaps=False), width=width)
    assert boxes
    assert promised <= sum(not box.cut and box.event is not None for box in boxes)


def test_that_a_label_fits_beside_the_end_that_has_more_room() -> None:
    month = TimeSpan(0, 100)
    early, middle = When(Shape.SPAN, 10, 10, 20, 20), When(Shape.SPAN, 45, 45, 55, 55)
    assert fits_from_px(early, month, 80) == (80 + 10) / 0.9
    assert fits_from_px(middle, month, 80) == (80 + 10) / 0.55


def test_that_a_late_bar_has_its_label_before_it_and_a_late_window_over_it() -> None:
    stays, goes_on = When(Shape.SPAN, 90, 90, 100, 100), When(Shape.SPAN, 90, 90, 900, 900)
    assert fits_from_px(stays, TimeSpan(0, 100), 80) == fits_from_px(goes_on, TimeSpan(0, 100), 80) == 100
    assert fits_from_px(When(Shape.WINDOW, 50, 100, 50, 100), TimeSpan(0, 100), 80) == 90


def test_that_a_lane_with_rows_for_all_hides_nothing_and_one_without_does() -> None:
    events = [event(n, f"2001-01-{1 + n % 3:02}", "A long title of an event") for n in range(60)]
    index = TimelineIndex(timeline(*events))
    assert index.reach is not None
    assert Prospect(index, Labels(measure), 60).episode(index.reach).titles(800) == 60
    assert Prospect(index, Labels(measure), 10).episode(index.reach).titles(800) < 45


def test_that_what_is_made_ready_beforehand_leaves_no_walk_over_all_events() -> None:
    index = TimelineIndex(timeline(*(event(n, f"2001-01-{1 + n % 28:02}", "A title") for n in range(60))))
    index.prepare()
    ready = set(vars(index))
    Prospect(index, Labels(measure), 3)
    assert set(vars(index)) == ready
