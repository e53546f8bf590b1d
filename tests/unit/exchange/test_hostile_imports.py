"""Files made to do harm, and what importing never does: open another file, ask the network, run what it reads."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from foreign_samples import SAMPLES, written

from tests.fuzz import importers
from tests.fuzz.runner import Runner
from viewer.exchange.draft.answers import Answers
from viewer.exchange.draft.decoding import MOST_BYTES
from viewer.exchange.draft.notes import Unreadable
from viewer.exchange.draft.own_table import beside
from viewer.exchange.foreign_file import draft_of, foreign_bytes
from viewer.exchange.formats import TARGETS
from viewer.exchange.new_file import as_new_file
from viewer.exchange.writers.outgoing import Manner
from viewer.files.read.reader import read_text

HOSTILE = dict(importers.hostile())
#: Beyond this something is wrong with how the time grows, on however slow a machine.
_MOST_S = 60.0
_EVENTS = (
    "open",
    "exec",
    "compile",
    "pickle.",
    "socket.",
    "urllib.",
    "subprocess.",
    "os.",
    "shutil.",
    "ctypes.",
)


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    """A process of its own for what is to be tried."""
    one = Runner("tests.fuzz.importers:check_import")
    yield one
    one.close()


@pytest.mark.parametrize("name", list(HOSTILE))
def test_that_a_file_made_to_do_harm_does_none(name: str, runner: Runner) -> None:
    assert runner.outcome(HOSTILE[name](), _MOST_S).fault == ""


def test_that_the_importers_stand_a_few_hundred_broken_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = importers.main(["--inputs", "300", "--no-hostile"], folder=tmp_path)

    assert status == 0, capsys.readouterr().out
    assert capsys.readouterr().out.startswith("300 inputs, 0 failures")
    assert list(tmp_path.iterdir()) == []


def test_that_an_importer_that_fails_is_noticed(runner: Runner) -> None:
    one = Runner("faulty_readers:crashes")
    try:
        assert "KeyError" in one.outcome(b"quotes", _MOST_S).fault
    finally:
        one.close()


def test_that_a_file_above_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)

    with pytest.raises(Unreadable, match="larger than 64 MB"):
        foreign_bytes(path)


class _Watched:
    """What is opened, connected and evaluated while it is watched; audit hooks stay for good, so there is one."""

    def __init__(self) -> None:
        self.is_on = False
        self.seen: list[tuple[str, str]] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, words: tuple[Any, ...]) -> None:
        is_wrapped = event == "open" and isinstance(words[0], int)  # what is open already
        if self.is_on and not is_wrapped and event.startswith(_EVENTS):
            self.seen.append((event, str(words[0]) if words else ""))


@pytest.fixture(scope="module")
def watched() -> _Watched:
    """Hears of what the interpreter does."""
    return _Watched()


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_that_importing_opens_the_file_and_nothing_else(name: str, tmp_path: Path, watched: _Watched) -> None:
    path = tmp_path / name
    path.write_bytes(SAMPLES[name].encode())
    as_new_file(draft_of(path, Answers(name)))  # what is imported on the way is imported now
    watched.seen.clear()
    watched.is_on = True
    try:
        text, _ = as_new_file(draft_of(path, Answers(name)))
        reading = read_text(text)
        opened = list(watched.seen)
        watched.seen.clear()
        for target in TARGETS:
            if target.key != "xlsx":
                target.write(reading)
        written = list(watched.seen)
    finally:
        watched.is_on = False

    assert [words for event, words in opened if event == "open"] == [str(path)]
    assert {event for event, _ in opened} <= {"open", "os.scandir"}
    assert written == []


def test_that_a_table_of_ours_opens_the_tables_beside_it_and_nothing_else(
    tmp_path: Path, watched: _Watched
) -> None:
    reading = read_text(as_new_file(draft_of(written(tmp_path, "table.csv"), Answers("table.csv")))[0])
    outgoing = next(target for target in TARGETS if target.key == "csv").write(
        reading, Manner(with_tables=True)
    )
    path = tmp_path / "mine.csv"
    path.write_bytes(outgoing.content)
    places = [beside(path, name) for name in outgoing.tables]
    for place in places[1:]:
        place.write_bytes(outgoing.tables[place.name.split(".")[1]])
    (tmp_path / "mine.other.csv").write_text("not ours", encoding="utf-8")
    draft_of(path, Answers(path.name))
    watched.seen.clear()
    watched.is_on = True
    try:
        as_new_file(draft_of(path, Answers(path.name)))
    finally:
        watched.is_on = False

    opened = [words for event, words in watched.seen if event == "open"]
    assert sorted(opened) == sorted([str(path), *map(str, places[1:])])
    assert {event for event, _ in watched.seen} <= {"open", "os.scandir"}


def test_that_a_workbook_opens_itself_and_nothing_else(tmp_path: Path, watched: _Watched) -> None:
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    book.worksheets[0].append(["date", "title"])
    book.worksheets[0].append(["2011", "A"])
    book.save(path)
    as_new_file(draft_of(path, Answers(path.name)))
    watched.seen.clear()
    watched.is_on = True
    try:
        as_new_file(draft_of(path, Answers(path.name)))
    finally:
        watched.is_on = False

    assert {words for event, words in watched.seen if event == "open"} == {str(path)}
    assert not [
        event for event, _ in watched.seen if event.startswith(("socket.", "subprocess.", "exec", "compile"))
    ]
