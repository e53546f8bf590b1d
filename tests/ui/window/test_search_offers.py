"""What could follow in the search: offered while one types, taken by key or click, never in the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from test_main_window import window_on

from viewer.ui.window.actions import Actions
from viewer.ui.window.main_window import MainWindow

KEYS = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window on the sample, its search with the keyboard."""
    window = window_on(qtbot, tmp_path)
    window.search.begin()
    return window


class PaintWatcher(QObject):
    """Calls something with every paint of what it watches."""

    def __init__(self, call: Callable[[], None]) -> None:
        super().__init__()
        self._call = call

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self._call()
        return False


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


def test_that_one_types_on_behind_a_completion_where_emoji_stand_before(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.search.setText("🚂🚂 pl dam")
    window.search.setCursorPosition(7)
    qtbot.keyClicks(window.search, "a")
    assert offered(window) == ["place:"]
    qtbot.keyClick(window.search, KEYS.Key_Down)
    qtbot.keyClick(window.search, KEYS.Key_Return)
    qtbot.keyClicks(window.search, "x")
    assert window.search.text() == "🚂🚂 place:xdam"


def test_that_offers_stand_below_the_field_where_the_window_becomes_narrower(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.resize(1500, 700)
    qtbot.keyClicks(window.search, "p")
    offers = window.search.offers
    assert offers is not None

    def are_below() -> bool:
        field = QRect(window.search.mapTo(window, QPoint(0, 0)), window.search.size())
        place = offers.geometry()
        return field.bottom() < place.top() < field.bottom() + 10 and place.left() in {
            field.left(),
            window.width() - place.width() - 4,
        }

    assert are_below()
    window.resize(900, 700)
    qtbot.waitUntil(are_below)
    window.resize(1500, 700)
    qtbot.waitUntil(are_below)
    assert offered(window) == ["person:", "place:"]


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


def test_that_a_letter_with_the_same_offers_paints_none_of_them(qtbot: QtBot, window: MainWindow) -> None:
    search = window.search
    qtbot.waitUntil(lambda: search.offers is not None)
    offers = search.offers
    assert offers is not None and offers.labels == [], "made before the first letter, and not seen"
    painted: list[str] = []
    watcher = PaintWatcher(lambda: painted.append(search.text()))
    offers.viewport().installEventFilter(watcher)
    for letter in "pla":
        qtbot.keyClicks(search, letter)
        # What it changes is painted in one turn.
        QApplication.processEvents()
        QApplication.processEvents()
    assert offered(window) == ["place:"]
    assert painted == ["p", "pl"]
    qtbot.keyClick(search, KEYS.Key_Down)
    qtbot.keyClicks(search, "c")
    assert offers.currentRow() == -1


def test_that_no_letter_asks_all_commands_whether_they_can_be_chosen(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    refresh = Actions.refresh
    monkeypatch.setattr(
        Actions, "refresh", lambda self, *news: (asked.append("all"), refresh(self, *news))[0]
    )
    window = window_on(qtbot, tmp_path)
    window.search.begin()
    finding = [window.actions_[name] for name in ("find_next", "find_previous", "filter_found")]
    asked.clear()
    enabled = []
    for text in ("p", "zzz", "p", ""):
        window.search.setText(text)
        enabled.append([action.isEnabled() for action in finding])
    assert enabled == [[True] * 3, [False] * 3, [True] * 3, [False] * 3]
    assert asked == []
