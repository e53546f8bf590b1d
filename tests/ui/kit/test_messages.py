"""Message boxes show names as they are, and give back what was answered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from source_facts import facts_of, viewer_facts

from viewer.ui.kit.messages import Answer, Question, Role, ask, ask_beside, warn

UI = Path(__file__).parents[3] / "viewer" / "ui"
MARKUP = "<b>My file</b> &amp; more.yaml"
QUESTION = Question(
    "Title", MARKUP, "<i>note</i>", (Answer("&Take", Role.AcceptRole), Answer("&Leave", Role.RejectRole))
)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def press(box: QMessageBox, text: str) -> None:
    next(button for button in box.buttons() if button.text() == text).click()


def test_that_markup_in_a_name_is_shown_literally(parent: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[str, Qt.TextFormat]] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append((box.text(), box.textFormat())))
    warn(parent, "Title", MARKUP)
    assert shown == [(MARKUP, Qt.TextFormat.PlainText)]


@pytest.mark.parametrize(("text", "answer"), [("&Take", 0), ("&Leave", 1)])
def test_that_the_answer_is_told_by_its_place(
    text: str, answer: int, parent: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    formats: list[Qt.TextFormat] = []

    def pressed(box: QMessageBox) -> None:
        formats.append(box.textFormat())
        press(box, text)

    monkeypatch.setattr(QMessageBox, "exec", pressed)
    assert ask(parent, QUESTION) == answer
    assert formats == [Qt.TextFormat.PlainText]


def test_that_a_question_beside_the_work_answers_later(parent: QWidget, qtbot: QtBot) -> None:
    parent.show()
    heard: list[int] = []
    ask_beside(parent, QUESTION, heard.append)
    [box] = parent.findChildren(QMessageBox)
    assert box.defaultButton().text() == "&Take"
    assert heard == []
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert heard == [1]


def test_that_no_other_module_makes_a_message_box() -> None:
    names = {
        path.relative_to(UI).as_posix(): facts.names
        for path, facts in viewer_facts().items()
        if path.is_relative_to(UI)
    }
    assert len(names) > 50
    assert [path for path, named in names.items() if "QMessageBox" in named] == ["kit/messages.py"]
    assert facts_of("from a import b\nc = d.e\n").names == {"b", "c", "d", "e"}
