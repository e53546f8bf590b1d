"""Where the pane leads to the kept copy of a source."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from test_detail_pane import Shown

from viewer.ui.document.document_facts import Passage
from viewer.ui.forms.source_window import SourceWindow

TEXT = "From there one saw that it was very high, they said."
PLACE = TEXT.index("it was very high")
HIGH = Passage("The Wire", "✓ word for word", TEXT, (PLACE, PLACE + len("it was very high")), "wire")


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
        assert [mark.cursor.selectedText() for mark in window.text.extraSelections()] == ["it was very high"]
        window.close()


def test_that_a_source_without_quotation_leads_to_its_copy(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.facts.passages[""] = HIGH._replace(span=(0, 0), verdict="")
    shown.state.select("departs")
    shown.click(qtbot, "Read the kept copy")
    window = next(child for child in shown.pane.findChildren(SourceWindow))
    window.text.selectAll()
    with qtbot.waitSignal(shown.pane.quote_requested) as caught:
        window.quote_selection()
    assert caught.args == ["departs", {"text": TEXT, "source": "wire"}]
    window.close()
