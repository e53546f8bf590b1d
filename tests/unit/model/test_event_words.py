"""One voice for an event and for a status."""

from __future__ import annotations

import pytest
from ui_samples import SAMPLE, sample_timeline

from viewer.model.event_words import (
    STATUS_WORDS,
    attribution,
    citation,
    counts,
    date_line,
    explained,
    imprint,
    kind,
    left_out,
    list_line,
    listed,
    marked_title,
    paragraphs,
    published,
    status_text,
    time_notes,
    title_with_date,
)
from viewer.model.timeline import Quote, Source, Status

WIRE = Source("wire", "By train", publisher="The Wire")


def test_that_every_status_has_a_symbol_of_its_own() -> None:
    assert len({words.symbol for words in STATUS_WORDS.values()}) == len(Status)
    assert status_text(Status.EXPECTED) == "○ Expected"


def test_that_every_status_is_explained_in_one_wording() -> None:
    assert set(STATUS_WORDS) == set(Status)
    assert explained(Status.DISPUTED) == "Disputed: sources contradict each other"
    for words in STATUS_WORDS.values():
        assert words.meaning[0].islower() and not words.meaning.endswith(".")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("status: expected", "Expected"),
        ("about: []", "Statement"),
        ("about: [], status: disputed", "Statement, disputed"),
    ],
)
def test_that_a_statement_is_named_as_one_and_a_usual_status_goes_without_saying(
    fields: str, expected: str
) -> None:
    (event,) = sample_timeline(f"events:\n  - {{date: 2001, title: A, {fields}}}\n").events
    assert kind(event) == expected


def test_that_an_event_reads_alike_on_the_clipboard_and_in_lists() -> None:
    event = sample_timeline().event("dam")
    assert event is not None
    assert title_with_date(event) == "Sees the dam (Sunday 21 August 2011)"
    assert list_line(event) == "21 August 2011: Sees the dam"
    assert marked_title(event) == "Sees the dam"


def test_that_a_summary_falls_into_paragraphs_of_one_line_each() -> None:
    assert paragraphs(" One\n  line.\n\n\n\nTwo.\n") == ["One line.", "Two."]


def test_that_a_list_says_how_much_of_it_is_missing() -> None:
    assert left_out(1200) == "… and 1,200 more in the file"
    assert left_out(0) == left_out(-3) == ""


def test_that_the_date_line_names_the_weekday_of_a_known_day() -> None:
    event = sample_timeline().event("dam")
    assert event is not None and date_line(event) == "Sunday 21 August 2011"


def test_that_the_sources_words_and_the_working_out_stand_together() -> None:
    timeline = sample_timeline()
    event = timeline.event("dam")
    assert event is not None
    assert time_notes(event, timeline) == ["“Sunday” in the source · worked out from the caption"]


def test_that_a_length_is_told() -> None:
    timeline = sample_timeline("events:\n  - {date: 2001, title: A, id: a, duration: about 7 days}\n")
    assert time_notes(timeline.events[0], timeline) == ["lasting about 7 days"]


def test_that_the_axis_time_is_told_where_it_differs() -> None:
    moved = SAMPLE.replace("date: 2011-08-20,", "date: 2011-08-20T14:30, time_zone: Europe/Moscow,")
    timeline = sample_timeline(moved)
    event = timeline.event("departs")
    assert event is not None
    (note,) = time_notes(event, timeline)
    assert "21:30" in note and "Europe/Moscow" in note and "Asia/Vladivostok" in note


@pytest.mark.parametrize(
    ("quote", "source", "expected"),
    [
        (Quote("x", "wire"), WIRE, "The Wire"),
        (Quote("x", "wire", attributed_to="Yonhap"), WIRE, "The Wire, crediting Yonhap"),
        (Quote("x", "wire", speaker="A. B."), WIRE, "A. B., quoted by The Wire"),
        (Quote("x", "wire", "Yonhap", "A. B."), WIRE, "A. B., quoted by The Wire, crediting Yonhap"),
        (Quote("x", attributed_to="Yonhap"), None, "Crediting Yonhap"),
        (Quote("x", "gone"), None, "gone"),
        (Quote("x"), None, "No source given"),
    ],
)
def test_that_a_quotation_names_whose_words_it_is(quote: Quote, source: Source | None, expected: str) -> None:
    assert attribution(quote, source) == expected


def test_that_a_citation_holds_words_source_date_place_and_address() -> None:
    timeline = sample_timeline()
    event = timeline.event("dam")
    assert event is not None
    assert citation(event.quotes[0], timeline.source("wire")) == (
        "“it was very high” (The Wire, crediting PortAmur, “By train”, published 21 August 2011, p. 3) "
        "https://example.org/train"
    )


def test_that_an_unknown_publication_date_is_not_told() -> None:
    assert published(WIRE) == "" and published(None) == ""


def test_that_counts_have_their_nouns() -> None:
    assert counts(sample_timeline()) == "4 events · 2 sources · 2 quotations"


def test_that_a_source_in_a_list_tells_publisher_credit_and_date() -> None:
    timeline = sample_timeline()
    wire, book = timeline.source("wire"), timeline.source("book")
    assert wire is not None and book is not None
    assert imprint(wire) == "The Wire, published 21 August 2011" and imprint(book) == ""
    assert imprint(Source("a", "A", credit="agencies")) == "from agencies"


def test_that_names_stand_behind_their_heading_and_none_say_nothing() -> None:
    assert listed("Tags", ["rail", "aid"]) == "Tags: rail; aid"
    assert listed("Tags", []) == ""
