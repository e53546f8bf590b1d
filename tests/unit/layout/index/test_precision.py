"""How exactly the dates near a place are known, found without looking at all of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from layout_helpers import event

from viewer.layout.index.precision import Precision
from viewer.model.dates.calendar import seconds_of
from viewer.model.dates.granularity import Granularity
from viewer.model.dates.timespan import DAY, TimeSpan
from viewer.model.dates.when import Shape, When

G = Granularity


def known(*dates: str) -> Precision:
    """Return the precision of some dates."""
    return Precision([event(number, date).when for number, date in enumerate(dates)])


def test_that_a_place_is_as_exact_as_the_dates_near_it() -> None:
    precision = known("Y-538E6", "Y-66E6", "1900", "2011-08-20", "2011-08-21T14:30:05.042", "2011/2012-05")
    assert precision.finest is G.MILLISECOND
    cretaceous = TimeSpan(seconds_of(-66_000_001), seconds_of(-66_000_000))
    assert precision.near(cretaceous) is G.YEAR  # the nearest on the right is 1900
    assert precision.near(TimeSpan(seconds_of(-500_000_000), seconds_of(-400_000_000))) is G.MILLION_YEARS
    assert precision.near(TimeSpan(seconds_of(1890), seconds_of(1910))) is G.YEAR
    assert precision.near(TimeSpan(seconds_of(2011, 8, 1), seconds_of(2011, 8, 19))) is G.MILLISECOND
    assert precision.near(TimeSpan(seconds_of(2012, 5, 20), seconds_of(2012, 6, 20))) is G.MONTH
    assert known().near(cretaceous) is G.DAY


@given(
    st.lists(st.tuples(st.integers(-5000, 5000), st.sampled_from(list(G))), min_size=1, max_size=60),
    st.integers(-6000, 6000),
    st.integers(1, 500),
)
def test_that_the_finest_of_many_near_dates_is_found(
    points: list[tuple[int, Granularity]], start: int, length: int
) -> None:
    many = points * 40
    whens = [
        When(Shape.WINDOW, at * DAY, at * DAY + 1, at * DAY, at * DAY + 1, start_granularity=grain)
        for at, grain in many
    ]
    near = [grain for at, grain in points if start - length <= at < start + 2 * length]
    found = Precision(whens).near(TimeSpan(start * DAY, (start + length) * DAY))
    if near:
        assert found is min(near)
    else:
        assert found in {grain for _, grain in points}
