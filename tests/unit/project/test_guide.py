"""The guide says what the program does: its tables are made from the program's, its links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools.guide.__main__ import PART, pages, with_made
from tools.guide.dates import TYPED, WRITTEN
from tools.guide.tables import MADE
from viewer.files.read.header import ERA_FIELDS, LANE_FIELDS, SECTIONS, SOURCE_FIELDS
from viewer.files.read.reader import read_text
from viewer.model.dates.durations import parse_duration
from viewer.model.dates.edtf import DateError, parse_date
from viewer.model.dates.phrases import date_phrase
from viewer.model.dates.typed.suggest import suggest_date
from viewer.ui.guide.pages import PAGES, Place, anchor_of, page_about, page_text, page_title

ROOT = Path(__file__).parents[3]
DOCS = ROOT / "docs"
EVENT_FILE = (DOCS / "event-file.md").read_text(encoding="utf-8")
EXAMPLE = EVENT_FILE[EVENT_FILE.index("```yaml\n") + 8 : EVENT_FILE.index("\n```\n")]
_LINK = re.compile(r"\]\(([^)]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_MOST_BYTES = 700_000


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.stem)
def test_that_what_is_made_is_up_to_date(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert with_made(text) == text, "run: .venv/bin/python -m tools.guide"


def test_that_everything_that_can_be_made_stands_somewhere() -> None:
    found = [part["name"] for path in pages() for part in PART.finditer(path.read_text(encoding="utf-8"))]
    assert sorted(found) == sorted(MADE)


def test_that_a_row_with_a_bar_stays_one_cell() -> None:
    from tools.guide.tables import table

    assert table(("a", "b"), [("x|y", "z")]).splitlines()[-1] == r"| x\|y | z |"


def test_that_an_element_in_a_row_stays_text() -> None:
    from tools.guide.tables import table

    assert (
        table(("a", "b"), [("XML with <data>", "`<b>`")]).splitlines()[-1] == r"| XML with \<data> | `<b>` |"
    )


def test_that_every_page_is_in_the_contents() -> None:
    # How releases and translations are made concerns those who make them.
    assert {path.stem for path in DOCS.glob("*.md")} - {"releasing", "translating"} == set(PAGES)
    assert len(PAGES) == len(set(PAGES))


@pytest.mark.parametrize("page", PAGES)
def test_that_a_page_says_what_it_is_about(page: str) -> None:
    assert page_text(page).startswith(f"# {page_title(page)}\n")
    assert page_about(page) or page == PAGES[0]
    anchors = [anchor_of(heading) for heading in _HEADING.findall(page_text(page))]
    assert len(anchors) == len(set(anchors))


def test_that_every_link_leads_somewhere() -> None:
    count = 0
    for page in PAGES:
        for target in _LINK.findall(page_text(page)):
            if target.startswith("pictures/"):
                assert (DOCS / target).is_file(), target
                continue
            place = Place.of(target, page)
            assert place is not None, target
            anchors = {anchor_of(heading) for heading in _HEADING.findall(page_text(place.page))}
            assert not place.heading or place.heading in anchors, target
            count += 1
    assert count > 20


@pytest.mark.parametrize(
    ("link", "place"),
    [
        ("dates.md", Place("dates")),
        ("dates.md#whose-clock", Place("dates", "whose-clock")),
        ("#kept-copies", Place("evidence", "kept-copies")),
        ("https://example.org/", None),
        ("../README.md", None),
        ("nowhere.md", None),
    ],
)
def test_that_a_link_is_a_place_of_the_guide_or_none(link: str, place: Place | None) -> None:
    assert Place.of(link, "evidence") == place


def test_that_every_picture_is_shown_and_all_are_small() -> None:
    shown = {
        target.partition("pictures/")[2]
        for page in PAGES
        for target in _LINK.findall(page_text(page))
        if target.startswith("pictures/")
    }
    there = {path.name: path.stat().st_size for path in (DOCS / "pictures").iterdir()}
    assert shown == set(there)
    assert sum(there.values()) <= _MOST_BYTES


def test_that_pictures_have_words_for_those_who_cannot_see_them() -> None:
    found = [words for page in PAGES for words in re.findall(r"!\[(.*?)\]", page_text(page))]
    assert found
    assert all(len(words) > 20 for words in found)


# --- the event file -------------------------------------------------------------------------


def test_that_its_example_reads_without_an_error() -> None:
    reading = read_text(EXAMPLE)
    assert [problem.code for problem in reading.errors] == []
    assert reading.timeline is not None
    assert (len(reading.timeline.events), len(reading.timeline.eras)) == (1, 1)


def test_that_its_example_has_every_section_and_key() -> None:
    assert SECTIONS and LANE_FIELDS and SOURCE_FIELDS and ERA_FIELDS
    for key in (*SECTIONS, *LANE_FIELDS, *SOURCE_FIELDS, *ERA_FIELDS):
        assert re.search(rf"\b{key}: ?", EXAMPLE), key


def _examples() -> list[str]:
    """Return every example of a file, or of a part of one with its events."""
    found = [
        one
        for page in PAGES
        for one in re.findall(r"^```yaml\n(.*?)^```$", page_text(page), re.MULTILINE | re.DOTALL)
    ]
    return [one if "events:\n" in one else f"events:\n{one}" for one in found if "date: " in one]


@pytest.mark.parametrize("example", _examples())
def test_that_examples_of_files_can_be_read(example: str) -> None:
    reading = read_text(example)
    assert reading.timeline is not None
    assert reading.timeline.events
    # Two lines are an event, and the page goes on to where it comes from.
    assert [one.code for one in reading.problems] == ([] if "source" in example else ["no-source"])


def test_that_there_are_examples_of_files() -> None:
    assert len(_examples()) >= 4


@pytest.mark.parametrize("text", ["4 days", "about 7 days", "P7D"])
def test_that_every_length_it_shows_is_read(text: str) -> None:
    assert f"`{text}`" in EVENT_FILE
    assert parse_duration(text).days


# --- dates ----------------------------------------------------------------------------------


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
    assert text in WRITTEN
    assert f"| `{text}` | {phrase} |" in page_text("dates")
    assert date_phrase(parse_date(text)) == phrase


def test_that_the_dates_it_calls_refused_are_refused_by_name() -> None:
    for text in ("{2011,2012}", "2011-~08", "2011-25"):
        with pytest.raises(DateError) as caught:
            parse_date(text)
        assert "valid EDTF, not read by Dateline" in caught.value.message


@pytest.mark.parametrize("text", TYPED)
def test_that_typed_dates_are_words_that_a_file_would_not_take(text: str) -> None:
    with pytest.raises(DateError):
        parse_date(text)
    assert suggest_date(text)
