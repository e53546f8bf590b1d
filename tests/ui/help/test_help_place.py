"""The panel of help: where it stands, how it comes and goes, what it remembers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from test_main_window import window_on
from ui_samples import settings_in

from viewer.ui.document.document import Document
from viewer.ui.look.theme import Appearance
from viewer.ui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> MainWindow:
    made = window_on(qtbot, tmp_path)
    made.appearance.dress(qapp)
    made.resize(1280, 800)
    made.activateWindow()
    made.view.canvas.setFocus()
    qtbot.waitUntil(made.view.canvas.hasFocus)
    return made


def left_of(window: MainWindow, widget: QWidget) -> int:
    return widget.mapTo(window, QPoint(0, 0)).x()


def press(window: MainWindow, key: Qt.Key) -> None:
    focus = window.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)
    QApplication.processEvents()


def test_that_it_stands_beside_the_timeline_and_covers_nothing(window: MainWindow) -> None:
    assert window.help.page == ""
    before = window.view.canvas.width()
    window.actions_["legend"].trigger()
    QApplication.processEvents()
    panel = window.help.panel
    assert window.help.page == "legend"
    assert left_of(window, panel) >= left_of(window, window.pane) + window.pane.width()
    assert window.view.canvas.width() < before
    assert not panel.isWindow()
    assert window.actions_["legend"].isChecked()
    assert not window.actions_["keys"].isChecked()


def test_that_a_page_has_the_keyboard_and_escape_gives_it_back(window: MainWindow) -> None:
    window.actions_["keys"].trigger()
    QApplication.processEvents()
    assert QApplication.focusWidget() is window.help.panel.page
    press(window, Qt.Key.Key_Escape)
    assert window.help.page == ""
    assert QApplication.focusWidget() is window.view.canvas


def test_that_f6_leads_to_it_and_from_there_closes_it(window: MainWindow) -> None:
    window.actions_["keys"].trigger()
    window.view.canvas.setFocus()
    for page, has_focus in (("keys", True), ("", False), ("keys", True)):
        window.actions_["help_panel"].trigger()
        QApplication.processEvents()
        assert (window.help.page, window.help.panel.page.hasFocus()) == (page, has_focus)


def test_that_the_same_command_again_closes_it_and_another_turns_the_page(window: MainWindow) -> None:
    window.actions_["keys"].trigger()
    window.actions_["legend"].trigger()
    assert window.help.page == "legend"
    window.actions_["legend"].trigger()
    assert window.help.page == ""


def test_that_tabs_turn_pages_by_arrow_keys(window: MainWindow) -> None:
    window.actions_["legend"].trigger()
    tabs = window.help.panel.tabs
    tabs.setFocus()
    press(window, Qt.Key.Key_Right)
    assert window.help.page == "keys"
    assert window.actions_["keys"].isChecked()
    assert window.help.panel.page.isVisible()


def test_that_a_narrow_window_has_it_below_and_does_not_grow(window: MainWindow) -> None:
    window.resize(700, 500)
    window.actions_["legend"].trigger()
    QApplication.processEvents()
    assert (window.width(), window.height()) == (700, 500)
    panel = window.help.panel
    top = panel.mapTo(window, QPoint(0, 0)).y()
    assert top >= window.view.mapTo(window, QPoint(0, 0)).y() + window.view.height()
    assert panel.width() == 700
    assert window.view.canvas.height() >= 100
    assert window.pane.isHidden()
    press(window, Qt.Key.Key_Escape)
    assert not window.pane.isHidden()
    assert window.settings.detail_pane


def test_that_the_page_and_its_width_are_remembered(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.actions_["keys"].trigger()
    QApplication.processEvents()
    window.help.setSizes([window.width() - 401, 400])
    window.help.splitterMoved.emit(0, 1)
    again = MainWindow(Document(), settings_in(tmp_path), Appearance("light"))
    qtbot.addWidget(again)
    again.resize(1280, 800)
    with qtbot.waitExposed(again):
        again.show()
    assert again.help.page == "keys"
    assert again.help.panel.width() == 400
    assert not again.help.panel.page.hasFocus()
    again.help.close_panel()
    assert settings_in(tmp_path).help_page == ""
    assert settings_in(tmp_path).help_last == "keys"


def test_that_it_can_be_read_while_no_file_is_open(window: MainWindow) -> None:
    window.document.leave()
    window.actions_["keys"].trigger()
    QApplication.processEvents()
    assert window.help.panel.isVisible()
    assert window.welcome is not None
    assert window.welcome.isVisible()
    press(window, Qt.Key.Key_Escape)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.welcome.isAncestorOf(focus) or focus is window.welcome


def test_that_the_menu_ticks_the_pane_only_while_it_is_there(window: MainWindow) -> None:
    ticked = []
    window.resize(700, 500)
    window.actions_["legend"].trigger()
    for size in ((700, 500), (700, 1000), (700, 500)):
        window.resize(*size)
        QApplication.processEvents()
        ticked.append((window.pane.isVisible(), window.actions_["pane"].isChecked()))
    window.help.close_panel()
    ticked.append((window.pane.isVisible(), window.actions_["pane"].isChecked()))
    assert ticked == [(False, False), (True, True), (False, False), (True, True)]


def test_that_the_legend_follows_file_and_filter(window: MainWindow) -> None:
    window.actions_["legend"].trigger()
    QApplication.processEvents()
    page = window.help.panel.page
    before = page.widget()
    window.filtering.set_text("status:expected")
    assert page.widget() is not before  # type: ignore[attr-defined]


def test_that_a_screen_reader_hears_names(window: MainWindow) -> None:
    window.actions_["legend"].trigger()
    panel = window.help.panel
    assert panel.accessibleName() == "Help"
    assert panel.page.accessibleName() == "Legend"
    assert panel.tabs.accessibleName()
    assert panel.close_button.accessibleName() == "Close help"


def test_that_larger_texts_put_it_below_sooner(window: MainWindow) -> None:
    window.actions_["legend"].trigger()
    assert window.help.is_beside
    window.appearance.set_text_percent(150)
    window.resize(1270, 800)
    QApplication.processEvents()
    assert not window.help.is_beside


def test_that_a_page_that_there_is_not_is_not_opened_again(qtbot: QtBot, tmp_path: Path) -> None:
    settings_in(tmp_path).help_page = "gone"
    window = window_on(qtbot, tmp_path)
    assert window.help.page == ""
    window.help.toggle()
    assert window.help.page == "legend"
