"""From the start of the process to the first painted frame, as a ratio to an empty PySide6 window."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from tests.bench.make_timeline import write_file

ROOT = Path(__file__).parents[2]
_EMPTY = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, application.quit)
application = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
application.exec()
"""


def _seconds(words: list[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(words, env=environment, check=True, capture_output=True, cwd=ROOT)
    return time.perf_counter() - start


def measure() -> dict[str, object]:
    """Return the seconds of whole processes that end behind their first frame."""
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", DATELINE_BENCH_FIRST_FRAME="1")
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    found: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "large.yaml"
        write_file(10_000, large)
        programs = {
            "an empty PySide6 window": [sys.executable, "-c", _EMPTY],
            "the shipped timeline": [sys.executable, "main.py", "data/events.yaml"],
            "10,000 events": [sys.executable, "main.py", str(large)],
        }
        times: dict[str, list[float]] = {name: [] for name in programs}
        for number in range(8):
            for name, words in programs.items():
                taken = _seconds(words, environment)
                if number:  # the first round fills the caches
                    times[name].append(taken)
    base = median(times["an empty PySide6 window"])
    for name, values in times.items():
        found[f"{name}, first frame"] = f"{median(values):.2f} s ({median(values) / base:.2f}x)"
    return found
