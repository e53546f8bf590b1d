"""Whatever another program's date says, ours allows all of it: nothing becomes more exact by being imported."""

from __future__ import annotations

import json

import pytest
from foreign_samples import draft
from hypothesis import given
from hypothesis import strategies as st

from viewer.model.dates.calendar import add_months, civil_from_days, days_from_civil
from viewer.model.dates.edtf import parse_date
from viewer.model.dates.timespan import DAY, HOUR, MINUTE

_PARTS = st.one_of(
    st.tuples(st.integers(1, 9999)),
    st.tuples(st.integers(1, 9998), st.integers(1, 12)),
    st.tuples(st.integers(1, 9998), st.integers(1, 12), st.integers(1, 28)),
    st.tuples(
        st.integers(1, 9998), st.integers(1, 12), st.integers(1, 28), st.integers(1, 23), st.integers(1, 59)
    ),
)


def _window(parts: tuple[int, ...]) -> tuple[int, int]:
    """Return [start, end) of a date in parts, axis seconds."""
    year, month, day, hour, minute = (*parts, *(1, 1, 1, 0, 0)[len(parts) :])
    start = days_from_civil(year, month, day) * DAY + hour * HOUR + minute * MINUTE
    if len(parts) == 1:
        return start, days_from_civil(year + 1, 1, 1) * DAY
    if len(parts) == 2:
        return start, days_from_civil(*add_months(year, month, 1), 1) * DAY
    return start, start + (DAY if len(parts) == 3 else MINUTE)


def _iso(parts: tuple[int, ...]) -> str:
    text = "-".join(f"{part:0{4 if place == 0 else 2}d}" for place, part in enumerate(parts[:3]))
    return f"{text}T{parts[3]:02d}:{parts[4]:02d}" if len(parts) > 3 else text


def _slides(parts: tuple[int, ...]) -> tuple[str, str]:
    names = ("year", "month", "day", "hour", "minute")
    date = {name: str(part) for name, part in zip(names, parts, strict=False)}
    return "a.json", json.dumps({"events": [{"start_date": date, "text": {"headline": "A"}}]})


def _sheet(parts: tuple[int, ...]) -> tuple[str, str]:
    cells = [str(part) for part in parts[:3]] + [""] * (3 - len(parts[:3]))
    time = f"{parts[3]}:{parts[4]:02d}" if len(parts) > 3 else ""
    return "a.csv", f"Year,Month,Day,Time,Headline,Text\n{','.join(cells)},{time},A,B\n"


def _table(parts: tuple[int, ...]) -> tuple[str, str]:
    return "a.csv", f"date,title\n{_iso(parts)},A\n2011-08-20,B\n"


def _simile(parts: tuple[int, ...]) -> tuple[str, str]:
    return "a.xml", f'<data><event start="{_iso(parts)}" title="A"/></data>'


def _markwhen(parts: tuple[int, ...]) -> tuple[str, str]:
    return "a.mw", f"{_iso(parts).replace('T', ' ')}: A\n"


def _vis(parts: tuple[int, ...]) -> tuple[str, str]:
    return "a.json", json.dumps([{"content": "A", "start": _iso(parts)}])


@pytest.mark.parametrize("make", [_slides, _sheet, _table, _simile, _markwhen, _vis])
@given(parts=_PARTS)
def test_that_a_date_allows_all_that_it_allowed(make: object, parts: tuple[int, ...]) -> None:
    assert callable(make)
    name, text = make(parts)
    date = parse_date(str(draft(name, text).entries[0].fields["date"]))

    assert date.earliest is not None and date.latest is not None
    start, end = _window(parts)
    assert date.earliest <= start
    assert end <= date.latest


@given(st.integers(1, 9990), st.integers(1, 12), st.integers(1, 28), st.integers(1, 400))
def test_that_days_of_a_calendar_end_before_the_day_that_is_excluded(
    year: int, month: int, day: int, count: int
) -> None:
    first = days_from_civil(year, month, day)
    end = _compact(first + count)
    text = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\nDTSTART;VALUE=DATE:{_compact(first)}\nDTEND;VALUE=DATE:{end}\nEND:VEVENT\nEND:VCALENDAR\n"
    date = parse_date(str(draft("a.ics", text).entries[0].fields["date"]))

    assert (date.earliest, date.latest) == (first * DAY, (first + count) * DAY)


def _compact(days: int) -> str:
    year, month, day = civil_from_days(days)
    return f"{year:04d}{month:02d}{day:02d}"


@given(st.integers(-4000, 9990), st.integers(1, 12), st.integers(1, 28), st.integers(0, 400))
def test_that_the_timeline_project_means_its_last_day_too(
    year: int, month: int, day: int, count: int
) -> None:
    first = days_from_civil(year, month, day)
    ends = [f"{y}-{m}-{d} 0:0:0" for y, m, d in (civil_from_days(first), civil_from_days(first + count))]
    text = f"<timeline><events><event><start>{ends[0]}</start><end>{ends[1]}</end><text>A</text></event></events></timeline>"
    date = parse_date(str(draft("a.timeline", text).entries[0].fields["date"]))

    assert (date.earliest, date.latest) == (first * DAY, (first + count + 1) * DAY)
