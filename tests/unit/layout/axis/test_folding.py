"""Breaks earn their place: the shapes that real timelines have, and laws that hold for all."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from layout_helpers import measure

from viewer.layout.axis.folding import (
    CROWDS,
    ISLETS_SHARE_OF_VOID,
    PX_PER_BREAK,
    SINGLE_GAPS,
    FittedView,
    occupied_time,
    possible_folds,
    stretches_between,
)
from viewer.layout.axis.scale import Axis, fitted
from viewer.layout.index.index import TimelineIndex
from viewer.layout.packing.labels import Labels
from viewer.layout.packing.proportions import MARGIN_PX, fitted_view, fold
from viewer.layout.packing.prospect import Prospect
from viewer.model.dates.calendar import seconds_of
from viewer.model.dates.edtf import parse_date
from viewer.model.dates.timespan import DAY, HOUR, MEAN_YEAR, MINUTE, TimeSpan
from viewer.model.dates.when import Shape, When
from viewer.model.timeline import Event, Lane, Timeline, in_order

ROWS = 20
DATE = parse_date("2011")


def window(start: int, end: int) -> When:
    """An event at some time in [start, end)."""
    return When(Shape.WINDOW, start, end, start, end)


def span(start: int, end: int) -> When:
    """An event that lasts from start to end."""
    return When(Shape.SPAN, start, start, end, end)


def index_of(whens: list[When], title: str = "Something happens", lanes: int = 1) -> TimelineIndex:
    """The index of a timeline whose events all have one title."""
    events = [Event(f"e{n}", title, DATE, when, f"l{n % lanes}", n) for n, when in enumerate(whens)]
    names = tuple(Lane(f"l{n}", f"Lane {n}") for n in range(lanes))
    return TimelineIndex(Timeline(title="Made up", lanes=names, events=in_order(events)))


def view_of(index: TimelineIndex, room_px: float, rows: int = ROWS) -> FittedView:
    """A whole timeline as it is fitted to a width."""
    assert index.reach is not None
    return fitted_view(Prospect(index, Labels(measure), rows), index.reach, room_px)


def axis_of(index: TimelineIndex, width_px: float, *, fold_gaps: bool = True) -> Axis:
    """The axis of a whole timeline in a width."""
    return fold(index, Labels(measure), width_px, ROWS, fold_gaps=fold_gaps)


def gaps_of(whens: list[When], room_px: float = 900.0) -> list[TimeSpan]:
    """The folded gaps of a timeline."""
    return list(view_of(index_of(whens), room_px).gaps)


# --- shapes ---------------------------------------------------------------------------------


VISITS = [
    window(seconds_of(2001), seconds_of(2002)),
    window(seconds_of(2002), seconds_of(2003)),
    window(seconds_of(2009), seconds_of(2010)),
    window(seconds_of(2011, 5), seconds_of(2011, 6)),
    *(window(seconds_of(2011, 8, day), seconds_of(2011, 8, day + 1)) for day in (19, 20, 20, 21, 21, 23)),
    span(seconds_of(2011, 8, 20), seconds_of(2011, 8, 27)),
    window(seconds_of(2011, 8, 22), seconds_of(2011, 8, 28)),
]


@pytest.mark.parametrize("room_px", [767, 926, 1400])
def test_that_empty_years_fold_and_a_crowded_week_is_an_episode(room_px: float) -> None:
    assert gaps_of(VISITS, room_px) == [
        TimeSpan(seconds_of(2003), seconds_of(2009)),
        TimeSpan(seconds_of(2010), seconds_of(2011, 5)),
        TimeSpan(seconds_of(2011, 6), seconds_of(2011, 8, 19)),
    ]


def test_that_a_crowded_day_in_seventeen_years_takes_most_of_the_width() -> None:
    rng = random.Random(1)
    day = seconds_of(1963, 11, 22)
    years = [window(at, at + DAY) for at in range(seconds_of(1961), seconds_of(1978), 400 * DAY)]
    hours = [window(at, at + MINUTE) for at in sorted(day + rng.randrange(0, 10 * HOUR) for _ in range(80))]
    view = view_of(index_of(years + hours), 900)
    crowd = [place for place, episode in enumerate(view.spans) if episode.overlaps(TimeSpan(day, day + DAY))]
    assert sum(view.widths_px[place] for place in crowd) > 450
    plain = view_of(index_of(years + hours), 60)
    assert plain.gaps == ()


def test_that_islets_do_not_take_the_width_from_a_crowd() -> None:
    islets = [window(year * MEAN_YEAR, year * MEAN_YEAR + DAY) for year in (0, 3, 7, 12, 20)]
    crowd = [window(30 * MEAN_YEAR + n * DAY, 30 * MEAN_YEAR + (n + 1) * DAY) for n in range(60)]
    view = view_of(index_of(islets + crowd), 900)
    held = dict(zip(view.spans, view.widths_px, strict=True))
    wide = next(width for episode, width in held.items() if episode.contains(30 * MEAN_YEAR))
    assert wide > 450


def test_that_an_even_rhythm_does_not_fold() -> None:
    assert gaps_of([window(n * 30 * DAY, n * 30 * DAY + DAY) for n in range(60)]) == []
    assert gaps_of([window(seconds_of(year), seconds_of(year + 1)) for year in range(2001, 2011, 2)]) == []


def test_that_one_event_has_nothing_to_fold() -> None:
    assert gaps_of([span(0, 40 * MEAN_YEAR)]) == []
    assert gaps_of([window(0, MEAN_YEAR)]) == []


def test_that_many_events_on_both_sides_of_a_void_come_together() -> None:
    early = [window(n * DAY, (n + 1) * DAY) for n in range(40)]
    late = [window(when.start + 20 * MEAN_YEAR, when.end + 20 * MEAN_YEAR) for when in early]
    assert gaps_of(early + late) == [TimeSpan(40 * DAY, 20 * MEAN_YEAR)]


# --- occupied time --------------------------------------------------------------------------


def test_that_touching_windows_make_one_stretch() -> None:
    assert occupied_time([window(0, DAY), window(DAY, 2 * DAY)]) == [TimeSpan(0, 2 * DAY)]
    assert occupied_time([]) == []


def test_that_a_reign_that_spans_everything_counts_by_its_ends() -> None:
    reign = span(0, 40 * MEAN_YEAR)
    assert occupied_time([reign, window(10 * MEAN_YEAR, 10 * MEAN_YEAR + DAY)]) == [
        TimeSpan(0, DAY),
        TimeSpan(10 * MEAN_YEAR, 10 * MEAN_YEAR + DAY),
        TimeSpan(40 * MEAN_YEAR - DAY, 40 * MEAN_YEAR),
    ]


def test_that_an_approximate_end_of_a_long_span_is_never_an_episode_of_months() -> None:
    age = When(Shape.SPAN, 0, MEAN_YEAR, 6999 * MEAN_YEAR, 7000 * MEAN_YEAR, soft_start=True, soft_end=True)
    first, middle, last = occupied_time([age, window(5000 * MEAN_YEAR, 5001 * MEAN_YEAR)])
    assert first.length == last.length == 350 * MEAN_YEAR
    assert middle.length == MEAN_YEAR


# --- laws -----------------------------------------------------------------------------------


@st.composite
def crowds(draw: st.DrawFn) -> list[When]:
    """Windows and spans of every length, some of them in crowds, in up to thirty years."""
    centres = draw(st.lists(st.integers(0, 30 * 365), min_size=1, max_size=5))
    unit = draw(st.sampled_from((MINUTE, HOUR, DAY, 30 * DAY)))
    places = st.tuples(st.sampled_from(centres), st.integers(0, 200), st.integers(1, 40), st.booleans())
    return [
        (span if lasts else window)(
            centre * DAY + offset * unit, centre * DAY + offset * unit + (length if lasts else 1) * unit
        )
        for centre, offset, length, lasts in draw(st.lists(places, min_size=1, max_size=60))
    ]


WIDTHS = st.integers(300, 2000)


@given(crowds(), WIDTHS)
def test_that_episodes_and_gaps_tile_the_range_and_fill_the_width(whens: list[When], width: int) -> None:
    index = index_of(whens)
    view = view_of(index, width)
    assert index.reach is not None
    assert list(view.spans) == stretches_between(index.reach, view.gaps)
    assert all(episode.length > 0 for episode in view.spans)
    assert sum(view.widths_px) + 24 * len(view.gaps) == pytest.approx(width)
    for gap in view.gaps:
        assert not any(gap.overlaps(held) for held in index.occupied)


@given(crowds(), WIDTHS)
def test_that_the_mapping_rises_and_gives_every_second_back(whens: list[When], width: int) -> None:
    index = index_of(whens)
    scale = fitted(axis_of(index, width))
    assert index.reach is not None
    times = sorted({index.reach.start, *index.times, index.reach.end - 1})
    places = [scale.to_px(time) for time in times]
    assert all(a < b for a, b in itertools.pairwise(places))
    assert places[0] == pytest.approx(MARGIN_PX)
    assert scale.to_px(index.reach.end) == pytest.approx(width - MARGIN_PX)
    for time, px in zip(times, places, strict=True):
        assert abs(scale.to_time(px) - time) <= 1


@given(crowds(), WIDTHS, st.sampled_from((2, 5, 40)))
def test_that_folding_never_scores_less_than_true_scale(whens: list[When], width: int, rows: int) -> None:
    index = index_of(whens, "A title of some length that needs room", lanes=2)
    prospect = Prospect(index, Labels(measure), rows)
    assert index.reach is not None
    view = fitted_view(prospect, index.reach, width)
    plain = prospect.episode(index.reach).score(width)
    assert view.score.times >= plain.times
    assert view.score.titles >= plain.titles - 1e-6


@given(crowds(), WIDTHS)
def test_that_the_axis_tells_as_many_times_apart_as_the_rule_counted(whens: list[When], width: int) -> None:
    index = index_of(whens)
    view = view_of(index, width - 2 * MARGIN_PX)
    scale = fitted(axis_of(index, width))
    places = [scale.to_px(time) for time in index.times]
    apart = sum(b - a >= 4 - 1e-6 for a, b in itertools.pairwise(places)) + 1
    assert view.score.times <= apart
    assert apart - view.score.times <= sum(
        4 - 1e-6 <= b - a <= 4 + 1e-6 for a, b in itertools.pairwise(places)
    )


@given(crowds(), WIDTHS, st.integers(-(10**12), 10**12))
def test_that_moving_all_times_moves_the_folds_alike(whens: list[When], width: int, days: int) -> None:
    shift = days * DAY
    moved = [
        When(w.shape, w.start + shift, w.latest_start + shift, w.earliest_end + shift, w.end + shift)
        for w in whens
    ]
    here, there = view_of(index_of(whens), width), view_of(index_of(moved), width)
    assert [TimeSpan(gap.start + days * DAY, gap.end + days * DAY) for gap in here.gaps] == list(there.gaps)
    assert there.widths_px == here.widths_px


@given(crowds(), WIDTHS, st.randoms(use_true_random=False))
def test_that_the_order_in_which_events_were_written_changes_nothing(
    whens: list[When], width: int, rng: random.Random
) -> None:
    shuffled = rng.sample(whens, len(whens))
    assert axis_of(index_of(whens), width) == axis_of(index_of(shuffled), width)


@given(crowds(), WIDTHS)
def test_that_breaks_are_few_and_leave_the_width_to_the_events(whens: list[When], width: int) -> None:
    view = view_of(index_of(whens), width)
    assert len(view.gaps) <= width / PX_PER_BREAK
    assert view.islets <= ISLETS_SHARE_OF_VOID


@given(crowds())
def test_that_few_folds_are_tried_and_pairs_stand_around_crowds(whens: list[When]) -> None:
    index = index_of(whens)
    folds = possible_folds(index.occupied, index.times)
    gaps = [TimeSpan(a.end, b.start) for a, b in itertools.pairwise(index.occupied)]
    assume(gaps)
    assert len(folds) <= SINGLE_GAPS + CROWDS
    singles = [step[0] for step in folds if len(step) == 1]
    assert max(gap.length for gap in singles) == max(gap.length for gap in gaps)
    for before, after in (step for step in folds if len(step) == 2):
        between = [gap.length for gap in gaps if before.end < gap.start < after.start]
        assert max(between, default=0) <= min(before.length, after.length)


def test_that_true_scale_is_one_stretch() -> None:
    axis = axis_of(index_of(VISITS), 800, fold_gaps=False)
    assert len(axis.stretches) == 1
    assert axis.gaps == ()


def test_that_of_two_breaks_that_gain_alike_the_one_of_months_stands_and_not_the_one_of_hours() -> None:
    years = [window(year * MEAN_YEAR, year * MEAN_YEAR + DAY) for year in (0, 8, 14, 19)]
    crisis = 20 * MEAN_YEAR
    days = [window(crisis + n * DAY, crisis + n * DAY + HOUR) for n in (0, 1, 2, *range(4, 57))]
    assert gaps_of(years + days) == [TimeSpan(19 * MEAN_YEAR + DAY, crisis)]
