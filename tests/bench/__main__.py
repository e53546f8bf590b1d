"""Runs every measurement and prints a table, or JSON with ``--json``.

``python -m tests.bench [--json] [NAME…] [FILE…]``: with names, only modules whose name holds one.
A module ``bench_*.py`` here has ``measure() -> dict``; what it names may be a number, a text, or a
dict of figures whose names end in their unit (``median_s``, ``p99_ms``, ``ratio``). Files are for a
module with ``measure_files(paths) -> dict``, which has one entry for each; in JSON it stands
under its name without ``bench_``.
"""

from __future__ import annotations

import argparse
import importlib
import json
import platform
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType

_UNITS = {"s": "s", "ms": "ms", "us": "µs", "bytes": "bytes"}
_FOLDER = Path(__file__).parent


def chosen(names: Sequence[str]) -> list[str]:
    """Return the measuring modules whose name holds one of these, or all, in order."""
    modules = sorted(path.stem for path in _FOLDER.glob("bench_*.py"))
    return [module for module in modules if not names or any(name in module for name in names)]


def shown(value: object, name: str = "") -> str:
    """Return a figure as the table shows it, with the unit that its name ends in."""
    if isinstance(value, dict):
        return ", ".join(f"{_plain(key)} {_inner(figure, key)}" for key, figure in value.items())
    if not isinstance(value, (int, float)):
        return str(value)
    if name.endswith("ratio"):
        return f"{value:.2f}x"
    unit = _UNITS.get(name.rpartition("_")[2], "")
    digits = f"{value:,}" if isinstance(value, int) else f"{value:,.3g}" if value < 100 else f"{value:,.0f}"
    return f"{digits} {unit}".rstrip()


def _inner(value: object, name: str) -> str:
    return f"({shown(value)})" if isinstance(value, dict) else shown(value, name)


def _plain(name: str) -> str:
    """Return a figure's name without its unit."""
    head, _, tail = name.rpartition("_")
    return (head if tail in _UNITS else name).replace("_", " ")


def main(words: Sequence[str]) -> int:
    """Measure and print; the exit status is 2 where there is nothing of that name, or no such file."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measure Dateline.")
    parser.add_argument("words", nargs="*", metavar="NAME|FILE", help="part of a measurement's name; a file")
    parser.add_argument("--json", action="store_true", help="print figures for other programs")
    asked = parser.parse_args(words)
    names = [word for word in asked.words if not is_file_name(word)]
    files = [Path(word) for word in asked.words if is_file_name(word)]
    modules = {name: importlib.import_module(f"tests.bench.{name}") for name in chosen(names)}
    wrong = _wrong(names, files, modules)
    if wrong:
        print(wrong, file=sys.stderr)
        return 2
    results: dict[str, object] = {}
    for name, module in modules.items():
        takes_files = hasattr(module, "measure_files")
        if files and not takes_files:
            continue
        if not asked.json:
            print(f"\n{name.removeprefix('bench_')}", flush=True)
        found = module.measure_files(files) if files else module.measure()
        results[name.removeprefix("bench_") if takes_files else name] = found
        if not asked.json:
            for key, value in found.items():
                print(f"  {_plain(key):<52} {shown(value, key)}", flush=True)
    if asked.json:
        machine = {"python": platform.python_version(), "machine": platform.machine()}
        print(json.dumps({"on": machine, **results}, indent=1, default=str))
    return 0


def is_file_name(word: str) -> bool:
    """Tell whether a word names a file rather than a measurement."""
    return "/" in word or Path(word).suffix != "" or Path(word).is_file()


def _wrong(names: Sequence[str], files: Sequence[Path], modules: Mapping[str, ModuleType]) -> str:
    """Return what is wrong with what was asked for, empty for nothing."""
    missing = [str(file) for file in files if not file.is_file()]
    if missing:
        return f"there is no {', '.join(missing)}"
    if not modules:
        return f"nothing here measures {', '.join(names)}; there is {', '.join(chosen([]))}"
    if files and not any(hasattr(module, "measure_files") for module in modules.values()):
        return f"{', '.join(modules)}: nothing of this measures a file"
    return ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
