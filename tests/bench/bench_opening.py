"""Opening 100,000 events in a window that stands open: the whole time, and the longest pauses.

The window's answers are timed by a timer of a few milliseconds: the time between two of its
ticks is how long a key or a click might have waited.
"""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

import yaml
from PySide6.QtCore import QEventLoop, QTimer

from tests.bench.make_timeline import write_file

COUNT = 100_000
_TICK_MS = 4
_ROUNDS = 3
_OPEN_MS = 800


def bare_stream_s(path: Path) -> float:
    """Return the seconds that libyaml's bare event stream of a file takes."""
    start = time.perf_counter()
    for _ in yaml.parse(path.read_text(encoding="utf-8"), Loader=yaml.CLoader):
        pass
    return time.perf_counter() - start


def _opening(path: Path, ready: Path) -> tuple[float, list[float]]:
    """Return the seconds until the events are on screen, and every pause on the way, milliseconds."""
    from viewer.ui.state.settings import Settings
    from viewer.ui.window.app import make_application, make_window

    window = make_window(ready, Settings(), make_application())
    window.show()
    loop, pauses, timer = QEventLoop(), [], QTimer()
    # The window stands open: its own first frame, and what follows it, is over.
    QTimer.singleShot(_OPEN_MS, loop.quit)
    loop.exec()
    timer.setInterval(_TICK_MS)
    settle = QTimer(singleShot=True, interval=200)
    settle.timeout.connect(loop.quit)
    start = last = time.perf_counter()
    taken = 0.0

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        pauses.append(1000 * (now - last))
        last = now

    def painted() -> None:
        nonlocal taken
        if not taken and len(window.state.timeline.events) == COUNT:
            taken = time.perf_counter() - start
            settle.start()

    timer.timeout.connect(tick)
    window.view.canvas.painted.connect(painted)
    timer.start()
    window.commands.open_path(path)
    loop.exec()
    window.close()
    return taken, sorted(pauses)


def measure() -> dict[str, object]:
    """Return the time of opening as a ratio to libyaml's bare events, and the pauses."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        path, ready = Path(folder) / "large.yaml", Path(folder) / "small.yaml"
        write_file(COUNT, path)
        write_file(20, ready)
        pairs = sorted(
            ((*_opening(path, ready), bare_stream_s(path)) for _ in range(_ROUNDS)), key=lambda row: row[0]
        )
    taken, pauses, bare = pairs[len(pairs) // 2]
    return {
        f"{COUNT:,} events, opened": {"median_s": taken, "bare_stream_s": bare, "ratio": taken / bare},
        "the window's pauses meanwhile": {
            "median_ms": pauses[len(pauses) // 2],
            "p99_ms": pauses[int(0.99 * len(pauses))],
            "worst_ms": pauses[-1],
        },
    }
