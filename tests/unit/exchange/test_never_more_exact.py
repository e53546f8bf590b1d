"""Whatever another program's date says, ours allows all of it: nothing becomes more exact by being imported."""

from __future__ import annotations

import io
import json
from datetime import datetime

import openpyxl
import pytest
from foreign_samples import draft
from hypothesis import given, settings
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


def _power(parts: tuple[int, ...]) -> tuple[str, str]:
    day, _, time = _iso((*parts, *(1, 1, 1)[len(parts) :])).partition("T")
    clock = f'    time: "{time}"\n' if time else ""
    return "a.yaml", f'timeline:\n  title: A\nevents:\n  - id: a\n    date: "{day}"\n{clock}    title: A\n'


def _aeon(parts: tuple[int, ...]) -> tuple[str, str]:
    day = "-".join(str(part) for part in parts[:3])
    time = f" {parts[3]:02d}:{parts[4]:02d}:00" if len(parts) > 3 else ""
    return "a.csv", f"Type,Display ID,Label,Start Date\nEvent,E1,A,{day}{time}\n"


def _parts_in_columns(parts: tuple[int, ...]) -> tuple[str, str]:
    day, _, time = _iso(parts).partition("T")
    cells = [str(int(part)) if place else part for place, part in enumerate(day.split("-"))]
    return "a.csv", f"Year,Month,Day,Time,Name\n{','.join([*cells, '', ''][:3])},{time},A\n"


def _google(parts: tuple[int, ...]) -> tuple[str, str]:
    day, _, time = _iso((*parts, *(1, 1, 1)[len(parts) :])).partition("T")
    return "a.csv", f"Subject,Start Date,Start Time,All Day Event\nA,{day},{time},{not time}\n"


def _calendar(parts: tuple[int, ...]) -> tuple[str, str]:
    return "a.ics", _event(f"DTSTART;VALUE=DATE:{_iso(parts[:3]).replace('-', '')}")


def _event(start: str) -> str:
    return f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\n{start}\nEND:VEVENT\nEND:VCALENDAR\n"


def _in_words(parts: tuple[int, ...]) -> tuple[str, str]:
    year, month, day, *clock = (*parts, 0, 0, 0)[:5]
    name = " ".join(filter(None, (str(day or ""), _MONTHS[month - 1] if month else "", f"{year:04d}")))
    time = f" {clock[0]:02d}:{clock[1]:02d}" if len(parts) > 3 else ""
    return "a.csv", f"date,title\n{name}{time},A\n2011-08-20,B\n"


_MONTHS = (
    "January", "Feb", "March", "Apr", "May", "June", "July", "August", "Sept", "October", "Nov", "December",
)  # fmt: skip
_MAKERS = [
    _slides, _sheet, _table, _simile, _markwhen, _vis, _power, _aeon, _parts_in_columns, _google, _calendar, _in_words,
]  # fmt: skip
#: Formats that show a day at the least: what is known less exactly cannot stand in them.
_TO_THE_DAY = (_power, _google, _calendar)


@pytest.mark.parametrize("make", _MAKERS)
@given(parts=_PARTS)
def test_that_a_date_allows_all_that_it_allowed(make: object, parts: tuple[int, ...]) -> None:
    assert callable(make)
    if make in _TO_THE_DAY:
        parts = (*parts, *(1, 1, 1)[len(parts) :])[: 3 if make is _calendar else 5]
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


_FORMATS = {
    "yyyy": 1,
    "mmm yyyy": 2,
    "mmm-yy": 2,
    "yyyy-mm-dd": 3,
    "d mmmm yyyy": 3,
    "yyyy-mm-dd hh:mm": 5,
    "m/d/yy h:mm": 5,
}


@pytest.mark.parametrize("shown", _FORMATS)
@settings(max_examples=15, deadline=None)
@given(
    moment=st.datetimes(datetime(1901, 1, 1), datetime(9998, 12, 31)).map(
        lambda one: one.replace(second=0, microsecond=0)
    )
)
def test_that_a_cell_of_a_workbook_is_as_exact_as_it_is_shown(shown: str, moment: datetime) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["date", "title"])
    sheet.append([moment, "A"])
    sheet["A2"].number_format = shown
    out = io.BytesIO()
    book.save(out)
    date = parse_date(str(draft("a.xlsx", out.getvalue(), midnight="times").entries[0].fields["date"]))
    parts = (moment.year, moment.month, moment.day, moment.hour, moment.minute)[: _FORMATS[shown]]

    assert (date.earliest, date.latest) == _window(parts)


@given(
    st.integers(1, 9990), st.integers(1, 12), st.integers(1, 28), st.integers(0, 23), st.integers(0, 59),
    st.integers(0, 59), st.integers(1, 500_000),
)  # fmt: skip
def test_that_times_of_the_timeline_project_hold_the_seconds_between_them(
    year: int, month: int, day: int, hour: int, minute: int, second: int, length: int
) -> None:
    first = days_from_civil(year, month, day) * DAY + hour * HOUR + minute * MINUTE + second
    last = first + length
    texts = []
    for moment in (first, last):
        days, rest = divmod(moment, DAY)
        y, m, d = civil_from_days(days)
        texts.append(f"{y}-{m}-{d} {rest // HOUR}:{rest % HOUR // MINUTE}:{rest % MINUTE}")
    text = f"<timeline><events><event><start>{texts[0]}</start><end>{texts[1]}</end><text>A</text></event></events></timeline>"
    date = parse_date(str(draft("a.timeline", text).entries[0].fields["date"]))

    assert date.earliest is not None
    assert date.latest is not None
    assert date.earliest <= first
    assert date.latest >= last


@given(
    st.integers(1, 9990), st.integers(1, 12), st.integers(1, 28), st.integers(0, 23), st.integers(0, 59), st.integers(0, 59),
    st.sampled_from(["", "Z"]),
)  # fmt: skip
def test_that_a_time_of_a_calendar_is_the_second_that_it_names(
    year: int, month: int, day: int, hour: int, minute: int, second: int, zone: str
) -> None:
    start = f"DTSTART:{year:04d}{month:02d}{day:02d}T{hour:02d}{minute:02d}{second:02d}{zone}"
    date = parse_date(str(draft("a.ics", _event(start), midnight="times").entries[0].fields["date"]))
    named = days_from_civil(year, month, day) * DAY + hour * HOUR + minute * MINUTE + second

    assert date.earliest is not None
    assert date.latest is not None
    assert date.earliest <= named
    assert named + 1 <= date.latest
