"""The kept copy in a window of its own, opened at the passage that is quoted."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from test_detail_pane import Shown

from viewer.ui.document.document_facts import Passage
from viewer.ui.look.theme import Appearance
from viewer.ui.pane.source_window import SourceWindow

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


@pytest.mark.parametrize("has_copy", [True, False])
def test_that_only_what_has_a_copy_is_shown_in_its_source(qtbot: QtBot, has_copy: bool) -> None:
    shown = Shown(qtbot)
    if has_copy:
        shown.facts.passages["it was very high"] = HIGH
    shown.state.select("dam")
    assert shown.pane.view.toPlainText().count("Show in source") == (1 if has_copy else 0)
    assert not any("Show in source" in line for line in shown.copied())
    if has_copy:
        shown.click(qtbot, "Show in source")
        window = next(child for child in shown.pane.findChildren(SourceWindow))
        assert marked(window) == ["it was very high"]
        window.close()
