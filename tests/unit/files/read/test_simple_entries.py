"""Simple entries say the same whether a parser reads them or a glance at their lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bench.make_timeline import write_file
from viewer.files.read import file_parts, simple_entries
from viewer.files.read.entry_forms import Form, Forms
from viewer.files.read.entry_nodes import Entry
from viewer.files.read.nodes import Scalar
from viewer.files.read.reader import ReadCancelled, Reading, read_text
from viewer.files.read.simple_entries import SimpleEntries

HEAD = """\
title: Test
time_zone: Asia/Vladivostok
lanes:
  - {id: trip, title: The trip}
  - {id: aid, title: Aid}
sources:
  - {id: nbc, title: All aboard, published: 2011-08-21}
  - {id: yonhap, title: Yonhap}
events:
"""
FIRST = "  - {date: 2010, title: Before, sources: nbc}\n"
SIMPLE = """\
  - id: talks
    date: 2011-08-20T10:00
    title: Talks go on, “no” comment
    lane: aid
    status: expected
    place: Ulan-Ude
    part_of_day: evening
    people: [Kim Jong Il, Dmitry  Medvedev ]
    tags: talks
    summary: " They met. "
    sources: [nbc, yonhap]
    quotes:
      - text: "will take place"
        source: nbc
        stance: contradicts

      - attributed_to: Yonhap
        text: went on
"""
LAST = "  - date: 2012\n    title: Last\n    sources: nbc\n"
#: Pieces that mean something to YAML or to the reader.
PIECES = (
    ": ", "\n", "\r\n", "\r", "\n  - ", "\n    ", "\n      - text: a", "\n    quotes:\n", '"', "'", "*a", "&a ", "[",
    "]", "{", "}", ",", "\t", "#", " #", " ", "-", "- ", "?", ":", "|", ">-", "%", "\\", "!x ", "~", "\n\n", "\n# c\n",
    "\n---\n", "\n...\n", "\nlanes:\n", "\x00", "\x85", "\u2028", "\ufeff", "\xa0", "\u3000", "\ue000", "\U0001f600", "é",
)  # fmt: skip
VALUES = (
    "2011", "2011-08-20", "2011-08/2012", "2011-13", "", "a", "a ", "a: b", "a:", "a#b", "a #b", "“a”", "- a", "-a", "'a'",
    '"a"', '"a" b', '""', '" "', '"a: b"', '"\\n"', "[a, b]", "[a,b]", "[ a ]", "[a, [b]]", "[]", "[2011..2012]", "[nbc]",
    "nbc", "trip", "nowhere", "expected", "evening", "contradicts", "{a: b}", "|", "*a", "&a b", "!b c", "~", "null", "a\tb",
    "word " * 50 + "end",
)  # fmt: skip
KEYS = (
    "date", "title", "id", "as_written", "date_note", "part_of_day", "duration", "time_zone", "lane", "status", "about",
    "place", "people", "tags", "summary", "sources", "links", "text", "x-own", "tittle",
)  # fmt: skip


def read_both_ways(text: str, monkeypatch: pytest.MonkeyPatch) -> Reading:
    """Return the reading, which must be the same with the parser alone."""
    with monkeypatch.context() as patch:
        patch.setattr(file_parts, "SIMPLE_FROM", 10**9)
        parsed = read_text(text)
        patch.setattr(file_parts, "SIMPLE_FROM", 0)
        reading = read_text(text)
    assert reading.timeline == parsed.timeline
    assert reading.problems == parsed.problems
    assert reading.not_placed == parsed.not_placed
    assert len(reading.spans) == len(parsed.spans)
    for place in range(len(parsed.spans)):
        assert reading.spans.entry(place) == parsed.spans.entry(place)
        assert reading.spans.fields(place) == parsed.spans.fields(place)
    return reading


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Return a list that says of every entry looked at whether it was simple."""
    found: list[bool] = []
    look = SimpleEntries.entry

    def looked(self: SimpleEntries, first: int, end: int) -> Entry | None:
        entry = look(self, first, end)
        found.append(entry is not None)
        return entry

    monkeypatch.setattr(SimpleEntries, "entry", looked)
    return found


def test_that_a_simple_entry_needs_no_parser(seen: list[bool], monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read_both_ways(HEAD + FIRST + SIMPLE + SIMPLE.replace("talks", "more") + LAST, monkeypatch)
    assert seen.count(True) == 2
    assert reading.problems[0].code == "overtaken"
    assert reading.timeline is not None
    assert [event.id for event in reading.timeline.events] == [
        "before-2010", "talks", "more", "last-2012",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n      ", "\n    "),
        lambda text: text.replace("\n  ", "\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace("title: T", "title: Т"),
    ],
    ids=["CRLF", "quotes not indented", "events not indented", "byte order mark", "Cyrillic"],
)
def test_that_other_habits_are_simple_too(
    change: object, seen: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert callable(change)
    read_both_ways(change(HEAD + FIRST + SIMPLE + LAST), monkeypatch)
    assert True in seen


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("title: Talks", "title: &a Talks"),
        ("title: Talks", "title: !!str Talks"),
        ("title: Talks", "title: Talks # aloud\n    as_written:"),
        ("lane: aid", "lane: aid\n    lane: trip"),
        ('"will take place"', '"will\n        take place"'),
        ('"will take place"', '"will \\"take\\" place"'),
        ("place: Ulan-Ude", "place:\n      name: Ulan-Ude"),
        ("place: Ulan-Ude", "place: Ulan\n     Ude"),
        ("place: Ulan-Ude", "place:"),
        ("place: Ulan-Ude", "place: >-\n      Ulan\n  - Ude"),
    ],
)
def test_that_anything_else_is_left_to_the_parser(
    written: str, instead: str, seen: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert written in SIMPLE
    read_both_ways(
        HEAD + FIRST + SIMPLE.replace(written, instead) + SIMPLE.replace("talks", "b") + LAST, monkeypatch
    )
    assert seen[:2] == [False, False]  # the first one is in braces


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("lane: aid", "lane: nowhere"),
        ("date: 2011-08-20T10:00", "date: 2011-13"),
        ("date: 2011-08-20T10:00", "date: Y20000"),
        ("date: 2011-08-20T10:00", "date: 0001-01-01T10:00"),
        ("date: 2011-08-20T10:00", "date: [2011, 2012]"),
        ("title: Talks go on, “no” comment", "title: [a, b]"),
        ("source: nbc", "source: nobody"),
        ("stance: contradicts", "stance: against"),
        ("sources: [nbc, yonhap]", "sources: [nobody, nbc]"),
        ("tags: talks", "duration: 2 days"),
        ("tags: talks", "duration: soon"),
        ("tags: talks", "time_zone: Asia/Seoul"),
        ("tags: talks", "time_zone: Mars"),
        ("tags: talks", "about: before-2010"),
        ("tags: talks", "links: nowhere"),
        ("place: Ulan-Ude", "quotes: one"),
        ("went on", "went " * 50 + "on"),
    ],
)
def test_that_what_is_wrong_in_a_simple_entry_is_told_as_the_parser_tells_it(
    written: str, instead: str, seen: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert written in SIMPLE
    entry = SIMPLE.replace(written, instead)
    if instead.startswith("quotes"):
        entry = entry[: entry.index("    quotes:\n")]
    read_both_ways(HEAD + FIRST + entry + SIMPLE.replace("talks", "b") + LAST, monkeypatch)
    assert seen == [False, True, True]  # the first one is in braces


def test_that_sections_behind_the_events_are_read(seen: list[bool], monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read_both_ways(
        "events:\n" + FIRST + SIMPLE + LAST + HEAD.removesuffix("events:\n"), monkeypatch
    )
    assert reading.timeline is not None
    assert reading.timeline.title == "Test"


def test_that_what_stands_before_may_forbid_a_glance(
    seen: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    read_both_ways("%YAML 1.1\n---\n" + HEAD + FIRST + SIMPLE + LAST, monkeypatch)
    read_both_ways(HEAD.replace("events:", "? events\n:") + FIRST + SIMPLE + LAST, monkeypatch)
    read_both_ways("{events: [{date: 2011, title: A}]}", monkeypatch)
    assert seen == []


def test_that_an_anchor_is_known_behind_simple_entries(
    seen: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    anchored = FIRST.replace("title: Before", "title: &it Before")
    aliased = LAST.replace("Last", "*it")
    reading = read_both_ways(
        HEAD + anchored + SIMPLE + aliased + SIMPLE.replace("talks", "b") + LAST, monkeypatch
    )
    assert reading.timeline is not None
    assert [event.title for event in reading.timeline.events].count("Before") == 2
    assert seen.count(True) == 2


def test_that_a_large_file_is_the_same_both_ways(
    tmp_path: Path, seen: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.yaml"
    write_file(1500, path)
    reading = read_both_ways(path.read_text(encoding="utf-8"), monkeypatch)
    assert reading.timeline is not None
    assert len(reading.timeline.events) == 1500
    assert seen.count(True) == 1499


def test_that_a_form_is_understood_once_however_many_entries_have_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.yaml"
    write_file(1500, path)
    asked: list[Sequence[str]] = []
    understand = Forms.of

    def noted(self: Forms, lines: Sequence[str]) -> Form | None:
        asked.append(lines)
        return understand(self, lines)

    monkeypatch.setattr(Forms, "of", noted)
    read_text(path.read_text(encoding="utf-8"))
    assert len(asked) == 1


def test_that_values_of_which_there_is_nothing_to_say_are_read_without_nodes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.yaml"
    write_file(1500, path)
    made: list[str] = []

    def noted(value: str, start: int, end: int, style: str) -> Scalar:
        made.append(value)
        return Scalar(value, start, end, style)

    monkeypatch.setattr(simple_entries, "Scalar", noted)
    reading = read_text(path.read_text(encoding="utf-8"))
    assert reading.timeline is not None
    # Of lanes, statuses, places and people every one is read as a node once, and known then.
    assert len(made) == len(set(made)) < 50


def test_that_two_forms_in_turn_are_the_same_both_ways(
    seen: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = "  - title: Other\n\n    date: 2012\n    quotes:\n\n      - text: a\n        source: nbc\n\n    tags: b\n\n"
    read_both_ways(HEAD + FIRST + (SIMPLE.replace("    id: talks\n", "") + other) * 3 + LAST, monkeypatch)
    assert seen.count(True) >= 5


@pytest.mark.parametrize("line", [": ", ": a", "    quotes:: ", "    quotes:: a", "    quotes: ", "quotes:"])
def test_that_a_line_which_only_seems_blank_is_left_to_the_parser(
    line: str, seen: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = "  - date: 2011\n    title: Quoted\n\n    tags: a\n    quotes:\n      - text: a\n        source: nbc\n\n"
    good = before + "    lane: aid\n"
    assert "\n\n    tags" in good
    odd = good.replace("\n\n    tags", f"\n{line}\n    tags").replace(
        "    quotes:\n", f"{line}\n" if "q" in line else "    quotes:\n"
    )
    read_both_ways(HEAD + FIRST + good + odd + LAST, monkeypatch)
    assert seen[1:3] == [True, False]


def test_that_a_run_of_simple_entries_tells_progress_and_can_be_stopped(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    write_file(3000, path)
    text = path.read_text(encoding="utf-8")
    parts: list[float] = []

    def note(part: float) -> bool:
        parts.append(part)
        return True

    read_text(text, progress=note)
    assert len(parts) >= 5
    assert all(0 <= one < two <= 1 for one, two in pairwise(parts))
    with pytest.raises(ReadCancelled):
        read_text(text, progress=lambda part: part < 0.5)


lines = st.builds("{}: {}".format, st.sampled_from(KEYS), st.sampled_from(VALUES))
quoted = st.builds(
    "quotes:\n      - text: {}\n        {}\n      - {}".format, st.sampled_from(VALUES), lines, lines
)
entries = st.lists(st.one_of(lines, lines, quoted), min_size=1, max_size=5).map(
    lambda found: "  - " + "\n    ".join(found) + "\n"
)
good_entries = st.builds(
    "  - date: {}\n    title: {}\n    {}\n    sources: nbc\n".format,
    st.sampled_from(VALUES), st.sampled_from(VALUES), lines,
)  # fmt: skip


@given(st.lists(st.one_of(entries, good_entries, st.just(SIMPLE)), min_size=1, max_size=5))
@settings(max_examples=150, deadline=None)
def test_that_made_up_entries_are_the_same_both_ways(found: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        read_both_ways(HEAD + FIRST + "".join(found) + LAST, patch)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_that_mutations_are_the_same_both_ways(data: st.DataObject) -> None:
    text = HEAD + FIRST + SIMPLE + SIMPLE.replace("talks", "more") + LAST
    if data.draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.sampled_from([0, 0, 0, 1, 2, 12])))
        text = text[:start] + data.draw(st.sampled_from(PIECES)) + text[end:]
    with pytest.MonkeyPatch.context() as patch:
        read_both_ways(text, patch)
