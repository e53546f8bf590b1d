"""No folder of the program stands on one that stands on it, by way of whatever others."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


def names(node: ast.AST) -> list[str]:
    """Return what an import may name as modules; nothing for anything else.

    Imports within functions count, and those for types alone: who names a type knows whose it is.
    """
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    return [name for alias in node.names for name in (f"{node.module}.{alias.name}", f"{node.module}")]


def folders(root: Path) -> dict[str, set[str]]:
    """Return for each folder of a package, and for each module at its top, those that it imports from."""
    package = root / "viewer"
    rooms = {}
    for file in package.rglob("*.py"):
        name = ".".join(file.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
        rooms[name] = name if file.parent == package else ".".join(file.parent.relative_to(root).parts)
    found: dict[str, set[str]] = {room: set() for room in rooms.values()}
    for file in package.rglob("*.py"):
        name = ".".join(file.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            found[rooms[name]] |= {rooms[one] for one in names(node) if one in rooms} - {rooms[name]}
    # What is imported of a package beside its modules stands in its __init__, which imports nothing.
    return {room: others - {"viewer"} for room, others in found.items()}


def ring(root: Path) -> list[str]:
    """Return the folders of a ring, empty where there is none."""
    try:
        TopologicalSorter(folders(root)).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_that_no_folders_stand_on_each_other() -> None:
    assert ring(ROOT) == []
    found = folders(ROOT)
    assert len(found) > 50
    assert "viewer.ui.canvas.shown" in found["viewer.ui.canvas"]
    assert "viewer.ui.canvas.ahead" in found["viewer.ui.canvas"]  # imported within functions alone


@pytest.mark.parametrize(
    ("module", "is_ring"),
    [
        ("from viewer.upper.room.module import thing\n", True),
        ("from viewer.upper.room import module\n", True),
        ("import viewer.upper.room.module\n", True),
        ("def function():\n    from viewer.upper.room.module import thing\n", True),
        ("try:\n    import viewer.upper.room.module\nfinally:\n    pass\n", True),
        ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import viewer.upper.room.module\n", True),
        ("import os\n", False),
    ],
)
def test_that_a_ring_is_found_however_it_is_closed(tmp_path: Path, module: str, is_ring: bool) -> None:
    for name, text in {
        "viewer/__init__.py": "",
        "viewer/upper/__init__.py": "",
        "viewer/upper/top.py": module,
        "viewer/upper/room/__init__.py": "",
        "viewer/upper/room/module.py": "from viewer.upper.between import thing\n",
        "viewer/upper/between.py": "thing = 1\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert bool(ring(tmp_path)) is is_ring
