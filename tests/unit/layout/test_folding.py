"""The folding rule, on the shapes that real timelines have."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from viewer.layout.axis.folding import break_capacity, folded_gaps, occupied_time, stretches_between
from viewer.model.dates.calendar import seconds_of
from viewer.model.dates.timespan import DAY, HOUR, MEAN_YEAR, TimeSpan
from viewer.model.dates.when import Shape, When


def window(start: int, end: int) -> When:
    """An event at some time in [start, end)."""
    return When(Shape.WINDOW, start, end, start, end)


def span(start: int, end: int) -> When:
    """An event that lasts from start to end."""
    return When(Shape.SPAN, start, start, end, end)


def gaps_of(whens: list[When], most: int = 10) -> list[TimeSpan]:
    """The folded gaps of a timeline."""
    return folded_gaps(occupied_time(whens), most)


RUSSIA_VISITS = [
    window(seconds_of(2001), seconds_of(2002)),
    window(seconds_of(2002), seconds_of(2003)),
    window(seconds_of(2009), seconds_of(2010)),
    window(seconds_of(2011, 5), seconds_of(2011, 6)),
    *(window(seconds_of(2011, 8, day), seconds_of(2011, 8, day + 1)) for day in (19, 20, 21, 23)),
    span(seconds_of(2011, 8, 20), seconds_of(2011, 8, 27)),
    window(seconds_of(2011, 8, 22), seconds_of(2011, 8, 28)),
]


def test_that_the_visits_fold_into_four_episodes() -> None:
    gaps = gaps_of(RUSSIA_VISITS)
    assert gaps == [
        TimeSpan(seconds_of(2003), seconds_of(2009)),
        TimeSpan(seconds_of(2010), seconds_of(2011, 5)),
        TimeSpan(seconds_of(2011, 6), seconds_of(2011, 8, 19)),
    ]


def test_that_touching_windows_make_one_stretch() -> None:
    assert occupied_time([window(0, DAY), window(DAY, 2 * DAY)]) == [TimeSpan(0, 2 * DAY)]


def test_that_a_reign_that_spans_everything_counts_by_its_ends() -> None:
    reign = span(0, 40 * MEAN_YEAR)
    gaps = gaps_of([reign, window(10 * MEAN_YEAR, 10 * MEAN_YEAR + DAY)])
    assert len(gaps) == 2


def test_that_one_event_has_nothing_to_fold() -> None:
    assert gaps_of([span(0, 40 * MEAN_YEAR)]) == []
    assert gaps_of([window(0, MEAN_YEAR)]) == []
    assert gaps_of([]) == []


def test_that_an_even_rhythm_of_long_windows_does_not_fold() -> None:
    years = [window(seconds_of(year), seconds_of(year + 1)) for year in range(2001, 2011, 2)]
    assert gaps_of(years) == []


def test_that_breaks_stay_within_their_share_of_the_width() -> None:
    scattered = [window(n * 1000 * DAY, n * 1000 * DAY + HOUR) for n in range(200)]
    most = break_capacity(800, 24)
    assert most * 24 <= 200
    assert len(gaps_of(scattered, most)) == most


def test_that_the_longest_gaps_fold_when_there_is_room_for_few() -> None:
    days = [window(d * DAY, (d + 1) * DAY) for d in (0, 10, 40, 45)]
    assert gaps_of(days, 1) == [TimeSpan(11 * DAY, 40 * DAY)]


@given(st.lists(st.tuples(st.integers(-(10**11), 10**11), st.integers(1, 10**9)), min_size=1, max_size=40))
def test_that_stretches_and_gaps_tile_the_range(raw: list[tuple[int, int]]) -> None:
    occupied = occupied_time([window(start, start + length) for start, length in raw])
    gaps = folded_gaps(occupied, 8)
    stretches = stretches_between(occupied, gaps)
    assert stretches[0].start == min(start for start, _ in raw)
    assert stretches[-1].end == max(start + length for start, length in raw)
    for stretch, gap in zip(stretches, gaps, strict=False):
        assert stretch.end == gap.start
        assert gap.length > 0
    assert all(stretch.length > 0 for stretch in stretches)


@given(st.lists(st.tuples(st.integers(-(10**11), 10**11), st.integers(1, 10**9)), min_size=2, max_size=40))
def test_that_each_folded_gap_is_longer_than_twice_a_stretch_beside_it(raw: list[tuple[int, int]]) -> None:
    occupied = occupied_time([window(start, start + length) for start, length in raw])
    gaps = folded_gaps(occupied, 100)
    stretches = stretches_between(occupied, gaps)
    for place, gap in enumerate(gaps):
        assert gap.length > 2 * min(stretches[place].length, stretches[place + 1].length)
