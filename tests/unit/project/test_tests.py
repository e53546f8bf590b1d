"""Tests that can fail: what no test may lean on, whatever it tries."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parents[2]


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(TESTS.rglob("*.py")):
        yield path.relative_to(TESTS).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def cases_of(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(tree):
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


def asserts(node: ast.AST, in_loop: bool = False) -> Iterator[bool]:
    """Yield for each assertion whether it stands in a loop that may never run."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.FunctionDef, ast.Lambda)):
            continue
        here = in_loop or (isinstance(child, ast.For) and not is_surely_filled(child.iter))
        if isinstance(child, ast.Assert) or (isinstance(child, ast.With) and is_expectation(child)):
            yield here
        yield from asserts(child, here)


def is_expectation(node: ast.With) -> bool:
    texts = [ast.unparse(item.context_expr) for item in node.items]
    return any(text.startswith(("pytest.raises", "qtbot.wait", "qtbot.assert")) for text in texts)


def test_that_no_test_asserts_only_in_a_loop_that_may_never_run() -> None:
    found = [
        f"{name}: {test.name}"
        for name, tree in modules()
        for test in cases_of(tree)
        if (kinds := list(asserts(test))) and all(kinds)
    ]
    assert found == []


def test_that_no_test_waits_for_a_while() -> None:
    found, looked_at = [], 0
    for name, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                looked_at += 1
                call = ast.unparse(node.func)
                waits = call.endswith((".wait", ".qWait")) and call.startswith(("qtbot", "QTest"))
                while_nothing = any(word.arg == "wait" for word in node.keywords)
                if waits or while_nothing:
                    found.append(f"{name}:{node.lineno}: {ast.unparse(node)}")
    assert looked_at > 1000
    assert found == []


#: Names that Python and packages have made public in spite of their look.
FOREIGN = frozenset({"_replace", "_asdict", "_fields", "_exit", "_add_object"})


def private_reads(tree: ast.Module) -> Iterator[str]:
    """Yield private names that a module reads of others, or has others replace."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and is_private(node.attr):
            if not (isinstance(node.value, ast.Name) and node.value.id == "self"):
                yield ast.unparse(node)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("viewer"):
            yield from (alias.name for alias in node.names if is_private(alias.name))
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(
            ("setattr", "delattr", "getattr")
        ):
            for arg in node.args[:2]:
                if isinstance(arg, ast.Constant) and isinstance(arg.value, str):
                    last = arg.value.rpartition(".")[2]
                    if is_private(last):
                        yield arg.value


def is_private(name: str) -> bool:
    return name != "_" and name.startswith("_") and not name.startswith("__") and name not in FOREIGN


def test_that_no_test_reads_private_names() -> None:
    found = [f"{name}: {read}" for name, tree in modules() for read in private_reads(tree)]
    assert found == []
