"""The chips below an event's title."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot
from test_main_window import window_on
from ui_samples import SAMPLE

from viewer.ui.look.colors import contrast
from viewer.ui.look.theme import LIGHT, TEXT_CONTRAST, at_text_size
from viewer.ui.pane.grounds import draw_grounds
from viewer.ui.pane.page_writer import page_in


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


class Noting(QPainter):
    """Notes where grounds with round corners are drawn."""

    def __init__(self, image: QImage) -> None:
        super().__init__(image)
        self.rounded: list[QRectF] = []

    def drawRoundedRect(self, *given: Any) -> None:
        self.rounded.append(given[0])
        super().drawRoundedRect(*given)


@pytest.mark.parametrize("percent", [100, 115, 130, 150, 200])
def test_that_chips_lie_apart_and_break_no_word_at_any_text_size(qtbot: QtBot, percent: int) -> None:
    theme, document = at_text_size(LIGHT, percent), QTextDocument()
    document.setTextWidth(325)
    texts = "Reported", "Russian Far Eastern border", "The trip of 2011"
    with page_in(document, theme) as writer:
        writer.chips([(text, theme.text, number != 1, None) for number, text in enumerate(texts)])
    image = QImage(400, 400, QImage.Format.Format_RGB32)
    painter = Noting(image)
    draw_grounds(painter, document, writer.page, theme)
    painter.end()
    assert len(painter.rounded) >= 3
    assert [pair for pair in combinations(painter.rounded, 2) if pair[0].intersects(pair[1])] == []
    layout = document.firstBlock().layout()
    ends = [layout.lineAt(n).textStart() for n in range(1, layout.lineCount())]
    letters = document.firstBlock().text()
    assert [letters[end - 1 : end + 1] for end in ends if letters[end - 1 : end + 1].isalpha()] == []
