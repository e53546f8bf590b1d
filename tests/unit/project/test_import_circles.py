"""No module of the files layer needs itself, on whatever way round, not even for its types."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[3]


def _imports() -> dict[str, set[str]]:
    """Return what each module of the program imports of it, function bodies and types included."""
    files = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path
        for path in (ROOT / "viewer").rglob("*.py")
        if path.name != "__init__.py"
    }
    found: dict[str, set[str]] = {}
    for name, path in files.items():
        nodes = [
            node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)
        ]
        wanted = {node.module or "" for node in nodes}
        wanted |= {f"{node.module}.{alias.name}" for node in nodes for alias in node.names}
        found[name] = wanted & files.keys()
    return found


def _reached(name: str, imports: dict[str, set[str]]) -> set[str]:
    """Return everything that a module needs, directly or not."""
    seen: set[str] = set()
    rest = list(imports[name])
    while rest:
        one = rest.pop()
        if one not in seen:
            seen.add(one)
            rest += imports[one]
    return seen


def test_that_no_module_of_the_files_layer_stands_in_an_import_circle() -> None:
    imports = _imports()
    files = [name for name in imports if name.startswith("viewer.files.")]
    assert len(files) > 30
    assert [name for name in files if name in _reached(name, imports)] == []
