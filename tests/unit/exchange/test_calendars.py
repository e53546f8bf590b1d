"""Calendars as events: exclusive ends, zones, and what repeats."""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime, timedelta
from itertools import count

import icalendar
import pytest
from foreign_samples import SAMPLES, draft
from hypothesis import given
from hypothesis import strategies as st

from viewer.exchange.draft.notes import NoteKind, Unreadable
from viewer.exchange.new_file import as_new_file
from viewer.exchange.readers.calendar_dates import zone_named
from viewer.exchange.readers.calendar_lines import unfolded
from viewer.exchange.report import as_json
from viewer.model.fields import Fields


def _event(*lines: str) -> Fields:
    text = "\r\n".join(
        ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "SUMMARY:A", *lines, "END:VEVENT", "END:VCALENDAR"]
    )
    (entry,) = draft("a.ics", text).entries
    return entry.fields


def test_that_an_event_gives_what_it_says() -> None:
    made = draft("calendar.ics")
    trip, talk, zoned, broken = made.entries

    assert (made.title, made.time_zone) == ("Holidays", "Europe/Vienna")
    assert (trip.id, trip.fields["title"], trip.fields["summary"]) == (
        "trip-example-org",
        "A trip, far",
        "First line\nsecond line",
    )
    assert trip.fields["date"] == "2011-08-20/2011-08-22"
    assert trip.fields["place"] == {"name": "Khasan", "lat": "42.4", "lon": "130.6"}
    assert (trip.fields["status"], trip.fields["lane"], trip.fields["tags"]) == (
        "expected",
        "rail",
        ["Far, east"],
    )
    assert (talk.fields["date"], talk.fields["time_zone"]) == (
        "2011-08-20T14:00:00/2011-08-20T15:30:00",
        "Europe/Berlin",
    )
    assert (talk.fields["people"], talk.fields["x-ical"]) == (
        ["Ann, of Bonn"],
        {"RRULE": "FREQ=WEEKLY", "STATUS": "CONFIRMED"},
    )
    assert zoned.fields["date"] == "2017-02-28T23:00:00+11:00/2017-02-28T23:30:00+11:00"
    assert broken.fields["date"] == "2011-08-20T14:00:00"
    assert broken.fields["x-ical"] == {"end": "20110819T140000"}


def test_that_what_is_lost_or_left_out_is_told() -> None:
    made = draft("calendar.ics")

    assert [(left.where, left.why) for left in made.left_out] == [
        ("event 4 (line 42)", "its date cannot be read: “INVALID-DATE” is no date of a calendar"),
        ("event 5 (line 46)", "a VTODO is no event"),
    ]
    assert [note.code for note in made.notes if note.kind is NoteKind.LOST] == [
        "stray-line",
        "repeats",
        "part",
        "mail-addresses",
    ]
    assert "ann@example.org" not in as_new_file(made)[0]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["DTSTART:20110820"], "2011-08-20"),
        (["DTSTART:20110820", "DTEND:20110820"], "2011-08-20"),
        (["DTSTART:20110820", "DTEND:20110821"], "2011-08-20"),
        (
            ["DTSTART;VALUE=DATE:20110820T000000Z", "DTEND;VALUE=DATE:20110822T000000Z"],
            "2011-08-20/2011-08-21",
        ),
        (["DTSTART:20110820T000000", "DTEND:20110822T000000"], "2011-08-20/2011-08-21"),
        (["DTSTART:20110820T140000Z"], "2011-08-20T14:00:00Z"),
        (["DTSTART;VALUE=DATE:20110820", "DURATION:P2D"], "2011-08-20/2011-08-21"),
        (["DTSTART:20111231", "DURATION:P1W"], "2011-12-31/2012-01-06"),
        (["DTSTART:20110820T140000", "DURATION:-PT1H"], "2011-08-20T14:00:00"),
        (["DTSTART:20110820T140000", "DURATION:P99999999999D"], "2011-08-20T14:00:00"),
        (
            ["DTSTART;TZID=Asia/Tokyo:20110820T140000", "DTEND;TZID=Europe/London:20110820T180000"],
            "2011-08-20T14:00:00+09:00/2011-08-20T18:00:00+01:00",
        ),
    ],
)
def test_that_ends_are_what_the_calendar_means(lines: list[str], expected: str) -> None:
    assert _event(*lines)["date"] == expected


def test_that_zones_are_known_under_the_names_that_programs_write() -> None:
    assert zone_named("/Europe/Stockholm") == "Europe/Stockholm"
    assert zone_named("W. Europe Standard Time") == "Europe/Berlin"
    assert zone_named("Nowhere/Land") == ""


@pytest.mark.parametrize("newline", ["\r\n", "\n", "\r"])
def test_that_lines_are_unfolded_across_empty_ones(newline: str) -> None:
    text = newline.join(["SUMMARY:one", " two", "", "\tthree", "END:X"])

    assert [line for _, line in unfolded(io.StringIO(text, newline=None))] == ["SUMMARY:onetwothree", "END:X"]


@given(
    st.dates(date(1, 1, 2), date(9000, 1, 1)),
    st.integers(1, 400),
    st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=80),
)
def test_that_days_written_by_icalendar_are_read_alike(first: date, days: int, title: str) -> None:
    event = icalendar.Event()
    event.add("summary", title)
    event.add("dtstart", first)
    event.add("dtend", first + timedelta(days))
    event.add("uid", "one")
    calendar = icalendar.Calendar()
    calendar.add_component(event)
    (entry,) = draft("a.ics", calendar.to_ical()).entries

    last = first + timedelta(days - 1)
    assert entry.fields["date"] == (
        first.isoformat() if days == 1 else f"{first.isoformat()}/{last.isoformat()}"
    )


@given(st.datetimes(datetime(1, 1, 2), datetime(9000, 1, 1)), st.integers(1, 10**6))
def test_that_times_written_by_icalendar_are_read_alike(start: datetime, seconds: int) -> None:
    start = start.replace(microsecond=0, second=1, tzinfo=UTC)
    event = icalendar.Event()
    event.add("summary", "A")
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(seconds=seconds))
    (entry,) = draft("a.ics", event.to_ical()).entries

    ends = [
        f"{moment.replace(tzinfo=None).isoformat()}Z"
        for moment in (start, start + timedelta(seconds=seconds))
    ]
    assert entry.fields["date"] == "/".join(ends)


def test_that_a_file_without_a_calendar_is_told() -> None:
    with pytest.raises(Unreadable, match="holds no calendar"):
        draft("a.ics", "SUMMARY:alone")


def test_that_every_text_of_a_calendar_is_found_again() -> None:
    numbers = count()
    marked = re.sub(
        r"(?m)^(SUMMARY|DESCRIPTION|LOCATION|X-OWN|X-WR-CALNAME|UID|RRULE|this is)(.*)$",
        lambda match: (
            f"{match[1]}:canary{next(numbers)}x" if match[1] != "this is" else f"canary{next(numbers)}x"
        ),
        SAMPLES["calendar.ics"],
    )
    text, made = as_new_file(draft("calendar.ics", marked))
    told = text + str(as_json(made))

    total = next(numbers)
    assert total > 10
    assert [number for number in range(total) if f"canary{number}x" not in told] == []
