"""The view that greets the user: everything of the shipped timeline, every label whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from layout_helpers import overlapping
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui_samples import settings_in

from viewer.layout.frame.scene import Scene
from viewer.shipped import shipped_timeline
from viewer.ui.window.app import make_window
from viewer.ui.window.main_window import MainWindow


def opened(qtbot: QtBot, folder: Path, size: tuple[int, int]) -> MainWindow:
    """Return the program's window with the shipped timeline, as it greets its user."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = make_window(shipped_timeline(), settings_in(folder), application)
    qtbot.addWidget(window)
    window.resize(*size)
    with qtbot.waitExposed(window):
        window.show()
    window.resize(*size)
    window.grab()
    return window


def assert_all_is_readable(window: MainWindow) -> Scene:
    """Hold that every event is in sight with its whole title, clear of breaks and other events."""
    canvas = window.view.canvas
    scene = canvas.scene()
    assert scene is not None
    assert canvas.lane_scroll.most == 0
    assert sorted(box.place for box in scene.boxes) == list(range(len(window.document.timeline.events)))
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
    return scene


@pytest.mark.parametrize("size", [(1280, 800), (1440, 900), (1920, 1080)])
def test_that_every_label_is_readable_without_scrolling(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int]
) -> None:
    window = opened(qtbot, tmp_path, size)
    assert (window.width(), window.height()) == size
    if size == (1280, 800):
        assert window.pane.width() <= 340
    assert_all_is_readable(window)


def test_that_empty_years_are_breaks_and_the_crowded_days_are_named_one_by_one(
    qtbot: QtBot, tmp_path: Path
) -> None:
    scene = assert_all_is_readable(opened(qtbot, tmp_path, (1280, 800)))
    said = [mark.label for mark in scene.ticks.breaks]
    assert said[0] == "6 years"
    assert all(said)
    days = [int(tick.label.split()[-1]) for tick in scene.ticks.minor if tick.label]
    assert days == list(range(19, 28))


@pytest.mark.parametrize("stretch", [80, 90, 110, 120])
def test_that_it_holds_for_fonts_narrower_and_wider_than_most(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, stretch: int
) -> None:
    font = QFont(qapp.font())
    font.setStretch(stretch)
    qapp.setFont(font)
    assert_all_is_readable(opened(qtbot, tmp_path, (1280, 800)))


@pytest.mark.parametrize("family", ["DejaVu Sans", "Noto Sans", "Liberation Sans", "DejaVu Serif"])
def test_that_it_holds_for_usual_fonts_or_what_stands_in_for_them(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, family: str
) -> None:
    qapp.setFont(QFont(family, qapp.font().pointSize()))
    assert_all_is_readable(opened(qtbot, tmp_path, (1280, 800)))
