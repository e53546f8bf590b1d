"""Functions that fit a screen, files that are read in one sitting, folders with not too many doors."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest

VIEWER = Path(__file__).parents[3] / "viewer"
FUNCTION_LINES, FILE_LINES, FOLDER_FILES = 60, 420, 32


@pytest.fixture(scope="module")
def sources() -> dict[str, str]:
    """Every source of the program by its path."""
    return {str(path.relative_to(VIEWER)): path.read_text(encoding="utf-8") for path in VIEWER.rglob("*.py")}


def test_that_no_function_is_longer_than_a_screen(sources: dict[str, str]) -> None:
    lines = {
        f"{name}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for name, source in sources.items()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert len(lines) > 5000
    assert {name: count for name, count in lines.items() if count > FUNCTION_LINES} == {}


def test_that_no_file_holds_what_two_would(sources: dict[str, str]) -> None:
    lines = {name: source.count("\n") for name, source in sources.items()}
    assert {name: count for name, count in lines.items() if count > FILE_LINES} == {}


def test_that_no_folder_is_a_corridor(sources: dict[str, str]) -> None:
    folders = Counter(Path(name).parent for name in sources if not name.endswith("__init__.py"))
    assert {folder: count for folder, count in folders.items() if count > FOLDER_FILES} == {}
