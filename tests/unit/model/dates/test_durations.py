"""Known lengths: what is read, how it counts, what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.model.dates.calendar import civil_of, seconds_of
from viewer.model.dates.durations import DurationError, parse_duration
from viewer.model.dates.timespan import DAY

READ = {
    "4 days": "4 days",
    "1 day": "1 day",
    "four days": "4 days",
    "24-day": "24 days",
    "about 7 days": "about 7 days",
    "About a week": "about 7 days",
    "c. 7 days": "about 7 days",
    "~7 days": "about 7 days",
    "7 days~": "about 7 days",
    "P7D": "7 days",
    "P1W": "7 days",
    "P1Y2M3D": "1 year 2 months 3 days",
    "PT3H30M": "3 hours 30 minutes",
    "P1.5D": "1 day 12 hours",
    "1.5 days": "1 day 12 hours",
    "half an hour": "30 minutes",
    "half a year": "6 months",
    "2 weeks and 3 days": "17 days",
    "1 year, 2 months": "1 year 2 months",
    "1 year 2 months": "1 year 2 months",
    "3 h 30 min": "3 hours 30 minutes",
    "45 s": "45 seconds",
    "10000 years": "10,000 years",
}

WRONG = {
    "": "a length is missing; expected a length such as 4 days, about 7 days or P7D",
    "4": "“4” is not a length of time; expected a length such as 4 days, about 7 days or P7D",
    "days": "“days” is not a length of time; expected a length such as 4 days, about 7 days or P7D",
    "4 dais": "“4 dais” is not a length of time; expected a length such as 4 days, about 7 days or P7D",
    "-4 days": "“-4 days” is not a length of time; expected a length such as 4 days, about 7 days or P7D",
    "P": "“P” is not a length of time; expected a length such as 4 days, about 7 days or P7D",
    "PT": "“PT” is not a length of time; expected a length such as 4 days, about 7 days or P7D",
    "P1DT": "“P1DT” is not a length of time; expected a length such as 4 days, about 7 days or P7D",
    "P1..5D": "“P1..5D” is not a length of time; expected a length such as 4 days, about 7 days or P7D",
    "0 days": "“0 days” is not a length of time; expected more than nothing",
    "1.3 months": "“1.3 months” is not a length of time; months are counted whole",
    "9999999999 days": "“9999999999 days” is not a length of time; at most 999,999,999 days are read",
}


@pytest.mark.parametrize(("text", "phrase"), READ.items())
def test_that_lengths_are_read_as_people_write_them(text: str, phrase: str) -> None:
    assert parse_duration(text).phrase() == phrase


@pytest.mark.parametrize(("text", "message"), WRONG.items())
def test_that_a_wrong_length_is_answered_exactly(text: str, message: str) -> None:
    with pytest.raises(DurationError) as caught:
        parse_duration(text)
    assert caught.value.message == message


@pytest.mark.parametrize(
    "text", ["9" * 10_000_000, "P" + "1D" * 4_000_000, " a " * 1_000_000, "\0" * 50, "\u0664 days"]
)
def test_that_hostile_lengths_are_answered_in_one_short_line(text: str) -> None:
    with pytest.raises(DurationError) as caught:
        parse_duration(text)
    assert len(caught.value.message) < 500
    assert "\n" not in caught.value.message


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("4 days", (2011, 8, 20), (2011, 8, 24)),
        ("4 days", (2011, 8, 20, 14, 30), (2011, 8, 24)),
        ("1 month", (2011, 1, 31), (2011, 2, 28)),
        ("1 year", (2012, 2, 29), (2013, 2, 28)),
        ("2 months", (2011, 11, 15), (2012, 1, 15)),
        ("3 hours", (2011, 8, 20, 23), (2011, 8, 21, 2)),
        ("1.5 days", (2011, 8, 20, 6), (2011, 8, 21, 18)),
        ("10000 years", (-12000, 1, 1), (-2000, 1, 1)),
    ],
)
def test_that_calendar_days_count_inclusively(
    text: str, start: tuple[int, ...], end: tuple[int, ...]
) -> None:
    begin = seconds_of(*start)
    assert civil_of(begin + parse_duration(text).seconds_after(begin)) == civil_of(seconds_of(*end))


@given(st.integers(1, 10_000), st.integers(-(10**9), 10**9))
def test_that_days_count_alike_forwards_and_backwards(count: int, day: int) -> None:
    duration = parse_duration(f"{count} days")
    assert duration.seconds_after(day * DAY) == duration.seconds_before(day * DAY) == count * DAY


@given(st.text(max_size=40))
def test_that_any_text_is_a_length_or_a_duration_error(text: str) -> None:
    try:
        duration = parse_duration(text)
    except DurationError as error:
        assert error.message
    else:
        assert duration.phrase()
        assert duration.seconds_after(0) > 0
