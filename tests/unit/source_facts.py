"""What tests ask of the program's sources, each of them parsed once for all that ask."""

from __future__ import annotations

import ast
import re
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
        unmet: Arguments that docstrings tell of and that are not there, each behind whose they should be.
    """

    imports: list[tuple[str, str]] = field(default_factory=list)
    levels: set[int] = field(default_factory=set)
    functions: list[tuple[str, int]] = field(default_factory=list)
    classes: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    icons: set[object] = field(default_factory=set)
    unmet: list[str] = field(default_factory=list)


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
            facts.unmet += _unmet(node, node)
        elif isinstance(node, ast.ClassDef):
            facts.classes.add(node.name)
            made_by = [
                one for one in node.body if isinstance(one, ast.FunctionDef) and one.name == "__init__"
            ]
            facts.unmet += _unmet(node, made_by[0]) if made_by else []
    return facts


_ARGS = re.compile(r"^Args:\n((?: .*\n|\n)*)", re.MULTILINE)
_ARG = re.compile(r"^    \*{0,2}(\w+):", re.MULTILINE)


def _unmet(
    told: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef,
    taking: ast.FunctionDef | ast.AsyncFunctionDef,
) -> list[str]:
    """Return the arguments that one's docstring tells of and that the other does not take."""
    found = _ARGS.search(f"{ast.get_docstring(told) or ''}\n")
    taken = {arg.arg for arg in ast.walk(taking.args) if isinstance(arg, ast.arg)}
    return [f"{told.name}: {name}" for name in _ARG.findall(found[1]) if name not in taken] if found else []


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
