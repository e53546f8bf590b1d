"""Fields below each other: what stands in them begins at one line."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from viewer.ui.look.theme import Appearance


def beginning(field: QWidget) -> int:
    """Return how far from its left edge the words of a field begin."""
    image = field.grab().toImage()
    rows = range(4, 20)
    return next(
        x for x in range(3, image.width()) if any(image.pixelColor(x, y).lightness() < 90 for y in rows)
    )


def test_that_words_begin_at_one_line(qtbot: QtBot, qapp: QApplication) -> None:
    Appearance("light").dress(qapp)
    dialog = QDialog()
    qtbot.addWidget(dialog)
    other, line, choice = QLineEdit(dialog), QLineEdit("HHHH", dialog), QComboBox(dialog)
    prose = QPlainTextEdit("HHHH", dialog)
    choice.addItem("HHHH")
    column = QVBoxLayout(dialog)
    for field in (other, line, choice, prose):
        column.addWidget(field)
    with qtbot.waitExposed(dialog):
        dialog.show()
    other.setFocus()
    begin = [beginning(field) for field in (line, choice, prose)]
    assert max(begin) - min(begin) <= 1
