"""The dialog before printing: what is printed, and what is said of the rest."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from layout_helpers import event, timeline
from paper_helpers import plain_content
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from viewer.model.timeline import Lane
from viewer.ui.paper.choice import PaperChoice
from viewer.ui.paper.dialogs.paper_dialog import EXPORT, PRINT, PaperDialog
from viewer.ui.paper.dialogs.print_actions import PrintActions
from viewer.ui.paper.shown import Shown, What, Why
from viewer.ui.state.settings import Settings


def shown() -> Shown:
    """Return three events in two lanes, one lane hidden, and a search that has found one."""
    events = [event(0, "2001", "One", "a"), event(1, "2002", "Two", "b"), event(2, "2003", "Three", "a")]
    made = replace(timeline(*events), lanes=(Lane("a", "Upper"), Lane("b", "Lower")))
    content = replace(plain_content(made), events=3)
    found = frozenset((made.events[0].id,))
    return Shown(
        content,
        {What.FOUND: (found, Why("that the search for ‘{text}’ has not found", "one"))},
        frozenset(("b",)),
    )


def opened(qtbot: QtBot, how: int = PRINT, choice: PaperChoice | None = None) -> PaperDialog:
    dialog = PaperDialog(shown(), choice or PaperChoice(), how)
    qtbot.addWidget(dialog)
    return dialog


def test_that_hidden_lanes_stay_out_unless_they_are_asked_for(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    assert [one.title for one in dialog.content.timeline.events] == ["One", "Three"]
    assert "Left out: lane ‘Lower’ (hidden, 1 event)" in dialog.told.text()
    dialog.hidden.setCurrentIndex(1)
    assert [one.title for one in dialog.content.timeline.events] == ["One", "Two", "Three"]
    assert "3 events, none left out" in dialog.told.text()


def test_that_only_what_the_window_has_is_offered(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    offered = [dialog.what.itemText(number) for number in range(dialog.what.count())]
    assert offered == ["Everything", "What the search has found"]
    dialog.what.setCurrentIndex(1)
    assert [one.title for one in dialog.content.timeline.events] == ["One"]
    assert "1 event that the search for ‘one’ has not found" in dialog.told.text()


def test_that_a_filter_is_what_is_printed_first(qtbot: QtBot) -> None:
    filtered = replace(
        shown(), ids={What.FILTERED: (frozenset(), Why("that the filter ‘{text}’ hides", "x"))}
    )
    dialog = PaperDialog(filtered, PaperChoice(), PRINT)
    qtbot.addWidget(dialog)
    assert dialog.what.currentText() == What.FILTERED.value
    assert dialog.content.timeline.events == ()


def test_that_the_pages_are_shown_as_they_will_be(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.document is not None)
    assert dialog.document is not None
    count = len(dialog.document.pages)
    assert count > 1
    assert dialog.where.text() == f"1 of {count}"
    first = dialog.preview.grab().toImage()
    dialog.on.click()
    assert dialog.where.text() == f"2 of {count}"
    assert dialog.preview.grab().toImage() != first
    dialog.first.setValue(count + 5)
    qtbot.waitUntil(lambda: dialog.where.text() == f"None of {count} pages")


def test_that_a_poster_is_laid_out_over_its_sheets(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    assert not dialog.across.isEnabled()
    dialog.poster.setChecked(True)
    dialog.across.setValue(2)
    dialog.down.setValue(2)
    dialog.chronicle.setChecked(False)
    assert dialog.choice.sheets == (2, 2)
    dialog.lay_out()
    assert dialog.document is not None
    assert len(dialog.document.pages) == 5  # the marks are explained on the last
    assert not dialog.quotes.isEnabled()


@pytest.mark.parametrize("how", [PRINT, EXPORT])
def test_that_a_button_gives_its_answer(qtbot: QtBot, how: int) -> None:
    dialog = opened(qtbot, how)
    with qtbot.waitSignal(dialog.finished) as finished:
        dialog.done(how)
    assert finished.args == [how]


def test_that_what_was_chosen_is_remembered(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings()

    def chosen(dialog: PaperDialog) -> int:
        dialog.paper.setCurrentText("Legal")
        dialog.turn.setCurrentIndex(2)
        dialog.quotes.setChecked(False)
        return EXPORT

    monkeypatch.setattr(PaperDialog, "exec", chosen)
    monkeypatch.setattr(
        "viewer.ui.paper.dialogs.print_actions.QFileDialog.getSaveFileName", lambda *_args: ("", "")
    )
    parent = PaperDialog(shown(), PaperChoice(), PRINT)
    qtbot.addWidget(parent)
    PrintActions(settings.store).ask(parent, Path("events.yaml"), shown(), EXPORT)
    again = PrintActions(settings.store).choice()
    assert (again.paper, again.landscape, again.quotes, again.chronicle) == ("Legal", True, False, True)


def test_that_tab_leads_through_the_parts_as_they_stand(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    with qtbot.waitActive(dialog):
        dialog.show()
    parts = (dialog.chart, dialog.legend, dialog.chronicle, dialog.quotes, dialog.sources)
    dialog.chart.setFocus()
    stops = []
    for _ in parts:
        stops.append(dialog.focusWidget())
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert stops == list(parts)
