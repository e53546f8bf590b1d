"""Runs every measurement and prints a table, or JSON with ``--json``.

``python -m tests.bench [--json] [NAME…]``: with names, only modules whose name holds one. A
module ``bench_*.py`` here has ``measure() -> dict``; what it names may be a number, a text,
or a dict of figures whose names end in their unit (``median_s``, ``p99_ms``, ``ratio``).
"""

from __future__ import annotations

import argparse
import importlib
import json
import platform
import sys
from collections.abc import Sequence
from pathlib import Path

_UNITS = {"s": "s", "ms": "ms", "us": "µs", "bytes": "bytes"}
_FOLDER = Path(__file__).parent


def chosen(names: Sequence[str]) -> list[str]:
    """Return the measuring modules whose name holds one of these, or all, in order."""
    modules = sorted(path.stem for path in _FOLDER.glob("bench_*.py"))
    return [module for module in modules if not names or any(name in module for name in names)]


def shown(value: object, name: str = "") -> str:
    """Return a figure as the table shows it, with the unit that its name ends in."""
    if isinstance(value, dict):
        return ", ".join(f"{_plain(key)} {shown(figure, key)}" for key, figure in value.items())
    if not isinstance(value, (int, float)):
        return str(value)
    if name.endswith("ratio"):
        return f"{value:.2f}x"
    unit = _UNITS.get(name.rpartition("_")[2], "")
    digits = f"{value:,}" if isinstance(value, int) else f"{value:,.3g}" if value < 100 else f"{value:,.0f}"
    return f"{digits} {unit}".rstrip()


def _plain(name: str) -> str:
    """Return a figure's name without its unit."""
    head, _, tail = name.rpartition("_")
    return (head if tail in _UNITS else name).replace("_", " ")


def main(words: Sequence[str]) -> int:
    """Measure and print; the exit status is 2 where there is nothing of that name."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measure Dateline.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="part of a measurement's name")
    parser.add_argument("--json", action="store_true", help="print figures for other programs")
    asked = parser.parse_args(words)
    modules = chosen(asked.names)
    if not modules:
        print(
            f"nothing here measures {', '.join(asked.names)}; there is {', '.join(chosen([]))}",
            file=sys.stderr,
        )
        return 2
    results: dict[str, object] = {}
    for module in modules:
        if not asked.json:
            print(f"\n{module.removeprefix('bench_')}", flush=True)
        found = importlib.import_module(f"tests.bench.{module}").measure()
        results[module] = found
        if not asked.json:
            for name, value in found.items():
                print(f"  {_plain(name):<52} {shown(value, name)}", flush=True)
    if asked.json:
        machine = {"python": platform.python_version(), "machine": platform.machine()}
        print(json.dumps({"on": machine, **results}, indent=1, default=str))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
