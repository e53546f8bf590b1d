"""From the end of a save to the repainted canvas: what somebody waits who edits beside the window."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

from PySide6.QtCore import QEvent, QEventLoop, QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from tests.soak.habits import Habit, by_rename, in_place
from viewer.shipped import shipped_timeline
from viewer.ui.document.document import Document
from viewer.ui.look.theme import Appearance
from viewer.ui.state.settings import Settings
from viewer.ui.window.main_window import MainWindow

ROUNDS = 80
_MOST_WAIT_MS = 10_000
_LINE = "    title: Crosses into Russia"


class _Painted(QObject):
    """Notes when the canvas has been painted with a timeline that holds a title."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self.title, self.at = window, "", 0.0
        self.loop = QEventLoop(self)
        self.limit = QTimer(self)
        self.limit.setSingleShot(True)
        self.limit.setInterval(_MOST_WAIT_MS)
        self.limit.timeout.connect(self.loop.quit)
        window.view.canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at every painting; what follows it in the queue comes when it is done."""
        if event.type() == QEvent.Type.Paint and not self.at and self._is_there():
            QTimer.singleShot(0, self._done)
        return False

    def _is_there(self) -> bool:
        return any(event.title == self.title for event in self._window.state.timeline.events)

    def _done(self) -> None:
        self.at = self.at or time.perf_counter()
        self.loop.quit()


def _waits_ms(habit: Habit, path: Path, painted: _Painted) -> list[float]:
    text, waits = shipped_timeline().read_text(encoding="utf-8"), []
    for number in range(ROUNDS):
        painted.title, painted.at = f"{habit.__name__} {number % 10}", 0.0
        content = text.replace(_LINE, f"    title: {painted.title}")
        if number % 4 == 3:
            content = content[: content.rindex("\n  - ")] + "\n"  # something was deleted
        habit(path, content, lambda _ms: None)
        saved = time.perf_counter()
        painted.limit.start()
        painted.loop.exec()
        painted.limit.stop()
        if painted.at:
            waits.append((painted.at - saved) * 1000)
    return waits


def measure() -> dict[str, object]:
    """Return figures for two habits of saving, on the shipped file."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    found: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "events.yaml"
        path.write_bytes(shipped_timeline().read_bytes())
        store = QSettings(f"{folder}/settings.ini", QSettings.Format.IniFormat)
        window = MainWindow(Document(), Settings(store), Appearance("light"))
        window.resize(1280, 800)
        window.commands.open_path(path)
        window.show()
        painted = _Painted(window)
        for habit in (in_place, by_rename):
            waits = _waits_ms(habit, path, painted)
            found[f"save to repaint, {habit.__name__.replace('_', ' ')}"] = {
                "median_ms": median(waits),
                "p99_ms": quantiles(waits, n=100)[-1],
                "shown": f"{len(waits)} of {ROUNDS}",
            }
        window.close()
    assert application is not None
    return found
