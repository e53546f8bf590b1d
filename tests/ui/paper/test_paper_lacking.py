"""Letters that no font has are told wherever they stand, and no list ends in silence."""

from __future__ import annotations

import pytest
from paper_helpers import content_from
from pytestqt.qtbot import QtBot

from viewer.ui.paper.lacking import lacking_notes
from viewer.ui.paper.text_pieces import drawing_told, listed_words


@pytest.mark.parametrize(
    "said",
    ["title: Gruß", "title: A, summary: Gruß", "title: A, tags: [Gruß]", "title: A, quotes: {text: Gruß}"],
)
def test_that_letters_without_a_font_are_told_wherever_they_stand(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    monkeypatch.setattr("viewer.ui.kit.glyphs.is_missing", lambda letter, _font: letter == "ß")
    made = content_from(f"events:\n- {{date: 1815, title: Plain}}\n- {{date: 1816, {said}}}\n")
    note, more = lacking_notes(made.timeline)
    assert note.startswith("No installed font has ß") and note.endswith("(events 2)")
    assert more == ""


def test_that_a_list_that_is_cut_says_how_much_more_there_is(qtbot: QtBot) -> None:
    names = [f"Lane {number}" for number in range(21)]
    assert listed_words(names[:20]).endswith("Lane 18, Lane 19")
    assert listed_words(names).endswith("Lane 18, Lane 19 and 1 more")
    entries = "".join(f"- {{date: {1000 + number}, title: T}}\n" for number in range(203))
    made = content_from(f"events:\n{entries}")
    told = drawing_told(made.timeline, range(203), 1, 1, chronicle=False)
    assert "events 1–200 and 3 more" in told
