"""Timelines in other formats: what is said comes back, what is not is counted, and others' readers agree."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import icalendar
import pytest
from foreign_samples import draft
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from viewer.cli import main
from viewer.exchange.draft.own_table import COLUMNS, guarded, joined, split, unguarded
from viewer.exchange.new_file import as_new_file
from viewer.exchange.writers.calendar import write_calendar
from viewer.exchange.writers.markdown import literal, write_markdown
from viewer.exchange.writers.outgoing import Manner
from viewer.exchange.writers.table import write_csv
from viewer.files.read.reader import Reading, read_text
from viewer.model.timeline import Event

FILE = """\
format: 1
title: The file
time_zone: Asia/Vladivostok
lanes:
  - {id: rail, title: "By rail", color: red}
  - {id: talk, title: Talks}
sources:
  - {id: nbc, title: NBC, url: "https://example.org/nbc"}
eras:
  - {title: An era, date: 2004/2006}
events:
  - {id: a, date: 2011-08-20, title: "=1+1; *not* computed", lane: rail, status: expected, tags: ["a;b", c, '"d"'], people: Ann}
  - id: b
    date: 2011-08-20T14:30
    title: A talk
    lane: talk
    place: {name: Khasan, lat: -42.4, lon: 130.6}
    about: [a]
    summary: "First.\\n\\nSecond."
    quotes:
      - {text: "the words, \\"so\\"", source: nbc, locator: p. 2, stance: contradicts}
    links: [{url: "https://example.org/", title: More}, "https://example.org/b"]
    x-own: kept
  - {id: c, date: "[2012..2014]", title: Some time, about: [], sources: nbc}
  - {id: d, date: Y-13800000000, title: The beginning}
"""


def _read(text: str) -> Reading:
    reading = read_text(text)
    assert not reading.errors
    return reading


def _back(reading: Reading) -> Reading:
    text, _ = as_new_file(draft("a.csv", write_csv(reading).content))
    return _read(text)


def _said(event: Event, lanes: dict[str, str]) -> dict[str, object]:
    """Return everything that a table says of an event, its lane by title; the import is no source of its own."""
    names = (
        "id", "title", "date", "status", "as_written", "date_note", "part_of_day", "duration", "about", "place", "people",
        "tags", "summary", "quotes", "links",
    )  # fmt: skip
    said = {name: getattr(event, name) for name in names}
    said["sources"] = tuple(name for name in event.sources if not name.startswith("import-"))
    return {**said, "lane": lanes.get(event.lane, "")}


def _all_said(reading: Reading) -> list[dict[str, object]]:
    assert reading.timeline is not None
    lanes = {lane.id: lane.title for lane in reading.timeline.lanes}
    return [_said(event, lanes) for event in reading.timeline.events]


def test_that_a_table_comes_back_event_by_event() -> None:
    reading = _read(FILE)

    assert _all_said(_back(reading)) == _all_said(reading)
    talk = _back(reading).timeline
    assert talk is not None
    event = talk.event("b")
    assert event is not None
    assert event.time_zone == "Asia/Vladivostok"


_LINE = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20)
_EVENT = st.fixed_dictionaries(
    {"date": st.sampled_from(["2011", "2011-08~", "201X", "[2011..2012]", "2011/..", "-0499", "2011-08-20T14:30Z"]), "title": _LINE},
    optional={
        "summary": _LINE, "as_written": _LINE, "date_note": _LINE, "people": st.lists(_LINE, min_size=1, max_size=3, unique=True),
        "tags": st.lists(_LINE, min_size=1, max_size=3, unique=True), "place": _LINE,
        "status": st.sampled_from(["confirmed", "disputed"]), "quotes": st.lists(st.fixed_dictionaries({"text": _LINE, "source": st.just("s")}), max_size=2),
        "about": st.just([]), "lane": st.sampled_from(["one", "two"]),
    },
)  # fmt: skip


@given(st.lists(_EVENT, min_size=1, max_size=6))
def test_that_any_table_comes_back(events: list[dict[str, Any]]) -> None:
    head = {
        "lanes": [{"id": "one", "title": "One"}, {"id": "two", "title": "Two"}],
        "sources": [{"id": "s", "title": "S"}],
    }
    numbered = [{"id": f"e{number}", **event} for number, event in enumerate(events)]
    reading = read_text(json.dumps({**head, "events": numbered}, ensure_ascii=False))
    assert not reading.errors
    back, made = as_new_file(draft("a.csv", write_csv(reading).content, lanes="yes"))

    assert not made.left_out
    assert _all_said(_read(back)) == _all_said(reading)


@given(st.lists(st.text(st.characters(exclude_categories=["C"]), min_size=1).filter(str.strip), max_size=5))
def test_that_lists_in_a_cell_are_the_same_lists(items: list[str]) -> None:
    assert split(joined(items)) == items


@given(st.text())
def test_that_no_word_is_a_formula_and_each_comes_back(text: str) -> None:
    cell = guarded("title", text)

    assert cell[:1] not in ("=", "+", "-", "@", "\t", "\r")
    assert unguarded("title", cell) == text


def test_that_a_source_that_somebody_typed_into_our_table_is_one() -> None:
    rows = list(csv.reader(io.StringIO(write_csv(_read(FILE)).content.decode("utf-8-sig"), newline="")))
    rows[2][COLUMNS.index("sources")] = "NBC News; nbc"
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    text, made = as_new_file(draft("a.csv", out.getvalue()))

    assert made.left_out == ()
    assert [source["title"] for source in made.sources] == ["NBC News", "nbc"]
    assert made.entries[1].fields["sources"] == ["nbc-news", "nbc", "import-a-csv"]
    assert not read_text(text).errors


def test_that_a_table_says_what_it_leaves_out() -> None:
    outgoing = write_csv(_read(FILE))
    rows = list(csv.reader(io.StringIO(outgoing.content.decode("utf-8-sig"), newline="")))

    assert tuple(rows[0]) == COLUMNS
    assert rows[2][3] == "'=1+1; *not* computed"
    assert outgoing.unsaid == (
        "1 title of the file, left out",
        "1 era left out",
        "1 lane with a colour, which is left out",
        "1 source of which only the id is said",
        "1 event with keys that begin with x-, left out",
    )


def test_that_icalendar_reads_our_calendar() -> None:
    outgoing = write_calendar(_read(FILE), Manner(plain=True))
    calendar = icalendar.Calendar.from_ical(outgoing.content)
    first, talk, vague = calendar.walk("VEVENT")

    assert str(first["SUMMARY"]) == "=1+1; *not* computed"
    assert [str(first.decoded("DTSTART")), str(first.decoded("DTEND"))] == ["2011-08-20", "2011-08-21"]
    assert str(talk.decoded("DTSTART")) == "2011-08-20 03:30:00+00:00"
    assert [str(vague.decoded("DTSTART")), str(vague.decoded("DTEND"))] == ["2012-01-01", "2015-01-01"]
    assert all(len(line) <= 75 for line in outgoing.content.split(b"\r\n"))
    assert "1 event outside the years 1 to 9998, left out" in outgoing.unsaid
    assert "1 date less exact than a day, shown as the whole window" in outgoing.unsaid


@given(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=200))
def test_that_lines_of_a_calendar_are_short_and_say_the_same(title: str) -> None:
    reading = read_text(json.dumps({"events": [{"date": "2011", "title": title}]}, ensure_ascii=False))
    content = write_calendar(reading).content
    (event,) = icalendar.Calendar.from_ical(content).walk("VEVENT")

    assert str(event["SUMMARY"]) == title
    assert max(map(len, content.split(b"\r\n"))) <= 75


def _rendered_words(markdown: str) -> str:
    tokens = MarkdownIt("commonmark").parse(markdown)
    return "".join(
        child.content if child.type == "text" else " " for token in tokens for child in token.children or []
    )


@given(st.text(st.characters(exclude_categories=["C"]), max_size=60))
def test_that_no_text_is_taken_for_markup(text: str) -> None:
    (tokens,) = [MarkdownIt("commonmark").parse(literal(text))]

    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    assert _rendered_words(literal(text)) == " ".join(text.split())


def test_that_markdown_says_events_quotations_and_sources() -> None:
    outgoing = write_markdown(_read(FILE))
    text = outgoing.content.decode()
    words = _rendered_words(text)

    assert "=1+1; *not* computed" in words
    assert '“the words, "so"”' in words
    assert "[^nbc]: NBC · <https://example.org/nbc>" in text
    assert text.index("The beginning") < text.index("## 2011")
    assert "2 events with “about”, which is left out" in outgoing.unsaid


def test_that_the_command_writes_and_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "a.yaml"
    source.write_text(FILE, encoding="utf-8")

    assert main(["export", str(source), "-o", str(tmp_path / "a.csv")]) == 1
    assert "left out" in capsys.readouterr().err
    assert main(["import", str(tmp_path / "a.csv"), "-o", str(tmp_path / "b.yaml")]) == 0
    assert main(["export", str(source), "-o", "-", "--to", "md"]) == 1
    assert capsys.readouterr().out.endswith("NBC · <https://example.org/nbc>\n")


def test_that_an_export_that_says_everything_ends_with_0(tmp_path: Path) -> None:
    source = tmp_path / "a.yaml"
    source.write_text("events:\n  - {date: 2011-08-20, title: A}\n", encoding="utf-8")

    assert main(["export", str(source), "-o", str(tmp_path / "a.csv")]) == 0
    assert main(["export", str(source), "-o", str(tmp_path / "a.ics")]) == 0


@pytest.mark.parametrize(
    "words",
    [
        ["-o", "a.yaml"],
        ["-o", "a.yaml", "--to", "csv"],
        ["-o", "a.exe"],
        ["-o", "no/such/a.csv"],
        ["-o", "a.csv", "--report", "./a.csv"],
        ["-o", "a.csv", "--with-tables", "--report", "a.sources.csv"],
    ],
)
def test_that_nothing_is_written_where_it_should_not_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    source = tmp_path / "a.yaml"
    source.write_text(FILE, encoding="utf-8")

    assert main(["export", "a.yaml", *words]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert source.read_text(encoding="utf-8") == FILE
    assert list(tmp_path.iterdir()) == [source]
