"""What could follow in the search: offered while one types, taken by key or click, never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from test_main_window import window_on

from viewer.ui.window.main_window import MainWindow

KEYS = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window on the sample, its search with the keyboard."""
    window = window_on(qtbot, tmp_path)
    window.search.begin()
    return window


def offered(window: MainWindow) -> list[str]:
    return window.search.offers.labels if window.search.offers is not None else []


def test_that_fields_and_then_their_names_are_offered(qtbot: QtBot, window: MainWindow) -> None:
    assert offered(window) == []
    qtbot.keyClicks(window.search, "p")
    assert offered(window) == ["person:", "place:"]
    qtbot.keyClicks(window.search, "erson:")
    assert offered(window) == ["A. Person", "B. Other"]
    qtbot.keyClicks(window.search, "o")
    assert set(offered(window)) == {"A. Person", "B. Other"}
    qtbot.keyClicks(window.search, "th")
    assert offered(window) == ["B. Other"]


@pytest.mark.parametrize("key", [KEYS.Key_Return, KEYS.Key_Tab])
def test_that_the_chosen_offer_is_taken_by_enter_and_tab(
    qtbot: QtBot, window: MainWindow, key: Qt.Key
) -> None:
    qtbot.keyClicks(window.search, "pl")
    qtbot.keyClick(window.search, KEYS.Key_Down)
    qtbot.keyClick(window.search, key)
    assert window.search.text() == "place:"
    assert offered(window) == ["Amur"]
    qtbot.keyClick(window.search, KEYS.Key_Down)
    qtbot.keyClick(window.search, key)
    assert window.search.text() == 'place:"Amur" '
    assert window.searching.report() == "1 found"
    assert offered(window) == [] and window.search.hasFocus()


def test_that_a_click_takes_an_offer(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClicks(window.search, "status:")
    offers = window.search.offers
    assert offers is not None
    row = offered(window).index("expected")
    place = offers.visualItemRect(offers.item(row)).center()
    qtbot.mouseClick(offers.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.search.text() == 'status:"expected" '
    assert window.search.hasFocus()


def test_that_going_round_passes_the_field_itself(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClicks(window.search, "p")
    offers = window.search.offers
    assert offers is not None
    rows = []
    for key in (KEYS.Key_Down, KEYS.Key_Down, KEYS.Key_Down, KEYS.Key_Up):
        qtbot.keyClick(window.search, key)
        rows.append(offers.currentRow())
    assert rows == [0, 1, -1, 1]


def test_that_what_stands_behind_the_cursor_is_kept(qtbot: QtBot, window: MainWindow) -> None:
    window.search.setText(" high")
    window.search.setCursorPosition(0)
    qtbot.keyClicks(window.search, "pla")
    qtbot.keyClick(window.search, KEYS.Key_Down)
    qtbot.keyClick(window.search, KEYS.Key_Return)
    qtbot.keyClick(window.search, KEYS.Key_Down)
    qtbot.keyClick(window.search, KEYS.Key_Return)
    assert window.search.text() == 'place:"Amur" high'


def test_that_enter_steps_through_what_is_found_as_long_as_no_offer_is_chosen(
    qtbot: QtBot, window: MainWindow
) -> None:
    qtbot.keyClicks(window.search, "s")
    assert offered(window) == ["status:", "source:"]
    qtbot.keyClick(window.search, KEYS.Key_Return)
    assert window.search.text() == "s" and window.state.selected is not None


def test_that_escape_puts_the_offers_away_before_it_ends_the_search(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClicks(window.search, "p")
    qtbot.keyClick(window.search, KEYS.Key_Escape)
    assert offered(window) == [] and window.search.text() == "p"
    qtbot.keyClick(window.search, KEYS.Key_Escape)
    assert window.search.text() == ""


def test_that_the_offers_go_with_the_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClicks(window.search, "p")
    window.view.focus_canvas()
    assert offered(window) == []


def test_that_the_offers_have_the_colours_of_the_window(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClicks(window.search, "p")
    window.appearance.set_mode("dark")
    assert offered(window) == []
    qtbot.keyClicks(window.search, "l")
    assert offered(window) == ["place:"]


def test_that_the_offers_stay_within_the_window(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(700, 500)
    qtbot.keyClicks(window.search, "p")
    offers = window.search.offers
    assert offers is not None
    assert window.rect().contains(offers.geometry())
