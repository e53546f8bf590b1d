"""The calendar against ``datetime``, and its laws far outside the years that it knows."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.model.dates.calendar import (
    add_months,
    civil_from_days,
    civil_of,
    days_from_civil,
    is_leap,
    month_length,
    seconds_of,
    weekday_of,
)

far_days = st.integers(-(10**12), 10**12)
far_years = st.integers(-(10**9), 10**9)


@given(st.dates())
def test_that_days_agree_with_datetime(day: date) -> None:
    count = (day - date(1970, 1, 1)).days
    assert days_from_civil(day.year, day.month, day.day) == count
    assert civil_from_days(count) == (day.year, day.month, day.day)
    assert weekday_of(count * 86400) == day.weekday()


@given(st.datetimes())
def test_that_seconds_agree_with_datetime(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    instant = (moment - datetime(1970, 1, 1)) // timedelta(seconds=1)
    assert seconds_of(*moment.timetuple()[:6]) == instant
    assert tuple(civil_of(instant)) == tuple(moment.timetuple()[:6])


@given(far_days)
def test_that_every_day_has_one_name(day: int) -> None:
    assert days_from_civil(*civil_from_days(day)) == day


@given(far_days)
def test_that_names_follow_in_order(day: int) -> None:
    assert civil_from_days(day) < civil_from_days(day + 1)


@given(far_years, st.integers(1, 12))
def test_that_a_month_is_as_long_as_the_way_to_the_next(year: int, month: int) -> None:
    following = days_from_civil(*add_months(year, month, 1), 1)
    assert following - days_from_civil(year, month, 1) == month_length(year, month)


@given(far_years, st.integers(1, 12), st.integers(-(10**6), 10**6))
def test_that_months_added_can_be_taken_away(year: int, month: int, count: int) -> None:
    assert add_months(*add_months(year, month, count), -count) == (year, month)


@pytest.mark.parametrize(
    ("year", "leap"),
    [(2011, False), (2012, True), (1900, False), (2000, True), (0, True), (-4, True), (-100, False)],
)
def test_that_leap_years_are_gregorian_for_ever(year: int, leap: bool) -> None:
    assert is_leap(year) is leap
