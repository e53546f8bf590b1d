"""The list of keys: every shortcut of the window stands in it, and it names none that is not there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot
from test_main_window import window_on

from viewer.ui.canvas.keys import CANVAS_KEYS
from viewer.ui.help.keys import KeysPage
from viewer.ui.kit.menu_texts import key_text
from viewer.ui.look.theme import Appearance
from viewer.ui.window.command import Command
from viewer.ui.window.commands import COMMANDS
from viewer.ui.window.key_list import key_sections
from viewer.ui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return window_on(qtbot, tmp_path)


def listed() -> set[str]:
    """Return the keys of the list as people read them."""
    return {key for _heading, rows in key_sections(COMMANDS) for key, _meaning in rows}


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("Ctrl+Up", "Ctrl+↑"),
        ("Ctrl++", "Ctrl++"),
        ("-", "−"),
        ("+", "+"),
        ("Ctrl+-", "Ctrl+−"),
        ("Del", "Delete"),
    ],
)
def test_that_keys_are_written_as_people_read_them(key: str, text: str) -> None:
    assert key_text(key) == text


def test_that_the_first_key_of_every_action_is_listed(window: MainWindow) -> None:
    shortcuts = [action.shortcuts() for action in window.findChildren(QAction) if action.shortcuts()]
    assert len(shortcuts) > 20
    portable = QKeySequence.SequenceFormat.PortableText
    assert {key_text(keys[0].toString(portable)) for keys in shortcuts} <= listed()


def test_that_every_command_can_be_chosen_from_a_menu(window: MainWindow) -> None:
    def names(menu: QMenu) -> set[str]:
        inner = [action.menu() for action in menu.actions()]
        found = {action.objectName() for action in menu.actions()}
        return found.union(*(names(one) for one in inner if isinstance(one, QMenu)))

    menus = [action.menu() for action in window.menuBar().actions()]
    found = set().union(*(names(menu) for menu in menus if isinstance(menu, QMenu)))
    assert {command.name for command in COMMANDS} <= found


def test_that_names_and_keys_are_taken_once() -> None:
    names = [command.name for command in COMMANDS]
    assert len(names) == len(set(names))
    for rows in (COMMANDS, CANVAS_KEYS):
        keys = [key for row in rows for key in row.keys]
        assert len(keys) == len(set(keys))


def test_that_a_menu_names_the_canvas_key_of_the_same_command(window: MainWindow) -> None:
    assert window.actions_["zoom_event"].text() == "Zoom to &event\tF"
    assert window.actions_["first"].text() == "&First event\tHome"
    shared = {row.name for row in CANVAS_KEYS} & {command.name for command in COMMANDS}
    assert {"zoom_event", "measure", "first", "last"} == shared


def test_that_the_menu_of_a_lane_names_the_canvas_keys(window: MainWindow) -> None:
    window.state.select("dam")
    menu = QMenu()
    lanes = window.view.canvas.lanes
    lanes.fill_lane_menu(menu, lanes.shown[0], keys=True)
    keys = {row.name: row.keys[0] for row in CANVAS_KEYS}
    named = [action.text().partition("\t")[2] for action in menu.actions()]
    assert [key for key in named if key] == [
        keys[name] for name in ("collapse_lane", "hide_lane", "lane_up", "lane_down")
    ]


def test_that_every_command_with_a_key_says_what_the_list_of_keys_shows() -> None:
    commands = [row for row in COMMANDS if isinstance(row, Command)]
    assert [row.name for row in commands if row.keys and not row.words] == []


def test_that_the_page_shows_every_row(qtbot: QtBot) -> None:
    page = KeysPage(key_sections(COMMANDS), Appearance("light"))
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    texts = {label.text() for label in page.findChildren(QLabel)}
    for heading, rows in key_sections(COMMANDS):
        assert heading in texts
        assert {text for row in rows for text in row} <= texts
