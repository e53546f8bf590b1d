"""Frames of the canvas in 1600×900, software raster: pan and zoom, at every size and place."""

from __future__ import annotations

import gc
import itertools
import os
import random
import time

from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from tests.bench.make_timeline import in_memory
from viewer.layout.axis.scale import TimeScale
from viewer.layout.index.hits import Hits, find
from viewer.model.dates.timespan import HOUR, TimeSpan
from viewer.model.search.query import Query
from viewer.ui.canvas.shown.stage import Stage
from viewer.ui.canvas.shown.view import FRAME_ITEMS
from viewer.ui.kit.ahead import took_steps
from viewer.ui.kit.garbage import QuietGarbage
from viewer.ui.look.theme import LIGHT
from viewer.ui.paint.painting import draw_timeline

WIDTH, HEIGHT = 1600, 900
FRAMES = 150


class _Bench:
    def __init__(self, count: int, *, fold_gaps: bool) -> None:
        self.stage = Stage(LIGHT)
        self.stage.set_timeline(in_memory(count))
        self.stage.arrange(WIDTH, HEIGHT, fold_gaps=fold_gaps, opened=frozenset())
        self.image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        self.time_px = WIDTH - self.stage.gutter_px
        fit = self.stage.fit()
        assert fit is not None
        self.fit: TimeScale = fit
        self.hits: Hits | None = None
        self.cpu_ms: list[float] = []
        self.frame(self.fit)

    def search(self, words: str) -> None:
        """Point out from now on what a search for these words finds."""
        self.hits = next(filter(None, find(self.stage.index, Query.of(words))))

    def frame(self, scale: TimeScale) -> float:
        """Draw one frame, hit test included, and return its milliseconds."""
        start, cpu_start = time.perf_counter(), time.process_time()
        with self.stage.packing(FRAME_ITEMS):
            self.stage.set_rows(self.stage.rows_in_view(scale, WIDTH))
        with self.stage.packing(FRAME_ITEMS):
            scene = self.stage.scene(scale, WIDTH, HEIGHT, hits=self.hits)
        assert scene is not None
        painter = QPainter(self.image)
        draw_timeline(painter, scene, LIGHT)
        painter.end()
        scene.box_at(700, 400)
        taken = 1000 * (time.perf_counter() - start)
        self.cpu_ms.append(1000 * (time.process_time() - cpu_start))
        # As in the window: one turn of preparing what the next zoom shows, once the frame is done, and one for what
        # was wished for in drawing, as the pictures of titles.
        took_steps(self.stage.ahead(scale, WIDTH))
        QApplication.processEvents()
        return taken

    def whole(self, scale: TimeScale) -> float:
        """Pack what a view had to leave for later, as the window does between frames; return the milliseconds."""
        start = time.process_time()
        for _ in self.stage.finishing(scale, WIDTH):
            pass
        return 1000 * (time.process_time() - start)

    def places(self) -> dict[str, TimeScale]:
        """Return the views to start from: everything, a burst, an hour, an empty stretch."""
        events = self.stage.index.timeline.events
        middle = events[len(events) // 2].when.start
        gaps = [(b.when.start - a.when.end, a.when.end) for a, b in itertools.pairwise(events)]
        length, start = max(gaps)
        return {
            "all": self.fit,
            "burst": self.fit.showing(TimeSpan(middle - 240 * HOUR, middle + 240 * HOUR), self.time_px),
            "hour": self.fit.showing(TimeSpan(middle, middle + HOUR), self.time_px),
            "empty": self.fit.showing(TimeSpan(start, start + max(length, HOUR)), self.time_px),
        }

    def walk(self, scale: TimeScale) -> list[float]:
        """Pan, then zoom in and out, and return the milliseconds of every frame."""
        rng = random.Random(7)
        times = []
        for _ in range(FRAMES):
            scale = scale.panned(rng.uniform(5, 40)).clamped(self.time_px)
            times.append(self.frame(scale))
        for step in range(FRAMES):
            factor = 1.04 if step < FRAMES // 2 else 1 / 1.04
            scale = scale.zoomed(factor, 700).clamped(self.time_px)
            times.append(self.frame(scale))
        return times


def _at(values: list[float], part: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def measure() -> dict[str, object]:
    """Return median and p99 of a frame for each size, place and folding, and what a jump costs."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    garbage = QuietGarbage(application)  # as in the window
    found: dict[str, object] = {}
    worst: dict[int, float] = {}
    for count in tuple(map(int, os.environ.get("DATELINE_BENCH_SIZES", "1000 10000 100000 1000000").split())):
        every: list[float] = []
        cpu: list[float] = []
        for fold_gaps in (True, False):
            bench = _Bench(count, fold_gaps=fold_gaps)
            gc.collect()
            gc.freeze()
            folded = "folded" if fold_gaps else "true scale"
            for name, scale in bench.places().items():
                jump_ms, whole_ms = bench.frame(scale), bench.whole(scale)
                found[f"{count:,} events, jump to {name}, {folded}"] = (
                    f"first frame {jump_ms:.1f} ms, all packed after {whole_ms:.0f} ms of CPU time"
                )
                times = [jump_ms, *bench.walk(scale)]
                every += times
                found[f"{count:,} events, {name}, {folded}"] = (
                    f"median {_at(times, 0.5):.1f} ms, p99 {_at(times, 0.99):.1f} ms"
                )
            bench.search("moscow")
            times = bench.walk(bench.fit)
            every += times
            found[f"{count:,} events, all searched, {folded}"] = (
                f"median {_at(times, 0.5):.1f} ms, p99 {_at(times, 0.99):.1f} ms"
            )
            cpu += bench.cpu_ms
            del bench
            gc.unfreeze()
            gc.collect()
        worst[count] = _at(every, 0.99)
        found[f"{count:,} events, all places"] = (
            f"median {_at(every, 0.5):.1f} ms, p99 {_at(every, 0.99):.1f} ms"
            f" (CPU time: median {_at(cpu, 0.5):.1f} ms, p99 {_at(cpu, 0.99):.1f} ms)"
        )
    if 1_000_000 in worst and 10_000 in worst:
        found["p99 at a million to p99 at ten thousand"] = f"{worst[1_000_000] / worst[10_000]:.2f}x"
    del garbage, application
    return found
