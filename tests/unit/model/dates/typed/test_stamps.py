"""Dates as programs write them: understood with the precision and the offset that they have."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.model.dates.edtf import parse_date
from viewer.model.dates.typed.suggest import Understood, read_typed, suggest_date

OFFSETS = st.integers(-14 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=OFFSETS)


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("Sat, 20 Aug 2011 10:30:00 +1000", "2011-08-20T10:30:00+10:00"), ("20 Aug 2011 10:30 GMT", "2011-08-20T10:30Z"), ("20 Aug 2011 10:30 -06:00", "2011-08-20T10:30-06:00"),
        ("Fri Nov 22 1963 12:30:00 GMT-0600 (CST)", "1963-11-22T12:30:00-06:00"), ("Sat Aug 20 10:30:05 UTC 2011", "2011-08-20T10:30:05Z"),
        ("20110820T103000", "2011-08-20T10:30:00"), ("20110820t1030z", "2011-08-20T10:30Z"), ("20110820T103000+1000", "2011-08-20T10:30:00+10:00"),
        ("2011-W33-6", "2011-08-20"), ("2011W336", "2011-08-20"), ("2011-W33", "2011-08-15/2011-08-21"), ("2011-232", "2011-08-20"),
    ],
)  # fmt: skip
def test_that_stamps_are_read_as_they_are_written(typed: str, edtf: str) -> None:
    found = read_typed(typed)
    assert isinstance(found, Understood) and found.edtf == edtf


@pytest.mark.parametrize(
    "typed",
    [
        "2011-W60",
        "2011-W33-8",
        "2011-400",
        "20111320T1030",
        "Sat, 31 Feb 2011 10:30:00 +1000",
        "10:30:00 +1000",
        "Aug +1000",
        "20 Aug 10:30 GMT",
    ],
)
def test_that_nothing_is_made_of_what_is_no_whole_stamp(typed: str) -> None:
    assert suggest_date(typed) == ""


@given(MOMENTS)
def test_that_a_mail_headers_date_is_the_moment_it_names(moment: datetime) -> None:
    whole = moment.replace(microsecond=0)
    found = suggest_date(format_datetime(whole))
    part = parse_date(found).first
    assert part is not None and part.has_time
    assert datetime.fromisoformat(found).astimezone(UTC) == whole.astimezone(UTC)
    assert datetime.fromisoformat(found).utcoffset() == whole.utcoffset()
