"""Reading again with the help of an earlier reading says what reading from scratch says."""

from __future__ import annotations

import gc
import pickle
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_simple_entries import FIRST, HEAD, KEYS, LAST, PIECES, SIMPLE, VALUES

from tests.bench.make_timeline import write_file
from viewer.files.read import file_parts
from viewer.files.read.common import common_ends
from viewer.files.read.entry import EntryReader
from viewer.files.read.known_entries import KnownEntries
from viewer.files.read.reader import Reading, read_text


@pytest.fixture(autouse=True)
def _every_file_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_parts, "SIMPLE_FROM", 0)


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list of how many entries were taken over at a time."""
    found: list[int] = []
    take = EntryReader.take

    def noted(self: EntryReader, known: KnownEntries, first: int, last: int, shift: int) -> None:
        found.append(last - first)
        take(self, known, first, last, shift)

    monkeypatch.setattr(EntryReader, "take", noted)
    return found


def entry(number: int, more: str = "") -> str:
    return f"  - date: 20{number:02}-0{1 + number % 9}\n    title: Talks {number}\n    sources: [nbc]\n{more}"


def file_of(*numbers: int) -> str:
    return HEAD + "".join(entry(number) for number in numbers)


def again(before: Reading, text: str) -> Reading:
    """Return the reading of a text after another, which must be the same from scratch."""
    kept = pickle.loads(pickle.dumps(before.timeline))  # a deep copy, several times as fast
    helped, alone = read_text(text, before=before), read_text(text)
    assert helped.timeline == alone.timeline
    assert helped.problems == alone.problems
    assert helped.not_placed == alone.not_placed
    for place in range(len(alone.spans)):  # how it was read may differ, what it says may not
        assert helped.spans.entry(place) == alone.spans.entry(place)
        assert helped.spans.fields(place) == alone.spans.fields(place)
    assert before.timeline == kept
    return helped


def test_that_only_what_has_changed_is_read_again(taken: list[int]) -> None:
    before = read_text(file_of(*range(40)))
    text = before.text.replace("Talks 20\n", "Talks 20, of\n    place: Ulan-Ude\n")
    after = again(before, text)
    assert sum(taken) > 30
    assert before.timeline is not None and after.timeline is not None
    old, new = before.timeline.event("talks-5-2005-06"), after.timeline.event("talks-5-2005-06")
    assert new is old
    assert [event.line - other.line for event, other in zip(after.timeline.events, before.timeline.events, strict=True)] == [0] * 21 + [1] * 19  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(entry(7), ""),
        lambda text: text.replace(entry(7), entry(7) + entry(8)),
        lambda text: text.replace(entry(7), entry(7).replace("Talks 7", "Talks 9").replace("2007-08", "2009-01")),
        lambda text: text.replace(entry(7), entry(7) * 3),
        lambda text: text.replace(entry(7), entry(7, "    id: talks-12-2012-04\n")),
        lambda text: text.replace(entry(7), entry(7, "    about: talks-12-2012-04\n")),
        lambda text: text.replace(entry(7), entry(7, "    quotes: [\n")),
        lambda text: text.replace(entry(7), entry(7, "    summary: 'open\n")),
        lambda text: text.replace(entry(7), entry(7, '    summary: "open\n')),
        lambda text: text.replace(entry(7), entry(7, "    summary: |\n")),
        lambda text: text.replace(entry(7), "# " + entry(7)),
        lambda text: text.replace("Asia/Vladivostok", "Europe/London"),
        lambda text: text.replace("time_zone: Asia/Vladivostok\n", ""),
        lambda text: text.replace("id: trip", "id: way"),
        lambda text: text.replace("id: nbc", "id: abc"),
        lambda text: text + "lanes:\n  - {id: other, title: Other}\n",
        lambda text: text + "sources:\n  - {id: other, title: Other}\n",
        lambda text: text + "time_zone: Europe/London\n",
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "",
        lambda text: "events:\n",
        lambda text: text[: len(text) // 2],
        lambda text: text[: len(text) // 2] + text[len(text) // 3 :],
    ],
)  # fmt: skip
def test_that_it_says_the_same_after_a_change(change: object) -> None:
    before = read_text(file_of(*range(15)))
    assert callable(change)
    after = again(before, change(before.text))
    again(after, before.text)


def test_that_a_change_above_all_entries_reads_none_of_them_again(taken: list[int]) -> None:
    before = read_text(file_of(*range(40)))
    again(before, before.text.replace("title: Test", "title: A longer title\ndescription: of two lines"))
    assert sum(taken) == 39  # what the last one ends with, only the parser knows


def test_that_a_file_without_zone_lanes_and_sources_at_its_head_says_the_same() -> None:
    bare = "events:\n" + "".join(
        f"  - date: 20{n}\n    title: A\n    quotes:\n      - text: b\n" for n in range(10, 30)
    )
    tail = "lanes:\n  - {id: a}\n  - {id: b}\n"
    before = read_text(bare + tail)
    again(before, bare + tail.replace("a", "c"))
    again(before, bare.replace("2015", "2016") + tail.replace("a", "c"))
    again(before, bare.replace("2015", "2016") + tail + "time_zone: Asia/Tokyo\n")
    again(before, bare)


ENTRIES = st.sampled_from(
    [FIRST, SIMPLE, LAST, SIMPLE.replace("talks", "more"), SIMPLE.replace("id: talks\n    ", ""), *map(entry, range(9)),
     "  - title: No date\n", "  - date: 2011\n    title: Kim: a life\n", "  - just words\n", "# a comment\n", "\n"]
)  # fmt: skip
CHANGES = st.one_of(
    st.sampled_from([*PIECES, *VALUES, FIRST, SIMPLE, LAST]),
    st.builds("    {}: {}\n".format, st.sampled_from(KEYS), st.sampled_from(VALUES)),
    st.just(""),
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(ENTRIES, min_size=2, max_size=12),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 60), CHANGES), min_size=1, max_size=4),
    st.sampled_from(["\n", "\r\n"]),
)
def test_that_any_changes_in_a_row_say_the_same(
    entries: list[str], changes: list[tuple[float, int, str]], line_end: str
) -> None:
    text = (HEAD + "".join(entries)).replace("\n", line_end)
    reading = read_text(text)
    for part, length, piece in changes:
        at = int(part * len(text))
        text = text[:at] + piece + text[at + length :]
        reading = again(reading, text)


def test_that_edits_of_a_large_file_say_the_same(tmp_path: Path, taken: list[int]) -> None:
    path = tmp_path / "large.yaml"
    write_file(300, path)
    whole = path.read_text(encoding="utf-8")
    reading, rng = read_text(whole), random.Random(5)
    for _ in range(15):
        at = rng.randrange(len(whole))
        length, piece = (
            rng.choice([0, 1, 5, 400]),
            rng.choice(["", "a", "\n", "  - date: 2001\n    title: New\n"]),
        )
        reading = again(reading, whole[:at] + piece + whole[at + length :])
    assert sum(taken) > 600


@given(st.text("ab\n", max_size=30), st.text("ab\n", max_size=6), st.integers(0, 30), st.integers(0, 8))
def test_that_common_ends_are_as_long_as_can_be(text: str, piece: str, at: int, length: int) -> None:
    other = text[:at] + piece + text[at + length :]
    start, end = common_ends(text, other)
    assert text[:start] == other[:start]
    assert end == 0 or text[-end:] == other[-end:]
    assert start + end <= min(len(text), len(other))
    if start + end < min(len(text), len(other)):
        assert text[start] != other[start]
        assert text[len(text) - end - 1] != other[len(other) - end - 1]


@pytest.mark.parametrize(
    "text",
    [
        file_of(*range(30)),
        file_of(*range(30)).replace("time_zone: Asia/Vladivostok\n", "") + "time_zone: Asia/Vladivostok\n",
        file_of(*range(30)).replace("2003-04", "[2003?, 2004]"),
        file_of(*range(30)).replace("Talks 3", "Kim: a life"),
        file_of(*range(30)).replace("events:", "events: ["),
        "- a list",
        "",
    ],
)
@pytest.mark.parametrize("helped", [False, True])
def test_that_nothing_of_the_reading_waits_for_the_garbage_collector(text: str, helped: bool) -> None:
    before = read_text(file_of(*range(30))) if helped else None
    gc.freeze()  # what all tests have made so far is not looked through
    gc.disable()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        reading = read_text(text, before=before)
        gc.collect()
        left = {type(thing).__name__ for thing in gc.garbage if type(thing).__module__.startswith("viewer")}
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.unfreeze()
        gc.enable()
    assert left == set()
    assert reading.text == text
