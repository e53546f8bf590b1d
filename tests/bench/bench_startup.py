"""From the start of the process to the first painted frame, as a ratio to an empty PySide6 window.

The frame that counts is the one in which canvas and overview show the file's events and the menu
bar stands; the program itself says so (``viewer.ui.application.first_frame``).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from operator import add, truediv
from pathlib import Path
from statistics import median, quantiles

from tests.bench.bench_opening import bare_stream_s
from tests.bench.make_timeline import write_file

ROOT = Path(__file__).parents[2]
ROUNDS = 12
_FIRST_FRAME = "first-frame"
#: Says so on its first paint, and ends as the program does.
_EMPTY = """
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        print("first-frame", flush=True)
        QApplication.exit(0)
application = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
application.exec()
"""


def seconds_to_first_frame(words: Sequence[str], environment: Mapping[str, str]) -> float:
    """Start a program, wait until it says that its first frame is painted, and let it end.

    Raises:
        RuntimeError: It ended without painting.
    """
    start = time.perf_counter()
    with subprocess.Popen(
        words, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.strip() == _FIRST_FRAME:
                taken = time.perf_counter() - start
                process.communicate()
                return taken
    raise RuntimeError(f"{' '.join(words)} ended without a first frame")


def environment_in(folder: str) -> dict[str, str]:
    """Return an environment without a screen and without the user's settings."""
    environment = dict(
        os.environ, QT_QPA_PLATFORM="offscreen", DATELINE_BENCH_FIRST_FRAME="1", XDG_CONFIG_HOME=folder
    )
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def measure() -> dict[str, object]:
    """Return median and 99th percentile of each program's time, and the median of its ratios to the empty window.

    The programs take turns, so that other work on the machine slows all of them; what is compared has been measured
    in one and the same turn, for a machine may be half as fast again a minute later.
    """
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "large.yaml"
        write_file(10_000, large)
        programs = {
            "an empty PySide6 window": [sys.executable, "-c", _EMPTY],
            "the shipped timeline": [sys.executable, "main.py", "data/events.yaml"],
            "10,000 events": [sys.executable, "main.py", str(large)],
        }
        environment = environment_in(folder)
        times: dict[str, list[float]] = {name: [] for name in programs}
        bare: list[float] = []
        for number in range(ROUNDS + 1):
            for name, words in programs.items():
                taken = seconds_to_first_frame(words, environment)
                times[name].append(taken)
            bare.append(bare_stream_s(large))
            if not number:  # the first round fills the caches
                bare.clear()
                times = {name: [] for name in programs}
    empty = times["an empty PySide6 window"]
    found: dict[str, object] = {
        name: {
            "median_s": median(values),
            "p99_s": quantiles(values, n=100, method="inclusive")[98],
            "ratio": median(map(truediv, values, empty)),
        }
        for name, values in times.items()
    }
    least = map(add, empty, bare)
    found["10,000 events to bare stream and empty window"] = {
        "bare_stream_s": median(bare),
        "ratio": median(map(truediv, times["10,000 events"], least)),
    }
    return found
