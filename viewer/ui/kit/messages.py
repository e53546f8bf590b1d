"""Message boxes that show text as it is: Qt would take markup in a file name for markup.

No other module makes one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

Role = QMessageBox.ButtonRole


class Answer(NamedTuple):
    """One button of a question.

    Attributes:
        text: What stands on it; ``&`` stands before its key.
        role: Escape gives the only answer whose role is ``RejectRole``.
    """

    text: str
    role: QMessageBox.ButtonRole


class Question(NamedTuple):
    """What is asked in a box of its own.

    Attributes:
        title: Of the box.
        text: The matter in a line.
        note: What there is to know about it; may be empty.
        answers: From the first to the last.
        default: 0-based answer that Enter gives.
    """

    title: str
    text: str
    note: str
    answers: tuple[Answer, ...]
    default: int = 0


def warn(parent: QWidget | None, title: str, text: str) -> None:
    """Tell the user that something did not work."""
    box = _box(parent, title, text, "")
    box.setIcon(QMessageBox.Icon.Warning)
    box.exec()


def ask(parent: QWidget, question: Question) -> int:
    """Ask, wait, and return the 0-based place of the answer; -1 where the box was closed."""
    box, buttons = _asking(parent, question)
    box.exec()
    return _answer_of(box, buttons)


def ask_beside(parent: QWidget, question: Question, answered: Callable[[int], None]) -> None:
    """Ask without waiting; ``answered`` is called with the place of the answer as ``ask`` returns it."""
    box, buttons = _asking(parent, question)
    box.finished.connect(lambda _result: answered(_answer_of(box, buttons)))
    box.finished.connect(box.deleteLater)
    box.open()


def _box(parent: QWidget | None, title: str, text: str, note: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    if note:
        box.setInformativeText(note)
    return box


def _asking(parent: QWidget, question: Question) -> tuple[QMessageBox, list[QPushButton]]:
    box = _box(parent, question.title, question.text, question.note)
    buttons: list[QPushButton] = [box.addButton(text, role) for text, role in question.answers]
    box.setDefaultButton(buttons[question.default])
    return box, buttons


def _answer_of(box: QMessageBox, buttons: list[QPushButton]) -> int:
    clicked = box.clickedButton()
    return next((place for place, button in enumerate(buttons) if button is clicked), -1)
