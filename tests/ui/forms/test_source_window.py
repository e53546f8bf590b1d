"""The kept copy in a window of its own, opened at the passage that is quoted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from viewer.ui.document.document_facts import Passage
from viewer.ui.forms.source_window import SourceWindow
from viewer.ui.look.theme import Appearance

TEXT = (
    "A \U0001f682 left.\n"
    + "Much else was said.\n" * 80
    + "From there one saw that it was very high, they said.\n"
    + "And more.\n" * 80
)
PLACE = TEXT.index("it was very high")
HIGH = Passage(
    "The Wire",
    "✓ word for word in the kept copy, paragraph 82",
    TEXT,
    (PLACE, PLACE + len("it was very high")),
)


def marked(window: SourceWindow) -> list[str]:
    """Return what is highlighted."""
    return [mark.cursor.selectedText() for mark in window.text.extraSelections()]


def opened(qtbot: QtBot, passage: Passage) -> SourceWindow:
    window = SourceWindow(passage, Appearance("light"))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show_passage()
    return window


def test_that_the_passage_is_highlighted_and_in_sight(qtbot: QtBot) -> None:
    window = opened(qtbot, HIGH)
    assert marked(window) == ["it was very high"]
    assert window.verdict.text() == HIGH.verdict
    assert window.text.viewport().rect().contains(window.text.cursorRect())
    assert window.text.verticalScrollBar().value() > 10
    assert window.text.isReadOnly()


def test_that_a_copy_without_the_passage_is_shown_from_its_beginning(qtbot: QtBot) -> None:
    window = opened(qtbot, HIGH._replace(verdict="✕ not found in the kept copy", span=(0, 0)))
    assert marked(window) == []
    assert window.text.verticalScrollBar().value() == 0


def select(window: SourceWindow, words: str) -> None:
    """Select words as a person does."""
    window.text.moveCursor(QTextCursor.MoveOperation.Start)
    assert window.text.find(words)


def test_that_selected_words_are_quoted_by_button_and_key(qtbot: QtBot) -> None:
    window = opened(qtbot, HIGH._replace(source_id="wire"))
    assert not window.quote.isEnabled() and window.said.text().startswith("Select the words")
    select(window, "there one saw that it was ver")
    assert window.said.text() == "7 words selected"
    with qtbot.waitSignal(window.quoted) as caught:
        window.quote.click()
    assert caught.args == [{"text": "there one saw that it was very", "source": "wire"}]
    assert window.text.textCursor().selectedText() == "there one saw that it was very"
    select(window, "\U0001f682 left")
    with qtbot.waitSignal(window.quoted) as caught:
        qtbot.keyClick(window.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert caught.args == [{"text": "\U0001f682 left", "source": "wire"}]


def test_that_the_page_of_a_pdf_goes_along(qtbot: QtBot) -> None:
    pages = ("One page.\n\nAnother page.\n\nA third.", (0, 11, 26))
    window = opened(qtbot, Passage("The Wire", "", pages[0], (0, 0), "wire", pages[1]))
    assert window.verdict.isHidden()
    for words, locator in (("One page", "p. 1"), ("Another page", "p. 2"), ("A third", "p. 3")):
        select(window, words)
        with qtbot.waitSignal(window.quoted) as caught:
            window.quote_selection()
        assert caught.args[0]["locator"] == locator
    window.text.selectAll()
    with qtbot.waitSignal(window.quoted) as caught:
        window.quote_selection()
    assert caught.args[0]["locator"] == "pp. 1–3"


def test_that_nothing_is_quoted_without_words(qtbot: QtBot) -> None:
    window = opened(qtbot, HIGH._replace(source_id="wire"))
    with qtbot.assertNotEmitted(window.quoted):
        window.quote_selection()
        select(window, ".")
        window.quote_selection()
    assert window.said.text().startswith("Select the words")
    shown_only = opened(qtbot, HIGH)
    assert shown_only.quote.isHidden()
    select(shown_only, "it was")
    with qtbot.assertNotEmitted(shown_only.quoted):
        shown_only.quote_selection()


def test_that_long_selections_are_called_long(qtbot: QtBot) -> None:
    window = opened(qtbot, HIGH._replace(source_id="wire"))
    window.text.selectAll()
    assert window.said.text() == "494 words: long for a quotation"


def test_that_words_are_found_in_the_copy_from_place_to_place(qtbot: QtBot) -> None:
    window = opened(qtbot, HIGH._replace(source_id="wire"))
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.search.hasFocus()
    window.search.setText("MUCH else")
    places = []
    for _ in range(81):
        qtbot.keyClick(window.search, Qt.Key.Key_Return)
        places.append(window.text.textCursor().selectionStart())
    assert places[0] != places[1] and places[0] == places[80] and len(set(places)) == 80
    window.search.setText("nowhere")
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert window.said.text() == "“nowhere” does not stand in this copy"
    assert window.text.textCursor().selectionStart() == places[80]
