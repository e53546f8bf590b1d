"""The date under the pointer: as fine as one can point, and always readable EDTF."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.model.dates.calendar import seconds_of
from viewer.model.dates.edtf import parse_date
from viewer.model.dates.placing import place_on_axis
from viewer.model.dates.pointed import MIN_UNIT_PX, pointed_date

NOON = seconds_of(2011, 8, 20, 14, 37, 12)


@pytest.mark.parametrize(
    ("unit_s", "expected"),
    [
        (1, "2011-08-20T14:37:12"),
        (2, "2011-08-20T14:37"),
        (60, "2011-08-20T14:37"),
        (3600, "2011-08-20T14:00"),
        (86400, "2011-08-20"),
        (30 * 86400, "2011-08"),
        (365 * 86400, "2011"),
        (10 * 365 * 86400, "201X"),
        (100 * 365 * 86400, "20XX"),
    ],
)
def test_that_the_date_is_as_fine_as_one_can_point(unit_s: int, expected: str) -> None:
    assert pointed_date(NOON, unit_s / MIN_UNIT_PX) == expected


@pytest.mark.parametrize(
    ("year", "unit_s", "expected"),
    [
        (-499, 86400, "-0499-08-20"),
        (-499, 10**10, "-0499"),
        (0, 86400, "0000-08-20"),
        (-12000, 60, "Y-12000"),
        (12000, 60, "Y12000"),
        (-66_012_345, 60, "Y-66012345"),
        (-66_012_345, 10**6 * 365 * 86400, "Y-66E6"),
        (-66_012_345, 20_000 * 365 * 86400, "Y-660E5"),
        (-66_012_345, 10**10 * 365 * 86400, "Y-7E7"),
    ],
)
def test_that_years_before_the_common_era_and_far_ones_are_written(
    year: int, unit_s: int, expected: str
) -> None:
    assert pointed_date(seconds_of(year, 8, 20), unit_s / MIN_UNIT_PX) == expected


@given(st.integers(-(10**13), 10**13), st.floats(0.001, 1e12))
def test_that_what_is_pointed_at_lies_in_the_date_written(instant: int, seconds_per_px: float) -> None:
    date = parse_date(pointed_date(instant, seconds_per_px))
    when = place_on_axis(date, axis_zone=None, event_zone=None, duration=None)
    hour = 3600 if date.first is not None and date.first.has_time else 0
    assert when.start <= instant < max(when.end, when.start + hour)
