"""Which whole units lie in a stretch of time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.model.dates.calendar import seconds_of
from viewer.model.dates.timespan import DAY, TimeSpan
from viewer.model.dates.within import phrase_within


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ((2002, 8, 25), (2008, 3, 10), "2003–2007"),
        ((2003,), (2008,), "2003–2007"),
        ((2002, 8, 25), (2003, 5, 2), "September 2002 – April 2003"),
        ((2011, 8, 20), (2011, 10, 2), "20 August – 1 October 2011"),
        ((2011, 8, 20, 14), (2011, 8, 22), "21 August 2011"),
        ((2011, 8, 20, 14, 0, 30), (2011, 8, 20, 15, 30), "14:01–15:30 on 20 August 2011"),
        ((2011, 8, 20, 14, 0, 1), (2011, 8, 20, 14, 0, 59), ""),
        ((-499,), (-489,), "500–491 BCE"),
        ((-12000, 4), (-9999, 3), "12,000–10,001 BCE"),
    ],
)
def test_that_a_stretch_is_named_by_the_whole_units_in_it(
    start: tuple[int, ...], end: tuple[int, ...], words: str
) -> None:
    assert phrase_within(TimeSpan(seconds_of(*start), seconds_of(*end))) == words


@given(st.integers(-9990 * 365, 9000 * 365), st.integers(1, 4000))
def test_that_whole_days_always_have_words(day: int, days: int) -> None:
    start = (day - 719_468) * DAY
    assert phrase_within(TimeSpan(start, start + days * DAY))
