"""Suggestions: what a person typed becomes EDTF, and nothing is made up."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.model.dates.edtf import DateError, parse_date
from viewer.model.dates.typed.suggest import suggest_date

UNDERSTOOD = {
    "21 Aug 2011": "2011-08-21",
    "Aug 21st, 2011": "2011-08-21",
    "Sunday 21 August 2011": "2011-08-21",
    "the 21st of August 2011": "2011-08-21",
    "21.8.2011": "2011-08-21",
    "20/8/2011": "2011-08-20",
    "8/21/2011": "2011-08-21",
    "2011-8-5": "2011-08-05",
    "2011/08/20": "2011-08-20",
    "20110821": "2011-08-21",
    "Aug 2011": "2011-08",
    "8.2011": "2011-08",
    "c. 2001": "2001~",
    "about 20 August 2011": "2011-08-20~",
    "perhaps May 2011": "2011-05?",
    "perhaps about 2011": "2011%",
    "2011 ?": "2011?",
    "500 BC": "-0499",
    "500 B.C.E.": "-0499",
    "15 March 44 BC": "-0043-03-15",
    "c. 500 BC": "-0499~",
    "500-44 BC": "-0499/-0043",
    "AD 79": "0079",
    "12000": "Y12000",
    "12,001 BC": "Y-12000",
    "1990s": "199X",
    "19th century": "18XX",
    "summer 2011": "2011-22",
    "winter 2011-12": "2011-24",
    "before 2011": "[..2010]",
    "after August 2011": "[2011-09..]",
    "before 1 March 2012": "[..2012-02-29]",
    "by 21 August 2011": "[..2011-08-21]",
    "since 2001": "2001/..",
    "20-27 Aug 2011": "2011-08-20/2011-08-27",
    "28 July – 3 August 2011": "2011-07-28/2011-08-03",
    "August 20, 2011 - August 27, 2011": "2011-08-20/2011-08-27",
    "c. 20–27 Aug 2011": "2011-08-20~/2011-08-27~",
    "2001-2002": "2001/2002",
    "2001–02": "2001/2002",
    "between 22 and 27 August 2011": "[2011-08-22..2011-08-27]",
    "20 or 22 Aug 2011": "[2011-08-20,2011-08-22]",
    "2011,2012": "[2011,2012]",
    "21 August 2011 2:30 pm": "2011-08-21T14:30",
    "2011-08-20 14:30": "2011-08-20T14:30",
    "−0499": "-0499",
    "August 20-27, 2011": "2011-08-20/2011-08-27",
    "Aug 20–27, 2011": "2011-08-20/2011-08-27",
    "20–27.8.2011": "2011-08-20/2011-08-27",
    "2011-08-20 – 27": "2011-08-20/2011-08-27",
    "2011-08-20–2011-09-01": "2011-08-20/2011-09-01",
    "5th century BC": "-04XX",
    "1st c. BC": "-00XX",
    "1914–18": "1914/1918",
    "1914 - present": "1914/..",
    "May 1914 to now": "1914-05/..",
    "c1850": "1850~",
    "ca1850": "1850~",
    "1850 ca.": "1850~",
    "2011 (approx.)": "2011~",
    "in 2011": "2011",
    "the year 2011": "2011",
    "Q3 2011": "[2011-07..2011-09]",
    "not later than 2011": "[..2011]",
    "not before May 2011": "[2011-05..]",
    "+2011": "2011",
}

UNSURE = (
    "", " ", "May", "today", "yesterday", "hello 2011", "early 2011", "Aug 11", "21 Aug 11", "3/4/2011",
    "Monday 21 August 2011", "Sunday August 2011", "31 February 2011", "winter 2011", "1900s", "44", "-44",
    "21 Aug 2011 9pm", "2011-08-20T14:30 KST", "2011-08-20T14:30 MSK", "2001-07-26/2001-08-18", "-0044",
    "2011-08-32", "2011-13", "2001–2", "Q5 2011", "August 27-20, 2011", "August 20-32, 2011", "0th century BC", "0 BC", "[", "\0", "Aug 2011" * 100,
)  # fmt: skip


@pytest.mark.parametrize(("typed", "edtf"), UNDERSTOOD.items())
def test_that_what_people_type_becomes_edtf(typed: str, edtf: str) -> None:
    assert suggest_date(typed) == edtf


@pytest.mark.parametrize("typed", UNSURE)
def test_that_nothing_is_suggested_where_it_would_be_a_guess(typed: str) -> None:
    assert suggest_date(typed) == ""


def test_that_an_error_keeps_the_text_to_suggest_for() -> None:
    with pytest.raises(DateError) as caught:
        parse_date(" 21 Aug 2011 ")
    assert suggest_date(caught.value.text) == "2011-08-21"


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=70),
        st.text("0123456789 .-/:,?~%[]XYTZabceghluAM", max_size=24),
        st.lists(
            st.sampled_from(["21", "Aug", "2011", "BC", "c.", "-", "9999", "or", "31st", "winter", "at", "0"])
        ).map(" ".join),
    )
)
def test_that_any_text_gets_edtf_or_nothing(text: str) -> None:
    found = suggest_date(text)
    if found:
        assert parse_date(found).text == found


@settings(max_examples=60, deadline=None)
@given(st.dates())
def test_that_a_day_written_in_words_is_found_again(day: date) -> None:
    year = f"{day.year:04d}"
    month = day.strftime("%B")
    assert suggest_date(f"{day.day} {month} {year}") == day.isoformat()
