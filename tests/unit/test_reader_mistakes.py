"""Thirty and more different mistakes, each answered by its exact place and words."""

from __future__ import annotations

from pathlib import Path

import pytest

from viewer.cli import main
from viewer.files.reader import read_text

HEAD = """\
title: Test
lanes:
  - {id: trip, title: The trip}
sources:
  - {id: nbc, title: All aboard, publisher: NBC News}
events:
"""
GOOD = "  - {date: 2011, title: Good, sources: nbc}\n"


def complaints(text: str) -> list[str]:
    """Return every problem as ``line:column: severity: message``."""
    return [problem.formatted("f").removeprefix("f:") for problem in read_text(text).problems]


def entry(*lines: str) -> str:
    """Return a file whose first entry has these lines, with a source so that nothing else is said."""
    body = "\n".join(("  - " if number == 0 else "    ") + line for number, line in enumerate(lines))
    return f"{HEAD}{body}\n    sources: nbc\n{GOOD}"


ENTRY_MISTAKES = [
    (("date: 2011-08-32", "title: A"), "7:11: error: “2011-08-32” is not a date; August has 31 days"),
    (("date: 2011-02-29", "title: A"), "7:11: error: “2011-02-29” is not a date; 2011 is no leap year"),
    (("title: A",), "7:5: error: the entry has no date; expected date: such as 2011-08-20"),
    (("date:", "title: A"), "7:10: error: the entry has no date; expected date: such as 2011-08-20"),
    (("date: 2011",), "7:5: error: the entry has no title; expected title: in a few words"),
    (("date: 2011", "titel: A", "title: B"), "8:5: error: “titel” is no field of an event; did you mean title?"),
    (("date: 2011", "title: A", "title: B"), "9:5: error: “title” stands twice in this event; the first one counts"),
    (("date: 2011", "title: A", "lane: tripp"), "9:11: error: lane “tripp” is not known; did you mean trip?"),
    (("date: 2011", "title: A", "about: nothing"), "9:12: error: event “nothing” is not known; there is no event with this id"),
    (
        ("date: 2011", "title: A", "status: reportet"),
        "9:13: error: status “reportet” is not known; expected reported, confirmed, expected, disputed, retracted; "
        "did you mean reported?",
    ),
    (
        ("date: 2011", "title: A", "part_of_day: evning"),
        "9:18: error: part_of_day “evning” is not known; expected early, morning, midday, afternoon, evening, night, "
        "late; did you mean evening?",
    ),
    (("date: 2011", "title: A", "id: two words"), "9:9: error: id “two words” is no id; expected letters, digits, “-” and “_”, such as two-words"),
    (("date: 2011", "title: A", "place: {lat: 1}"), "9:12: error: the place has no name; expected {name, lat, lon}"),
    (("date: 2011", "title: A", "place: {name: X, lat: 91}"), "9:27: error: lat “91” is not degrees; expected −90 to 90"),
    (("date: 2011", "title: A", "place: {name: X, lon: east}"), "9:27: error: lon “east” is not degrees; expected −180 to 180"),
    (("date: 2011", "title: A", "place: {name: X, country: Y}"), "9:22: error: “country” is no field of place; expected one of name, lat, lon"),
    (("date: 2011", "title: A", "links: ftp://x"), "9:12: error: “ftp://x” is no web address; expected http:// or https://"),
    (("date: 2011", "title: A", "links: {title: T}"), "9:12: error: the link has no url; expected {url, title}"),
    (("date: 2011", "title: A", "quotes: {source: nbc}"), "9:13: error: the quotation has no text; expected the words of the source"),
    (("date: 2011", "title: A", "quotes: {text: T, source: nbcc}"), "9:31: error: source “nbcc” is not known; did you mean nbc?"),
    (("date: 2011", "title: A", "quotes: {text: T, speeker: S}"), "9:23: error: “speeker” is no field of quotation; did you mean speaker?"),
    (
        ("date: 2011", "title: A", "quotes: {text: T, stance: against}"),
        "9:31: error: stance “against” is not known; expected supports, contradicts",
    ),
    (("date: 2011", "title: A", "summary: [a, b]"), "9:14: error: summary is a list, “[a, b]”; expected text"),
    (("date: 2011", "title: A", "people: {a: b}"), "9:13: error: people is a mapping, “{a: b}”; expected a text or a list of texts"),
    (("date: 2011", "title: !!int A"), "8:12: error: the tag “tag:yaml.org,2002:int” is not read; expected plain text"),
    (("date: 2011", "title: A", "<<: B"), "9:5: error: “<<” merges are not read; expected the fields written out"),
    (("date: 2011", "title: A", "? [x]", ": y"), "9:7: error: “[x]” is no field of an event"),
    (
        ("date: 2011", "title: A", "time_zone: Asia/Vladivostock"),
        "9:16: error: time_zone “Asia/Vladivostock” is no time zone; expected such as Asia/Vladivostok; "
        "did you mean Asia/Vladivostok?",
    ),
    (
        ("date: 2011", "title: Stop #4 at", "summary: S"),
        "8:12: warning: title ends before “#4 at”, which YAML takes for a comment; "
        "put the whole text in quotes if it belongs to it",
    ),
    (("date: 21 Aug 2011", "title: A"), "did you mean 2011-08-21?"),
    (("date: c. 2001", "title: A"), "did you mean 2001~?"),
    (("date: 2011", "title: A", "duration: soon"), "9:15: error: “soon” is not a length of time"),
    (("date: 2011-08-20", "title: A", "duration: 4 days"), "9:15: error: "),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), ENTRY_MISTAKES)
def test_that_a_mistake_in_an_entry_is_named_exactly(lines: tuple[str, ...], expected: str) -> None:
    found = [line for line in complaints(entry(*lines)) if expected in line]
    assert found, complaints(entry(*lines))


@pytest.mark.parametrize(("lines", "expected"), ENTRY_MISTAKES)
def test_that_the_other_entry_is_always_read(lines: tuple[str, ...], expected: str) -> None:
    timeline = read_text(entry(*lines)).timeline
    assert timeline is not None
    assert "Good" in [event.title for event in timeline.events]


BROKEN = [
    ("  - date: 2011\n    title: Kim: a life\n", "8:15: error: a colon inside text needs quotes around the whole text: “title: Kim: a life”"),
    (
        "  - date: 2011\n    title: 'Kim's train'\n",
        "8:17: error: text goes on behind its closing quotation mark; an apostrophe inside '…' is written twice: "
        "“title: 'Kim's train'”",
    ),
    ('  - date: 2011\n    title: "Kim\n', "8:12: error: a quotation mark is opened and never closed: “title: \"Kim”"),
    ("  - date: 2011\n    title: @home\n", "8:12: error: text that begins with @ needs quotes: “title: @home”"),
    ("  - date: 2011\n    title: *who\n", "names nothing before it; text that begins with * needs quotes"),
    ("  - date: 2011\n\ttitle: T\n", "a tab cannot indent; use spaces"),
    ("  - date: 2011\n    title: T\n    people: [a, b\n", "a bracket or brace is not closed, or a comma is missing"),
    ("  - date: 2011\n    title: T\n   lane: trip\n", "the indentation does not fit the lines above"),
    ("  - date: 2011\n    title T\n    lane: trip\n", "a key without its colon"),
    ("  - date: 2011\n    title: T\x07\n", "8:13: error: the character U+0007 is not allowed; delete it"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BROKEN)
def test_that_reading_goes_on_behind_broken_yaml(text: str, expected: str) -> None:
    whole = HEAD + "  - {date: 2010, title: Before, sources: nbc}\n" + text + GOOD
    reading = read_text(whole)
    assert reading.timeline is not None
    assert [event.title for event in reading.timeline.events] == ["Before", "Good"]
    assert [lane.id for lane in reading.timeline.lanes] == ["trip"]
    assert len(reading.not_placed) == 1
    found = [line.replace(":8:", ":9:") for line in complaints(whole)]
    wanted = expected.replace("8:", "9:", 1) if expected[:2] == "8:" else expected
    assert any(wanted in line for line in found), found


SECTIONS = [
    ("format: 2\nevents: []\n", "1:9: error: the file is of format 2; this version of Dateline reads format 1, a newer one is needed"),
    ("format: one\nevents: []\n", "1:9: error: format “one” is not known; expected 1"),
    ("evnets: []\n", "1:1: error: “evnets” is no field of the file; did you mean events?"),
    ("events: soon\n", "1:9: error: events is “soon”; expected a list with “- ”"),
    ("- a\n- b\n", "1:1: error: the file is no mapping; expected sections such as events:"),
    ("lanes: trip\nevents: []\n", "1:8: error: lanes is “trip”; expected a list with “- ”"),
    ("lanes:\n  - {title: T}\n", "2:5: error: the lane has no id; expected id: such as lane-1"),
    ("lanes:\n  - {id: a}\n  - {id: a}\n", "3:10: error: the lane id “a” stands twice; the first one counts"),
    ("lanes:\n  - {id: a, color: '#12'}\n", "2:20: error: color “#12” is no colour; expected a name or six hex digits"),
    ("sources:\n  - {id: a, title: T, url: nbc}\n", "2:28: error: “nbc” is no web address; expected http:// or https://"),
    ("sources:\n  - {id: a, title: T, published: soon}\n", "2:34: error: “soon” is not a date"),
    ("eras:\n  - {title: T}\n", "2:13: error: the era “T” has no date"),
    ("title: a\ntitle: b\n", "2:1: error: “title” stands twice in this file; the first one counts"),
    ("events: []\n---\nevents: []\n", "2:1: error: a second document begins here; expected one, without “---”"),
    ("", "1:1: warning: the file is empty; expected events:"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SECTIONS)
def test_that_a_mistake_outside_the_events_is_named_exactly(text: str, expected: str) -> None:
    assert any(expected in line for line in complaints(text)), complaints(text)


def test_that_thirty_mistakes_get_thirty_lines_in_file_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = HEAD
    for lines, _ in ENTRY_MISTAKES[:30]:
        text += "\n".join(("  - " if n == 0 else "    ") + line for n, line in enumerate(lines))
        text += "\n    sources: nbc\n"
    path = tmp_path / "wrong.yaml"
    path.write_text(text, encoding="utf-8")
    assert main(["check", str(path)]) == 1
    lines_out = capsys.readouterr().out.splitlines()
    errors = [line for line in lines_out if ": error: " in line or ": warning: " in line]
    places = [int(line.removeprefix(f"{path}:").split(":")[0]) for line in errors]
    assert places == sorted(places)
    starts = [n for n, line in enumerate(text.splitlines(), start=1) if line.startswith("  - ") and n > 6]
    ends = [*starts[1:], len(text.splitlines()) + 1]
    for start, end in zip(starts, ends, strict=True):
        assert any(start <= place < end for place in places), f"nothing said of lines {start}-{end - 1}"
