"""Dates picked from a calendar."""

from __future__ import annotations

import pytest

from viewer.model.dates.picked import day_at, takes_pick, with_pick


@pytest.mark.parametrize(
    ("text", "cursor", "left"),
    [
        ("", 0, "2011-08"),
        ("some words", 3, "2011-08"),
        ("2002-03-04", 10, "2011-08"),
        ("2002~", 5, "2011-08~"),
        ("2002-05/2003-01?", 0, "2011-08/2003-01?"),
        ("2002-05/2003-01?", 7, "2011-08/2003-01?"),
        ("2002-05/2003-01?", 8, "2002-05/2011-08?"),
        ("2002-05/", 8, "2002-05/2011-08"),
        ("../2003", 0, "2011-08/2003"),
    ],
)
def test_that_a_pick_changes_the_date_that_the_cursor_is_in(text: str, cursor: int, left: str) -> None:
    assert with_pick(text, cursor, "2011-08") == left


def test_that_a_set_of_dates_takes_no_pick() -> None:
    assert [takes_pick(text) for text in ("[2001,2003]", " {2001}", "2001/2003", "")] == [
        False,
        False,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("text", "cursor", "day"),
    [
        ("2011-08-21", 0, (2011, 8, 21)),
        ("2002-05/2003-01", 12, (2003, 1, 1)),
        ("-0499", 0, (-499, 1, 1)),
        ("soonish", 0, None),
        ("../2003", 0, None),
    ],
)
def test_which_day_a_calendar_begins_with(text: str, cursor: int, day: tuple[int, int, int] | None) -> None:
    assert day_at(text, cursor) == day
