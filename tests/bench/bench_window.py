"""The whole window in 1600×900: from a key or a wheel step sent to everything that it changes painted.

With movement switched off a step changes the view at once. With movement on, "gliding", the time is that of the
first frame of the movement, and "frames" are all of them, each from the beginning of the turn that paints it.
An empty window of the same size, which repaints all of itself at every event, gives the ratios.
"""

from __future__ import annotations

import gc
import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from tests.bench.make_timeline import in_memory
from viewer.model.timeline import Event, Link, Place, Quote, Source, Timeline
from viewer.ui.document.document import Document
from viewer.ui.kit.garbage import QuietGarbage
from viewer.ui.kit.motion import Motion
from viewer.ui.look.theme import Appearance
from viewer.ui.state.moving_scale import ZOOM_STEP
from viewer.ui.state.settings import Settings
from viewer.ui.window.app import make_application
from viewer.ui.window.main_window import MainWindow

WIDTH, HEIGHT = 1600, 900
STEPS = 120
#: A hand sends no more than thirty events a second: what the window does in between is its own affair.
_PAUSE_S = 1 / 30
_KEY = QEvent.Type.KeyPress
_NO_KEYS = Qt.KeyboardModifier.NoModifier
_NO_BUTTON = Qt.MouseButton.NoButton

Send = Callable[[QWidget, int], None]
#: Milliseconds by the clock, and of the processor, which tell more on a busy machine; and of the processor the
#: longest that the next key would have had to wait, be it for what this one left to be done after the paint.
Taken = list[tuple[float, float, float]]


class _Paints(QObject):
    """Counts what is painted anywhere, and tells when the last of it stood.

    Attributes:
        count: So many paints.
        ended: When the last one had ended.
    """

    count = 0
    ended = (0.0, 0.0)
    _is_painting = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count a paint and let it happen; the next event, or the turn's end, comes when it has."""
        self.note()
        if event.type() is QEvent.Type.Paint:
            self.count += 1
            self._is_painting = True
        return False

    def note(self) -> None:
        """Take note of the time where something has just been painted."""
        if self._is_painting:
            self._is_painting = False
            self.ended = _now()


class _Empty(QWidget):
    """Fills itself at every event of the hand, and does nothing else."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.update()


def _key(target: QWidget, key: Qt.Key, text: str = "") -> None:
    QApplication.sendEvent(target, QKeyEvent(_KEY, key, _NO_KEYS, text))


def _wheel(target: QWidget, delta: int, keys: Qt.KeyboardModifier = _NO_KEYS) -> None:
    at = QPointF(target.width() * 0.4, target.height() * 0.4)
    event = QWheelEvent(
        at, target.mapToGlobal(at), QPoint(), QPoint(0, delta), _NO_BUTTON, keys, Qt.ScrollPhase.NoScrollPhase, False
    )  # fmt: skip
    QApplication.sendEvent(target, event)


def _select(target: QWidget, step: int) -> None:
    _key(target, Qt.Key.Key_Left if step % 40 >= 30 else Qt.Key.Key_Right)


def _zoom(target: QWidget, step: int) -> None:
    _wheel(target, 120 if step % 30 < 15 else -120, Qt.KeyboardModifier.ControlModifier)


def _pan(target: QWidget, step: int) -> None:
    _wheel(target, -120 if step % 60 < 30 else 120)


def _hover(target: QWidget, step: int) -> None:
    place = QPointF(200 + 37 * step % (target.width() - 220), 70 + 23 * step % (target.height() - 90))
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, target.mapToGlobal(place), _NO_BUTTON, _NO_BUTTON, _NO_KEYS
    )
    QApplication.sendEvent(target, event)


def _type(target: QWidget, step: int) -> None:
    words = "moscow talks"
    letter = step % (2 * len(words))
    if letter < len(words):
        _key(target, Qt.Key.Key_A, words[letter])
    else:
        _key(target, Qt.Key.Key_Backspace)


_HANDS: dict[str, Send] = {
    "selecting": _select,
    "zooming": _zoom,
    "panning": _pan,
    "hovering": _hover,
    "typing": _type,
}


#: What moves the view with every step; where an event is brought into sight, it glides now and then.
_GLIDING = ("zooming", "panning")


def _told(timeline: Timeline) -> Timeline:
    """Return a timeline whose events have as much to tell as those of a real one."""
    sources = tuple(
        Source(f"src-{n}", f"Article {n}", f"Publisher {n}", url=f"https://example.org/{n}") for n in range(8)
    )
    quotes = (
        Quote("he watched a film on the plant and toured its dam", "src-0"),
        Quote(
            "signed a guest book and watched a film about the power plant", "src-1", attributed_to="Agency"
        ),
    )
    place, links = Place("Amur province"), (Link("https://example.org/page", "A page"),)
    summary = (
        "He watched a film about the plant, toured the dam, signed a guest book and was given a picture."
    )
    for number, event in enumerate(timeline.events):
        event.quotes, event.place, event.links, event.summary = quotes, place, links, summary
        event.people, event.sources = ("A. Person", "B. Other"), ("src-2",)
        if number % 10 == 9:
            event.about = (timeline.events[number - 1].id,)
    return replace(timeline, sources=sources)


class _Bench:
    """One window, and how long its events take."""

    def __init__(self, application: QApplication, folder: str) -> None:
        self._application = application
        self._folder = folder
        self._paints = _Paints()
        application.installEventFilter(self._paints)
        self._garbage = QuietGarbage(application)
        self._longest_s = 0.0
        #: Whether views may glide.
        self.moves = False

    def window(self, timeline: Timeline) -> MainWindow:
        """Return the real window, shown, on a timeline without a file."""
        settings = Settings(QSettings(f"{self._folder}/settings.ini", QSettings.Format.IniFormat))
        appearance = Appearance("light")
        appearance.dress(self._application)
        document = Document()
        window = MainWindow(document, settings, appearance, motion=Motion(lambda: self.moves))
        document.path, document.has_drawing, document.timeline = Path("bench.yaml"), True, timeline
        window.resize(WIDTH, HEIGHT)
        window.show()
        self._garbage.wait_for(window.view.canvas.painted)
        document.loaded.emit()
        self._rest(0.5)
        return window

    def end(self, window: MainWindow) -> None:
        """Have an end with a window: nobody has four of them, and each would go on with its idle work.

        Raises:
            RuntimeError: If it lives on.
        """
        window.close()
        window.deleteLater()
        # No loop runs that would see to it by itself.
        self._application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if isValid(window):
            raise RuntimeError("a window of the bench lives on")

    def taken(self, send: Send, target: QWidget) -> Taken:
        """Return the milliseconds from each event to the last paint that it brought; of a glide, to the first."""
        self._rest(0.3)
        times: Taken = []
        for step in range(STEPS):
            self._longest_s = 0.0
            start = painted = _now()
            send(target, step)
            quiet = 0
            while quiet < 2:
                before = self._paints.count
                self._turn()
                quiet = quiet + 1 if self._paints.count == before else 0
                painted = painted if quiet else self._paints.ended
                if self.moves and painted > start:
                    break
            self._rest(max(0.0, start[0] + _PAUSE_S - time.perf_counter()))
            if painted > start:
                clock, busy = (1000 * (after - before) for before, after in zip(start, painted, strict=True))
                times.append((clock, busy, 1000 * self._longest_s))
        return times

    def frames(self, send: Send, target: QWidget) -> Taken:
        """Return the milliseconds of every turn that paints while a hand goes on and the view glides after it."""
        self._rest(0.3)
        times: Taken = []
        for step in range(STEPS // 2):
            send(target, step)
            until = time.perf_counter() + _PAUSE_S
            while time.perf_counter() < until:
                self._longest_s = 0.0
                start, before = _now(), self._paints.count
                self._turn()
                if self._paints.count != before:
                    clock, busy = (1000 * (b - a) for a, b in zip(start, self._paints.ended, strict=True))
                    times.append((clock, busy, 1000 * self._longest_s))
        return times

    def _turn(self) -> None:
        start = time.thread_time()
        self._application.processEvents()
        self._paints.note()
        self._longest_s = max(self._longest_s, time.thread_time() - start)

    def _rest(self, seconds: float) -> None:
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self._turn()


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.thread_time()


def _at(values: list[float], part: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def _figures(times: Taken, base_ms: float) -> dict[str, float]:
    """Return figures of what has painted something: of a few the percentile is the slowest, and the median a chance."""
    clock, busy, turns = ([row[number] for row in times] for number in range(3))
    return {
        "painted": len(times),
        "least_ms": min(clock),
        "median_ms": _at(clock, 0.5),
        "p99_ms": _at(clock, 0.99),
        "processor_median_ms": _at(busy, 0.5),
        "processor_p99_ms": _at(busy, 0.99),
        "longest_turn_p99_ms": _at(turns, 0.99),
        "ratio": _at(busy, 0.5) / base_ms,
    }


def _places(window: MainWindow, rng: random.Random) -> Iterator[tuple[str, Event]]:
    """Show everything, then some days around one event, and name what is on screen."""
    events = window.state.timeline.events
    middle = events[rng.randrange(len(events) // 3, 2 * len(events) // 3)]
    window.state.fit()
    yield "all", middle
    window.state.select(middle.id)
    for _ in range(25):
        window.state.zoom_by(ZOOM_STEP)
    yield "near", middle


def _of_size(bench: _Bench, count: int, base: dict[str, float]) -> dict[str, object]:
    window = bench.window(_told(in_memory(count)))
    gc.collect()
    gc.freeze()
    found: dict[str, object] = {}
    for place, event in _places(window, random.Random(11)):
        for name, send in _HANDS.items():
            window.state.select(event.id)
            target: QWidget = window.search if name == "typing" else window.view.canvas
            target.setFocus()
            times = bench.taken(send, target)
            window.search.clear()
            # Where everything is in view there is nothing to pan to.
            if times:
                found[f"{count:,} events, {place}, {name}"] = _figures(times, base[name])
        bench.moves = True
        for name in _GLIDING:
            window.state.select(event.id)
            window.view.canvas.setFocus()
            for what, taken in (("gliding", bench.taken), ("frames", bench.frames)):
                times = taken(_HANDS[name], window.view.canvas)
                if times:
                    found[f"{count:,} events, {place}, {name}, {what}"] = _figures(times, base[name])
        bench.moves = False
    bench.end(window)
    gc.unfreeze()
    gc.collect()
    return found


def measure() -> dict[str, object]:
    """Return least, median and p99 of every kind of event, at each size and place."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application()
    with tempfile.TemporaryDirectory() as folder:
        bench = _Bench(application, folder)
        empty = _Empty()
        empty.setMouseTracking(True)
        empty.resize(WIDTH, HEIGHT)
        empty.show()
        base = {name: bench.taken(send, empty) for name, send in _HANDS.items()}
        empty.close()
        medians = {name: _at([busy for _, busy, _ in times], 0.5) for name, times in base.items()}
        found: dict[str, object] = {
            f"an empty window, {name}": _figures(times, medians[name]) for name, times in base.items()
        }
        for count in map(int, os.environ.get("DATELINE_BENCH_SIZES", "1000 10000 100000 1000000").split()):
            found |= _of_size(bench, count, medians)
    return found
