"""A choice in a narrow place."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.ui.kit.dialogs.choice_box import ChoiceBox


def drawn(box: ChoiceBox) -> QImage:
    return box.grab().toImage()


def test_that_a_choice_without_room_for_its_text_says_so(qtbot: QtBot) -> None:
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItems(["The Weekly Wire: All aboard the northern train", "Wire"])
    box.resize(140, 28)
    assert box.shown_text.startswith("The Weekly") and box.shown_text.endswith("…")
    cut = drawn(box)
    box.setItemText(0, box.shown_text)
    assert drawn(box) == cut
    box.setCurrentIndex(1)
    assert box.shown_text == "Wire" and drawn(box) != cut


def test_that_the_wheel_passes_over_a_choice(qtbot: QtBot) -> None:
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItems(["One", "Two"])
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, event)
    assert box.currentIndex() == 0 and not event.isAccepted()
