"""The detail pane: everything that the file says of an event, as it says it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QAccessible, QGuiApplication, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui_samples import SAMPLE, SampleFacts, let_fall_due, sample_timeline

from viewer.model.event_words import COPY_QUOTATION, Tone
from viewer.model.problems import Problem, Severity
from viewer.ui.kit.reading_text import MOST_CHARACTERS
from viewer.ui.kit.text_link import TextLink
from viewer.ui.look.theme import DARK, LIGHT, Appearance
from viewer.ui.pane import detail_pane
from viewer.ui.pane.detail_pane import DetailPane
from viewer.ui.pane.found_words import marks_in
from viewer.ui.pane.page import ToAddress
from viewer.ui.pane.page_writer import MOST_ITEMS
from viewer.ui.state.filtering import Filtering
from viewer.ui.state.searching import Searching
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
        qtbot.waitUntil(lambda: bool(self.texts()))

    def texts(self) -> list[str]:
        """Return every paragraph of the page, from top to bottom."""
        return [text for text in self.pane.view.toPlainText().split("\n") if text]

    def copied(self) -> list[str]:
        """Return the lines that copying the whole page gives."""
        self.pane.view.selectAll()
        return self.pane.view.selected_text().split("\n")

    def steps(self) -> dict[str, TextLink]:
        """Return the links of the foot by what a screen reader says of them."""
        return {
            link.accessibleName(): link for link in self.pane.findChildren(TextLink) if not link.isHidden()
        }

    def place_of(self, text: str) -> QPoint:
        """Return where a text stands in the viewport, scrolled to."""
        view = self.pane.view
        cursor = view.document().find(text)
        assert not cursor.isNull(), text
        cursor.setPosition(cursor.selectionStart() + 1)
        view.setTextCursor(cursor)
        view.ensureCursorVisible()
        return view.cursorRect(cursor).center()

    def click(self, qtbot: QtBot, text: str) -> None:
        """Click a link of the page."""
        qtbot.mouseClick(self.pane.view.viewport(), Qt.MouseButton.LeftButton, pos=self.place_of(text))


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
        shown.click(qtbot, "Line 12, column 5")
    assert heard.args == [12, 5]


def test_that_a_file_being_read_is_named(shown: Shown) -> None:
    shown.facts.reads = "large.yaml"
    shown.pane.refresh()
    assert "large.yaml" in shown.texts()


def test_that_a_selected_event_is_told_whole(shown: Shown) -> None:
    shown.facts.verdicts["it was very high"] = ("✓ word for word", Tone.GOOD)
    shown.state.select("dam")
    assert shown.copied() == [
        "Sunday 21 August 2011",
        "“Sunday” in the source · worked out from the caption",
        "Sees the dam",
        "● Reported · Amur · The trip",
        "He saw the dam.",
        "Then he left.",
        "What the sources say",
        "Bear it out · 1",
        "“it was very high”",
        "The Wire, crediting PortAmur",
        "published 21 August 2011",
        "p. 3",
        "✓ word for word",
        "Contradict it · 1",
        "“he was never there”",
        "A book",
        "✕ speaks against this event",
        "Statements about this event",
        "❝ Somebody speaks",
        "22 August 2011",
        "People",
        "A. Person",
        "B. Other",
        "Links",
        "A page ↗",
        "https://example.org/page",
        "The Wire ↗",
        "https://example.org/train",
    ]


def test_that_sources_without_a_quotation_and_tags_have_their_place(qtbot: QtBot) -> None:
    shown = Shown(qtbot, SAMPLE.replace("id: departs,", "id: departs, tags: [rail, aid],"))
    shown.state.select("departs")
    assert shown.copied()[-4:] == ["Sources", "A book", "Tags", "rail · aid"]


def test_that_quotations_without_a_kept_copy_have_no_verdict(shown: Shown) -> None:
    shown.state.select("dam")
    assert not any("word for word" in text for text in shown.texts())


def test_that_statements_and_their_subjects_lead_to_each_other(qtbot: QtBot, shown: Shown) -> None:
    shown.state.select("dam")
    shown.click(qtbot, "❝ Somebody speaks")
    assert shown.state.selected_id == "speech"
    assert "❝ Statement · ● Reported · Talk" in shown.copied()
    shown.click(qtbot, "Arrives")
    assert shown.state.selected_id == "trip-end"


def test_that_the_footer_steps_through_the_one_order(shown: Shown) -> None:
    assert list(shown.steps()) == ["Next event: Departs"]
    shown.state.select("departs")
    assert list(shown.steps()) == ["Next event: Sees the dam"]
    shown.steps()["Next event: Sees the dam"].click()
    assert shown.state.selected_id == "dam"
    assert list(shown.steps()) == ["Previous event: Departs", "Next event: Somebody speaks"]
    shown.steps()["Previous event: Departs"].click()
    assert shown.state.selected_id == "departs"


def test_that_a_link_is_opened_only_by_a_click_and_by_its_own_address(qtbot: QtBot, shown: Shown) -> None:
    with qtbot.assertNotEmitted(shown.pane.address_requested):
        shown.state.select("dam")
        shown.copied()
    with qtbot.waitSignal(shown.pane.address_requested) as heard:
        shown.click(qtbot, "A page ↗")
    assert heard.args == ["https://example.org/page"]


def test_that_no_other_address_than_one_of_the_web_is_a_link(qtbot: QtBot) -> None:
    shown = Shown(qtbot, SAMPLE.replace("https://example.org/page", "file:///etc/passwd"))
    shown.state.select("dam")
    assert ToAddress("file:///etc/passwd") not in shown.pane.view.links().values()
    assert ToAddress("https://example.org/train") in shown.pane.view.links().values()


def test_that_every_link_is_reached_by_tab_and_followed_by_enter(qtbot: QtBot, shown: Shown) -> None:
    shown.state.select("dam")
    view = shown.pane.view
    view.setFocus()
    reached = []
    for _ in view.page.targets:
        qtbot.keyClick(view, Qt.Key.Key_Tab)
        reached.append(view.textCursor().selectedText())
    assert [text.replace("\u00a0", " ") for text in reached] == [
        "● Reported", "Amur", "The trip",
        "The Wire, crediting PortAmur", "Copy", "A book", "Copy",
        "❝ Somebody speaks", "A. Person", "B. Other", "A page ↗", "The Wire ↗",
    ]  # fmt: skip
    with qtbot.waitSignal(shown.pane.address_requested) as heard:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert heard.args == ["https://example.org/train"]
    assert view.hasFocus()
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert not view.hasFocus()


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Reported", 'status:"reported"'),
        ("Amur", 'place:"Amur"'),
        ("The trip", 'lane:"The trip"'),
        ("The Wire", 'source:"The Wire"'),
        ("B. Other", 'person:"B. Other"'),
        ("dams", 'tag:"dams"'),
    ],
)
def test_that_a_click_on_a_name_asks_for_the_events_that_hold_it(qtbot: QtBot, text: str, term: str) -> None:
    shown = Shown(
        qtbot, SAMPLE.replace("    as_written: Sunday", "    as_written: Sunday\n    tags: [dams, wet]")
    )
    shown.state.select("dam")
    with qtbot.waitSignal(shown.pane.filter_requested) as heard:
        shown.click(qtbot, text)
    assert heard.args == [term]
    Filtering(shown.state).add(term)
    assert 1 <= len(shown.state.timeline.events) <= 3
    assert shown.state.selected_id == "dam"


def test_that_a_status_is_explained_and_a_claim_made_before_its_event_is_a_forecast(qtbot: QtBot) -> None:
    expected = "status: expected, quotes: {text: he will come, source: wire}"
    shown = Shown(qtbot, SAMPLE.replace("status: expected, sources: wire", expected))
    shown.state.select("trip-end")
    texts = shown.texts()
    assert "Expected: it had not happened yet when its latest source appeared" in texts
    assert texts.index("○ published before it could happen: a forecast") > texts.index("“he will come”")
    shown.state.select("dam")
    assert not any("forecast" in text or text.startswith("Reported:") for text in shown.texts())


def test_that_a_quotation_is_copied_with_its_citation(qtbot: QtBot, shown: Shown) -> None:
    shown.state.select("dam")
    with qtbot.waitSignal(shown.pane.copy_requested) as heard:
        shown.click(qtbot, "Copy")
    assert heard.args[0].startswith("“it was very high” (The Wire, crediting PortAmur")


def test_that_the_menu_copies_what_is_under_the_pointer(qtbot: QtBot, shown: Shown) -> None:
    shown.state.select("dam")
    view = shown.pane.view
    on_words = view.menu_at(shown.place_of("he was never there").toPointF())
    quotation = next(action for action in on_words.actions() if action.text() == COPY_QUOTATION)
    with qtbot.waitSignal(shown.pane.copy_requested) as heard:
        quotation.trigger()
    assert heard.args[0].startswith("“he was never there” (A book")
    on_link = view.menu_at(shown.place_of("The Wire ↗").toPointF())
    address = next(action for action in on_link.actions() if action.text() == "Copy address")
    with qtbot.waitSignal(shown.pane.copy_requested) as heard:
        address.trigger()
    assert heard.args == ["https://example.org/train"]
    on_title = view.menu_at(shown.place_of("Sees the dam").toPointF())
    assert [action.text() for action in on_title.actions()] == ["&Copy", "Select &all"]


def test_that_problems_of_the_entry_stand_on_its_page(qtbot: QtBot, shown: Shown) -> None:
    shown.facts.problems = (PROBLEM,)
    shown.state.select("dam")
    with qtbot.waitSignal(shown.pane.line_requested) as heard:
        shown.click(qtbot, "Line 12, column 5")
    assert heard.args == [12, 5]
    shown.state.select("departs")
    assert "⚠ something is wrong" not in shown.texts()


def test_that_markup_is_shown_as_it_is_written(qtbot: QtBot) -> None:
    markup = "<b>bold</b> <img src=x> &amp; **no** https://example.org/auto"
    text = SAMPLE.replace("Sees the dam", f"'{markup}'").replace("He saw the dam.", markup)
    shown = Shown(qtbot, text.replace("title: A page", f"title: '{markup}'"))
    shown.state.select("dam")
    assert shown.texts().count(markup) == 2
    assert f"{markup} ↗" in shown.texts()
    assert shown.pane.view.links()[f"{markup} ↗"] == ToAddress("https://example.org/page")
    assert len(shown.pane.view.page.targets) == 12


def test_that_nothing_is_loaded_whatever_asks_for_it(shown: Shown, tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    assert shown.pane.grab().save(str(picture))
    kind = QTextDocument.ResourceType.ImageResource.value
    assert not shown.pane.view.document().resource(kind, QUrl.fromLocalFile(str(picture)))


@pytest.mark.parametrize("width_px", [240, 340, 700])
def test_that_no_word_is_so_long_that_it_is_cut_or_under_the_scroll_bar(qtbot: QtBot, width_px: int) -> None:
    word = "Donaudampfschifffahrtsgesellschaft" * 6
    text = SAMPLE
    for old in ("Sees the dam", "Amur", "A. Person", "it was very high", "PortAmur", "The Wire", "The trip"):
        text = text.replace(old, word)
    shown = Shown(qtbot, text.replace("He saw the dam.", "word " * 900), width_px)
    shown.state.select("dam")
    view, bar = shown.pane.view, shown.pane.view.verticalScrollBar()
    assert view.width() <= width_px
    assert view.horizontalScrollBar().maximum() == 0
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert view.document().size().width() <= view.viewport().width()
    block, lines = view.document().begin(), 0
    while block.isValid():
        left = view.document().documentLayout().blockBoundingRect(block).left()
        for number in range(block.layout().lineCount()):
            line = block.layout().lineAt(number)
            assert left + line.naturalTextRect().right() <= view.viewport().width()
            lines += 1
        block = block.next()
    assert lines > 50


def test_that_the_text_holds_still_when_a_scroll_bar_comes(qtbot: QtBot, shown: Shown) -> None:
    view = shown.pane.view
    shown.state.select("departs")
    bar = view.verticalScrollBar()
    assert bar.maximum() == 0
    width = view.document().textWidth()
    shown.pane.resize(340, 120)
    shown.state.select("dam")
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert view.document().textWidth() == width


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
    shown.appearance.set_mode("dark")
    title = shown.pane.view.document().find("Sees the dam")
    assert title.charFormat().foreground().color() == DARK.text


def test_that_a_refresh_keeps_the_place_in_a_long_page(qtbot: QtBot) -> None:
    shown = Shown(qtbot, SAMPLE.replace("He saw the dam.", "word " * 2000))
    shown.state.select("dam")
    bar = shown.pane.view.verticalScrollBar()
    bar.setValue(300)
    assert bar.value() == 300
    shown.pane.refresh()
    assert bar.value() == 300
    shown.state.select("departs")
    assert bar.value() == 0


def test_that_left_and_right_walk_from_event_to_event_and_the_pane_keeps_the_keyboard(
    qtbot: QtBot, shown: Shown
) -> None:
    shown.state.select("departs")
    view = shown.pane.view
    view.setFocus()
    walked = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left):
        qtbot.keyClick(view, key)
        walked.append(shown.state.selected_id)
    assert walked == ["dam", "speech", "dam", "departs", "departs"]
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.KeypadModifier)
    assert shown.state.selected_id == "dam"
    assert shown.pane.focusWidget() is view


def test_that_the_arrows_scroll_and_with_shift_select(qtbot: QtBot) -> None:
    shown = Shown(qtbot, SAMPLE.replace("He saw the dam.", "word " * 2000))
    shown.state.select("dam")
    view = shown.pane.view
    view.setFocus()
    bar = view.verticalScrollBar()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert bar.value() == bar.singleStep()
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 0
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert bar.value() == 0
    for _ in "Sun":
        qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.textCursor().selectedText() == "Sun"


def test_that_text_is_selected_across_the_page_and_copied_plain(qtbot: QtBot, shown: Shown) -> None:
    shown.state.select("dam")
    view = shown.pane.view
    assert view.isReadOnly()
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().startswith("Sunday 21 August 2011\n“Sunday” in the source")
    assert data.text().endswith("https://example.org/train")
    assert not data.hasHtml()


def test_that_a_part_of_a_line_is_copied_as_that_part(shown: Shown) -> None:
    shown.state.select("dam")
    view = shown.pane.view
    cursor = view.document().find("saw the dam.")
    cursor.setPosition(cursor.selectionStart())
    cursor.setPosition(view.document().find("Then he").selectionEnd(), cursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    assert view.selected_text() == "saw the dam.\nThen he"


def test_that_a_screen_reader_gets_a_name_and_the_whole_text(shown: Shown) -> None:
    shown.state.select("dam")
    heard = QAccessible.queryAccessibleInterface(shown.pane.view)
    assert heard.text(QAccessible.Text.Name) == "Details of the selected event"
    assert "Sees the dam" in heard.text(QAccessible.Text.Value)
    assert "it was very high" in heard.text(QAccessible.Text.Value)
    assert heard.state().readOnly


def test_that_texts_from_right_to_left_run_so_and_ours_do_not(qtbot: QtBot) -> None:
    text = SAMPLE.replace("it was very high", "كان السد عالياً").replace(
        "as_written: Sunday", "as_written: الأحد"
    )
    shown = Shown(qtbot, text)
    shown.state.select("dam")
    document = shown.pane.view.document()
    right, left = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    assert document.find("السد").block().textDirection() == right
    assert document.find("الأحد").block().textDirection() == left


def test_that_a_quotation_from_right_to_left_keeps_clear_of_its_bar(qtbot: QtBot) -> None:
    shown = Shown(qtbot, SAMPLE.replace("it was very high", "كان السد عالياً"))
    shown.state.select("dam")
    view = shown.pane.view
    document = view.document()
    rows = document.documentLayout().blockBoundingRect(document.find("السد").block())
    image, color = view.viewport().grab().toImage(), LIGHT.lane_color(0)
    pixels = [
        (x, image.pixelColor(x, y))
        for y in range(*map(int, (rows.top(), rows.bottom())))
        for x in range(image.width())
    ]
    bar = [x for x, pixel in pixels if pixel == color]
    letters = [x for x, pixel in pixels if pixel != color and pixel.lightness() < 110]
    assert letters and bar and max(letters) < min(bar) - 6
    assert max(bar) < view.viewport().width()


def test_that_found_words_are_marked_as_long_as_they_are_searched_for(qtbot: QtBot, shown: Shown) -> None:
    shown.state.select("dam")
    searching = Searching(shown.state)
    searching.set_text("HÍGH")
    view = shown.pane.view
    assert view.extraSelections() == [], "the timeline comes first"
    qtbot.waitUntil(lambda: bool(view.extraSelections()))
    assert [mark.cursor.selectedText() for mark in view.extraSelections()] == ["high"]
    shown.state.select("departs")
    assert [mark.cursor.selectedText() for mark in view.extraSelections()] == []
    shown.state.select("dam")
    assert len(view.extraSelections()) == 1
    searching.set_text("")
    qtbot.waitUntil(lambda: view.extraSelections() == [])


def test_that_words_of_one_letter_are_not_marked_in_the_frame_of_the_next(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(detail_pane, "AFTER_MS", 200)
    shown = Shown(qtbot)
    shown.state.select("dam")
    searching, view = Searching(shown.state), shown.pane.view
    searching.set_text("h")
    QApplication.processEvents()
    let_fall_due(shown.pane, 200)
    searching.set_text("hi")
    QApplication.processEvents()
    assert view.extraSelections() == []
    qtbot.waitUntil(lambda: bool(view.extraSelections()))


def test_that_words_are_marked_once_another_letter_is_answered(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(detail_pane, "AFTER_MS", 0)
    monkeypatch.setattr(detail_pane, "MOST_WAITS", 100_000)
    shown = Shown(qtbot)
    shown.state.select("dam")
    Searching(shown.state).set_text("h")
    shown.state.is_answer_awaited = True
    for _ in range(5):
        QApplication.processEvents()
    assert shown.pane.view.extraSelections() == []
    shown.state.is_answer_awaited = False
    qtbot.waitUntil(lambda: bool(shown.pane.view.extraSelections()))


def test_that_a_found_word_is_marked_where_it_stands_behind_emoji(qtbot: QtBot) -> None:
    document = QTextDocument("🚂🚂 By train\n🚂 and train by train")
    marks = marks_in(document, ("train",), LIGHT)
    assert [mark.cursor.selectedText() for mark in marks] == ["train"] * 3
