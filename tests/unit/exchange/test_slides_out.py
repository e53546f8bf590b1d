"""TimelineJS out: numbers no more exact than a date, the rest in words; and what travels beside them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from foreign_samples import draft

from viewer.cli import main
from viewer.exchange.draft.carrier import carrier
from viewer.exchange.draft.notes import NoteKind
from viewer.exchange.new_file import as_new_file
from viewer.exchange.writers.outgoing import Manner
from viewer.exchange.writers.slides import write_sheet, write_slides
from viewer.files.read.reader import Reading, read_text

FILE = """\
format: 1
title: "The <file>"
description: First & second
lanes:
  - {id: rail, title: "By rail", color: red}
  - {id: talk, title: Talks}
sources:
  - {id: nbc, title: NBC, publisher: NBC News, published: 2011-08-21, url: "https://example.org/nbc?a=1&b"}
eras:
  - {title: An era, date: 2004/2006}
  - {title: Goes on, date: 2010/..}
events:
  - id: a
    date: 2011-08-20
    title: "=1+1 <b>"
    status: expected
    summary: "One\\ntwo.\\n\\nThree & four."
    quotes: {text: 'said "so"', source: nbc, locator: p. 2}
    sources: nbc
    links: [{url: "https://example.org/", title: More}]
    lane: rail
    x-timelinejs: {media: {url: "https://example.org/a.jpg", credit: me}, background: {color: "#fff"}}
  - {id: b, date: "[2012..2014]", title: Some time, about: [a], lane: talk, people: Ann}
"""


def _read(text: str) -> Reading:
    reading = read_text(text)
    assert not reading.errors
    return reading


def _slides(text: str, **manner: bool) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(write_slides(_read(text), Manner(**manner)).content)
    return found


def _dates(date: str, more: str = "") -> tuple[list[int], list[int] | None, str]:
    (slide,) = _slides(f'events:\n  - {{date: "{date}", title: A{more}}}\n', plain=True)["events"]
    end = slide.get("end_date")
    return [*slide["start_date"].values()], [*end.values()] if end else None, slide.get("display_date", "")


@pytest.mark.parametrize(
    ("date", "start", "end", "words"),
    [
        ("2011", [2011], None, ""),
        ("2011-08", [2011, 8], None, ""),
        ("2011-08-20T14:30", [2011, 8, 20, 14, 30], None, ""),
        ("2011-08-20T14:30:15", [2011, 8, 20, 14, 30, 15], None, ""),
        ("2011-08-20T14:30Z", [2011, 8, 20, 14, 30], None, "14:30 UTC on 20 August 2011"),
        ("2011-08/2012", [2011, 8], [2012], ""),
        ("2011-08~", [2011, 8], None, "about August 2011"),
        ("201X", [2010], [2019], "the 2010s"),
        ("2011-21", [2011, 3], [2011, 5], "spring 2011"),
        ("[2011..2013]", [2011], [2013], "between 2011 and 2013"),
        ("[..2011-08-21]", [2011, 8, 21], None, "21 August 2011 or before"),
        ("2011/..", [2011], None, "since 2011"),
        ("../2011", [2011], None, "until 2011"),
        ("-0043-03-15", [-44, 3, 15], None, ""),
        ("0000", [-1], None, ""),
    ],
)
def test_that_numbers_say_no_more_than_is_known(
    date: str, start: list[int], end: list[int] | None, words: str
) -> None:
    found = _dates(date)

    assert found[:2] == (start, end)
    assert bool(found[2]) == bool(words)


def test_that_a_part_of_the_day_and_a_length_are_said_in_words() -> None:
    assert _dates("2011-08-20", ", part_of_day: morning")[2] == "morning of 20 August 2011"
    assert "4 days" in _dates("2011-08", ", duration: 4 days")[2]


def test_that_far_years_take_the_cosmological_scale_for_all() -> None:
    text = 'events:\n  - {date: "Y-13800000000", title: A}\n  - {date: "-0043-03-15", title: B}\n'
    found = _slides(text, plain=True)

    assert found["scale"] == "cosmological"
    assert [slide["start_date"] for slide in found["events"]] == [{"year": -13800000000}, {"year": -43}]
    assert found["events"][1]["display_date"]


def test_that_every_text_is_literal_and_quotations_are_quotations() -> None:
    first, second = _slides(FILE)["events"]

    assert first["text"]["headline"] == "=1+1 &lt;b&gt;"
    assert first["text"]["text"] == (
        "<p><em>○ Expected</em></p><p>One<br>two.</p><p>Three &amp; four.</p>"
        '<blockquote cite="https://example.org/nbc?a=1&amp;b"><p>said &quot;so&quot;</p>'
        "<cite>NBC News · published 21 August 2011 · p. 2</cite></blockquote>"
        '<p>Sources: <a href="https://example.org/nbc?a=1&amp;b">NBC News</a></p>'
        '<p><a href="https://example.org/">More</a></p>'
    )
    assert (first["group"], first["unique_id"], first["autolink"]) == ("By rail", "a", False)
    assert (first["media"]["credit"], first["background"]) == ("me", {"color": "#fff"})
    assert second["group"] == "Talks"


def test_that_only_eras_with_two_ends_go_out() -> None:
    outgoing = write_slides(_read(FILE), Manner(plain=True))

    assert [era["text"]["headline"] for era in json.loads(outgoing.content)["eras"]] == ["An era"]
    assert "1 era without two ends that can be drawn, left out" in outgoing.unsaid


def test_that_what_travels_along_is_told_apart_from_what_is_lost() -> None:
    usual, plain = write_slides(_read(FILE)), write_slides(_read(FILE), Manner(plain=True))

    assert usual.unsaid == ()
    assert usual.carried == plain.unsaid
    assert "1 event with “people”, which is left out" in plain.unsaid
    assert b"x-dateline" not in plain.content


def test_that_the_sheet_is_read_back_as_slides() -> None:
    outgoing = write_sheet(_read(FILE))
    rows = list(csv.DictReader(io.StringIO(outgoing.content.decode(), newline="")))

    assert [row["Type"] for row in rows] == ["title", "", "", "era"]
    assert rows[1]["Headline"] == "&#61;1+1 &lt;b&gt;"
    assert rows[1]["Media Credit"] == "me"
    made = draft("a.csv", outgoing.content)
    assert [entry.fields["title"] for entry in made.entries] == ["=1+1 <b>", "Some time"]
    assert made.title == "The <file>"


def test_that_a_changed_slide_counts_for_more_than_what_travels_beside_it() -> None:
    slides = _slides(FILE)
    slides["events"][0]["text"]["headline"] = "Another title"
    made = draft("a.json", json.dumps(slides))
    first, second = (entry.fields for entry in made.entries)

    assert (first["title"], second["title"]) == ("Another title", "Some time")
    assert second["about"] == ["a"]
    aside = first["x-timelinejs"]
    assert isinstance(aside, dict)
    assert "entry" in str(aside["x-dateline"])
    told = [note.what for note in made.notes if note.kind is NoteKind.CHANGED and note.code == "carrier"]
    assert told == ["text changed after Dateline wrote it; what is shown counts, its entry is kept aside"]


def test_that_a_changed_title_slide_counts_and_the_lanes_stay() -> None:
    slides = _slides(FILE)
    slides["title"]["text"]["headline"] = "Renamed"
    slides["events"].append({"start_date": {"year": "2015"}, "text": {"headline": "Added"}, "group": "Talks"})
    slides["events"].append(
        {"start_date": {"year": "2016"}, "text": {"headline": "More"}, "group": "New lane"}
    )
    made = draft("a.json", json.dumps(slides))
    text, made = as_new_file(made)

    assert (made.title, made.description) == ("Renamed", "First & second")
    assert [lane["title"] for lane in made.lanes] == ["By rail", "Talks", "New lane"]
    assert [entry.fields["lane"] for entry in made.entries] == ["rail", "talk", "talk", "new-lane"]
    assert made.entries[2].fields["sources"] == "import-a-json"
    assert not read_text(text).errors


def test_that_numbers_written_as_texts_are_the_same_numbers() -> None:
    text = json.dumps(_slides(FILE)).replace("2011", '"2011"', 1)
    made = draft("a.json", text)

    assert [note.code for note in made.notes] == []
    assert "x-from" not in made.entries[0].fields


@pytest.mark.parametrize(
    "broken",
    [
        None,
        3,
        "x",
        {},
        {"entry": {"title": "T"}},
        {"entry": "x", "of": {}},
        {"entry": {"title": {}, "date": []}, "of": {}},
        [[]],
    ],
)
def test_that_something_else_in_the_place_of_an_entry_is_no_entry(broken: object) -> None:
    slides = _slides(FILE)
    slides["events"][0]["x-dateline"] = broken
    made = draft("a.json", json.dumps(slides))

    assert made.entries[0].fields["title"] == "=1+1 <b>"
    assert made.entries[0].fields["x-from"] == {"record": "event 1"}


def test_that_an_entry_that_lies_is_refused_in_the_readers_words() -> None:
    slides = _slides(FILE)
    slide = slides["events"][0]
    entry = {**slide.pop("x-dateline")["entry"], "date": "2011-99"}
    slide["x-dateline"] = carrier(entry, slide)
    text, made = as_new_file(draft("a.json", json.dumps(slides)))

    assert [left.where for left in made.left_out] == ["event 1"]
    assert [note.what for note in made.notes if note.code == "about"] == [
        "it speaks about a, which is not there"
    ]
    assert not read_text(text).errors


def test_that_a_damaged_entry_is_kept_aside_and_not_believed() -> None:
    slides = _slides(FILE)
    slides["events"][0]["x-dateline"]["entry"]["status"] = "retracted"
    first = draft("a.json", json.dumps(slides)).entries[0].fields

    assert first["x-from"] == {"record": "event 1"}
    assert "status" not in first
    assert "retracted" in str(first["x-timelinejs"])


def test_that_a_damaged_head_takes_no_entry_with_it() -> None:
    slides = _slides(FILE)
    slides["x-dateline"]["entry"]["lanes"][0]["id"] = "no id"
    made = draft("a.json", json.dumps(slides))
    text, made = as_new_file(made)

    assert [entry.fields["title"] for entry in made.entries] == ["=1+1 <b>", "Some time"]
    assert not read_text(text).errors


def test_that_what_was_exported_is_known_when_it_is_added_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = tmp_path / "a.yaml", tmp_path / "a.json"
    source.write_text(FILE, encoding="utf-8")

    assert main(["export", str(source), "-o", str(out), "--to", "timelinejs"]) == 0
    assert main(["import", str(out), "--into", str(source)]) == 0
    assert "2 there already" in capsys.readouterr().out
    assert source.read_text(encoding="utf-8") == FILE


def test_that_statements_and_quotations_follow_the_ids_that_a_file_gives_them(tmp_path: Path) -> None:
    source, out, into = tmp_path / "a.yaml", tmp_path / "a.json", tmp_path / "b.yaml"
    source.write_text(FILE, encoding="utf-8")
    into.write_text(
        "sources:\n  - {id: nbc, title: Another}\nevents:\n  - {id: a, date: 1999, title: Mine, sources: nbc}\n",
        encoding="utf-8",
    )

    assert main(["export", str(source), "-o", str(out), "--to", "timelinejs"]) == 0
    assert main(["import", str(out), "--into", str(into)]) == 0
    timeline = read_text(into.read_text(encoding="utf-8")).timeline
    assert timeline is not None
    added, statement = timeline.event("a-2"), timeline.event("b")
    assert added is not None and statement is not None
    assert statement.about == ("a-2",)
    assert added.quotes[0].source == "nbc-2" == added.sources[0]


def test_that_a_search_says_what_goes_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, report = tmp_path / "a.yaml", tmp_path / "report"
    source.write_text(FILE, encoding="utf-8")

    assert main(["export", str(source), "-o", "-", "--to", "json", "--only", "lane:talk", "2013"]) == 1
    out, err = capsys.readouterr()
    assert [event["id"] for event in json.loads(out)["events"]] == ["b"]
    assert "speaks about others that are left out" in err
    assert (
        main(["export", str(source), "-o", "-", "--to", "timelinejs", "--plain", "--report", str(report)])
        == 1
    )
    assert "“people”" in report.read_text(encoding="utf-8")
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--only", "lane:nowhere"], "no event fits “lane:nowhere”"),
        (["--only", "in:soon"], "--only: “soon” is not a date"),
        (["--only", "verdict:altered"], "--only cannot ask for verdicts"),
        (["--report", "-"], "cannot both go to standard output"),
    ],
)
def test_that_a_search_for_nothing_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    source = tmp_path / "a.yaml"
    source.write_text(FILE, encoding="utf-8")

    assert main(["export", str(source), "-o", "-", "--to", "json", *words]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert told in err


def test_that_a_calendar_can_be_of_days_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "a.yaml"
    source.write_text(FILE, encoding="utf-8")

    assert main(["export", str(source), "-o", str(tmp_path / "a.ics"), "--days-only"]) == 1
    assert "1 event known less exactly than to the day, left out" in capsys.readouterr().err
    assert (tmp_path / "a.ics").read_text(encoding="utf-8").count("BEGIN:VEVENT") == 1


def test_that_what_a_calendar_adds_to_an_entry_is_kept(tmp_path: Path) -> None:
    source, out = tmp_path / "a.yaml", tmp_path / "a.ics"
    source.write_text(FILE, encoding="utf-8")
    main(["export", str(source), "-o", str(out)])
    content = out.read_bytes().replace(
        b"END:VEVENT", b"CLASS:PRIVATE\r\nBEGIN:VALARM\r\nTRIGGER:-PT5M\r\nEND:VALARM\r\nEND:VEVENT", 1
    )
    made = draft("a.ics", content)

    assert made.entries[0].fields["x-ical"] == {"CLASS": "PRIVATE"}
    assert [note.code for note in made.notes] == ["part"]


def test_that_a_moved_entry_of_a_calendar_is_where_it_was_moved(tmp_path: Path) -> None:
    source, out = tmp_path / "a.yaml", tmp_path / "a.ics"
    source.write_text(FILE, encoding="utf-8")
    main(["export", str(source), "-o", str(out)])
    made = draft(
        "a.ics", out.read_bytes().replace(b"DTSTART;VALUE=DATE:20110820", b"DTSTART;VALUE=DATE:20110819")
    )

    assert made.entries[0].fields["date"] == "2011-08-19/2011-08-20"
    assert "DTSTART changed after Dateline wrote it" in " ".join(note.what for note in made.notes)


def test_that_a_renamed_calendar_is_called_what_it_was_renamed(tmp_path: Path) -> None:
    source, out = tmp_path / "a.yaml", tmp_path / "a.ics"
    source.write_text(FILE, encoding="utf-8")
    main(["export", str(source), "-o", str(out)])
    made = draft("a.ics", out.read_bytes().replace(b"X-WR-CALNAME:The <file>", b"X-WR-CALNAME:Renamed"))

    assert (made.title, made.description) == ("Renamed", "First & second")
    assert [entry.fields["id"] for entry in made.entries] == ["a", "b"]
    assert [lane["id"] for lane in made.lanes] == ["rail", "talk"]
