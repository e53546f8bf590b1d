"""What the reader makes of files that are well and of files that are hostile."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reader_helpers import BEFORE, GOOD, HEAD, complaints

from viewer.files.read import references, text_file, values
from viewer.files.read.reader import ReadCancelled, ReadError, Reading, file_text, read_file, read_text
from viewer.model.dates.part_of_day import PartOfDay
from viewer.model.timeline import Event, Link, Place, Quote, Stance, Status, Timeline

FULL = """\
# a comment — with a dash
format: 1
title: Visits
time_zone: Asia/Vladivostok
x-own: {anything: [goes]}
lanes: {id: trip, title: The trip, color: '#2f6fb0'}
sources:
  - {id: nbc, title: All aboard, publisher: NBC News, published: 2011-08-21?, x-mine: 1}
eras:
  - {title: Between, date: 2004/2006}
events:
  - date: [2011-08-22?..2011-08-27]   # a set
    title: >-
      Talks
      go on
    id: talks
    as_written: 1:30
    date_note: 0777
    part_of_day: evening
    duration: about 2 days
    lane: trip
    status: expected
    place: {name: Ulan-Ude, lat: 51.8, lon: 107.6}
    people: Kim Jong Il
    tags: [no, yes]
    summary: |
      One.

      Two.
    quotes:
      - {text: "will take place", source: nbc, attributed_to: Yonhap, stance: contradicts}
    links: [https://example.org/a, {url: 'http://example.org', title: B}]
    x-note: ours
  # between
  -
    # before its first key
    date: 2011-08-20T10:00
    title: Said
    about: talks
    sources: nbc
"""


def timeline_of(text: str) -> Timeline:
    """Return what a text says; it must say something."""
    timeline = read_text(text).timeline
    assert timeline is not None
    return timeline


def test_that_every_field_is_read() -> None:
    reading = read_text(FULL)
    assert reading.problems == ()
    timeline = timeline_of(FULL)
    said, talks = timeline.events
    assert (timeline.title, timeline.time_zone, timeline.lanes[0].color) == (
        "Visits",
        "Asia/Vladivostok",
        "2f6fb0",
    )
    assert [era.title for era in timeline.eras] == ["Between"]
    assert (talks.id, talks.title, talks.date.text) == ("talks", "Talks go on", "[2011-08-22?..2011-08-27]")
    assert (talks.as_written, talks.date_note, talks.tags) == ("1:30", "0777", ("no", "yes"))
    assert (talks.part_of_day, talks.status) == (PartOfDay.EVENING, Status.EXPECTED)
    assert talks.duration is not None
    assert talks.duration.approximate
    assert talks.place == Place("Ulan-Ude", 51.8, 107.6)
    assert (talks.people, talks.summary) == (("Kim Jong Il",), "One.\n\nTwo.")
    assert talks.quotes == (Quote("will take place", "nbc", "Yonhap", stance=Stance.CONTRADICTS),)
    assert talks.links == (Link("https://example.org/a"), Link("http://example.org", "B"))
    assert (talks.line, talks.index, talks.flawed, talks.is_statement) == (12, 0, False, False)
    assert (said.id, said.about, said.line) == ("said-2011-08-20T10:00", ("talks",), 37)


def slices(reading: Reading, event: Event) -> dict[str, str]:
    """Return the source text of an event's fields."""
    return {
        name: reading.text[span.start : span.end] for name, span in reading.spans.fields(event.index).items()
    }


@pytest.mark.parametrize("wrap", [str, lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n")])
def test_that_spans_are_the_source_text_of_entries_and_fields(wrap: object) -> None:
    assert callable(wrap)
    reading = read_text(wrap(FULL))
    assert reading.problems == ()
    assert reading.timeline is not None
    talks, said = sorted(reading.timeline.events, key=lambda event: event.index)
    found = slices(reading, talks)
    assert found["date"] == "[2011-08-22?..2011-08-27]"
    assert found["quotes"].startswith("- {text:")
    assert found["quotes"].endswith("contradicts}")
    assert found["people"] == "Kim Jong Il"
    for event in (talks, said):
        span = reading.spans.entry(event.index)
        text = reading.text[span.start : span.end]
        assert text.startswith("-")
        assert text.rstrip() == text
        for name, field in reading.spans.fields(event.index).items():
            assert reading.text.startswith(f"{name}:", field.key)
    assert slices(reading, said) == {
        "date": "2011-08-20T10:00", "title": "Said", "about": "talks", "sources": "nbc",
    }  # fmt: skip


def test_that_an_entry_behind_an_alias_says_so() -> None:
    text = HEAD + "  - &one {date: 2011, title: One, id: one, sources: nbc}\n  - *one\n"
    reading = read_text(text)
    assert [problem.code for problem in reading.problems] == ["duplicate-id"]
    first, second = reading.spans.entry(0), reading.spans.entry(1)
    assert (first.flow, first.aliased, second.aliased) == (True, False, True)
    assert text[second.start : second.end] == "*one"


def test_that_entries_of_an_aliased_list_say_so() -> None:
    reading = read_text(
        "x-all: &all [{date: 2011, title: One, sources: nbc}]\nsources: {id: nbc}\nevents: *all\n"
    )
    assert reading.problems == ()
    assert reading.spans.entry(0).aliased


def test_that_a_mask_is_found_however_strange_the_text() -> None:
    used = "".join(map(chr, range(0xE000, 0xF900)))
    lines = (
        HEAD
        + f"  - {{date: 2010, title: '{used}', sources: nbc}}\n  - {{date: [2011?, 2012], title: T, sources: nbc}}\n"
    )
    reading = read_text(lines)
    assert reading.problems == ()
    assert reading.timeline is not None
    assert [event.date.text for event in reading.timeline.events] == ["2010", "[2011?,2012]"]


def test_that_aliases_of_a_long_text_end_in_a_message() -> None:
    entries = "  - {date: 2011, title: T, summary: *long, sources: nbc}\n" * 200
    reading = read_text(f"x-long: &long {'x' * 900_000}\n{HEAD}{entries}")
    assert "aliases stand for more than 100,000 values" in {problem.message for problem in reading.errors}


def test_that_looking_for_what_was_meant_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def look(word: str, _known: object = None) -> str:
        asked.append(word)
        return ""

    monkeypatch.setattr(references, "near_miss", look)
    monkeypatch.setattr(values, "zone_hint", look)
    entry = "  - {{date: 2011, title: T{0}, sources: nbc, lane: l{0}, time_zone: z{1}}}\n"
    reading = read_text(HEAD + "".join(entry.format(n, n // 2) for n in range(1000)))
    assert len(reading.errors) == 2000
    assert len(asked) == 150
    assert [name for name in asked if name.startswith("z")] == [f"z{n}" for n in range(50)]


def test_that_an_alias_to_another_entry_survives_broken_yaml_elsewhere() -> None:
    text = (
        HEAD
        + "  - {date: 2010, title: A, people: &who [Kim, Lee], sources: nbc}\n  - {date: 2011, title: B: C}}\n"
    )
    timeline = timeline_of(text + "  - {date: 2012, title: D, people: *who, sources: nbc}\n")
    assert [event.people for event in timeline.events] == [("Kim", "Lee"), ("Kim", "Lee")]


def test_that_lines_are_counted_as_an_editor_counts_them() -> None:
    odd = (
        "title: 'a\u2028b\u2029c\x85d'\r\n\revents:\r  - {date: 2011, title: T}\n  - {date: soon, title: U}\n"
    )
    assert [line.split(":")[:2] for line in complaints(odd)] == [["4", "25"], ["5", "12"]]


def test_that_a_zone_below_the_events_counts_for_them() -> None:
    event = "events:\n  - {date: 2011-08-20T00:00Z, title: T}\n"
    above, below = (
        timeline_of(f"time_zone: Asia/Tokyo\n{event}"),
        timeline_of(f"{event}time_zone : 'Asia/Tokyo'\n"),
    )
    assert above.events[0].when == below.events[0].when
    assert above.events[0].when.start % 86400 == 9 * 3600


def test_that_what_refers_into_a_broken_section_is_no_mistake() -> None:
    text = (
        "lanes:\n  - {id: a\nsources:\n  - id: 'b\nevents:\n  - {date: 2011, title: T, lane: a, sources: b}\n"
    )
    assert [problem.code for problem in read_text(text).problems] == ["broken-yaml", "broken-yaml"]


def test_that_same_titles_and_dates_get_ids_of_their_own() -> None:
    timeline = timeline_of(
        HEAD + GOOD + "  - {date: 2011, title: X, id: good-2011-2, sources: nbc}\n" + GOOD + GOOD
    )
    ids = [event.id for event in sorted(timeline.events, key=lambda event: event.index)]
    assert ids == ["good-2011", "good-2011-2", "good-2011-3", "good-2011-4"]


HOSTILE = {
    "brackets": "title: " + "[" * 20_000 + "]" * 20_000 + "\n",
    "braces": "title: " + "{a: " * 20_000 + "\n",
    "dashes": "x-a:\n  " + "- " * 5_000 + "\n",
    "laughs": "x-0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    + "".join(f"x-{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)),
    "long": "title: " + "x" * 2_000_000 + "\n",
    "null": "title: a\x00b\n",
    "tags": "title: !!python/object/apply:os.system [ls]\n",
    "quote": 'title: "' + "x " * 100_000 + "\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_that_a_hostile_section_ends_in_a_problem_and_the_events_are_read(name: str) -> None:
    reading = read_text(
        f"{HOSTILE[name]}events:\n  - {{date: 2011, title: Good, sources: nbc}}\nsources: {{id: nbc}}\n"
    )
    assert reading.timeline is not None
    assert [event.title for event in reading.timeline.events] == ["Good"]
    assert [problem.severity.value for problem in reading.problems].count("error") >= 1
    assert all(len(problem.message) < 400 for problem in reading.problems)


def test_that_aliases_of_long_lists_run_out_of_budget() -> None:
    quotes = ", ".join(["{text: T}"] * 5000)
    text = f"x-a: &a [{quotes}]\nevents:\n" + "  - {date: 2011, title: T, quotes: *a}\n" * 100
    messages = [problem.message for problem in read_text(text).problems if problem.code == "broken-yaml"]
    assert messages
    assert set(messages) == {"aliases stand for more than 100,000 values"}


def test_that_progress_is_told_and_can_stop_the_reading() -> None:
    text = HEAD + GOOD * 1200
    told: list[float] = []

    def listen(done: float) -> bool:
        told.append(done)
        return len(told) < 2

    with pytest.raises(ReadCancelled):
        read_text(text, progress=listen)
    assert len(told) == 2
    assert 0 < told[0] < told[1] < 1


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"title: a\ntitle: \xc3\xa9\xff\n", "line 2, column 9 holds the byte 0xFF; save it as UTF-8"),
        ("title: a".encode("utf-16"), "it is UTF-16; save it as UTF-8"),
    ],
)
def test_that_a_file_that_is_no_utf8_is_refused_with_the_place(
    tmp_path: Path, data: bytes, message: str
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(data)
    with pytest.raises(ReadError, match=message):
        read_file(path)


def test_that_a_missing_file_and_a_folder_are_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="does not exist"):
        read_file(tmp_path / "none.yaml")
    with pytest.raises(ReadError, match="is a folder"):
        read_file(tmp_path)
    with pytest.raises(ReadError, match="cannot read"):
        read_file(Path("a\0b"))


def test_that_a_kept_copy_that_is_not_there_is_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("sources: {id: nbc, copy: none.txt}\nevents: []\n", encoding="utf-8")
    assert [problem.code for problem in read_file(path).problems] == ["no-copy"]


def is_sound(text: str) -> None:
    """Check what holds for every text: positions and spans lie inside it."""
    reading = read_text(text)
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    places = [(problem.line, problem.column) for problem in reading.problems]
    assert places == sorted(places)
    for problem in reading.problems:
        assert (problem.line, problem.column) <= (problem.end_line, problem.end_column)
        assert 1 <= problem.end_line <= len(lines)
        assert problem.column <= len(lines[problem.line - 1]) + 2
        assert "\n" not in problem.message
    if reading.timeline is not None:
        assert len({event.id for event in reading.timeline.events}) == len(reading.timeline.events)
        for event in reading.timeline.events:
            assert text[reading.spans.entry(event.index).start : reading.spans.entry(event.index).end]
            assert "title" in reading.spans.fields(event.index)


@given(
    st.text(
        alphabet=st.sampled_from("ab:- \n\t#'\"[]{}*&!|>?,.%@`\\\r\u2028\ufeff\x00\U0001f600"), max_size=60
    )
)
@settings(max_examples=150, deadline=None)
def test_that_no_text_makes_the_reader_raise(text: str) -> None:
    is_sound(text)
    is_sound(HEAD + "  - date: 2011\n    title: " + text + "\n" + GOOD)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_that_no_mutation_of_a_good_file_makes_the_reader_raise(data: st.DataObject) -> None:
    text = FULL
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 12)))
        middle = data.draw(
            st.one_of(st.text(max_size=4), st.sampled_from([": ", "\n- ", "'", '"', "*a", "[", "\t", "&a "]))
        )
        text = text[:start] + middle + text[end:]
    is_sound(text)


@given(
    st.lists(
        st.sampled_from([GOOD, BEFORE, "  - date: 2011\n    title: a: b\n", "  - {date: 2011\n", "  - x\n"])
    )
)
@settings(max_examples=60, deadline=None)
def test_that_every_entry_but_the_broken_ones_is_read(entries: list[str]) -> None:
    reading = read_text(HEAD + "".join(entries))
    assert reading.timeline is not None
    good = sum(entry in (GOOD, BEFORE) for entry in entries)
    assert len(reading.timeline.events) == good
    assert len(reading.not_placed) == len(entries) - good


def test_that_the_first_entry_begins_at_its_own_dash_and_not_at_that_of_a_source() -> None:
    text = "sources:\n  - id: nbc\n    title: NBC\nevents:\n-   date: 2011\n    title: One\n"
    reading = read_text(text)
    assert reading.spans.entry(0).start == text.index("-   date")


@pytest.mark.parametrize("piece", [1, 2, 3, 5, 64])
def test_that_a_text_is_the_same_decoded_in_pieces(
    tmp_path: Path, piece: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_file, "PIECE_BYTES", piece)
    path = tmp_path / "events.yaml"
    path.write_bytes("평양 — Хасан 😀\r\nend".encode())
    assert file_text(path) == "평양 — Хасан 😀\r\nend"
    path.write_bytes("a\n평".encode() + b"\xff")
    with pytest.raises(ReadError, match="line 2, column 2 holds the byte 0xFF"):
        file_text(path)
    path.write_bytes("평양".encode()[:-1])
    with pytest.raises(ReadError, match="not UTF-8"):
        file_text(path)
