"""Titles on paper: struck out where they were retracted, told of where they are cut; and what their events rest on."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper_helpers import content_from, printed, text_of
from pytestqt.qtbot import QtBot

from viewer.model.timeline import Status
from viewer.ui.paper.choice import PaperChoice
from viewer.ui.paper.text import BlockWriter

CUT = "Titles that end in “…” on the chart have no room there; the chronicle has them whole."


@pytest.mark.parametrize("status", [status.value for status in Status])
def test_that_only_what_was_retracted_is_struck_out(qtbot: QtBot, status: str) -> None:
    content = content_from(f"events:\n- {{date: 1815, title: One, status: {status}}}\n")
    block = BlockWriter(content, 600).event(1, content.timeline.events[0], quotes=True)
    letters = block.text.document.firstBlock().begin().fragment()
    assert letters.text() == "One"
    assert letters.charFormat().fontStrikeOut() is (status == Status.RETRACTED.value)


@pytest.mark.parametrize(("words", "is_told"), [(1, False), (300, True)])
def test_that_titles_cut_on_the_chart_are_told(
    qtbot: QtBot, tmp_path: Path, words: int, is_told: bool
) -> None:
    made = content_from(f"events:\n- {{date: 1815, title: {' '.join(['Much'] * words)}}}\n")
    text = " ".join(text_of(page) for page in printed(tmp_path, made).pages)
    assert (CUT in text) is is_told


def test_that_an_entry_without_its_quotations_names_their_sources(qtbot: QtBot, tmp_path: Path) -> None:
    file = "sources: [{id: a, title: A}, {id: b, title: B}]\nevents:\n- {date: 1815, title: One, quotes: {text: So, source: b}, sources: a}\n"
    texts = [
        " ".join(
            text_of(page) for page in printed(tmp_path, content_from(file), PaperChoice(quotes=quotes)).pages
        )
        for quotes in (True, False)
    ]
    entries = [text.rpartition("Chronicle")[2].rpartition("Sources [1] A")[0] for text in texts]
    assert "“So”" in entries[0] and "Sources: [1]" in entries[0] and "Sources: [1] [2]" not in entries[0]
    assert "“So”" not in entries[1] and "Sources: [1] [2]" in entries[1]
