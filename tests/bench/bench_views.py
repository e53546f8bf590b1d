"""What a timeline's opening view shows, in the real window: titles, times told apart, breaks.

``python -m tests.bench views FILE…`` measures these files; without any, the shipped one and a
few made up. Every file is opened in a window of 1280 × 800 with the pane at its usual width, and
then made ``wide``, 1920 × 1080; each time also with folding off (``unfolded``).

* ``whole``: events whose title is fully readable without scrolling sideways;
* ``cut``: events drawn with a shortened title, or with none;
* ``counted``: events that only a count stands for;
* ``apart``: distinct starts that stand at least 4 px from the next one;
* ``breaks``: folded gaps;
* ``crossed``: labels that the edge of a mark runs through. An end of its own bar or window that a
  label begins inside of and runs on over is not counted: so labels are drawn;
* ``overflow_px``: how far the lanes reach below the window.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings
from PySide6.QtWidgets import QApplication

from tests.bench.make_timeline import write_file
from viewer.layout.axis.scale import TimeScale
from viewer.layout.frame.boxes import Box
from viewer.layout.packing.marks import Mark
from viewer.model.timeline import Timeline
from viewer.shipped import shipped_timeline
from viewer.ui.state.settings import Settings
from viewer.ui.window.app import make_application, make_window
from viewer.ui.window.main_window import MainWindow

SIZE = 1280, 800
WIDE = 1920, 1080
#: Times closer than this are one to the eye.
APART_PX = 4.0
MADE_UP = 40, 1_000, 10_000
#: Turns of the event loop after which layouts and panes have settled.
_SETTLING_ROUNDS = 5

Figures = dict[str, object]


def measure() -> Figures:
    """Measure the shipped file and a few made up."""
    with tempfile.TemporaryDirectory() as folder:
        made = []
        for count in MADE_UP:
            made.append(Path(folder) / f"{count} events.yaml")
            write_file(count, made[-1])
        found = measure_files([shipped_timeline(), *made])
    return {Path(name).name: figures for name, figures in found.items()}


def measure_files(files: Sequence[Path]) -> Figures:
    """Return the figures of every file, by its path as given."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application()
    return {str(file): _of_file(file, application) for file in files}


def _of_file(file: Path, application: QApplication) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(QSettings(f"{folder}/settings.ini", QSettings.Format.IniFormat))
        window = make_window(file, settings, application)
        window.resize(*SIZE)
        window.show()
        while window.document.is_reading:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        figures = {"events": len(window.state.timeline.events), **_of_size(window, SIZE)}
        figures["wide"] = _of_size(window, WIDE)
        window.close()
    return figures


def _of_size(window: MainWindow, size: tuple[int, int]) -> Figures:
    window.resize(*size)
    figures = view_figures(window)
    window.state.set_fold_gaps(False)
    unfolded = view_figures(window)
    window.state.set_fold_gaps(True)
    return {**figures, "unfolded": {name: unfolded[name] for name in ("whole", "cut", "apart")}}


def view_figures(window: MainWindow) -> Figures:
    """Return the figures of the whole timeline fitted to a window as it stands."""
    for _ in range(_SETTLING_ROUNDS):
        QApplication.processEvents()
    canvas = window.view.canvas
    window.state.fit()
    scale = window.state.scale
    if scale is None:
        return dict.fromkeys(("whole", "cut", "counted", "apart", "breaks", "crossed", "overflow_px"), 0)
    boxes = list(_boxes(window, scale))
    drawn = {box.place: box for box in boxes if box.event is not None}
    counted = {place for box in boxes if box.members is not None for place in box.members.places()}
    whole = sum(is_whole(box, window.state.width_px) for box in drawn.values())
    return {
        "whole": whole,
        "cut": len(drawn) - whole,
        "counted": len(counted - drawn.keys()),
        "apart": times_apart(window.state.timeline, scale),
        "breaks": len(scale.axis.gaps),
        "crossed": sum(is_crossed(box, boxes) for box in drawn.values()),
        "overflow_px": round(canvas.lane_scroll.most, 1),
    }


def _boxes(window: MainWindow, scale: TimeScale) -> Iterator[Box]:
    """Yield every box of a view, also those that are scrolled to downwards; none twice."""
    canvas = window.view.canvas
    seen: set[tuple[int, int, float, float]] = set()
    page = 0
    while True:
        canvas.lane_scroll.set(page * canvas.height() / 2)
        scene = canvas.scene(scale)
        assert scene is not None
        for box in scene.boxes:
            key = box.lane, box.place, round(box.y + canvas.lane_scroll.y), round(box.x0)
            if key not in seen:
                seen.add(key)
                # In the lanes' own pixels: pages that are scrolled to lie below each other.
                yield replace(box, y=box.y + canvas.lane_scroll.y)
        page += 1
        if canvas.lane_scroll.y >= canvas.lane_scroll.most:
            break
    canvas.lane_scroll.set(0)


def is_whole(box: Box, width_px: float) -> bool:
    """Tell whether an event's title can be read to its end within the width."""
    assert box.event is not None
    letters = "".join("".join(box.lines).split())
    return (
        not box.cut
        and letters == "".join(box.event.title.split())
        and box.label_x >= 0
        and box.label_x + box.label_px <= width_px
    )


def times_apart(timeline: Timeline, scale: TimeScale) -> int:
    """Count the distinct starts that stand at least ``APART_PX`` from the next; the last has none."""
    places = [scale.to_px(start) for start in sorted({event.when.start for event in timeline.events})]
    following = [*places[1:], float("inf")]
    return sum(after - px >= APART_PX for px, after in zip(places, following, strict=True))


def is_crossed(box: Box, boxes: Sequence[Box]) -> bool:
    """Tell whether the edge of a mark runs through a label, that of its own or of another."""
    return any(
        box.label_x + 1 < edge < box.label_x + box.label_px - 1
        for other in boxes
        if other.lane == box.lane and other.y < box.y + box.height and box.y < other.y + other.height
        for edge in _edges(other, box)
    )


def _edges(other: Box, box: Box) -> Iterator[float]:
    """Yield the upright edges of a mark that a label must not lie on."""
    if other.mark is Mark.DOT or other.event is None:
        return
    if other is not box or box.label_x < box.x0:
        yield other.x0
    if other is not box or box.label_x > box.x1:
        yield other.x1
