"""Dates read at a glance: never another date than the whole reading gives, and never one that it does not give."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from viewer.exchange.draft.answers import Answers
from viewer.exchange.draft.date_column import DateColumn
from viewer.exchange.draft.plain_dates import day_and_clock, in_year, needs_its_century, with_clock
from viewer.model.dates.edtf import DateError, EventDate, date_or_none, parse_date
from viewer.model.dates.typed.suggest import Understood, read_typed
from viewer.model.dates.typed_words import MONTH_NUMBERS, WEEKDAY_NUMBERS

_PIECES = st.one_of(
    st.integers(0, 99).map(str),
    st.integers(0, 99).map("{:02}".format),
    st.sampled_from(sorted([*MONTH_NUMBERS, *WEEKDAY_NUMBERS])),
    st.sampled_from([" ", " ", "-", ".", ", ", "/", ":", "'", "’", " - "]),
)
_CLOCKS = st.one_of(
    st.tuples(st.integers(0, 26), st.integers(0, 61)).map("{0[0]}:{0[1]:02}".format),
    st.tuples(st.integers(0, 24), st.integers(0, 60), st.integers(0, 61)).map("{0[0]:02}:{0[1]:02}:{0[2]:02}".format),
    st.sampled_from(["2:05 pm", "14h05", "noon", "2011"]),
)  # fmt: skip
_DAYS = st.tuples(st.integers(1, 9999), st.integers(1, 12), st.integers(1, 31)).map(
    "{0[0]:04}-{0[1]:02}-{0[2]:02}".format
)


def _typed(text: str) -> str:
    found = read_typed(text)
    return found.edtf if isinstance(found, Understood) else ""


@given(st.lists(_PIECES, min_size=1, max_size=7).map("".join))
def test_that_names_of_days_and_short_numbers_are_no_date_by_themselves(text: str) -> None:
    assert not needs_its_century(text) or read_typed(text) is None


def test_that_it_is_known_of_the_forms_that_columns_have() -> None:
    texts = ("Aug-11", "21 Aug 11", "21 août ’11, 14:05", "3/4/11", "Fri 21 Aug 11", "43")

    assert [text for text in texts if not needs_its_century(text)] == []
    assert [
        text for text in ("44 BC", "21 Aug 2011", "Bronze 12", "899 Aug 11") if needs_its_century(text)
    ] == []


@given(_DAYS, _CLOCKS)
def test_that_a_day_and_its_clock_are_read_as_they_are_by_and_by(day: str, clock: str) -> None:
    text = f"{day} {clock}"
    at_a_glance = day_and_clock(text)

    assert at_a_glance in ("", _typed(text))
    assert with_clock(day, f" {clock}") in ("", _typed(f"2011-08-20 {clock}").replace("2011-08-20", day))


@given(
    st.tuples(st.integers(0, 32), st.sampled_from(sorted([*MONTH_NUMBERS, "fri aug", "samedi august"]))),
    st.integers(1900, 2099),
    st.one_of(st.just(""), _CLOCKS.map(" {}".format)),
)
def test_that_a_day_in_words_is_read_as_it_is_with_its_year(
    day: tuple[int, str], year: int, time: str
) -> None:
    name = f"{day[0] or ''} {day[1]}".strip()

    assert in_year(name, year, time) in ("", _typed(f"{name} {year}{time}"))


def test_that_hours_end_at_23_and_minutes_at_59() -> None:
    clocks = (" 24:00", " 23:60", " 23:59:60", "23:59", " 23:59", ", 9:05:07")

    assert [with_clock("2011-08-20", clock)[10:] for clock in clocks] == [
        "",
        "",
        "",
        "",
        "T23:59",
        "T09:05:07",
    ]


def test_that_the_29th_of_february_is_there_in_leap_years_alone() -> None:
    column = DateColumn(["29 Feb 12", "29 Feb 13", "Fri 21 Aug 15 9:05"], Answers(short_years="2000"))

    assert column.read("29 Feb 12").edtf == "2012-02-29"
    assert column.read("29 Feb 13").edtf == ""
    assert in_year("29 Feb", 2012, "") == "2012-02-29"
    assert in_year("29 Feb", 2013, "") == ""
    assert in_year("Mon 21 Aug", 2015, "") == ""  # it was one in 2000
    assert in_year("21 Aug", 2015, " 9:05") == "2015-08-21T09:05"


_SINGLE = (
    "2011", "-0043~", "2011-08?", "2011-08-20", "2011-08-20T14:05Z", "2011-08-20T14:05:30.125+09:00", "201X", "2011-1X%",
    "Y-13800000000", "Y17E8", "Y17101E4S3", "1950S2", "..", "", "2011-13", "soon",
)  # fmt: skip
_FORMS = ("{}", "{}/{}", "[{}..{}]", "[{}, {}]", " {} / {} ", "[{}..]", "[..{}]/{}")


def test_that_a_date_is_read_with_or_without_asking_why_it_is_none() -> None:
    texts = [form.format(one, other) for form in _FORMS for one in _SINGLE for other in _SINGLE]

    assert [text for text in texts if date_or_none(text) != _parsed(text)] == []


@given(st.text(alphabet="-+0123456789XYEST.,/[]?~%: aé", max_size=24))
def test_that_letters_as_dates_have_them_are_read_alike_too(text: str) -> None:
    assert date_or_none(text) == _parsed(text)


def _parsed(text: str) -> EventDate | None:
    try:
        return parse_date(text)
    except DateError:
        return None
