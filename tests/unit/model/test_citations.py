"""Citations as other programs take them: nothing made up, nothing taken for markup."""

from __future__ import annotations

import json

import pytest

from viewer.files.read.reader import read_text
from viewer.model.citations import FORMATS, bibtex, csl_json, markdown_citations, plain_citations
from viewer.model.event_words import citation
from viewer.model.timeline import Event, Timeline

FILE = """\
sources:
  - id: nbc
    title: "50% of {all} trains & more"
    publisher: NBC News
    credit: news services
    published: 2011-08-21?
    url: "https://example.org/a>b}c"
  - {id: book, title: A *book*}
events:
  - date: 2011
    title: A
    sources: [book, nbc]
    quotes:
      - {text: "1. the *train* left", source: nbc, attributed_to: Yonhap, locator: p. 3}
      - {text: nobody says, speaker: B}
"""


def only_event(text: str) -> tuple[Event, Timeline]:
    timeline = read_text(text).timeline
    assert timeline is not None
    return timeline.events[0], timeline


def test_that_markdown_keeps_the_words_and_links_the_source() -> None:
    assert markdown_citations(*only_event(FILE)) == (
        "> 1\\. the \\*train\\* left\n>\n"
        "> — NBC News, crediting Yonhap, [50% of \\{all\\} trains \\& more](<https://example.org/a%3Eb%7Dc>), "
        "published perhaps 21 August 2011, p. 3\n\n"
        "> nobody says\n>\n> — B"
    )


def test_that_plain_text_has_every_quotation_with_its_citation() -> None:
    event, timeline = only_event(FILE)
    lines = plain_citations(event, timeline).splitlines()
    assert lines == [citation(quote, timeline.source(quote.source)) for quote in event.quotes]
    assert len(lines) == 2


def test_that_bibtex_has_each_source_once_and_only_what_is_known() -> None:
    assert bibtex(*only_event(FILE)) == (
        "@misc{nbc,\n"
        "  title = {{50\\% of \\{all\\} trains \\& more}},\n"
        "  publisher = {NBC News},\n"
        "  year = {2011},\n"
        "  month = {8},\n"
        "  date = {2011-08-21?},\n"
        "  url = {https://example.org/a%3Eb%7Dc},\n"
        "  note = {news services},\n"
        "}\n\n"
        "@misc{book,\n"
        "  title = {{A *book*}},\n"
        "}"
    )


def test_that_csl_json_is_what_readers_of_it_expect() -> None:
    assert json.loads(csl_json(*only_event(FILE))) == [
        {
            "id": "nbc", "type": "document", "title": "50% of {all} trains & more", "publisher": "NBC News",
            "issued": {"date-parts": [[2011, 8, 21]], "circa": True}, "URL": "https://example.org/a>b}c",
            "note": "news services",
        },
        {"id": "book", "type": "document", "title": "A *book*"},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        ("2011", {"date-parts": [[2011]]}),
        ("2011-08", {"date-parts": [[2011, 8]]}),
        ("2011-08-21T10:00", {"date-parts": [[2011, 8, 21]]}),
        ("-0499", {"date-parts": [[-499]]}),
        ("2011-XX", {"literal": "2011, month unknown"}),
        ("2011/2012", {"literal": "2011 – 2012"}),
    ],
)
def test_that_a_date_is_cited_as_exactly_as_it_is_known(date: str, issued: dict[str, object]) -> None:
    text = (
        f'sources: {{id: a, title: A, published: "{date}"}}\nevents: [{{date: 2011, title: A, sources: a}}]\n'
    )
    (item,) = json.loads(csl_json(*only_event(text)))
    assert list(item["issued"]) == list(issued)
    if "date-parts" in issued:
        assert item["issued"] == issued


def test_that_an_event_without_sources_gives_nothing_to_copy() -> None:
    event, timeline = only_event("events: [{date: 2011, title: A}]\n")
    assert [form.write(event, timeline) for form in FORMATS] == [""] * len(FORMATS)
