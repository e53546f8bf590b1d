"""``python -m tests.fuzz [--seconds N | --inputs N] [--seed S]``: tries the reader, reports, keeps what failed."""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.fuzz.corpus import TOKENS, corpus
from tests.fuzz.hostile import large, small
from tests.fuzz.minimise import minimised
from tests.fuzz.mutations import Mutator
from tests.fuzz.runner import ROOT, Outcome, Runner

#: The processor time that any mutated file must be read in; a whole one of a hundred megabytes has longer.
MOST_SECONDS, MOST_SECONDS_LARGE = 10.0, 90.0
_SLOW_ONES = 8


@dataclass
class Report:
    """What was tried and what came of it.

    Attributes:
        faults: What went wrong, each once, and how often.
        slowest: Its seconds of processor time and name, among mutated inputs and among large ones.
    """

    seconds: list[float] = field(default_factory=list)
    faults: dict[str, int] = field(default_factory=dict)
    saved: list[Path] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "none")
    large: list[tuple[float, str]] = field(default_factory=list)

    def lines(self) -> list[str]:
        """Return the report in lines."""
        times = sorted(self.seconds) or [0.0]
        p99 = times[min(len(times) - 1, len(times) * 99 // 100)]
        found = [f"  {count} × {what}" for what, count in self.faults.items()]
        return [
            f"{len(self.seconds):,} inputs, {sum(self.faults.values()):,} failures",
            f"median {times[len(times) // 2] * 1000:.1f} ms, p99 {p99 * 1000:.1f} ms",
            f"worst mutated or small input {self.slowest[0] * 1000:.0f} ms ({self.slowest[1]})",
            *[
                f"large input {seconds:.1f} s ({name})"
                for seconds, name in sorted(self.large)[:-_SLOW_ONES:-1]
            ],
            *found,
            *[f"  kept {path}" for path in self.saved],
        ]


class Campaign:
    """One run: inputs go in, a report comes out.

    Args:
        runner: Checks inputs.
        folder: Where failing inputs are kept.
    """

    def __init__(self, runner: Runner, folder: Path) -> None:
        self._runner = runner
        self._folder = folder
        self.report = Report()

    def attempt(self, name: str, data: bytes | str, *, is_large: bool = False) -> Outcome:
        """Check one input and note what came of it."""
        report, limit = self.report, MOST_SECONDS_LARGE if is_large else MOST_SECONDS
        outcome = self._runner.outcome(data, limit)
        report.seconds.append(outcome.seconds)
        if is_large:
            report.large.append((outcome.seconds, name))
        else:
            report.slowest = max(report.slowest, (outcome.seconds, name))
        if outcome.fault:
            what = f"{outcome.fault} [{name}]" if is_large or not name.startswith("#") else outcome.fault
            self.keep(what, data, limit, small_enough=not is_large)
        return outcome

    def keep(self, what: str, data: bytes | str, limit: float, *, small_enough: bool) -> None:
        """Count a failure, and save the first input of its kind as small as it can be made."""
        kind = what.partition(":")[0]
        known = next((one for one in self.report.faults if one.partition(":")[0] == kind), None)
        self.report.faults[known or what] = self.report.faults.get(known or what, 0) + 1
        if known is not None or not small_enough:
            return
        content = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
        if isinstance(data, bytes):
            fails = lambda some: self._runner.outcome(some, limit).fault.partition(":")[0] == kind  # noqa: E731
            content = minimised(content, fails)
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"{hashlib.sha1(content).hexdigest()[:12]}.yaml"  # a name, nothing secret
        path.write_bytes(content)
        self.report.saved.append(path)


def _attempts(inputs: int, seconds: float, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield mutated inputs until there are enough or the time is over."""
    mutator, ends_at = Mutator(corpus(), TOKENS, seed), time.monotonic() + seconds
    number = 0
    while (number < inputs) if inputs else (time.monotonic() < ends_at):
        number += 1
        yield f"#{number}", mutator.next()


def main(words: Sequence[str], check: str = "", folder: Path = ROOT / "out" / "fuzz") -> int:
    """Run and print the report; the exit status is 1 where something failed.

    Args:
        words: The command line.
        check: For :class:`Runner`.
        folder: Where failing inputs are kept.
    """
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Try to break the reader.")
    much = parser.add_mutually_exclusive_group()
    much.add_argument("--seconds", type=float, default=60, help="try mutated files for so long (60)")
    much.add_argument("--inputs", type=int, default=0, help="try so many mutated files instead")
    parser.add_argument("--seed", type=int, default=2011, help="the same seed makes the same files (2011)")
    parser.add_argument("--no-large", dest="large", action="store_false", help="leave out what takes seconds")
    asked = parser.parse_args(words)
    runner = Runner(check)
    campaign = Campaign(runner, folder)
    try:
        for hostile in small():
            campaign.attempt(hostile.name, hostile.make())
        for hostile in large() if asked.large else ():
            campaign.attempt(hostile.name, hostile.make(), is_large=True)
        for name, data in _attempts(asked.inputs, asked.seconds, asked.seed):
            campaign.attempt(name, data)
    finally:
        runner.close()
    print("\n".join(campaign.report.lines()))
    return 1 if campaign.report.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
