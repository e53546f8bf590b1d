"""How long it is between two events, in words and by laws."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layout_helpers import event

from viewer.model.dates.calendar import seconds_of
from viewer.model.dates.timespan import DAY, MINUTE
from viewer.model.distance import Ends, Length, Moment, distance, ends_at, ends_of

days = st.integers(-800_000, 800_000).map(lambda n: n * DAY)
minutes = st.integers(-(10**9), 10**9).map(lambda n: n * MINUTE)


def between(one: str, other: str) -> str:
    return distance(ends_of(event(0, one)), ends_of(event(1, other))).phrase()


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("2011-08-20", "2011-08-26", "6 days"),
        ("2011-08-26", "2011-08-20", "6 days"),
        ("2011-08-20", "2011-08-21", "1 day"),
        ("2011-08-20", "2011-08-20", "the same day"),
        ("2009-05-20", "2011-08-20", "2 years, 3 months (822 days)"),
        ("2001-08-18", "2011-08-20", "10 years, 2 days"),
        ("2011-05-31", "2011-06-30", "1 month (30 days)"),
        ("2011-01-31", "2011-03-01", "1 month, 1 day (29 days)"),
        ("2011-08-20T10:00", "2011-08-20T12:20", "2 hours, 20 minutes"),
        ("2011-08-20T10:00", "2011-08-26", "6 days"),
        ("2011-08-20T10:00", "2011-08-22T09:00", "1 day, 23 hours"),
        ("2011-08-20T10:00", "2011-08-20T10:00", "the same minute"),
        ("2011-08-20~", "2011-08-26", "about 6 days"),
        ("[2011-08-18..2011-08-20]", "2011-08-23", "between 3 and 5 days"),
        ("2011-08", "2011-08-20", "at most 19 days"),
        ("2011-05", "2011-08-20", "between 2 months, 20 days and 3 months, 19 days"),
        ("2001", "2003", "between 1 year, 1 day and 2 years, 11 months, 30 days"),
        ("[..2011-08-15]", "2011-08-20", "at least 5 days"),
        ("[2011-08-15..]", "2011-08-20", "not known: a date is open"),
        ("[..2011-08-15]", "2011-08-10", "not known: a date is open"),
        ("2011-08-15/..", "2011-08-20", "at most 5 days"),
        ("2011-08-20", "2011-08-25/..", "5 days"),
        ("2011-08-20", "2011-08-25/", "5 days"),
        ("../2011-08-15", "2011-08-20", "5 days"),
        ("2011-08-01/2011-08-10", "2011-08-15", "5 days"),
        ("2011-08-01/2011-08-10", "2011-08-05", "at the same time"),
        ("2011-08-01/2011-08-10", "2011-08-10/2011-08-12", "the same day"),
        ("2011-05/2011-07", "2011-08-01", "between 1 day and 1 month"),
        ("2011-08-20T10:00:00", "2011-08-20T10:00:42", "42 seconds"),
        ("2011-08-20T10:00:05.100", "2011-08-20T10:00:05", "the same second"),
        ("2011-08-20T10:00:05.100", "2011-08-20T10:01", "1 minute"),
        ("Y-66E6", "2011-08-20", "between 65.5 million and 66.5 million years"),
        ("Y-13800000000", "Y-46E8", "between 9.15 billion and 9.25 billion years"),
        ("Y-12000", "2011-08-20", "between 14,010 and 14,011 years"),
        ("-0499-06-01", "2011-06-01", "2,510 years"),
    ],
)
def test_that_a_distance_is_said_as_exactly_as_it_is_known(one: str, other: str, words: str) -> None:
    assert between(one, other) == words
    assert between(other, one) == words


@given(minutes, minutes)
def test_that_a_length_added_to_its_start_gives_its_end(one: int, other: int) -> None:
    start, end = sorted((one, other))
    length = Length.between(start, end)
    assert length.added_to(start) == end
    assert 0 <= length.months < 12
    assert 0 <= length.days < 31
    assert 0 <= length.hours < 24
    assert 0 <= length.minutes < 60
    assert length.years >= 0


@given(minutes, minutes, minutes)
def test_that_a_later_end_is_never_a_shorter_length(one: int, two: int, three: int) -> None:
    start, near, far = sorted((one, two, three))
    short, long = Length.between(start, near), Length.between(start, far)
    assert dataclasses.astuple(short) <= dataclasses.astuple(long)


@st.composite
def happenings(draw: st.DrawFn) -> Ends:
    """What happened at one time, known to some days."""
    first = draw(days)
    moment = Moment(first, first + draw(st.integers(0, 900)) * DAY)
    return Ends(moment, moment)


@given(happenings(), happenings(), st.randoms(use_true_random=False))
def test_that_every_possible_pair_lies_between_least_and_most(one: Ends, other: Ends, rng: object) -> None:
    found = distance(one, other)
    assert found == distance(other, one)
    assert found.most is not None
    for _ in range(5):
        a, b = (
            rng.randrange(ends.beginning.first, ends.beginning.last + DAY, DAY)  # type: ignore[attr-defined]
            for ends in (one, other)
        )
        least, most = found.least[1] - found.least[0], found.most[1] - found.most[0]
        assert least <= abs(a - b) <= most


@given(happenings(), happenings(), st.integers(0, 500))
def test_that_knowing_less_never_narrows_a_distance(one: Ends, other: Ends, more: int) -> None:
    wider = Moment(one.beginning.first, one.beginning.last + more * DAY)
    exact, vague = distance(one, other), distance(Ends(wider, wider), other)
    assert exact.most is not None
    assert vague.most is not None
    assert vague.least[1] - vague.least[0] <= exact.least[1] - exact.least[0]
    assert vague.most[1] - vague.most[0] >= exact.most[1] - exact.most[0]


@given(days, st.integers(0, 10**6), st.integers(-(10**6), 10**6))
def test_that_a_distance_in_days_stays_when_both_ends_move_by_days(
    start: int, length: int, shift: int
) -> None:
    def apart(at: int) -> int:
        found = distance(ends_at(at, DAY), ends_at(at + length * DAY, DAY))
        return found.least[1] - found.least[0]

    assert apart(start) == apart(start + shift * DAY) == length * DAY


def test_that_a_pointer_is_known_as_exactly_as_its_pixel() -> None:
    departs = ends_of(event(0, "2011-08-20T10:00"))
    at = seconds_of(2011, 8, 22, 13, 30)
    assert distance(departs, ends_at(at, 60.0)).phrase() == "2 days, 3 hours, 30 minutes"
    assert distance(departs, ends_at(at, 7200.0)).phrase() == "2 days"
    assert distance(departs, ends_at(at, 20 * 86400.0)).phrase() == "about 2 days"
