"""How dates read: good English, exactly as precise as they are known."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.model.dates.calendar import MONTHS
from viewer.model.dates.durations import parse_duration
from viewer.model.dates.edtf import parse_date
from viewer.model.dates.part_of_day import PartOfDay
from viewer.model.dates.phrases import date_phrase, short_phrase

PHRASES = {
    "2011": ("2011", "2011"),
    "2011-08": ("August 2011", "Aug 2011"),
    "2011-08-20": ("20 August 2011", "20 Aug 2011"),
    "2011-08-20~": ("about 20 August 2011", "c. 20 Aug 2011"),
    "2011-08-20?": ("perhaps 20 August 2011", "20 Aug 2011?"),
    "2011%": ("perhaps about 2011", "c. 2011?"),
    "201X": ("2010s", "2010s"),
    "20XX": ("some time in 2000–2099", "2000–2099"),
    "2XXX": ("some time in 2000–2999", "2000–2999"),
    "-049X": ("some time in 500–491 BCE", "500–491 BCE"),
    "000X": ("some time in 1 BCE – 9 CE", "1 BCE – 9 CE"),
    "2011-XX": ("some time in 2011", "2011"),
    "2011-08-XX": ("some time in August 2011", "Aug 2011"),
    "2011-08-2X": ("some time in 20–29 August 2011", "20–29 Aug 2011"),
    "2011-1X": ("some time in October–December 2011", "Oct–Dec 2011"),
    "2011-22": ("summer 2011", "summer 2011"),
    "2011-24": ("winter 2011–12", "winter 2011–12"),
    "1999-24": ("winter 1999–2000", "winter 1999–2000"),
    "0000-24": ("winter 1 BCE – 1 CE", "winter 1 BCE – 1 CE"),
    "-0499": ("500 BCE", "500 BCE"),
    "0000": ("1 BCE", "1 BCE"),
    "0079-08-24": ("24 August 79 CE", "24 Aug 79 CE"),
    "Y-12000": ("12,001 BCE", "12,001 BCE"),
    "2011-08-20T14:30": ("14:30 on 20 August 2011", "14:30 on 20 Aug 2011"),
    "2011-08-20T09:05:07Z": ("9:05:07 on 20 August 2011 (UTC)", "9:05:07 on 20 Aug 2011 (UTC)"),
    "2011-08-20T14:30-03:30": ("14:30 on 20 August 2011 (UTC−3:30)", "14:30 on 20 Aug 2011 (UTC−3:30)"),
    "2011-08-20/2011-08-27": ("20–27 August 2011", "20–27 Aug 2011"),
    "2011-08-20~/2011-08-27~": ("about 20–27 August 2011", "c. 20–27 Aug 2011"),
    "2011-08-20/2011-08-27~": ("20 August 2011 – about 27 August 2011", "20 Aug 2011 – c. 27 Aug 2011"),
    "2011-07-28/2011-08-03": ("28 July – 3 August 2011", "28 Jul – 3 Aug 2011"),
    "2010-12-28/2011-01-03": ("28 December 2010 – 3 January 2011", "28 Dec 2010 – 3 Jan 2011"),
    "2011-08-20/2011-08-20": ("20 August 2011", "20 Aug 2011"),
    "2001/2002": ("2001–2002", "2001–2002"),
    "2011-08/2011-10": ("August–October 2011", "Aug–Oct 2011"),
    "2010-08/2011-10": ("August 2010 – October 2011", "Aug 2010 – Oct 2011"),
    "2011-08/2011-10-03": ("August 2011 – 3 October 2011", "Aug 2011 – 3 Oct 2011"),
    "-0499/-0043": ("500–44 BCE", "500–44 BCE"),
    "-0026/0014": ("27 BCE – 14 CE", "27 BCE – 14 CE"),
    "2011-08-20T09:30/2011-08-20T11:00": ("9:30–11:00 on 20 August 2011", "9:30–11:00 on 20 Aug 2011"),
    "2011-08-20/": ("from 20 August 2011, end not known", "20 Aug 2011 – ?"),
    "2011/..": ("from 2011 onwards", "2011 →"),
    "../2011": ("until 2011", "→ 2011"),
    "/2011": ("until 2011, start not known", "→ 2011"),
    "[2011-08-20,2011-08-22]": ("20 or 22 August 2011", "20 or 22 Aug 2011"),
    "[2011-08-20,2011-09-22]": ("20 August 2011 or 22 September 2011", "20 Aug 2011 or 22 Sept 2011"),
    "[2011,2012,2013~]": ("2011, 2012 or about 2013", "2011, 2012 or c. 2013"),
    "[2011]": ("2011", "2011"),
    "[2011-08-22..2011-08-27]": ("some time between 22 and 27 August 2011", "in 22–27 Aug 2011"),
    "[2011-07-22..2011-08-27]": ("some time between 22 July and 27 August 2011", "in 22 Jul – 27 Aug 2011"),
    "[2011-08..2011-10]": ("some time between August and October 2011", "in Aug–Oct 2011"),
    "[2011-08-20T14:30..2011-08-20T15:00]": (
        "some time between 14:30 and 15:00 on 20 August 2011", "in 14:30–15:00 on 20 Aug 2011",
    ),
    "[..2011-08-21]": ("on or before 21 August 2011", "by 21 Aug 2011"),
    "[..2011-08]": ("in or before August 2011", "by Aug 2011"),
    "[..2011-08-21T14:30]": ("at or before 14:30 on 21 August 2011", "by 14:30 on 21 Aug 2011"),
    "[2011..]": ("in or after 2011", "not before 2011"),
    "2011-08-20T14:30:05.042": ("14:30:05.042 on 20 August 2011", "14:30:05.042 on 20 Aug 2011"),
    "2011-08-20T14:30:05.042/2011-08-20T14:30:05.250": (
        "14:30:05.042–14:30:05.250 on 20 August 2011", "14:30:05.042–14:30:05.250 on 20 Aug 2011",
    ),
    "Y-66E6": ("66 million years ago", "66 million years ago"),
    "Y-66E6~": ("about 66 million years ago", "c. 66 million years ago"),
    "Y-13800000000": ("13.8 billion years ago", "13.8 billion years ago"),
    "Y-66000001": ("66.000001 million years ago", "66.000001 million years ago"),
    "Y-115400000S3": ("115 million years ago", "115 million years ago"),
    "Y5E9": ("5 billion CE", "5 billion CE"),
    "Y-12E3": ("about 12,000 BCE", "c. 12,000 BCE"),
    "Y-12E3~": ("about 12,000 BCE", "c. 12,000 BCE"),
    "Y-9996E2": ("about 999,600 BCE", "c. 999,600 BCE"),
    "1950S2": ("some time in 1900–1999, estimated 1950", "1900–1999"),
    "1950S4": ("1950", "1950"),
    "-0499S2?": ("perhaps some time in 500–491 BCE, estimated 500 BCE", "500–491 BCE?"),
    "Y-252E6/Y-66E6": ("252–66 million years ago", "252–66 million years ago"),
    "Y-46E8/Y-541E6": (
        "4.6 billion years ago – 541 million years ago", "4.6 billion years ago – 541 million years ago",
    ),
    "Y-538E6/2011": ("538 million years ago – 2011", "538 million years ago – 2011"),
    "[..Y-66E6]": ("66 million years ago or before", "by 66 million years ago"),
    "[Y-66E6..]": ("66 million years ago or after", "not before 66 million years ago"),
    "[0843..0848]/0858-02-13": (
        "from some time between 843 CE and 848 CE until 13 February 858 CE",
        "(in 843 CE – 848 CE) – 13 Feb 858 CE",
    ),
    "2011/[2012,2014]": ("from 2011 until 2012 or 2014", "2011 – (2012 or 2014)"),
    "[2011..2012]/": ("from some time between 2011 and 2012, end not known", "in 2011–2012 – ?"),
    "[2011,2013..2015]": ("2011, or some time between 2013 and 2015", "2011, or in 2013–2015"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "phrases"), PHRASES.items())
def test_that_a_date_reads_as_precisely_as_it_is_known(text: str, phrases: tuple[str, str]) -> None:
    date = parse_date(text)
    assert (date_phrase(date), short_phrase(date)) == phrases


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("2011-08-21", "Sunday 21 August 2011"),
        ("2011-08-20/2011-08-27", "Saturday 20 – Saturday 27 August 2011"),
        ("2011-08-20T14:30", "14:30 on Saturday 20 August 2011"),
        ("[2011-08-20,2011-08-22]", "Saturday 20 or Monday 22 August 2011"),
        ("2011-08", "August 2011"),
        ("2011-08-2X", "some time in 20–29 August 2011"),
    ],
)
def test_that_weekdays_stand_with_days_only(text: str, phrase: str) -> None:
    assert date_phrase(parse_date(text), weekday=True) == phrase


@pytest.mark.parametrize(
    ("part", "phrase"),
    [
        (PartOfDay.EARLY, "early on Sunday 21 August 2011"),
        (PartOfDay.MORNING, "morning of Sunday 21 August 2011"),
        (PartOfDay.MIDDAY, "midday on Sunday 21 August 2011"),
        (PartOfDay.AFTERNOON, "afternoon of Sunday 21 August 2011"),
        (PartOfDay.EVENING, "evening of Sunday 21 August 2011"),
        (PartOfDay.NIGHT, "night of Sunday 21 August 2011"),
        (PartOfDay.LATE, "late on Sunday 21 August 2011"),
    ],
)
def test_that_a_part_of_day_leads_the_day(part: PartOfDay, phrase: str) -> None:
    assert date_phrase(parse_date("2011-08-21"), weekday=True, part_of_day=part) == phrase


@pytest.mark.parametrize("text", ["2011-08", "2011-08-20/2011-08-21", "2011-08-20T14:30", "[..2011-08-21]"])
def test_that_a_part_of_day_goes_with_one_day_only(text: str) -> None:
    date = parse_date(text)
    assert date_phrase(date, part_of_day=PartOfDay.LATE) == date_phrase(date)


def test_that_a_qualifier_stands_before_the_part_of_day() -> None:
    assert (
        date_phrase(parse_date("2011-08-21?"), part_of_day=PartOfDay.LATE) == "perhaps late on 21 August 2011"
    )


@pytest.mark.parametrize(
    ("text", "duration", "phrase"),
    [
        ("2001", "24 days", "24 days in 2001"),
        ("2011-08-20/", "about 7 days", "about 7 days from 20 August 2011"),
        ("/2011-08-20", "7 days", "7 days until 20 August 2011"),
        ("[2011-08-20..2011-08-27]", "2 days", "2 days, some time between 20 and 27 August 2011"),
    ],
)
def test_that_a_known_length_is_said_with_its_date(text: str, duration: str, phrase: str) -> None:
    assert date_phrase(parse_date(text), duration=parse_duration(duration)) == phrase


ends = st.builds(
    lambda y, m, d, cut, mark: f"{y:04d}-{m:02d}-{d:02d}"[:cut] + mark,
    st.integers(1000, 2999), st.integers(1, 12), st.integers(1, 28),
    st.sampled_from([4, 7, 10]), st.sampled_from(["", "?", "~", "%"]),
)  # fmt: skip


@given(ends)
def test_that_a_phrase_names_no_more_than_its_text(text: str) -> None:
    phrase = date_phrase(parse_date(text))
    year, _, rest = text.rstrip("?~%").partition("-")
    month, _, day = rest.partition("-")
    assert re.findall(r"\d+", phrase) == ([str(int(day))] if day else []) + [year]
    assert [name for name in MONTHS if name in phrase] == ([MONTHS[int(month) - 1]] if month else [])
    assert ("about" in phrase) == (text[-1] in "~%")
    assert ("perhaps" in phrase) == (text[-1] in "?%")


@given(ends, ends)
def test_that_a_range_names_both_years(first: str, last: str) -> None:
    low, high = sorted((first, last))
    phrase = date_phrase(parse_date(f"[{low},{high}]"))
    assert low[:4] in phrase
    assert high[:4] in phrase
