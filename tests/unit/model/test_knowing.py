"""A source that appeared before an event could happen foretells it."""

from __future__ import annotations

import pytest

from viewer.model.dates.edtf import parse_date
from viewer.model.dates.placing import place_on_axis
from viewer.model.knowing import is_forecast
from viewer.model.timeline import Event, Source


@pytest.mark.parametrize(
    ("date", "published", "expected"),
    [
        ("2011-08-22", "2011-08-21", True),
        ("2011-08-22/..", "2011-08-21?", True),
        ("[2011-08-22..2011-08-27]", "2011-08-21", True),
        ("2011-08-21", "2011-08-21", False),
        ("2011-08", "2011-08-01", False),
        ("2011-08-22", "2011-08", False),
        ("2011-08-22", "2011-08-21/..", False),
        ("../2011-08-22", "2011-08-01", False),
        ("2011-08-22", "", False),
    ],
)
def test_that_only_what_surely_came_before_is_a_forecast(date: str, published: str, expected: bool) -> None:
    read = parse_date(date)
    event = Event("a", "A", read, place_on_axis(read), "")
    source = Source("s", "S", published=parse_date(published) if published else None)
    assert is_forecast(event, source) is expected
    assert not is_forecast(event, None)
