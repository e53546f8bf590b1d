"""Tests that can fail: what no test may lean on, whatever it tries."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TESTS = Path(__file__).parents[2]


@dataclass(frozen=True)
class Found:
    """What was found in modules: tests whose assertions may never run, fixed waits, private names, skips, and calls."""

    in_loops: tuple[str, ...]
    waits: tuple[str, ...]
    reads: tuple[str, ...]
    skips: tuple[str, ...]
    calls: int


def found_in(source: str) -> Found:
    """Look through the text of a module, once for all that is asked of it."""
    nodes = list(ast.walk(ast.parse(source)))
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    in_loops = [test.name for test in cases_of(nodes) if (kinds := list(asserts(test))) and all(kinds)]
    waits = [f"{call.lineno}: {ast.unparse(call)}" for call in calls if is_wait(call)]
    waits += [f"{call.lineno}: {ast.unparse(call)}" for test in cases_of(nodes) for call in sleeps(test)]
    skips = [node.attr for node in nodes if isinstance(node, ast.Attribute) and is_skip(node)]
    return Found(tuple(in_loops), tuple(waits), tuple(private_reads(nodes)), tuple(skips), len(calls))


@cache
def every() -> dict[str, Found]:
    """Return what was found in every module of the tests."""
    paths = sorted(TESTS.rglob("*.py"))
    return {path.relative_to(TESTS).as_posix(): found_in(path.read_text(encoding="utf-8")) for path in paths}


def cases_of(nodes: Iterable[ast.AST]) -> Iterator[ast.FunctionDef]:
    for node in nodes:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node


def is_surely_filled(iterable: ast.expr) -> bool:
    """Tell whether a loop over this runs at least once, as far as its text tells."""
    if isinstance(iterable, (ast.Tuple, ast.List, ast.Set)):
        return any(not isinstance(item, ast.Starred) for item in iterable.elts)
    if isinstance(iterable, ast.Call) and isinstance(iterable.func, ast.Name):
        args = iterable.args
        if iterable.func.id == "range":
            return all(isinstance(arg, (ast.Constant, ast.UnaryOp)) for arg in args)
        return iterable.func.id in ("enumerate", "zip", "reversed", "sorted") and is_surely_filled(args[0])
    return isinstance(iterable, ast.Name) and iterable.id.isupper()  # a table of the test's own


STATEMENTS = (ast.stmt, ast.ExceptHandler, ast.match_case)


def asserts(node: ast.AST, in_loop: bool = False) -> Iterator[bool]:
    """Yield for each assertion whether it stands in a loop that may never run."""
    for child in ast.iter_child_nodes(node):
        # Nothing is asserted within an expression, of which there are four times as many.
        if isinstance(child, ast.FunctionDef) or not isinstance(child, STATEMENTS):
            continue
        here = in_loop or (isinstance(child, ast.For) and not is_surely_filled(child.iter))
        if isinstance(child, ast.Assert) or (isinstance(child, ast.With) and is_expectation(child)):
            yield here
        yield from asserts(child, here)


def is_expectation(node: ast.With) -> bool:
    texts = [ast.unparse(item.context_expr) for item in node.items]
    return any(text.startswith(("pytest.raises", "qtbot.wait", "qtbot.assert")) for text in texts)


def test_that_no_test_asserts_only_in_a_loop_that_may_never_run() -> None:
    assert [f"{name}: {test}" for name, found in every().items() for test in found.in_loops] == []
    looped = "def test_a():\n    for x in f():\n        assert x\n"
    assert found_in(looped).in_loops == ("test_a",)
    assert found_in(looped + "    assert f()\n").in_loops == ()


def is_wait(call: ast.Call) -> bool:
    """Tell whether a call waits for a while and for nothing else."""
    if any(word.arg == "wait" for word in call.keywords):
        return True
    function = call.func
    return (
        isinstance(function, ast.Attribute)
        and function.attr in ("wait", "qWait")
        and ast.unparse(function.value).startswith(("qtbot", "QTest"))
    )


def sleeps(node: ast.AST) -> Iterator[ast.Call]:
    """Yield what a test does to let time go by, but for what it hands out as slow and between two looks at something."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call) and last_name(child.func) == "sleep":
            yield child
        elif not isinstance(child, ast.FunctionDef | ast.While):
            yield from sleeps(child)


def test_that_no_test_waits_for_a_while() -> None:
    assert sum(found.calls for found in every().values()) > 1000
    assert [f"{name}:{wait}" for name, found in every().items() for wait in found.waits] == []
    slow = "def test_a():\n    def slow():\n        sleep(1)\n    while f():\n        time.sleep(2)\n    time.sleep(3)\n"
    assert found_in(slow).waits == ("6: time.sleep(3)",)
    waits = "qtbot.wait(5)\nQTest.qWait(5)\nlist.drop(wait=5)\nprocess.wait(5)\nqtbot.waitUntil(f)\n"
    assert found_in(waits).waits == ("1: qtbot.wait(5)", "2: QTest.qWait(5)", "3: list.drop(wait=5)")


def is_skip(attribute: ast.Attribute) -> bool:
    """Tell whether this is how a test is left out."""
    return attribute.attr in ("skip", "skipif", "importorskip") and ast.unparse(attribute).startswith(
        "pytest."
    )


def test_that_no_tests_are_left_out_but_those_that_developers_are_told_of() -> None:
    told = (TESTS.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    passage = told[told.index("files alone may be skipped") : told.index("- A guard that could be deleted")]
    named = set(re.findall(r"`tests/([\w/]+\.py)`", passage))
    assert {name for name, found in every().items() if found.skips} == named
    skips = "pytest.skip('a')\n@pytest.mark.skipif(True)\ndef f(): x.skip()\npytest.importorskip('b')\n"
    assert sorted(found_in(skips).skips) == ["importorskip", "skip", "skipif"]


#: Names that Python and packages have made public in spite of their look.
FOREIGN = frozenset({"_replace", "_asdict", "_fields", "_exit", "_add_object"})


def private_reads(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Yield private names that a module reads of others, or has others replace."""
    for node in nodes:
        if isinstance(node, ast.Attribute) and is_private(node.attr):
            if not (isinstance(node.value, ast.Name) and node.value.id == "self"):
                yield ast.unparse(node)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("viewer"):
            yield from (alias.name for alias in node.names if is_private(alias.name))
        elif isinstance(node, ast.Call) and last_name(node.func).endswith(("setattr", "delattr", "getattr")):
            for arg in node.args[:2]:
                if isinstance(arg, ast.Constant) and isinstance(arg.value, str):
                    last = arg.value.rpartition(".")[2]
                    if is_private(last):
                        yield arg.value


def last_name(function: ast.expr) -> str:
    """Return the last part of what a call is of, such as ``setattr``; empty where that is no name."""
    return getattr(function, "attr", "") or getattr(function, "id", "")


def is_private(name: str) -> bool:
    return name != "_" and name.startswith("_") and not name.startswith("__") and name not in FOREIGN


def test_that_no_test_reads_private_names() -> None:
    assert [f"{name}: {read}" for name, found in every().items() for read in found.reads] == []
    private = (
        "from viewer.a import _b\nc._d\nself._e\nmonkeypatch.setattr('viewer.f._g', 1)\nx.getattr(y, 'h')\n"
    )
    assert set(found_in(private).reads) == {"_b", "c._d", "viewer.f._g"}


def strangers(path: Path, known: Mapping[str, set[Path]], always: set[Path]) -> list[str]:
    """Return the tests' own modules that a test names and does not find when it is run alone.

    It finds those beside it, beside a ``conftest.py`` above it, and in the folders that pytest is told of.
    """
    near = {path.parent, *(folder for folder in path.parents if (folder / "conftest.py").is_file())} | always
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    return [name for name in named if name in known and not known[name] & near]


def test_that_every_test_can_be_run_alone() -> None:
    settings = tomllib.loads((TESTS.parent / "pyproject.toml").read_text(encoding="utf-8"))
    always = {TESTS.parent / folder for folder in settings["tool"]["pytest"]["ini_options"]["pythonpath"]}
    tests, known = sorted(TESTS.rglob("test_*.py")), defaultdict[str, set[Path]](set)
    for path in TESTS.rglob("*.py"):
        known[path.stem].add(path.parent)
    assert "layout_helpers" in known and len(tests) > 100
    assert {path.name: found for path in tests if (found := strangers(path, known, always))} == {}
    reader = TESTS / "ui/canvas/access/test_canvas_reader.py"
    assert strangers(reader, known, set()) == ["layout_helpers"]
