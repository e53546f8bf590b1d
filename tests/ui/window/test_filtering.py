"""Filters: hidden in every view alike, said, lifted when something hidden is asked for, kept with the view."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from test_main_window import saved, window_on
from ui_samples import SAMPLE

from viewer.ui.document.document import Document
from viewer.ui.look.theme import Appearance
from viewer.ui.window.filter_bar import term_words
from viewer.ui.window.filter_menus import fill_event_filters, fill_show_only
from viewer.ui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window on the sample."""
    return window_on(qtbot, tmp_path)


def shown(window: MainWindow) -> list[str]:
    """Return the titles of what is shown, which canvas, overview and list agree on."""
    titles = [event.title for event in window.state.timeline.events]
    table = window.listing.list.table
    listed = [table.at(row) for row in range(table.rowCount())]
    assert [getattr(row, "title", "") for row in listed if hasattr(row, "lane")] == titles
    scene = window.view.canvas.scene()
    drawn = [] if scene is None else [box.event.title for box in scene.boxes if box.event is not None]
    assert sorted(drawn) == sorted(titles)
    return titles


def test_that_a_filter_hides_in_canvas_list_and_overview_alike(window: MainWindow) -> None:
    assert len(shown(window)) == 4 and window.filter_bar.isHidden()
    window.filtering.set_text("lane:talk")
    assert shown(window) == ["Somebody speaks"]
    assert window.filter_bar.isVisible() and window.filter_bar.count.text() == "1 of 4 events shown"
    assert window.listing.list.count.text() == "1 of 4 events"
    window.filter_bar.clear.click()
    assert len(shown(window)) == 4 and window.filter_bar.isHidden()


def test_that_a_filter_that_leaves_nothing_is_no_empty_file(window: MainWindow, tmp_path: Path) -> None:
    note = window.view.empty_note
    window.filtering.set_text("zzzz")
    assert note.isVisible()
    assert note.text() == "0 of 4 events shown\n\nShow all events again (Ctrl+Shift+A)"
    saved(window, SAMPLE.replace("title: Departs", "title: Leaves"))
    assert note.text().startswith("0 of 4 events shown")
    window.filtering.clear()
    assert not note.isVisible()
    empty = tmp_path / "empty.yaml"
    empty.write_text("title: None\nevents: []\n", encoding="utf-8")
    window.commands.open_path(empty)
    window.filtering.set_text("zzzz")
    assert note.text().startswith("No events yet")


def test_that_events_that_cannot_be_read_are_no_empty_file(qtbot: QtBot, tmp_path: Path) -> None:
    window = window_on(qtbot, tmp_path, "title: A life\nevents: [\n  - {date: 2011, title: Born}\n")
    note, page = window.view.empty_note, window.pane.view
    qtbot.waitUntil(lambda: "A life" in page.toPlainText())
    assert note.isVisible() and note.text().startswith("Nothing to show yet")
    assert "Line 3, column 3" in page.toPlainText() and "Ctrl+N" not in page.toPlainText() + note.text()
    saved(window, "title: A life\n")
    qtbot.waitUntil(lambda: "Ctrl+N" in page.toPlainText())
    assert note.text().startswith("No events yet")


def test_that_terms_are_let_go_one_by_one(qtbot: QtBot, window: MainWindow) -> None:
    window.filtering.set_text("status:reported -lane:talk")
    assert [chip.text() for chip in window.filter_bar.chips()] == ["status: reported  ✕", "not lane: talk  ✕"]
    assert shown(window) == ["Departs", "Sees the dam"]
    window.filter_bar.chips()[1].click()
    assert window.filtering.text == "status:reported" and len(shown(window)) == 3
    chip = window.filter_bar.chips()[0]
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert window.filtering.text == "" and window.focusWidget() is window.view.canvas


def test_that_what_is_found_is_shown_alone(window: MainWindow) -> None:
    window.search.setText("dam")
    found = [window.state.timeline.events[place].title for place in window.state.hits.places]  # type: ignore[union-attr]
    window.actions_["filter_found"].trigger()
    assert shown(window) == found == ["Sees the dam"]
    assert window.search.text() == "" and window.state.hits is None
    window.actions_["filter_clear"].trigger()
    assert len(shown(window)) == 4 and not window.actions_["filter_clear"].isEnabled()


def test_that_an_event_asked_for_lifts_the_filter_that_hides_it(window: MainWindow) -> None:
    window.filtering.set_text("lane:talk")
    window.state.select("speech")
    window.state.select("departs")
    assert window.state.selected_id == "departs" and window.filtering.text == ""
    assert len(shown(window)) == 4


def test_that_a_selection_that_gets_hidden_is_none(window: MainWindow) -> None:
    window.state.select("departs")
    window.filtering.set_text("lane:talk")
    assert window.state.selected_id == ""
    assert window.filtering.text == "lane:talk"


def test_that_a_search_looks_at_what_is_shown(window: MainWindow) -> None:
    window.filtering.set_text("-lane:talk")
    window.search.setText("s")
    assert window.searching.report() == "3 found"


def test_that_a_reload_keeps_the_filter(window: MainWindow) -> None:
    window.filtering.set_text("status:expected")
    saved(
        window,
        SAMPLE.replace("Arrives", "Gets there") + "  - {date: 2011-09, title: Later, status: expected}\n",
    )
    assert shown(window) == ["Gets there", "Later"]
    assert window.filter_bar.count.text() == "2 of 5 events shown"


def test_that_the_pane_knows_what_the_filter_hides(window: MainWindow) -> None:
    window.filtering.set_text("-lane:talk")
    window.state.select("dam")
    assert "Somebody speaks" in window.pane.view.toPlainText()


def test_that_a_date_that_is_none_is_said(window: MainWindow) -> None:
    window.filtering.set_text("before:soon")
    assert window.state.timeline.events == ()
    assert window.filter_bar.count.text() == "“soon” is not a date"


def test_that_filter_and_folding_are_kept_for_each_file(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    first = window.document.path
    assert first is not None
    window.filtering.set_text("lane:talk")
    window.actions_["fold"].trigger()
    assert not window.state.fold_gaps
    other = tmp_path / "other.yaml"
    other.write_text(SAMPLE, encoding="utf-8")
    window.commands.open_path(other)
    assert window.filtering.text == "" and len(shown(window)) == 4
    window.actions_["fold"].trigger()
    assert window.state.fold_gaps
    again = MainWindow(Document(), window.settings, Appearance("light"))
    qtbot.addWidget(again)
    again.commands.open_path(first)
    assert again.filtering.text == "lane:talk" and len(again.state.timeline.events) == 1
    assert not again.state.fold_gaps
    again.commands.open_path(other)
    assert again.state.fold_gaps and again.filtering.text == ""


def test_that_a_large_timeline_is_filtered_in_turns(qtbot: QtBot, tmp_path: Path) -> None:
    entries = "".join(
        f"  - {{date: {1000 + n % 900}, title: Made {n}, tags: t{n % 3}}}\n" for n in range(4_000)
    )
    window = window_on(qtbot, tmp_path, f"events:\n{entries}")
    window.filtering.set_text("tag:t1")
    qtbot.waitUntil(lambda: len(window.state.timeline.events) < 4_000)
    assert len(window.state.timeline.events) == sum(n % 3 == 1 for n in range(4_000))
    assert window.filter_bar.count.text() == "1,333 of 4,000 events shown"


def test_that_menus_offer_each_thing_by_its_names_and_not_by_its_id_too(window: MainWindow) -> None:
    parts = window.actions_.parts
    menu, of_event = QMenu(), QMenu()
    fill_show_only(menu, parts)
    inner = {action.text(): action.menu() for action in menu.actions()}
    lanes = [action.text() for action in inner["&Lanes"].actions()]  # type: ignore[union-attr]
    assert lanes == ["The trip\t3", "Talk\t1"]
    sources = [action.text() for action in inner["S&ources"].actions()]  # type: ignore[union-attr]
    assert sources == ["By train\t3", "The Wire\t3", "A book\t2"]
    window.state.select("dam")
    fill_event_filters(of_event, parts)
    texts = [action.text() for action in of_event.actions()]
    assert "lane: The trip" in texts and "lane: trip" not in texts
    assert "source: The Wire" in texts and "source: wire" not in texts


def test_that_menus_offer_every_name_and_that_of_the_event(window: MainWindow) -> None:
    parts = window.actions_.parts
    menu = QMenu()
    fill_show_only(menu, parts)
    inner = {action.text(): action.menu() for action in menu.actions()}
    lanes = inner["&Lanes"].actions()  # type: ignore[union-attr]
    assert [action.text() for action in lanes][:2] == ["The trip\t3", "Talk\t1"]
    lanes[0].trigger()
    assert shown(window) == ["Departs", "Sees the dam", "Arrives"]
    assert not next(action for action in menu.actions() if action.text() == "&Tags").isEnabled()
    window.state.select("dam")
    of_event = QMenu()
    fill_event_filters(of_event, parts)
    texts = [action.text() for action in of_event.actions()]
    assert {
        "person: A. Person",
        "place: Amur",
        "lane: The trip",
        "status: reported",
        "source: The Wire",
    } <= set(texts)
    next(action for action in of_event.actions() if action.text() == "place: Amur").trigger()
    assert shown(window) == ["Sees the dam"]
    assert [chip.text() for chip in window.filter_bar.chips()] == ["lane: The trip  ✕", "place: Amur  ✕"]


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ('person:"Kim Jong Il"', "person: Kim Jong Il"), ("-status:expected", "not status: expected"), ('"a phrase"', "a phrase"),
        ('tag:"a","b"', "tag: a, b"), ("word", "word"), ("x" * 80, "x" * 59 + "…"),
    ],
)  # fmt: skip
def test_that_chips_say_terms_plainly(term: str, words: str) -> None:
    assert term_words(term) == words


def test_that_a_name_in_the_pane_filters_by_key_and_keeps_the_event_selected(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.state.select("dam")
    view = window.pane.view
    qtbot.waitUntil(lambda: "B. Other" in view.links())
    view.setFocus()
    while view.textCursor().selectedText() != "B. Other":
        qtbot.keyClick(view, Qt.Key.Key_Tab)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert window.filtering.text == 'person:"B. Other"'
    assert shown(window) == ["Sees the dam"]
    assert window.state.selected_id == "dam"
