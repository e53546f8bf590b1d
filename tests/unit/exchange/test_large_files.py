"""Large foreign files: read in pieces, kept packed, written in pieces; and the same as small ones in every word."""

from __future__ import annotations

import io
import json
import tracemalloc
from dataclasses import replace
from pathlib import Path
from typing import TextIO

import pytest
from foreign_samples import SAMPLES, draft
from hypothesis import given
from hypothesis import strategies as st

from tests.bench.make_foreign import FOREIGN, write_foreign
from viewer.exchange import new_file as writing
from viewer.exchange.draft import crowd, foreign_json, json_items, packed, xml_tree
from viewer.exchange.draft.answers import Answers
from viewer.exchange.draft.decoding import ForeignText, foreign_text
from viewer.exchange.draft.draft import Draft, Entry
from viewer.exchange.draft.json_items import JsonItems, json_by_items
from viewer.exchange.draft.json_values import json_of
from viewer.exchange.draft.notes import Asked, Unreadable
from viewer.exchange.draft.packed import TEXT, Packed
from viewer.exchange.draft.taking import as_plain
from viewer.exchange.draft.xml_tree import tree_of
from viewer.exchange.foreign_file import draft_of
from viewer.exchange.new_file import as_new_file, new_file, written_file
from viewer.exchange.readers import power_timeline
from viewer.exchange.readers.table_text import table_of
from viewer.exchange.report import as_json, json_pieces, report_lines
from viewer.files.read.plain_yaml import NotYaml, plain_yaml
from viewer.files.read.reader import Reading, read_text
from viewer.files.read.yaml_items import yaml_by_items

_MB = 1_000_000


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everything go the way of large files, in pieces that are hardly any."""
    monkeypatch.setattr(foreign_json, "LARGE", 0)
    monkeypatch.setattr(json_items, "WINDOW", 60)
    monkeypatch.setattr(power_timeline, "LARGE", 0)
    monkeypatch.setattr(packed, "BLOCK", 100)
    monkeypatch.setattr(writing, "PIECE", 300)


@pytest.fixture
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a tenth of everything be too much, which is made and watched in a tenth of the time."""
    for module, names in (
        (json_items, ("MOST_VALUE", "MOST_BRACKETS", "MOST_VALUES")),
        (crowd, ("MOST_RECORDS",)),
        (xml_tree, ("MOST_LETTERS", "MOST_VALUES")),
    ):
        for name in names:
            monkeypatch.setattr(module, name, getattr(module, name) // 10)


@pytest.fixture(scope="module")
def whole() -> dict[str, tuple[str, Draft]]:
    """What becomes of each sample in one piece."""
    return {name: as_new_file(draft(name)) for name in SAMPLES}


@pytest.mark.parametrize("name", list(SAMPLES))
@pytest.mark.usefixtures("small_pieces")
def test_that_a_file_read_in_pieces_says_the_same(name: str, whole: dict[str, tuple[str, Draft]]) -> None:
    made = written_file(draft(name))
    text, usual = whole[name]

    assert len(made.pieces) > 1
    assert "".join(made.pieces) == text
    assert b"".join(made.content("s.json")).decode() == as_new_file(usual, "s.json")[0]
    assert list(report_lines(made.draft)) == list(report_lines(usual))
    assert made.draft.digest() == usual.digest()


@pytest.mark.usefixtures("small_pieces")
def test_that_what_the_reader_refuses_in_any_piece_is_named_and_left_out() -> None:
    rows = "".join(f"2011-08-{day:02},Event {day}\n" for day in range(1, 30))
    found = draft("a.csv", f"date,title\n{rows}")
    entries = list(found.entries)
    for place in (3, 25):
        entries[place].fields["time_zone"] = "Nowhere/Land"
    made = new_file(_replaced(found, entries))

    assert [left.where for left in made.draft.left_out] == ["row 5", "row 27"]
    assert len(made.draft.entries) == 27
    assert made.reading.errors == ()


def test_that_broken_entries_of_one_title_are_named_in_one_go(monkeypatch: pytest.MonkeyPatch) -> None:
    dates = ["soon" if number % 3 else "2011" for number in range(60)]
    rows = "".join(f"e{number},{date},One title\n" for number, date in enumerate(dates))
    found = draft("a.csv", f"id,date,title\n{rows.replace('soon', '2012')}")
    entries = list(found.entries)
    for entry, date in zip(entries, dates, strict=True):
        entry.fields["date"] = date
    read: list[str] = []

    def counting(text: str) -> Reading:
        read.append(text)
        return read_text(text)

    monkeypatch.setattr(writing, "read_text", counting)
    _, made = as_new_file(_replaced(found, entries))

    broken = [number for number, date in enumerate(dates) if date == "soon"]
    assert [left.where for left in made.left_out] == [f"row {number + 2}" for number in broken]
    assert [entry.id for entry in made.entries] == [
        f"e{number}" for number in range(60) if number not in broken
    ]
    assert len(read) == 2


@pytest.mark.usefixtures("small_pieces")
def test_that_an_entry_may_speak_of_one_in_another_piece() -> None:
    rows = "".join(f"2011-08-{day:02},Event {day}\n" for day in range(1, 30))
    found = draft("a.csv", f"date,title\n{rows}")
    entries = list(found.entries)
    entries[0].fields["about"] = ["event-28"]
    made = new_file(_replaced(found, entries))

    assert len(made.draft.entries) == 29
    assert made.reading.timeline is not None
    assert made.reading.timeline.events[0].about == ("event-28",)


def _replaced(found: Draft, entries: list[Entry]) -> Draft:
    return replace(found, entries=tuple(entries))


@given(st.lists(st.text(max_size=40), max_size=60), st.integers(-70, 70))
def test_that_what_is_packed_comes_back(texts: list[str], place: int) -> None:
    kept = Packed(TEXT, texts)

    assert kept == texts
    assert list(kept) == texts
    assert len(kept) == len(texts)
    assert kept[place:] == tuple(texts[place:])
    if -len(texts) <= place < len(texts):
        assert kept[place] == texts[place]
    assert list(kept.drained()) == texts
    assert list(kept) == []


def test_that_packed_records_take_less_than_their_texts() -> None:
    kept = Packed(TEXT)
    tracemalloc.start()
    for number in range(20_000):
        kept.append(f"{number}: " + "the train left the station before noon. " * 5)
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()

    assert kept.size > 4 * _MB
    assert held < kept.size / 4
    assert kept[12_345].startswith("12345: ")


_LEAVES = st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(max_size=20)
_INNER = _LEAVES | st.lists(_LEAVES, max_size=4) | st.dictionaries(st.text(max_size=5), _LEAVES, max_size=4)
_MIDDLE = st.lists(_INNER, max_size=4) | st.dictionaries(st.text(max_size=5), _INNER, max_size=4)
_VALUES = _LEAVES | st.lists(_MIDDLE, max_size=4) | st.dictionaries(st.text(max_size=5), _MIDDLE, max_size=4)


@given(_VALUES, st.sampled_from([None, 1]), st.integers(20, 200), st.booleans())
def test_that_json_read_by_items_says_what_json_says(
    value: object, indent: int | None, window: int, with_ascii: bool
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=with_ascii)
    before, json_items.WINDOW = json_items.WINDOW, window
    try:
        found = json_by_items(foreign_text(text.encode()))
        assert as_plain(found) == as_plain(json_of(text))
    finally:
        json_items.WINDOW = before


_BROKEN = (
    "", "{", "[", '{"a"', '{"a":', '{"a": 1', '{"a": 1,}', "{a: 1}", '{"a" 1}', "[1 2]", "[1,]", '["a]', '[\n"a",\n"b]',
    '{"a": [1,\n{"b": tru}]}', "[1] 2", '["\\x"]', '["\\u12"]', '["a\nb"]', '{"a": {"b": {"c": {"d": [1, }}}}',
    "[" + "[" * 250 + "]" * 251, "[" * 5000, '{"a": 1' + "9" * 5000 + "}",
)  # fmt: skip


@pytest.mark.parametrize("text", _BROKEN)
@pytest.mark.usefixtures("small_pieces")
def test_that_broken_json_is_told_alike(text: str) -> None:
    with pytest.raises(Unreadable) as whole:
        json_of(text)
    with pytest.raises(Unreadable) as by_items:
        json_by_items(foreign_text(text.encode()))

    assert str(by_items.value) == str(whole.value)


def test_that_items_of_json_are_read_when_they_are_asked_for() -> None:
    text = '{"events": [{"a": 1}, {"a": 2}, {"a": 3}], "other": {"list": ["é"]}}'
    found = json_by_items(foreign_text(text.encode("utf-16")))

    assert isinstance(found, dict)
    events = found["events"]
    assert isinstance(events, JsonItems)
    assert [events[0], events[-1], len(events)] == [{"a": 1}, {"a": 3}, 3]
    assert events.changed(str)[1] == "{'a': 2}"
    assert as_plain(found["other"]) == {"list": ["é"]}


@pytest.mark.parametrize(
    "text",
    [
        '{"x": "' + "a" * 1_800_000 + '"}',
        '{"events": [' + "[],{}," * 11_000 + "1]}",
        '{"events": [[' + "[]," * 21_000 + "1]]}",
        "{" + ",".join(f'"{n}":1' for n in range(21_000)) + "}",
    ],
    ids=["a long text", "many records", "many lists in one", "many keys"],
)
@pytest.mark.usefixtures("small_limits")
def test_that_json_that_would_fill_the_memory_is_refused(text: str) -> None:
    data = text.encode()
    tracemalloc.start()
    with pytest.raises(Unreadable, match=r"larger than|more than"):
        json_by_items(ForeignText(data, "utf-8"))
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert held < 9 * _MB


class _Counted(io.StringIO):
    """A text that knows how much of it was read."""

    taken = 0

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # as the base has it
        line = super().readline(size)
        self.taken += len(line)
        return line


class _Text(ForeignText):
    """A text of which it is known how much was read."""

    counted: _Counted

    def opened(self, newline: str | None = "") -> TextIO:
        self.__class__.counted = _Counted(self.whole(), newline=newline)
        return self.__class__.counted


@pytest.mark.usefixtures("small_limits")
def test_that_a_table_of_too_many_rows_is_left_where_they_are_too_many() -> None:
    text = "date,title\n" + "2011,A\n" * (10 * crowd.MOST_RECORDS)
    with pytest.raises(Unreadable, match="more than 10,000 records"):
        table_of(_Text(text.encode(), "utf-8"))

    assert _Text.counted.taken < len(text) / 5


@pytest.mark.parametrize(
    "cells", ["x" * 9_000_000, ('"' + "words\n" * 150_000 + '",') * 10], ids=["a line", "a row"]
)
def test_that_a_row_without_end_is_refused(cells: str) -> None:
    with pytest.raises(Unreadable, match=r"row of the table has more than|field larger than"):
        table_of(foreign_text(f"date,title\n2011,{cells}\n".encode()))


def test_that_records_of_xml_are_handed_on_and_let_go() -> None:
    taken: list[str] = []
    root = tree_of(
        b"<data a='1'><event>one</event><other>x</other><event><event>in</event></event></data>",
        ("data", "event"),
        lambda element: taken.append(element.text + "".join(child.text for child in element.children)),
    )

    assert taken == ["one", "in"]
    assert root.as_record() == {"a": "1", "other": "x"}


@pytest.mark.parametrize("inside", ["<a/>" * 25_000, "words " * 300_000, f"<a b='{'x' * 1_800_000}'/>"])
@pytest.mark.usefixtures("small_limits")
def test_that_xml_that_would_fill_the_memory_is_refused(inside: str) -> None:
    data = f"<data><event>{inside}</event></data>".encode()
    with pytest.raises(Unreadable, match="larger than can be taken in"):
        tree_of(data, ("data", "event"), lambda _: None)


_YAML = (
    "timeline:\n  title: A\n  events:\n    - a: 1\n    - [b, c]\nevents:\n- x\n- y: {z: 1}\nother: [1, 2]\n",
    "timeline: [a]\nevents: none\n", "events: &e\n  - a\nagain: *e\n", "a: 1\na: 2\na: 3\n", "just words\n", "",
    "events: [{a: ~, b: null, c: 'null'}]\n",
)  # fmt: skip


@pytest.mark.parametrize("text", _YAML)
def test_that_yaml_read_by_items_says_what_yaml_says(text: str) -> None:
    found = yaml_by_items(
        lambda: io.StringIO(text), (("timeline", "events"), ("events",)), lambda: Packed(packed.PLAIN)
    )

    assert as_plain(found) == as_plain(plain_yaml(text))


@pytest.mark.parametrize(
    "text",
    [
        "events:\n- a: b: c\n",
        "events:\n  - 'a\n",
        "a: \x07\n",
        "events:\n  - *x\n",
        "a: 1\n---\nb: 2\n",
        "a: [1\n",
    ],
)
def test_that_broken_yaml_is_told_alike(text: str) -> None:
    with pytest.raises(NotYaml) as whole:
        plain_yaml(text)
    with pytest.raises(NotYaml) as by_items:
        yaml_by_items(lambda: io.StringIO(text), (("events",),), lambda: Packed(packed.PLAIN))

    assert str(by_items.value) == str(whole.value)


@pytest.mark.parametrize("data", [b"caf\xe9 au lait, d\xe9j\xe0 vu", b"x" * 3 * _MB + b" caf\xe9"])
def test_that_words_of_an_unknown_encoding_are_found_wherever_they_stand(data: bytes) -> None:
    with pytest.raises(Asked, match=r"“café”.*as cp1252"):
        foreign_text(data)


def test_that_a_report_in_pieces_is_the_report() -> None:
    _, made = as_new_file(draft(next(iter(SAMPLES))))

    assert "".join(json_pieces(made)) == json.dumps(as_json(made), ensure_ascii=False, indent=1) + "\n"
    empty = draft("a.csv", "date,title\n2011-08-02,A\n")
    assert "".join(json_pieces(empty)) == "[]\n"


@pytest.mark.parametrize(
    "key", ["csv", "timelinejs-2", "ics", "simile-xml", "timeline-project", "markwhen", "powertimeline"]
)
def test_that_memory_grows_less_than_the_file(key: str, tmp_path: Path) -> None:
    path = tmp_path / f"large{FOREIGN[key].suffix}"
    write_foreign(key, 10_000, path)
    draft_of(path, Answers(path.name))  # what is imported on the way is imported now
    write_foreign(key, 2 * _MB, path, most=300, odd="𐍈")
    size = path.stat().st_size
    tracemalloc.start()
    found = draft_of(path, Answers(path.name))
    held, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(found.entries) == 300
    assert held < size / 2, "what was read is kept packed"
    assert peak < size + 12 * _MB, "with its first part, by which it is known; in one piece it takes 14"


def test_that_writing_holds_a_piece_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    write_foreign("csv", 4 * _MB, path, most=1_500)
    found = draft_of(path, Answers(path.name))
    written_file(found)  # what is remembered for good is by now
    tracemalloc.start()
    made = written_file(found)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert sum(map(len, made.pieces)) > 3 * _MB
    assert peak < 28 * _MB, "read back as a whole it takes 44"
