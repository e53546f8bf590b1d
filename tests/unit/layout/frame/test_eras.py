"""Eras are named in a strip of their own: none over another, and those outside the events' range at its ends."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from layout_helpers import arranged, event, measure, timeline

from viewer.layout.axis.scale import TimeScale, fitted
from viewer.layout.frame.eras import EraTitle, era_bands, era_titles
from viewer.model.timeline import Era


def era(title: str, date: str) -> Era:
    """Return an era of a date."""
    dated = event(0, date)
    return Era(title, dated.date, dated.when)


def a_century() -> TimeScale:
    """Return a view of 1900 to 2000 in 800 px."""
    made = timeline(event(1, "1900-01-01"), event(2, "1999-12-31"))
    return fitted(arranged(made, fold_gaps=False).axis)


def titles(*eras: Era, scale: TimeScale | None = None) -> list[EraTitle]:
    return era_titles(eras, scale or a_century(), 800.0, measure)


def test_that_an_era_is_named_over_the_beginning_of_its_band() -> None:
    between = era("Between", "1918/1939")
    (title,) = titles(between)
    (band,) = era_bands([between], a_century(), 800.0)
    assert title.text == "Between"
    assert band.x0 < title.x < band.x0 + 10


def test_that_an_era_that_began_before_the_view_is_named_at_its_edge() -> None:
    scale = a_century().zoomed(4, 400)
    (title,) = titles(era("All along", "1890/2010"), scale=scale)
    assert 0 < title.x < 10


def test_that_an_era_outside_the_range_of_the_events_is_named_at_the_end_it_lies_beyond() -> None:
    before, after = titles(era("Old", "1700/1750"), era("New", "2050/2060"))
    assert (before.text, after.text) == ("‹ Old", "New ›")
    assert before.x < 10
    assert after.x + after.width_px > 785


def test_that_in_the_middle_of_the_timeline_nothing_outside_of_it_is_named() -> None:
    assert not titles(era("Old", "1700/1750"), era("New", "2050/2060"), scale=a_century().zoomed(4, 400))


def test_that_a_short_era_within_a_long_one_is_named_in_its_place_and_the_long_one_beside_it() -> None:
    long, short = titles(era("The long one", "1900/1999"), era("Short one", "1920/1945"))
    assert (long.text, short.text) == ("The long one", "Short one")
    assert long.x + long.width_px < short.x


@given(
    st.lists(st.tuples(st.integers(1850, 2040), st.integers(1, 80), st.text("ab cd", min_size=1, max_size=30)), max_size=9),
    st.floats(1, 9),
    st.integers(0, 800),
)  # fmt: skip
def test_that_no_title_stands_over_another_or_outside_the_strip(
    made: list[tuple[int, int, str]], zoom: float, anchor: int
) -> None:
    eras = [era(title, f"{year}/{year + length}") for year, length, title in made]
    found = titles(*eras, scale=a_century().zoomed(zoom, anchor))
    for one, other in pairwise(found):
        assert one.x + one.width_px < other.x
    assert all(title.x >= 0 and title.x + title.width_px <= 800 for title in found)
