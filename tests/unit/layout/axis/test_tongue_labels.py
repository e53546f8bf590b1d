"""The axis in other languages: CLDR's names, each language's own, none kept from another."""

from __future__ import annotations

import subprocess
import sys

import pytest

from viewer.layout.axis.tick_labels import (
    clock_forms,
    day_forms,
    format_pointer_time,
    gap_forms,
    long_day_forms,
    moment_forms,
    month_forms,
    month_year_forms,
    span_forms,
    year_forms,
    years_forms,
)
from viewer.model.dates.calendar import days_from_civil
from viewer.model.dates.timespan import DAY, MINUTE, TimeSpan
from viewer.words import ENGLISH, LANGUAGES, speaking

CODES = [code for code in LANGUAGES if code != ENGLISH]


def _day(year: int, month: int = 1, day: int = 1) -> int:
    return days_from_civil(year, month, day) * DAY


_COMPARED = """
import sys
from datetime import date, timedelta
from babel import Locale
from babel.dates import format_date, format_skeleton
from viewer.layout.axis.tick_labels import day_forms, long_day_forms, month_forms, month_year_forms
from viewer.model.dates.calendar import days_from_civil
from viewer.words import speaking
code, wrong, count = sys.argv[1], [], 0
months = Locale(code).months["stand-alone"]
def same(ours, theirs):
    global count
    count += 1
    if isinstance(ours, str):
        ours = ours.replace("1er", "1")  # in French, which CLDR's patterns cannot say
    if ours != theirs:
        wrong.append((ours, theirs))
with speaking(code):
    for step in range(400):
        day = date(1201, 1, 1) + timedelta(days=step * 739)
        instant = days_from_civil(day.year, day.month, day.day) * 86_400
        full, short, brief, within = long_day_forms(instant)
        same(full, format_date(day, "full", locale=code))
        same(short, format_skeleton("yMMMEd", day, locale=code))
        same(brief, format_skeleton("yMMMd", day, locale=code))
        same(within, format_skeleton("MMMd", day, locale=code))
        same(day_forms(instant)[-1], str(day.day))
        same(day_forms(instant)[1 if code != "ar" else 0], format_skeleton("Ed", day, locale=code))
        width = "abbreviated" if code == "zh" else "wide"  # numbers, as its dates have them
        same(month_forms(instant)[0], months[width][day.month])
        same(month_forms(instant)[-1], months["abbreviated"][day.month])
        same(month_year_forms(instant)[0], format_skeleton("yMMMM", day, locale=code))
        same(month_year_forms(instant)[1], format_skeleton("yMMM", day, locale=code))
print(count, wrong[:5])
"""


@pytest.mark.parametrize("code", CODES)
def test_that_days_and_months_of_the_axis_are_those_of_babel(code: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _COMPARED, code], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert done.stdout.strip() == "4000 []"


def test_that_no_name_is_kept_from_another_language() -> None:
    instant, said = _day(2011, 5, 21), []
    for code in ("en", "de", "ru", "en"):
        with speaking(code):
            said.append(
                (
                    month_forms(instant)[0],
                    day_forms(instant)[0],
                    gap_forms(TimeSpan(_day(2001), _day(2007)))[0],
                )
            )
    assert said == [
        ("May", "Saturday 21", "6 years"),
        ("Mai", "Samstag, 21.", "6 Jahre"),
        ("май", "суббота, 21", "6 лет"),
        ("May", "Saturday 21", "6 years"),
    ]


@pytest.mark.parametrize(
    ("code", "days", "months", "years", "decade", "before"),
    [
        ("de", "20.–27. August 2011", "Mai–Juli 2011", "2001–2002", "1990er", "500 v. Chr."),
        ("fr", "20–27 août 2011", "mai\u2009–\u2009juillet 2011", "2001–2002", "années 1990", "500 av. J.-C."),
        ("ru", "20—27 августа 2011\u202fг.", "май\xa0— июль 2011\u202fг.", "2001—2002", "1990-е", "500\u202fг. до н. э."),
        ("ko", "2011년 8월 20일~27일", "2011년 5월~7월", "2001년 ~ 2002년", "1990년대", "기원전 500년"),
        ("ja", "2011年8月20日～27日", "2011年5月～7月", "2001年～2002年", "1990年代", "紀元前500年"),
        ("ar", "20–27 أغسطس 2011", "مايو – يوليو 2011", "2001–2002", "عقد 1990", "500 ق.م"),
    ],
)  # fmt: skip
def test_that_stretches_are_named_as_the_language_does(
    code: str, days: str, months: str, years: str, decade: str, before: str
) -> None:
    with speaking(code):
        assert span_forms(TimeSpan(_day(2011, 8, 20), _day(2011, 8, 28)))[0] == days
        assert span_forms(TimeSpan(_day(2011, 5), _day(2011, 8)))[0] == months
        assert span_forms(TimeSpan(_day(2001), _day(2003)))[0] == years
        assert year_forms(-499) == (before,)
        assert decade in years_forms(1990, 1999)[0]


def test_that_pointer_and_moments_speak_as_well() -> None:
    with speaking("de"):
        assert clock_forms(_day(2011, 8, 21) + 6 * 60 * MINUTE) == ("06:00",)
        assert moment_forms(_day(2011, 8, 21) + 61 * MINUTE) == ("21. Aug., 01:01",)
        assert format_pointer_time(_day(2011, 8, 21) + 61 * MINUTE, 1 / 60) == "21. August 2011, 01:01"
        assert format_pointer_time(_day(2011, 8, 21), 1 / 1e6) == "August 2011"
        assert format_pointer_time(_day(-12_000), 1e-9) == "etwa 12.000 v. Chr."
        assert month_year_forms(_day(2011, 8)) == ("August 2011", "Aug. 2011", "Aug")
        assert long_day_forms(_day(2011, 8, 21))[0] == "Sonntag, 21. August 2011"


def test_that_ages_have_the_languages_decimal_sign() -> None:
    with speaking("de"):
        assert year_forms(-65_500_000) == ("65,5 Ma",)
        assert span_forms(TimeSpan(_day(-70_500_000), _day(-57_000_000)))[0] == "70–57 Ma"
        assert gap_forms(TimeSpan(_day(-9_200_000_000), _day(0))) == ("9,2 Mrd. Jahre", "9,2 Ga")


@pytest.mark.parametrize("code", CODES)
def test_that_shorter_forms_are_no_longer_than_those_before(code: str) -> None:
    with speaking(code):
        forms = [
            form(_day(2011, month, 21))
            for form in (day_forms, month_forms, month_year_forms)
            for month in range(1, 13)
        ]
    lengths = [[len(name) for name in names] for names in forms]
    assert [
        names for names, sizes in zip(forms, lengths, strict=True) if sizes != sorted(sizes, reverse=True)
    ] == []
