"""Dates as people around the world write them: understood, asked about, or left alone.

babel writes some eight thousand dates in the formats of six languages; what should come of
each follows from the fields of its format alone.
"""

from __future__ import annotations

import random
import re
from datetime import datetime, timedelta

import pytest
from babel import Locale
from babel.dates import format_datetime
from hypothesis import given
from hypothesis import strategies as st

from viewer.model.dates.typed.suggest import Ambiguous, Understood, date_hint, read_typed

LOCALES = ("en", "en_GB", "en_AU", "en_CA", "de", "de_AT", "fr", "fr_CA", "ru", "ko", "zh", "zh_Hant")
_DATES_EACH = 48


def _moments() -> list[datetime]:
    pick = random.Random(2011)
    first = datetime(1000, 1, 1)
    made = [first + timedelta(minutes=pick.randrange(1050 * 365 * 1440)) for _ in range(_DATES_EACH - 8)]
    return [
        *made, datetime(2011, 4, 3, 14, 30), datetime(2011, 3, 3), datetime(2011, 12, 11), datetime(1907, 8, 1),
        datetime(2012, 2, 29), datetime(2001, 1, 2, 0, 5), datetime(1999, 12, 31, 12, 0), datetime(2011, 5, 21),
    ]  # fmt: skip


def _patterns(locale: Locale) -> list[str]:
    """Return the formats of a locale for a day, month or year, and two with a time of day."""
    days = [locale.date_formats[width].pattern for width in ("full", "long", "medium", "short")]
    skeletons = [
        form.pattern
        for name, form in locale.datetime_skeletons.items()
        if re.fullmatch(r"y+M*E*d*", name) and "ddd" not in form.pattern
    ]
    clock = "HH:mm:ss" if locale.language in ("de", "fr", "ru") else locale.time_formats["short"].pattern
    joined = locale.datetime_formats["full"].replace("{0}", clock).replace("{1}", days[1])
    return sorted({*days, *skeletons, joined})


def _fields(pattern: str) -> dict[str, int]:
    """Return how often each field letter of a pattern stands in a row; quoted text is no field."""
    plain = re.sub(r"'[^']*'", "", pattern)
    return {run[0][0]: len(run[0]) for run in re.finditer(r"([a-zA-Z])\1*", plain)}


def _expected(moment: datetime, pattern: str) -> str | tuple[str, ...] | None:
    """Return the EDTF that a format says, two for one that says one of them, None for neither."""
    fields = _fields(pattern)
    if fields["y"] == 2:
        return None
    text = f"{moment.year:04d}"
    month = fields.get("M", fields.get("L", 0))
    if not month:
        return text
    if "d" not in fields:
        return _month(moment, pattern, month)
    day = f"{text}-{moment.month:02d}-{moment.day:02d}"
    if (
        month <= 2
        and re.match(r"[^dMy]*(d+[/-]M|M+[/-]d)", pattern)
        and _is_either_way(moment, "E" in fields)
    ):
        swapped = f"{text}-{moment.day:02d}-{moment.month:02d}"
        return tuple(sorted((day, swapped)))
    hours = fields.get("H") or fields.get("h")
    seconds = f":{moment.second:02d}" if "s" in fields else ""
    return f"{day}T{moment:%H:%M}{seconds}" if hours else day


def _is_either_way(moment: datetime, names_weekday: bool) -> bool:
    if moment.day > 12 or moment.day == moment.month:
        return False
    other = moment.replace(month=moment.day, day=moment.month)
    return not names_weekday or other.weekday() == moment.weekday()


def _month(moment: datetime, pattern: str, width: int) -> str | tuple[str, ...]:
    found = f"{moment.year:04d}-{moment.month:02d}"
    is_written = moment.month > 9 or width == 2
    if re.fullmatch(r"y/MM?", pattern) and is_written and moment.month > moment.year % 100:
        return found, f"{moment.year:04d}/{moment.year // 100 * 100 + moment.month:04d}"
    return found


def _outcome(text: str) -> str | tuple[str, ...] | None:
    read = read_typed(text)
    if isinstance(read, Understood):
        return read.edtf
    return None if read is None else tuple(sorted(read.readings))


@pytest.mark.parametrize("name", LOCALES)
def test_that_a_date_in_the_formats_of_a_language_is_understood_as_precisely_as_it_is_written(
    name: str,
) -> None:
    locale = Locale.parse(name)
    patterns = _patterns(locale)
    wrong = []
    for moment in _moments():
        for pattern in patterns:
            text = format_datetime(moment, pattern, locale=locale)
            expected = _expected(moment, pattern)
            if _outcome(text) != expected:
                wrong.append((text, pattern, expected, _outcome(text)))
    assert len(patterns) >= 8
    assert not wrong, f"{len(wrong)}: {wrong[:12]}"


def test_that_the_formats_make_some_eight_thousand_dates() -> None:
    made = sum(len(_patterns(Locale.parse(name))) for name in LOCALES) * _DATES_EACH
    assert made > 8000


ASKED = {
    "03/04/2011": ("2011-04-03", "2011-03-04"),
    "3-4-2011": ("2011-04-03", "2011-03-04"),
    "03/04/2011 14:30": ("2011-04-03T14:30", "2011-03-04T14:30"),
    "2001/08": ("2001-08", "2001/2008"),
    "1699/00": ("1700", "1699/1700"),
    "10 February 1699/00": ("1700-02-10", "1699-02-10"),
    "44197": ("2021-01-01", "Y44197"),
}


@pytest.mark.parametrize(("text", "readings"), ASKED.items())
def test_that_what_has_two_readings_is_asked_about(text: str, readings: tuple[str, ...]) -> None:
    assert read_typed(text) == Ambiguous(readings)
    assert date_hint(text) == f"; did you mean {readings[0]} or {readings[1]}?"


TYPED = {
    "August 21, 2011": "2011-08-21",
    "21-Aug-2011": "2011-08-21",
    "21aug2011": "2011-08-21",
    "2011 Aug 21": "2011-08-21",
    "Sunday, August 21st, 2011 at 2:30 p.m.": "2011-08-21T14:30",
    "12:05 am, 21 Aug 2011": "2011-08-21T00:05",
    "21 August 2011 14:30:05.042": "2011-08-21T14:30:05.042",
    "2011-08-20 14:30Z": "2011-08-20T14:30Z",
    "2011-08-20 14:30+10:00": "2011-08-20T14:30+10:00",
    "Sun, 03/04/2011": "2011-04-03",
    "26 Oct 899": "0899-10-26",
    "October 899": "0899-10",
    "26 Oct 43 BC": "-0042-10-26",
    "AD 43": "0043",
    "899": "0899",
    "1914/18": "1914/1918",
    "[843..848]/0858-02-13": "[0843..0848]/0858-02-13",
    "66 million years ago": "Y-66E6",
    "about 66 million years ago": "Y-66E6~",
    "66 mya": "Y-66E6",
    "4.6 Ga": "Y-46E8",
    "13.8 billion years ago": "Y-138E8",
    "252–66 million years ago": "Y-252E6/Y-66E6",
    "66 million BC": "Y-66E6",
    "12 ka": "Y-10E3",
    "4.2 ka": "Y-22E2",
    "10,000 years ago": "Y-1E4",
    "10,000 BC": "-9999",
    "12,001 BC": "Y-12000",
    "1er août 2011": "2011-08-01",
    "21. März 2011": "2011-03-21",
    "21 августа 2011 года": "2011-08-21",
    "기원전 500년": "-0499",
    "公元前500年": "-0499",
    "２０１１年８月２１日": "2011-08-21",
    "2011": "2011",
}
LEFT_ALONE = (
    "43", "26 Oct 43", "8/21/11", "21.8.11", "11. 8. 21.", "21 Aug ’11", "August 21", "0/4/2011", "13/13/2011",
    "Monday, August 21, 2011", "31 avril 2011", "21 Aug 2011 25:00", "21 Aug 2011 0:30 pm", "21 Aug 2011 9pm",
    "300 years ago", "66 million", "21 Aug 2011 KST", "2011년 13월", "Aug 21 2011 Sep", "May 5 may 2011",
)  # fmt: skip


@pytest.mark.parametrize(("text", "edtf"), TYPED.items())
def test_that_other_usual_ways_are_understood(text: str, edtf: str) -> None:
    assert _outcome(text) == edtf


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_that_what_does_not_say_a_date_is_left_alone(text: str) -> None:
    assert read_typed(text) is None
    assert date_hint(text) == ""


def test_that_a_date_tells_whether_it_was_typed_as_edtf() -> None:
    for text, is_edtf in (("2011-08-21", True), ("21 Aug 2011", False)):
        read = read_typed(text)
        assert isinstance(read, Understood)
        assert read.is_edtf is is_edtf


@given(st.text(st.sampled_from("0123456789 /-.:,TZабJanugМ월年月日일Sunoh"), max_size=24))
def test_that_every_reading_is_a_date(text: str) -> None:
    read = read_typed(text)
    if isinstance(read, Ambiguous):
        assert len(read.readings) > 1
        assert all(isinstance(read_typed(reading), Understood) for reading in read.readings)
