"""Where dates stand on the axis: zones, lengths, sharp and soft ends."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layout_helpers import event

from viewer.model.dates.calendar import seconds_of
from viewer.model.dates.durations import parse_duration
from viewer.model.dates.edtf import DateError, Granularity, parse_date
from viewer.model.dates.placing import PlacingError, axis_time_note, ignores_zone, place_on_axis
from viewer.model.dates.timespan import DAY
from viewer.model.dates.when import End, Shape, When
from viewer.model.timeline import in_order

VLADIVOSTOK = ZoneInfo("Asia/Vladivostok")  # UTC+11 in August 2011
SEOUL = ZoneInfo("Asia/Seoul")  # UTC+9
NEW_YORK = ZoneInfo("America/New_York")

Wall = tuple[int, ...]


def place(text: str, duration: str = "", axis: tzinfo | None = None, event: tzinfo | None = None) -> When:
    length = parse_duration(duration) if duration else None
    return place_on_axis(parse_date(text), axis_zone=axis, event_zone=event, duration=length)


WINDOWS: dict[str, tuple[Wall, Wall]] = {
    "2011": ((2011,), (2012,)),
    "2011-08-20": ((2011, 8, 20), (2011, 8, 21)),
    "2011-08-20T14:30": ((2011, 8, 20, 14, 30), (2011, 8, 20, 14, 31)),
    "[2011-08-27,2011-08-22]": ((2011, 8, 22), (2011, 8, 28)),
    "[2001,2011..2012]": ((2001,), (2013,)),
    "[2011-08-15..2011]": ((2011, 8, 15), (2012,)),
    "[..2001,2011]": ((2001,), (2012,)),
    "[..2011-08-21]": ((2011, 8, 21), (2011, 8, 22)),
    "[2011-08..]": ((2011, 8), (2011, 9)),
    "Y-12000": ((-12000,), (-11999,)),
}


@pytest.mark.parametrize(("text", "bounds"), WINDOWS.items())
def test_that_one_date_or_a_set_is_a_window(text: str, bounds: tuple[Wall, Wall]) -> None:
    when = place(text)
    assert when.shape is Shape.WINDOW
    assert (when.start, when.end) == (seconds_of(*bounds[0]), seconds_of(*bounds[1]))
    assert (when.latest_start, when.earliest_end) == (when.end, when.start)


@pytest.mark.parametrize(
    ("text", "start", "latest_start", "earliest_end", "end"),
    [
        ("2011-08-20/2011-08-27", (2011, 8, 20), (2011, 8, 20), (2011, 8, 28), (2011, 8, 28)),
        ("2004-06/2006-08", (2004, 6), (2004, 7), (2006, 8), (2006, 9)),
        ("2011-08/2011-08-15", (2011, 8), (2011, 8, 16), (2011, 8, 16), (2011, 8, 16)),
        ("[0843..0848]/0858-02-13", (843,), (849,), (858, 2, 14), (858, 2, 14)),
        ("2011-08-01/[2011-08-20,2011-08-22]", (2011, 8), (2011, 8), (2011, 8, 20), (2011, 8, 23)),
        ("Y-252E6/Y-66E6", (-252_500_000,), (-251_500_000,), (-66_500_000,), (-65_500_000,)),
        ("2011-08-15/2011", (2011, 8, 15), (2011, 8, 15), (2011, 8, 15), (2012,)),
    ],
)
def test_that_an_interval_fades_within_ends_coarser_than_a_day(
    text: str, start: Wall, latest_start: Wall, earliest_end: Wall, end: Wall
) -> None:
    when = place(text)
    assert when.shape is Shape.SPAN
    assert (when.start, when.end) == (seconds_of(*start), seconds_of(*end))
    assert (when.latest_start, when.earliest_end) == (seconds_of(*latest_start), seconds_of(*earliest_end))


@pytest.mark.parametrize(
    ("text", "shape", "open_start", "open_end"),
    [
        ("2011-08-20/..", Shape.SPAN, End.KNOWN, End.OPEN),
        ("2011-08-20/", Shape.SPAN, End.KNOWN, End.UNKNOWN),
        ("../2011-08-20", Shape.SPAN, End.OPEN, End.KNOWN),
        ("/2011-08-20", Shape.SPAN, End.UNKNOWN, End.KNOWN),
        ("[..2011-08-20]", Shape.WINDOW, End.OPEN, End.KNOWN),
        ("[2011-08-20..]", Shape.WINDOW, End.KNOWN, End.OPEN),
    ],
)
def test_that_nothing_is_claimed_beyond_the_known_bound(
    text: str, shape: Shape, open_start: End, open_end: End
) -> None:
    when = place(text)
    assert when.shape is shape
    assert (when.start, when.end) == (seconds_of(2011, 8, 20), seconds_of(2011, 8, 21))
    assert (when.open_start, when.open_end) == (open_start, open_end)


@pytest.mark.parametrize(
    ("text", "soft_start", "soft_end"),
    [
        ("2011", False, False),
        ("2011~", True, True),
        ("2011-08-20?", True, True),
        ("2011-22", True, True),
        ("[2011,2012~]", True, True),
        ("2011~/2012", True, False),
        ("2011/2012?", False, True),
        ("2011-22/", True, False),
    ],
)
def test_that_qualified_ends_and_seasons_are_soft(text: str, soft_start: bool, soft_end: bool) -> None:
    when = place(text)
    assert (when.soft_start, when.soft_end) == (soft_start, soft_end)


@pytest.mark.parametrize(
    ("text", "duration", "days"),
    [
        ("2001", "24 days", 24),
        ("2011-08", "about 7 days", 7),
        ("[2011-08-20..2011-08-27]", "8 days", 8),
        ("2011-02-XX", "1 month", 28),
        ("2011-08-20", "1 day", 1),
    ],
)
def test_that_a_known_length_lies_inside_the_window(text: str, duration: str, days: int) -> None:
    when, plain = place(text, duration), place(text)
    assert when.length_s == days * DAY
    assert (when.start, when.end, when.shape) == (plain.start, plain.end, Shape.WINDOW)
    assert when.soft_length is ("about" in duration)


def test_that_a_length_in_an_open_window_is_drawn_only_where_it_has_room() -> None:
    assert place("[..2011-08-21]", "4 days").length_s is None
    assert place("[..2011]", "4 days").length_s == 4 * DAY


@pytest.mark.parametrize(
    ("text", "duration", "start", "latest_start", "earliest_end", "end"),
    [
        ("2011-08-20/", "4 days", (2011, 8, 20), (2011, 8, 20), (2011, 8, 24), (2011, 8, 24)),
        ("2011-08-20T14:30/", "3 hours", (2011, 8, 20, 14, 30), (2011, 8, 20, 14, 30), (2011, 8, 20, 17, 30),
         (2011, 8, 20, 17, 30)),
        ("2011-08/", "4 days", (2011, 8, 1), (2011, 9, 1), (2011, 8, 5), (2011, 9, 4)),
        ("/2011-08-20", "4 days", (2011, 8, 17), (2011, 8, 17), (2011, 8, 21), (2011, 8, 21)),
        ("/2011-08", "4 days", (2011, 7, 29), (2011, 8, 28), (2011, 8, 1), (2011, 9, 1)),
    ],
)  # fmt: skip
def test_that_a_known_length_ends_a_half_known_interval(
    text: str, duration: str, start: Wall, latest_start: Wall, earliest_end: Wall, end: Wall
) -> None:
    when = place(text, duration)
    assert (when.start, when.end) == (seconds_of(*start), seconds_of(*end))
    assert (when.latest_start, when.earliest_end) == (seconds_of(*latest_start), seconds_of(*earliest_end))
    assert (when.shape, when.open_start, when.open_end) == (Shape.SPAN, End.KNOWN, End.KNOWN)


def test_that_an_approximate_length_ends_softly() -> None:
    when = place("2011-08-20/", "about 7 days")
    assert (when.soft_start, when.soft_end) == (False, True)


@pytest.mark.parametrize(
    ("text", "duration", "message"),
    [
        ("2011-08-20", "4 days", "4 days is longer than the date allows (20 Aug 2011); if it began then, write the date as 2011-08-20/"),
        ("[2011-08-20,2011-08-22]", "4 days", "4 days is longer than the date allows (20 or 22 Aug 2011)"),
        ("2011-08-20/2011-08-22", "4 days", "4 days is longer than the date allows (20–22 Aug 2011)"),
        ("2011/..", "4 days", "4 days contradicts the open end “..” of 2011/..; write the date as 2011/"),
        ("../2011", "4 days", "4 days contradicts the open end “..” of ../2011; write the date as /2011"),
    ],
)  # fmt: skip
def test_that_a_length_without_room_is_a_problem(text: str, duration: str, message: str) -> None:
    with pytest.raises(PlacingError) as caught:
        place(text, duration)
    assert caught.value.message == message


def test_that_a_length_which_fits_changes_nothing_between_two_known_ends() -> None:
    assert place("2001-07/2001-08", "24 days") == place("2001-07/2001-08")


@pytest.mark.parametrize(
    ("text", "axis", "event", "wall"),
    [
        ("2011-08-20T14:30", VLADIVOSTOK, None, (2011, 8, 20, 14, 30)),
        ("2011-08-20T14:30", VLADIVOSTOK, SEOUL, (2011, 8, 20, 16, 30)),
        ("2011-08-20T14:30Z", VLADIVOSTOK, SEOUL, (2011, 8, 21, 1, 30)),
        ("2011-08-20T14:30+10:00", VLADIVOSTOK, None, (2011, 8, 20, 15, 30)),
        ("2011-08-20T14:30Z", None, SEOUL, (2011, 8, 20, 14, 30)),
        ("2011-08-20T14:30", None, SEOUL, (2011, 8, 20, 14, 30)),
        ("2011-01-20T14:30", UTC, NEW_YORK, (2011, 1, 20, 19, 30)),
        ("2011-07-20T14:30", UTC, NEW_YORK, (2011, 7, 20, 18, 30)),
        ("2011-11-06T01:30", UTC, NEW_YORK, (2011, 11, 6, 5, 30)),
        ("2011-03-13T02:30", UTC, NEW_YORK, (2011, 3, 13, 7, 30)),
        ("0001-01-01T00:00Z", VLADIVOSTOK, None, (1, 1, 1)),
        ("9999-12-31T23:59Z", VLADIVOSTOK, None, (9999, 12, 31, 23, 59)),
        ("-0499-03-15T12:00Z", VLADIVOSTOK, None, (-499, 3, 15, 12)),
    ],
)
def test_that_times_move_to_the_clock_of_the_axis(
    text: str, axis: tzinfo | None, event: tzinfo | None, wall: Wall
) -> None:
    when = place(text, axis=axis, event=event)
    assert (when.start, when.end) == (seconds_of(*wall), seconds_of(*wall) + 60)


@given(st.dates(), st.integers(-14, 14))
def test_that_days_never_slip(day: date, hours: int) -> None:
    zone = timezone(timedelta(hours=hours))
    assert place(day.isoformat(), axis=VLADIVOSTOK, event=zone) == place(day.isoformat())


@given(st.datetimes(datetime(1950, 1, 1), datetime(2030, 1, 1)), st.sampled_from([SEOUL, NEW_YORK, UTC]))
def test_that_conversion_agrees_with_datetime(moment: datetime, zone: tzinfo) -> None:
    moment = moment.replace(microsecond=0)
    expected = moment.replace(tzinfo=zone).astimezone(UTC).astimezone(VLADIVOSTOK)
    when = place(moment.isoformat(), axis=VLADIVOSTOK, event=zone)
    assert when.start == seconds_of(*expected.timetuple()[:6])


@pytest.mark.parametrize(
    ("text", "axis", "start", "end"),
    [
        ("2011-08-20T23:00Z/2011-08-20", VLADIVOSTOK, (2011, 8, 20, 23), (2011, 8, 21)),
        ("[2011-08-20T23:00Z..2011-08-20]", VLADIVOSTOK, (2011, 8, 20, 23), (2011, 8, 21)),
        ("2011-08-20T23:00Z/2011-08-19", VLADIVOSTOK, (2011, 8, 21, 10), (2011, 8, 21, 10, 1)),
        ("2011-08-20T23:00+10:00/2011-08-20T14:00Z", None, (2011, 8, 20, 23), (2011, 8, 21, 0, 1)),
        ("2011-11-06T05:50Z/2011-11-06T06:10Z", NEW_YORK, (2011, 11, 6, 5, 50), (2011, 11, 6, 6, 11)),
    ],
)
def test_that_ends_never_change_places_between_zones(
    text: str, axis: tzinfo | None, start: Wall, end: Wall
) -> None:
    when = place(text, axis=axis)
    assert (when.start, when.end) == (seconds_of(*start), seconds_of(*end))


times = st.builds(
    lambda moment, offset: moment.isoformat()[:16] + offset,
    st.datetimes(datetime(2011, 11, 5), datetime(2011, 11, 7)),
    st.sampled_from(["", "Z", "+14:00", "-12:00"]),
)


@given(times, times, st.sampled_from(["{}/{}", "[{}..{}]"]), st.sampled_from([None, NEW_YORK, VLADIVOSTOK]))
def test_that_every_date_that_is_read_can_be_placed(
    first: str, last: str, form: str, axis: tzinfo | None
) -> None:
    try:
        date = parse_date(form.format(first, last))
    except DateError:
        return
    when = place_on_axis(date, axis_zone=axis, event_zone=SEOUL)
    assert when.start <= when.latest_start <= when.end
    assert when.start < when.end


@pytest.mark.parametrize(
    ("text", "event", "ignored"),
    [
        ("-0499-03-15T12:00Z", None, True),
        ("-0499-03-15T12:00", SEOUL, True),
        ("-0499-03-15T12:00", None, False),
        ("-0499-03-15", SEOUL, False),
        ("2011-08-20T14:30Z", None, False),
    ],
)
def test_that_a_caller_learns_of_zones_that_change_nothing(
    text: str, event: tzinfo | None, ignored: bool
) -> None:
    assert ignores_zone(parse_date(text), event) is ignored


@pytest.mark.parametrize(
    ("text", "event", "note"),
    [
        ("2011-08-20T14:30", SEOUL, "16:30 on 20 August 2011, Asia/Vladivostok time"),
        ("2011-08-20T14:30Z", None, "1:30 on 21 August 2011, Asia/Vladivostok time"),
        ("2011-08-20T14:30+11:00", None, ""),
        ("2011-08-20T14:30", None, ""),
        ("2011-08-20", SEOUL, ""),
    ],
)
def test_that_the_axis_time_is_noted_where_it_differs(text: str, event: tzinfo | None, note: str) -> None:
    assert axis_time_note(parse_date(text), VLADIVOSTOK, event, "Asia/Vladivostok") == note


def test_that_the_two_ends_keep_how_exactly_they_are_known() -> None:
    when = place("2011/2012-08-20T14:30")
    assert (when.start_granularity, when.end_granularity) == (Granularity.YEAR, Granularity.MINUTE)
    assert when.granularity is Granularity.YEAR
    for text in ("Y-66E6/..", "../Y-66E6", "Y-66E6", "[..Y-66E6]"):
        assert place(text).granularity is Granularity.MILLION_YEARS, text


def test_that_thousandths_of_a_second_lie_inside_their_seconds() -> None:
    when = place("2011-08-20T14:30:05.042")
    second = seconds_of(2011, 8, 20, 14, 30, 5)
    assert (when.start, when.end) == (second, second + 1)
    assert (when.exact_start, when.exact_end) == (second + 0.042, second + 0.043)
    span = place("2011-08-20T14:30:05.042/2011-08-20T14:30:06.999", axis=VLADIVOSTOK, event=SEOUL)
    assert (span.exact_start, span.exact_end) == (second + 7200.042, second + 7202.0)


def test_that_thousandths_of_a_second_order_events() -> None:
    texts = ["2011-08-20T14:30:05.042", "2011-08-20T14:30:05", "2011-08-20T14:30:05.007"]
    ordered = in_order(event(number, text) for number, text in enumerate(texts))
    assert [found.index for found in ordered] == [1, 2, 0]


dates = st.one_of(
    st.from_regex(r"(19|20)[0-9]{2}(-0[1-9](-[12][0-8])?)?[?~]?", fullmatch=True),
    st.sampled_from(["19XX", "200X", "2010-XX", "2011-22", "2011-08-2X", "Y-12000", "-0499"]),
)


@given(dates, dates, st.sampled_from(["{}/{}", "[{}..{}]", "{}/", "/{}", "../{}", "{}/..", "[..{}]", "{}"]))
def test_that_bounds_are_always_in_order(first: str, last: str, form: str) -> None:
    low, high = sorted((first, last), key=lambda text: parse_date(text).earliest or 0)
    when = place(form.format(low, high))
    assert when.start < when.end
    assert when.start <= when.latest_start <= when.end
    assert when.start <= when.earliest_end <= when.end
