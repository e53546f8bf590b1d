"""The web page: how large it is, how long writing it takes, and when a real browser has it ready to read.

Ready is when the page has been loaded, laid out and drawn and its own script has run, from the moment that the
browser is told to open it; a letter typed into the search is timed until the page is drawn again.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from tests.bench.make_timeline import write_file
from viewer.cli import main
from viewer.shipped import shipped_timeline

sys.path.insert(0, str(Path(__file__).parents[1] / "e2e"))
from browser import PROGRAM, Tab, browser

COUNTS = (1_000, 10_000)
_RUNS = 5
_LETTER = """
new Promise((done) => {
  const start = performance.now(), find = document.querySelector("#find");
  new MutationObserver(() => requestAnimationFrame(() => setTimeout(() => done(performance.now() - start))))
    .observe(document.querySelector("#count"), { childList: true });
  find.value = "%s";
  find.dispatchEvent(new Event("input"));
})
"""


def measure() -> dict[str, object]:
    """Return figures of the shipped file and of each count."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [shipped_timeline()]
        for count in COUNTS:
            paths.append(Path(folder) / f"{count:,} events.yaml")
            write_file(count, paths[-1])
        return measure_files(paths)


def measure_files(paths: Sequence[Path]) -> dict[str, object]:
    """Return figures of each file by its name."""
    return {path.stem: _measured(path) for path in paths}


def _measured(path: Path) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "page.html"
        start = perf_counter()
        main(["export", str(path), "-o", str(out)])
        found: dict[str, object] = {"written_s": perf_counter() - start, "size_bytes": out.stat().st_size}
        if not PROGRAM:
            return {**found, "browser": "chromium is not installed"}
        with browser() as running:
            tab = Tab(running)
            tab.size(1280, 900)
            tab.open(out)
            events = tab.run("document.querySelectorAll('article').length")
            found["event_bytes"] = round(out.stat().st_size / events)
            ready = [_ready(tab, out) for _ in range(_RUNS)]
            found |= {"ready_s": statistics.median(ready), "slowest_s": max(ready)}
            found["letter_ms"] = _letter(tab)
        return found


def _ready(tab: Tab, out: Path) -> float:
    start = perf_counter()
    tab.open(out)
    tab.settle()
    return perf_counter() - start


def _letter(tab: Tab) -> float:
    """Return after how many milliseconds what was found is drawn, the pause before a search included."""
    took = [tab.run(_LETTER % word) for word in ("s", "st", "sta", "stat")]
    return float(statistics.median(took[1:]))  # the first one reads all texts
