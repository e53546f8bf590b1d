"""A source's kept copy in the form: chosen, dropped or pasted, looked at, and kept when the source is added."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from viewer.files.keeping import LONG_WORDS
from viewer.ui.forms import copy_editor
from viewer.ui.forms.copy_editor import CopyEditor
from viewer.ui.look.theme import LIGHT

PAGE = "<!doctype html><html><body><p>The harbour was closed.</p></body></html>"


@pytest.fixture
def editor(qtbot: QtBot, tmp_path: Path) -> CopyEditor:
    """An editor beside an event file."""
    (tmp_path / "mine").mkdir()
    made = CopyEditor(tmp_path / "mine" / "events.yaml", lambda: "wire", LIGHT)
    qtbot.addWidget(made)
    made.resize(500, 80)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page saved elsewhere."""
    path = tmp_path / "train.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_that_a_file_that_is_chosen_is_looked_at_and_told_about(
    editor: CopyEditor, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_named: (str(page), ""))
    editor.browse.click()
    assert editor.candidate is not None and editor.candidate.content == PAGE.encode()
    assert editor.line.text() == "copies/wire.html"
    assert editor.told.text() == "train.html, a saved page of 4 words; it will be kept beside the event file"
    assert editor.line.accessibleDescription() == editor.told.text()
    assert editor.value() is None
    assert list((page.parent / "mine").iterdir()) == []


def test_that_a_dropped_file_and_a_dropped_text_are_taken(editor: CopyEditor, page: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(page))])
    _drop(editor, data)
    assert editor.candidate is not None and editor.candidate.name == "train.html"
    data = QMimeData()
    data.setText("The harbour\nwas closed.")
    _drop(editor, data)
    assert editor.candidate.name == "" and editor.candidate.content == b"The harbour\nwas closed.\n"
    assert editor.told.text() == "The pasted text of 4 words; it will be kept beside the event file"


def _drop(editor: CopyEditor, data: QMimeData) -> None:
    copy, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    editor.line.dropEvent(QDropEvent(QPointF(5, 5), copy, data, button, Qt.KeyboardModifier.NoModifier))


def test_that_a_pasted_text_is_kept_and_a_pasted_path_typed(qtbot: QtBot, editor: CopyEditor) -> None:
    QApplication.clipboard().setText("The harbour was closed.\n\nIt opened later.")
    qtbot.keyClick(editor.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert editor.candidate is not None and editor.line.text() == "copies/wire.txt"
    editor.line.clear()
    editor.line.textEdited.emit("")
    QApplication.clipboard().setText("sources/wire.txt")
    qtbot.keyClick(editor.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert editor.candidate is None and editor.value() == "sources/wire.txt"
    editor.paste.click()
    assert editor.candidate is not None and editor.candidate.content == b"sources/wire.txt\n"


def test_that_typing_a_path_gives_up_what_was_chosen(qtbot: QtBot, editor: CopyEditor) -> None:
    editor.take_text("Some words.")
    with qtbot.waitSignal(editor.chosen):
        qtbot.keyClick(editor.line, Qt.Key.Key_X)
    assert editor.candidate is None and editor.told.isHidden()
    assert editor.value() == "xcopies/wire.txt"


def test_that_what_lies_beside_the_event_file_is_only_named(editor: CopyEditor, tmp_path: Path) -> None:
    kept = tmp_path / "mine" / "sources" / "wire.txt"
    kept.parent.mkdir()
    kept.write_text("Some words.", encoding="utf-8")
    editor.take_file(kept)
    assert editor.candidate is None and editor.value() == "sources/wire.txt"
    assert editor.told.text() == "wire.txt, a text of 2 words; it stays where it is"


def test_that_what_cannot_be_kept_is_said_and_changes_nothing(editor: CopyEditor, tmp_path: Path) -> None:
    editor.take_text("Some words.")
    (tmp_path / "x.png").write_bytes(b"\x89PNG\0")
    editor.take_file(tmp_path / "x.png")
    assert editor.told.text() == "“x.png” is no text, saved web page or PDF"
    assert editor.candidate is not None and editor.candidate.content == b"Some words.\n"
    QApplication.clipboard().setText(" ")
    editor.paste.click()
    assert editor.told.text() == "There are no words to keep; paste the text of the source"


@pytest.mark.parametrize(("answer", "is_kept"), [(0, True), (1, False), (-1, False)])
def test_that_it_asks_before_it_keeps_anything_long(
    editor: CopyEditor, monkeypatch: pytest.MonkeyPatch, answer: int, is_kept: bool
) -> None:
    asked = []
    monkeypatch.setattr(copy_editor, "ask", lambda _parent, question: (asked.append(question), answer)[1])
    editor.take_text("Some words.")
    assert asked == []
    editor.take_text("word " * (LONG_WORDS + 1))
    [question] = asked
    assert question.text == "The pasted text is long: 5,001 words, 24 kB."
    assert "until you delete it" in question.note and question.default == 1
    assert editor.candidate is not None and (editor.candidate.words > 5000) is is_kept
