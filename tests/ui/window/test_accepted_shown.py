"""Warnings that a file accepts: out of the list, counted, and told with their reason beside the event."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot
from test_main_window import saved, window_on
from ui_samples import SAMPLE

DOUBTFUL = SAMPLE.replace("as_written: Sunday", "as_written: Monday")
ACCEPTED = DOUBTFUL.replace(
    "    place: Amur\n", "    place: Amur\n    accept: {wrong-weekday: a slip of the paper}\n"
)


def test_that_an_accepted_warning_is_counted_and_told_beside_its_event(qtbot: QtBot, tmp_path: Path) -> None:
    window = window_on(qtbot, tmp_path, DOUBTFUL)
    window.state.select("dam")
    window.show_problems()
    bar = window.problems.panel.bar
    assert not bar.accepted.isVisible()
    assert "names a Monday" in window.pane.view.toPlainText()
    saved(window, ACCEPTED)
    assert bar.accepted.isVisible()
    assert bar.accepted.text() == "1 accepted"
    assert window.document.problems == ()
    said = "Accepted, wrong-weekday: a slip of the paper"
    qtbot.waitUntil(lambda: said in window.pane.view.toPlainText())
    assert "names a Monday" not in window.pane.view.toPlainText()
