"""The view that greets the user: everything of the shipped timeline, every label whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from layout_helpers import overlapping
from pytestqt.qtbot import QtBot
from ui_samples import settings_in

from viewer.ui.document.document import Document
from viewer.ui.look.theme import Appearance
from viewer.ui.window.main_window import MainWindow

SHIPPED = Path(__file__).parents[2] / "data" / "events.yaml"


@pytest.mark.parametrize("size", [(1280, 800), (1440, 900), (1920, 1080)])
def test_that_every_label_is_readable_without_scrolling(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int]
) -> None:
    window = MainWindow(Document(), settings_in(tmp_path), Appearance("light"))
    qtbot.addWidget(window)
    window.commands.open_path(SHIPPED)
    window.resize(*size)
    with qtbot.waitExposed(window):
        window.show()
    window.resize(*size)
    window.grab()
    canvas = window.view.canvas
    scene = canvas.scene()
    assert scene is not None
    timeline = window.document.timeline
    assert (window.width(), window.height()) == size
    if size == (1280, 800):
        assert window.pane.width() <= 340
    assert canvas.lane_scroll.most == 0
    assert sorted(box.place for box in scene.boxes) == list(range(len(timeline.events)))
    assert overlapping(scene.boxes) == []
    for box in scene.boxes:
        assert box.event is not None
        assert " ".join(box.lines) == box.event.title
        assert not box.cut
        assert len(box.lines) <= 2
        assert box.label_x >= 0
        assert box.label_x + box.label_px <= scene.width_px
        assert box.y >= scene.top_px
        assert box.y + box.height <= scene.height_px
        for mark in scene.ticks.breaks:
            assert box.label_x + box.label_px <= mark.left_px or box.label_x >= mark.right_px
