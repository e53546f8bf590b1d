"""What tests ask of the program's sources, each of them parsed once for all that ask."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

VIEWER = Path(__file__).parents[2] / "viewer"


@dataclass
class SourceFacts:
    """What a source holds.

    Attributes:
        imports: What it imports anywhere: modules, and names of modules with a dot between.
        levels: How far up its imports from modules reach; 0 where they are absolute.
        functions: Name and number of lines of each function, in no order.
        classes: The names of its classes.
        names: What it calls anything by: variables, attributes, imported names.
        icons: The constants that it hands to ``icon``.
    """

    imports: list[tuple[str, str]] = field(default_factory=list)
    levels: set[int] = field(default_factory=set)
    functions: list[tuple[str, int]] = field(default_factory=list)
    classes: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    icons: set[object] = field(default_factory=set)


def facts_of(source: str) -> SourceFacts:
    """Return what the text of a module holds."""
    facts = SourceFacts()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name):
            facts.names.add(node.id)
        elif isinstance(node, ast.Attribute):
            facts.names.add(node.attr)
        elif isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name) and node.func.id == "icon":
                facts.icons |= {arg.value for arg in node.args if isinstance(arg, ast.Constant)}
        elif isinstance(node, ast.Import | ast.ImportFrom):
            _add_import(facts, node)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            facts.functions.append((node.name, (node.end_lineno or 0) - node.lineno + 1))
        elif isinstance(node, ast.ClassDef):
            facts.classes.add(node.name)
    return facts


def _add_import(facts: SourceFacts, node: ast.Import | ast.ImportFrom) -> None:
    named = [alias.name for alias in node.names]
    facts.names.update(named)
    if isinstance(node, ast.Import):
        facts.imports += [(name, "") for name in named]
        return
    facts.levels.add(node.level)
    if node.module and not node.level:
        facts.imports += [(node.module, name) for name in named]


@cache
def viewer_facts() -> dict[Path, SourceFacts]:
    """Return what every module of the program holds, by its file."""
    return {path: facts_of(path.read_text(encoding="utf-8")) for path in sorted(VIEWER.rglob("*.py"))}
