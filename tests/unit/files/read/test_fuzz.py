"""The reader under a few hundred broken and hostile files, and a harness that would see it fail."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fuzz import __main__ as fuzz
from tests.fuzz.__main__ import Campaign, main
from tests.fuzz.corpus import TOKENS, corpus
from tests.fuzz.hostile import small
from tests.fuzz.minimise import minimised
from tests.fuzz.mutations import MOST_BYTES, Mutator
from tests.fuzz.runner import Runner


@pytest.fixture
def runner() -> Iterator[Runner]:
    """A worker on the real reader."""
    one = Runner()
    yield one
    one.close()


def test_that_the_reader_stands_a_few_hundred_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--inputs", "400", "--no-large"], folder=tmp_path) == 0, capsys.readouterr().out
    first = capsys.readouterr().out.splitlines()[0]
    count = 400 + sum(1 for _ in small())
    assert first == f"{count:,} inputs, 0 failures"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("check", "fault", "word"),
    [
        ("crashes", "KeyError in faulty_readers.py", b"quotes"),
        ("dies", "the process ended with status 7", b"people"),
        ("hoards", "MemoryError in faulty_readers.py", b"sources"),
        ("points_outside", "AssertionError in checks.py", b""),
    ],
)
def test_that_a_fault_is_found_kept_and_made_small(
    check: str, fault: str, word: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--inputs", "40", "--no-large"]
    assert main(words, check=f"tests.unit.faulty_readers:{check}", folder=tmp_path) == 1
    said = capsys.readouterr().out
    assert f"× {fault}" in said
    kept = [path.read_bytes() for path in tmp_path.iterdir()]
    assert any(content == word for content in kept), kept
    assert all(f"kept {path}" in said for path in tmp_path.iterdir())


def test_that_what_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fuzz, "MOST_SECONDS", 0.1)
    monkeypatch.setattr(Campaign, "keep", lambda self, what, *_, **__: self.report.faults.update({what: 1}))
    runner = Runner("tests.unit.faulty_readers:hangs")
    campaign = Campaign(runner, tmp_path)
    outcomes = []
    for number, data in enumerate((b"place", b"title: x", b"quotes", b"title: x")):
        runner.outcome(b"", 60)  # the worker is there
        outcomes.append(campaign.attempt(f"#{number}", data))
    runner.close()
    faults = ["took longer than 0.1 seconds of processor time", "", "waited longer than 3 seconds", ""]
    assert [one.fault for one in outcomes] == faults
    assert list(campaign.report.faults) == [faults[0], faults[2]]


def test_that_a_fault_is_not_held_against_the_next_input() -> None:
    runner = Runner("tests.unit.faulty_readers:remembers")
    faults = [runner.outcome(data, 60).fault for data in (b"title: x", b"quotes", b"title: x")]
    runner.close()
    assert [bool(fault) for fault in faults] == [False, True, False]


def test_that_a_text_that_no_file_can_hold_is_tried_too(runner: Runner) -> None:
    assert runner.outcome("title: a\ud800b\n", 60).fault == ""


def test_that_a_seed_makes_the_same_inputs_again() -> None:
    files = corpus()
    one, same, other = (Mutator(files, TOKENS, seed) for seed in (1, 1, 2))
    inputs = [one.next() for _ in range(200)]
    assert [same.next() for _ in range(200)] == inputs
    assert [other.next() for _ in range(200)] != inputs
    assert len(set(inputs)) > 190
    assert max(map(len, inputs)) <= MOST_BYTES


def test_that_an_input_is_made_as_small_as_its_fault_allows() -> None:
    data = b"".join(b"line %d\n" % number for number in range(200))
    assert minimised(data, lambda some: b"7" in some and b"\n" in some) in (b"7\n", b"\n7")


def test_that_hostile_files_have_names_of_their_own() -> None:
    names = [hostile.name for hostile in small()]
    assert len(names) == len(set(names)) > 500
