"""The words of the detail pane."""

from __future__ import annotations

import pytest
from ui_samples import SAMPLE, sample_timeline

from viewer.model.timeline import Quote, Source, Status
from viewer.ui.kit.detail_text import (
    STATUS_SYMBOLS,
    attribution,
    citation,
    counts,
    date_line,
    is_web_address,
    published,
    status_text,
    time_notes,
)

WIRE = Source("wire", "By train", publisher="The Wire")


def test_that_every_status_has_a_symbol_of_its_own() -> None:
    assert len(set(STATUS_SYMBOLS.values())) == len(Status)
    assert status_text(Status.EXPECTED) == "○ Expected"


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


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org", True),
        ("HTTP://example.org/x", True),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("http://[broken", False),
        ("example.org", False),
    ],
)
def test_that_only_web_addresses_may_be_opened(url: str, expected: bool) -> None:
    assert is_web_address(url) is expected


def test_that_counts_have_their_nouns() -> None:
    assert counts(sample_timeline()) == "4 events · 2 sources · 2 quotations"
