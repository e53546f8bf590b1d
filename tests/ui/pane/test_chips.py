"""The chips below an event's title."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot
from test_main_window import window_on
from ui_samples import SAMPLE

from viewer.ui.look.colors import contrast
from viewer.ui.look.theme import LIGHT, TEXT_CONTRAST


def test_that_a_lanes_name_can_be_read_on_its_chip_whatever_the_lanes_colour(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = window_on(qtbot, tmp_path, SAMPLE.replace("title: The trip", "title: The trip, color: yellow"))
    window.state.select("dam")
    view = window.pane.view
    cursor = view.document().find("The trip")
    assert not cursor.isNull()
    cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.MoveAnchor)
    cursor.movePosition(QTextCursor.MoveOperation.Right)
    assert contrast(cursor.charFormat().foreground().color(), LIGHT.chip) >= TEXT_CONTRAST
