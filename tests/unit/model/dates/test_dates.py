"""What is read as a date, its bounds, and the exact words for what is not."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.model.dates.calendar import civil_of, seconds_of
from viewer.model.dates.edtf import (
    MAX_TEXT,
    MAX_YEAR,
    DateError,
    DateKind,
    Granularity,
    Qualifier,
    parse_date,
)
from viewer.model.dates.timespan import DAY
from viewer.model.dates.typed.suggest import suggest_date
from viewer.model.dates.when import End

G = Granularity
POINTS = {
    "2011": ((2011,), (2012,), G.YEAR),
    "2011-08": ((2011, 8), (2011, 9), G.MONTH),
    "2011-12": ((2011, 12), (2012, 1), G.MONTH),
    "2011-08-20": ((2011, 8, 20), (2011, 8, 21), G.DAY),
    "2012-02-29": ((2012, 2, 29), (2012, 3, 1), G.DAY),
    "2011-08-20T14:30": ((2011, 8, 20, 14, 30), (2011, 8, 20, 14, 31), G.MINUTE),
    "2011-08-20T14:30:05": ((2011, 8, 20, 14, 30, 5), (2011, 8, 20, 14, 30, 6), G.SECOND),
    "2011-08-20T23:59:59": ((2011, 8, 20, 23, 59, 59), (2011, 8, 21), G.SECOND),
    "2011-21": ((2011, 3), (2011, 6), G.SEASON),
    "2011-22": ((2011, 6), (2011, 9), G.SEASON),
    "2011-23": ((2011, 9), (2011, 12), G.SEASON),
    "2011-24": ((2011, 12), (2012, 3), G.SEASON),
    "201X": ((2010,), (2020,), G.DECADE),
    "20XX": ((2000,), (2100,), G.CENTURY),
    "2XXX": ((2000,), (3000,), G.MILLENNIUM),
    "201X-XX-XX": ((2010,), (2020,), G.DECADE),
    "2011-XX": ((2011,), (2012,), G.YEAR),
    "2011-XX-XX": ((2011,), (2012,), G.YEAR),
    "2011-0X": ((2011, 1), (2011, 10), G.YEAR),
    "2011-1X": ((2011, 10), (2012, 1), G.YEAR),
    "2011-08-XX": ((2011, 8), (2011, 9), G.MONTH),
    "2011-08-0X": ((2011, 8, 1), (2011, 8, 10), G.MONTH),
    "2011-08-2X": ((2011, 8, 20), (2011, 8, 30), G.MONTH),
    "2011-02-2X": ((2011, 2, 20), (2011, 3, 1), G.MONTH),
    "2011-08-3X": ((2011, 8, 30), (2011, 9, 1), G.MONTH),
    "0000": ((0,), (1,), G.YEAR),
    "-0499": ((-499,), (-498,), G.YEAR),
    "-0043-03-15": ((-43, 3, 15), (-43, 3, 16), G.DAY),
    "-049X": ((-499,), (-489,), G.DECADE),
    "-01XX": ((-199,), (-99,), G.CENTURY),
    "Y-12000": ((-12000,), (-11999,), G.YEAR),
    "Y12000": ((12000,), (12001,), G.YEAR),
    "Y-66E6": ((-66_500_000,), (-65_500_000,), G.MILLION_YEARS),
    "Y17E7": ((165_000_000,), (175_000_000,), G.TEN_MILLION_YEARS),
    "Y3E1": ((25,), (35,), G.DECADE),
    "Y12345E0": ((12345,), (12346,), G.YEAR),
    "1950S2": ((1900,), (2000,), G.CENTURY),
    "1950S4": ((1950,), (1951,), G.YEAR),
    "-0499S2": ((-499,), (-489,), G.DECADE),
    "Y-115000000S3": ((-115_999_999,), (-114_999_999,), G.MILLION_YEARS),
    "Y3388E2S3": ((338_000,), (339_000,), G.MILLENNIUM),
    f"Y{MAX_YEAR}": ((MAX_YEAR,), (MAX_YEAR + 1,), G.YEAR),
    f"Y-{MAX_YEAR}": ((-MAX_YEAR,), (1 - MAX_YEAR,), G.YEAR),
}


@pytest.mark.parametrize(("text", "expected"), POINTS.items())
def test_that_a_single_date_knows_its_bounds_and_granularity(
    text: str, expected: tuple[tuple[int, ...], tuple[int, ...], Granularity]
) -> None:
    start, end, granularity = expected
    read = parse_date(text)
    assert (read.kind, read.text) == (DateKind.POINT, text)
    assert (read.earliest, read.latest) == (seconds_of(*start), seconds_of(*end))
    assert read.granularity is granularity


@pytest.mark.parametrize("text", [*POINTS])
@pytest.mark.parametrize(
    ("mark", "qualifier"),
    [("?", Qualifier.UNCERTAIN), ("~", Qualifier.APPROXIMATE), ("%", Qualifier.BOTH)],
)
def test_that_a_qualifier_leaves_the_bounds_alone(text: str, mark: str, qualifier: Qualifier) -> None:
    plain, qualified = parse_date(text), parse_date(text + mark)
    assert (plain.earliest, plain.latest) == (qualified.earliest, qualified.latest)
    assert qualified.qualifier == qualifier
    assert qualified.is_approximate


def test_that_bounds_fit_into_64_bits() -> None:
    latest = parse_date(f"Y{MAX_YEAR}").latest
    assert latest is not None
    assert latest < 2**62


@given(st.integers(1, 10**6), st.integers(0, 5), st.booleans())
def test_that_an_exponent_puts_the_year_in_the_middle_of_its_window(
    number: int, zeros: int, bce: bool
) -> None:
    year = number * 10**zeros * (-1 if bce else 1)
    read = parse_date(f"Y{'-' if bce else ''}{number}E{zeros}")
    middle = (civil_of(read.earliest or 0).year + civil_of((read.latest or 0) - 1).year + 1) // 2
    assert middle == year
    assert civil_of(read.latest or 0).year - civil_of(read.earliest or 0).year == 10**zeros


@given(st.integers(1000, 10**9), st.integers(1, 9))
def test_that_sure_digits_are_those_that_all_years_of_the_window_share(year: int, sure: int) -> None:
    read = parse_date(f"{'Y' if year > 9999 else ''}{year}S{sure}")
    first, last = civil_of(read.earliest or 0).year, civil_of((read.latest or 0) - 1).year
    assert first <= year <= last
    shared = [a for a, b in zip(str(first), str(last), strict=True) if a == b]
    assert "".join(shared) == str(year)[:sure]


def test_that_a_thousandth_of_a_second_keeps_its_second() -> None:
    part = parse_date("2011-08-20T14:30:05.042+10:00").first
    assert part is not None
    assert (part.start, part.end - part.start) == (seconds_of(2011, 8, 20, 14, 30, 5), 1)
    assert (part.ms, part.granularity, part.offset_s) == (42, G.MILLISECOND, 36000)


def test_that_an_interval_may_begin_and_end_with_one_of_several_dates() -> None:
    read = parse_date("[0843..0848]/[0858-02-13,0859~]")
    assert read.kind is DateKind.INTERVAL
    assert (read.earliest, read.latest) == (seconds_of(843), seconds_of(860))
    assert [part.text for part in read.parts] == ["0843", "0848", "0858-02-13", "0859~"]
    assert read.qualifier is Qualifier.APPROXIMATE
    assert read.granularity is G.YEAR


@pytest.mark.parametrize(
    ("text", "offset_s"),
    [
        ("2011-08-20T14:30:00Z", 0),
        ("2011-08-20T14:30+10:00", 36000),
        ("2011-08-20T14:30:00-04", -14400),
        ("2011-08-20T14:30-03:30", -12600),
        ("2011-08-20T14:30", None),
        ("2011-08-20", None),
    ],
)
def test_that_an_offset_is_kept_beside_the_wall_clock(text: str, offset_s: int | None) -> None:
    part = parse_date(text).first
    assert part is not None
    assert part.offset_s == offset_s
    assert part.has_time is ("T" in text)


COMPOUNDS = {
    "2004-06/2006-08": (DateKind.INTERVAL, (2004, 6), (2006, 9), End.KNOWN, End.KNOWN),
    "2011-08-20?/2011-08-27~": (DateKind.INTERVAL, (2011, 8, 20), (2011, 8, 28), End.KNOWN, End.KNOWN),
    "2011-08/2011-08-15": (DateKind.INTERVAL, (2011, 8), (2011, 8, 16), End.KNOWN, End.KNOWN),
    "2011/..": (DateKind.INTERVAL, (2011,), None, End.KNOWN, End.OPEN),
    "../2011": (DateKind.INTERVAL, None, (2012,), End.OPEN, End.KNOWN),
    "2011-08-20/": (DateKind.INTERVAL, (2011, 8, 20), None, End.KNOWN, End.UNKNOWN),
    "/2011": (DateKind.INTERVAL, None, (2012,), End.UNKNOWN, End.KNOWN),
    "[2011-08-22..2011-08-27]": (DateKind.ONE_OF, (2011, 8, 22), (2011, 8, 28), End.KNOWN, End.KNOWN),
    "[2013,2011]": (DateKind.ONE_OF, (2011,), (2014,), End.KNOWN, End.KNOWN),
    "[2011,2012..2013,2010~]": (DateKind.ONE_OF, (2010,), (2014,), End.KNOWN, End.KNOWN),
    "[..2011]": (DateKind.ONE_OF, None, (2012,), End.OPEN, End.KNOWN),
    "[2011..]": (DateKind.ONE_OF, (2011,), None, End.KNOWN, End.OPEN),
    "[..2001,2011]": (DateKind.ONE_OF, None, (2012,), End.OPEN, End.KNOWN),
    "[2011]": (DateKind.ONE_OF, (2011,), (2012,), End.KNOWN, End.KNOWN),
    "[2011-08-20T14:30..2011-08-20T15:00]": (
        DateKind.ONE_OF, (2011, 8, 20, 14, 30), (2011, 8, 20, 15, 1), End.KNOWN, End.KNOWN,
    ),
    "2011-08-20T23:00+10:00/2011-08-20T14:00Z": (
        DateKind.INTERVAL, (2011, 8, 20, 23), (2011, 8, 20, 14, 1), End.KNOWN, End.KNOWN,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COMPOUNDS.items())
def test_that_intervals_and_sets_know_their_ends(
    text: str, expected: tuple[DateKind, tuple[int, ...] | None, tuple[int, ...] | None, End, End]
) -> None:
    kind, start, end, open_start, open_end = expected
    read = parse_date(text)
    assert read.kind is kind
    assert read.earliest == (seconds_of(*start) if start else None)
    assert read.latest == (seconds_of(*end) if end else None)
    assert (read.open_start, read.open_end) == (open_start, open_end)


@pytest.mark.parametrize(
    ("text", "tight"),
    [
        (" 2011 ", "2011"),
        ("[2011-08-22 .. 2011-08-27]", "[2011-08-22..2011-08-27]"),
        ("[2011-08-22,\n  2011-08-23]", "[2011-08-22,2011-08-23]"),
        ("[ .. 2011 ]", "[..2011]"),
        ("2011-08-20 / 2011-08-27", "2011-08-20/2011-08-27"),
        ("2011-08-20 /", "2011-08-20/"),
        ("[2011,\t2012]", "[2011,2012]"),
    ],
)
def test_that_harmless_white_space_is_dropped(text: str, tight: str) -> None:
    assert parse_date(text) == parse_date(tight)
    assert parse_date(text).text == tight


def test_that_dates_are_equal_and_hashed_by_text() -> None:
    assert len({parse_date("2011"), parse_date("2011"), parse_date("2011~")}) == 2
    assert parse_date("2011") != "2011"


def test_that_a_set_lists_its_parts_in_the_order_written() -> None:
    assert [part.text for part in parse_date("[2013~,2001..2002]").parts] == ["2013~", "2001", "2002"]


WRONG = {
    "2011-08-32": "“2011-08-32” is not a date; August has 31 days",
    "2011-08-00": "“2011-08-00” is not a date; days count from 01",
    "2011-02-29": "“2011-02-29” is not a date; 2011 is no leap year",
    "2011-02-30": "“2011-02-30” is not a date; February 2011 has 28 days",
    "2011-02-3X": "“2011-02-3X” is not a date; February 2011 has 28 days",
    "1900-02-29": "“1900-02-29” is not a date; 1900 is no leap year",
    "2011-13": "“2011-13” is not a date; there is no month 13 (months run from 01 to 12, seasons from 21 to 24)",
    "2011-2X": "“2011-2X” is not a date; no month begins with 2",
    "2011-08-20T24:00": "“2011-08-20T24:00” is not a date; "
    "24:00 is written as 00:00 of the next day, 2011-08-21T00:00",
    "2011-12-31T24:00:00": "“2011-12-31T24:00:00” is not a date; "
    "24:00 is written as 00:00 of the next day, 2012-01-01T00:00",
    "2011-08-20T25:00": "“2011-08-20T25:00” is not a date; there is no hour 25 (hours run from 00 to 23)",
    "2011-08-20T14:60": "“2011-08-20T14:60” is not a date; there is no minute 60 (minutes run from 00 to 59)",
    "2011-08-20T14:30:60": "“2011-08-20T14:30:60” is not a date; "
    "there is no second 60 (seconds run from 00 to 59)",
    "2011-08-20T14:30+25:00": "“2011-08-20T14:30+25:00” is not a date; "
    "+25:00 is no offset from UTC (they run from -23:59 to +23:59)",
    "2011-08-20T14": "“2011-08-20T14” is not a date; a time needs its minutes, such as T14:30",
    "2011-08-20T14:30:00.5": "“2011-08-20T14:30:00.5” is not a date; "
    "a fraction of a second has three digits, such as T14:30:00.500",
    "2011-08-20T14:30:00.250/2011-08-20T14:30:00.249": "“2011-08-20T14:30:00.250/2011-08-20T14:30:00.249” "
    "is not a date; the interval ends before it starts",
    "2011-08T14:30": "“2011-08T14:30” is not a date; a time needs a whole day in front of it",
    "2011/2010": "“2011/2010” is not a date; the interval ends before it starts",
    "2011-08-20/2011-08-19": "“2011-08-20/2011-08-19” is not a date; the interval ends before it starts",
    "2011-08-20T14:00Z/2011-08-20T23:00+10:00": "“2011-08-20T14:00Z/2011-08-20T23:00+10:00” is not a date; "
    "the interval ends before it starts",
    "2011-08-20/2011-08-32": "“2011-08-32” in “2011-08-20/2011-08-32” is not a date; August has 31 days",
    "../..": "“../..” is not a date; an interval needs at least one known date",
    "/": "“/” is not a date; an interval needs at least one known date",
    "2011/2012/2013": "“2011/2012/2013” is not a date; an interval has one slash, between two dates",
    "[]": "“[]” is not a date; a set needs at least one date inside",
    "[ ]": "“[ ]” is not a date; a set needs at least one date inside",
    "[..]": "“[..]” is not a date; two dots need a date on one side",
    "[2011,,2012]": "“[2011,,2012]” is not a date; a date is missing beside a comma",
    "2012 / 2010": "“2012 / 2010” is not a date; the interval ends before it starts",
    "2011-08-20 / 2011-08-32": "“2011-08-32” in “2011-08-20 / 2011-08-32” is not a date; August has 31 days",
    "[2012..2010]": "“[2012..2010]” is not a date; “2012..2010” ends before it starts",
    "[2011": "“[2011” is not a date; a set ends with a closing bracket",
    "[[2011]]": "“[[2011]]” is not a date; a set holds dates, no further brackets",
    "[2011/2012]": "“[2011/2012]” is not a date; a set holds no intervals (2011..2012 is any time between)",
    "12000": "“12000” is not a date; a year of more than four digits is written with Y in front and stands alone",
    "Y2011": "“Y2011” is not a date; a year of up to four digits is written without Y, as four digits",
    "Y100000000001": "“Y100000000001” is not a date; years run from -100,000,000,000 to 100,000,000,000",
    "Y-2E11": "“Y-2E11” is not a date; years run from -100,000,000,000 to 100,000,000,000",
    "Y1E9999": "“Y1E9999” is not a date; years run from -100,000,000,000 to 100,000,000,000",
    "Y012E7": "“Y012E7” is not a date; a year with Y has no leading zeros and at least five digits",
    "1950S0": "“1950S0” is not a date; S is followed by how many of the year's digits are sure, at least one",
    "0000S1": "“0000S1” is not a date; S is followed by how many of the year's digits are sure, at least one",
    "[..2010]/2011": "“[..2010]” in “[..2010]/2011” is not a date; "
    "a set at an interval's end is closed on both sides",
    "[2010T]/2011": "“2010T” in “[2010T]/2011” is not a date; a time needs a whole day in front of it",
    "[2012,2013]/2011": "“[2012,2013]/2011” is not a date; the interval ends before it starts",
    "Y12000-01": "“Y12000-01” is not a date; a year with Y stands alone, without month or day",
    "-0000": "“-0000” is not a date; the year 0 (1 BCE) is written 0000",
    "500": "“500” is not a date; a year has four digits, such as 0476 or -0043",
    "2011-8-5": "“2011-8-5” is not a date; months and days have two digits",
    "20110821": "“20110821” is not a date; "
    "a year of more than four digits is written with Y in front and stands alone",
    "2011~?": "“2011~?” is not a date; a date carries one of ? ~ % (% is both)",
    "2011..2012": "“2011..2012” is not a date; two dots stand inside brackets, such as [2011..2012], or next to a slash",
    "Feb 30, 2011": "“Feb 30, 2011” is not a date; expected a date such as 2011, 2011-08 or 2011-08-21",
    "2011-08,2011-09~": "“2011-08,2011-09~” is not a date; alternatives stand inside brackets, such as [2011,2012]",
    "2011,2012": "“2011,2012” is not a date; alternatives stand inside brackets, such as [2011,2012]",
    "Aug 2011": "“Aug 2011” is not a date; expected a date such as 2011, 2011-08 or 2011-08-21",
    "": "a date is missing; expected a date such as 2011, 2011-08 or 2011-08-21",
    "２０１１": "“２０１１” is not a date; expected a date such as 2011, 2011-08 or 2011-08-21",
    "2011\0": "“2011\\u0000” is not a date; expected a date such as 2011, 2011-08 or 2011-08-21",
    "a\nb": "“a\\u000ab” is not a date; expected a date such as 2011, 2011-08 or 2011-08-21",
    "{2011,2012}": "“{2011,2012}” is valid EDTF, not read by Dateline (a set of all its members)",
    "2011-33": "“2011-33” is valid EDTF, not read by Dateline (a quarter of a year)",
    "2011-25": "“2011-25” is valid EDTF, not read by Dateline (a season of one hemisphere, code 25)",
    "2011-41": "“2011-41” is valid EDTF, not read by Dateline (half a year)",
    "2004-06~-11": "“2004-06~-11” is valid EDTF, not read by Dateline (a qualifier on a part of a date)",
    "?2004-06-11": "“?2004-06-11” is valid EDTF, not read by Dateline (a qualifier on a part of a date)",
    "20X1": "“20X1” is valid EDTF, not read by Dateline (an unknown digit before a known one)",
    "XXXX-12-25": "“XXXX-12-25” is valid EDTF, not read by Dateline (an unknown digit before a known one)",
    "XXXX": "“XXXX” is valid EDTF, not read by Dateline (a date without any known digit)",
}


@pytest.mark.parametrize(("text", "message"), WRONG.items())
def test_that_a_wrong_date_is_answered_exactly(text: str, message: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(text)
    assert caught.value.message == message
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "text",
    [
        "x" * 10_000_000,
        " " * 10_000_000 + "2011-",
        "9" * 4000,
        "Y" + "9" * 1900,
        "-" + "1" * 1900,
        "[" * 1900 + "]" * 50,
        "2011/" * 400,
        "[" + "2011," * 390 + "]",
        "0" * 1000 + "X" * 900,
        "\0" * 1999,
        "\ud800",
        "2011-08-20T" + "1:" * 900,
        "?~%" * 600,
        "{" + "2011.." * 300,
        " , " * 600,
        "Y1E" + "9" * 1900,
        "1950S" + "9" * 1900,
        "[2011]/" * 280,
    ],
    ids=lambda text: text[:12].encode("ascii", "backslashreplace").decode(),
)
def test_that_hostile_text_is_answered_in_one_short_line(text: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(text)
    assert len(caught.value.message) < 600
    assert "\n" not in caught.value.message
    assert suggest_date(caught.value.text) == ""


def test_that_a_long_set_is_read_up_to_the_limit() -> None:
    text = "[" + ",".join(["2011"] * 300) + "]"
    assert len(text) < MAX_TEXT
    assert len(parse_date(text).members) == 300


days = st.dates()


@given(days)
def test_that_a_day_agrees_with_datetime(day: date) -> None:
    read = parse_date(day.isoformat())
    start = (day - date(1970, 1, 1)).days * DAY
    assert (read.earliest, read.latest) == (start, start + DAY)


@given(st.datetimes())
def test_that_a_time_agrees_with_datetime(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    seconds = (moment - datetime(1970, 1, 1)) // timedelta(seconds=1)
    assert parse_date(moment.isoformat()).earliest == seconds
    assert parse_date(moment.isoformat()[:16]).earliest == seconds - moment.second


@given(days, days)
def test_that_an_interval_is_read_just_where_it_does_not_end_before_it_starts(
    first: date, last: date
) -> None:
    text = f"{first.isoformat()}/{last.isoformat()}"
    if first <= last:
        assert parse_date(text).earliest == parse_date(first.isoformat()).earliest
    else:
        with pytest.raises(DateError, match="ends before it starts"):
            parse_date(text)


@settings(max_examples=200)
@given(
    st.one_of(
        st.text(max_size=40),
        st.text("0123456789-XYTZ:/[].,?~%{}ES+ ", max_size=30),
        st.from_regex(
            r"\[?-?[0-9X]{4}(-[0-9X]{2}){0,2}[?~%]?((/|\.\.|,)[0-9X]{4}-[01][0-9X])?\]?", fullmatch=True
        ),
    )
)
def test_that_any_text_is_a_date_with_ordered_bounds_or_a_date_error(text: str) -> None:
    try:
        read = parse_date(text)
    except DateError as error:
        assert error.message
        assert "\n" not in error.message
        return
    assert parse_date(read.text) == read
    assert all(part.start < part.end for part in read.parts)
    if read.earliest is not None and read.latest is not None:
        assert read.earliest < read.latest
