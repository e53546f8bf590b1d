"""When the window stands for the first time."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from ui_samples import sample_file, settings_in

from viewer.ui.application.first_frame import FirstFrame, first_frame_of
from viewer.ui.document.document import Document
from viewer.ui.look.theme import Appearance
from viewer.ui.window.main_window import MainWindow


class Parts(QWidget):
    """A window of two parts."""

    def __init__(self) -> None:
        super().__init__()
        self.menu, self.canvas = QLabel("menu"), QLabel("canvas")
        column = QVBoxLayout(self)
        column.addWidget(self.menu)
        column.addWidget(self.canvas)
        self.is_filled = True
        self.stood = 0
        self.frame = FirstFrame((self.menu,), (self.canvas,), lambda: self.is_filled, self)
        self.frame.stood.connect(self._count)

    def _count(self) -> None:
        self.stood += 1


def test_that_a_window_stands_once_when_all_its_parts_are_painted(qtbot: QtBot) -> None:
    parts = Parts()
    qtbot.addWidget(parts)
    assert parts.stood == 0
    with qtbot.waitSignal(parts.frame.stood):
        parts.show()
    parts.canvas.repaint()
    parts.menu.repaint()
    qtbot.waitUntil(lambda: parts.stood == 1)


def test_that_an_empty_canvas_does_not_count(qtbot: QtBot) -> None:
    parts = Parts()
    qtbot.addWidget(parts)
    parts.is_filled = False
    with qtbot.waitExposed(parts):
        parts.show()
    parts.canvas.repaint()
    with qtbot.assertNotEmitted(parts.frame.stood):
        parts.menu.repaint()
        parts.menu.repaint()
    parts.is_filled = True
    with qtbot.waitSignal(parts.frame.stood):
        parts.canvas.repaint()


def test_that_a_part_out_of_sight_is_not_waited_for(qtbot: QtBot) -> None:
    parts = Parts()
    qtbot.addWidget(parts)
    parts.canvas.hide()
    with qtbot.waitSignal(parts.frame.stood):
        parts.show()


def test_that_what_waits_begins_in_the_end_though_nothing_was_painted(qtbot: QtBot) -> None:
    never = QWidget()
    qtbot.addWidget(never)
    frame = FirstFrame((), (never,), lambda: True, never, latest_ms=1)
    with qtbot.waitSignal(frame.stood):
        pass


def test_that_the_program_s_window_stands_with_menus_canvas_and_overview(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = MainWindow(Document(), settings_in(tmp_path), Appearance("light"))
    qtbot.addWidget(window)
    window.commands.open_path(sample_file(tmp_path))
    with qtbot.waitSignal(first_frame_of(window).stood):
        window.show()
    assert window.view.canvas.on_screen.scene is not None
    assert window.view.overview.isVisible()
    assert window.menuBar().isVisible()
