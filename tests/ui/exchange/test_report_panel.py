"""The report of an import: its table shows places whole."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from viewer.exchange.draft.notes import NoteKind
from viewer.exchange.report import ReportRow
from viewer.ui.exchange.report_panel import ReportPanel
from viewer.ui.look.theme import Appearance


@pytest.mark.parametrize("percent", [100, 150])
def test_that_places_have_the_room_that_they_need_but_not_all_of_it(qtbot: QtBot, percent: int) -> None:
    panel = ReportPanel(Appearance("light", percent))
    qtbot.addWidget(panel)
    panel.resize(1180, 300)
    with qtbot.waitExposed(panel):
        panel.show()

    def room(where: str) -> int:
        panel.tell(
            {NoteKind.CHANGED: [ReportRow("row 1", "2001", ("changed",)), ReportRow(where, "", ("so",))]}
        )
        needed = panel.table.fontMetrics().horizontalAdvance(where)
        return panel.table.columnWidth(0) - needed

    usual = panel.table.columnWidth(0)
    assert room("event 1 (line 1204)") >= 16
    assert room("row 2") > 16 and panel.table.columnWidth(0) == usual
    assert room("a very long place " * 20) < 0
    assert panel.table.columnWidth(0) < 1180 // 2
