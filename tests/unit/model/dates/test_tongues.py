"""Dates in the grammar of each language: golden phrases, and what Babel makes of the same dates."""

from __future__ import annotations

import subprocess
import sys

import pytest
from golden_phrases import GOLDEN, TOLD

from tools import date_tables
from viewer.model.dates.durations import parse_duration
from viewer.model.dates.edtf import parse_date
from viewer.model.dates.granularity import Granularity
from viewer.model.dates.part_of_day import PartOfDay
from viewer.model.dates.phrases import date_phrase, short_phrase, time_phrase
from viewer.words import ENGLISH, LANGUAGES, speaking

CODES = [code for code in LANGUAGES if code != ENGLISH]


def test_that_every_language_has_its_golden_phrases() -> None:
    assert list(GOLDEN) == list(TOLD) == CODES
    assert all(len(phrases) >= 40 for phrases in GOLDEN.values())


@pytest.mark.parametrize("code", CODES)
def test_that_dates_read_as_they_are_known_to_read(code: str) -> None:
    with speaking(code):
        said = {
            text: (date_phrase(parse_date(text)), short_phrase(parse_date(text))) for text in GOLDEN[code]
        }
    assert said == GOLDEN[code]


@pytest.mark.parametrize("code", CODES)
def test_that_weekdays_parts_of_days_and_lengths_are_told(code: str) -> None:
    date = parse_date("2011-08-20")
    with speaking(code):
        assert TOLD[code] == (
            date_phrase(date, weekday=True),
            date_phrase(date, weekday=True, part_of_day=PartOfDay.MORNING),
            date_phrase(date, duration=parse_duration("about 4 days")),
        )


def test_that_a_word_before_a_month_asks_for_its_case() -> None:
    with speaking("ru"):
        assert date_phrase(parse_date("2011-08")) == "август 2011\u202fг."
        assert date_phrase(parse_date("2011-08/")) == "с августа 2011\u202fг., конец не известен"
        assert date_phrase(parse_date("2011-08~/")) == "с примерно августа 2011\u202fг., конец не известен"


def test_that_an_instant_is_told_as_a_time_on_a_day() -> None:
    with speaking("de"):
        assert time_phrase(parse_date("2011-08-20T14:30").first.start, Granularity.MINUTE) == (  # type: ignore[union-attr]
            "20. August 2011, 14:30 Uhr"
        )


@pytest.mark.parametrize("code", CODES)
def test_that_no_date_is_left_in_english(code: str) -> None:
    """No word of English stands in what is told of any form of date, but Latin numbers and signs."""
    english = {
        "about",
        "perhaps",
        "some",
        "onwards",
        "until",
        "or",
        "known",
        "ago",
        "estimated",
        "before",
        "in",
    }
    with speaking(code):
        said = [date_phrase(parse_date(text)).lower() for text in GOLDEN[code]]
    assert [phrase for phrase in said if not english.isdisjoint(phrase.split())] == []


@pytest.mark.parametrize("code", CODES)
def test_that_the_tables_are_those_of_cldr(code: str) -> None:
    command = f"from tools.date_tables import written; import sys; sys.stdout.buffer.write(written('{code}').encode())"
    made = subprocess.run([sys.executable, "-c", command], capture_output=True, check=True)
    assert (date_tables.FOLDER / code / "dates.json").read_bytes() == made.stdout, (
        "python -m tools.date_tables"
    )


_COMPARED = """
import re, sys
from datetime import date, timedelta
from babel.dates import format_date, format_interval, format_skeleton
from viewer.model.dates.edtf import parse_date
from viewer.model.dates.phrases import date_phrase, short_phrase
from viewer.words import speaking
code, wrong, count = sys.argv[1], [], 0
def plain(text):
    return re.sub(r"\\b1er\\b", "1", text)
def same(edtf, ours, theirs):
    global count
    count += 1
    if plain(ours) != theirs:
        wrong.append((edtf, ours, theirs))
with speaking(code):
    for step in range(400):
        day = date(1201, 1, 1) + timedelta(days=step * 739)
        last = day + timedelta(days=(step * 37) % 500 + 1)
        same(day, date_phrase(parse_date(f"{day}")), format_date(day, "long", locale=code))
        same(day, date_phrase(parse_date(f"{day}"), weekday=True), format_date(day, "full", locale=code))
        same(day, short_phrase(parse_date(f"{day}")), format_skeleton("yMMMd", day, locale=code))
        month = f"{day:%Y-%m}"
        same(month, date_phrase(parse_date(month)), format_skeleton("yMMMM", day, locale=code))
        same(month, short_phrase(parse_date(month)), format_skeleton("yMMM", day, locale=code))
        both = f"{day}/{last}"
        same(both, short_phrase(parse_date(both)), format_interval(day, last, "yMMMd", locale=code))
        if (day.year, day.month) != (last.year, last.month):
            both = f"{day:%Y-%m}/{last:%Y-%m}"
            same(both, short_phrase(parse_date(both)), format_interval(day, last, "yMMM", locale=code))
print(count, wrong[:5])
"""


@pytest.mark.parametrize("code", CODES)
def test_that_dates_are_those_of_babel(code: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _COMPARED, code], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    count, wrong = done.stdout.strip().split(" ", 1)
    assert int(count) > 2500
    assert wrong == "[]"
