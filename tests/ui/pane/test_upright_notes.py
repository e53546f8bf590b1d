"""Notes on a date are set in italics, but for letters that few slanted fonts have."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper_helpers import content_from, printed, text_of
from PySide6.QtGui import QFontInfo
from pytestqt.qtbot import QtBot
from ui_samples import SampleFacts, sample_timeline

from viewer.ui.look.theme import Appearance
from viewer.ui.pane.detail_pane import DetailPane
from viewer.ui.state.view_state import ViewState

FILE = """
title: Dates in their own words
events:
  - {{date: 2011-08-20, title: One, id: one, as_written: {words}}}
"""
ARABIC, HEBREW = (
    "\u064a\u0648\u0645 \u0627\u0644\u0623\u062d\u062f",
    "\u05d1\u05d9\u05d5\u05dd \u05e8\u05d0\u05e9\u05d5\u05df",
)


@pytest.mark.parametrize(
    ("words", "slants"),
    [
        ("on Sunday", True),
        ("\u0432 \u0432\u043e\u0441\u043a\u0440\u0435\u0441\u0435\u043d\u044c\u0435", True),
        (ARABIC, False),
        (HEBREW, False),
    ],
)
def test_that_the_pane_slants_no_letters_from_the_right(qtbot: QtBot, words: str, slants: bool) -> None:
    state = ViewState()
    state.set_timeline(sample_timeline(FILE.format(words=words)))
    pane = DetailPane(state, SampleFacts(), Appearance("light"))
    qtbot.addWidget(pane)
    pane.resize(340, 600)
    with qtbot.waitExposed(pane):
        pane.show()
    state.select("one")
    qtbot.waitUntil(lambda: words in pane.view.toPlainText())
    found = pane.view.document().find(words)
    assert not found.isNull()
    assert QFontInfo(found.charFormat().font()).italic() is slants


def test_that_paper_has_the_letters(qtbot: QtBot, tmp_path: Path) -> None:
    text = "".join(text_of(page) for page in printed(tmp_path, content_from(FILE.format(words=ARABIC))).pages)
    assert set(ARABIC) - set(text) == set()
