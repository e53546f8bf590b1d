"""Mistakes, each answered by its exact place and words."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from reader_helpers import BEFORE, GOOD, HEAD, complaints, entry

from viewer.cli import main
from viewer.files.read import libyaml
from viewer.files.read.reader import read_text

# The lines of an entry (line 7 is its first), and what is said of it.
MISTAKES = [
    (
        "date: 2011-08-32|title: A",
        "7:11: error: “2011-08-32” is not a date; August has 31 days",
    ),
    (
        "date: 2011-02-29|title: A",
        "7:11: error: “2011-02-29” is not a date; 2011 is no leap year",
    ),
    (
        "date: 2011-13|title: A",
        "7:11: error: “2011-13” is not a date; there is no month 13 (months run from 01 to 12, seasons from 21 to 24)",
    ),
    (
        "date: 2012/2011|title: A",
        "7:11: error: “2012/2011” is not a date; the interval ends before it starts",
    ),
    (
        "date: 2011-08|title: A|duration: 40 days",
        "9:15: error: 40 days is longer than the date allows (Aug 2011); if it began then, write the date as 2011-08/",
    ),
    (
        "date: {2011, 2012}|title: A",
        "7:11: error: “{2011, 2012}” is valid EDTF, not read by Dateline (a set of all its members)",
    ),
    (
        "date: [2011-08-22?, soon]|title: A",
        "7:11: error: “soon” in “[2011-08-22?, soon]” is not a date; expected a date such as 2011, 2011-08 or 2011-08-21",
    ),
    (
        "date: 21 Aug 2011|title: A",
        "7:11: error: “21 Aug 2011” is not a date; expected a date such as 2011, 2011-08 or 2011-08-21; did you mean 2011-08-21?",
    ),
    (
        "date: 03/04/2011|title: A",
        "7:11: error: “03/04/2011” is not a date; a day is written year first and with dashes, such as 2011-08-21; "
        "did you mean 2011-04-03 or 2011-03-04?",
    ),
    (
        "date: c. 2001|title: A",
        "7:11: error: “c. 2001” is not a date; expected a date such as 2011, 2011-08 or 2011-08-21; did you mean 2001~?",
    ),
    (
        "date: 2011-21-01|title: A",
        "7:11: error: “2011-21-01” is not a date; there is no month 21 (months run from 01 to 12, seasons from 21 to 24)",
    ),
    (
        "title: A",
        "7:5: error: the entry has no date; expected date: such as 2011-08-20",
    ),
    (
        "date:|title: A",
        "7:10: error: the entry has no date; expected date: such as 2011-08-20",
    ),
    (
        "date: 2011",
        "7:5: error: the entry has no title; expected title: in a few words",
    ),
    (
        "date: 2011|title:",
        "8:11: error: the entry has no title; expected title: in a few words",
    ),
    (
        "date: 2011|title: ''",
        "8:12: error: the entry has no title; expected title: in a few words",
    ),
    (
        "date: 2011|title: [A, B]",
        "8:12: error: title is a list, “[A, B]”; expected text",
    ),
    (
        "date: 2011|title: !!int 4",
        "8:12: error: the tag “tag:yaml.org,2002:int” is not read; text that begins with ! needs quotes",
    ),
    (
        "date: 2011|titel: A|title: B",
        "8:5: error: “titel” is no field of this event; did you mean title?",
    ),
    (
        "date: 2011|title: A|title: B",
        "9:5: error: “title” stands twice in this event; the first one counts",
    ),
    (
        "date: 2011|title: A|lane: tripp",
        "9:11: error: lane “tripp” is not known; did you mean trip?",
    ),
    (
        "date: 2011|title: A|about: nothing",
        "9:12: error: event “nothing” is not known; expected the id of another event of this file",
    ),
    (
        "date: 2011|title: A|about: goood-2011",
        "9:12: error: event “goood-2011” is not known; did you mean good-2011?",
    ),
    (
        "date: 2011|title: A|status: reportet",
        "9:13: error: status “reportet” is not known; expected reported, confirmed, expected, disputed, retracted; did you mean reported?",
    ),
    (
        "date: 2011|title: A|status: rumour",
        "9:13: error: status “rumour” is not known; expected reported, confirmed, expected, disputed, retracted",
    ),
    (
        "date: 2011|title: A|part_of_day: evning",
        "9:18: error: part_of_day “evning” is not known; expected early, morning, midday, afternoon, evening, night, late; did you mean evening?",
    ),
    (
        "date: 2011|title: A|id: two words",
        "9:9: error: id “two words” is no id; expected letters, digits, “-” and “_”, such as two-words",
    ),
    (
        "date: 2011|title: A|place: {lat: 1}",
        "9:12: error: the place has no name; expected a name, or {name: …, lat: …, lon: …}",
    ),
    (
        "date: 2011|title: A|place: {name: X, lat: 91}",
        "9:27: error: lat “91” is no number of degrees; expected -90 to 90",
    ),
    (
        "date: 2011|title: A|place: {name: X, lon: east}",
        "9:27: error: lon “east” is no number of degrees; expected -180 to 180",
    ),
    (
        "date: 2011|title: A|place: {name: X, country: Y}",
        "9:22: error: “country” is no field of the place; expected one of name, lat, lon",
    ),
    (
        "date: 2011|title: A|links: ftp://x",
        "9:12: error: link “ftp://x” is no web address; expected one that begins with https://",
    ),
    (
        "date: 2011|title: A|links: {title: T}",
        "9:12: error: the link has no url; expected {url: …, title: …}",
    ),
    (
        "date: 2011|title: A|quotes: {source: nbc}",
        "9:13: error: the quotation has no text; expected the words of the source",
    ),
    (
        "date: 2011|title: A|quotes: {text: T, source: nbcc}",
        "9:31: error: source “nbcc” is not known; did you mean nbc?",
    ),
    (
        "date: 2011|title: A|quotes: {text: T, speeker: S}",
        "9:23: error: “speeker” is no field of the quotation; did you mean speaker?",
    ),
    (
        "date: 2011|title: A|quotes: {text: T, stance: against}",
        "9:31: error: stance “against” is not known; expected supports, contradicts",
    ),
    (
        "date: 2011|title: A|quotes: {text: [T]}",
        "9:20: error: text is a list, “[T]”; expected text",
    ),
    (
        "date: 2011|title: A|quotes: [[T]]",
        "9:14: error: a quotation is a list, “[T]”; expected {text: …, source: …}",
    ),
    (
        "date: 2011|title: A|summary: [a, b]",
        "9:14: error: summary is a list, “[a, b]”; expected text",
    ),
    (
        "date: 2011|title: A|people: {a: b}",
        "9:13: error: people is a mapping, “{a: b}”; expected a text or a list of texts",
    ),
    (
        "date: 2011|title: A|people: [[a]]",
        "9:14: error: an entry of people is a list, “[a]”; expected text",
    ),
    (
        "date: 2011|title: A|<<: B",
        "9:5: error: “<<” merges are not read; expected the fields written out",
    ),
    (
        "date: 2011|title: A|? [x]|: y",
        "9:7: error: “[x]” is no key; expected one of date, title, id, as_written, date_note, part_of_day, duration, time_zone, lane, status, about, place, people, tags, summary, quotes, sources, links, images, accept",
    ),
    (
        "date: 2011|title: A|time_zone: Asia/Vladivostock",
        "9:16: error: time_zone “Asia/Vladivostock” is no time zone; expected such as Asia/Vladivostok; did you mean Asia/Vladivostok?",
    ),
    (
        "date: 2011|title: A|time_zone: Tokyo",
        "9:16: error: time_zone “Tokyo” is no time zone; expected such as Asia/Vladivostok; did you mean Asia/Tokyo?",
    ),
    (
        "date: 2011|title: A|duration: soon",
        "9:15: error: “soon” is not a length of time; expected a length such as 4 days, about 7 days or P7D",
    ),
    (
        "date: 2011|title: 'A'|tags: !x [a]",
        "9:11: error: the tag “!x” is not read; delete it",
    ),
    (
        "date: 2011|title: Stop #4 at",
        "8:17: warning: title ends before “#4 at”, which YAML takes for a comment; if it belongs to the text, put the whole text in quotes",
    ),
    (
        "date: 2010|title: A|status: expected",
        "9:13: warning: “A” is expected, but its source “nbc” appeared after it; expected another status, such as reported",
    ),
    (
        "date: 2011|title: Good",
        "10:25: warning: another event has the same title and date, so the same id “good-2011”; give one an id",
    ),
    (
        "date: 99999-01-01|title: A",
        "7:11: error: “99999-01-01” is not a date; a year of more than four digits is written with Y in front and stands alone",
    ),
    (
        "date: -0499-01-01T10:00Z|title: A",
        "7:11: warning: time zones are known for the years 1 to 9999; expected a time without one (it is ignored)",
    ),
]

# Entries that are no YAML; line 8 is the first.
BROKEN = [
    (
        "  - date: 2011\n    title: Kim: a life\n",
        "9:15: error: a colon inside text needs quotes around the whole text: “title: Kim: a life”",
    ),
    (
        "  - date: 2011\n    title: 'Kim's train'\n",
        "9:17: error: text goes on behind its closing quotation mark; an apostrophe inside '…' is written twice: “title: 'Kim's train'”",
    ),
    (
        '  - date: 2011\n    title: "Kim\n',
        '9:12: error: a quotation mark is opened and never closed: “title: "Kim”',
    ),
    (
        '  - date: 2011\n    title: "the \\path"\n',
        "9:12: error: a backslash inside “…” needs another in front of it, or '…' around the text: “title: \"the \\path\"”",
    ),
    (
        '  - date: 2011\n    title: "Kim" left\n',
        "9:18: error: text goes on behind its closing quotation mark; an apostrophe inside '…' is written twice: “title: \"Kim\" left”",
    ),
    (
        "  - date: 2011\n    title: @home\n",
        "9:12: error: text that begins with @ needs quotes: “title: @home”",
    ),
    (
        "  - date: 2011\n    title: `x`\n",
        "9:12: error: text that begins with ` needs quotes: “title: `x`”",
    ),
    (
        "  - date: 2011\n    title: %x\n",
        "9:12: error: text that begins with % needs quotes: “title: %x”",
    ),
    (
        "  - date: 2011\n    title: *who\n",
        "9:12: error: *who names nothing that stands above; text that begins with * needs quotes",
    ),
    (
        "  - date: 2011\n    title: &\n",
        "9:12: error: text that begins with * or & needs quotes: “title: &”",
    ),
    (
        "  - date: 2011\n    title: * who\n",
        "9:13: error: text that begins with * or & needs quotes: “title: * who”",
    ),
    (
        "  - date: 2011\n    title: !who? me\n",
        "9:12: error: the tag “!who?” is not read; text that begins with ! needs quotes",
    ),
    (
        "  - date: 2011\n\ttitle: T\n",
        "9:1: error: a tab cannot indent; expected spaces: “title: T”",
    ),
    (
        "  - date: 2011\n    title: T\n    people: [a, b\n",
        "10:13: error: a bracket or brace is not closed, or a comma is missing: “people: [a, b”",
    ),
    (
        "  - date: 2011\n    title: T\n    place: {name: x\n",
        "10:12: error: a bracket or brace is not closed, or a comma is missing: “place: {name: x”",
    ),
    (
        "  - date: 2011\n    title: T\n   lane: trip\n",
        "10:4: error: the indentation does not fit the lines above: “lane: trip”",
    ),
    (
        "  - date: 2011\n    title: T\n      lane: trip\n",
        "10:11: error: the indentation does not fit the lines above: “lane: trip”",
    ),
    (
        "  - date: 2011\n    title T\n    lane: trip\n",
        "10:5: error: a key without its colon, or text that goes on without indentation: “lane: trip”",
    ),
    (
        "  - date: 2011\n    title: T\x07\n",
        "9:13: error: the character U+0007 is not allowed; delete it",
    ),
    (
        "  - date: 2011\n    title: a\x00b\n",
        "9:13: error: the character U+0000 is not allowed; delete it",
    ),
    (
        "  - date: 2011\n    title: > x\n",
        "9:14: error: text that begins with | or > needs quotes: “title: > x”",
    ),
    (
        "  - date: 2011\n    title: [Kim] leaves\n",
        "9:18: error: text that begins with [ needs quotes: “title: [Kim] leaves”",
    ),
    (
        "  - date: 2011\n    title: T]\n    people: a]b, c\n    tags: [a] b\n",
        "11:15: error: text that begins with [ needs quotes: “tags: [a] b”",
    ),
    (
        "  - date: 2011\n  title: T\n",
        "9:3: error: the indentation does not fit the lines above: “title: T”",
    ),
    (
        "  - date: 2011\n    title: T\n garbage\n",
        "10:2: error: the indentation does not fit the lines above: “garbage”",
    ),
    (
        "  -date: 2011\n    title: T\n",
        "9:10: error: a space is missing behind the “-”: “title: T”",
    ),
    (
        "  - just text\n",
        "8:5: error: the entry is “just text”; expected date: and title:",
    ),
    (
        "  - [a, b]\n",
        "8:5: error: the entry is a list; expected date: and title:",
    ),
    (
        "  -\n",
        "8:4: error: the entry is empty; expected date: and title:",
    ),
    (
        "  - date: 2011\n    title: ? x\n",
        "9:12: error: text that begins with “? ” needs quotes: “title: ? x”",
    ),
    (
        "  - date: 2011\n    title: - x\n",
        "9:12: error: text that begins with “- ” needs quotes: “title: - x”",
    ),
    (
        "  - date: 2011\n    title: T\n    quotes:\n    - text: a: b\n      source: nbc\n",
        "11:14: error: a colon inside text needs quotes around the whole text: “- text: a: b”",
    ),
    (
        '  - date: 2011\n    title: T\n    place: "A", B\n',
        "10:15: error: text goes on behind its closing quotation mark; an apostrophe inside '…' is written twice: “place: \"A\", B”",
    ),
    (
        "  - date: 2011\n    title: T\n    people:\n      - A\n     - B\n",
        "12:6: error: the indentation does not fit the lines above: “- B”",
    ),
]

# Whole files.
ELSEWHERE = [
    (
        "format: 2\nevents: []\n",
        "1:9: error: the file is of format 2, this Dateline reads format 1; expected a version of Dateline that reads format 2",
    ),
    ("format: one\nevents: []\n", "1:9: error: format “one” is not known; expected 1"),
    ("evnets: []\n", "1:1: error: “evnets” is no field of this file; did you mean events?"),
    ("events: soon\n", "1:9: error: events is “soon”; expected a list of entries with “- ”"),
    (
        "events:\n  first:\n    date: 2011\n    title: T\n",
        "2:3: error: events is a mapping; a list is expected: begin each entry with “- ”",
    ),
    (
        "events:\n  date: 2011\n  title: T\n  sources: []\n  links: https://x.org\n  quotes: words\n",
        "2:3: warning: events is one entry without its dash; a list is expected: begin each entry with “- ”",
    ),
    (
        "lanes:\n  - {id: a, color: tael}\n",
        "2:20: error: color “tael” is no colour; expected a name or six hex digits; did you mean teal?",
    ),
    (
        "eras:\n  - {title: T, date: 2011, color: transparent}\n",
        "2:35: error: color “transparent” is no colour; expected a name or six hex digits",
    ),
    ("- a\n- b\n", "1:1: error: the file is a list; expected sections such as events:"),
    ("hello", "1:1: error: the file is “hello”; expected sections such as events:"),
    ("lanes: trip\nevents: []\n", "1:8: error: an entry of lanes is “trip”; expected {id: …, title: …}"),
    ("lanes:\n  - {title: T}\n", "2:5: error: the lane has no id; expected id: such as lane-1"),
    (
        "lanes:\n  - {id: a}\n  - {id: a}\n",
        "3:10: error: the lane id “a” stands twice; expected another (the first one counts)",
    ),
    (
        "lanes:\n  - {id: a, color: '#12'}\n",
        "2:20: error: color “#12” is no colour; expected a name or six hex digits",
    ),
    (
        "sources:\n  - {id: a, title: T, url: nbc}\n",
        "2:28: error: url “nbc” is no web address; expected one that begins with https://",
    ),
    (
        "sources:\n  - {id: a, title: T, published: soon}\n",
        "2:34: error: “soon” is not a date; expected a date such as 2011, 2011-08 or 2011-08-21",
    ),
    ("eras:\n  - {title: T}\n", "2:5: error: the era has no date; expected date: such as 2004/2006"),
    ("eras:\n  - {date: 2011}\n", "2:5: error: the era has no title; expected title: in a few words"),
    (
        "eras:\n  - {title: ' ', date: 2011}\n",
        "2:13: error: the era has no title; expected title: in a few words",
    ),
    ("title: a\ntitle: b\n", "2:1: error: “title” stands twice in this file; the first one counts"),
    (
        "events: []\n---\nevents: []\n",
        "2:1: error: a second document begins here; expected one, without “---” between",
    ),
    ("events: []\n...\nevents: []\n", "3:1: error: “events” stands twice in this file; the first one counts"),
    ("", "1:1: warning: the file is empty; expected events:"),
    ("# x\n", "1:1: warning: the file is empty; expected events:"),
    ("\ufeff# x\n", "1:1: warning: the file is empty; expected events:"),
    ("---\n", "1:1: warning: the file is empty; expected events:"),
    ("x-mine: 1\n", "1:1: warning: the file is empty; expected events:"),
    ("title: a\ud800b\n", "1:9: error: the character U+D800 is not allowed; delete it"),
    ("\ttitle: a\n", "1:1: error: a tab cannot indent; expected spaces: “title: a”"),
    (
        "title: a\nevents: [{date: 2011, title: T, sources: x}, {date: 2012\n",
        "2:46: error: a bracket or brace is not closed, or a comma is missing: “events: [{date: 2011, title: T, sources: x}, {date: 2012”",
    ),
    ("\x00", "1:1: error: the character U+0000 is not allowed; delete it"),
    ("a: b: c\n", "1:5: error: a colon inside text needs quotes around the whole text: “a: b: c”"),
    (
        "title: &a [*a]\n",
        "1:12: error: *a names nothing that stands above; text that begins with * needs quotes",
    ),
    (
        "\ufefftitle: 'a'b\n",
        "1:11: error: text goes on behind its closing quotation mark; an apostrophe inside '…' is written twice: “title: 'a'b”",
    ),
    (
        '"title": x\n"events":\n  - title: a\n',
        "3:5: error: the entry has no date; expected date: such as 2011-08-20",
    ),
    (
        "title: {a: b}\nformat: 99999999999999999999\n",
        "2:9: error: the file is of format 99999999999999999999, this Dateline reads format 1; expected a version of Dateline that reads format 99999999999999999999",
    ),
    (
        "time_zone: Nowhere\n",
        "1:12: error: time_zone “Nowhere” is no time zone; expected such as Asia/Vladivostok",
    ),
    (
        "x-a: {b: c}\nX: 1\n",
        "2:1: error: “X” is no field of this file; expected one of format, title, description, time_zone, accept, lanes, sources, eras, events",
    ),
    (
        "events:\n  - date: 2011\n    title: T\n \tx: 1\n",
        "4:2: error: a tab cannot indent; expected spaces: “x: 1”",
    ),
]


@pytest.fixture(params=["libyaml", "pure Python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with either parser of PyYAML: not every installation has the faster one."""
    if request.param == "pure Python":
        monkeypatch.setattr(libyaml, "Parser", yaml.SafeLoader)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("lines", "expected"), MISTAKES)
def test_that_a_mistake_in_an_entry_is_named_exactly(lines: str, expected: str) -> None:
    assert complaints(entry(lines)) == [expected]


@pytest.mark.parametrize(("lines", "expected"), MISTAKES)
def test_that_the_other_entry_is_always_read(lines: str, expected: str) -> None:
    timeline = read_text(entry(lines)).timeline
    assert timeline is not None
    assert "Good" in [event.title for event in timeline.events]


@pytest.mark.parametrize(("lines", "expected"), MISTAKES)
def test_that_only_a_wrong_date_or_title_hides_an_entry(lines: str, expected: str) -> None:
    reading = read_text(entry(lines))
    timeline, problem = reading.timeline, reading.problems[0]
    assert timeline is not None
    is_fatal = problem.line in (7, 8) and problem.severity.value == "error" and problem.code != "unknown-key"
    assert problem.hides_entry == is_fatal
    assert len(reading.not_placed) == is_fatal
    assert len(timeline.events) == 2 - is_fatal
    if not is_fatal:
        event = timeline.event(problem.event_id)
        assert event is not None
        assert event.flawed == (problem.severity.value == "error")


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("text", "expected"), BROKEN)
def test_that_reading_goes_on_behind_broken_yaml(text: str, expected: str) -> None:
    reading = read_text(HEAD + BEFORE + text + GOOD)
    assert reading.timeline is not None
    assert [event.title for event in reading.timeline.events] == ["Before", "Good"]
    assert [lane.id for lane in reading.timeline.lanes] == ["trip"]
    assert complaints(HEAD + BEFORE + text + GOOD) == [expected]
    assert [lost.line for lost in reading.not_placed] == [reading.problems[0].line]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("text", "expected"), ELSEWHERE)
def test_that_a_mistake_outside_the_events_is_named_exactly(text: str, expected: str) -> None:
    assert complaints(text) == [expected]


def test_that_a_file_with_all_mistakes_gets_exactly_their_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, expected = HEAD, []
    for number, (lines, message) in enumerate(MISTAKES[:45]):
        first = text.count("\n") + 1
        text += f"  - {lines.replace('|', chr(10) + '    ')}\n    sources: nbc\n    x-number: {number}\n"
        line, rest = message.split(":", 1)
        expected.append(f"{first + int(line) - 7}:{rest}")
    text += GOOD
    path = tmp_path / "wrong.yaml"
    path.write_text(text, encoding="utf-8")
    assert main(["check", str(path)]) == 1
    said = capsys.readouterr().out.splitlines()
    found = [line.removeprefix(f"{path}:") for line in said if "same id" not in line]
    assert set(expected) - set(found) == set()
    places = [tuple(map(int, line.split(":")[:2])) for line in found[:-1]]
    assert places == sorted(places)
    assert len(found) == len(expected) + 1, "and the summary"
