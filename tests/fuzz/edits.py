"""``python -m tests.fuzz.edits [--edits N] [--seed S]``: edits made files and checks every byte of them."""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.fuzz.edit_oracle import faults
from tests.fuzz.made_edits import Wisher
from tests.fuzz.made_files import Made, made_file
from tests.fuzz.worker import fault
from viewer.files.read.reader import read_text
from viewer.files.read.reading import Reading
from viewer.files.write.edits import Edit, EditRefused
from viewer.files.write.making.proof import Edited, edited
from viewer.files.write.undo import Step

ROOT = Path(__file__).parents[2]
#: Makes an edit of what was read.
Make = Callable[[Reading, Edit], Edited]
_EDITS_OF_ONE = 8
_VARIABLE = re.compile(r"“[^”]*”|\*[\w-]+|(?<=such as )\S+|\d+")


@dataclass(slots=True)
class Report:
    """What was tried and what came of it.

    Attributes:
        edits: How many of each kind, refused ones included.
        refused: How many with each message, numbers and names left out, and what is odd about the file.
        faults: How many of each kind of fault.
        examples: The first of each: the seed of its file, the edit and the text made.
        slowest: Seconds and the kind of the edit that took longest.
    """

    edits: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    examples: dict[str, tuple[int, str, str]] = field(default_factory=dict)
    slowest: tuple[float, str] = (0.0, "none")

    def note(self, seed: int, edit: str, text: str, wrong: Iterable[str]) -> None:
        """Note what is wrong with the text that an edit made of the file of a seed."""
        for what in wrong:
            self.faults[what] += 1
            self.examples.setdefault(what, (seed, edit, text))

    def lines(self) -> list[str]:
        """Return the report in lines."""
        return [
            f"{self.edits.total():,} edits, {self.refused.total():,} refused, {self.faults.total():,} faults",
            f"slowest {self.slowest[0] * 1000:.0f} ms ({self.slowest[1]})",
            *[f"  {count:,} × {kind}" for kind, count in self.edits.most_common()],
            *[f"  refused {count:,} × {message}" for message, count in self.refused.most_common()],
            *[
                f"  FAULT {count:,} × {what} (file {self.examples[what][0]})"
                for what, count in self.faults.most_common()
            ],
        ]


def tried(seed: int, report: Report, make: Make) -> None:
    """Make some edits of the file of a seed, each on the file as it was made."""
    made = made_file(seed)
    reading = read_text(made.text)
    ids = _ids(made, reading)
    if not ids:
        report.note(seed, "reading", "", ["the reader does not find every entry"])
        return
    wisher = Wisher(made, ids, random.Random(seed))
    for _ in range(_EDITS_OF_ONE):
        wish = wisher.wish()
        report.edits[wish.kind] += 1
        started = time.perf_counter()
        try:
            text, wrong = make(reading, wish.edit).text, []
        except EditRefused as error:
            where = " [commas first]" if made.commas_first else ""
            report.refused[_VARIABLE.sub("…", str(error)) + where] += 1
            continue
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
            text, wrong = "", [fault(error)]
        report.slowest = max(report.slowest, (time.perf_counter() - started, wish.kind))
        wrong = wrong or [*faults(made, wish, text), *_undoing(made.text, text)]
        report.note(seed, str(wish.edit), text, wrong)


def _ids(made: Made, reading: Reading) -> list[str]:
    """Return the ids of the events in the order of the file; none where some are missing."""
    events = reading.timeline.events if reading.timeline is not None else ()
    if reading.errors or len(events) != len(made.extents):
        return []
    return [event.id for event in sorted(events, key=lambda event: event.index)]


def _undoing(old: str, new: str) -> Iterator[str]:
    step = Step.between("it", old, new)
    if step.reversed().applied(new) != old or step.applied(old) != new:
        yield "undo gives other bytes"


def run(edits: int, seed: int, make: Make) -> Report:
    """Make so many edits of the files from a seed on."""
    report = Report()
    while report.edits.total() < edits:
        tried(seed, report, make)
        seed += 1
    return report


def main(words: Sequence[str], make: Make = edited, folder: Path = ROOT / "out" / "fuzz-edits") -> int:
    """Run and print the report; the exit status is 1 where something was wrong.

    Args:
        words: The command line.
        make: Makes an edit; the program's own.
        folder: Where the first file of each fault is kept, before and after the edit.
    """
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.edits", description="Try to lose a byte.")
    parser.add_argument("--edits", type=int, default=50_000, help="make so many edits (50,000)")
    parser.add_argument("--seed", type=int, default=0, help="of the first file; the same makes the same (0)")
    asked = parser.parse_args(words)
    report = run(asked.edits, asked.seed, make)
    print("\n".join(report.lines()))
    for number, (what, (seed, edit, text)) in enumerate(report.examples.items()):
        folder.mkdir(parents=True, exist_ok=True)
        head = f"{what}\n{seed}\n{edit}\n"
        (folder / f"{number}.txt").write_bytes(f"{head}\n{made_file(seed).text}\n====\n{text}".encode())
    return 1 if report.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
