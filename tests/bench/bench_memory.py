"""Bytes an event at 100,000 events: as read, and as laid out in a window that has drawn it."""

from __future__ import annotations

import os
import tempfile
import tracemalloc
from pathlib import Path

from tests.bench.make_timeline import write_file

COUNT = 100_000


def measure() -> dict[str, int]:
    """Return what Python holds for each event, the text of the file included."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QImage, QPainter

    from viewer.files.read.reader import read_file
    from viewer.ui.canvas.shown.stage import Stage
    from viewer.ui.look.theme import LIGHT
    from viewer.ui.paint.painting import draw_timeline
    from viewer.ui.window.app import make_application

    application = make_application()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.yaml"
        write_file(COUNT, path)
        stage = Stage(LIGHT)
        tracemalloc.start()
        reading = read_file(path)
        as_read = tracemalloc.get_traced_memory()[0]
        assert reading.timeline is not None
        stage.set_timeline(reading.timeline)
        stage.index.prepare()
        stage.arrange(1600, 900, fold_gaps=True, opened=frozenset())
        image = QImage(1600, 900, QImage.Format.Format_RGB32)
        scale = stage.fit()
        assert scale is not None
        for _ in range(40):
            scene = stage.scene(scale, 1600, 900)
            assert scene is not None
            painter = QPainter(image)
            draw_timeline(painter, scene, LIGHT)
            painter.end()
            scale = scale.zoomed(1.2, 700)
        laid_out = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
    del application
    return {
        f"{COUNT:,} events, read, an event_bytes": round(as_read / COUNT),
        f"{COUNT:,} events, laid out and zoomed, an event_bytes": round(laid_out / COUNT),
    }
