"""The list of 100,000 events: a page down, a filter, a sort and a jump, from the call to painted."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

from tests.bench.make_timeline import write_file

COUNT = 100_000
_ROUNDS = 40


def measure() -> dict[str, object]:
    """Return median and 99th percentile of each, and their ratio to painting an empty table anew."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        path = Path(folder) / "large.yaml"
        write_file(COUNT, path)
        return _measured(path)


def _measured(path: Path) -> dict[str, object]:
    from PySide6.QtWidgets import QTableView

    from viewer.files.read.reader import read_file
    from viewer.layout.index.hits import Hits
    from viewer.layout.index.index import TimelineIndex
    from viewer.ui.document.document import Document
    from viewer.ui.list.event_list import EventList
    from viewer.ui.look.theme import Appearance
    from viewer.ui.state.settings import Settings
    from viewer.ui.state.view_state import ViewState
    from viewer.ui.window.app import make_application

    application = make_application()
    timeline = read_file(path).timeline
    assert timeline is not None
    state, empty = ViewState(), QTableView()
    shown = EventList(state, Document(), Settings(), Appearance("light"))
    state.set_timeline(timeline)
    for widget in (shown, empty):
        widget.resize(1600, 900)
        widget.show()
    application.processEvents()
    index = TimelineIndex.of(timeline)
    filters = [Hits(index, range(start, COUNT, 7)) for start in range(7)]
    bar = shown.rows.verticalScrollBar()

    def timed(change: Callable[[int], object], view: QTableView, rounds: int = _ROUNDS) -> list[float]:
        times = []
        for number in range(rounds):
            start = time.perf_counter()
            change(number)
            view.viewport().repaint()
            times.append(1000 * (time.perf_counter() - start))
        return times

    base = median(timed(lambda _n: None, empty))
    found: dict[str, object] = {
        "events": len(timeline.events),
        "an empty table painted": {"median_ms": base},
    }
    for name, times in {
        "a page down": timed(lambda n: bar.setValue(n * bar.pageStep()), shown.rows),
        "a jump": timed(lambda n: bar.setValue(n * 7919 % COUNT * 27), shown.rows),
        "an event selected": timed(lambda n: state.select(timeline.events[n * 2503].id), shown.rows),
        "a filter": timed(lambda n: state.set_hits(filters[n % 7]), shown.rows),
        "all shown again": timed(lambda n: state.set_hits(filters[0] if n % 2 else None), shown.rows),
        "sorted by title": timed(lambda n: shown.sort_by("title", descending=bool(n % 2)), shown.rows, 4),
    }.items():
        p99 = quantiles(times, n=100, method="inclusive")[98]
        found[name] = {"median_ms": median(times), "p99_ms": p99, "ratio": median(times) / base}
    return found
