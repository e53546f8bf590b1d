"""Functions that fit a screen, files that are read in one sitting, folders with not too many doors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from source_facts import VIEWER, facts_of, viewer_facts

TESTS = VIEWER.parent / "tests"
FUNCTION_LINES, FILE_LINES, FOLDER_FILES = 60, 420, 32


@pytest.fixture(scope="module")
def sources() -> dict[str, str]:
    """Every source of the program by its path."""
    return {str(path.relative_to(VIEWER)): path.read_text(encoding="utf-8") for path in VIEWER.rglob("*.py")}


def test_that_no_function_is_longer_than_a_screen() -> None:
    lines = [(count, name, path) for path, facts in viewer_facts().items() for name, count in facts.functions]
    assert len(lines) > 5000
    assert [one for one in lines if one[0] > FUNCTION_LINES] == []
    assert facts_of("def a():\n    def b():\n        return 1\n    return b\n").functions == [
        ("a", 4),
        ("b", 2),
    ]


def test_that_no_file_holds_what_two_would(sources: dict[str, str]) -> None:
    lines = {name: source.count("\n") for name, source in sources.items()}
    assert {name: count for name, count in lines.items() if count > FILE_LINES} == {}


def crowded(files: Iterable[Path]) -> dict[str, int]:
    """Return the folders with more files than a folder should have, with their number."""
    folders = Counter(str(file.parent) for file in files if file.name != "__init__.py")
    return {folder: count for folder, count in folders.items() if count > FOLDER_FILES}


def test_that_no_folder_is_a_corridor(sources: dict[str, str]) -> None:
    assert crowded(map(Path, sources)) == {}
    assert crowded(TESTS.rglob("test_*.py")) == {}
    assert crowded(Path(f"a/{number}.py") for number in range(33)) == {"a": 33}


def test_that_tests_stand_in_rooms_that_the_program_has() -> None:
    of_all = {"project"}  # what is not about one room
    tested = {path.parent.relative_to(TESTS / "unit") for path in (TESTS / "unit").rglob("test_*.py")}
    tested |= {path.parent.relative_to(TESTS) for path in (TESTS / "ui").rglob("test_*.py")}
    assert {Path("layout/axis"), Path("model/dates"), Path("ui/canvas/ahead")} <= tested
    assert sorted(str(room) for room in tested if not (VIEWER / room).is_dir()) == sorted(of_all)
