"""What ticks, breaks and the pointer say."""

from __future__ import annotations

import pytest

from viewer.layout.axis.tick_labels import gap_forms, span_forms
from viewer.layout.axis.tick_steps import year_step
from viewer.layout.axis.ticks import format_pointer_time
from viewer.model.dates.calendar import seconds_of
from viewer.model.dates.timespan import DAY, HOUR, MEAN_YEAR, TimeSpan

AUGUST = seconds_of(2011, 8, 21, 14, 37, 20)


@pytest.mark.parametrize(
    ("start", "end", "forms"),
    [
        ((2003,), (2009,), ("6 years", "6 y")),
        ((2003,), (2008, 12, 31), ("6 years", "6 y")),
        ((2003,), (2008, 11, 30), ("5 years", "5 y")),
        ((2010,), (2011, 5), ("1 year 4 months", "1 y 4 m", "1 y")),
        ((2010,), (2011,), ("1 year", "1 y")),
        ((2011, 6), (2011, 8, 19), ("2 months", "2 m")),
        ((2011, 8, 1), (2011, 8, 20), ("19 days", "19 d")),
        ((2011, 1, 31), (2011, 2, 28), ("28 days", "28 d")),
        ((2011, 8, 1), (2011, 8, 2), ("1 day", "1 d")),
        ((2011, 8, 1, 4), (2011, 8, 1, 9, 59), ("6 hours", "6 h")),
        ((2011, 8, 1, 4), (2011, 8, 1, 9, 50), ("5 hours", "5 h")),
        ((2011, 8, 1, 4), (2011, 8, 1, 4, 59), ("59 minutes", "59 min")),
        ((2011, 8, 1, 4, 0, 1), (2011, 8, 1, 4, 0, 3), ("2 seconds", "2 s")),
        ((-11999,), (1,), ("12,000 years", "12,000 y")),
        ((-6997,), (2,), ("7,000 years", "7,000 y")),
        ((1003,), (1996, 12, 31), ("990 years", "990 y")),
        ((1003,), (1092,), ("89 years", "89 y")),
        ((-538799999,), (-251901999,), ("290 million years", "290 Ma")),
        ((-13799999999,), (-4599999999,), ("9.2 billion years", "9.2 Ga")),
    ],
)
def test_that_a_gap_is_told_in_round_words(
    start: tuple[int, ...], end: tuple[int, ...], forms: tuple[str, ...]
) -> None:
    assert gap_forms(TimeSpan(seconds_of(*start), seconds_of(*end))) == forms


@pytest.mark.parametrize(
    ("start", "end", "longest"),
    [
        ((2011, 8, 21, 3), (2011, 8, 21, 9), "Sunday 21 August 2011"),
        ((2011, 8, 20), (2011, 8, 28), "20–27 August 2011"),
        ((2011, 2), (2011, 3), "February 2011"),
        ((2011, 5), (2011, 9), "May–August 2011"),
        ((2011,), (2012,), "2011"),
        ((2001,), (2004,), "2001–2003"),
        ((-499,), (-479,), "500–481 BCE"),
        ((-9,), (6,), "10 BCE–5 CE"),
        ((1,), (100,), "1–99 CE"),
        ((1,), (2001,), "1–2000"),
    ],
)
def test_that_a_stretch_is_named_by_what_it_holds(
    start: tuple[int, ...], end: tuple[int, ...], longest: str
) -> None:
    assert span_forms(TimeSpan(seconds_of(*start), seconds_of(*end)))[0] == longest


@pytest.mark.parametrize(
    ("seconds_per_px", "text"),
    [
        (0.25, "21 August 2011, 14:37"),
        (0.1, "21 August 2011, 14:37:20"),
        (0.001, "21 August 2011, 14:37:20.000"),
        (200, "21 August 2011, 14:35"),
        (HOUR / 2, "21 August 2011, 14:30"),
        (2 * HOUR, "Sunday 21 August 2011"),
        (3 * DAY, "August 2011"),
        (200 * DAY, "2011"),
        (7 * MEAN_YEAR, "about 2010"),
        (70 * MEAN_YEAR, "about 2000"),
    ],
)
def test_that_the_pointer_tells_time_as_exactly_as_a_pixel_does(seconds_per_px: float, text: str) -> None:
    assert format_pointer_time(AUGUST, 1 / seconds_per_px) == text


@pytest.mark.parametrize(
    ("year", "years_per_px", "text"),
    [
        (-499, 0.5, "500 BCE"),
        (-12_003, 40, "about 12,000 BCE"),
        (3, 40, "about 1 CE"),
        (0, 0.5, "1 BCE"),
        (-66_000_123, 40_000, "about 66 million years ago"),
        (-13_799_000_000, 10**7, "about 13.8 billion years ago"),
    ],
)
def test_that_the_pointer_names_early_years(year: int, years_per_px: float, text: str) -> None:
    assert format_pointer_time(seconds_of(year, 6), 1 / (years_per_px * MEAN_YEAR)) == text


def test_that_the_widest_year_may_be_the_one_where_digits_begin_anew() -> None:
    # In letters of which “1” is narrow, 999 and 1000 are wider than the years at both ends.
    assert {999, 1000} <= set(year_step(1).widest_indices(611, 1111))
    assert {-1000, -999} <= set(year_step(1).widest_indices(-1111, -611))
    assert {9, 10} <= set(year_step(100).widest_indices(2, 18))
