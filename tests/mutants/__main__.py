"""``python -m tests.mutants [NAME…]``: exit status 1 where a fault went unnoticed or its place is gone."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from tests.mutants.every import MUTANTS
from tests.mutants.mutant import Mutant
from tests.mutants.runner import Verdict, are_green, run


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the faults that are asked for, all of them by default, and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="or the beginning of one")
    parser.add_argument("--jobs", type=int, default=max(1, min(4, os.cpu_count() or 1)), help="at once")
    parser.add_argument("--timeout", type=float, default=300.0, help="seconds for the tests of one")
    parser.add_argument("--list", action="store_true", help="name them all")
    args = parser.parse_args(arguments)
    chosen = [one for one in MUTANTS if not args.names or one.name.startswith(tuple(args.names))]
    if args.list:
        print("\n".join(one.name for one in chosen))
        return 0
    if not chosen:
        print("no fault has such a name", file=sys.stderr)
        return 2
    return _tried(chosen, args.jobs, args.timeout)


def _tried(chosen: Sequence[Mutant], jobs: int, timeout_s: float) -> int:
    tests = sorted({name for one in chosen for name in one.tests})
    if not are_green(tests, timeout_s * len(chosen)):
        print("the tests fail without any fault; mend that first", file=sys.stderr)
        return 2
    bad = 0
    for mutant, verdict in run(chosen, jobs, timeout_s):
        print(f"{mutant.name}: {verdict.value}", flush=True)
        bad += verdict not in (Verdict.KILLED, Verdict.HUNG)
    print(f"{len(chosen) - bad} of {len(chosen)} noticed")
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
