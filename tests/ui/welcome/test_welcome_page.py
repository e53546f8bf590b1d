"""The welcome page: what it offers, and that the keyboard alone reaches all of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QBoxLayout
from pytestqt.qtbot import QtBot
from ui_samples import settings_in

from viewer.ui.look.theme import Appearance
from viewer.ui.state.settings import Settings
from viewer.ui.welcome.page import MISSING, Offer, WelcomePage


class Desk:
    """A page, and what was chosen on it."""

    def __init__(self, folder: Path) -> None:
        self.done: list[str] = []
        self.files: list[Path] = []
        self.beside: list[Path] = []
        self.said: list[str] = []
        self.settings: Settings = settings_in(folder)
        self.appearance = Appearance("light")
        offers = [
            Offer(name, f"about {name}", "Ctrl+O", lambda name=name: self.done.append(name))
            for name in ("Open…", "New…")
        ]
        self.page = WelcomePage(offers, self.settings, self.appearance, can_open_beside=True)
        self.page.file_chosen.connect(self.files.append)
        self.page.beside_chosen.connect(self.beside.append)
        self.page.said.connect(self.said.append)


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    """Three files, the second of which is gone."""
    found = [tmp_path / name for name in ("a.yaml", "gone.yaml", "c.yaml")]
    for path in found:
        path.write_text("events: []", encoding="utf-8")
    return found


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path, paths: list[Path]) -> Desk:
    """A page on screen, with recent files."""
    desk = Desk(tmp_path)
    desk.appearance.dress(qapp)
    for path in reversed(paths):
        desk.settings.add_recent(path)
    paths[1].unlink()
    qtbot.addWidget(desk.page)
    desk.page.resize(900, 600)
    with qtbot.waitExposed(desk.page):
        desk.page.show()
    desk.page.activateWindow()
    qtbot.waitUntil(desk.page.isActiveWindow)
    desk.page.take_focus()
    return desk


def focus() -> object:
    return QApplication.focusWidget()


def test_that_recent_files_stand_in_their_order_and_missing_ones_are_marked(desk: Desk) -> None:
    rows = desk.page.recent
    assert [row.title for row in rows] == ["a.yaml", "gone.yaml", "c.yaml"]
    assert [row.tail for row in rows] == ["", MISSING, ""]


def test_that_the_arrows_walk_and_enter_chooses(desk: Desk, paths: list[Path]) -> None:
    rows = desk.page.recent
    assert focus() is rows[0]
    for key, row in ((Qt.Key.Key_Up, 0), (Qt.Key.Key_Down, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Down, 2)):
        QTest.keyClick(focus(), key)
        assert focus() is rows[row]
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert desk.files == [paths[2]]
    desk.page.offers[0].setFocus()
    QTest.keyClick(focus(), Qt.Key.Key_Down)
    assert focus() is desk.page.offers[1]
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    assert desk.done == ["New…"]


def test_that_a_missing_file_is_said_and_delete_takes_it_out(desk: Desk, paths: list[Path]) -> None:
    desk.page.recent[1].click()
    assert desk.files == [] and desk.said == [
        f"{paths[1]} is no longer there; Delete takes it out of the list"
    ]
    desk.page.recent[1].setFocus()
    QTest.keyClick(desk.page.recent[1], Qt.Key.Key_Delete)
    assert [row.title for row in desk.page.recent] == ["a.yaml", "c.yaml"]
    assert desk.settings.known() == [paths[0], paths[2]]
    assert focus() is desk.page.recent[1]
    for _ in range(2):
        QTest.keyClick(focus(), Qt.Key.Key_Delete)
    assert desk.page.recent == [] and focus() is desk.page.offers[0]


def test_that_delete_on_an_offer_does_nothing(desk: Desk) -> None:
    QTest.keyClick(desk.page.offers[0], Qt.Key.Key_Delete)
    assert len(desk.page.offers) == 2 and len(desk.page.recent) == 3


def test_that_the_menu_of_a_file_opens_it_beside(desk: Desk, paths: list[Path]) -> None:
    menu = desk.page.menu_of(paths[0], desk.page.recent[0])
    assert [action.text() for action in menu.actions() if action.text()] == [
        "&Open", "Open in a new &window", "&Remove from this list",
    ]  # fmt: skip
    menu.actions()[1].trigger()
    assert desk.beside == [paths[0]]
    gone = desk.page.menu_of(paths[1], desk.page.recent[1])
    gone.actions()[-1].trigger()
    assert [row.title for row in desk.page.recent] == ["a.yaml", "c.yaml"]


def test_that_what_happens_to_files_shows_when_one_comes_back(
    qtbot: QtBot, desk: Desk, paths: list[Path]
) -> None:
    paths[0].unlink()
    desk.page.hide()
    desk.page.show()
    assert [row.tail for row in desk.page.recent] == [MISSING, MISSING, ""]


def test_that_without_files_the_page_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    qtbot.addWidget(desk.page)
    with qtbot.waitExposed(desk.page):
        desk.page.show()
    assert desk.page.recent == [] and desk.page.nothing.isVisible()
    desk.page.activateWindow()
    qtbot.waitUntil(desk.page.isActiveWindow)
    desk.page.take_focus()
    assert focus() is desk.page.offers[0]


def test_that_screen_readers_hear_name_folder_and_what_is_amiss(desk: Desk, paths: list[Path]) -> None:
    heard = QAccessible.queryAccessibleInterface(desk.page.recent[1])
    assert heard.role() == QAccessible.Role.Button
    assert heard.text(QAccessible.Text.Name) == "gone.yaml"
    assert heard.text(QAccessible.Text.Description).endswith(f", {MISSING}")
    offer = QAccessible.queryAccessibleInterface(desk.page.offers[0])
    assert offer.text(QAccessible.Text.Description) == "about Open…, Ctrl+O"


@pytest.mark.parametrize(
    ("width", "percent", "direction"),
    [
        (1200, 100, QBoxLayout.Direction.LeftToRight),
        (700, 100, QBoxLayout.Direction.LeftToRight),
        (500, 100, QBoxLayout.Direction.TopToBottom),
        (700, 200, QBoxLayout.Direction.TopToBottom),
    ],
)
def test_that_columns_stand_below_each_other_where_room_is_scarce(
    desk: Desk, width: int, percent: int, direction: QBoxLayout.Direction
) -> None:
    desk.appearance.set_text_percent(percent)
    desk.page.resize(width, 500)
    QApplication.processEvents()
    assert desk.page.columns.direction() == direction
    assert desk.page.horizontalScrollBar().maximum() == 0
    rows = [*desk.page.offers, *desk.page.recent]
    places = [row.geometry() for row in rows]
    assert all(row.height() >= row.sizeHint().height() for row in rows)
    assert not any(one.intersects(other) for n, one in enumerate(places) for other in places[n + 1 :])
