"""Runs every measurement and prints a table, or JSON with ``--json``.

``python -m tests.bench [--json] [NAME…]``: with names, only modules whose name holds one.
"""

from __future__ import annotations

import importlib
import json
import platform
import sys
from pathlib import Path


def main(words: list[str]) -> int:
    """Measure and print."""
    names = [word for word in words if not word.startswith("-")]
    modules = sorted(path.stem for path in Path(__file__).parent.glob("bench_*.py"))
    chosen = [module for module in modules if not names or any(name in module for name in names)]
    results: dict[str, dict[str, object]] = {}
    for module in chosen:
        if "--json" not in words:
            print(f"\n{module.removeprefix('bench_')}", flush=True)
        results[module] = importlib.import_module(f"tests.bench.{module}").measure()
        if "--json" not in words:
            for name, value in results[module].items():
                print(f"  {name:<52} {value}", flush=True)
    if "--json" in words:
        machine = {"python": platform.python_version(), "machine": platform.machine()}
        print(json.dumps({"on": machine, **results}, indent=1, default=str))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
