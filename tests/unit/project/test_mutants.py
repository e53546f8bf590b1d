"""The list of faults made on purpose is whole, and its runner tells what became of each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.mutants.every import MUTANTS
from tests.mutants.mutant import ROOT, Mutant
from tests.mutants.runner import Verdict, are_green, run

TEST = "from viewer.thing import double\n\ndef test_double() -> None:\n    assert double(2) == 4\n"


def test_that_every_fault_has_its_place_and_its_tests() -> None:
    assert len(MUTANTS) >= 40
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS)
    assert [mutant.name for mutant in MUTANTS if mutant.is_stale()] == []
    assert [mutant.name for mutant in MUTANTS if mutant.old == mutant.new] == []
    missing = [
        name for mutant in MUTANTS for name in mutant.tests
        if not (ROOT / "tests" / name.partition("::")[0]).is_file()
    ]  # fmt: skip
    assert missing == []
    assert all(mutant.tests for mutant in MUTANTS)


def test_that_every_faulty_module_is_still_python() -> None:
    for mutant in MUTANTS:
        text = (ROOT / mutant.file).read_text(encoding="utf-8")
        compile(text.replace(mutant.old, mutant.new), mutant.name, "exec")
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+", mutant.name) for mutant in MUTANTS)


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small tree with one function, one test and pytest's usual settings."""
    monkeypatch.setenv(
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1"
    )  # its test takes none, and they take half its time
    (tmp_path / "viewer").mkdir()
    (tmp_path / "tests").mkdir()
    (tmp_path / "viewer" / "__init__.py").write_text("")
    (tmp_path / "viewer" / "thing.py").write_text("def double(x: int) -> int:\n    return x + x\n")
    (tmp_path / "tests" / "test_thing.py").write_text(TEST)
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "test", "verdict"),
    [
        ("x + x", "x * 3", "test_thing.py", Verdict.KILLED),
        ("x + x", "x * x", "test_thing.py", Verdict.SURVIVED),
        ("x - x", "x * x", "test_thing.py", Verdict.STALE),
        ("x", "y", "test_thing.py", Verdict.STALE),
        ("x + x", "x * 3", "test_nothing.py", Verdict.UNTRIED),
        ("return x + x", "import os; os._exit(9)", "test_thing.py", Verdict.UNTRIED),
        ("return x + x", "import os; os.abort()", "test_thing.py", Verdict.KILLED),
    ],
)
def test_that_the_runner_tells_what_became_of_a_fault(
    old: str, new: str, test: str, verdict: Verdict, tree: Path
) -> None:
    before = (tree / "viewer" / "thing.py").read_text()
    mutant = Mutant("some-fault", "viewer/thing.py", old, new, (test,))
    assert list(run([mutant], 1, 60, tree)) == [(mutant, verdict)]
    assert (tree / "viewer" / "thing.py").read_text() == before


def test_that_tests_that_did_not_end_in_time_are_told_from_those_that_failed(tree: Path) -> None:
    forever = "import time; time.sleep(600)"
    mutant = Mutant("some-fault", "viewer/thing.py", "return x + x", forever, ("test_thing.py",))
    assert [verdict for _mutant, verdict in run([mutant], 1, 1, tree)] == [Verdict.HUNG]


def test_that_a_fault_is_not_taken_for_another_of_the_same_length_and_second(tree: Path) -> None:
    always_then = "import os\n\nos.utime('viewer/thing.py', (1, 1))\n"
    (tree / "tests" / "conftest.py").write_text(always_then)
    changes = [("first-fault", "x * 3"), ("second-fault", "x * x"), ("third-fault", "x * 5")]
    mutants = [Mutant(name, "viewer/thing.py", "x + x", new, ("test_thing.py",)) for name, new in changes]
    assert {mutant.name: verdict for mutant, verdict in run(mutants, 1, 60, tree)} == {
        "first-fault": Verdict.KILLED, "second-fault": Verdict.SURVIVED, "third-fault": Verdict.KILLED,
    }  # fmt: skip


def test_that_tests_that_fail_without_a_fault_are_not_believed(tree: Path) -> None:
    assert are_green(["test_thing.py"], 60, tree)
    (tree / "tests" / "test_thing.py").write_text(TEST.replace("4", "5"))
    assert not are_green(["test_thing.py"], 60, tree)
