"""``python -m tests.soak [--saves N] [--seed S]``: every save must be shown, and the memory must not grow."""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from tests.bench.make_timeline import write_file
from tests.soak.habits import HABITS
from viewer.shipped import shipped_timeline
from viewer.ui.document.document import Document
from viewer.ui.document.watcher import FileWatcher
from viewer.ui.look.theme import Appearance
from viewer.ui.state.settings import Settings
from viewer.ui.window.main_window import MainWindow

MOST_WAIT_MS = 15_000
#: What the system does not report is looked for this often here, so that thousands of saves take minutes.
_POLL_MS = 50
#: More than this is growth, not noise; measured from a fifth of the saves on.
MOST_GROWTH_BYTES = 24 * 1024 * 1024


@dataclass
class Report:
    """What happened.

    Attributes:
        waits_ms: From the end of each save until it was shown, by habit.
        lost: Saves that were not shown, by number and habit.
        memory: Resident bytes after a fifth of the saves, and at the end.
    """

    waits_ms: dict[str, list[float]] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    memory: tuple[int, int] = (0, 0)

    @property
    def growth(self) -> int:
        """By how many bytes the memory has grown."""
        return self.memory[1] - self.memory[0]

    def lines(self) -> list[str]:
        """Return the report in lines."""
        count = sum(len(waits) for waits in self.waits_ms.values())
        found = [
            f"  {name:<16} {len(waits):>6} saves, median {median(waits):.0f} ms, worst {max(waits):.0f} ms"
            for name, waits in self.waits_ms.items()
        ]
        grown = f"memory {self.memory[0] / 1e6:.0f} MB, then {self.memory[1] / 1e6:.0f} MB"
        return [f"{count:,} saves shown, {len(self.lost)} lost; {grown}", *found, *self.lost]


def resident_bytes() -> int:
    """Return how much memory this process holds; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def live(milliseconds: int) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _shown(window: MainWindow, title: str) -> float | None:
    """Wait until the window shows a title, and return after how many milliseconds; None for never."""
    started, loop = time.perf_counter(), QEventLoop()
    limit = QTimer()
    limit.setSingleShot(True)
    limit.timeout.connect(loop.quit)
    limit.start(MOST_WAIT_MS)
    look = lambda: loop.quit() if window.tools.title.text == title else None  # noqa: E731
    window.document.loaded.connect(look)
    if window.tools.title.text != title or window.document.is_stale:
        loop.exec()
    window.document.loaded.disconnect(look)
    is_there = window.tools.title.text == title and not window.document.is_stale
    return (time.perf_counter() - started) * 1000 if is_there else None


def soak(saves: int, seed: int, folder: Path, events: int = 0) -> Report:
    """Save again and again in every habit, and return what happened.

    Args:
        saves: How many.
        seed: The same seed saves in the same order.
        folder: Where the file is; its own folder is renamed now and then.
        events: Of a generated file; 0 for the shipped one.
    """
    rng, report = random.Random(seed), Report()
    (folder / "files").mkdir()
    path = folder / "files" / "events.yaml"
    if events:
        write_file(events, path)
    else:
        path.write_bytes(shipped_timeline().read_bytes())
    text = path.read_text(encoding="utf-8")
    old_title = next(line for line in text.splitlines() if line.startswith("title: "))
    watcher = FileWatcher(poll_ms=_POLL_MS)
    store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    window = MainWindow(Document(watcher), Settings(store), Appearance("light"))
    window.resize(900, 600)
    window.commands.open_path(path)
    window.show()
    for number in range(saves):
        habit, title = rng.choice(HABITS), f"Save {number}"
        habit(path, text.replace(old_title, f"title: {title}", 1) + "# more\n" * rng.randrange(3), live)
        waited = _shown(window, title)
        if waited is None:
            report.lost.append(f"  save {number} ({habit.__name__}) was not shown: {window.document.notice}")
        else:
            report.waits_ms.setdefault(habit.__name__, []).append(waited)
        if number == saves // 5:
            report.memory = resident_bytes(), 0
    report.memory = report.memory[0], resident_bytes()
    window.close()
    return report


def main(words: Sequence[str]) -> int:
    """Run and print the report; the exit status is 1 for a lost save or growing memory."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description="Save under an open window.")
    parser.add_argument("--saves", type=int, default=10_000, help="how many saves (10000)")
    parser.add_argument("--seed", type=int, default=2011, help="the same seed saves in the same order (2011)")
    parser.add_argument(
        "--events", type=int, default=0, help="of a generated file in place of the shipped one"
    )
    asked = parser.parse_args(words)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        report = soak(asked.saves, asked.seed, Path(folder), asked.events)
    assert application is not None
    print("\n".join(report.lines()))
    return 1 if report.lost or report.growth > MOST_GROWTH_BYTES else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
