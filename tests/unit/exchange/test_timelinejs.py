"""Slides of TimelineJS as events."""

from __future__ import annotations

import json
import tracemalloc

import pytest
from foreign_samples import draft

from viewer.exchange.draft.builder import DraftBuilder
from viewer.exchange.draft.draft import Draft, Entry
from viewer.exchange.draft.notes import Unreadable


def _slides(*events: object, **more: object) -> str:
    return json.dumps({"events": [*events], **more})


def _only(text: str) -> Entry:
    (entry,) = draft("a.json", text).entries
    return entry


def test_that_a_slide_gives_its_date_words_links_and_group() -> None:
    first = draft("slides.json").entries[0]

    assert first.fields["date"] == "1815-12-10/1852-11-27"
    assert first.fields["summary"] == "Laid by Ada.\n\nIt rained & blew."
    assert first.fields["links"] == [{"url": "https://example.org/ada", "title": "Ada"}]
    assert first.id == "first-stone"
    assert first.fields["x-from"] == {"record": "event 1", "id": "first stone"}
    kept = first.fields["x-timelinejs"]
    assert isinstance(kept, dict)
    assert kept["colour of the sky"] == "grey"


def test_that_the_title_slide_and_eras_head_the_file() -> None:
    made = draft("slides.json")

    assert (made.title, made.description) == ("The harbour", "How it was built.")
    assert made.eras == ({"title": "Sail", "date": "1800/1850"},)
    assert [lane["title"] for lane in made.lanes] == ["Works", "Legends", "Other"]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ({"year": "2011"}, "2011"),
        ({"year": "2011", "month": "8", "day": ""}, "2011-08"),
        ({"year": 2011, "month": 8.0, "day": 20}, "2011-08-20"),
        ({"year": "2011", "month": "8", "day": "20", "hour": "0"}, "2011-08-20T00:00"),
        (
            {"year": "2011", "month": "8", "day": "20", "hour": "14", "minute": "5", "second": "9"},
            "2011-08-20T14:05:09",
        ),
        ({"year": "-500"}, "-0499"),
        ({"year": "-44", "month": "3", "day": "15"}, "-0043-03-15"),
        ({"year": "0"}, "0000"),
        ({"year": "-13,800,000,000"}, "Y-13800000000~"),
        ({"year": "2011", "day": "20"}, "2011"),
    ],
)
def test_that_numbers_are_as_exact_as_they_are(date: dict[str, object], expected: str) -> None:
    assert _only(_slides({"start_date": date, "text": {"headline": "A"}})).fields["date"] == expected


@pytest.mark.parametrize(
    "date",
    [
        {"year": "2011", "month": "2", "day": "30"},
        {"year": "2011", "month": "13"},
        {"year": "soon"},
        {},
        None,
    ],
)
def test_that_a_day_that_never_was_is_no_event(date: object) -> None:
    made = draft("a.json", _slides({"start_date": date, "text": {"headline": "A"}}))

    assert not made.entries
    record = made.left_out[0].record
    assert isinstance(record, dict)
    assert record["text"] == {"headline": "A"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1850s", "185X"),
        ("c. 1850 (or so they say)", "1850-01-01~"),
        ("1851", "1850-01-01"),
        ("at night", "1850-01-01"),
        ("1 January 1850", "1850-01-01"),
    ],
)
def test_that_words_count_where_they_are_wider_and_hold_the_start(words: str, expected: str) -> None:
    slide = {
        "start_date": {"year": "1850", "month": "1", "day": "1"},
        "display_date": words,
        "text": {"headline": "A"},
    }
    entry = _only(_slides(slide))

    assert entry.fields["date"] == expected
    assert entry.fields["as_written"] == words


def test_that_an_end_before_the_start_is_kept_aside() -> None:
    entry = draft("slides.json").entries[3]

    assert entry.fields["date"] == "1900"
    assert entry.fields["x-timelinejs"] == {"dates": {"end_date": {"year": "1899"}}}
    assert entry.fields["title"] == "Only words here."


def test_that_the_old_form_reads_its_months_first() -> None:
    made = draft("old.json")

    assert made.title == "Old"
    assert made.entries[0].fields["date"] == "2011-08-20/2011-08-21"
    assert [lane["title"] for lane in made.lanes] == ["Rail"]
    assert made.eras == ({"title": "Spring", "date": "2011-01/2011-02"},)
    assert [left.where for left in made.left_out] == ["event 2"]


def test_that_a_far_scale_takes_no_part_in_the_missing_year_0() -> None:
    entry = _only(
        _slides({"start_date": {"year": "-20000"}, "text": {"headline": "Ice"}}, scale="cosmological")
    )

    assert entry.fields["date"] == "Y-20000~"


@pytest.mark.parametrize("depth", [1_000, 1_000_000])
def test_that_deep_json_is_refused_in_one_line(depth: int) -> None:
    with pytest.raises(Unreadable, match="nested more than"):
        draft("a.json", '{"start_date":' + "[" * depth + "]" * depth + "}", key="timelinejs")


def test_that_a_key_that_stands_twice_keeps_both_values() -> None:
    entry = _only(
        '{"events": [{"start_date": {"year": 1900}, "start_date": {"year": 1901}, "text": {"headline": "A"}}]}'
    )

    assert entry.fields["date"] == "1901"
    assert entry.fields["x-timelinejs"] == {"start_date (earlier)": {"year": "1900"}}


def test_that_the_text_of_a_large_file_is_let_go_once_it_is_taken_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slide = {"start_date": {"year": "1900"}, "text": {"headline": "A", "text": "x" * 1_000_000}}
    content = json.dumps({"events": [slide, slide]})
    held: list[int] = []
    finished = DraftBuilder.finished

    def measured(builder: DraftBuilder) -> Draft:
        held.append(tracemalloc.get_traced_memory()[0])
        return finished(builder)

    monkeypatch.setattr(DraftBuilder, "finished", measured)
    tracemalloc.start()
    try:
        draft("a.json", content)
    finally:
        tracemalloc.stop()
    assert len(held) == 1
    # The file's bytes and what its JSON says, each as large as the file.
    assert held[0] < 2.5 * len(content)
