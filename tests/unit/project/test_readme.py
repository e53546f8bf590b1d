"""What the README says of the event file is what the reader does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from viewer.files.read.fields import QUOTE_FIELDS
from viewer.files.read.header import ERA_FIELDS, LANE_FIELDS, SECTIONS, SOURCE_FIELDS
from viewer.files.read.reader import read_text
from viewer.files.read.spans import FIELDS
from viewer.model.dates.durations import parse_duration
from viewer.model.dates.edtf import DateError, parse_date
from viewer.model.dates.part_of_day import PartOfDay
from viewer.model.dates.phrases import date_phrase
from viewer.model.dates.suggest import suggest_date
from viewer.model.event_words import STATUS_WORDS
from viewer.model.lints import LINTS
from viewer.model.timeline import Stance, Status

ROOT = Path(__file__).parents[3]
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLE = README[README.index("```yaml\n") + 8 : README.index("\n```\n", README.index("```yaml\n"))]
_CODE = re.compile(r"`([^`]+)`")


def section(heading: str) -> str:
    """Return the text below a heading, up to the next one of its rank or above."""
    rank = heading.split(" ")[0]
    start = README.index(f"\n{heading}\n") + len(heading) + 2
    following = re.compile(rf"^#{{1,{len(rank)}}} ", re.MULTILINE).search(README, start)
    return README[start : following.start() if following else len(README)]


def rows(text: str) -> list[tuple[str, str]]:
    """Return the first two cells of every row of its tables."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [(row[0], row[1]) for row in cells]


def dates() -> list[str]:
    """Return every date in the first column of the table of dates."""
    return [code for written, _ in rows(section("### Dates")) for code in _CODE.findall(written)]


def test_that_its_example_reads_without_an_error() -> None:
    reading = read_text(EXAMPLE)
    assert [problem.code for problem in reading.errors] == []
    assert reading.timeline is not None
    assert (len(reading.timeline.events), len(reading.timeline.eras)) == (1, 1)


def test_that_its_example_has_every_section_and_key() -> None:
    assert SECTIONS and LANE_FIELDS and SOURCE_FIELDS and ERA_FIELDS
    for key in (*SECTIONS, *LANE_FIELDS, *SOURCE_FIELDS, *ERA_FIELDS):
        assert re.search(rf"\b{key}: ?", EXAMPLE), key


def test_that_every_field_of_an_event_has_its_row() -> None:
    named = [code for row, _ in rows(section("### Fields of an event")) for code in _CODE.findall(row)]
    assert set(FIELDS) <= set(named)


def test_that_a_status_means_what_the_program_says_of_it() -> None:
    table = dict(rows(section("### Fields of an event")))
    assert set(STATUS_WORDS) == set(Status)
    for status, words in STATUS_WORDS.items():
        assert table[f"`{status.value}`"] == words.meaning


@pytest.mark.parametrize("words", [Status, PartOfDay, Stance])
def test_that_every_word_of_a_choice_is_named(words: type[Status | PartOfDay | Stance]) -> None:
    fields = section("### Fields of an event")
    missing = [member.value for member in words if f"`{member.value}`" not in fields]
    assert missing == []


def test_that_every_part_of_a_quotation_is_named() -> None:
    for key in QUOTE_FIELDS:
        assert f"`{key}`" in section("### Fields of an event")


@pytest.mark.parametrize("text", dates())
def test_that_every_date_it_shows_is_read(text: str) -> None:
    assert date_phrase(parse_date(text))


def test_that_dates_are_shown_at_all() -> None:
    assert len(dates()) >= 25


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("-0499", "500 BCE"),
        ("2011%", "perhaps about 2011"),
        ("2011/..", "from 2011 onwards"),
        ("2011-08-20/", "from 20 August 2011, end not known"),
        ("[2011-08-22..2011-08-27]", "some time between 22 and 27 August 2011"),
        ("[..2011-08-21]", "on or before 21 August 2011"),
        ("201X", "2010s"),
        ("2011-24", "winter 2011–12"),
    ],
)
def test_that_a_date_means_what_it_says(text: str, phrase: str) -> None:
    assert text in dates()
    assert date_phrase(parse_date(text)) == phrase


def test_that_the_dates_it_calls_refused_are_refused_by_name() -> None:
    for text in ("{2011,2012}", "2011-~08", "2011-25"):
        with pytest.raises(DateError) as caught:
            parse_date(text)
        assert "valid EDTF, not read by Dateline" in caught.value.message


def test_that_a_mistyped_date_gets_the_help_it_promises() -> None:
    with pytest.raises(DateError) as caught:
        parse_date("21 Aug 2011")
    assert suggest_date(caught.value.text) == "2011-08-21"


@pytest.mark.parametrize("text", ["4 days", "about 7 days", "P7D"])
def test_that_every_length_it_shows_is_read(text: str) -> None:
    assert f"`{text}`" in README
    assert parse_duration(text).days


def test_that_five_lines_add_an_event_to_the_shipped_file() -> None:
    steps = section("## Adding an event")
    added = [code for code in _CODE.findall(steps) if code.startswith("  ")]
    assert len(added) == 4
    text = (ROOT / "data" / "events.yaml").read_text(encoding="utf-8")
    before, after = read_text(text), read_text(text + "\n".join(added) + "\n")
    assert after.problems == ()
    assert before.timeline is not None
    assert after.timeline is not None
    assert len(after.timeline.events) == len(before.timeline.events) + 1


def test_that_every_file_it_points_to_is_there() -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", README)
    assert targets
    assert [target for target in targets if not (ROOT / target).is_file()] == []


def test_that_every_command_of_the_makefile_that_it_names_is_one() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    names = re.findall(r"`make (\w+)`", README)
    assert names
    for name in names:
        assert re.search(rf"^{name}:", makefile, re.MULTILINE), name


def test_that_every_warning_that_can_be_accepted_has_its_row() -> None:
    table = dict(rows(section("### Accepted warnings")))
    assert len(LINTS) > 5
    assert {code: table.get(f"`{code}`") for code in LINTS} == {
        code: lint.meaning for code, lint in LINTS.items()
    }
