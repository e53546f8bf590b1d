"""No module of the program reaches itself through imports, not in functions and not for types alone either."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from source_facts import SourceFacts, facts_of, viewer_facts

ROOT = Path(__file__).parents[3]


def module_name(path: Path) -> str:
    """Return a file's dotted name; a folder's ``__init__`` is the folder."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(facts: SourceFacts, modules: frozenset[str]) -> set[str]:
    """Return those of some modules that a source imports anywhere in it."""
    found = set()
    for module, name in facts.imports:
        inner = f"{module}.{name}"
        found.add(inner if inner in modules else module)
    return found & modules


@cache
def graph() -> dict[str, set[str]]:
    """Return what every module of the program imports of it."""
    sources = {module_name(path): facts for path, facts in viewer_facts().items()}
    modules = frozenset(sources)
    return {name: imported(facts, modules) - {name} for name, facts in sources.items()}


def circle(imports: Mapping[str, set[str]]) -> list[str]:
    """Return modules that import each other in a ring, the first one again at its end; empty for none."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_that_no_modules_import_each_other_in_a_circle() -> None:
    assert circle(graph()) == []


def test_that_the_graph_knows_imports_of_every_kind() -> None:
    source = """
from typing import TYPE_CHECKING
import viewer.a
from viewer import b
from viewer.c import name
if TYPE_CHECKING:
    from viewer.d import Type
def late():
    from viewer.e import other
"""
    modules = frozenset(f"viewer.{letter}" for letter in "abcdef")
    assert imported(facts_of(source), modules) == modules - {"viewer.f"}
    assert len(graph()) > 100
    assert "viewer.ui.window.main_window" in graph()["viewer.ui.window.app"]


def test_that_a_circle_is_found() -> None:
    assert set(circle({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}})) == {"a", "b", "c"}
    assert circle({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def test_that_sources_use_no_relative_imports() -> None:
    # The graph above would not see them.
    assert len(viewer_facts()) > 100
    assert [path for path, facts in viewer_facts().items() if not facts.levels <= {0}] == []
    assert facts_of("from . import a\nfrom viewer import b\n").levels == {0, 1}
