"""What looks wrong in an event is told, and what the words leave open is not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.model.dates.calendar import WEEKDAYS, days_from_civil, weekday_of
from viewer.model.dates.edtf import parse_date
from viewer.model.dates.placing import place_on_axis
from viewer.model.dates.timespan import DAY
from viewer.model.lints import (
    leading_source,
    named_weekday,
    overtaking_source,
    unused_sources,
    vaguer_date,
)
from viewer.model.timeline import Event, Picture, Quote, Source, Status


def event(date: str, **fields: Any) -> Event:
    read = parse_date(date)
    return Event("a", "A", read, place_on_axis(read), "trip", **fields)


@pytest.mark.parametrize(
    ("date", "words", "expected"),
    [
        ("2011-05-01", "in May", "2011-05"),
        ("2011-05-01", "May 2011", "2011-05"),
        ("2011-05-01", "im Mai 2011", "2011-05"),
        ("2011-01-01", "2011", "2011"),
        ("2011-01-01", "early in 2011", "2011"),
        ("2011-01-01", "January", "2011-01"),
        ("2011-05-01", "1 May 2011", ""),
        ("2011-05-01", "Sunday", ""),
        ("2011-05-01", "May Day", ""),
        ("2011-05-01", "the day after the ball in May", ""),
        ("2011-05-01", "2011", ""),
        ("2011-05-01", "June", ""),
        ("2011-05-01~", "in May", ""),
        ("2011-05-02", "in May", ""),
        ("2011-05", "in May", ""),
        ("2011-05-01/2011-05-31", "in May", ""),
        ("2011-05-01", "", ""),
    ],
)
def test_that_a_first_day_is_doubted_only_where_the_words_name_no_day(
    date: str, words: str, expected: str
) -> None:
    assert vaguer_date(event(date, as_written=words)) == expected


@pytest.mark.parametrize(
    ("date", "words", "expected"),
    [
        ("2011-08-20", "early Sunday", "Sunday"),
        ("2011-08-20?", "Sonntag", "Sunday"),
        ("2011-08-20T10:00", "Sunday", "Sunday"),
        ("2011-08-20/2011-08-22", "Friday", "Friday"),
        ("2011-08-20/2011-08-22", "Sunday", ""),
        ("2011-08-20", "Saturday", ""),
        ("2011-08-20", "Saturday or Sunday", ""),
        ("2011-08-20", "the day before Sunday", ""),
        ("2011-08-20", "since Friday", ""),
        ("2011-08", "Sunday", ""),
        ("2011-08-20/", "Sunday", ""),
        ("2011-08-20", "the sun", ""),
    ],
)
def test_that_a_weekday_is_held_against_a_date_that_cannot_have_it(
    date: str, words: str, expected: str
) -> None:
    assert named_weekday(event(date, as_written=words)) == expected


@given(st.dates(), st.sampled_from(WEEKDAYS))
def test_that_of_all_weekdays_a_day_contradicts_six(day: Any, name: str) -> None:
    instant = days_from_civil(day.year, day.month, day.day) * DAY
    has_it = WEEKDAYS[weekday_of(instant)] == name
    assert named_weekday(event(day.isoformat(), as_written=f"late {name}")) == ("" if has_it else name)


def test_that_the_newest_source_overtakes_what_is_expected() -> None:
    sources = {
        "old": Source("old", "Old", published=parse_date("2011-08-21")),
        "new": Source("new", "New", published=parse_date("2011-09")),
    }
    expected = event("2011-08-25", status=Status.EXPECTED, sources=("old",))
    assert overtaking_source(expected, sources) == ""
    expected = event("2011-08-25", status=Status.EXPECTED, sources=("old", "new"))
    assert overtaking_source(expected, sources) == "new"
    assert overtaking_source(event("2011-08-25", sources=("new",)), sources) == ""
    assert overtaking_source(event("2011-08-20/..", status=Status.EXPECTED, sources=("new",)), sources) == ""


@pytest.mark.parametrize(
    ("status", "quoted", "expected"),
    [
        (Status.DISPUTED, "aab", ("a", 2)),
        (Status.DISPUTED, "a", ("a", 1)),
        (Status.DISPUTED, "ab", ("", 0)),
        (Status.DISPUTED, "aabb", ("", 0)),
        (Status.DISPUTED, "", ("", 0)),
        (Status.REPORTED, "aab", ("", 0)),
    ],
)
def test_that_one_source_may_not_bear_a_dispute_alone(
    status: Status, quoted: str, expected: tuple[str, int]
) -> None:
    quotes = tuple(Quote("words", source) for source in quoted)
    assert leading_source(event("2011", status=status, quotes=quotes)) == expected


def test_that_a_source_is_used_by_quotations_pictures_and_events() -> None:
    sources = [Source(name, name) for name in "abcd"]
    quoted, pictured = Quote("words", "a"), Picture("a.png", source="d")
    events = [
        event("2011", quotes=(quoted,)),
        event("2011", sources=("c",)),
        event("2011", images=(pictured,)),
    ]
    assert [source.id for source in unused_sources(events, sources)] == ["b"]
