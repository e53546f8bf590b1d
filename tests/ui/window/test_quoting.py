"""From words selected in a kept copy to a quotation in the file: nobody retypes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot
from test_evidence_shown import KEPT, TRUE, opened

from viewer.ui.forms.event_form import EventForm
from viewer.ui.forms.quotes import QuoteEditor
from viewer.ui.forms.rows import ListEditor
from viewer.ui.forms.source_window import SourceWindow
from viewer.ui.pane.page import ToSource
from viewer.ui.window.main_window import MainWindow

HIGH = {"text": "it was very high", "source": "wire"}


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """A window on a file one of whose sources has a copy."""
    (tmp_path / "wire.txt").write_text(TRUE, encoding="utf-8")
    monkeypatch.setattr("viewer.ui.forms.event_form.ask", lambda *_: 0)  # what is left open is given up
    made = opened(qtbot, tmp_path, KEPT)
    yield made
    made.evidence.wait()


def quotes_in(form: EventForm) -> ListEditor:
    editor = form.rows["quotes"].editor
    assert isinstance(editor, ListEditor)
    return editor


def select(shown: SourceWindow, words: str) -> None:
    shown.text.moveCursor(QTextCursor.MoveOperation.Start)
    assert shown.text.find(words)


def test_that_words_selected_in_show_in_source_open_the_events_form(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.state.select("dam")
    quote = window.document.timeline.event("dam").quotes[0]  # type: ignore[union-attr]
    window.pane.view.followed.emit(ToSource(quote))
    [shown] = window.findChildren(SourceWindow)
    select(shown, "From the ban")
    shown.quote_selection()
    [form] = window.edits.desk.forms
    assert form.is_changed and len(quotes_in(form).rows) == 3
    assert quotes_in(form).rows[2].value() == {"text": "From the bank", "source": "wire"}
    assert "Quoted in the form" in window.status.currentMessage()
    select(shown, "they said")
    shown.quote_selection()
    assert len(window.edits.desk.forms) == 1 and len(quotes_in(form).rows) == 4
    with qtbot.waitSignal(form.accepted):
        form.submit()
    event = window.document.timeline.event("dam")
    assert event is not None and [quote.text for quote in event.quotes[2:]] == ["From the bank", "they said"]
    text = (tmp_path / "events.yaml").read_text(encoding="utf-8")
    assert '- text: "From the bank"\n        source: wire\n' in text
    assert "- {text: it was very high, source: wire, attributed_to: PortAmur, locator: p. 3}" in text


def test_that_an_open_form_takes_the_words_whatever_is_selected(window: MainWindow) -> None:
    window.edits.add_event("2011-08-24")
    [form] = window.edits.desk.forms
    window.edits.quote("dam", HIGH)
    assert window.edits.desk.forms == [form]
    assert [row.value() for row in quotes_in(form).rows] == [HIGH]
    quotes_in(form).add()
    window.edits.quote("dam", HIGH | {"locator": "p. 3"})
    assert [row.value() for row in quotes_in(form).rows] == [HIGH, HIGH | {"locator": "p. 3"}]
    window.edits.desk.open_form({"date": "2011-08-21"}, "dam", "Change")
    window.edits.quote("dam", HIGH)
    assert len(quotes_in(form).rows) == 2 and len(quotes_in(window.edits.desk.forms[1]).rows) == 1


def test_that_a_quotation_of_the_form_takes_its_words_from_the_copy(window: MainWindow) -> None:
    window.edits.edit_event("dam")
    [form] = window.edits.desk.forms
    editor = quotes_in(form).rows[0]
    assert isinstance(editor, QuoteEditor)
    assert editor.from_copy.isVisible()
    second = quotes_in(form).rows[1]
    assert isinstance(second, QuoteEditor) and second.from_copy.isHidden()  # the book has no copy
    editor.from_copy.click()
    [shown] = form.findChildren(SourceWindow)
    assert [mark.cursor.selectedText() for mark in shown.text.extraSelections()] == ["it was very high"]
    select(shown, "From the bank")
    shown.quote_selection()
    assert not shown.isVisible()
    assert editor.value() == {
        "text": "From the bank", "source": "wire", "attributed_to": "PortAmur", "locator": "p. 3",
    }  # fmt: skip
    assert "✓ word for word" in editor.verdict.text()
    editor.words.undo()
    assert "it was very high" in editor.words.toPlainText()


def test_that_an_entry_written_oddly_is_left_alone(window: MainWindow) -> None:
    window.edits.desk.open_form({"date": "2011-08-21", "title": "x", "quotes": [["odd"]]}, "dam", "Change")
    [form] = window.edits.desk.forms
    before = form.fields()
    window.edits.quote("dam", HIGH)
    assert form.fields() == before
    assert "cannot add to" in window.status.currentMessage()
