"""The detail pane: everything that the file says of an event, as it says it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot
from ui_samples import SAMPLE, SampleFacts, sample_timeline

from viewer.model.event_words import Tone
from viewer.model.problems import Problem, Severity
from viewer.ui.kit.reading_text import MOST_CHARACTERS, ReadingText
from viewer.ui.kit.text_link import TextLink
from viewer.ui.look.theme import Appearance
from viewer.ui.pane.detail_pane import DetailPane
from viewer.ui.pane.event_page import EventPage
from viewer.ui.pane.parts import MOST_ITEMS
from viewer.ui.pane.quote_card import COPY_LABEL
from viewer.ui.state.view_state import ViewState

PROBLEM = Problem(Severity.ERROR, "bad", "something is wrong", 12, 5, 12, 9, event_id="dam")


class Shown:
    """A pane on the sample timeline, and what it says."""

    def __init__(self, qtbot: QtBot, text: str = SAMPLE, width_px: int = 340) -> None:
        self.state = ViewState()
        self.state.set_timeline(sample_timeline(text))
        self.facts = SampleFacts()
        self.appearance = Appearance("light")
        self.pane = DetailPane(self.state, self.facts, self.appearance)
        qtbot.addWidget(self.pane)
        self.pane.resize(width_px, 700)
        with qtbot.waitExposed(self.pane):
            self.pane.show()

    def texts(self) -> list[str]:
        """Return every text of the page, from top to bottom."""
        return [text.toPlainText() for text in self.pane.page.findChildren(ReadingText)]

    def links(self) -> dict[str, TextLink]:
        """Return every link of the page and the footer, by its text."""
        return {link.literal: link for link in self.pane.findChildren(TextLink) if not link.isHidden()}


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """The pane with nothing selected."""
    return Shown(qtbot)


def test_that_without_a_selection_the_timeline_introduces_itself(shown: Shown) -> None:
    texts = shown.texts()
    assert "A journey" in texts
    assert "What happened on the way." in texts
    assert "4 events · 2 sources · 2 quotations" in texts


def test_that_an_empty_timeline_says_how_to_begin(qtbot: QtBot) -> None:
    texts = Shown(qtbot, "events: []\n").texts()
    assert any("two lines" in text for text in texts)


def test_that_a_file_that_cannot_be_read_says_where_and_leads_there(qtbot: QtBot, shown: Shown) -> None:
    shown.facts.why_nothing = "The file cannot be read"
    shown.facts.problems = (PROBLEM,)
    shown.pane.refresh()
    assert "⚠ something is wrong" in shown.texts()
    with qtbot.waitSignal(shown.pane.line_requested) as heard:
        shown.links()["Line 12, column 5"].click()
    assert heard.args == [12, 5]


def test_that_a_selected_event_is_told_whole(shown: Shown) -> None:
    shown.facts.verdicts["it was very high"] = ("✓ word for word", Tone.GOOD)
    shown.state.select("dam")
    texts = shown.texts()
    for text in (
        "Sunday 21 August 2011",
        "“Sunday” in the source · worked out from the caption",
        "Sees the dam",
        "● Reported",
        "Amur",
        "The trip",
        "He saw the dam.",
        "Then he left.",
        "“it was very high”",
        "The Wire, crediting PortAmur",
        "published 21 August 2011",
        "p. 3",
        "✓ word for word",
        "✕ speaks against this event",
        "A. Person\nB. Other",
    ):
        assert text in texts, text


def test_that_quotations_without_a_kept_copy_have_no_verdict(shown: Shown) -> None:
    shown.state.select("dam")
    assert not any("copy" in text for text in shown.texts())


def test_that_statements_and_their_subjects_lead_to_each_other(shown: Shown) -> None:
    shown.state.select("dam")
    shown.links()["❝ Somebody speaks"].click()
    assert shown.state.selected_id == "speech"
    assert "❝ Statement" in shown.texts()
    shown.links()["Arrives"].click()
    assert shown.state.selected_id == "trip-end"


def test_that_the_footer_steps_through_the_one_order(shown: Shown) -> None:
    shown.state.select("departs")
    names = [link.accessibleName() for link in shown.links().values()]
    assert "Next event: Sees the dam" in names
    assert not any(name.startswith("Previous") for name in names)
    shown.links()["Sees the dam"].click()
    assert shown.state.selected_id == "dam"


def test_that_a_link_is_opened_only_by_a_click_and_by_its_own_address(qtbot: QtBot, shown: Shown) -> None:
    with qtbot.assertNotEmitted(shown.pane.address_requested):
        shown.state.select("dam")
    with qtbot.waitSignal(shown.pane.address_requested) as heard:
        shown.links()["A page ↗"].click()
    assert heard.args == ["https://example.org/page"]


def test_that_a_link_answers_the_keyboard(qtbot: QtBot, shown: Shown) -> None:
    shown.state.select("dam")
    link = shown.links()["A page ↗"]
    with qtbot.waitSignal(shown.pane.address_requested):
        qtbot.keyClick(link, Qt.Key.Key_Space)


def test_that_a_quotation_is_copied_with_its_citation(qtbot: QtBot, shown: Shown) -> None:
    shown.state.select("dam")
    button = next(b for b in shown.pane.findChildren(QToolButton) if b.accessibleName() == COPY_LABEL)
    with qtbot.waitSignal(shown.pane.copy_requested) as heard:
        button.click()
    assert heard.args[0].startswith("“it was very high” (The Wire")


def test_that_problems_of_the_entry_stand_on_its_page(qtbot: QtBot, shown: Shown) -> None:
    shown.facts.problems = (PROBLEM,)
    shown.state.select("dam")
    with qtbot.waitSignal(shown.pane.line_requested) as heard:
        shown.links()["Line 12, column 5"].click()
    assert heard.args == [12, 5]
    shown.state.select("departs")
    assert "⚠ something is wrong" not in shown.texts()


def test_that_markup_is_shown_as_it_is_written(qtbot: QtBot) -> None:
    markup = "<b>bold</b> <img src=x> &amp; **no**"
    shown = Shown(qtbot, SAMPLE.replace("Sees the dam", f"'{markup}'").replace("He saw the dam.", markup))
    shown.state.select("dam")
    assert shown.texts().count(markup) == 2


@pytest.mark.parametrize("width_px", [240, 340, 700])
def test_that_no_word_is_so_long_that_it_is_cut(qtbot: QtBot, width_px: int) -> None:
    word = "Donaudampfschifffahrtsgesellschaft" * 6
    text = SAMPLE
    for old in ("Sees the dam", "Amur", "A. Person", "it was very high", "PortAmur", "The Wire", "The trip"):
        text = text.replace(old, word)
    shown = Shown(qtbot, text, width_px)
    shown.state.select("dam")
    qtbot.wait(20)
    page = shown.pane.page
    assert page.width() <= width_px
    for part in page.findChildren(ReadingText):
        right = part.mapTo(page, part.rect().bottomRight())
        assert right.x() < page.width()
        assert part.document().size().height() <= part.height() + 1
        assert part.document().idealWidth() <= part.viewport().width() + 1


def test_that_a_whole_book_is_cut_with_a_note(qtbot: QtBot) -> None:
    shown = Shown(qtbot, SAMPLE.replace("He saw the dam.", "word " * 100_000))
    shown.state.select("dam")
    longest = max(shown.texts(), key=len)
    assert len(longest) < MOST_CHARACTERS + 100
    assert longest.endswith("more characters in the file)")


def test_that_a_thousand_quotations_say_how_many_are_left_out(qtbot: QtBot) -> None:
    many = "    quotes:\n" + "      - {text: word, source: wire}\n" * 1000
    shown = Shown(qtbot, SAMPLE.split("    quotes:\n")[0] + many)
    shown.state.select("dam")
    assert f"… and {1000 - MOST_ITEMS} more in the file" in shown.texts()


def test_that_the_page_follows_the_theme(shown: Shown) -> None:
    shown.state.select("dam")
    before = shown.pane.page
    shown.appearance.set_mode("dark")
    assert shown.pane.page is not before
    assert shown.pane.page.theme.name == "dark"


def test_that_a_refresh_keeps_the_place_in_a_long_page(qtbot: QtBot) -> None:
    shown = Shown(qtbot, SAMPLE.replace("He saw the dam.", "word " * 2000))
    shown.state.select("dam")
    qtbot.wait(20)
    bar = shown.pane._scroll.verticalScrollBar()
    bar.setValue(300)
    shown.pane.refresh()
    qtbot.waitUntil(lambda: bar.value() == 300)
    shown.state.select("departs")
    assert bar.value() == 0


def test_that_all_text_can_be_selected_and_headings_reached_by_tab(shown: Shown) -> None:
    shown.state.select("dam")
    page = shown.pane.page
    assert isinstance(page, EventPage)
    for part in page.findChildren(ReadingText):
        assert part.isReadOnly()
        assert part.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
        assert not part.textInteractionFlags() & Qt.TextInteractionFlag.LinksAccessibleByMouse
    for link in shown.links().values():
        assert link.focusPolicy() == Qt.FocusPolicy.StrongFocus
        assert link.accessibleName()
