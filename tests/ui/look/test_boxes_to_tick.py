"""Boxes to tick and buttons to choose among: what is on, what can be changed and where the keyboard is can be seen."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QListWidget,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from viewer.ui.look.theme import Appearance


def picture(qtbot: QtBot, kind: type[QAbstractButton], on: bool, focused: bool, enabled: bool) -> QImage:
    """Return what a box looks like among other widgets that may have the keyboard."""
    place = QWidget()
    qtbot.addWidget(place)
    column = QVBoxLayout(place)
    box, other = kind("Quotations"), QPushButton("Other")
    box.setChecked(on)
    box.setEnabled(enabled)
    column.addWidget(box)
    column.addWidget(other)
    with qtbot.waitExposed(place):
        place.show()
    place.activateWindow()
    (box if focused else other).setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert box.hasFocus() is focused
    return box.grab().toImage()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_that_a_list_shows_that_it_has_the_keyboard(qtbot: QtBot, qapp: QApplication, theme: str) -> None:
    Appearance(theme).dress(qapp)
    place = QWidget()
    qtbot.addWidget(place)
    rows, other = QListWidget(place), QPushButton("Other", place)
    rows.setObjectName("versionRows")
    rows.addItems(["One", "Two"])
    rows.setCurrentRow(0)
    column = QVBoxLayout(place)
    column.addWidget(rows)
    column.addWidget(other)
    with qtbot.waitExposed(place):
        place.show()
    place.activateWindow()
    pictures = []
    for widget in (other, rows):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        assert widget.hasFocus()
        pictures.append(rows.grab().toImage())
    assert pictures[0] != pictures[1]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_that_no_two_states_look_alike(
    qtbot: QtBot, qapp: QApplication, theme: str, kind: type[QAbstractButton]
) -> None:
    Appearance(theme).dress(qapp)
    states = [
        (on, focused, enabled)
        for on, focused, enabled in product((False, True), repeat=3)
        if enabled or not focused
    ]
    pictures = {state: picture(qtbot, kind, *state) for state in states}
    assert len({(image.width(), image.height()) for image in pictures.values()}) == 1
    alike = [pair for pair in combinations(states, 2) if pictures[pair[0]] == pictures[pair[1]]]
    assert len(states) == 6 and alike == []
    # The mark alone, without its words.
    marks = {state: image.copy(0, 0, 20, image.height()) for state, image in pictures.items()}
    assert marks[False, False, True] != marks[False, False, False]
    assert marks[True, False, True] != marks[True, False, False]
