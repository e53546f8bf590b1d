"""Sources that agree and contradict, and an altered quotation set beside what its copy says."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCharFormat
from pytestqt.qtbot import QtBot
from test_detail_pane import Shown
from ui_samples import SAMPLE

from viewer.files.evidence.matching import compared
from viewer.ui.look.theme import DARK, LIGHT

WORDS = "it was very high"
LOW = compared(WORDS, "it was not very low")


def formats(shown: Shown, words: str) -> list[QTextCharFormat]:
    """Return the format of each run of letters that holds some words."""
    found = []
    block = shown.pane.view.document().begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            iterator += 1
            if words in fragment.text():
                found.append(fragment.charFormat())
        block = block.next()
    return found


def test_that_an_altered_quotation_is_set_word_by_word(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.facts.comparisons[WORDS] = LOW
    shown.state.select("dam")
    texts = shown.texts()
    assert "it was +not very −high +low" in texts
    assert "− struck out: only in the quotation, + underlined: only in the kept copy" in texts
    [ours], [theirs] = formats(shown, "high")[1:], formats(shown, "low")
    assert not formats(shown, "−")[0].fontStrikeOut()
    assert ours.fontStrikeOut() and not ours.fontUnderline()
    assert theirs.fontUnderline() and not theirs.fontStrikeOut()
    assert ours.foreground().color() != theirs.foreground().color()
    same = [one for one in formats(shown, "it was") if "high" not in one.toolTip()]
    assert same and not any(one.fontStrikeOut() or one.fontUnderline() for one in same)
    assert "it was +not very −high +low" in shown.copied()


def test_that_what_is_not_altered_is_set_once(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.state.select("dam")
    assert not any("−" in text for text in shown.texts())


def places(shown: Shown) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return left and top of both quotations on the page."""
    layout = shown.pane.view.document().documentLayout()
    found = []
    for words in ("it was very high", "he was never there"):
        block = shown.pane.view.document().find(words).block()
        rect = layout.blockBoundingRect(block)
        found.append((rect.left(), rect.top()))
    return found[0], found[1]


@pytest.mark.parametrize(("width_px", "are_beside"), [(340, False), (760, True)])
def test_that_those_that_contradict_stand_beside_where_there_is_room(
    qtbot: QtBot, width_px: int, are_beside: bool
) -> None:
    shown = Shown(qtbot, width_px=width_px)
    shown.state.select("dam")
    for_it, against = places(shown)
    assert (abs(for_it[1] - against[1]) < 2) is are_beside
    assert (against[0] > width_px / 3) is are_beside
    texts = shown.texts()
    assert (
        texts.index("Bear it out · 1") < texts.index("“it was very high”") < texts.index("Contradict it · 1")
    )
    assert (
        texts.index("Contradict it · 1") < texts.index("“he was never there”") < texts.index("PEOPLE".title())
    )
    assert texts[-1] == shown.texts()[-1] and "Statements about this event" in texts
    copied = shown.copied()
    assert copied.index("“it was very high”") < copied.index("“he was never there”")


def test_that_a_pane_made_wider_sets_them_beside_each_other(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.state.select("dam")
    shown.pane.resize(760, 700)
    qtbot.waitUntil(lambda: abs(places(shown)[0][1] - places(shown)[1][1]) < 2)
    shown.pane.resize(340, 700)
    qtbot.waitUntil(lambda: places(shown)[1][1] > places(shown)[0][1] + 20)


def test_that_one_side_alone_needs_no_head(qtbot: QtBot) -> None:
    shown = Shown(qtbot, SAMPLE.replace(", stance: contradicts", ""))
    shown.state.select("dam")
    assert not any("Bear it out" in text or "Contradict it" in text for text in shown.texts())


def test_that_both_themes_tell_them_apart() -> None:
    for theme in (LIGHT, DARK):
        assert theme.expected != theme.found
