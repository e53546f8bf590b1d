"""Applies faults to copies of the tree and tells what the tests said."""

from __future__ import annotations

import os
import queue
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

from tests.mutants.mutant import ROOT, Mutant

#: What the copy is made of; the rest of a checkout is large and not needed.
COPIED = (
    "main.py", "viewer", "tests", "tools", "resources", "data", "docs", "pyproject.toml", "Makefile", "README.md",
    "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", ".gitignore",
)  # fmt: skip
_PASSED, _FAILED = 0, 1
#: No status of a process.
_ENDLESS = -1_000


class Verdict(Enum):
    """What became of a fault."""

    KILLED = "killed"
    HUNG = "killed by the clock alone: its tests did not end in time"
    SURVIVED = "SURVIVED"
    STALE = "STALE: its place is not there exactly once"
    UNTRIED = "UNTRIED: its tests cannot be run"


def run(
    mutants: Sequence[Mutant], jobs: int, timeout_s: float, root: Path = ROOT
) -> Iterator[tuple[Mutant, Verdict]]:
    """Try faults and yield what became of each, in the order in which they are done.

    Args:
        jobs: So many are tried at once, each in a copy of its own.
        timeout_s: Tests that take longer hang, and have noticed the fault by that, unless the machine was slow.
        root: The tree; it is only read.
    """
    with _copies(root, jobs) as trees, ThreadPoolExecutor(jobs) as pool:

        def tried(mutant: Mutant) -> Verdict:
            tree = trees.get()
            try:
                return _verdict(mutant, tree, timeout_s)
            finally:
                trees.put(tree)

        waiting = {pool.submit(tried, mutant): mutant for mutant in mutants}
        for done in as_completed(waiting):
            yield waiting[done], done.result()


def are_green(tests: Sequence[str], timeout_s: float, root: Path = ROOT) -> bool:
    """Tell whether tests pass in a copy without any fault: else their failing says nothing."""
    with _copies(root, 1) as trees:
        return _status(tests, trees.get(), timeout_s) == _PASSED


@contextmanager
def _copies(root: Path, count: int) -> Iterator[queue.Queue[Path]]:
    trees: queue.Queue[Path] = queue.Queue()
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        for number in range(count):
            trees.put(_copied(root, Path(folder) / str(number)))
        yield trees


def _copied(root: Path, tree: Path) -> Path:
    tree.mkdir()
    for name in COPIED:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.is_file():
            shutil.copy2(source, tree / name)
    return tree


def _verdict(mutant: Mutant, tree: Path, timeout_s: float) -> Verdict:
    if mutant.is_stale(tree):
        return Verdict.STALE
    file = tree / mutant.file
    text = mutant.apply(tree)
    _forget_compiled(file)
    try:
        status = _status(mutant.tests, tree, timeout_s)
    finally:
        file.write_text(text, encoding="utf-8")
        _forget_compiled(file)
    if status == _PASSED:
        return Verdict.SURVIVED
    if status == _ENDLESS:
        return Verdict.HUNG
    # Any other status of pytest's own means that nothing was tried; a killed process has noticed.
    return Verdict.UNTRIED if status > _FAILED else Verdict.KILLED


def _forget_compiled(file: Path) -> None:
    """Take away what Python keeps of a module: it would be believed of another text of the same length and second."""
    for kept in (file.parent / "__pycache__").glob(f"{file.stem}.*.pyc"):
        kept.unlink(missing_ok=True)


def _status(tests: Sequence[str], tree: Path, timeout_s: float) -> int:
    """Return pytest's exit status; below 0 where a signal has ended it, ``_ENDLESS`` where the clock has."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"]
    command += [f"tests/{name}" for name in tests]
    env = {**os.environ, "PYTHONPATH": str(tree), "QT_QPA_PLATFORM": "offscreen"}
    env.pop("PYTHONPYCACHEPREFIX", None)
    try:
        done = subprocess.run(command, cwd=tree, env=env, capture_output=True, check=False, timeout=timeout_s)
    except subprocess.TimeoutExpired:
        return _ENDLESS
    return done.returncode
